// What is asked on the page of a project's status: a light by hand and why, words for a report; and the rules of the lights.

#include "app/commands/light_rules.h"
#include "app/commands/pulse.h"
#include "base/text.h"
#include "ui/views/small_dialog.h"
#include "ui/views/status_parts.h"

namespace rapport {
namespace {

constexpr std::string_view why_a_reason =
    "A light by hand is shown with your name and your reason. What is computed stays beside it, and while the client "
    "is not "
    "content everything is red all the same.";

constexpr std::string_view what_rules_mean =
    "They hold for this project alone. The client’s light is red below 4 of 10, always. SPI(t) is in percent: at 100 "
    "it goes as planned. Silence is in percent of the rhythm in which you speak with them.";

/// Two that belong together stand beside each other.
std::vector<std::size_t> fields_of_rules() {
    std::vector<std::size_t> fields{field_of<&LightRules::client_green>(),     field_of<&LightRules::schedule_slack>(),
                                    field_of<&LightRules::spi_green>(),        field_of<&LightRules::spi_amber>(),
                                    field_of<&LightRules::engagement_amber>(), field_of<&LightRules::engagement_red>()};
    for (std::size_t at = field_of<&LightRules::budget_green>(); at <= field_of<&LightRules::weight_risk>(); ++at)
        fields.push_back(at);
    return fields;
}

/// By the number that each stands for.
std::vector<std::string> colours() {
    std::vector<std::string> labels;
    for (const Choice& choice : Choices<Light>::all) labels.emplace_back(choice.label);
    return labels;
}

void set_it(StatusSheet& sheet) {
    ViewContext& view = sheet.view;
    HandLight& hand = sheet.state.hand;
    ManualLight wanted{};
    wanted.id = view.make_id();
    wanted.project = {sheet.page.project.id};
    wanted.dimension = hand.dimension;
    if (hand.dimension == Dimension::Own) wanted.name = hand.name;
    wanted.light = hand.light;
    wanted.reason = hand.reason;
    wanted.by = own_person(view);
    wanted.on = view.today;
    Result<Edit> edit = set_light(view.workspace, wanted);
    if (!edit) {
        hand.error = edit.error().message;
        return;
    }
    view.out.send(std::move(*edit), "Set by hand. What is computed stays beside it.");
    hand = {};
}

void draw_hand_light(StatusSheet& sheet) {
    HandLight& hand = sheet.state.hand;
    if (!hand.open) return;
    const float content = SmallDialog::words_css(why_a_reason, 5) + SmallDialog::field_css() +
                          SmallDialog::field_css(3) + (hand.names ? SmallDialog::field_css() : 0);
    const std::string heading = hand.names ? std::string("A side of your own") : shortened(hand.name, 40) + " by hand";
    SmallDialog dialog(heading, content, hand.error);
    dialog.words(why_a_reason, 5);
    bool entered = false;
    if (hand.names) entered = dialog.field("What it is about", "e.g. Legal", hand.name);
    const int chosen = dialog.choice("Colour", colours(), static_cast<int>(hand.light));
    if (chosen >= 0) hand.light = static_cast<Light>(chosen);
    dialog.field("Why", "e.g. The supplier has just moved the date", hand.reason, 3);
    const DialogEnd end = dialog.foot("Set the light", sheet.view.may_edit, entered);
    if (end == DialogEnd::GivenUp) hand = {};
    if (end == DialogEnd::Done) set_it(sheet);
}

void keep_lights(StatusSheet& sheet) {
    ViewContext& view = sheet.view;
    LightReport report = report_of(sheet.lights, sheet.health, view.today);
    report.id = view.make_id();
    report.words.text = std::string(trimmed(sheet.state.words));
    Edit edit{"Keep how the lights stand", {}};
    edit.create(report);
    view.out.send(std::move(edit), "Kept. Reports show it from now on.");
    sheet.state.reporting = false;
}

void draw_reporting(StatusSheet& sheet) {
    if (!sheet.state.reporting) return;
    const std::string words = "Overall is " +
                              std::string(light_words(sheet.lights.overall, sheet.lights.overridden())) +
                              " today. All sides are kept as they are shown now, and cannot be changed afterwards.";
    const float content = SmallDialog::words_css(words, 4) + SmallDialog::field_css(4);
    SmallDialog dialog("A report of today", content, {});
    dialog.words(words, 4);
    dialog.field("What is said of it", "e.g. Design is approved; the import needs a day more", sheet.state.words, 4);
    const DialogEnd end = dialog.foot("Keep it", sheet.view.may_edit, false);
    if (end == DialogEnd::GivenUp) sheet.state.reporting = false;
    if (end == DialogEnd::Done) keep_lights(sheet);
}

}  // namespace

void open_hand_light(StatusState& state, const DimensionLight* side) {
    state.hand = {};
    state.hand.open = true;
    state.hand.names = side == nullptr;
    if (!side) return;
    state.hand.dimension = side->dimension;
    state.hand.name = side->name;
    state.hand.light = side->manual ? side->manual->light : side->computed;
}

void open_rules(StatusSheet& sheet) {
    ViewContext& view = sheet.view;
    const Ref<Project> project{sheet.page.project.id};
    const LightRules& rules = view.relations->index().rules_of(project);
    LightRules draft = rules;
    const bool own = rules.project == project;
    if (!own) {
        static_cast<Entity&>(draft) = Entity{};
        draft.id = view.make_id();
        draft.project = project;
    }
    open_record_form(sheet.form, draft, "Rules of the lights", fields_of_rules());
    FormDeed deed;
    deed.words = std::string(what_rules_mean);
    deed.verb = "Keep the rules";
    deed.make = [](const Workspace& workspace, const Entity& filled) {
        return keep_light_rules(workspace, static_cast<const LightRules&>(filled));
    };
    set_deed(sheet.form, std::move(deed));
}

void draw_status_dialogs(StatusSheet& sheet) {
    draw_hand_light(sheet);
    draw_reporting(sheet);
}

}  // namespace rapport
