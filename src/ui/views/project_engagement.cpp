// How the client is kept in touch from the start of a project to its end: planned touches by phase, where nobody speaks with
// them, the promises that belong to the project, and its story.

#include <algorithm>
#include <cmath>

#include "base/sort.h"
#include "base/text.h"
#include "engagement/engagement_plan.h"
#include "engagement/promises.h"
#include "schedule/notation.h"
#include "ui/views/plan_cards.h"
#include "ui/views/record_list.h"
#include "ui/views/search_view.h"
#include "ui/views/value_lists.h"

namespace rapport {
namespace {

using kit::Rect;

std::string span_text(const ViewContext& view, Date from, Date to) {
    return format_day(from, view.this_year()) + " – " + format_day(to, view.this_year());
}

void ask_for_touch(PlanPage& page, RecordForm& form, Ref<Task> phase = {}, std::optional<Date> on = {}) {
    PlannedTouch draft{};
    draft.id = page.view.make_id();
    draft.project = {page.project.id};
    draft.phase = phase;
    draft.on = on;
    open_record_form(
        form, draft, "A touch to come",
        {field_of<&PlannedTouch::purpose>(), field_of<&PlannedTouch::stakeholder>(), field_of<&PlannedTouch::channel>(),
         field_of<&PlannedTouch::on>(), field_of<&PlannedTouch::phase>()});
}

/// Beside a phase in which nobody speaks with them: the way to end that.
void draw_gap_button(PlanPage& page, RecordForm& form, const PhaseTouches& phase, Rect& row) {
    const kit::IdScope scope(phase.name);
    const float hit = px(look().size.icon_hit);
    const Rect place = kit::centred(kit::cut_right(row, hit), hit, hit);
    row.Max.x -= px(4);
    if (!kit::icon_button(place, icon_plus, "Plan a touch in " + phase.name, !page.view.may_edit)) return;
    const Outline& outline = page.plan.outline;
    const bool summary = phase.row >= 0 && phase.row < outline.size();
    ask_for_touch(page, form, {summary ? outline[phase.row].task->id : Id{}},
                  std::max(phase.from, Date{page.view.today.days + 1}));
}

void draw_phases(PlanPage& page, RecordForm& form, const Engagement& engagement, CardColumn& column) {
    const float line = px(look().coarse ? 56.0f : 46.0f);
    const auto count = static_cast<float>(engagement.phases.size());
    const Rect box = column.take(px(41) + (engagement.phases.empty() ? px(60) : count * line) + px(4));
    const kit::Group group(Role::Region, "Touches by phase", box);
    std::string note;
    if (engagement.quiet_days > 0)
        note = counted(engagement.quiet_days, "quiet day", "quiet days") + ": " +
               span_text(page.view, engagement.quiet_from, engagement.quiet_to);
    Rect rest = kit::card(box, "Touches by phase", -1, box.GetWidth() > px(460) ? note : "");
    if (engagement.phases.empty())
        kit::text(kit::inset(rest, px(16), 0), "The plan has no tasks yet: its phases show up here.", kit::meta());
    for (const PhaseTouches& phase : engagement.phases) {
        Rect row = kit::inset(kit::cut_top(rest, line), px(16), 0);
        kit::line_across(box.Min.x + 1, box.Max.x - 1, row.Min.y, look().colour.line);
        std::string counts = phase.gap ? "No touch planned" : "";
        const auto count = [&](std::int32_t number, std::string_view what) {
            if (phase.gap || number == 0) return;
            counts += (counts.empty() ? "" : ", ") + std::to_string(number) + " " + std::string(what);
        };
        count(phase.planned, "planned");
        count(phase.held, "held as planned");
        count(phase.missed, "missed");
        count(phase.others, phase.others == 1 ? "unplanned touch" : "unplanned touches");
        if (counts.empty()) counts = phase.to < page.view.today ? "None" : "None yet";
        kit::node(Role::Text, phase.name + ", " + span_text(page.view, phase.from, phase.to) + ": " + counts, row);
        if (phase.gap) draw_gap_button(page, form, phase, row);
        if (phase.gap && page.view.phone) counts = "No touch";
        const float wide = kit::chip_width(counts);
        kit::chip(row.Max.x - wide, std::floor(row.GetCenter().y), counts,
                  phase.gap          ? kit::Tone::Warn
                  : phase.missed > 0 ? kit::Tone::Bad
                                     : kit::Tone::Neutral);
        row.Max.x -= wide + px(12);
        const float top = std::floor(row.GetCenter().y - px(19));
        kit::draw_text({{row.Min.x, top}, {row.Max.x, top + px(20)}}, phase.name);
        kit::draw_text({{row.Min.x, top + px(20)}, {row.Max.x, top + px(38)}},
                       span_text(page.view, phase.from, phase.to), kit::meta());
    }
}

void draw_planned(PlanPage& page, RecordForm& form, const EngagementIndex& index, CardColumn& column) {
    ViewContext& view = page.view;
    RecordList list;
    list.heading = view.phone ? "Touches" : "Planned touches";
    list.columns = {{"Purpose"}, {"With", 110}, {"Channel", 90}, {"On", 72, kit::Align::Right}, {"Stands", 80}};
    list.question = "When will you speak with them?";
    list.help = "Plan a touch for each phase: a kick-off, a review, a call before go-live.";
    list.button = "Planned touch";
    std::vector<const PlannedTouch*> planned;
    for (const PlannedTouch& touch : index.planned_touches_of({page.project.id})) planned.push_back(&touch);
    sort_items(planned, {}, [](const PlannedTouch* touch) { return touch->on.value_or(Date{INT32_MAX}); });
    for (const PlannedTouch* touch : planned) {
        const bool held = view.workspace.find(touch->held) != nullptr;
        const bool missed = !held && touch->on && *touch->on < view.today;
        const Stakeholder* with = view.workspace.find(touch->stakeholder);
        list.rows.push_back({.type = &type_of<PlannedTouch>,
                             .id = touch->id,
                             .title = touch->purpose,
                             .second = {},
                             .cells = {{with ? with->name : "Who decides"},
                                       {std::string(label_of(touch->channel))},
                                       {touch->on ? format_day(*touch->on, view.this_year()) : "–"},
                                       {held     ? "Held"
                                        : missed ? "Missed"
                                                 : "Planned",
                                        held     ? kit::Tone::Ok
                                        : missed ? kit::Tone::Bad
                                                 : kit::Tone::Neutral,
                                        true}}});
    }
    bool pressed = false;
    column.take(draw_record_list(view, list, column.x, column.y, column.width, pressed));
    if (pressed) ask_for_touch(page, form);
}

/// How it stands, with its day: what is said of one whose task is done does not name that.
std::string promise_said(const PromiseReading& reading, const ViewContext& view) {
    std::string said = std::string(label_of(reading.standing)) + ". " + sentence_of(reading, view.today);
    if (reading.task_done && reading.promise->due)
        said += " Due on " + format_day(*reading.promise->due, view.this_year()) + ".";
    return said;
}

void draw_promises(PlanPage& page, RecordForm& form, CardColumn& column) {
    ViewContext& view = page.view;
    Relations& relations = *view.relations;
    RecordList list;
    list.heading = view.phone ? "Promises" : "Promises of this project";
    list.columns = {{"Promise"}};
    list.question = "What did you promise for it?";
    list.help = "Promises, with whom and by when.";
    list.button = "Promise";
    if (const auto end = promise_of(page.project, relations.plan({page.project.id}), view.today))
        list.note = end->sentence;
    for (const PromiseReading& reading : promises_to(relations.index(), relations.plans(), page.project.client)) {
        const Promise& promise = *reading.promise;
        if (promise.project.id != page.project.id) continue;
        list.rows.push_back({.type = &type_of<Promise>,
                             .id = promise.id,
                             .title = promise.text,
                             .second = promise_said(reading, view)});
    }
    bool pressed = false;
    column.take(draw_record_list(view, list, column.x, column.y, column.width, pressed));
    if (!pressed || page.project.client.id.is_null()) return;
    Promise draft{};
    draft.id = view.make_id();
    draft.client = page.project.client;
    draft.project = {page.project.id};
    draft.made = view.today;
    open_record_form(
        form, draft, "New promise",
        {field_of<&Promise::text>(), field_of<&Promise::kind>(), field_of<&Promise::to>(), field_of<&Promise::by>(),
         field_of<&Promise::due>(), field_of<&Promise::task>(), field_of<&Promise::source>()});
}

}  // namespace

void draw_engagement(PlanPage& page, RecordForm& form, StoryState& story) {
    const EngagementIndex& index = page.view.relations->index();
    CardPage cards(page.view, "Engagement");
    CardColumn& left = cards.left;
    draw_phases(page, form, engagement_of(page.view.workspace, page.outline(), page.plan.schedule, page.view.today),
                left);
    draw_planned(page, form, index, left);
    draw_promises(page, form, cards.beside());
    left.take(draw_story(page.view, story, {}, {page.project.id}, "Story", left.x, left.y, left.width));
}

}  // namespace rapport
