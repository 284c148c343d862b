// The proposal of a levelled plan: what would move, and when the plan would end. Nothing happens before it is accepted.

#include <algorithm>
#include <array>
#include <cmath>

#include "base/text.h"
#include "ui/views/workload_page.h"

namespace rapport {
namespace {

using kit::Rect;

/// On a phone there is room for the first day alone.
std::string days_text(const WorkloadPage& w, DateTime start, DateTime finish) {
    const int year = w.view.this_year();
    if (w.view.phone) return format_day(date_of(start), year);
    const std::string first = format_day(date_of(start), year), last = format_day(date_of(finish), year);
    return first == last ? first : first + " – " + last;
}

/// "Ines Okafor 3 days, Tom 1 day": whose days are still too full.
std::string whose(const std::vector<Overload>& days) {
    std::vector<std::pair<const Person*, std::int64_t>> people;
    for (const Overload& day : days) {
        const auto known = std::ranges::find(people, day.person, &std::pair<const Person*, std::int64_t>::first);
        if (known == people.end()) people.emplace_back(day.person, 1);
        else ++known->second;
    }
    std::string words;
    for (const auto& [person, count] : people)
        words += (words.empty() ? "" : ", ") + (person ? person->name : std::string("somebody")) + " " +
                 counted(count, "day", "days");
    return words;
}

std::string what_it_does(const WorkloadPage& w, const Levelling& proposal) {
    const int year = w.view.this_year();
    std::string text = "The plan would end on " + format_weekday(date_of(proposal.new_finish), year);
    text += date_of(proposal.new_finish) == date_of(proposal.finish)
                ? ", as now. "
                : " instead of " + format_weekday(date_of(proposal.finish), year) + ". ";
    const auto days = [](std::size_t count) { return counted(static_cast<std::int64_t>(count), "day", "days"); };
    text += "Of " + days(proposal.before.size()) + " with too much for somebody, " +
            (proposal.after.empty() ? "none" : std::to_string(proposal.after.size())) + " would be left" +
            (proposal.after.empty() ? "."
                                    : " (" + whose(proposal.after) + "): started and fixed tasks stay where they are.");
    if (!proposal.missed.empty())
        text += " Missed would be the deadline of " +
                counted(static_cast<std::int64_t>(proposal.missed.size()), "task", "tasks") + ".";
    return text;
}

struct ColumnOfProposal {
    std::string_view title;
    float part;  ///< Of the width.
};
constexpr std::array<ColumnOfProposal, 4> columns{
    {{"Task", 0.34f}, {"Now", 0.26f}, {"Then", 0.26f}, {"Put off by", 0.14f}}};

void draw_line(const Rect& line, const std::array<std::string, 4>& texts, Role role, bool strong) {
    float x = line.Min.x;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const float width = std::floor(line.GetWidth() * columns[i].part);
        const Rect box{{x, line.Min.y}, {x + width, line.Max.y}};
        AccessNode& node = kit::node(role, texts[i], box);
        node.column_index = static_cast<std::int32_t>(i) + 1;
        kit::draw_text({box.Min, {box.Max.x - px(8), box.Max.y}}, texts[i],
                       strong ? kit::meta() : kit::TextLook{i == 0 ? TextSize::Body : TextSize::Meta});
        x += width;
    }
}

kit::Group row_group(const Rect& line, std::int32_t index) {
    AccessNode row;
    row.role = Role::Row;
    row.id = ImHashData(&index, sizeof index, kit::id_of("proposed"));
    row.rect = seen_rect(line);
    row.row_index = index;
    return kit::Group(std::move(row));
}

void draw_rows(const WorkloadPage& w, const Levelling& proposal, Rect area) {
    AccessNode about;
    about.role = Role::Grid;
    about.id = kit::id_of("proposal");
    about.name = "Tasks that would move";
    about.rect = seen_rect(area);
    about.row_count = static_cast<std::int32_t>(proposal.rows.size()) + 1;
    about.column_count = static_cast<std::int32_t>(columns.size());
    const kit::Group grid(std::move(about));
    const float height = px(28);
    {
        Rect head = kit::cut_top(area, px(24));
        if (static_cast<float>(proposal.rows.size()) * height > area.GetHeight())
            head.Max.x -= px(look().size.scrollbar);  // Columns stand above those of the rows.
        const kit::Group row = row_group(head, 1);
        std::array<std::string, 4> titles;
        for (std::size_t i = 0; i < columns.size(); ++i) titles[i] = columns[i].title;
        if (w.view.phone) titles = {"Task", "Start", "Then", "By"};
        draw_line(head, titles, Role::ColumnHeader, true);
        kit::line_across(head.Min.x, head.Max.x, head.Max.y - 1, look().colour.line);
    }
    const Outline& outline = w.page.outline();
    const TimeScale scale = time_scale_of(w.page.project);
    kit::Scroll scroll("Tasks that would move", area);
    for (std::size_t i = 0; i < proposal.rows.size(); ++i) {
        const LevelledRow& moved = proposal.rows[i];
        const Rect line =
            kit::rect_at(area.Min.x, scroll.origin().y + static_cast<float>(i) * height, scroll.width(), height);
        if (line.Max.y < area.Min.y || line.Min.y > area.Max.y) continue;
        const kit::Group row = row_group(line, static_cast<std::int32_t>(i) + 2);
        const bool missed = std::ranges::find(proposal.missed, moved.row) != proposal.missed.end();
        draw_line(line,
                  {outline.number(moved.row) + " " + title_of(type_of<Task>, *outline[moved.row].task),
                   days_text(w, moved.start, moved.finish),
                   days_text(w, moved.new_start, moved.new_finish) + (missed ? ", too late" : ""),
                   moved.delay.count > 0 ? format_minutes(moved.delay, scale) : "–"},
                  Role::GridCell, false);
    }
    scroll.set_content(static_cast<float>(proposal.rows.size()) * height);
}

}  // namespace

void propose_levelling(WorkloadPage& w) {
    const std::vector<PlanInLoad> plans = all_plans(w.view);
    Result<Levelling> made = level(w.view.workspace, {w.page.project.id}, plans);
    if (!made) {
        w.view.out.fail(made.error());
        return;
    }
    if (!made->changes()) {
        w.view.out.say(made->before.empty() ? "Nobody on this plan has too much to do: no task has to move."
                                            : "No task that may be moved would help: look at who works on what.");
        return;
    }
    w.state.proposal = std::move(*made);
    w.state.proposed = w.view.workspace.revision();
}

void draw_levelling_dialog(WorkloadPage& w) {
    WorkloadState& state = w.state;
    if (!state.proposal) return;
    const Levelling& proposal = *state.proposal;
    kit::Dialog dialog("Level the plan", 720, 520);
    Rect rest = dialog.content();
    kit::heading(kit::cut_top(rest, px(32)), "Level the plan", 1, kit::title());
    const std::string text = what_it_does(w, proposal);
    const float height = kit::wrapped_height(rest.GetWidth(), text);
    kit::wrapped(kit::cut_top(rest, height + px(12)), text);
    kit::cut_bottom(rest, px(44));
    draw_rows(w, proposal, rest);
    const kit::ButtonLook primary{.kind = kit::ButtonKind::Primary, .disabled = !w.view.may_edit};
    const float y = dialog.content().Max.y - kit::button_height();
    const float accept = kit::button_width("Accept", primary), discard = kit::button_width("Discard");
    const float x = dialog.content().Max.x;
    dialog.first_focus(kit::id_of("Discard"));
    const bool accepted = kit::button(kit::rect_at(x - accept, y, accept, kit::button_height()), "Accept", primary);
    const bool discarded =
        kit::button(kit::rect_at(x - accept - px(8) - discard, y, discard, kit::button_height()), "Discard");
    if (accepted)
        w.view.out.send(accept_levelling(w.view.workspace, w.page.outline(), proposal),
                        proposal.after.empty()
                            ? "The plan is levelled: nobody has too much to do."
                            : "The plan is levelled as far as it goes. Still too much: " + whose(proposal.after) + ".");
    if (accepted || discarded || dialog.closed()) state.proposal.reset();
}

}  // namespace rapport
