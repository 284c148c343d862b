// Clients by their need of attention, with the reason in words and what to do about it.

#include <algorithm>
#include <cmath>

#include "base/text.h"
#include "engagement/contact.h"
#include "schedule/notation.h"
#include "ui/shell.h"
#include "ui/views/client_page_parts.h"
#include "ui/views/light_mark.h"
#include "ui/views/search_view.h"
#include "ui/views/today_parts.h"

namespace rapport {
namespace {

using kit::Rect;

constexpr float narrow = 620;

const char* icon_of(NextAction next_action) {
    switch (next_action) {
    case NextAction::Nothing:   return nullptr;
    case NextAction::Call:      return icon_phone;
    case NextAction::Meet:      return icon_user;
    case NextAction::Write:
    case NextAction::Answer:    return icon_mail;
    case NextAction::OpenPlan:  return icon_chart_gantt;
    case NextAction::Settle:    return icon_handshake;
    case NextAction::Report:    return icon_file_text;
    case NextAction::LookAfter: return icon_user;
    }
    return nullptr;
}

/// Whom one speaks to where a client is meant: who decides, or else counts most.
const Stakeholder* first_person(ViewContext& view, const Client& client) {
    const ClientSummary* summary = view.derived.client({client.id});
    if (!summary) return nullptr;
    const auto found = std::ranges::find(summary->people, false, &Stakeholder::no_contact);
    return found != summary->people.end() ? *found : nullptr;
}

const Stakeholder* person_meant(ViewContext& view, const ClientAttention& one) {
    if (one.type == &type_of<Stakeholder>) return view.workspace.find(Ref<Stakeholder>{one.record});
    if (one.type == &type_of<Touchpoint>)
        for (const Participant& participant : view.relations->index().participants_of(Ref<Touchpoint>{one.record}))
            if (const Stakeholder* person = view.workspace.find(participant.stakeholder)) return person;
    if (one.type == &type_of<Request>)
        if (const Request* request = view.workspace.find(Ref<Request>{one.record}))
            if (const Stakeholder* person = view.workspace.find(request->by)) return person;
    if (one.type == &type_of<Promise>)
        if (const Promise* promise = view.workspace.find(Ref<Promise>{one.record}))
            if (const Stakeholder* person = view.workspace.find(promise->to)) return person;
    return first_person(view, *one.client);
}

std::string button_words(const ClientAttention& one, const Stakeholder* person) {
    if (one.next_action == NextAction::OpenPlan) return "Look at the plan";
    const std::string words(label_of(one.next_action));
    if (!person) return words;
    switch (one.next_action) {
    case NextAction::Call:
    case NextAction::Meet:
    case NextAction::Answer: return words + " " + first_name_of(*person);
    case NextAction::Write:  return words + " to " + first_name_of(*person);
    default:                 return words;
    }
}

void do_it(ViewContext& view, const ClientAttention& one, const Stakeholder* person) {
    const Id client = one.client->id;
    const Id who = person ? person->id : Id{};
    switch (one.next_action) {
    case NextAction::Nothing: return;
    case NextAction::Call:
    case NextAction::Meet:
        view.out.call([client, who](Shell& shell) {
            ViewContext now = shell.context({});
            open_touch_dialog(now, shell.touch, client, who);
        });
        return;
    case NextAction::Write:
    case NextAction::Answer:
        view.out.call([client, who](Shell& shell) {
            ViewContext now = shell.context({});
            open_compose(now, shell.compose, client, who);
        });
        return;
    case NextAction::OpenPlan:
    case NextAction::Settle:   view.out.go(route_to_record(view.workspace, *one.type, one.record)); return;
    case NextAction::LookAfter:
        // Beside its page, with its details: there one says who.
        view.out.go("#" + to_string(Route{ViewId::Client, client, "overview", client, {}}));
        return;
    case NextAction::Report: view.out.go("#" + to_string(Route{ViewId::Client, client, "value", {}, {}})); return;
    }
}

void draw_facts(ViewContext& view, const ClientAttention& one, const Rect& box) {
    const float top = std::floor(box.GetCenter().y - px(19));
    const std::string touched =
        one.days_since_touch
            ? *one.days_since_touch == 0 ? "Touched today" : "Touch " + std::to_string(*one.days_since_touch) + " d ago"
            : "Never touched";
    kit::TextLook small = kit::meta();
    small.align = kit::Align::Right;
    kit::draw_text({{box.Min.x, top}, {box.Max.x, top + px(18)}}, touched, small);
    if (!one.next_promise) return;
    small.bold = true;
    small.colour = look().colour.ink0;
    kit::draw_text({{box.Min.x, top + px(20)}, {box.Max.x, top + px(38)}},
                   "Promise " + format_day(*one.next_promise, view.this_year()), small);
}

/// By the lights of its projects, as the pages of the client say it; without one, by what is known of the client alone.
ClientLightsNow standing_of(ViewContext& view, const ClientAttention& one) {
    ClientLightsNow standing = view.relations->lights(Ref<Client>{one.client->id});
    if (standing.projects.empty()) {
        standing.computed = one.lights.dissatisfied ? one.lights.computed : one.lights.overall;
        if (!standing.overridden()) standing.overall = one.lights.overall;
    }
    return standing;
}

void draw_name(const ClientAttention& one, const ClientLightsNow& standing, const Rect& box) {
    const float top = std::floor(box.GetCenter().y - px(20));
    kit::draw_text({{box.Min.x, top}, {box.Max.x, top + px(20)}}, title_of(type_of<Client>, *one.client),
                   kit::strong());
    if (standing.overridden())
        draw_light_mark(box.Min.x, top + px(30),
                        {.shown = Light::Red,
                         .computed = standing.computed,
                         .overridden = true,
                         .what = "Client",
                         .brief = true,
                         .room = box.GetWidth()});
    else kit::light(box.Min.x, top + px(30), drawn(standing.overall), 16, "Client");
}

/// Who is not content comes first.
std::string told_of(const ClientAttention& one, const ClientLightsNow& standing) {
    return standing.overridden() ? not_content_said(standing.dissatisfactions) + ". " + one.headline : one.headline;
}
/// What the client is not content with says of itself who it is.
std::string reason_of(const ClientAttention& one, const std::string& told) {
    return one.lights.dissatisfied && !one.headline.empty() ? one.headline : told;
}

/// The button of a row: what is to be done, and with whom.
struct Way {
    const Stakeholder* person;
    std::string words;
    kit::ButtonLook look;
    float width;  ///< 0: nothing is to be done.
};
Way way_of(ViewContext& view, const ClientAttention& one) {
    Way way{person_meant(view, one), {}, {.icon = icon_of(one.next_action), .small = !look().coarse, .id = "do"}, 0};
    way.words = button_words(one, way.person);
    if (one.next_action != NextAction::Nothing) way.width = std::min(kit::button_width(way.words, way.look), px(150));
    return way;
}

constexpr int narrow_lines = 4;  ///< Of a reason, where there are no columns. Two are in the least height.

float narrow_height(ViewContext& view, const ClientAttention& one, float width) {
    const std::string reason = reason_of(one, told_of(one, standing_of(view, one)));
    const float room = width - px(32) - way_of(view, one).width - px(8);
    const float more = kit::wrapped_height(room, reason, kit::meta(), narrow_lines) - 2 * line_px(TextSize::Meta);
    return px(108) + std::max(0.0f, more);
}

/// Of each row, kept until the list, its width or the size of the text is another.
void measure_rows(ViewContext& view, const TodayLists& lists, float width) {
    RowHeights& rows = lists.rows;
    if (rows.heights.size() == lists.clients.size() && rows.width == width && rows.scale == look().scale) return;
    rows = {{}, width, look().scale};
    for (const ClientAttention* one : lists.clients) rows.heights.push_back(narrow_height(view, *one, width));
}

void draw_row(ViewContext& view, const ClientAttention& one, const Rect& row, bool columns) {
    const kit::IdScope scope(one.client->id);
    const Palette& c = look().colour;
    const std::string route = route_to(*one.client);
    const std::string name = title_of(type_of<Client>, *one.client);
    const auto [person, words, small, wide] = way_of(view, one);
    Rect rest = kit::inset(row, px(16), 0);
    Rect below = columns ? Rect() : kit::cut_bottom(rest, row.GetHeight() - px(55));
    Rect button = columns ? kit::cut_right(rest, px(150)) : kit::cut_right(below, wide);
    const Rect link{row.Min, {columns ? button.Min.x - px(4) : row.Max.x, columns ? row.Max.y : rest.Max.y}};
    const ClientLightsNow standing = standing_of(view, one);
    const std::string told = told_of(one, standing);
    const std::string reason = reason_of(one, told);
    if (standing.overridden()) draw_not_content_ground(row);
    const std::string_view light = light_words(standing.overall, standing.overridden());
    if (kit::row(link, name, {.role = Role::Link, .description = std::string(light) + ". " + told, .href = route})
            .pressed)
        view.out.go(route);
    if (standing.overall == Light::Red && !standing.overridden()) {
        kit::fill({row.Min, {row.Min.x + px(3), row.Max.y}}, c.bad);
    }
    if (columns) {
        Rect facts = kit::cut_right(rest, px(116));
        facts.Max.x -= px(12);
        const float name_width = std::floor(rest.GetWidth() * 0.42f);
        draw_name(one, standing, kit::cut_left(rest, name_width));
        draw_facts(view, one, facts);
        const float height = kit::wrapped_height(rest.GetWidth() - px(8), reason, kit::meta(), 2);
        rest.Min.y = std::floor(rest.GetCenter().y - height / 2);
        kit::draw_wrapped(rest, reason, {TextSize::Meta, false, c.ink0}, 2);
    } else {
        Rect facts = kit::cut_right(rest, px(116));
        draw_name(one, standing, rest);
        draw_facts(view, one, facts);
        below.Max.x -= px(8);
        below.Min.y += px(2);
        kit::draw_wrapped(below, reason, {TextSize::Meta, false, c.ink0}, narrow_lines);
    }
    if (wide > 0) {
        const float height = kit::button_height(small);
        const Rect place =
            kit::rect_at(button.Max.x - (columns ? px(140) : wide), std::floor(button.GetCenter().y - height / 2),
                         columns ? px(140) : wide, height);
        if (kit::button(place, words, small)) do_it(view, one, person);
    }
}

}  // namespace

std::string not_content_said(std::span<const Dissatisfaction> said) {
    const Stakeholder* who = said.empty() ? nullptr : said.front().who;
    return (who ? who->name : std::string("The client")) + " is not content";
}

void draw_not_content_ground(const Rect& row) {
    kit::fill(row, look().colour.bad_soft);
    kit::fill({row.Min, {row.Min.x + px(6), row.Max.y}}, look().colour.bad);
}

float draw_attention(ViewContext& view, const TodayLists& lists, float x, float y, float width) {
    const std::vector<const ClientAttention*>& clients = lists.clients;
    if (clients.empty()) return 0;
    const bool columns = width >= px(narrow);
    if (!columns) measure_rows(view, lists, width);
    const auto height_of = [&](std::size_t i) { return columns ? px(56) : lists.rows.heights[i]; };
    float height = px(41) + px(2);
    for (std::size_t i = 0; i < clients.size(); ++i) height += height_of(i);
    const Rect box = kit::rect_at(x, y, width, height);
    const kit::Group group(Role::Region, "Clients by need of attention", box);
    Rect rest = kit::card(box, columns ? "Clients by need of attention" : "Clients",
                          static_cast<std::int64_t>(clients.size()), columns ? "the reason in words, worst first" : "");
    for (std::size_t i = 0; i < clients.size(); ++i) {
        const Rect row = kit::cut_top(rest, height_of(i));
        if (!row.Overlaps(view.area)) continue;
        kit::line_across(row.Min.x, row.Max.x, row.Min.y, look().colour.line);
        draw_row(view, *clients[i], {{row.Min.x, row.Min.y + 1}, row.Max}, columns);
    }
    return height;
}

}  // namespace rapport
