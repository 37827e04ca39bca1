#pragma once
// What disks do to programs: full, read-only, changing, with links that lead elsewhere.

namespace waymark {

void add_disk_cases();

}  // namespace waymark
