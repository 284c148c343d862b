// For whom a page is, how it is looked at, and how it becomes a file.

#include "ui/views/share_dialog.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "app/commands/snapshot.h"
#include "base/text.h"
#include "ui/locking.h"
#include "ui/shell.h"
#include "ui/views/dialog_sheet.h"
#include "ui/views/share_parts.h"
#include "ui/views/small_dialog.h"

namespace rapport {
namespace {

using kit::Rect;

constexpr std::size_t at_until = field_of<&Snapshot::good_until>();
constexpr std::string_view weak_spot =
    "A copy cannot be called back: whoever has the file keeps what is in it, and can hand it on. “Good until” is said "
    "in it, and nothing more.";
constexpr std::string_view cannot_look = "Save it to look at it: only the plain page can be shown here.";
constexpr std::string_view title = "Share with the client";
constexpr int foot_lines = 10;
constexpr std::size_t large_bytes = 120'000;  ///< What gateways and old mail programs take without a word. Ours.

constexpr kit::ButtonLook look_look{.icon = icon_eye};
constexpr kit::ButtonLook save_look{.kind = kit::ButtonKind::Primary, .icon = icon_file_down};

kit::TextLook bad_look() { return {TextSize::Meta, false, look().colour.bad}; }
kit::TextLook warn_look() { return {TextSize::Meta, false, look().colour.warn}; }

/// "online-booking-snapshot-3.html".
std::string file_name(const Project& project, const Snapshot& draft) {
    std::string slug = slug_of(project.name, 48);
    if (slug.empty()) slug = "project";
    return slug + "-snapshot-" + std::to_string(draft.number) + ".html";
}

// --- The page --------------------------------------------------------------------------------------------------------

SnapshotWishes wishes_of(ViewContext& view, const ShareState& state) {
    const Snapshot& draft = state.draft;
    SnapshotWishes wishes;
    wishes.project = draft.project;
    wishes.recipient = draft.recipient;
    wishes.author = draft.by;
    wishes.number = draft.number;
    wishes.made = draft.made;
    wishes.offset = reading_of(view).zone;
    wishes.code = draft.code;
    wishes.key = draft.key;
    wishes.good_until = draft.good_until;
    wishes.also_ask = state.also_ask;
    wishes.before = last_given(view.workspace, draft.project, draft.recipient);
    if (const PlanFacts* facts = view.relations->plan(draft.project)) wishes.likely = facts->likely;
    return wishes;
}

/// Makes it anew where something of it has changed. What is looked at and what is saved are the same bytes.
void make_page(ViewContext& view, ShareState& state) {
    Snapshot& draft = state.draft;
    const PlanFacts* facts = view.relations->plan(draft.project);
    const std::optional<Date> likely = facts ? facts->likely : std::nullopt;
    const bool same = state.page && state.revision == view.workspace.revision() &&
                      state.made_for == draft.recipient.id && state.made_by == draft.by.id &&
                      state.made_until == draft.good_until && state.made_on == view.today &&
                      state.made_asking == state.also_ask && state.made_likely == likely;
    if (same) return;
    state.revision = view.workspace.revision();
    state.made_for = draft.recipient.id;
    state.made_by = draft.by.id;
    state.made_until = draft.good_until;
    state.made_on = view.today;
    state.made_asking = state.also_ask;
    state.made_likely = likely;
    draft.made = view.instant;
    draft.number = next_snapshot_number(view.workspace, draft.project);
    state.groups = share_groups(view, draft);
    state.page.emplace(snapshot_page(view.relations->index(), wishes_of(view, state)));
}

/// What was done with the file, as the first half of a sentence.
Result<std::string> saved_words(const Result<Handed>& saved, const std::string& name) {
    if (!saved) return saved.error();
    return *saved == Handed::Downloading ? "“" + name + "” is on its way to your downloads" : "Saved to “" + name + "”";
}

/// Only what was written is recorded. Where no place was chosen, the dialog is as it was.
void have_saved(Shell& shell, const Result<std::string>& saved, Snapshot made, bool locked) {
    const bool same = shell.share.open && shell.share.draft.id == made.id;  // It may be another by now, or closed.
    if (same) shell.share.saving = false;
    shell.ports.window.wake();
    if (!saved) {
        if (saved.error().fault == Fault::Refused) return;
        if (same) shell.share.error = saved.error().message;
        else shell.say({saved.error().message, false, true});
        return;
    }
    if (same) shell.share = {};
    const Workspace& workspace = shell.session.workspace();
    const Stakeholder* recipient = workspace.find(made.recipient);
    std::string said = *saved;
    said += recipient ? ": send it to " + recipient->name + " yourself" : "";
    said += locked ? ", and its passphrase by another way." : ".";
    Result<Edit> edit = record_snapshot(workspace, std::move(made));
    if (edit) shell.run(std::move(*edit), said);
    else shell.say({said + " It could not be written down: " + edit.error().message, false, true});
}

void save_page(ViewContext& view, ShareState& state, const Project& project) {
    if (waits_for_field(state.editors, state.finishing)) return;
    if (!state.editors.drafts.empty()) return;  // Something was refused, and says so where it stands.
    make_page(view, state);                     // A field may have ended in this frame.
    if (!state.page || state.saving || !form_waits(state).empty()) return;
    if (!*state.page) {
        state.error = state.page->error().message;
        return;
    }
    const Result<SharedFile> file = shared_file(view, state, wishes_of(view, state), file_name(project, state.draft));
    if (!file) {
        state.error = file.error().message;
        return;
    }
    Snapshot made = state.draft;
    made.sha256 = file->sha256;
    made.told.text = write_told((*state.page)->told);
    describe_copy(state, made);
    // A file that could not be written down would be answered in vain.
    if (const Result<Edit> record = record_snapshot(view.workspace, made); !record) {
        state.error = record.error().message;
        return;
    }
    state.error.clear();
    state.saving = true;
    const bool locked = made.locked, data = state.form.form == SnapshotForm::Data;
    LockedSave wanted{locked ? locked_file_name(view.today, data ? "json" : "html") : file->name, state.passphrase,
                      state.from, file->mime, file->bytes};
    if (state.as_link && data) return save_as_link(view, state, std::move(wanted), std::move(made));
    view.out.call([wanted = std::move(wanted), made, locked](Shell& shell) {
        const auto saved = [&shell, name = wanted.name, made, locked](Result<Handed> handed) {
            have_saved(shell, saved_words(handed, name), made, locked);
        };
        if (locked) save_locked(shell.ports.files, wanted, saved);
        else shell.ports.files.save(wanted.name, wanted.mime, wanted.bytes, saved);
    });
}

void look_at_page(ViewContext& view, ShareState& state, const Project& project) {
    make_page(view, state);
    if (!state.page || !*state.page) return;
    Result<SharedFile> file = shared_file(view, state, wishes_of(view, state), file_name(project, state.draft));
    if (!file) {
        state.error = file.error().message;
        return;
    }
    view.out.call([file = std::move(*file)](Shell& shell) { shell.ports.window.look_at(file.name, file.bytes); });
}

// --- The dialog ------------------------------------------------------------------------------------------------------

void draw_recipient(ViewContext& view, ShareState& state, const Rect& place) {
    const ClientSummary* summary = view.derived.client(state.draft.client);
    std::vector<std::string> names;
    int current = -1;
    if (summary)
        for (const Stakeholder* person : summary->people) {
            if (person->id == state.draft.recipient.id) current = static_cast<int>(names.size());
            names.push_back(person->role.empty() ? person->name : person->name + ", " + person->role);
        }
    const int chosen = draw_labelled_choice(place, "For", names, current);
    if (chosen >= 0) choose_recipient(view, state, {summary->people[static_cast<std::size_t>(chosen)]->id});
}

void draw_author(ViewContext& view, ShareState& state, const Rect& place) {
    const std::vector<const Person*>& people = view.derived.people();
    std::vector<std::string> names{"Nobody"};
    int current = 0;
    for (const Person* person : people) {
        if (person->id == state.draft.by.id) current = static_cast<int>(names.size());
        names.push_back(person->name);
    }
    const int chosen = draw_labelled_choice(place, "Signed by", names, current);
    if (chosen >= 0)
        state.draft.by = chosen == 0 ? Ref<Person>{} : Ref<Person>{people[static_cast<std::size_t>(chosen) - 1]->id};
}

void draw_fields(ViewContext& view, ShareState& state, DialogSheet& sheet) {
    const Reading reading = reading_of(view, type_of<Snapshot>, state.draft);
    const Editing in{view, reading, state.editors, type_of<Snapshot>, state.draft, &state.draft};
    state.editors.typing = false;
    if (sheet.width < px(560)) {
        draw_recipient(view, state, sheet.take(labelled_height()));
        draw_author(view, state, sheet.take(labelled_height()));
        draw_editor(in, at_until, sheet.take(editor_height(in, at_until, sheet.width)));
        return;
    }
    const float each = std::floor((sheet.width - px(2 * 12)) / 3);
    const Rect strip = sheet.take(std::max(labelled_height(), editor_height(in, at_until, each)));
    const auto part = [&](int number) {
        return kit::rect_at(strip.Min.x + static_cast<float>(number) * (each + px(12)), strip.Min.y, each,
                            strip.GetHeight());
    };
    draw_recipient(view, state, part(0));
    draw_author(view, state, part(1));
    draw_editor(in, at_until, part(2));
}

std::string made_thing(const ShareState& state) { return state.form.form == SnapshotForm::Data ? "data" : "page"; }

std::string missing_words(const ShareState& state, const std::vector<Workspace::Found>& missing) {
    std::string names;
    for (std::size_t i = 0; i < missing.size(); ++i)
        names += (i == 0                    ? "“"
                  : i + 1 == missing.size() ? " and “"
                                            : ", “") +
                 shortened(title_of(*missing[i].type, *missing[i].record), 60) + "”";
    return "The " + made_thing(state) + " cannot be made yet: " + names + (missing.size() == 1 ? " is" : " are") +
           " not shared with the client.";
}

/// Why there is no page, and what to do about it.
void draw_missing(ViewContext& view, const ShareState& state, DialogSheet& sheet) {
    if (!state.page || *state.page) return;
    const std::vector<Workspace::Found> missing = missing_records(state.groups);
    const std::string words = missing.empty() ? state.page->error().message : missing_words(state, missing);
    const kit::TextLook warn{TextSize::Body, false, look().colour.warn};
    sheet.say(words, warn, 8, 4);
    if (missing.empty()) return;
    const std::string label =
        (missing.size() == 1 ? std::string("Share it") : "Share these " + std::to_string(missing.size())) +
        " so that the " + made_thing(state) + " can be made";
    const kit::ButtonLook look_of{.icon = icon_eye, .disabled = !view.may_edit};
    const Rect strip = sheet.take(kit::button_height(look_of));
    float x = strip.Min.x;
    if (kit::button(x, strip.Min.y, label, look_of)) view.out.send(share_records(view.workspace, missing));
}

std::int64_t kilobytes_of(const SnapshotPage& page) {
    return static_cast<std::int64_t>((page.html.size() + 999) / 1000);
}

/// What it is compared with. Whether they ever got that one is known only where somebody said so.
std::string before_words(const ViewContext& view, const ShareState& state) {
    const Snapshot* before = last_given(view.workspace, state.draft.project, state.draft.recipient);
    const Stakeholder* recipient = view.workspace.find(state.draft.recipient);
    if (!before || !recipient) return {};
    return "It says what changed since number " + std::to_string(before->number) + ", made for " +
           shortened(recipient->name, 60) + " on " +
           format_day(date_of(civil_time(reading_of(view), before->made)), view.this_year()) +
           (was_given(view.workspace, *before) ? ". " : " and not marked as given to them. ");
}

/// "One file of 72 kB, number 3. It opens without a network …"
std::string page_words(const ViewContext& view, const ShareState& state) {
    if (!state.page || !*state.page) return {};
    // How large the other forms become is said beside their name.
    const bool plain = state.form.form == SnapshotForm::Page;
    return "One file" + (plain ? " of " + with_thousands(kilobytes_of(**state.page)) + " kB" : std::string()) +
           ", number " + std::to_string(state.draft.number) +
           ". It opens without a network and sends nothing by itself. " + before_words(view, state);
}

std::string foot_words(const ViewContext& view, const ShareState& state) {
    std::string words = page_words(view, state) + std::string(weak_spot);
    if (state.form.form != SnapshotForm::Page) words += " " + std::string(cannot_look);
    return words;
}

/// Where it may not arrive by mail.
std::string large_words(const ShareState& state) {
    if (!state.page || !*state.page || (*state.page)->html.size() <= large_bytes) return {};
    return with_thousands(kilobytes_of(**state.page)) +
           " kB: some mail programs refuse a page of that size, or cut it off. Share fewer records, or hand it over in "
           "another way than by mail.";
}

std::string_view past_words(const ShareState& state) {
    return state.form.form == SnapshotForm::Data ? "Good until: that day has passed."
                                                 : "Good until: that day has passed. The page says so at its top.";
}

bool is_narrow(float width) {
    return kit::button_width("Look at it", look_look) + kit::button_width("Save the file", save_look) +
               kit::button_width("Cancel") + px(2 * 8) >
           width;
}

float foot_height(const ViewContext& view, const ShareState& state, float width) {
    const std::string large = large_words(state);
    const float warned = large.empty() ? 0 : kit::wrapped_height(width, large, warn_look(), 4) + px(6);
    const float refused = state.error.empty() ? 0 : kit::wrapped_height(width, state.error, bad_look(), 3) + px(6);
    return warned + refused + kit::wrapped_height(width, foot_words(view, state), kit::meta(), foot_lines) + px(10) +
           (is_narrow(width) ? 2.0f : 1.0f) * (kit::button_height(save_look) + px(8));
}

void draw_foot(ViewContext& view, ShareState& state, const Project& project, Rect foot, bool closed) {
    foot.Min.y += px(6);
    if (!state.error.empty()) foot.Min.y += kit::wrapped(foot, state.error, bad_look(), 3) + px(6);
    if (const std::string large = large_words(state); !large.empty())
        foot.Min.y += kit::wrapped(foot, large, warn_look(), 4) + px(6);
    kit::wrapped(foot, foot_words(view, state), kit::meta(), foot_lines);
    const bool made = state.page && *state.page;
    const std::string_view waits = made ? form_waits(state) : "The page cannot be made yet.";
    const bool ready = waits.empty(), plain = state.form.form == SnapshotForm::Page;
    kit::ButtonLook looking = look_look, saving = save_look;
    looking.disabled = !ready || !plain;
    saving.disabled = !ready || !view.may_edit;
    saving.reason = waits;
    looking.reason = plain ? waits : cannot_look;
    const float height = kit::button_height(saving);
    const float last = foot.Max.y - height;
    const bool narrow = is_narrow(foot.GetWidth());
    float x = foot.Min.x;
    if (kit::button(x, narrow ? last - height - px(8) : last, "Look at it", looking))
        look_at_page(view, state, project);
    const DialogEnd end = draw_dialog_foot(foot, "Cancel", "Save the file", saving, closed);
    if (end == DialogEnd::GivenUp) state = {};
    if (end == DialogEnd::Done) state.as_link = false;
    if (end == DialogEnd::Done || state.finishing) save_page(view, state, project);
}

/// There is nobody for whom a page could be.
void draw_nobody(ViewContext& view, ShareState& state, const Client* client) {
    const std::string words =
        client
            ? "Nobody of “" + shortened(client->name, 60) +
                  "” is written down yet. Add whoever the page is for on their page."
            : std::string("This project belongs to no client yet. Choose one in its details; then it can be shared.");
    SmallDialog dialog(title, SmallDialog::words_css(words, 6), {});
    dialog.words(words, 6);
    const DialogEnd end = dialog.foot(client ? "Go to their page" : "Show its details", true, false);
    if (end == DialogEnd::Open) return;
    if (end == DialogEnd::Done && client) view.out.go(route_to(*client));
    if (end == DialogEnd::Done && !client) view.out.act(ActionId::ProjectDetails);
    state = {};
}

}  // namespace

void open_share(ViewContext& view, ShareState& state, Id project_id) {
    const Project* project = view.workspace.find(Ref<Project>{project_id});
    if (!project) return;
    state = {};
    state.open = true;
    Snapshot& draft = state.draft;
    draft.id = view.make_id();
    draft.project = {project->id};
    draft.client = project->client;
    draft.code = random_code(view.jitter);
    draft.key = random_key(view.jitter);
    draft.by = own_person(view);
    if (draft.by.id.is_null()) draft.by = project->manager;
    // Who decides comes first among them.
    const ClientSummary* summary = view.derived.client(draft.client);
    if (summary && !summary->people.empty()) draft.recipient = {summary->people.front()->id};
    state.also_ask = usual_questions(view, draft);
}

void draw_share(ViewContext& view, ShareState& state) {
    if (!state.open) return;
    if (!state.link.empty()) return draw_made_link(view, state);
    const Project* project = view.workspace.find(state.draft.project);
    if (!project) {
        state = {};
        return;
    }
    const Client* client = view.workspace.find(project->client);
    if (!client || state.draft.recipient.id.is_null()) return draw_nobody(view, state, client);
    state.draft.client = {client->id};
    make_page(view, state);
    const float room = ImGui::GetIO().DisplaySize.y / look().scale - 24;
    kit::Dialog dialog(title, 920, std::min(room, 760.0f));
    Rect rest = dialog.content();
    kit::heading(kit::cut_top(rest, px(32)), title, 1, kit::title());
    rest.Min.y += kit::wrapped(rest, shortened(project->name, 80) + ", for " + client->name, kit::meta(), 2) + px(14);
    const Rect foot = kit::cut_bottom(rest, foot_height(view, state, rest.GetWidth()));
    {
        DialogScroll middle("share", rest);
        DialogSheet& sheet = middle.sheet;
        draw_fields(view, state, sheet);
        if (state.draft.good_until && *state.draft.good_until < view.today)
            sheet.say(past_words(state), warn_look(), 8, 3);
        draw_missing(view, state, sheet);
        const float form_y = sheet.y;
        sheet.y += draw_share_form(view, state, sheet.x, sheet.y, sheet.width);
        if (draw_share_link(view, state, form_y, sheet)) state.as_link = state.finishing = true;
        draw_share_questions(view, state, sheet);
        sheet.y += draw_share_lock(view, state, sheet.x, sheet.y, sheet.width);
        sheet.y += draw_share_lists(view, state, sheet.x, sheet.y, sheet.width);
    }
    draw_foot(view, state, *project, foot, dialog.closed());
}

}  // namespace rapport
