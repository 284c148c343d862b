#pragma once
// Everything that happened, newest first: read from the stamps of the records themselves, so it needs no log and tells
// what came from colleagues as well. What was said, measured, promised, asked for or decided stands by its own day, and each
// by itself; what was merely written stands when it was, and what one person wrote about one record within a short while
// is one line. Of a field it knows the latest write; what it held before is in the history (app/past.h).

#include "model/workspace.h"

namespace rapport {

enum class FeedKind : std::uint8_t {
    Conversations,  ///< Touches, had or planned, and comments.
    Promises,       ///< Promises, expectations, requests.
    Value,          ///< Value items, measurements, priorities.
    Plan,           ///< Projects, tasks, links, who is on them, baselines.
    People,         ///< Clients, stakeholders and what is known of them.
    Decisions,      ///< Risks, assumptions, issues, decisions.
};
/// "Conversations".
std::string_view label_of(FeedKind kind);

/// What somebody did at one moment. What they merely wrote in one gesture is one line.
struct FeedLine {
    Instant at;             ///< When it happened.
    bool has_time = true;   ///< False: only the day is known.
    bool was_said = false;  ///< Said, measured, promised, asked for or decided, not merely written.
    Instant written;        ///< Of what was said: when it was written down.
    Actor actor = 0;
    std::uint32_t seq = 0;  ///< Which of their gestures; the latest of them.
    std::string who;   ///< Whoever wrote it: "Ana", "You", or what their device is called; or whose words it holds.
    std::string what;  ///< "added promise “Flyer” and 11 more", to be read after the name.
    std::string text;  ///< Of a touch its summary, of a comment its text; otherwise empty.
    FeedKind kind = FeedKind::Plan;
    const EntityType* type = nullptr;  ///< What stands in `what`; it may have been deleted since.
    Id record;
    Channel channel = Channel::None;  ///< Of a touch, had or planned.
    Ref<Client> client;
    Ref<Project> project;   ///< Null: not of one project.
    std::int32_t more = 0;  ///< Records besides that one.
};

struct FeedQuery {
    Ref<Client> client;            ///< Null: of all.
    Ref<Project> project;          ///< Null: of all.
    std::vector<FeedKind> kinds;   ///< None: all. Records of other kinds are not counted either.
    std::optional<Instant> since;  ///< Only what was written later.
    std::size_t offset = 0;        ///< Lines to leave out, for the next page.
    std::size_t limit = 50;
    Minutes zone;                           ///< Where whoever reads sits, minus UTC.
    Actor self = 0;                         ///< Who reads: where they have not said their name, they are "You".
    bool by_others = false;                 ///< Only what somebody else wrote.
    const VersionVector* unseen = nullptr;  ///< Only what is not in it. Lives as long as the question.
};

struct Feed {
    std::vector<FeedLine> lines;
    std::size_t total = 0;  ///< Lines of all pages.
};

/// Only what hangs by a client or a project. O(records), and O(n log n) in those it asks for.
Feed feed_of(const Workspace& workspace, const FeedQuery& query);

/// Which client and project a record belongs to, also where it or they were deleted; both null where it has none.
struct FeedScope {
    Ref<Client> client;
    Ref<Project> project;
};
FeedScope scope_of(const Workspace& workspace, const EntityType& type, const Entity& record);

}  // namespace rapport
