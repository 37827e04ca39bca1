#include <exception>
#include <iostream>

#include "commands/command_line.h"
#include "commands/exit_codes.h"

int main(int argc, char** argv) {
  try {
    return waymark::run_command_line(argc, argv, std::cout, std::cerr);
  } catch (const std::exception& error) {
    // Nothing that an author or the disk does ends here.
    std::cerr << "waymark: internal error: " << error.what()
              << "; please report it with the command line and the file concerned\n";
    return waymark::exit_bug;
  }
}
