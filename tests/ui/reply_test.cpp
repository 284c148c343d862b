// What a client sends back is shown before it is taken in, and taken in once.

#include "engagement/mail_codes.h"
#include "engagement/questions.h"
#include "share/sha256.h"
#include "share/told.h"
#include "ui/opened.h"

namespace rapport {
namespace {

struct Replies : OpenedWorld {
    Ref<RegisterEntry> decision =
        put(world.workspace,
            make<RegisterEntry>({.client = world.client, .kind = EntryKind::Decision, .name = "Where it runs"}));
    Ref<Snapshot> shared = put(world.workspace, snapshot());

    Snapshot snapshot() const {
        Snapshot made = make<Snapshot>({.client = world.client, .project = world.project, .recipient = world.ruth});
        made.title = "Online booking, number 1";
        made.made = {test_millis - 3 * 24 * 3'600'000};
        made.code = "r3td-6xhb-81nc";
        made.key = hex(sha256("a seal"));
        made.sha256 = hex(sha256("a page"));
        Told told;
        Asked asked;
        asked.ref = "q1";
        asked.kind = AskKind::Question;
        asked.name = questions_of(world.workspace, PulseSet::CheckIn)[0].text;
        told.asked.push_back(asked);
        told.asked.push_back({"c1",
                              AskKind::Decision,
                              "Where it runs",
                              decision.id,
                              "register_entry",
                              "",
                              "",
                              {{"In the cloud", {}}, {"In the cellar", {}}}});
        told.asked.push_back({"w", AskKind::Wish, "What else you wish for", world.project.id, "project", "", ""});
        made.told.text = write_told(told);
        return made;
    }
    /// As the page makes it: members in order, no spaces, and sealed with the key of the snapshot.
    std::string reply(std::string_view choice, std::string_view words, std::string_view code = "35524b4d") const {
        return sealed(R"("answers":[{"choice":")" + std::string(choice) + R"(","ref":"q1","text":")" +
                          std::string(words) + R"("}],)",
                      code);
    }
    /// With lists whose names come behind "answeredAt" and before "format".
    std::string sealed(std::string_view lists, std::string_view code = "35524b4d", std::string_view more = {}) const {
        const Snapshot made = snapshot();
        std::string text = R"({"answeredAt":"2026-11-02T08:00:00Z",)" + std::string(lists) +
                           R"("format":"rapport-reply","from":"Ruth Adeyemi","project":")" +
                           shown_code(made.code, world.project.id) + R"(","recipient":")" +
                           shown_code(made.code, world.ruth.id) + R"(","reply":")" + std::string(code) +
                           R"(","snapshot":")" + made.code + R"(","snapshotSha256":")" + made.sha256 +
                           R"(","utcOffsetMinutes":0,"version":1)" + std::string(more) + "}";
        const std::string seal = hex(hmac_sha256(from_hex(made.key), text));
        text.pop_back();
        return text + R"(,"seal":")" + seal + "\"}";
    }
    void paste(std::string text) {
        on_page_of_project("sharing");
        app().activate(Role::Button, "Take in a reply…");
        REQUIRE(app().shows(Role::Dialog, "Take in a client’s reply"));
        write("Reply", std::move(text));
    }
    void drop(std::string name, std::string text) {
        app().program->drop_file({std::move(name), std::move(text)});
        app().settle();
    }
    /// Every light, because the client is not content.
    bool is_red() {
        const ProjectLights& lights = open().shell().context({}).relations->lights(world.project);
        return lights.overridden() && lights.overall == Light::Red;
    }
};

}  // namespace

TEST_CASE_FIXTURE(Replies, "A pasted reply shows what each answer does, and a No turns every light red") {
    CHECK_FALSE(is_red());
    paste(reply("no", "It slips every week."));
    CHECK(app().says("Ruth Adeyemi answered snapshot 1 of"));
    CHECK(app().shows(Role::Heading, "What is taken in: 1"));
    CHECK(app().says("It slips every week."));
    CHECK(all<Reply>().empty());
    app().check_sound();

    app().activate(Role::Button, "Take it in");
    CHECK_FALSE(app().shows(Role::Dialog, "Take in a client’s reply"));
    REQUIRE(all<Reply>().size() == 1);
    CHECK(all<Reply>().front()->snapshot == shared);
    REQUIRE(all<PulseAnswer>().size() == 1);
    CHECK(all<PulseAnswer>().front()->value == 0);
    CHECK(all<PulseAnswer>().front()->words.text == "It slips every week.");
    CHECK(is_red());
    CHECK(app().says("Ruth Adeyemi: To number 1"));
    CHECK(app().says("1 reply"));

    open().shell().act(ActionId::Undo);
    app().settle();
    CHECK(all<Reply>().empty());
    CHECK(all<PulseAnswer>().empty());
    CHECK(is_red());  // What a client once said is not unsaid by us.
}

TEST_CASE_FIXTURE(Replies, "A reply that is left changes nothing") {
    paste(reply("yes", ""));
    app().activate(Role::Button, "Leave it");
    CHECK_FALSE(app().shows(Role::Dialog, "Take in a client’s reply"));
    CHECK(all<Reply>().empty());
    CHECK(all<Pulse>().empty());
}

TEST_CASE_FIXTURE(Replies, "A reply that was edited is refused with a sentence") {
    std::string text = reply("no", "It slips every week.");
    const std::string before = R"("choice":"no")";
    text.replace(text.find(before), before.size(), R"("choice":"yes")");
    paste(text);
    CHECK(app().says("its seal does not fit"));
    CHECK(app().find(Role::Button, "Take it in")->disabled);
    app().activate(Role::Button, "Take it in");
    CHECK(all<Reply>().empty());
    CHECK(app().shows(Role::Dialog, "Take in a client’s reply"));
    app().check_sound();
}

TEST_CASE_FIXTURE(Replies, "A reply is taken in once") {
    open().go("#/");
    drop("online-booking-reply.rapport-reply.json", reply("yes", ""));
    CHECK(app().says("From “online-booking-reply.rapport-reply.json”."));
    CHECK_FALSE(app().shows(Role::TextBox, "Reply"));
    app().activate(Role::Button, "Take it in");
    REQUIRE(all<Reply>().size() == 1);

    drop("again.json", reply("yes", ""));
    CHECK(app().says("already"));
    CHECK(app().find(Role::Button, "Take it in")->disabled);
    app().activate(Role::Button, "Leave it");
    CHECK(all<Reply>().size() == 1);

    drop("another.json", reply("partly", "", "6ae42ac5"));
    CHECK_FALSE(app().find(Role::Button, "Take it in")->disabled);
    app().activate(Role::Button, "Take it in");
    CHECK(all<Reply>().size() == 2);
}

TEST_CASE_FIXTURE(Replies, "Of answers that were all said before nothing is left to take in") {
    paste(reply("yes", "All well."));
    app().activate(Role::Button, "Take it in");
    REQUIRE(all<Reply>().size() == 1);

    paste(reply("yes", "All well.", "6ae42ac5"));
    CHECK(app().shows(Role::Heading, "What is taken in: 0"));
    CHECK(app().says("All of it was said before."));
    CHECK_FALSE(app().says("nothing is done"));
    CHECK(app().find(Role::Button, "Take it in")->disabled);
    app().check_sound();
    app().activate(Role::Button, "Take it in");
    CHECK(all<Reply>().size() == 1);
}

TEST_CASE_FIXTURE(Replies, "What they chose stands in no quotation marks, and a reply to another project says so") {
    const Ref<Project> other = put(world.workspace, project_of("Our own tools", at(Date{20'759}, {480})));
    open().go("#" + to_string(Route{ViewId::Project, other.id, {}, {}, {}}));
    drop("reply.rapport-reply.json", sealed(R"("decisions":[{"choice":"none","ref":"c1"}],)"));
    CHECK(app().says("Ruth Adeyemi answered snapshot 1 of “Online booking”"));
    CHECK(app().says("It is about “Online booking”, not about the project that is open here."));
    CHECK(app().says("Chooses none of the options"));
    CHECK_FALSE(app().says("“None of these"));
    app().activate(Role::Button, "Leave it");

    paste(reply("yes", "All well."));
    CHECK_FALSE(app().says("the project that is open here"));
    CHECK(app().says("“All well.”"));
}

TEST_CASE_FIXTURE(Replies, "What is no reply says so, and a workspace that speaks of replies is none") {
    paste("Dear Ana, all is well.");
    CHECK(app().says("This is not a reply to a snapshot."));
    CHECK(app().find(Role::Button, "Take it in")->disabled);
    app().activate(Role::Button, "Leave it");

    drop("booking-snapshot-1.html",
         "<!doctype html>\n<script type=\"application/json\" id=\"rapport-data\">{}</script>"
         "<script>'-----BEGIN RAPPORT REPLY-----'</script>");
    CHECK(app().says("This is the page that was sent to the client, not their answers."));
    CHECK_FALSE(app().says("This reply is damaged"));
    app().activate(Role::Button, "Leave it");

    Workspace other;
    put(other, client_of("\"rapport-reply\" BEGIN RAPPORT REPLY"));
    drop("workspace.json", write_workspace(other));
    CHECK_FALSE(app().shows(Role::Dialog, "Take in a client’s reply"));
}

TEST_CASE_FIXTURE(Replies, "A decision and a wish are shown with what becomes of them, and taken in") {
    paste(sealed(R"("decisions":[{"choice":"2","ref":"c1","text":"We have room."}],)", "35524b4d",
                 R"(,"wishes":[{"ref":"w","text":"A line for the board."}])"));
    CHECK(app().shows(Role::Heading, "What is taken in: 2"));
    CHECK(app().says("Decides “Where it runs”: “In the cellar”."));
    CHECK(app().says("It becomes a request."));
    CHECK(app().says("A line for the board."));
    app().check_sound();
    CHECK(open().get(decision).state == EntryState::Open);

    app().activate(Role::Button, "Take it in");
    CHECK(open().get(decision).state == EntryState::Closed);
    CHECK(open().get(decision).chosen == "In the cellar");
    CHECK(open().get(decision).decided_by == world.ruth);
    REQUIRE(all<Request>().size() == 1);
    CHECK(all<Request>().front()->what == "A line for the board.");
}

TEST_CASE_FIXTURE(Replies, "A mail that is dropped opens as the reply that is attached to it") {
    open().go("#/");
    const std::string mail =
        "From: Ruth <ruth@harbourvale.example>\r\nTo: ana@studio.example\r\nSubject: Re: Booking\r\n"
        "Content-Type: multipart/mixed; boundary=b1\r\n\r\n--b1\r\nContent-Type: text/plain\r\n\r\nHere it "
        "is.\r\n--b1\r\nContent-Type: application/json\r\nContent-Transfer-Encoding: base64\r\n\r\n" +
        base64_of(reply("partly", "")) + "\r\n--b1--\r\n";
    drop("answer.eml", mail);
    REQUIRE(app().shows(Role::Dialog, "Take in a client’s reply"));
    CHECK(app().says("From “answer.eml”."));
    app().activate(Role::Button, "Take it in");
    REQUIRE(all<PulseAnswer>().size() == 1);
    CHECK(all<PulseAnswer>().front()->value == 5);

    drop("other.eml", "From: Ruth <ruth@harbourvale.example>\r\nTo: ana@studio.example\r\nSubject: Hello\r\n\r\nHi.");
    CHECK_FALSE(app().shows(Role::Dialog, "Take in a client’s reply"));
    CHECK(app().shows(Role::Dialog, "Take in an e-mail"));
}

TEST_CASE_FIXTURE(Replies, "A mail that is pasted leads to the reply in it") {
    open().go("#" + to_string(Route{ViewId::Client, world.client.id, "story", {}, {}}));
    app().activate(Role::Button, "Take in an e-mail");
    REQUIRE(app().shows(Role::Dialog, "Take in an e-mail"));
    write("Message", "From: Ruth <ruth@harbourvale.example>\nSubject: Hello\n\nHi.");
    CHECK_FALSE(app().shows(Role::Button, "Look at the reply"));

    write("Message",
          "From: Ruth <ruth@harbourvale.example>\nSubject: Answers\nMIME-Version: 1.0\n"
          "Content-Type: multipart/mixed; boundary=b1\n\n--b1\nContent-Type: text/plain\n\nHere it is.\n"
          "--b1\nContent-Type: application/json\nContent-Transfer-Encoding: base64\n\n" +
              base64_of(reply("partly", "")) + "\n--b1--\n");
    app().check_sound();
    app().activate(Role::Button, "Look at the reply");
    CHECK_FALSE(app().shows(Role::Dialog, "Take in an e-mail"));
    REQUIRE(app().shows(Role::Dialog, "Take in a client’s reply"));
    app().activate(Role::Button, "Take it in");
    REQUIRE(all<PulseAnswer>().size() == 1);
    CHECK(all<PulseAnswer>().front()->value == 5);
}

TEST_CASE_FIXTURE(Replies, "A mail that was taken in as a mail before still leads to the reply in it") {
    const std::string mail =
        "From: Ruth <ruth@harbourvale.example>\nTo: ana@studio.example\nSubject: Answers\n"
        "Message-ID: <7@harbourvale.example>\nMIME-Version: 1.0\n"
        "Content-Type: multipart/mixed; boundary=b1\n\n--b1\nContent-Type: text/plain\n\nHere it is.\n"
        "--b1\nContent-Type: application/json\nContent-Transfer-Encoding: base64\n\n" +
        base64_of(reply("partly", "")) + "\n--b1--\n";
    const auto paste_mail = [&] {
        app().activate(Role::Button, "Take in an e-mail");
        REQUIRE(app().shows(Role::Dialog, "Take in an e-mail"));
        write("Message", mail);
    };
    open().go("#" + to_string(Route{ViewId::Client, world.client.id, "story", {}, {}}));
    paste_mail();
    app().activate(Role::Button, "Take it in");
    REQUIRE(all<Touchpoint>().size() == 1);
    CHECK(all<PulseAnswer>().empty());

    paste_mail();
    CHECK(app().says("It is not taken in twice."));
    app().check_sound();
    app().activate(Role::Button, "Look at the reply");
    REQUIRE(app().shows(Role::Dialog, "Take in a client’s reply"));
    app().activate(Role::Button, "Take it in");
    REQUIRE(all<PulseAnswer>().size() == 1);
    CHECK(all<PulseAnswer>().front()->value == 5);
}

TEST_CASE_FIXTURE(Replies, "The dialog of a reply is whole on a phone") {
    open(390, 844);
    paste(reply("no", "It slips every week, and nobody calls us before it does."));
    app().check_sound();
    for (const std::string_view name : {"Leave it", "Take it in"}) {
        const AccessNode* button = app().find(Role::Button, name);
        REQUIRE(button);
        CHECK(button->rect.x >= 0);
        CHECK(button->rect.x + button->rect.width <= 390);
        CHECK(button->rect.y + button->rect.height <= 844);
    }
    app().activate(Role::Button, "Take it in");
    CHECK(all<Reply>().size() == 1);
}

}  // namespace rapport
