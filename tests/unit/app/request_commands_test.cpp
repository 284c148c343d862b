#include "app/commands/request.h"

#include "clinics.h"

namespace rapport {
namespace {

struct Asking : ClinicsDesk {
    Ref<Request> saturdays =
        desk.add(make<Request>({.client = client, .project = project, .what = "Saturdays", .by = ruth, .work = {960}}));

    [[nodiscard]] const Request& request() const { return *desk.workspace.find(saturdays); }
    void mean(std::string_view effect) { REQUIRE(desk.run(set_request_effect(desk.workspace, saturdays, effect))); }
    Result<void> say(RequestWord word) {
        return desk.run(record_request_word(desk.workspace, saturdays, word, monday));
    }
    Result<void> accept(bool all_the_same = false) {
        return desk.run(
            answer_request(desk.workspace, saturdays, RequestState::Accepted, noon, next_id, 1, all_the_same));
    }
};

template <class T> std::string refusal(const Result<T>& result) { return result ? "" : result.error().message; }
bool has(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

}  // namespace

TEST_CASE("The client is asked about what a request would mean, and sees it, in one gesture") {
    Asking clinics;
    CHECK(has(refusal(ask_about_request(clinics.desk.workspace, clinics.saturdays)), "Write down first"));
    clinics.mean("Ready two weeks later.");
    CHECK(clinics.request().says == ClientSays::NotAsked);
    REQUIRE(clinics.desk.run(ask_about_request(clinics.desk.workspace, clinics.saturdays)));
    CHECK(clinics.request().says == ClientSays::Asked);
    CHECK(clinics.request().shared);
    clinics.desk.undo();
    CHECK(clinics.request().says == ClientSays::NotAsked);
    CHECK_FALSE(clinics.request().shared);

    REQUIRE(clinics.desk.run(
        answer_request(clinics.desk.workspace, clinics.saturdays, RequestState::Declined, noon, next_id, 1)));
    CHECK(has(refusal(ask_about_request(clinics.desk.workspace, clinics.saturdays)), "was answered"));
}

TEST_CASE("What they agreed to holds for those words alone") {
    Asking clinics;
    clinics.mean("Ready two weeks later.");
    REQUIRE(clinics.say({ClientSays::Agreed, clinics.ruth, monday, "Go ahead"}));
    CHECK(clinics.request().says == ClientSays::Agreed);
    CHECK(clinics.request().said_by == clinics.ruth);
    CHECK(clinics.request().said_on == monday);
    CHECK(clinics.request().said.text == "Go ahead");
    CHECK(has(refusal(ask_about_request(clinics.desk.workspace, clinics.saturdays)), "have said what they think"));

    clinics.mean("Ready four weeks later.");
    CHECK(clinics.request().says == ClientSays::Asked);
    CHECK(clinics.request().said_by.is_null());
    CHECK_FALSE(clinics.request().said_on);
    CHECK(clinics.request().said.text.empty());
    clinics.desk.undo();
    CHECK(clinics.request().effect.text == "Ready two weeks later.");
    CHECK(clinics.request().says == ClientSays::Agreed);
    clinics.mean("Ready two weeks later.");
    CHECK(clinics.request().says == ClientSays::Agreed);
    clinics.mean("");
    CHECK(clinics.request().says == ClientSays::NotAsked);
}

TEST_CASE("A word of nobody, of another client, of tomorrow, of nothing or neither yes nor no is refused") {
    Asking clinics;
    CHECK(has(refusal(clinics.say({ClientSays::Agreed, clinics.ruth, monday, ""})), "nothing yet"));
    clinics.mean("Ready two weeks later.");
    const auto other = clinics.desk.add(client_of("Kestrel"));
    const auto marek = clinics.desk.add(make<Stakeholder>({.client = other, .name = "Marek"}));
    CHECK(has(refusal(clinics.say({ClientSays::Agreed, {}, monday, ""})), "who of the client"));
    CHECK(has(refusal(clinics.say({ClientSays::Agreed, marek, monday, ""})), "another client"));
    CHECK(has(refusal(clinics.say({ClientSays::Agreed, clinics.ruth, Date{monday.days + 1}, ""})), "still to come"));
    CHECK(has(refusal(clinics.say({ClientSays::Asked, clinics.ruth, monday, ""})), "agreed or not"));
}

TEST_CASE("What the client declined is accepted only by somebody who means it") {
    Asking clinics;
    clinics.mean("Ready two weeks later.");
    REQUIRE(clinics.say({ClientSays::Disputed, clinics.theo, monday, "Too late"}));
    CHECK(said_no(clinics.desk.workspace, clinics.request(), 2026) == "Theo said no to what it would mean, on 2 Nov.");
    const std::string refused = refusal(clinics.accept());
    CHECK(has(refused, "Theo said no"));
    CHECK(has(refused, "confirm it there"));
    CHECK(clinics.request().state == RequestState::New);
    REQUIRE(clinics.accept(true));
    CHECK(clinics.request().state == RequestState::Accepted);
    CHECK(clinics.desk.workspace.find(clinics.request().task));
    CHECK(clinics.request().says == ClientSays::Disputed);
}

TEST_CASE("What it would mean is filled in with days alone") {
    Asking clinics;
    RequestImpact impact;
    CHECK(effect_on_dates(impact, clinics.request(), 2026).empty());
    impact.work_known = true;
    impact.done = Date{monday.days + 3};
    impact.finish_before = Date{monday.days + 7};
    impact.finish_after = Date{monday.days + 9};
    impact.promised = Date{monday.days + 8};
    impact.missed_after = true;
    impact.overloaded_after = 4;
    impact.sentences = {"Ines would have too much to do on Tue 3 Nov."};
    const std::string words = effect_on_dates(impact, clinics.request(), 2026);
    CHECK(words ==
          "It would be done on 5 Nov. The end of the project would move from 9 Nov to 11 Nov, 2 days later. "
          "We had told you 10 Nov.");
    impact.finish_after = impact.finish_before;
    impact.missed_after = false;
    CHECK(effect_on_dates(impact, clinics.request(), 2026) ==
          "It would be done on 5 Nov. The end of the project would stay on 9 Nov.");
}

}  // namespace rapport
