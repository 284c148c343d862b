// The second tab of a project: its plan in numbers, who works on it, what does not fit, and the notes.

#include <algorithm>
#include <cmath>
#include <map>

#include "base/sort.h"
#include "base/text.h"
#include "ui/views/plan_cards.h"

namespace rapport {
namespace {

struct Numbers {
    std::int64_t tasks = 0, milestones = 0, done = 0, critical = 0, late = 0;
};

Numbers numbers_of(const PlanPage& page) {
    Numbers numbers;
    for (std::int32_t row = 0; row < page.outline().size(); ++row) {
        if (page.outline()[row].summary) continue;
        const PlannedTask& planned = page.planned(row);
        const bool done = planned.done.count >= 100;
        (page.task(row).milestone ? numbers.milestones : numbers.tasks) += 1;
        numbers.done += done;
        numbers.critical += planned.critical;
        numbers.late += !done && planned.finish < page.view.now;
    }
    return numbers;
}

struct Share {
    const Person* person = nullptr;
    std::int64_t tasks = 0;
    Minutes work;
};

/// Who works on it, those with most to do first.
std::vector<Share> shares_of(const PlanPage& page) {
    std::map<Id, Share> by_person;
    for (std::int32_t row = 0; row < page.outline().size(); ++row)
        for (const Assignment* assignment : page.plan.assignments[static_cast<std::size_t>(row)]) {
            Share& share = by_person[assignment->person.id];
            share.person = page.view.workspace.find(assignment->person);
            ++share.tasks;
            const Minutes own = assignment->work;
            share.work = share.work +
                         (own.count > 0 ? own : Minutes{page.task(row).duration.count * assignment->units.count / 100});
        }
    std::vector<Share> shares;
    for (const auto& [id, share] : by_person)
        if (share.person) shares.push_back(share);
    sort_items(shares, std::greater{}, [](const Share& share) { return std::pair(share.work, share.person->id); });
    return shares;
}

void draw_numbers(PlanPage& page, CardColumn& column) {
    const Numbers numbers = numbers_of(page);
    const Schedule& schedule = page.plan.schedule;
    const int year = page.view.this_year();
    kit::Rect rest = kit::card(column.take(px(40 + 8 + 8 * 28 + 8)), "The plan in numbers");
    kit::cut_top(rest, px(8));
    const bool any = page.outline().size() > 0;
    draw_card_line(rest, "Start", any ? format_weekday(date_of(schedule.start), year) : "–");
    draw_card_line(rest, "Finish, as planned", any ? format_weekday(date_of(schedule.finish), year) : "–");
    draw_card_line(rest, "Promised",
                   page.project.promised ? format_weekday(date_of(*page.project.promised), year) : "–");
    draw_card_line(rest, "Duration", format_duration({schedule.duration, TimeUnit::Working, false}, page.scale()));
    draw_card_line(rest, "Done",
                   percent_text(schedule.done) + ", " + with_thousands(numbers.done) + " of " +
                       counted(numbers.tasks + numbers.milestones, "task", "tasks"));
    draw_card_line(rest, "Milestones", with_thousands(numbers.milestones));
    draw_card_line(rest, "Critical tasks", with_thousands(numbers.critical));
    draw_card_line(rest, "Should be done by now", with_thousands(numbers.late),
                   numbers.late > 0 ? look().colour.warn : 0);
}

void draw_people(PlanPage& page, CardColumn& column) {
    const std::vector<Share> shares = shares_of(page);
    constexpr std::size_t most = 30;
    const std::size_t shown = std::min(most, shares.size());
    const float row_height = px(44);
    const float inner =
        shares.empty() ? px(56) : row_height * static_cast<float>(shown) + px(8) + (shares.size() > most ? px(28) : 0);
    kit::Rect rest =
        kit::card(column.take(px(40) + inner), "People on the project", static_cast<std::int64_t>(shares.size()));
    if (shares.empty()) {
        kit::wrapped(kit::inset(rest, px(16), px(12)), "Nobody yet. Type names under “Who” in the plan.", kit::meta());
        return;
    }
    const kit::Group list(Role::List, "People on the project", rest);
    kit::cut_top(rest, px(4));
    for (std::size_t i = 0; i < shown; ++i) {
        const Share& share = shares[i];
        const kit::Rect row = kit::cut_top(rest, row_height);
        const kit::Rect box = kit::inset(row, px(16), 0);
        const std::string work = format_minutes(share.work, page.scale());
        kit::node(Role::ListItem, share.person->name + ", " + counted(share.tasks, "task", "tasks") + ", " + work, row);
        kit::avatar({box.Min.x + px(14), std::floor(row.GetCenter().y)}, 28, share.person->name, share.person->initials,
                    share.person->id);
        const kit::Rect text{box.Min.x + px(40), row.Min.y, box.Max.x - px(90), row.Max.y};
        const float top = std::floor(row.GetCenter().y - (line_px(TextSize::Body) + line_px(TextSize::Meta)) / 2);
        const std::string second = share.person->role.empty()
                                       ? counted(share.tasks, "task", "tasks")
                                       : share.person->role + " · " + counted(share.tasks, "task", "tasks");
        kit::draw_text(kit::rect_at(text.Min.x, top, text.GetWidth(), line_px(TextSize::Body)), share.person->name);
        kit::draw_text(
            kit::rect_at(text.Min.x, top + line_px(TextSize::Body), text.GetWidth(), line_px(TextSize::Meta)), second,
            kit::meta());
        kit::draw_text(box, work, {TextSize::Body, true, 0, kit::Align::Right});
    }
    if (shares.size() > most)
        kit::draw_text(kit::inset(kit::cut_top(rest, px(28)), px(16), 0),
                       "and " + with_thousands(static_cast<std::int64_t>(shares.size() - most)) + " more", kit::meta());
}

struct Trouble {
    Id task;
    std::string sentence;
};

std::vector<Trouble> troubles_of(const PlanPage& page) {
    std::vector<Trouble> troubles;
    for (const OutlineProblem& problem : page.outline().problems())
        troubles.push_back({problem.row >= 0 ? page.task(problem.row).id : Id{}, problem.sentence});
    for (const PlanProblem& problem : page.plan.schedule.problems)
        troubles.push_back({problem.row >= 0 ? page.task(problem.row).id : Id{}, problem.sentence});
    return troubles;
}

/// Each leads to its row.
void draw_troubles(PlanPage& page, CardColumn& column) {
    const std::vector<Trouble> troubles = troubles_of(page);
    if (troubles.empty()) return;
    constexpr std::size_t most = 20;
    const float width = column.width - px(68);
    float height = px(8);
    for (std::size_t i = 0; i < std::min(most, troubles.size()); ++i)
        height += kit::wrapped_height(width, troubles[i].sentence) + px(12);
    if (troubles.size() > most) height += px(28);
    kit::Rect rest =
        kit::card(column.take(px(40) + height), "What does not fit", static_cast<std::int64_t>(troubles.size()));
    kit::cut_top(rest, px(4));
    for (std::size_t i = 0; i < std::min(most, troubles.size()); ++i) {
        const Trouble& trouble = troubles[i];
        const kit::Rect row = kit::cut_top(rest, kit::wrapped_height(width, trouble.sentence) + px(12));
        const kit::IdScope scope(static_cast<int>(i));
        const kit::Item item = kit::item(kit::id_of("trouble"), row);
        AccessNode& node = kit::node(Role::Button, trouble.sentence, row, item.id);
        node.focusable = true;
        if (item.hovered) kit::fill(row, look().colour.bg2);
        kit::draw_icon(kit::rect_at(row.Min.x + px(16), row.Min.y + px(6), px(16), line_px(TextSize::Body)),
                       icon_triangle_alert, 16, look().colour.warn);
        kit::draw_wrapped({row.Min.x + px(44), row.Min.y + px(6), row.Max.x - px(16), row.Max.y}, trouble.sentence);
        if (item.ring) kit::focus_ring(kit::inset(row, px(4)), px(4));
        if (item.pressed && !trouble.task.is_null()) page.view.out.go(route_to(page.project, trouble.task));
    }
    if (troubles.size() > most)
        kit::draw_text(
            kit::inset(kit::cut_top(rest, px(28)), px(16), 0),
            "and " + with_thousands(static_cast<std::int64_t>(troubles.size() - most)) + " more, marked in the plan",
            kit::meta());
}

void draw_prose(PlanPage& page, CardColumn& column, std::string_view heading, const std::string& words,
                std::string_view otherwise) {
    const bool empty = words.empty();
    const std::string_view shown = empty ? otherwise : std::string_view(words);
    const kit::TextLook look_of = empty ? kit::meta() : kit::body;
    const float height = kit::wrapped_height(column.width - px(32), shown, look_of) + px(24);
    const kit::ButtonLook small{.kind = kit::ButtonKind::Quiet, .icon = icon_pencil, .small = true, .id = heading};
    const float button = kit::button_width("Edit", small), high = kit::button_height(small);
    kit::Rect rest = kit::card(column.take(px(40) + height + px(16) + high), heading);
    kit::wrapped(kit::inset(rest, px(16), px(12)), shown, look_of);
    if (kit::button(kit::rect_at(rest.Min.x + px(8), rest.Max.y - px(12) - high, button, high), "Edit", small)) {
        page.view.selection.set(type_of<Project>, page.project.id);
        page.view.settings.inspector = true;
    }
}

}  // namespace

void draw_card_line(kit::Rect& rest, std::string_view label, const std::string& value, ImU32 ink) {
    const kit::Rect row = kit::cut_top(rest, px(card_line));
    kit::Rect box = kit::inset(row, px(16), 0);
    kit::node(Role::Text, std::string(label) + ": " + value, row);
    kit::draw_text(box, value, {TextSize::Body, true, ink, kit::Align::Right});
    kit::cut_right(box, kit::text_width(value, kit::strong()) + px(8));
    kit::draw_text(box, label, {TextSize::Body, false, look().colour.ink1});
}

void draw_plan_overview(PlanPage& page) {
    const kit::Rect area = page.view.area;
    kit::fill(area, look().colour.bg0);
    kit::Scroll scroll("Overview", area);
    const bool two = scroll.width() >= px(720);
    const float gap = px(16);
    const float width = std::min(px(640), std::floor((scroll.width() - gap * (two ? 3 : 2)) / (two ? 2 : 1)));
    const ImVec2 at = scroll.origin();
    CardColumn left{at.x + gap, width, at.y + gap};
    CardColumn right{at.x + 2 * gap + width, width, at.y + gap};
    CardColumn& second = two ? right : left;
    draw_numbers(page, left);
    draw_troubles(page, left);
    draw_forecast_card(page, second);
    draw_baselines_card(page, left);
    draw_people(page, second);
    draw_prose(page, left, "Summary for the client", page.project.summary.text,
               "What the client reads about this project. Nothing is written yet.");
    draw_prose(page, second, "Internal notes", page.project.notes.text, "What only the team should know.");
    scroll.set_content(std::max(left.y, two ? right.y : 0.0f) - at.y);
}

}  // namespace rapport
