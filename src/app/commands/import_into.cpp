#include "app/commands/import_into.h"

#include <algorithm>
#include <array>

namespace rapport {
namespace {

/// What the dates of a plan come from. As long as a project has no task nothing hangs by it, so what the file says counts: its
/// tasks then fall on the days on which they fall there.
bool is_of_plan(const Field& field) {
    constexpr std::array<const void*, 7> of_plan{
        &tag<&Project::start>, &tag<&Project::plan_from>, &tag<&Project::finish>,    &tag<&Project::calendar>,
        &tag<&Project::day>,   &tag<&Project::week>,      &tag<&Project::month_days>};
    return std::ranges::find(of_plan, field.member) != of_plan.end();
}

}  // namespace

void fill_project(const Project& here, const Project& there, const Meanings& meanings, Edit& edit) {
    for (std::size_t position = shared_field + 1; position < type_of<Project>.fields.size(); ++position) {
        const Field& field = type_of<Project>.fields[position];
        if (field.merge == Merge::Fixed || field.kind == Kind::Tags || field.member == &tag<&Project::client>) continue;
        Value value = field.get(there);
        const Value nothing = field.get(blank<Project>);
        // Forward from its start is said as well, though it is what a blank project says.
        if (value == nothing && field.member != &tag<&Project::plan_from>) continue;
        if (!is_of_plan(field) && field.get(here) != nothing) continue;
        if (const Id* id = std::get_if<Id>(&value))
            if (const auto meant = meanings.find(*id); meant != meanings.end()) value = Value(meant->second);
        edit.write(type_of<Project>, here, position, std::move(value));
    }
}

std::string moved_words(const Project& here, const Project& there) {
    if (there.start == blank<Project>.start || date_of(here.start) == date_of(there.start)) return {};
    return "“" + here.name + "” starts on " + to_iso(date_of(there.start)) + " now, as the plan does in its file.";
}

}  // namespace rapport
