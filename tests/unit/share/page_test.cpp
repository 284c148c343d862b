// The page of a snapshot: whole, in order, and nothing in it but text.

#include "base/text.h"
#include "engagement/mail_codes.h"
#include "share/page_assets.h"
#include "share/sha256.h"
#include "unit/share/sharing.h"

namespace rapport {
namespace {

struct Paged : Sharing {
    SnapshotPage make() {
        const EngagementIndex known = index();
        Result<SnapshotPage> page = snapshot_page(known, wishes);
        REQUIRE(page.has_value());
        return std::move(*page);
    }
    /// Of everything something.
    void fill() {
        (*this)[project].success_by = theo;
        (*this)[project].success_on = on("11-03");
        (*this)[project].summary = {"First line\nsecond line\n\nSecond paragraph"};
        share(milestone("Goals agreed", "11-10", "11-10", {.done = {100}, .actual_finish = noon("11-10")}));
        const Ref<Task> pilot = share(milestone("Pilot starts", "12-07", "11-23"));
        (*this)[pilot].acceptance = {"A tenant has booked"};
        share(milestone("Hand-over", "2027-03-26", "2027-03-26"));
        half_way();
        const Ref<Deliverable> plan = deliverable("Pilot plan");
        const Ref<DeliverableVersion> first = version(plan, "1.0", "11-16");
        (*this)[first].file = "plan.pdf";
        (*this)[first].sha256 = std::string(64, 'b');
        (*this)[first].kilobytes = {1'840'000};
        share(add<RegisterEntry>({.client = client,
                                  .project = project,
                                  .kind = EntryKind::Decision,
                                  .name = "When does it start?",
                                  .due = on("12-02")}));
        share(add<LightReport>({.project = project, .on = on("11-20"), .words = {"All is well."}}));
    }
};

/// What stands between the style and the data, which is what varies.
std::string_view body_of(const std::string& html) {
    const std::size_t from = html.find("<body>"), to = html.find("<script type=\"application/json\"");
    REQUIRE(from != std::string::npos);
    REQUIRE(to != std::string::npos);
    return std::string_view(html).substr(from, to - from);
}

std::string between(std::string_view text, std::string_view before, std::string_view after) {
    const std::size_t from = text.find(before);
    REQUIRE(from != std::string_view::npos);
    const std::size_t to = text.find(after, from + before.size());
    REQUIRE(to != std::string_view::npos);
    return std::string(text.substr(from + before.size(), to - from - before.size()));
}

std::vector<std::string> all_between(std::string_view text, std::string_view before, char after) {
    std::vector<std::string> found;
    for (std::size_t at = text.find(before); at != std::string_view::npos; at = text.find(before, at)) {
        at += before.size();
        found.emplace_back(text.substr(at, text.find(after, at) - at));
    }
    return found;
}

/// The first element that is closed wrongly, or not at all; empty where all is well.
std::string first_unbalanced(std::string_view html) {
    std::vector<std::string> open;
    for (std::size_t at = html.find('<'); at != std::string_view::npos; at = html.find('<', at + 1)) {
        const std::size_t end = html.find('>', at);
        if (end == std::string_view::npos) return "an open bracket";
        const std::string_view tag = html.substr(at + 1, end - at - 1);
        const bool closes = tag.starts_with("/");
        const std::string name(tag.substr(closes, tag.find_first_of(" \n/", closes) - closes));
        if (tag.ends_with("/") || name == "br" || name == "wbr" || name == "meta") continue;
        if (!closes) open.push_back(name);
        else if (open.empty() || open.back() != name) return name;
        else open.pop_back();
    }
    return open.empty() ? "" : open.back();
}

bool appear_in_order(std::string_view text, const std::vector<std::string>& parts) {
    std::size_t at = 0;
    for (const std::string& part : parts) {
        at = text.find(part, at);
        if (at == std::string_view::npos) {
            MESSAGE(part);
            return false;
        }
    }
    return true;
}

}  // namespace

TEST_CASE("In the title and in drawings names turn nothing that stands beside them") {
    Paged small;
    small[small.project].name = "Port\u202Eal";
    small.share(small.milestone("Pilot\u202E starts", "12-07", "11-23"));
    small.share(small.milestone("\u05E9", "12-09", "12-09"));
    const std::string html = small.make().html;
    CHECK(html.contains("<title>Portal: client snapshot"));
    const std::string wide = between(html, "<svg class=\"wide\"", "</svg>");
    CHECK(wide.contains(">Pilot starts</text>"));
    CHECK(wide.contains(">\u2068\u05E9\u2069</text>"));
    CHECK_FALSE(wide.contains("\u202E"));
}

TEST_CASE("A page has every section that there is something for, in its order, under one heading") {
    Paged small;
    small.fill();
    const std::string html = small.make().html;
    const std::string_view body = body_of(html);

    CHECK(first_unbalanced(body) == "body");
    CHECK(appear_in_order(body, {"<a class=\"skip\" href=\"#main\">", "<header>", "<nav ", "<main id=\"main\"",
                                 "id=\"success\"", "id=\"lights\"", "id=\"decisions\"", "id=\"value\"",
                                 "id=\"timeline\"", "id=\"deliverables\"", "id=\"report\"", "id=\"people\"",
                                 "id=\"your-answers\"", "id=\"r-send\"", "<footer class=\"foot\" id=\"copy\">"}));
    CHECK(all_between(body, "<h1", '>').size() == 1);
    CHECK_FALSE(body.contains("<h4"));
    CHECK_FALSE(body.contains("id=\"told-us\""));
    CHECK_FALSE(body.contains("id=\"changes\""));
    for (const std::string& target : all_between(body, "href=\"#", '"')) CHECK(body.contains("id=\"" + target + "\""));
    const std::vector<std::string> ids = all_between(body, " id=\"", '"');
    for (const std::string& id : ids) {
        CAPTURE(id);
        CHECK(std::ranges::count(ids, id) == 1);
    }
    for (const std::string& label : all_between(body, "aria-labelledby=\"", '"'))
        CHECK(std::ranges::count(ids, label) == 1);
    CHECK(html.size() < 120'000);
}

TEST_CASE("A page without anything shared but its frame is whole, and says what is not agreed") {
    Paged small;
    small[small.project].success = {};
    small.wishes.author = {};
    small[small.ana].shared = false;
    const std::string html = small.make().html;

    CHECK(first_unbalanced(body_of(html)) == "body");
    CHECK(html.contains("Not agreed yet"));
    CHECK(html.contains("Please talk to whoever gave you this copy."));
    CHECK_FALSE(body_of(html).contains("mailto:"));
    for (const std::string_view section : {"value", "timeline", "deliverables", "decisions", "report"})
        CHECK_FALSE(body_of(html).contains("id=\"" + std::string(section) + "\""));
}

TEST_CASE("Dates stand in words with the day that a machine reads, and a delay with its cause") {
    Paged small;
    small.fill();
    const std::string html = small.make().html;

    CHECK(html.contains("<time datetime=\"2026-11-30\">Monday 30&nbsp;November&nbsp;2026</time>, 16:30, UTC+1"));
    CHECK(html.contains("14 days later"));
    CHECK(html.contains("Reason not stated."));
    CHECK(html.contains("plan.pdf, 1.8 MB"));
    CHECK(html.contains("bbbbbbbb<wbr>bbbbbbbb"));
    CHECK(html.contains("<p>First line<br>second line</p><p>Second paragraph</p>"));
}

TEST_CASE("What somebody wrote never becomes more than text in a page") {
    const std::string hostile = "</script></style>\"'><script>alert(1)</script><img src=x onerror=alert(2)>&amp;";
    Paged small;
    small.fill();
    for (const EntityType* type : all_types())
        for (Entity* record : small.workspace.table(*type).rows())
            for (const Field& field : type->fields)
                if (std::string* text = field.is_text() && field.kind != Kind::Rank ? field.text(*record) : nullptr)
                    *text = hostile;
    const std::string html = small.make().html;
    const std::string_view body = body_of(html);

    CHECK(first_unbalanced(body) == "body");
    CHECK_FALSE(body.contains("<img"));
    CHECK_FALSE(body.contains("<script"));
    CHECK(body.contains("&lt;script&gt;alert(1)&lt;/script&gt;"));
    CHECK(body.contains("&amp;amp;"));
    CHECK(all_between(html, "<script", '>').size() == 2);
    CHECK_FALSE(body.contains(" style="));
    for (const std::string& link : all_between(body, "href=\"", '"'))
        CHECK((link.starts_with("#") || link.starts_with("mailto:") || link.starts_with("tel:")));
    CHECK(read_json(between(html, "id=\"rapport-data\">", "</script>")).has_value());
}

TEST_CASE("A page asks the network for nothing, and lets in its own style and script by their hashes alone") {
    Paged small;
    small.fill();
    const std::string html = small.make().html;
    const auto hashed = [](std::string_view content) {
        const Digest digest = sha256(content);
        return "'sha256-" + base64_of({reinterpret_cast<const char*>(digest.data()), digest.size()}) + "'";
    };
    const std::string policy = between(html, "http-equiv=\"Content-Security-Policy\" content=\"", "\"");

    CHECK(policy.starts_with("default-src 'none'; "));
    CHECK(policy.contains("script-src " + hashed(snapshot_script) + ";"));
    CHECK(policy.contains("style-src " + hashed(snapshot_style) + ";"));
    CHECK(policy.contains("base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'"));
    CHECK_FALSE(policy.contains("unsafe"));
    CHECK(between(html, "<style>", "</style>") == snapshot_style);
    CHECK(html.contains("<script>" + std::string(snapshot_script) + "</script>"));
    CHECK_FALSE(body_of(html).contains("http"));
    CHECK_FALSE(body_of(html).contains("src="));
}

TEST_CASE("The digest of a page is that of its bytes with its own two places set to zeros") {
    Paged small;
    small[small.project].name = "<code id=\"integrity\" data-sha256=\"";  // Nobody can put another place before it.
    const SnapshotPage page = small.make();
    std::string html = page.html;

    CHECK(page.sha256.size() == 64);
    std::size_t places = 0;
    for (std::size_t at = html.find(page.sha256); at != std::string::npos; at = html.find(page.sha256, at)) {
        html.replace(at, 64, std::string(64, '0'));
        ++places;
    }
    CHECK(places == 2);
    CHECK(hex(sha256(html)) == page.sha256);
}

TEST_CASE("Everything that can be answered has its slot and its name, and no id of a record") {
    Paged small;
    small.fill();
    const SnapshotPage page = small.make();
    const Result<Json> data = read_json(between(page.html, "id=\"rapport-data\">", "</script>"));
    REQUIRE(data.has_value());
    std::vector<std::string> slots = all_between(body_of(page.html), "class=\"slot\" data-ref=\"", '"');
    for (std::string& row : all_between(body_of(page.html), "<tr role=\"row\" id=\"", '"'))  // The script makes theirs.
        slots.push_back(std::move(row));
    const Json::Array& items = *data->find("items")->as_array();

    REQUIRE(items.size() == page.told.asked.size());
    CHECK(slots.size() == items.size());
    for (std::size_t i = 0; i < items.size(); ++i) {
        CHECK(*items[i].find("ref") == Json(page.told.asked[i].ref));
        CHECK(std::ranges::count(slots, page.told.asked[i].ref) == 1);
    }
    CHECK(*data->find("project") == Json(shown_code(small.wishes.code, small.project.id)));
    CHECK(*data->find("recipient") == Json(shown_code(small.wishes.code, small.theo.id)));
    CHECK(*data->find("slug") == Json("portal"));
    CHECK(*data->find("mail") == Json("ana@harbour.example"));
    CHECK_FALSE(page.html.contains("-7000-8000-"));
}

TEST_CASE(
    "Where the client is not content the title says so first, nothing counts as green, and it says what clears it") {
    Paged small;
    small.fill();
    const Ref<PulseAnswer> no = small.says(small.theo, "11-27", 0, AnswerScale::YesPartlyNo, "check_in.1");
    small[no].words = {"I heard it from others"};
    const std::string html = small.make().html;
    const std::string_view body = body_of(html);

    CHECK(html.contains("<title>Red. Portal"));
    CHECK(first_unbalanced(body) == "body");
    CHECK(appear_in_order(body, {"id=\"lights\"", "Red: you are not content", "id=\"told-us\"",
                                 "I heard it from others", "What clears this.", "id=\"value\""}));
    CHECK(body.contains("class=\"flash\""));
    const std::string lights = between(body, "<ul class=\"lights\">", "</ul>");
    CHECK_FALSE(lights.contains("class=\"word green\""));
    CHECK(lights.contains("Measured: "));
}

TEST_CASE("Who is not content and when they said so is nowhere in a page where it may not be told") {
    Paged small;
    small.share(small.milestone("Pilot starts", "12-07", "12-07"));
    small.share(small.maya);
    const Ref<PulseAnswer> no = small.says(small.theo, "11-27", 0, AnswerScale::YesPartlyNo, "check_in.1");
    small.wishes.recipient = small.maya;
    std::string html = small.make().html;

    CHECK(html.contains("Red: not everybody on your side is content"));
    CHECK(html.contains("We were told that your side is not content"));
    CHECK_FALSE(html.contains("Theo"));
    CHECK_FALSE(html.contains("2026-11-27"));
    CHECK_FALSE(html.contains("27&nbsp;November"));
    small.share(no);
    html = small.make().html;
    CHECK(html.contains("Theo Marsh"));
    CHECK(html.contains("27&nbsp;November"));
}

TEST_CASE("Only whoever complained is asked whether it is put right") {
    Paged small;
    small.share(small.maya);
    small.share(small.note<Recovery>({.client = small.client,
                                      .project = small.project,
                                      .from = small.maya,
                                      .words = {"Nobody called"},
                                      .received = noon("11-27"),
                                      .action = {"Ana calls each Tuesday"},
                                      .told = on("11-28")}));
    std::string html = small.make().html;
    CHECK(html.contains("<h3 id=\"t-i1\">Ana calls each Tuesday</h3>"));
    CHECK_FALSE(html.contains("Is it put right?"));
    CHECK(html.contains("What you told us</a>"));

    small.wishes.recipient = small.maya;
    html = small.make().html;
    CHECK(html.contains("Is it put right? Ana calls each Tuesday"));
    CHECK(html.contains("What you told us <b>(1<span"));
}

TEST_CASE("What a copy is compared with, and what it replaces, is the copy that was made for its reader") {
    Paged small;
    small.sent_before(small.make().told);
    const std::string html = small.make().html;

    CHECK(
        html.contains("Compared with the copy made for you on <time datetime=\"2026-11-16\">16&nbsp;November</time>, "
                      "snapshot 4."));
    CHECK(
        html.contains("It replaces the copy made for you on <time datetime=\"2026-11-16\">16&nbsp;November</time>, "
                      "snapshot 4."));
}

TEST_CASE("The end of the chain of approvals stands below the deliverables, in eights") {
    Paged small;
    CHECK_FALSE(small.make().html.contains("Approvals so far"));
    const Ref<Deliverable> plan = small.deliverable("Pilot plan", DeliverableState::Approved);
    small.version(plan, "1.0", "11-10");
    small[plan].decided_version = "1.0";
    small[plan].decided_by = small.theo;
    small[plan].decided = on("11-20");
    const std::string first =
        between(small.make().html, "Approvals so far: 1, chain ends with <code id=\"approvals\">", "</code>");
    CHECK(first.size() == 64 + 7 * std::string_view("<wbr>").size());
    CHECK(first.find("<wbr>") == 8);
    CHECK(small.make().html.contains("The same digest on two copies means the same approvals."));

    small[plan].name = "Pilot plam";
    CHECK(between(small.make().html, "<code id=\"approvals\">", "</code>") != first);

    const auto say = [&](DeliverableState verdict, const std::string& day) {
        small.share(small.add<SignOff>({.deliverable = plan,
                                        .verdict = verdict,
                                        .name = "Pilot plan",
                                        .version = "0.9",
                                        .on = on(day),
                                        .by = small.theo}));
    };
    say(DeliverableState::Approved, "11-12");
    CHECK(small.make().html.contains("Approvals so far: 2, chain"));
    say(DeliverableState::ChangesAsked, "11-13");
    CHECK(small.make().html.contains("Approvals so far: 2, 1 of them with changes asked for since, chain"));
}

TEST_CASE("Nothing that is for us alone is in a page") {
    Paged small;
    small.fill();
    small[small.project].notes = {"Fee is thin"};
    small[small.client].notes = {"Slow payer"};
    small[small.theo].landmines = {"Never mention the flood"};
    small[small.theo].email = "theo@kestrel.example";
    small.add<Touchpoint>({.client = small.client, .subject = "Angry call", .held = noon("11-20")});
    small.milestone("Raise the price", "12-20");
    const std::string html = small.make().html;

    for (const std::string_view secret :
         {"Fee is thin", "Slow payer", "flood", "theo@kestrel", "Angry call", "Raise the price", "Maya"})
        CHECK_FALSE(html.contains(secret));
}

TEST_CASE("A timeline of many milestones draws some, and lists all") {
    Paged small;
    for (int i = 0; i < 40; ++i) {
        const Date day{on("12-01").days + 9 * i};
        small.share(small.milestone("Step " + std::to_string(i), to_iso(day), to_iso(day)));
    }
    const std::string html = small.make().html;

    CHECK(first_unbalanced(body_of(html)) == "body");
    for (int i = 0; i < 40; ++i) CHECK(html.contains(">Step " + std::to_string(i) + "</th><td"));
    const std::string wide = between(html, "<svg class=\"wide\"", "</svg>");
    CHECK(all_between(wide, "<circle class=\"plan\"", '>').size() == 4);
    CHECK_FALSE(wide.contains("nan"));
    CHECK_FALSE(wide.contains("inf\""));
}

}  // namespace rapport
