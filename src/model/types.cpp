#include "model/types.h"

#include <algorithm>
#include <array>

#include "model/type_table.h"

namespace rapport {
namespace {

constexpr std::array types{
    &type_of<WorkingCalendar>,
    &type_of<CalendarException>,
    &type_of<Person>,
    &type_of<Skill>,
    &type_of<Client>,
    &type_of<Stakeholder>,
    &type_of<QuietTime>,
    &type_of<Need>,
    &type_of<StakeholderLink>,
    &type_of<MessageTemplate>,
    &type_of<Objective>,
    &type_of<Project>,
    &type_of<ObjectiveLink>,
    &type_of<Criterion>,
    &type_of<ValueItem>,
    &type_of<ValueEvidence>,
    &type_of<BoardColumn>,
    &type_of<SavedView>,
    &type_of<Task>,
    &type_of<Dependency>,
    &type_of<Assignment>,
    &type_of<Recurrence>,
    &type_of<Baseline>,
    &type_of<BaselineTask>,
    &type_of<Promise>,
    &type_of<Touchpoint>,
    &type_of<Participant>,
    &type_of<PlannedTouch>,
    &type_of<RegisterEntry>,
    &type_of<DecisionOption>,
    &type_of<Request>,
    &type_of<Fact>,
    &type_of<Comment>,
    &type_of<PulsePlan>,
    &type_of<PulseQuestion>,
    &type_of<Pulse>,
    &type_of<PulseAnswer>,
    &type_of<Recovery>,
    &type_of<ForcedClear>,
    &type_of<LightRules>,
    &type_of<ManualLight>,
    &type_of<LightReport>,
    &type_of<StatusReport>,
    &type_of<ReportTemplate>,
    &type_of<Playbook>,
    &type_of<PlaybookStep>,
    &type_of<RecoveryStep>,
    &type_of<SoftRating>,
    &type_of<TrainingEntry>,
    &type_of<Deliverable>,
    &type_of<DeliverableVersion>,
    &type_of<SignOff>,
    &type_of<Snapshot>,
    &type_of<Reply>,
    &type_of<Conflict>,
};

}  // namespace

std::span<const EntityType* const> all_types() { return types; }

const EntityType* find_type(std::string_view name) {
    const auto at = std::ranges::find(types, name, &EntityType::name);
    return at != types.end() ? *at : nullptr;
}

std::size_t index_of(const EntityType& type) {
    return static_cast<std::size_t>(std::ranges::find(types, &type) - types.begin());
}

}  // namespace rapport
