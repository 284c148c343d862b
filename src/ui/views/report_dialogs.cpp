// What is asked about status reports: for which days a new one is, whether it is issued, and what a template of it is called.

#include <algorithm>

#include "app/commands/record.h"
#include "base/text.h"
#include "schedule/notation.h"
#include "ui/views/report_parts.h"
#include "ui/views/small_dialog.h"

namespace rapport {
namespace {

using kit::Rect;

constexpr std::string_view how_drafted =
    "It is drafted from what was done, decided and measured in these days, and from what comes next. Nothing leaves "
    "this "
    "device.";
constexpr std::string_view what_is_kept =
    "Your own words are kept, without lists and without what was drafted. Sections that you emptied stay empty. A "
    "field "
    "such as {{client}} is filled in when a report starts from it.";

void close(ReportsState& state) {
    state.dialog = ReportDialog::None;
    state.error.clear();
}

void refuse(ReportsState& state, const Error& error) {
    state.error = error.message;
    kit::announce(state.error, true);
}

// --- A new one ---------------------------------------------------------------------------------------------------------

/// Ours, by name.
std::vector<const ReportTemplate*> templates_of(const Workspace& workspace) {
    std::vector<const ReportTemplate*> all;
    for (const ReportTemplate& one : workspace.all<ReportTemplate>()) {
        const auto at = std::ranges::find_if(
            all, [&](const ReportTemplate* other) { return compare_natural(one.name, other->name) < 0; });
        all.insert(at, &one);
    }
    return all;
}

/// Where the next report begins by itself: tomorrow, where today was reported.
Date next_from(const StatusSheet& sheet) {
    return next_report_from(sheet.view.workspace, {sheet.page.project.id}, sheet.view.today);
}

/// Which days were reported already, where today is one of them; else empty.
std::string reported_words(const StatusSheet& sheet) {
    const Date from = next_from(sheet);
    if (from <= sheet.view.today) return {};
    return "The days up to " + format_day({from.days - 1}, sheet.view.this_year()) + " are reported already.";
}

/// What the person should know of a draft: what is not in it.
std::string said_of(const DraftedReport& drafted) {
    std::string said = "Drafted. Read it, and put it in your words.";
    if (drafted.left_out > 0)
        said += " " + counted(drafted.left_out, "record is", "records are") + " left out: the client does not see " +
                (drafted.left_out == 1 ? "it." : "them.");
    if (!drafted.missing.empty()) {
        std::string names;
        for (const std::string& name : drafted.missing) names += (names.empty() ? "" : ", ") + name;
        said += " Nobody knows " + names + ": write it in.";
    }
    return said;
}

Result<Date> day_of(const StatusSheet& sheet, const std::string& typed, std::string_view otherwise) {
    if (trimmed(typed).empty()) return Error{Fault::Invalid, std::string(otherwise), {}};
    const DateEntry entry = TRY(parse_day(typed, {sheet.view.today, {}}));
    return entry.date;
}

void make_report(StatusSheet& sheet) {
    ReportsState& state = sheet.state.reports;
    ViewContext& view = sheet.view;
    const Result<Date> from = day_of(sheet, state.from, "Say on which day it begins.");
    if (!from) return refuse(state, from.error());
    const Result<Date> until = day_of(sheet, state.until, "Say which is its last day.");
    if (!until) return refuse(state, until.error());
    const ReportScope scope = state.all ? ReportScope::All : ReportScope::Shared;
    DraftedReport drafted = draft_report(view.relations->index(), source_of(sheet, *from, *until, scope, nullptr),
                                         view.workspace.find(Ref<ReportTemplate>{state.start}), report_values(sheet));
    drafted.report.id = view.make_id();
    drafted.report.by = own_person(view);
    Result<Edit> edit = add_status_report(view.workspace, drafted.report);
    if (!edit) return refuse(state, edit.error());
    view.out.send(std::move(*edit), said_of(drafted));
    close(state);
    show_report(sheet, drafted.report.id);
}

/// With what takes a template out, where one is chosen.
void draw_template_choice(StatusSheet& sheet, SmallDialog& dialog, const std::vector<const ReportTemplate*>& all) {
    ReportsState& state = sheet.state.reports;
    std::vector<std::string> names{"None"};
    int current = 0;
    for (const ReportTemplate* one : all) {
        if (one->id == state.start) current = static_cast<int>(names.size());
        names.push_back(one->name);
    }
    const int chosen = dialog.choice("Template", names, current);
    if (chosen >= 0) state.start = chosen == 0 ? Id{} : all[static_cast<std::size_t>(chosen) - 1]->id;
    if (current == 0) return;
    const kit::ButtonLook quiet{
        .kind = kit::ButtonKind::Quiet, .small = !look().coarse, .disabled = !sheet.view.may_edit};
    const Rect line = dialog.take(kit::button_height(quiet));
    float x = line.Min.x;
    if (kit::button(x, line.Min.y, "Delete this template", quiet)) {
        sheet.view.out.send(delete_record(sheet.view.workspace, type_of<ReportTemplate>, state.start),
                            "The template is in the trash.");
        state.start = {};
    }
}

void draw_new(StatusSheet& sheet) {
    ReportsState& state = sheet.state.reports;
    const std::vector<const ReportTemplate*> all = templates_of(sheet.view.workspace);
    if (!sheet.view.workspace.find(Ref<ReportTemplate>{state.start})) state.start = {};
    const float tick = look().coarse ? 44.0f : 24.0f;
    const float button = kit::button_height({.small = !look().coarse}) / look().scale + 14;
    const std::string reported = reported_words(sheet);
    const float content = SmallDialog::words_css(how_drafted, 4) +
                          (reported.empty() ? 0 : SmallDialog::words_css(reported, 2)) + 2 * SmallDialog::field_css() +
                          tick + 14 +
                          (all.empty() ? 0 : SmallDialog::field_css() + (state.start.is_null() ? 0 : button));
    SmallDialog dialog("New status report", content, state.error);
    dialog.words(how_drafted, 4);
    if (!reported.empty()) dialog.words(reported, 2);
    bool entered = dialog.field("From", "e.g. 2 Nov", state.from);
    entered |= dialog.field("Until", "e.g. 15 Nov", state.until);
    if (!all.empty()) draw_template_choice(sheet, dialog, all);
    if (kit::checkbox(dialog.take(px(tick)), "Also what the client does not see yet", state.all))
        state.all = !state.all;
    const DialogEnd end = dialog.foot("Draft it", sheet.view.may_edit, entered);
    if (end == DialogEnd::GivenUp) close(state);
    if (end == DialogEnd::Done) make_report(sheet);
}

// --- Issued --------------------------------------------------------------------------------------------------------------

void issue(StatusSheet& sheet, const StatusReport& report) {
    ReportsState& state = sheet.state.reports;
    LightReport lights = report_of(sheet.lights, sheet.health, sheet.view.today);
    lights.id = sheet.view.make_id();
    Result<Edit> edit =
        issue_report(sheet.view.workspace, {report.id}, std::move(lights), state.shared, sheet.view.today);
    if (!edit) return refuse(state, edit.error());
    sheet.view.out.send(std::move(*edit), "Issued. From now on it stays as it is.");
    close(state);
}

void draw_issue(StatusSheet& sheet, const StatusReport& report) {
    ReportsState& state = sheet.state.reports;
    const std::string words =
        "Nothing of it can be changed afterwards; what has to be put right goes into a corrected "
        "report. Today’s lights are kept with it: overall " +
        std::string(light_words(sheet.lights.overall, sheet.lights.overridden())) + ".";
    const float tick = look().coarse ? 44.0f : 24.0f;
    SmallDialog dialog("Issue this report", SmallDialog::words_css(words, 6) + tick + 14, state.error);
    dialog.words(words, 6);
    if (kit::checkbox(dialog.take(px(tick)), "The client sees it", state.shared)) state.shared = !state.shared;
    const DialogEnd end = dialog.foot("Issue it", sheet.view.may_edit, false);
    if (end == DialogEnd::GivenUp) close(state);
    if (end == DialogEnd::Done) issue(sheet, report);
}

// --- A template ----------------------------------------------------------------------------------------------------------

void keep_template(StatusSheet& sheet, const StatusReport& report) {
    ReportsState& state = sheet.state.reports;
    ViewContext& view = sheet.view;
    const DraftedReport drafted = draft_report(
        view.relations->index(), source_of(sheet, report.from, report.until, ReportScope::All, &report), nullptr, {});
    ReportTemplate wanted = template_from(report, drafted.report);
    wanted.id = view.make_id();
    wanted.name = state.name;
    Result<Edit> edit = add_report_template(view.workspace, std::move(wanted));
    if (!edit) return refuse(state, edit.error());
    view.out.send(std::move(*edit), "Saved. A new report can start from it.");
    close(state);
}

void draw_save_template(StatusSheet& sheet, const StatusReport& report) {
    ReportsState& state = sheet.state.reports;
    SmallDialog dialog("Save as template", SmallDialog::words_css(what_is_kept, 6) + SmallDialog::field_css(),
                       state.error);
    dialog.words(what_is_kept, 6);
    const bool entered = dialog.field("Name", "e.g. Fortnightly", state.name);
    const DialogEnd end = dialog.foot("Save it", sheet.view.may_edit, entered);
    if (end == DialogEnd::GivenUp) close(state);
    if (end == DialogEnd::Done) keep_template(sheet, report);
}

}  // namespace

MergeValues report_values(StatusSheet& sheet) {
    ViewContext& view = sheet.view;
    MergeSource source;
    source.client = view.workspace.find(sheet.page.project.client);
    source.project = &sheet.page.project;
    source.outline = &sheet.page.plan.outline;
    source.schedule = &sheet.page.plan.schedule;
    source.my_name = view.settings.author;
    source.today = view.today;
    return merge_values(view.workspace, source);
}

ReportSource source_of(StatusSheet& sheet, Date from, Date until, ReportScope scope, const StatusReport* report) {
    return report_source(sheet.view.workspace, sheet.page.project, sheet.view.relations->plan({sheet.page.project.id}),
                         from, until, scope, reading_of(sheet.view).zone, report);
}

void open_report_dialog(StatusSheet& sheet, ReportDialog dialog) {
    ReportsState& state = sheet.state.reports;
    state.dialog = dialog;
    state.error.clear();
    state.name.clear();
    state.shared = false;
    state.all = false;
    const int year = sheet.view.this_year();
    state.from = format_day(std::min(next_from(sheet), sheet.view.today), year);
    state.until = format_day(sheet.view.today, year);
}

void draw_report_dialogs(StatusSheet& sheet) {
    const ReportsState& state = sheet.state.reports;
    if (state.dialog == ReportDialog::None) return;
    if (state.dialog == ReportDialog::New) return draw_new(sheet);
    const StatusReport* report = open_report(sheet);
    if (!report || (state.dialog == ReportDialog::Issue && report->state == ReportState::Issued))
        return close(sheet.state.reports);  // Somebody was here meanwhile.
    if (state.dialog == ReportDialog::Issue) draw_issue(sheet, *report);
    else draw_save_template(sheet, *report);
}

}  // namespace rapport
