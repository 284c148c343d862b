#include "sync/merge_report.h"

#include <algorithm>

#include "base/sort.h"
#include "base/text.h"

namespace rapport {
namespace {

std::string title_for(const EntityType& type, const Entity& record) { return shortened(title_of(type, record), 60); }

/// The words that a record has once it has been changed, where its title is among what changes.
std::string title_after(const ChangedRecord& change) {
    for (const auto& [field, value] : change.merge.writes)
        if (const std::string* text = std::get_if<std::string>(&value);
            text && !text->empty() && change.type->fields[field].search == Search::Heading)
            return shortened(*text, 60);
    return title_for(*change.type, *change.ours);
}

std::vector<FieldChange> fields_of(const ChangedRecord& change) {
    std::vector<FieldChange> fields;
    for (const auto& [position, after] : change.merge.writes) {
        const Field& field = change.type->fields[position];
        if (position == deleted_field) continue;
        fields.push_back({&field, field.get(*change.ours), after});
    }
    return fields;
}

class Reporter {
public:
    Reporter(const Workspace& ours, const Workspace& theirs, const MergePlan& plan, const MergeSituation& situation)
        : ours_(ours), theirs_(theirs), plan_(plan), now_(situation) {}

    MergeReport run() && {
        for (const ChangedRecord& change : plan_.changed) report(change);
        for (const AddedRecord& added : plan_.added)
            if (added.type != &type_of<Conflict> && is_alive(*added.theirs))
                report_.added.push_back({added.type, added.theirs->id, title_for(*added.type, *added.theirs), {}});
        report_.conflicts = plan_.conflicts;
        report_.settled = plan_.settled.size();
        report_.unknown = plan_.unknown.size();
        for (const auto& [actor, seq] : plan_.seen.entries())
            if (ours_.seen.seen_of(actor) < seq) report_.writers.push_back(actor);
        doubt();
        sort_items(report_.doubts, [](const MergeDoubt& a, const MergeDoubt& b) { return a.weight > b.weight; });
        return std::move(report_);
    }

private:
    void report(const ChangedRecord& change) {
        if (change.type == &type_of<Conflict>) return;
        const bool was = is_alive(*change.ours);
        const bool will = will_be_alive(change);
        ReportedRecord record{change.type, change.ours->id, title_after(change), {}};
        if (was && !will) return report_.deleted.push_back(std::move(record));
        if (!will) return;
        record.fields = fields_of(change);
        if (!was) report_.restored.push_back(std::move(record));
        else if (!record.fields.empty()) report_.changed.push_back(std::move(record));
    }

    void add(Doubt doubt, Weight weight, std::string sentence) {
        report_.doubts.push_back({doubt, weight, std::move(sentence)});
    }

    void doubt() {
        if (!ours_.id.is_null() && !theirs_.id.is_null() && ours_.id != theirs_.id)
            add(Doubt::OtherWorkspace, Weight::Refuse,
                "This file belongs to another workspace: it did not begin as a copy of yours. Open it by itself, or "
                "add "
                "its records.");
        const bool holds_records =
            !theirs_.unknown.empty() ||
            std::ranges::any_of(all_types(), [&](const EntityType* type) { return theirs_.table(*type).size() > 0; });
        if (!holds_records && theirs_.extent == Extent::Whole)
            add(Doubt::EmptyFile, Weight::Refuse, "There is no record in this file. Nothing was changed.");
        if (theirs_.extent == Extent::Changes && !ours_.seen.covers(theirs_.basis))
            add(Doubt::Gap, Weight::Refuse,
                "This file holds only what came after changes that are not here yet. Ask for those first, or for a "
                "file "
                "of the whole workspace.");
        const VersionVector& they_saw = theirs_.extent == Extent::Part ? theirs_.basis : theirs_.seen;
        if (!they_saw.covers(now_.forgotten))
            add(Doubt::TooOld, Weight::Refuse,
                "This file is older than what the trash remembers: records that were deleted for good would come back. "
                "Open it by itself and compare.");
        if (!plan_.misnamed.empty())
            add(Doubt::Misnamed, Weight::Ask,
                counted(static_cast<std::int64_t>(plan_.misnamed.size()), "record", "records") +
                    " of this file cannot come along: other things are kept here under the same ids.");
        doubt_clocks();
        if (now_.own != 0 && they_saw.seen_of(now_.own) > now_.own_seq)
            add(Doubt::TwinActor, Weight::Tell,
                "This file has changes from this very device that are not here: a copy of it is in use, or it was set "
                "back. Both are kept, and from now on this device goes by a new number.");
        doubt_deletions();
        if (!plan_.changes) add(Doubt::NothingNew, Weight::Tell, "There is nothing in this file that you do not have.");
    }

    void doubt_clocks() {
        Stamp latest;  // Of those that are new here.
        const auto look = [&](const Stamp& stamp) {
            if (!ours_.seen.covers(stamp)) latest = std::max(latest, stamp);
        };
        const auto see = [&](const Entity& record) {
            look(record.born);
            for (const RegisterStamp& own : record.stamps) look(own.stamp);
            for (const UnknownField& field : record.unknown) look(field.stamp);
        };
        for (const ChangedRecord& change : plan_.changed) see(*change.theirs);
        for (const AddedRecord& added : plan_.added) see(*added.theirs);
        const Drift drift = drift_of(latest, now_.now_millis);
        if (drift == Drift::None) return;
        const std::int64_t minutes = (latest.millis() - now_.now_millis) / 60'000;
        const std::string ahead =
            minutes < 120 ? counted(minutes, "minute", "minutes") : counted(minutes / 60, "hour", "hours");
        const std::string who = device_label(plan_.devices, latest.actor);
        if (drift == Drift::FarAhead)
            add(Doubt::ClockFarAhead, Weight::Ask,
                "The clock of " + who + " is " + ahead +
                    " ahead of yours. What was written there wins over all that is written before then. Set one of the "
                    "clocks right before you go on, if you can.");
        else add(Doubt::ClockAhead, Weight::Tell, "The clock of " + who + " is " + ahead + " ahead of yours.");
    }

    void doubt_deletions() {
        constexpr std::size_t always_fine = 20;
        const std::size_t count = report_.deleted.size();
        if (count <= always_fine || count <= ours_.living_count() / 10) return;
        add(Doubt::ManyDeletions, Weight::Ask,
            with_thousands(static_cast<std::int64_t>(count)) + " of your " +
                counted(static_cast<std::int64_t>(ours_.living_count()), "record", "records") +
                " would go to the trash. Is that what was meant?");
    }

    const Workspace& ours_;
    const Workspace& theirs_;
    const MergePlan& plan_;
    const MergeSituation& now_;
    MergeReport report_;
};

/// "3 tasks and 1 link come: “Survey”, “Report” and 2 more."
void add_line(std::vector<std::string>& lines, const std::vector<ReportedRecord>& records, std::string_view what) {
    constexpr std::size_t named = 3;
    if (records.empty()) return;
    std::string line;
    for (const EntityType* type : all_types()) {
        const auto count = std::ranges::count(records, type, &ReportedRecord::type);
        if (count > 0) line += (line.empty() ? "" : ", ") + counted(count, type->label, type->plural);
    }
    line += " " + std::string(what);
    std::size_t told = 0;
    for (const ReportedRecord& record : records) {
        if (record.title.starts_with("(untitled") || told == named) continue;
        line += (told++ == 0 ? ": “" : ", “") + record.title + "”";
    }
    if (told > 0 && records.size() > told)
        line += " and " + with_thousands(static_cast<std::int64_t>(records.size() - told)) + " more";
    lines.push_back(line + ".");
}

}  // namespace

bool will_be_alive(const ChangedRecord& change) {
    Entity after;
    after.born = change.merge.born;
    after.stamps = change.merge.stamps;
    after.unknown = change.merge.unknown;
    after.deleted = change.ours->deleted;
    for (const auto& [field, value] : change.merge.writes) {
        if (field != deleted_field) continue;
        const VersionVector* seen = std::get_if<VersionVector>(&value);
        after.deleted = seen ? std::optional(*seen) : std::nullopt;
    }
    return is_alive(after);
}

MergeReport report_of(const Workspace& ours, const Workspace& theirs, const MergePlan& plan,
                      const MergeSituation& situation) {
    return Reporter(ours, theirs, plan, situation).run();
}

std::vector<std::string> lines_of(const MergeReport& report) {
    std::vector<std::string> lines;
    add_line(lines, report.added, "new");
    add_line(lines, report.changed, "changed");
    add_line(lines, report.deleted, "deleted");
    add_line(lines, report.restored, "back from the trash");
    if (report.unknown > 0)
        lines.push_back(counted(static_cast<std::int64_t>(report.unknown), "record", "records") +
                        " of a newer Rapport, kept as they are.");
    if (!report.conflicts.empty())
        lines.push_back(counted(static_cast<std::int64_t>(report.conflicts.size()), "conflict", "conflicts") +
                        ": written on both sides without knowing of each other. The later holds, the other is kept.");
    if (report.settled > 0)
        lines.push_back(counted(static_cast<std::int64_t>(report.settled), "conflict", "conflicts") +
                        " settled there.");
    return lines;
}

}  // namespace rapport
