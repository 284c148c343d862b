#include "search/index.h"

#include <algorithm>

#include "search/snippet.h"
#include "support/make.h"
#include "support/print.h"

namespace rapport {
namespace {

/// Two clients, a project and its tasks by the water.
struct Harbour {
    Workspace workspace;
    SearchIndex index;
    Ref<Client> trust = put(workspace, make_number<Client>(1, {.name = "Harbour Trust",
                                                               .place = "Halifax",
                                                               .status = ClientStatus::Dormant,
                                                               .about = {"Keeps the quays of the old harbour."}}));
    Ref<Client> elan = put(
        workspace, make_number<Client>(2, {.name = "Élan Vital", .place = "Montréal", .status = ClientStatus::Active}));
    Ref<Project> project =
        put(workspace,
            make_number<Project>(3, {.client = trust, .name = "Quay wall", .success = {"No boat waits for us."}}));
    Ref<Task> survey =
        put(workspace, make_number<Task>(4, {.project = project,
                                             .name = "Survey the harbour bed",
                                             .notes = {"Bring the tide tables.\nAsk Orla about the gauge."}}));
    Ref<Task> permits =
        put(workspace, make_number<Task>(5, {.project = project,
                                             .name = "Permits",
                                             .constraint = Constraint::AsLateAsPossible,
                                             .deadline = at(Date{20'000}),
                                             .notes = {"The harbour master signs; the survey comes first."}}));

    Harbour() {
        static_cast<Task&>(workspace.table(type_of<Task>).at(survey.id)).tags = with_words({}, {"tide", "boat hire"});
        index.rebuild(workspace);
    }

    [[nodiscard]] std::string titles(std::string_view query, std::size_t limit = 10) const {
        std::string text;
        for (const Hit& hit : index.find(query, limit)) text += (text.empty() ? "" : " | ") + hit.title;
        return text;
    }
};

}  // namespace

TEST_CASE("A word finds what has it in a heading before what has it in a body, short headings first") {
    const Harbour harbour;

    CHECK(harbour.titles("harbour") == "Harbour Trust | Survey the harbour bed | Permits");
    CHECK(harbour.index.find("harbour", 10)[0].field->name == "name");
    CHECK(harbour.index.find("harbour", 10)[2].field->name == "notes");
}

TEST_CASE("A record must have all of the words, wherever they are") {
    const Harbour harbour;

    CHECK(harbour.titles("harbour survey") == "Survey the harbour bed | Permits");
    CHECK(harbour.titles("harbour gauge") == "Survey the harbour bed");
    CHECK(harbour.titles("harbour nowhere") == "");
}

TEST_CASE("The last word may be half typed, the others not; whole words come first") {
    const Harbour harbour;

    CHECK(harbour.titles("harb") == "Harbour Trust | Survey the harbour bed | Permits");
    CHECK(harbour.titles("surv") == "Survey the harbour bed | Permits");
    CHECK(harbour.titles("harb survey") == "");
    CHECK(harbour.titles("\"harb\"") == "");
}

TEST_CASE("Accents and capitals make no difference") {
    const Harbour harbour;

    CHECK(harbour.titles("elan") == "Élan Vital");
    CHECK(harbour.titles("ÉLAN") == "Élan Vital");
    CHECK(harbour.titles("montreal") == "Élan Vital");
}

TEST_CASE("Words in quotation marks must follow each other; hyphenated words are such a phrase") {
    const Harbour harbour;

    CHECK(harbour.titles("\"tide tables\"") == "Survey the harbour bed");
    CHECK(harbour.titles("\"tables tide\"") == "");
    CHECK(harbour.titles("\"the harbour\"") == "Survey the harbour bed | Permits");
    CHECK(harbour.titles("quay-wall") == "Quay wall");
    CHECK(harbour.titles("\"tide tab") == "Survey the harbour bed");
}

TEST_CASE("Tags are found") {
    const Harbour harbour;

    CHECK(harbour.titles("\"boat hire\"") == "Survey the harbour bed");
    CHECK(harbour.titles("tags:boat") == "Survey the harbour bed");
}

TEST_CASE("A field's name or label looks in that field alone") {
    const Harbour harbour;

    CHECK(harbour.titles("place:halifax") == "Harbour Trust");
    CHECK(harbour.titles("name:harbour") == "Harbour Trust | Survey the harbour bed");
    CHECK(harbour.titles("notes:harbour") == "Permits");
    CHECK(harbour.titles("internalnotes:harbour") == "Permits");
    CHECK(harbour.titles("Internal_notes:\"harbour master\"") == "Permits");
    CHECK(harbour.titles("place:halifax quays") == "Harbour Trust");
}

TEST_CASE("Fields that are not indexed are looked up: choices, dates, flags, numbers") {
    const Harbour harbour;

    CHECK(harbour.titles("status:dormant") == "Harbour Trust");
    CHECK(harbour.titles("client: status:active") == "Élan Vital");
    CHECK(harbour.titles("constraint:alap") == "Permits");
    CHECK(harbour.titles("constraint:\"as late as possible\"") == "Permits");
    CHECK(harbour.titles("deadline:2024-10") == "Permits");
    CHECK(harbour.titles("active:yes priority:500") == "Permits | Survey the harbour bed");
    CHECK(harbour.index.find("status:dormant", 1)[0].snippet == "Dormant (dormant)");
}

TEST_CASE("A type's name looks among its records, and alone lists them") {
    const Harbour harbour;

    CHECK(harbour.titles("task: harbour") == "Survey the harbour bed | Permits");
    CHECK(harbour.titles("tasks:harbour") == "Survey the harbour bed | Permits");
    CHECK(harbour.titles("client: project: the") == "Harbour Trust");
    CHECK(harbour.titles("clients:") == "Harbour Trust | Élan Vital");
}

TEST_CASE("What is before a colon and means nothing is a word") {
    Harbour harbour;
    put(harbour.workspace, make_number<Task>(9, {.name = "Call at 10:30"}));
    harbour.index.rebuild(harbour.workspace);

    CHECK(harbour.titles("10:30") == "Call at 10:30");
    CHECK(harbour.titles(":") == "");
    CHECK(harbour.titles("::harbour").starts_with("Harbour Trust"));
}

TEST_CASE("Nothing asked for finds nothing") {
    const Harbour harbour;

    for (const char* query : {"", "  ", "\"", "\"\"", "…", "- –"}) {
        CAPTURE(query);
        CHECK(harbour.titles(query) == "");
    }
}

TEST_CASE("No more hits come than were asked for, and they are the best") {
    const Harbour harbour;

    CHECK(harbour.titles("harbour", 1) == "Harbour Trust");
    CHECK(harbour.titles("harbour", 0) == "");
}

TEST_CASE("A record that is written, deleted or restored is found as it is now") {
    Harbour harbour;
    Task& permits = static_cast<Task&>(harbour.workspace.table(type_of<Task>).at(harbour.permits.id));

    permits.name = "Licences";
    harbour.index.update(type_of<Task>, permits);
    CHECK(harbour.titles("permits") == "");
    CHECK(harbour.titles("licences") == "Licences");

    permits.deleted = harbour.workspace.seen;
    harbour.index.update(type_of<Task>, permits);
    CHECK(harbour.titles("licences") == "");
    CHECK(harbour.index.size() == 4);

    permits.deleted.reset();
    harbour.index.update(type_of<Task>, permits);
    CHECK(harbour.titles("licences") == "Licences");

    put(harbour.workspace, make_number<Task>(9, {.name = "Licences, signed"}));
    harbour.index.update(type_of<Task>, *harbour.workspace.find(type_of<Task>, id_number(9)));
    CHECK(harbour.titles("licences") == "Licences | Licences, signed");
}

TEST_CASE("A snippet is one line around the match, cut where words end") {
    const Harbour harbour;
    const Hit hit = harbour.index.find("orla", 1)[0];

    CHECK(hit.snippet == "Bring the tide tables. Ask Orla about the gauge.");
    CHECK(hit.snippet.substr(hit.match_from, hit.match_to - hit.match_from) == "Orla");

    const std::string text = std::string(30, 'x') + " éé " + std::string(60, 'y') + " match " + std::string(200, 'z');
    const std::size_t at = text.find("match");
    const Snippet snippet = snippet_of(text, at, at + 5);
    CHECK(snippet.text.starts_with("…match zz"));
    CHECK(snippet.text.ends_with("z…"));
    CHECK(snippet.text.substr(snippet.from, snippet.to - snippet.from) == "match");
}

TEST_CASE("Any text is a query, and any place in it a place to cut") {
    const std::string odd = "task: \"a:b\" é:\"ü — \xF0\x9F\x91\xB7 place:\" name:x-y";
    for (std::size_t from = 0; from <= odd.size(); ++from)
        for (std::size_t length = 0; from + length <= odd.size(); ++length)
            (void)parse_query(std::string_view(odd).substr(from, length));
    CHECK(parse_query("a \"b c\" place:d").terms ==
          std::vector<Term>{{{"a"}, false, ""}, {{"b", "c"}, false, ""}, {{"d"}, true, "place"}});
}

}  // namespace rapport
