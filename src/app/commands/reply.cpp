#include "app/commands/reply.h"

#include <algorithm>

#include "app/apply.h"
#include "app/commands/pulse.h"
#include "app/commands/record.h"
#include "app/commands/touch.h"
#include "base/text.h"

namespace rapport {
namespace {

constexpr std::size_t summary_characters = 400;  ///< Of one answer in the touch; all of it stands where it belongs.
constexpr std::size_t summary_bytes = 40'000;

/// Makes the edit of a reply that was checked.
class Taking {
public:
    Taking(const Workspace& workspace, const ReadReply& reply, const CheckedReply& checked, const MakeId& make_id,
           Instant now, DateTime local_now)
        : workspace_(workspace),
          reply_(reply),
          checked_(checked),
          make_id_(make_id),
          now_(now),
          local_now_(local_now),
          snapshot_(*workspace.find(checked.snapshot)),
          person_(*workspace.find(checked.person)) {
        answered_ = std::min(reply.answered, now);
        const std::int64_t ago = (now.millis - answered_.millis + 59'999) / 60'000;
        when_ = DateTime{local_now.minutes - ago};
        source_ = person_.name + ", in reply to snapshot " + std::to_string(snapshot_.number);
    }

    Result<Edit> take() {
        edit_.label = "Take in the reply of “" + shortened(person_.name, 60) + "”";
        TRY(take_answers());
        for (const ReplyEffect& effect : checked_.effects) TRY(take(effect));
        TRY(log_as_touch());
        keep_reply();
        if (!snapshot_.sent) edit_.set<&Snapshot::sent>(snapshot_, true);
        return std::move(edit_);
    }

private:
    /// A pulse for each set of questions; what they are, and what follows from a low answer, is the pulse's to know.
    Result<void> take_answers() {
        for (std::size_t i = 0; i < Choices<PulseSet>::all.size(); ++i) {
            NewPulse wanted;
            for (const ReplyEffect& effect : checked_.effects)
                if (effect.act == ReplyAct::Answer && effect.set == static_cast<PulseSet>(i))
                    wanted.answers.push_back({effect.question.key, effect.question.text, effect.question.scale,
                                              effect.value, effect.words, false});
            if (wanted.answers.empty()) continue;
            wanted.pulse.id = make_id_();
            wanted.pulse.client = snapshot_.client;
            wanted.pulse.project = snapshot_.project;
            wanted.pulse.from = checked_.person;
            wanted.pulse.set = static_cast<PulseSet>(i);
            wanted.pulse.asked = when_;
            wanted.pulse.channel = Channel::Email;
            if (workspace_.find(snapshot_.by)) wanted.pulse.by = snapshot_.by;
            wanted.is_touch = false;  // The whole reply is one.
            edit_.append(TRY(log_pulse(workspace_, wanted, make_id_, local_now_)));
        }
        return {};
    }

    Result<void> take(const ReplyEffect& effect) {
        switch (effect.act) {
        case ReplyAct::Answer:   return {};
        case ReplyAct::Approve:  decide(effect, DeliverableState::Approved); return {};
        case ReplyAct::Changes:  decide(effect, DeliverableState::ChangesAsked); return {};
        case ReplyAct::Confirm:  judge(effect, ClientSays::Agreed); return comment(effect, effect.words);
        case ReplyAct::Dispute:  judge(effect, ClientSays::Disputed); return comment(effect, effect.words);
        case ReplyAct::Close:    return close(effect);
        case ReplyAct::StayOpen: return comment(effect, effect.words.empty() ? "Not put right yet." : effect.words);
        case ReplyAct::Comment:  return comment(effect, effect.words);
        }
        return {};
    }

    void decide(const ReplyEffect& effect, DeliverableState state) {
        const Deliverable* deliverable = workspace_.find(Ref<Deliverable>{effect.about});
        if (!deliverable) return;
        edit_.set<&Deliverable::state>(*deliverable, state);
        edit_.set<&Deliverable::decided_version>(*deliverable, effect.asked.version);
        edit_.set<&Deliverable::decided_by>(*deliverable, checked_.person);
        edit_.set<&Deliverable::decided>(*deliverable, date_of(when_));
        edit_.set<&Deliverable::decision>(*deliverable, Prose{effect.words});
    }

    void judge(const ReplyEffect& effect, ClientSays says) {
        const ValueEvidence* evidence = workspace_.find(Ref<ValueEvidence>{effect.about});
        const ValueItem* item = workspace_.find(evidence ? evidence->item : Ref<ValueItem>{effect.about});
        if (!item) return;
        edit_.set<&ValueItem::client_says>(*item, says);
        edit_.set<&ValueItem::said_on>(*item, date_of(when_));
    }

    Result<void> close(const ReplyEffect& effect) {
        edit_.append(TRY(confirm_recovery(workspace_, {effect.about}, checked_.person, effect.words, date_of(when_),
                                          date_of(local_now_))));
        return {};
    }

    Result<void> comment(const ReplyEffect& effect, std::string_view words) {
        if (words.empty()) return {};
        edit_.append(TRY(add_comment(workspace_, make_id_(), effect.about, words, source_, answered_)));
        return {};
    }

    /// They wrote to us. Somebody who is not content, or has said something in words, waits for an answer.
    Result<void> log_as_touch() {
        NewTouch wanted;
        Touchpoint& touch = wanted.touchpoint;
        touch.id = make_id_();
        touch.client = snapshot_.client;
        touch.project = snapshot_.project;
        touch.subject = "Reply to snapshot " + std::to_string(snapshot_.number);
        touch.held = when_;
        touch.channel = Channel::Email;
        touch.direction = Direction::In;
        if (workspace_.find(snapshot_.by)) touch.by = snapshot_.by;
        touch.waits = std::ranges::any_of(checked_.effects,
                                          [](const ReplyEffect& one) { return one.alarms || !one.item.text.empty(); });
        touch.message_id = "snapshot-reply:" + reply_.code;
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
        edit_.append(TRY(log_touch(workspace_, wanted, make_id_, local_now_)));
        return {};
    }

    void keep_reply() {
        Reply reply{};
        reply.id = make_id_();
        reply.snapshot = checked_.snapshot;
        reply.code = reply_.code;
        reply.from = reply_.from;
        reply.answered = reply_.answered;
        reply.taken = now_;
        // What is longer than a text may be stands in the records it was taken into.
        if (reply_.content.size() <= text_limit && !has_controls(reply_.content)) reply.content = {reply_.content};
        edit_.create(reply);
    }

    const Workspace& workspace_;
    const ReadReply& reply_;
    const CheckedReply& checked_;
    const MakeId& make_id_;
    Instant now_;
    DateTime local_now_;
    const Snapshot& snapshot_;
    const Stakeholder& person_;
    Instant answered_;
    DateTime when_;  ///< When they answered, by the clock here.
    std::string source_;
    Edit edit_;
};

}  // namespace

Result<Edit> take_reply(const Workspace& workspace, const ReadReply& reply, const MakeId& make_id, Instant now,
                        DateTime local_now, Ref<Project> here) {
    const CheckedReply checked = TRY(check_reply(workspace, reply, here));
    return Taking(workspace, reply, checked, make_id, now, local_now).take();
}

}  // namespace rapport
