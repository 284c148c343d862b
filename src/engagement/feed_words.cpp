#include "engagement/feed_words.h"

#include <algorithm>

#include "base/text.h"
#include "engagement/sayings.h"

namespace rapport {
namespace {

constexpr std::size_t labels_shown = 3;

std::string named(const EntityType& type, const Entity& record) {
    return std::string(type.label) + " " + in_quotes(title_said(type, record));
}

std::string named(const Workspace& workspace, const EntityType& type, const Entity& record) {
    return std::string(type.label) + " " + in_quotes(title_said(workspace, type, record));
}

template <class E> const E* read(const EntityType& type, const Entity& record) {
    return &type == &type_of<E> ? static_cast<const E*>(&record) : nullptr;
}

/// Also of what was deleted.
template <class E> std::string title_in(const Workspace& workspace, Ref<E> ref) {
    const Entity* record = workspace.find_any(type_of<E>, ref.id);
    return in_quotes(record ? title_said(type_of<E>, *record) : std::string());
}

/// "Ruth, in reply to snapshot 5": the name, and what stands behind it.
std::pair<std::string_view, std::string_view> author_of(const Comment& comment) {
    const std::string_view author = comment.author;
    const std::size_t end = std::min(author.rfind(by_reply), author.size());
    return {author.substr(0, end), author.substr(end)};
}

/// Who asks for it; null: nobody is named.
const Stakeholder* asker_of(const Workspace& workspace, const EntityType& type, const Entity& record) {
    const Request* request = read<Request>(type, record);
    return request ? workspace.find(request->by) : nullptr;
}

std::string birth_words(const Workspace& workspace, const Deed& deed) {
    const EntityType& type = *deed.type;
    const Entity& record = *deed.record;
    if (const Touchpoint* touch = read<Touchpoint>(type, record)) {
        std::string how = folded(label_of(touch->channel));
        if (!deed.names.empty()) how += ", with " + listed(deed.names);
        return "noted " + in_quotes(touch->subject) + " (" + how + ")";
    }
    if (const Comment* comment = read<Comment>(type, record)) {
        const Workspace::Found about = workspace.find(comment->about);
        const std::string what = about ? " on " + named(workspace, *about.type, *about.record) : std::string();
        return "commented" + what + std::string(author_of(*comment).second);
    }
    if (const ValueEvidence* evidence = read<ValueEvidence>(type, record))
        return "measured " + title_in(workspace, evidence->item) +
               (evidence->actual ? ": " + to_string(*evidence->actual) : std::string());
    if (const Assignment* assignment = read<Assignment>(type, record)) {
        const Person* person = workspace.find(assignment->person);
        return "put " + (person ? person->name : std::string("somebody")) + " on " +
               title_in(workspace, assignment->task);
    }
    if (const RegisterEntry* entry = read<RegisterEntry>(type, record);
        entry && entry->kind == EntryKind::Decision && entry->state == EntryState::Closed &&
        stamp_of(record, type.fields[field_of<&RegisterEntry::state>()].reg) == record.born)
        return "decided " + in_quotes(entry->name);
    if (const Dependency* link = read<Dependency>(type, record))
        return "linked " + title_in(workspace, link->predecessor) + " with " + title_in(workspace, link->successor);
    if (asker_of(workspace, type, record)) return "asked for " + in_quotes(title_said(type, record));
    return "added " + named(type, record);
}

/// Where the latest value says more than that the field changed; else empty.
std::string special_words(const EntityType& type, const Entity& record, const std::vector<std::uint16_t>& registers) {
    const auto wrote = [&](std::size_t field) {
        return std::ranges::find(registers, type.fields[field].reg) != registers.end();
    };
    const std::string name = named(type, record);
    if (wrote(deleted_field)) return (is_alive(record) ? "brought back " : "deleted ") + name;
    if (const Promise* promise = read<Promise>(type, record); promise && wrote(field_of<&Promise::state>()))
        switch (promise->state) {
        case PromiseState::Open:      return "reopened " + name;
        case PromiseState::Met:       return "kept " + name;
        case PromiseState::Broken:    return "broke " + name;
        case PromiseState::Withdrawn: return "withdrew " + name;
        }
    if (const Request* request = read<Request>(type, record); request && wrote(field_of<&Request::state>()))
        switch (request->state) {
        case RequestState::New:       return "reopened " + name;
        case RequestState::Accepted:  return "accepted " + name;
        case RequestState::Later:     return "put off " + name;
        case RequestState::Declined:  return "declined " + name;
        case RequestState::Withdrawn: return "withdrew " + name;
        }
    if (const RegisterEntry* entry = read<RegisterEntry>(type, record);
        entry && wrote(field_of<&RegisterEntry::state>())) {
        const std::string what = folded(label_of(entry->kind)) + " " + in_quotes(entry->name);
        if (entry->state == EntryState::Closed)
            return (entry->kind == EntryKind::Decision ? "decided " + in_quotes(entry->name) : "closed " + what);
        return "set " + what + " to “" + std::string(label_of(entry->state)) + "”";
    }
    if (const Touchpoint* touch = read<Touchpoint>(type, record)) {
        if (touch->answered && wrote(field_of<&Touchpoint::answered>())) return "answered " + in_quotes(touch->subject);
        if (touch->next_done && wrote(field_of<&Touchpoint::next_done>()))
            return "did the next step of " + in_quotes(touch->subject);
    }
    if (const Task* task = read<Task>(type, record)) {
        if (wrote(field_of<&Task::done>()))
            return task->done.count >= 100 ? "finished " + name
                                           : "set " + name + " to " + std::to_string(task->done.count) + " % done";
        if (registers.size() == 1 && wrote(field_of<&Task::rank>())) return "moved " + name;
    }
    return {};
}

std::string lower_first(std::string_view label) {
    std::string text(label);
    // "E-mail" and "IANA" stay as they are.
    const auto is_lower = [](char c) { return c >= 'a' && c <= 'z'; };
    if (text.size() > 1 && text[0] >= 'A' && text[0] <= 'Z' && (is_lower(text[1]) || text[1] == ' '))
        text[0] = static_cast<char>(text[0] - 'A' + 'a');
    return text;
}

std::string change_words(const EntityType& type, const Entity& record, const std::vector<std::uint16_t>& registers) {
    if (const std::string special = special_words(type, record, registers); !special.empty()) return special;
    std::vector<std::string> labels;
    for (const std::uint16_t reg : registers) labels.push_back(lower_first(type.fields[reg].label));
    if (labels.size() > labels_shown)
        return "changed " + std::to_string(labels.size()) + " things of " + named(type, record);
    return "changed " + named(type, record) + (labels.empty() ? std::string() : ": " + listed(labels));
}

}  // namespace

std::string deed_words(const Workspace& workspace, const Deed& deed) {
    return deed.born ? birth_words(workspace, deed) : change_words(*deed.type, *deed.record, deed.registers);
}

std::string said_by(const Workspace& workspace, const Deed& deed) {
    if (!deed.born) return {};
    if (const Comment* comment = read<Comment>(*deed.type, *deed.record)) return std::string(author_of(*comment).first);
    const Stakeholder* asker = asker_of(workspace, *deed.type, *deed.record);
    return asker ? asker->name : std::string();
}

std::string deed_text(const Deed& deed) {
    if (!deed.born) return {};
    if (const Touchpoint* touch = read<Touchpoint>(*deed.type, *deed.record)) return touch->summary.text;
    if (const Comment* comment = read<Comment>(*deed.type, *deed.record)) return comment->text.text;
    return {};
}

}  // namespace rapport
