// A table as text: how it is read, which column means what, and what would come of it.

#include <algorithm>
#include <cmath>

#include "base/text.h"
#include "ui/views/import_dialog_parts.h"

namespace rapport {
namespace {

using kit::Rect;

constexpr std::size_t rows_shown = 5;
constexpr std::size_t tasks_shown = 8;
constexpr float column_width = 152;

std::vector<std::string> target_labels() {
    std::vector<std::string> labels;
    for (std::size_t i = 0; i < csv_target_count; ++i) labels.emplace_back(label_of(static_cast<CsvTarget>(i)));
    return labels;
}

bool may_stand_twice(CsvTarget target) {
    return target == CsvTarget::Nothing || target == CsvTarget::Notes || target == CsvTarget::Tags ||
           target == CsvTarget::People;
}

bool is_date(CsvTarget target) {
    switch (target) {
    case CsvTarget::Start:
    case CsvTarget::Finish:
    case CsvTarget::Deadline:
    case CsvTarget::Promised:
    case CsvTarget::ActualStart:
    case CsvTarget::ActualFinish: return true;
    default:                      return false;
    }
}

/// One meaning for one column: whoever had it before means nothing any more.
void set_target(ImportState& state, std::size_t column, CsvTarget target) {
    if (!may_stand_twice(target))
        for (CsvTarget& other : state.mapping.columns)
            if (other == target) other = CsvTarget::Nothing;
    state.mapping.columns[column] = target;
    state.preview_is_old = true;
}

void refresh_preview(ImportState& state) {
    if (!std::exchange(state.preview_is_old, false)) return;
    state.preview = preview_csv(state.table, state.mapping, tasks_shown);
}

// --- How it is read ------------------------------------------------------------------------------------------------------

struct Delimiter {
    char character;
    std::string_view label;
};
constexpr std::array delimiters{Delimiter{',', "Comma"}, Delimiter{';', "Semicolon"}, Delimiter{'\t', "Tab"},
                                Delimiter{'|', "Bar"}};
constexpr std::array encodings{Encoding::Utf8, Encoding::Utf16LittleEndian, Encoding::Utf16BigEndian,
                               Encoding::Windows1252};
constexpr std::array<std::string_view, 4> date_orders{"Automatic", "Year first", "Day first", "Month first"};

Rect select_place(Rect& row, float css_width) {
    const Rect place = kit::cut_left(row, px(css_width));
    kit::cut_left(row, px(12));
    return {{place.Min.x, place.Min.y + kit::field_label_height()},
            {place.Max.x, place.Min.y + kit::field_label_height() + px(look().size.field)}};
}

bool is_narrow(const Rect& row) { return row.GetWidth() < px(480); }

float reading_height(const ImportState& state, const Rect& row) {
    const float one = kit::field_label_height() + px(look().size.field);
    return is_narrow(row) && std::ranges::any_of(state.mapping.columns, is_date) ? 2 * one + px(8) : one;
}

void draw_reading(ImportState& state, Rect row) {
    std::vector<std::string> labels;
    int current = 0;
    for (const Delimiter& one : delimiters) {
        if (one.character == state.table.delimiter) current = static_cast<int>(labels.size());
        labels.emplace_back(one.label);
    }
    const bool narrow = is_narrow(row);
    const float width = row.GetWidth() / look().scale;
    const float each = narrow ? (width - 12) / 2 : std::min(160.0f, (width - 24) / 3);
    const Rect whole = row;
    bool again = false;
    if (const int chosen = kit::select(select_place(row, each), "Separator", labels, current); chosen >= 0) {
        state.reading.delimiter = delimiters[static_cast<std::size_t>(chosen)].character;
        again = true;
    }
    labels.clear();
    current = 0;
    for (const Encoding one : encodings) {
        if (one == state.table.encoding) current = static_cast<int>(labels.size());
        labels.emplace_back(label_of(one));
    }
    if (const int chosen = kit::select(select_place(row, each), "Encoding", labels, current); chosen >= 0) {
        state.reading.encoding = encodings[static_cast<std::size_t>(chosen)];
        again = true;
    }
    if (std::ranges::any_of(state.mapping.columns, is_date)) {
        labels.assign(date_orders.begin(), date_orders.end());
        if (narrow) {
            row = whole;
            row.Min.y += kit::field_label_height() + px(look().size.field + 8);
        }
        if (const int chosen = kit::select(select_place(row, narrow ? width : each), "Order of dates", labels,
                                           static_cast<int>(state.mapping.date_order));
            chosen >= 0) {
            state.mapping.date_order = static_cast<DateOrder>(chosen);
            state.preview_is_old = true;
        }
    }
    if (again) read_table(state);
}

float choices_height(const Rect& row) { return px(look().coarse ? 44.0f : 28.0f) * (is_narrow(row) ? 2 : 1); }

void draw_choices(ImportState& state, Rect row) {
    const bool narrow = is_narrow(row);
    const Rect left = narrow ? kit::cut_top(row, std::floor(row.GetHeight() / 2))
                             : kit::cut_left(row, std::floor(row.GetWidth() / 2));
    if (kit::checkbox(left, "The first row names the columns", state.reading.header)) {
        state.reading.header = !state.reading.header;
        read_table(state);
    }
    const bool dates = std::ranges::any_of(state.mapping.columns, is_date);
    const bool by_hand = state.mapping.dates == CsvDates::ByHand;
    if (dates &&
        kit::checkbox(row, narrow ? "Keep the dates of the file" : "Keep the dates of the file, whatever the links say",
                      by_hand))
        state.mapping.dates = by_hand ? CsvDates::Plan : CsvDates::ByHand;
}

// --- The columns -----------------------------------------------------------------------------------------------------------

float column_x(const kit::Scroll& scroll, std::size_t column) {
    return scroll.origin().x + static_cast<float>(column) * px(column_width) + px(4);
}

/// Above each column what it means.
void draw_targets(ImportState& state, const kit::Scroll& scroll, float y) {
    for (std::size_t column = 0; column < state.table.header.size(); ++column) {
        const kit::IdScope scope(static_cast<int>(column));
        const std::string& name = state.table.header[column];
        const std::string label = "Column " + (name.empty() ? std::to_string(column + 1) : name);
        const Rect box = kit::rect_at(column_x(scroll, column), y, px(column_width - 8), px(look().size.field));
        const int chosen =
            kit::select(box, label, target_labels(), static_cast<int>(state.mapping.columns[column]), false, false);
        if (chosen >= 0) set_target(state, column, static_cast<CsvTarget>(chosen));
    }
}

void draw_rows(const ImportState& state, const kit::Scroll& scroll, float y) {
    const Palette& c = look().colour;
    const std::size_t columns = state.table.header.size();
    const Rect area = kit::rect_at(scroll.origin().x, y, static_cast<float>(columns) * px(column_width),
                                   px(24) + static_cast<float>(std::min(rows_shown, state.table.rows.size())) * px(22));
    const kit::Group grid(Role::Grid, "The first rows of the file", area);
    const auto row = [&](float height, Role role, const auto& words_of, const auto& look_of) {
        const Rect strip = kit::rect_at(area.Min.x, y, area.GetWidth(), height);
        const kit::Group group(Role::Row, {}, strip);
        for (std::size_t column = 0; column < columns; ++column) {
            const Rect box = kit::rect_at(column_x(scroll, column), y, px(column_width - 8), height);
            const std::string_view words = words_of(column);
            kit::node(role, words.empty() && role == Role::ColumnHeader ? "(no name)" : words, box);
            kit::draw_text(kit::inset(box, px(6), 0), words.empty() && role == Role::ColumnHeader ? "(no name)" : words,
                           look_of(column));
        }
        y += height;
    };
    row(
        px(24), Role::ColumnHeader, [&](std::size_t column) { return std::string_view(state.table.header[column]); },
        [&](std::size_t) { return kit::TextLook{TextSize::Meta, true, c.ink0}; });
    for (std::size_t i = 0; i < std::min(rows_shown, state.table.rows.size()); ++i) {
        const auto& cells = state.table.rows[i].cells;
        row(
            px(22), Role::GridCell,
            [&](std::size_t column) {
                return column < cells.size() ? std::string_view(cells[column]) : std::string_view();
            },
            [&](std::size_t column) {
                const bool unused = state.mapping.columns[column] == CsvTarget::Nothing;
                return kit::TextLook{TextSize::Meta, false, unused ? c.edge : c.ink0};
            });
    }
}

float columns_height(const ImportState& state) {
    return px(look().size.field + 4 + 24) + static_cast<float>(std::min(rows_shown, state.table.rows.size())) * px(22) +
           px(28);  // A scroll bar stands below the last row.
}

void draw_columns(ImportState& state, const Rect& area) {
    kit::fill(area, look().colour.bg0, px(8));
    kit::frame_line(area, look().colour.line, px(8));
    kit::Scroll scroll("columns", kit::inset(area, px(4)), true);
    const float height = area.GetHeight() - px(20), y = scroll.origin().y + px(4);
    draw_targets(state, scroll, y);
    draw_rows(state, scroll, y + px(look().size.field + 4));
    scroll.set_content(height, static_cast<float>(state.table.header.size()) * px(column_width));
}

// --- What comes of it --------------------------------------------------------------------------------------------------------

std::string value_words(const CsvPreviewRow& row) {
    std::string words;
    for (const auto& [target, value] : row.values) {
        if (target == CsvTarget::Name || target == CsvTarget::OutlineLevel || target == CsvTarget::OutlineNumber ||
            value.empty())
            continue;
        words += (words.empty() ? "" : "  ·  ") + std::string(label_of(target)) + " " + shortened(value, 32);
    }
    return words;
}

void draw_preview(ImportState& state, const Rect& area) {
    refresh_preview(state);
    kit::Scroll scroll("preview", area);
    const kit::Group list(Role::List, "What comes of the first rows", area);
    float y = scroll.origin().y;
    const Palette& c = look().colour;
    for (const CsvPreviewRow& row : state.preview) {
        const float indent = px(16.0f * static_cast<float>(std::clamp(row.level - 1, 0, 8)));
        const Rect line = kit::rect_at(scroll.origin().x, y, scroll.width(), px(28));
        const std::string name = row.name.empty() ? "(no name)" : row.name;
        kit::node(Role::ListItem, name, line).description = value_words(row);
        const float used =
            kit::draw_text({{line.Min.x + indent, line.Min.y}, {line.Min.x + line.GetWidth() * 0.45f, line.Max.y}},
                           name, {TextSize::Body, false, row.name.empty() ? c.ink1 : c.ink0});
        kit::draw_text(
            {{std::max(line.Min.x + indent + used + px(16), line.Min.x + line.GetWidth() * 0.4f), line.Min.y},
             line.Max},
            value_words(row), kit::meta());
        y += px(28);
        for (const std::string& trouble : row.troubles) {
            const Rect place =
                kit::rect_at(scroll.origin().x + indent + px(22), y, scroll.width() - indent - px(22), px(20));
            kit::draw_icon(kit::rect_at(place.Min.x - px(22), y, px(16), px(16)), icon_triangle_alert, 14, c.warn);
            y += kit::wrapped(place, trouble, {TextSize::Meta, false, c.warn}) + px(4);
        }
        kit::line_across(line.Min.x, line.Max.x, y - 1, c.line);
    }
    scroll.set_content(y - scroll.origin().y);
}

}  // namespace

void read_table(ImportState& state) {
    Result<CsvTable> table = read_csv(state.file.bytes, state.reading);
    if (!table) {
        fail_import(state, table.error().message);
        return;
    }
    state.table = std::move(*table);
    state.guesses = guess_columns(state.table);
    state.mapping = mapping_of(state.guesses);
    state.preview_is_old = true;
    if (state.stage != ImportStage::Mapping) go_to_stage(state, ImportStage::Mapping);
}

std::string mapping_trouble(const ImportState& state) {
    if (state.table.rows.empty()) return "There are no rows in this file.";
    if (std::ranges::find(state.mapping.columns, CsvTarget::Name) == state.mapping.columns.end())
        return "Say which column names the tasks.";
    const bool has_dates = std::ranges::any_of(state.guesses, &ColumnGuess::ask_date_order);
    if (has_dates && state.mapping.date_order == DateOrder::Automatic)
        return "Say how the dates are written: the file can be read both ways.";
    return {};
}

void draw_mapping(ViewContext& view, ImportState& state) {
    kit::Dialog dialog("Import a table", 960, view.phone ? 900 : 700);
    Rect rest = dialog.content();
    const std::string rows = counted(static_cast<std::int64_t>(state.table.rows.size()), "row", "rows");
    const std::string file = "“" + shortened(state.file.name, 24) + "”";
    draw_heading(
        rest, view.phone ? "What do the columns mean?" : "What do the columns of " + file + " mean?",
        rows + (view.phone ? " in " + file : "") + ". Rapport has guessed; change above each column what is wrong.");
    draw_reading(state, kit::cut_top(rest, reading_height(state, rest)));
    if (state.stage != ImportStage::Mapping) return;
    kit::cut_top(rest, px(8));
    draw_choices(state, kit::cut_top(rest, choices_height(rest)));
    if (state.stage != ImportStage::Mapping) return;
    kit::cut_top(rest, px(8));
    draw_columns(state, kit::cut_top(rest, columns_height(state)));
    kit::cut_bottom(rest, dialog_foot());
    kit::cut_top(rest, px(12));
    kit::heading(kit::cut_top(rest, px(24)), "What comes of the first rows", 2, kit::strong());
    const std::string trouble = mapping_trouble(state);
    if (!trouble.empty()) {
        const Rect line = kit::cut_bottom(rest, px(24));
        kit::draw_icon(kit::rect_at(line.Min.x, line.Min.y, px(16), px(24)), icon_triangle_alert, 16,
                       look().colour.warn);
        kit::text({{line.Min.x + px(24), line.Min.y}, line.Max}, trouble, {TextSize::Body, false, look().colour.warn});
    }
    draw_preview(state, rest);
    DialogButtons buttons(dialog.content());
    const bool go = buttons.button(
        "Import " + rows,
        {.kind = kit::ButtonKind::Primary, .disabled = !trouble.empty(), .reason = trouble, .id = "import"});
    if (buttons.button("Cancel") || dialog.closed()) close_import(state);
    else if (go) go_to_stage(state, ImportStage::Running);
}

}  // namespace rapport
