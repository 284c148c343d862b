// What the reader said of decisions in replies that were taken in: that none of what was offered fits.

#include <algorithm>

#include "engagement/zones.h"
#include "share/reply.h"
#include "share/shown_parts.h"

namespace rapport {
namespace {

constexpr std::string_view none_of_them = "none";

/// What was chosen last, by decision.
class LastChoices {
public:
    explicit LastChoices(const Gathering& all) : all_(all) {}

    void add(const Reply& reply) {
        const Snapshot* to = all_.workspace().find(reply.snapshot);
        if (!to || to->project.id != all_.project.id || to->recipient.id != all_.recipient.id) return;
        const Date on = date_of(civil_at(all_.wishes.offset, reply.answered));
        if (on > all_.index.today()) return;
        const Result<ReadReply> read = read_reply(reply.content.text);
        if (!read) return;
        const Result<Told> told = read_told(to->told.text);
        if (!told) return;
        for (const ReplyItem& item : read->items) {
            if (item.group != ReplyGroup::Decisions || item.choice.empty()) continue;
            const auto asked = std::ranges::find(told->asked, item.ref, &Asked::ref);
            if (asked == told->asked.end() || asked->kind != AskKind::Decision) continue;
            Choice& last = last_[asked->record];
            if (last.known && reply.answered < last.at) continue;
            last = {reply.answered, true, item.choice == none_of_them, {{on, item.text, true}, asked->sha256}};
        }
    }
    std::map<Id, SaidNone> said_none() {
        std::map<Id, SaidNone> found;
        for (auto& [decision, last] : last_)
            if (last.none) found.emplace(decision, std::move(last.said));
        return found;
    }

private:
    struct Choice {
        Instant at;
        bool known = false, none = false;
        SaidNone said;
    };
    const Gathering& all_;
    std::map<Id, Choice> last_;
};

}  // namespace

std::map<Id, SaidNone> said_none(const Gathering& all) {
    LastChoices choices(all);
    for (const Reply& reply : all.workspace().all<Reply>()) choices.add(reply);
    return choices.said_none();
}

}  // namespace rapport
