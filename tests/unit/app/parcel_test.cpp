// Files for somebody else: one client or project alone, and what a colleague has not seen.

#include "app/parcel.h"
#include "unit/app/two_devices.h"

namespace rapport {
namespace {

constexpr Date today{20'783};

/// Two clients with a project each, which Ana and Ben have.
struct Office {
    Ref<Client> harbour{id_number(1)}, kestrel{id_number(2)};
    Ref<Project> quay{id_number(3)}, depot{id_number(4)};
    Ref<Task> survey{id_number(5)}, paint{id_number(6)};
    PersonsDevice ana{100, "Ana"};
    PersonsDevice ben{200, "Ben"};

    Office() {
        Workspace first;
        first.id = id_number(900);
        put(first, make_number<Client>(1, {.name = "Harbour Trust"}));
        put(first, make_number<Client>(2, {.name = "Kestrel Freight"}));
        put(first, make_number<Project>(3, {.client = harbour, .name = "Quay wall"}));
        put(first, make_number<Project>(4, {.client = kestrel, .name = "Depot"}));
        put(first, make_number<Task>(5, {.project = quay, .name = "Survey"}));
        put(first, make_number<Task>(6, {.project = depot, .name = "Paint"}));
        ana.begin_with(first);
        ben.begin_with(first);
    }
    /// What a file holds, as whoever opens it reads it.
    static Workspace read(const Parcel& parcel) {
        Result<Workspace> file = read_workspace(parcel.file.bytes);
        REQUIRE(file);
        return std::move(*file);
    }
    static Result<MergeReport> take_in(PersonsDevice& device, const Workspace& file) {
        device.session->learn(copy_seen(file));
        Result<MergeReport> report = device.session->merge(file, "Merge");
        device.settle();
        return report;
    }
    /// Everything that one has goes to the other, in a file.
    static void send_all(const PersonsDevice& from, PersonsDevice& to) {
        const Workspace file =
            *read_workspace(write_workspace(from.workspace(), {.copy_of = from.session->actor(), .progress = {}}));
        REQUIRE(take_in(to, file));
    }
    static std::vector<Colleague> colleagues_at(const PersonsDevice& device) {
        return colleagues_of(device.workspace(), device.session->copies(), device.session->actor(),
                             device.session->author(), device.session->device());
    }
    static Colleague colleague_at(const PersonsDevice& device) {
        const std::vector<Colleague> all = colleagues_at(device);
        REQUIRE(all.size() == 1);
        return all.front();
    }
    static Result<Parcel> for_colleague_of(const PersonsDevice& device) {
        return parcel_for(*device.session, colleague_at(device), today);
    }
};

}  // namespace

TEST_CASE_FIXTURE(Office, "A project alone brings its records as they are there, and nothing of another client") {
    ana.rename(survey, "Survey the bed");
    ana.rename(paint, "Paint the depot");
    const Result<Parcel> parcel = parcel_of(*ana.session, quay.id, today);
    REQUIRE(parcel);
    CHECK(parcel->file.file_name == "rapport-Quay wall-2026-11-26.json");
    CHECK(parcel->inside == "3 records: the project “Quay wall”");

    const Workspace file = read(*parcel);
    CHECK(file.find(quay));
    CHECK(file.find(harbour));
    CHECK_FALSE(file.find(depot));
    CHECK_FALSE(file.find(kestrel));
    REQUIRE(take_in(ben, file));

    CHECK(ben.name(survey) == "Survey the bed");
    CHECK(ben.name(paint) == "Paint");
    CHECK_FALSE(ben.workspace().seen.covers(ana.workspace().seen));  // It has not seen the rest.
}

TEST_CASE_FIXTURE(Office, "A client alone comes with its people and projects, and what is new of it goes both ways") {
    Edit edit{"Add", {}};
    edit.create(make_number<Stakeholder>(7, {.client = kestrel, .name = "Ruth"}));
    ana.run(std::move(edit));
    ben.rename(paint, "Paint it blue");
    REQUIRE(take_in(ben, read(*parcel_of(*ana.session, kestrel.id, today))));
    REQUIRE(take_in(ana, read(*parcel_of(*ben.session, kestrel.id, today))));

    for (PersonsDevice* device : {&ana, &ben}) {
        CHECK(device->workspace().find(Ref<Stakeholder>{id_number(7)}));
        CHECK(device->name(paint) == "Paint it blue");
    }
    CHECK(clashes_in(ana.workspace()).empty());
}

TEST_CASE_FIXTURE(Office, "A project alone, merged twice, changes nothing the second time") {
    ana.rename(survey, "Survey the bed");
    const Workspace file = read(*parcel_of(*ana.session, quay.id, today));
    REQUIRE(take_in(ben, file));
    const std::size_t gestures = ben.session->history().gestures().size();
    const std::string before = write_workspace(ben.workspace());

    const Result<MergeReport> again = take_in(ben, file);

    REQUIRE(again);
    CHECK(again->doubts.front().doubt == Doubt::NothingNew);
    CHECK(ben.session->history().gestures().size() == gestures);
    CHECK(write_workspace(ben.workspace()) == before);
}

TEST_CASE_FIXTURE(Office, "What is gone cannot be saved alone") {
    Edit away{"Delete", {}};
    away.remove(*ana.workspace().find(depot));
    ana.run(std::move(away));
    const Result<Parcel> parcel = parcel_of(*ana.session, depot.id, today);
    REQUIRE_FALSE(parcel);
    CHECK(parcel.error().message == "It is no longer there, so there is nothing to save.");
}

TEST_CASE_FIXTURE(Office, "A colleague's file says what they have seen, and only the rest goes to them") {
    ben.rename(survey, "Survey by Ben");
    send_all(ben, ana);
    const Colleague colleague = colleague_at(ana);
    CHECK(colleague.label == "Ben, laptop");
    CHECK(colleague.name == "Ben");
    CHECK(colleague.last == ben.session->history().gestures().back().stamp);

    ana.rename(paint, "Paint it");
    ana.rename(paint, "Paint it blue");
    const Result<Parcel> parcel = for_colleague_of(ana);
    REQUIRE(parcel);
    CHECK(parcel->file.file_name == "rapport-for Ben-2026-11-26.json");
    const Workspace file = read(*parcel);
    CHECK(file.table(type_of<Task>).size() == 1);
    // Ana's opening of the first file counts as a gesture too.
    CHECK(parcel->inside == "1 record, 3 changes: for Ben, laptop");
    REQUIRE(take_in(ben, file));
    CHECK(write_workspace(ben.workspace()) == write_workspace(ana.workspace()));

    const std::size_t gestures = ben.session->history().gestures().size();
    const Result<MergeReport> again = take_in(ben, file);
    REQUIRE(again);
    CHECK(again->doubts.front().doubt == Doubt::NothingNew);
    CHECK(ben.session->history().gestures().size() == gestures);
    CHECK(write_workspace(ben.workspace()) == write_workspace(ana.workspace()));
}

TEST_CASE_FIXTURE(Office, "Where a colleague has seen everything, a sentence says so and there is no file") {
    ben.rename(survey, "Survey by Ben");
    send_all(ben, ana);
    REQUIRE(take_in(ben, read(*for_colleague_of(ana))));
    send_all(ben, ana);  // Which brings nothing, but says that Ben has it now.

    const Result<Parcel> parcel = for_colleague_of(ana);

    REQUIRE_FALSE(parcel);
    CHECK(parcel.error().message == "Ben has seen everything that is here. There is nothing to save.");
    ana.rename(paint, "Paint it");
    CHECK(for_colleague_of(ana));
}

TEST_CASE_FIXTURE(
    Office, "What a colleague has seen is still known after a reload, and an older file of theirs takes nothing back") {
    ben.rename(survey, "First");
    const std::string old = write_workspace(ben.workspace(), {.copy_of = ben.session->actor(), .progress = {}});
    send_all(ben, ana);
    ana.rename(paint, "Paint it");
    REQUIRE(take_in(ben, read(*for_colleague_of(ana))));
    send_all(ben, ana);

    ana.open();
    CHECK_FALSE(for_colleague_of(ana));
    ana.session->learn(copy_seen(*read_workspace(old)));
    CHECK_FALSE(for_colleague_of(ana));
    ana.session->learn({id_number(901), colleague_at(ana).actor, {}});  // Of another workspace.
    CHECK_FALSE(for_colleague_of(ana));
}

TEST_CASE_FIXTURE(Office, "Somebody whose file was never read is given everything") {
    ben.rename(survey, "Survey by Ben");
    REQUIRE(ana.session->merge(ben.workspace(), "Merge"));  // A file that is nobody's copy.

    const Result<Parcel> parcel = for_colleague_of(ana);

    REQUIRE(parcel);
    CHECK(parcel->inside == "6 records, which is everything: for Ben, laptop");
    CHECK(read(*parcel).extent == Extent::Whole);
}

TEST_CASE_FIXTURE(Office, "What is meant for one is refused where its base is missing, and changes nothing") {
    ben.rename(survey, "Survey by Ben");
    send_all(ben, ana);
    ana.rename(paint, "Paint it");
    const Workspace for_ben = read(*for_colleague_of(ana));
    PersonsDevice cleo{300, "Cleo"};
    Workspace early;
    early.id = id_number(900);
    cleo.begin_with(early);
    const std::string before = write_workspace(cleo.workspace());

    const Result<MergeReport> report = take_in(cleo, for_ben);

    REQUIRE_FALSE(report);
    CHECK(report.error().message.starts_with("This file holds only what came after changes that are not here yet."));
    CHECK(write_workspace(cleo.workspace()) == before);
}

TEST_CASE_FIXTURE(Office,
                  "This device's own earlier numbers are no colleagues, and one who began anew is listed once") {
    ben.rename(survey, "Survey by Ben");
    send_all(ben, ana);
    ben.begin_with(ben.workspace());  // Another file takes the place of all: a new number.
    ben.rename(survey, "Survey again");
    send_all(ben, ana);

    CHECK(colleague_at(ana).actor == ben.session->actor());
    ana.rename(paint, "Paint it");
    ana.begin_with(ana.workspace());
    ana.rename(paint, "Paint it again");
    CHECK(colleague_at(ana).label == "Ben, laptop");
}

TEST_CASE_FIXTURE(Office, "A device that has stamped nothing yet does not say whose copy its file is") {
    PersonsDevice cleo{300, "Cleo"};
    CHECK(cleo.session->actor() == 0);
    CHECK_FALSE(
        write_workspace(cleo.workspace(), {.copy_of = cleo.session->actor(), .progress = {}}).contains("copy_of"));
}

namespace {

/// Ana has a colleague of the client rate her, logs a training, and comments on it.
struct Rated : Office {
    Ref<Stakeholder> ruth{id_number(7)};
    Ref<SoftRating> rating{id_number(8)};
    Ref<TrainingEntry> training{id_number(9)};
    Ref<Comment> comment{id_number(10)};

    void rate() {
        Edit edit{"Rate", {}};
        edit.create(make_number<Person>(11, {.name = "Ana"}));
        edit.create(make_number<Stakeholder>(7, {.client = harbour, .name = "Ruth"}));
        edit.create(make_number<SoftRating>(8, {.person = {id_number(11)},
                                                .skill = "good_listening",
                                                .rater = Rater::Client,
                                                .client = ruth,
                                                .level = 2,
                                                .on = today}));
        edit.create(make_number<TrainingEntry>(
            9, {.person = {id_number(11)}, .what = "A course", .minutes = {60}, .on = today, .reflection = {"Wait."}}));
        edit.create(make_number<Comment>(10, {.about = training.id, .text = {"Good one"}}));
        ana.run(std::move(edit));
    }
    [[nodiscard]] bool holds_any(const Workspace& workspace) const {
        return workspace.find(rating) || workspace.find(training) || workspace.find(comment);
    }
    static Result<Parcel> with_soft_skills(const PersonsDevice& device) {
        return parcel_for(*device.session, colleague_at(device), today, SoftSkills::GoAlong);
    }
};

}  // namespace

TEST_CASE_FIXTURE(Rated, "Ratings and trainings stay out of a client's file, and of what a colleague has not seen") {
    ben.rename(survey, "Survey by Ben");
    send_all(ben, ana);
    rate();
    CHECK_FALSE(holds_any(read(*parcel_of(*ana.session, harbour.id, today))));

    const Result<Parcel> parcel = for_colleague_of(ana);
    REQUIRE(parcel);
    const Workspace file = read(*parcel);
    CHECK(file.find(ruth));
    CHECK_FALSE(holds_any(file));
    REQUIRE(take_in(ben, file));
    CHECK(ben.workspace().find(ruth));
    CHECK_FALSE(holds_any(ben.workspace()));
}

TEST_CASE_FIXTURE(Rated, "Somebody whose file was never read is given everything but soft skills") {
    ben.rename(survey, "Survey by Ben");
    REQUIRE(ana.session->merge(ben.workspace(), "Merge"));
    rate();
    const Result<Parcel> parcel = for_colleague_of(ana);
    REQUIRE(parcel);
    CHECK(parcel->inside == "8 records, which is everything but soft skills: for Ben, laptop");
    CHECK(read(*parcel).extent == Extent::Whole);
    CHECK_FALSE(holds_any(read(*parcel)));
    CHECK(read(*with_soft_skills(ana)).find(rating));
}

TEST_CASE_FIXTURE(Rated, "What stayed out is deleted nowhere, and comes whole when it is given later") {
    ben.rename(survey, "Survey by Ben");
    send_all(ben, ana);
    rate();
    REQUIRE(take_in(ben, read(*for_colleague_of(ana))));
    ben.rename(paint, "Paint by Ben");
    send_all(ben, ana);
    CHECK(ana.name(paint) == "Paint by Ben");
    for (const Id id : {rating.id, training.id, comment.id}) CHECK(ana.workspace().find(id));

    const Result<Parcel> later = with_soft_skills(ana);
    REQUIRE(later);
    REQUIRE(take_in(ben, read(*later)));
    for (const Id id : {rating.id, training.id, comment.id}) CHECK(ben.workspace().find(id));
    CHECK(ben.workspace().find(training)->reflection.text == "Wait.");
}

TEST_CASE_FIXTURE(Rated, "Where only soft skills are new, a sentence says that they stay here") {
    ben.rename(survey, "Survey by Ben");
    send_all(ben, ana);
    rate();
    REQUIRE(take_in(ben, read(*for_colleague_of(ana))));
    send_all(ben, ana);
    Edit edit{"Rate", {}};
    edit.set<&SoftRating::level>(*ana.workspace().find(rating), 4);
    ana.run(std::move(edit));
    const Result<Parcel> parcel = for_colleague_of(ana);
    REQUIRE_FALSE(parcel);
    CHECK(parcel.error().message.starts_with("Only soft skills are new for Ben, and those stay here."));
}

TEST_CASE_FIXTURE(Rated, "A copy of everything is one's own backup and holds soft skills") {
    rate();
    CHECK(read_workspace(write_workspace(ana.workspace()))->find(rating));
}

}  // namespace rapport
