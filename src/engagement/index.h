#pragma once
// Who belongs to whom, looked up once for everything that is said about clients: a client's people, promises and
// touches, a project's value items, a task's people. Made from the workspace in one walk, good until that or the day
// changes; follow() then makes anew what rests on the types that changed.

#include <span>
#include <vector>

#include "model/workspace.h"

namespace rapport {

/// Some records of one type, in an order.
template <class E> class Records {
public:
    Records() = default;
    explicit Records(std::span<const Entity* const> rows) : rows_(rows) {}
    class Iterator {
    public:
        using difference_type = std::ptrdiff_t;
        using value_type = E;
        Iterator() = default;
        explicit Iterator(const Entity* const* at) : at_(at) {}
        const E& operator*() const { return static_cast<const E&>(**at_); }
        const E* operator->() const { return static_cast<const E*>(*at_); }
        Iterator& operator++() {
            ++at_;
            return *this;
        }
        Iterator operator++(int) { return Iterator(at_++); }
        bool operator==(const Iterator&) const = default;

    private:
        const Entity* const* at_ = nullptr;
    };
    [[nodiscard]] Iterator begin() const { return Iterator(rows_.data()); }
    [[nodiscard]] Iterator end() const { return Iterator(rows_.data() + rows_.size()); }
    [[nodiscard]] bool empty() const { return rows_.empty(); }
    [[nodiscard]] std::size_t size() const { return rows_.size(); }
    [[nodiscard]] const E& operator[](std::size_t i) const { return static_cast<const E&>(*rows_[i]); }
    [[nodiscard]] const E& back() const { return (*this)[rows_.size() - 1]; }

private:
    std::span<const Entity* const> rows_;
};

/// The places of records by their id, with open addressing.
class IdPlaces {
public:
    void build(std::span<const Entity* const> records);
    /// -1 where there is none of that id.
    [[nodiscard]] std::int32_t find(Id id) const;

private:
    struct Slot {
        Id id;
        std::int32_t place = -1;
    };
    std::vector<Slot> slots_;
};

/// Channels from the phone to the letter reach a person themselves; the rest reach them by way of others.
inline bool reaches_directly(Channel channel) { return channel >= Channel::Phone && channel <= Channel::Letter; }

/// Days between two direct touches: as the person's record says, or else by the grid of influence and interest
/// (Mendelow 1991): 7 where both are high (4 or 5), 14 for influence alone, 21 for interest alone, 30 for neither;
/// never more than 14 for one who decides. The days are our choice.
std::int32_t rhythm_of(const Stakeholder& person);

/// The order of people wherever they are listed: the client’s own before all others, who decides first, then by influence, interest,
/// name and by id.
bool comes_before(const Stakeholder& a, const Stakeholder& b);

/// A task, and what it hangs by.
struct IndexedTask {
    const Task* task = nullptr;
    const Project* project = nullptr;
    const Client* client = nullptr;
    bool summary = false;  ///< Another living task says that it is part of it.
};

/// Holds only what is alive. Records whose client or project is gone are in no list.
class EngagementIndex {
public:
    /// O(records). `today`: what is dated later has not happened yet.
    EngagementIndex(const Workspace& workspace, Date today);

    /// After the workspace or the day has changed: makes anew what rests on a type of which a record came, went or was
    /// written other than in words. Lists taken before are good no more. O(records of those types).
    void follow(Date today);

    [[nodiscard]] const Workspace& workspace() const { return *workspace_; }
    [[nodiscard]] Date today() const { return today_; }

    /// By id, like all lists below that say nothing else.
    [[nodiscard]] Records<Client> clients() const { return Records<Client>(clients_); }
    [[nodiscard]] Records<Project> projects() const { return Records<Project>(projects_); }
    [[nodiscard]] Records<Stakeholder> people() const { return Records<Stakeholder>(people_); }
    [[nodiscard]] std::span<const IndexedTask> tasks() const { return tasks_; }  ///< As they came.

    [[nodiscard]] const Client* client(Ref<Client> client) const;
    [[nodiscard]] const Project* project(Ref<Project> project) const;
    [[nodiscard]] const Stakeholder* person(Ref<Stakeholder> person) const;
    /// Of a record that names a client, a project or both; null where neither is there.
    [[nodiscard]] const Client* client_of(Ref<Client> client, Ref<Project> project) const;

    [[nodiscard]] Records<Project> projects_of(Ref<Client> client) const;
    [[nodiscard]] Records<Stakeholder> people_of(Ref<Client> client) const;
    /// By due day, those without one last. Also where only their project says whose they are; so with entries, requests
    /// and touches.
    [[nodiscard]] Records<Promise> promises_of(Ref<Client> client) const;
    /// Oldest first.
    [[nodiscard]] Records<Touchpoint> touches_of(Ref<Client> client) const;
    [[nodiscard]] Records<RegisterEntry> entries_of(Ref<Client> client) const;
    [[nodiscard]] Records<Request> requests_of(Ref<Client> client) const;
    [[nodiscard]] Records<ValueItem> value_of(Ref<Project> project) const;
    /// Oldest first.
    [[nodiscard]] Records<ValueEvidence> evidence_of(Ref<ValueItem> item) const;
    [[nodiscard]] Records<Criterion> criteria_of(Ref<Project> project) const;
    [[nodiscard]] Records<ObjectiveLink> objectives_of(Ref<Project> project) const;
    [[nodiscard]] Records<PlannedTouch> planned_touches_of(Ref<Project> project) const;
    [[nodiscard]] Records<Participant> participants_of(Ref<Touchpoint> touch) const;
    /// Of the task at that place in tasks(); only those whose person is there.
    [[nodiscard]] Records<Assignment> assignments_at(std::size_t task) const;
    /// The place of a task in tasks(), or -1.
    [[nodiscard]] std::int32_t place_of(Ref<Task> task) const { return task_places_.find(task.id); }

    /// Oldest first, by when they were asked. Of a client also those about its projects.
    [[nodiscard]] Records<Pulse> pulses_of(Ref<Client> client) const;
    [[nodiscard]] Records<Pulse> pulses_of(Ref<Project> project) const;
    /// Oldest first, by when they were given.
    [[nodiscard]] Records<PulseAnswer> answers_of(Ref<Pulse> pulse) const;
    /// Oldest first, by when they were received. Of a client also those about its projects.
    [[nodiscard]] Records<Recovery> recoveries_of(Ref<Client> client) const;
    /// Oldest first. Of a client also those of its projects.
    [[nodiscard]] Records<ForcedClear> forced_clears_of(Ref<Client> client) const;
    [[nodiscard]] Records<ForcedClear> forced_clears_of(Ref<Project> project) const;
    /// Oldest first.
    [[nodiscard]] Records<ManualLight> manual_lights_of(Ref<Project> project) const;
    /// Oldest first.
    [[nodiscard]] Records<LightReport> light_reports_of(Ref<Project> project) const;
    /// Its own, or else the general ones, or else a blank record: the defaults.
    [[nodiscard]] const LightRules& rules_of(Ref<Project> project) const;
    /// Null where there is none.
    [[nodiscard]] const PulsePlan* pulse_plan_of(Ref<Project> project) const;
    /// The one taken first comes first.
    [[nodiscard]] Records<Baseline> baselines_of(Ref<Project> project) const;
    [[nodiscard]] Records<BaselineTask> tasks_of(Ref<Baseline> baseline) const;

    /// What was ever said: also what was deleted since, or whose client, project or person was. is_alive() tells.
    /// Oldest first.
    [[nodiscard]] Records<Pulse> ever_pulses_of(Ref<Client> client) const;
    [[nodiscard]] Records<Pulse> ever_pulses_of(Ref<Project> project) const;
    [[nodiscard]] Records<PulseAnswer> ever_answers_of(Ref<Pulse> pulse) const;
    [[nodiscard]] Records<Recovery> ever_recoveries_of(Ref<Client> client) const;
    [[nodiscard]] Records<Recovery> ever_recoveries_of(Ref<Project> project) const;
    /// Made from an answer, also where they were deleted.
    [[nodiscard]] Records<Recovery> ever_recoveries_from(Ref<PulseAnswer> answer) const;

    /// The latest day up to today on which somebody spoke with anybody of the client.
    [[nodiscard]] std::optional<Date> last_direct_touch(Ref<Client> client) const;
    /// … with that person.
    [[nodiscard]] std::optional<Date> last_direct_touch(Ref<Stakeholder> person) const;

    /// Days between two direct touches with a client: the shortest rhythm of its people who may be contacted. 30 where
    /// there is none.
    [[nodiscard]] std::int32_t rhythm_with(Ref<Client> client) const;

private:
    struct Groups {
        std::vector<const Entity*> rows;
        std::vector<std::uint32_t> starts;
        [[nodiscard]] std::span<const Entity* const> of(std::int32_t owner) const;
    };
    using Before = bool (*)(const Entity&, const Entity&);
    enum class Of : std::uint8_t { Living, Ever };
    template <class E, class OwnerOf>
    Groups grouped(std::size_t owners, const OwnerOf& owner_of, Before before = nullptr, Of which = Of::Living) const;
    template <class E> [[nodiscard]] std::vector<const Entity*> living(bool by_id) const;
    /// Whether one of these changed, at least so deep, since `kept` was last asked about.
    template <class... E> bool moved(std::uint64_t& kept, Depth least) const;
    /// -1 where neither is there.
    [[nodiscard]] std::int32_t place_of_client(Ref<Client> client, Ref<Project> project) const;
    void read_owners();
    void read_groups();
    void read_pulses();
    void read_ever();
    void read_lights();
    void read_touches(Date today);
    void read_tasks();
    void read_assignments();

    const Workspace* workspace_;
    Date today_;
    std::vector<const Entity*> clients_, projects_, people_, items_, touches_;
    std::vector<IndexedTask> tasks_;
    IdPlaces client_places_, project_places_, person_places_, item_places_, touch_places_, task_places_;
    IdPlaces ever_client_places_, ever_project_places_, pulse_places_, answer_places_, baseline_places_;  ///< Of rows.
    std::vector<std::int32_t> ever_client_of_project_;
    std::vector<std::int32_t> client_of_project_;
    Groups projects_of_, people_of_, promises_of_, touches_of_, entries_of_, requests_of_, value_of_, evidence_of_,
        criteria_of_, objectives_of_, planned_of_, participants_of_, assignments_of_;
    Groups pulses_of_client_, pulses_of_project_, answers_of_, recoveries_of_, clears_of_client_, clears_of_project_,
        manual_of_, reports_of_, baselines_of_, tasks_of_baseline_, rules_of_, plans_of_;
    Groups ever_pulses_of_client_, ever_pulses_of_project_, ever_answers_of_, ever_recoveries_of_client_,
        ever_recoveries_of_project_, ever_recoveries_from_;
    const LightRules* general_rules_ = nullptr;
    std::vector<std::optional<Date>> touched_clients_, touched_people_;
    /// The revisions that each part was made from.
    struct Made {
        std::uint64_t owners = 0, items = 0, touches = 0, projects_of = 0, people_of = 0, promises_of = 0,
                      touches_of = 0, entries_of = 0, requests_of = 0, value_of = 0, evidence_of = 0, criteria_of = 0,
                      objectives_of = 0, planned_of = 0, participants_of = 0, tasks = 0, assignments = 0;
        std::uint64_t ever = 0, pulses = 0, answers = 0, recoveries = 0, clears = 0, rules = 0, plans = 0, manual = 0,
                      reports = 0, baselines = 0, baseline_tasks = 0;
    } made_;
};

}  // namespace rapport
