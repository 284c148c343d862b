#include "ui/views/history_past.h"

#include <algorithm>
#include <cmath>

#include "base/text.h"
#include "ui/shell.h"
#include "ui/views/history_view_lines.h"
#include "ui/views/search_view.h"

namespace rapport {
namespace {

using Fate = RecordThen::Fate;
using kit::Rect;

float record_height() { return px(look().coarse ? 64.0f : 48.0f); }
float line_indent() { return px(48); }
constexpr int lines_of_a_value = 4;

kit::ButtonLook bring_look(std::string_view id = {}) {
    return {.kind = kit::ButtonKind::Quiet, .icon = icon_rotate_ccw, .small = true, .id = id};
}

/// In an address: before everything that the history holds.
constexpr std::string_view beginning = "start";

std::string route_to_moment(const Stamp& moment, Id whole) {
    const std::string text = moment.is_empty() ? std::string(beginning) : to_string(moment);
    return "#" + to_string(Route{ViewId::History, whole, {}, {}, text});
}

// ---- What is looked at: everything, a client or a project

struct Whole {
    Id id;
    std::string label;
};

std::vector<Whole> wholes_of(const ViewContext& view) {
    std::vector<Whole> wholes{{{}, "Everything"}};
    for (const Client& client : view.workspace.all<Client>())
        wholes.push_back({client.id, "Client: " + title_of(type_of<Client>, client)});
    for (const Project& project : view.workspace.all<Project>())
        wholes.push_back({project.id, "Project: " + title_of(type_of<Project>, project)});
    return wholes;
}

void draw_whole(ViewContext& view, const Rect& box, const Stamp& moment) {
    const std::vector<Whole> wholes = wholes_of(view);
    std::vector<std::string> labels;
    int current = 0;
    for (std::size_t i = 0; i < wholes.size(); ++i) {
        labels.push_back(wholes[i].label);
        if (wholes[i].id == view.route.id) current = static_cast<int>(i);
    }
    if (const int chosen = kit::select(box, "Look at", labels, current, false, false); chosen >= 0)
        view.out.go(route_to_moment(moment, wholes[static_cast<std::size_t>(chosen)].id), true);
}

// ---- The list

std::string words_of(const Reading& reading, const RecordThen& record, const FieldThen& changed) {
    const Field& field = record.type->fields[changed.field];
    const std::string name(field.label);
    if (!is_for_people(field)) return name + " was another";
    return name + " was " + shown_or_dash(reading, field, changed.then) + ", is " +
           shown_or_dash(reading, field, changed.now);
}

std::string fate_words(const RecordThen& record) {
    switch (record.fate) {
    case Fate::Made:    return "Made since";
    case Fate::Deleted: return "Deleted since";
    case Fate::Changed: break;
    }
    return counted(static_cast<std::int64_t>(record.fields.size()), "field differs", "fields differ");
}

void look_back(ViewContext& view, PastState& state, const Stamp& moment) {
    const std::size_t gestures = view.session.history().gestures().size();
    if (state.made && state.moment == moment && state.whole == view.route.id &&
        state.revision == view.workspace.revision() && state.gestures == gestures)
        return;
    state.records = differences_since(view.workspace, view.session.history(), moment, view.route.id);
    state.moment = moment;
    state.whole = view.route.id;
    state.revision = view.workspace.revision();
    state.gestures = gestures;
    state.made = true;
    state.laid_out = false;
}

/// Room for the words of a field, left of its button.
float words_width(float width, bool with_button) {
    const float button = with_button ? kit::button_width("Bring back", bring_look()) + px(12) : 0;
    return width - line_indent() - px(16) - button;
}

void lay_out(const Reading& reading, PastState& state, float width) {
    if (state.laid_out && state.width == width) return;
    state.rows.clear();
    float y = 0;
    for (std::size_t i = 0; i < state.records.size(); ++i) {
        const RecordThen& record = state.records[i];
        state.rows.push_back({i, {}, y, record_height()});
        y += record_height();
        if (!state.open.contains(record.id)) continue;
        for (std::size_t f = 0; f < record.fields.size(); ++f) {
            const float words =
                kit::wrapped_height(words_width(width, record.fate == Fate::Changed),
                                    words_of(reading, record, record.fields[f]), kit::meta(), lines_of_a_value);
            const float height = std::max(px(32), words + px(12));
            state.rows.push_back({i, f, y, height});
            y += height;
        }
    }
    state.total = y;
    state.width = width;
    state.laid_out = true;
}

void draw_field(ViewContext& view, const Reading& reading, const RecordThen& record, const FieldThen& field,
                const Rect& box) {
    const kit::IdScope scope(static_cast<int>(field.field));
    const std::string words = words_of(reading, record, field);
    const kit::Group item(Role::Group, words, box);
    const bool can = record.fate == Fate::Changed;
    const float width = words_width(box.GetWidth(), can);
    kit::wrapped(kit::rect_at(box.Min.x + line_indent(), box.Min.y + px(6), width, 0), words,
                 {TextSize::Meta, false, look().colour.ink0}, lines_of_a_value);
    if (!can || !view.may_edit) return;
    const float button = kit::button_width("Bring back", bring_look());
    const Rect spot =
        kit::rect_at(box.Max.x - px(16) - button, box.Min.y + px(2), button, kit::button_height(bring_look()));
    if (kit::button(spot, "Bring back", bring_look("field")))
        view.out.send(bring_back(view.workspace, record, field), "It is as it was. The past stays in the history.");
}

void draw_record(ViewContext& view, PastState& state, const RecordThen& record, const Rect& box) {
    const std::string name = called(view.workspace, *record.type, record.id);
    const bool opens = !record.fields.empty();
    const bool open = opens && state.open.contains(record.id);
    const kit::Item it = kit::row(box, name, {.description = fate_words(record)});
    if (opens) kit::tree().at(kit::tree().nodes().size() - 1).expanded = open ? Tristate::Yes : Tristate::No;
    if (it.pressed && opens) {
        if (!state.open.erase(record.id)) state.open.insert(record.id);
        state.laid_out = false;
        kit::again();
    }
    Rect rest = kit::inset(box, px(12), 0);
    const Rect sign = kit::cut_left(rest, px(24));
    if (opens) kit::draw_icon(sign, open ? icon_chevron_down : icon_chevron_right, 16, look().colour.ink1);
    kit::draw_icon(kit::cut_left(rest, px(24)), icon_of_type(*record.type), 16, look().colour.ink1);
    rest.Min.x += px(4);
    if (view.may_edit) {
        const std::string_view label = record.fate == Fate::Made ? "Take away" : "Bring back";
        const float width = kit::button_width(label, bring_look());
        const Rect spot = kit::centred(kit::cut_right(rest, width), width, kit::button_height(bring_look()));
        if (kit::button(spot, label, bring_look("record")))
            view.out.send(bring_back(view.workspace, {record}, std::string(label) + " " + name),
                          "Done. The past stays in the history.");
        rest.Max.x -= px(8);
    }
    const float top = std::floor(box.GetCenter().y - px(19));
    kit::draw_text({{rest.Min.x, top}, {rest.Max.x, top + px(20)}}, name);
    kit::draw_text({{rest.Min.x, top + px(20)}, {rest.Max.x, top + px(38)}}, fate_words(record), kit::meta());
}

void draw_list(ViewContext& view, PastState& state, Rect area) {
    const Reading reading = reading_of(view);
    lay_out(reading, state, area.GetWidth() - px(2 + look().size.scrollbar));
    area.Max.y = std::min(area.Max.y, area.Min.y + state.total + px(10));
    kit::card(area);
    const Rect inner = kit::inset(area, 1);
    kit::Scroll scroll("past", inner);
    const kit::Group list(Role::Region, "What differs", area);
    const float top = scroll.origin().y;
    for (const PastRow& row : kit::rows_in_sight(state.rows, top, inner)) {
        const RecordThen& record = state.records[row.record];
        const kit::IdScope scope(record.id);
        const Rect box = kit::rect_at(inner.Min.x, std::floor(top + row.y), scroll.width(), row.height);
        if (row.field) {
            draw_field(view, reading, record, record.fields[*row.field], box);
            continue;
        }
        if (row.record > 0) kit::line_across(box.Min.x + px(16), box.Max.x - px(16), box.Min.y, look().colour.line);
        draw_record(view, state, record, box);
    }
    scroll.set_content(state.total + px(8));
}

// ---- The head

/// The moment one gesture earlier or later; nothing where there is none.
std::optional<Stamp> neighbour(const ViewContext& view, const Moment& moment, std::ptrdiff_t step) {
    const auto& gestures = view.session.history().gestures();
    const std::optional<std::size_t> at = view.session.history().position_of(moment.stamp);
    const std::ptrdiff_t next = (at ? static_cast<std::ptrdiff_t>(*at) : -1) + step;
    if (next < -1 || next >= static_cast<std::ptrdiff_t>(gestures.size())) return std::nullopt;
    return next < 0 ? Stamp{} : gestures[static_cast<std::size_t>(next)].stamp;
}

void draw_step(ViewContext& view, const Rect& spot, const Moment& moment, bool later) {
    const std::optional<Stamp> next = neighbour(view, moment, later ? 1 : -1);
    const std::string_view label = later ? "One change later" : "One change earlier";
    if (kit::icon_button(spot, later ? icon_chevron_right : icon_chevron_left, label, !next) && next)
        view.out.go(route_to_moment(*next, view.route.id), true);
}

std::string when_words(const Reading& reading, const Moment& moment) {
    if (!moment.gesture) return "The beginning";
    return day_heading(reading, day_of(reading, *moment.gesture)) + ", " + clock_text(reading, *moment.gesture);
}

void draw_head(ViewContext& view, const PastState& state, const Moment& moment, Rect& area) {
    const Reading reading = reading_of(view);
    const float button = px(look().size.button);
    Rect first = kit::cut_top(area, button + px(12));
    first.Min.y += px(12);
    float x = first.Min.x;
    if (kit::button(x, first.Min.y, view.phone ? "History" : "Back to the history", {.icon = icon_chevron_left}))
        view.out.go("#" + to_string(Route{ViewId::History, {}, {}, {}, {}}));
    const float icon = px(std::max(32.0f, look().size.icon_hit));
    draw_step(view, kit::rect_at(x + px(4), first.Min.y, icon, button), moment, false);
    draw_step(view, kit::rect_at(x + px(8) + icon, first.Min.y, icon, button), moment, true);
    const bool nothing = state.records.empty();
    const kit::ButtonLook all{.kind = kit::ButtonKind::Primary,
                              .icon = icon_rotate_ccw,
                              .disabled = nothing || !view.may_edit,
                              .reason = nothing ? "All of it is as it was then." : ""};
    const std::string_view label = view.phone ? "Bring all back" : "Bring everything back";
    const float width = kit::button_width(label, all);
    if (kit::button(kit::rect_at(first.Max.x - width, first.Min.y, width, button), label, all))
        view.out.send(bring_back(view.workspace, state.records, "Go back to " + when_words(reading, moment)),
                      "All of it is as it was. Undo takes that back.");
    area.Min.y += px(12);
    const std::string heading = when_words(reading, moment);
    kit::heading(kit::cut_top(area, px(28)), heading, 2, kit::title());
    const std::string since =
        (moment.gesture ? "After “" + label_of(*moment.gesture) + "”. " : "Before all that the history holds. ") +
        (nothing
             ? "Nothing differs today."
             : counted(static_cast<std::int64_t>(state.records.size()), "record is", "records are") + " not as then.");
    area.Min.y += kit::wrapped(kit::rect_at(area.Min.x, area.Min.y, area.GetWidth(), 0), since, kit::meta(), 3) + px(8);
    const Rect choice = kit::cut_top(area, px(look().size.field));
    draw_whole(view, {choice.Min, {std::min(choice.Max.x, choice.Min.x + px(320)), choice.Max.y}}, moment.stamp);
    area.Min.y += px(12);
}

}  // namespace

void go_to_moment(ViewContext& view, const Gesture& gesture) { view.out.go(route_to_moment(gesture.stamp, {})); }

std::optional<Moment> moment_of(const ViewContext& view) {
    if (view.route.view != ViewId::History || view.route.query.empty()) return std::nullopt;
    if (view.route.query == beginning) return Moment{};
    const Result<Stamp> stamp = parse_stamp(view.route.query);
    const Gesture* gesture = stamp ? view.session.history().find(*stamp) : nullptr;
    return gesture ? std::optional(Moment{gesture->stamp, gesture}) : std::nullopt;
}

void draw_past(ViewContext& view, PastState& state, const Moment& moment) {
    look_back(view, state, moment.stamp);
    const float width = std::min(view.area.GetWidth() - px(32), px(880));
    Rect area = kit::rect_at(view.area.Min.x + px(16), view.area.Min.y, width, view.area.GetHeight() - px(16));
    draw_head(view, state, moment, area);
    if (!state.records.empty()) return draw_list(view, state, area);
    kit::empty_state(kit::rect_at(area.Min.x, area.Min.y + px(40), area.GetWidth(), px(160)), icon_history,
                     "All of it is as it was then", "Choose an earlier moment, or look at everything.");
}

}  // namespace rapport
