#include "ui/views/import_dialog.h"

#include <algorithm>
#include <cmath>

#include "app/commands/import.h"
#include "base/text.h"
#include "interop/playbook_file.h"
#include "share/locked_data.h"
#include "share/projection.h"
#include "ui/shell.h"
#include "ui/views/import_dialog_parts.h"

namespace rapport {
namespace {

using kit::Rect;

void reset(ImportState& state) {
    std::destroy_at(&state);
    std::construct_at(&state);
}

/// "Online booking" of "Online booking.xml".
std::string name_without_ending(std::string_view name) {
    const std::size_t dot = name.rfind('.');
    const std::string bare(trimmed(name.substr(0, dot)));
    return bare.empty() ? "Plan" : bare;
}

void start_job(ViewContext& view, ImportState& state) {
    if (state.kind == FileKind::Mspdi) state.job = from_mspdi(std::move(state.file.bytes), view.make_id, view.today);
    else
        state.job = from_csv(std::move(state.table), state.mapping,
                             {name_without_ending(state.file.name), view.today, view.make_id});
    state.progress = {};
    go_to_stage(state, ImportStage::Running);
}

/// The client the file names, or the only one there is.
void guess_client(ViewContext& view, ImportState& state) {
    const std::string wanted = folded(trimmed(state.result->suggested_client));
    const auto& clients = view.derived.clients();
    for (const ClientSummary& summary : clients)
        if (summary.client && !wanted.empty() && folded(summary.client->name) == wanted)
            state.client = {summary.client->id};
    if (view.route.view == ViewId::Client && state.client.is_null() && wanted.empty()) state.client = {view.route.id};
    const Project* shown =
        view.route.view == ViewId::Project ? view.workspace.find(Ref<Project>{view.route.id}) : nullptr;
    if (shown && is_without_tasks(view.workspace, {shown->id})) {
        state.empty = {shown->id};
        state.into_empty = true;
    }
    if (state.client.is_null()) state.client_name = state.result->suggested_client;
}

void finish_job(ViewContext& view, ImportState& state) {
    state.result.emplace(state.job->take());
    state.job.reset();
    guess_client(view, state);
    go_to_stage(state, ImportStage::Choosing);
}

// --- Stages ------------------------------------------------------------------------------------------------------------

void draw_running(ImportState& state) {
    kit::Dialog dialog("Import", 440, 200);
    Rect rest = dialog.content();
    draw_heading(rest, "Reading “" + shortened(state.file.name, 32) + "”");
    const int percent = static_cast<int>(std::lround(state.progress.fraction * 100));
    const std::string phase = state.progress.phase.empty() ? "Opening the file" : state.progress.phase;
    Rect line = kit::cut_top(rest, px(20));
    kit::text(line, phase, {TextSize::Body, false, look().colour.ink1});
    kit::text(line, std::to_string(percent) + " %", {TextSize::Body, false, look().colour.ink1, kit::Align::Right});
    rest.Min.y += px(8);
    kit::progress(kit::cut_top(rest, px(6)), phase, percent);
    DialogButtons buttons(dialog.content());
    const bool stop = buttons.button("Cancel");
    state.seen = true;
    if (stop || dialog.closed()) close_import(state);
}

/// Where a plan can go. `into`: into the project that is looked at, before all others.
std::vector<std::string> client_names(ViewContext& view, std::vector<Ref<Client>>& ids, const Project* into) {
    std::vector<std::string> names;
    if (into) names.push_back("Into “" + shortened(into->name, 40) + "”");
    names.emplace_back("A new client");
    ids.resize(names.size());
    for (const ClientSummary& summary : view.derived.clients()) {
        if (!summary.client) continue;
        names.push_back(title_of(type_of<Client>, *summary.client));
        ids.push_back({summary.client->id});
    }
    return names;
}

/// A table never says from which end a project is planned; one in which no task begins on a day says nothing of when it starts
/// either. Both are as the project has them.
void plan_as_project(const Project& into, ImportState& state) {
    if (state.kind != FileKind::Csv) return;
    Entity* found = state.result->records.table(type_of<Project>).find(state.result->project.id);
    if (!found) return;
    Project& plan = static_cast<Project&>(*found);
    plan.plan_from = into.plan_from;
    const std::vector<CsvTarget>& columns = state.mapping.columns;
    const auto has = [&](CsvTarget column) { return std::ranges::find(columns, column) != columns.end(); };
    if (!has(CsvTarget::Start) && !has(CsvTarget::ActualStart)) plan.start = into.start;
}

void import_now(ViewContext& view, ImportState& state) {
    const Project* into = state.into_empty ? view.workspace.find(state.empty) : nullptr;
    if (into) plan_as_project(*into, state);
    Result<ImportEdit> made =
        import_edit(view.workspace, *state.result,
                    {state.client, state.client_name, state.into_empty ? state.empty : Ref<Project>{}}, view.make_id);
    if (!made) {
        state.error = made.error().message;
        return;
    }
    state.result->report = std::move(made->report);
    view.out.send(std::move(made->edit));
    state.error.clear();
    go_to_stage(state, ImportStage::Done);
}

void draw_choosing(ViewContext& view, ImportState& state) {
    std::vector<Ref<Client>> ids;
    const Project* into = view.workspace.find(state.empty);
    const std::vector<std::string> names = client_names(view, ids, into);
    const bool is_new = state.client.is_null() && !state.into_empty;
    const float field = look().size.field + 20 + 16;
    const std::string ready = carried_words(state.result->report.carried) + " are ready to come in.";
    kit::Dialog dialog("Import", 440,
                       dialog_height(440, ready, (names.size() > 1 ? field : 0) + (is_new ? field + 20 : 0)));
    Rect rest = dialog.content();
    draw_heading(rest, into ? "Where does it go?" : "Whose plan is it?", ready);
    if (names.size() > 1) {
        const Rect place = kit::cut_top(rest, px(field));
        const auto whose = std::ranges::find(ids.begin() + (into ? 1 : 0), ids.end(), state.client);
        const auto at = state.into_empty ? ids.begin() : whose;
        const int chosen = kit::select({{place.Min.x, place.Min.y + kit::field_label_height()},
                                        {place.Max.x, place.Min.y + kit::field_label_height() + px(look().size.field)}},
                                       into ? "Where to" : "Client", names, static_cast<int>(at - ids.begin()));
        if (chosen >= 0) {
            state.client = ids[static_cast<std::size_t>(chosen)];
            state.into_empty = into && chosen == 0;
        }
    }
    bool enter = false;
    if (is_new) {
        const Rect place = kit::cut_top(rest, px(field + 20));
        const std::string_view label = "Name of the client";
        if (std::exchange(state.fresh, false)) kit::edit_field(kit::id_of(label));
        const kit::FieldEvent event = kit::field(
            {{place.Min.x, place.Min.y + kit::field_label_height()},
             {place.Max.x, place.Min.y + kit::field_label_height() + px(look().size.field)}},
            state.client_name, {.label = label, .placeholder = "e.g. Harbour & Vale Clinics", .error = state.error});
        if (event.changed) state.error.clear();
        if (event.editing) state.client_name = event.text;
        enter = event.committed() && event.end == TextEnd::Enter;
    }
    DialogButtons buttons(dialog.content());
    const bool go = buttons.button("Import", {.kind = kit::ButtonKind::Primary});
    if (buttons.button("Cancel") || dialog.closed()) close_import(state);
    else if (go || enter) import_now(view, state);
}

void draw_failed(ViewContext& view, ImportState& state) {
    kit::Dialog dialog("Import failed", 440, dialog_height(440, state.error, 4), true);
    Rect rest = dialog.content();
    draw_heading(rest, "“" + shortened(state.file.name, 28) + "” cannot be opened");
    kit::wrapped(rest, state.error);
    DialogButtons buttons(dialog.content());
    if (buttons.button("Choose another file", {.kind = kit::ButtonKind::Primary, .icon = icon_folder_open})) {
        close_import(state);
        view.out.act(ActionId::ImportFile);
        return;
    }
    if (buttons.button("Close") || dialog.closed()) close_import(state);
}

}  // namespace

// --- Parts ---------------------------------------------------------------------------------------------------------------

void close_import(ImportState& state) { reset(state); }

void go_to_stage(ImportState& state, ImportStage stage) {
    state.stage = stage;
    state.seen = false;
    state.fresh = true;
    kit::again();
}

void fail_import(ImportState& state, std::string sentence) {
    state.error = std::move(sentence);
    state.job.reset();
    go_to_stage(state, ImportStage::Failed);
}

void draw_heading(Rect& rest, std::string_view heading, std::string_view sentence) {
    kit::heading(kit::cut_top(rest, px(28)), heading, 1, kit::title());
    rest.Min.y += px(4);
    if (!sentence.empty()) rest.Min.y += kit::wrapped(rest, sentence, {TextSize::Body, false, look().colour.ink1});
    rest.Min.y += px(12);
}

float dialog_height(float css_width, std::string_view sentence, float css_beneath) {
    const float inner = std::min(px(css_width), ImGui::GetIO().DisplaySize.x - px(16)) - px(48);
    return 48 + 44 + kit::wrapped_height(inner, sentence) / look().scale + css_beneath + 16 + look().size.button;
}

float dialog_foot() { return px(look().size.button + 16); }

DialogButtons::DialogButtons(const Rect& content) : right_(content.Max.x), y_(content.Max.y - px(look().size.button)) {}

bool DialogButtons::button(std::string_view label, const kit::ButtonLook& look_of) {
    const float width = kit::button_width(label, look_of);
    right_ -= width;
    const bool pressed = kit::button(kit::rect_at(right_, y_, width, px(look().size.button)), label, look_of);
    right_ -= px(8);
    return pressed;
}

// --- From outside ----------------------------------------------------------------------------------------------------------

void begin_import(ImportState& state, OpenedFile file, ViewContext& view) {
    reset(state);
    if (looks_like_snapshot(file.bytes) || looks_like_locked_data(file.bytes)) {
        view.out.call([file = std::move(file)](Shell& shell) { show_snapshot(shell, file); });
        return;
    }
    state.file = std::move(file);
    state.kind = kind_of(state.file.name, state.file.bytes);
    const SessionPhase phase = view.session.phase();
    const bool restores = state.kind == FileKind::Rapport && view.session.access() == Access::Writer &&
                          (phase == SessionPhase::Damaged || phase == SessionPhase::Lost);
    if (!view.may_edit && !restores) {
        fail_import(state, view.session.access() == Access::Follower
                               ? "This window only reads: another tab of Rapport writes. Open the file there."
                               : "Only a file that Rapport itself has saved can be opened now.");
        return;
    }
    if (state.kind != FileKind::Rapport && state.kind != FileKind::Mspdi && looks_like_reply(state.file)) {
        view.out.call([file = std::move(state.file)](Shell& shell) {
            ViewContext now = shell.context({});
            open_reply(now, shell.reply, file);
        });
        reset(state);
        return;
    }
    switch (state.kind) {
    case FileKind::Rapport: go_to_stage(state, ImportStage::Running); return;
    case FileKind::Mspdi:   start_job(view, state); return;
    case FileKind::Csv:     read_table(state); return;
    case FileKind::Mail:
        view.out.call([file = std::move(state.file)](Shell& shell) {
            ViewContext now = shell.context({});
            open_mail_intake(now, shell.mail, client_shown(shell), file);
        });
        reset(state);
        return;
    case FileKind::Unknown: break;
    }
    if (!looks_like_playbooks(state.file.bytes)) {
        fail_import(state, what_it_looks_like(state.file.bytes));
        return;
    }
    view.out.call([file = std::move(state.file)](Shell& shell) { take_playbook_file(shell, file); });
    reset(state);
}

bool step_import(ImportState& state, ViewContext& view, double milliseconds, const std::function<double()>& now_ms) {
    if (state.stage != ImportStage::Running || !state.seen) return state.stage == ImportStage::Running;
    if (state.kind == FileKind::Rapport) {
        read_whole(view, state);
        return false;
    }
    const double begun = now_ms();
    do {
        const double before = now_ms();
        Result<ImportProgress> progress = state.job->step(state.items);
        if (!progress) {
            fail_import(state, progress.error().message);
            return false;
        }
        state.progress = std::move(*progress);
        if (state.progress.done) {
            finish_job(view, state);
            return false;
        }
        if (now_ms() - before < 1) state.items = std::min<std::size_t>(state.items * 2, 4096);
        else if (now_ms() - before > 3) state.items = std::max<std::size_t>(state.items / 2, 16);
    } while (now_ms() - begun < milliseconds / 2);
    return true;
}

void draw_import(ViewContext& view, ImportState& state) {
    switch (state.stage) {
    case ImportStage::None:     return;
    case ImportStage::Mapping:  draw_mapping(view, state); break;
    case ImportStage::Running:  draw_running(state); break;
    case ImportStage::Choosing: draw_choosing(view, state); break;
    case ImportStage::Whole:    draw_whole(view, state); break;
    case ImportStage::Merging:  draw_merge(view, state); break;
    case ImportStage::Done:     draw_done(view, state); break;
    case ImportStage::Failed:   draw_failed(view, state); break;
    }
    // The table was agreed to: its rows become tasks from the next frame on.
    if (state.stage == ImportStage::Running && state.kind == FileKind::Csv && !state.job) start_job(view, state);
}

}  // namespace rapport
