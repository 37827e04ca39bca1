#include "base/program_id.h"

#include <elf.h>
#include <fmt/format.h>
#include <link.h>
#include <string_view>

#include "base/file_stamp.h"
#include "base/hash.h"

namespace waymark {
namespace {

constexpr std::uint32_t rounded(std::uint32_t size) { return (size + 3) & ~std::uint32_t{3}; }

// The note that the linker puts into what it makes: a hash of all of it. Empty where it was told not to.
std::string_view build_id_of(const dl_phdr_info& object) {
  for (std::size_t i = 0; i < object.dlpi_phnum; ++i) {
    const ElfW(Phdr)& header = object.dlpi_phdr[i];
    if (header.p_type != PT_NOTE) continue;
    const char* at = reinterpret_cast<const char*>(object.dlpi_addr + header.p_vaddr);
    std::string_view notes(at, header.p_memsz);
    while (notes.size() >= sizeof(ElfW(Nhdr))) {
      const auto* note = reinterpret_cast<const ElfW(Nhdr)*>(notes.data());
      const std::size_t name = sizeof *note;
      const std::size_t text = name + rounded(note->n_namesz);
      if (text + note->n_descsz > notes.size()) break;
      if (note->n_type == NT_GNU_BUILD_ID && notes.substr(name, note->n_namesz) == std::string_view("GNU\0", 4))
        return notes.substr(text, note->n_descsz);
      notes.remove_prefix(std::min<std::size_t>(notes.size(), text + rounded(note->n_descsz)));
    }
  }
  return {};
}

int add_object(dl_phdr_info* object, std::size_t, void* into) {
  std::string& ids = *static_cast<std::string*>(into);
  const std::string_view id = build_id_of(*object);
  ids += id;
  ids += '\n';
  if (!id.empty()) return 0;
  // The program itself has no name here; vdso has no file, and makes no difference.
  const std::string name = object->dlpi_name;
  if (const auto stamp = stamp_of(name.empty() ? "/proc/self/exe" : name))
    ids += fmt::format("{} {} {} {} {}\n", name, stamp->device, stamp->inode, stamp->size, stamp->changed);
  return 0;
}

}  // namespace

std::string program_id() {
  std::string ids;
  dl_iterate_phdr(add_object, &ids);
  return hash_hex(ids);
}

}  // namespace waymark
