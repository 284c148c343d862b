// Another's copy comes in, as one gesture: previewed, logged, undone like any other.

#include <algorithm>

#include "app/session_sentences.h"
#include "app/session_state.h"
#include "app/taking_in.h"

namespace rapport {
namespace {

MergeSituation situation_of(const HybridClock& stamps, Instant now) {
    return {.now_millis = now.millis, .own = stamps.actor(), .own_seq = stamps.last_seq(), .forgotten = {}};
}

Result<void> may_merge(const MergeReport& report, bool agreed) {
    if (report.weight() == Weight::Refuse || (report.weight() == Weight::Ask && !agreed))
        return Error{Fault::Refused, report.doubts.front().sentence, {}};
    return {};
}

/// What we give out must come behind all that we have read.
void come_after(HybridClock& stamps, const MergePlan& plan, std::int64_t now) {
    const auto see = [&](const Entity& record) {
        stamps.receive(record.born, now);
        for (const RegisterStamp& own : record.stamps) stamps.receive(own.stamp, now);
        for (const UnknownField& field : record.unknown) stamps.receive(field.stamp, now);
    };
    for (const ChangedRecord& change : plan.changed) see(*change.theirs);
    for (const AddedRecord& added : plan.added) see(*added.theirs);
}

}  // namespace

Stamp Session::State::merge_stamp() {
    HybridClock ticked = *stamps;
    Stamp stamp = ticked.tick(clock.now().millis);
    stamp.seq = std::max(stamps->last_seq(), 1u);
    stamps->receive({stamp.clock, 0, 0}, 0);
    return stamp;
}

void Session::State::sign(const Stamp& stamp) { workspace->devices.note(stamp, session.author(), session.device()); }

Result<MergeReport> Session::State::merge(const Workspace& theirs, std::string label, bool agreed) {
    TRY(may_write());
    const MergePlan plan = plan_merge(*workspace, theirs);
    MergeReport report = report_of(*workspace, theirs, plan, situation_of(*stamps, clock.now()));
    TRY(may_merge(report, agreed));
    if (!plan.changes) return report;
    const bool is_twin = std::ranges::find(report.doubts, Doubt::TwinActor, &MergeDoubt::doubt) != report.doubts.end();
    come_after(*stamps, plan, clock.now().millis);

    VersionVector brought = plan.seen;
    if (theirs.extent == Extent::Part) brought.include(theirs.basis);
    Gesture gesture{merge_stamp(), GestureKind::Merge, {}, session.author(), {std::move(label), {}}, {}, brought, {}};
    gesture.merged = outcome_of(*workspace, plan);
    const bool settles = !plan.settled.empty();
    gesture.edit.writes = TRY(take_in(*workspace, gesture.merged));
    const Erasure erasure = erasure_by(*workspace, gesture.edit.writes);
    log(gesture);
    history.add(std::move(gesture));
    if (erasure) forget(erasure);
    if (is_twin) begin_as_new_actor(stamps->last_clock());
    person_edited = true;
    if ((settles || erasure) && session.on_replaced) session.on_replaced();
    else tell_written(history.gestures().back().edit);
    return report;
}

MergeReport Session::preview_merge(const Workspace& theirs) const {
    const Instant now = state_->clock.now();  // A tab that only reads stamps nothing.
    const MergeSituation situation =
        state_->stamps ? situation_of(*state_->stamps, now) : MergeSituation{.now_millis = now.millis};
    return report_of(workspace(), theirs, plan_merge(workspace(), theirs), situation);
}

Result<MergeReport> Session::merge(const Workspace& theirs, std::string label, bool agreed) {
    return state_->merge(theirs, std::move(label), agreed);
}

const KnownCopies& Session::copies() const {
    std::optional<KnownCopies>& known = state_->copies;
    if (!known || known->workspace() != workspace().id)
        known = KnownCopies::parse(state_->store.setting(copies_setting).value_or(""), workspace().id);
    return *known;
}

std::uint64_t Session::copies_revision() const { return state_->copies_revision; }

void Session::learn(const CopySeen& copy) {
    if (copy.actor == actor()) return;
    state_->copies.reset();  // Another tab may have learnt something since.
    KnownCopies known = copies();
    if (!known.learn(copy)) return;
    state_->store.set_setting(copies_setting, known.text());
    state_->copies = std::move(known);
    ++state_->copies_revision;
}

std::string Session::device() const { return state_->store.setting(device_setting).value_or(""); }
void Session::set_device(std::string_view name) { state_->store.set_setting(device_setting, name); }

}  // namespace rapport
