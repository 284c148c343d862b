// How well we deal with people: what was rated comes to, what it suggests, and what to practise before a meeting.

#include "engagement/soft_skills.h"

#include <set>

#include "base/text.h"
#include "engagement/brief.h"
#include "unit/engagement/small_client.h"

namespace rapport {
namespace {

struct Skilled : SmallClient {
    Ref<SoftRating> rated(std::string skill, const std::string& day, std::int32_t level, SoftRating record = {}) {
        record.person = ana;
        record.skill = std::move(skill);
        record.level = level;
        record.on = on(day);
        return add<SoftRating>(std::move(record));
    }
    Ref<SoftRating> by_colleague(std::string skill, const std::string& day, std::int32_t level, Ref<Person> who) {
        return rated(std::move(skill), day, level, {.rater = Rater::Peer, .peer = who});
    }
    Ref<SoftRating> by_client(std::string skill, const std::string& day, std::int32_t level, Ref<Stakeholder> who) {
        return rated(std::move(skill), day, level, {.rater = Rater::Client, .client = who});
    }
    Ref<TrainingEntry> trained(std::string skill, const std::string& day, std::int64_t minutes) {
        return add<TrainingEntry>(
            {.person = ana, .skill = std::move(skill), .what = "A course", .minutes = {minutes}, .on = on(day)});
    }
    Ref<PlannedTouch> plans(const std::string& day, Ref<Stakeholder> who) {
        return add<PlannedTouch>({.project = project, .purpose = "The date", .stakeholder = who, .on = on(day)});
    }
    [[nodiscard]] SoftSkillRecord record() const { return soft_skills_of(workspace, ana, today); }
    [[nodiscard]] SkillStanding standing(std::string_view skill) const {
        const SoftSkillRecord all = record();
        const SkillStanding* found = all.find(skill);
        REQUIRE(found);
        return *found;
    }
    struct Told {
        std::string card;
        std::string reason;
        bool near = false;
    };
    [[nodiscard]] std::optional<Told> hint() const {
        const EngagementIndex known = index();
        const std::optional<MeetingHint> found = hint_before(known, *known.client(client));
        if (!found) return std::nullopt;
        return Told{std::string(found->card->key), found->reason, found->touch != nullptr};
    }
};

}  // namespace

TEST_CASE_FIXTURE(Skilled, "Each voice counts by what it said last, and the gap is oneself less all others") {
    by_colleague("good_listening", "10-05", 2, ben);
    rated("good_listening", "11-02", 4);
    by_colleague("good_listening", "11-10", 3, ben);
    by_client("good_listening", "11-12", 2, theo);
    by_client("good_listening", "11-15", 5, {});
    by_colleague("conflict_resolution", "11-15", 1, ben);
    add<SoftRating>({.person = ben, .skill = "good_listening", .level = 1, .on = on("11-20")});

    const SkillStanding listening = standing("good_listening");

    CHECK(listening.label == "Good listening");
    CHECK(listening.self == 4);
    CHECK(listening.self_on == on("11-02"));
    CHECK(listening.colleagues.count == 1);
    CHECK(listening.colleagues.mean == doctest::Approx(3));
    CHECK(listening.clients.count == 2);
    CHECK(listening.clients.mean == doctest::Approx(3.5));
    CHECK(listening.others.count == 3);
    CHECK(listening.others.mean == doctest::Approx(10.0 / 3));
    REQUIRE(listening.gap);
    CHECK(*listening.gap == doctest::Approx(4 - 10.0 / 3));
    REQUIRE(listening.ratings.size() == 5);
    CHECK(listening.ratings.front()->on == on("11-15"));
    CHECK(listening.ratings.back()->on == on("10-05"));
}

TEST_CASE_FIXTURE(Skilled, "A course has a point for each day on which somebody rated, with what was known by then") {
    by_colleague("good_listening", "10-05", 2, ben);
    rated("good_listening", "11-02", 3);
    by_client("good_listening", "11-02", 4, theo);
    by_colleague("good_listening", "11-10", 4, ben);
    rated("good_listening", "11-20", 5);

    const std::vector<CoursePoint> course = standing("good_listening").course;

    REQUIRE(course.size() == 4);
    CHECK(course[0].on == on("10-05"));
    CHECK(course[0].self == doctest::Approx(0));
    CHECK(course[0].others == doctest::Approx(2));
    CHECK(course[1].on == on("11-02"));
    CHECK(course[1].self == doctest::Approx(3));
    CHECK(course[1].others == doctest::Approx(3));
    CHECK(course[2].others == doctest::Approx(4));
    CHECK(course[3].self == doctest::Approx(5));
    CHECK(course[3].others == doctest::Approx(4));
}

TEST_CASE_FIXTURE(Skilled, "There is no gap before both sides have spoken, and what lies ahead has not been said") {
    rated("good_listening", "11-02", 4);
    by_colleague("good_listening", "12-05", 1, ben);
    by_colleague("people_management", "11-05", 2, ben);

    CHECK_FALSE(standing("good_listening").gap);
    CHECK(standing("good_listening").ratings.size() == 1);
    CHECK_FALSE(standing("people_management").gap);
    CHECK(standing("people_management").self == 0);
    CHECK(standing("people_management").colleagues.count == 1);
    CHECK(standing("conflict_resolution").course.empty());
}

TEST_CASE_FIXTURE(Skilled, "Of two ratings of one day the later counts, and a level out of range is brought into it") {
    rated("good_listening", "11-02", 2);
    rated("good_listening", "11-02", 4);
    by_colleague("good_listening", "11-02", 99, ben);

    const SkillStanding listening = standing("good_listening");
    CHECK(listening.self == 4);
    CHECK(listening.colleagues.mean == doctest::Approx(5));
    CHECK(*listening.gap == doctest::Approx(-1));
    CHECK(listening.course.size() == 1);
}

TEST_CASE_FIXTURE(Skilled, "The four come first, then own skills by name, each once however it is spelt") {
    rated("Negotiation", "11-02", 2);
    rated(" negotiation", "11-03", 3);
    rated("Good Listening", "11-03", 3);
    trained("Chairing", "11-04", 30);

    const SoftSkillRecord all = record();

    std::vector<std::string> labels;
    for (const SkillStanding& one : all.skills) labels.push_back(one.label);
    CHECK(labels == std::vector<std::string>{"People management", "Good listening", "Positive communication",
                                             "Conflict resolution", "Chairing", "Negotiation"});
    CHECK(standing("negotiation").self == 3);
    CHECK(standing("negotiation").ratings.size() == 2);
    CHECK(standing("good_listening").self == 3);
    CHECK(own_soft_skills(workspace) == std::vector<std::string>{"Chairing", "Negotiation"});
    CHECK(soft_skill_key("  conflict RESOLUTION ") == "conflict_resolution");
    CHECK(soft_skill_label("tip_6") == "Clients for good");
    CHECK(soft_skill_key(" Chairing ") == "Chairing");
}

TEST_CASE_FIXTURE(Skilled, "The lowest of the six habits suggests one thing for this week, and another the next") {
    CHECK_FALSE(record().advice);
    rated("tip_1", "11-02", 4);
    rated("tip_5", "11-02", 2);
    rated("tip_3", "11-02", 2);
    by_colleague("tip_2", "11-02", 1, ben);  // The habits are looked at by oneself.

    const SoftSkillRecord all = record();
    REQUIRE(all.tips.size() == 6);
    CHECK(all.skills.size() == 4);
    REQUIRE(all.advice);
    CHECK(all.advice->tip->skill.key == "tip_3");
    CHECK(all.advice->level == 2);

    const auto action_on = [&](const std::string& day) {
        return std::string(soft_skills_of(workspace, ana, on(day)).advice->action);
    };
    CHECK(action_on("11-30") == action_on("12-06"));  // Monday and Sunday.
    CHECK(action_on("12-06") != action_on("12-07"));
    CHECK(action_on("12-07") != action_on("12-14"));
    CHECK(action_on("11-30") == action_on("12-21"));

    rated("tip_3", "11-20", 3);
    CHECK(record().advice->tip->skill.key == "tip_5");
}

TEST_CASE_FIXTURE(Skilled, "The time that was practised this year is the sum of its trainings") {
    trained("good_listening", "01-15", 45);
    trained("good_listening", "11-20", 60);
    trained("conflict_resolution", "2025-12-01", 30);
    trained("conflict_resolution", "12-01", 15);
    add<TrainingEntry>({.person = ben, .skill = "good_listening", .what = "A book", .minutes = {500}, .on = today});

    const SoftSkillRecord all = record();

    CHECK(all.this_year == Minutes{105});
    CHECK(all.trainings_this_year == 2);
    REQUIRE(all.trainings.size() == 3);
    CHECK(all.trainings[0]->on == on("11-20"));
    CHECK(all.trainings[2]->on == on("2025-12-01"));
}

TEST_CASE("Each of the four has at least four cards, each whole, short in its title and with a key of its own") {
    std::set<std::string_view> keys;
    for (const PracticeCard& card : practice_cards()) {
        CAPTURE(card.key);
        CHECK(keys.insert(card.key).second);
        CHECK(practice_card(card.key) == &card);
        CHECK(split(card.title, ' ').size() <= 4);
        CHECK(card.situation.size() > 20);
        CHECK(card.attempt.size() > 20);
        CHECK(card.say.starts_with("“"));
        CHECK(card.say.ends_with("”"));
    }
    for (const NamedSkill& skill : soft_skills) CHECK(practice_cards_for(skill.key).size() >= 4);
    CHECK(practice_cards_for("Negotiation").empty());
    CHECK(practice_card("nothing") == nullptr);
    for (const MindsetTip& tip : mindset_tips()) {
        CHECK(is_mindset_tip(tip.skill.key));
        for (const std::string_view action : tip.actions) CHECK(action.size() > 20);
    }
    CHECK_FALSE(is_mindset_tip("good_listening"));
}

TEST_CASE_FIXTURE(Skilled, "What makes a meeting hardest chooses the card, and says why") {
    CHECK_FALSE(hint());

    (*this)[theo].attitude = Attitude::Doubts;
    REQUIRE(hint());
    CHECK(hint()->card == "behind_the_doubt");
    CHECK(hint()->reason == "Theo has doubts about the work.");
    CHECK_FALSE(hint()->near);

    (*this)[theo].attitude = Attitude::Opposes;
    CHECK(hint()->card == "ask_before_defending");
    CHECK(hint()->reason == "Theo opposes the work.");

    const Ref<Promise> promise = add<Promise>({.client = client, .text = "The draft", .to = theo, .due = on("11-20")});
    CHECK(hint()->card == "own_a_broken_promise");
    CHECK(hint()->reason == "A promise to Theo is overdue.");
    (*this)[promise].state = PromiseState::Broken;
    (*this)[promise].settled = on("11-21");
    CHECK(hint()->reason == "A promise to Theo was broken.");

    (*this)[call].sentiment = Sentiment::Bad;
    CHECK(hint()->card == "let_them_finish");
    CHECK(hint()->reason == "Theo seemed unhappy on 26 Nov.");

    add<Recovery>({.client = client, .from = theo, .words = {"Nobody called"}, .received = noon("11-29")});
    CHECK(hint()->card == "start_from_their_loss");
    CHECK(hint()->reason == "Theo is not content.");

    (*this)[theo].no_contact = true;
    CHECK_FALSE(hint());
}

TEST_CASE_FIXTURE(Skilled, "What is long ago, mended or not yet due makes no meeting hard") {
    const Ref<Promise> promise = add<Promise>({.client = client,
                                               .text = "The draft",
                                               .to = theo,
                                               .due = on("08-20"),
                                               .state = PromiseState::Broken,
                                               .settled = on("08-21")});
    CHECK_FALSE(hint());
    (*this)[promise].state = PromiseState::Open;
    (*this)[promise].due = on("12-24");
    CHECK_FALSE(hint());

    (*this)[call].sentiment = Sentiment::VeryBad;
    CHECK(hint());
    touch("11-28", Channel::Phone, {theo}, {.sentiment = Sentiment::Good});
    CHECK_FALSE(hint());
}

TEST_CASE_FIXTURE(Skilled, "A meeting that is near and may be hard comes before harder people whom nobody meets") {
    const Ref<Stakeholder> maya =
        add<Stakeholder>({.client = client, .name = "Maya Lind", .attitude = Attitude::Doubts});
    (*this)[theo].attitude = Attitude::Opposes;
    const Ref<PlannedTouch> meeting = plans("12-03", maya);

    REQUIRE(hint());
    CHECK(hint()->card == "behind_the_doubt");
    CHECK(hint()->near);
    {
        const EngagementIndex known = index();
        const std::optional<MeetingHint> found = hint_before(known, (*this)[meeting]);
        REQUIRE(found);
        CHECK(found->who->id == maya.id);
        CHECK(found->touch->id == meeting.id);
        CHECK(hint_before(known, (*this)[theo])->card->key == "ask_before_defending");
    }

    (*this)[meeting].on = on("12-15");  // In more than two weeks.
    CHECK(hint()->card == "ask_before_defending");
    CHECK_FALSE(hint()->near);

    (*this)[meeting].on = on("12-14");
    CHECK(hint()->near);
    (*this)[meeting].held = call;
    CHECK_FALSE(hint()->near);
}

TEST_CASE_FIXTURE(Skilled, "A planned touch that names nobody is with whoever decides") {
    add<Stakeholder>({.client = client, .name = "Maya Lind", .attitude = Attitude::Opposes});
    const Ref<PlannedTouch> meeting = plans("12-03", {});
    CHECK_FALSE(hint_before(index(), (*this)[meeting]));

    (*this)[theo].attitude = Attitude::Doubts;
    const EngagementIndex known = index();
    const std::optional<MeetingHint> found = hint_before(known, (*this)[meeting]);
    REQUIRE(found);
    CHECK(found->who->id == theo.id);
}

TEST_CASE_FIXTURE(Skilled, "A brief names the card with its reason, and what to say where there is room") {
    (*this)[theo].attitude = Attitude::Opposes;
    plans("12-03", theo);
    const EngagementIndex known = index();

    const ClientBrief brief = brief_of(known, {}, *known.client(client));

    CHECK(brief.practice.lines ==
          std::vector<std::string>{
              "“Ask, then defend” (conflict resolution): Theo opposes the work. You meet on 3 Dec. Say: “You see a "
              "danger that I may not see. What should not happen under any circumstances?”"});
    CHECK(brief_html(brief).find("<h2>Practise before you meet</h2>") != std::string::npos);

    (*this)[theo].attitude = Attitude::Champions;
    const EngagementIndex content = index();
    CHECK(brief_of(content, {}, *content.client(client)).practice.empty());
}

TEST_CASE("No client ever sees a word of it") {
    for (const EntityType* type : {&type_of<SoftRating>, &type_of<TrainingEntry>})
        for (std::size_t at = shared_field + 1; at < type->fields.size(); ++at) {
            CAPTURE(type->fields[at].name);
            CHECK(type->fields[at].audience == Audience::Team);
        }
}

}  // namespace rapport
