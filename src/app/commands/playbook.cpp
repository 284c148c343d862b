#include "app/commands/playbook.h"

#include <algorithm>

#include "base/text.h"
#include "engagement/dissatisfaction.h"
#include "engagement/playbooks.h"

namespace rapport {
namespace {

static_assert(playbook_limits.within == longest_within.count, "What is written down can be shared.");

Error invalid(std::string sentence) { return {Fault::Invalid, std::move(sentence), {}}; }
Error missing(std::string_view what) {
    return {Fault::Missing, "This " + std::string(what) + " is no longer there.", {}};
}

std::string quoted(std::string_view name) { return "“" + shortened(name, 60) + "”"; }

bool is_longer(std::string_view text, std::size_t characters) {
    return shortened(text, characters).size() != text.size();
}

std::string one_line(std::string_view text) {
    std::string line(text);
    std::ranges::replace_if(line, [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
    return std::string(trimmed(line));
}

Result<std::string> step_text(std::string_view typed) {
    std::string text = one_line(typed);
    if (text.empty()) return invalid("Say what is to be done.");
    if (is_longer(text, playbook_limits.text))
        return invalid("A step has up to " + std::to_string(playbook_limits.text) +
                       " characters. Say it shorter, or make two of it.");
    return text;
}

Result<Minutes> step_within(Minutes within) {
    if (within.count < 0) return invalid("A step cannot be due before they said it.");
    if (within > longest_within) return invalid("A step is due within a year, or without hurry.");
    return within;
}

bool is_taken(const Workspace& workspace, std::string_view name, Id but) {
    for (const Playbook& playbook : workspace.all<Playbook>())
        if (playbook.id != but && folded(playbook.name) == folded(name)) return true;
    return false;
}

Result<std::string> free_name(const Workspace& workspace, std::string_view typed, Id but) {
    std::string name = one_line(typed);
    if (name.empty()) return invalid("A playbook needs a name.");
    if (is_longer(name, playbook_limits.name))
        return invalid("A name has up to " + std::to_string(playbook_limits.name) + " characters.");
    if (is_taken(workspace, name, but))
        return Error{Fault::Refused, "There is a playbook " + quoted(name) + " already. Take another name.", {}};
    return name;
}

void write_steps(Edit& edit, Id playbook, std::span<const PlaybookStep> steps, const MakeId& make_id) {
    Rank last;
    for (PlaybookStep step : steps) {
        step.id = make_id();
        step.playbook = {playbook};
        step.rank = last = rank_between(last, {});
        edit.create(step);
    }
}

SharedPlaybook shared(const Workspace& workspace, const Playbook& playbook) {
    SharedPlaybook one{};
    one.playbook.name = playbook.name;
    one.playbook.complaint = playbook.complaint;
    one.playbook.low_answer = playbook.low_answer;
    one.playbook.notes = playbook.notes;
    for (const PlaybookStep* step : steps_of(workspace, Ref<Playbook>{playbook.id})) {
        one.steps.emplace_back();
        one.steps.back().text = step->text;
        one.steps.back().within = step->within;
    }
    return one;
}

Error confirmed() {
    return {Fault::Refused, "The client has confirmed that it is well again: there is nothing more to be done.", {}};
}

Rank last_rank(const std::vector<const RecoveryStep*>& steps) { return steps.empty() ? Rank{} : steps.back()->rank; }

Result<Edit> follow(const Workspace& workspace, Ref<Recovery> ref, const Playbook& playbook,
                    std::span<const PlaybookStep> steps, const MakeId& make_id, std::uint32_t jitter) {
    const Recovery* recovery = workspace.find(ref);
    if (!recovery) return missing("recovery");
    if (is_closed(*recovery)) return confirmed();
    if (steps.empty()) return invalid(quoted(playbook.name) + " has no steps yet. Write them down in the settings.");
    const std::vector<const RecoveryStep*> there = steps_of(workspace, ref);
    Rank last = last_rank(there);
    Edit edit{"Follow " + quoted(playbook.name), {}};
    for (const PlaybookStep& step : steps) {
        const auto says_it = [&](const RecoveryStep* one) { return folded(one->text) == folded(step.text); };
        if (std::ranges::any_of(there, says_it)) continue;
        RecoveryStep made{};
        made.id = make_id();
        made.recovery = ref;
        made.rank = last = rank_between(last, {}, jitter);
        made.text = step.text;
        made.due = due_of(step, *recovery);
        edit.create(made);
    }
    if (edit.empty()) return Error{Fault::Refused, "All steps of " + quoted(playbook.name) + " are there already.", {}};
    return edit;
}

/// Whether one of that name holds the same. Where those of its name hold something else, it gets a name that is free.
bool is_here(const std::vector<SharedPlaybook>& here, SharedPlaybook& wanted) {
    const std::string name = wanted.playbook.name;
    for (int number = 2;; ++number) {
        const auto own = std::ranges::find_if(
            here, [&](const SharedPlaybook& one) { return folded(one.playbook.name) == folded(wanted.playbook.name); });
        if (own == here.end()) return false;
        SharedPlaybook same = *own;
        same.playbook.name = wanted.playbook.name;
        if (same_content(same, wanted)) return true;
        wanted.playbook.name = name + " (" + std::to_string(number) + ")";
    }
}

std::string taken_said(const TakenPlaybooks& taken, std::string_view first) {
    const auto said = [](std::size_t count, std::string_view one, std::string_view many) {
        return counted(static_cast<std::int64_t>(count), one, many);
    };
    if (taken.taken == 0)
        return taken.there == 1 ? "This playbook is here already. Nothing was changed."
                                : "All of these playbooks are here already. Nothing was changed.";
    std::string words = taken.taken == 1 ? quoted(first) + " is among your playbooks now."
                                         : said(taken.taken, "playbook", "playbooks") + " are among yours now.";
    if (taken.there > 0) words += " " + said(taken.there, "was", "were") + " here already.";
    return words;
}

}  // namespace

Result<Edit> add_playbook(const Workspace& workspace, const Playbook& wanted, std::span<const PlaybookStep> steps,
                          const MakeId& make_id) {
    Playbook playbook = wanted;
    playbook.name = TRY(free_name(workspace, wanted.name, wanted.id));
    std::vector<PlaybookStep> written(steps.begin(), steps.end());
    for (PlaybookStep& step : written) {
        step.text = TRY(step_text(step.text));
        step.within = TRY(step_within(step.within));
    }
    Edit edit{"Add the playbook " + quoted(playbook.name), {}};
    edit.create(playbook);
    write_steps(edit, playbook.id, written, make_id);
    return edit;
}

Result<Edit> add_built_in_playbook(const Workspace& workspace, Id id, const MakeId& make_id) {
    Playbook playbook = built_in_playbook();
    playbook.id = id;
    return add_playbook(workspace, playbook, built_in_steps(), make_id);
}

Result<Edit> rename_playbook(const Workspace& workspace, Ref<Playbook> ref, std::string_view name) {
    const Playbook* playbook = workspace.find(ref);
    if (!playbook) return missing("playbook");
    const std::string wanted = TRY(free_name(workspace, name, playbook->id));
    Edit edit{"Rename the playbook " + quoted(playbook->name) + " to " + quoted(wanted), {}};
    edit.set<&Playbook::name>(*playbook, wanted);
    return edit;
}

Result<Edit> add_playbook_step(const Workspace& workspace, Ref<Playbook> ref, Id id, std::string_view text,
                               Minutes within, std::uint32_t jitter) {
    const Playbook* playbook = workspace.find(ref);
    if (!playbook) return missing("playbook");
    const std::vector<const PlaybookStep*> there = steps_of(workspace, ref);
    if (there.size() >= playbook_limits.steps)
        return Error{Fault::Limit,
                     quoted(playbook->name) + " has " + std::to_string(playbook_limits.steps) +
                         " steps, and no more fit. Make two playbooks of it.",
                     {}};
    PlaybookStep step{};
    step.id = id;
    step.playbook = ref;
    step.text = TRY(step_text(text));
    step.within = TRY(step_within(within));
    step.rank = rank_between(there.empty() ? Rank{} : there.back()->rank, {}, jitter);
    Edit edit{"Add the step " + quoted(step.text), {}};
    edit.create(step);
    return edit;
}

Result<Edit> change_playbook_step(const Workspace& workspace, Ref<PlaybookStep> ref, std::string_view text,
                                  Minutes within) {
    const PlaybookStep* step = workspace.find(ref);
    if (!step) return missing("step");
    Edit edit{"Change the step " + quoted(step->text), {}};
    const std::string wanted = TRY(step_text(text));
    const Minutes hurry = TRY(step_within(within));
    edit.set<&PlaybookStep::text>(*step, wanted);
    edit.set<&PlaybookStep::within>(*step, hurry);
    return edit;
}

Result<Edit> move_playbook_step(const Workspace& workspace, Ref<PlaybookStep> ref, int places, std::uint32_t jitter) {
    const PlaybookStep* step = workspace.find(ref);
    if (!step) return missing("step");
    std::vector<const PlaybookStep*> steps = steps_of(workspace, step->playbook);
    const std::ptrdiff_t from = std::ranges::find(steps, step) - steps.begin();
    const std::ptrdiff_t to = std::clamp<std::ptrdiff_t>(from + places, 0, std::ssize(steps) - 1);
    if (to == from)
        return Error{
            Fault::Refused, quoted(step->text) + (places < 0 ? " is the first step." : " is the last step."), {}};
    steps.erase(steps.begin() + from);
    const auto rank_at = [&](std::ptrdiff_t place) {
        return place >= 0 && place < std::ssize(steps) ? steps[static_cast<std::size_t>(place)]->rank : Rank{};
    };
    Edit edit{"Move the step " + quoted(step->text) + (to < from ? " up" : " down"), {}};
    edit.set<&PlaybookStep::rank>(*step, rank_between(rank_at(to - 1), rank_at(to), jitter));
    return edit;
}

Result<Edit> remove_playbook_step(const Workspace& workspace, Ref<PlaybookStep> ref) {
    const PlaybookStep* step = workspace.find(ref);
    if (!step) return missing("step");
    Edit edit{"Remove the step " + quoted(step->text), {}};
    edit.remove(*step);
    return edit;
}

std::vector<SharedPlaybook> playbooks_to_share(const Workspace& workspace, Ref<Playbook> one) {
    std::vector<SharedPlaybook> all;
    for (const Playbook* playbook : playbooks_of(workspace))
        if (one.is_null() || playbook->id == one.id) all.push_back(shared(workspace, *playbook));
    return all;
}

TakenPlaybooks take_playbooks(const Workspace& workspace, std::span<const SharedPlaybook> theirs,
                              const MakeId& make_id) {
    TakenPlaybooks taken;
    std::vector<SharedPlaybook> here = playbooks_to_share(workspace);
    std::string first;
    for (const SharedPlaybook& one : theirs) {
        SharedPlaybook wanted = one;
        if (is_here(here, wanted)) {
            ++taken.there;
            continue;
        }
        wanted.playbook.id = make_id();
        taken.edit.create(wanted.playbook);
        write_steps(taken.edit, wanted.playbook.id, wanted.steps, make_id);
        if (taken.taken++ == 0) {
            taken.first = wanted.playbook.id;
            first = wanted.playbook.name;
        }
        here.push_back(std::move(wanted));
    }
    taken.said = taken_said(taken, first);
    taken.edit.label = taken.taken == 1
                           ? "Take over the playbook " + quoted(first)
                           : "Take over " + counted(static_cast<std::int64_t>(taken.taken), "playbook", "playbooks");
    return taken;
}

Result<Edit> follow_playbook(const Workspace& workspace, Ref<Recovery> recovery, Ref<Playbook> ref,
                             const MakeId& make_id, std::uint32_t jitter) {
    const Playbook* playbook = workspace.find(ref);
    if (!playbook) return missing("playbook");
    std::vector<PlaybookStep> steps;
    for (const PlaybookStep* step : steps_of(workspace, ref)) steps.push_back(*step);
    return follow(workspace, recovery, *playbook, steps, make_id, jitter);
}

Result<Edit> follow_built_in(const Workspace& workspace, Ref<Recovery> recovery, const MakeId& make_id,
                             std::uint32_t jitter) {
    return follow(workspace, recovery, built_in_playbook(), built_in_steps(), make_id, jitter);
}

Result<Edit> add_recovery_step(const Workspace& workspace, RecoveryStep wanted, std::uint32_t jitter) {
    const Recovery* recovery = workspace.find(wanted.recovery);
    if (!recovery) return missing("recovery");
    if (is_closed(*recovery)) return confirmed();
    wanted.text = TRY(step_text(wanted.text));
    wanted.rank = rank_between(last_rank(steps_of(workspace, wanted.recovery)), {}, jitter);
    Edit edit{"Add the step " + quoted(wanted.text), {}};
    edit.create(wanted);
    return edit;
}

Result<Edit> tick_step(const Workspace& workspace, Ref<RecoveryStep> ref, std::optional<Date> done) {
    const RecoveryStep* step = workspace.find(ref);
    if (!step) return missing("step");
    Edit edit{(done ? "Done: " : "Not done: ") + quoted(step->text), {}};
    edit.set<&RecoveryStep::done>(*step, done);
    return edit;
}

Result<Edit> steps_into_playbook(const Workspace& workspace, Ref<Recovery> ref, Id playbook, const MakeId& make_id) {
    const Recovery* recovery = workspace.find(ref);
    if (!recovery) return missing("recovery");
    std::vector<PlaybookStep> steps;
    for (const RecoveryStep* step : steps_of(workspace, ref)) {
        if (steps.size() == playbook_limits.steps) break;
        PlaybookStep made{};
        made.text = TRY(step_text(step->text));
        if (step->due)
            made.within = std::clamp(Minutes{step->due->minutes - recovery->received.minutes}, {}, longest_within);
        steps.push_back(std::move(made));
    }
    if (steps.empty()) return invalid("There are no steps yet that a playbook could be made of.");
    Edit edit{"Add a playbook", {}};
    write_steps(edit, playbook, steps, make_id);
    return edit;
}

}  // namespace rapport
