// How a task repeats, in its inspector: the rule as a sentence, and below it what the rule is made of.

#include "app/commands/repetition.h"
#include "ui/views/inspector_parts.h"

namespace rapport {
namespace {

/// Beyond the fields of the record, so that no draft of one is taken for the other's.
constexpr std::size_t time_key = 1001;

bool has_weekdays(Repeat repeat) {
    return repeat == Repeat::Weekly || repeat == Repeat::MonthlyOnWeekday || repeat == Repeat::YearlyOnWeekday;
}

std::vector<std::size_t> fields_of_rule(Repeat repeat) {
    std::vector<std::size_t> fields{field_of<&Recurrence::repeat>(), field_of<&Recurrence::every>()};
    const bool on_day = repeat == Repeat::MonthlyOnDay || repeat == Repeat::YearlyOnDay;
    const bool on_weekday = repeat == Repeat::MonthlyOnWeekday || repeat == Repeat::YearlyOnWeekday;
    if (on_day) fields.push_back(field_of<&Recurrence::day>());
    if (on_weekday) fields.push_back(field_of<&Recurrence::position>());
    if (repeat == Repeat::YearlyOnDay || repeat == Repeat::YearlyOnWeekday)
        fields.push_back(field_of<&Recurrence::month>());
    fields.push_back(field_of<&Recurrence::first>());
    fields.push_back(field_of<&Recurrence::last>());
    fields.push_back(field_of<&Recurrence::times>());
    return fields;
}

void draw_weekdays(InspectorSheet& sheet, const Recurrence& rule) {
    const kit::Rect strip = sheet.take(px(look().size.button_small), 8);
    const kit::Group group(Role::Group, "On these weekdays", strip);
    const float width = strip.GetWidth() / 7;
    for (int day = 0; day < 7; ++day) {
        const auto weekday = static_cast<Weekday>(day);
        const kit::IdScope scope(day);
        const kit::Rect place =
            kit::rect_at(strip.Min.x + width * static_cast<float>(day), strip.Min.y, width - px(4), strip.GetHeight());
        const bool on = (rule.weekdays >> day & 1) != 0;
        if (kit::checkbox(place, weekday_name(weekday), on, false, !sheet.view.may_edit))
            sheet.view.out.send(toggle_weekday(sheet.view.workspace, {rule.id}, weekday));
        kit::draw_text({{place.Min.x + px(20), place.Min.y}, place.Max}, weekday_name(weekday).substr(0, 2),
                       kit::meta());
    }
}

void draw_time(InspectorSheet& sheet, const Recurrence& rule) {
    const TextEditor time{.label = "Time",
                          .value = format_time(rule.at),
                          .placeholder = "e.g. 9:30",
                          .disabled = !sheet.view.may_edit,
                          .key = time_key};
    const kit::Rect place = sheet.take(text_editor_height(sheet.state.editors, rule.id, time, sheet.width), 8);
    if (const auto typed = draw_text_editor(sheet.state.editors, rule.id, time, place)) {
        const Result<Edit> edit = set_repetition_time(sheet.view.workspace, {rule.id}, *typed);
        if (edit) sheet.view.out.send(*edit);
        else refuse_text(sheet.state.editors, rule.id, time_key, *typed, edit.error());
    }
}

}  // namespace

void draw_repetition(InspectorSheet& sheet, const Task& task, const PlannedTask& planned, const WorkTime& time) {
    const Recurrence* rule = recurrence_of(sheet.view.workspace, task);
    const kit::ButtonLook small{.kind = kit::ButtonKind::Plain, .icon = icon_rotate_ccw, .small = true};
    if (!rule) {
        if (!sheet.view.may_edit) return;
        float x = sheet.x;
        const kit::Rect line = sheet.take(px(look().size.button_small), 8);
        if (kit::button(x, line.Min.y, "Repeat", small))
            sheet.view.out.send(
                repeat_task(sheet.view.workspace, {task.id}, planned, sheet.view.make_id()),
                "“" + title_of(type_of<Task>, task) + "” repeats now: change how often in its details.");
        return;
    }
    const std::vector<Occurrence> all = occurrences_of(sheet.view.workspace, task, time);
    draw_section(sheet, "Repeats");
    const std::string words = words_of(*rule, all.size());
    kit::wrapped(sheet.take(kit::wrapped_height(sheet.width, words), 8), words);
    InspectorSheet inner{sheet.view,    sheet.state, type_of<Recurrence>, *rule,
                         sheet.reading, sheet.x,     sheet.width,         sheet.y};
    draw_fields(inner, fields_of_rule(rule->repeat));
    if (has_weekdays(rule->repeat)) draw_weekdays(inner, *rule);
    draw_time(inner, *rule);
    sheet.y = inner.y;
    if (!sheet.view.may_edit) return;
    float x = sheet.x;
    const kit::Rect line = sheet.take(px(look().size.button_small), 12);
    if (kit::button(x, line.Min.y, "Stop repeating", small))
        sheet.view.out.send(stop_repeating(sheet.view.workspace, {task.id}), "It no longer repeats.");
}

}  // namespace rapport
