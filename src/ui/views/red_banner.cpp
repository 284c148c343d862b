#include "ui/views/red_banner.h"

#include <algorithm>
#include <cmath>

#include "app/commands/client.h"
#include "app/commands/pulse.h"
#include "base/text.h"
#include "schedule/notation.h"
#include "ui/views/button_lines.h"
#include "ui/views/light_mark.h"
#include "ui/views/set_aside.h"
#include "ui/views/small_dialog.h"

namespace rapport {
namespace {

using kit::Rect;

constexpr std::string_view dialog_name = "Set it aside";
constexpr std::string_view what_it_means =
    "This stays in the history for good, with your reason and your name, beside what they said. The lights are "
    "computed "
    "again until somebody says more. Only the client’s own word really clears it: a newer answer, or their yes to what "
    "was done.";
constexpr float gap = 8, edge = 16;
constexpr std::size_t others_shown = 4;

std::string who_said(const Dissatisfaction& said) { return said.who ? said.who->name : std::string("The client"); }
std::string heading_of(const Dissatisfaction& said, bool short_one) {
    return who_said(said) + " is not content" + (short_one ? "" : ", so every light is red");
}
/// Their words, where they said any; what happened, where not.
std::string quote_of(const Dissatisfaction& said) {
    return said.words.empty() ? std::string() : "“" + said.words + "”";
}
std::string when_of(const ViewContext& view, const Dissatisfaction& said) {
    return "Said on " + format_moment(said.when, view.this_year()) + ". " + said.sentence;
}

void show(ViewContext& view, const EntityType& type, Id record) {
    view.selection.set(type, record);
    view.settings.inspector = true;
}

const PulseAnswer* answer_of(const ViewContext& view, const Dissatisfaction& said) {
    if (said.type != &type_of<PulseAnswer>) return nullptr;
    return view.workspace.find(Ref<PulseAnswer>{said.record});
}

struct BannerButton {
    std::string_view label;
    const char* icon;
    bool changes;
};

/// In the order in which they are wanted.
std::vector<BannerButton> buttons_of(const ViewContext& view, const Dissatisfaction& said) {
    std::vector<BannerButton> buttons{{"Open what was said", icon_quote, false}};
    if (recovery_of(view.relations->index(), said)) {
        if (said.type != &type_of<Recovery>) buttons.push_back({"What is done about it", icon_list_checks, false});
        else buttons.front() = {"What is done about it", icon_list_checks, false};
    } else if (answer_of(view, said)) {
        buttons.push_back({"Take it up", icon_list_checks, true});
    }
    buttons.push_back({"Set it aside…", nullptr, true});
    return buttons;
}

void press(ViewContext& view, RedBannerState& state, const Dissatisfaction& said, std::string_view label) {
    if (label == "Open what was said") return show(view, *said.type, said.record);
    if (label == "What is done about it") {
        if (const Recovery* recovery = recovery_of(view.relations->index(), said))
            show(view, type_of<Recovery>, recovery->id);
        return;
    }
    if (label == "Take it up") {
        const PulseAnswer* answer = answer_of(view, said);
        const Id id = view.make_id();
        if (answer && view.out.send(take_up(view, *answer, id))) show(view, type_of<Recovery>, id);
        return;
    }
    state.clearing = true;
    state.client = said.client;
    state.project = said.project;
    state.reason.clear();
    state.name = view.settings.author;
    state.error.clear();
}

/// A strip across the band in which the next thing stands.
struct BandSheet {
    float x, width, y;
    bool draws;  ///< False: only its height is wanted.

    void wrapped(std::string_view text, const kit::TextLook& look_of, int lines, float css_gap = 4) {
        if (text.empty()) return;
        const float height = kit::wrapped_height(width, text, look_of, lines);
        if (draws) kit::wrapped(kit::rect_at(x, y, width, height), text, look_of, lines);
        y += height + px(css_gap);
    }
};

kit::ButtonLook look_of(const ViewContext& view, const BannerButton& one) {
    return {.icon = one.icon, .small = !look().coarse, .disabled = one.changes && !view.may_edit};
}

void draw_buttons(ViewContext& view, RedBannerState& state, const Dissatisfaction& said, BandSheet& sheet) {
    ButtonLines lines(sheet.x, sheet.y + px(4), sheet.width, kit::button_height({.small = !look().coarse}));
    for (const BannerButton& one : buttons_of(view, said)) {
        const kit::ButtonLook look_of_it = look_of(view, one);
        const Rect place = lines.next(kit::button_width(one.label, look_of_it));
        if (sheet.draws && kit::button(place, one.label, look_of_it)) press(view, state, said, one.label);
    }
    sheet.y = lines.bottom() + px(4);
}

/// What else was said: each is red by itself.
void draw_others(const ViewContext& view, std::span<const Dissatisfaction> said, BandSheet& sheet) {
    const std::size_t shown = std::min(said.size(), others_shown + 1);
    for (const Dissatisfaction& one : said.first(shown).subspan(1)) {
        const std::string quote = quote_of(one);
        sheet.wrapped((quote.empty() ? "" : quote + " ") + when_of(view, one), {TextSize::Meta}, 3, 2);
    }
    if (shown < said.size())
        sheet.wrapped("And " + std::to_string(said.size() - shown) + " more.", {TextSize::Meta}, 1, 2);
}

/// Octagon, RED, who.
void draw_head(const Dissatisfaction& said, const Rect& strip, bool phone) {
    const float size = phone ? 20 : 24;
    const float centre = std::floor(strip.GetCenter().y);
    draw_flashing_red({strip.Min.x + px(size) / 2, centre}, size);
    const kit::TextLook big = phone ? kit::strong() : kit::title();
    const float word = kit::text_width("RED", big);
    float x = strip.Min.x + px(size + 8);
    kit::text({{x, strip.Min.y}, {x + word + 1, strip.Max.y}}, "RED", big);
    x += word + px(12);
    kit::heading({{x, strip.Min.y}, strip.Max}, heading_of(said, phone), 2, big);
}

/// What stands below the head.
void draw_body(ViewContext& view, RedBannerState& state, std::span<const Dissatisfaction> said, bool unfolded,
               BandSheet& sheet) {
    const Dissatisfaction& first = said.front();
    sheet.wrapped(quote_of(first), kit::strong(), view.phone ? 6 : 2);
    sheet.wrapped(when_of(view, first), {TextSize::Meta}, 4, 2);
    sheet.wrapped(first.clears, {TextSize::Meta, false, look().colour.ink1}, 4);
    if (said.size() > 1 && unfolded) draw_others(view, said, sheet);
    draw_buttons(view, state, first, sheet);
}

float head_height(bool phone) { return px(phone ? std::max(36.0f, look().size.icon_hit) : 32.0f); }

/// On a phone one line more, so that it leaves room; the rest unfolds.
float draw_folded(const Dissatisfaction& said, BandSheet& sheet) {
    const std::string quote = quote_of(said);
    const Rect line = kit::rect_at(sheet.x, sheet.y, sheet.width, px(20));
    if (sheet.draws) kit::text(line, quote.empty() ? said.sentence : quote, {TextSize::Meta});
    sheet.y += px(24);
    return sheet.y;
}

void turn(RedBannerState& state) {
    state.unfolded = !state.unfolded;
    kit::again();
}

/// Draws it, or only says how far down it goes.
float lay_out(ViewContext& view, RedBannerState& state, std::span<const Dissatisfaction> said, const Rect& area,
              bool draws) {
    const bool unfolded = state.unfolded;  // As it was measured, also where a button changes it.
    BandSheet sheet{area.Min.x + px(edge), area.GetWidth() - 2 * px(edge), area.Min.y + px(view.phone ? 4 : 8), draws};
    Rect head = kit::rect_at(sheet.x, sheet.y, sheet.width, head_height(view.phone));
    sheet.y += head.GetHeight() + px(2);
    if (draws && view.phone) {
        const float hit = px(look().size.icon_hit);
        const Rect fold = kit::centred(kit::cut_right(head, hit), hit, hit);
        if (kit::icon_button(fold, unfolded ? icon_chevron_down : icon_chevron_right,
                             unfolded ? "Show less of it" : "Show all of it"))
            turn(state);
    } else if (draws && said.size() > 1) {
        const kit::ButtonLook small{.small = true, .id = "others"};
        const std::string label =
            unfolded ? std::string("Show less") : "And " + std::to_string(said.size() - 1) + " more";
        const float wide = kit::button_width(label, small);
        const Rect place = kit::centred(kit::cut_right(head, wide), wide, kit::button_height(small));
        if (kit::button(place, label, small)) turn(state);
        head.Max.x -= px(gap);
    }
    if (draws) draw_head(said.front(), head, view.phone);
    if (view.phone && !unfolded) return draw_folded(said.front(), sheet) - area.Min.y + px(4);
    draw_body(view, state, said, unfolded, sheet);
    return sheet.y - area.Min.y + px(4);
}

/// With a name: whoever this device does not know yet is one of the team from then on.
Result<Edit> clear_by_name(ViewContext& view, const RedBannerState& state, std::string& name) {
    const auto clear_by = [&](Ref<Person> by) {
        return force_clear(view.workspace, view.make_id(), state.client, state.project, state.reason, by, view.now);
    };
    if (const Ref<Person> own = own_person(view); !own.is_null()) return clear_by(own);
    name = trimmed(state.name);
    for (const Person& person : view.workspace.all<Person>())
        if (!name.empty() && folded(person.name) == folded(name)) {
            name = person.name;
            return clear_by({person.id});
        }
    const Id id = view.make_id();
    Edit clear = TRY(clear_by({id}));
    if (name.empty()) return Error{Fault::Invalid, "Say your name: it stays beside the reason.", {}};
    Edit edit = TRY(add_person(view.workspace, id, name));
    edit.label = clear.label;
    edit.append(std::move(clear));
    return edit;
}

void draw_clearing(ViewContext& view, RedBannerState& state) {
    const bool nameless = own_person(view).is_null();
    const float content = SmallDialog::words_css(what_it_means, 8) + SmallDialog::field_css(3) +
                          (nameless ? SmallDialog::field_css() : 0);
    SmallDialog dialog(dialog_name, content, state.error);
    dialog.words(what_it_means, 8);
    dialog.field("Why it is set aside", "e.g. Said in anger, and taken back by phone", state.reason, 3);
    if (nameless) dialog.field("Your name", "e.g. Ines Okafor", state.name);
    const DialogEnd end = dialog.foot("Set it aside", view.may_edit, false, kit::ButtonKind::DangerFilled);
    if (end == DialogEnd::GivenUp) state.clearing = false;
    if (end != DialogEnd::Done) return;
    std::string name;
    Result<Edit> edit = clear_by_name(view, state, name);
    if (!edit) {
        state.error = edit.error().message;
        return;
    }
    if (!name.empty()) view.settings.author = name;
    view.out.send(std::move(*edit), "Set aside. It stays in the history.");
    state.clearing = false;
}

}  // namespace

const Recovery* recovery_of(const EngagementIndex& index, const Dissatisfaction& said) {
    if (said.type == &type_of<Recovery>) return index.workspace().find(Ref<Recovery>{said.record});
    if (said.type != &type_of<PulseAnswer>) return nullptr;
    for (const Recovery& recovery : index.ever_recoveries_from({said.record}))
        if (is_alive(recovery)) return &recovery;
    return nullptr;
}

Result<Edit> take_up(const ViewContext& view, const PulseAnswer& answer, Id id) {
    const Pulse* pulse = view.workspace.find(answer.pulse);
    if (!pulse) return Error{Fault::Missing, "This is no longer there.", {}};
    Recovery recovery{};
    recovery.id = id;
    recovery.client = pulse->client;
    recovery.project = pulse->project;
    recovery.from = pulse->from;
    recovery.source = RecoverySource::LowAnswer;
    recovery.answer = {answer.id};
    recovery.words = answer.words;
    recovery.received = answer.on;
    return open_recovery(view.workspace, recovery, view.now);
}

float draw_red_banner(ViewContext& view, std::span<const Dissatisfaction> said, const Rect& area,
                      RedBannerState& state) {
    if (said.empty()) {
        state.clearing = false;
        return 0;
    }
    float height = 0;
    {
        const OnBand band;
        height = std::floor(lay_out(view, state, said, area, false));
        const Rect strip = kit::rect_at(area.Min.x, area.Min.y, area.GetWidth(), height);
        const kit::Group group(Role::Region, "The client is not content", strip);
        kit::fill(strip, band.ground());
        kit::line_across(strip.Min.x, strip.Max.x, strip.Max.y - 1, band.line());
        lay_out(view, state, said, area, true);
    }
    if (state.clearing) draw_clearing(view, state);
    return height;
}

float draw_banner(ViewContext& view, RedBannerState& state) {
    const Id page = view.route.id;
    if (state.of != page) {
        state = {};
        state.of = page;
    }
    const kit::IdScope scope("red banner");
    if (view.route.view == ViewId::Project && view.workspace.find(Ref<Project>{page})) {
        const std::vector<Dissatisfaction>& said = view.relations->lights(Ref<Project>{page}).dissatisfactions;
        const float height = draw_red_banner(view, said, view.area, state);
        if (!said.empty()) return height;
        if (state.aside_of != view.workspace.revision() || state.aside_on != view.today) {
            state.aside_of = view.workspace.revision();
            state.aside_on = view.today;
            state.aside = set_aside_words(view, {page});
        }
        return draw_set_aside(view, state.aside);
    }
    if (view.route.view == ViewId::Client && view.workspace.find(Ref<Client>{page}))
        return draw_red_banner(view, view.relations->lights(Ref<Client>{page}).dissatisfactions, view.area, state);
    return 0;
}

}  // namespace rapport
