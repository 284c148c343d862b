#include "ui/views/touch_dialog.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "app/commands/touch.h"
#include "base/text.h"
#include "engagement/contact.h"

namespace rapport {
namespace {

using kit::Rect;

constexpr float gap_css = 14;
constexpr std::size_t people_shown = 30;
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

/// Who is chosen first, then whose name has what is looked for.
std::vector<const Stakeholder*> people_listed(const ClientSummary& summary, const TouchDialogState& state) {
    if (summary.people.size() <= people_shown) return {summary.people.begin(), summary.people.end()};
    std::vector<const Stakeholder*> listed;
    const std::string wanted = folded(trimmed(state.find));
    const auto is_chosen = [&](const Stakeholder* one) {
        return std::ranges::find(state.people, one->id) != state.people.end();
    };
    for (const Stakeholder* one : summary.people)
        if (is_chosen(one)) listed.push_back(one);
    for (const Stakeholder* one : summary.people)
        if (!is_chosen(one) && folded(one->name).find(wanted) != std::string::npos) listed.push_back(one);
    return listed;
}

void draw_people(ViewContext& view, TouchDialogState& state, Sheet& sheet) {
    const ClientSummary* summary = view.derived.client(state.draft.client);
    if (!summary || summary->people.empty()) return;
    const float line = px(look().coarse ? 44.0f : 28.0f);
    const int across = sheet.rest.GetWidth() >= px(480) ? 3 : 2;
    const bool many = summary->people.size() > people_shown;
    const std::vector<const Stakeholder*> people = people_listed(*summary, state);
    const std::size_t shown = std::min(people.size(), people_shown);
    const std::size_t lines = (shown + static_cast<std::size_t>(across) - 1) / static_cast<std::size_t>(across);
    if (many) {
        Rect find = sheet.take(kit::field_label_height() + px(look().size.field));
        find.Min.y += kit::field_label_height();
        const kit::FieldEvent event = kit::field(
            find, state.find, {.label = "Find a person", .placeholder = "Part of a name", .icon = icon_search});
        if (event.changed || event.committed()) state.find = event.text;
    }
    const Rect strip = sheet.take(kit::field_label_height() + static_cast<float>(lines) * line);
    const kit::Group group(Role::Group, "Who took part", strip);
    kit::draw_label(strip.Min.x, strip.Min.y, strip.GetWidth(), "Who took part");
    const float each = std::floor(strip.GetWidth() / static_cast<float>(across));
    for (std::size_t i = 0; i < shown; ++i) {
        const Stakeholder& person = *people[i];
        const kit::IdScope scope(person.id);
        const auto column = static_cast<float>(i % static_cast<std::size_t>(across));
        const auto row = static_cast<float>(i / static_cast<std::size_t>(across));
        const Rect box = kit::rect_at(strip.Min.x + column * each, strip.Min.y + kit::field_label_height() + row * line,
                                      each - px(8), line);
        const auto at = std::ranges::find(state.people, person.id);
        if (!kit::checkbox(box, person.name, at != state.people.end())) continue;
        if (at != state.people.end()) state.people.erase(at);
        else state.people.push_back(person.id);
    }
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

void finish(ViewContext& view, TouchDialogState& state) {
    if (state.editors.typing) {
        state.finishing = true;
        kit::end_editing();
        kit::again();
        return;
    }
    state.finishing = false;
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
                                   .answers = state.answers},
                                  view.make_id, view.now);
    if (!edit) {
        state.error = edit.error().message;
        return;
    }
    view.out.send(std::move(*edit), "Logged.");
    state = {};
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

/// Whether this channel and this moment suit the first of those who take part.
void draw_advice(ViewContext& view, const TouchDialogState& state, Sheet& sheet) {
    if (state.people.empty() || state.draft.direction == Direction::In) return;
    const Stakeholder* person = view.workspace.find(Ref<Stakeholder>{state.people.front()});
    if (!person) return;
    const ContactAdvice advice =
        advise_contact(view.workspace, *person, state.draft.channel, view.instant, view.own_zone(), view.zones);
    const Palette& c = look().colour;
    const ImU32 ink = advice.level == ContactAdvice::Level::Good   ? c.ok
                      : advice.level == ContactAdvice::Level::Mind ? c.warn
                                                                   : c.bad;
    std::string words = (advice.local.empty() ? "" : advice.local + ". ") + advice.sentence;
    if (!person->phone.empty() && (state.draft.channel == Channel::Phone || state.draft.channel == Channel::Text))
        words += " " + person->phone;
    const kit::TextLook small{TextSize::Meta, false, ink};
    kit::wrapped(sheet.take(kit::wrapped_height(sheet.rest.GetWidth(), words, small, 3)), words, small, 3);
}

float draw_fields(ViewContext& view, TouchDialogState& state, const Editing& in, const Rect& place, float top) {
    Sheet sheet{in, place, top};
    const bool narrow = place.GetWidth() < px(480);
    const float field = kit::field_label_height() + px(look().size.field);
    if (narrow) {
        draw_client(in, state, sheet.take(field));
        sheet.editors({at_project});
    } else {
        const Rect strip = sheet.take(field);
        const float half = std::floor((strip.GetWidth() - px(12)) / 2);
        draw_client(in, state, {strip.Min, {strip.Min.x + half, strip.Max.y}});
        draw_editor(in, at_project, {{strip.Max.x - half, strip.Min.y}, strip.Max});
    }
    draw_people(view, state, sheet);
    if (narrow) {
        sheet.editors({at_channel, at_direction});
    } else {
        sheet.editors({at_channel, at_direction, at_by});
    }
    draw_advice(view, state, sheet);
    {
        const float height = std::max(field, editor_height(in, at_held, place.GetWidth() / 2));
        const Rect strip = sheet.take(height);
        const float half = std::floor((strip.GetWidth() - px(12)) / 2);
        draw_editor(in, at_held, {strip.Min, {strip.Min.x + half, strip.Max.y}});
        draw_minutes(state, {{strip.Max.x - half, strip.Min.y}, strip.Max});
    }
    sheet.editors({at_subject});
    sheet.editors({at_summary});
    draw_sentiment(state, sheet.take(kit::field_label_height() + px(look().size.button)));
    sheet.editors({at_next, at_next_by});
    sheet.editors({at_waits});
    draw_answers(view, state, sheet);
    return sheet.y - top;
}

void open_first_field(const Editing& in, TouchDialogState& state) {
    if (!std::exchange(state.fresh, false)) return;
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
    Rect foot = kit::cut_bottom(rest, px(look().size.button + 12));
    if (!state.error.empty())
        kit::wrapped(kit::cut_bottom(rest, px(40)), state.error, {TextSize::Meta, false, look().colour.bad}, 2);
    state.editors.typing = false;
    {
        kit::Scroll scroll("touch", rest);
        open_first_field(in, state);  // Within the names of what scrolls.
        const Rect place = kit::rect_at(scroll.origin().x, scroll.origin().y, scroll.width(), rest.GetHeight());
        scroll.set_content(draw_fields(view, state, in, place, scroll.origin().y));
    }
    const kit::ButtonLook primary{.kind = kit::ButtonKind::Primary, .icon = icon_check, .disabled = !view.may_edit};
    const float wide = kit::button_width("Log it", primary);
    const float cancel = kit::button_width("Cancel");
    const float height = kit::button_height(primary);
    const float y = foot.Max.y - height;
    if (kit::button(kit::rect_at(foot.Max.x - wide - px(8) - cancel, y, cancel, height), "Cancel") || dialog.closed()) {
        state = {};
        return;
    }
    if (kit::button(kit::rect_at(foot.Max.x - wide, y, wide, height), "Log it", primary) || state.finishing ||
        std::exchange(state.editors.entered, 0) != 0)
        finish(view, state);
}

}  // namespace rapport
