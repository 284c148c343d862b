// What a snapshot shows besides its plan, as words for whoever looks at it without the page.

#include "share/sections.h"

#include "share/projection.h"
#include "unit/share/looking.h"

namespace rapport {
namespace {

struct Sections : Looked {
    std::optional<SnapshotSection> section(std::string_view heading) {
        for (SnapshotSection& one : sections_of(look()))
            if (one.heading == heading) return std::move(one);
        return std::nullopt;
    }
    static std::string line(const SnapshotSection::Item& item, std::string_view label) {
        for (const SnapshotSection::Line& one : item.lines)
            if (one.label == label) return one.text;
        return "(no such line)";
    }
};

}  // namespace

TEST_CASE("A deliverable comes along with its versions, their files and how it stands") {
    Sections small;
    const Ref<Deliverable> plan = small.deliverable("Pilot plan");
    small.version(plan, "1.0", "11-16");
    const std::optional<SnapshotSection> section = small.section("Deliverables");
    REQUIRE(section);
    REQUIRE_FALSE(section->items.empty());
    CHECK(section->items[0].title == "Pilot plan");
    CHECK(Sections::line(section->items[0], "Version 1.0").starts_with("16 November 2026"));
}

TEST_CASE("Value comes along with what was measured, and whether it waits for the reader") {
    Sections small;
    small.half_way();
    const std::optional<SnapshotSection> section = small.section("Value");
    REQUIRE(section);
    const SnapshotSection::Item& item = section->items.front();
    CHECK_FALSE(item.title.empty());
    CHECK(item.state == "Waits for your confirmation");
    CHECK(Sections::line(item, "Of the way") == "50 %");
    CHECK(std::ranges::any_of(item.lines,
                              [](const SnapshotSection::Line& one) { return one.label.starts_with("Measured on "); }));
}

TEST_CASE("How each side stands says why, and there is no section of what is not there") {
    Sections small;
    const std::optional<SnapshotSection> lights = small.section("How it stands");
    REQUIRE(lights);
    REQUIRE(lights->items.size() == small.look().lights.sides.size() + 1);
    CHECK(lights->items[0].title == "Overall");
    for (std::size_t i = 1; i < lights->items.size(); ++i)
        CHECK(Sections::line(lights->items[i], "Why") != "(no such line)");
    for (const std::string_view missing : {"Decisions", "Requests", "Deliverables", "Status reports", "What changed"})
        CHECK_FALSE(small.section(missing));
}

TEST_CASE("What changed comes along with its cause, or that nobody stated one") {
    Sections small;
    const Ref<Task> pilot = small.share(small.milestone("Pilot starts", "12-07", "11-23"));
    small.sent_before(small.look().told);
    small[pilot].manual_start = at(on("12-14"), {480});
    small[pilot].manual_finish = at(on("12-14"), {1020});
    const std::optional<SnapshotSection> section = small.section("What changed");
    REQUIRE(section);
    CHECK(section->items[0].title == "Pilot starts");
    CHECK(Sections::line(section->items[0], "Changed") == "7 December 2026 → 14 December 2026");
    CHECK(Sections::line(section->items[0], "Why") == "Reason not stated.");
}

TEST_CASE("Sections of a file that are not as Rapport writes them are left out, and the rest is read") {
    Sections small;
    small.half_way();
    const EngagementIndex known = small.index();
    const Result<SnapshotData> data = projection_of(known, small.wishes);
    REQUIRE(data);
    REQUIRE_FALSE(data->head.sections.empty());
    std::string text = write_snapshot(*data);
    const std::string all = "\"sections\":";
    REQUIRE(text.contains(all));
    std::string odd = text;
    odd.replace(odd.find(all), all.size(),
                R"("sections":[7,{"heading":"Odd","items":[{"title":"Read","lines":[["a"],["b","c"],5]}]}],"was":)");
    const Result<SnapshotData> read = read_snapshot(odd);
    REQUIRE(read);
    REQUIRE(read->head.sections.size() == 1);
    CHECK(read->head.sections[0].heading == "Odd");
    REQUIRE(read->head.sections[0].items.size() == 1);
    REQUIRE(read->head.sections[0].items[0].lines.size() == 1);
    CHECK(read->head.sections[0].items[0].lines[0].text == "c");
    text.replace(text.find(all), all.size(), "\"else\":");
    REQUIRE(read_snapshot(text));
    CHECK(read_snapshot(text)->head.sections.empty());
}

}  // namespace rapport
