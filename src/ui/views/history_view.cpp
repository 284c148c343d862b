#include "ui/views/history_view.h"

#include <algorithm>
#include <cmath>

#include "base/text.h"
#include "ui/shell.h"
#include "ui/views/history_view_lines.h"

namespace rapport {
namespace {

using kit::Rect;

constexpr float widest = 880;
constexpr std::size_t lines_shown = 20;

/// Of the facts below the label of a gesture, in a list of that width.
int fact_lines(float width) { return width < px(480) ? 2 : 1; }
float row_height(float width) { return px(fact_lines(width) > 1 ? 68.0f : look().coarse ? 64.0f : 48.0f); }
float heading_height() { return px(36); }
float line_gap() { return px(4); }

float words_width(float width) { return width - px(56) - px(16); }

std::string words_of(const ChangeLine& line) {
    return line.has_values ? line.what + ": " + line.before + " → " + line.after : line.what;
}

/// How high the lines of an open gesture are.
float lines_height(const Reading& reading, const Gesture& gesture, float width) {
    float height = px(4);
    for (const ChangeLine& line : change_lines(reading, gesture, lines_shown))
        height += kit::wrapped_height(words_width(width), words_of(line), kit::meta(), 6) + line_gap();
    return height + (gesture.edit.writes.size() > lines_shown ? px(20) : 0) + px(8) + px(look().size.button) + px(12);
}

void lay_out(const Reading& reading, const History& history, HistoryState& state, float width) {
    const auto& gestures = history.gestures();
    const Stamp newest = gestures.empty() ? Stamp{} : gestures.back().stamp;
    if (state.newest == newest && state.count == gestures.size() && state.laid_open == state.open &&
        state.width == width && state.row_height == row_height(width) && state.today == reading.day.today)
        return;
    state.newest = newest;
    state.count = gestures.size();
    state.laid_open = state.open;
    state.width = width;
    state.row_height = row_height(width);
    state.today = reading.day.today;
    state.rows.clear();
    float y = 0;
    std::optional<Date> day;
    for (std::size_t i = gestures.size(); i-- > 0;) {
        const Gesture& gesture = gestures[i];
        if (const Date its_day = day_of(reading, gesture); day != its_day) {
            day = its_day;
            state.rows.push_back({i, true, y, heading_height()});
            y += heading_height();
        }
        const float height =
            row_height(width) + (gesture.stamp == state.open ? lines_height(reading, gesture, width) : 0);
        state.rows.push_back({i, false, y, height});
        y += height;
    }
    state.total = y;
}

void take_back(ViewContext& view, Stamp stamp) {
    view.out.call([stamp](Shell& shell) {
        const Result<std::string> done = shell.session.take_back(stamp);
        shell.say({done ? *done : done.error().message, false, !done});
    });
}

/// What the button of a gesture does, or nothing where it has none.
struct Offer {
    std::string_view label;
    Stamp stamp;
};
std::optional<Offer> offer_of(const History& history, const Gesture& gesture) {
    if (gesture.kind != GestureKind::Do && gesture.kind != GestureKind::Merge) return {};
    if (gesture.kind == GestureKind::Do && gesture.edit.empty()) return {};  // What it did was erased.
    if (!history.is_undone(gesture.stamp)) return Offer{"Take back", gesture.stamp};
    const Gesture* undo = history.undo_of(gesture.stamp);
    return undo ? std::optional(Offer{"Do again", undo->stamp}) : std::nullopt;
}

void draw_label(const Rect& line, const Gesture& gesture, bool undone) {
    const Palette& c = look().colour;
    float room = line.GetWidth();
    const float chip = undone ? kit::chip_width("Undone") + px(8) : 0;
    room -= chip;
    const std::string label = label_of(gesture);
    const kit::TextLook words{
        TextSize::Body, false,
        undone || gesture.kind == GestureKind::Undo || gesture.kind == GestureKind::Redo ? c.ink1 : c.ink0};
    const float width = std::min(room, kit::text_width(label, words));
    kit::draw_text({line.Min, {line.Min.x + width + 1, line.Max.y}}, label, words);
    if (!undone) return;
    kit::fill({{line.Min.x, std::floor(line.GetCenter().y)}, {line.Min.x + width, std::floor(line.GetCenter().y) + 1}},
              c.ink1);
    kit::chip(line.Min.x + width + px(8), line.GetCenter().y, "Undone");
}

/// Gives the y below them.
float draw_lines(const Reading& reading, const Gesture& gesture, const Rect& place) {
    const kit::Group list(Role::List, "What it changed");
    float y = place.Min.y + px(4);
    for (const ChangeLine& line : change_lines(reading, gesture, lines_shown)) {
        const Rect box = kit::rect_at(place.Min.x + px(56), y, words_width(place.GetWidth()), 0);
        y += kit::wrapped(box, words_of(line), {TextSize::Meta, false, look().colour.ink0}, 6) + line_gap();
    }
    if (gesture.edit.writes.size() <= lines_shown) return y;
    const Rect box = kit::rect_at(place.Min.x + px(56), y, words_width(place.GetWidth()), px(16));
    kit::text(box, "and more: " + count_of(gesture) + " in all", kit::meta());
    return y + px(20);
}

void draw_way_back(ViewContext& view, const Gesture& gesture, float x, float y) {
    if (kit::button(x, y, "Look at this moment", {.icon = icon_history})) go_to_moment(view, gesture);
}

void draw_gesture(ViewContext& view, HistoryState& state, const Reading& reading, const Gesture& gesture,
                  const Rect& box) {
    const History& history = view.session.history();
    const kit::IdScope scope(static_cast<int>(gesture.stamp.seq));
    const kit::IdScope whose(static_cast<int>(gesture.stamp.actor));
    const bool open = state.open == gesture.stamp;
    const bool undone = history.is_undone(gesture.stamp);
    const Rect head = kit::rect_at(box.Min.x, box.Min.y, box.GetWidth(), row_height(state.width));
    const std::string facts = clock_text(reading, gesture) + "  ·  " + author_of(gesture) + "  ·  " + count_of(gesture);
    const std::string description = (undone ? "undone, " : "") + facts;
    const kit::Item it = kit::row(head, label_of(gesture), {.description = description});
    kit::tree().at(kit::tree().nodes().size() - 1).expanded = open ? Tristate::Yes : Tristate::No;
    if (it.pressed) {
        state.open = open ? Stamp{} : gesture.stamp;
        kit::again();
    }
    Rect rest = head;
    kit::draw_icon(kit::cut_left(rest, px(48)), open ? icon_chevron_down : icon_chevron_right, 16, look().colour.ink1);
    rest.Min.x += px(8);
    rest.Max.x -= px(16);
    if (const std::optional<Offer> offer = offer_of(history, gesture); offer && view.may_edit) {
        const kit::ButtonLook small{
            .kind = kit::ButtonKind::Quiet, .icon = undone ? icon_redo_2 : icon_undo_2, .small = true};
        const float width = kit::button_width(offer->label, small);
        const Rect button = kit::centred(kit::cut_right(rest, width), width, kit::button_height(small));
        if (kit::button(button, offer->label, small)) take_back(view, offer->stamp);
        rest.Max.x -= px(8);
    }
    const int lines = fact_lines(state.width);
    const float below = kit::wrapped_height(rest.GetWidth(), facts, kit::meta(), lines);
    const float top = std::floor(head.GetCenter().y - (px(20) + below) / 2);
    draw_label({{rest.Min.x, top}, {rest.Max.x, top + px(20)}}, gesture, undone);
    kit::draw_wrapped({{rest.Min.x, top + px(20)}, {rest.Max.x, top + px(20) + below}}, facts, kit::meta(), lines);
    if (!open) return;
    const float end = draw_lines(reading, gesture, {{box.Min.x, head.Max.y}, box.Max});
    draw_way_back(view, gesture, box.Min.x + px(56), end + px(8));
}

/// Undo or Redo, with what it would do.
struct StepButton {
    const Gesture* gesture;
    std::string_view verb;
    ActionId action;
    const char* icon;
    std::string key;

    [[nodiscard]] kit::ButtonLook button(bool may_edit) const {
        return {.icon = icon,
                .key = key,
                .disabled = !gesture || !may_edit,
                .reason = gesture ? std::string_view() : "There is nothing left.",
                .id = verb};
    }
    /// What fits into `room`, whatever the label of the gesture.
    [[nodiscard]] std::string label(float room) const {
        std::string words(verb);
        if (!gesture) return words;
        for (std::size_t letters = most_letters;; letters -= 4) {
            words = std::string(verb) + " “" + shortened(gesture->edit.label, letters) + "”";
            if (letters <= least_letters || kit::button_width(words, button(true)) <= room) return words;
        }
    }
    [[nodiscard]] float width(float room) const { return kit::button_width(label(room), button(true)); }

    static constexpr std::size_t most_letters = 60, least_letters = 8;
};

/// Each may take half of the bar, the first also what the second leaves.
void draw_buttons(ViewContext& view, const Rect& bar) {
    const History& history = view.session.history();
    const auto step = [&](const Gesture* gesture, std::string_view verb, ActionId action, const char* icon) {
        return StepButton{gesture, verb, action, icon,
                          view.phone ? std::string() : shown_key(rapport::action(action).key, look().mac)};
    };
    const StepButton undo = step(history.to_undo(), "Undo", ActionId::Undo, icon_undo_2);
    const StepButton redo = step(history.to_redo(), "Redo", ActionId::Redo, icon_redo_2);
    const float room = bar.GetWidth() - px(8);
    const float undo_room = room - std::min(redo.width(room / 2), room / 2);
    const float redo_room = room - std::min(undo.width(undo_room), undo_room);
    float x = bar.Min.x;
    if (kit::button(x, bar.Min.y, undo.label(undo_room), undo.button(view.may_edit))) view.out.act(undo.action);
    if (kit::button(x, bar.Min.y, redo.label(redo_room), redo.button(view.may_edit))) view.out.act(redo.action);
}

void draw_list(ViewContext& view, HistoryState& state, Rect area) {
    const Reading reading = reading_of(view);
    const auto& gestures = view.session.history().gestures();
    lay_out(reading, view.session.history(), state, area.GetWidth() - px(2 + look().size.scrollbar));
    area.Max.y = std::min(area.Max.y, area.Min.y + state.total + px(10));
    kit::card(area);
    const Rect inner = kit::inset(area, 1);
    kit::Scroll scroll("history", inner);
    const kit::Group list(Role::Region, "What was done", area);
    const float top = scroll.origin().y;
    const std::span<const HistoryRow> rows = kit::rows_in_sight(state.rows, top, inner);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const HistoryRow& row = rows[i];
        const Rect box = kit::rect_at(inner.Min.x, std::floor(top + row.y), scroll.width(), row.height);
        const Gesture& gesture = gestures[row.gesture];
        if (row.heading)
            kit::heading(kit::inset(box, px(16), 0), day_heading(reading, day_of(reading, gesture)), 2,
                         {TextSize::Meta, true, look().colour.ink1});
        else draw_gesture(view, state, reading, gesture, box);
        if (!row.heading && i + 1 < rows.size() && !rows[i + 1].heading)
            kit::line_across(box.Min.x + px(16), box.Max.x - px(16), box.Max.y - 1, look().colour.line);
    }
    scroll.set_content(state.total + px(8));
}

}  // namespace

void draw_history(ViewContext& view, HistoryState& state) {
    if (const std::optional<Moment> moment = moment_of(view)) return draw_past(view, state.past, *moment);
    const float width = std::min(view.area.GetWidth() - px(32), px(widest));
    Rect area = kit::rect_at(view.area.Min.x + px(16), view.area.Min.y, width, view.area.GetHeight());
    area.Max.y -= px(16);
    Rect head = kit::cut_top(area, px(60));
    head.Min.y = std::floor(head.GetCenter().y - px(look().size.button) / 2);
    draw_buttons(view, head);
    if (!view.session.history().gestures().empty()) return draw_list(view, state, area);
    kit::empty_state(kit::rect_at(view.area.Min.x, area.Min.y + px(80), view.area.GetWidth(), px(160)), icon_history,
                     "Nothing was done here yet",
                     "Each change you make is listed here with what stood there before, and can be taken back.");
}

}  // namespace rapport
