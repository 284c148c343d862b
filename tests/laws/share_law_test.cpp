// What a client is given holds nothing of a record that nobody shared, and of a shared one nothing that its table keeps for the
// team: no word, no number, no day, and nothing that follows from them; whatever records there are and whatever fields and types
// are added. And what is shared is there.

#include "app/commands/status_report.h"
#include "app/report_page.h"
#include "engagement/mail_codes.h"
#include "laws/share_world.h"
#include "share/locked_page.h"
#include "share/report_words.h"

namespace rapport {
namespace {

bool is_part_of_word(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// What stands about the first place of a number that is not part of a longer one, or of a digest; empty where there is none.
std::string around(std::string_view text, std::string_view number) {
    for (std::size_t at = text.find(number); at != std::string_view::npos; at = text.find(number, at + 1)) {
        const std::size_t end = at + number.size();
        if (at > 0 && is_part_of_word(text[at - 1])) continue;
        if (end < text.size() && is_part_of_word(text[end])) continue;
        return std::string(text.substr(at > 80 ? at - 80 : 0, 160));
    }
    return {};
}

/// "14,235 days later": the most that any sentence counts.
std::int64_t most_days(std::string_view text) {
    std::int64_t most = 0;
    for (std::size_t at = text.find(" day"); at != std::string_view::npos; at = text.find(" day", at + 1)) {
        std::int64_t number = 0, unit = 1;
        for (std::size_t i = at;
             i-- > 0 && ((text[i] >= '0' && text[i] <= '9') || text[i] == ',') && unit < 10'000'000;)
            if (text[i] != ',') {
                number += unit * (text[i] - '0');
                unit *= 10;
            }
        most = std::max(most, number);
    }
    return most;
}

/// In every form in which a page writes numbers and days.
void check_marks(std::string_view text) {
    CHECK(around(text, std::to_string(ShareWorld::marked_year)) == "");
    CHECK(around(text, std::to_string(ShareWorld::marked_number)) == "");
    CHECK(around(text, "73,191") == "");
    CHECK(around(text, "73.1 MB") == "");
    CHECK(most_days(text) < 10'000);
}

void check_words(const ShareWorld& world, const std::set<std::size_t>& shown, const std::set<std::size_t>& told) {
    for (const std::set<std::size_t>* found : {&shown, &told})
        for (const std::size_t number : *found) {
            const Canaries::Place& place = world.canaries.places[number];
            CAPTURE(std::string(place.type->name));
            CAPTURE(std::string(place.field->name));
            CAPTURE(place.record->shared);
            CHECK(world.may_occur(place));
        }
    for (std::size_t number = 0; number < world.canaries.places.size(); ++number) {
        const Canaries::Place& place = world.canaries.places[number];
        if (!world.has_to_occur(place)) continue;
        CAPTURE(std::string(place.type->name));
        CAPTURE(std::string(place.field->name));
        CHECK(shown.contains(number));
    }
}

using Seen = std::map<std::string_view, int>;  ///< By type, of how many records something was shown.

void check_records(const ShareWorld& world, const std::set<std::size_t>& shown, Seen& seen) {
    std::set<const Entity*> there;
    for (const std::size_t number : shown) there.insert(world.canaries.places[number].record);
    for (const EntityType* type : all_types())
        for (const Entity* record : world.workspace.table(*type).rows()) {
            CAPTURE(std::string(type->name));
            if (there.contains(record)) ++seen[type->name];
            if (world.has_to_occur(*type, *record)) CHECK(there.contains(record));
        }
}

void check(const ShareWorld& world, const SnapshotPage& page, Seen& seen) {
    const std::string told = write_told(page.told);
    const std::set<std::size_t> shown = world.canaries.in(page.html);
    check_words(world, shown, world.canaries.in(told));
    check_records(world, shown, seen);
    check_marks(page.html);
    check_marks(told);
    for (const EntityType* type : all_types())
        for (const Entity* record : world.workspace.table(*type).rows())
            CHECK_FALSE(page.html.contains(to_string(record->id)));
}

}  // namespace

TEST_CASE("A snapshot holds what is shared and for everyone, and nothing else, whatever records there are") {
    std::size_t milestones = 0;
    Seen seen;
    for (std::uint64_t seed = 1; seed <= 24; ++seed) {
        CAPTURE(seed);
        ShareWorld world(seed);
        world.complain(seed % 2 == 0);
        const SnapshotPage page = world.page();
        check(world, page, seen);
        milestones += page.html.contains("id=\"timeline\"");
        CHECK(page.html.contains("<title>Red.") == (seed % 2 == 0));
    }
    CHECK(milestones > 6);  // Or else there was little to leave out.
    for (const EntityType* type :
         {&type_of<Task>, &type_of<ValueItem>, &type_of<ValueEvidence>, &type_of<Deliverable>,
          &type_of<DeliverableVersion>, &type_of<RegisterEntry>, &type_of<DecisionOption>, &type_of<Request>,
          &type_of<StatusReport>, &type_of<Recovery>, &type_of<Promise>, &type_of<Criterion>, &type_of<Person>}) {
        CAPTURE(std::string(type->name));
        CHECK(seen[type->name] > 0);
    }
}

TEST_CASE("A status report that goes to the client holds what is shared and for everyone, and who wrote it") {
    std::size_t shown = 0, withheld = 0, changed = 0;
    for (std::uint64_t seed = 301; seed <= 324; ++seed) {
        CAPTURE(seed);
        const ShareWorld world(seed);
        for (const StatusReport& report : world.workspace.all<StatusReport>()) {
            if (report.project != world.wishes.project) continue;
            const bool goes = report.shared && report.state == ReportState::Issued && !words_changed(report);
            ++(goes ? shown : withheld);
            changed += report.shared && report.state == ReportState::Issued && words_changed(report);
            for (const ReportFormat format : {ReportFormat::Html, ReportFormat::Markdown, ReportFormat::Csv}) {
                const std::string out =
                    written_report(report_page(world.workspace, report, ReportReader::Client), format);
                check_marks(out);
                const std::set<std::size_t> found = world.canaries.in(out);
                CHECK(found.empty() != goes);
                for (const std::size_t number : found) {
                    const Canaries::Place& place = world.canaries.places[number];
                    CAPTURE(std::string(place.type->name));
                    CAPTURE(std::string(place.field->name));
                    const bool wrote = place.record->id == report.by.id && place.field->member == &tag<&Person::name>;
                    CHECK((wrote || world.may_occur(place)));
                }
            }
        }
    }
    CHECK(shown > 6);
    CHECK(withheld > 6);
    CHECK(changed > 6);
}

TEST_CASE(
    "A draft of a status report for the client names nothing that nobody shared and nothing that is for the team") {
    std::size_t named = 0;
    for (std::uint64_t seed = 401; seed <= 412; ++seed) {
        CAPTURE(seed);
        ShareWorld world(seed);
        world.complain(seed % 2 == 0);
        const Project& project = *world.workspace.find(world.wishes.project);
        const EngagementIndex index(world.workspace, ShareWorld::today);
        const Outline outline = outline_of(world.workspace, {project.id});
        const Schedule schedule = schedule_of(world.workspace, outline);
        const PlanFacts facts = plan_facts(outline, schedule, ShareWorld::today);
        const ReportSource source = report_source(world.workspace, project, &facts, Date{ShareWorld::today.days - 40},
                                                  ShareWorld::today, ReportScope::Shared);
        for (const ReportPart& part : report_parts()) {
            CAPTURE(std::string(part.name));
            const std::set<std::size_t> found = world.canaries.in(draft_section(index, source, part.section).text);
            named += found.size();
            for (const std::size_t number : found) {
                const Canaries::Place& place = world.canaries.places[number];
                CAPTURE(std::string(place.type->name));
                CAPTURE(std::string(place.field->name));
                CHECK(place.record->shared);
                CHECK(is_alive(*place.record));
                CHECK(place.field->audience == Audience::Everyone);
            }
        }
    }
    CHECK(named > 12);
}

TEST_CASE("Of a locked snapshot nothing but the cipher text follows from what is in it") {
    std::string first;
    for (std::uint64_t seed = 501; seed <= 508; ++seed) {
        CAPTURE(seed);
        ShareWorld world(seed);
        std::string bytes = world.page().html;
        CHECK_FALSE(world.canaries.in(bytes).empty());  // Or else there was nothing to hide.
        const std::string start = bytes.substr(0, 4096);
        for (char& byte : bytes) byte = static_cast<char>(static_cast<unsigned char>(byte) ^ 0xA5u);
        const Sealed sealed{write_locked_header({1'000'000, std::string(16, 's'), std::string(12, 'n')}),
                            base64_of(bytes + std::string(16, 't'))};
        const Result<std::string> page = locked_page(sealed, {}, start);
        REQUIRE(page.has_value());
        std::string clear = *page;
        const std::size_t at = clear.find(sealed.cipher);
        REQUIRE(at != std::string::npos);
        clear.erase(at, sealed.cipher.size());
        CHECK(world.canaries.in(clear).empty());
        if (seed == 501) first = clear;
        CHECK(clear == first);
    }
}

TEST_CASE("What changed since a snapshot tells nothing of what was taken back since") {
    Seen seen;
    for (std::uint64_t seed = 101; seed <= 112; ++seed) {
        CAPTURE(seed);
        ShareWorld world(seed);
        const SnapshotPage first = world.page();
        Snapshot before = make<Snapshot>({.project = world.wishes.project, .recipient = world.wishes.recipient});
        before.told = {write_told(first.told)};
        before.made = {(std::int64_t{ShareWorld::today.days} - 7) * 86'400'000};
        world.wishes.before = &before;
        world.turn();
        check(world, world.page(), seen);
    }
}

TEST_CASE(
    "A snapshot does not follow from what is for the team: other choices, numbers, days and references leave it as it "
    "is") {
    for (std::uint64_t seed = 201; seed <= 212; ++seed) {
        CAPTURE(seed);
        ShareWorld world(seed);
        if (seed % 2 == 0) world.complain(true);
        const SnapshotPage before = world.page();
        world.change_what_is_ours();
        const SnapshotPage after = world.page();
        CHECK(write_told(after.told) == write_told(before.told));
        CHECK(after.sha256 == before.sha256);
        CHECK(after.html == before.html);
    }
}

}  // namespace rapport
