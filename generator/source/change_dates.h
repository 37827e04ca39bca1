#pragma once
// When each file was last changed, as git knows it. Read once a build, by two short questions to git for each content
// folder, never by one for each file.

#include <map>
#include <string>
#include <string_view>

#include "base/date.h"
#include "base/failure.h"
#include "base/programs.h"

namespace waymark {

using ChangeDates = std::map<std::string, Date, std::less<>>;  // by disk path

// The date of the newest commit that changed a file, for each file below `folder` that has one, by the committer's
// clock: the same whoever builds, and when. A file that was moved was changed. Fails, with a reason fit for a finding,
// when there is no git or no repository, or a shallow one, in which every file seems to be as old as its oldest commit.
Result<ChangeDates> git_change_dates(const std::string& folder, const Programs& programs);

// What git_change_dates() depends on, told much faster: while it is the same, so are they.
Result<std::string> git_state(const std::string& folder, const Programs& programs);

// What git_change_dates() asks git for, by path below the folder: commits, newest first, each as a zero byte, its
// date, a zero byte, and its files with a zero byte behind each. No name of a file can be taken for anything else,
// since none holds that byte or is empty.
ChangeDates read_git_log(std::string_view log);

}  // namespace waymark
