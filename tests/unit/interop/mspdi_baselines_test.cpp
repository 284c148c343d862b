// What a plan was when it was agreed, and what else came to be carried: types, delays, remaining durations, directions.

#include "interop_support.h"
#include "schedule/variance.h"

namespace rapport {
namespace {

DateTime on(const char* text) { return *parse_iso_date_time(text); }

Import imported(const std::string& xml) {
    Result<Import> import = import_mspdi(xml);
    if (!import) throw std::runtime_error(import.error().message);
    return std::move(*import);
}

/// Out and in again; nothing stays behind on the way.
Import returned(const Import& import) {
    const Result<Export> exported = to_mspdi(import.records, import.project);
    REQUIRE(exported);
    CHECK(exported->left_out == std::vector<Left>{});
    return imported(exported->bytes);
}

constexpr const char* two_baselines =
    "<Start>2026-11-04T08:00:00</Start><Finish>2026-11-04T17:00:00</Finish>"
    "<Baseline><Number>0</Number><Interim>0</Interim><Start>2026-11-02T08:00:00</Start>"
    "<Finish>2026-11-03T17:00:00</Finish><Duration>PT16H0M0S</Duration><Work>PT20H0M0S</Work></Baseline>"
    "<Baseline><Number>3</Number><Start>2026-11-05T08:00:00</Start><Finish>2026-11-05T12:00:00</Finish>"
    "<Duration>PT4H0M0S</Duration></Baseline>";

}  // namespace

TEST_CASE("Baselines of tasks come along, by their numbers") {
    const Import import = imported(mspdi_project("<LastSaved>2026-10-30T10:00:00</LastSaved><Tasks>" +
                                                 mspdi_task(1, "Dig", two_baselines) +
                                                 mspdi_task(2, "Pour", two_baselines) + "</Tasks>"));
    CHECK(import.report.left_out == std::vector<Left>{});
    const auto baselines = baselines_of(import.records, import.project);
    REQUIRE(baselines.size() == 2);
    std::vector<std::string> names{baselines[0]->name, baselines[1]->name};
    std::ranges::sort(names);
    CHECK(names == std::vector<std::string>{"Baseline", "Baseline 3"});
    CHECK(to_iso(baselines[0]->taken) == "2026-10-30");
    const Outline rows = outline_of(import.records, import.project);
    for (const Baseline* baseline : baselines) {
        const Comparison comparison = compare_with(import.records, rows, {baseline->id});
        REQUIRE(comparison[1]);
        const bool first = baseline->name == "Baseline";
        CHECK(comparison[1]->start == (first ? on("2026-11-02T08:00") : on("2026-11-05T08:00")));
        CHECK(comparison[1]->duration == Minutes{first ? 960 : 240});
        CHECK(comparison[1]->work == Minutes{first ? 1200 : 0});
    }
    const Import back = returned(import);
    const auto of_baselines = [](const Import& from) {
        std::vector<std::string> lines = described(from.records, from.project);
        std::erase_if(lines, [](const std::string& line) { return !line.starts_with("baseline"); });
        return lines;
    };
    CHECK(of_baselines(back).size() == 6);
    CHECK(of_baselines(back) == of_baselines(import));
}

TEST_CASE("Names and days of baselines survive the way out and back") {
    Workspace workspace;
    const auto project = put<Project>(workspace, {.name = "Portal", .start = on("2026-11-02T08:00")});
    const auto task = put<Task>(workspace, {.project = project, .rank = {"a"}, .name = "Dig"});
    for (const char* name : {"As agreed", "Baseline 4", "After the change"}) {
        const auto baseline = put<Baseline>(
            workspace,
            {.project = project, .name = name, .taken = {name[0] == 'A' && name[1] == 's' ? 20'759 : 20'800}});
        put<BaselineTask>(workspace, {.baseline = baseline,
                                      .task = task,
                                      .start = on("2026-11-02T08:00"),
                                      .finish = on("2026-11-02T17:00"),
                                      .duration = {480}});
    }
    const Import back = returned({.records = std::move(workspace), .project = project});
    std::vector<std::string> kept;
    for (const Baseline& baseline : back.records.all<Baseline>())
        kept.push_back(baseline.name + " " + to_iso(baseline.taken));
    std::ranges::sort(kept);
    CHECK(kept ==
          std::vector<std::string>{"After the change 2026-12-13", "As agreed 2026-11-02", "Baseline 4 2026-12-13"});
    CHECK(back.records.table(type_of<BaselineTask>).size() == 3);
}

TEST_CASE("A twelfth baseline stays here, and so does what was forecast") {
    Workspace workspace;
    const auto project = put<Project>(workspace, {.name = "Portal", .start = on("2026-11-02T08:00")});
    put<Task>(workspace, {.project = project, .rank = {"a"}, .name = "Dig"});
    for (int i = 0; i < 12; ++i)
        put<Baseline>(workspace, {.project = project, .name = "No. " + std::to_string(i), .taken = {20'759 + i}});
    const auto exported = to_mspdi(workspace, project);
    REQUIRE(exported);
    REQUIRE(exported->left_out.size() == 1);
    CHECK(exported->left_out[0] == Left{"Baselines beyond the eleventh", 1, {"No. 11"}});
}

TEST_CASE("What stays fixed, levelling delays and estimates go out and come back") {
    Workspace workspace;
    const auto project =
        put<Project>(workspace, {.name = "Portal", .start = on("2026-11-02T08:00"), .critical_slack = {960}});
    put<Task>(workspace, {.project = project,
                          .rank = {"a"},
                          .name = "Dig",
                          .duration = {2400},
                          .effort_type = EffortType::FixedWork,
                          .optimistic = Minutes{1200},
                          .pessimistic = Minutes{4800},
                          .done = {50},
                          .remaining = Minutes{2000},
                          .actual_start = on("2026-11-02T08:00"),
                          .level_delay = {240},
                          .acceptance = {"It holds water."}});
    put<Task>(workspace, {.project = project, .rank = {"b"}, .name = "Pour", .effort_type = EffortType::FixedDuration});
    const Import back = returned({.records = std::move(workspace), .project = project});
    const Task& dig = named<Task>(back.records, "Dig");
    CHECK(dig.effort_type == EffortType::FixedWork);
    CHECK(dig.optimistic == Minutes{1200});
    CHECK(dig.pessimistic == Minutes{4800});
    CHECK(dig.remaining == Minutes{2000});
    CHECK(dig.level_delay == Minutes{240});
    CHECK(dig.acceptance.text == "It holds water.");
    CHECK(named<Task>(back.records, "Pour").effort_type == EffortType::FixedDuration);
    CHECK(back.records.find(back.project)->critical_slack == Minutes{960});
}

TEST_CASE("A levelling delay of the clock becomes the working time that it leaves out") {
    // Three days of the clock before Monday 9 November, 08:00: Friday's eight hours and the weekend.
    const Import import = imported(
        mspdi_tasks(mspdi_task(1, "Dig",
                               "<Start>2026-11-09T08:00:00</Start><Finish>2026-11-09T17:00:00</Finish>"
                               "<LevelingDelay>43200</LevelingDelay><LevelingDelayFormat>8</LevelingDelayFormat>")));
    CHECK(named<Task>(import.records, "Dig").level_delay == Minutes{480});
}

TEST_CASE("A remaining duration is kept only where percent complete does not say as much") {
    const auto remaining = [](const char* left) {
        const Import import = imported(mspdi_tasks(
            mspdi_task(1, "Dig",
                       "<Duration>PT24H0M0S</Duration><PercentComplete>33</PercentComplete><RemainingDuration>" +
                           std::string(left) + "</RemainingDuration>")));
        return named<Task>(import.records, "Dig").remaining;
    };
    CHECK(remaining("PT16H0M0S") == std::nullopt);
    CHECK(remaining("PT20H0M0S") == Minutes{1200});
}

TEST_CASE("A file that plans back from a finish does so here, and when it goes out again") {
    const Import import =
        imported(mspdi_project("<ScheduleFromStart>0</ScheduleFromStart><StartDate>2026-11-02T08:00:00</StartDate>"
                               "<FinishDate>2026-12-18T17:00:00</FinishDate><Tasks>" +
                               mspdi_task(1, "Dig", "") + "</Tasks>"));
    CHECK(import.records.find(import.project)->plan_from == PlanFrom::Finish);
    CHECK(import.records.find(import.project)->finish == on("2026-12-18T17:00"));
    const Import back = returned(import);
    CHECK(back.records.find(back.project)->plan_from == PlanFrom::Finish);
    CHECK(back.records.find(back.project)->finish == on("2026-12-18T17:00"));
}

}  // namespace rapport
