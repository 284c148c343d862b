#pragma once
// A card with records as rows: columns where there is room; where there is not, the title and what stands beneath it, in two
// lines each where they are long. Each row is one control that says all of it; a press selects the record, and the panel beside
// shows it.

#include "ui/view.h"

namespace rapport {

struct ListColumn {
    std::string_view label;
    float width = 0;  ///< CSS pixels; of the first, what the others leave.
    kit::Align align = kit::Align::Left;
};

struct ListCell {
    std::string text;
    kit::Tone tone = kit::Tone::Neutral;
    bool chip = false;
    int progress = -1;  ///< Per cent, as a bar instead of the text, which is then what it says.
};

struct ListRow {
    const EntityType* type = nullptr;
    Id id;
    std::string title;
    std::string second;           ///< Beneath the title.
    std::vector<ListCell> cells;  ///< Of the columns behind the first.
    Id avatar;                    ///< Whose face stands before it; null: nobody's.
    std::string avatar_name;
    std::string route;  ///< Where a press leads, if not to its details.
};

struct RecordList {
    std::string_view heading;
    std::string note;  ///< At the right of the heading, or beneath it where there is no room.
    std::vector<ListColumn> columns;
    std::vector<ListRow> rows;
    std::string_view question;  ///< Where there are no rows.
    std::string_view help;
    std::string_view button;  ///< What answers it; also at the right of the heading. Empty: none.
    bool wraps = false;       ///< Titles are sentences: two lines of small type.
    std::size_t most = 200;   ///< Rows shown; more are counted.
    std::size_t all = 0;      ///< How many there are, where `rows` has only the first of them.
};

/// At a place, as wide as given; gives its height. `pressed` becomes true where its button was.
float draw_record_list(ViewContext& view, const RecordList& list, float x, float y, float width, bool& pressed);

/// A line of a cell: its text, or a chip in its tone, or a bar.
void draw_cell(const kit::Rect& box, const ListCell& cell, kit::Align align);

}  // namespace rapport
