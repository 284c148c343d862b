#pragma once
// The cards of the first screen. Drawn at a place, they give their height. Nobody else includes this.

#include <span>

#include "app/relations.h"
#include "engagement/dissatisfaction.h"
#include "engagement/soft_skills.h"
#include "ui/views/record_list.h"
#include "ui/views/today.h"

namespace rapport {

/// A task that ends within a week, or should have ended.
struct DueTask {
    const Task* task = nullptr;
    const Project* project = nullptr;
    const Client* client = nullptr;  ///< Null: of none.
    Date finish;
};

/// In device pixels, for a width and a size of text.
struct RowHeights {
    std::vector<float> heights;
    float width = 0, scale = 0;
};

/// What the cards list, made when the records, the day, a forecast or the choice of clients is another, and drawn from in all
/// frames between: of two hundred clients, finding it anew took longer than drawing it.
struct TodayLists {
    // Of what it was made.
    std::uint64_t made = ~std::uint64_t{0};  ///< Relations::made().
    std::string author;
    Whose whose = Whose::Everyones;
    std::string tag;
    bool all_cracks = false;

    std::vector<std::string> tags;  ///< Of all clients, sorted.
    bool looks_after_some = false;  ///< Who uses this device looks after clients, or stands in: there is a choice.
    std::vector<const ClientAttention*> clients;
    mutable RowHeights rows;  ///< Of them, measured when they are drawn in a narrow card.
    std::vector<const TouchDue*> people;
    std::vector<const PlannedTouch*> planned;
    std::vector<MeetingHint> hints;
    RecordList pulses;
    RecordList promises;
    RecordList cracks;
    std::vector<DueTask> due;
};

/// Made anew where it has to be; `state` is then a choice that is possible.
const TodayLists& lists_of(ViewContext& view, TodayState& state);

/// Whether a client is among those that are looked at.
bool is_looked_at(const TodayState& state, const Client* client);
/// "Marek Dvorak is not content"; "The client is not content" where nobody is named. Of what was said last.
std::string not_content_said(std::span<const Dissatisfaction> said);
/// The ground of a row whose client is not content: under all of it, with a broad edge, so that no ordinary red looks like it.
void draw_not_content_ground(const kit::Rect& row);
float draw_attention(ViewContext& view, const TodayLists& lists, float x, float y, float width);
float draw_touch_base(ViewContext& view, TodayState& state, const TodayLists& lists, float x, float y, float width);
float draw_cracks(ViewContext& view, TodayState& state, const TodayLists& lists, float x, float y, float width);
/// A touch that was planned for today or before, and was not held.
void draw_planned(ViewContext& view, const PlannedTouch& touch, const kit::Rect& row);
/// Of what is planned for the next 14 days and may be hard, the soonest first, at most 4 (today_planned.cpp). It looks at the 12 soonest.
std::vector<MeetingHint> hints_for(ViewContext& view, const TodayState& state);
void draw_hint(ViewContext& view, const MeetingHint& hint, const kit::Rect& row);
void draw_snooze(ViewContext& view, TodayState& state);

/// The projects of each client with how far they are (today_projects.cpp).
float draw_project_card(ViewContext& view, const TodayState& state, float x, float y, float width);
/// What ends in the next seven days, or should have: the late first, but behind all else what has been late for so long that it
/// is rather forgotten, the latest first.
std::vector<DueTask> due_tasks(ViewContext& view, const TodayState& state);
float draw_due(ViewContext& view, TodayState& state, const TodayLists& lists, float x, float y, float width,
               float room);

}  // namespace rapport
