#include "interop/chart.h"

#include <algorithm>
#include <pugixml.hpp>

#include "unit/schedule/small_plan.h"

namespace rapport {
namespace {

constexpr ChartWishes on_a4{.today = Date{20'760}};  // 3 November 2026.

struct Drawn : SmallPlan {
    Ref<Task> design = task("Design <the> \"form\" & more", days(3));
    Ref<Task> build = task("Build", days(2));
    Drawn() { link(design, build); }
    std::vector<std::string> pages(const ChartWishes& wishes = on_a4) {
        return chart_pages(workspace, outline(), schedule(), wishes);
    }
    std::string picture() { return chart_picture(workspace, outline(), schedule(), on_a4); }
};

/// Read as XML, by a parser that knows nothing of charts.
struct Svg {
    pugi::xml_document document;
    explicit Svg(const std::string& text) {
        const pugi::xml_parse_result read = document.load_buffer(text.data(), text.size());
        REQUIRE_MESSAGE(read, read.description());
    }
    [[nodiscard]] bool says(const std::string& words) const { return says(document, words); }

private:
    static bool says(const pugi::xml_node& node, const std::string& words) {
        if (std::string_view(node.name()) == "text" && node.text().get() == words) return true;
        return std::ranges::any_of(node.children(), [&](const pugi::xml_node& child) { return says(child, words); });
    }
};

}  // namespace

TEST_CASE("A chart is a picture that any program reads, with the names as they are") {
    Drawn plan;
    const Svg svg(plan.picture());

    CHECK(svg.says("Design <the> \"form\" & more"));
    CHECK(svg.says("Build"));
    CHECK(svg.says("November 2026"));
    CHECK(svg.document.child("svg").child("title").text().get() == std::string("Portal"));
}

TEST_CASE("A chart needs no style, script or file from elsewhere") {
    Drawn plan;
    const std::string text = plan.picture();

    CHECK(text.find("style") == std::string::npos);
    CHECK(text.find("<script") == std::string::npos);
    CHECK(text.find("href") == std::string::npos);
}

TEST_CASE("Pages repeat their heads, and each row is on one of them") {
    Drawn plan;
    for (int i = 0; i < 100; ++i) plan.task("Step " + std::to_string(i));
    const std::vector<std::string> pages = plan.pages();

    REQUIRE(pages.size() == 4);
    int rows = 0;
    for (std::size_t i = 0; i < pages.size(); ++i) {
        const Svg svg(pages[i]);
        CHECK(svg.says("No."));
        CHECK(svg.says("Portal"));
        CHECK(svg.says("Page " + std::to_string(i + 1) + " of 4"));
        for (int step = 0; step < 100; ++step) rows += svg.says("Step " + std::to_string(step)) ? 1 : 0;
    }
    CHECK(rows == 100);
}

TEST_CASE("Time spread over three pages has the rows on each of them") {
    Drawn plan;
    ChartWishes wishes = on_a4;
    wishes.pages_wide = 3;
    const std::vector<std::string> pages = plan.pages(wishes);

    REQUIRE(pages.size() == 3);
    for (const std::string& page : pages) CHECK(Svg(page).says("Build"));
}

TEST_CASE("More fits on larger paper") {
    Drawn plan;
    for (int i = 0; i < 100; ++i) plan.task("Step");
    const std::size_t on_small = plan.pages().size();
    CHECK(plan.pages({.paper = Paper::A3, .today = on_a4.today}).size() < on_small);
    CHECK(plan.pages({.landscape = false, .today = on_a4.today}).size() < on_small);
    CHECK(page_rule({.paper = Paper::Letter, .landscape = false}) == "size: Letter portrait; margin: 10mm");
}

TEST_CASE("A plan without tasks has one page that says whose it is") {
    SmallPlan plan;
    const std::vector<std::string> pages = chart_pages(plan.workspace, plan.outline(), plan.schedule(), on_a4);
    REQUIRE(pages.size() == 1);
    CHECK(Svg(pages.front()).says("Portal"));
}

TEST_CASE("A document for printing has a sheet of paper for each page and no two things of one name") {
    Drawn plan;
    for (int i = 0; i < 60; ++i) plan.task("Step");
    const std::string text = chart_document(plan.workspace, plan.outline(), plan.schedule(), on_a4);

    CHECK(text.starts_with("<!doctype html>"));
    CHECK(text.find("@page { size: A4 landscape; margin: 10mm }") != std::string::npos);
    CHECK(text.find("id=\"chart-0\"") != std::string::npos);
    CHECK(text.find("id=\"chart-0\"") == text.rfind("id=\"chart-0\""));
    CHECK(text.find("id=\"chart-1\"") != std::string::npos);
}

TEST_CASE("Names that are no text of XML do not break a chart") {
    SmallPlan plan;
    plan.task("bell \x07 null-like \x01 & <b>");
    CHECK(Svg(chart_picture(plan.workspace, plan.outline(), plan.schedule(), on_a4)).says("bell   null-like   & <b>"));
}

TEST_CASE("Words beside bars stay on the sheet, behind nothing, and on one side of them") {
    Drawn plan;
    const auto person = put<Person>(plan.workspace, {.name = "Somebody with a rather long name, Ltd"});
    put(plan.workspace, assignment_of(plan.build, person));
    const Svg svg(plan.picture());

    const pugi::xml_node last = svg.document.find_node([](const pugi::xml_node& node) {
        return std::string_view(node.name()) == "text" && std::string_view(node.text().get()).starts_with("Somebody");
    });
    REQUIRE(last);
    const double width = svg.document.child("svg").attribute("width").as_double();
    const double x = last.attribute("x").as_double();
    const bool before = std::string_view(last.attribute("text-anchor").value()) == "end";
    CHECK((before || x + 5 * static_cast<double>(std::string_view(last.text().get()).size()) < width));
    CHECK(last.attribute("paint-order").value() == std::string("stroke"));
}

TEST_CASE("What was agreed lies below the bars of a picture, and is named at its foot") {
    Drawn plan;
    CHECK(plan.picture().find("grey lines") == std::string::npos);
    const auto agreed =
        put<Baseline>(plan.workspace, {.project = plan.project, .name = "As agreed", .taken = {20'759}});
    put<BaselineTask>(plan.workspace, {.baseline = agreed,
                                       .task = plan.design,
                                       .start = at(Date{20'759}, {480}),
                                       .finish = at(Date{20'760}, {1020}),
                                       .duration = days(2)});

    CHECK(plan.picture().find("grey lines below bars are “As agreed” of 2026-11-02") != std::string::npos);
}

}  // namespace rapport
