// How a plan stood when it was agreed: up to eleven baselines, which Microsoft Project numbers from 0. Their names and days
// are ours, and stand together in one custom text of the project.

#include <algorithm>

#include "base/sort.h"
#include "base/text.h"
#include "interop/mspdi_baselines.h"
#include "interop/mspdi_reading.h"
#include "interop/mspdi_writing.h"

namespace rapport::mspdi {
namespace {

constexpr std::int64_t most_baselines = 11;
constexpr std::size_t day_length_in_text = 10;  ///< "2026-11-02".

using BaselineFields = Fields<baseline_elements>;

std::string usual_name(std::int64_t number) { return number == 0 ? "Baseline" : "Baseline " + std::to_string(number); }

Baseline& baseline_of(Reading& reading, std::int64_t number) {
    const auto known = reading.baselines.find(number);
    if (known != reading.baselines.end()) return reading.get(known->second);
    Baseline& baseline = reading.make<Baseline>();
    reading.baselines.emplace(number, Ref<Baseline>{baseline.id});
    baseline.project = reading.project;
    const auto said = reading.baseline_words.find(number);
    baseline.name = said != reading.baseline_words.end() ? said->second.name : usual_name(number);
    baseline.taken = said != reading.baseline_words.end() ? said->second.taken : reading.saved;
    return baseline;
}

void read_baseline(Reading& reading, const Task& task, pugi::xml_node node) {
    BaselineFields fields;
    fields.read(node, reading.leaving, reading.item, [&] { return task.name; });
    if (parse_flag(fields["Interim"], false)) {
        reading.leaving.leave("Interim plans", task.name, reading.item);
        return;
    }
    const std::optional<DateTime> start = reading.when(fields["Start"], "start in a baseline", task.name);
    const std::optional<DateTime> finish = reading.when(fields["Finish"], "finish in a baseline", task.name);
    if (!start && !finish) return;  // Of what such a one has, costs alone say something, and those are told.
    const Ref<Baseline> baseline{baseline_of(reading, reading.integer(fields["Number"], 0)).id};
    BaselineTask& kept = reading.make<BaselineTask>();
    kept.baseline = baseline;
    kept.task = {task.id};
    kept.start = start.value_or(*(finish ? finish : start));
    kept.finish = finish.value_or(kept.start);
    kept.duration = reading.span(fields["Duration"], {}, "duration in a baseline", task.name);
    kept.work = reading.span(fields["Work"], {}, "work in a baseline", task.name);
}

/// The number in "Baseline 3", which a name like that keeps.
std::optional<std::int64_t> number_in(std::string_view name) {
    for (std::int64_t number = 0; number < most_baselines; ++number)
        if (name == usual_name(number)) return number;
    return std::nullopt;
}

/// What was taken first has the lowest number that no name asks for.
std::vector<NumberedBaseline> numbered(Writing& writing) {
    std::vector<NumberedBaseline> all;
    for (const Baseline& baseline : writing.workspace.all<Baseline>())
        if (baseline.project.id == writing.project.id) all.push_back({-1, &baseline});
    sort_items(all, {}, [](const NumberedBaseline& one) { return std::pair(one.baseline->taken, one.baseline->id); });
    const auto is_free = [&](std::int64_t number) {
        return std::ranges::find(all, number, &NumberedBaseline::number) == all.end();
    };
    for (NumberedBaseline& one : all)
        if (const auto wanted = number_in(one.baseline->name); wanted && is_free(*wanted)) one.number = *wanted;
    std::int64_t next = 0;
    for (NumberedBaseline& one : all) {
        if (one.number >= 0) continue;
        while (next < most_baselines && !is_free(next)) ++next;
        if (next < most_baselines) one.number = next;
        else writing.leaving.leave("Baselines beyond the eleventh", one.baseline->name, ++writing.item);
    }
    std::erase_if(all, [](const NumberedBaseline& one) { return one.number < 0; });
    sort_items(all, {}, &NumberedBaseline::number);
    return all;
}

}  // namespace

void read_baselines(Reading& reading, const Task& task, pugi::xml_node first) {
    for (pugi::xml_node node = first; node; node = node.next_sibling("Baseline")) read_baseline(reading, task, node);
}

/// "0 2026-11-02 As agreed; 1 2026-12-01"; a name that says no more than the number is left out.
void read_baseline_words(Reading& reading, std::string_view text) {
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(';'), text.size());
        const std::string_view words = trimmed(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
        const std::size_t day = words.find(' ');
        if (day == std::string_view::npos || words.size() < day + 1 + day_length_in_text) continue;
        const std::optional<std::int64_t> number = parse_integer(words.substr(0, day));
        const Result<Date> taken = parse_iso_date(words.substr(day + 1, day_length_in_text));
        const std::string_view name = trimmed(words.substr(day + 1 + day_length_in_text));
        if (number && taken)
            reading.baseline_words[*number] = {*taken, name.empty() ? usual_name(*number) : std::string(name)};
    }
}

void choose_baselines(Writing& writing) {
    writing.baselines = numbered(writing);
    writing.baseline_tasks.resize(static_cast<std::size_t>(writing.outline.size()));
    static constexpr std::array<std::string_view, 3> carried{"project", "name", "taken"};
    for (const NumberedBaseline& one : writing.baselines)
        leave_fields(writing.leaving, type_of<Baseline>, *one.baseline, carried, ++writing.item);
    for (const BaselineTask& kept : writing.workspace.all<BaselineTask>()) {
        const auto one = std::ranges::find_if(writing.baselines, [&](const NumberedBaseline& candidate) {
            return candidate.baseline->id == kept.baseline.id;
        });
        const std::int32_t row = one != writing.baselines.end() ? writing.outline.find(kept.task) : -1;
        if (row < 0) continue;
        auto& of_row = writing.baseline_tasks[static_cast<std::size_t>(row)];
        const auto place = std::ranges::lower_bound(of_row, one->number, {}, &NumberedTask::number);
        if (place == of_row.end() || place->number != one->number) of_row.insert(place, {one->number, &kept});
    }
}

std::string baseline_words(Writing& writing) {
    std::string text;
    for (const NumberedBaseline& one : writing.baselines) {
        std::string name(trimmed(one.baseline->name));
        std::ranges::replace(name, ';', ',');
        if (name != one.baseline->name)
            writing.leaving.leave("Semicolons in the names of baselines (written as commas)", one.baseline->name,
                                  ++writing.item);
        text += (text.empty() ? "" : "; ") + std::to_string(one.number) + " " + to_iso(one.baseline->taken);
        if (!name.empty() && name != usual_name(one.number)) text += " " + name;
    }
    return text;
}

void write_baselines(Writing& writing, std::int32_t row) {
    XmlWriter& xml = writing.xml;
    for (const NumberedTask& one : writing.baseline_tasks[static_cast<std::size_t>(row)]) {
        xml.open("Baseline");
        xml.element("Number", one.number);
        xml.flag("Interim", false);
        xml.element("Start", format_when(one.kept->start));
        xml.element("Finish", format_when(one.kept->finish));
        xml.element("Duration", format_span(one.kept->duration));
        xml.element("DurationFormat", code_of(TimeFormat{}));
        if (one.kept->work.count != 0) xml.element("Work", format_span(one.kept->work));
        xml.close();
    }
}

}  // namespace rapport::mspdi
