#include "app/commands/decision.h"

#include <algorithm>
#include <tuple>

#include "app/commands/snapshot.h"
#include "base/sort.h"
#include "base/text.h"

namespace rapport {
namespace {

using Found = Workspace::Found;

Error invalid(std::string sentence) { return {Fault::Invalid, std::move(sentence), {}}; }
Error refused(std::string sentence) { return {Fault::Refused, std::move(sentence), {}}; }
Error missing(std::string_view what) {
    return {Fault::Missing, "This " + std::string(what) + " is no longer there.", {}};
}

std::string quoted(std::string_view name) { return "“" + shortened(name, 60) + "”"; }

std::string one_line(std::string_view text) {
    std::string line(text);
    std::ranges::replace_if(line, [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
    return std::string(trimmed(line));
}

/// A decision that was not made yet.
Result<const RegisterEntry*> open_decision(const Workspace& workspace, Ref<RegisterEntry> ref) {
    const RegisterEntry* entry = workspace.find(ref);
    if (!entry) return missing("decision");
    if (entry->kind != EntryKind::Decision)
        return invalid(quoted(entry->name) +
                       " is no decision, so there is nothing to choose from. Change its kind first.");
    if (is_decided(*entry))
        return refused(quoted(entry->name) + " was decided. Open it again before anything of it is changed.");
    return entry;
}

struct OwnedOption {
    const DecisionOption* option;
    const RegisterEntry* entry;
};
Result<OwnedOption> open_option(const Workspace& workspace, Ref<DecisionOption> ref) {
    const DecisionOption* option = workspace.find(ref);
    if (!option) return missing("option");
    const RegisterEntry* entry = TRY(open_decision(workspace, option->entry));
    return OwnedOption{option, entry};
}

Result<std::string> free_name(const Workspace& workspace, Ref<RegisterEntry> entry, std::string_view typed, Id but) {
    std::string name = one_line(typed);
    if (name.empty()) return invalid("An option needs a name: say what would be done.");
    if (shortened(name, option_limits.name).size() != name.size())
        return invalid("The name of an option has up to " + std::to_string(option_limits.name) +
                       " characters. Say the rest under what it would mean.");
    for (const DecisionOption* other : decision_options(workspace, entry))
        if (other->id != but && folded(other->name) == folded(name))
            return refused("There is an option " + quoted(name) + " already. Name this one otherwise.");
    return name;
}

/// How one of its options is called there; empty where none was chosen.
Result<std::string> chosen_name(const std::vector<const DecisionOption*>& options, std::string_view chosen) {
    if (trimmed(chosen).empty()) return std::string();
    for (const DecisionOption* option : options)
        if (folded(option->name) == folded(trimmed(chosen))) return option->name;
    return invalid(quoted(chosen) + " is none of its options. Choose one of them, or say what they decided instead.");
}

}  // namespace

std::vector<const DecisionOption*> decision_options(const Workspace& workspace, Ref<RegisterEntry> entry) {
    std::vector<const DecisionOption*> options;
    for (const DecisionOption& option : workspace.all<DecisionOption>())
        if (option.entry == entry) options.push_back(&option);
    sort_items(options, {}, [](const DecisionOption* one) { return std::tuple(one->rank, one->id); });
    return options;
}

bool is_decided(const RegisterEntry& entry) {
    return entry.kind == EntryKind::Decision && entry.state == EntryState::Closed;
}

Result<Edit> add_option(const Workspace& workspace, Ref<RegisterEntry> ref, Id id, std::string_view name,
                        std::uint32_t jitter) {
    const RegisterEntry* entry = TRY(open_decision(workspace, ref));
    const std::vector<const DecisionOption*> there = decision_options(workspace, ref);
    if (there.size() >= option_limits.options)
        return Error{Fault::Limit,
                     quoted(entry->name) + " has " + std::to_string(option_limits.options) +
                         " options, and nobody can weigh more. Delete one first.",
                     {}};
    DecisionOption option{};
    option.id = id;
    option.entry = ref;
    option.name = TRY(free_name(workspace, ref, name, {}));
    option.rank = rank_between(there.empty() ? Rank{} : there.back()->rank, {}, jitter);
    Edit edit{"Add the option " + quoted(option.name), {}};
    edit.create(option);
    return edit;
}

Result<Edit> rename_option(const Workspace& workspace, Ref<DecisionOption> ref, std::string_view name) {
    const OwnedOption found = TRY(open_option(workspace, ref));
    const std::string wanted = TRY(free_name(workspace, found.option->entry, name, found.option->id));
    Edit edit{"Rename the option " + quoted(found.option->name), {}};
    edit.set<&DecisionOption::name>(*found.option, wanted);
    return edit;
}

Result<Edit> describe_option(const Workspace& workspace, Ref<DecisionOption> ref, std::string_view effect) {
    const OwnedOption found = TRY(open_option(workspace, ref));
    Edit edit{"Say what the option " + quoted(found.option->name) + " would mean", {}};
    edit.set<&DecisionOption::effect>(*found.option, Prose{std::string(effect)});
    return edit;
}

Result<Edit> recommend_option(const Workspace& workspace, Ref<DecisionOption> ref, bool recommended) {
    const OwnedOption found = TRY(open_option(workspace, ref));
    Edit edit{(recommended ? "Advise the option " : "Advise no longer the option ") + quoted(found.option->name), {}};
    if (recommended)
        for (const DecisionOption* other : decision_options(workspace, found.option->entry))
            if (other != found.option && other->recommended) edit.set<&DecisionOption::recommended>(*other, false);
    edit.set<&DecisionOption::recommended>(*found.option, recommended);
    return edit;
}

Result<Edit> move_option(const Workspace& workspace, Ref<DecisionOption> ref, int places, std::uint32_t jitter) {
    const DecisionOption* option = workspace.find(ref);
    if (!option) return missing("option");
    std::vector<const DecisionOption*> options = decision_options(workspace, option->entry);
    const std::ptrdiff_t from = std::ranges::find(options, option) - options.begin();
    const std::ptrdiff_t to = std::clamp<std::ptrdiff_t>(from + places, 0, std::ssize(options) - 1);
    if (to == from)
        return refused(quoted(option->name) + (places < 0 ? " is the first option." : " is the last option."));
    options.erase(options.begin() + from);
    const auto rank_at = [&](std::ptrdiff_t place) {
        return place >= 0 && place < std::ssize(options) ? options[static_cast<std::size_t>(place)]->rank : Rank{};
    };
    Edit edit{"Move the option " + quoted(option->name) + (to < from ? " up" : " down"), {}};
    edit.set<&DecisionOption::rank>(*option, rank_between(rank_at(to - 1), rank_at(to), jitter));
    return edit;
}

Result<Edit> remove_option(const Workspace& workspace, Ref<DecisionOption> ref) {
    const OwnedOption found = TRY(open_option(workspace, ref));
    Edit edit{"Delete the option " + quoted(found.option->name), {}};
    edit.remove(*found.option);
    return edit;
}

Result<Edit> share_decision(const Workspace& workspace, Ref<RegisterEntry> ref) {
    const RegisterEntry* entry = workspace.find(ref);
    if (!entry) return missing("decision");
    std::vector<Found> records{{&type_of<RegisterEntry>, entry}};
    for (const DecisionOption* option : decision_options(workspace, ref))
        records.push_back({&type_of<DecisionOption>, option});
    return share_records(workspace, records);
}

Result<Edit> share_option(const Workspace& workspace, Ref<DecisionOption> ref, bool shared) {
    const DecisionOption* option = workspace.find(ref);
    if (!option) return missing("option");
    std::vector<Found> records{{&type_of<DecisionOption>, option}};
    if (!shared) return unshare_records(workspace, records);
    const RegisterEntry* entry = workspace.find(option->entry);
    if (!entry) return missing("decision");
    records.push_back({&type_of<RegisterEntry>, entry});
    return share_records(workspace, records);
}

Result<Edit> record_decision(const Workspace& workspace, Ref<RegisterEntry> ref, const DecisionMade& made, Date today) {
    const RegisterEntry* entry = TRY(open_decision(workspace, ref));
    const std::string chosen = TRY(chosen_name(decision_options(workspace, ref), made.chosen));
    const std::string said(trimmed(made.said));
    const Stakeholder* by = workspace.find(made.by);
    if (!by) return invalid("Say who of the client decided.");
    const Project* project = workspace.find(entry->project);
    const Ref<Client> client = workspace.find(entry->client) || !project ? entry->client : project->client;
    if (by->client != client)
        return invalid(quoted(by->name) + " belongs to another client. Choose somebody of the one that decides.");
    if (made.on > today)
        return invalid("The day is still to come. Say when they decided, or leave the decision open until then.");
    if (chosen.empty() && said.empty())
        return invalid("Say in their words what they decided, or which option they chose.");
    Edit edit{"Record what was decided on " + quoted(entry->name), {}};
    edit.set<&RegisterEntry::chosen>(*entry, chosen);
    edit.set<&RegisterEntry::decided_by>(*entry, made.by);
    edit.set<&RegisterEntry::said>(*entry, Prose{said});
    edit.set<&RegisterEntry::state>(*entry, EntryState::Closed);
    edit.set<&RegisterEntry::closed>(*entry, made.on);
    return edit;
}

Result<Edit> reopen_decision(const Workspace& workspace, Ref<RegisterEntry> ref) {
    const RegisterEntry* entry = workspace.find(ref);
    if (!entry) return missing("decision");
    if (entry->kind != EntryKind::Decision)
        return invalid(quoted(entry->name) + " is no decision. Change its state instead.");
    if (!is_decided(*entry)) return refused(quoted(entry->name) + " was not decided, so it is open as it is.");
    Edit edit{"Open " + quoted(entry->name) + " again", {}};
    edit.set<&RegisterEntry::chosen>(*entry, std::string());
    edit.set<&RegisterEntry::decided_by>(*entry, Ref<Stakeholder>{});
    edit.set<&RegisterEntry::said>(*entry, Prose{});
    edit.set<&RegisterEntry::state>(*entry, EntryState::Open);
    edit.set<&RegisterEntry::closed>(*entry, std::nullopt);
    return edit;
}

}  // namespace rapport
