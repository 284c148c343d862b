// Whether a reply is what its snapshot made, and what taking it in would do.

#include <algorithm>
#include <tuple>

#include "base/text.h"
#include "engagement/pulses.h"
#include "engagement/sayings.h"
#include "share/reply.h"
#include "share/sha256.h"

namespace rapport {
namespace {

Error refused(std::string sentence) { return {Fault::Refused, std::move(sentence), {}}; }
Error missing(std::string sentence) { return {Fault::Missing, std::move(sentence), {}}; }

/// With its year: it may be long ago.
std::string day(Date date) { return day_said(date, {}); }
/// Of a clock that is so far from UTC.
Date day_of(Instant instant, Minutes offset = {}) {
    const std::int64_t minutes = instant.millis / 60'000 + offset.count;
    return date_of(DateTime{minutes});
}
std::string version_said(const std::string& version) { return version.empty() ? std::string() : " " + version; }

/// What one snapshot makes of one reply.
class Checking {
public:
    Checking(const Workspace& workspace, const ReadReply& reply) : workspace_(workspace), reply_(reply) {}

    Result<CheckedReply> check(Ref<Project> here) {
        snapshot_ = find_snapshot();
        if (!snapshot_)
            return missing("No snapshot with the code “" + shortened(reply_.snapshot, 30) +
                           "” was made here. This reply belongs to another project or another copy of the workspace: "
                           "open it where the snapshot was made, or take that copy in first.");
        TRY(check_place(here));
        TRY(check_seal());
        TRY(check_taken());
        const Result<Told> told = read_told(snapshot_->told.text);
        if (!told) return told.error();
        checked_.snapshot = {snapshot_->id};
        checked_.person = {person_->id};
        for (const ReplyItem& item : reply_.items) {
            const auto asked = std::ranges::find(told->asked, item.ref, &Asked::ref);
            if (asked == told->asked.end())
                return refused("This reply speaks of something that the snapshot never asked (“" +
                               shortened(item.ref, 20) + "”). It was not made by that page, so nothing was taken.");
            checked_.effects.push_back(TRY(effect_of(item, *asked)));
        }
        say_what_is_opened();
        say_what_to_know();
        return std::move(checked_);
    }

private:
    // ---- The reply as a whole

    [[nodiscard]] const Snapshot* find_snapshot() const {
        for (const Snapshot& snapshot : workspace_.all<Snapshot>())
            if (!snapshot.code.empty() && snapshot.code == reply_.snapshot) return &snapshot;
        return nullptr;
    }

    Result<void> check_place(Ref<Project> here) {
        const Project* project = workspace_.find(snapshot_->project);
        if (!project || !workspace_.find(snapshot_->client))
            return missing(
                "The project of this snapshot is in the trash. Bring it back first; then take in the reply.");
        if (!here.is_null() && snapshot_->project != here)
            return refused("This reply is about another project, " + in_quotes(project->name) +
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
            return refused(
                "This reply was changed after it was made, or damaged on its way: its seal does not fit. Ask " +
                called(*person_) + " to send the file again as it was saved.");
        if (reply_.project != shown_code(snapshot_->code, snapshot_->project.id) ||
            reply_.recipient != shown_code(snapshot_->code, snapshot_->recipient.id))
            return refused(
                "This reply names another project or another person than the snapshot does, so that page was "
                "changed. Ask " +
                called(*person_) + " to answer in the file as you sent it.");
        if (!snapshot_->sha256.empty() && reply_.snapshot_sha256 != snapshot_->sha256)
            return refused("This was answered in a page that is not the one you made: somebody changed it. Ask " +
                           called(*person_) + " to answer in the file as you sent it.");
        return {};
    }

    [[nodiscard]] Result<void> check_taken() const {
        for (const Reply& taken : workspace_.all<Reply>())
            if (taken.code == reply_.code && taken.snapshot.id == snapshot_->id)
                return refused("This reply was taken in on " + day(day_of(taken.taken)) +
                               " already. Nothing in it is new.");
        return {};
    }

    void say_what_to_know() {
        const Date answered = day_of(reply_.answered, reply_.offset);
        checked_.summary = person_->name + " answered snapshot " + std::to_string(snapshot_->number) + " of " +
                           day(day_of(snapshot_->made)) + " on " + day(answered) + ".";
        const Snapshot* newer = nullptr;
        const Reply* later = nullptr;
        for (const Snapshot& other : workspace_.all<Snapshot>())
            if (other.project == snapshot_->project && other.recipient == snapshot_->recipient &&
                other.made > snapshot_->made && (!newer || other.made > newer->made))
                newer = &other;
        for (const Reply& other : workspace_.all<Reply>()) {
            const Snapshot* of = workspace_.find(other.snapshot);
            if (of && of->project == snapshot_->project && of->recipient == snapshot_->recipient &&
                other.answered > reply_.answered && (!later || other.answered > later->answered))
                later = &other;
        }
        if (newer)
            checked_.notes.push_back("It answers an older snapshot: number " + std::to_string(newer->number) + " of " +
                                     day(day_of(newer->made)) + " was made for " + called(*person_) +
                                     " since. Some of it may be settled.");
        if (later)
            checked_.notes.push_back("A reply that " + called(*person_) + " gave later, on " +
                                     day(day_of(later->answered)) +
                                     ", was taken in before this one. The later one holds.");
        if (snapshot_->good_until && answered > *snapshot_->good_until)
            checked_.notes.push_back("The snapshot was good until " + day(*snapshot_->good_until) +
                                     ", and was answered after that.");
        if (!reply_.from.empty() && folded(reply_.from) != folded(person_->name))
            checked_.notes.push_back("It is signed " + in_quotes(reply_.from) + ". The snapshot was made for " +
                                     person_->name + ", and what it says is written down as theirs.");
    }

    // ---- What each item does

    Result<ReplyEffect> effect_of(const ReplyItem& item, const Asked& asked) {
        ReplyEffect effect;
        effect.item = item;
        effect.asked = asked;
        effect.about = asked.record;
        effect.words = item.text;
        const bool there = static_cast<bool>(workspace_.find(asked.record));
        if (!there) effect.about = snapshot_->project.id;
        const auto is = [&](ReplyGroup group, AskKind kind) { return item.group == group && asked.kind == kind; };
        if (is(ReplyGroup::Answers, AskKind::Question)) TRY(answer(effect));
        else if (is(ReplyGroup::Deliverables, AskKind::Deliverable)) TRY(decide_deliverable(effect));
        else if (is(ReplyGroup::Evidence, AskKind::Evidence)) TRY(judge_evidence(effect));
        else if (is(ReplyGroup::Recoveries, AskKind::Recovery)) TRY(judge_recovery(effect));
        else if (item.group == ReplyGroup::Decisions && asked.kind == AskKind::Comment) choose(effect);
        else if (item.group == ReplyGroup::Comments && asked.kind != AskKind::Question && !item.text.empty())
            comment(effect);
        else return unfitting(asked);
        if (!there && effect.act != ReplyAct::Answer && !effect.words.empty())
            effect.words = "On " + in_quotes(asked.name) + ": " + effect.words;
        return effect;
    }

    static Error unfitting(const Asked& asked) {
        return refused("What this reply says of " + in_quotes(asked.name) +
                       " is no answer that the snapshot offers. It was not made by that page, so nothing was taken.");
    }

    /// The question with these words, of whatever set and language.
    [[nodiscard]] bool find_question(ReplyEffect& effect) const {
        const std::string& ref = effect.asked.ref;
        for (std::size_t i = 0; i < Choices<PulseSet>::all.size(); ++i)
            for (const Question& question : questions_of(workspace_, static_cast<PulseSet>(i))) {
                const bool same_words =
                    question.text == effect.asked.name ||
                    (question.locked && std::ranges::any_of(question_languages(), [&](const Choice& language) {
                         return question_in(question.key, language.name) == effect.asked.name;
                     }));
                const bool by_number = ref.size() == 2 && ref[0] == 'q' && question.key == "check_in." + ref.substr(1);
                if (!same_words && !by_number) continue;
                effect.question = question;
                effect.question.text = effect.asked.name;
                effect.set = static_cast<PulseSet>(i);
                if (same_words) return true;
            }
        return !effect.question.key.empty();
    }

    [[nodiscard]] static std::optional<std::int32_t> value_of(AnswerScale scale, std::string_view choice) {
        if (choice.empty()) return -1;
        if (scale == AnswerScale::YesPartlyNo)
            return choice == "yes" ? 10 : choice == "partly" ? 5 : choice == "no" ? std::optional(0) : std::nullopt;
        for (const std::int32_t value : answers_on(scale))
            if (std::to_string(value) == choice) return value;
        return std::nullopt;
    }

    /// What they answered last to that question about this project; null: nothing.
    [[nodiscard]] const PulseAnswer* last_answer(const std::string& question) const {
        const PulseAnswer* last = nullptr;
        for (const PulseAnswer& one : workspace_.all<PulseAnswer>()) {
            if (one.question != question || one.value < 0) continue;
            const Pulse* pulse = workspace_.find(one.pulse);
            if (!pulse || pulse->from.id != person_->id || pulse->project != snapshot_->project) continue;
            if (!last || std::tuple(last->on, last->born) < std::tuple(one.on, one.born)) last = &one;
        }
        return last;
    }

    Result<void> answer(ReplyEffect& effect) const {
        if (!find_question(effect)) return unfitting(effect.asked);
        const Question& question = effect.question;
        const std::optional<std::int32_t> value = value_of(question.scale, effect.item.choice);
        if (!value) return unfitting(effect.asked);
        effect.value = *value;
        effect.act = ReplyAct::Answer;
        effect.sentence = "Answers " + in_quotes(question.text) +
                          (*value >= 0 ? ": " + answer_said(question.scale, *value) + "." : " in words.");
        if (*value < 0) return {};
        PulseAnswer given{};
        given.scale = question.scale;
        given.value = *value;
        const PulseAnswer* last = last_answer(question.key);
        if (last && date_of(last->on) > day_of(reply_.answered, reply_.offset)) {
            effect.sentence += " On " + day(date_of(last->on)) + " they answered " +
                               answer_said(last->scale, last->value) + ": the later answer holds.";
        } else if (is_low(given)) {
            effect.alarms = true;
            // As engagement/dissatisfaction hears it.
            const bool reddens = person_->decides && (question.scale != AnswerScale::YesPartlyNo ||
                                                      question.key == "check_in.1" || question.key == "check_in.2");
            if (reddens) effect.sentence += " Every light of the project turns red.";
        } else if (last && is_low(*last)) {
            effect.sentence += " It takes the place of " + answer_said(last->scale, last->value) + ", said on " +
                               day(date_of(last->on)) + ".";
        }
        return {};
    }

    /// As a pulse does it: the lowest low answer of a set, the first of equals, opens a recovery.
    void say_what_is_opened() {
        for (std::size_t set = 0; set < Choices<PulseSet>::all.size(); ++set) {
            ReplyEffect* lowest = nullptr;
            double score = 0;
            for (ReplyEffect& effect : checked_.effects) {
                PulseAnswer given{};
                given.scale = effect.question.scale;
                given.value = effect.value;
                if (effect.act != ReplyAct::Answer || effect.set != static_cast<PulseSet>(set) || !is_low(given))
                    continue;
                const double one = on_ten(given.scale, given.value).value_or(0);
                if (lowest && one >= score) continue;
                lowest = &effect;
                score = one;
            }
            if (lowest) lowest->sentence += " It is written down to be put right.";
        }
    }

    void comment(ReplyEffect& effect) const {
        effect.act = ReplyAct::Comment;
        effect.sentence = "Comments on " + in_quotes(effect.asked.name) + ".";
        if (!effect.asked.record.is_null() && effect.about != effect.asked.record)
            effect.sentence += " That is no longer there: the words stay with the project.";
    }

    void choose(ReplyEffect& effect) const {
        comment(effect);
        if (effect.item.choice.empty()) return;
        effect.sentence = "Decides " + in_quotes(effect.asked.name) + ": " + in_quotes(effect.item.choice) +
                          ". It is kept as a comment; act on it by hand.";
        effect.words = "Decided: " + effect.item.choice + (effect.words.empty() ? "" : ". " + effect.words);
    }

    Result<void> decide_deliverable(ReplyEffect& effect) const {
        const bool good = effect.item.choice == "approve";
        if (!good && effect.item.choice != "changes") return unfitting(effect.asked);
        const Asked& asked = effect.asked;
        if (effect.item.version != asked.version || effect.item.sha256 != folded(asked.sha256))
            return refused("This reply speaks of another file than the snapshot showed for " + in_quotes(asked.name) +
                           ". Nothing was taken: ask " + called(*person_) + " which file they looked at.");
        const std::string what = in_quotes(asked.name) + version_said(asked.version);
        const Deliverable* deliverable = workspace_.find(Ref<Deliverable>{asked.record});
        effect.alarms = !good;
        effect.sentence = good ? "Approves " + what + "." : "Asks for changes to " + what + ".";
        const std::string said = good ? "Approved" : "Changes asked for";
        const std::string kept = said + (asked.version.empty() ? "" : ", version " + asked.version);
        const std::string newer = deliverable ? newer_version(*deliverable, asked.version) : std::string();
        effect.act = good ? ReplyAct::Approve : ReplyAct::Changes;
        if (!deliverable) {
            effect.sentence += " That is no longer there: it stays with the project.";
            keep_as_comment(effect, kept);
        } else if (!newer.empty()) {
            effect.sentence +=
                " Version " + newer + " was handed over since and is not decided by it; this is kept beside it.";
            keep_as_comment(effect, kept);
        } else if (is_later(deliverable->decided, deliverable->decided_by)) {
            effect.sentence += " What was said of it on " + day(*deliverable->decided) +
                               " is newer and holds; this is kept beside it.";
            keep_as_comment(effect, kept);
        }
        return {};
    }

    Result<void> judge_evidence(ReplyEffect& effect) const {
        const bool right = effect.item.choice == "confirm";
        if (!right && effect.item.choice != "dispute") return unfitting(effect.asked);
        const std::string what = in_quotes(effect.asked.name);
        effect.alarms = !right;
        effect.sentence = right ? "Confirms what was measured of " + what + "."
                                : "Says that what was measured of " + what + " is not right.";
        const ValueItem* item = item_of(effect.asked.record);
        const bool later = item && item->said_on && *item->said_on > day_of(reply_.answered, reply_.offset) &&
                           (item->client_says == ClientSays::Agreed || item->client_says == ClientSays::Disputed);
        if (!item || later) {
            effect.sentence += later ? " What was said of it on " + day(*item->said_on) +
                                           " is newer and holds; this is kept beside it."
                                     : " That is no longer there: it stays with the project.";
            keep_as_comment(effect, right ? "Confirmed" : "Not right");
            return {};
        }
        effect.act = right ? ReplyAct::Confirm : ReplyAct::Dispute;
        return {};
    }

    Result<void> judge_recovery(ReplyEffect& effect) const {
        const bool well = effect.item.choice == "confirm";
        if (!well && effect.item.choice != "not-yet") return unfitting(effect.asked);
        const std::string what = in_quotes(effect.asked.name);
        const Recovery* recovery = workspace_.find(Ref<Recovery>{effect.asked.record});
        effect.alarms = !well;
        effect.act = well ? ReplyAct::Close : ReplyAct::StayOpen;
        effect.sentence =
            well ? "Confirms that " + what + " is put right." : "Says that " + what + " is not put right yet.";
        if (!recovery) {
            effect.sentence += " That is no longer there: it stays with the project.";
            keep_as_comment(effect, well ? "Put right" : "Not put right yet");
        } else if (recovery->confirmed) {
            effect.sentence += " It was confirmed on " + day(*recovery->confirmed) + "; this is kept beside it.";
            keep_as_comment(effect, well ? "Put right" : "Not put right yet");
        } else if (well && !recovery->told) {
            effect.sentence +=
                " It stays open, since nobody wrote down when they were told what was done: do so, then "
                "confirm it in their name.";
            keep_as_comment(effect, "Put right");
        } else if (well) {
            effect.sentence += " It is closed.";
        } else {
            effect.sentence += " It stays open.";
        }
        return {};
    }

    static void keep_as_comment(ReplyEffect& effect, const std::string& said) {
        effect.act = ReplyAct::Comment;
        effect.words = said + (effect.words.empty() ? "." : ". " + effect.words);
    }

    /// Whether that was said after this reply.
    [[nodiscard]] bool is_later(const std::optional<Date>& said, Ref<Stakeholder> by) const {
        return said && !by.is_null() && *said > day_of(reply_.answered, reply_.offset);
    }

    /// The number of the newest version, where that is not the one shown.
    [[nodiscard]] std::string newer_version(const Deliverable& deliverable, const std::string& shown) const {
        const DeliverableVersion* newest = nullptr;
        for (const DeliverableVersion& one : workspace_.all<DeliverableVersion>())
            if (one.deliverable.id == deliverable.id &&
                (!newest || std::tuple(newest->on, newest->id) < std::tuple(one.on, one.id)))
                newest = &one;
        return newest && newest->number != shown ? newest->number : std::string();
    }

    /// Of a measurement, or of the item itself.
    [[nodiscard]] const ValueItem* item_of(Id record) const {
        if (const ValueEvidence* evidence = workspace_.find(Ref<ValueEvidence>{record}))
            return workspace_.find(evidence->item);
        return workspace_.find(Ref<ValueItem>{record});
    }

    const Workspace& workspace_;
    const ReadReply& reply_;
    const Snapshot* snapshot_ = nullptr;
    const Stakeholder* person_ = nullptr;
    CheckedReply checked_;
};

}  // namespace

Result<CheckedReply> check_reply(const Workspace& workspace, const ReadReply& reply, Ref<Project> here) {
    return Checking(workspace, reply).check(here);
}

}  // namespace rapport
