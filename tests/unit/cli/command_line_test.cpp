#include "cli/command_line.h"

#include <algorithm>

#include "support/print.h"
#include "unit/cli/fake_disk.h"

namespace rapport::cli {
namespace {

Result<Call> understood(std::vector<std::string> words) { return understand(words); }
std::string misunderstanding(std::vector<std::string> words) {
    const Result<Call> call = understand(words);
    return call ? "understood" : call.error().message;
}

}  // namespace

TEST_CASE("A call is a verb, a file and options in any order, with a space or an equals sign") {
    const Result<Call> call =
        understood({"import", "--out=w.json", "plan.xml", "--client", "Harbour Trust", "--force"});

    REQUIRE(call.has_value());
    CHECK(call->verb->name == "import");
    CHECK(call->files == std::vector<std::string>{"plan.xml"});
    CHECK(call->value("--out") == "w.json");
    CHECK(call->value("--client") == "Harbour Trust");
    CHECK(call->has("--force"));
    CHECK(call->value("--into", "otherwise") == "otherwise");
}

TEST_CASE("Behind two hyphens everything is a file, and one hyphen is one") {
    CHECK(understood({"check", "--", "--odd.json"})->files.front() == "--odd.json");
    CHECK(understood({"check", "-"})->files.front() == "-");
}

TEST_CASE("What makes no sense is said, with what was probably meant") {
    CHECK(misunderstanding({}) == "Say what to do: rapport help lists it.");
    CHECK(misunderstanding({"improt", "x"}).find("Did you mean “import”?") != std::string::npos);
    CHECK(misunderstanding({"dance"}).find("Did you mean") == std::string::npos);
    CHECK(misunderstanding({"check", "w.json", "--jsn"}).find("Did you mean “--json”?") != std::string::npos);
    CHECK(misunderstanding({"check"}).find("A file is missing: rapport check WORKSPACE") == 0);
    CHECK(misunderstanding({"check", "a", "b"}).find("One file at a time") == 0);
    CHECK(misunderstanding({"export", "a", "--to"}).find("“--to” needs a value") == 0);
    CHECK(misunderstanding({"export", "a", "--to="}).find("“--to” needs a value") == 0);
    CHECK(misunderstanding({"check", "a", "--json=yes"}).find("takes no value") != std::string::npos);
    CHECK(misunderstanding({"check", "a", "--json", "--json"}).find("stands twice") != std::string::npos);
}

TEST_CASE("The help names every verb and every option, in lines that fit a terminal") {
    Terminal rapport;
    CHECK(rapport({"help"}) == done);
    for (const Verb& verb : verbs()) CHECK(rapport.printed("rapport " + std::string(verb.name)));
    const std::string overview = rapport.disk.output;
    CHECK(rapport({"--help"}) == done);
    CHECK(rapport({"help", "help"}) == done);
    CHECK(rapport.disk.output == overview);

    for (const Verb& verb : verbs()) {
        CAPTURE(std::string(verb.name));
        CHECK(rapport({"help", std::string(verb.name)}) == done);
        for (const Option& option : verb.options) CHECK(rapport.printed(option.name));
        const std::string help = rapport.disk.output;
        CHECK(rapport({std::string(verb.name), "--help"}) == done);
        CHECK(rapport.disk.output == help);
        for (std::size_t from = 0; from < help.size();) {
            const std::size_t end = std::min(help.find('\n', from), help.size());
            CHECK(end - from <= 80);
            from = end + 1;
        }
    }
    CHECK(rapport({"help", "chek"}) == misunderstood);
    CHECK(rapport.said_that("Did you mean “check”?"));
}

TEST_CASE("The program says what it is, and ends with 2 where it was called wrongly") {
    Terminal rapport;

    CHECK(rapport({"--version"}) == done);
    CHECK(rapport.printed("file format 1"));
    CHECK(rapport({}) == misunderstood);
    CHECK(rapport({"dance"}) == misunderstood);
    CHECK(rapport.disk.output.empty());
}

}  // namespace rapport::cli
