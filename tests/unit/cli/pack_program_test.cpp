// The program of a built site, packed: it comes out of it as it went in.

#include "cli/pack_program.h"

#define ZLIB_CONST
#include <zlib.h>

#include "support/print.h"
#include "unit/cli/fake_site.h"

namespace rapport::cli {
namespace {

/// As assets/snapshot/full.js has them back.
std::string bytes_in(std::string_view page) {
    std::string bytes;
    for (std::size_t at = 0; at < page.size(); ++at)
        bytes += page[at] == '=' ? static_cast<char>(page[++at] - 64) : page[at];
    return bytes;
}

std::string inflated(const std::string& packed, std::size_t size) {
    z_stream stream{};
    REQUIRE(inflateInit2(&stream, -MAX_WBITS) == Z_OK);
    std::string bytes(size + 1, '\0');
    stream.next_in = reinterpret_cast<const Bytef*>(packed.data());
    stream.avail_in = static_cast<uInt>(packed.size());
    stream.next_out = reinterpret_cast<Bytef*>(bytes.data());
    stream.avail_out = static_cast<uInt>(bytes.size());
    CHECK(inflate(&stream, Z_FINISH) == Z_STREAM_END);
    CHECK(stream.avail_in == 0);
    bytes.resize(stream.total_out);
    inflateEnd(&stream);
    return bytes;
}

struct Site {
    FakeDisk disk;
    FakeSite files;
    Site() { put_site(disk, "site", files); }

    std::string refusal(const std::string& folder = "site") {
        const Result<PackedProgram> packed = pack_program(folder, disk);
        return packed ? "packed" : packed.error().message;
    }
};

void check_packed(const FakeSite& site, const PackedProgram& packed) {
    const std::string sizes = std::to_string(site.script.size()) + " " + std::to_string(site.program.size()) + " " +
                              std::to_string(site.later.size()) + " " + std::to_string(site.style.size()) + "\n";
    REQUIRE(packed.packed.starts_with(sizes));
    const std::string page = packed.packed.substr(sizes.size());
    for (const char never : {'\0', '\r', '<'}) CHECK_FALSE(page.contains(never));
    const std::string all = site.script + site.program + site.later + site.style;
    CHECK(inflated(bytes_in(page), all.size()) == all);
    CHECK(packed.script == site.script);
}

}  // namespace

TEST_CASE_FIXTURE(Site, "Whatever bytes the program has, they come out of the page as they went in") {
    const Result<PackedProgram> packed = pack_program("site", disk);
    REQUIRE(packed.has_value());
    check_packed(files, *packed);
    CHECK(pack_program("site/", disk)->packed == packed->packed);
}

TEST_CASE_FIXTURE(Site, "A program in one piece has a second part without bytes") {
    FakeSite whole;
    whole.later.clear();
    put_site(disk, "whole", whole);
    const Result<PackedProgram> packed = pack_program("whole", disk);
    REQUIRE(packed.has_value());
    check_packed(whole, *packed);
}

TEST_CASE_FIXTURE(Site, "A folder that is no built site is refused, with how to make one") {
    CHECK(refusal("") ==
          "Say with --program which folder holds the built site. scripts/run --build-only makes one in "
          "build/web/site.");
    CHECK(refusal("nowhere").starts_with("This folder holds no built site of Rapport. scripts/run --build-only"));
    disk.files["site/boot.js"] = "start('rapport.wasm');const version='@RAPPORT_VERSION@';";
    CHECK(refusal().starts_with("This folder holds no built site"));
    disk.files["site/boot.js"] = "start('something else');";
    CHECK(refusal().starts_with("This folder holds no built site"));
}

TEST_CASE_FIXTURE(Site, "A site from which a file is missing or empty is refused by the file's name") {
    for (const std::string& name :
         {std::string("rapport.js"), std::string("rapport.wasm"), files.later_name(), std::string("style.css")}) {
        CAPTURE(name);
        const std::string kept = disk.files["site/" + name];
        disk.files.erase("site/" + name);
        CHECK(refusal() == "The site is not whole: “" + name +
                               "” cannot be read. Build the site again with scripts/run --build-only.");
        disk.files["site/" + name] = "";
        CHECK(refusal().starts_with("The site is not whole: “" + name + "” is empty."));
        disk.files["site/" + name] = kept;
    }
    CHECK(refusal() == "packed");
}

TEST_CASE_FIXTURE(Site, "A site that is damaged or of two builds is refused") {
    disk.files["site/rapport.js"] = "var a='\xff';";
    CHECK(refusal().contains("it is not UTF-8"));
    disk.files["site/rapport.js"] = files.script;
    disk.files["site/rapport.wasm"] = "<!doctype html>";
    CHECK(refusal().contains("it is not WebAssembly"));
    disk.files["site/rapport.wasm"] = files.program + "newer";
    CHECK(refusal().contains("are not of one build"));
}

TEST_CASE("The site is looked for where it is built beside the program") {
    Terminal there;
    World world{there.disk, there.clock, there.entropy, {}};
    CHECK(default_site(world).empty());
    world.folder = "/built/rapport/build/native";
    CHECK(default_site(world) == "/built/rapport/build/web/site");
}

}  // namespace rapport::cli
