// When work is done: calendars, and the days that differ.

#include <algorithm>
#include <cmath>

#include "app/commands/calendar.h"
#include "base/sort.h"
#include "base/text.h"
#include "ui/views/search_view.h"
#include "ui/views/settings_parts.h"

namespace rapport {
namespace {

using kit::Rect;

float exception_height() { return px(look().coarse ? 44.0f : 32.0f); }

std::vector<const WorkingCalendar*> calendars_of(const Workspace& workspace) {
    std::vector<const WorkingCalendar*> calendars;
    for (const WorkingCalendar& calendar : workspace.all<WorkingCalendar>()) calendars.push_back(&calendar);
    sort_items(calendars, [](const auto* a, const auto* b) { return compare_natural(a->name, b->name) < 0; });
    return calendars;
}

std::vector<const CalendarException*> exceptions_of(const Workspace& workspace, Id calendar) {
    std::vector<const CalendarException*> exceptions;
    for (const CalendarException& exception : workspace.all<CalendarException>())
        if (exception.calendar.id == calendar) exceptions.push_back(&exception);
    sort_items(exceptions, {}, [](const auto* exception) { return std::pair(exception->first, exception->id); });
    return exceptions;
}

/// "Mon–Fri 08:00–12:00, 13:00–17:00; Sat, Sun off": days in a row with equal hours are said once.
std::string week_words(const Workspace& workspace, const WorkingCalendar& calendar) {
    const std::array<Shifts, 7> week = week_of(workspace, calendar);
    if (std::ranges::all_of(week, &Shifts::empty)) return "No working time";
    std::string words;
    for (std::size_t day = 0; day < week.size();) {
        std::size_t end = day + 1;
        while (end < week.size() && week[end] == week[day]) ++end;
        const auto name = [](std::size_t which) {
            return std::string(weekday_name(static_cast<Weekday>(which)).substr(0, 3));
        };
        words += (words.empty() ? "" : "; ") + name(day) + (end > day + 1 ? "–" + name(end - 1) : "") + " " +
                 (week[day].empty() ? "off" : format_shifts(week[day]));
        day = end;
    }
    return words;
}

std::string days_words(const Reading& reading, const CalendarException& exception) {
    std::string words = format_weekday(exception.first, reading.this_year);
    if (exception.last != exception.first) words += " to " + format_weekday(exception.last, reading.this_year);
    if (exception.repeat != Repeat::EveryDay) words += ", " + std::string(label_of(exception.repeat));
    return words;
}

void draw_exception(SettingsSheet& sheet, const CalendarException& exception, const Rect& row) {
    const kit::IdScope scope(exception.id);
    const bool selected =
        sheet.view.selection.type == &type_of<CalendarException> && sheet.view.selection.contains(exception.id);
    const std::string name = exception.name.empty() ? "(no name)" : exception.name;
    const std::string days = days_words(sheet.reading, exception) + "  ·  " + format_shifts(exception.shifts);
    if (kit::row(row, name, {.selected = selected, .can_select = true, .description = days}).pressed)
        select_record(sheet.view, type_of<CalendarException>, exception.id);
    const float x = row.Min.x + px(52);
    const float width = std::min(kit::text_width(name), (row.GetWidth() - px(68)) * 0.45f);
    kit::draw_text({x, row.Min.y, x + width + 1, row.Max.y}, name);
    kit::draw_text({x + width + px(12), row.Min.y, row.Max.x - px(16), row.Max.y}, days,
                   {TextSize::Meta, false, look().colour.ink1, kit::Align::Right});
}

void open_form(SettingsSheet& sheet, Id calendar) {
    ExceptionForm& form = sheet.state.exception;
    form = {};
    form.calendar = calendar;
    form.fresh = true;
}

void draw_exceptions(SettingsSheet& sheet, SettingsCard& card, const WorkingCalendar& calendar) {
    for (const CalendarException* exception : exceptions_of(sheet.view.workspace, calendar.id))
        draw_exception(sheet, *exception, card.take_row(exception_height()));
    const Rect line = card.take(px(look().size.button) + px(8));
    float x = line.Min.x + px(36);
    if (kit::button(x, line.Min.y + px(4), "Add days that differ",
                    {.icon = icon_plus, .small = !look().coarse, .disabled = !sheet.view.may_edit}))
        open_form(sheet, calendar.id);
    if (kit::button(x, line.Min.y + px(4), "Edit its week", {.icon = icon_pencil, .small = !look().coarse}))
        select_record(sheet.view, type_of<WorkingCalendar>, calendar.id);
}

float exceptions_height(const SettingsSheet& sheet, Id calendar) {
    return static_cast<float>(exceptions_of(sheet.view.workspace, calendar).size()) * exception_height() +
           px(look().size.button) + px(8);
}

void draw_calendar(SettingsSheet& sheet, SettingsCard& card, const WorkingCalendar& calendar) {
    const kit::IdScope scope(calendar.id);
    const std::string week = week_words(sheet.view.workspace, calendar);
    if (draw_unfolding_row(sheet, card, type_of<WorkingCalendar>, calendar, week, sheet.state.open_calendar))
        draw_exceptions(sheet, card, calendar);
    card.draw_line();
}

Result<Edit> exception_edit(const ViewContext& view, const ExceptionForm& form) {
    const DayText about{view.today, {}};
    const DateEntry first = TRY(parse_day(form.first, about));
    const DateEntry last = trimmed(form.last).empty() ? first : TRY(parse_day(form.last, {view.today, first.date}));
    const Shifts shifts = TRY(parse_shifts(form.hours));
    return add_exception(view.workspace, view.make_id(), {form.calendar}, {form.name, first.date, last.date, shifts});
}

}  // namespace

void draw_calendars(SettingsSheet& sheet) {
    SettingsState& state = sheet.state;
    const auto calendars = calendars_of(sheet.view.workspace);
    const std::string_view none =
        "Work is done Monday to Friday, 08:00–12:00 and 13:00–17:00. Add a calendar for other hours and for holidays, "
        "and give it to a project or a person.";
    const float inner = sheet.width - px(32);
    float list = calendars.empty() ? kit::wrapped_height(inner, none, kit::meta())
                                   : static_cast<float>(calendars.size()) * unfolding_row_height();
    for (const WorkingCalendar* calendar : calendars)
        if (calendar->id == state.open_calendar) list += exceptions_height(sheet, calendar->id);
    SettingsCard card(sheet, "Calendars", list + px(12) + adding_height(sheet, state.adding_calendar),
                      static_cast<std::int64_t>(calendars.size()));
    if (calendars.empty()) kit::wrapped(card.take(list), none, kit::meta());
    for (const WorkingCalendar* calendar : calendars) draw_calendar(sheet, card, *calendar);
    card.take(px(12));
    if (!draw_adding(sheet, card, "Add calendar", "e.g. Nova Scotia", state.adding_calendar)) return;
    const Id id = sheet.view.make_id();
    if (finish_adding(sheet, add_calendar(sheet.view.workspace, id, state.name), state.adding_calendar))
        state.open_calendar = id;
}

void draw_exception_form(ViewContext& view, SettingsState& state) {
    ExceptionForm& form = state.exception;
    const WorkingCalendar* calendar = view.workspace.find(Ref<WorkingCalendar>{form.calendar});
    if (!calendar) return;
    const float line = look().size.field + 20 + 16;
    kit::Dialog dialog("Days that differ", 440,
                       48 + 44 + 3 * line + 20 + (form.error.empty() ? 0 : 36) + look().size.button);
    Rect rest = dialog.content();
    kit::heading(kit::cut_top(rest, px(44)), "Days that differ in " + calendar->name, 1, kit::title());
    bool enter = false;
    const auto field = [&](const Rect& box, std::string_view label, std::string_view placeholder, std::string& text,
                           std::string_view hint = {}) {
        const kit::FieldEvent event = kit::field(
            kit::rect_at(box.Min.x, box.Min.y + kit::field_label_height(), box.GetWidth(), px(look().size.field)), text,
            {.label = label, .placeholder = placeholder, .hint = hint});
        if (event.changed) form.error.clear();
        if (event.editing) text = event.text;
        enter |= event.committed() && event.end == TextEnd::Enter;
    };
    if (std::exchange(form.fresh, false)) kit::edit_field(kit::id_of("Name"));
    field(kit::cut_top(rest, px(line)), "Name", "e.g. Christmas", form.name);
    Rect days = kit::cut_top(rest, px(line));
    const Rect first = kit::cut_left(days, std::floor((days.GetWidth() - px(12)) / 2));
    kit::cut_left(days, px(12));
    field(first, "First day", "e.g. 25 Dec", form.first);
    field(days, "Last day", "e.g. 26 Dec", form.last);
    field(kit::cut_top(rest, px(line + 20)), "Working hours", "e.g. 09:00–13:00", form.hours,
          "Leave it empty where nobody works.");
    if (!form.error.empty()) kit::wrapped(rest, form.error, {TextSize::Meta, false, look().colour.bad}, 2);
    const kit::ButtonLook primary{.kind = kit::ButtonKind::Primary};
    const float height = kit::button_height(primary);
    const float add = kit::button_width("Add days", primary);
    const float cancel = kit::button_width("Cancel");
    const bool pressed =
        kit::button(kit::rect_at(rest.Max.x - add, rest.Max.y - height, add, height), "Add days", primary);
    if (kit::button(kit::rect_at(rest.Max.x - add - px(8) - cancel, rest.Max.y - height, cancel, height), "Cancel") ||
        dialog.closed()) {
        form = {};
        return;
    }
    if (!pressed && !enter) return;
    Result<Edit> made = exception_edit(view, form);
    if (!made) {
        form.error = made.error().message;
        return;
    }
    view.out.send(std::move(*made));
    form = {};
}

}  // namespace rapport
