#pragma once
// What stands in a field, as a person reads it, and what a person typed, as a value. Knows kinds of values, no type of record.

#include <string>
#include <string_view>

#include "calendar/calendar.h"
#include "schedule/notation.h"
#include "ui/view.h"

namespace rapport {

/// What the reading of a value depends on, beside the value.
struct Reading {
    const Workspace* workspace = nullptr;
    DayText day;
    int this_year = 1970;
    Minutes zone;          ///< Where the person sits, minus UTC.
    TimeScale scale;       ///< Of the record's project.
    std::string currency;  ///< Of the record's project: what an amount without one is in.
    WorkTime work;         ///< Of the record's project: a day without a time is its first or its last working minute.
};
Reading reading_of(ViewContext& view, const EntityType& type, const Entity& record);
Reading reading_of(const ViewContext& view);

/// The project a record is, belongs to, or concerns through a task; null where there is none.
const Project* project_of(const Workspace& workspace, const EntityType& type, const Entity& record);

/// False for what no person ever sees: places in an order, version vectors.
bool is_for_people(const Field& field);
/// Shown, and set by what one does alone: that a report was issued.
bool is_set_by_deed(const Field& field);
/// A day that ends something: its last working minute is meant, not its first.
bool ends_something(const Field& field);

/// The words one chooses from, by the number that each stands for: of a choice, and of a day of the week. Empty: it is typed.
std::vector<std::string_view> options_of(const Field& field);

/// "24 Nov", "5 d", "Ruth Adeyemi"; empty where there is nothing. Prose comes as it is, with its lines.
std::string shown_value(const Reading& reading, const Field& field, const Value& value);
/// The same, and "–" for nothing: for lists of values.
std::string shown_or_dash(const Reading& reading, const Field& field, const Value& value);

/// What was typed into a field that holds `now`, or the sentence that says why it cannot be. An empty text empties a field
/// that may be absent. Not for flags, choices and references: those are chosen.
Result<Value> typed_value(const Reading& reading, const Field& field, const Value& now, std::string_view typed);

/// "08:00–12:00, 13:00–17:00"; "Day off" for none. Also read: "after 15:00", "before 9".
std::string format_shifts(const Shifts& shifts);
Result<Shifts> parse_shifts(std::string_view text);
/// "9.4", with a true minus.
std::string format_decimal(Decimal number);
/// "CAD 186,400", with cents where there are any.
std::string format_money(const Money& money);
Result<Money> parse_money(std::string_view text, std::string_view currency);

/// "24 Nov 14:05", where the person sits.
std::string format_instant(const Reading& reading, Instant instant);
DateTime civil_time(const Reading& reading, Instant instant);

}  // namespace rapport
