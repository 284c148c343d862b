// Everything that happened, read from the records.

#include "engagement/feed.h"

#include "engagement/sayings.h"
#include "unit/engagement/small_client.h"

namespace rapport {
namespace {

constexpr Actor ana = 1, theo = 2;

struct Happened {
    Workspace workspace;
    std::uint32_t seq = 0;
    Ref<Client> client = born("11-01", Client{.name = "Kestrel"});
    Ref<Project> project = born("11-02", Project{.client = client, .name = "Portal"});

    Happened() { workspace.devices.include({ana, "Ana", "laptop", {}}); }

    template <class E> Ref<E> born(const std::string& day, E record, Actor actor = ana) {
        record.born = stamp_on(on(day), actor, ++seq);
        return put(workspace, std::move(record));
    }
    template <auto Member, class E> E& write(Ref<E> ref, const std::string& day, Actor actor = ana) {
        E& record = static_cast<E&>(workspace.table(type_of<E>).at(ref.id));
        set_stamp(record, type_of<E>.fields[field_of<Member, E>()].reg, stamp_on(on(day), actor, ++seq));
        return record;
    }
    /// So many minutes after noon of the day.
    Stamp later(const std::string& day, int minutes, Actor actor = ana) {
        Stamp stamp = stamp_on(on(day), actor, ++seq);
        stamp.clock += (static_cast<std::uint64_t>(minutes) * 60'000) << 16;
        return stamp;
    }
    template <class E> Ref<E> born_later(const std::string& day, int minutes, E record) {
        record.born = later(day, minutes);
        return put(workspace, std::move(record));
    }
    template <auto Member, class E> E& write_later(Ref<E> ref, const std::string& day, int minutes, Actor actor = ana) {
        E& record = static_cast<E&>(workspace.table(type_of<E>).at(ref.id));
        set_stamp(record, type_of<E>.fields[field_of<Member, E>()].reg, later(day, minutes, actor));
        return record;
    }
    std::vector<std::string> said(FeedQuery query = {}) {
        std::vector<std::string> lines;
        for (const FeedLine& line : feed_of(workspace, query).lines) lines.push_back(line.who + " " + line.what);
        return lines;
    }
    std::string latest() { return said()[0]; }
};

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("What happened is told newest first, with who did it") {
    Happened happened;
    happened.born("11-05", Promise{.client = happened.client, .text = "Flyer"});
    happened.born("11-04", Stakeholder{.client = happened.client, .name = "Theo"}, theo);

    const Feed feed = feed_of(happened.workspace, {});

    CHECK(happened.said() == Lines{"Ana added promise “Flyer”", "an unnamed device (0000) added stakeholder “Theo”",
                                   "Ana added project “Portal”", "Ana added client “Kestrel”"});
    CHECK(feed.lines[0].at == Instant{stamp_on(on("11-05")).millis()});
    CHECK(feed.lines[0].kind == FeedKind::Promises);
    CHECK(feed.lines[0].client == happened.client);
    CHECK(feed.lines[0].actor == ana);
    CHECK(feed.total == 4);
}

TEST_CASE("A change says which fields were written") {
    Happened happened;
    const Ref<Promise> promise = happened.born("11-05", Promise{.client = happened.client, .text = "Flyer"});
    happened.write<&Promise::due>(promise, "11-06");
    CHECK(happened.latest() == "Ana changed promise “Flyer”: due");

    set_stamp(happened.write<&Promise::text>(promise, "11-07"), type_of<Promise>.fields[field_of<&Promise::by>()].reg,
              stamp_on(on("11-07"), ana, happened.seq));
    CHECK(happened.latest() == "Ana changed promise “Flyer”: what was promised and kept by");
}

TEST_CASE("Where the latest value says more, that is told") {
    Happened happened;
    const Ref<Promise> promise = happened.born("11-05", Promise{.client = happened.client, .text = "Flyer"});
    happened.write<&Promise::state>(promise, "11-06").state = PromiseState::Met;
    CHECK(happened.latest() == "Ana kept promise “Flyer”");

    const Ref<Request> request = happened.born("11-07", Request{.client = happened.client, .what = "App"});
    happened.write<&Request::state>(request, "11-08").state = RequestState::Declined;
    CHECK(happened.latest() == "Ana declined request “App”");

    const Ref<RegisterEntry> entry =
        happened.born("11-09", RegisterEntry{.client = happened.client, .kind = EntryKind::Decision, .name = "Server"});
    happened.write<&RegisterEntry::state>(entry, "11-10").state = EntryState::Closed;
    CHECK(happened.latest() == "Ana decided “Server”");

    const Ref<Touchpoint> touch = happened.born("11-11", Touchpoint{.client = happened.client, .subject = "Dates"});
    happened.write<&Touchpoint::answered>(touch, "11-12").answered = on("11-12");
    CHECK(happened.latest() == "Ana answered “Dates”");

    const Ref<Task> task = happened.born("11-13", Task{.project = happened.project, .name = "Build"});
    happened.write<&Task::rank>(task, "11-14");
    CHECK(happened.latest() == "Ana moved task “Build”");
    happened.write<&Task::done>(task, "11-15").done = {40};
    CHECK(happened.latest() == "Ana set task “Build” to 40 % done");
    happened.write<&Task::done>(task, "11-16").done = {100};
    CHECK(happened.latest() == "Ana finished task “Build”");
}

TEST_CASE("A deletion is told, and so is what came back") {
    Happened happened;
    const Ref<Promise> promise = happened.born("11-05", Promise{.client = happened.client, .text = "Flyer"});
    happened.write<&Entity::deleted>(promise, "11-06").deleted = happened.workspace.seen;
    CHECK(happened.latest() == "Ana deleted promise “Flyer”");

    happened.write<&Entity::deleted>(promise, "11-07").deleted = {};
    CHECK(happened.latest() == "Ana brought back promise “Flyer”");
}

TEST_CASE("Touches and comments show what was said") {
    Happened happened;
    const Ref<Stakeholder> maya = happened.born("11-03", Stakeholder{.client = happened.client, .name = "Maya Lund"});
    const Ref<Touchpoint> touch =
        happened.born("11-05", Touchpoint{.client = happened.client, .subject = "Dates", .summary = {"May is better"}});
    happened.born("11-05", Participant{.touchpoint = touch, .stakeholder = maya});
    happened.born("11-06", Comment{.about = touch.id, .text = {"I agree"}});

    const Feed feed = feed_of(happened.workspace, {});

    CHECK(feed.lines[0].what == "commented on touchpoint “Dates”");
    CHECK(feed.lines[0].text == "I agree");
    CHECK(feed.lines[0].client == happened.client);
    CHECK(feed.lines[1].what == "noted “Dates” (phone, with Maya)");
    CHECK(feed.lines[1].text == "May is better");
    CHECK(feed.lines[1].more == 0);
}

TEST_CASE("What a client wrote in a reply, or asked for, is told in their name") {
    Happened happened;
    const Ref<Stakeholder> maya = happened.born("11-03", Stakeholder{.client = happened.client, .name = "Maya Lund"});
    const Ref<Touchpoint> touch = happened.born("11-05", Touchpoint{.client = happened.client, .subject = "Dates"});
    happened.born(
        "11-06",
        Comment{.about = touch.id, .author = "Maya Lund" + std::string(by_reply) + "3", .text = {"Why is it red?"}});
    CHECK(happened.latest() == "Maya Lund commented on touchpoint “Dates”, in reply to snapshot 3");
    happened.born("11-07", Request{.client = happened.client, .what = "App", .by = maya, .asked = on("11-07")});
    CHECK(happened.latest() == "Maya Lund asked for “App”");
    happened.born("11-08", Comment{.about = touch.id, .author = "Ana", .text = {"We moved it."}});
    CHECK(happened.latest() == "Ana commented on touchpoint “Dates”");
}

TEST_CASE("What was written in one gesture is one line") {
    Happened happened;
    const Stamp stamp = stamp_on(on("11-05"), ana, 50);
    for (int i = 0; i < 12; ++i)
        put(happened.workspace, [&] {
            Task task{.project = happened.project, .name = "Task " + std::to_string(i)};
            task.born = stamp;
            return task;
        }());
    happened.born("11-05", Task{.project = happened.project, .name = "By Theo"}, theo);

    CHECK(happened.said()[0] == "Ana added task “Task 0” and 11 more");
    CHECK(happened.said()[1] == "an unnamed device (0000) added task “By Theo”");
    CHECK(feed_of(happened.workspace, {}).lines[0].more == 11);
    CHECK(feed_of(happened.workspace, {}).total == 4);
}

TEST_CASE("Only what hangs by the client or project that one asks for is told") {
    Happened happened;
    const Ref<Client> other = happened.born("11-03", Client{.name = "Tolbert"});
    happened.born("11-04", Promise{.client = other, .text = "Theirs"});
    const Ref<Task> task = happened.born("11-05", Task{.project = happened.project, .name = "Build"});
    happened.born("11-06", Assignment{.task = task});
    happened.born("11-07", Touchpoint{.client = happened.client, .project = happened.project, .subject = "Dates"});
    happened.born("11-08", Fact{.about = other.id, .text = "Moved house"}, ana);
    happened.born("11-09", Person{.name = "Ben"});

    CHECK(happened.said({.client = other}) ==
          Lines{"Ana added fact “Moved house”", "Ana added promise “Theirs”", "Ana added client “Tolbert”"});
    CHECK(happened.said({.project = happened.project}) == Lines{"Ana noted “Dates” (phone)",
                                                                "Ana put somebody on “Build”", "Ana added task “Build”",
                                                                "Ana added project “Portal”"});
    CHECK(happened.said().size() == 8);  // Ben hangs by nobody.
}

TEST_CASE("Kinds can be asked for, and what is later than a moment") {
    Happened happened;
    happened.born("11-05", Promise{.client = happened.client, .text = "Flyer"});
    happened.born("11-06", RegisterEntry{.client = happened.client, .name = "Server"});

    CHECK(happened.said({.kinds = {FeedKind::Decisions}}) == Lines{"Ana added register entry “Server”"});
    CHECK(happened.said({.kinds = {FeedKind::Decisions, FeedKind::Plan}}).size() == 2);
    const std::int64_t then = stamp_on(on("11-05")).millis();
    CHECK(happened.said({.since = Instant{then}}).size() == 1);
    CHECK(happened.said({.since = Instant{then - 1}}).size() == 2);
}

TEST_CASE("A feed is read in pages") {
    Happened happened;
    for (int day = 10; day < 20; ++day)
        happened.born("11-" + std::to_string(day), Promise{.client = happened.client, .text = std::to_string(day)});

    const Feed page = feed_of(happened.workspace, {.offset = 2, .limit = 3});

    CHECK(page.total == 12);
    REQUIRE(page.lines.size() == 3);
    CHECK(page.lines[0].what == "added promise “17”");
    CHECK(page.lines[2].what == "added promise “15”");
    CHECK(feed_of(happened.workspace, {.offset = 12}).lines.empty());
}

TEST_CASE("What was said stands when it was said, however late it is written down") {
    Happened happened;
    happened.born("11-26", Task{.project = happened.project, .name = "Build"});
    happened.born("11-27", Touchpoint{.client = happened.client,
                                      .subject = "Dates",
                                      .held = at(on("11-20"), {9 * 60}),
                                      .channel = Channel::Email});

    const Feed feed = feed_of(happened.workspace, {.zone = {60}});

    CHECK(happened.said() == Lines{"Ana added task “Build”", "Ana noted “Dates” (e-mail)", "Ana added project “Portal”",
                                   "Ana added client “Kestrel”"});
    const FeedLine& touch = feed.lines[1];
    CHECK(touch.at == Instant{(at(on("11-20"), {8 * 60})).minutes * 60'000});  // An hour ahead of UTC.
    CHECK(touch.written == Instant{stamp_on(on("11-27")).millis()});
    CHECK(touch.was_said);
    CHECK(touch.has_time);
    CHECK(touch.channel == Channel::Email);
    CHECK_FALSE(feed.lines[0].was_said);
}

TEST_CASE("What was measured, promised, kept, asked for and decided stands by its own day") {
    Happened happened;
    const Ref<ValueItem> item = happened.born("11-02", ValueItem{.project = happened.project, .outcome = "Bookings"});
    happened.born("11-27", ValueEvidence{.item = item, .on = on("11-05"), .actual = Decimal{4'000}});
    happened.born("11-27", Promise{.client = happened.client,
                                   .text = "Flyer",
                                   .made = on("11-06"),
                                   .state = PromiseState::Met,
                                   .settled = on("11-09")});
    const Ref<Request> request =
        happened.born("11-27", Request{.client = happened.client, .what = "App", .asked = on("11-07")});
    Request& answered = happened.write<&Request::state>(request, "11-28");
    answered.state = RequestState::Declined;
    answered.answered = on("11-10");
    happened.born("11-27", RegisterEntry{.client = happened.client,
                                         .kind = EntryKind::Decision,
                                         .name = "Server",
                                         .state = EntryState::Closed,
                                         .closed = on("11-08")});

    const Lines lines = happened.said();
    REQUIRE(lines.size() >= 6);
    CHECK(Lines(lines.begin(), lines.begin() + 6) == Lines{"Ana declined request “App”", "Ana kept promise “Flyer”",
                                                           "Ana decided “Server”", "Ana added request “App”",
                                                           "Ana added promise “Flyer”", "Ana measured “Bookings”: 4"});
    for (std::size_t i = 0; i < 6; ++i) CHECK_FALSE(feed_of(happened.workspace, {}).lines[i].has_time);
}

TEST_CASE("Each touch is a line of its own, also where several were written in one gesture") {
    Happened happened;
    const Stamp stamp = stamp_on(on("11-05"), ana, 50);
    for (int i = 0; i < 3; ++i)
        put(happened.workspace, [&] {
            Touchpoint touch{.client = happened.client, .subject = "Call " + std::to_string(i)};
            touch.born = stamp;
            return touch;
        }());

    const Feed feed = feed_of(happened.workspace, {.kinds = {FeedKind::Conversations}});

    CHECK(feed.total == 3);
    for (const FeedLine& line : feed.lines) CHECK(line.more == 0);
}

TEST_CASE("What one person writes about one record within a short while is one line") {
    Happened happened;
    const Ref<Stakeholder> ruth =
        happened.born("11-05", Stakeholder{.client = happened.client, .name = "Ruth Adeyemi"});
    happened.write_later<&Stakeholder::role>(ruth, "11-08", 0);
    happened.write_later<&Stakeholder::email>(ruth, "11-08", 20);
    happened.write_later<&Stakeholder::phone>(ruth, "11-08", 40);
    CHECK(happened.said().size() == 4);

    happened.write_later<&Stakeholder::called>(ruth, "11-08", 50);
    CHECK(happened.latest() == "Ana changed 4 things of stakeholder “Ruth Adeyemi”");
    CHECK(feed_of(happened.workspace, {}).lines[0].at == Instant{happened.later("11-08", 50).millis()});

    happened.write_later<&Stakeholder::affected>(ruth, "11-08", 51, theo);
    happened.write_later<&Stakeholder::language>(ruth, "11-08", 90);
    CHECK(happened.said().size() == 6);
}

TEST_CASE("What is written about a record right after it was made is part of its being made") {
    Happened happened;
    const Ref<Stakeholder> ruth =
        happened.born_later("11-05", 0, Stakeholder{.client = happened.client, .name = "Ruth"});
    happened.write_later<&Stakeholder::role>(ruth, "11-05", 3);
    CHECK(happened.latest() == "Ana added stakeholder “Ruth”");
    CHECK(happened.said().size() == 3);
}

TEST_CASE(
    "The first minutes of a new client are one line, but what was said and what belongs to another kind is told") {
    Happened happened;
    const Ref<Client> tolbert = happened.born_later("11-05", 0, Client{.name = "Tolbert"});
    happened.write_later<&Client::place>(tolbert, "11-05", 1);
    const Ref<Stakeholder> ruth = happened.born_later("11-05", 2, Stakeholder{.client = tolbert, .name = "Ruth"});
    happened.write_later<&Stakeholder::email>(ruth, "11-05", 12);
    const Ref<Project> website = happened.born_later("11-05", 4, Project{.client = tolbert, .name = "Website"});
    happened.born_later("11-05", 5, Touchpoint{.client = tolbert, .subject = "Hello"});
    happened.born_later("11-05", 60, Task{.project = website, .name = "Sketch"});

    CHECK(happened.said({.client = tolbert}) ==
          Lines{"Ana added task “Sketch”", "Ana noted “Hello” (phone)", "Ana added client “Tolbert”"});
    CHECK(happened.said({.client = tolbert, .kinds = {FeedKind::Plan}}) ==
          Lines{"Ana added task “Sketch”", "Ana added project “Website”"});
    CHECK(happened.said({.project = website}) == Lines{"Ana added task “Sketch”", "Ana added project “Website”"});
}

TEST_CASE("What was undone and done again is told once, and what was undone is not told") {
    Happened happened;
    const Ref<Touchpoint> again =
        happened.born_later("11-05", 0, Touchpoint{.client = happened.client, .subject = "Dates"});
    happened.write_later<&Touchpoint::subject>(again, "11-05", 2);
    happened.write_later<&Entity::deleted>(again, "11-05", 2).deleted = {};
    const Ref<Touchpoint> slip =
        happened.born_later("11-06", 0, Touchpoint{.client = happened.client, .subject = "Slip"});
    happened.workspace.seen.include(ana, happened.seq);
    happened.write_later<&Entity::deleted>(slip, "11-06", 1).deleted = happened.workspace.seen;

    CHECK(happened.said() ==
          Lines{"Ana noted “Dates” (phone)", "Ana added project “Portal”", "Ana added client “Kestrel”"});
}

TEST_CASE("Whoever reads is called You where they have not said their name") {
    Happened happened;
    happened.born("11-04", Stakeholder{.client = happened.client, .name = "Theo"}, theo);

    CHECK(happened.said({.self = theo})[0] == "You added stakeholder “Theo”");
    CHECK(happened.said({.self = ana})[1] == "Ana added project “Portal”");
}

TEST_CASE("News is what others wrote, and what had not come yet") {
    Happened happened;
    happened.born("11-04", Stakeholder{.client = happened.client, .name = "Maya"}, theo);
    VersionVector seen;
    seen.include(theo, happened.seq);
    happened.born("11-05", Promise{.client = happened.client, .text = "Flyer"}, theo);
    happened.born("11-06", Promise{.client = happened.client, .text = "Poster"});

    CHECK(happened.said({.self = ana, .by_others = true}).size() == 2);
    CHECK(happened.said({.self = ana, .by_others = true, .unseen = &seen}) ==
          Lines{"an unnamed device (0000) added promise “Flyer”"});
}

TEST_CASE("Every kind has a name") {
    for (int kind = 0; kind < 6; ++kind) CHECK(!label_of(static_cast<FeedKind>(kind)).empty());
}

}  // namespace rapport
