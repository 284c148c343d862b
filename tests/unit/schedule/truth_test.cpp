// Real plans with the dates Microsoft Project had stored in them, each confirmed by an independent calculation.

#include <algorithm>

#include "interop/mspdi.h"
#include "schedule/schedule.h"
#include "support/make.h"
#include "support/print.h"
#include "support/shared_files.h"

namespace rapport {
namespace {

std::optional<DateTime> moment(const Json& task, std::string_view name) {
    const Json* value = task.find(name);
    const std::string* text = value ? value->as_text() : nullptr;
    return text ? std::optional(*parse_iso_date_time(*text)) : std::nullopt;
}

Minutes minutes(const Json& task, std::string_view name) {
    const Json& value = *task.find(name);
    if (const std::int64_t* whole = value.as_integer()) return {*whole};
    return {std::strtoll(std::get<Json::Number>(value.value).spelling.c_str(), nullptr, 10)};
}

bool flag(const Json& task, std::string_view name) { return *task.find(name)->as_flag(); }

std::vector<std::filesystem::path> files_in(const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) files.push_back(entry.path());
    std::ranges::sort(files);
    return files;
}

}  // namespace

TEST_CASE("Real plans get the days and the slack that Microsoft Project gave them, to the minute") {
    const auto truths = shared_files("data/truth");
    if (!truths) return;
    int leaves = 0, summaries = 0;
    for (const std::filesystem::path& file : files_in(*truths)) {
        CAPTURE(file.stem().string());
        const auto job =
            from_mspdi(bytes_of(*truths / ".." / "mspdi_from_mpp" / (file.stem().string() + ".xml")), next_id);
        const Result<Import> import = finish(*job);
        REQUIRE(import.has_value());
        const Outline outline = outline_of(import->records, import->project);

        const Schedule schedule = schedule_of(import->records, outline);

        const Result<Json> truth = read_json(bytes_of(file));
        REQUIRE(truth.has_value());
        for (const Json& expected : *truth->find("tasks")->as_array()) {
            const std::int64_t uid = *expected.find("uid")->as_integer();
            CAPTURE(uid);
            const auto row =
                std::ranges::find_if(outline.rows(), [&](const OutlineRow& at) { return at.task->uid == uid; });
            REQUIRE(row != outline.rows().end());
            const PlannedTask& planned = schedule.tasks[static_cast<std::size_t>(row - outline.rows().begin())];
            ++(row->summary ? summaries : leaves);
            CHECK(planned.early_start == moment(expected, "es"));
            CHECK(planned.early_finish == moment(expected, "ef"));
            CHECK(planned.late_start == moment(expected, "ls"));
            CHECK(planned.late_finish == moment(expected, "lf"));
            CHECK(planned.start == moment(expected, "start"));
            CHECK(planned.finish == moment(expected, "finish"));
            CHECK(planned.total_slack == minutes(expected, "total_slack_min"));
            CHECK(planned.free_slack == minutes(expected, "free_slack_min"));
            CHECK(planned.critical == flag(expected, "critical"));
        }
        CHECK(schedule.start == moment(*truth, "project_start"));
        CHECK(schedule.finish == moment(*truth, "project_finish"));
    }
    MESSAGE(leaves << " tasks and " << summaries << " summaries compared");
}

}  // namespace rapport
