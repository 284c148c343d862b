// What one item of a reply would do: approvals, what was measured, what is put right, and words.

#include <algorithm>
#include <tuple>

#include "base/text.h"
#include "engagement/deliverables.h"
#include "share/asked_digests.h"
#include "share/reply_parts.h"

namespace rapport {
namespace {

std::string version_said(const std::string& version) { return version.empty() ? std::string() : " " + version; }

/// Why their word is none on what would be approved now; empty: it is.
std::string version_since(const Workspace& workspace, const Deliverable& deliverable, const Asked& asked) {
    const std::vector<const DeliverableVersion*> versions = versions_of(workspace, {deliverable.id});
    if (std::ranges::find(versions, asked.version, &DeliverableVersion::number) == versions.end())
        return " That version is no longer there, so nothing is decided by it; this is kept beside it.";
    const DeliverableVersion& latest = *versions.front();
    if (latest.number != asked.version)
        return " Version " + latest.number + " was handed over since and is not decided by it; this is kept beside it.";
    // A snapshot names no file of a version without a number.
    if (!asked.version.empty() && folded(latest.sha256) != folded(asked.sha256))
        return " Another file stands there under that version than the one they were shown, so it is not decided by "
               "it: ask "
               "them anew. This is kept beside it.";
    return {};
}

/// Of a measurement, or of the item itself.
const ValueItem* item_of(const Workspace& workspace, Id record) {
    if (const ValueEvidence* evidence = workspace.find(Ref<ValueEvidence>{record}))
        return workspace.find(evidence->item);
    return workspace.find(Ref<ValueItem>{record});
}

/// Whether it reads otherwise than it was shown.
bool is_rewritten(const Workspace& workspace, const Asked& asked) {
    const ValueEvidence* evidence = workspace.find(Ref<ValueEvidence>{asked.record});
    return evidence && !asked.sha256.empty() && digest_of(*evidence) != folded(asked.sha256);
}

/// The latest that was measured of the same since; null: nothing.
const ValueEvidence* newer_evidence(const Workspace& workspace, Id record) {
    const ValueEvidence* newest = workspace.find(Ref<ValueEvidence>{record});
    if (!newest) return nullptr;
    const Ref<ValueItem> item = newest->item;
    for (const ValueEvidence& one : workspace.all<ValueEvidence>())
        if (one.item == item && std::tuple(newest->on, newest->id) < std::tuple(one.on, one.id)) newest = &one;
    return newest->id != record ? newest : nullptr;
}

Result<void> comment(ReplyEffect& effect) {
    if (effect.words.empty()) return unfitting_reply(effect.asked);
    effect.act = ReplyAct::Comment;
    effect.sentence = "Comments on " + in_quotes(effect.asked.name) + ".";
    if (effect.asked.record.is_null()) effect.sentence += " The words are kept with the project.";
    else if (effect.about != effect.asked.record)
        effect.sentence += " That is no longer there: the words stay with the project.";
    else effect.sentence += " The words are kept beside it.";
    return {};
}

/// Of a page that offered no options of its own.
void choose_in_words(ReplyEffect& effect) {
    effect.act = ReplyAct::Comment;
    effect.sentence = "Decides " + in_quotes(effect.asked.name) + ": " + in_quotes(effect.item.choice) +
                      ". It is kept as a comment; act on it by hand.";
    effect.words = "Decided: " + effect.item.choice + (effect.words.empty() ? "" : ". " + effect.words);
}

/// By what was asked, and the list it stands in.
Result<void> look_at(const ReplyGround& ground, ReplyEffect& effect) {
    const ReplyItem& item = effect.item;
    const AskKind kind = effect.asked.kind;
    const bool chosen = !item.choice.empty();
    if (kind == AskKind::Wish && (item.group == ReplyGroup::Wishes || item.group == ReplyGroup::Comments))
        return wish_for(effect);
    switch (item.group) {
    case ReplyGroup::Answers:
        if (kind == AskKind::Question) return answer_question(ground, effect);
        break;
    case ReplyGroup::Deliverables:
        if (kind == AskKind::Deliverable) return decide_deliverable(ground, effect);
        break;
    case ReplyGroup::Evidence:
        if (kind == AskKind::Evidence) return judge_evidence(ground, effect);
        break;
    case ReplyGroup::Recoveries:
        if (kind == AskKind::Recovery) return judge_recovery(ground, effect);
        break;
    case ReplyGroup::Decisions:
        if (kind == AskKind::Decision) return chosen ? choose_option(ground, effect) : comment(effect);
        if (kind != AskKind::Comment) break;
        if (!chosen) return comment(effect);
        choose_in_words(effect);
        return {};
    case ReplyGroup::Requests:
        if (kind == AskKind::Request) return chosen ? judge_request(ground, effect) : comment(effect);
        break;
    case ReplyGroup::Rankings:
        if (kind == AskKind::Ranking) return chosen ? rank_criteria(ground, effect) : comment(effect);
        break;
    case ReplyGroup::Wishes: break;
    case ReplyGroup::Comments:
        if (kind != AskKind::Question) return comment(effect);
        break;
    }
    return unfitting_reply(effect.asked);
}

}  // namespace

std::string day_with_year(Date date) { return day_said(date, {}); }

Error refused_reply(std::string sentence) { return {Fault::Refused, std::move(sentence), {}}; }

Error unfitting_reply(const Asked& asked) {
    return refused_reply("What this reply says of " + in_quotes(asked.name) +
                         " is no answer that the snapshot offers. It was not made by that page, so nothing was taken.");
}

void keep_as_comment(ReplyEffect& effect, const std::string& said) {
    effect.act = ReplyAct::Comment;
    effect.words = said + (effect.words.empty() ? "." : ". " + effect.words);
}

bool may_confirm(const Recovery& recovery, Ref<Stakeholder> by) {
    return recovery.from.is_null() || recovery.from == by;
}

Result<ReplyEffect> effect_of(const ReplyGround& ground, const ReplyItem& item, const Asked& asked) {
    ReplyEffect effect;
    effect.item = item;
    effect.asked = asked;
    effect.about = asked.record;
    effect.words = item.text;
    const bool there = static_cast<bool>(ground.workspace.find(asked.record));
    if (!there) effect.about = ground.snapshot.project.id;
    TRY(look_at(ground, effect));
    const bool names_it = effect.act == ReplyAct::Answer || effect.act == ReplyAct::Wish;
    if (!there && !names_it && !effect.words.empty())
        effect.words = "On " + in_quotes(asked.name) + ": " + effect.words;
    return effect;
}

Result<void> decide_deliverable(const ReplyGround& ground, ReplyEffect& effect) {
    const bool good = effect.item.choice == "approve";
    if (!good && effect.item.choice != "changes") return unfitting_reply(effect.asked);
    const Asked& asked = effect.asked;
    if (effect.item.version != asked.version || effect.item.sha256 != folded(asked.sha256))
        return refused_reply("This reply speaks of another file than the snapshot showed for " + in_quotes(asked.name) +
                             ". Nothing was taken: ask " + called(ground.person) + " which file they looked at.");
    const std::string what = in_quotes(asked.name) + version_said(asked.version);
    const Deliverable* deliverable = ground.workspace.find(Ref<Deliverable>{asked.record});
    effect.alarms = !good;
    effect.sentence = good ? "Approves " + what + "." : "Asks for changes to " + what + ".";
    const std::string said = good ? "Approved" : "Changes asked for";
    const std::string kept = said + (asked.version.empty() ? "" : ", version " + asked.version);
    const std::string since = deliverable ? version_since(ground.workspace, *deliverable, asked) : std::string();
    effect.act = good ? ReplyAct::Approve : ReplyAct::Changes;
    if (!deliverable) {
        effect.sentence += stays_with_project;
        keep_as_comment(effect, kept);
    } else if (!since.empty()) {
        effect.sentence += since;
        keep_as_comment(effect, kept);
    } else if (deliverable->decided && !deliverable->decided_by.is_null() && *deliverable->decided > ground.day()) {
        effect.sentence += " What was said of it on " + day_with_year(*deliverable->decided) +
                           " is newer and holds; this is kept beside it.";
        keep_as_comment(effect, kept);
    } else if (!good) {
        effect.sentence += " It is marked “" + std::string(label_of(DeliverableState::ChangesAsked)) + "”.";
    }
    return {};
}

Result<void> judge_evidence(const ReplyGround& ground, ReplyEffect& effect) {
    const bool right = effect.item.choice == "confirm";
    if (!right && effect.item.choice != "dispute") return unfitting_reply(effect.asked);
    const std::string what = in_quotes(effect.asked.name);
    effect.alarms = !right;
    effect.sentence = right ? "Confirms what was measured of " + what + "."
                            : "Says that what was measured of " + what + " is not right.";
    const std::string kept = right ? "Confirmed" : "Not right";
    const ValueItem* item = item_of(ground.workspace, effect.asked.record);
    const bool later = item && item->said_on && *item->said_on > ground.day() &&
                       (item->client_says == ClientSays::Agreed || item->client_says == ClientSays::Disputed);
    const ValueEvidence* newer = newer_evidence(ground.workspace, effect.asked.record);
    effect.act = right ? ReplyAct::Confirm : ReplyAct::Dispute;
    if (!item) {
        effect.sentence += stays_with_project;
        keep_as_comment(effect, kept);
    } else if (later) {
        effect.sentence +=
            " What was said of it on " + day_with_year(*item->said_on) + " is newer and holds; this is kept beside it.";
        keep_as_comment(effect, kept);
    } else if (right && is_rewritten(ground.workspace, effect.asked)) {
        effect.sentence +=
            " What was measured was changed since they saw it, and that is not confirmed by it: ask them anew. This is "
            "kept "
            "beside it.";
        keep_as_comment(effect, kept);
    } else if (right && newer) {
        effect.sentence += " It was measured again, on " + day_with_year(newer->on) +
                           ", and that is not confirmed by it; this is kept beside what they saw.";
        keep_as_comment(effect, kept);
    } else if (!right) {
        effect.sentence += " The value counts as disputed.";
    }
    return {};
}

Result<void> judge_recovery(const ReplyGround& ground, ReplyEffect& effect) {
    const bool well = effect.item.choice == "confirm";
    if (!well && effect.item.choice != "not-yet") return unfitting_reply(effect.asked);
    const std::string what = in_quotes(effect.asked.name);
    const std::string kept = well ? "Put right" : "Not put right yet";
    const Recovery* recovery = ground.workspace.find(Ref<Recovery>{effect.asked.record});
    effect.alarms = !well;
    effect.act = well ? ReplyAct::Close : ReplyAct::StayOpen;
    effect.sentence =
        well ? "Confirms that " + what + " is put right." : "Says that " + what + " is not put right yet.";
    if (!recovery) {
        effect.sentence += stays_with_project;
        keep_as_comment(effect, kept);
    } else if (recovery->confirmed) {
        effect.sentence += " It was confirmed on " + day_with_year(*recovery->confirmed) + "; this is kept beside it.";
        keep_as_comment(effect, kept);
    } else if (well && !may_confirm(*recovery, {ground.person.id})) {
        const Stakeholder* whose = ground.workspace.find(recovery->from);
        effect.sentence += " It stays open: only " + (whose ? called(*whose) : std::string("whoever complained")) +
                           ", whose complaint it is, can say so. This is kept beside it.";
        keep_as_comment(effect, kept);
    } else if (well && !recovery->told) {
        effect.sentence +=
            " It stays open, since nobody wrote down when they were told what was done: do so, then "
            "confirm it in their name.";
        keep_as_comment(effect, kept);
    } else {
        effect.sentence += well ? " It is closed." : " It stays open.";
    }
    return {};
}

}  // namespace rapport
