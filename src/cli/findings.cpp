#include "cli/findings.h"

#include <algorithm>

#include "base/text.h"
#include "cli/impossible.h"
#include "schedule/schedule.h"

namespace rapport::cli {
namespace {

class Search {
public:
    Search(const Workspace& workspace, Look look) : workspace_(workspace), look_(look) {}

    std::vector<Finding> run() {
        for (const EntityType* type : all_types())
            for (const Entity* record : workspace_.table(*type).sorted()) look_at(*type, *record);
        if (look_ == Look::All) look_at_unknown_types();
        if (look_ != Look::Values)
            for (const Project& project : workspace_.all<Project>()) look_at_plan(project);
        return std::move(findings_);
    }

private:
    [[nodiscard]] std::string called(const EntityType& type, const Entity& record) const {
        const auto name = [](const EntityType& of, const Entity& one) {
            return "“" + shortened(title_of(of, one), 60) + "”";
        };
        std::string text = std::string(type.label) + " " + name(type, record);
        if (&type == &type_of<Dependency>) {  // It has no name of its own.
            const Task* from = workspace_.find(static_cast<const Dependency&>(record).predecessor);
            const Task* to = workspace_.find(static_cast<const Dependency&>(record).successor);
            if (from && to) text = "link from " + name(type_of<Task>, *from) + " to " + name(type_of<Task>, *to);
        }
        return text + " (" + to_string(record.id) + ")";
    }

    void add(Trouble trouble, std::string_view type, Id record, std::string sentence) {
        findings_.push_back({trouble, std::string(type), record, std::move(sentence)});
    }

    void look_at_unknown_types() {
        for (const auto& [type, records] : workspace_.unknown)
            add(Trouble::UnknownType, type, {},
                "The type “" + type + "” is not known to this version: " +
                    counted(static_cast<std::int64_t>(records.size()), "record", "records") + ", kept as they are.");
    }

    void look_at(const EntityType& type, const Entity& record) {
        if (look_ == Look::All) look_at_stamps(type, record);
        look_at_unknown(type, record);
        if (!is_alive(record)) return;
        for (std::string& sentence : impossible_values(type, record, called(type, record)))
            add(Trouble::Impossible, type.name, record.id, std::move(sentence));
        if (look_ != Look::All) return;
        for (const Field& field : type.fields)
            if (field.kind == Kind::Reference) look_at_reference(type, record, field);
        if (&type != &type_of<Task>) return;
        const Task& task = static_cast<const Task&>(record);
        if (task.project.is_null())
            add(Trouble::NoProject, type.name, record.id, "The " + called(type, record) + " belongs to no project.");
    }

    void look_at_stamps(const EntityType& type, const Entity& record) {
        const auto covered = [&](const RegisterStamp& own) { return workspace_.seen.covers(own.stamp); };
        if (workspace_.seen.covers(record.born) && std::ranges::all_of(record.stamps, covered)) return;
        add(Trouble::NotSeen, type.name, record.id,
            "The " + called(type, record) + " has a stamp that “seen” at the top of the file does not cover.");
    }

    void look_at_unknown(const EntityType& type, const Entity& record) {
        for (const UnknownField& unknown : record.unknown) {
            const Field* field = find_field(type, unknown.name);
            if (!field) {
                if (look_ != Look::All) continue;
                add(Trouble::UnknownField, type.name, record.id,
                    "The field “" + unknown.name + "” of the " + called(type, record) +
                        " is not known to this version; it is kept.");
            } else if (unread_value(record, *field)) {
                add(Trouble::Unread, type.name, record.id,
                    "“" + unknown.name + "” of the " + called(type, record) +
                        " cannot be read by this version; it is kept: " + shortened(unknown.json, 60));
            }
        }
    }

    void look_at_reference(const EntityType& type, const Entity& record, const Field& field) {
        const Value value = field.get(record);
        const Id* id = std::get_if<Id>(&value);
        if (!id || id->is_null()) return;
        const EntityType* wanted = field.target ? find_type(field.target()) : nullptr;
        const EntityType* found = nullptr;
        for (const EntityType* other : all_types())
            if (workspace_.find_any(*other, *id)) found = other;
        if (found && (!wanted || wanted == found)) return;
        const std::string what = "“" + std::string(field.name) + "” of the " + called(type, record);
        if (found)
            add(Trouble::WrongType, type.name, record.id,
                what + " refers to a " + std::string(found->label) + ", not to a " + std::string(wanted->label) + ".");
        else if (!is_unknown(*id))
            add(Trouble::Dangling, type.name, record.id,
                what + " refers to a record that is not in the file: " + to_string(*id) + ".");
    }

    [[nodiscard]] bool is_unknown(Id id) const {
        return std::ranges::any_of(workspace_.unknown,
                                   [&](const auto& records) { return records.second.contains(id); });
    }

    void look_at_plan(const Project& project) {
        const Outline outline = outline_of(workspace_, {project.id});
        const auto task_at = [&](std::int32_t row) { return row >= 0 ? outline[row].task->id : project.id; };
        for (const OutlineProblem& problem : outline.problems())
            add(Trouble::Outline, "task", task_at(problem.row), problem.sentence);
        const Schedule schedule = schedule_of(workspace_, outline);
        for (const PlanProblem& problem : schedule.problems)
            if (problem.trouble == PlanTrouble::Loop || problem.trouble == PlanTrouble::LinkToOwnSummary)
                add(Trouble::Link, "dependency", problem.link ? problem.link->id : task_at(problem.row),
                    problem.sentence);
            else if (problem.trouble == PlanTrouble::NoWorkingTime)
                add(Trouble::Calendar, problem.row >= 0 ? "task" : "project", task_at(problem.row), problem.sentence);
    }

    const Workspace& workspace_;
    Look look_;
    std::vector<Finding> findings_;
};

}  // namespace

std::string_view name_of(Trouble trouble) {
    switch (trouble) {
    case Trouble::Dangling:     return "dangling-reference";
    case Trouble::WrongType:    return "wrong-type";
    case Trouble::Unread:       return "unread-value";
    case Trouble::Impossible:   return "impossible-value";
    case Trouble::Calendar:     return "calendar";
    case Trouble::UnknownField: return "unknown-field";
    case Trouble::UnknownType:  return "unknown-type";
    case Trouble::Outline:      return "outline";
    case Trouble::Link:         return "link";
    case Trouble::NoProject:    return "no-project";
    case Trouble::NotSeen:      return "not-seen";
    }
    return "";
}

std::vector<Finding> findings_in(const Workspace& workspace, Look look) { return Search(workspace, look).run(); }

void say_findings(const std::vector<Finding>& findings, std::string_view about, World& world) {
    constexpr std::size_t most_said = 20;
    const std::size_t said = std::min(findings.size(), most_said);
    for (std::size_t i = 0; i < said; ++i) world.say(std::string(about) + ": " + findings[i].sentence);
    if (said < findings.size())
        world.say(std::string(about) + ": and " +
                  counted(static_cast<std::int64_t>(findings.size() - said), "finding", "findings") +
                  " more. “rapport check” names them all.");
}

}  // namespace rapport::cli
