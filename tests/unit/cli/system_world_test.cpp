#include "cli/system_world.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>

#include "support/print.h"

namespace rapport::cli {
namespace {

/// A folder that goes away with it.
struct Folder {
    std::filesystem::path path =
        std::filesystem::temp_directory_path() / ("rapport-test-" + std::to_string(::getpid()));
    Folder() { std::filesystem::create_directories(path); }
    ~Folder() { std::filesystem::remove_all(path); }
    [[nodiscard]] std::string file(const char* name) const { return (path / name).string(); }
};

}  // namespace

TEST_CASE("The program knows the folder that its own file is in") {
    const std::string folder = program_folder();
    REQUIRE_FALSE(folder.empty());
    CHECK_FALSE(folder.ends_with('/'));
    CHECK(std::filesystem::equivalent(folder, std::filesystem::read_symlink("/proc/self/exe").parent_path()));
}

TEST_CASE("A pipe is written into, and stays what it is") {
    const Folder folder;
    const std::string pipe = folder.file("pipe");
    REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
    const int reader = ::open(pipe.c_str(), O_RDONLY | O_NONBLOCK);
    REQUIRE(reader >= 0);
    SystemDisk disk;

    CHECK_FALSE(disk.exists(pipe));
    CHECK(disk.write(pipe, "one", Existing::Keep));
    CHECK(disk.write(pipe, "two", Existing::Replace));
    std::filesystem::create_symlink(pipe, folder.file("link"));
    CHECK(disk.write(folder.file("link"), "three", Existing::Keep));

    char read[16];
    CHECK(::read(reader, read, sizeof read) == 11);
    ::close(reader);
    CHECK(std::filesystem::is_fifo(pipe));
}

TEST_CASE("A file is replaced when asked for, and kept otherwise") {
    const Folder folder;
    const std::string file = folder.file("file");
    SystemDisk disk;

    CHECK(disk.write(file, "one", Existing::Keep));
    CHECK(disk.exists(file));
    CHECK_FALSE(disk.write(file, "two", Existing::Keep));
    CHECK(*disk.read(file) == "one");
    CHECK(disk.write(file, "two", Existing::Replace));
    CHECK(*disk.read(file) == "two");
}

}  // namespace rapport::cli
