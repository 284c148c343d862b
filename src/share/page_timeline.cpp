// Milestones drawn over time, once wide and once tall: style shows one of them. What is drawn stands in the table too.

#include <algorithm>
#include <array>
#include <cmath>

#include "base/sort.h"
#include "base/text.h"
#include "schedule/notation.h"
#include "share/page_parts.h"

namespace rapport {
namespace {

constexpr std::size_t most_drawn = 14;
constexpr std::size_t name_length = 26;  ///< Code points of a name that are drawn.
constexpr int most_months = 120;         ///< So many lines can be told apart.

struct Drawn {
    std::string name;
    Date on;
    std::optional<Date> agreed;  ///< Only where it is another day.
    MilestoneState state = MilestoneState::OnPlan;
    [[nodiscard]] std::int32_t later() const { return agreed ? on.days - agreed->days : 0; }
    [[nodiscard]] bool is_moved() const { return agreed && state != MilestoneState::Done; }
    [[nodiscard]] bool is_amber() const { return is_moved() || state == MilestoneState::Overdue; }
};

/// One decimal, as short as it goes: "44.9", "128".
std::string number(double value) {
    const auto tenths = static_cast<std::int64_t>(std::llround(value * 10));
    const std::int64_t whole = tenths / 10, rest = std::abs(tenths % 10);
    return (tenths < 0 && whole == 0 ? "-" : "") + std::to_string(whole) +
           (rest == 0 ? "" : "." + std::to_string(rest));
}

std::string circle(std::string_view kind, double x, double y, int radius) {
    return "<circle class=\"" + std::string(kind) + "\" cx=\"" + number(x) + "\" cy=\"" + number(y) + "\" r=\"" +
           std::to_string(radius) + "\"/>";
}
std::string path(std::string_view kind, const std::string& d) {
    return "<path class=\"" + std::string(kind) + "\" d=\"" + d + "\"/>";
}
std::string text_at(std::string_view kind, double x, double y, std::string_view html, std::string_view anchor = {}) {
    return "<text class=\"" + std::string(kind) + "\" x=\"" + number(x) + "\" y=\"" + number(y) + "\"" +
           (anchor.empty() ? "" : " text-anchor=\"" + std::string(anchor) + "\"") + ">" + std::string(html) + "</text>";
}

std::string marker(const Drawn& mark, double x, double y) {
    if (mark.state == MilestoneState::Done)
        return circle("done", x, y, 11) + path("tick", "M" + number(x - 4.6) + " " + number(y + .4) + "l3.3 3.4 6-6.8");
    if (mark.is_amber()) return path("moved", "M" + number(x) + " " + number(y - 13) + "l13 13-13 13-13-13z");
    return circle("plan", x, y, 10);
}

std::string by_days(std::int32_t days) { return (days > 0 ? "+" : "−") + counted(std::abs(days), "day", "days"); }

/// All of them, or where that were too many those that moved, the next three and the last.
std::vector<Drawn> marks_of(const Shown& shown) {
    std::vector<Drawn> all;
    for (const ShownMilestone& one : shown.milestones) {
        if (!one.expected) continue;
        Drawn mark{set_apart(shortened(trimmed(one.name).empty() ? "(no name)" : one.name, name_length)),
                   *one.expected,
                   {},
                   one.state};
        if (one.days_later != 0) mark.agreed = one.agreed;
        all.push_back(std::move(mark));
    }
    sort_items(all, {}, &Drawn::on);
    if (all.size() <= most_drawn) return all;
    std::vector<Drawn> some;
    int next = 0;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const bool ahead = all[i].state != MilestoneState::Done && next < 3;
        next += ahead;
        if (ahead || i + 1 == all.size() || (all[i].is_moved() && some.size() + 4 < most_drawn)) some.push_back(all[i]);
    }
    return some;
}

std::string title_of(const Shown& shown, const std::vector<Drawn>& marks) {
    const auto done = std::ranges::count(marks, MilestoneState::Done, &Drawn::state);
    const auto moved = std::ranges::count_if(marks, &Drawn::is_moved);
    std::string title = counted(static_cast<std::int64_t>(marks.size()), "milestone", "milestones");
    title += marks.front().on == marks.back().on
                 ? " on " + full_day(marks.front().on)
                 : " from " + full_day(marks.front().on) + " to " + full_day(marks.back().on);
    title +=
        ", as of " + full_day(shown.as_of()) + ". " + std::to_string(done) + (done == 1 ? " is done." : " are done.");
    const bool compares =
        std::ranges::any_of(shown.milestones, [](const ShownMilestone& one) { return one.agreed.has_value(); });
    title += moved > 0  ? " " + std::to_string(moved) + (moved == 1 ? " has moved:" : " have moved:")
             : compares ? std::string(" None has moved.")
                        : std::string(" No earlier days were agreed for these milestones.");
    std::int64_t told = 0;
    for (const Drawn& mark : marks)
        if (mark.is_moved()) {
            title += (told > 0 ? "; " : " ") + mark.name + ", now on " + full_day(mark.on) + ", " +
                     difference(mark.later()) + " than agreed";
            ++told;
        }
    return title + (told > 0 ? "." : "") + " The table below has every day.";
}

/// From the first of a month to the last of one.
struct Span {
    Date from, to;
};
Span whole_months(const std::vector<Drawn>& marks, Date as_of) {
    Date first = std::min(as_of, marks.front().on), last = std::max(as_of, marks.back().on);
    for (const Drawn& mark : marks)
        if (mark.agreed) {
            first = std::min(first, *mark.agreed);
            last = std::max(last, *mark.agreed);
        }
    const Civil begin = civil_of(first), end = civil_of(last);
    return {date_of(Civil{begin.year, begin.month, 1}),
            Date{date_of(Civil{end.year, end.month, 1}).days + days_in_month(end.year, end.month)}};
}

class Wide {
public:
    Wide(const std::vector<Drawn>& marks, Date as_of)
        : marks_(marks), as_of_(as_of), span_(whole_months(marks, as_of)) {}

    std::string draw(std::string_view title) {
        std::string svg =
            "<svg class=\"wide\" role=\"img\" aria-labelledby=\"tl-wide\" viewBox=\"0 0 920 236\"><title "
            "id=\"tl-wide\">" +
            escaped(title) + "</title>" + months() + path("ax", "M20 128H896");
        const double now = x_of(as_of_);
        if (x_of(marks_.front().on) < now)
            svg += path("past", "M" + number(x_of(marks_.front().on)) + " 128H" + number(now));
        svg += path("now", "M" + number(now) + " 22V214") + text_at("d", now, 15, short_day(as_of_) + ", this copy",
                                                                    now < 80    ? "start"
                                                                    : now > 836 ? "end"
                                                                                : "middle");
        std::string labels;
        for (const Drawn& mark : marks_) labels += label(mark);
        svg += leaders_ + labels;  // No line over the words of another.
        for (const Drawn& mark : marks_) svg += move(mark) + marker(mark, x_of(mark.on), axis);
        return svg + "</svg>";
    }

private:
    static constexpr double axis = 128, left = 20, width = 876;
    static constexpr std::array<double, 2> lanes{84, 44};

    [[nodiscard]] double x_of(Date day) const {
        return left + width * (static_cast<double>(day.days) - span_.from.days) /
                          (static_cast<double>(span_.to.days) - span_.from.days);
    }

    [[nodiscard]] std::string months() const {
        const Civil from = civil_of(span_.from), to = civil_of(span_.to);
        const int count = (to.year - from.year) * 12 + to.month - from.month;
        if (count > most_months) return {};
        const double room = width / count;
        const int every = room >= 34 ? 1 : static_cast<int>(std::ceil(34 / room));
        std::string svg;
        for (int i = 0; i < count; ++i) {
            const int month = (from.month - 1 + i) % 12 + 1, year = from.year + (from.month - 1 + i) / 12;
            const double x = x_of(date_of(Civil{year, month, 1}));
            if (every >= 3 ? month != 1 : i % every != 0) continue;  // Lines that close are one grey.
            if (i > 0) svg += path("grid", "M" + number(x) + " 52V214");
            std::string name(month_name(month));
            if (room < 96) name = name.substr(0, 3);
            if (month == 1 && every == 1 && room >= 62) name += " " + std::to_string(year);
            if (every >= 3) name = std::to_string(year);
            svg += text_at("d", x + 5, 226, name);
        }
        return svg;
    }

    /// In the first lane that is free; else the table says it. Its line, where it needs one, is added to `leaders_`.
    std::string label(const Drawn& mark) {
        const double x = x_of(mark.on);
        std::size_t letters = 0;
        for (std::size_t at = 0; at < mark.name.size(); ++letters) (void)next_code_point(mark.name, at);
        const double room = std::max(6.9 * static_cast<double>(letters), 58.0) + 8;
        const bool ends = x - 9 + room > 912;
        const double from = ends ? x + 9 - room : x - 9;
        for (std::size_t lane = 0; lane < lanes.size(); ++lane) {
            if (from < taken_[lane]) continue;
            taken_[lane] = from + room;
            const double y = lanes[lane], at = ends ? x + 9 : x - 9;
            const std::string_view anchor = ends ? "end" : "";
            if (lane > 0)  // Not through the words below, where they reach so far.
                leaders_ += path("lead-l", x < taken_[0] ? "M" + number(x) + " 113V106M" + number(x) + " 68V64"
                                                         : "M" + number(x) + " 113V64");
            return text_at("b", at, y, escaped(mark.name), anchor) +
                   text_at("d", at, y + 17, short_day(mark.on), anchor);
        }
        return {};
    }

    [[nodiscard]] std::string move(const Drawn& mark) const {
        if (!mark.is_moved()) return {};
        const double was = x_of(*mark.agreed), is = x_of(mark.on), middle = (was + is) / 2;
        return path("arc", "M" + number(was) + " 137Q" + number(middle) + " 178 " + number(is + (is > was ? -3 : 3)) +
                               " 143") +
               circle("ghost", was, axis, 8) +
               text_at("mv", std::clamp(middle, 40.0, 880.0), 180, by_days(mark.later()), "middle");
    }

    const std::vector<Drawn>& marks_;
    Date as_of_;
    Span span_;
    std::array<double, 2> taken_{0, 0};
    std::string leaders_;
};

class Tall {
public:
    Tall(const std::vector<Drawn>& marks, Date as_of) : marks_(marks), as_of_(as_of) {
        first_ = std::min(marks.front().on, as_of);
        last_ = std::max(marks.back().on, as_of);
        for (const Drawn& mark : marks_)
            if (mark.is_moved()) {
                first_ = std::min(first_, *mark.agreed);
                last_ = std::max(last_, *mark.agreed);
            }
        std::int32_t gap = INT32_MAX;
        for (std::size_t i = 1; i < marks.size(); ++i)
            if (const std::int32_t days = marks[i].on.days - marks[i - 1].on.days; days > 0) gap = std::min(gap, days);
        per_day_ = std::clamp(54.0 / gap, 2.3, 4.0);
        // A plan of many years is drawn smaller: nobody scrolls over ten screens.
        per_day_ = std::min(per_day_, 1'600.0 / std::max(1.0, static_cast<double>(last_.days) - first_.days));
    }

    std::string draw(std::string_view title) {
        std::string svg = path("ax", "M40 34V" + number(std::max(y_of(last_), 34.0)));
        if (as_of_ > first_) svg += path("past", "M40 34V" + number(y_of(as_of_)));
        svg += path("now", "M24 " + number(y_of(as_of_)) + "H320") +
               text_at("d", 320, y_of(as_of_) - 6, short_day(as_of_) + ", this copy", "end");
        double text = 0;
        for (const Drawn& mark : marks_) {
            const double y = y_of(mark.on);
            svg += move(mark) + marker(mark, 40, y);
            text = std::max(y - 1, text);
            svg += text_at("b", 68, text, escaped(mark.name)) + text_at("d", 68, text + 18, full_day(mark.on));
            if (mark.is_moved())
                svg += text_at("mv", 68, text + 35, "was " + short_day(*mark.agreed) + ", " + by_days(mark.later()));
            text += mark.is_moved() ? 63 : 46;
        }
        const double height = std::max(y_of(last_), text - 20) + 40;
        return "<svg class=\"tall\" role=\"img\" aria-labelledby=\"tl-tall\" viewBox=\"0 0 320 " + number(height) +
               "\"><title id=\"tl-tall\">" + escaped(title) + "</title>" + svg + "</svg>";
    }

private:
    [[nodiscard]] double y_of(Date day) const { return 34 + per_day_ * (static_cast<double>(day.days) - first_.days); }
    [[nodiscard]] std::string move(const Drawn& mark) const {
        if (!mark.is_moved()) return {};
        const double was = y_of(*mark.agreed), is = y_of(mark.on);
        return circle("ghost", 40, was, 8) +
               path("arc", "M32 " + number(was) + "Q4 " + number((was + is) / 2) + " 27 " + number(is));
    }

    const std::vector<Drawn>& marks_;
    Date as_of_, first_, last_;
    double per_day_ = 2.3;
};

/// What stands for what; of the marks that not every timeline has, those that this one has.
std::string marks_key(const std::vector<Drawn>& marks) {
    const auto entry = [](const std::string& drawn, std::string_view meaning) {
        return "<li><svg aria-hidden=\"true\" viewBox=\"0 0 28 24\">" + drawn + "</svg>" + std::string(meaning) +
               "</li>";
    };
    Drawn done, plan, moved;
    done.state = MilestoneState::Done;
    moved.agreed = Date{-1};
    std::string key = "<ul class=\"key\" aria-label=\"Marks on the timeline\">" + entry(marker(done, 14, 12), "Done") +
                      entry(marker(plan, 14, 12), "To come");
    if (std::ranges::any_of(marks, &Drawn::is_amber)) key += entry(marker(moved, 14, 13), "Moved or overdue");
    if (std::ranges::any_of(marks, &Drawn::is_moved)) key += entry(circle("ghost", 14, 12, 8), "Date first agreed");
    return key + "</ul>";
}

/// Whether the client should read why: it is late, or it will come on another day.
bool is_told(const ShownMilestone& one) {
    return one.days_later > 0 || (one.days_later < 0 && one.state != MilestoneState::Done);
}

std::string moves(const Shown& shown) {
    std::string list;
    for (const ShownMilestone& one : shown.milestones) {
        if (!is_told(one)) continue;
        list += "<li><p><b>" + theirs(one.name) + "</b></p><p class=\"from\"><del>" + full_day(*one.agreed) +
                "</del>, now " + full_day(*one.expected) + ", " + difference(one.days_later) + "</p><p>" +
                (trimmed(one.because).empty() ? "Reason not stated." : theirs(one.because)) + "</p></li>\n";
    }
    return list.empty() ? list : "<h3>What moved, and why</h3>\n<ul class=\"moves\">" + list + "</ul>\n";
}

std::string state_of(const ShownMilestone& one) {
    switch (one.state) {
    case MilestoneState::Done:    return state_html("green", "i-green", "Done", "st");
    case MilestoneState::Moved:   return state_html("amber", "i-amber", "Moved", "st");
    case MilestoneState::Overdue: return state_html("amber", "i-amber", "Overdue", "st");
    case MilestoneState::Undated: return state_html("grey", "i-open", "No date yet", "st");
    case MilestoneState::OnPlan:  break;
    }
    return state_html("grey", "i-open", one.agreed ? "On plan" : "To come", "st");
}

std::string brief_cell(std::string_view html) { return "<td role=\"cell\">" + std::string(html) + "</td>"; }

/// There may be many hundred rows, so each is short: style names the cells where rows are stacked (but for "Done"), and the
/// script makes the slots.
std::string table(const Shown& shown) {
    std::string html = "<h3>All milestones</h3>\n" +
                       table_head("Dates as agreed, and as expected on " + day_html(shown.as_of(), DayForm::Full),
                                  {"Milestone", "Agreed", "Expected or done", "Difference", "State"}, "stones");
    for (const ShownMilestone& one : shown.milestones) {
        const std::string expected = one.expected ? full_day(*one.expected) : "no date yet";
        html += "<tr role=\"row\" id=\"" + one.ref + "\"><th role=\"rowheader\">";
        if (!trimmed(one.code).empty()) html += "<span class=\"n\">" + theirs(one.code) + " </span>";
        html += theirs(one.name);
        if (!trimmed(one.summary).empty()) html += "<div class=\"small\">" + paragraphs(one.summary) + "</div>";
        if (!trimmed(one.acceptance).empty())
            html += "<div class=\"small\"><p>Accepted when:</p>" + paragraphs(one.acceptance) + "</div>";
        html += "</th>" + brief_cell(one.agreed ? full_day(*one.agreed) : "–") +
                (one.state == MilestoneState::Done ? cell("Done", expected) : brief_cell(expected)) +
                brief_cell(one.agreed && one.expected ? difference(one.days_later) : "–") + brief_cell(state_of(one)) +
                "</tr>\n";
    }
    html += "</tbody></table>";
    if (std::ranges::all_of(shown.milestones, [](const ShownMilestone& one) { return one.agreed.has_value(); }))
        return html;
    return html + "\n<p class=\"small\">– under “Agreed”: No date agreed before.</p>";
}

/// The day that the light of the schedule holds the end against.
std::string end_html(const Shown& shown) {
    if (!shown.end) return {};
    const ShownEnd& end = *shown.end;
    const std::int32_t days = end.expected.days - end.promised.days;
    const std::string html = "\n<p class=\"end\">We promised the end for " + day_html(end.promised, DayForm::Full);
    if (days == 0) return html + ", and it is expected on that day.</p>";
    return html + "; it is expected on " + day_html(end.expected, DayForm::Full) + ", " + difference(days) + ". " +
           (trimmed(end.because).empty() ? "Reason not stated." : theirs(end.because)) + "</p>";
}

}  // namespace

std::string timeline_drawing(const Shown& shown) {
    const std::vector<Drawn> marks = marks_of(shown);
    if (marks.empty()) return {};
    const std::string title = title_of(shown, marks);
    return "<div class=\"tl\">" + Wide(marks, shown.as_of()).draw(title) + Tall(marks, shown.as_of()).draw(title) +
           "\n" + marks_key(marks) + "</div>\n";
}

std::string timeline_section(const Shown& shown) {
    if (shown.milestones.empty()) return {};
    return section_start("timeline", "Timeline") + timeline_drawing(shown) + moves(shown) + table(shown) +
           end_html(shown) + "</section>\n";
}

}  // namespace rapport
