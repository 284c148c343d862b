#include "ui/views/recovery_list.h"

#include <algorithm>
#include <cmath>

#include "base/text.h"
#include "engagement/dissatisfaction.h"
#include "engagement/playbooks.h"
#include "engagement/sayings.h"
#include "schedule/notation.h"
#include "ui/views/light_mark.h"
#include "ui/views/record_list.h"
#include "ui/views/red_banner.h"

namespace rapport {
namespace {

using kit::Rect;

constexpr std::size_t most_due = 8, most_low = 20, most_closed = 50;
constexpr float mark_css = 100;
constexpr std::string_view nobody_waits = "Nobody waits for us to put something right";
constexpr std::string_view about_complaints =
    "Write down a complaint when you hear one: a clock runs until somebody has called.";

bool is_narrow(float width) { return width < px(480); }
/// Where it is narrow, how it stands has a line of its own, and their words and the facts have two.
float row_height(float width) {
    return px(is_narrow(width) ? look().coarse ? 144.0f : 128.0f : look().coarse ? 84.0f : 70.0f);
}
float low_height(float width) { return px((is_narrow(width) ? 84.0f : 56.0f) + (look().coarse ? 8.0f : 0.0f)); }

void show(ViewContext& view, Id recovery) {
    view.selection.set(type_of<Recovery>, recovery);
    view.settings.inspector = true;
}

/// Waiting: the colour with its word, and for how long. Else how far it is. In two lines, or in one.
void draw_standing(const RecoveryReading& reading, const Rect& box, bool in_one_line) {
    const float top = std::floor(box.GetCenter().y - px(in_one_line ? 11.0f : 22.0f));
    if (reading.state == RecoveryState::Waiting) {
        const float used = draw_clock_mark(box.Min.x, top + px(11), reading.light);
        const Rect waited = in_one_line ? Rect{{box.Min.x + used + px(8), top + px(2)}, {box.Max.x, top + px(20)}}
                                        : kit::rect_at(box.Min.x, top + px(24), box.GetWidth(), px(18));
        kit::draw_text(waited, reading.waited_said, kit::meta());
        return;
    }
    const bool closed = reading.state == RecoveryState::Closed;
    kit::draw_icon(kit::rect_at(box.Min.x, top, px(16), px(22)), closed ? icon_circle_check : icon_circle, 16,
                   closed ? look().colour.ok : look().colour.ink1);
    kit::draw_wrapped({{box.Min.x + px(22), top + px(3)}, box.Max}, label_of(reading.state), kit::meta(), 3);
}

std::string facts_of(const ViewContext& view, const RecoveryReading& reading, bool with_client) {
    const Recovery& recovery = *reading.recovery;
    std::string facts = std::string(label_of(recovery.source));
    facts += (reading.person ? " of " + reading.person->name : std::string()) + ", " +
             format_moment(recovery.received, view.this_year());
    const Person* owner = view.workspace.find(recovery.owner);
    facts += owner ? ". Owner: " + owner->name : std::string(". Nobody owns it");
    if (with_client && reading.client) facts = reading.client->name + ". " + facts;
    return facts;
}

void draw_reading(ViewContext& view, const RecoveryReading& reading, const Rect& row, bool with_client) {
    const kit::IdScope scope(reading.recovery->id);
    const std::string told = shortened(title_said(view.workspace, type_of<Recovery>, *reading.recovery), 200);
    const std::string title = answer_in_no_words(view.workspace, *reading.recovery) ? told : "“" + told + "”";
    const std::string facts = facts_of(view, reading, with_client);
    std::string said = std::string(label_of(reading.state));
    if (reading.state == RecoveryState::Waiting)
        said = std::string(clock_words(reading.light)) + ", waiting " + reading.waited_said;
    // A first word comes before every step.
    const RecoveryStep* late =
        reading.state == RecoveryState::Waiting ? nullptr : overdue_step(view.workspace, *reading.recovery, view.now);
    const std::string to_do = late ? "Overdue: " + late->text : reading.next;
    const std::string next = to_do.empty() ? std::string() : ". Next: " + to_do;
    const bool selected = view.selection.type == &type_of<Recovery> && view.selection.contains(reading.recovery->id);
    if (kit::row(row, title, {.selected = selected, .can_select = true, .description = said + next + " " + facts})
            .pressed)
        show(view, reading.recovery->id);
    Rect rest = kit::inset(row, px(16), px(8));
    const bool narrow = is_narrow(row.GetWidth());
    draw_standing(reading, narrow ? kit::cut_top(rest, px(22)) : kit::cut_left(rest, px(mark_css)), narrow);
    float top = narrow ? rest.Min.y : std::floor(row.GetCenter().y - px(28));
    const auto line = [&](float height) {
        const Rect strip = kit::rect_at(rest.Min.x, top, rest.GetWidth(), height);
        top += height;
        return strip;
    };
    const float high = narrow ? kit::wrapped_height(rest.GetWidth(), title, kit::strong(), 2) : px(20);
    kit::draw_wrapped(line(high), title, kit::strong(), narrow ? 2 : 1);
    const bool red = late || (reading.state == RecoveryState::Waiting && reading.light == Light::Red);
    kit::draw_text(line(px(18)), to_do.empty() ? std::string(label_of(reading.state)) : to_do,
                   {TextSize::Meta, red, red ? look().colour.bad : look().colour.ink0});
    kit::draw_wrapped(line(px(18)), facts, kit::meta(), narrow ? 2 : 1);
}

void draw_low(ViewContext& view, const LowAnswer& low, const Rect& row, bool with_client) {
    const kit::IdScope scope(low.answer->id);
    const kit::ButtonLook small{.icon = icon_plus, .small = !look().coarse, .disabled = !view.may_edit};
    const float wide = kit::button_width("Take it up", small);
    const float height = kit::button_height(small);
    Rect rest = kit::inset(row, px(16), px(6));
    const bool beneath = is_narrow(row.GetWidth());
    const Rect strip = beneath ? kit::cut_bottom(rest, height) : kit::centred(kit::cut_right(rest, wide), wide, height);
    const Rect place = kit::rect_at(strip.Max.x - wide, strip.Min.y, wide, height);
    if (!beneath) rest.Max.x -= px(12);
    kit::draw_icon(kit::rect_at(rest.Min.x, rest.Min.y, px(16), px(20)), icon_triangle_alert, 16, look().colour.warn);
    rest.Min.x += px(24);
    kit::wrapped(rest, with_client && low.client ? low.client->name + ". " + low.sentence : low.sentence,
                 {TextSize::Meta, false, look().colour.ink0}, 2);
    if (!kit::button(place, "Take it up", small)) return;
    const Id id = view.make_id();
    if (view.out.send(take_up(view, *low.answer, id), "Taken up.")) show(view, id);
}

bool concerns(Ref<Project> wanted, Ref<Project> about) {
    return wanted.id.is_null() || about.id.is_null() || about == wanted;
}

/// What is listed of one client, or of one of its projects.
struct Listed {
    std::vector<const RecoveryReading*> open;
    std::vector<const LowAnswer*> low;
    std::vector<const Recovery*> closed;  ///< Last received first.
};

Listed listed(ViewContext& view, Ref<Client> client, Ref<Project> project) {
    Listed found;
    for (const RecoveryReading& reading : view.relations->recoveries())
        if (reading.recovery->client == client && concerns(project, reading.recovery->project))
            found.open.push_back(&reading);
    for (const LowAnswer& low : view.relations->low_answers())
        if (low.pulse->client == client && concerns(project, low.pulse->project)) found.low.push_back(&low);
    for (const Recovery& recovery : view.relations->index().recoveries_of(client))
        if (is_closed(recovery) && concerns(project, recovery.project)) found.closed.push_back(&recovery);
    std::ranges::reverse(found.closed);
    return found;
}

/// "Complaint" and "They told us", at the right end of a strip.
void draw_ways_in(ViewContext& view, RecoveryListState& state, Ref<Client> client, Ref<Project> project,
                  const Rect& strip) {
    const kit::ButtonLook small{.icon = icon_plus, .small = true, .disabled = !view.may_edit};
    float right = strip.Max.x;
    const auto button = [&](std::string_view label) {
        const float wide = kit::button_width(label, small);
        right -= wide;
        const Rect place = kit::rect_at(right, std::floor(strip.GetCenter().y - kit::button_height(small) / 2), wide,
                                        kit::button_height(small));
        right -= px(8);
        return kit::button(place, label, small);
    };
    if (button("Complaint")) open_complaint(view, state.complaint, RecoverySource::Complaint, client, project);
    if (button("They told us")) open_complaint(view, state.complaint, RecoverySource::Told, client, project);
}

Rect next_row(const Rect& box, Rect& rest, float height) {
    const Rect row = kit::cut_top(rest, height);
    kit::line_across(box.Min.x + 1, box.Max.x - 1, row.Min.y, look().colour.line);
    return {{row.Min.x, row.Min.y + 1}, row.Max};
}

void draw_closed_fold(RecoveryListState& state, std::size_t count, const Rect& strip) {
    const kit::ButtonLook quiet{.kind = kit::ButtonKind::Quiet,
                                .icon = state.closed ? icon_chevron_down : icon_chevron_right,
                                .small = !look().coarse,
                                .id = "closed"};
    const std::string label = (state.closed ? "Hide " : "Show ") + std::to_string(count) + " that the client confirmed";
    const float wide = std::min(kit::button_width(label, quiet), strip.GetWidth());
    const float height = kit::button_height(quiet);
    if (kit::button(kit::rect_at(strip.Min.x, std::floor(strip.GetCenter().y - height / 2), wide, height), label,
                    quiet))
        state.closed = !state.closed;
}

void draw_rows(ViewContext& view, RecoveryListState& state, const Listed& found, const Rect& box, Rect rest) {
    for (const RecoveryReading* reading : found.open) {
        const Rect row = next_row(box, rest, row_height(box.GetWidth()));
        if (row.Overlaps(view.area)) draw_reading(view, *reading, row, false);
    }
    const std::size_t low = std::min(found.low.size(), most_low);
    for (std::size_t i = 0; i < low; ++i) {
        const Rect row = next_row(box, rest, low_height(box.GetWidth()));
        if (row.Overlaps(view.area)) draw_low(view, *found.low[i], row, false);
    }
    if (found.closed.empty()) return;
    draw_closed_fold(state, found.closed.size(), kit::inset(next_row(box, rest, px(48)), px(8), 0));
    if (!state.closed) return;
    for (std::size_t i = 0; i < std::min(found.closed.size(), most_closed); ++i) {
        const Rect row = next_row(box, rest, row_height(box.GetWidth()));
        if (!row.Overlaps(view.area)) continue;
        draw_reading(view, reading_of(view.relations->index(), *found.closed[i], view.now), row, false);
    }
}

}  // namespace

std::string_view clock_words(Light light) {
    static_assert(contact_amber_minutes == 12 * 60 && contact_red_minutes == 24 * 60);
    switch (light) {
    case Light::Unknown: break;
    case Light::Green:   return "In time";
    case Light::Amber:   return "12 h gone";
    case Light::Red:     return "24 h gone";
    }
    return "Not known";
}

float draw_clock_mark(float x, float centre_y, Light light) {
    return draw_light_mark(x, centre_y,
                           {.shown = light, .computed = light, .what = "First word", .words = clock_words(light)});
}

float draw_recoveries(ViewContext& view, RecoveryListState& state, Ref<Client> client, Ref<Project> project, float x,
                      float y, float width) {
    const Listed found = listed(view, client, project);
    const bool beneath = is_narrow(width);
    const bool nothing = found.open.empty() && found.low.empty();
    const std::size_t closed = state.closed ? std::min(found.closed.size(), most_closed) : 0;
    const float ways = beneath ? px(look().coarse ? 60.0f : 40.0f) : 0;
    const float empty = nothing ? kit::empty_state_height(width - px(32), nobody_waits, about_complaints) + px(28) : 0;
    const float height = px(41) + ways + empty + static_cast<float>(found.open.size() + closed) * row_height(width) +
                         static_cast<float>(std::min(found.low.size(), most_low)) * low_height(width) +
                         (found.closed.empty() ? 0 : px(48)) + px(2);
    const Rect box = kit::rect_at(x, y, width, height);
    {
        const kit::Group group(Role::Region, "Complaints and recovery", box);
        const kit::IdScope scope("recoveries");
        Rect rest = kit::card(box, "Complaints and recovery", static_cast<std::int64_t>(found.open.size()));
        const Rect head = beneath ? kit::cut_top(rest, ways) : kit::rect_at(x, y, width, px(40));
        draw_ways_in(view, state, client, project, kit::inset(head, px(16), 0));
        if (nothing)
            kit::empty_state(kit::inset(kit::cut_top(rest, empty), px(16), px(12)), nullptr, nobody_waits,
                             about_complaints);
        draw_rows(view, state, found, box, rest);
    }
    draw_complaint(view, state.complaint);
    return height;
}

float draw_recoveries_due(ViewContext& view, const RecoveriesDue& due, float x, float y, float width) {
    const auto& [open, low] = due;
    if (open.empty() && low.empty()) return 0;
    const std::size_t low_shown = std::min(low.size(), most_due);
    const std::size_t shown = std::min(open.size(), most_due);
    const std::size_t hidden = open.size() - shown + low.size() - low_shown;
    const float more = hidden > 0 ? px(28) : 0;
    const float height = px(41) + static_cast<float>(shown) * row_height(width) +
                         static_cast<float>(low_shown) * low_height(width) + more + px(2);
    const Rect box = kit::rect_at(x, y, width, height);
    const kit::Group group(Role::Region, "To be put right", box);
    const kit::IdScope scope("recoveries due");
    Rect rest = kit::card(box, "To be put right", static_cast<std::int64_t>(open.size() + low.size()));
    for (std::size_t i = 0; i < shown; ++i) {
        const Rect row = next_row(box, rest, row_height(box.GetWidth()));
        if (row.Overlaps(view.area)) draw_reading(view, *open[i], row, true);
    }
    for (std::size_t i = 0; i < low_shown; ++i) {
        const Rect row = next_row(box, rest, low_height(box.GetWidth()));
        if (row.Overlaps(view.area)) draw_low(view, *low[i], row, true);
    }
    if (more > 0)
        kit::text(kit::inset(kit::cut_top(rest, more), px(16), 0), "and " + std::to_string(hidden) + " more",
                  kit::meta());
    return height;
}

}  // namespace rapport
