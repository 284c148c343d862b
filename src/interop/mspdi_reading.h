#pragma once
// What the parts of a Microsoft Project import share while it runs.

#include <map>
#include <unordered_map>
#include <unordered_set>

#include "interop/file_dates.h"
#include "interop/mspdi_own_fields.h"
#include "interop/mspdi_values.h"
#include "interop/mspdi_xml.h"

namespace rapport::mspdi {

/// A task with predecessors, which can be looked up when all tasks are there.
struct Linked {
    Ref<Task> task;
    pugi::xml_node first_link;
};

struct Reading {
    pugi::xml_document document;
    pugi::xml_node root;
    Workspace records;
    MakeId make_id;
    Leaving leaving;
    Ref<Project> project;
    std::optional<Date> today;
    std::string suggested_client;
    Date saved;             ///< When the file was; a baseline says nothing of its own day.
    std::string manager;    ///< Name of the project's manager, until people are there.
    std::int64_t item = 0;  ///< Counts what is read, so that nothing is left behind twice by one item.

    std::int64_t new_task_type = 0;  ///< What tasks have unless somebody changed it.
    bool new_tasks_effort_driven = false;
    std::unordered_map<std::string_view, std::string> custom_fields;  ///< FieldID → label; points into `document`.
    std::unordered_map<std::string_view, OwnField> own;               ///< FieldID → ours.

    std::unordered_map<std::int64_t, Ref<WorkingCalendar>> calendars;  ///< By UID; null: as the project's.
    std::unordered_map<std::int64_t, Ref<Task>> tasks;
    std::unordered_map<std::int64_t, Ref<Baseline>> baselines;  ///< By number.
    struct BaselineWords {
        Date taken;
        std::string name;
    };
    std::unordered_map<std::int64_t, BaselineWords> baseline_words;
    struct Delay {
        Ref<Task> task;
        std::int64_t minutes;  ///< Of the clock.
        std::optional<DateTime> start;
    };
    struct Repeated {
        Ref<Task> task;
        std::vector<DateTime> starts;  ///< Of its times, as the file has them.
    };
    std::vector<Repeated> repeated;                      ///< Tasks that repeat.
    Ref<Task> last_task;                                 ///< Of the row above.
    std::unordered_set<std::int64_t> times;              ///< UIDs of rows that are one of the times of a task.
    std::map<std::pair<Id, Id>, std::int64_t> at_times;  ///< Tasks that repeat with people who are assigned to them.
    std::vector<Delay> delays;  ///< Of levelling, whose working time is known when all calendars are.
    std::unordered_map<std::int64_t, Ref<Person>> people;
    std::unordered_set<std::int64_t> tasks_left;  ///< UIDs of tasks of other projects and empty rows.
    std::unordered_set<Id, IdHash> summaries;
    std::vector<FileDates> dates;
    std::vector<Linked> linked;

    /// One open summary per level while tasks are read in order.
    struct Level {
        Ref<Task> task;  ///< Whose children are counted here; null: the project.
        Rank last;
        std::int32_t count = 0;
    };
    std::vector<Level> levels{Level{}};

    template <class E> E& make() { return static_cast<E&>(records.table(type_of<E>).at(make_id())); }
    template <class E> E& get(Ref<E> ref) { return static_cast<E&>(*records.table(type_of<E>).find(ref.id)); }

    /// A time span in minutes. What is no span, or not of whole minutes, is said.
    Minutes span(std::string_view text, Minutes otherwise, std::string_view what, std::string_view of);
    std::optional<DateTime> when(std::string_view text, std::string_view what, std::string_view of);
    Percent units(std::string_view text, Percent otherwise, std::string_view of);
    /// A number that only says which: of a record, of a choice.
    std::int64_t integer(std::string_view text, std::int64_t otherwise) const {
        return parse_integer(text).value_or(otherwise);
    }
    /// The number of a choice: `otherwise` where nothing is said, -1 where that is no number.
    std::int64_t choice(std::string_view text, std::int64_t otherwise) const {
        return text.empty() ? otherwise : integer(text, -1);
    }
    struct Range {
        std::int64_t least, most;
        std::int64_t otherwise = 0;
    };
    /// An amount, rounded; `parts` is what it is called that something was cut off. What is no number, or lies outside the
    /// range, is said and is `otherwise`.
    std::int64_t number(std::string_view text, const Range& range, std::string_view what, std::string_view of,
                        std::string_view parts = "Parts of whole numbers");
    /// The calendar of that UID; null, and a warning, where the file has none.
    Ref<WorkingCalendar> calendar(std::string_view uid, std::string_view of);
    /// A UID for a record: 0 where it does not fit or another record of the type has it already.
    std::int32_t fresh_uid(std::int64_t uid, bool taken) const;
    /// Values of custom fields: ours go to `take`, the others stay behind.
    template <class Take> void custom_values(pugi::xml_node first, std::string_view of, const Take& take);
};

void read_project(Reading& reading);
void read_calendars(Reading& reading);
void read_task(Reading& reading, pugi::xml_node node);
void read_links(Reading& reading, const Linked& linked);
void read_person(Reading& reading, pugi::xml_node node);
void read_assignment(Reading& reading, pugi::xml_node node);
/// Looks at what only shows when everything is there: the manager, dates that come out differently.
void finish_reading(Reading& reading);

template <class Take> void Reading::custom_values(pugi::xml_node first, std::string_view of, const Take& take) {
    for (pugi::xml_node node = first; node; node = node.next_sibling("ExtendedAttribute")) {
        const std::string_view id = node.child("FieldID").child_value();
        const std::string_view value = node.child("Value").child_value();
        if (value.empty() && says_nothing(node.child("ValueGUID").child_value())) continue;
        if (const auto ours = own.find(id); ours != own.end()) {
            take(ours->second, value);
            continue;
        }
        const auto label = custom_fields.find(id);
        leaving.leave(label != custom_fields.end() ? label->second : "Custom field " + std::string(id), of, item);
    }
}

}  // namespace rapport::mspdi
