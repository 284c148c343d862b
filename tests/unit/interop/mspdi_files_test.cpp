// Every file of the collections opens, with as many records as its text says, and comes back from an export as it was.

#include "interop_support.h"

namespace rapport {
namespace {

/// The texts between <name> and </name>, found without an XML parser.
std::vector<std::string_view> blocks(std::string_view text, const std::string& name) {
    std::vector<std::string_view> found;
    const std::string open = "<" + name + ">";
    const std::string close = "</" + name + ">";
    for (std::size_t at = text.find(open); at != std::string_view::npos; at = text.find(open, at)) {
        const std::size_t end = text.find(close, at);
        found.push_back(text.substr(at + open.size(), end - at - open.size()));
        at = end;
    }
    return found;
}
std::string_view block(std::string_view text, const std::string& name) {
    const std::vector<std::string_view> found = blocks(text, name);
    return found.empty() ? std::string_view() : found.front();
}

std::int64_t tasks_in(std::string_view text) {
    return std::ranges::count_if(blocks(text, "Task"), [](std::string_view task) {
        const bool project = block(task, "UID") == "0" && block(task, "OutlineLevel") == "0";
        return !project && block(task, "IsNull") != "1";
    });
}

std::int64_t people_in(std::string_view text) {
    return std::ranges::count_if(blocks(text, "Resource"), [](std::string_view person) {
        return block(person, "UID") != "0" || !block(person, "Name").empty();
    });
}

std::int64_t assignments_in(std::string_view text) {
    return std::ranges::count_if(blocks(text, "Assignment"), [](std::string_view assignment) {
        return block(assignment, "ResourceUID")[0] != '-';
    });
}

/// Calendars of their own: those of a person that only point to a base are not kept.
std::int64_t calendars_in(std::string_view text) {
    return std::ranges::count_if(blocks(text, "Calendar"), [](std::string_view calendar) {
        return block(calendar, "IsBaseCalendar") == "1" || calendar.contains("<WeekDay>") ||
               calendar.contains("<Exception>");
    });
}

std::int64_t exceptions_in(std::string_view text) {
    std::int64_t count = 0;
    for (const std::string_view calendar : blocks(text, "Calendar")) {
        const auto exceptions = std::ssize(blocks(calendar, "Exception"));
        const auto dated = std::ranges::count_if(blocks(calendar, "WeekDay"),
                                                 [](std::string_view day) { return block(day, "DayType") == "0"; });
        count += exceptions > 0 ? exceptions : dated;
    }
    return count;
}

std::int64_t links_in(std::string_view text) {
    std::int64_t count = 0;
    for (const std::string_view task : blocks(text, "Task")) count += std::ssize(blocks(task, "PredecessorLink"));
    return count;
}

}  // namespace

TEST_CASE("Every Microsoft Project file opens with all the records its text has") {
    for (const std::filesystem::path& file : mspdi_files()) {
        INFO(file.string());
        const std::string text = bytes_of(file);

        const Result<Import> import = import_mspdi(text);

        REQUIRE(message_of(import) == "no error");
        CHECK(count_of(*import, type_of<Project>) == 1);
        CHECK(count_of(*import, type_of<Task>) == tasks_in(text));
        CHECK(count_of(*import, type_of<Dependency>) == links_in(text));
        CHECK(count_of(*import, type_of<Person>) == people_in(text));
        CHECK(count_of(*import, type_of<Assignment>) == assignments_in(text));
        CHECK(count_of(*import, type_of<WorkingCalendar>) == calendars_in(text));
        CHECK(count_of(*import, type_of<CalendarException>) == exceptions_in(text));
    }
}

TEST_CASE("The outline of every Microsoft Project file is the one its numbers say") {
    for (const std::filesystem::path& file : mspdi_files()) {
        INFO(file.string());
        const std::string text = bytes_of(file);
        const Result<Import> import = import_mspdi(text);
        REQUIRE(import);
        const Outline outline = outline_of(import->records, import->project);
        CHECK(outline.problems().empty());

        std::int32_t row = 0;
        for (const std::string_view task : blocks(text, "Task")) {
            if (block(task, "UID") == "0" || block(task, "IsNull") == "1") continue;
            REQUIRE(row < outline.size());
            CHECK(std::to_string(outline[row].task->uid) == block(task, "UID"));
            CHECK(std::to_string(outline[row].depth + 1) == block(task, "OutlineLevel"));
            if (!block(task, "OutlineNumber").empty()) CHECK(outline.number(row) == block(task, "OutlineNumber"));
            ++row;
        }
        CHECK(row == outline.size());
    }
}

TEST_CASE("What is imported from Microsoft Project, exported and imported again is the same") {
    for (const std::filesystem::path& file : mspdi_files()) {
        INFO(file.string());
        const Result<Import> first = import_mspdi(bytes_of(file));
        REQUIRE(first);

        const Result<Export> exported = to_mspdi(first->records, first->project);
        REQUIRE(exported);
        const Result<Import> second = import_mspdi(exported->bytes);

        REQUIRE(message_of(second) == "no error");
        CHECK(described(first->records, first->project) == described(second->records, second->project));
        CHECK(exported->left_out == std::vector<Left>{});
        CHECK(second->report.left_out == std::vector<Left>{});
    }
}

TEST_CASE("An export of an export is the same text") {
    for (const std::filesystem::path& file : mspdi_files()) {
        INFO(file.string());
        const Result<Import> first = import_mspdi(bytes_of(file));
        REQUIRE(first);
        const Result<Export> once = to_mspdi(first->records, first->project);
        REQUIRE(once);
        const Result<Import> second = import_mspdi(once->bytes);
        REQUIRE(second);

        const Result<Export> twice = to_mspdi(second->records, second->project);

        REQUIRE(twice);
        CHECK(once->bytes == twice->bytes);
    }
}

}  // namespace rapport
