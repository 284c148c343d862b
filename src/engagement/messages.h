#pragma once
// Messages that are written often, filled from the project and the person. Nothing is sent from here, and nothing is left blank: a
// field without a value stays as it is written and is named.

#include <array>
#include <span>

#include "schedule/schedule.h"

namespace rapport {

enum class MergeField : std::uint8_t {
    FirstName,
    FullName,
    Salutation,
    Role,
    Client,
    Project,
    NextMilestone,
    NextMilestoneDate,
    Promised,
    Finish,
    Done,
    LastWin,
    LastTouch,
    OpenPromise,
    OpenPromiseDate,
    SuccessWords,
    MyName,
    Today,
};
constexpr std::size_t merge_field_count = static_cast<std::size_t>(MergeField::Today) + 1;

struct MergeFieldName {
    MergeField field;
    std::string_view name;   ///< As it stands in braces: "firstName".
    std::string_view label;  ///< For people: "First name".
};
/// In the order of the enum.
std::span<const MergeFieldName> all_merge_fields();
/// "{{firstName}}".
std::string in_braces(MergeField field);

/// What a message is about. Any of it may be null; then the fields that rest on it are missing.
struct MergeSource {
    const Stakeholder* stakeholder = nullptr;
    const Client* client = nullptr;  ///< Null: the stakeholder's.
    const Project* project = nullptr;
    const Outline* outline = nullptr;    ///< Of the project.
    const Schedule* schedule = nullptr;  ///< Parallel to the outline.
    std::string my_name;
    Date today;
};

/// By MergeField; empty: not known.
using MergeValues = std::array<std::string, merge_field_count>;
inline const std::string& value_in(const MergeValues& values, MergeField field) {
    return values[static_cast<std::size_t>(field)];
}

/// The salutation goes by how they are addressed: formally by their formal address, by first name by that; where it is not known,
/// by the formal address if one is noted. The next milestone is the first in time that is not done and lies today or later. The
/// last win is the latest up to today of facts that are successes, promises met, measurements nearer to their goal than those
/// before, and milestones done. The open promise is the one that is due first, made to them or to nobody by name. Days read "24
/// November". O(records of the workspace).
MergeValues merge_values(const Workspace& workspace, const MergeSource& source);

struct Merged {
    std::string subject;  ///< One line.
    std::string body;
    std::vector<std::string> missing;  ///< Names of fields without a value, in the order they come, each once.
    std::vector<std::string> unknown;  ///< Names that are no field.
    [[nodiscard]] bool is_complete() const { return missing.empty() && unknown.empty(); }
};

/// Fills "{{firstName}}", in whatever case and with spaces inside the braces. What is filled in is not looked at again.
Merged merge_message(std::string_view subject, std::string_view body, const MergeValues& values);

struct BuiltInMessage {
    std::string_view name;
    std::string_view subject;
    std::string_view body;
};
/// To begin with; people write their own as MessageTemplate.
std::span<const BuiltInMessage> built_in_messages();

}  // namespace rapport
