// Published examples of the critical path method, with their published answers.

#include <map>

#include "base/json.h"
#include "support/shared_files.h"
#include "unit/schedule/small_plan.h"

namespace rapport {
namespace {

std::int64_t number(const Json& value) {
    if (const std::int64_t* whole = value.as_integer()) return *whole;
    return std::strtoll(std::get<Json::Number>(value.value).spelling.c_str(), nullptr, 10);
}

LinkType link_type(const std::string& name) {
    if (name == "SS") return LinkType::StartToStart;
    if (name == "FF") return LinkType::FinishToFinish;
    return name == "SF" ? LinkType::StartToFinish : LinkType::FinishToStart;
}

/// The letters of a list such as "A-D-G".
std::string letters(const Json& list) {
    std::string text;
    for (const Json& one : *list.as_array()) text += (text.empty() ? "" : "-") + *one.as_text();
    return text;
}

}  // namespace

TEST_CASE("Textbook networks get their published dates, slack and critical path") {
    const auto file = shared_files("data/textbook_facts.json");
    if (!file) return;
    const Result<Json> facts = read_json(bytes_of(*file));
    REQUIRE(facts);
    for (const Json& example : *facts->find("cpm")->as_array()) {
        CAPTURE(*example.find("id")->as_text());
        SmallPlan plan;
        std::map<std::string, Ref<Task>> tasks;
        const auto& activities = *example.find("activities")->as_object();
        for (const auto& [name, activity] : activities)
            tasks[name] = plan.task(name, days(number(*activity.find("dur"))));
        for (const auto& [name, activity] : activities)
            for (const Json& before : *activity.find("pred")->as_array())
                plan.link(tasks.at(*before.find("id")->as_text()), tasks.at(name),
                          link_type(*before.find("type")->as_text()), days(number(*before.find("lag"))));

        const Schedule schedule = plan.schedule();

        const auto day = [&](DateTime when) { return plan.schedule().work_time.between(morning("11-02"), when); };
        std::string critical;
        for (const auto& [name, activity] : activities) {
            CAPTURE(name);
            const PlannedTask planned = plan.planned(tasks.at(name));
            const Json& published = *example.find("published")->find(name);
            CHECK(day(planned.early_start) == days(number(*published.find("es"))));
            CHECK(day(planned.early_finish) == days(number(*published.find("ef"))));
            CHECK(day(planned.late_start) == days(number(*published.find("ls"))));
            CHECK(day(planned.late_finish) == days(number(*published.find("lf"))));
            CHECK(planned.total_slack == days(number(*published.find("tf"))));
            CHECK(planned.free_slack == days(number(*example.find("computed")->find(name)->find("ff"))));
            if (planned.critical) critical += (critical.empty() ? "" : "-") + name;
        }
        CHECK(schedule.duration == days(number(*example.find("published_duration"))));
        CHECK(critical == letters(*example.find("computed_critical")));
    }
}

}  // namespace rapport
