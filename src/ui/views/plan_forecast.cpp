// What is forecast of a plan: P50 and P80 in the head of its page, and the whole of it on a card.

#include <algorithm>
#include <cmath>

#include "app/forecasts.h"
#include "base/sort.h"
#include "base/text.h"
#include "ui/views/plan_cards.h"

namespace rapport {
namespace {

constexpr std::size_t chances_shown = 8;
constexpr std::size_t drivers_shown = 5;
constexpr int bins = 32;

/// "+2 d", "−1 d"; empty where it is the same to the day.
std::string signed_days(const PlanPage& page, DateTime from, DateTime to) {
    const std::int64_t day = std::max<std::int64_t>(page.project.day.count, 1);
    const std::int64_t minutes = page.plan.schedule.work_time.between(from, to).count;
    const std::int64_t days = (std::abs(minutes) + day / 2) / day;
    if (days == 0) return {};
    return (minutes > 0 ? "+" : "−") + with_thousands(days) + " d";
}

struct Moves {
    std::string by_edit;         ///< "+2 d"; empty: not at all.
    std::string since_baseline;  ///< "+2 d"; "±0 d".
    std::string words;           ///< Of both, for readers.
};

Moves moves_of(const PlanPage& page, const KnownForecast& known) {
    Moves moves;
    if (known.p80_before) {
        moves.by_edit = signed_days(page, *known.p80_before, known.forecast.p80);
        if (!moves.by_edit.empty())
            moves.words += ", " + moved_text(page, *known.p80_before, known.forecast.p80) + " by the last edit";
    }
    const Baseline* baseline = page.state.comparison.baseline;
    if (baseline && baseline->p80) {
        moves.since_baseline = signed_days(page, *baseline->p80, known.forecast.p80);
        moves.words += ", " +
                       (moves.since_baseline.empty() ? std::string("the same as")
                                                     : moved_text(page, *baseline->p80, known.forecast.p80) + " than") +
                       " in “" + baseline->name + "”";
        if (moves.since_baseline.empty()) moves.since_baseline = "±0 d";
    }
    return moves;
}

struct HeaderFact {
    std::string label;
    std::string value;
    std::string note;   ///< Behind the value.
    std::string words;  ///< For readers.
    bool fresh = true;
};

HeaderFact fact_of(const PlanPage& page) {
    HeaderFact fact{"50 % · 80 % sure", "–", {}, "Forecast: nothing to forecast yet", true};
    if (page.outline().size() == 0) return fact;
    const KnownForecast& known = forecast_of(page);
    if (known.forecast.empty()) {
        fact.value = "…";
        fact.words = "Forecast: being made";
        return fact;
    }
    const Moves moves = moves_of(page, known);
    const std::string p50 = day_text(page, known.forecast.p50), p80 = day_text(page, known.forecast.p80);
    if (!moves.since_baseline.empty()) fact.label += ", " + moves.since_baseline + " since baseline";
    fact.value = p50 + " · " + p80;
    fact.note = moves.by_edit;
    fact.fresh = known.fresh;
    fact.words = "Forecast: 50 % sure by " + p50 + ", 80 % sure by " + p80 + moves.words +
                 (known.fresh ? "" : ", being made anew");
    return fact;
}

// --- The picture -------------------------------------------------------------------------------------------------------

/// How many runs end in each part of the time between the first and the last.
struct Histogram {
    std::array<std::int32_t, bins> counts{};
    std::int64_t first = 0, width = 1;
    std::int32_t most = 1;

    explicit Histogram(const Forecast& forecast) {
        first = forecast.finishes.front().minutes;
        width = std::max<std::int64_t>((forecast.finishes.back().minutes - first) / bins + 1, 1);
        for (const DateTime finish : forecast.finishes)
            ++counts[static_cast<std::size_t>((finish.minutes - first) / width)];
        most = std::max(1, std::ranges::max(counts));
    }
    [[nodiscard]] float x_of(const kit::Rect& box, DateTime when) const {
        const double share = static_cast<double>(when.minutes - first) / static_cast<double>(width * bins);
        return std::floor(box.Min.x + box.GetWidth() * static_cast<float>(std::clamp(share, 0.0, 1.0)));
    }
};

std::string picture_words(const PlanPage& page, const Forecast& forecast) {
    return "Finishes of " + counted(forecast.runs, "run", "runs") + ": from " +
           day_text(page, forecast.finishes.front()) + " to " + day_text(page, forecast.finishes.back()) +
           "; half of them by " + day_text(page, forecast.p50) + ", four of five by " + day_text(page, forecast.p80);
}

constexpr float picture_line = 16;  ///< CSS pixels, of the words above and beneath the picture.

/// At the top of its line: before it or behind it, or else where there is room.
void draw_mark(const kit::Rect& line, float x, std::string_view words, bool before) {
    const kit::TextLook small = kit::meta();
    const float width = kit::text_width(words, small) + 1, gap = px(4);
    if (before ? x - gap - width < line.Min.x : x + gap + width > line.Max.x) before = !before;
    const float from = before ? x - gap - width : x + gap;
    kit::draw_text({from, line.Min.y, from + width, line.Max.y}, words, small);
}

/// Bars for how often, a line that climbs for how sure, and where P50, P80 and the promise lie; beneath, the first day and the last.
void draw_picture(const PlanPage& page, const Forecast& forecast, kit::Rect box) {
    const Palette& c = look().colour;
    kit::node(Role::Image, picture_words(page, forecast), box);
    const kit::Rect marks = kit::cut_top(box, px(picture_line));
    const kit::Rect days = kit::cut_bottom(box, px(picture_line));
    kit::draw_text(days, day_text(page, forecast.finishes.front()), kit::meta());
    kit::draw_text(days, day_text(page, forecast.finishes.back()), {TextSize::Meta, false, c.ink1, kit::Align::Right});
    const Histogram histogram(forecast);
    const float step = box.GetWidth() / bins;
    float climbed = 0;
    std::array<ImVec2, bins + 1> curve;
    curve[0] = {box.Min.x, box.Max.y};
    for (int bin = 0; bin < bins; ++bin) {
        const auto count = static_cast<float>(histogram.counts[static_cast<std::size_t>(bin)]);
        const float x0 = std::floor(box.Min.x + step * static_cast<float>(bin));
        const float x1 = std::floor(box.Min.x + step * static_cast<float>(bin + 1)) - 1;
        const float height = std::floor(box.GetHeight() * 0.9f * count / static_cast<float>(histogram.most));
        if (height >= 1) kit::fill({x0, box.Max.y - height, std::max(x1, x0 + 1), box.Max.y}, c.edge);
        climbed += count / static_cast<float>(forecast.runs);
        curve[static_cast<std::size_t>(bin) + 1] = {x1, std::round(box.Max.y - box.GetHeight() * climbed)};
    }
    kit::draw().AddPolyline(curve.data(), bins + 1, c.ink1, ImDrawFlags_None, px(1.5f));
    kit::line_across(box.Min.x, box.Max.x, box.Max.y, c.line);
    for (const bool half : {true, false}) {
        const float x = histogram.x_of(box, half ? forecast.p50 : forecast.p80);
        kit::line_down(x, marks.Min.y, box.Max.y, c.accent);
        draw_mark(marks, x, half ? "50 %" : "80 %", half);
    }
    const auto& promised = page.project.promised;
    if (promised && *promised >= forecast.finishes.front() && *promised <= forecast.finishes.back())
        kit::line_down(histogram.x_of(box, *promised), box.Min.y, box.Max.y, c.bad);
}

// --- Chances and drivers -----------------------------------------------------------------------------------------------

struct ChanceLine {
    std::int32_t row;
    std::string label;
    std::string value;
    int percent;
};

std::string row_name(const PlanPage& page, std::int32_t row) {
    return page.outline().number(row) + " " + title_of(type_of<Task>, page.task(row));
}

/// The least likely first.
std::vector<ChanceLine> chances_of(const PlanPage& page, const Forecast& forecast) {
    std::vector<ChanceLine> lines;
    for (const ForecastTarget& target : forecast.targets) {
        if (target.row >= page.outline().size()) continue;
        const std::string name =
            target.row < 0 ? (page.view.phone ? "All" : "The whole project") : row_name(page, target.row);
        const auto add = [&](const std::optional<DateTime>& due, std::int32_t met, std::string_view what) {
            if (!due) return;
            const int percent = forecast.percent(met);
            lines.push_back({target.row, name + ", " + std::string(what) + " " + day_text(page, *due),
                             std::to_string(percent) + " %", percent});
        };
        add(target.deadline, target.in_time, "due");
        add(target.promised, target.as_promised, "promised for");
    }
    sort_items(lines, {}, &ChanceLine::percent);
    return lines;
}

/// The tasks that decide the end most often.
std::vector<ChanceLine> drivers_of(const PlanPage& page, const Forecast& forecast) {
    std::vector<ChanceLine> lines;
    const auto rows = std::min<std::size_t>(forecast.critical.size(), static_cast<std::size_t>(page.outline().size()));
    for (std::size_t row = 0; row < rows; ++row) {
        if (forecast.critical[row] == 0) continue;
        const int percent = forecast.percent(forecast.critical[row]);
        if (lines.size() == drivers_shown && lines.back().percent >= percent) continue;
        const auto at = static_cast<std::int32_t>(row);
        const auto place = std::ranges::upper_bound(lines, percent, std::ranges::greater{}, &ChanceLine::percent);
        lines.insert(place, {at, {}, std::to_string(percent) + " %", percent});
        if (lines.size() > drivers_shown) lines.pop_back();
    }
    for (ChanceLine& line : lines) line.label = row_name(page, line.row);
    return lines;
}

/// A line that leads to its row.
void draw_chance(PlanPage& page, kit::Rect& rest, const ChanceLine& line, ImU32 ink) {
    if (line.row < 0) return draw_card_line(rest, line.label, line.value, ink);
    const kit::Rect row = kit::cut_top(rest, px(card_line));
    const kit::IdScope scope(page.task(line.row).id);
    const kit::Item item = kit::item(kit::id_of(line.label), row);
    AccessNode& node = kit::node(Role::Button, line.label + ": " + line.value, row, item.id);
    node.focusable = true;
    if (item.hovered) kit::fill(row, look().colour.bg2);
    kit::Rect box = kit::inset(row, px(16), 0);
    kit::draw_text(box, line.value, {TextSize::Body, true, ink, kit::Align::Right});
    kit::cut_right(box, kit::text_width(line.value, kit::strong()) + px(8));
    kit::draw_text(box, line.label, {TextSize::Body, false, look().colour.ink1});
    if (item.ring) kit::focus_ring(kit::inset(row, px(4), px(2)), px(4));
    if (item.pressed) page.view.out.go(route_to(page.project, page.task(line.row).id));
}

void draw_heading(kit::Rect& rest, std::string_view words) {
    kit::cut_top(rest, px(8));
    kit::heading(kit::inset(kit::cut_top(rest, px(24)), px(16), 0), words, 3,
                 {TextSize::Meta, true, look().colour.ink1});
}

float lines_height(std::size_t lines) { return lines == 0 ? 0 : px(32) + px(card_line) * static_cast<float>(lines); }

std::string doubt_words(const Forecast& forecast) {
    if (forecast.tasks == 0) return "Nothing is left to do that takes time.";
    std::string words = with_thousands(forecast.estimated) + " of " +
                        counted(forecast.tasks, "open task", "open tasks") +
                        (forecast.estimated == 1 ? " has" : " have") + " an estimate of best and worst";
    const std::int32_t others = forecast.tasks - forecast.estimated;
    if (others == 0) return words + ".";
    const bool vary = forecast.uncertain > forecast.estimated;
    return words + (others == 1 ? "; the other one takes " : "; the others take ") +
           (vary          ? "what the project says of such tasks."
            : others == 1 ? "what it takes."
                          : "what they take.");
}

void draw_doubt(PlanPage& page, kit::Rect& rest, const std::string& words, float height) {
    kit::cut_top(rest, px(8));
    kit::wrapped(kit::inset(kit::cut_top(rest, height), px(16), 0), words, kit::meta());
    const kit::ButtonLook small{.kind = kit::ButtonKind::Quiet, .icon = icon_pencil, .small = true};
    constexpr std::string_view label = "How much tasks may vary";
    kit::cut_top(rest, px(4));
    if (!kit::button(
            kit::rect_at(rest.Min.x + px(8), rest.Min.y, kit::button_width(label, small), kit::button_height(small)),
            label, small))
        return;
    page.view.selection.set(type_of<Project>, page.project.id);
    page.view.settings.inspector = true;
}

}  // namespace

const KnownForecast& forecast_of(const PlanPage& page) {
    return page.state.forecasts->of(page.view.workspace, {page.project.id},
                                    static_cast<double>(page.view.instant.millis) / 1000);
}

float forecast_fact_width(PlanPage& page) {
    const HeaderFact fact = fact_of(page);
    const float value = kit::text_width(fact.value, kit::strong()) +
                        (fact.note.empty() ? 0 : px(6) + kit::text_width(fact.note, {TextSize::Meta}));
    return std::max(kit::text_width(fact.label, {TextSize::Meta}), value) + px(1);
}

void draw_forecast_fact(PlanPage& page, const kit::Rect& box) {
    const Palette& c = look().colour;
    const HeaderFact fact = fact_of(page);
    const kit::Item item = kit::item(kit::id_of("forecast"), box);
    AccessNode& node = kit::node(Role::Button, fact.words, box, item.id);
    node.description = "Opens the overview";
    node.focusable = true;
    const float top = std::floor(box.GetCenter().y - (line_px(TextSize::Meta) + line_px(TextSize::Body)) / 2);
    kit::draw_text(kit::rect_at(box.Min.x, top, box.GetWidth(), line_px(TextSize::Meta)), fact.label, kit::meta());
    kit::Rect value = kit::rect_at(box.Min.x, top + line_px(TextSize::Meta), box.GetWidth(), line_px(TextSize::Body));
    value.Min.x += kit::draw_text(value, fact.value, {TextSize::Body, true, fact.fresh ? c.ink0 : c.ink1}) + px(6);
    if (!fact.note.empty())
        kit::draw_text(value, fact.note, {TextSize::Meta, false, fact.note.starts_with("+") ? c.warn : c.ok});
    if (item.hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    if (item.ring) kit::focus_ring(kit::inset(box, -px(4), px(6)), px(4));
    kit::tooltip(item, "Half of all runs end by the first day (P50), four of five by the second (P80).");
    if (!item.pressed) return;
    Route route = page.view.route;
    route.tab = "overview";
    page.view.out.go("#" + to_string(route), true);
}

void draw_forecast_card(PlanPage& page, CardColumn& column) {
    const KnownForecast& known = forecast_of(page);
    const Forecast& forecast = known.forecast;
    if (page.outline().size() == 0 || forecast.empty()) {
        const kit::Rect rest = kit::card(column.take(px(40 + 48)), "Forecast");
        kit::wrapped(kit::inset(rest, px(16), px(12)),
                     page.outline().size() == 0 ? "Nothing to forecast yet." : "Being made…", kit::meta());
        return;
    }
    const bool certain = forecast.uncertain == 0;
    const std::vector<ChanceLine> chances = chances_of(page, forecast), drivers = drivers_of(page, forecast);
    const std::size_t shown = std::min(chances_shown, chances.size());
    const std::string words = doubt_words(forecast);
    const float doubt = kit::wrapped_height(column.width - px(32), words, kit::meta());
    const float picture = certain ? 0 : px(108 + 2 * picture_line);
    const float height = px(40) + px(8) + picture + px(card_line) * (certain ? 1 : 4) + lines_height(shown) +
                         lines_height(drivers.size()) + px(12) + doubt + px(44);
    const std::string note = known.fresh ? (certain ? std::string() : counted(forecast.runs, "run", "runs"))
                                         : std::string("being made anew");
    kit::Rect rest = kit::card(column.take(height), "Forecast", -1, note);
    kit::cut_top(rest, px(8));
    if (!certain) draw_picture(page, forecast, kit::inset(kit::cut_top(rest, picture), px(16), px(6)));
    const int year = page.view.this_year();
    const auto day = [&](DateTime when) { return format_weekday(date_of(when), year); };
    if (certain) {
        draw_card_line(rest, "Certain to end", day(forecast.p80));
    } else {
        draw_card_line(rest, "One of ten ends by (P10)", day(forecast.p10));
        draw_card_line(rest, "Half end by (P50)", day(forecast.p50));
        draw_card_line(rest, "Four of five end by (P80)", day(forecast.p80));
        draw_card_line(rest, "Nine of ten end by (P90)", day(forecast.p90));
    }
    if (shown > 0) draw_heading(rest, "Chance to be in time");
    for (std::size_t i = 0; i < shown; ++i)
        draw_chance(page, rest, chances[i], chances[i].percent < 50 ? look().colour.bad : 0);
    if (!drivers.empty()) draw_heading(rest, "How often a task decides the end");
    for (const ChanceLine& driver : drivers) draw_chance(page, rest, driver, 0);
    draw_doubt(page, rest, words, doubt);
}

}  // namespace rapport
