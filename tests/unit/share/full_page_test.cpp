// A page that carries the program: what lets it run, what it holds, and its digest.

#include "share/full_page.h"

#include <algorithm>

#include "share/full_assets.h"
#include "share/html.h"
#include "share/page_assets.h"
#include "share/projection.h"
#include "share/sha256.h"
#include "unit/share/sharing.h"

namespace rapport {
namespace {

/// As bytes: all that shell/later-pack.js may give.
std::string packed_bytes() {
    std::string bytes = "11 22 33 44\n";
    for (int byte = 1; byte < 256; ++byte)
        if (byte != '\r' && byte != '<') bytes += static_cast<char>(byte);
    return bytes + "\n\n=|=/script>=|!--]]>&amp;\n";
}

int count_of(const std::string& text, std::string_view part) {
    int count = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
    return count;
}

const PackedProgram small_program{"start('é');", packed_bytes()};

struct Carrying : Sharing {
    SnapshotPage light() {
        const EngagementIndex known = index();
        Result<SnapshotPage> page = snapshot_page(known, wishes);
        REQUIRE(page.has_value());
        return std::move(*page);
    }
    std::string data() {
        const EngagementIndex known = index();
        const Result<SnapshotData> made = projection_of(known, wishes);
        REQUIRE(made.has_value());
        return write_snapshot(*made);
    }
    SnapshotPage full() {
        Result<SnapshotPage> page = full_page(light(), small_program, data());
        REQUIRE(page.has_value());
        return std::move(*page);
    }
    static std::string between(const std::string& text, std::string_view from, std::string_view to) {
        const std::size_t start = text.find(from);
        REQUIRE(start != std::string::npos);
        return text.substr(start + from.size(), text.find(to, start + from.size()) - start - from.size());
    }
};

}  // namespace

TEST_CASE_FIXTURE(Carrying, "The page with the program is the page, with three elements and a style more") {
    const SnapshotPage before = light(), page = full();
    CHECK(page.told == before.told);
    CHECK(between(page.html, "id=\"rapport-program\">", "</script>") == small_program.packed);
    CHECK(page.html.ends_with("</body>\n</html>\n"));
    for (const std::string_view element : {"<section", "<h2", "<li>", "<a href"})
        CHECK(count_of(page.html, element) == count_of(before.html, element));
    CHECK(count_of(page.html, "<script") == count_of(before.html, "<script") + 3);
    CHECK(count_of(page.html, "<style") == count_of(before.html, "<style") + 1);
}

TEST_CASE_FIXTURE(Carrying, "It declares bytes, and all but the program is ASCII, which says the same") {
    (*this)[project].name = "Café “Élan” \U0001F600";
    (*this)[project].summary = {"Ünïcode \U0001D11E, once"};
    const SnapshotPage page = full();
    CHECK(page.html.find("<meta charset=\"windows-1252\">") < 1024);
    CHECK_FALSE(page.html.contains("utf-8"));
    std::string rest = page.html;
    rest.erase(rest.find(small_program.packed), small_program.packed.size());
    CHECK(std::ranges::all_of(rest, [](char c) { return c > 0; }));
    CHECK(between(page.html, "<title>", "</title>").starts_with("Caf&#233; &#8220;&#201;lan&#8221; &#128512;"));
    CHECK(page.html.contains("&#220;n&#239;code &#119070;, once"));
    const std::string asked = between(page.html, "id=\"rapport-data\">", "</script>");
    CHECK(asked.contains("Caf\\u00e9 \\u201c\\u00c9lan\\u201d \\ud83d\\ude00"));
    CHECK(*read_json(asked)->find("title") == Json("Café “Élan” \U0001F600"));
    const Result<SnapshotData> again = read_snapshot(between(page.html, "id=\"rapport-snapshot\">", "</script>"));
    REQUIRE(again.has_value());
    CHECK(again->workspace.find(project_in(again->workspace))->name == "Café “Élan” \U0001F600");
}

TEST_CASE_FIXTURE(Carrying, "Its policy lets in what it carries, by hashes, and nothing from outside") {
    const std::string html = full().html;
    const std::string policy = between(html, "http-equiv=\"Content-Security-Policy\" content=\"", "\"");
    CHECK(policy.starts_with("default-src 'none';"));
    CHECK(policy.contains(hash_source(small_program.script)));
    for (const std::string_view script : {snapshot_script, full_script}) {
        CHECK(policy.contains(hash_source(script)));
        CHECK(html.contains("<script>" + std::string(script) + "</script>"));
    }
    for (const std::string_view style : {snapshot_style, full_style}) {
        CHECK(policy.contains(hash_source(style)));
        CHECK(html.contains("<style>" + std::string(style) + "</style>"));
    }
    CHECK(policy.contains("'wasm-unsafe-eval'"));
    for (const std::string_view loose :
         {"'unsafe-inline'", "'unsafe-eval'", "http:", "https:", "connect-src", "'self'"})
        CHECK_FALSE(policy.contains(loose));
}

TEST_CASE_FIXTURE(Carrying, "What it shows is read back from the page as it was made") {
    (*this)[project].name = "</script><script>alert(1)</script> <!-- & \"quotes\"";
    const SnapshotPage page = full();
    const std::string inside = between(page.html, "id=\"rapport-snapshot\">", "</script>");
    CHECK_FALSE(inside.contains('<'));
    const Result<SnapshotData> again = read_snapshot(inside);
    REQUIRE(again.has_value());
    CHECK(again->workspace.find(project_in(again->workspace))->name == (*this)[project].name);
}

TEST_CASE_FIXTURE(Carrying, "Its digest is that of all its bytes with both places set to zeros") {
    const SnapshotPage page = full();
    CHECK(page.sha256 != light().sha256);
    CHECK_FALSE(page.html.contains(light().sha256));
    std::string html = page.html;
    const std::string zeros(64, '0');
    int places = 0;
    for (std::size_t at = html.find(page.sha256); at != std::string::npos; at = html.find(page.sha256, at)) {
        html.replace(at, zeros.size(), zeros);
        ++places;
    }
    CHECK(places == 2);
    CHECK(hex(sha256(html)) == page.sha256);
}

TEST_CASE_FIXTURE(Carrying, "A program that a browser could not read back is refused in a sentence") {
    using namespace std::string_literals;
    for (const PackedProgram& bad :
         {PackedProgram{"x", ""}, PackedProgram{"x", "11\n</script>"}, PackedProgram{"x", "11\na\rb"},
          PackedProgram{"x", "11\na\0b"s}, PackedProgram{"x", "eleven\nQUJD"}, PackedProgram{"x", "11"},
          PackedProgram{"x", "11\n"}, PackedProgram{"", "11\nQUJD"}}) {
        const Result<SnapshotPage> page = full_page(light(), bad, data());
        REQUIRE_FALSE(page.has_value());
        CHECK(page.error().message.contains("could not be made"));
    }
}

TEST_CASE_FIXTURE(Carrying, "A page with a script that is not ASCII is refused, for its hash would be of other bytes") {
    SnapshotPage page = light();
    page.html.insert(page.html.rfind("</body>"), "<script>say('é')</script>");
    const Result<SnapshotPage> full = full_page(page, small_program, data());
    REQUIRE_FALSE(full.has_value());
    CHECK(full.error().detail.contains("not ASCII"));
}

}  // namespace rapport
