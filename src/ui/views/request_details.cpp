#include "ui/views/request_details.h"

#include "app/commands/request.h"
#include "base/text.h"
#include "engagement/impact.h"
#include "schedule/notation.h"
#include "ui/views/button_lines.h"
#include "ui/views/inspector_parts.h"

namespace rapport {
namespace {

constexpr std::size_t at_effect = field_of<&Request::effect>();
constexpr std::string_view effect_section = "What it would mean for them";
constexpr std::string_view read_by = "The client reads this: days and scope, never costs.";

void draw_words(InspectorSheet& sheet, std::string_view words, ImU32 ink) {
    const kit::TextLook small{TextSize::Meta, false, ink};
    const float height = kit::wrapped_height(sheet.width, words, small);
    kit::wrapped(sheet.take(height, 8), words, small);
}

bool draw_button(InspectorSheet& sheet, ButtonLines& lines, std::string_view label, const char* icon = nullptr,
                 kit::ButtonKind kind = kit::ButtonKind::Plain) {
    const kit::ButtonLook look_of{.kind = kind, .icon = icon, .small = true, .disabled = !sheet.view.may_edit};
    return kit::button(lines.next(kit::button_width(label, look_of)), label, look_of);
}

ButtonLines lines_of(const InspectorSheet& sheet) {
    return {sheet.x, sheet.y, sheet.width, kit::button_height({.small = true})};
}

bool is_open(const Request& request) {
    return request.state == RequestState::New || request.state == RequestState::Later;
}

Ref<Client> client_of(const ViewContext& view, const Request& request) {
    const Project* project = view.workspace.find(request.project);
    return view.workspace.find(request.client) || !project ? request.client : project->client;
}

// --- What it would do ----------------------------------------------------------------------------------------------------

void draw_impact(InspectorSheet& sheet, const Request& request) {
    ViewContext& view = sheet.view;
    InspectorState& state = sheet.state;
    if (state.impact_of != request.id || state.impact_at != view.workspace.revision()) {
        state.impact = impact_of(view.workspace, request, view.relations->plans(), view.today).sentences;
        state.impact_of = request.id;
        state.impact_at = view.workspace.revision();
    }
    draw_section(sheet, "If you say yes", "for us");
    for (const std::string& sentence : state.impact) draw_words(sheet, sentence, look().colour.ink0);
}

/// What is written there stays; the days come behind it.
void fill_in_dates(InspectorSheet& sheet, const Request& request) {
    ViewContext& view = sheet.view;
    const RequestImpact impact = impact_of(view.workspace, request, view.relations->plans(), view.today);
    const std::string days = effect_on_dates(impact, request, view.this_year());
    if (days.empty())
        return view.out.say("No day is known yet. Say how much work it is and to which project it would belong.", true);
    if (request.effect.text.find(days) != std::string::npos) return view.out.say("These days stand there already.");
    const std::string written(trimmed(request.effect.text));
    view.out.send(set_request_effect(view.workspace, {request.id}, written.empty() ? days : written + "\n" + days),
                  "Look it over before you ask them.");
}

// --- What they say of it -------------------------------------------------------------------------------------------------

void open_word(InspectorSheet& sheet, const Request& request) {
    ViewContext& view = sheet.view;
    Request draft{};
    draft.id = view.make_id();
    draft.client = client_of(view, request);
    draft.says = ClientSays::Agreed;
    draft.said_on = view.today;
    draft.said_by = request.by;
    open_record_form(sheet.state.form, std::move(draft), "What they said",
                     {field_of<&Request::says>(), field_of<&Request::said_by>(), field_of<&Request::said_on>(),
                      field_of<&Request::said>()});
    FormDeed deed;
    deed.words = "“" + shortened(request.effect.text, 240) + "”";
    deed.verb = "Record it";
    deed.toast = "Recorded.";
    deed.make = [request = Ref<Request>{request.id}, today = view.today](const Workspace& workspace,
                                                                         const Entity& filled) {
        const auto& word = static_cast<const Request&>(filled);
        return record_request_word(workspace, request,
                                   {word.says, word.said_by, word.said_on.value_or(today), word.said.text}, today);
    };
    set_deed(sheet.state.form, std::move(deed));
}

void draw_their_word(InspectorSheet& sheet, const Request& request) {
    const std::string says = client_says(sheet.view.workspace, request, sheet.view.this_year());
    if (says.empty()) return;
    const Palette& c = look().colour;
    const ImU32 ink = request.says == ClientSays::Agreed ? c.ok : request.says == ClientSays::Disputed ? c.bad : c.ink1;
    draw_words(sheet, says + (request.said.text.empty() ? "." : ": “" + request.said.text + "”"), ink);
}

void draw_effect(InspectorSheet& sheet, const Request& request) {
    ViewContext& view = sheet.view;
    draw_section(sheet, effect_section);
    draw_words(sheet, read_by, look().colour.ink1);
    const float height = editor_height(sheet.editing(), at_effect, sheet.width);
    draw_field(sheet, at_effect, sheet.take(height, 8));
    draw_their_word(sheet, request);
    const bool written = !trimmed(request.effect.text).empty();
    const bool answered = request.says == ClientSays::Agreed || request.says == ClientSays::Disputed;
    ButtonLines lines = lines_of(sheet);
    if (is_open(request) && draw_button(sheet, lines, written ? "Add the days as of now" : "Fill in the days"))
        fill_in_dates(sheet, request);
    const bool asks = request.says == ClientSays::NotAsked || (request.says == ClientSays::Asked && !request.shared);
    if (written && asks && is_open(request) && draw_button(sheet, lines, "Ask the client", icon_eye))
        view.out.send(ask_about_request(view.workspace, {request.id}),
                      "The next page that you share with them asks for their word.");
    if (written && !answered && draw_button(sheet, lines, "Record what they said…", icon_quote))
        open_word(sheet, request);
    const bool drawn = (is_open(request)) || (written && !answered);
    if (drawn) sheet.y = lines.bottom() + px(12);
}

// --- Our answer ----------------------------------------------------------------------------------------------------------

/// They said no, and it is done all the same: not by a slip.
void open_all_the_same(InspectorSheet& sheet, const Request& request) {
    ViewContext& view = sheet.view;
    Request draft{};
    draft.id = view.make_id();
    open_record_form(sheet.state.form, std::move(draft), "Accept it all the same?", {});
    FormDeed deed;
    deed.words = said_no(view.workspace, request, view.this_year()) +
                 (request.said.text.empty() ? "" : " “" + shortened(request.said.text, 240) + "”") +
                 " It becomes a task of the project all the same; say under Answer why.";
    deed.verb = "Accept all the same";
    deed.toast = "Accepted: it is a task now.";
    deed.make = [request = Ref<Request>{request.id}, now = view.now, make_id = view.make_id, jitter = view.jitter()](
                    const Workspace& workspace, const Entity&) {
        return answer_request(workspace, request, RequestState::Accepted, now, make_id, jitter, true);
    };
    set_deed(sheet.state.form, std::move(deed));
}

void draw_answers(InspectorSheet& sheet, const Request& request) {
    ViewContext& view = sheet.view;
    const auto answer = [&](RequestState state, std::string said) {
        view.out.send(answer_request(view.workspace, {request.id}, state, view.now, view.make_id, view.jitter()),
                      std::move(said));
    };
    if (is_agreed_and_open(request))
        draw_words(sheet, "They agreed. Accept it, and it becomes a task of the project.", look().colour.ink0);
    ButtonLines lines = lines_of(sheet);
    if (request.state != RequestState::Accepted &&
        draw_button(sheet, lines, "Accept", icon_check, kit::ButtonKind::Primary)) {
        if (request.says == ClientSays::Disputed) open_all_the_same(sheet, request);
        else answer(RequestState::Accepted, "Accepted: it is a task now.");
    }
    if (request.state == RequestState::New && draw_button(sheet, lines, "Later"))
        answer(RequestState::Later, "Put off.");
    if (request.state != RequestState::Declined && request.state != RequestState::Accepted &&
        draw_button(sheet, lines, "Decline"))
        answer(RequestState::Declined, "Declined. Tell them why, under Answer.");
    if (is_agreed_and_open(request) && draw_button(sheet, lines, "They withdrew it"))
        answer(RequestState::Withdrawn, "Withdrawn.");
    if (request.state == RequestState::Accepted || request.state == RequestState::Declined)
        if (draw_button(sheet, lines, "Open again", icon_rotate_ccw)) answer(RequestState::New, "");
    sheet.y = lines.bottom() + px(12);
}

}  // namespace

std::string client_says(const Workspace& workspace, const Request& request, int this_year) {
    if (request.says == ClientSays::NotAsked) return {};
    if (request.says == ClientSays::Asked)
        return request.shared ? "Waits for their word" : "They are asked once it is shared";
    const Stakeholder* by = workspace.find(request.said_by);
    std::string words = by ? by->name : std::string("The client");
    words += request.says == ClientSays::Agreed ? " agreed" : " said no";
    if (request.said_on) words += " on " + format_day(*request.said_on, this_year);
    return words;
}

bool is_agreed_and_open(const Request& request) {
    return request.state == RequestState::New && request.says == ClientSays::Agreed;
}

std::vector<std::size_t> fields_of_request_details(const Request& request) {
    // What they agreed to is new to nobody: the buttons say what can become of it.
    if (is_agreed_and_open(request)) return {at_effect, field_of<&Request::state>()};
    return {at_effect};
}

void draw_request_details(InspectorSheet& sheet, const Request& request) {
    if (is_open(request)) draw_impact(sheet, request);
    draw_effect(sheet, request);
    draw_answers(sheet, request);
}

}  // namespace rapport
