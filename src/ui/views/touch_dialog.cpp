#include "ui/views/touch_dialog.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "app/commands/touch.h"
#include "base/text.h"
#include "ui/views/dialog_sheet.h"
#include "ui/views/touch_people.h"

namespace rapport {
namespace {

using kit::Rect;

constexpr float gap_css = 14;
constexpr std::int64_t longest_talk = 24 * 60;

constexpr std::size_t at_client = field_of<&Touchpoint::client>();
constexpr std::size_t at_project = field_of<&Touchpoint::project>();
constexpr std::size_t at_channel = field_of<&Touchpoint::channel>();
constexpr std::size_t at_direction = field_of<&Touchpoint::direction>();
constexpr std::size_t at_held = field_of<&Touchpoint::held>();
constexpr std::size_t at_subject = field_of<&Touchpoint::subject>();
constexpr std::size_t at_summary = field_of<&Touchpoint::summary>();
constexpr std::size_t at_next = field_of<&Touchpoint::next_step>();
constexpr std::size_t at_next_by = field_of<&Touchpoint::next_by>();
constexpr std::size_t at_by = field_of<&Touchpoint::by>();
constexpr std::size_t at_waits = field_of<&Touchpoint::waits>();

/// Strips of the dialog from the top down, each shared by some editors.
struct Sheet {
    const Editing& in;
    Rect rest;
    float y = 0;

    void editors(std::initializer_list<std::size_t> fields) {
        const auto count = static_cast<float>(fields.size());
        const float each = std::floor((rest.GetWidth() - px(12) * (count - 1)) / count);
        float height = 0;
        for (const std::size_t field : fields) height = std::max(height, editor_height(in, field, each));
        float x = rest.Min.x;
        for (const std::size_t field : fields) {
            draw_editor(in, field, kit::rect_at(x, y, each, height));
            x += each + px(12);
        }
        y += height + px(gap_css);
    }
    Rect take(float height) {
        const Rect strip = kit::rect_at(rest.Min.x, y, rest.GetWidth(), height);
        y += height + px(gap_css);
        return strip;
    }
};

std::vector<Ref<Stakeholder>> refs_of(const std::vector<Id>& people) {
    std::vector<Ref<Stakeholder>> refs;
    for (const Id id : people) refs.push_back({id});
    return refs;
}

void draw_client(const Editing& in, TouchDialogState& state, const Rect& strip) {
    const kit::IdScope scope("client");
    kit::draw_label(strip.Min.x, strip.Min.y, strip.GetWidth(), "Client");
    const Rect box =
        kit::rect_at(strip.Min.x, strip.Min.y + kit::field_label_height(), strip.GetWidth(), px(look().size.field));
    const std::optional<Id> chosen = pick_record(in, at_client, state.draft.client.id, box);
    if (!chosen || *chosen == state.draft.client.id) return;
    state.draft.client = {*chosen};
    state.draft.project = {};
    state.people.clear();
}

void draw_people(ViewContext& view, TouchDialogState& state, Sheet& sheet) {
    const TookPart part{.client = state.draft.client, .chosen = state.people, .find = state.find};
    if (const auto person = draw_took_part(view, part, sheet.rest.Min.x, sheet.rest.GetWidth(), sheet.y))
        toggle_person(state.people, *person);
}

/// Feelings side by side, from bad to good.
void draw_sentiment(TouchDialogState& state, const Rect& strip) {
    kit::draw_label(strip.Min.x, strip.Min.y, strip.GetWidth(), "How they seemed");
    std::vector<std::string_view> labels;
    for (const Choice& choice : Choices<Sentiment>::all) labels.push_back(choice.label);
    const Rect box =
        kit::rect_at(strip.Min.x, strip.Min.y + kit::field_label_height(), strip.GetWidth(), px(look().size.button));
    const float wanted = kit::segments_width(labels);
    if (wanted > box.GetWidth()) {
        const std::vector<std::string> options(labels.begin(), labels.end());
        const int chosen =
            kit::select(box, "How they seemed", options, static_cast<int>(state.draft.sentiment), false, false);
        if (chosen >= 0) state.draft.sentiment = static_cast<Sentiment>(chosen);
        return;
    }
    const int chosen = kit::segments({box.Min, {box.Min.x + wanted, box.Max.y}}, "How they seemed", labels,
                                     static_cast<int>(state.draft.sentiment));
    if (chosen >= 0) state.draft.sentiment = static_cast<Sentiment>(chosen);
}

std::optional<std::int64_t> minutes_of(std::string_view typed) {
    const std::string_view text = trimmed(typed);
    if (text.empty()) return 0;
    std::int64_t count = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), count);
    if (fault != std::errc{} || end != text.data() + text.size() || count < 0 || count > longest_talk) return {};
    return count;
}

void draw_minutes(TouchDialogState& state, const Rect& strip) {
    const Rect box =
        kit::rect_at(strip.Min.x, strip.Min.y + kit::field_label_height(), strip.GetWidth(), px(look().size.field));
    const bool wrong = !minutes_of(state.minutes);
    const kit::FieldEvent event = kit::field(
        box, state.minutes,
        {.label = "Minutes", .placeholder = "e.g. 20", .error = wrong ? "A number" : "", .input_mode = "numeric"});
    if (event.changed || event.committed()) state.minutes = event.text;
}

bool is_to_be_task(const ViewContext& view, const TouchDialogState& state) {
    return !trimmed(state.draft.next_step).empty() && project_of_step(view.workspace, state.draft) &&
           state.makes_task.value_or(state.draft.next_by.has_value());
}

/// That it is done, and where the next step went.
std::string logged_words(const ViewContext& view, const TouchDialogState& state) {
    if (trimmed(state.draft.next_step).empty()) return "Logged.";
    if (!is_to_be_task(view, state)) return "Logged. Its next step stands with it in the client’s story.";
    const Project* project = project_of_step(view.workspace, state.draft);
    return "Logged. Its next step is a task of “" + shortened(title_of(type_of<Project>, *project), 60) + "” now.";
}

void finish(ViewContext& view, TouchDialogState& state) {
    if (waits_for_field(state.editors, state.finishing)) return;
    if (!state.editors.drafts.empty()) return;
    const std::optional<std::int64_t> minutes = minutes_of(state.minutes);
    if (!minutes) {
        state.error = "Minutes are a whole number up to 1,440.";
        return;
    }
    state.draft.length = {*minutes};
    Result<Edit> edit = log_touch(view.workspace,
                                  {.touchpoint = state.draft,
                                   .people = refs_of(state.people),
                                   .planned = {state.planned},
                                   .answers = state.answers,
                                   .makes_task = is_to_be_task(view, state),
                                   .jitter = view.jitter()},
                                  view.make_id, view.now);
    if (!edit) {
        state.error = edit.error().message;
        return;
    }
    view.out.send(std::move(*edit), logged_words(view, state));
    state = {};
}

/// The box under it always has its place, so that nothing moves away from the pointer when the step is written.
void draw_next_step(ViewContext& view, TouchDialogState& state, Sheet& sheet, bool narrow) {
    if (narrow) {
        sheet.editors({at_next});
        sheet.editors({at_next_by});
    } else {
        sheet.editors({at_next, at_next_by});
    }
    const bool written = !trimmed(state.draft.next_step).empty();
    const bool has_place = project_of_step(view.workspace, state.draft) != nullptr;
    const bool ticked = is_to_be_task(view, state);
    Rect strip = sheet.take(px(look().coarse ? 44.0f : 24.0f));
    if (kit::checkbox(kit::cut_left(strip, px(140)), "Make it a task", ticked, true, !written || !has_place))
        state.makes_task = !ticked;
    if (written && !has_place) kit::text(strip, "Choose the project first.", kit::meta());
}

/// "This answers what Theo asked on 21 Nov", where somebody who took part waits.
void draw_answers(ViewContext& view, TouchDialogState& state, Sheet& sheet) {
    const auto waiting = waiting_for_answer(view.workspace, state.draft.client, refs_of(state.people));
    if (waiting.empty()) return;
    const std::string label =
        "This answers “" + shortened(waiting.front()->subject, 40) + "”" +
        (waiting.size() > 1 ? " and " + std::to_string(waiting.size() - 1) + " more" : std::string());
    if (kit::checkbox(sheet.take(px(look().coarse ? 44.0f : 24.0f)), label, state.answers))
        state.answers = !state.answers;
}

void draw_advice(ViewContext& view, const TouchDialogState& state, Sheet& sheet) {
    if (state.draft.direction == Direction::In) return;
    draw_contact_advice(view, state.people, state.draft.channel, sheet.rest.Min.x, sheet.rest.GetWidth(), sheet.y);
}

void draw_when(TouchDialogState& state, Sheet& sheet) {
    const float width = sheet.rest.GetWidth();
    const Rect strip = sheet.take(std::max(labelled_height(), editor_height(sheet.in, at_held, width / 2)));
    const float half = std::floor((width - px(12)) / 2);
    draw_editor(sheet.in, at_held, {strip.Min, {strip.Min.x + half, strip.Max.y}});
    draw_minutes(state, {{strip.Max.x - half, strip.Min.y}, strip.Max});
}

/// How it ended comes first on a phone: that is what one knows best right after a talk.
void draw_narrow(ViewContext& view, TouchDialogState& state, Sheet& sheet) {
    draw_client(sheet.in, state, sheet.take(labelled_height()));
    draw_people(view, state, sheet);
    sheet.editors({at_summary});
    draw_sentiment(state, sheet.take(kit::field_label_height() + px(look().size.button)));
    draw_next_step(view, state, sheet, true);
    sheet.editors({at_waits});
    draw_answers(view, state, sheet);
    sheet.editors({at_subject});
    sheet.editors({at_project});
    sheet.editors({at_channel, at_direction});
    draw_advice(view, state, sheet);
    draw_when(state, sheet);
    sheet.editors({at_by});
}

void draw_wide(ViewContext& view, TouchDialogState& state, Sheet& sheet) {
    const Rect strip = sheet.take(labelled_height());
    const float half = std::floor((strip.GetWidth() - px(12)) / 2);
    draw_client(sheet.in, state, {strip.Min, {strip.Min.x + half, strip.Max.y}});
    draw_editor(sheet.in, at_project, {{strip.Max.x - half, strip.Min.y}, strip.Max});
    draw_people(view, state, sheet);
    sheet.editors({at_channel, at_direction, at_by});
    draw_advice(view, state, sheet);
    draw_when(state, sheet);
    sheet.editors({at_subject});
    sheet.editors({at_summary});
    draw_sentiment(state, sheet.take(kit::field_label_height() + px(look().size.button)));
    draw_next_step(view, state, sheet, false);
    sheet.editors({at_waits});
    draw_answers(view, state, sheet);
}

/// Where there is room: the keyboard of a phone would hide the rest of the dialog.
void open_first_field(const Editing& in, TouchDialogState& state, bool narrow) {
    if (!std::exchange(state.fresh, false) || narrow) return;
    const kit::IdScope record(in.record.id);
    const kit::IdScope editor(static_cast<int>(at_subject));
    const kit::IdScope text(static_cast<int>(at_subject));
    kit::edit_field(kit::id_of("value"));
}

}  // namespace

void open_touch_dialog(ViewContext& view, TouchDialogState& state, Id client, Id person, Id project) {
    state = {};
    state.open = state.fresh = true;
    state.draft.id = view.make_id();
    state.draft.held = view.now;
    state.draft.client = {client};
    state.draft.project = {project};
    for (const Person& own : view.workspace.all<Person>())
        if (!view.settings.author.empty() && own.name == view.settings.author) state.draft.by = {own.id};
    if (!person.is_null()) state.people.push_back(person);
}

void draw_touch_dialog(ViewContext& view, TouchDialogState& state) {
    if (!state.open) return;
    Touchpoint* draft = &state.draft;
    const Reading reading = reading_of(view, type_of<Touchpoint>, *draft);
    const Editing in{view, reading, state.editors, type_of<Touchpoint>, *draft, draft};
    const float room = ImGui::GetIO().DisplaySize.y / look().scale - 32;
    kit::Dialog dialog("Log a touch", 640, std::min(room, 720.0f));
    Rect rest = dialog.content();
    kit::heading(kit::cut_top(rest, px(36)), "Log a touch", 1, kit::title());
    rest.Min.y += px(8);
    const Rect foot = kit::cut_bottom(rest, px(look().size.button + 12));
    draw_dialog_error(rest, state.error);
    state.editors.typing = false;
    {
        const float ring = px(8);  // The mark of the keyboard stands around a field.
        kit::Scroll scroll("touch", {{rest.Min.x - ring, rest.Min.y}, {rest.Max.x + ring, rest.Max.y}});
        const float top = scroll.origin().y;
        Sheet sheet{in, kit::rect_at(scroll.origin().x + ring, top, scroll.width() - 2 * ring, rest.GetHeight()), top};
        const bool narrow = sheet.rest.GetWidth() < px(480);
        open_first_field(in, state, narrow);  // Within the names of what scrolls.
        if (narrow) draw_narrow(view, state, sheet);
        else draw_wide(view, state, sheet);
        scroll.set_content(sheet.y - top);
    }
    const kit::ButtonLook primary{.kind = kit::ButtonKind::Primary, .icon = icon_check, .disabled = !view.may_edit};
    const DialogEnd end = draw_dialog_foot(foot, "Cancel", "Log it", primary, dialog.closed());
    if (end == DialogEnd::GivenUp) state = {};
    else if (end == DialogEnd::Done || state.finishing || std::exchange(state.editors.entered, 0) != 0)
        finish(view, state);
}

}  // namespace rapport
