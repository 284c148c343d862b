#include "engagement/feed.h"

#include <algorithm>
#include <unordered_map>

#include "base/sort.h"
#include "base/text.h"
#include "engagement/feed_occasion.h"
#include "engagement/feed_words.h"
#include "engagement/sayings.h"
#include "engagement/zones.h"

namespace rapport {
namespace {

/// Of a type that is told of.
struct Told {
    const EntityType* type = nullptr;
    FeedKind kind = FeedKind::Plan;
};
/// What leads where one gesture wrote several: those that stand first.
constexpr std::array told{
    Told{&type_of<Touchpoint>, FeedKind::Conversations},
    Told{&type_of<Comment>, FeedKind::Conversations},
    Told{&type_of<Promise>, FeedKind::Promises},
    Told{&type_of<Request>, FeedKind::Promises},
    Told{&type_of<RegisterEntry>, FeedKind::Decisions},
    Told{&type_of<ValueEvidence>, FeedKind::Value},
    Told{&type_of<ValueItem>, FeedKind::Value},
    Told{&type_of<Client>, FeedKind::People},
    Told{&type_of<Project>, FeedKind::Plan},
    Told{&type_of<Stakeholder>, FeedKind::People},
    Told{&type_of<Baseline>, FeedKind::Plan},
    Told{&type_of<Task>, FeedKind::Plan},
    Told{&type_of<PlannedTouch>, FeedKind::Conversations},
    Told{&type_of<Criterion>, FeedKind::Value},
    Told{&type_of<Fact>, FeedKind::People},
    Told{&type_of<Need>, FeedKind::People},
    Told{&type_of<QuietTime>, FeedKind::People},
    Told{&type_of<StakeholderLink>, FeedKind::People},
    Told{&type_of<Assignment>, FeedKind::Plan},
    Told{&type_of<Dependency>, FeedKind::Plan},
    Told{&type_of<Recurrence>, FeedKind::Plan},
    Told{&type_of<BoardColumn>, FeedKind::Plan},
    Told{&type_of<ObjectiveLink>, FeedKind::Plan},
};

/// What one writes within that time about one record is one line.
constexpr std::int64_t short_while = std::int64_t{30} * 60'000;
/// What one writes down in the first minutes of a new client belongs to its being new.
constexpr std::int64_t first_minutes = std::int64_t{10} * 60'000;

/// What somebody wrote about a record in one go, or what one write says that happened.
struct Happening {
    std::int64_t at = 0;  ///< Where it stands.
    std::int64_t first = 0;
    std::int64_t last = 0;  ///< Its writes.
    Actor actor = 0;
    std::uint32_t seq = 0;   ///< Of the latest write.
    std::uint16_t rank = 0;  ///< In `told`.
    std::uint16_t reg = 0;   ///< Of what was said with a register.
    bool changed = false;    ///< False: it was made.
    bool was_said = false;
    bool has_time = true;
    const Entity* record = nullptr;

    /// Both were written in one gesture.
    [[nodiscard]] bool with(const Happening& other) const {
        return !was_said && !other.was_said && at == other.at && actor == other.actor;
    }
    [[nodiscard]] bool holds(const Stamp& stamp) const {
        return stamp.actor == actor && stamp.millis() >= first && stamp.millis() <= last;
    }
    /// Written by the same person soon after.
    [[nodiscard]] bool goes_on_with(const Stamp& stamp) const {
        return stamp.actor == actor && stamp.millis() >= first && stamp.millis() - last <= short_while;
    }
    void take(const Stamp& stamp) {
        last = std::max(last, stamp.millis());
        seq = std::max(seq, stamp.seq);
    }
};

bool newer(const Happening& a, const Happening& b) {
    if (a.at != b.at) return a.at > b.at;
    if (a.actor != b.actor) return a.actor < b.actor;
    if (a.was_said != b.was_said) return a.was_said;
    if (a.changed != b.changed) return b.changed;
    if (a.rank != b.rank) return a.rank < b.rank;
    return a.record->id < b.record->id;
}

/// That a touch was held as planned says the touch itself.
bool is_said_elsewhere(const EntityType& type, std::uint16_t reg) {
    return &type == &type_of<PlannedTouch> && reg == type.fields[field_of<&PlannedTouch::held>()].reg;
}

Channel channel_of(const EntityType& type, const Entity& record) {
    if (&type == &type_of<Touchpoint>) return static_cast<const Touchpoint&>(record).channel;
    if (&type == &type_of<PlannedTouch>) return static_cast<const PlannedTouch&>(record).channel;
    return Channel::None;
}

class Reader {
public:
    Reader(const Workspace& workspace, const FeedQuery& query)
        : workspace_(workspace),
          query_(query),
          clients_are_told_(query.project.is_null() && is_asked(FeedKind::People)) {}

    Feed read() {
        for (std::uint16_t rank = 0; rank < told.size(); ++rank)
            if (is_asked(told[rank].kind))
                for (const Entity* record : workspace_.table(*told[rank].type).rows()) look_at(rank, *record);
        sort_items(happened_, newer);
        Feed feed;
        for (std::size_t from = 0; from < happened_.size();) {
            std::size_t to = from + 1;
            while (to < happened_.size() && happened_[to].with(happened_[from])) ++to;
            if (feed.total >= query_.offset && page_.size() < query_.limit)
                page_.push_back({happened_[from], static_cast<std::int32_t>(to - from - 1)});
            ++feed.total;
            from = to;
        }
        find_names();
        for (const auto& [first, more] : page_) feed.lines.push_back(line(first, more));
        return feed;
    }

private:
    [[nodiscard]] bool is_asked(FeedKind kind) const {
        return query_.kinds.empty() || std::ranges::find(query_.kinds, kind) != query_.kinds.end();
    }
    [[nodiscard]] bool is_told(const Stamp& stamp) const {
        if (stamp.is_empty() || (query_.since && stamp.millis() <= query_.since->millis)) return false;
        return !(query_.by_others && stamp.actor == query_.self) && !(query_.unseen && query_.unseen->covers(stamp));
    }

    Happening& tell(std::uint16_t rank, const Entity& record, const Stamp& stamp, bool changed) {
        const std::int64_t at = stamp.millis();
        return happened_.emplace_back(Happening{.at = at,
                                                .first = at,
                                                .last = at,
                                                .actor = stamp.actor,
                                                .seq = stamp.seq,
                                                .rank = rank,
                                                .changed = changed,
                                                .record = &record});
    }
    void place(Happening& one, const Occasion& occasion) const {
        one.was_said = true;
        if (!occasion.when) return;
        one.has_time = occasion.has_time;
        const Date written = date_of(civil_at(query_.zone, Instant{one.at}));
        if (!occasion.has_time && date_of(*occasion.when) == written) {
            one.has_time = true;
            return;
        }
        const DateTime when = occasion.has_time ? *occasion.when : at(date_of(*occasion.when), {12 * 60});
        one.at = instant_of(query_.zone, when).millis;
    }

    void look_at(std::uint16_t rank, const Entity& record) {
        const std::size_t before = happened_.size();
        const EntityType& type = *told[rank].type;
        const bool alive = is_alive(record);
        if (is_told(record.born)) tell(rank, record, record.born, false);
        const std::size_t writes = happened_.size();
        if (alive) tell_what_was_said(rank, record);
        tell_edits(rank, record, before, writes);
        if (writes > before) {
            const Happening& birth = happened_[before];
            // What was taken back soon after never was; what is gone was not said.
            if (!alive && birth.holds(stamp_of(record, deleted_field))) return happened_.resize(before);
            if (const std::optional<Occasion> occasion = occasion_of(type, record)) {
                if (alive) place(happened_[before], *occasion);
                else happened_.erase(happened_.begin() + static_cast<std::ptrdiff_t>(before));
            }
        }
        if (happened_.size() == before) return;
        const FeedScope scope = scope_of(workspace_, type, record);
        const bool asked = (query_.client.is_null() || scope.client == query_.client) &&
                           (query_.project.is_null() || scope.project == query_.project);
        if (!asked || (scope.client.is_null() && scope.project.is_null())) return happened_.resize(before);
        if (clients_are_told_ && &type != &type_of<Client>) leave_to_new_client(before, scope.client);
    }

    void tell_what_was_said(std::uint16_t rank, const Entity& record) {
        const EntityType& type = *told[rank].type;
        const std::optional<std::uint16_t> reg = settling_register(type);
        if (!reg) return;
        const Stamp stamp = stamp_of(record, *reg);
        const std::optional<Occasion> occasion = occasion_of(type, record, *reg);
        if (!occasion || !is_told(stamp)) return;
        // What a record is born with is told beside its birth where it has a day of its own.
        if (stamp == record.born && (!occasion->when || &type == &type_of<RegisterEntry>)) return;
        Happening& one = tell(rank, record, stamp, true);
        one.reg = *reg;
        place(one, *occasion);
    }

    /// Writes that say nothing more than that they were made. The birth stands at `before`, if it is told, and what was said
    /// stands from `said` on: what was written along with that is part of it.
    void tell_edits(std::uint16_t rank, const Entity& record, std::size_t before, std::size_t said) {
        edits_.clear();
        for (const RegisterStamp& own : record.stamps) {
            if (!is_told(own.stamp) || is_said_elsewhere(*told[rank].type, own.reg)) continue;
            bool part = false;
            for (std::size_t i = said; i < happened_.size(); ++i) part = part || happened_[i].holds(own.stamp);
            if (part) continue;
            const auto at = std::ranges::lower_bound(edits_, own.stamp);
            if (at == edits_.end() || *at != own.stamp) edits_.insert(at, own.stamp);
        }
        const std::size_t first = happened_.size();
        for (const Stamp& edit : edits_) {
            const auto goes_on = [&](const Happening& one) { return one.goes_on_with(edit); };
            if (said > before && goes_on(happened_[before])) {
                happened_[before].take(edit);
                continue;
            }
            const auto from = happened_.begin() + static_cast<std::ptrdiff_t>(first);
            const auto open = std::ranges::find_if(from, happened_.end(), goes_on);
            Happening& one = open == happened_.end() ? tell(rank, record, edit, true) : *open;
            one.take(edit);
            one.at = one.last;
        }
    }

    void leave_to_new_client(std::size_t before, Ref<Client> ref) {
        const Entity* client = workspace_.find_any(type_of<Client>, ref.id);
        if (!client || !is_told(client->born)) return;
        const std::int64_t born = client->born.millis();
        const auto belongs = [&](const Happening& one) {
            return !one.was_said && one.actor == client->born.actor && one.first >= born &&
                   one.first - born <= first_minutes;
        };
        const auto from = happened_.begin() + static_cast<std::ptrdiff_t>(before);
        happened_.erase(std::remove_if(from, happened_.end(), belongs), happened_.end());
    }

    /// Who took part in the touches of the page: one walk for all of them.
    void find_names() {
        for (const auto& [first, more] : page_)
            if (told[first.rank].type == &type_of<Touchpoint>) names_[first.record->id];
        if (names_.empty()) return;
        for (const Participant& one : workspace_.all<Participant>())
            if (const auto at = names_.find(one.touchpoint.id); at != names_.end())
                if (const Stakeholder* person = workspace_.find(one.stakeholder)) at->second.push_back(called(*person));
        for (auto& [touch, names] : names_) sort_items(names);
    }

    [[nodiscard]] std::string author_of(Actor actor) const {
        const KnownDevice* device = workspace_.devices.find(actor);
        if (device && !device->author.empty()) return device->author;
        return actor == query_.self ? "You" : device_label(workspace_.devices, actor);
    }

    [[nodiscard]] std::vector<std::uint16_t> registers_of(const Happening& one) const {
        if (one.was_said) return {one.reg};
        std::vector<std::uint16_t> registers;
        const EntityType& type = *told[one.rank].type;
        const bool alive = is_alive(*one.record);
        for (const RegisterStamp& own : one.record->stamps)
            if (one.holds(own.stamp) && !(alive && occasion_of(type, *one.record, own.reg)))
                registers.push_back(own.reg);
        return registers;
    }

    [[nodiscard]] FeedLine line(const Happening& first, std::int32_t more) const {
        Deed deed{told[first.rank].type, first.record, !first.changed, {}, {}};
        if (first.changed) deed.registers = registers_of(first);
        if (const auto names = names_.find(deed.record->id); names != names_.end()) deed.names = names->second;
        FeedLine line;
        line.at = {first.at};
        line.has_time = first.has_time;
        line.was_said = first.was_said;
        line.written = {first.first};
        line.actor = first.actor;
        line.seq = first.seq;
        line.who = said_by(workspace_, deed);
        if (trimmed(line.who).empty()) line.who = author_of(first.actor);
        line.what = deed_words(workspace_, deed);
        if (more > 0) line.what += " and " + std::to_string(more) + " more";
        line.text = deed_text(deed);
        line.kind = told[first.rank].kind;
        line.type = deed.type;
        line.record = first.record->id;
        line.channel = channel_of(*deed.type, *first.record);
        const FeedScope scope = scope_of(workspace_, *deed.type, *first.record);
        line.client = scope.client;
        line.project = scope.project;
        line.more = more;
        return line;
    }

    const Workspace& workspace_;
    const FeedQuery& query_;
    const bool clients_are_told_;
    std::vector<Happening> happened_;
    std::vector<Stamp> edits_;                              ///< Of the record that is looked at.
    std::vector<std::pair<Happening, std::int32_t>> page_;  ///< What leads each line, and how many follow it.
    std::unordered_map<Id, std::vector<std::string>, IdHash> names_;
};

}  // namespace

std::string_view label_of(FeedKind kind) {
    switch (kind) {
    case FeedKind::Conversations: return "Conversations";
    case FeedKind::Promises:      return "Promises";
    case FeedKind::Value:         return "Value";
    case FeedKind::Plan:          return "Plan";
    case FeedKind::People:        return "People";
    case FeedKind::Decisions:     return "Decisions";
    }
    return "";
}

Feed feed_of(const Workspace& workspace, const FeedQuery& query) { return Reader(workspace, query).read(); }

}  // namespace rapport
