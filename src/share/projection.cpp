#include "share/projection.h"

#include <algorithm>
#include <array>
#include <map>
#include <span>

#include "engagement/earned.h"
#include "schedule/schedule.h"
#include "share/door.h"
#include "share/html.h"
#include "share/sha256.h"
#include "share/shown.h"

namespace rapport {
namespace {

/// A type of which something may come in, and which of its fields: what is looked at in the plan, the calendar and the details
/// of a task. Of other types nothing ever comes in, and of these nothing else.
struct Part {
    const EntityType* type;
    std::span<const std::size_t> fields;  ///< By their places in its table.
};
template <auto... Members> constexpr std::array<std::size_t, sizeof...(Members)> places_of{field_of<Members>()...};
template <class E, auto... Members> constexpr Part part_of() {
    static_assert((std::same_as<decltype(owner_of(Members)), E> && ...));
    static_assert(((Schema<E>::fields[field_of<Members>()].audience == Audience::Everyone) && ...),
                  "This field is for the team alone.");
    return {&type_of<E>, places_of<Members...>};
}
/// Of tasks, their places, days and progress follow from what is shown (place_tasks).
constexpr std::array parts{
    part_of<Client, &Client::name>(),
    part_of<Project, &Project::client, &Project::name, &Project::start, &Project::promised>(),
    part_of<Task, &Task::project, &Task::name, &Task::milestone, &Task::promised, &Task::actual_start,
            &Task::actual_finish, &Task::acceptance, &Task::summary, &Task::moved_because>(),
    part_of<Dependency, &Dependency::predecessor, &Dependency::successor, &Dependency::type, &Dependency::lag,
            &Dependency::lag_unit>(),
    part_of<Person, &Person::name, &Person::initials>(),
    part_of<Assignment, &Assignment::task, &Assignment::person>(),
    part_of<Baseline, &Baseline::project, &Baseline::name, &Baseline::taken>(),
    part_of<BaselineTask, &BaselineTask::baseline, &BaselineTask::task, &BaselineTask::start, &BaselineTask::finish,
            &BaselineTask::duration>(),
};

/// One-way, so that neither the old id nor what its time of making says can be had from it.
Id new_id(std::string_view code, Id record) {
    std::string digits = hex(sha256("record " + std::string(code) + " " + to_string(record))).substr(0, 32);
    digits[12] = '8';  // Version and variant of an id that was made of something (UUIDv8).
    digits[16] = '8';
    return parse_id(digits).value_or({});
}

std::string text_of(const Words& words) {
    std::string text;
    for (const Words::Piece& piece : words.pieces) text += piece.day ? full_day(*piece.day) : piece.text;
    if (!text.empty() && text[0] >= 'a' && text[0] <= 'z' && !words.pieces.front().theirs)
        text[0] = static_cast<char>(text[0] - 'a' + 'A');
    return text;
}

class Projection {
public:
    Projection(const EngagementIndex& index, const SnapshotWishes& wishes)
        : index_(index),
          from_(index.workspace()),
          wishes_(wishes),
          project_(*index.project(wishes.project)),
          outline_(outline_of(from_, wishes.project)),
          schedule_(schedule_of(from_, outline_)) {}

    Workspace make() {
        to_.id = new_id(wishes_.code, from_.id);
        enter_plan();
        for (const Entered& one : order_) copy_fields(one);
        // What is critical depends on what is not shown: here nothing is called so.
        made<Project>(project_.id).critical_slack = {-10'000'000};
        place_tasks();
        for (const EntityType* type : all_types()) to_.touch(*type);
        return std::move(to_);
    }

    /// Once it is made. `page`: what the page counts; the same records are counted here, and those of the plan that it has no
    /// part for.
    [[nodiscard]] std::vector<ShareCount> counts(const std::vector<ShareCount>& page) const {
        std::vector<ShareCount> counts = page;
        count_also<Dependency>(counts, [&](const Dependency& one) { return is_of_plan(one.successor); });
        count_also<Assignment>(counts, [&](const Assignment& one) { return is_of_plan(one.task); });
        count_also<Baseline>(counts, [&](const Baseline& one) { return one.project.id == project_.id; });
        for (ShareCount& one : counts) {
            const std::int32_t all = one.in + one.out;
            one.in = static_cast<std::int32_t>(std::ranges::count(order_, one.type, &Entered::type));
            one.out = std::max(all - one.in, 0);
        }
        return counts;
    }

private:
    struct Entered {
        const EntityType* type;
        const Entity* record;
    };

    [[nodiscard]] bool is_in(Id record) const { return ids_.contains(record); }
    template <class E> void enter(const E& record) { enter(type_of<E>, record); }
    void enter(const EntityType& type, const Entity& record) {
        if (ids_.emplace(record.id, new_id(wishes_.code, record.id)).second) order_.push_back({&type, &record});
    }

    void enter_plan() {
        enter(*from_.find(project_.client));
        enter(project_);
        for (std::int32_t row = 0; row < outline_.size(); ++row)
            if (const Task& task = *outline_[row].task; may_enter(task) && schedule_[row].planned) enter(task);
        for (const Dependency& link : from_.all<Dependency>())
            if (may_enter(link) && is_in(link.predecessor.id) && is_in(link.successor.id)) enter(link);
        for (const Assignment& one : from_.all<Assignment>()) enter_assignment(one);
        enter_agreed();
    }

    /// People come in by what they do, and things not at all.
    void enter_assignment(const Assignment& one) {
        const Person* person = from_.find(one.person);
        if (!person || person->kind != PersonKind::Person || !may_enter(*person)) return;
        if (!may_enter(one) || !is_in(one.task.id)) return;
        enter(*person);
        enter(one);
    }

    /// What was agreed first, as on the page. A baseline is shared as a whole.
    void enter_agreed() {
        const Baseline* agreed = first_baseline(index_, {project_.id});
        if (!agreed || !may_enter(*agreed)) return;
        enter(*agreed);
        for (const BaselineTask& task : index_.tasks_of({agreed->id}))
            if (is_alive(task) && is_in(task.task.id)) enter(task);
    }

    [[nodiscard]] bool is_of_plan(Ref<Task> ref) const {
        const Task* task = from_.find(ref);
        return task && task->project.id == project_.id;
    }
    template <class E, class Is> void count_also(std::vector<ShareCount>& counts, Is is) const {
        ShareCount one{&type_of<E>, 0, 0};
        for (const E& record : from_.all<E>())
            if (is(record)) ++one.out;
        if (one.out > 0) counts.push_back(one);
    }

    void copy_fields(const Entered& one) {
        Entity& copy = to_.table(*one.type).at(ids_.at(one.record->id));
        const auto part = std::ranges::find(parts, one.type, &Part::type);
        for (const std::size_t place : part->fields) {
            const Field& field = one.type->fields[place];
            Value value = field.get(*one.record);
            if (field.kind == Kind::Reference) {
                const Id* id = std::get_if<Id>(&value);
                const auto known = id ? ids_.find(*id) : ids_.end();
                if (known == ids_.end()) continue;
                value = known->second;
            } else if (std::string* text = std::get_if<std::string>(&value)) {
                *text = detail::cleaned(*text);
            }
            (void)field.set(copy, value);  // It comes from a field of the same type.
        }
    }

    template <class E> E& made(Id old) { return static_cast<E&>(to_.table(type_of<E>).at(ids_.at(old))); }

    /// In the order in which they are shown, below the nearest summary that is shown; by hand on the days that were planned.
    void place_tasks() {
        std::vector<std::int32_t> below(static_cast<std::size_t>(outline_.size()), -1);  // Row that it is part of.
        std::vector<bool> holds_some(static_cast<std::size_t>(outline_.size()), false);
        for (std::int32_t row = 0; row < outline_.size(); ++row) {
            const std::int32_t parent = outline_[row].parent;
            if (parent < 0) continue;
            const bool shown = is_in(outline_[parent].task->id);
            below[static_cast<std::size_t>(row)] = shown ? parent : below[static_cast<std::size_t>(parent)];
            const std::int32_t at = below[static_cast<std::size_t>(row)];
            if (at >= 0 && is_in(outline_[row].task->id)) holds_some[static_cast<std::size_t>(at)] = true;
        }
        Rank last;
        for (std::int32_t row = 0; row < outline_.size(); ++row) {
            const Task& task = *outline_[row].task;
            if (!is_in(task.id)) continue;
            Task& copy = made<Task>(task.id);
            const std::int32_t parent = below[static_cast<std::size_t>(row)];
            copy.parent = parent < 0 ? Ref<Task>{} : Ref<Task>{ids_.at(outline_[parent].task->id)};
            copy.rank = last = rank_between(last, {});
            if (!holds_some[static_cast<std::size_t>(row)]) set_days(task, schedule_[row], copy);
        }
    }

    static void set_days(const Task& task, const PlannedTask& planned, Task& copy) {
        copy.manual = true;
        copy.done = planned.done;
        copy.duration = planned.duration;
        const bool dated = !task.manual || task.manual_start || task.manual_finish || planned.done.count >= 100;
        copy.manual_start = dated ? std::optional(planned.start) : std::nullopt;
        copy.manual_finish = dated ? std::optional(planned.finish) : std::nullopt;
    }

    const EngagementIndex& index_;
    const Workspace& from_;
    const SnapshotWishes& wishes_;
    const Project& project_;
    Outline outline_;
    Schedule schedule_;
    Workspace to_;
    std::map<Id, Id> ids_;  ///< Of what is in: old to new.
    std::vector<Entered> order_;
};

SnapshotHead head_of(const Shown& shown) {
    SnapshotHead head{.code = shown.code,
                      .number = shown.number,
                      .made = shown.made,
                      .offset = shown.offset,
                      .from = shown.author.name,
                      .firm = shown.firm,
                      .recipient = shown.recipient.name,
                      .client = shown.client,
                      .project = shown.project,
                      .good_until = shown.good_until,
                      .replaces = {},
                      .red = shown.discontent.now,
                      .standing = shown.lights.title,
                      .standing_because = text_of(shown.lights.sentence)};
    if (shown.has_before && shown.number > 0)
        head.replaces = SnapshotHead::Before{shown.before_number, shown.before_made};
    head.sections = sections_of(shown);
    return head;
}

}  // namespace

Result<SnapshotData> projection_of(const EngagementIndex& index, const SnapshotWishes& wishes) {
    const Shown shown = TRY(shown_of(index, wishes));
    Projection projection(index, wishes);
    return SnapshotData{head_of(shown), projection.make(), projection.counts(shown.counts)};
}

}  // namespace rapport
