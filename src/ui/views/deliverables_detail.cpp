// One deliverable: how it stands, when it is good, what they said, and its versions as a table.

#include <algorithm>
#include <cmath>

#include "base/text.h"
#include "schedule/notation.h"
#include "ui/shell.h"
#include "ui/views/button_lines.h"
#include "ui/views/deliverables_parts.h"
#include "ui/views/search_view.h"

namespace rapport {
namespace {

using kit::Rect;

constexpr std::size_t most_versions = 100;
constexpr float table_from = 620;  ///< CSS pixels of width; below, a version has its parts beneath each other.

/// From the top down, once to see how high it is and once to draw it.
struct DetailSheet {
    PlanPage& page;
    DeliverablesState& state;
    const DeliverableReading& reading;
    float x, y, width;
    bool draws;

    Rect take(float height, float css_gap) {
        const Rect strip = kit::rect_at(x, y, width, height);
        y += height + px(css_gap);
        return strip;
    }
    void words(std::string_view text, const kit::TextLook& look_of, int lines, float css_gap) {
        const Rect strip = take(kit::wrapped_height(width, text, look_of, lines), css_gap);
        if (draws) kit::wrapped(strip, text, look_of, lines);
    }
};

/// How it stands, and why that is good or not.
void draw_standing(DetailSheet& sheet) {
    const DeliverableReading& reading = sheet.reading;
    const Rect line = sheet.take(px(24), 8);
    if (sheet.draws) {
        const float used =
            kit::chip(line.Min.x, std::floor(line.GetCenter().y), state_words(reading), tone_of(reading));
        if (reading.deliverable->due)
            kit::text({{line.Min.x + used + px(12), line.Min.y}, line.Max},
                      "Due " + format_day(*reading.deliverable->due, sheet.page.view.this_year()), kit::meta());
    }
    sheet.words(reading.sentence,
                {TextSize::Body, false, reading.days_late > 0 ? look().colour.bad : look().colour.ink0}, 3, 8);
    const Deliverable& deliverable = *reading.deliverable;
    const bool spoke_before = reading.waits_since && deliverable.decided && !deliverable.decided_version.empty();
    const std::string said = deliverable.decision.text.empty() ? std::string() : "“" + deliverable.decision.text + "”";
    if (spoke_before)
        sheet.words("Of version " + deliverable.decided_version + " they said on " +
                        format_day(*deliverable.decided, sheet.page.view.this_year()) +
                        (said.empty() ? "." : ": " + said),
                    kit::meta(), 8, 8);
    else if (!said.empty()) sheet.words(said, {}, 8, 8);
}

void draw_acceptance(DetailSheet& sheet) {
    if (sheet.reading.lacks_acceptance) {
        sheet.words(
            "Nobody has said when it is good. Write it down in its details, with the client, before they get it.",
            {TextSize::Meta, false, look().colour.warn}, 3, 8);
        return;
    }
    sheet.words("Good when: " + sheet.reading.deliverable->acceptance.text, {}, 8, 8);
}

void draw_sharing(DetailSheet& sheet) {
    ViewContext& view = sheet.page.view;
    const Deliverable& deliverable = *sheet.reading.deliverable;
    const Rect strip = sheet.take(px(look().coarse ? 44.0f : 24.0f), 4);
    if (sheet.draws && kit::checkbox(strip, "The client sees it", deliverable.shared, true, !view.may_edit))
        view.out.send(share_deliverable(view.workspace, {deliverable.id}, !deliverable.shared));
    sheet.words(deliverable.shared ? "It goes into what the client is given, with its versions."
                                   : "Only the team sees it and its versions.",
                kit::meta(), 2, 12);
}

struct DetailButton {
    std::string_view label;
    kit::ButtonLook look;
    DeliverableDialog dialog = DeliverableDialog::None;  ///< None: its details.
};

void draw_buttons(DetailSheet& sheet) {
    const bool may = sheet.page.view.may_edit;
    const bool any = !sheet.reading.versions.empty();
    constexpr std::string_view why = "Hand over a version first.";
    const std::string_view reason = any ? std::string_view() : why;
    const bool waits = sheet.reading.waits_since.has_value();
    const auto kind = [](bool first) { return first ? kit::ButtonKind::Primary : kit::ButtonKind::Plain; };
    const DetailButton buttons[]{
        {"Hand over a version…", {.kind = kind(!waits), .disabled = !may}, DeliverableDialog::HandOver},
        {"The client decided…",
         {.kind = kind(waits), .disabled = !may || !any, .reason = reason},
         DeliverableDialog::Decide},
        {"Is this the same file?",
         {.icon = icon_shield_check, .disabled = !any, .reason = reason},
         DeliverableDialog::Compare},
        {"Details", {.icon = icon_pencil}}};
    ButtonLines lines(sheet.x, sheet.y, sheet.width, kit::button_height({}));
    for (const DetailButton& one : buttons) {
        const Rect place = lines.next(std::min(kit::button_width(one.label, one.look), sheet.width));
        if (sheet.draws && kit::button(place, one.label, one.look)) {
            if (one.dialog == DeliverableDialog::None)
                select_record(sheet.page.view, type_of<Deliverable>, sheet.reading.deliverable->id);
            else open_deliverable_dialog(sheet.page, sheet.state, one.dialog);
        }
    }
    sheet.y = lines.bottom() + px(16);
}

/// What stands in a row of the table.
struct VersionCells {
    std::string number, day, by, change, file, digest;
};

VersionCells cells_of(const ViewContext& view, const DeliverableVersion& version) {
    const Person* by = view.workspace.find(version.by);
    const std::string size = size_said(version.kilobytes);
    VersionCells cells;
    cells.number = version.number;
    cells.day = format_day(version.on, view.this_year());
    cells.by = by ? by->name : std::string();
    cells.change = version.change.empty() ? std::string("Nobody wrote what is different.") : version.change;
    cells.file = version.file.empty() ? std::string("No file was named.")
                                      : version.file + (size.empty() ? std::string() : ", " + size);
    if (!version.sha256.empty()) cells.digest = "SHA-256 " + grouped(version.sha256);
    return cells;
}

/// One text below the other; gives their height.
float draw_stack(const Rect& place, std::initializer_list<std::pair<const std::string*, kit::TextLook>> texts,
                 bool draws) {
    float y = place.Min.y;
    for (const auto& [text, look_of] : texts) {
        if (text->empty()) continue;
        const float height = kit::wrapped_height(place.GetWidth(), *text, look_of, 4);
        if (draws) kit::draw_wrapped(kit::rect_at(place.Min.x, y, place.GetWidth(), height), *text, look_of, 4);
        y += height + px(2);
    }
    return y - place.Min.y;
}

/// In columns where there is room; gives its height.
float draw_cells(const VersionCells& cells, const Rect& place, bool columns, bool draws) {
    const kit::TextLook small = kit::meta();
    if (!columns) {
        const std::string head = "Version " + cells.number;
        const std::string when = cells.day + (cells.by.empty() ? std::string() : ", " + cells.by);
        return draw_stack(place,
                          {{&head, kit::strong()},
                           {&when, small},
                           {&cells.change, kit::body},
                           {&cells.file, small},
                           {&cells.digest, small}},
                          draws);
    }
    Rect rest = place;
    const float first = draw_stack(kit::cut_left(rest, px(64)), {{&cells.number, kit::strong()}}, draws);
    const float second = draw_stack(kit::cut_left(rest, px(116)), {{&cells.day, kit::body}, {&cells.by, small}}, draws);
    Rect change = kit::cut_left(rest, std::floor(rest.GetWidth() * 0.45f));
    change.Max.x -= px(12);
    const float third = draw_stack(change, {{&cells.change, kit::body}}, draws);
    const float fourth = draw_stack(rest, {{&cells.file, kit::body}, {&cells.digest, small}}, draws);
    return std::max({first, second, third, fourth});
}

void draw_version(DetailSheet& sheet, const DeliverableVersion& version, bool columns) {
    ViewContext& view = sheet.page.view;
    const VersionCells cells = cells_of(view, version);
    const float copy = px(look().coarse ? 44.0f : 32.0f);
    Rect inner = kit::rect_at(sheet.x, sheet.y + px(10), sheet.width - copy - px(8), 0);
    const float height = std::max(copy, draw_cells(cells, inner, columns, false) + px(18));
    const Rect row = sheet.take(height, 0);
    Rect file = kit::rect_at(sheet.x, sheet.y, sheet.width, 0);
    file.Max.y += draw_version_file(sheet.page, sheet.state, version, file, false);
    sheet.take(file.GetHeight(), 0);
    if (!sheet.draws || !Rect{row.Min, file.Max}.Overlaps(view.area)) return;
    const kit::IdScope scope(version.id);
    kit::line_across(row.Min.x, row.Max.x, row.Min.y, look().colour.line);
    const bool selected = view.selection.type == &type_of<DeliverableVersion> && view.selection.contains(version.id);
    const std::string said = cells.day + (cells.by.empty() ? std::string() : ", " + cells.by) + ". " + cells.change +
                             " " + cells.file + (cells.digest.empty() ? std::string() : ". " + cells.digest);
    const Rect pressed{{row.Min.x - px(8), row.Min.y + 1}, {row.Max.x - copy - px(4), row.Max.y}};
    if (kit::row(pressed, "Version " + version.number, {.selected = selected, .can_select = true, .description = said})
            .pressed)
        select_record(view, type_of<DeliverableVersion>, version.id);
    inner.Max.y = row.Max.y;
    draw_cells(cells, inner, columns, true);
    draw_version_file(sheet.page, sheet.state, version, file, true);
    if (version.sha256.empty()) return;
    const Rect button = kit::rect_at(row.Max.x - copy, row.Min.y + px(4), copy, copy);
    if (kit::icon_button(button, icon_copy, "Copy the SHA-256 of version " + version.number))
        view.out.call([digest = version.sha256](Shell& shell) {
            shell.ports.clipboard.copy(digest);
            shell.say({"The SHA-256 is on the clipboard.", false, false});
        });
}

void draw_versions(DetailSheet& sheet) {
    const Rect head = sheet.take(px(24), 4);
    if (sheet.draws) kit::heading(head, "Versions", 3, kit::strong());
    if (sheet.reading.versions.empty()) {
        sheet.words(
            "Nothing was handed over yet. Each version gets a number, a note of what is different, and the SHA-256 of "
            "its "
            "file: by that the client sees that they hold the same one.",
            kit::meta(), 4, 8);
        return;
    }
    const bool columns = sheet.width >= px(table_from);
    if (columns) {
        Rect rest = sheet.take(px(22), 0);
        rest.Max.x -= px(look().coarse ? 52.0f : 40.0f);
        if (sheet.draws) {
            kit::draw_text(kit::cut_left(rest, px(64)), "Number", kit::meta());
            kit::draw_text(kit::cut_left(rest, px(116)), "Handed over", kit::meta());
            kit::draw_text(kit::cut_left(rest, std::floor(rest.GetWidth() * 0.45f)), "What is different", kit::meta());
            kit::draw_text(rest, "File", kit::meta());
        }
    }
    const std::size_t shown = std::min(sheet.reading.versions.size(), most_versions);
    for (std::size_t i = 0; i < shown; ++i) draw_version(sheet, *sheet.reading.versions[i], columns);
    if (shown < sheet.reading.versions.size())
        sheet.words("and " + std::to_string(sheet.reading.versions.size() - shown) + " older ones", kit::meta(), 1, 4);
}

void draw_all(DetailSheet& sheet) {
    draw_standing(sheet);
    draw_acceptance(sheet);
    draw_sharing(sheet);
    draw_buttons(sheet);
    draw_versions(sheet);
}

}  // namespace

void draw_deliverable_detail(PlanPage& page, DeliverablesState& state, CardColumn& column) {
    const DeliverableReading* reading = shown_deliverable(state);
    if (!reading) return;
    const float inset = px(16);
    DetailSheet sheet{page, state, *reading, column.x + inset, column.y + px(41) + px(12), column.width - 2 * inset,
                      false};
    const float top = sheet.y;
    draw_all(sheet);
    const Rect box = column.take(px(41) + px(12) + (sheet.y - top) + px(12));
    const std::string name = shortened(reading->deliverable->name, 120);
    const kit::Group group(Role::Region, name, box);
    const kit::IdScope scope("deliverable");
    const kit::IdScope own(reading->deliverable->id);
    kit::card(box, name);
    sheet.y = top;
    sheet.draws = true;
    draw_all(sheet);
}

}  // namespace rapport
