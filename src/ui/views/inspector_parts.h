#pragma once
// What the parts of the inspector share while they draw one frame. Nobody else includes this.

#include <array>
#include <span>

#include "ui/views/inspector.h"

namespace rapport {

/// A record being looked at, and how far down the panel one has got.
struct InspectorSheet {
    ViewContext& view;
    InspectorState& state;
    const EntityType& type;
    const Entity& record;
    Reading reading;
    float x = 0;
    float width = 0;
    float y = 0;
    std::vector<const Clash*> clashes = {};  ///< About the record.

    /// A strip of that height across the panel; what comes next stands `gap` below it.
    kit::Rect take(float height, float css_gap = 12) {
        const kit::Rect strip = kit::rect_at(x, y, width, height);
        y += height + px(css_gap);
        return strip;
    }
    [[nodiscard]] Editing editing() const { return {view, reading, state.editors, type, record}; }
    void send(std::optional<Edit> edit, std::string toast = {}) const {
        if (edit) view.out.send(std::move(*edit), std::move(toast));
    }
};

/// Two strips beside each other; `left` is the share of the first.
std::pair<kit::Rect, kit::Rect> halves(const kit::Rect& strip, float left = 0.5f);

// --- Fields (inspector_fields.cpp) -------------------------------------------------------------------------------------

/// The field that names the record, or -1.
int naming_field(const EntityType& type);
void draw_title(InspectorSheet& sheet);
/// One field, and the mark of what clashes in it.
void draw_field(InspectorSheet& sheet, std::size_t field, kit::Rect place);
/// These fields, in the order of the schema; narrow ones two abreast.
void draw_fields(InspectorSheet& sheet, const std::vector<std::size_t>& fields);
/// All that people see, but for the title and those given.
std::vector<std::size_t> fields_but(const EntityType& type, const std::vector<std::size_t>& without);
/// A heading that opens and closes what is below it.
bool draw_fold(InspectorSheet& sheet, std::string_view label, bool open, std::string_view note = {});
void draw_section(InspectorSheet& sheet, std::string_view label, std::string_view note = {});

// --- What clashes (inspector_clashes.cpp) -------------------------------------------------------------------------------

/// What people wrote in a field without knowing of each other; empty where nothing clashes.
struct ClashMark {
    std::string what;  ///< "Duration".
    std::vector<const Clash*> clashes;
};
std::vector<const Clash*> clashes_about(const ViewContext& view, Id record);
/// Where a clash is shown with both values, and answered.
std::string route_to(const Clash& clash);
/// Of one of these fields of the record.
ClashMark mark_at(const InspectorSheet& sheet, std::span<const std::size_t> fields, std::string_view what);
ClashMark mark_at(const InspectorSheet& sheet, std::size_t field);
/// Behind the label of an editor that stands in `place`. This and the next draw nothing for an empty one.
void draw_mark_beside(InspectorSheet& sheet, const ClashMark& mark, std::string_view label, const kit::Rect& place,
                      SeenBy seen_by = SeenBy::Team);
/// At the right end of a row, which is cut shorter.
void draw_mark_at_end(InspectorSheet& sheet, const ClashMark& mark, kit::Rect& row);
/// On the heading of a fold that is closed, which is drawn next.
void draw_mark_of_fold(InspectorSheet& sheet, std::string_view heading, const std::vector<std::size_t>& hidden);
/// Below the title: of the name, and of the record itself.
void draw_marks_of_record(InspectorSheet& sheet);

// --- A task (inspector_task.cpp) ---------------------------------------------------------------------------------------

/// Whose clashes stand at Start and at Duration, as one reads them together.
inline constexpr std::array start_fields{field_of<&Task::constraint>(), field_of<&Task::constraint_date>(),
                                         field_of<&Task::manual>(), field_of<&Task::manual_start>(),
                                         field_of<&Task::manual_finish>()};
inline constexpr std::array duration_fields{field_of<&Task::duration>(), field_of<&Task::duration_unit>(),
                                            field_of<&Task::estimated>()};

/// Its dates, people and links with the commands of the plan, and why it is when it is; gives the fields it has drawn.
std::vector<std::size_t> draw_task(InspectorSheet& sheet, const Task& task);
/// "4.3"; empty where its project is gone.
std::string task_number(ViewContext& view, const Task& task);
bool is_critical(ViewContext& view, const Task& task);
Result<Edit> mark_done(ViewContext& view, const std::vector<Id>& tasks, Percent done);

/// The rule of a task that repeats, or the way to make one (inspector_repeat.cpp).
void draw_repetition(InspectorSheet& sheet, const Task& task, const PlannedTask& planned, const WorkTime& time);

// --- The client half (inspector_client.cpp) ------------------------------------------------------------------------------

/// What is worth saying and doing, by the type of the record; nothing for many.
void draw_before_fields(InspectorSheet& sheet);
void draw_after_fields(InspectorSheet& sheet);
/// Over everything: whether a person is to be erased, where that was asked.
void draw_erasing(InspectorSheet& sheet);

// --- Who took part, comments and story (inspector_talk.cpp) ------------------------------------------------------------

/// Who took part, which can be put right.
void draw_participants(InspectorSheet& sheet, const Touchpoint& touch);
void draw_comments(InspectorSheet& sheet);
void draw_story(InspectorSheet& sheet);

// --- Several records (inspector_many.cpp) ------------------------------------------------------------------------------

void draw_many(ViewContext& view, InspectorState& state, const kit::Rect& area);

}  // namespace rapport
