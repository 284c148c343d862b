#include "ui/views/trash.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "app/commands/record.h"
#include "app/erasure.h"
#include "base/text.h"
#include "engagement/sayings.h"
#include "ui/views/history_view_lines.h"
#include "ui/views/search_view.h"

namespace rapport {
namespace {

using kit::Rect;

constexpr float widest = 880;
constexpr std::size_t names_shown = 2;

float row_height() { return px(look().coarse ? 64.0f : 48.0f); }

using Deleted = std::vector<Workspace::Found>;

/// What the others of a gesture went with comes first here.
constexpr std::array order{&type_of<Client>,
                           &type_of<Project>,
                           &type_of<WorkingCalendar>,
                           &type_of<Person>,
                           &type_of<Stakeholder>,
                           &type_of<Task>,
                           &type_of<CalendarException>,
                           &type_of<Dependency>,
                           &type_of<Assignment>,
                           &type_of<Recurrence>,
                           &type_of<Baseline>,
                           &type_of<BaselineTask>,
                           &type_of<BoardColumn>,
                           &type_of<SavedView>,
                           &type_of<Comment>};
std::ptrdiff_t place_of(const EntityType* type) { return std::ranges::find(order, type) - order.begin(); }

/// Whether what it is part of (of its own type) went too.
bool has_parent_among(const Workspace::Found& one, const Deleted& all) {
    for (const Field& field : one.type->fields) {
        if (field.kind != Kind::Reference || !field.target || field.target() != one.type->name) continue;
        const Value value = field.get(*one.record);
        if (std::ranges::any_of(all,
                                [&](const Workspace::Found& other) { return other.record->id == std::get<Id>(value); }))
            return true;
    }
    return false;
}

std::string capitalised(std::string text) {
    if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 32);
    return text;
}

/// " with 31 tasks and 14 links".
std::string with_counts(const Deleted& all, const Deleted& roots) {
    std::vector<std::string> parts;
    for (const EntityType* type : order) {
        auto count = std::ranges::count(all, type, &Workspace::Found::type);
        if (type == roots.front().type) count -= static_cast<std::ptrdiff_t>(roots.size());
        if (count > 0) parts.push_back(counted(count, type->label, type->plural));
    }
    std::string text;
    for (std::size_t i = 0; i < parts.size(); ++i)
        text += (i == 0 ? " with " : i + 1 == parts.size() ? " and " : ", ") + parts[i];
    return text;
}

std::string title_of_entry(const Workspace& workspace, const Deleted& all, const Deleted& roots) {
    const EntityType& type = *roots.front().type;
    if (roots.size() == 1)
        return capitalised(called(workspace, type, roots.front().record->id)) + with_counts(all, roots);
    std::string text = counted(static_cast<std::int64_t>(roots.size()), type.label, type.plural) + ": ";
    for (std::size_t i = 0; i < std::min(names_shown, roots.size()); ++i)
        text += (i ? ", " : "") + ("“" + title_said(workspace, type, *roots[i].record) + "”");
    if (roots.size() > names_shown)
        text += " and " + with_thousands(static_cast<std::int64_t>(roots.size() - names_shown)) + " more";
    return text;
}

TrashEntry entry_of(const Workspace& workspace, const Stamp& when, const Deleted& all) {
    const EntityType* first = all.front().type;
    for (const Workspace::Found& one : all)
        if (place_of(one.type) < place_of(first)) first = one.type;
    Deleted roots;
    for (const Workspace::Found& one : all)
        if (one.type == first && !has_parent_among(one, all)) roots.push_back(one);
    if (roots.empty()) roots.push_back(*std::ranges::find(all, first, &Workspace::Found::type));
    std::string title = title_of_entry(workspace, all, roots);
    std::string key = folded(title);
    return {first, roots.front().record->id, when, std::move(title), std::move(key)};
}

void refresh(const Workspace& workspace, TrashState& state) {
    if (state.revision == workspace.revision()) return;
    state.revision = workspace.revision();
    std::map<Stamp, Deleted> gestures;
    for (const EntityType* type : all_types())
        for (const Entity* record : workspace.table(*type).rows())
            if (!is_alive(*record) && !is_erased(*type, *record))
                gestures[stamp_of(*record, deleted_field)].push_back({type, record});
    state.entries.clear();
    for (auto gesture = gestures.rbegin(); gesture != gestures.rend(); ++gesture)
        state.entries.push_back(entry_of(workspace, gesture->first, gesture->second));
}

std::string facts_of(const ViewContext& view, const Reading& reading, const TrashEntry& entry) {
    std::string facts = "Deleted " + format_instant(reading, {entry.when.millis()});
    if (const Gesture* gesture = view.session.history().find(entry.when))
        facts += gesture->author.empty() ? " by you" : " by " + gesture->author;
    return facts;
}

void draw_entry(ViewContext& view, const Reading& reading, const TrashEntry& entry, const Rect& box) {
    const kit::IdScope scope(entry.id);
    const std::string facts = facts_of(view, reading, entry);
    const kit::Group item(Role::ListItem, entry.title, box, "entry");
    Rect rest = kit::inset(box, px(16), 0);
    kit::draw_icon(kit::cut_left(rest, px(16)), icon_of_type(*entry.type), 16, look().colour.ink1);
    rest.Min.x += px(12);
    const kit::ButtonLook plain{.icon = icon_rotate_ccw, .small = true, .disabled = !view.may_edit};
    const float width = kit::button_width("Restore", plain);
    const Rect button = kit::centred(kit::cut_right(rest, width), width, kit::button_height(plain));
    rest.Max.x -= px(12);
    const float top = std::floor(box.GetCenter().y - px(19));
    kit::text({{rest.Min.x, top}, {rest.Max.x, top + px(20)}}, entry.title);
    kit::text({{rest.Min.x, top + px(20)}, {rest.Max.x, top + px(38)}}, facts, kit::meta());
    if (kit::button(button, "Restore", plain)) {
        Result<Edit> edit = restore_record(view.workspace, *entry.type, entry.id);
        std::string said;
        if (edit) said = ended("Restored" + edit->label.substr(std::string_view("Restore").size()));
        view.out.send(std::move(edit), std::move(said));
    }
}

void draw_list(ViewContext& view, TrashState& state, Rect area) {
    std::vector<const TrashEntry*> found;
    const std::string sought = folded(trimmed(state.filter));
    for (const TrashEntry& entry : state.entries)
        if (entry.folded.find(sought) != std::string::npos) found.push_back(&entry);
    if (found.empty()) {
        kit::empty_state(kit::rect_at(area.Min.x, area.Min.y + px(80), area.GetWidth(), px(160)), icon_search,
                         "Nothing deleted is called that", "Try another word, or empty the field.");
        return;
    }
    const Reading reading = reading_of(view);
    const float height = row_height();
    area.Max.y = std::min(area.Max.y, area.Min.y + static_cast<float>(found.size()) * height + px(10));
    kit::card(area);
    const Rect inner = kit::inset(area, 1);
    kit::Scroll scroll("trash", inner);
    const kit::Group list(Role::List, "Deleted", area);
    const float top = scroll.origin().y + px(4);
    const auto first = static_cast<std::size_t>(std::max(0.0f, std::floor((inner.Min.y - top) / height)));
    for (std::size_t i = first; i < found.size() && top + static_cast<float>(i) * height < inner.Max.y; ++i) {
        const Rect row = kit::rect_at(inner.Min.x, top + static_cast<float>(i) * height, scroll.width(), height);
        if (i > 0) kit::line_across(row.Min.x + px(16), row.Max.x - px(16), row.Min.y - 1, look().colour.line);
        draw_entry(view, reading, *found[i], row);
    }
    scroll.set_content(static_cast<float>(found.size()) * height + px(8));
}

}  // namespace

void draw_trash(ViewContext& view, TrashState& state) {
    refresh(view.workspace, state);
    const float width = std::min(view.area.GetWidth() - px(32), px(widest));
    Rect area = kit::rect_at(view.area.Min.x + px(16), view.area.Min.y, width, view.area.GetHeight() - px(16));
    Rect head = kit::cut_top(area, px(60));
    if (state.entries.empty()) {
        kit::empty_state(kit::rect_at(view.area.Min.x, area.Min.y + px(80), view.area.GetWidth(), px(160)),
                         icon_trash_2, "Nothing was deleted", "What you delete can be brought back here.");
        return;
    }
    const Rect box = kit::centred(head, head.GetWidth(), px(look().size.field));
    const kit::FieldEvent event =
        kit::field({box.Min, {std::min(box.Max.x, box.Min.x + px(320)), box.Max.y}}, state.filter,
                   {.label = "Filter",
                    .placeholder = "e.g. Online booking",
                    .icon = icon_search,
                    .input_mode = "search",
                    .show_label = false,
                    .spell_check = false});
    if (event.editing) state.filter = event.text;
    draw_list(view, state, area);
}

}  // namespace rapport
