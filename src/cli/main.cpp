// The command line program.

#include <cstdio>
#include <vector>

#include "cli/command_line.h"
#include "cli/system_world.h"

int main(int count, char** arguments) {
    using namespace rapport::cli;
    const std::vector<std::string> words(arguments + (count > 0 ? 1 : 0), arguments + count);
    SystemDisk disk;
    SystemClock clock;
    SystemEntropy entropy;
    World world{
        disk, clock, entropy,
        [](std::string_view line) { std::fprintf(stderr, "%.*s\n", static_cast<int>(line.size()), line.data()); },
        program_folder()};
    return run(words, world);
}
