// What a reply would do that decides something, agrees to a change, says what matters most, or wishes for more.

#include <algorithm>

#include "base/text.h"
#include "share/asked_digests.h"
#include "share/reply_parts.h"
#include "share/sha256.h"

namespace rapport {
namespace {

constexpr std::string_view beside = " This is kept beside it.";

/// Their numbers on the page as places from 0: each exactly once. Empty: it is no order of so many.
std::vector<std::size_t> order_of(std::string_view choice, std::size_t count) {
    std::vector<std::size_t> order;
    std::vector<bool> named(count, false);
    for (const std::string_view number : split(choice, ',')) {
        std::size_t at = 0;
        while (at < count && std::to_string(at + 1) != number) ++at;
        if (at == count || named[at]) return {};
        named[at] = true;
        order.push_back(at);
    }
    return order.size() == count ? order : std::vector<std::size_t>();
}

/// Whether a reply was taken back at that moment: then it is as it was before.
bool is_taking_back(const Workspace& workspace, const Stamp& stamp) {
    return std::ranges::any_of(workspace.table(type_of<Reply>).rows(), [&](const Entity* row) {
        return !is_alive(*row) && stamp_of(*row, type_of<Reply>.fields[deleted_field].reg) == stamp;
    });
}

/// The day on which it was decided or opened, if that was after they answered.
std::optional<Date> moved_since(const ReplyGround& ground, const RegisterEntry& entry) {
    const Stamp& moved = stamp_of(entry, type_of<RegisterEntry>.fields[field_of<&RegisterEntry::state>()].reg);
    if (moved == entry.born || moved.millis() <= ground.answered.millis || is_taking_back(ground.workspace, moved))
        return std::nullopt;
    DateTime then = ground.when;
    then.minutes += (moved.millis() - ground.answered.millis) / 60'000;
    return date_of(then);
}

bool are_rewritten(const Workspace& workspace, const Asked& asked) {
    if (asked.sha256.empty()) return false;
    std::vector<const DecisionOption*> options;
    for (const AskedOption& one : asked.options)
        if (const DecisionOption* option = workspace.find(Ref<DecisionOption>{one.record})) options.push_back(option);
    return digest_of(options) != folded(asked.sha256);
}

/// Why what they chose decides nothing any more; empty: it does.
std::string decided_before(const ReplyGround& ground, const RegisterEntry& entry) {
    const std::string on = entry.closed ? " on " + day_with_year(*entry.closed) : std::string();
    const std::string what = entry.chosen.empty() ? std::string() : " for " + in_quotes(entry.chosen);
    if (entry.state == EntryState::Closed) return " It was decided" + on + what + " already.";
    if (const std::optional<Date> moved = moved_since(ground, entry))
        return " It was opened again on " + day_with_year(*moved) + ", after they answered: ask them anew.";
    return {};
}

/// Why their word on a change is no answer to it as it is now; empty: it is.
std::string judged_before(const Request& request, const Asked& asked) {
    if (request.says == ClientSays::Agreed || request.says == ClientSays::Disputed)
        return (request.says == ClientSays::Agreed ? " It was agreed to" : " It was declined") +
               (request.said_on ? " on " + day_with_year(*request.said_on) : std::string()) + " already.";
    if (!asked.sha256.empty() && hex(sha256(request.effect.text)) != folded(asked.sha256))
        return " They spoke of an earlier wording: what it would mean was changed since. Ask them anew.";
    return {};
}

}  // namespace

Result<void> choose_option(const ReplyGround& ground, ReplyEffect& effect) {
    const Asked& asked = effect.asked;
    const bool none = effect.item.choice == "none";
    std::size_t at = 0;
    while (at < asked.options.size() && std::to_string(at + 1) != effect.item.choice) ++at;
    if (!none && at == asked.options.size()) return unfitting_reply(asked);
    const std::string what = in_quotes(asked.name);
    const std::string name = none ? std::string() : asked.options[at].name;
    effect.sentence =
        none ? "Chooses none of the options for " + what + "." : "Decides " + what + ": " + in_quotes(name) + ".";
    const std::string kept = none ? "None of these" : "Chosen: " + name;
    const RegisterEntry* entry = ground.workspace.find(Ref<RegisterEntry>{asked.record});
    const std::string before = entry ? decided_before(ground, *entry) : std::string();
    const bool withdrawn = !none && !asked.options[at].record.is_null() &&
                           !ground.workspace.find(Ref<DecisionOption>{asked.options[at].record});
    if (!entry || entry->kind != EntryKind::Decision) {
        effect.sentence += stays_with_project;
        keep_as_comment(effect, kept);
    } else if (!before.empty()) {
        effect.alarms = !none && entry->chosen != name;
        effect.sentence += before + std::string(beside);
        keep_as_comment(effect, kept);
    } else if (none) {
        effect.alarms = true;
        effect.sentence += " It stays open: offer them something else.";
        keep_as_comment(effect, kept);
    } else if (withdrawn) {
        effect.alarms = true;
        effect.sentence += " That option is no longer there, so it stays open: ask them anew.";
        keep_as_comment(effect, kept);
    } else if (are_rewritten(ground.workspace, asked)) {
        effect.alarms = true;
        effect.sentence += " Its options read otherwise since, so it stays open: ask them anew.";
        keep_as_comment(effect, kept);
    } else {
        effect.act = ReplyAct::Decide;
        effect.chosen = name;
    }
    return {};
}

Result<void> judge_request(const ReplyGround& ground, ReplyEffect& effect) {
    const bool agreed = effect.item.choice == "approve";
    if (!agreed && effect.item.choice != "decline") return unfitting_reply(effect.asked);
    const std::string what = in_quotes(effect.asked.name);
    effect.act = agreed ? ReplyAct::Agree : ReplyAct::Decline;
    effect.sentence = agreed ? "Agrees to " + what + " with what it would mean." : "Declines " + what + ".";
    const std::string kept = agreed ? "Agreed" : "Declined";
    const Request* request = ground.workspace.find(Ref<Request>{effect.asked.record});
    const std::string before = request ? judged_before(*request, effect.asked) : std::string();
    if (!request) {
        effect.sentence += stays_with_project;
        keep_as_comment(effect, kept);
    } else if (!before.empty()) {
        effect.sentence += before + std::string(beside);
        keep_as_comment(effect, kept);
    } else if (!agreed) {
        effect.sentence += " It counts as not agreed; what becomes of it is yours to say.";
    }
    return {};
}

Result<void> rank_criteria(const ReplyGround& ground, ReplyEffect& effect) {
    const std::vector<AskedOption>& options = effect.asked.options;
    const std::vector<std::size_t> order = order_of(effect.item.choice, options.size());
    if (order.empty()) return unfitting_reply(effect.asked);
    std::string names;
    std::vector<std::string> gone;
    std::optional<Date> later;
    for (std::size_t place = 0; place < order.size(); ++place) {
        const AskedOption& option = options[order[place]];
        names += (place == 0 ? "" : ", ") + std::to_string(place + 1) + ". " + option.name;
        const Criterion* criterion = ground.workspace.find(Ref<Criterion>{option.record});
        if (!criterion) {
            gone.push_back(in_quotes(option.name));
            continue;
        }
        effect.ranked.push_back({criterion->id});
        if (criterion->client_on && *criterion->client_on > ground.day())
            later = std::max(later.value_or(*criterion->client_on), *criterion->client_on);
    }
    effect.act = ReplyAct::Rank;
    effect.sentence = "Says what matters most: " + names + ".";
    if (!gone.empty())
        effect.sentence += " " + listed(gone) + (gone.size() == 1 ? " is" : " are") + " no longer there and left out.";
    if (later)
        effect.sentence +=
            " What was said of it on " + day_with_year(*later) + " is newer and holds." + std::string(beside);
    if (later || effect.ranked.empty()) keep_as_comment(effect, "Ranked: " + names);
    return {};
}

Result<void> wish_for(ReplyEffect& effect) {
    if (!effect.item.choice.empty() || effect.words.empty()) return unfitting_reply(effect.asked);
    effect.act = ReplyAct::Wish;
    effect.sentence = "Wishes for something more. It becomes a request.";
    return {};
}

}  // namespace rapport
