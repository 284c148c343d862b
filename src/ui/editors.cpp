#include "ui/editors.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "app/commands/record.h"
#include "app/commands/request.h"
#include "app/commands/touch.h"
#include "engagement/zone_names.h"
#include "ui/views/search_view.h"

namespace rapport {
namespace {

constexpr int most_error_lines = 3;
constexpr int fewest_lines = 3;
constexpr int most_lines = 9;

/// What is worth saying of a field by its name: an example, and the keyboard a phone shows.
struct Example {
    std::string_view field;
    std::string_view placeholder;
    std::string_view input_mode;
};
constexpr std::array examples{
    Example{"email", "e.g. ruth@example.org", "email"},
    Example{"phone", "e.g. +1 902 555 0100", "tel"},
    Example{"website", "e.g. example.org", "url"},
    Example{"time_zone", "e.g. America/Halifax", "text"},
    Example{"currency", "e.g. CAD", "text"},
    Example{"first_touch", "e.g. Dalhousie Expo", "text"},
    Example{"code", "e.g. HV-12", "text"},
    Example{"place", "e.g. Halifax", "text"},
    Example{"influence", "1 to 5", "numeric"},
    Example{"interest", "1 to 5", "numeric"},
};

std::string_view placeholder_of(const Field& field) {
    const auto at = std::ranges::find(examples, field.name, &Example::field);
    if (at != examples.end()) return at->placeholder;
    switch (field.kind) {
    case Kind::Date:
    case Kind::DateTime: return "e.g. 24 Nov";
    case Kind::Duration: return "e.g. 3 d";
    case Kind::Percent:  return "e.g. 60 %";
    case Kind::Number:   return "e.g. 9.4";
    case Kind::Count:    return "0";
    case Kind::Money:    return "e.g. CAD 1,200";
    case Kind::Tags:     return "e.g. urgent, legal";
    case Kind::Shifts:
        if (field.member == &tag<&QuietTime::hours>) return "e.g. after 15:00, or the whole day";
        return field.optional ? "As usual" : "e.g. 08:00–12:00, 13:00–17:00";
    case Kind::Text:
    case Kind::Prose:
    case Kind::Flag:
    case Kind::Choice:
    case Kind::Reference:
    case Kind::Instant:
    case Kind::Rank:
    case Kind::Seen:      return {};
    }
    return {};
}

std::string_view input_mode_of(const Field& field) {
    const auto at = std::ranges::find(examples, field.name, &Example::field);
    if (at != examples.end()) return at->input_mode;
    return field.kind == Kind::Count || field.kind == Kind::Percent ? "numeric" : "text";
}

std::string hint_of(const Field& field) {
    if (field.kind == Kind::Date || field.kind == Kind::DateTime) return "Type a date, or +3";
    return {};
}

bool can_change(const Editing& in, const Field& field) {
    return in.view.may_edit && (field.merge != Merge::Fixed || in.draft) && field.kind != Kind::Instant &&
           is_for_people(field) && !is_set_by_deed(field);
}

/// Said once and for all, and shown as it is.
bool is_fact(const Editing& in, const Field& field) {
    return (field.merge == Merge::Fixed && !in.draft) || field.kind == Kind::Instant || is_set_by_deed(field);
}

bool is_chosen(const Field& field) {
    return field.kind == Kind::Flag || field.kind == Kind::Reference || !options_of(field).empty();
}

float fact_height() { return px(look().coarse ? 44.0f : 28.0f); }
float flag_height() { return px(look().coarse ? 44.0f : 28.0f); }

/// A zero that a record is born with: nobody has said how much.
bool says_nothing(const EntityType& type, const Field& field, const Value& value) {
    const std::int64_t* number = std::get_if<std::int64_t>(&value);
    const bool counts = field.kind == Kind::Duration || field.kind == Kind::Count;
    return counts && number && *number == 0 && field.get(*type.blank) == value;
}

TextEditor text_editor_of(const Editing& in, std::size_t index) {
    const Field& field = in.type.fields[index];
    TextEditor editor;
    editor.label = field.label;
    const Value now = field.get(in.record);
    if (!says_nothing(in.type, field, now)) editor.value = shown_value(in.reading, field, now);
    editor.placeholder = placeholder_of(field);
    editor.hint = hint_of(field);
    // A day with its year needs the room of the icon.
    const bool day = field.kind == Kind::Date || field.kind == Kind::DateTime;
    editor.icon = day && editor.value.size() <= 12 ? icon_calendar_days : nullptr;
    editor.multiline = field.kind == Kind::Prose;
    editor.disabled = !can_change(in, field);
    editor.seen_by = seen_by(field, in.record);
    editor.input_mode = input_mode_of(field);
    editor.key = index;
    return editor;
}

kit::FieldLook look_of(const TextEditor& editor) {
    kit::FieldLook field;
    field.label = editor.label;
    field.placeholder = editor.placeholder;
    field.icon = editor.icon;
    field.multiline = editor.multiline;
    field.disabled = editor.disabled;
    field.input_mode = editor.input_mode;
    field.text = editor.text;
    field.bare = editor.bare;
    field.show_label = !editor.bare;
    return field;
}

/// The height of the box alone: of prose, as many lines as it has within reason.
float box_height(const TextEditor& editor, std::string_view text, float width) {
    if (!editor.multiline) return px(look().size.field);
    const float lines = kit::wrapped_height(width - 2 * px(11), text) / line_px(TextSize::Body);
    return std::clamp(std::ceil(lines), static_cast<float>(fewest_lines), static_cast<float>(most_lines)) *
               line_px(TextSize::Body) +
           px(14);
}

const Draft* draft_of(const EditorState& state, Id record, std::size_t key) {
    const auto at = state.drafts.find({record, key});
    return at != state.drafts.end() ? &at->second : nullptr;
}

std::string route_of_value(const Editing& in, const Field& field, const Value& value) {
    const Id* id = std::get_if<Id>(&value);
    if (!id || id->is_null()) return {};
    const EntityType* target = field.target ? find_type(field.target()) : in.view.workspace.find(*id).type;
    return target ? route_to_record(in.view.workspace, *target, *id) : std::string();
}

/// More than one field follows from how a promise or a request stands, and from what it would mean: a day, a risk, a task.
Result<Edit> written(const Editing& in, std::size_t index, Value value) {
    const Field& field = in.type.fields[index];
    ViewContext& view = in.view;
    const std::int64_t* chosen = std::get_if<std::int64_t>(&value);
    if (chosen && field.member == &tag<&Promise::state>)
        return settle_promise(view.workspace, {in.record.id}, static_cast<PromiseState>(*chosen), view.today,
                              view.make_id);
    if (chosen && field.member == &tag<&Request::state>)
        return answer_request(view.workspace, {in.record.id}, static_cast<RequestState>(*chosen), view.now,
                              view.make_id, view.jitter());
    if (const std::string* text = std::get_if<std::string>(&value); text && field.member == &tag<&Request::effect>)
        return set_request_effect(view.workspace, {in.record.id}, *text);
    return set_field(view.workspace, in.type, in.record.id, index, std::move(value));
}

/// Asks the command; what it refuses stays in the field.
std::optional<Edit> edit_with(const Editing& in, std::size_t index, Value value, std::string typed) {
    if (in.draft) {
        const Result<void> done = set_in_draft(in.view.workspace, in.type, *in.draft, index, std::move(value));
        if (done) return {};
        if (is_chosen(in.type.fields[index])) in.view.out.fail(done.error());
        else refuse_text(in.state, in.record.id, index, std::move(typed), done.error());
        return {};
    }
    Result<Edit> edit = written(in, index, std::move(value));
    if (edit) return edit->empty() ? std::nullopt : std::optional(std::move(*edit));
    if (is_chosen(in.type.fields[index])) in.view.out.fail(edit.error());
    else refuse_text(in.state, in.record.id, index, std::move(typed), edit.error());
    return {};
}

std::optional<Edit> draw_flag(const Editing& in, std::size_t index, const kit::Rect& place) {
    const Field& field = in.type.fields[index];
    const Value now = field.get(in.record);
    const bool checked = std::get<bool>(now);
    const kit::Rect row = kit::rect_at(place.Min.x, place.Min.y, place.GetWidth(), flag_height());
    draw_shared_mark(row, seen_by(field, in.record));
    const kit::Rect box{row.Min, {row.Max.x - px(64), row.Max.y}};
    if (!kit::checkbox(box, field.label, checked, true, !can_change(in, field))) return {};
    return edit_with(in, index, Value(!checked), {});
}

std::optional<Edit> draw_choice(const Editing& in, std::size_t index, const kit::Rect& place) {
    const Field& field = in.type.fields[index];
    const Value now = field.get(in.record);
    std::vector<std::string> labels;
    for (const std::string_view option : options_of(field)) labels.emplace_back(option);
    draw_shared_mark(kit::rect_at(place.Min.x, place.Min.y, place.GetWidth(), line_px(TextSize::Meta)),
                     seen_by(field, in.record));
    const kit::Rect box =
        kit::rect_at(place.Min.x, place.Min.y + kit::field_label_height(), place.GetWidth(), px(look().size.field));
    const std::int64_t* current = std::get_if<std::int64_t>(&now);
    const int chosen =
        kit::select(box, field.label, labels, current ? static_cast<int>(*current) : -1, !can_change(in, field));
    if (chosen < 0) return {};
    return edit_with(in, index, Value(std::int64_t{chosen}), {});
}

std::optional<Edit> draw_reference(const Editing& in, std::size_t index, const kit::Rect& place) {
    const Field& field = in.type.fields[index];
    const Value now = field.get(in.record);
    kit::draw_label(place.Min.x, place.Min.y, place.GetWidth(), field.label);
    draw_shared_mark(kit::rect_at(place.Min.x, place.Min.y, place.GetWidth(), line_px(TextSize::Meta)),
                     seen_by(field, in.record));
    const kit::Rect box =
        kit::rect_at(place.Min.x, place.Min.y + kit::field_label_height(), place.GetWidth(), px(look().size.field));
    const std::optional<Id> chosen = pick_record(in, index, std::get<Id>(now), box);
    if (!chosen) return {};
    return edit_with(in, index, Value(*chosen), {});
}

std::optional<Edit> draw_typed(const Editing& in, std::size_t index, const kit::Rect& place) {
    const Field& field = in.type.fields[index];
    const std::optional<std::string> typed = draw_text_editor(in.state, in.record.id, text_editor_of(in, index), place);
    if (!typed) return {};
    Result<Value> value = typed_value(in.reading, field, field.get(in.record), *typed);
    if (value && field.name == "time_zone") {
        Result<std::string> zone = zone_named(in.view.zones, in.view.instant, *typed);
        value = zone ? Result<Value>(Value(std::move(*zone))) : Result<Value>(zone.error());
    }
    if (value) return edit_with(in, index, std::move(*value), *typed);
    refuse_text(in.state, in.record.id, index, *typed, value.error());
    return {};
}

}  // namespace

bool is_narrow(const Field& field) {
    switch (field.kind) {
    case Kind::Count:
    case Kind::Duration:
    case Kind::Percent:
    case Kind::Number:
    case Kind::Date:
    case Kind::DateTime:
    case Kind::Money:     return field.merge != Merge::Fixed;
    case Kind::Text:
    case Kind::Prose:
    case Kind::Flag:
    case Kind::Instant:
    case Kind::Choice:
    case Kind::Reference:
    case Kind::Rank:
    case Kind::Tags:
    case Kind::Shifts:
    case Kind::Seen:      return false;
    }
    return false;
}

float editor_height(const Editing& in, std::size_t index, float width) {
    const Field& field = in.type.fields[index];
    if (is_fact(in, field)) return fact_height();
    if (field.kind == Kind::Flag) return flag_height();
    if (is_chosen(field)) return kit::field_label_height() + px(look().size.field);
    return text_editor_height(in.state, in.record.id, text_editor_of(in, index), width);
}

std::optional<Edit> draw_editor(const Editing& in, std::size_t index, const kit::Rect& place) {
    const Field& field = in.type.fields[index];
    const kit::IdScope record(in.record.id);
    const kit::IdScope scope(static_cast<int>(index));
    if (is_fact(in, field)) {
        const Value value = field.get(in.record);
        draw_fact(kit::rect_at(place.Min.x, place.Min.y, place.GetWidth(), fact_height()), field.label,
                  shown_or_dash(in.reading, field, value), route_of_value(in, field, value));
        return {};
    }
    if (!options_of(field).empty()) return draw_choice(in, index, place);
    switch (field.kind) {
    case Kind::Flag:      return draw_flag(in, index, place);
    case Kind::Reference: return draw_reference(in, index, place);
    case Kind::Text:
    case Kind::Prose:
    case Kind::Count:
    case Kind::Duration:
    case Kind::Percent:
    case Kind::Number:
    case Kind::Date:
    case Kind::DateTime:
    case Kind::Money:
    case Kind::Tags:
    case Kind::Shifts:    return draw_typed(in, index, place);
    case Kind::Choice:
    case Kind::Instant:
    case Kind::Rank:
    case Kind::Seen:      break;
    }
    return {};
}

// --- Text ----------------------------------------------------------------------------------------------------------

float text_editor_height(const EditorState& state, Id record, const TextEditor& editor, float width) {
    const Draft* draft = draft_of(state, record, editor.key);
    float height =
        (editor.bare ? 0 : kit::field_label_height()) + box_height(editor, draft ? draft->text : editor.value, width);
    if (draft) height += px(4) + kit::wrapped_height(width, draft->error, {TextSize::Meta}, most_error_lines);
    else if (!editor.hint.empty() && !editor.disabled) height += px(8);  // With the gap below, room for the hint.
    return height;
}

std::optional<std::string> draw_text_editor(EditorState& state, Id record, const TextEditor& editor,
                                            const kit::Rect& place) {
    const Draft* draft = draft_of(state, record, editor.key);
    const std::string shown = draft ? draft->text : editor.value;
    kit::FieldLook field = look_of(editor);
    const kit::IdScope scope(static_cast<int>(editor.key));
    const ImGuiID id = kit::id_of("value");
    field.id = "value";
    if (draft) field.error = draft->error;
    else if (kit::editing() == id) field.hint = editor.hint;
    if (!editor.bare)
        draw_shared_mark(kit::rect_at(place.Min.x, place.Min.y, place.GetWidth(), line_px(TextSize::Meta)),
                         editor.seen_by);
    const float top = place.Min.y + (editor.bare ? 0 : kit::field_label_height());
    const kit::FieldEvent event = kit::field(
        kit::rect_at(place.Min.x, top, place.GetWidth(), box_height(editor, shown, place.GetWidth())), shown, field);
    state.typing |= event.editing && !event.ended;
    if (!event.ended) return {};
    state.entered = event.end == TextEnd::Enter ? id : 0;
    const bool had_draft = draft != nullptr;
    state.drafts.erase({record, editor.key});
    if (event.cancelled || event.text == editor.value) return {};
    if (!had_draft && event.text == shown) return {};
    return event.text;
}

void refuse_text(EditorState& state, Id record, std::size_t key, std::string text, const Error& error) {
    state.drafts[{record, key}] = {std::move(text), error.message};
    kit::announce(error.message, true);
    if (state.entered != 0) kit::edit_field(state.entered);  // Who pressed Enter is still there.
    kit::again();
}

// --- Facts ---------------------------------------------------------------------------------------------------------

void draw_fact(const kit::Rect& row, std::string_view label, std::string_view value, std::string_view route) {
    kit::Rect rest = row;
    const kit::Rect left = kit::cut_left(rest, std::min(row.GetWidth() / 2, kit::text_width(label) + px(12)));
    kit::text(left, label, {TextSize::Body, false, look().colour.ink1});
    if (route.empty() || value == "–") {
        kit::text(rest, value, {TextSize::Body, false, 0, kit::Align::Right});
        return;
    }
    const float width = std::min(rest.GetWidth(), kit::text_width(value));
    kit::link({{rest.Max.x - width, rest.Min.y}, rest.Max}, value, route);
}

SeenBy seen_by(const Field& field, const Entity& record) {
    if (field.audience == Audience::Team) return SeenBy::Team;
    return record.shared ? SeenBy::Client : SeenBy::ClientOnceShared;
}

void draw_shared_mark(const kit::Rect& line, SeenBy seen_by) {
    if (seen_by == SeenBy::Team) return;
    constexpr std::string_view word = "shared";
    constexpr std::string_view sentence = "The client sees this field when the record is shared.";
    const kit::TextLook small = kit::meta();
    const bool says_so = seen_by == SeenBy::Client;
    const float width = px(14) + (says_so ? kit::text_width(word, small) + px(4) : 0);
    const kit::Rect box{{line.Max.x - width, line.Min.y}, line.Max};
    AccessNode& mark = kit::node(Role::Text, word, box);
    mark.description = sentence;
    const kit::Item area{.id = mark.id,
                         .rect = box,
                         .hovered = ImGui::IsMouseHoveringRect(box.Min, box.Max) && ImGui::IsWindowHovered()};
    kit::tooltip(area, sentence);
    kit::draw_icon(kit::rect_at(box.Min.x, box.Min.y, px(14), box.GetHeight()), icon_eye, 12, look().colour.ink1);
    if (says_so) kit::draw_text({{box.Min.x + px(18), box.Min.y}, box.Max}, word, small);
}

bool waits_for_field(const EditorState& state, bool& finishing) {
    finishing = state.typing;
    if (!finishing) return false;
    kit::end_editing();
    kit::again();
    return true;
}

}  // namespace rapport
