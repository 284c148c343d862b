#include "cli/pack_program.h"

#define ZLIB_CONST  // What is read stays as it is.
#include <zlib.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>

#include "base/text.h"
#include "share/byte_page.h"
#include "share/sha256.h"

namespace rapport::cli {
namespace {

constexpr std::string_view again = " Build the site again with scripts/run --build-only.";
constexpr std::size_t most_bytes = std::size_t{1} << 30;  // Of all parts: zlib counts in 32 bits.

Error not_packed(std::string sentence, std::string detail = {}) {
    return {Fault::Malformed, std::move(sentence), std::move(detail)};
}

Error no_site(std::string detail) {
    return {
        Fault::Missing,
        "This folder holds no built site of Rapport. scripts/run --build-only makes one in build/web/site; say with "
        "--program where it is.",
        std::move(detail)};
}

// --- The files -------------------------------------------------------------------------------------------------------

/// As full.js takes them apart.
struct Parts {
    std::string script, program, later, style;
};

Result<std::string> part_of(const std::string& folder, std::string_view name, Disk& disk) {
    Result<std::string> bytes = disk.read(folder + "/" + std::string(name));
    const std::string file = "The site is not whole: “" + std::string(name) + "” ";
    if (!bytes) return Error{Fault::Missing, file + "cannot be read." + std::string(again), bytes.error().message};
    if (bytes->empty()) return not_packed(file + "is empty." + std::string(again));
    return bytes;
}

/// The digits in "later-0123456789abcdef.wasm", which is the second part's name; empty where boot.js names none, since the program
/// is in one piece.
std::string_view later_hash(std::string_view boot) {
    constexpr std::string_view before = "later-", behind = ".wasm";
    constexpr std::size_t digits = 16;
    for (std::size_t at = boot.find(before); at != std::string_view::npos; at = boot.find(before, at + 1)) {
        const std::string_view rest = boot.substr(at + before.size());
        const std::string_view hash = rest.substr(0, digits);
        const bool hexadecimal =
            std::ranges::all_of(hash, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
        if (hexadecimal && hash.size() == digits && rest.substr(digits).starts_with(behind)) return hash;
    }
    return {};
}

bool is_wasm(std::string_view bytes) { return bytes.starts_with(std::string_view("\0asm", 4)); }

Result<void> check(const Parts& parts, std::string_view hash) {
    if (!is_valid_utf8(parts.script) || !is_valid_utf8(parts.style))
        return not_packed("The program's script or style is damaged: it is not UTF-8." + std::string(again));
    if (!is_wasm(parts.program) || (!hash.empty() && !is_wasm(parts.later)))
        return not_packed("The program in this site is damaged: it is not WebAssembly." + std::string(again));
    if (!hash.empty() && !hex(sha256(parts.program + parts.later)).starts_with(hash))
        return not_packed("The two parts of the program in this site are not of one build." + std::string(again));
    if (parts.script.size() + parts.program.size() + parts.later.size() + parts.style.size() >= most_bytes)
        return Error{Fault::Limit, "The program in this site is too large for a page.", {}};
    return {};
}

Result<Parts> parts_in(const std::string& folder, Disk& disk) {
    const Result<std::string> boot = disk.read(folder + "/boot.js");
    if (!boot) return no_site(boot.error().message);
    if (!boot->contains("rapport.wasm")) return no_site("a boot.js of something else");
    if (boot->contains("@RAPPORT_")) return no_site("a boot.js with marks that nobody has filled in");
    const std::string_view hash = later_hash(*boot);
    Parts parts;
    parts.script = TRY(part_of(folder, "rapport.js", disk));
    parts.program = TRY(part_of(folder, "rapport.wasm", disk));
    if (!hash.empty()) parts.later = TRY(part_of(folder, "later-" + std::string(hash) + ".wasm", disk));
    parts.style = TRY(part_of(folder, "style.css", disk));
    TRY(check(parts, hash));
    return parts;
}

// --- Packed ----------------------------------------------------------------------------------------------------------

/// Raw (RFC 1951), as small as zlib makes it; null where it has no memory.
std::optional<std::string> deflated(std::string_view bytes) {
    z_stream stream{};
    if (deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, -MAX_WBITS, MAX_MEM_LEVEL, Z_DEFAULT_STRATEGY) != Z_OK)
        return {};
    std::string out(deflateBound(&stream, bytes.size()), '\0');
    stream.next_in = reinterpret_cast<const Bytef*>(bytes.data());
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    const bool whole = deflate(&stream, Z_FINISH) == Z_STREAM_END;
    out.resize(stream.total_out);
    deflateEnd(&stream);
    if (!whole) return {};
    return out;
}

}  // namespace

std::string default_site(const World& world) {
    const std::size_t parent = world.folder.rfind('/');
    return parent == std::string::npos ? "" : world.folder.substr(0, parent) + "/web/site";
}

Result<PackedProgram> pack_program(const std::string& folder, Disk& disk) {
    if (folder.empty())
        return Error{Fault::Missing,
                     "Say with --program which folder holds the built site. scripts/run --build-only makes one in "
                     "build/web/site.",
                     {}};
    const std::string plain = folder.ends_with('/') ? folder.substr(0, folder.size() - 1) : folder;
    const Parts parts = TRY(parts_in(plain, disk));
    PackedProgram program;
    std::string all;
    for (const std::string* part : {&parts.script, &parts.program, &parts.later, &parts.style}) {
        program.packed += (program.packed.empty() ? "" : " ") + std::to_string(part->size());
        all += *part;
    }
    program.packed += '\n';
    const std::optional<std::string> small = deflated(all);
    if (!small) return Error{Fault::Limit, "There is not enough memory to pack the program.", {}};
    program.packed += bytes_in_page(*small);
    program.script = parts.script;
    return program;
}

}  // namespace rapport::cli
