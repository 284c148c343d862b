#include "engagement/messages.h"

#include <algorithm>

#include "base/text.h"

namespace rapport {
namespace {

constexpr std::array<MergeFieldName, merge_field_count> fields{{
    {MergeField::FirstName, "firstName", "First name"},
    {MergeField::FullName, "fullName", "Full name"},
    {MergeField::Salutation, "salutation", "How they are addressed"},
    {MergeField::Role, "role", "Role"},
    {MergeField::Client, "client", "Client"},
    {MergeField::Project, "project", "Project"},
    {MergeField::NextMilestone, "nextMilestone", "Next milestone"},
    {MergeField::NextMilestoneDate, "nextMilestoneDate", "Day of the next milestone"},
    {MergeField::Promised, "promised", "Day the project is promised for"},
    {MergeField::Finish, "finish", "Day the plan ends"},
    {MergeField::Done, "done", "How much is done"},
    {MergeField::LastWin, "lastWin", "What went well last"},
    {MergeField::LastTouch, "lastTouch", "Day you last spoke"},
    {MergeField::OpenPromise, "openPromise", "Open promise"},
    {MergeField::OpenPromiseDate, "openPromiseDate", "Day the open promise is due"},
    {MergeField::SuccessWords, "successWords", "Success in their words"},
    {MergeField::MyName, "myName", "Your name"},
    {MergeField::Today, "today", "Today"},
}};

/// Names by which other programs call a field.
constexpr std::array<std::pair<std::string_view, MergeField>, 2> other_names{{
    {"preferredSalutation", MergeField::Salutation},
    {"name", MergeField::FullName},
}};

/// What only whoever writes knows: it is never filled in, and missing until it is written.
constexpr std::array<std::string_view, 3> by_hand{"whatIHeard", "theDecision", "ourProposal"};

constexpr std::size_t longest_name = 40;
constexpr std::size_t longest_field = 80;  ///< With its braces and the spaces in them.

const MergeFieldName* find_field(std::string_view name) {
    const std::string sought = folded(name);
    for (const MergeFieldName& field : fields)
        if (folded(field.name) == sought) return &field;
    for (const auto& [other, field] : other_names)
        if (folded(other) == sought) return &fields[static_cast<std::size_t>(field)];
    return nullptr;
}

bool is_name(std::string_view text) {
    return !text.empty() && text.size() <= longest_name && std::ranges::all_of(text, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '.';
    });
}

void note(std::vector<std::string>& names, std::string_view name) {
    if (std::ranges::find(names, name) == names.end()) names.emplace_back(name);
}

std::string filled(std::string_view text, const MergeValues& values, Merged& merged) {
    std::string out;
    while (!text.empty()) {
        const std::size_t open = text.find("{{");
        out += text.substr(0, open);
        if (open == std::string_view::npos) break;
        text.remove_prefix(open);
        const std::size_t close = text.substr(0, longest_field).find("}}", 2);
        const std::string_view name =
            close == std::string_view::npos ? std::string_view() : trimmed(text.substr(2, close - 2));
        if (!is_name(name)) {  // Braces that mean something else.
            out += text[0];
            text.remove_prefix(1);
            continue;
        }
        const MergeFieldName* field = find_field(name);
        const bool known = field && !value_in(values, field->field).empty();
        if (known) out += value_in(values, field->field);
        else out += text.substr(0, close + 2);
        if (field && !known) note(merged.missing, field->name);
        else if (std::ranges::find(by_hand, name) != by_hand.end()) note(merged.missing, name);
        else if (!field) note(merged.unknown, name);
        text.remove_prefix(close + 2);
    }
    return out;
}

std::string in_one_line(std::string_view text) {
    std::string line;
    bool space = false;
    for (const char c : trimmed(text)) {
        const bool is_space = c == ' ' || c == '\t' || c == '\r' || c == '\n';
        if (!is_space) {
            if (space) line += ' ';
            line += c;
        }
        space = is_space;
    }
    return line;
}

constexpr std::array<BuiltInMessage, 6> messages{{
    {"Check-in", "How is it going from your side?",
     "Hello {{salutation}},\n\nThank you for your trust in {{project}} so far. {{done}} of it is done, and next comes "
     "{{nextMilestone}}, planned for {{nextMilestoneDate}}.\n\nIs there anything on your mind that we should know, or "
     "do "
     "differently?\n\nI will write again by then.\n\n{{myName}}"},
    {"Milestone reached", "{{project}}: something is finished",
     "Hello {{salutation}},\n\nGood news, and thank you for your part in it: {{lastWin}}.\n\nNext comes "
     "{{nextMilestone}}, "
     "planned for {{nextMilestoneDate}}. Could you have a look at what is there and tell me what you "
     "think?\n\n{{myName}}"},
    {"Something is late", "{{project}}: {{nextMilestone}} comes later",
     "Hello {{salutation}},\n\nI am sorry: {{nextMilestone}} comes later than we planned, on {{nextMilestoneDate}}. I "
     "know "
     "that you count on it. The reason is on our side, and I will tell you what we do about it.\n\nWhen may I call you "
     "to go "
     "through what it means for you?\n\n{{myName}}"},
    {"Thank you after a call", "Thank you for your time",
     "Hello {{salutation}},\n\nThank you for the call. What I took from it: {{whatIHeard}}\n\nWhat I will do next: "
     "{{openPromise}}, "
     "by "
     "{{openPromiseDate}}.\n\nDid I get that right?\n\n{{myName}}"},
    {"Asking for a decision", "{{project}}: a decision by you",
     "Hello {{salutation}},\n\nThank you for looking into this. To keep {{nextMilestone}} on {{nextMilestoneDate}} we "
     "need "
     "one decision of yours: {{theDecision}}\n\nWhat we propose, and why: {{ourProposal}}\n\nCould you tell me by then "
     "which way you want to go? If it "
     "is "
     "easier to talk, I will call you.\n\n{{myName}}"},
    {"Question about value", "{{project}}: is it becoming what you wanted?",
     "Hello {{salutation}},\n\nYou told us what success is for you: “{{successWords}}”\n\nI would like to see with you "
     "how "
     "near we are. What has changed for you and your people so far, and what has not yet?\n\nI will put your answer "
     "next to "
     "what we measure and come back to you with both.\n\n{{myName}}"},
}};

}  // namespace

std::span<const MergeFieldName> all_merge_fields() { return fields; }

std::string in_braces(MergeField field) {
    return "{{" + std::string(fields[static_cast<std::size_t>(field)].name) + "}}";
}

Merged merge_message(std::string_view subject, std::string_view body, const MergeValues& values) {
    Merged merged;
    merged.subject = in_one_line(filled(subject, values, merged));
    merged.body = filled(body, values, merged);
    return merged;
}

std::span<const BuiltInMessage> built_in_messages() { return messages; }

}  // namespace rapport
