// Rating somebody's dealings with people, and noting what they practised.

#include "app/commands/soft_skill.h"

#include "clinics.h"

namespace rapport {
namespace {

struct Ratings : ClinicsDesk {
    Ref<Person> jonas = desk.add(person_of("Jonas"));

    SoftRating rating(std::string skill, std::int32_t level) const {
        SoftRating wanted{.person = ines, .skill = std::move(skill), .level = level, .on = monday};
        wanted.id = next_id();
        return wanted;
    }
    TrainingEntry training() const {
        TrainingEntry wanted{
            .person = ines, .skill = "good_listening", .what = "A course", .minutes = {90}, .on = monday};
        wanted.id = next_id();
        return wanted;
    }
    Result<void> rate(const SoftRating& wanted) { return desk.run(rate_soft_skill(desk.workspace, wanted, monday)); }
    Result<void> log(const TrainingEntry& wanted) { return desk.run(log_training(desk.workspace, wanted, monday)); }
};

}  // namespace

TEST_CASE_FIXTURE(Ratings, "A rating is kept under the key of its skill, with its reason, and undone as one") {
    SoftRating wanted = rating(" Good listening ", 4);
    wanted.note = {" Let him finish "};
    REQUIRE(rate(wanted));

    const SoftRating& kept = only<SoftRating>();
    CHECK(kept.skill == "good_listening");
    CHECK(kept.level == 4);
    CHECK(kept.note.text == "Let him finish");
    CHECK(kept.on == monday);
    CHECK_FALSE(kept.shared);
    CHECK(desk.history.gestures().back().edit.label == "Rate “Ines”: Good listening");

    desk.undo();
    CHECK(count<SoftRating>() == 0);
    desk.redo();
    CHECK(count<SoftRating>() == 1);
}

TEST_CASE_FIXTURE(Ratings,
                  "The same voice on the same day changes what it said, and on another day says something new") {
    REQUIRE(rate(rating("good_listening", 4)));
    REQUIRE(rate(rating("Good Listening", 2)));
    CHECK(only<SoftRating>().level == 2);

    SoftRating before = rating("good_listening", 3);
    before.on = Date{monday.days - 7};
    REQUIRE(rate(before));
    CHECK(count<SoftRating>() == 2);

    desk.undo();
    desk.undo();
    CHECK(only<SoftRating>().level == 4);
}

TEST_CASE_FIXTURE(Ratings, "Somebody who is not named is somebody else each time") {
    for (int i = 0; i < 2; ++i) {
        SoftRating unnamed = rating("good_listening", 3);
        unnamed.rater = Rater::Client;
        REQUIRE(rate(unnamed));
        SoftRating named = rating("good_listening", 3 + i);
        named.rater = Rater::Client;
        named.client = ruth;
        REQUIRE(rate(named));
        SoftRating colleague = rating("good_listening", 5);
        colleague.rater = Rater::Peer;
        colleague.peer = jonas;
        REQUIRE(rate(colleague));
    }

    CHECK(count<SoftRating>() == 4);
}

TEST_CASE_FIXTURE(Ratings, "Only what belongs to whoever rated is kept") {
    SoftRating wanted = rating("Negotiation\nabroad", 3);
    wanted.peer = jonas;
    wanted.client = ruth;
    REQUIRE(rate(wanted));

    CHECK(only<SoftRating>().peer.is_null());
    CHECK(only<SoftRating>().client.is_null());
    CHECK(only<SoftRating>().skill == "Negotiation abroad");
}

TEST_CASE_FIXTURE(Ratings, "A rating that cannot be meant is refused with what to do") {
    const auto refused = [&](const SoftRating& wanted) {
        const Result<void> done = rate(wanted);
        return done ? std::string() : done.error().message;
    };
    CHECK(refused(rating("good_listening", 0)) == "Choose a level from 1 to 5.");
    CHECK(refused(rating("good_listening", 6)) == "Choose a level from 1 to 5.");
    CHECK(refused(rating("  ", 3)) == "Choose a skill, or name one of your own.");
    SoftRating wanted = rating("good_listening", 3);
    wanted.on = Date{monday.days + 1};
    CHECK(refused(wanted) == "This day is still to come. Choose today or a day before.");
    wanted = rating("good_listening", 3);
    wanted.rater = Rater::Peer;
    wanted.peer = ines;
    CHECK(refused(wanted) == "This is the person themselves. Choose another colleague, or “Oneself”.");
    wanted = rating("good_listening", 3);
    wanted.rater = Rater::Client;
    wanted.client = {next_id()};
    CHECK(refused(wanted) == "This person of a client is no longer there. Choose another one.");
    wanted = rating("good_listening", 3);
    wanted.person = {};
    CHECK(refused(wanted) == "Choose whose skill it is.");
    wanted.person = desk.add(make<Person>({.name = "Van", .kind = PersonKind::Material}));
    CHECK(refused(wanted) == "Only a person has soft skills. Choose somebody.");
    CHECK(count<SoftRating>() == 0);
}

TEST_CASE_FIXTURE(Ratings, "A training is kept with its time and what was taken from it, and undone") {
    TrainingEntry wanted = training();
    wanted.what = " A course on listening ";
    wanted.reflection = {"Wait three seconds"};
    REQUIRE(log(wanted));

    CHECK(only<TrainingEntry>().what == "A course on listening");
    CHECK(only<TrainingEntry>().minutes == Minutes{90});
    CHECK(only<TrainingEntry>().reflection.text == "Wait three seconds");
    desk.undo();
    CHECK(count<TrainingEntry>() == 0);
}

TEST_CASE_FIXTURE(Ratings, "A training says what it was and how long within a day it took") {
    TrainingEntry wanted = training();
    wanted.what = " ";
    CHECK_FALSE(log(wanted));
    wanted = training();
    wanted.minutes = {0};
    CHECK_FALSE(log(wanted));
    wanted.minutes = {1441};
    CHECK_FALSE(log(wanted));
    wanted = training();
    wanted.skill = "";
    CHECK_FALSE(log(wanted));
    wanted = training();
    wanted.on = Date{monday.days + 1};
    CHECK_FALSE(log(wanted));
    wanted = training();
    wanted.person = {next_id()};
    CHECK_FALSE(log(wanted));
    CHECK(count<TrainingEntry>() == 0);
    CHECK(log(training()));
}

}  // namespace rapport
