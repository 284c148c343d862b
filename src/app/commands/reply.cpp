#include "app/commands/reply.h"

#include <algorithm>
#include <tuple>

#include "app/apply.h"
#include "app/commands/deliverable.h"
#include "app/commands/pulse.h"
#include "app/commands/record.h"
#include "app/commands/touch.h"
#include "app/erasure.h"
#include "base/text.h"
#include "share/sha256.h"

namespace rapport {
namespace {

constexpr std::size_t summary_characters = 400;  ///< Of one answer in the touch; all of it stands where it belongs.
constexpr std::size_t summary_bytes = 40'000;
constexpr std::size_t wish_characters = 200;  ///< Of what a wish is called.

/// What it is called in lists: how it begins.
std::string first_line(std::string_view text) {
    std::string line(trimmed(text.substr(0, text.find_first_of("\r\n"))));
    std::ranges::replace(line, '\t', ' ');
    return shortened(line, wish_characters);
}

Id id_of_said(Id snapshot, std::string_view what, std::string_view words) {
    return derived_id("said of " + to_string(snapshot) + ": " + std::string(what) + ": " + hex(sha256(words)));
}

/// Records that are in the workspace already come back as they were, and are left alone where they are there.
void bring_back(const Workspace& workspace, Edit& edit) {
    Edit left{std::move(edit.label), {}};
    const Entity* known = nullptr;
    Id of;
    for (Write& write : edit.writes) {
        if (makes(write)) {
            known = workspace.find_any(*write.type, write.id);
            of = write.id;
            if (known && !is_alive(*known)) left.restore(*write.type, *known);
        }
        if (!known || write.id != of) left.writes.push_back(std::move(write));
    }
    edit = std::move(left);
}

/// Makes the edit of a reply that was checked.
class ReplyTaking {
public:
    ReplyTaking(const Workspace& workspace, const ReadReply& reply, const CheckedReply& checked, Instant now,
                DateTime local_now)
        : workspace_(workspace),
          reply_(reply),
          checked_(checked),
          now_(now),
          local_now_(local_now),
          snapshot_(*workspace.find(checked.snapshot)),
          person_(*workspace.find(checked.person)) {
        source_ = person_.name + std::string(by_reply) + std::to_string(snapshot_.number);
    }

    Result<Edit> take() {
        edit_.label = "Take in the reply of “" + shortened(person_.name, 60) + "”";
        TRY(take_answers());
        for (const ReplyEffect& effect : checked_.effects) TRY(take(effect));
        TRY(log_as_touch());
        keep_reply();
        if (!snapshot_.sent) edit_.set<&Snapshot::sent>(snapshot_, true);
        bring_back(workspace_, edit_);
        return std::move(edit_);
    }

private:
    /// Of what this reply alone makes: the same wherever it is taken in.
    [[nodiscard]] Id id_of(std::string_view what) const {
        return derived_id("reply to " + to_string(snapshot_.id) + ": " + reply_.code + ": " + std::string(what));
    }
    /// Of what says the same in any reply to this snapshot.
    [[nodiscard]] Id said_id(std::string_view what, const ReplyItem& item) const {
        return id_of_said(snapshot_.id, std::string(what) + " " + item.ref + ": " + item.choice, item.text);
    }
    /// One for a set of questions and a day, by the clock there.
    [[nodiscard]] Id pulse_id(PulseSet set) const {
        const Date day = date_of(DateTime{reply_.answered.millis / 60'000 + reply_.offset.count});
        return derived_id("said of " + to_string(snapshot_.id) + ": pulse " + std::string(name_of(set)) + " " +
                          to_iso(day));
    }
    /// Of an answer. It is another one where they answered otherwise in between, or where what it was said in is gone.
    [[nodiscard]] Id answer_id(const ReplyItem& item, Id pulse) const {
        const Id id = said_id("answer", item);
        const Entity* known = workspace_.find_any(type_of<PulseAnswer>, id);
        if (!known) return id;
        const auto& answer = static_cast<const PulseAnswer&>(*known);
        const bool in_its_place = answer.pulse.id == pulse || (is_alive(answer) && workspace_.find(answer.pulse));
        const bool holds = answer.on == checked_.when || is_latest(answer);
        return in_its_place && holds ? id : id_of("answer " + item.ref);
    }
    /// Another one where they said the same before and something else in between.
    [[nodiscard]] Id sign_off_id(const ReplyItem& item) const {
        const Id id = said_id("sign-off", item);
        return workspace_.find(Ref<SignOff>{id}) ? id_of("sign-off " + item.ref) : id;
    }
    /// Whether they answered nothing to that question since.
    [[nodiscard]] bool is_latest(const PulseAnswer& answer) const {
        for (const PulseAnswer& other : workspace_.all<PulseAnswer>()) {
            if (other.question != answer.question ||
                std::tuple(other.on, other.born) <= std::tuple(answer.on, answer.born))
                continue;
            const Pulse* pulse = workspace_.find(other.pulse);
            if (pulse && pulse->from == checked_.person && pulse->project == snapshot_.project) return false;
        }
        return true;
    }
    /// Ids in a row, for commands that ask for as many as they need.
    [[nodiscard]] MakeId ids_of(std::string what) const {
        return [this, what = std::move(what), number = 0]() mutable {
            return id_of(what + " " + std::to_string(++number));
        };
    }

    /// A pulse for each set of questions; what they are, and what follows from a low answer, is the pulse's to know.
    Result<void> take_answers() {
        for (std::size_t i = 0; i < Choices<PulseSet>::all.size(); ++i) {
            NewPulse wanted;
            wanted.pulse.id = pulse_id(static_cast<PulseSet>(i));
            std::vector<Id> ids;  // One for each answer, in their order, and one for the recovery.
            Id put_right;
            for (const ReplyEffect& effect : checked_.effects) {
                if (effect.act != ReplyAct::Answer || effect.set != static_cast<PulseSet>(i)) continue;
                wanted.answers.push_back({effect.question.key, effect.question.text, effect.question.scale,
                                          effect.value, effect.words, false});
                ids.push_back(answer_id(effect.item, wanted.pulse.id));
                if (effect.opens) put_right = derived_id("to put right: " + to_string(ids.back()));
            }
            if (wanted.answers.empty()) continue;
            ids.push_back(put_right);
            wanted.pulse.client = snapshot_.client;
            wanted.pulse.project = snapshot_.project;
            wanted.pulse.from = checked_.person;
            wanted.pulse.set = static_cast<PulseSet>(i);
            wanted.pulse.asked = checked_.when;
            wanted.pulse.channel = Channel::Email;
            if (workspace_.find(snapshot_.by)) wanted.pulse.by = snapshot_.by;
            wanted.is_touch = false;  // The whole reply is one.
            std::size_t next = 0;
            const MakeId make_id = [&] { return ids[next++]; };
            edit_.append(TRY(log_pulse(workspace_, wanted, make_id, local_now_)));
        }
        return {};
    }

    Result<void> take(const ReplyEffect& effect) {
        if (effect.before) return {};
        switch (effect.act) {
        case ReplyAct::Answer:   return {};
        case ReplyAct::Approve:  accept(effect, DeliverableState::Approved); return {};
        case ReplyAct::Changes:  accept(effect, DeliverableState::ChangesAsked); return {};
        case ReplyAct::Confirm:  judge(effect, ClientSays::Agreed); return comment(effect, effect.words);
        case ReplyAct::Dispute:  judge(effect, ClientSays::Disputed); return comment(effect, effect.words);
        case ReplyAct::Close:    return close(effect);
        case ReplyAct::StayOpen: return comment(effect, effect.words.empty() ? "Not put right yet." : effect.words);
        case ReplyAct::Decide:   decide(effect); return {};
        case ReplyAct::Agree:    agree(effect, ClientSays::Agreed); return {};
        case ReplyAct::Decline:  agree(effect, ClientSays::Disputed); return {};
        case ReplyAct::Rank:     rank(effect); return comment(effect, effect.words);
        case ReplyAct::Wish:     wish(effect); return {};
        case ReplyAct::Comment:  return comment(effect, effect.words);
        }
        return {};
    }

    [[nodiscard]] Date day() const { return date_of(checked_.when); }

    void accept(const ReplyEffect& effect, DeliverableState state) {
        const Deliverable* deliverable = workspace_.find(Ref<Deliverable>{effect.about});
        if (!deliverable) return;
        edit_.set<&Deliverable::state>(*deliverable, state);
        edit_.set<&Deliverable::decided_version>(*deliverable, effect.asked.version);
        edit_.set<&Deliverable::decided_by>(*deliverable, checked_.person);
        edit_.set<&Deliverable::decided>(*deliverable, day());
        edit_.set<&Deliverable::decision>(*deliverable, Prose{effect.words});
        edit_.create(sign_off_of(workspace_, *deliverable,
                                 {.deliverable = {deliverable->id},
                                  .state = state,
                                  .version = effect.asked.version,
                                  .by = checked_.person,
                                  .on = day(),
                                  .words = effect.words,
                                  .sign_off = sign_off_id(effect.item)}));
    }

    void judge(const ReplyEffect& effect, ClientSays says) {
        const ValueEvidence* evidence = workspace_.find(Ref<ValueEvidence>{effect.about});
        const ValueItem* item = workspace_.find(evidence ? evidence->item : Ref<ValueItem>{effect.about});
        if (!item) return;
        edit_.set<&ValueItem::client_says>(*item, says);
        edit_.set<&ValueItem::said_on>(*item, day());
    }

    void decide(const ReplyEffect& effect) {
        const RegisterEntry* entry = workspace_.find(Ref<RegisterEntry>{effect.about});
        if (!entry) return;
        edit_.set<&RegisterEntry::chosen>(*entry, effect.chosen);
        edit_.set<&RegisterEntry::said>(*entry, Prose{effect.words});
        edit_.set<&RegisterEntry::decided_by>(*entry, checked_.person);
        edit_.set<&RegisterEntry::state>(*entry, EntryState::Closed);
        edit_.set<&RegisterEntry::closed>(*entry, day());
    }

    void agree(const ReplyEffect& effect, ClientSays says) {
        const Request* request = workspace_.find(Ref<Request>{effect.about});
        if (!request) return;
        edit_.set<&Request::says>(*request, says);
        edit_.set<&Request::said_on>(*request, day());
        edit_.set<&Request::said_by>(*request, checked_.person);
        edit_.set<&Request::said>(*request, Prose{effect.words});
    }

    void rank(const ReplyEffect& effect) {
        std::int32_t place = 0;
        for (const Ref<Criterion> one : effect.ranked) {
            const Criterion* criterion = workspace_.find(one);
            if (!criterion) continue;
            edit_.set<&Criterion::client_rank>(*criterion, ++place);
            edit_.set<&Criterion::client_on>(*criterion, day());
        }
    }

    void wish(const ReplyEffect& effect) {
        Request request{};
        request.id = id_of_wish(snapshot_.id, effect.item.text);
        request.client = snapshot_.client;
        request.project = snapshot_.project;
        request.what = first_line(effect.words);
        // What it is called says it all where it is short. An erasure knows it by its id then (commands/erase).
        if (request.what != effect.item.text) request.why = {effect.words};
        request.by = checked_.person;
        request.asked = day();
        edit_.create(request);
    }

    Result<void> close(const ReplyEffect& effect) {
        const Recovery* recovery = workspace_.find(Ref<Recovery>{effect.about});
        if (!recovery || !may_confirm(*recovery, checked_.person))
            return comment(effect, "Put right" + (effect.words.empty() ? "." : ". " + effect.words));
        edit_.append(TRY(
            confirm_recovery(workspace_, {effect.about}, checked_.person, effect.words, day(), date_of(local_now_))));
        return {};
    }

    Result<void> comment(const ReplyEffect& effect, std::string_view words) {
        if (words.empty()) return {};
        const Id id = said_id("comment", effect.item);
        edit_.append(TRY(add_comment(workspace_, id, effect.about, words, source_, checked_.answered)));
        return {};
    }

    /// They wrote to us. Somebody who is not content, or has said something in words, waits for an answer.
    Result<void> log_as_touch() {
        NewTouch wanted;
        Touchpoint& touch = wanted.touchpoint;
        touch.id = id_of("touch");
        touch.client = snapshot_.client;
        touch.project = snapshot_.project;
        touch.subject = "Reply to snapshot " + std::to_string(snapshot_.number);
        touch.held = checked_.when;
        touch.channel = Channel::Email;
        touch.direction = Direction::In;
        if (workspace_.find(snapshot_.by)) touch.by = snapshot_.by;
        touch.waits = std::ranges::any_of(checked_.effects, [](const ReplyEffect& one) {
            return !one.before && (one.alarms || !one.item.text.empty());
        });
        touch.message_id = touch_mark(reply_);
        std::string& summary = touch.summary.text;
        summary = checked_.summary;
        for (const ReplyEffect& effect : checked_.effects) {
            if (summary.size() > summary_bytes) {
                summary += "\n…";
                break;
            }
            summary += "\n" + effect.sentence;
            if (!effect.item.text.empty()) summary += " “" + shortened(effect.item.text, summary_characters) + "”";
        }
        wanted.people = {checked_.person};
        edit_.append(TRY(log_touch(workspace_, wanted, ids_of("participant"), local_now_)));
        return {};
    }

    void keep_reply() {
        Reply reply{};
        reply.id = id_of("reply");
        reply.snapshot = checked_.snapshot;
        reply.code = reply_.code;
        reply.from = reply_.from;
        reply.answered = checked_.answered;
        reply.taken = now_;
        // What is longer than a text may be stands in the records it was taken into.
        if (reply_.content.size() <= text_limit && !has_controls(reply_.content)) reply.content = {reply_.content};
        edit_.create(reply);
    }

    const Workspace& workspace_;
    const ReadReply& reply_;
    const CheckedReply& checked_;
    Instant now_;
    DateTime local_now_;
    const Snapshot& snapshot_;
    const Stakeholder& person_;
    std::string source_;
    Edit edit_;
};

}  // namespace

Id id_of_wish(Id snapshot, std::string_view words) { return id_of_said(snapshot, "wish w: ", words); }

Result<Edit> take_reply(const Workspace& workspace, const ReadReply& reply, Instant now, DateTime local_now,
                        Ref<Project> here) {
    const CheckedReply checked = TRY(check_reply(workspace, reply, now, local_now, here));
    return ReplyTaking(workspace, reply, checked, now, local_now).take();
}

}  // namespace rapport
