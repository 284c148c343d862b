#include "engagement/feed.h"

#include <algorithm>
#include <unordered_map>

#include "base/sort.h"
#include "engagement/feed_words.h"
#include "engagement/sayings.h"

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

/// A record that one gesture made or wrote.
struct Happening {
    std::int64_t millis = 0;
    Actor actor = 0;
    std::uint16_t rank = 0;  ///< In `told`.
    bool changed = false;    ///< False: it was made.
    const Entity* record = nullptr;
    std::uint32_t seq = 0;

    [[nodiscard]] bool with(const Happening& other) const { return millis == other.millis && actor == other.actor; }
};

bool newer(const Happening& a, const Happening& b) {
    if (a.millis != b.millis) return a.millis > b.millis;
    if (a.actor != b.actor) return a.actor < b.actor;
    if (a.changed != b.changed) return b.changed;
    if (a.rank != b.rank) return a.rank < b.rank;
    return a.record->id < b.record->id;
}

FeedScope of_project(const Workspace& workspace, Ref<Project> project) {
    const auto* found = static_cast<const Project*>(workspace.find_any(type_of<Project>, project.id));
    return found ? FeedScope{found->client, project} : FeedScope{};
}
FeedScope of_task(const Workspace& workspace, Ref<Task> task) {
    const auto* found = static_cast<const Task*>(workspace.find_any(type_of<Task>, task.id));
    return found ? of_project(workspace, found->project) : FeedScope{};
}
FeedScope of_person(const Workspace& workspace, Ref<Stakeholder> person) {
    const auto* found = static_cast<const Stakeholder*>(workspace.find_any(type_of<Stakeholder>, person.id));
    return found ? FeedScope{found->client, {}} : FeedScope{};
}

/// Where a record of a type stands, by what the type has: a client, a project, a task, a person.
template <class E> FeedScope scope_in(const Workspace& workspace, const Entity& record) {
    const E& of = static_cast<const E&>(record);
    if constexpr (std::is_same_v<E, Client>) return {{of.id}, {}};
    else if constexpr (std::is_same_v<E, Project>) return {of.client, {of.id}};
    else if constexpr (requires {
                           of.client;
                           of.project;
                       }) {
        const FeedScope by_project = of_project(workspace, of.project);
        return {of.client.is_null() ? by_project.client : of.client, of.project};
    } else if constexpr (requires { of.client; }) return {of.client, {}};
    else if constexpr (requires { of.project; }) return of_project(workspace, of.project);
    else if constexpr (requires { of.item; }) {
        const auto* item = static_cast<const ValueItem*>(workspace.find_any(type_of<ValueItem>, of.item.id));
        return item ? of_project(workspace, item->project) : FeedScope{};
    } else if constexpr (requires { of.predecessor; }) return of_task(workspace, of.predecessor);
    else if constexpr (requires { of.task; }) return of_task(workspace, of.task);
    else if constexpr (requires { of.stakeholder; }) return of_person(workspace, of.stakeholder);
    else if constexpr (std::is_same_v<E, StakeholderLink>) return of_person(workspace, of.from);
    else return {};
}

FeedScope of_any(const Workspace& workspace, Id about) {
    for (const EntityType* type : all_types()) {
        if (type == &type_of<Comment> || type == &type_of<Fact>) continue;  // Nothing goes round in a circle.
        if (const Entity* record = workspace.find_any(*type, about)) return scope_of(workspace, *type, *record);
    }
    return {};
}

template <class... E> FeedScope scope_among(const Workspace& workspace, const EntityType& type, const Entity& record) {
    FeedScope scope;
    (void)((&type == &type_of<E> && (scope = scope_in<E>(workspace, record), true)) || ...);
    return scope;
}

class Reader {
public:
    Reader(const Workspace& workspace, const FeedQuery& query) : workspace_(workspace), query_(query) {}

    Feed read() {
        for (std::uint16_t rank = 0; rank < told.size(); ++rank)
            if (query_.kinds.empty() || std::ranges::find(query_.kinds, told[rank].kind) != query_.kinds.end())
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
    void look_at(std::uint16_t rank, const Entity& record) {
        const std::size_t before = happened_.size();
        const auto see = [&](const Stamp& stamp, bool changed) {
            if (stamp.is_empty() || (query_.since && stamp.millis() <= query_.since->millis)) return;
            const Happening one{stamp.millis(), stamp.actor, rank, changed, &record, stamp.seq};
            for (std::size_t i = before; i < happened_.size(); ++i)
                if (happened_[i].with(one)) return;
            happened_.push_back(one);
        };
        see(record.born, false);
        for (const RegisterStamp& own : record.stamps) see(own.stamp, true);
        if (happened_.size() == before) return;
        const FeedScope scope = scope_of(workspace_, *told[rank].type, record);
        const bool asked = (query_.client.is_null() || scope.client == query_.client) &&
                           (query_.project.is_null() || scope.project == query_.project);
        if (!asked || (scope.client.is_null() && scope.project.is_null())) happened_.resize(before);
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

    [[nodiscard]] FeedLine line(const Happening& first, std::int32_t more) const {
        Deed deed{told[first.rank].type, first.record, !first.changed, {}, {}};
        if (first.changed)
            for (const RegisterStamp& own : first.record->stamps)
                if (own.stamp.millis() == first.millis && own.stamp.actor == first.actor)
                    deed.registers.push_back(own.reg);
        if (const auto names = names_.find(deed.record->id); names != names_.end()) deed.names = names->second;
        FeedLine line;
        line.at = {first.millis};
        line.actor = first.actor;
        line.seq = first.seq;
        const KnownDevice* device = workspace_.devices.find(first.actor);
        line.who = device && !device->author.empty() ? device->author : device_label(workspace_.devices, first.actor);
        line.what = deed_words(workspace_, deed);
        if (more > 0) line.what += " and " + std::to_string(more) + " more";
        line.text = deed_text(deed);
        line.kind = told[first.rank].kind;
        line.type = deed.type;
        line.record = first.record->id;
        const FeedScope scope = scope_of(workspace_, *deed.type, *first.record);
        line.client = scope.client;
        line.project = scope.project;
        line.more = more;
        return line;
    }

    const Workspace& workspace_;
    const FeedQuery& query_;
    std::vector<Happening> happened_;
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

FeedScope scope_of(const Workspace& workspace, const EntityType& type, const Entity& record) {
    if (&type == &type_of<Comment>) return of_any(workspace, static_cast<const Comment&>(record).about);
    if (&type == &type_of<Fact>) return of_any(workspace, static_cast<const Fact&>(record).about);
    return scope_among<Client, Project, Stakeholder, QuietTime, Need, StakeholderLink, Task, Dependency, Assignment,
                       Recurrence, BoardColumn, Baseline, Criterion, ValueItem, ValueEvidence, ObjectiveLink, Promise,
                       Touchpoint, PlannedTouch, RegisterEntry, Request>(workspace, type, record);
}

Feed feed_of(const Workspace& workspace, const FeedQuery& query) { return Reader(workspace, query).read(); }

}  // namespace rapport
