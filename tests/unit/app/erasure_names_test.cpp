// Names of who was erased in texts that are not theirs: reports, and what was told in an earlier way; and that nobody else of the
// same name loses anything.

#include "share/report_words.h"
#include "unit/app/erasure_devices.h"

namespace rapport {
namespace {

const std::string she_replied = "Ruth Hush" + std::string(by_reply);

/// Another client has a Ruth Hush too, and so has hers.
struct Namesakes : Office {
    Ref<Client> other{id_number(60)};
    Ref<Stakeholder> ruth_there{id_number(61)}, second_ruth{id_number(70)};
    Ref<Project> project_there{id_number(62)}, project{id_number(71)};

    Namesakes() {
        Edit edit{"Note", {}};
        edit.create(made<Client>(60, [&](Client& one) { one.name = "Bakery"; }));
        edit.create(made<Stakeholder>(61, [&](Stakeholder& one) { one.client = other, one.name = "Ruth Hush"; }));
        edit.create(made<Stakeholder>(70, [&](Stakeholder& one) { one.client = client, one.name = "Ruth Hush"; }));
        edit.create(made<Project>(62, [&](Project& one) { one.client = other, one.name = "Ovens"; }));
        edit.create(made<Project>(71, [&](Project& one) { one.client = client, one.name = "Cranes"; }));
        was_given(edit, 64, 1, other, project_there, ruth_there);
        was_given(edit, 74, 1, client, project, ruth);
        was_given(edit, 72, 2, client, project, second_ruth);
        replied(edit, 63, 1, project_there);
        replied(edit, 75, 1, project);
        replied(edit, 73, 2, project);
        edit.create(made<Reply>(65, [&](Reply& one) {
            one.snapshot = {id_number(64)}, one.from = "Ruth Hush", one.content.text = "Kept";
        }));
        ana.run(std::move(edit));
    }
    static void was_given(Edit& edit, std::uint64_t id, std::int32_t number, Ref<Client> client, Ref<Project> project,
                          Ref<Stakeholder> whom) {
        edit.create(made<Snapshot>(id, [&](Snapshot& one) {
            one.client = client, one.project = project, one.recipient = whom, one.number = number;
        }));
    }
    static void replied(Edit& edit, std::uint64_t id, int snapshot, Ref<Project> about) {
        edit.create(made<Comment>(id, [&](Comment& one) {
            one.about = about.id, one.author = she_replied + std::to_string(snapshot), one.text.text = "A word";
        }));
    }
    [[nodiscard]] const Comment* comment(std::uint64_t id) const {
        return ana.workspace().find(Ref<Comment>{id_number(id)});
    }
};

struct Reports : Namesakes {
    Ref<StatusReport> report{id_number(80)}, report_there{id_number(83)};
    Ref<LightReport> lights{id_number(81)};
    Ref<ReportTemplate> from{id_number(82)};

    Reports() {
        Edit edit{"Write", {}};
        edit.create(made<StatusReport>(80, [&](StatusReport& one) {
            one.project = project, one.title = "For Ruth Hush", one.state = ReportState::Issued;
            one.decisions.text = "Rooms: from Ruth Hush, soon\nStart with Ruth Hu…";
        }));
        edit.create(made<StatusReport>(83, [&](StatusReport& one) {
            one.project = project_there, one.title = "Ovens", one.summary.text = "Ruth Hush is content";
        }));
        edit.create(made<LightReport>(
            81, [&](LightReport& one) { one.project = project, one.words.text = "Ruth Hush waits"; }));
        edit.create(made<ReportTemplate>(
            82, [&](ReportTemplate& one) { one.name = "Monthly", one.summary.text = "Thanks to Ruth Hush"; }));
        ana.run(std::move(edit));
    }
};

}  // namespace

TEST_CASE_FIXTURE(Namesakes, "Who is erased takes no reply of a namesake along, of another client or of the same") {
    erase();

    CHECK_FALSE(comment(75));
    for (const std::uint64_t stays : {63U, 73U}) {
        REQUIRE(comment(stays));
        CHECK(comment(stays)->text.text == "A word");
    }
    const Reply* reply = ana.workspace().find(Ref<Reply>{id_number(65)});
    REQUIRE(reply);
    CHECK(reply->from == "Ruth Hush");
    CHECK(reply->content.text == "Kept");
}

TEST_CASE_FIXTURE(Namesakes,
                  "One of us who is erased takes no reply along of somebody of a client with the same name") {
    Edit edit{"Add", {}};
    edit.create(made<Person>(90, [&](Person& one) { one.name = "Ruth Hush"; }));
    ana.run(std::move(edit));

    ana.run(erase_person(ana.workspace(), Ref<Person>{id_number(90)}));

    for (const std::uint64_t stays : {63U, 73U, 75U}) CHECK(comment(stays));
}

TEST_CASE_FIXTURE(Reports,
                  "Reports lose the name of who was erased, issued ones too, and those of other clients do not") {
    erase();

    const Workspace& left = ana.workspace();
    CHECK(left.find(report)->title == "For somebody");
    CHECK(left.find(report)->decisions.text == "Rooms: from somebody, soon\nStart with somebody");
    CHECK(left.find(report)->state == ReportState::Issued);
    CHECK(left.find(lights)->words.text == "somebody waits");
    CHECK(left.find(from)->summary.text == "Thanks to somebody");
    CHECK(left.find(report_there)->summary.text == "Ruth Hush is content");
}

TEST_CASE_FIXTURE(Reports, "A report that a colleague wrote loses the name when they take the erasure in") {
    ben.meet(ana);
    Edit edit{"Write", {}};
    edit.create(made<StatusReport>(84, [&](StatusReport& one) {
        one.project = project, one.title = "Second", one.next.text = "Ask Ruth Hush-later";
    }));
    ben.run(std::move(edit));
    ana.clock.pass({10});
    erase();

    ben.clock.pass({20});
    ben.meet(ana);

    CHECK(ben.workspace().find(Ref<StatusReport>{id_number(84)})->next.text == "Ask somebody");
    CHECK(ben.workspace().find(report)->title == "For somebody");
    ana.meet(ben);
    CHECK(write_workspace(ana.workspace()) == write_workspace(ben.workspace()));
}

TEST_CASE_FIXTURE(Reports,
                  "A report that a colleague issued keeps its words but for the name, and goes on to the client") {
    ben.meet(ana);
    Edit edit{"Write", {}};
    for (const std::uint64_t number : {84U, 85U})
        edit.create(made<StatusReport>(number, [&](StatusReport& one) {
            one.project = project, one.title = "Second", one.next.text = "Ask Ruth Hush-later";
            one.state = ReportState::Issued, one.shared = true;
            one.digest = number == 84 ? report_digest(one) : "of other words";
        }));
    ben.run(std::move(edit));
    ana.clock.pass({10});
    erase();

    ben.clock.pass({20});
    ben.meet(ana);
    ana.meet(ben);

    for (const Workspace* left : {&ana.workspace(), &ben.workspace()}) {
        const StatusReport* issued = left->find(Ref<StatusReport>{id_number(84)});
        REQUIRE(issued);
        CHECK(issued->next.text == "Ask somebody");
        CHECK(goes_to_client(*issued));
        CHECK(words_changed(*left->find(Ref<StatusReport>{id_number(85)})));  // It was before, too.
    }
    CHECK(write_workspace(ana.workspace()) == write_workspace(ben.workspace()));
}

TEST_CASE_FIXTURE(Reports, "No older copy brings a name back into a report") {
    const Workspace older = copy_of(ana.workspace());
    ana.clock.pass({10});
    erase();

    REQUIRE(ana.session->merge(older, "Merge an older copy"));
    ana.settle();

    CHECK(ana.workspace().find(report)->title == "For somebody");
    CHECK(ana.workspace().find(lights)->words.text == "somebody waits");
}

TEST_CASE_FIXTURE(Office,
                  "What was told in an earlier way loses the name as well, and what nobody can read is emptied") {
    const std::string task = to_string(id_number(40)), need = to_string(id_number(11));
    Edit edit{"Share", {}};
    edit.create(made<Snapshot>(28, [&](Snapshot& one) {
        one.client = client, one.recipient = theo;
        one.told.text = R"({"asked":[{"kind":"comment","name":"Training with Ruth Hush","record":")" + task +
                        R"(","ref":"m1","type":"task"}],"lines":[{"kind":"value","name":"hush","record":")" + need +
                        R"(","value":"hush, 3"}]})";
    }));
    edit.create(made<Snapshot>(29, [&](Snapshot& one) {
        one.client = client, one.recipient = theo, one.told.text = R"({"asked":["hush"]})";
    }));
    ana.run(std::move(edit));

    erase();

    CHECK_FALSE(knows_hush(ana));
    CHECK(ana.workspace().find(Ref<Snapshot>{id_number(28)})->told.text ==
          R"({"asked":[{"kind":"comment","name":"Training with ?","record":")" + task +
              R"(","ref":"m1","type":"task"}],"lines":[{"kind":"value","name":"","record":")" + need +
              R"(","value":""}]})");
    CHECK(ana.workspace().find(Ref<Snapshot>{id_number(29)})->told.text.empty());
}

TEST_CASE("A name that was cut with its text is taken out where enough of it is left") {
    const std::vector<std::string> ruth{"Ruth Adeyemi"};
    CHECK(without_names("Training with Ruth Ade…", ruth) == "Training with somebody");
    CHECK(without_names("Training with Ruth …", ruth) == "Training with somebody");
    CHECK(without_names("“Call Ruth Adeyemi…” and “Ring Rut…”", ruth) == "“Call somebody…” and “Ring somebody”");
    CHECK(without_names("Training with Ru…", ruth) == "Training with Ru…");
    CHECK(without_names("Training in BeRuth…", ruth) == "Training in BeRuth…");
    CHECK(without_names("Truth…", ruth) == "Truth…");
    CHECK(without_names("Ruth Adeyemi—Theo…", ruth) == "somebody—Theo…");
    CHECK(has_name("Ruth A…", ruth));
    CHECK_FALSE(has_name("Ruth", ruth));
}

}  // namespace rapport
