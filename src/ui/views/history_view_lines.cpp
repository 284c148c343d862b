#include "ui/views/history_view_lines.h"

#include <algorithm>

#include "base/sort.h"
#include "base/text.h"
#include "engagement/sayings.h"

namespace rapport {
namespace {

constexpr std::size_t longest_value = 120;

std::string capitalised(std::string text) {
    if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 32);
    return text;
}

std::string one_line(std::string text) {
    std::ranges::replace_if(text, [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
    return shortened(text, longest_value);
}

bool has_heading(const EntityType& type) {
    return std::ranges::any_of(type.fields, [](const Field& field) { return field.search == Search::Heading; });
}

/// The titles of what a record was born referring to, at most two.
std::string ends_of(const Workspace& workspace, const EntityType& type, const Entity& record) {
    std::vector<std::string> ends;
    for (const Field& field : type.fields) {
        if (field.kind != Kind::Reference || field.merge != Merge::Fixed || ends.size() == 2) continue;
        const Value value = field.get(record);
        for (const EntityType* target : all_types()) {
            if (field.target && target->name != field.target()) continue;
            if (const Entity* found = workspace.find_any(*target, std::get<Id>(value)))
                ends.push_back("“" + shortened(title_said(workspace, *target, *found), 60) + "”");
        }
    }
    if (ends.empty()) return {};
    return ends.size() == 1 ? " of " + ends[0] : " " + ends[0] + " → " + ends[1];
}

ChangeLine line_about_record(const Workspace& workspace, const Write& write) {
    const std::string name = capitalised(called(workspace, *write.type, write.id));
    if (makes(write)) return {name + " was made", {}, {}, false};
    return {name + (is_absent(write.after) ? " was brought back" : " was deleted"), {}, {}, false};
}

ChangeLine line_about_field(const Reading& reading, const Write& write, bool say_whose) {
    const Field& field = write.type->fields[write.field];
    std::string what(field.label);
    if (say_whose) what += " of " + called(*reading.workspace, *write.type, write.id);
    if (!is_for_people(field)) return {what + " changed", {}, {}, false};
    return {what, one_line(shown_or_dash(reading, field, write.before)),
            one_line(shown_or_dash(reading, field, write.after)), true};
}

/// A new record is said once; what it was born with is not a change.
std::vector<Id> made_by(const Gesture& gesture) {
    std::vector<Id> made;
    for (const Write& write : gesture.edit.writes)
        if (makes(write)) made.push_back(write.id);
    sort_items(made);
    return made;
}

}  // namespace

std::string called(const Workspace& workspace, const EntityType& type, Id id) {
    std::string name(type.label);
    const Entity* record = workspace.find_any(type, id);
    if (!record) return name;
    return has_heading(type) ? name + " “" + shortened(title_said(workspace, type, *record), 60) + "”"
                             : name + ends_of(workspace, type, *record);
}

std::vector<ChangeLine> change_lines(const Reading& reading, const Gesture& gesture, std::size_t most, Id only) {
    const std::vector<Id> made = made_by(gesture);
    std::vector<ChangeLine> lines;
    for (const Write& write : gesture.edit.writes) {
        if (lines.size() == most) break;
        if (!only.is_null() && write.id != only) continue;
        if (write.field == deleted_field) lines.push_back(line_about_record(*reading.workspace, write));
        else if (!std::ranges::binary_search(made, write.id))
            lines.push_back(line_about_field(reading, write, only.is_null()));
    }
    return lines;
}

std::string label_of(const Gesture& gesture) {
    switch (gesture.kind) {
    case GestureKind::Do:
    case GestureKind::Merge: return gesture.edit.label;
    case GestureKind::Undo:  return "Undo: " + gesture.edit.label;
    case GestureKind::Redo:  return "Redo: " + gesture.edit.label;
    }
    return {};
}

std::string count_of(const Gesture& gesture) {
    return counted(static_cast<std::int64_t>(gesture.edit.writes.size()), "change", "changes");
}

std::string clock_text(const Reading& reading, const Gesture& gesture) {
    return format_time(time_of(civil_time(reading, {gesture.stamp.millis()})));
}

Date day_of(const Reading& reading, const Gesture& gesture) {
    return date_of(civil_time(reading, {gesture.stamp.millis()}));
}

std::string day_heading(const Reading& reading, Date day) {
    const std::string text = format_weekday(day, reading.this_year);
    if (day == reading.day.today) return "Today, " + text;
    if (day.days + 1 == reading.day.today.days) return "Yesterday, " + text;
    return text;
}

std::string author_of(const Gesture& gesture) { return gesture.author.empty() ? "You" : gesture.author; }

}  // namespace rapport
