#pragma once
// Where values of ours go for which Microsoft Project has no field of its own.

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "interop/report.h"

namespace rapport::mspdi {

/// A value of ours that Microsoft Project has no field for, kept in one of its custom fields under our label.
enum class OwnField : std::uint8_t {
    Promised,
    Summary,
    Tags,
    Baselines,
    Acceptance,
    Optimistic,
    Pessimistic,
    Repeats,
    Phone,
    Organisation,
    TimeZone
};
struct OwnFieldPlace {
    OwnField field;
    bool of_task;           ///< Otherwise of a resource.
    std::string_view id;    ///< FieldID.
    std::string_view name;  ///< FieldName.
    std::string_view alias;
};
/// The last custom fields of their kind: the ones people use least.
inline constexpr std::array<OwnFieldPlace, 12> own_fields{{
    {OwnField::Promised, true, "188743954", "Date10", "Promised for"},
    {OwnField::Summary, true, "188744016", "Text30", "Summary for the client"},
    {OwnField::Tags, true, "188744015", "Text29", "Tags"},
    {OwnField::Baselines, true, "188744014", "Text28", "Baselines"},
    {OwnField::Acceptance, true, "188744013", "Text27", "Accepted when"},
    {OwnField::Optimistic, true, "188743960", "Duration9", "If all goes well"},
    {OwnField::Pessimistic, true, "188743961", "Duration10", "If much goes wrong"},
    {OwnField::Repeats, true, "188744012", "Text26", "Repeats"},
    {OwnField::Phone, false, "205521140", "Text30", "Phone"},
    {OwnField::Organisation, false, "205521139", "Text29", "Organisation"},
    {OwnField::TimeZone, false, "205521138", "Text28", "Time zone"},
    {OwnField::Tags, false, "205521137", "Text27", "Tags"},
}};

/// Words between separators, as tags.
Tags tags_of(std::string_view text);
/// A semicolon in a word becomes a comma, so that the word stays one.
std::string text_of(const Tags& tags);
void leave_semicolons(Leaving& leaving, const Tags& tags, std::string_view of, std::int64_t item);

}  // namespace rapport::mspdi
