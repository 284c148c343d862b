// Text that has broken other programs, in every field of every type that takes text: what a field takes comes back from the
// log, a checkpoint and a file as it was, and is looked for without harm; on paper it is text and never markup.

#include <algorithm>

#include "app/apply.h"
#include "app/commands/record.h"
#include "app/log.h"
#include "base/json.h"
#include "base/text.h"
#include "codec/workspace_json.h"
#include "engagement/brief.h"
#include "interop/chart.h"
#include "interop/csv.h"
#include "interop/mspdi.h"
#include "model/types.h"
#include "search/index.h"
#include "support/checkpoints.h"
#include "support/make.h"
#include "support/print.h"
#include "support/shared_files.h"

namespace rapport {
namespace {

std::vector<std::string> naughty_strings() {
    std::vector<std::string> strings;
    const auto file = shared_files("data/strings/naughty.json");
    if (!file) return strings;
    const Result<Json> json = read_json(bytes_of(*file));
    REQUIRE(json);
    for (const Json& text : *json->as_array()) strings.push_back(*text.as_text());
    REQUIRE(strings.size() > 100);
    return strings;
}

/// The digest of a report is written by issuing it and in no other way.
bool takes_text(const Field& field) {
    return (field.kind == Kind::Text || field.kind == Kind::Prose) && field.member != &tag<&StatusReport::digest>;
}

/// Record n of a type has string n in each of its fields that takes it.
struct Filled {
    Workspace workspace;
    std::vector<std::string> frames;
    std::uint32_t crc = 0;
    int taken = 0, refused = 0;

    explicit Filled(const std::vector<std::string>& strings) {
        std::int64_t second = 0;
        std::uint64_t number = 0;
        for (const EntityType* type : all_types())
            for (const std::string& string : strings) {
                Entity& record = workspace.table(*type).at(id_number(++number));
                record.born = stamp_after(0);
                for (std::size_t field = 0; field < type->fields.size(); ++field)
                    if (takes_text(type->fields[field])) fill(*type, record.id, field, string, ++second);
            }
    }

    void fill(const EntityType& type, Id id, std::size_t field, const std::string& string, std::int64_t second) {
        CAPTURE(std::string(type.name));
        CAPTURE(std::string(type.fields[field].name));
        CAPTURE(string);
        Result<Edit> edit = set_field(workspace, type, id, field, string);
        if (type.fields[field].merge == Merge::Fixed) {  // Written when the record is made, and never again.
            REQUIRE(!edit);
            return;
        }
        if (!edit) {
            ++refused;
            CHECK(edit.error().message.size() > 10);
            return;
        }
        const Stamp stamp = stamp_after(second * 1000);
        REQUIRE(apply(workspace, *edit, stamp).has_value());
        const Value stored = type.fields[field].get(*workspace.find(type, id));
        CHECK(std::string(trimmed(std::get<std::string>(stored))) == std::string(trimmed(string)));
        ++taken;
        frames.push_back(write_frame({.stamp = stamp, .author = string, .edit = *edit, .device = string, .brought = {}},
                                     frames.size() + 1, crc));
        crc = crc_of_frame(frames.back());
    }

    /// Every text of it is in `other` too.
    void expect_in(const Workspace& other) const {
        for (const EntityType* type : all_types())
            for (const Entity* record : workspace.table(*type).rows()) {
                const Entity* found = other.find(*type, record->id);
                REQUIRE(found);
                for (const Field& field : type->fields)
                    if (takes_text(field)) CHECK(field.get(*found) == field.get(*record));
            }
    }
};

std::string harmless(std::string text) {
    std::ranges::replace_if(
        text, [](char c) { return std::string_view("<>&\"'").find(c) != std::string_view::npos; }, 'x');
    return text;
}

std::ptrdiff_t tags_in(const std::string& html) { return std::ranges::count(html, '<'); }

}  // namespace

TEST_CASE("Naughty strings come back from the log, from a checkpoint and from a file") {
    const std::vector<std::string> strings = naughty_strings();
    if (strings.empty()) return;
    const Filled filled(strings);
    CHECK(filled.taken > 50 * filled.refused);  // A currency is three letters, and a name is needed: hardly any other.

    Workspace replayed;
    std::uint64_t number = 0;
    for (const EntityType* type : all_types())
        for (std::size_t i = 0; i < strings.size(); ++i)
            replayed.table(*type).at(id_number(++number)).born = stamp_after(0);
    std::uint32_t crc = 0;
    for (const std::string& bytes : filled.frames) {
        const Result<ReadFrame> frame = read_frame(bytes, crc);
        REQUIRE(frame.has_value());
        CHECK(frame->unknown.empty());
        replay(replayed, frame->gesture.edit, frame->gesture.stamp);
        crc = frame->crc;
    }
    filled.expect_in(replayed);

    const Result<Checkpoint> checkpoint = read_checkpoint(checkpoint_bytes(filled.workspace, {}, 7, 1));
    REQUIRE(checkpoint.has_value());
    filled.expect_in(checkpoint->workspace);

    const Result<Workspace> file = read_workspace(write_workspace(filled.workspace));
    REQUIRE(file.has_value());
    filled.expect_in(*file);
}

TEST_CASE("Naughty strings are looked for without harm, and found by their words") {
    const std::vector<std::string> strings = naughty_strings();
    Workspace workspace;
    for (std::size_t i = 0; i < strings.size(); ++i)
        workspace.table(type_of<Touchpoint>).at(id_number(i + 1)).born = stamp_after(0);
    for (std::size_t i = 0; i < strings.size(); ++i)
        put(workspace, make_number<Touchpoint>(i + 1, {.subject = strings[i], .summary = {strings[i]}}));
    SearchIndex index;
    index.rebuild(workspace);
    int found = 0;
    for (std::size_t i = 0; i < strings.size(); ++i) {
        CAPTURE(strings[i]);
        const std::vector<Hit> hits = index.find(strings[i], 1000);
        const bool words = strings[i].size() > 2 && std::ranges::all_of(strings[i], [](char c) {
                               return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == ' ';
                           });
        if (!words) continue;
        ++found;
        CHECK(std::ranges::any_of(hits, [&](const Hit& hit) { return hit.id == id_number(i + 1); }));
    }
    if (!strings.empty()) CHECK(found >= 5);
}

TEST_CASE("Naughty strings are text in a brief, in a printed plan and in exports") {
    for (const std::string& string : naughty_strings()) {
        CAPTURE(string);
        const auto brief_with = [](const std::string& text) {
            Workspace workspace;
            const auto client = put<Client>(workspace, {.name = text});
            put<Stakeholder>(workspace, {.client = client, .name = text, .role = text});
            put<Project>(workspace, {.client = client, .name = text, .success = {text}});
            const EngagementIndex index(workspace, Date{20'759});
            return brief_html(brief_of(index, [](Ref<Project>) { return nullptr; }, *workspace.find(client)));
        };
        CHECK(tags_in(brief_with(string)) == tags_in(brief_with(harmless(string))));

        const auto plan_with = [](Workspace& workspace, const std::string& text) {
            const auto project = put<Project>(workspace, {.name = text, .start = DateTime{20'759 * 1440 + 480}});
            put<Task>(workspace, {.project = project, .name = text, .duration = {480}, .notes = {text}});
            return project;
        };
        Workspace naughty, plain;
        const auto naughty_plan = plan_with(naughty, string), plain_plan = plan_with(plain, harmless(string));
        const Result<Export> printed = to_chart_document(naughty, naughty_plan, {.today = {20'760}});
        const Result<Export> plainly = to_chart_document(plain, plain_plan, {.today = {20'760}});
        REQUIRE(printed.has_value());
        REQUIRE(plainly.has_value());
        CHECK(tags_in(printed->bytes) == tags_in(plainly->bytes));
        CHECK(to_csv(naughty, naughty_plan).has_value());
        const Result<Export> xml = to_mspdi(naughty, naughty_plan);
        REQUIRE(xml.has_value());
        CHECK(tags_in(xml->bytes) == tags_in(to_mspdi(plain, plain_plan)->bytes));
    }
}

}  // namespace rapport
