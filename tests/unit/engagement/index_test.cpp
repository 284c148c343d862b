// Who belongs to whom, and when one spoke with whom.

#include "engagement/index.h"

#include "unit/engagement/small_client.h"

namespace rapport {

TEST_CASE("A client has its people, projects, promises, touches, risks and requests, and nothing of others") {
    SmallClient small;
    const Ref<Client> other = small.add<Client>({.name = "Tolbert"});
    const Ref<Promise> late = small.add<Promise>({.client = small.client, .text = "Later", .due = on("12-20")});
    const Ref<Promise> soon = small.add<Promise>({.client = small.client, .text = "Sooner", .due = on("12-05")});
    const Ref<Promise> open = small.add<Promise>({.client = small.client, .text = "Some day"});
    small.add<Promise>({.client = other, .text = "Theirs"});
    small.add<RegisterEntry>({.project = small.project, .name = "Known by its project alone"});
    small.add<Request>({.client = small.client, .what = "A flyer"});

    const EngagementIndex index = small.index();

    REQUIRE(index.promises_of(small.client).size() == 3);
    CHECK(index.promises_of(small.client)[0].id == soon.id);
    CHECK(index.promises_of(small.client)[1].id == late.id);
    CHECK(index.promises_of(small.client)[2].id == open.id);
    CHECK(index.promises_of(other).size() == 1);
    CHECK(index.projects_of(small.client).size() == 1);
    CHECK(index.people_of(small.client).size() == 1);
    CHECK(index.touches_of(small.client).size() == 1);
    CHECK(index.entries_of(small.client).size() == 1);
    CHECK(index.requests_of(small.client).size() == 1);
    CHECK(index.people_of(other).empty());
    CHECK(index.promises_of({}).empty());
}

TEST_CASE("What was deleted belongs to nobody") {
    SmallClient small;
    const Ref<Promise> promise = small.add<Promise>({.client = small.client, .text = "Flyer"});

    small[promise].deleted = small.workspace.seen;

    CHECK(small.index().promises_of(small.client).empty());
}

TEST_CASE("Touches count for a person and a client where they were direct and have happened") {
    SmallClient small;
    const Ref<Stakeholder> maya = small.add<Stakeholder>({.client = small.client, .name = "Maya"});
    small.touch("11-28", Channel::Article, {small.theo, maya});
    small.touch("12-02", Channel::InPerson, {small.theo, maya});
    small.touch("11-24", Channel::Letter, {maya});

    const EngagementIndex index = small.index();

    CHECK(index.last_direct_touch(small.theo) == on("11-26"));
    CHECK(index.last_direct_touch(maya) == on("11-24"));
    CHECK(index.last_direct_touch(small.client) == on("11-26"));
    small.touch("11-30", Channel::Text, {maya});
    CHECK(small.index().last_direct_touch(maya) == on("11-30"));
    CHECK(small.index().last_direct_touch(small.client) == on("11-30"));
}

TEST_CASE("Channels from the phone to the letter reach a person directly") {
    CHECK(!reaches_directly(Channel::None));
    for (const Channel channel : {Channel::Phone, Channel::Video, Channel::InPerson, Channel::Email, Channel::Text,
                                  Channel::Chat, Channel::Letter})
        CHECK(reaches_directly(channel));
    for (const Channel channel : {Channel::Social, Channel::ThirdParty, Channel::Article})
        CHECK(!reaches_directly(channel));
}

TEST_CASE("A rhythm is one's own, or follows from influence and interest") {
    const auto rhythm = [](std::int32_t influence, std::int32_t interest, bool decides = false, std::int32_t own = 0) {
        return rhythm_of({.decides = decides, .influence = influence, .interest = interest, .cadence = own});
    };

    CHECK(rhythm(5, 5, true, 90) == 90);
    CHECK(rhythm(4, 4) == 7);
    CHECK(rhythm(4, 3) == 14);
    CHECK(rhythm(3, 4) == 21);
    CHECK(rhythm(3, 3) == 30);
    CHECK(rhythm(0, 0) == 30);
    CHECK(rhythm(1, 1, true) == 14);
    CHECK(rhythm(4, 4, true) == 7);
}

TEST_CASE("The rhythm with a client is the shortest of those who may be contacted") {
    SmallClient small;
    const Ref<Stakeholder> maya = small.add<Stakeholder>({.client = small.client, .name = "Maya", .cadence = 9});
    CHECK(small.index().rhythm_with(small.client) == 9);

    small[maya].no_contact = true;
    CHECK(small.index().rhythm_with(small.client) == 14);

    small[small.theo].no_contact = true;
    CHECK(small.index().rhythm_with(small.client) == 30);
}

TEST_CASE("A task knows its project, its client, its people, and whether others are part of it") {
    SmallClient small;
    const Ref<Task> phase = small.task("Phase");
    const Ref<Task> inside = small.task("Inside", {480}, {.parent = phase});
    small.give(inside, small.ana);
    small.give(inside, Ref<Person>{id_number(999'999)});

    const EngagementIndex index = small.index();

    const auto place = [&](Ref<Task> task) { return static_cast<std::size_t>(index.place_of(task)); };
    CHECK(index.tasks()[place(phase)].summary);
    CHECK(!index.tasks()[place(inside)].summary);
    CHECK(index.tasks()[place(inside)].client->id == small.client.id);
    CHECK(index.tasks()[place(inside)].project->id == small.project.id);
    REQUIRE(index.assignments_at(place(inside)).size() == 1);
    CHECK(index.assignments_at(place(inside))[0].person == small.ana);
    CHECK(index.place_of({}) == -1);
}

}  // namespace rapport
