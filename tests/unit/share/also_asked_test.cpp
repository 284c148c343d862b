// Questions that a snapshot asks besides the check-in.

#include <algorithm>

#include "base/text.h"
#include "engagement/questions.h"
#include "unit/share/sharing.h"

namespace rapport {
namespace {

std::string html_of(Sharing& world) {
    const EngagementIndex known = world.index();
    const Result<SnapshotPage> page = snapshot_page(known, world.wishes);
    REQUIRE(page.has_value());
    return page->html;
}

TEST_CASE("Beside the check-in a page asks the questions that were chosen, with the numbers and ends of their scales") {
    Sharing small;
    const std::vector<Question> nps = questions_of(small.workspace, PulseSet::Nps);
    REQUIRE_FALSE(nps.empty());
    CHECK_FALSE(html_of(small).contains("data-to="));

    small.wishes.also_ask = {nps.front().key};
    const std::string html = html_of(small);
    CHECK(html.contains("id=\"t-q5\" data-from=\"0\" data-to=\"10\">"));
    CHECK(html.contains("<i></i>0 <i></i>1 "));
    CHECK(html.contains("0: " + std::string(nps.front().low)));
}

TEST_CASE("An own question is in a page only where it was chosen") {
    Sharing small;
    const Ref<PulseQuestion> chosen =
        small.add<PulseQuestion>({.text = "Is the pier open", .scale = AnswerScale::OneToFive});
    small.add<PulseQuestion>({.text = "Will you leave us", .scale = AnswerScale::Words});
    CHECK_FALSE(html_of(small).contains("Is the pier open"));

    small.wishes.also_ask = {to_string(chosen.id)};
    const std::string html = html_of(small);
    CHECK(html.contains("data-from=\"1\" data-to=\"5\">Is the pier open"));
    CHECK_FALSE(html.contains("Will you leave us"));
    CHECK_FALSE(html.contains(to_string(chosen.id)));
}

TEST_CASE("An own question goes in because it was chosen, counts as in, and is set apart where it runs the other way") {
    Sharing small;
    const Ref<PulseQuestion> chosen = small.add<PulseQuestion>({.text = "האם המזח פתוח?"});
    small.add<PulseQuestion>({.text = "Will you leave us"});
    const auto counted = [&] {
        const EngagementIndex known = small.index();
        const Result<SnapshotPage> page = snapshot_page(known, small.wishes);
        REQUIRE(page.has_value());
        const auto at = std::ranges::find(page->counts, &type_of<PulseQuestion>, &ShareCount::type);
        return at == page->counts.end() ? std::pair(0, 0) : std::pair(at->in, at->out);
    };
    CHECK(counted() == std::pair(0, 0));
    small.wishes.also_ask = {to_string(chosen.id)};
    CHECK(counted() == std::pair(1, 0));
    CHECK(html_of(small).contains("<bdi>האם המזח פתוח?</bdi></h3>"));
}

}  // namespace
}  // namespace rapport
