// Playbooks are written down, shared and followed.

#include "app/commands/playbook.h"

#include "app/commands/record.h"
#include "clinics.h"
#include "engagement/playbooks.h"

namespace rapport {
namespace {

struct Playing : ClinicsDesk {
    Ref<Recovery> recovery = desk.add(make<Recovery>({.client = client,
                                                      .project = project,
                                                      .from = ruth,
                                                      .words = {"Nobody called me back."},
                                                      .received = noon,
                                                      .owner = ines}));

    [[nodiscard]] const Workspace& workspace() const { return desk.workspace; }
    template <class E> const E& get(Ref<E> ref) const {
        const E* found = workspace().find(ref);
        REQUIRE(found);
        return *found;
    }
    Ref<Playbook> playbook(std::string name, const std::vector<std::pair<std::string, std::int64_t>>& steps = {}) {
        Playbook wanted{};
        wanted.id = next_id();
        wanted.name = std::move(name);
        std::vector<PlaybookStep> made;
        for (const auto& [text, within] : steps) {
            made.emplace_back();
            made.back().text = text;
            made.back().within = {within};
        }
        REQUIRE(desk.run(add_playbook(workspace(), wanted, made, next_id)));
        return {wanted.id};
    }
    [[nodiscard]] std::vector<std::string> texts(Ref<Playbook> ref) const {
        std::vector<std::string> texts;
        for (const PlaybookStep* step : steps_of(workspace(), ref)) texts.push_back(step->text);
        return texts;
    }
    [[nodiscard]] std::vector<std::string> texts() const {
        std::vector<std::string> texts;
        for (const RecoveryStep* step : steps_of(workspace(), recovery)) texts.push_back(step->text);
        return texts;
    }
    Result<Edit> follow(Ref<Playbook> ref) const { return follow_playbook(workspace(), recovery, ref, next_id, 1); }
    Result<Edit> add(std::string text) const {
        RecoveryStep wanted{};
        wanted.id = next_id();
        wanted.recovery = recovery;
        wanted.text = std::move(text);
        return add_recovery_step(workspace(), wanted, 1);
    }
    void confirm() {
        Edit edit{"Confirm", {}};
        edit.set<&Recovery::told>(get(recovery), monday);
        edit.set<&Recovery::confirmed>(get(recovery), monday);
        edit.set<&Recovery::confirmed_by>(get(recovery), ruth);
        REQUIRE(desk.run(std::move(edit)));
    }
};

using Texts = std::vector<std::string>;

std::string why_not(const Result<Edit>& edit) { return edit ? std::string() : edit.error().message; }

}  // namespace

TEST_CASE("A playbook is made with its steps in one gesture, and taken back in one") {
    Playing playing;
    const Ref<Playbook> dates = playing.playbook(" Dates\nthat move ", {{"Call", 240}, {" Write ", 0}});

    CHECK(playing.get(dates).name == "Dates that move");
    CHECK(playing.texts(dates) == Texts{"Call", "Write"});
    CHECK(steps_of(playing.workspace(), dates).front()->within == Minutes{240});
    playing.desk.undo();
    CHECK(playing.count<Playbook>() == 0);
    CHECK(playing.count<PlaybookStep>() == 0);
    playing.desk.redo();
    CHECK(playing.texts(dates) == Texts{"Call", "Write"});
}

TEST_CASE("A playbook has a name of its own") {
    Playing playing;
    const Ref<Playbook> dates = playing.playbook("Dates");
    const Ref<Playbook> money = playing.playbook("Money");

    CHECK(why_not(rename_playbook(playing.workspace(), money, " ")).find("needs a name") != std::string::npos);
    CHECK(why_not(rename_playbook(playing.workspace(), money, "dates")).find("already") != std::string::npos);
    CHECK_FALSE(why_not(rename_playbook(playing.workspace(), money, std::string(201, 'n'))).empty());
    CHECK_FALSE(why_not(rename_playbook(playing.workspace(), {next_id()}, "New")).empty());
    REQUIRE(playing.desk.run(rename_playbook(playing.workspace(), dates, "DATES")));
    CHECK(playing.get(dates).name == "DATES");
    playing.desk.undo();
    CHECK(playing.get(dates).name == "Dates");
}

TEST_CASE("Steps are added behind the others, changed, moved and removed, each as one step back") {
    Playing playing;
    const Ref<Playbook> dates = playing.playbook("Dates", {{"Call", 240}, {"Write", 0}});
    const Id thank = next_id();
    REQUIRE(playing.desk.run(add_playbook_step(playing.workspace(), dates, thank, " Thank\tthem ", {60}, 1)));
    CHECK(playing.texts(dates) == Texts{"Call", "Write", "Thank them"});

    REQUIRE(playing.desk.run(move_playbook_step(playing.workspace(), {thank}, -1, 1)));
    CHECK(playing.texts(dates) == Texts{"Call", "Thank them", "Write"});
    REQUIRE(playing.desk.run(move_playbook_step(playing.workspace(), {thank}, -1, 1)));
    CHECK(playing.texts(dates) == Texts{"Thank them", "Call", "Write"});
    CHECK(why_not(move_playbook_step(playing.workspace(), {thank}, -1, 1)) == "“Thank them” is the first step.");
    REQUIRE(playing.desk.run(move_playbook_step(playing.workspace(), {thank}, 5, 1)));
    CHECK(playing.texts(dates) == Texts{"Call", "Write", "Thank them"});
    CHECK(why_not(move_playbook_step(playing.workspace(), {thank}, 1, 1)) == "“Thank them” is the last step.");
    playing.desk.undo();
    CHECK(playing.texts(dates) == Texts{"Thank them", "Call", "Write"});

    REQUIRE(playing.desk.run(change_playbook_step(playing.workspace(), {thank}, "Say thanks", {0})));
    CHECK(playing.get(Ref<PlaybookStep>{thank}).text == "Say thanks");
    CHECK(playing.get(Ref<PlaybookStep>{thank}).within == Minutes{0});
    playing.desk.undo();
    CHECK(playing.get(Ref<PlaybookStep>{thank}).within == Minutes{60});

    REQUIRE(playing.desk.run(remove_playbook_step(playing.workspace(), {thank})));
    CHECK(playing.texts(dates) == Texts{"Call", "Write"});
    playing.desk.undo();
    CHECK(playing.texts(dates) == Texts{"Thank them", "Call", "Write"});
    REQUIRE(playing.desk.run(delete_record(playing.workspace(), type_of<Playbook>, dates.id)));
    CHECK(playing.count<PlaybookStep>() == 0);
}

TEST_CASE("A step says something, is due within a year, and what changes nothing is no gesture") {
    Playing playing;
    const Ref<Playbook> dates = playing.playbook("Dates", {{"Call", 240}});
    const Ref<PlaybookStep> call{steps_of(playing.workspace(), dates).front()->id};
    const auto changed = [&](std::string_view text, std::int64_t within) {
        return change_playbook_step(playing.workspace(), call, text, {within});
    };
    CHECK(why_not(changed(" ", 0)) == "Say what is to be done.");
    CHECK(why_not(changed(std::string(501, 'x'), 0)).find("500 characters") != std::string::npos);
    CHECK_FALSE(why_not(changed("Call", -1)).empty());
    CHECK_FALSE(why_not(changed("Call", longest_within.count + 1)).empty());
    REQUIRE(changed("Call", 240));
    CHECK(changed("Call", 240)->empty());
}

TEST_CASE("Who follows a playbook has its steps, due so long after the complaint, in one gesture") {
    Playing playing;
    const Ref<Playbook> dates = playing.playbook("Dates", {{"Call", 240}, {"Thank them", 0}});
    REQUIRE(playing.desk.run(playing.follow(dates)));

    const auto steps = steps_of(playing.workspace(), playing.recovery);
    REQUIRE(steps.size() == 2);
    CHECK(steps[0]->text == "Call");
    CHECK(steps[0]->due == DateTime{noon.minutes + 240});
    CHECK(steps[1]->text == "Thank them");
    CHECK_FALSE(steps[1]->due);
    CHECK_FALSE(steps[0]->done);
    playing.desk.undo();
    CHECK(playing.texts().empty());
    playing.desk.redo();
    CHECK(playing.texts() == Texts{"Call", "Thank them"});
}

TEST_CASE("Steps that are there already are not added again, and nothing that is there changes") {
    Playing playing;
    const Ref<Playbook> dates = playing.playbook("Dates", {{"Call", 240}, {"Thank them", 0}});
    REQUIRE(playing.desk.run(playing.add("thank them")));
    REQUIRE(playing.desk.run(playing.follow(dates)));
    CHECK(playing.texts() == Texts{"thank them", "Call"});
    CHECK(why_not(playing.follow(dates)) == "All steps of “Dates” are there already.");
}

TEST_CASE("A playbook without steps, and a recovery that the client has confirmed, cannot be followed") {
    Playing playing;
    const Ref<Playbook> empty = playing.playbook("Empty");
    const Ref<Playbook> dates = playing.playbook("Dates", {{"Call", 240}});
    CHECK(why_not(playing.follow(empty)).find("no steps yet") != std::string::npos);
    CHECK_FALSE(why_not(playing.follow({next_id()})).empty());
    CHECK_FALSE(why_not(follow_playbook(playing.workspace(), {next_id()}, dates, next_id, 1)).empty());
    playing.confirm();
    CHECK(why_not(playing.follow(dates)).find("has confirmed") != std::string::npos);
    CHECK(why_not(playing.add("Call")).find("has confirmed") != std::string::npos);
}

TEST_CASE("The playbook of Rapport can be followed without being among one's own, or become one") {
    Playing playing;
    REQUIRE(playing.desk.run(follow_built_in(playing.workspace(), playing.recovery, next_id, 1)));
    CHECK(playing.texts().size() == built_in_steps().size());
    CHECK(playing.count<Playbook>() == 0);

    const Id own = next_id();
    REQUIRE(playing.desk.run(add_built_in_playbook(playing.workspace(), own, next_id)));
    CHECK(playing.texts(Ref<Playbook>{own}).size() == built_in_steps().size());
    CHECK_FALSE(why_not(add_built_in_playbook(playing.workspace(), next_id(), next_id)).empty());
}

TEST_CASE("An own step comes last, is ticked with its day, and unticked") {
    Playing playing;
    REQUIRE(playing.desk.run(playing.add("Call")));
    REQUIRE(playing.desk.run(playing.add(" Write\nto them ")));
    CHECK(playing.texts() == Texts{"Call", "Write to them"});
    CHECK(why_not(playing.add("  ")) == "Say what is to be done.");

    const Ref<RecoveryStep> call{steps_of(playing.workspace(), playing.recovery).front()->id};
    REQUIRE(playing.desk.run(tick_step(playing.workspace(), call, monday)));
    CHECK(playing.get(call).done == monday);
    playing.desk.undo();
    CHECK_FALSE(playing.get(call).done);
    playing.desk.redo();
    REQUIRE(playing.desk.run(tick_step(playing.workspace(), call, std::nullopt)));
    CHECK_FALSE(playing.get(call).done);
    CHECK(tick_step(playing.workspace(), call, std::nullopt)->empty());
    CHECK_FALSE(why_not(tick_step(playing.workspace(), {next_id()}, monday)).empty());
}

TEST_CASE("Steps go with their recovery, and come back with it") {
    Playing playing;
    REQUIRE(playing.desk.run(playing.add("Call")));
    REQUIRE(playing.desk.run(delete_record(playing.workspace(), type_of<Recovery>, playing.recovery.id)));
    CHECK(playing.count<RecoveryStep>() == 0);
    playing.desk.undo();
    CHECK(playing.texts() == Texts{"Call"});
}

TEST_CASE("What was done once becomes a playbook, with the times it took from the complaint on") {
    Playing playing;
    const auto into = [&](Id id) { return steps_into_playbook(playing.workspace(), playing.recovery, id, next_id); };
    CHECK(why_not(into(next_id())).find("no steps yet") != std::string::npos);
    REQUIRE(playing.desk.run(playing.add("Call")));
    REQUIRE(playing.desk.run(playing.add("Write")));
    const auto steps = steps_of(playing.workspace(), playing.recovery);
    playing.desk.set<&RecoveryStep::due>(Ref<RecoveryStep>{steps[0]->id}, DateTime{noon.minutes + 90});
    playing.desk.set<&RecoveryStep::due>(Ref<RecoveryStep>{steps[1]->id}, DateTime{noon.minutes - 90});

    const Id id = next_id();
    Playbook wanted{};
    wanted.id = id;
    wanted.name = "As with Ruth";
    Result<Edit> edit = add_playbook(playing.workspace(), wanted, {}, next_id);
    REQUIRE(edit);
    Result<Edit> more = into(id);
    REQUIRE(more);
    edit->append(std::move(*more));
    REQUIRE(playing.desk.run(std::move(*edit)));

    CHECK(playing.texts(Ref<Playbook>{id}) == Texts{"Call", "Write"});
    const auto made = steps_of(playing.workspace(), Ref<Playbook>{id});
    CHECK(made[0]->within == Minutes{90});
    CHECK(made[1]->within == Minutes{0});
    playing.desk.undo();
    CHECK(playing.count<Playbook>() == 0);
    CHECK(playing.count<PlaybookStep>() == 0);
}

TEST_CASE("What one team shares another has as it was, and taking it again changes nothing") {
    Playing ours, theirs;
    ours.playbook("Money", {{"Look at the invoice", 1440}});
    const Ref<Playbook> dates = ours.playbook("Dates", {{"Call", 240}, {"Thank them", 0}});
    CHECK(playbooks_to_share(ours.workspace(), dates).size() == 1);
    const std::vector<SharedPlaybook> all_of_ours = playbooks_to_share(ours.workspace());
    REQUIRE(all_of_ours.size() == 2);
    CHECK(all_of_ours[0].playbook.name == "Dates");
    const auto file = write_playbooks(all_of_ours);
    REQUIRE(file);
    const auto read = read_playbooks(file->bytes);
    REQUIRE(read);

    TakenPlaybooks taken = take_playbooks(theirs.workspace(), *read, next_id);
    CHECK(taken.taken == 2);
    CHECK(taken.there == 0);
    CHECK(taken.said == "2 playbooks are among yours now.");
    REQUIRE(theirs.desk.run(std::move(taken.edit)));
    CHECK(theirs.texts(Ref<Playbook>{taken.first}) == Texts{"Call", "Thank them"});
    const auto again = write_playbooks(playbooks_to_share(theirs.workspace()));
    REQUIRE(again);
    CHECK(again->bytes == file->bytes);

    const TakenPlaybooks twice = take_playbooks(theirs.workspace(), *read, next_id);
    CHECK(twice.taken == 0);
    CHECK(twice.there == 2);
    CHECK(twice.edit.empty());
    CHECK(twice.first.is_null());
    CHECK(twice.said.find("here already") != std::string::npos);
    theirs.desk.undo();
    CHECK(theirs.count<Playbook>() == 0);
    CHECK(theirs.count<PlaybookStep>() == 0);
}

TEST_CASE("A playbook whose name is taken gets a number, and the one that is here stays") {
    Playing playing;
    const Ref<Playbook> own = playing.playbook("Dates", {{"Call", 240}});
    SharedPlaybook one{};
    one.playbook.name = "dates";
    SharedPlaybook other = one;
    other.steps.emplace_back();
    other.steps.back().text = "Write";

    TakenPlaybooks taken = take_playbooks(playing.workspace(), std::vector{one, other, other}, next_id);
    CHECK(taken.taken == 2);
    CHECK(taken.there == 1);
    CHECK(taken.said == "2 playbooks are among yours now. 1 was here already.");
    REQUIRE(playing.desk.run(std::move(taken.edit)));

    Texts names;
    for (const Playbook* playbook : playbooks_of(playing.workspace())) names.push_back(playbook->name);
    CHECK(names == Texts{"Dates", "dates (2)", "dates (3)"});
    CHECK(playing.texts(own) == Texts{"Call"});
    CHECK(playing.get(Ref<Playbook>{taken.first}).name == "dates (2)");
    CHECK(take_playbooks(playing.workspace(), std::vector{one, other}, next_id).there == 2);
}

TEST_CASE("A tick that a colleague has written over since is not taken back") {
    Playing playing;
    REQUIRE(playing.desk.run(playing.add("Call")));
    const Ref<RecoveryStep> call{steps_of(playing.workspace(), playing.recovery).front()->id};
    REQUIRE(playing.desk.run(tick_step(playing.workspace(), call, monday)));
    playing.desk.peer_sets<&RecoveryStep::done>(call, std::optional(Date{monday.days + 1}));
    playing.desk.undo();
    CHECK(playing.get(call).done == Date{monday.days + 1});
    CHECK_FALSE(playing.desk.skipped.empty());
}

}  // namespace rapport
