// What a Microsoft Project file holds and Rapport does not is told by name and count; nothing goes silently.

#include "interop_support.h"

namespace rapport {
namespace {

std::vector<Left> left_of_file(const std::string& xml) {
    Result<Import> import = import_mspdi(xml);
    if (!import) throw std::runtime_error(import.error().message);
    return import->report.left_out;
}
std::vector<Left> left_of_task(const std::string& content) {
    return left_of_file(mspdi_tasks(mspdi_task(1, "Foundation", content)));
}

const Left& only(const std::vector<Left>& left) {
    if (left.size() != 1) throw std::runtime_error("left out: " + std::to_string(left.size()));
    return left.front();
}

}  // namespace

TEST_CASE("Custom fields stay behind under the name their users gave them") {
    const std::vector<Left> left = left_of_file(mspdi_project(
        "<ExtendedAttributes><ExtendedAttribute><FieldID>188743731</FieldID><FieldName>Text1</FieldName><Alias>Cost "
        "centre</Alias></ExtendedAttribute>"
        "<ExtendedAttribute><FieldID>188743767</FieldID><FieldName>Number1</FieldName></ExtendedAttribute></"
        "ExtendedAttributes><Tasks>" +
        mspdi_task(1, "A",
                   "<ExtendedAttribute><FieldID>188743731</FieldID><Value>4711</Value></ExtendedAttribute>"
                   "<ExtendedAttribute><FieldID>188743767</FieldID><Value>3</Value></ExtendedAttribute>") +
        mspdi_task(2, "B", "<ExtendedAttribute><FieldID>188743731</FieldID><Value>4712</Value></ExtendedAttribute>") +
        "</Tasks>"));

    CHECK(left_of(left, "Custom field “Cost centre”") == 2);
    CHECK(left_of(left, "Custom field Number1") == 1);
    CHECK(left_of(left, "Definitions of custom fields (names, formulas, lists)") == 1);
}

TEST_CASE("Costs, overtime and the like count the tasks that have them, once each") {
    const std::vector<Left> left = left_of_file(
        mspdi_tasks(mspdi_task(1, "A", "<FixedCost>100</FixedCost><Cost>250.00</Cost><ActualCost>0</ActualCost>") +
                    mspdi_task(2, "B", "<Cost>0.00</Cost>") + mspdi_task(3, "C", "<Cost>12</Cost>")));

    CHECK(only(left) == Left{"Costs", 2, {"A", "C"}});
}

TEST_CASE("What is left out of a task has a name people know") {
    CHECK(only(left_of_task("<Baseline><Number>0</Number><Cost>100</Cost></Baseline>")) ==
          Left{"Costs", 1, {"Foundation"}});
    CHECK(only(left_of_task("<Baseline><Number>1</Number><Interim>1</Interim><Start>2026-11-02T08:00:00</Start>"
                            "<Finish>2026-11-02T17:00:00</Finish></Baseline>"))
              .what == "Interim plans");
    CHECK(only(left_of_task("<Hyperlink>Site</Hyperlink><HyperlinkAddress>https://example.org</HyperlinkAddress>"))
              .what == "Hyperlinks");
    CHECK(only(left_of_task("<OutlineCode><FieldID>1</FieldID><ValueID>2</ValueID></OutlineCode>")).what ==
          "Outline codes");
    CHECK(only(left_of_task("<IsSubproject>1</IsSubproject><SubprojectName>other.mpp</SubprojectName>")).what ==
          "Inserted projects");
    CHECK(only(left_of_task("<Recurring>1</Recurring>")).what == "How recurring tasks repeat");
    CHECK(only(left_of_task("<Contact>Jo</Contact>")).what == "Contacts");
    CHECK(only(left_of_task("<StartText>soon</StartText>")).what == "Dates and durations typed as text");
    CHECK(only(left_of_task("<EffortDriven>1</EffortDriven>")).what == "Effort-driven scheduling");
    CHECK(only(left_of_task("<Duration>PT0H0M30S</Duration>")).what == "Parts of a minute");
}

TEST_CASE("An element we have never heard of is told by its own name, unless it says nothing") {
    CHECK(only(left_of_task("<Sponsor>Jo</Sponsor>")) == Left{"“Sponsor”", 1, {"Foundation"}});
    CHECK(only(left_of_task("<Budgeting><Item/></Budgeting>")).what == "“Budgeting”");
    CHECK(left_of_task("<Sponsor/><Rank>0</Rank><Other>-1</Other><Time>PT0H0M0S</Time>").empty());
}

TEST_CASE("What Rapport computes itself is not told") {
    CHECK(left_of_task(
              "<EarlyStart>2026-11-02T08:00:00</EarlyStart><TotalSlack>4800</TotalSlack><Critical>1</"
              "Critical><PercentWorkComplete>10</PercentWorkComplete>"
              "<CreateDate>2026-01-01T00:00:00</CreateDate><LevelAssignments>1</LevelAssignments><GUID>1234</GUID>")
              .empty());
}

TEST_CASE("Rates, availability, materials and contours of people are told") {
    const std::vector<Left> left = left_of_file(mspdi_project(
        "<Tasks>" + mspdi_task(1, "A") +
        "</Tasks><Resources><Resource><UID>1</UID><Name>Ana</Name><Type>1</Type><StandardRate>80</StandardRate>"
        "<AvailabilityPeriods><AvailabilityPeriod><AvailableFrom>1984-01-01T00:00:00</"
        "AvailableFrom><AvailableTo>2049-12-31T23:59:00</AvailableTo>"
        "<AvailableUnits>1</AvailableUnits></AvailabilityPeriod></AvailabilityPeriods></Resource>"
        "<Resource><UID>2</UID><Name>Bo</Name><Type>1</"
        "Type><AvailabilityPeriods><AvailabilityPeriod><AvailableFrom>2026-06-01T00:00:00</AvailableFrom>"
        "<AvailableTo>2026-07-01T00:00:00</AvailableTo></AvailabilityPeriod></AvailabilityPeriods></Resource>"
        "<Resource><UID>3</UID><Name>Paint</Name><Type>0</Type><MaterialLabel>litres</MaterialLabel></Resource></"
        "Resources>"
        "<Assignments><Assignment><UID>1</UID><TaskUID>1</TaskUID><ResourceUID>1</ResourceUID><WorkContour>3</"
        "WorkContour></Assignment></Assignments>"));

    CHECK(left_of(left, "Rates") == 1);
    CHECK(left_of(left, "Availability periods") == 1);
    CHECK(left_of(left, "Units of material") == 1);
    CHECK(left_of(left, "How work is spread over an assignment (contours)") == 1);
}

TEST_CASE("A pause between working days is an interruption, a weekend is none") {
    const auto days = [](const std::vector<std::string>& values) {
        std::string xml = "<Assignments><Assignment><UID>1</UID><TaskUID>1</TaskUID><ResourceUID>-65535</ResourceUID>";
        for (const std::string& value : values)
            xml += "<TimephasedData><Type>1</Type><UID>1</UID><Unit>2</Unit>" +
                   (value.empty() ? std::string() : "<Value>" + value + "</Value>") + "</TimephasedData>";
        return mspdi_project("<Tasks>" + mspdi_task(1, "A") + "</Tasks>" + xml + "</Assignment></Assignments>");
    };

    CHECK(left_of_file(days({"PT8H0M0S", "", "", "PT8H0M0S"})).empty());
    CHECK(left_of_file(days({"PT8H0M0S", "PT0H0M0S"})).empty());
    CHECK(only(left_of_file(days({"PT8H0M0S", "PT0H0M0S", "PT8H0M0S"}))) ==
          Left{"Interruptions of split tasks", 1, {"A"}});
}

TEST_CASE("Groups at the top of the file count what they hold") {
    const std::vector<Left> left = left_of_file(mspdi_project(
        "<OutlineCodes><OutlineCode><FieldName>Code1</FieldName></OutlineCode><OutlineCode/></OutlineCodes><WBSMasks/>"
        "<Views><View/><View/></Views><Tables><Table/></Tables><Author>Jo</Author>"));

    CHECK(left_of(left, "Definitions of outline codes") == 2);
    CHECK(left_of(left, "Views, tables, filters and groups") == 3);
    CHECK(left_of(left, "File properties (author, subject, category)") == 1);
    CHECK(left.size() == 3);
}

TEST_CASE("Tasks that come out on other days than in the file are told with an example") {
    const Result<Import> import =
        import_mspdi(mspdi_tasks(mspdi_task(1, "Elsewhere",
                                            "<Duration>PT8H0M0S</Duration><Start>2026-11-12T08:00:00</"
                                            "Start><Finish>2026-11-12T17:00:00</Finish>")));

    REQUIRE(import);
    REQUIRE(import->report.warnings.size() == 1);
    CHECK(import->report.warnings[0] ==
          "1 task comes out on other days than in the file: “Elsewhere” is planned from 2026-11-02 to 2026-11-02, "
          "and the file said 2026-11-12 to 2026-11-12.");
}

}  // namespace rapport
