// How the lights stood on the days of reports, so that one sees where it goes; and what was set aside, which stays.

#include <algorithm>
#include <array>
#include <cmath>

#include "base/text.h"
#include "schedule/notation.h"
#include "ui/views/record_list.h"
#include "ui/views/status_parts.h"

namespace rapport {
namespace {

using kit::Rect;

constexpr float narrow = 560;
constexpr std::size_t most_steps = 4;
constexpr std::size_t few_reports = 12, most_reports = 120;
constexpr std::string_view where_to = "Where does it go from here?";
constexpr std::string_view about_keeping =
    "Keep today’s lights, and again each week: then one sees whether it gets better.";

struct ReportSide {
    std::string_view name;
    Light LightReport::* light;
};
constexpr std::array sides{
    ReportSide{"Overall", &LightReport::overall},       ReportSide{"Client", &LightReport::client},
    ReportSide{"Schedule", &LightReport::schedule},     ReportSide{"Budget", &LightReport::budget},
    ReportSide{"Scope", &LightReport::scope},           ReportSide{"Value", &LightReport::value},
    ReportSide{"Engagement", &LightReport::engagement}, ReportSide{"Risk", &LightReport::risk}};

float report_height(bool columns) { return px((columns ? 44.0f : 74.0f) + (look().coarse ? 8.0f : 0.0f)); }

std::string health_words(const LightReport& report) {
    return report.health < 0 ? std::string("–") : std::to_string(report.health);
}

std::string said_of(const LightReport& report) {
    std::string said;
    for (const ReportSide& side : sides)
        said += (said.empty() ? "" : ", ") + std::string(side.name) + " " +
                std::string(light_words(report.*side.light, report.dissatisfied));
    said += ", health " + health_words(report);
    if (report.dissatisfied) said += ", the client was not content";
    return report.words.text.empty() ? said : said + ". " + report.words.text;
}

/// The day, then the marks beneath each other from report to report.
void draw_report(StatusSheet& sheet, const LightReport& report, const Rect& row, bool columns) {
    ViewContext& view = sheet.view;
    const kit::IdScope scope(report.id);
    const std::string day = format_day(report.on, view.this_year());
    const bool selected = view.selection.type == &type_of<LightReport> && view.selection.contains(report.id);
    if (kit::row(row, "Report of " + day, {.selected = selected, .can_select = true, .description = said_of(report)})
            .pressed) {
        view.selection.set(type_of<LightReport>, report.id);
        view.settings.inspector = true;
    }
    Rect rest = kit::inset(row, px(16), px(4));
    Rect line = columns ? rest : kit::cut_top(rest, px(40));
    kit::draw_text(kit::cut_left(line, px(columns ? 84 : 64)), day, kit::strong());
    Rect marks = columns ? kit::cut_left(line, std::floor(line.GetWidth() * 0.62f)) : line;
    Rect health = kit::cut_right(marks, px(36));
    const float each = std::floor(marks.GetWidth() / static_cast<float>(sides.size()));
    for (const ReportSide& side : sides) {
        const Rect cell = kit::cut_left(marks, each);
        kit::draw_light({std::floor(cell.GetCenter().x), std::floor(cell.GetCenter().y)}, drawn(report.*side.light),
                        &side == sides.begin() ? 16 : 12);
    }
    kit::draw_text(health, health_words(report), {TextSize::Meta, true, 0, kit::Align::Right});
    const std::string words = !report.words.text.empty() ? report.words.text
                              : report.dissatisfied      ? std::string("The client was not content.")
                                                         : std::string();
    Rect beside = columns ? line : rest;
    if (columns) beside.Min.x += px(16);
    kit::draw_wrapped({{beside.Min.x, columns ? std::floor(beside.GetCenter().y - px(16)) : beside.Min.y}, beside.Max},
                      words, kit::meta(), columns ? 2 : 1);
}

/// The marks of a row that begins at `line`; what is left of it is for the words. Takes the day's place off first.
Rect marks_of(Rect& line, bool columns) {
    kit::cut_left(line, px(columns ? 84 : 64));
    return columns ? kit::cut_left(line, std::floor(line.GetWidth() * 0.62f)) : line;
}

/// What stands in which column, in whole words: where the columns are narrower than those, in steps beneath each other.
struct Heads {
    float each = 0;  ///< The width of a column.
    std::size_t steps = 1;
};

Heads heads_of(float width, bool columns) {
    Rect line = kit::inset(kit::rect_at(0, 0, width, px(24)), px(16), 0);
    Heads heads{.each = std::floor((marks_of(line, columns).GetWidth() - px(36)) / static_cast<float>(sides.size()))};
    float widest = 0;
    for (const ReportSide& side : sides) widest = std::max(widest, kit::text_width(side.name, kit::meta()));
    while (heads.steps < most_steps && static_cast<float>(heads.steps) * heads.each < widest + px(6)) ++heads.steps;
    return heads;
}

float head_height(const Heads& heads) { return px(6) + static_cast<float>(heads.steps) * px(18); }

/// Drawn only: each report says of itself what its marks are.
void draw_heads(const Rect& box, const Heads& heads, bool columns) {
    Rect line = kit::inset(box, px(16), 0);
    Rect marks = marks_of(line, columns);
    const Rect health = kit::cut_right(marks, px(36));
    const auto top = [&](std::size_t i) { return box.Min.y + px(3) + static_cast<float>(i % heads.steps) * px(18); };
    const float beyond = std::floor(heads.each * static_cast<float>(heads.steps - 1) / 2);
    kit::TextLook words{TextSize::Meta, false, look().colour.ink1, kit::Align::Centre};
    for (std::size_t i = 0; i < sides.size(); ++i) {
        const Rect cell = kit::cut_left(marks, heads.each);
        kit::draw_text(kit::rect_at(cell.Min.x - beyond, top(i), cell.GetWidth() + 2 * beyond, px(18)), sides[i].name,
                       words);
    }
    words.align = kit::Align::Right;
    kit::draw_text(kit::rect_at(health.Min.x - px(12), top(sides.size()), px(48), px(18)), "Health", words);
}

}  // namespace

void draw_light_reports(StatusSheet& sheet, CardColumn& column) {
    const Records<LightReport> reports = sheet.view.relations->index().light_reports_of({sheet.page.project.id});
    const bool columns = column.width >= px(narrow);
    const Heads heads = heads_of(column.width, columns);
    const std::size_t shown = std::min(reports.size(), sheet.state.all_reports ? most_reports : few_reports);
    const kit::ButtonLook quiet{.kind = kit::ButtonKind::Quiet, .small = true, .id = "all reports"};
    const float more = shown < reports.size() && !sheet.state.all_reports ? px(look().coarse ? 48.0f : 34.0f) : 0;
    const float content = reports.empty()
                              ? kit::empty_state_height(column.width - px(32), where_to, about_keeping) + px(28)
                              : head_height(heads) + static_cast<float>(shown) * report_height(columns) + more;
    const float height = px(41) + content + px(2);
    const Rect box = column.take(height);
    const kit::Group group(Role::Region, "Lights over time", box);
    const kit::IdScope scope("reports");
    Rect rest = kit::card(box, "Lights over time", static_cast<std::int64_t>(reports.size()));
    if (reports.empty()) {
        kit::empty_state(kit::inset(rest, px(16), px(12)), nullptr, where_to, about_keeping);
        return;
    }
    draw_heads(kit::cut_top(rest, head_height(heads)), heads, columns);
    for (std::size_t i = 0; i < shown; ++i) {  // The last one first.
        const Rect row = kit::cut_top(rest, report_height(columns));
        kit::line_across(box.Min.x + 1, box.Max.x - 1, row.Min.y, look().colour.line);
        if (row.Overlaps(sheet.view.area))
            draw_report(sheet, reports[reports.size() - 1 - i], {{row.Min.x, row.Min.y + 1}, row.Max}, columns);
    }
    if (more <= 0) return;
    const std::string label = "Show all " + std::to_string(reports.size());
    const Rect line = kit::inset(kit::cut_top(rest, more), px(8), 0);
    if (kit::button(kit::rect_at(line.Min.x, line.Min.y, kit::button_width(label, quiet), kit::button_height(quiet)),
                    label, quiet))
        sheet.state.all_reports = true;
}

void draw_set_aside(StatusSheet& sheet, CardColumn& column) {
    ViewContext& view = sheet.view;
    const Project& project = sheet.page.project;
    RecordList list;
    list.heading = "Set aside";
    list.columns = {{"Why"}};
    list.wraps = true;
    const Records<ForcedClear> clears = view.relations->index().forced_clears_of(project.client);
    for (std::size_t i = clears.size(); i-- > 0;) {
        const ForcedClear& clear = clears[i];
        if (!clear.project.id.is_null() && clear.project.id != project.id) continue;
        const Person* who = view.workspace.find(clear.by);
        list.rows.push_back(
            {.type = &type_of<ForcedClear>,
             .id = clear.id,
             .title = clear.reason,
             .second = (who ? who->name : std::string("Somebody")) + ", " + format_moment(clear.on, view.this_year())});
    }
    if (list.rows.empty()) return;
    bool pressed = false;
    column.take(draw_record_list(view, list, column.x, column.y, column.width, pressed));
}

}  // namespace rapport
