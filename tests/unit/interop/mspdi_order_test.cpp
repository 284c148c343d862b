// Microsoft Project's schema is a sequence: the order of elements counts.

#include <pugixml.hpp>

#include "interop/mspdi_elements.h"
#include "interop_support.h"

namespace rapport {
namespace {

using mspdi::Element;

/// Microsoft Project itself writes these as the last, against its schema.
bool is_written_last(std::string_view name) { return name == "ExtendedAttribute" || name == "Baseline"; }

enum class Writer : std::uint8_t { Rapport, MicrosoftProject };

/// The first child that is not in the table, or stands behind one that has to follow it; empty: all is well.
template <std::size_t N>
std::string out_of_order(pugi::xml_node parent, const std::array<Element, N>& table, Writer writer = Writer::Rapport) {
    std::size_t last = 0;
    for (const pugi::xml_node child : parent.children()) {
        if (writer == Writer::MicrosoftProject && is_written_last(child.name())) continue;
        const auto at = static_cast<std::size_t>(
            std::ranges::find(table, std::string_view(child.name()), &Element::name) - table.begin());
        if (at == N) return std::string(child.name()) + " is unknown";
        if (at < last) return std::string(child.name()) + " stands behind " + std::string(table[last].name);
        last = at;
    }
    return {};
}

Workspace everything(Ref<Project>& project) {
    Workspace workspace;
    const auto base = put<WorkingCalendar>(workspace, {.name = "Standard"});
    const auto own = put<WorkingCalendar>(workspace, {.name = "Ana", .base = base, .friday = Shifts{}});
    put<CalendarException>(workspace, {.calendar = base,
                                       .name = "Second Monday",
                                       .first = {20000},
                                       .last = {20900},
                                       .shifts = {{480, 720}},
                                       .repeat = Repeat::YearlyOnWeekday,
                                       .weekdays = 1,
                                       .month = 5,
                                       .position = 2});
    put<CalendarException>(
        workspace,
        {.calendar = own, .first = {20000}, .last = {20100}, .repeat = Repeat::Weekly, .every = 2, .weekdays = 5});
    const auto person = put<Person>(workspace, {.name = "Ana",
                                                .role = "Design",
                                                .email = "ana@example.org",
                                                .phone = "+1",
                                                .initials = "AN",
                                                .calendar = own,
                                                .notes = {"n"}});
    const auto client = put<Client>(workspace, {.name = "Harbour School"});
    project = put<Project>(workspace, {.client = client,
                                       .name = "Portal",
                                       .manager = person,
                                       .start = {29'800'000},
                                       .promised = DateTime{30'000'000},
                                       .status_date = DateTime{29'900'000},
                                       .calendar = base,
                                       .currency = "EUR",
                                       .summary = {"s"},
                                       .notes = {"n"}});
    const auto first = put<Task>(workspace, {.project = project,
                                             .rank = {"a"},
                                             .name = "A",
                                             .work = {480},
                                             .constraint = Constraint::StartNoEarlier,
                                             .constraint_date = DateTime{29'810'000},
                                             .deadline = DateTime{29'990'000},
                                             .promised = DateTime{29'990'000},
                                             .done = {50},
                                             .actual_start = DateTime{29'810'000},
                                             .calendar = base,
                                             .summary = {"s"},
                                             .notes = {"n"}});
    const auto second = put<Task>(workspace, {.project = project,
                                              .rank = {"b"},
                                              .name = "B",
                                              .manual = true,
                                              .manual_start = DateTime{29'820'000},
                                              .manual_finish = DateTime{29'830'000}});
    put(workspace, link_of(first, second, LinkType::StartToStart, {60}));
    put<Assignment>(workspace, {.task = first, .person = person, .units = {50}, .work = {240}});
    return workspace;
}

}  // namespace

TEST_CASE("An export has its elements in the order of Microsoft Project's schema") {
    Ref<Project> project;
    const Workspace workspace = everything(project);

    const Result<Export> exported = to_mspdi(workspace, project);

    REQUIRE(exported);
    pugi::xml_document document;
    REQUIRE(document.load_buffer(exported->bytes.data(), exported->bytes.size()));
    const pugi::xml_node root = document.document_element();
    CHECK(out_of_order(root, mspdi::project_elements) == "");
    for (const pugi::xml_node node : root.child("Tasks")) {
        CHECK(out_of_order(node, mspdi::task_elements) == "");
        for (const pugi::xml_node link : node.children("PredecessorLink"))
            CHECK(out_of_order(link, mspdi::link_elements) == "");
    }
    for (const pugi::xml_node node : root.child("Resources")) CHECK(out_of_order(node, mspdi::resource_elements) == "");
    for (const pugi::xml_node node : root.child("Assignments"))
        CHECK(out_of_order(node, mspdi::assignment_elements) == "");
    for (const pugi::xml_node node : root.child("Calendars")) {
        CHECK(out_of_order(node, mspdi::calendar_elements) == "");
        for (const pugi::xml_node exception : node.child("Exceptions"))
            CHECK(out_of_order(exception, mspdi::exception_elements) == "");
    }
}

TEST_CASE("Our tables have the order in which Microsoft Project writes tasks, resources and assignments") {
    for (const std::filesystem::path& file : mspdi_files()) {
        if (!file.string().contains("project2010-mspdi.xml")) continue;
        INFO(file.string());
        const std::string text = bytes_of(file);
        pugi::xml_document document;
        REQUIRE(document.load_buffer(text.data(), text.size()));
        const pugi::xml_node root = document.document_element();
        CHECK(out_of_order(root, mspdi::project_elements, Writer::MicrosoftProject) == "");
        for (const pugi::xml_node node : root.child("Tasks"))
            CHECK(out_of_order(node, mspdi::task_elements, Writer::MicrosoftProject) == "");
        for (const pugi::xml_node node : root.child("Resources"))
            CHECK(out_of_order(node, mspdi::resource_elements, Writer::MicrosoftProject) == "");
        for (const pugi::xml_node node : root.child("Assignments"))
            CHECK(out_of_order(node, mspdi::assignment_elements, Writer::MicrosoftProject) == "");
    }
}

}  // namespace rapport
