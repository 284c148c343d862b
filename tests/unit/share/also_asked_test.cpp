// Questions that a snapshot asks besides the check-in.

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

}  // namespace
}  // namespace rapport
