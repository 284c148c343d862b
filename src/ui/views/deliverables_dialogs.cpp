// What is asked about deliverables: a new one, a version with its file, what the client said, and whether a file is the same.

#include <algorithm>

#include "base/text.h"
#include "schedule/notation.h"
#include "share/sha256.h"
#include "ui/shell.h"
#include "ui/views/deliverables_parts.h"

namespace rapport {
namespace {

using kit::Rect;

constexpr std::string_view what_is_kept =
    "Of the file its name, its size and its SHA-256 are written down. The file itself can be kept in this browser, up "
    "to "
    "25 MB.";
constexpr std::string_view or_drop = "Choose the file, or drop it on this window.";
constexpr std::string_view how_it_compares =
    "The SHA-256 of a file is worked out on this device. Two files that have the same one are the same, byte for byte.";

void close(DeliverablesState& state) {
    state.dialog = DeliverableDialog::None;
    state.file.reset();
    state.bytes.clear();
    state.keep = true;
    state.arrived.reset();
    state.error.clear();
}

void refuse(DeliverablesState& state, const Error& error) {
    state.error = error.message;
    kit::announce(state.error, true);
}

/// Sends it and closes the dialog, or says there why not.
bool finish(PlanPage& page, DeliverablesState& state, Result<Edit> edit, std::string toast) {
    if (!edit) {
        refuse(state, edit.error());
        return false;
    }
    page.view.out.send(std::move(*edit), std::move(toast));
    close(state);
    return true;
}

Result<Date> day_of(const PlanPage& page, const std::string& typed, std::string_view otherwise) {
    if (trimmed(typed).empty()) return Error{Fault::Invalid, std::string(otherwise), {}};
    const DateEntry entry = TRY(parse_day(typed, {page.view.today, {}}));
    return entry.date;
}

void take_arrived(DeliverablesState& state) {
    if (!state.arrived) return;
    OpenedFile file = std::move(*state.arrived);
    state.arrived.reset();
    // A kilobyte has a thousand bytes, and a decimal three places.
    state.file = FileMark{file.name, hex(sha256(file.bytes)), Decimal{static_cast<std::int64_t>(file.bytes.size())}};
    state.bytes.clear();
    if (state.dialog == DeliverableDialog::HandOver && file.bytes.size() <= largest_kept)
        state.bytes = std::move(file.bytes);
    state.error.clear();
}

void ask_for_file(PlanPage& page, DeliverablesState& state) {
    page.view.out.call([&state](Shell& shell) {
        shell.ports.files.open("", [&shell, &state](Result<OpenedFile> file) {
            if (file) take_dropped(state, *file);
            else if (file.error().fault != Fault::Refused) shell.say({file.error().message, false, true});
            shell.ports.window.wake();
        });
    });
}

std::string file_words(const DeliverablesState& state) {
    if (!state.file) return std::string(or_drop);
    const std::string size = size_said(state.file->kilobytes);
    return "“" + shortened(state.file->name, 60) + "”, " + (size.empty() ? "empty" : size) + ". SHA-256 " +
           grouped(state.file->sha256);
}

float file_css(const DeliverablesState& state) {
    return kit::button_height({}) / look().scale + 14 + SmallDialog::words_css(file_words(state), 4);
}

void draw_file(PlanPage& page, DeliverablesState& state, SmallDialog& dialog) {
    const kit::ButtonLook choose{.icon = icon_folder_open};
    const std::string_view label = state.file ? "Another file…" : "Choose the file…";
    const Rect strip = dialog.take(kit::button_height(choose));
    const float wide = std::min(kit::button_width(label, choose), strip.GetWidth());
    if (kit::button(kit::rect_at(strip.Min.x, strip.Min.y, wide, strip.GetHeight()), label, choose))
        ask_for_file(page, state);
    dialog.words(file_words(state), 4, state.file ? look().colour.ink0 : 0);
}

// --- A new one ---------------------------------------------------------------------------------------------------------

void add_it(PlanPage& page, DeliverablesState& state) {
    Deliverable wanted = state.draft;
    wanted.due.reset();
    if (!trimmed(state.day).empty()) {
        const Result<Date> due = day_of(page, state.day, {});
        if (!due) return refuse(state, due.error());
        wanted.due = *due;
    }
    const Id made = wanted.id;
    if (finish(page, state, add_deliverable(page.view.workspace, wanted), "Added.")) state.shown = made;
}

void draw_add(PlanPage& page, DeliverablesState& state) {
    const float tick = look().coarse ? 44.0f : 24.0f;
    SmallDialog dialog("A new deliverable", 2 * SmallDialog::field_css() + SmallDialog::field_css(3) + tick + 14,
                       state.error);
    bool entered = dialog.field("What they get", "e.g. Handbook for the front desks", state.draft.name);
    dialog.field("Good when", "e.g. Priya’s desks work a day with it and ask nobody", state.draft.acceptance.text, 3);
    entered |= dialog.field("Due", "e.g. 4 Dec", state.day);
    if (kit::checkbox(dialog.take(px(tick)), "The client sees it", state.draft.shared))
        state.draft.shared = !state.draft.shared;
    const DialogEnd end = dialog.foot("Add it", page.view.may_edit, entered);
    if (end == DialogEnd::GivenUp) close(state);
    if (end == DialogEnd::Done) add_it(page, state);
}

// --- A version ---------------------------------------------------------------------------------------------------------

void hand_over(PlanPage& page, DeliverablesState& state) {
    const Result<Date> day = day_of(page, state.day, "Say on which day it was handed over.");
    if (!day) return refuse(state, day.error());
    DeliverableVersion wanted = state.version;
    wanted.on = *day;
    if (state.file) {
        wanted.file = state.file->name;
        wanted.sha256 = state.file->sha256;
        wanted.kilobytes = state.file->kilobytes;
    }
    Result<Edit> edit = hand_over_version(page.view.workspace, wanted, page.view.today);
    if (!edit) return refuse(state, edit.error());
    const bool keeps = keeps_file(state);
    state.handed_over = std::exchange(state.bytes, {});
    finish(page, state, std::move(edit), "Handed over: now it waits for the client.");
    if (keeps) keep_handed_over(page, state, wanted.sha256);
    else state.handed_over.clear();
}

void draw_hand_over(PlanPage& page, DeliverablesState& state) {
    const float content = (state.file ? keeping_css(state) : SmallDialog::words_css(what_is_kept, 4)) +
                          3 * SmallDialog::field_css() + SmallDialog::field_css(2) + file_css(state);
    SmallDialog dialog("Hand over a version", content, state.error);
    bool entered = dialog.field("Number", "e.g. 1.0", state.version.number);
    dialog.field("What is different", "e.g. The screens in French", state.version.change, 2);
    draw_file(page, state, dialog);
    if (state.file) draw_keeping(state, dialog);
    else dialog.words(what_is_kept, 4);
    entered |= dialog.field("Handed over on", "e.g. 24 Nov", state.day);
    entered |= dialog.field("Where we keep it", "A link, or a place; only the team sees it", state.version.address);
    const DialogEnd end = dialog.foot("Hand it over", page.view.may_edit, entered);
    if (end == DialogEnd::GivenUp) close(state);
    if (end == DialogEnd::Done) hand_over(page, state);
}

// --- What they said ----------------------------------------------------------------------------------------------------

void decide(PlanPage& page, DeliverablesState& state) {
    const Result<Date> day = day_of(page, state.day, "Say on which day they said it.");
    if (!day) return refuse(state, day.error());
    ClientDecision decision = state.decision;
    decision.on = *day;
    decision.sign_off = page.view.make_id();
    const bool approved = decision.state == DeliverableState::Approved;
    finish(page, state, decide_deliverable(page.view.workspace, decision, page.view.today),
           approved ? "Approved by the client." : "Written down: they ask for changes.");
}

void choose_version(const DeliverableReading& reading, DeliverablesState& state, SmallDialog& dialog) {
    std::vector<std::string> numbers;
    int current = -1;
    for (const DeliverableVersion* version : reading.versions) {
        if (version->number == state.decision.version) current = static_cast<int>(numbers.size());
        numbers.push_back(version->number);
    }
    const int chosen = dialog.choice("Which version", numbers, current);
    if (chosen >= 0) state.decision.version = numbers[static_cast<std::size_t>(chosen)];
}

void choose_person(PlanPage& page, DeliverablesState& state, SmallDialog& dialog) {
    std::vector<Id> people;
    std::vector<std::string> names;
    int current = -1;
    for (const Stakeholder& person : page.view.relations->index().people_of(page.project.client)) {
        if (person.id == state.decision.by.id) current = static_cast<int>(people.size());
        people.push_back(person.id);
        names.push_back(person.name);
    }
    const int chosen = dialog.choice("Who says it", names, current);
    if (chosen >= 0) state.decision.by = {people[static_cast<std::size_t>(chosen)]};
}

void draw_decide(PlanPage& page, DeliverablesState& state, const DeliverableReading& reading) {
    SmallDialog dialog("The client decided", 4 * SmallDialog::field_css() + SmallDialog::field_css(3), state.error);
    const bool approved = state.decision.state == DeliverableState::Approved;
    const int said = dialog.choice("What they say", {"They approve it", "They ask for changes"}, approved ? 0 : 1);
    if (said >= 0) state.decision.state = said == 0 ? DeliverableState::Approved : DeliverableState::ChangesAsked;
    choose_version(reading, state, dialog);
    choose_person(page, state, dialog);
    dialog.field("In their words", approved ? "e.g. That is what we asked for" : "What they want changed",
                 state.decision.words, 3);
    const bool entered = dialog.field("Said on which day", "e.g. 24 Nov", state.day);
    const DialogEnd end = dialog.foot("Write it down", page.view.may_edit, entered);
    if (end == DialogEnd::GivenUp) close(state);
    if (end == DialogEnd::Done) decide(page, state);
}

// --- The same file? ----------------------------------------------------------------------------------------------------

struct Compared {
    std::string sentence;
    bool same = false;
};

Compared compared(const DeliverableReading& reading, const FileMark& file) {
    const std::string name = "“" + shortened(file.name, 60) + "”";
    bool any = false;
    for (const DeliverableVersion* version : reading.versions) {
        any |= !version->sha256.empty();
        if (version->sha256 != file.sha256) continue;
        const bool latest = version == reading.latest();
        return {
            "Yes: " + name + " is version " + version->number + ", byte for byte." +
                (latest ? std::string() : " It is not the latest: that is version " + reading.latest()->number + "."),
            true};
    }
    if (!any) return {"No version has a SHA-256 to compare with. Choose the file when you hand one over.", false};
    return {"No: " + name + " is none of these versions. Its bytes differ.", false};
}

void draw_compare(PlanPage& page, DeliverablesState& state, const DeliverableReading& reading) {
    const Compared answer = state.file ? compared(reading, *state.file) : Compared{};
    const float content = SmallDialog::words_css(how_it_compares, 4) + file_css(state) +
                          (state.file ? SmallDialog::words_css(answer.sentence, 4) : 0);
    SmallDialog dialog("Is this the same file?", content, state.error);
    dialog.words(how_it_compares, 4);
    draw_file(page, state, dialog);
    if (state.file) dialog.words(answer.sentence, 4, answer.same ? look().colour.ok : look().colour.bad);
    if (dialog.foot("Done", true, false) != DialogEnd::Open) close(state);
}

/// Who decides, or else who comes first.
Id likely_to_say(const PlanPage& page) {
    const Records<Stakeholder> people = page.view.relations->index().people_of(page.project.client);
    for (const Stakeholder& person : people)
        if (person.decides) return person.id;
    return people.empty() ? Id{} : people[0].id;
}

}  // namespace

void open_deliverable_dialog(PlanPage& page, DeliverablesState& state, DeliverableDialog dialog) {
    ViewContext& view = page.view;
    close(state);
    state.dialog = dialog;
    state.draft = {};
    state.draft.id = view.make_id();
    state.draft.project = {page.project.id};
    state.day = dialog == DeliverableDialog::Add ? std::string() : format_day(view.today, view.this_year());
    const DeliverableReading* reading = shown_deliverable(state);
    if (!reading) return;
    const Ref<Deliverable> deliverable{reading->deliverable->id};
    state.version = {};
    state.version.id = view.make_id();
    state.version.deliverable = deliverable;
    state.version.number = next_number(view.workspace, deliverable);
    state.version.by = own_person(view);
    state.decision = {};
    state.decision.deliverable = deliverable;
    state.decision.by = {likely_to_say(page)};
    if (reading->latest()) state.decision.version = reading->latest()->number;
}

void draw_deliverable_dialogs(PlanPage& page, DeliverablesState& state) {
    if (state.dialog == DeliverableDialog::None) return;
    take_arrived(state);
    if (state.dialog == DeliverableDialog::Add) return draw_add(page, state);
    const DeliverableReading* reading = shown_deliverable(state);
    if (!reading) return close(state);  // Somebody deleted it meanwhile.
    if (state.dialog == DeliverableDialog::HandOver) draw_hand_over(page, state);
    else if (state.dialog == DeliverableDialog::Decide) draw_decide(page, state, *reading);
    else draw_compare(page, state, *reading);
}

}  // namespace rapport
