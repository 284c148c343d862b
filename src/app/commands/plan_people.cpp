// Who works on what, as typed: "Ana, Ben 50%".

#include <algorithm>

#include "app/commands/plan_effort.h"
#include "app/commands/plan_places.h"
#include "base/sort.h"
#include "base/text.h"

namespace rapport {
namespace {

struct Part {
    std::string name;
    Percent units{100};
};

/// "Ana", "Ben 50%", "Ben [50%]".
Result<Part> part_of(std::string_view typed) {
    std::string_view text = trimmed(typed);
    const bool bracket = text.ends_with(']') && text.find('[') != std::string_view::npos;
    const bool percent = text.ends_with('%');
    const Error unclear{Fault::Invalid,
                        "“" + shortened(typed, 40) +
                            "” is not understood. Write a name and, if it is not full time, a part of it: Ana 50%.",
                        {}};
    if (!bracket && !percent) {
        if (text.find('%') != std::string_view::npos) return unclear;
        return Part{std::string(text), {100}};
    }
    text.remove_suffix(1);
    text = trimmed(text);
    if (text.ends_with('%')) text = trimmed(text.substr(0, text.size() - 1));
    std::size_t from = text.size();
    while (from > 0 && text[from - 1] >= '0' && text[from - 1] <= '9') --from;
    const std::string_view digits = text.substr(from);
    std::string_view name = trimmed(text.substr(0, from));
    if (bracket && name.ends_with('[')) name = trimmed(name.substr(0, name.size() - 1));
    std::int32_t units = 0;
    for (const char c : digits.substr(0, 6)) units = units * 10 + (c - '0');
    if (digits.empty() || units == 0 || units > 10'000) return unclear;
    if (name.empty()) return Error{Fault::Invalid, "“" + shortened(typed, 40) + "” names nobody.", {}};
    return Part{std::string(name), {units}};
}

std::string first_word(std::string_view name) {
    return std::string(name.substr(0, std::min(name.find(' '), name.size())));
}

/// The person of that name; of that first name or those initials, where only one has them. Null where nobody has.
Result<const Person*> person_of(const Workspace& workspace, const std::string& name) {
    const std::string wanted = folded(name);
    const Person* alike = nullptr;
    const Person* other = nullptr;
    const Person* exact = nullptr;
    for (const Person& person : workspace.all<Person>()) {
        if (folded(person.name) == wanted && (!exact || person.id < exact->id)) exact = &person;
        const bool is_alike = first_word(folded(person.name)) == wanted ||
                              (!person.initials.empty() && folded(person.initials) == wanted);
        if (!is_alike) continue;
        if (alike) other = &person;
        else alike = &person;
    }
    if (exact) return exact;
    if (other) {
        const bool swapped = other->id < alike->id;
        return Error{Fault::Invalid,
                     "“" + shortened(name, 40) + "” may be " + (swapped ? other : alike)->name + " or " +
                         (swapped ? alike : other)->name + ". Write the whole name.",
                     {}};
    }
    return alike;
}

std::string list_of(const std::vector<std::string>& names) {
    std::string text;
    for (std::size_t i = 0; i < names.size(); ++i)
        text += (i == 0 ? "" : i + 1 == names.size() ? " and " : ", ") + names[i];
    return text;
}

}  // namespace

Result<PlanEdit> set_people(const Workspace& workspace, Ref<Task> ref, std::string_view typed, const MakeId& make_id) {
    const Task* task = workspace.find(ref);
    if (!task) return task_gone();
    std::vector<const Assignment*> assignments;
    for (const Assignment& assignment : workspace.all<Assignment>())
        if (assignment.task == ref) assignments.push_back(&assignment);
    sort_items(assignments, {}, [](const Assignment* assignment) { return assignment->id; });

    PlanEdit made;
    EffortChange change = EffortChange::Units;
    std::vector<std::string> names, new_names;
    std::vector<Id> people;
    while (!typed.empty()) {
        const std::size_t end = std::min(typed.find_first_of(",;"), typed.size());
        const std::string_view text = trimmed(typed.substr(0, end));
        typed.remove_prefix(std::min(end + 1, typed.size()));
        if (text.empty()) continue;
        const Part part = TRY(part_of(text));
        const Person* person = TRY(person_of(workspace, part.name));
        const bool is_new_twice = !person && std::ranges::any_of(new_names, [&](const std::string& name) {
            return folded(name) == folded(part.name);
        });
        if (is_new_twice || (person && std::ranges::find(people, person->id) != people.end()))
            return Error{Fault::Invalid, (person ? person->name : part.name) + " is named twice.", {}};

        Id id = person ? person->id : Id{};
        if (!person) {
            Person newcomer;
            newcomer.id = id = make_id();
            newcomer.name = part.name;
            made.edit.create(newcomer);
            new_names.push_back(part.name);
        }
        people.push_back(id);
        names.push_back(person ? person->name : part.name);
        const auto has =
            std::ranges::find(assignments, id, [](const Assignment* assignment) { return assignment->person.id; });
        if (has != assignments.end()) {
            made.edit.set<&Assignment::units>(**has, part.units);
            assignments.erase(has);
        } else {
            Assignment assignment;
            assignment.id = make_id();
            assignment.task = ref;
            assignment.person = {id};
            assignment.units = part.units;
            made.edit.create(assignment);
            change = EffortChange::People;
        }
    }
    for (const Assignment* assignment : assignments) {
        made.edit.remove(*assignment);
        change = EffortChange::People;
    }
    made.edit.label =
        names.empty() ? "Take everybody off " + quoted(*task) : "Give " + quoted(*task) + " to " + list_of(names);
    if (!new_names.empty())
        made.notice = list_of(new_names) + (new_names.size() == 1 ? " is new, and was added to the people."
                                                                  : " are new, and were added to the people.");
    add_sentence(made.notice, let_follow(workspace, ref, change, made.edit));
    return made;
}

}  // namespace rapport
