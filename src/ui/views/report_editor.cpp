// One status report in place of the lights: what can be done with it and, while it is a draft, its sections as fields.

#include <algorithm>
#include <cmath>

#include "app/commands/record.h"
#include "app/report_page.h"
#include "base/text.h"
#include "schedule/notation.h"
#include "share/report_words.h"
#include "ui/shell.h"
#include "ui/views/button_lines.h"
#include "ui/views/report_parts.h"
#include "ui/views/search_view.h"
#include "ui/views/small_dialog.h"

namespace rapport {
namespace {

using kit::Rect;

constexpr float fewest_lines = 3, most_lines = 24;

bool is_draft(const StatusReport& report) { return report.state == ReportState::Draft; }

// --- What can be done with it ------------------------------------------------------------------------------------------

enum class Doing : std::uint8_t { Issue, Keep, Correct, Html, Markdown, Csv, Print, Template, Delete };

struct DoingButton {
    Doing doing;
    std::string_view label;
    kit::ButtonLook look;
};

std::vector<DoingButton> doings_of(const StatusSheet& sheet, const StatusReport& report) {
    const bool may = sheet.view.may_edit;
    std::vector<DoingButton> all;
    if (is_draft(report)) all.push_back({Doing::Issue, "Issue…", {.kind = kit::ButtonKind::Primary, .disabled = !may}});
    else all.push_back({Doing::Correct, "Start a correction", {.icon = icon_pencil, .disabled = !may}});
    if (words_changed(report)) all.push_back({Doing::Keep, "Keep these words", {.icon = icon_check, .disabled = !may}});
    all.push_back({Doing::Html, "Save as HTML", {.icon = icon_save}});
    all.push_back({Doing::Markdown, "Save as Markdown", {.icon = icon_file_down}});
    all.push_back({Doing::Csv, "Save as CSV", {.icon = icon_file_down}});
    all.push_back({Doing::Print, "Print", {.icon = icon_file_text}});
    all.push_back({Doing::Template, "Save as template…", {.icon = icon_plus, .disabled = !may}});
    all.push_back({Doing::Delete, "Delete", {.kind = kit::ButtonKind::Danger, .icon = icon_trash_2, .disabled = !may}});
    return all;
}

void save_report(StatusSheet& sheet, const StatusReport& report, ReportFormat format) {
    const ReportPage page = report_page(sheet.view.workspace, report, reader_of(report));
    const std::string_view said = page.for_us ? "For the team, and it says so: the client does not see this report"
                                              : "For the client: without money and what is for us alone";
    sheet.view.out.call(
        [text = written_report(page, format), name = report_file_name(page, format), format, said](Shell& shell) {
            shell.save_file(name, std::string(mime_of(format)), text, std::string(said));
        });
}

void print_report(StatusSheet& sheet, const StatusReport& report) {
    sheet.view.out.call(
        [html = report_html(report_page(sheet.view.workspace, report, reader_of(report)))](Shell& shell) {
            const std::string pages[]{html};
            shell.ports.window.print(pages, "margin: 18mm");
        });
}

void correct(StatusSheet& sheet, const StatusReport& report) {
    const Id id = sheet.view.make_id();
    if (sheet.view.out.send(correct_report(sheet.view.workspace, {report.id}, id),
                            "A draft with the same words. Issue it when it is right."))
        show_report(sheet, id);
}

void do_it(StatusSheet& sheet, const StatusReport& report, Doing doing) {
    switch (doing) {
    case Doing::Issue:   return open_report_dialog(sheet, ReportDialog::Issue);
    case Doing::Correct: return correct(sheet, report);
    case Doing::Keep:
        sheet.view.out.send(keep_report_words(sheet.view.workspace, {report.id}), "These are its words from now on.");
        return;
    case Doing::Html:     return save_report(sheet, report, ReportFormat::Html);
    case Doing::Markdown: return save_report(sheet, report, ReportFormat::Markdown);
    case Doing::Csv:      return save_report(sheet, report, ReportFormat::Csv);
    case Doing::Print:    return print_report(sheet, report);
    case Doing::Template: return open_report_dialog(sheet, ReportDialog::SaveTemplate);
    case Doing::Delete:
        if (sheet.view.out.send(delete_record(sheet.view.workspace, type_of<StatusReport>, report.id),
                                "The report is in the trash."))
            leave_report(sheet);
        return;
    }
}

/// Gives the y below them.
float draw_doings(StatusSheet& sheet, const StatusReport& report, const Rect& place, bool draws) {
    ButtonLines lines(place.Min.x, place.Min.y, place.GetWidth(), kit::button_height({}));
    for (const DoingButton& one : doings_of(sheet, report)) {
        const Rect box = lines.next(std::min(kit::button_width(one.label, one.look), place.GetWidth()));
        if (draws && kit::button(box, one.label, one.look)) do_it(sheet, report, one.doing);
    }
    return lines.bottom();
}

std::string standing_of(const ViewContext& view, const StatusReport& report) {
    const Person* by = view.workspace.find(report.by);
    std::string said =
        is_draft(report)
            ? std::string("A draft: change what you like. Only the team sees it.")
            : "Issued" + (report.issued ? " on " + format_day(*report.issued, view.this_year()) : std::string()) +
                  ". It stays as it is: what has to be put right goes into a correction.";
    if (words_changed(report))
        said =
            "Its words were changed on another device after it was issued here, so they are not those that were given "
            "out, and the client is not shown them. Bring them back in the history, or keep these.";
    if (by && !trimmed(by->name).empty()) said += " Written by " + by->name + ".";
    return said;
}

void draw_share(StatusSheet& sheet, const StatusReport& report, Rect& rest) {
    const Rect line = kit::cut_top(rest, px(look().coarse ? 44.0f : 24.0f));
    if (kit::checkbox(line, "The client sees it", report.shared, true, !sheet.view.may_edit))
        sheet.view.out.send(share_report(sheet.view.workspace, {report.id}, !report.shared));
    rest.Min.y += px(8);
}

void draw_doing_card(StatusSheet& sheet, const StatusReport& report, CardColumn& column) {
    const float inner = column.width - px(32);
    const std::string words = standing_of(sheet.view, report);
    const kit::TextLook small = kit::meta();
    const float buttons = draw_doings(sheet, report, kit::rect_at(0, 0, inner, 0), false);
    const float share = is_draft(report) ? 0 : px(look().coarse ? 52.0f : 32.0f);
    const Rect box =
        column.take(px(41) + px(12) + kit::wrapped_height(inner, words, small) + px(12) + share + buttons + px(14));
    const kit::Group group(Role::Region, "This report", box);
    Rect rest = kit::inset(kit::card(box, "This report", -1, is_draft(report) ? "Draft" : "Issued"), px(15), px(12));
    rest.Min.y += kit::wrapped(rest, words, small) + px(12);
    if (share > 0) draw_share(sheet, report, rest);
    draw_doings(sheet, report, rest, true);
}

// --- Its fields --------------------------------------------------------------------------------------------------------

/// A line that is typed into; gives what it was left with, where that is something else.
std::optional<std::string> draw_line(StatusSheet& sheet, const Rect& box, const std::string& value,
                                     std::string_view label) {
    const kit::FieldEvent event = kit::field(box, value, {.label = label, .disabled = !sheet.view.may_edit});
    if (!event.committed() || event.text == value) return std::nullopt;
    return event.text;
}

void move_days(StatusSheet& sheet, const StatusReport& report, const std::string& typed, bool first) {
    const Result<DateEntry> entry = parse_day(typed, {sheet.view.today, {}});
    if (!entry) {
        sheet.view.out.fail(entry.error());
        return;
    }
    sheet.view.out.send(move_report(sheet.view.workspace, {report.id}, first ? entry->date : report.from,
                                    first ? report.until : entry->date));
}

void draw_head_card(StatusSheet& sheet, const StatusReport& report, CardColumn& column) {
    const float row = kit::field_label_height() + px(look().size.field);
    const bool narrow = column.width < px(560);
    const Rect box = column.take(px(41) + px(12) + row * (narrow ? 2.0f : 1.0f) + (narrow ? px(12) : 0) + px(14));
    const kit::Group group(Role::Region, "Title and days", box);
    Rect rest = kit::inset(kit::card(box, "Title and days"), px(15), px(12));
    Rect days = narrow ? kit::cut_bottom(rest, row) : kit::cut_right(rest, px(252));
    if (narrow) rest.Max.y -= px(12);
    else rest.Max.x -= px(12);
    const auto field_in = [](Rect place) {
        place.Min.y += kit::field_label_height();
        return kit::rect_at(place.Min.x, place.Min.y, place.GetWidth(), px(look().size.field));
    };
    if (const auto title = draw_line(sheet, field_in(rest), report.title, "Title"))
        sheet.view.out.send(name_report(sheet.view.workspace, {report.id}, *title));
    const Rect from = kit::cut_left(days, std::floor((days.GetWidth() - px(12)) / 2));
    days.Min.x += px(12);
    const int year = sheet.view.this_year();
    if (const auto typed = draw_line(sheet, field_in(from), format_day(report.from, year), "From"))
        move_days(sheet, report, *typed, true);
    if (const auto typed = draw_line(sheet, field_in(days), format_day(report.until, year), "Until"))
        move_days(sheet, report, *typed, false);
}

void draft_again(StatusSheet& sheet, const StatusReport& report, const ReportPart& part) {
    const Drafted drafted =
        draft_section(sheet.view.relations->index(),
                      source_of(sheet, report.from, report.until,
                                sheet.state.reports.all ? ReportScope::All : ReportScope::Shared, &report),
                      part.section);
    const std::string left = drafted.left_out == 0 ? std::string()
                                                   : " " + counted(drafted.left_out, "record is", "records are") +
                                                         " left out: the client does not see " +
                                                         (drafted.left_out == 1 ? "it." : "them.");
    if (drafted.text.empty()) return sheet.view.out.say("There is nothing to say here in these days." + left);
    Result<Edit> edit = write_report_section(sheet.view.workspace, {report.id}, part.section, drafted.text);
    if (edit && edit->empty()) return sheet.view.out.say("It says already what there is." + left);
    sheet.view.out.send(std::move(edit), "Drafted again." + left);
}

float lines_of(const std::string& text, float width) {
    const float lines = kit::wrapped_height(width - px(24), text) / line_px(TextSize::Body);
    return std::clamp(std::ceil(lines) + 1, fewest_lines, most_lines);
}

struct SectionPlace {
    float head, field;
};
SectionPlace place_of(const std::string& text, float width) {
    return {std::max(kit::field_label_height(), px(look().size.icon_hit)) + px(4),
            lines_of(text, width) * line_px(TextSize::Body) + px(14)};
}

void draw_section(StatusSheet& sheet, const StatusReport& report, const ReportPart& part, Rect place, float head) {
    const kit::IdScope scope(part.name);
    const std::string label = report_label(part);
    const std::string& text = (report.*part.text).text;
    Rect line = kit::cut_top(place, head);
    if (part.section != ReportSection::Money) {
        const float size = px(look().size.icon_hit);
        const Rect hit = kit::rect_at(line.Max.x - size, line.Max.y - size - px(4), size, size);
        if (kit::icon_button(hit, icon_rotate_ccw, "Draft “" + label + "” again", !sheet.view.may_edit))
            draft_again(sheet, report, part);
    }
    const kit::FieldEvent event = kit::field(
        place, text,
        {.label = label,
         .placeholder = part.section == ReportSection::Money ? "Only the team ever sees this" : "Nothing to say",
         .multiline = true,
         .disabled = !sheet.view.may_edit,
         .select_all = false});
    if (event.committed() && event.text != text)
        sheet.view.out.send(write_report_section(sheet.view.workspace, {report.id}, part.section, event.text));
}

}  // namespace

std::string report_label(const ReportPart& part) {
    return std::string(part.label) + (part.section == ReportSection::Money ? ", for us alone" : "");
}

void draw_report_fields(StatusSheet& sheet, const StatusReport& report, CardColumn& column) {
    constexpr std::string_view help =
        "Drafted from what there is; change what you like. The arrow beside a section drafts it again.";
    constexpr std::string_view wider = "Also what the client does not see yet";
    draw_head_card(sheet, report, column);
    const float inner = column.width - px(32);
    const float tick = px(look().coarse ? 44.0f : 24.0f);
    const kit::TextLook small = kit::meta();
    float height = px(41) + px(12) + kit::wrapped_height(inner, help, small) + px(8) + tick + px(12);
    for (const ReportPart& part : report_parts()) {
        const SectionPlace at = place_of((report.*part.text).text, inner);
        height += at.head + at.field + px(14);
    }
    const Rect box = column.take(height);
    const kit::Group group(Role::Region, "What it says", box);
    Rect rest = kit::inset(kit::card(box, "What it says"), px(15), px(12));
    rest.Min.y += kit::wrapped(rest, help, small) + px(8);
    if (kit::checkbox(kit::cut_top(rest, tick), wider, sheet.state.reports.all))
        sheet.state.reports.all = !sheet.state.reports.all;
    rest.Min.y += px(12);
    for (const ReportPart& part : report_parts()) {
        const SectionPlace at = place_of((report.*part.text).text, inner);
        draw_section(sheet, report, part, kit::cut_top(rest, at.head + at.field), at.head);
        rest.Min.y += px(14);
    }
}

void draw_report_page(StatusSheet& sheet, const StatusReport& report) {
    CardPage cards(sheet.view, "Status report");
    const kit::IdScope scope(report.id);
    Rect top = cards.top();
    const kit::ButtonLook back{.kind = kit::ButtonKind::Quiet, .icon = icon_chevron_left};
    const float height = std::max(px(32), kit::button_height(back));
    const float wide = kit::button_width("All reports", back);
    const bool beside = wide + px(8) + kit::text_width(report.title, kit::strong()) <= top.GetWidth();
    const float title = beside ? 0 : px(28);  // Beneath the button, where it has no room beside it.
    top.Max.y = top.Min.y + height + title;
    Rect line = kit::cut_top(top, height);
    if (kit::button(kit::cut_left(line, wide), "All reports", back)) leave_report(sheet);
    line.Min.x += px(8);
    kit::heading(beside ? line : top, report.title, 2, kit::strong());
    cards.begin_below(height + title);
    draw_doing_card(sheet, report, cards.beside());
    if (is_draft(report)) return draw_report_fields(sheet, report, cards.left);
    draw_report_lights(sheet, report, cards.beside());
    draw_report_text(report, cards.left);
}

// --- Which one is shown --------------------------------------------------------------------------------------------------

const StatusReport* open_report(StatusSheet& sheet) {
    ReportsState& state = sheet.state.reports;
    // What is selected elsewhere, by an address perhaps, is shown here, and not a second time in the panel beside.
    Selection& selection = sheet.view.selection;
    if (selection.type == &type_of<StatusReport> && !selection.empty()) {
        show_report(sheet, selection.first());
        selection.clear();
    }
    const StatusReport* report = sheet.view.workspace.find(Ref<StatusReport>{state.open});
    if (report && report->project.id == sheet.page.project.id) return report;
    return nullptr;
}

void show_report(StatusSheet& sheet, Id report) {
    sheet.state.reports.open = report;
    sheet.state.reports.all = false;  // Chosen for one report, it says nothing of another.
}

void leave_report(StatusSheet& sheet) {
    sheet.state.reports.open = {};
    if (!sheet.view.route.selected.is_null())
        sheet.view.out.go("#" + to_string(Route{ViewId::Project, sheet.page.project.id, "status", {}, {}}), true);
}

}  // namespace rapport
