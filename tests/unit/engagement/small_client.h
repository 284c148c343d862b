#pragma once
// A client in good order on Monday 30 November 2026: somebody looks after it, its one person was called this week, its
// project is under way with words for success. What a test is about deviates from that.

#include "engagement/facts.h"
#include "engagement/index.h"
#include "support/make.h"
#include "support/print.h"

namespace rapport {

/// "11-24" of 2026, or a whole date.
inline Date on(const std::string& day) { return *parse_iso_date(day.size() == 5 ? "2026-" + day : day); }
inline DateTime noon(const std::string& day) { return at(on(day), {12 * 60}); }
/// A gesture at noon of a day (UTC).
inline Stamp stamp_on(Date day, Actor actor = 1, std::uint32_t seq = 1) {
    return {static_cast<std::uint64_t>((std::int64_t{day.days} * 1440 + 720) * 60'000) << 16, actor, seq};
}

inline Workspace duplicate_of(const Workspace& from) {
    Workspace to;
    for (const EntityType* type : all_types())
        for (const Entity* record : from.table(*type).rows()) to.table(*type).add(type->copy(*record));
    to.seen = from.seen;
    return to;
}

/// A plan with what is made of it, at one place.
struct KnownPlan {
    Outline outline;
    Schedule schedule;
    PlanFacts facts;
    KnownPlan(const Workspace& workspace, Ref<Project> project, Date today, std::optional<Date> likely = {})
        : outline(outline_of(workspace, project)),
          schedule(schedule_of(workspace, outline)),
          facts(plan_facts(outline, schedule, today, likely)) {}
    KnownPlan(const KnownPlan&) = delete;
    [[nodiscard]] PlanOf plan_of() const {
        return [this](Ref<Project> project) { return project == outline.project() ? &facts : nullptr; };
    }
};

struct SmallClient {
    Workspace workspace;
    Date today = on("11-30");
    Ref<Person> ana = add<Person>({.name = "Ana Pereira"});
    Ref<Person> ben = add<Person>({.name = "Ben Okafor"});
    Ref<Client> client = add<Client>({.name = "Kestrel", .manager = ana, .deputy = ben});
    Ref<Stakeholder> theo = add<Stakeholder>({.client = client,
                                              .name = "Theo Marsh",
                                              .decides = true,
                                              .influence = 4,
                                              .channel = Channel::Phone,
                                              .cadence = 14});
    Ref<Project> project = add<Project>({.client = client,
                                         .name = "Portal",
                                         .stage = Stage::Active,
                                         .success = {"Bookings without a call"},
                                         .start = at(on("11-02"), {480})});
    Ref<Touchpoint> call = touch("11-26", Channel::Phone, {theo});

    /// Born on 2 November.
    template <class E> Ref<E> add(E record) {
        if (record.born.is_empty()) record.born = stamp_on(on("11-02"));
        return put(workspace, std::move(record));
    }
    template <class E> E& at_ref(Ref<E> ref) { return static_cast<E&>(workspace.table(type_of<E>).at(ref.id)); }
    template <class E> E& operator[](Ref<E> ref) { return at_ref(ref); }

    Ref<Touchpoint> touch(const std::string& day, Channel channel, const std::vector<Ref<Stakeholder>>& who,
                          Touchpoint record = {}) {
        record.client = client;
        record.held = noon(day);
        record.channel = channel;
        if (record.subject.empty()) record.subject = "Call";
        const Ref<Touchpoint> held = add<Touchpoint>(std::move(record));
        for (const Ref<Stakeholder> person : who) add<Participant>({.touchpoint = held, .stakeholder = person});
        return held;
    }
    Ref<Task> task(std::string name, Minutes duration = {480}, Task record = {}) {
        record.project = project;
        record.name = std::move(name);
        record.duration = duration;
        record.rank = last_ = rank_between(last_, {});
        return add<Task>(std::move(record));
    }
    void give(Ref<Task> task, Ref<Person> person) { add<Assignment>({.task = task, .person = person}); }
    Ref<ValueItem> value(std::string outcome, ValueItem record = {}) {
        record.project = project;
        record.outcome = std::move(outcome);
        return add<ValueItem>(std::move(record));
    }
    void measure(Ref<ValueItem> item, const std::string& day, std::int64_t actual, std::optional<Date> told = {}) {
        add<ValueEvidence>({.item = item, .on = on(day), .actual = Decimal{actual * 1000}, .told = told});
    }

    [[nodiscard]] EngagementIndex index() const { return {workspace, today}; }
    [[nodiscard]] KnownPlan plan(std::optional<Date> likely = {}) const { return {workspace, project, today, likely}; }

private:
    Rank last_;
};

}  // namespace rapport
