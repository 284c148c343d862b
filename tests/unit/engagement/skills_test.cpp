// Who can do what a task asks for.

#include "engagement/skills.h"

#include "unit/engagement/small_client.h"

namespace rapport {

TEST_CASE("A tag asks for a skill where somebody has one of that name") {
    SmallClient small;
    small.add<Skill>({.person = small.ana, .name = "Design"});
    small.add<Skill>({.person = small.ben, .name = "Übersetzung"});
    const Ref<Task> task = small.task("Form", {480}, {.tags = with_words({}, {"design", "urgent", "ubersetzung"})});

    const SkillBook skills(small.workspace);

    CHECK(skills.asked_by(small[task]) == std::vector<std::string>{"design", "ubersetzung"});
    small[task].tags = with_words(small[task].tags, {"urgent"});
    CHECK(skills.asked_by(small[task]).empty());
    CHECK(skills.people_for(small[task]).empty());
}

TEST_CASE("A level is that of the person, the higher one where they have it twice, and none where they have it not") {
    SmallClient small;
    small.add<Skill>({.person = small.ana, .name = "design", .level = 2});
    small.add<Skill>({.person = small.ana, .name = "Design", .level = 4});
    small.add<Skill>({.person = small.ana, .name = "print", .level = 99});

    const SkillBook skills(small.workspace);

    CHECK(skills.level_of(small.ana, "DESIGN") == 4);
    CHECK(skills.level_of(small.ana, "print") == 5);
    CHECK(skills.level_of(small.ben, "design") == 0);
    CHECK(skills.level_of(small.ana, "sewing") == 0);
}

TEST_CASE("People for a task stand by how many of its skills they have, then by level, then by name") {
    SmallClient small;
    const Ref<Person> cleo = small.add<Person>({.name = "Cleo"});
    const Ref<Person> dan = small.add<Person>({.name = "Dan"});
    const Ref<Person> printer = small.add<Person>({.name = "Printer", .kind = PersonKind::Material});
    const auto has = [&](Ref<Person> person, const char* skill, std::int32_t level) {
        small.add<Skill>({.person = person, .name = skill, .level = level});
    };
    has(dan, "design", 3);
    has(small.ben, "design", 5);
    has(small.ana, "design", 3);
    has(cleo, "design", 1);
    has(cleo, "print", 1);
    has(printer, "print", 5);
    const Ref<Task> task = small.task("Flyer", {480}, {.tags = with_words({}, {"design", "print"})});

    const std::vector<SkillMatch> people = SkillBook(small.workspace).people_for(small[task]);

    REQUIRE(people.size() == 4);
    CHECK(people[0].person->name == "Cleo");
    CHECK(people[0].missing.empty());
    CHECK(people[1].person->name == "Ben Okafor");
    CHECK(people[1].missing == std::vector<std::string>{"print"});
    CHECK(people[2].person->name == "Ana Pereira");
    CHECK(people[3].person->name == "Dan");
}

}  // namespace rapport
