#include "ui/views/record_list.h"

#include <algorithm>
#include <cmath>

#include "base/text.h"
#include "ui/views/search_view.h"

namespace rapport {
namespace {

using kit::Rect;

constexpr float narrow = 560;  ///< Below this many CSS pixels there are no columns.
constexpr int note_lines = 3;
constexpr int lines_beneath = 3;  ///< Of a title, where there are no columns.

float head_height() { return px(28); }
float card_head() { return px(41); }

bool has_second(const RecordList& list) {
    return std::ranges::any_of(list.rows, [](const ListRow& row) { return !row.second.empty(); });
}

ImU32 ink_of(kit::Tone tone) {
    const Palette& c = look().colour;
    switch (tone) {
    case kit::Tone::Neutral: return c.ink0;
    case kit::Tone::Accent:  return c.accent;
    case kit::Tone::Ok:      return c.ok;
    case kit::Tone::Warn:    return c.warn;
    case kit::Tone::Bad:     return c.bad;
    }
    return c.ink0;
}

/// The cells of a row as one line of words, for phones and for readers.
std::string words_of(const RecordList& list, const ListRow& row, std::string_view between) {
    std::string words;
    for (const ListCell& cell : row.cells)  // How far it is comes first: the rest may be cut.
        if (cell.progress >= 0 && !cell.text.empty()) words = cell.text;
    for (std::size_t i = 0; i < row.cells.size() && i + 1 < list.columns.size(); ++i) {
        if (row.cells[i].progress >= 0) continue;
        if (row.cells[i].text.empty() || row.cells[i].text == "–") continue;
        if (!words.empty()) words += between;
        words +=
            row.cells[i].chip ? row.cells[i].text : std::string(list.columns[i + 1].label) + ": " + row.cells[i].text;
    }
    return words;
}

/// What stands beneath the title where there are no columns: the second line, and beneath it what the columns would say.
struct Beneath {
    std::string words;
    int second_lines = lines_beneath;
    float second = 0, height = 0;
};

/// The second line has what the words leave: one line at least.
Beneath beneath_of(const RecordList& list, const ListRow& row, float width) {
    Beneath beneath{.words = words_of(list, row, "  ·  ")};
    const kit::TextLook small = kit::meta();
    const int most = row.second.empty() ? lines_beneath : lines_beneath - 1;
    const float words = kit::wrapped_height(width, beneath.words, small, most);
    beneath.second_lines -= static_cast<int>(std::round(words / line_px(small.size)));
    beneath.second = kit::wrapped_height(width, row.second, small, beneath.second_lines);
    beneath.height = beneath.second + words;
    return beneath;
}

/// Where there are no columns, all rows are as high as the highest: a title has up to two lines.
float more_lines(const RecordList& list, float width) {
    const float title_line = line_px(TextSize::Body), line = line_px(TextSize::Meta);
    float title = 0, beneath = line;
    for (std::size_t i = 0; i < std::min(list.rows.size(), list.most); ++i) {
        const ListRow& row = list.rows[i];
        const float room = width - 2 - px(row.avatar.is_null() ? 32.0f : 68.0f);
        if (title == 0 && kit::text_width(row.title, kit::strong()) > room) title = title_line;
        beneath = std::max(beneath, beneath_of(list, row, room).height);
        if (title > 0 && beneath >= lines_beneath * line) break;
    }
    return title + beneath - line;
}

float row_height(const RecordList& list, bool columns, float width) {
    if (list.wraps) return px(look().coarse ? 68.0f : 60.0f);
    const float least = look().coarse ? 56.0f : has_second(list) || !columns ? 44.0f : 32.0f;
    return px(least) + (columns ? 0 : more_lines(list, width));
}

void draw_title(const ListRow& row, const Rect& box, std::string_view second) {
    const float centre = std::floor(box.GetCenter().y);
    const float line = px(20);
    const float top = second.empty() ? centre - line / 2 : centre - px(19);
    kit::draw_text({{box.Min.x, top}, {box.Max.x, top + line}}, row.title, second.empty() ? kit::body : kit::strong());
    if (!second.empty())
        kit::draw_text({{box.Min.x, top + line}, {box.Max.x, top + line + px(18)}}, second, kit::meta());
}

/// Without columns: each in as many lines as it needs and may have.
void draw_narrow(const RecordList& list, const ListRow& row, const Rect& box) {
    const float width = box.GetWidth();
    const Beneath beneath = beneath_of(list, row, width);
    const kit::TextLook title = beneath.height > 0 ? kit::strong() : kit::body;
    const float first = kit::wrapped_height(width, row.title, title, 2);
    const float top = std::floor(box.GetCenter().y - (first + beneath.height) / 2);
    Rect rest{{box.Min.x, top}, box.Max};
    kit::draw_wrapped(kit::cut_top(rest, first), row.title, title, 2);
    kit::draw_wrapped(kit::cut_top(rest, beneath.second), row.second, kit::meta(), beneath.second_lines);
    kit::draw_wrapped(rest, beneath.words, kit::meta(), lines_beneath - (row.second.empty() ? 0 : 1));
}

/// What stands at the right keeps clear of what begins behind it.
Rect inside(const Rect& cell, kit::Align align) {
    return {{cell.Min.x + px(4), cell.Min.y}, {cell.Max.x - px(align == kit::Align::Right ? 10.0f : 4.0f), cell.Max.y}};
}

/// On a selected row the soft accent would be drawn on itself.
void draw_cell_of(const Rect& box, const ListCell& cell, kit::Align align, bool selected) {
    if (cell.progress >= 0) {
        const float height = px(6);
        const Rect bar = kit::rect_at(box.Min.x, std::floor(box.GetCenter().y - height / 2),
                                      std::min(box.GetWidth(), px(72)), height);
        kit::progress(bar, cell.text, cell.progress);
        return;
    }
    if (cell.chip && !cell.text.empty()) {
        const float width = kit::chip_width(cell.text);
        const float x = align == kit::Align::Right ? box.Max.x - width : box.Min.x;
        const bool lost = selected && cell.tone == kit::Tone::Accent;
        kit::chip(x, std::floor(box.GetCenter().y), cell.text, lost ? kit::Tone::Neutral : cell.tone);
        return;
    }
    kit::draw_text(box, cell.text, {TextSize::Meta, cell.tone == kit::Tone::Bad, ink_of(cell.tone), align});
}

void draw_row(ViewContext& view, const RecordList& list, const ListRow& row, const Rect& box, bool columns) {
    const kit::IdScope scope(row.id);
    const kit::IdScope named(row.title);  // A record may be in a list for several reasons.
    const bool selected = view.selection.type == row.type && view.selection.contains(row.id);
    const std::string said = words_of(list, row, ", ");
    const std::string description = row.second.empty() ? said : said.empty() ? row.second : row.second + ", " + said;
    const bool leads = !row.route.empty();
    const kit::RowLook look_of{.role = leads ? Role::Link : Role::Button,
                               .selected = selected,
                               .can_select = !leads,
                               .description = description,
                               .href = row.route};
    if (kit::row(box, row.title, look_of).pressed) {
        if (leads) view.out.go(row.route);
        else select_record(view, *row.type, row.id);
    }
    Rect rest = kit::inset(box, px(16), 0);
    if (!row.avatar.is_null()) {
        kit::avatar({rest.Min.x + px(12), std::floor(rest.GetCenter().y)}, 24, row.avatar_name, {}, row.avatar);
        rest.Min.x += px(36);
    }
    if (list.wraps) {
        const kit::TextLook small{TextSize::Meta, false, look().colour.ink0};
        const float height = kit::wrapped_height(rest.GetWidth(), row.title, small, 2);
        rest.Min.y = std::floor(rest.GetCenter().y - (height + (row.second.empty() ? 0 : px(17))) / 2);
        rest.Min.y += kit::draw_wrapped(rest, row.title, small, 2);
        kit::draw_text(kit::rect_at(rest.Min.x, rest.Min.y, rest.GetWidth(), px(17)), row.second, kit::meta());
        return;
    }
    if (!columns) return draw_narrow(list, row, rest);
    for (std::size_t i = list.columns.size(); i-- > 1;) {
        Rect cell = kit::cut_right(rest, px(list.columns[i].width));
        if (i - 1 < row.cells.size())
            draw_cell_of(inside(cell, list.columns[i].align), row.cells[i - 1], list.columns[i].align, selected);
    }
    rest.Max.x -= px(8);
    draw_title(row, rest, row.second);
}

void draw_heads(const RecordList& list, const Rect& box) {
    Rect rest = kit::inset(box, px(16), 0);
    for (std::size_t i = list.columns.size(); i-- > 1;) {
        const Rect cell = kit::cut_right(rest, px(list.columns[i].width));
        kit::draw_text(inside(cell, list.columns[i].align), list.columns[i].label,
                       {TextSize::Meta, false, look().colour.ink1, list.columns[i].align});
    }
    kit::draw_text(rest, list.columns.front().label, kit::meta());
}

bool draw_add(const RecordList& list, const Rect& card, bool may_edit) {
    const kit::ButtonLook quiet{
        .kind = kit::ButtonKind::Quiet, .icon = icon_plus, .small = true, .disabled = !may_edit, .id = "add"};
    const float width = kit::button_width(list.button, quiet);
    const float height = kit::button_height(quiet);
    return kit::button(
        kit::rect_at(card.Max.x - px(8) - width, card.Min.y + px(20) - std::floor(height / 2), width, height),
        list.button, quiet);
}

float question_height(const RecordList& list, float width) {
    const float words = kit::empty_state_height(width - px(32), list.question, list.help);
    const float button = list.button.empty() ? 0 : px(10) + kit::button_height({.small = true});
    return std::max(px(128), px(20) + words + button + px(16));
}

bool draw_question(const RecordList& list, const Rect& rest, bool may_edit) {
    const float y =
        kit::empty_state(kit::rect_at(rest.Min.x + px(16), rest.Min.y + px(20), rest.GetWidth() - px(32), px(60)),
                         nullptr, list.question, list.help) +
        px(10);
    if (list.button.empty()) return false;
    const kit::ButtonLook small{.icon = icon_plus, .small = true, .disabled = !may_edit, .id = "answer"};
    const float width = kit::button_width(list.button, small);
    return kit::button(kit::rect_at(std::floor(rest.GetCenter().x - width / 2), y, width, kit::button_height(small)),
                       list.button, small);
}

}  // namespace

void draw_cell(const Rect& box, const ListCell& cell, kit::Align align) { draw_cell_of(box, cell, align, false); }

float draw_record_list(ViewContext& view, const RecordList& list, float x, float y, float width, bool& pressed) {
    const bool columns = width >= px(narrow) && list.columns.size() > 1;
    const float each = row_height(list, columns, width);
    const std::size_t shown = std::min(list.rows.size(), list.most);
    const std::size_t all = std::max(list.all, list.rows.size());
    const float more = shown < all ? px(look().coarse ? 48.0f : 28.0f) : 0;
    const kit::ButtonLook add{.kind = kit::ButtonKind::Quiet, .icon = icon_plus, .small = true};
    const float taken = !list.rows.empty() && !list.button.empty() ? kit::button_width(list.button, add) : 0;
    const float beside = width - px(84) - taken - kit::text_width(list.heading, kit::strong());
    const bool beneath =  // Of the heading, where it has no room beside it.
        !list.note.empty() && (width < px(narrow) || kit::text_width(list.note, kit::meta()) > beside);
    const kit::TextLook small = kit::meta();
    const float note_height = beneath ? kit::wrapped_height(width - px(32), list.note, small, note_lines) + px(8) : 0;
    const float height =
        note_height + (list.rows.empty() ? question_height(list, width)
                                         : static_cast<float>(shown) * each + (columns ? head_height() : 0) + more);
    const Rect box = kit::rect_at(x, y, width, card_head() + height + px(2));
    const kit::Group group(Role::Region, list.heading, box);
    const kit::IdScope scope(list.heading);
    const std::string_view note = beneath ? std::string_view() : std::string_view(list.note);
    Rect rest = kit::card(box, list.heading, static_cast<std::int64_t>(all),
                          list.rows.empty() || list.button.empty() ? note : std::string_view(), taken);
    if (beneath) kit::wrapped(kit::inset(kit::cut_top(rest, note_height), px(16), px(4)), list.note, small, note_lines);
    if (list.rows.empty()) {
        pressed |= draw_question(list, rest, view.may_edit);
        return box.GetHeight();
    }
    if (!list.button.empty()) {
        pressed |= draw_add(list, box, view.may_edit);
        const float from = box.Min.x + px(64) + kit::text_width(list.heading, kit::strong());
        if (!note.empty())
            kit::text({{from, box.Min.y}, {box.Max.x - taken - px(20), box.Min.y + px(40)}}, note,
                      {TextSize::Meta, false, look().colour.ink1, kit::Align::Right});
    }
    if (columns) draw_heads(list, kit::cut_top(rest, head_height()));
    for (std::size_t i = 0; i < shown; ++i) {
        const Rect row = kit::cut_top(rest, each);
        if (!row.Overlaps(view.area) && !(view.selection.contains(list.rows[i].id))) continue;
        if (i > 0 || columns) kit::line_across(row.Min.x, row.Max.x, row.Min.y, look().colour.line);
        draw_row(view, list, list.rows[i], {{row.Min.x, row.Min.y + 1}, row.Max}, columns);
    }
    if (more > 0)
        kit::text(kit::inset(kit::cut_top(rest, more), px(16), 0),
                  "and " + with_thousands(static_cast<std::int64_t>(all - shown)) + " more", kit::meta());
    return box.GetHeight();
}

}  // namespace rapport
