#include <algorithm>

#include "base/sort.h"
#include "base/text.h"
#include "ui/editors.h"

namespace rapport {
namespace {

constexpr std::size_t rows_shown = 8;

/// What tells two of one name apart: a role, a place, the project.
std::string note_of(const EntityType& type, const Entity& record) {
    for (const std::string_view name : {"role", "place", "code"}) {
        const Field* field = find_field(type, name);
        if (!field) continue;
        const Value value = field->get(record);
        if (const std::string* text = std::get_if<std::string>(&value); text && !text->empty()) return *text;
    }
    return {};
}

/// Whether an option belongs to the same whole as the record: a task's parent to its project, a client's words to somebody
/// of that client. What a record belongs to is what it was born with.
bool belongs_with(const Editing& in, const EntityType& target, const Entity& option) {
    for (const Field& theirs : target.fields) {
        if (theirs.kind != Kind::Reference || theirs.merge != Merge::Fixed || !theirs.target) continue;
        for (const Field& ours : in.type.fields) {
            if (ours.kind != Kind::Reference || !ours.target || ours.target() != theirs.target()) continue;
            const Value whole = ours.get(in.record);
            if (!std::get<Id>(whole).is_null() && theirs.get(option) != whole) return false;
        }
    }
    return true;
}

void list_options(const Editing& in, std::size_t field, const EntityType& target) {
    EditorState& state = in.state;
    const std::pair<Id, std::size_t> key{in.record.id, field};
    if (state.listed_for == key && state.listed_at == in.view.workspace.revision() && !state.list_is_new) return;
    state.listed_for = key;
    state.listed_at = in.view.workspace.revision();
    state.options.clear();
    for (const Entity* record : in.view.workspace.table(target).rows()) {
        if (!is_alive(*record) || record->id == in.record.id || !belongs_with(in, target, *record)) continue;
        std::string title = title_of(target, *record);
        std::string key_text = folded(title);
        state.options.push_back({record->id, std::move(title), note_of(target, *record), std::move(key_text)});
    }
    sort_items(state.options, {}, &ReferenceOption::folded);
}

bool has_avatar(const EntityType& target) { return &target == &type_of<Person> || &target == &type_of<Stakeholder>; }

void draw_box(const kit::Rect& box, const kit::Item& it, const EntityType& target, Id current, std::string_view title,
              bool disabled) {
    const Palette& c = look().colour;
    kit::fill(box, disabled || it.hovered ? c.bg2 : c.bg1, px(6));
    kit::frame_line(box, disabled ? c.line : c.edge, px(6));
    float x = box.Min.x + px(10);
    if (!title.empty() && has_avatar(target)) {
        kit::avatar({x + px(10), std::floor(box.GetCenter().y)}, 20, title, {}, current);
        x += px(28);
    }
    const kit::Rect words{{x, box.Min.y}, {box.Max.x - px(28), box.Max.y}};
    kit::draw_text(words, title.empty() ? "None" : title,
                   {TextSize::Body, false, title.empty() || disabled ? c.ink1 : c.ink0});
    if (!disabled)
        kit::draw_icon(kit::rect_at(box.Max.x - px(24), box.Min.y, px(16), box.GetHeight()), icon_chevron_down, 16,
                       c.ink1);
    if (it.ring) kit::focus_ring(box, px(6));
}

/// One row of the list; true where it was chosen.
bool draw_option(const ReferenceOption& option, const EntityType& target, bool marked, bool current) {
    const Palette& c = look().colour;
    const kit::Rect row = kit::menu_strip(look().size.menu_row);
    const kit::IdScope scope(option.id);
    const kit::Item it = kit::item(kit::id_of("option"), row);
    AccessNode& node = kit::node(Role::MenuItem, option.title, row, it.id);
    node.focusable = true;
    if (current) node.checked = Tristate::Yes;
    if (it.hovered || it.focused || marked) kit::fill(row, c.bg2, px(6));
    float x = row.Min.x + px(8);
    if (!option.id.is_null() && has_avatar(target)) {
        kit::avatar({x + px(10), std::floor(row.GetCenter().y)}, 20, option.title, {}, option.id);
        x += px(28);
    }
    const float end = row.Max.x - px(current ? 28.0f : 8.0f);
    const float used = kit::draw_text({{x, row.Min.y}, {end, row.Max.y}}, option.title,
                                      {TextSize::Body, false, option.id.is_null() ? c.ink1 : c.ink0});
    if (!option.note.empty() && end - x - used > px(48))
        kit::draw_text({{x + used + px(12), row.Min.y}, {end, row.Max.y}}, option.note,
                       {TextSize::Meta, false, c.ink1, kit::Align::Right});
    if (current)
        kit::draw_icon(kit::rect_at(row.Max.x - px(24), row.Min.y, px(16), row.GetHeight()), icon_check, 16, c.accent);
    if (it.ring) kit::frame_line(row, c.focus, px(6), px(2));
    return it.pressed;
}

/// The field over a long list. True where Enter takes what is marked.
bool draw_search(EditorState& state, const EntityType& target) {
    const kit::Rect strip = kit::menu_strip(look().size.field + 8);
    kit::FieldLook field;
    const std::string label = "Find among " + std::string(target.plural);
    field.label = label;
    field.placeholder = label;
    field.icon = icon_search;
    field.show_label = false;
    field.spell_check = false;
    field.keeps_arrows = true;
    field.input_mode = "search";
    field.enter_key = "go";
    field.id = "sought";
    if (state.list_is_new) kit::edit_field(kit::id_of("sought"));
    const kit::FieldEvent event = kit::field(kit::inset(strip, px(4), px(4)), state.sought, field);
    if (event.changed) {
        state.sought = event.text;
        state.marked = 0;
    }
    state.marked += event.arrow;
    if (event.cancelled) kit::close_menus();
    return event.ended && event.end == TextEnd::Enter;
}

std::vector<ReferenceOption> found_options(const EditorState& state) {
    std::vector<ReferenceOption> found;
    const std::string sought = folded(trimmed(state.sought));
    if (sought.empty()) found.push_back({{}, "None", {}, {}});
    for (const ReferenceOption& option : state.options)
        if (option.folded.find(sought) != std::string::npos) found.push_back(option);
    return found;
}

/// Where those who work here are chosen, and one is missing.
void draw_way_to_team(const Editing& in) {
    if (in.draft)
        kit::text(kit::inset(kit::menu_strip(28), px(8), 0), "Colleagues are added under Settings, Team.", kit::meta());
    else if (kit::menu_item("Add a colleague", icon_plus, {}, in.view.may_edit))
        in.view.out.go("#" + to_string(Route{ViewId::Settings, {}, {}, {}, {}}));
}

std::optional<Id> draw_list(EditorState& state, const EntityType& target, Id current) {
    const bool searching = state.options.size() > rows_shown;
    const bool enter = searching && draw_search(state, target);
    const std::vector<ReferenceOption> found = found_options(state);
    const std::size_t shown = std::min(found.size(), rows_shown + 1);
    state.marked = std::clamp(state.marked, 0, std::max(0, static_cast<int>(shown) - 1));
    std::optional<Id> chosen;
    for (std::size_t i = 0; i < shown; ++i) {
        if (!searching && i == 0 && state.list_is_new) {
            const kit::IdScope scope(found[i].id);
            kit::focus(kit::id_of("option"));
        }
        if (draw_option(found[i], target, searching && static_cast<int>(i) == state.marked, found[i].id == current))
            chosen = found[i].id;
    }
    if (enter && shown > 0) chosen = found[static_cast<std::size_t>(state.marked)].id;
    if (found.size() > shown || found.empty()) {
        const std::string more =
            found.empty() ? "Nothing found"
                          : counted(static_cast<std::int64_t>(found.size() - shown), "more", "more") + ": type to find";
        kit::text(kit::inset(kit::menu_strip(28), px(8), 0), more, kit::meta());
    }
    state.list_is_new = false;
    return chosen;
}

}  // namespace

std::optional<Id> pick_record(const Editing& in, std::size_t index, Id current, const kit::Rect& box) {
    const Field& field = in.type.fields[index];
    const EntityType* target = field.target ? find_type(field.target()) : nullptr;
    const bool disabled = !target || !in.view.may_edit;
    const Entity* chosen_now = target ? in.view.workspace.find(*target, current) : nullptr;
    const std::string title = chosen_now ? title_of(*target, *chosen_now) : std::string();

    const kit::Item it = kit::item(kit::id_of("reference"), box, disabled ? kit::ItemDisabled : kit::ItemNone);
    const std::string menu = std::string(field.label) + "##" + std::to_string(it.id);
    AccessNode& node = kit::node(Role::ComboBox, field.label, box, it.id);
    node.value = title.empty() ? "None" : title;
    node.focusable = !disabled;
    node.disabled = disabled;
    if (!target) return {};
    draw_box(box, it, *target, current, title, disabled);
    if (it.pressed) {
        in.state.list_is_new = true;
        in.state.sought.clear();
        in.state.marked = 0;
        kit::open_menu(menu);
    }
    if (!kit::begin_menu(menu, box, 240)) return {};
    list_options(in, index, *target);
    const std::optional<Id> chosen = draw_list(in.state, *target, chosen_now ? current : Id{});
    if (target == &type_of<Person>) draw_way_to_team(in);
    kit::end_menu();
    if (chosen) kit::close_menus();
    return chosen;
}

}  // namespace rapport
