// What one should know before speaking with a client.

#include "engagement/brief.h"

#include "unit/engagement/small_client.h"

namespace rapport {
namespace {

using Lines = std::vector<std::string>;

ClientBrief brief_in(const SmallClient& small, const PlanOf& plan_of = {}) {
    const EngagementIndex index = small.index();
    return brief_of(index, plan_of, *index.client(small.client));
}

}  // namespace

TEST_CASE("A brief says who decides, how they stand, what matters and what was said") {
    SmallClient small;
    small[small.client].about = {"Vans and drivers"};
    small[small.theo].attitude = Attitude::Doubts;
    small[small.theo].desired = Attitude::Supports;
    small[small.theo].landmines = {"The old portal"};
    small[small.theo].personal = {"His boat"};
    small[small.call].summary = {"Wants it before May"};
    small[small.call].sentiment = Sentiment::Good;
    const Ref<ValueItem> item = small.value("Online bookings", {.unit = "%", .target = Decimal{60'000}});
    small.measure(item, "11-20", 41);
    small.add<Promise>({.client = small.client, .text = "Send the flyer", .by = small.ana, .due = on("12-03")});
    small.add<Request>({.client = small.client, .what = "An app", .by = small.theo, .asked = on("11-20")});
    small.add<RegisterEntry>({.client = small.client, .name = "Server is old"});
    small.task("Launch", {0}, {.milestone = true});
    const KnownPlan plan = small.plan();

    const ClientBrief brief = brief_in(small, plan.plan_of());

    CHECK(brief.name == "Kestrel");
    CHECK(brief.about == "Vans and drivers");
    CHECK(brief.looked_after == "Looked after by Ana Pereira; deputy: Ben Okafor.");
    CHECK(brief.people.lines == Lines{"Theo Marsh, decides; doubts → supports; likes phone."});
    CHECK(brief.success.lines == Lines{"Portal: “Bookings without a call”"});
    CHECK(brief.value.lines == Lines{"Online bookings: 41 % now, goal 60 %."});
    CHECK(brief.mood.lines == Lines{"Theo: content, 26 Nov."});
    CHECK(brief.promises.lines == Lines{"Send the flyer, by 3 Dec (Ana)."});
    CHECK(brief.requests.lines == Lines{"An app (Theo), asked 20 Nov."});
    CHECK(brief.landmines.lines == Lines{"Theo: The old portal"});
    CHECK(brief.personal.lines == Lines{"Theo: His boat"});
    CHECK(brief.touches.lines == Lines{"26 Nov, phone, Theo: Wants it before May"});
    CHECK(brief.milestones.lines == Lines{"Launch, 2 Nov."});
    CHECK(brief.risks.lines == Lines{"Server is old."});
}

TEST_CASE("What is settled, closed or not yet so is not in a brief") {
    SmallClient small;
    small.add<Promise>({.client = small.client, .text = "Kept", .state = PromiseState::Met});
    small.add<Request>({.client = small.client, .what = "Answered", .state = RequestState::Accepted});
    small.add<RegisterEntry>({.client = small.client, .name = "Closed", .state = EntryState::Closed});
    small.add<RegisterEntry>({.client = small.client, .kind = EntryKind::Assumption, .name = "Assumed"});
    small.touch("12-05", Channel::Phone, {small.theo}, {.sentiment = Sentiment::Good});
    small[small.project].stage = Stage::Closed;

    const ClientBrief brief = brief_in(small);

    CHECK(brief.promises.empty());
    CHECK(brief.requests.empty());
    CHECK(brief.risks.empty());
    CHECK(brief.mood.empty());
    CHECK(brief.success.empty());
    CHECK(brief.touches.lines == Lines{"26 Nov, phone, Theo: Call"});
}

TEST_CASE("Whoever waits for an answer stands first among what waits for us") {
    SmallClient small;
    small.add<Request>({.client = small.client, .what = "An app"});
    small[small.call].waits = true;

    CHECK(brief_in(small).requests.lines == Lines{"Theo waits 4 days for an answer.", "An app."});
}

TEST_CASE("People stand by who decides, then by influence, and the rest is counted") {
    SmallClient small;
    small.add<Stakeholder>({.client = small.client, .name = "Lou", .role = "Clerk", .influence = 2});
    small.add<Stakeholder>({.client = small.client, .name = "Maya", .influence = 5, .no_contact = true});
    small.add<Stakeholder>({.client = small.client, .name = "Nia", .influence = 1});
    small.add<Stakeholder>({.client = small.client, .name = "Oto"});

    const ClientBrief brief = brief_in(small);

    CHECK(brief.people.lines ==
          Lines{"Theo Marsh, decides; likes phone.", "Maya; asked not to be contacted.", "Lou, Clerk."});
    CHECK(brief.people.more == 2);
}

TEST_CASE("The risks that weigh most come first") {
    SmallClient small;
    small.add<RegisterEntry>({.client = small.client, .name = "Small", .probability = 2, .impact = 2});
    small.add<RegisterEntry>({.client = small.client, .name = "Large", .probability = 5, .impact = 4});
    small.add<RegisterEntry>({.client = small.client, .name = "Unjudged"});

    CHECK(brief_in(small).risks.lines == Lines{"Large.", "Small."});
    CHECK(brief_in(small).risks.more == 1);
}

TEST_CASE("However much is known, a brief is read within a minute") {
    SmallClient small;
    std::string text;
    for (int i = 0; i < 400; ++i) text += "word" + std::to_string(i) + (i % 7 ? " " : "\n");
    small[small.client].about = {text};
    for (int i = 0; i < 9; ++i) {
        const Ref<Stakeholder> person = small.add<Stakeholder>({.client = small.client,
                                                                .name = "Maria da Conceição Silva Santos",
                                                                .role = "Head of everything there is",
                                                                .decides = true,
                                                                .attitude = Attitude::Opposes,
                                                                .desired = Attitude::Champions,
                                                                .channel = Channel::ThirdParty,
                                                                .personal = {text},
                                                                .landmines = {text}});
        small.touch("11-2" + std::to_string(i), Channel::ThirdParty, {person, small.theo},
                    {.summary = {text}, .sentiment = Sentiment::VeryBad, .waits = true});
        small.add<Promise>({.client = small.client, .text = text, .by = small.ana, .due = on("12-24")});
        small.add<Request>({.client = small.client, .what = text, .by = person, .asked = on("11-02")});
        small.add<RegisterEntry>({.client = small.client, .name = text});
        small.value(text, {.unit = "bookings", .target = Decimal{60'123}});
        const Ref<Project> project = small.add<Project>({.client = small.client, .name = text, .success = {text}});
        small.add<Task>({.project = project, .name = text, .milestone = true});
    }
    small.task(text, {0}, {.milestone = true});
    const KnownPlan plan = small.plan();

    const ClientBrief brief = brief_in(small, [&](Ref<Project>) { return &plan.facts; });

    CHECK(brief.words() <= words_of_a_minute);
    CHECK(brief.words() > 150);
    CHECK(brief.promises.lines.size() == 3);
    CHECK(brief.promises.more == 6);
    CHECK(brief.people.more == 7);
}

TEST_CASE("What a client said of success and names of what is made stand whole, and lines that can wait give way") {
    SmallClient small;
    const auto words = [](int count) {
        std::string text;
        for (int i = 0; i < count; ++i) text += (i ? " word" : "word") + std::to_string(i);
        return text;
    };
    const std::string name = words(20), success = words(40), long_text = words(100);
    small[small.project].success = {};
    for (int i = 0; i < 9; ++i) {
        const Ref<Stakeholder> person = small.add<Stakeholder>({.client = small.client,
                                                                .name = "Maria Santos",
                                                                .decides = true,
                                                                .personal = {long_text},
                                                                .landmines = {long_text}});
        small.touch("11-2" + std::to_string(i), Channel::Phone, {person}, {.summary = {long_text}});
        small.add<Promise>({.client = small.client, .text = long_text, .by = small.ana});
        small.add<Request>({.client = small.client, .what = long_text, .by = person});
        small.add<RegisterEntry>({.client = small.client, .name = long_text});
        small.value(name, {.unit = "%", .target = Decimal{60'000}});
        small.add<Project>({.client = small.client, .name = name, .success = {success}});
    }

    const ClientBrief brief = brief_in(small);

    CHECK(brief.words() <= words_of_a_minute);
    REQUIRE_FALSE(brief.success.empty());
    CHECK(brief.success.lines.front() == name + ": “" + success + "”");
    REQUIRE_FALSE(brief.value.empty());
    CHECK(brief.value.lines.front() == name + ": not measured, goal 60 %.");
    CHECK(brief.risks.lines.size() == 1);
    CHECK(brief.risks.more == 8);
    CHECK_FALSE(brief.landmines.empty());
}

TEST_CASE("A word without end is cut") {
    SmallClient small;
    small[small.client].about = {std::string(5000, 'x')};

    CHECK(brief_in(small).about.size() < 200);
}

TEST_CASE("The page of a brief escapes what people typed, loads nothing, and says that it is internal") {
    SmallClient small;
    small[small.client].name = "<script>alert(1)</script> & \"Sons\"";
    small[small.theo].landmines = {"<img src=x onerror='x'>"};

    const std::string html = brief_html(brief_in(small));

    CHECK(html.find("<script") == std::string::npos);
    CHECK(html.find("<img") == std::string::npos);
    CHECK(html.find("<h1>&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;Sons&quot;</h1>") != std::string::npos);
    CHECK(html.find("onerror=&#39;x&#39;&gt;") != std::string::npos);
    CHECK(html.find("Internal. Do not hand to the client.") != std::string::npos);
    CHECK(html.find("default-src 'none'") != std::string::npos);
    for (const char* outside : {"http://", "https://", "src=\"", "href", "url("})
        CHECK(html.find(outside) == std::string::npos);
}

TEST_CASE("The page has a heading for each subject that is known, and says what was left out") {
    SmallClient small;
    for (int i = 0; i < 5; ++i) small.add<Promise>({.client = small.client, .text = "Flyer"});

    const std::string html = brief_html(brief_in(small));

    CHECK(html.find("<h2>Promised</h2>") != std::string::npos);
    CHECK(html.find("<h2>Landmines</h2>") == std::string::npos);
    CHECK(html.find("<p>And 2 more.</p>") != std::string::npos);
}

}  // namespace rapport
