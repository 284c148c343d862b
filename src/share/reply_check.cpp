// Whether a reply is what its snapshot made, and what taking it in would do.

#include <algorithm>
#include <tuple>

#include "base/sort.h"
#include "base/text.h"
#include "share/reply_parts.h"
#include "share/sha256.h"

namespace rapport {
namespace {

constexpr std::int64_t minute_millis = 60'000;
constexpr std::int64_t clock_slack = 10 * minute_millis;  ///< Clocks that differ by less are no matter.

Error missing(std::string sentence) { return {Fault::Missing, std::move(sentence), {}}; }

std::string day(Date date) { return day_with_year(date); }
/// Of a clock that is so far from UTC.
Date day_of(Instant instant, Minutes offset = {}) {
    const std::int64_t minutes = instant.millis / minute_millis + offset.count;
    return date_of(DateTime{minutes});
}

const Stamp& deleted_at(const EntityType& type, const Entity& record) {
    return stamp_of(record, type.fields[deleted_field].reg);
}

std::string mark_of(std::string_view code) { return "snapshot-reply:" + std::string(code); }

bool same_words(const ReplyItem& a, const ReplyItem& b) {
    return a.choice == b.choice && a.text == b.text && a.version == b.version && a.sha256 == b.sha256;
}

/// What one snapshot makes of one reply.
class Checking {
public:
    Checking(const Workspace& workspace, const ReadReply& reply, Instant now, DateTime local_now)
        : workspace_(workspace), reply_(reply), now_(now), local_now_(local_now) {}

    Result<CheckedReply> check(Ref<Project> here) {
        snapshot_ = TRY(find_snapshot());
        TRY(check_place(here));
        TRY(check_seal());
        TRY(check_taken());
        const Result<Told> told = read_told(snapshot_->told.text);
        if (!told) return told.error();
        checked_.snapshot = {snapshot_->id};
        checked_.person = {person_->id};
        set_time();
        find_said();
        const ReplyGround ground{workspace_, *snapshot_, *person_, checked_.when, checked_.answered};
        for (const ReplyItem& item : reply_.items) {
            const auto asked = std::ranges::find(told->asked, item.ref, &Asked::ref);
            if (asked == told->asked.end())
                return refused_reply("This reply speaks of something that the snapshot never asked (“" +
                                     shortened(item.ref, 20) +
                                     "”). It was not made by that page, so nothing was taken.");
            if (const Reply* before = said_before(item, *asked))
                checked_.effects.push_back(again(item, *asked, *before));
            else checked_.effects.push_back(TRY(effect_of(ground, item, *asked)));
        }
        say_what_is_opened(checked_.effects);
        say_what_is_cleared(ground, date_of(local_now_), checked_.effects);
        say_what_to_know();
        return std::move(checked_);
    }

private:
    [[nodiscard]] Result<const Snapshot*> find_snapshot() const {
        const Snapshot* gone = nullptr;
        for (const Entity* row : workspace_.table(type_of<Snapshot>).rows()) {
            const auto* one = static_cast<const Snapshot*>(row);
            if (one->code.empty() || one->code != reply_.snapshot) continue;
            if (is_alive(*one)) return one;
            gone = one;
        }
        if (gone)
            return missing("The snapshot that this answers, number " + std::to_string(gone->number) + " of " +
                           day(day_of(gone->made)) + ", is in the trash. Bring it back first; then take in the reply.");
        return missing("No snapshot with the code “" + shortened(reply_.snapshot, 30) +
                       "” was made here. This reply belongs to another project or another copy of the workspace: "
                       "open it where the snapshot was made, or take that copy in first.");
    }

    Result<void> check_place(Ref<Project> here) {
        const Project* project = workspace_.find(snapshot_->project);
        if (!project || !workspace_.find(snapshot_->client))
            return missing(
                "The project of this snapshot is in the trash. Bring it back first; then take in the reply.");
        if (!here.is_null() && snapshot_->project != here)
            return refused_reply("This reply is about another project, " + in_quotes(project->name) +
                                 ". Open that one and take it in there.");
        person_ = workspace_.find(snapshot_->recipient);
        if (!person_ || person_->client != snapshot_->client)
            return missing(
                "The snapshot was made for somebody who is no longer among this client's people. Bring them "
                "back first: what is said here is written down as theirs.");
        return {};
    }

    /// Nothing else in it is looked at before the seal fits.
    [[nodiscard]] Result<void> check_seal() const {
        const std::string key = from_hex(snapshot_->key);
        if (key.empty() || hex(hmac_sha256(key, reply_.sealed)) != reply_.seal)
            return refused_reply(
                "This reply was changed after it was made, or damaged on its way: its seal does not fit. Ask " +
                called(*person_) + " to send the file again as it was saved.");
        if (reply_.project != shown_code(snapshot_->code, snapshot_->project.id) ||
            reply_.recipient != shown_code(snapshot_->code, snapshot_->recipient.id))
            return refused_reply(
                "This reply names another project or another person than the snapshot does, so that page was "
                "changed. Ask " +
                called(*person_) + " to answer in the file as you sent it.");
        if (!snapshot_->sha256.empty() && reply_.snapshot_sha256 != snapshot_->sha256)
            return refused_reply("This was answered in a page that is not the one you made: somebody changed it. Ask " +
                                 called(*person_) + " to answer in the file as you sent it.");
        return {};
    }

    /// Once, also where its record was deleted since; but not where the taking itself was taken back.
    [[nodiscard]] Result<void> check_taken() const {
        for (const Entity* row : workspace_.table(type_of<Reply>).rows()) {
            const auto& taken = static_cast<const Reply&>(*row);
            if (taken.code != reply_.code || taken.snapshot.id != snapshot_->id) continue;
            const std::string before = "This reply was taken in on " + day(day_of(taken.taken)) + " already";
            if (is_alive(taken)) return refused_reply(before + ". Nothing in it is new.");
            if (!was_taken_back(taken))
                return refused_reply(before +
                                     ", and what says so is in the trash. Bring that back: a reply is not "
                                     "taken in twice.");
        }
        return {};
    }

    /// Taking back deletes all that it made, by one gesture: the touch went together with the reply. Whoever deletes the reply
    /// alone leaves the touch.
    [[nodiscard]] bool was_taken_back(const Reply& taken) const {
        const std::string mark = mark_of(taken.code);
        const Stamp& when = deleted_at(type_of<Reply>, taken);
        return std::ranges::any_of(workspace_.table(type_of<Touchpoint>).rows(), [&](const Entity* row) {
            return static_cast<const Touchpoint*>(row)->message_id == mark && !is_alive(*row) &&
                   deleted_at(type_of<Touchpoint>, *row) == when;
        });
    }

    /// The replies to this snapshot that were taken in, the latest first. Whoever saves the answers twice sends two replies, and
    /// the second has in it what was in the first.
    void find_said() {
        for (const Entity* row : workspace_.table(type_of<Reply>).rows()) {
            const auto& taken = static_cast<const Reply&>(*row);
            if (taken.snapshot.id != snapshot_->id) continue;
            std::vector<Said>& list = !is_alive(taken) && was_taken_back(taken) ? taken_back_ : said_;
            if (Result<ReadReply> read = read_reply(taken.content.text))
                list.push_back({&taken, std::move(read->items)});
        }
        sort_items(said_, [](const Said& a, const Said& b) {
            return std::tuple(b.reply->answered, b.reply->id) < std::tuple(a.reply->answered, a.reply->id);
        });
    }

    /// The reply that said the same; null: none, or one since chose otherwise, so that this changes it back. Words stay beside
    /// each other.
    [[nodiscard]] const Reply* said_before(const ReplyItem& item, const Asked& asked) const {
        for (const Said& one : said_) {
            const auto at = std::ranges::find(one.items, item.ref, &ReplyItem::ref);
            if (at == one.items.end()) continue;
            const bool same = same_words(*at, item);
            if (same && !repeats_lost(*one.reply, item) && !closed_nothing(item, asked, *one.reply)) return one.reply;
            if (!same && !item.choice.empty()) return nullptr;
        }
        return nullptr;
    }

    /// A confirmation that was taken in before anybody wrote down that they were told closed nothing; said again since, it does.
    /// One that closed a recovery does not close it once more, where it was opened again.
    [[nodiscard]] bool closed_nothing(const ReplyItem& item, const Asked& asked, const Reply& before) const {
        if (asked.kind != AskKind::Recovery || item.choice != "confirm") return false;
        const Recovery* recovery = workspace_.find(Ref<Recovery>{asked.record});
        if (!recovery || !recovery->told || recovery->confirmed || !may_confirm(*recovery, {person_->id})) return false;
        const std::uint16_t told = type_of<Recovery>.fields[field_of<&Recovery::told>()].reg;
        return before.born < stamp_of(*recovery, told) && date_of(checked_.when) >= *recovery->told;
    }

    /// Whether it only repeated one that was taken back since: what that did is gone with it.
    [[nodiscard]] bool repeats_lost(const Reply& reply, const ReplyItem& item) const {
        return std::ranges::any_of(taken_back_, [&](const Said& one) {
            if (one.reply->born > reply.born || deleted_at(type_of<Reply>, *one.reply) < reply.born) return false;
            const auto at = std::ranges::find(one.items, item.ref, &ReplyItem::ref);
            return at != one.items.end() && same_words(*at, item);
        });
    }

    [[nodiscard]] ReplyEffect again(const ReplyItem& item, const Asked& asked, const Reply& before) const {
        ReplyEffect effect;
        effect.item = item;
        effect.asked = asked;
        effect.about = workspace_.find(asked.record) ? asked.record : snapshot_->project.id;
        effect.words = item.text;
        effect.before = true;
        effect.sentence = "Said before of " + in_quotes(asked.name) + ", in the reply that was taken in on " +
                          day(day_of(before.taken)) + ": nothing is done.";
        return effect;
    }

    /// Their clock may be wrong. What cannot be happened now.
    void set_time() {
        const Instant said = reply_.answered;
        const bool before_made = said < snapshot_->made;
        checked_.answered = before_made || said > now_ ? now_ : said;
        checked_.when = {local_now_.minutes - (now_.millis / minute_millis - checked_.answered.millis / minute_millis)};
        const std::string their_day = day(day_of(said, reply_.offset));
        if (before_made)
            checked_.notes.push_back("By the clock where it was answered, that was on " + their_day +
                                     ", before the snapshot was made. That cannot be: it is dated now.");
        else if (said.millis > now_.millis + clock_slack)
            checked_.notes.push_back("By the clock where it was answered, it is from " + their_day +
                                     ", which is still to come. It is dated now.");
        const Project* project = workspace_.find(snapshot_->project);
        checked_.summary = person_->name + " answered snapshot " + std::to_string(snapshot_->number) + " of " +
                           in_quotes(project ? project->name : std::string()) + ", made on " +
                           day(day_of(snapshot_->made));
        checked_.summary += before_made ? "." : ", on " + day(day_of(checked_.answered, reply_.offset)) + ".";
    }

    void say_what_to_know() {
        const Date answered = day_of(checked_.answered, reply_.offset);
        const Snapshot* newer = nullptr;
        const Reply* later = nullptr;
        for (const Snapshot& other : workspace_.all<Snapshot>())
            if (other.project == snapshot_->project && other.recipient == snapshot_->recipient &&
                other.made > snapshot_->made && (!newer || other.made > newer->made))
                newer = &other;
        for (const Reply& other : workspace_.all<Reply>()) {
            const Snapshot* of = workspace_.find(other.snapshot);
            if (of && of->project == snapshot_->project && of->recipient == snapshot_->recipient &&
                other.answered > checked_.answered && (!later || other.answered > later->answered))
                later = &other;
        }
        if (newer)
            checked_.notes.push_back("It answers an older snapshot: number " + std::to_string(newer->number) + " of " +
                                     day(day_of(newer->made)) + " was made for " + called(*person_) +
                                     " since. Some of it may be settled.");
        if (later)
            checked_.notes.push_back(
                "A reply that " + called(*person_) + " gave later, on " + day(day_of(later->answered)) +
                ", was taken in before this one. The later one holds where both answer the same question.");
        if (snapshot_->good_until && answered > *snapshot_->good_until)
            checked_.notes.push_back("The snapshot was good until " + day(*snapshot_->good_until) +
                                     ", and was answered after that.");
        if (!reply_.from.empty() && folded(reply_.from) != folded(person_->name))
            checked_.notes.push_back("It is signed " + in_quotes(reply_.from) + ". The snapshot was made for " +
                                     person_->name + ", and what it says is written down as theirs.");
    }

    const Workspace& workspace_;
    const ReadReply& reply_;
    struct Said {
        const Reply* reply;
        std::vector<ReplyItem> items;
    };

    Instant now_;
    DateTime local_now_;
    const Snapshot* snapshot_ = nullptr;
    const Stakeholder* person_ = nullptr;
    std::vector<Said> said_, taken_back_;
    CheckedReply checked_;
};

}  // namespace

Result<CheckedReply> check_reply(const Workspace& workspace, const ReadReply& reply, Instant now, DateTime local_now,
                                 Ref<Project> here) {
    return Checking(workspace, reply, now, local_now).check(here);
}

std::string touch_mark(const ReadReply& reply) { return mark_of(reply.code); }

}  // namespace rapport
