#pragma once
// A small client of whom something is shared: the client, the project, Theo, and Ana who signs.

#include "share/snapshot_page.h"
#include "unit/engagement/listening.h"

namespace rapport {

struct Sharing : Listening {
    SnapshotWishes wishes;

    Sharing() {
        share(client);
        share(project);
        share(theo);
        share(ana);
        (*this)[theo].role = "Head of Bookings";
        (*this)[ana].email = "ana@harbour.example";
        (*this)[ana].phone = "+44 1632 960142";
        (*this)[ana].organisation = "Harbour & Sons";
        wishes.project = project;
        wishes.recipient = theo;
        wishes.author = ana;
        wishes.number = 5;
        wishes.made = *parse_iso_instant("2026-11-30T15:30:00.000Z");
        wishes.offset = {60};
        wishes.code = "r3td-6xhb-81nc";
        wishes.key = std::string(62, '0') + "7f";
    }

    template <class E> Ref<E> share(Ref<E> record) {
        at_ref(record).shared = true;
        workspace.touch(type_of<E>);
        return record;
    }
    /// A milestone that ends on that day, and was promised for another; not shared.
    Ref<Task> milestone(std::string name, const std::string& day, const std::string& promised = {}, Task record = {}) {
        record.milestone = true;
        record.manual = true;
        record.manual_start = at(on(day), {480});
        record.manual_finish = at(on(day), {1020});
        if (!promised.empty()) record.promised = at(on(promised), {1020});
        return task(std::move(name), {480}, std::move(record));
    }
    Ref<Deliverable> deliverable(std::string name, DeliverableState state = DeliverableState::Submitted) {
        return share(add<Deliverable>({.project = project, .name = std::move(name), .state = state}));
    }
    Ref<DeliverableVersion> version(Ref<Deliverable> of, std::string number, const std::string& day) {
        return share(
            add<DeliverableVersion>({.deliverable = of, .number = std::move(number), .on = on(day), .by = ana}));
    }
    /// Half of the way to 100 %, with evidence; both shared.
    Ref<ValueItem> half_way() {
        const Ref<ValueItem> item = share(value("Bookings without a call", {.stakeholder = theo,
                                                                            .measure = "Online share",
                                                                            .unit = "%",
                                                                            .baseline = Decimal{0},
                                                                            .target = Decimal{100'000},
                                                                            .due = on("11-20")}));
        share(add<ValueEvidence>({.item = item,
                                  .on = on("11-25"),
                                  .actual = Decimal{50'000},
                                  .note = "Counted by hand",
                                  .source = "w47.csv"}));
        return item;
    }
    /// What was told then, as the record of a snapshot that the recipient got.
    const Snapshot* sent_before(const Told& told, const std::string& day = "11-16") {
        const Ref<Snapshot> ref = add<Snapshot>({.client = client,
                                                 .project = project,
                                                 .recipient = theo,
                                                 .number = 4,
                                                 .made = {(std::int64_t{on(day).days} * 1440 + 600) * 60'000},
                                                 .told = {write_told(told)}});
        return wishes.before = &at_ref(ref);
    }
};

}  // namespace rapport
