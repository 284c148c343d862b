#pragma once
// What the parts of a task's inspector share: who and when (inspector_task.cpp), why and what it waits for
// (inspector_task_why.cpp). Nobody else includes this.

#include "app/commands/plan.h"
#include "ui/views/inspector_parts.h"

namespace rapport::task_sheet {

/// Under what a refused text is kept: behind the fields of any schema.
enum Key : std::size_t {
    who_key = 1'000,
    start_key,
    finish_key,
    duration_key,
    done_key,
    waits_key,
    optimistic_key,
    pessimistic_key
};

struct TaskSheet {
    InspectorSheet& sheet;
    const Task& task;
    const Plan& plan;
    std::int32_t row;
    bool may_edit;

    [[nodiscard]] const PlannedTask& planned() const { return plan.schedule[row]; }
    [[nodiscard]] bool summary() const { return plan.outline[row].summary; }
    [[nodiscard]] Ref<Task> ref() const { return {task.id}; }
    [[nodiscard]] SeenBy seen_by() const { return task.shared ? SeenBy::Client : SeenBy::ClientOnceShared; }
};

/// Does what was typed, or keeps it with the reason.
void carry_out(const TaskSheet& t, std::size_t key, const std::string& typed, Result<PlanEdit> done);
void carry_out(const TaskSheet& t, std::size_t key, const std::string& typed, Result<Edit> done);
float height_of(const TaskSheet& t, const TextEditor& editor, float width);
std::optional<std::string> draw(const TaskSheet& t, const TextEditor& editor, const kit::Rect& place);

/// Of who works on it, or of what it waits for: those are records of their own.
template <class E, auto Member> ClashMark mark_of(const TaskSheet& t, std::string_view what) {
    ClashMark mark{std::string(what), {}};
    for (const Clash& clash : t.sheet.view.derived.clashes())
        if (clash.type == &type_of<E> && static_cast<const E*>(clash.record)->*Member == t.ref())
            mark.clashes.push_back(&clash);
    return mark;
}

// --- Why, and what it waits for (inspector_task_why.cpp) ----------------------------------------------------------------

void draw_why(const TaskSheet& t);
void draw_problems(const TaskSheet& t);
void draw_pin(const TaskSheet& t);
void draw_waits(const TaskSheet& t);
void draw_followers(const TaskSheet& t);

}  // namespace rapport::task_sheet
