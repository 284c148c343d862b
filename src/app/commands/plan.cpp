#include "app/commands/plan.h"

#include <algorithm>
#include <map>

#include "app/commands/plan_places.h"
#include "base/text.h"

namespace rapport {
namespace {

/// One line, without white space around it.
std::string tidy_name(std::string_view name) {
    std::string line(trimmed(name));
    std::ranges::replace_if(line, [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
    return line;
}

/// All rows at and below these.
std::vector<std::int32_t> whole(const Outline& outline, std::span<const std::int32_t> top) {
    std::vector<std::int32_t> rows;
    for (const std::int32_t row : top)
        for (std::int32_t at = row; at < outline[row].end; ++at) rows.push_back(at);
    return rows;
}

/// “Design” and 4 tasks in it; 12 tasks.
std::string with_contents(const Outline& outline, std::span<const std::int32_t> top, std::size_t all) {
    if (top.size() > 1 || all == 1)
        return top.size() > 1 ? counted(static_cast<std::int64_t>(all), "task", "tasks") : quoted(outline, top);
    return quoted(outline, top) + " and " + counted(static_cast<std::int64_t>(all) - 1, "task", "tasks") + " in it";
}

}  // namespace

Place place_below(const Outline& outline, Ref<Task> task) {
    const std::int32_t row = outline.find(task);
    if (row < 0) return place_at_end();
    const std::int32_t parent = outline[row].parent;
    const std::int32_t next = outline[row].end, end = parent < 0 ? outline.size() : outline[parent].end;
    Place place;
    if (parent >= 0) place.parent = {outline[parent].task->id};
    if (next < end) place.before = {outline[next].task->id};
    return place;
}

Place place_inside(Ref<Task> task) { return {task, {}}; }

Place place_at_end() { return {}; }

Result<Edit> add_task(const Workspace& workspace, const Outline& outline, Id id, std::string_view name,
                      const Place& place, std::uint32_t jitter) {
    const Project* project = workspace.find(outline.project());
    if (!project) return Error{Fault::Missing, "This project is no longer there.", {}};
    const Spot spot = TRY(spot_of(outline, place));

    Task task;
    task.id = id;
    task.project = outline.project();
    task.parent = place.parent;
    task.name = tidy_name(name);
    task.duration = time_scale_of(*project).day;
    task.estimated = true;
    Edit edit{task.name.empty() ? "Add a task" : "Add " + quoted(task), {}};
    task.rank = rank_at(edit, outline, spot.parent, spot.position, jitter);
    edit.create(task);
    return edit;
}

Result<Edit> rename_task(const Workspace& workspace, Ref<Task> ref, std::string_view name) {
    const Task* task = workspace.find(ref);
    if (!task) return task_gone();
    const std::string wanted = tidy_name(name);
    if (wanted.empty()) return Error{Fault::Invalid, "A task needs a name.", {}};
    Edit edit{"Rename " + quoted(*task) + " to “" + shortened(wanted, 60) + "”", {}};
    edit.set<&Task::name>(*task, wanted);
    return edit;
}

Result<Edit> remove_tasks(const Workspace& workspace, const Outline& outline, std::span<const Ref<Task>> tasks) {
    const std::vector<std::int32_t> top = TRY(top_rows(outline, tasks));
    const std::vector<std::int32_t> rows = whole(outline, top);
    Edit edit{"Remove " + with_contents(outline, top, rows.size()), {}};
    std::vector<char> gone(outline.rows().size(), 0);
    for (const std::int32_t row : rows) {
        gone[static_cast<std::size_t>(row)] = 1;
        edit.remove(*outline[row].task);
    }
    const auto is_gone = [&](Id task) {
        const std::int32_t row = outline.find(task);
        return row >= 0 && gone[static_cast<std::size_t>(row)];
    };
    for (const Dependency& link : workspace.all<Dependency>())
        if (is_gone(link.predecessor.id) || is_gone(link.successor.id)) edit.remove(link);
    for (const Assignment& assignment : workspace.all<Assignment>())
        if (is_gone(assignment.task.id)) edit.remove(assignment);
    for (const Comment& comment : workspace.all<Comment>())
        if (is_gone(comment.about)) edit.remove(comment);
    return edit;
}

Result<Edit> duplicate_tasks(const Workspace& workspace, const Outline& outline, std::span<const Ref<Task>> tasks,
                             const MakeId& make_id, std::uint32_t jitter) {
    const std::vector<std::int32_t> top = TRY(top_rows(outline, tasks));
    const std::vector<std::int32_t> rows = whole(outline, top);
    Edit edit{"Duplicate " + with_contents(outline, top, rows.size()), {}};
    std::map<Id, Id> copies;
    for (const std::int32_t row : rows) copies[outline[row].task->id] = make_id();

    const Spot spot = TRY(spot_of(outline, place_below(outline, {outline[top.back()].task->id})));
    const Rank first = rank_at(edit, outline, spot.parent, spot.position, jitter);
    const std::vector<Rank> ranks = ranks_between(first, Rank{first.key + "z"}, top.size() - 1, 0);
    const Ref<Task> parent = spot.parent < 0 ? Ref<Task>{} : Ref<Task>{outline[spot.parent].task->id};
    for (const std::int32_t row : rows) {
        Task copy = *outline[row].task;
        copy.id = copies[copy.id];
        copy.uid = 0;
        copy.done = {};
        copy.actual_start.reset();
        copy.actual_finish.reset();
        const auto place = std::ranges::find(top, row);
        if (place == top.end()) {
            copy.parent = {copies[outline[outline[row].parent].task->id]};
        } else {
            copy.parent = parent;
            copy.rank = place == top.begin() ? first : ranks[static_cast<std::size_t>(place - top.begin()) - 1];
        }
        edit.create(copy);
    }
    for (const Dependency& link : workspace.all<Dependency>()) {
        const auto from = copies.find(link.predecessor.id), to = copies.find(link.successor.id);
        if (from == copies.end() || to == copies.end()) continue;
        Dependency copy = link;
        copy.id = make_id();
        copy.predecessor = {from->second};
        copy.successor = {to->second};
        edit.create(copy);
    }
    for (const Assignment& assignment : workspace.all<Assignment>()) {
        const auto task = copies.find(assignment.task.id);
        if (task == copies.end()) continue;
        Assignment copy = assignment;
        copy.id = make_id();
        copy.task = {task->second};
        edit.create(copy);
    }
    return edit;
}

}  // namespace rapport
