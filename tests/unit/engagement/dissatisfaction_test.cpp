// Whether a client is content, and what alone ends it when not.

#include "engagement/dissatisfaction.h"

#include "unit/engagement/listening.h"

namespace rapport {
namespace {

using enum AnswerScale;

struct Unhappy : Listening {
    [[nodiscard]] std::vector<Dissatisfaction> of_project() const { return dissatisfactions_of(index(), project); }
    [[nodiscard]] std::vector<Dissatisfaction> of_client() const { return dissatisfactions_of(index(), client); }
    [[nodiscard]] bool red() const { return dissatisfaction_of(index(), project).has_value(); }
    [[nodiscard]] bool client_red() const { return dissatisfaction_of(index(), client).has_value(); }

    /// So many others, content, so that the mean says nothing.
    void others_are_content(const std::string& day, int count = 3) {
        for (int i = 0; i < count; ++i)
            says(add<Stakeholder>({.client = client, .name = "Other"}), day, 10, ZeroToTen, "mood.1", false);
    }
    Ref<Recovery> complaint(const std::string& day, Recovery record = {}) {
        record.client = client;
        record.received = noon(day);
        return note<Recovery>(std::move(record));
    }
    void clear(const std::string& day, std::string reason = "They said so on the phone", Ref<Project> of = {}) {
        note<ForcedClear>({.client = client, .project = of, .reason = std::move(reason), .on = noon(day)});
    }
    void close(Ref<Recovery> recovery) {
        (*this)[recovery].told = on("11-27");
        (*this)[recovery].confirmed = on("11-28");
        (*this)[recovery].confirmed_by = theo;
    }
};

}  // namespace

TEST_CASE("An answer of one who decides reddens below the line of its scale, and not from it on") {
    struct Row {
        AnswerScale scale;
        std::int32_t value;
        std::string question;
        bool red;
    };
    for (const Row& row :
         {Row{OneToFive, 2, "csat.1", true}, Row{OneToFive, 3, "csat.1", false}, Row{ZeroToTen, 3, "nps.1", true},
          Row{ZeroToTen, 4, "nps.1", false}, Row{OneToSeven, 3, "ces.1", true}, Row{OneToSeven, 4, "ces.1", false},
          Row{YesPartlyNo, 0, "check_in.1", true}, Row{YesPartlyNo, 0, "check_in.2", true},
          Row{YesPartlyNo, 5, "check_in.1", false}, Row{YesPartlyNo, 10, "check_in.2", false},
          Row{YesPartlyNo, 0, "check_in.4", false}, Row{ZeroToTen, -1, "nps.1", false}}) {
        CAPTURE(row.question);
        CAPTURE(row.value);
        Unhappy small;
        small.others_are_content("11-19");
        small.says(small.theo, "11-20", row.value, row.scale, row.question);
        CHECK(small.red() == row.red);
        CHECK(small.client_red() == row.red);
    }
}

TEST_CASE("It is said who said what when, and what would end it") {
    Unhappy small;
    small.others_are_content("11-19");
    const Ref<PulseAnswer> answer = small.says(small.theo, "11-20", 0, YesPartlyNo, "check_in.1");
    small[answer].words = {"We hear nothing."};

    const std::vector<Dissatisfaction> found = small.of_project();

    REQUIRE(found.size() == 1);
    CHECK(found[0].why == DissatisfiedBy::SaidNo);
    CHECK(found[0].who->name == "Theo Marsh");
    CHECK(found[0].words == "We hear nothing.");
    CHECK(found[0].when == noon("11-20"));
    CHECK(found[0].record == answer.id);
    CHECK(found[0].type == &type_of<PulseAnswer>);
    CHECK(found[0].project == small.project);
    CHECK(found[0].client == small.client);
    CHECK(found[0].sentence == "Theo said no to “How is it?” on 20 Nov.");
    CHECK(found[0].clears == "It ends when Theo answers that question better, or confirms that it is well again.");
}

TEST_CASE("Only who decided when asked reddens alone") {
    Unhappy small;
    small.others_are_content("11-19");
    small.says(small.maya, "11-20", 1, ZeroToTen, "mood.1", false);
    CHECK_FALSE(small.red());
    small[small.maya].decides = true;
    CHECK_FALSE(small.red());

    small.says(small.maya, "11-21", 1);
    CHECK(small.red());
    small[small.maya].decides = false;
    CHECK(small.red());
}

TEST_CASE("What was said of a project reddens it and its client; what was said of the client, all its projects") {
    Unhappy small;
    small.others_are_content("11-19");
    const Ref<Project> other = small.add<Project>({.client = small.client, .name = "Other"});
    const Ref<PulseAnswer> answer = small.says(small.theo, "11-20", 1);
    CHECK(small.red());
    CHECK(small.client_red());
    CHECK_FALSE(dissatisfaction_of(small.index(), other));

    small[small[answer].pulse].project = {};
    CHECK(small.red());
    CHECK(small.client_red());
    CHECK(dissatisfaction_of(small.index(), other));
    CHECK(small.of_project()[0].project.is_null());
}

TEST_CASE("A newer answer of the same person to the same question clears, and no other answer does") {
    Unhappy small;
    small.others_are_content("11-19");
    small.says(small.theo, "11-20", 1);
    const Ref<Project> other = small.add<Project>({.client = small.client, .name = "Other"});

    small.says(small.theo, "11-19", 9);
    CHECK(small.red());  // Older.
    small.says(small.maya, "11-21", 9);
    CHECK(small.red());  // Of somebody else.
    small.says(small.theo, "11-21", 9, ZeroToTen, "nps.1");
    CHECK(small.red());  // To another question.
    small.answer(small.ask(small.theo, "11-21", {.project = other, .decides = true}), "11-21", 9);
    CHECK(small.red());  // About something else.
    small.says(small.theo, "12-01", 9);
    CHECK(small.red());  // Not yet.
    small.says(small.theo, "11-21", 3, ZeroToTen, "mood.1", false);
    CHECK(small.red());  // No better.

    const Ref<PulseAnswer> better = small.says(small.theo, "11-22", 4, ZeroToTen, "mood.1", false);
    CHECK_FALSE(small.red());
    small.erase(better);
    CHECK(small.red());  // It was taken back.
    small[better].deleted.reset();
    CHECK_FALSE(small.red());
    small.erase(small[better].pulse);
    CHECK(small.red());

    small[small[better].pulse].deleted.reset();
    small.says(small.theo, "11-23", 2);
    CHECK(small.red());  // Said later.
}

TEST_CASE("Of two answers of one minute the second mends the first") {
    Unhappy small;
    small.others_are_content("11-19");
    const Ref<Pulse> pulse = small.ask_decider("11-20");
    small.answer(pulse, "11-20", 1);
    CHECK(small.red());
    small.answer(pulse, "11-20", 8);
    CHECK_FALSE(small.red());
    small.answer(pulse, "11-20", 2);
    CHECK(small.red());
}

TEST_CASE("A deletion never clears") {
    Unhappy small;
    small.others_are_content("11-19");
    const Ref<PulseAnswer> answer = small.says(small.theo, "11-20", 1);
    small.erase(answer);
    CHECK(small.red());
    small.erase(small[answer].pulse);
    CHECK(small.red());
    small.erase(small.theo);
    CHECK(small.red());
    CHECK(small.of_project()[0].who->name == "Theo Marsh");
    CHECK(small.client_red());
    small.erase(small.client);
    CHECK(small.red());

    Unhappy complains;
    const Ref<Recovery> complaint = complains.complaint("11-20", {.project = complains.project});
    complains.erase(complaint);
    CHECK(complains.red());
    CHECK(complains.client_red());
}

TEST_CASE("Nobody named can say otherwise, but the client can confirm") {
    Unhappy small;
    small.others_are_content("11-19");
    const Ref<PulseAnswer> answer =
        small.answer(small.ask({}, "11-20", {.project = small.project, .decides = true}), "11-20", 1);
    small.answer(small.ask({}, "11-21", {.project = small.project, .decides = true}), "11-21", 9);
    CHECK(small.red());
    CHECK(small.of_project()[0].who == nullptr);
    small.close(small.note<Recovery>(
        {.client = small.client, .project = small.project, .source = RecoverySource::LowAnswer, .answer = answer}));
    CHECK_FALSE(small.red());
}

TEST_CASE("A recovery clears the very answer it was made from, once the client has confirmed it") {
    Unhappy small;
    small.others_are_content("11-19");
    const Ref<PulseAnswer> low = small.says(small.theo, "11-20", 1);
    const Ref<PulseAnswer> other = small.says(small.theo, "11-20", 1, ZeroToTen, "mood.2");
    const Ref<Recovery> recovery = small.note<Recovery>({.client = small.client,
                                                         .project = small.project,
                                                         .source = RecoverySource::LowAnswer,
                                                         .answer = low,
                                                         .received = noon("11-20")});
    CHECK(small.of_project().size() == 2);
    small[recovery].told = on("11-27");
    small[recovery].confirmed = on("11-28");
    CHECK(small.of_project().size() == 2);  // By nobody.
    small[recovery].confirmed_by = small.theo;
    REQUIRE(small.of_project().size() == 1);
    CHECK(small.of_project()[0].record == other.id);
    small[recovery].told.reset();
    CHECK(small.of_project().size() == 2);
    small[recovery].told = on("11-27");
    small.erase(recovery);
    CHECK(small.of_project().size() == 2);
}

TEST_CASE("A complaint reddens until the client has confirmed it, or whoever complained answers well") {
    struct Row {
        RecoverySource source;
        bool red;
        DissatisfiedBy why;
    };
    for (const Row& row :
         {Row{RecoverySource::Complaint, true, DissatisfiedBy::Complaint},
          Row{RecoverySource::Told, true, DissatisfiedBy::Told}, Row{RecoverySource::LowAnswer, false, {}}}) {
        Unhappy small;
        const Ref<Recovery> complaint = small.complaint(
            "11-20", {.project = small.project, .from = small.maya, .source = row.source, .words = {"No."}});
        CHECK(small.red() == row.red);
        CHECK(small.client_red() == row.red);
        if (!row.red) continue;
        CHECK(small.of_project()[0].why == row.why);
        CHECK(small.of_project()[0].words == "No.");
        CHECK(small.of_project()[0].record == complaint.id);
        small[complaint].contacted = noon("11-20");
        small[complaint].action = {"All of it"};
        small[complaint].told = on("11-21");
        CHECK(small.red());
        small[complaint].confirmed = on("11-22");
        CHECK(small.red());
        small[complaint].confirmed_by = small.maya;
        CHECK_FALSE(small.red());
    }
}

TEST_CASE("A complaint ends by a newer pulse of the same person in which nothing is low") {
    Unhappy small;
    small.complaint("11-20", {.project = small.project, .from = small.maya});
    small.says(small.maya, "11-19", 9);
    CHECK(small.red());  // Before.
    small.says(small.theo, "11-21", 9);
    CHECK(small.red());  // Somebody else.
    const Ref<Pulse> mixed = small.ask(small.maya, "11-21", {.project = small.project});
    small.answer(mixed, "11-21", 9);
    const Ref<PulseAnswer> low = small.answer(mixed, "11-21", 3, ZeroToTen, "mood.2");
    CHECK(small.red());
    small.erase(low);
    CHECK(small.red());
    const Ref<PulseAnswer> well = small.says(small.maya, "11-22", 9, ZeroToTen, "mood.1", false);
    CHECK_FALSE(small.red());
    small.erase(well);
    CHECK(small.red());

    Unhappy nameless;
    nameless.complaint("11-20", {.project = nameless.project});
    nameless.answer(nameless.ask({}, "11-22", {.project = nameless.project}), "11-22", 9);
    CHECK(nameless.red());
    CHECK(nameless.of_project()[0].sentence == "Somebody complained on 20 Nov.");
}

TEST_CASE("A forced clear needs a reason and sets aside what was said up to then") {
    Unhappy small;
    small.others_are_content("11-19");
    small.says(small.theo, "11-20", 1);
    small.clear("11-19");
    CHECK(small.red());  // Before it was said.
    small.clear("11-21", "  ");
    CHECK(small.red());  // Without a reason.
    small.clear("12-01");
    CHECK(small.red());  // Not yet.
    const Ref<Project> other = small.add<Project>({.client = small.client, .name = "Other"});
    small.clear("11-21", "Wrong one", other);
    CHECK(small.red());  // Of another project.
    small.clear("11-20", "They said so", small.project);
    CHECK_FALSE(small.red());  // Not before what was said.
    CHECK_FALSE(small.client_red());
    small.says(small.theo, "11-21", 2);
    CHECK(small.red());
    small.clear("11-22");
    CHECK_FALSE(small.red());  // Of the client as a whole: of its projects too.
}

TEST_CASE("A clear of one project sets nothing aside that was said of the client as a whole") {
    Unhappy small;
    small.complaint("11-20");
    small.clear("11-21", "It is about another", small.project);
    CHECK(small.red());
    small.clear("11-21");
    CHECK_FALSE(small.red());
    CHECK_FALSE(small.client_red());
}

TEST_CASE("A clear sets complaints aside as well, and is one no more once it is gone") {
    Unhappy small;
    small.complaint("11-20", {.project = small.project});
    const Ref<ForcedClear> clear =
        small.note<ForcedClear>({.client = small.client, .reason = "A mistake", .on = noon("11-20")});
    CHECK_FALSE(small.red());
    small.erase(clear);
    CHECK(small.red());
}

TEST_CASE("The mean of the pulse reddens below 4, where half of those asked have answered") {
    struct Row {
        std::int32_t theo, maya;
        int silent;
        bool red;
    };
    for (const Row& row : {Row{4, 3, 0, true}, Row{4, 3, 2, true}, Row{4, 3, 3, false}, Row{5, 3, 0, false}}) {
        CAPTURE(row.silent);
        Unhappy small;
        for (int i = 0; i < row.silent; ++i)
            small.ask(small.add<Stakeholder>({.client = small.client, .name = "Silent"}), "11-18",
                      {.project = small.project});
        small.says(small.theo, "11-20", row.theo, ZeroToTen, "mood.1", false);
        small.says(small.maya, "11-20", row.maya, ZeroToTen, "mood.1", false);
        CHECK(small.red() == row.red);
        if (row.red) {
            CHECK(small.of_project()[0].why == DissatisfiedBy::PulseMean);
            CHECK(small.of_project()[0].who == nullptr);
            CHECK(
                small.of_project()[0].sentence ==
                "On 20 Nov the mean of their pulse was 3.50, below 4, and at least half of those asked had answered.");
        }
    }
}

TEST_CASE(
    "A low mean ends by newer answers of the same people, and neither with time nor with what is added behind it") {
    Unhappy small;
    const Ref<PulseAnswer> theo = small.says(small.theo, "11-20", 4, ZeroToTen, "mood.1", false);
    small.says(small.maya, "11-20", 2, ZeroToTen, "mood.1", false);
    CHECK(small.red());
    small.others_are_content("11-21", 9);
    CHECK(small.red());  // Of others.
    for (int i = 0; i < 9; ++i)
        small.ask(small.add<Stakeholder>({.client = small.client, .name = "Silent"}), "11-19",
                  {.project = small.project});
    CHECK(small.red());  // Who was asked later, with an earlier date.
    small.answer(small[theo].pulse, "11-19", 10, ZeroToTen, "mood.3");
    small.says(small.maya, "11-19", 10, ZeroToTen, "mood.1", false);
    CHECK(small.red());  // Written down later, with an earlier date.
    small.today = on("2027-11-30");
    CHECK(small.red());
    const Ref<PulseAnswer> newer = small.says(small.maya, "11-25", 5, ZeroToTen, "mood.2", false);
    CHECK_FALSE(small.red());
    small.erase(newer);
    CHECK(small.red());
    small.clear("11-20");
    CHECK_FALSE(small.red());
}

TEST_CASE("What was low in a newer set counts in a mean though it was deleted") {
    Unhappy small;
    small.says(small.theo, "11-20", 4, ZeroToTen, "mood.1", false);
    small.says(small.maya, "11-20", 2, ZeroToTen, "mood.1", false);
    small.others_are_content("11-20");
    const Ref<Pulse> newer = small.ask(small.maya, "11-22", {.project = small.project});
    const Ref<PulseAnswer> first = small.answer(newer, "11-22", 1);
    const Ref<PulseAnswer> second = small.answer(newer, "11-22", 1, ZeroToTen, "mood.2");
    small.answer(newer, "11-22", 9, ZeroToTen, "mood.3");
    CHECK(small.red());
    small.erase(first);
    small.erase(second);
    CHECK(small.red());
}

TEST_CASE("A low mean ends too where what was low in it was recovered") {
    Unhappy small;
    small.says(small.theo, "11-20", 4, ZeroToTen, "mood.1", false);
    const Ref<PulseAnswer> low = small.says(small.maya, "11-20", 2, ZeroToTen, "mood.1", false);
    const Ref<Recovery> recovery = small.note<Recovery>(
        {.client = small.client, .project = small.project, .source = RecoverySource::LowAnswer, .answer = low});
    CHECK(small.red());
    small.close(recovery);
    CHECK_FALSE(small.red());
}

TEST_CASE("Who had been asked and answers well after the first low answer lifts the mean") {
    Unhappy small;
    const Ref<Pulse> theo = small.ask(small.theo, "11-20", {.project = small.project});
    small.says(small.maya, "11-20", 3, ZeroToTen, "mood.1", false);
    CHECK(small.red());
    small.answer(theo, "11-21", 9);
    CHECK_FALSE(small.red());
}

TEST_CASE("What the team says reddens nothing, and what was said last comes first") {
    Unhappy small;
    small.answer(small.ask({}, "11-20", {.project = small.project, .colleague = small.ana, .decides = true}), "11-20",
                 0);
    CHECK_FALSE(small.red());
    small.complaint("11-22", {.project = small.project});
    small.complaint("11-24");
    small.complaint("11-23", {.project = small.project});
    REQUIRE(small.of_project().size() == 3);
    CHECK(small.of_project()[0].when == noon("11-24"));
    CHECK(small.of_project()[2].when == noon("11-22"));
    CHECK(small.of_client().size() == 3);
}

TEST_CASE("A complaint about a project that nobody knows is one about its client") {
    Unhappy small;
    small.complaint("11-22", {.project = {next_id()}});
    CHECK(small.red());
    CHECK(small.client_red());
}

}  // namespace rapport
