#include "cli/system_world.h"

#include <fcntl.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <climits>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>

namespace rapport::cli {
namespace {

Error system_error(int code) {
    return {Fault::Storage, std::string(std::strerror(code)) + ".", "errno " + std::to_string(code)};
}

/// Closes itself.
class Descriptor {
public:
    explicit Descriptor(int number) : number_(number) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() {
        if (number_ > STDERR_FILENO) ::close(number_);
    }
    [[nodiscard]] int number() const { return number_; }
    [[nodiscard]] bool is_open() const { return number_ >= 0; }

private:
    int number_;
};

Result<std::string> read_all(int descriptor) {
    std::string bytes;
    constexpr std::size_t step = std::size_t{1} << 20;
    for (;;) {
        const std::size_t size = bytes.size();
        bytes.resize(size + step);
        const ssize_t count = ::read(descriptor, bytes.data() + size, step);
        if (count < 0 && errno == EINTR) {
            bytes.resize(size);
            continue;
        }
        if (count < 0) return system_error(errno);
        bytes.resize(size + static_cast<std::size_t>(count));
        if (count == 0) return bytes;
    }
}

Result<void> write_all(int descriptor, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t count = ::write(descriptor, bytes.data(), bytes.size());
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) return system_error(errno);
        bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    return {};
}

/// Where a chain of symbolic links ends.
std::string real_path(const std::string& path) {
    char* resolved = ::realpath(path.c_str(), nullptr);
    std::string result = resolved ? resolved : path;
    std::free(resolved);
    return result;
}

Result<void> write_whole(const std::string& path, std::string_view bytes) {
    const Descriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666));
    if (!file.is_open()) return system_error(errno);
    TRY(write_all(file.number(), bytes));
    if (::fsync(file.number()) != 0) return system_error(errno);
    return {};
}

/// A pipe, a terminal or another device: there is nothing in it that could be replaced.
bool is_stream(const std::string& path) {
    struct stat there{};
    return ::stat(path.c_str(), &there) == 0 && !S_ISREG(there.st_mode) && !S_ISDIR(there.st_mode);
}

Result<void> write_stream(const std::string& path, std::string_view bytes) {
    const Descriptor stream(::open(path.c_str(), O_WRONLY | O_CLOEXEC));
    if (!stream.is_open()) return system_error(errno);
    return write_all(stream.number(), bytes);
}

/// Gives the file its name. With Existing::Keep by a link, which fails where somebody was faster.
Result<void> put_in_place(const std::string& from, const std::string& to, Existing existing) {
    if (existing == Existing::Keep) {
        if (::link(from.c_str(), to.c_str()) == 0) {
            ::unlink(from.c_str());
            return {};
        }
        if (errno == EEXIST || ::access(to.c_str(), F_OK) == 0)
            return Error{Fault::Refused, std::string(is_there_already), {}};
    }
    struct stat old{};
    if (::stat(to.c_str(), &old) == 0) (void)::chmod(from.c_str(), old.st_mode & 07777);
    if (::rename(from.c_str(), to.c_str()) != 0) return system_error(errno);
    return {};
}

}  // namespace

Result<std::string> SystemDisk::read(const std::string& path) {
    if (path == "-") return read_all(STDIN_FILENO);
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (!file.is_open()) return system_error(errno);
    return read_all(file.number());
}

Result<void> SystemDisk::write(const std::string& path, std::string_view bytes, Existing existing) {
    if (path == "-") return write_all(STDOUT_FILENO, bytes);
    if (is_stream(path)) return write_stream(path, bytes);
    const std::string target = real_path(path);
    const std::string beside = target + "." + std::to_string(::getpid()) + ".part";
    Result<void> outcome = write_whole(beside, bytes);
    if (outcome) outcome = put_in_place(beside, target, existing);
    if (!outcome) ::unlink(beside.c_str());
    return outcome;
}

bool SystemDisk::exists(const std::string& path) {
    return path != "-" && ::access(path.c_str(), F_OK) == 0 && !is_stream(path);
}

std::string program_folder() {
    const std::string link = "/proc/self/exe";
    const std::string file = real_path(link);  // As it was where nothing is known of it.
    return file == link ? "" : file.substr(0, file.rfind('/'));
}

Instant SystemClock::now() {
    timespec time{};
    ::clock_gettime(CLOCK_REALTIME, &time);
    return {std::int64_t{time.tv_sec} * 1000 + time.tv_nsec / 1'000'000};
}

DateTime SystemClock::local_now() {
    const std::time_t seconds = static_cast<std::time_t>(now().millis / 1000);
    std::tm local{};
    ::localtime_r(&seconds, &local);
    return at(date_of(Civil{local.tm_year + 1900, local.tm_mon + 1, local.tm_mday}),
              {local.tm_hour * minutes_per_hour + local.tm_min});
}

// Nothing the command line says depends on where somebody is.
std::optional<Minutes> SystemClock::zone_offset(std::string_view, Instant) { return {}; }

void SystemEntropy::fill(std::span<std::uint8_t> bytes) {
    while (!bytes.empty()) {
        const ssize_t count = ::getrandom(bytes.data(), bytes.size(), 0);
        if (count > 0) bytes = bytes.subspan(static_cast<std::size_t>(count));
    }
}

}  // namespace rapport::cli
