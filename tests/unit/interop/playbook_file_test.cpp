// Playbooks as a file.

#include "interop/playbook_file.h"

#include "base/json.h"
#include "support/make.h"
#include "support/print.h"

namespace rapport {
namespace {

PlaybookStep step(std::string text, std::int64_t within = 0) {
    PlaybookStep made{};
    made.text = std::move(text);
    made.within = {within};
    return made;
}

SharedPlaybook shared(std::string name, std::vector<PlaybookStep> steps = {}) {
    SharedPlaybook made{};
    made.playbook.name = std::move(name);
    made.steps = std::move(steps);
    return made;
}

std::string around(std::string_view playbooks, std::string_view head = "\"version\":1,\"min_reader\":1") {
    return "{\"format\":\"rapport-playbooks\"," + std::string(head) + ",\"playbooks\":" + std::string(playbooks) + "}";
}

std::string why_not(std::string_view bytes) {
    const Result<std::vector<SharedPlaybook>> read = read_playbooks(bytes);
    return read ? std::string() : read.error().message;
}

}  // namespace

TEST_CASE("What is written is read again as the same, and has nothing else in it") {
    SharedPlaybook first = shared("Dates that move", {step("Call “them”, today", 240), step("Thank them")});
    first.playbook.complaint = true;
    first.playbook.low_answer = false;
    first.playbook.notes = {"Where a date moved twice.\nNever by e-mail."};
    first.playbook.id = next_id();
    const SharedPlaybook second = shared("Élan");

    const Result<Export> file = write_playbooks({first, second});
    REQUIRE(file);
    CHECK(file->file_name == "rapport-playbooks.json");
    CHECK(file->mime == "application/json");
    CHECK(looks_like_playbooks(file->bytes));
    CHECK(kind_of(file->file_name, file->bytes) == FileKind::Unknown);
    CHECK(what_it_looks_like(file->bytes).starts_with("These are playbooks"));
    CHECK(file->bytes.find(to_string(first.playbook.id)) == std::string::npos);
    CHECK(file->bytes.ends_with("\n"));

    const auto read = read_playbooks(file->bytes);
    REQUIRE(read);
    REQUIRE(read->size() == 2);
    CHECK(same_content((*read)[0], first));
    CHECK(same_content((*read)[1], second));
    CHECK_FALSE(same_content(first, second));
    CHECK((*read)[0].playbook.id.is_null());
    const auto again = write_playbooks(*read);
    REQUIRE(again);
    CHECK(again->bytes == file->bytes);
}

TEST_CASE("One playbook alone gives its file its name") {
    const auto file = write_playbooks({shared("Late / again?")});
    REQUIRE(file);
    CHECK(file->file_name == "Late - again-.playbook.json");
}

TEST_CASE("A file written by hand may have its members in any order, and leave out what is usual") {
    const auto read = read_playbooks(
        "\xEF\xBB\xBF { \"playbooks\": [ {\"steps\":[{\"within\":60,\"text\":\"  Call\\n them \"}],\"name\":\" A \"} ],"
        "\"version\":1, \"format\":\"rapport-playbooks\" }");
    REQUIRE(read);
    REQUIRE(read->size() == 1);
    const SharedPlaybook& one = read->front();
    CHECK(one.playbook.name == "A");
    CHECK(one.playbook.complaint);
    CHECK(one.playbook.low_answer);
    REQUIRE(one.steps.size() == 1);
    CHECK(one.steps[0].text == "Call  them");
    CHECK(one.steps[0].within == Minutes{60});
}

TEST_CASE("Characters that nobody sees are taken out") {
    const auto read = read_playbooks(around("[{\"name\":\"A\\u0000\\u001b\",\"notes\":\"x\\u0007y\"}]"));
    REQUIRE(read);
    CHECK(read->front().playbook.name == "A");
    CHECK(read->front().playbook.notes.text == "xy");
}

TEST_CASE("A newer file is read where it says that this Rapport may, and refused with what to do where not") {
    const std::string one = "[{\"name\":\"A\",\"colour\":\"red\",\"steps\":[{\"text\":\"Call\",\"who\":\"us\"}]}]";
    CHECK(read_playbooks(around(one, "\"version\":7,\"min_reader\":1,\"mood\":{}")));
    for (const std::string_view head : {"\"version\":2", "\"version\":2,\"min_reader\":2",
                                        "\"version\":2,\"min_reader\":\"1\"", "\"version\":2,\"min_reader\":0"}) {
        CAPTURE(head);
        const auto read = read_playbooks(around(one, head));
        REQUIRE_FALSE(read);
        CHECK(read.error().fault == Fault::Newer);
        CHECK(read.error().message.find("newer Rapport") != std::string::npos);
    }
}

TEST_CASE("What is no file of playbooks says so") {
    CHECK(why_not("") == "This file is empty.");
    CHECK(why_not(" \n ") == "This file is empty.");
    CHECK_FALSE(why_not("hello").empty());
    CHECK_FALSE(why_not("{\"format\":\"rapport-playbooks\",").empty());
    CHECK(why_not("[]").find("not a file of playbooks") != std::string::npos);
    CHECK(why_not("{\"format\":\"other\"}").find("not a file of playbooks") != std::string::npos);
    CHECK(why_not("{\"format\":\"rapport\",\"version\":1}").find("holds a workspace") != std::string::npos);
    CHECK(why_not("{\"format\":\"rapport-playbooks\"}").find("of which version") != std::string::npos);
    CHECK(why_not("{\"format\":\"rapport-playbooks\",\"version\":1}").find("no list") != std::string::npos);
    CHECK(why_not(around("{}")).find("no list") != std::string::npos);
    CHECK(why_not(around("[]")).find("no playbook in this file") != std::string::npos);
}

TEST_CASE("What is wrong in a playbook is said with where it stands") {
    CHECK(why_not(around("[3]")).find("playbook 1 is no playbook") != std::string::npos);
    CHECK(why_not(around("[{}]")) == "Playbook 1 has no name. Give it one.");
    CHECK(why_not(around("[{\"name\":\"A\"},{\"name\":5}]")) == "“name” of playbook 2 must be a text.");
    CHECK(why_not(around("[{\"name\":\"A\",\"complaint\":1}]")) == "“complaint” of playbook 1 must be true or false.");
    CHECK(why_not(around("[{\"name\":\"A\",\"steps\":{}}]")).find("“steps” of playbook 1") == 0);
    CHECK(why_not(around("[{\"name\":\"A\",\"steps\":[\"Call\"]}]")).find("step 1 of playbook 1") != std::string::npos);
    CHECK(why_not(around("[{\"name\":\"A\",\"steps\":[{\"text\":\"x\"},{\"text\":\" \"}]}]")).find("Step 2 of “A”") ==
          0);
    CHECK(why_not(around("[{\"name\":\"A\",\"steps\":[{\"text\":\"x\",\"within\":1.5}]}]"))
              .find("a whole number of minutes") != std::string::npos);
    CHECK(why_not(around("[{\"name\":\"A\",\"steps\":[{\"text\":\"x\",\"within\":-1}]}]")).find("from 0 to 527,040") !=
          std::string::npos);
    CHECK_FALSE(why_not(around("[{\"name\":\"A\",\"steps\":[{\"text\":\"x\",\"within\":99999999999}]}]")).empty());
}

TEST_CASE("Too much is refused when it is read and when it is written, by the same measure") {
    const std::string name(playbook_limits.name, 'n');
    CHECK(why_not(around("[{\"name\":\"" + name + "\"}]")).empty());
    CHECK_FALSE(why_not(around("[{\"name\":\"" + name + "n\"}]")).empty());
    CHECK(write_playbooks({shared(name)}));
    CHECK_FALSE(write_playbooks({shared(name + "n")}));

    std::vector<PlaybookStep> steps(playbook_limits.steps, step("Call"));
    const auto most = write_playbooks({shared("A", steps)});
    REQUIRE(most);
    CHECK(read_playbooks(most->bytes));
    steps.push_back(step("Call"));
    CHECK_FALSE(write_playbooks({shared("A", steps)}));

    std::string many;
    for (std::size_t i = 0; i <= playbook_limits.playbooks; ++i)
        many += i == 0 ? "{\"name\":\"A\"}" : ",{\"name\":\"A\"}";
    CHECK(why_not(around("[" + many + "]")).find("more than 200 playbooks") != std::string::npos);
    CHECK(why_not(std::string(playbook_limits.bytes + 1, ' ')).find("too large") != std::string::npos);
    CHECK_FALSE(write_playbooks({}));
    CHECK_FALSE(write_playbooks({shared("A", {step("")})}));
    CHECK_FALSE(write_playbooks({shared("A", {step("x", playbook_limits.within + 1)})}));
}

TEST_CASE("A workspace is not taken for playbooks, nor the other way round") {
    CHECK_FALSE(looks_like_playbooks("{\"format\":\"rapport\",\"version\":1,\"name\":\"rapport-playbooks\"}"));
    CHECK_FALSE(looks_like_playbooks("rapport-playbooks"));
    CHECK(looks_like_playbooks("\xEF\xBB\xBF{\n \"format\" : \"rapport-playbooks\""));
    const auto file = write_playbooks({shared("rapport", {step("rapport")})});
    REQUIRE(file);
    CHECK(kind_of("workspace.json", file->bytes) == FileKind::Unknown);
    CHECK(kind_of("workspace.rapport", file->bytes) == FileKind::Unknown);
}

}  // namespace rapport
