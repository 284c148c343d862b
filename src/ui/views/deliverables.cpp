#include "ui/views/deliverables.h"

#include <algorithm>
#include <cmath>

#include "schedule/notation.h"
#include "ui/views/deliverables_parts.h"

namespace rapport {
namespace {

using kit::Rect;

constexpr std::size_t most_rows = 200;
constexpr std::string_view question = "What will the client hold in their hands?";
constexpr std::string_view help =
    "Write down what they get and when it is good. Then hand it over in versions: Rapport keeps which file it was, and "
    "what "
    "they said of it.";

bool is_narrow(float width) { return width < px(560); }
float row_height(float width) { return px((is_narrow(width) ? 84.0f : 56.0f) + (look().coarse ? 8.0f : 0.0f)); }

void read_deliverables(PlanPage& page, DeliverablesState& state) {
    ViewContext& view = page.view;
    if (state.revision != view.workspace.revision() || state.project != page.project.id || state.today != view.today) {
        state.revision = view.workspace.revision();
        state.project = page.project.id;
        state.today = view.today;
        state.readings = deliverables_of(view.relations->index(), {page.project.id});
        state.chain = approvals_of(view.workspace, {page.project.id}, ApprovalScope::All);
        state.shared_chain = approvals_of(view.workspace, {page.project.id}, ApprovalScope::SharedOnly);
    }
    // What is selected elsewhere, by an address perhaps, is shown here too.
    const Id selected = view.selection.type == &type_of<Deliverable> ? view.selection.first() : Id{};
    if (state.routed != selected) {
        state.routed = selected;
        if (!selected.is_null()) state.shown = selected;
    }
    if (!shown_deliverable(state)) state.shown = state.readings.empty() ? Id{} : state.readings.front().deliverable->id;
}

/// "Due 4 Dec · Version 1.1 · waits 9 days".
std::string facts_of(const ViewContext& view, const DeliverableReading& reading) {
    const Deliverable& deliverable = *reading.deliverable;
    std::string facts =
        deliverable.due ? "Due " + format_day(*deliverable.due, view.this_year()) : std::string("No day");
    facts += reading.latest() ? " · Version " + reading.latest()->number : std::string(" · No version yet");
    const auto days = [](std::int32_t count) { return std::to_string(count) + (count == 1 ? " day" : " days"); };
    if (reading.waits_since)
        facts += reading.waits_days > 0 ? " · waits " + days(reading.waits_days) : " · since today";
    if (reading.days_late > 0) facts += " · " + days(reading.days_late) + " late";
    if (reading.lacks_acceptance) facts += " · nobody said when it is good";
    return facts;
}

void draw_row(ViewContext& view, DeliverablesState& state, const DeliverableReading& reading, const Rect& row) {
    const Deliverable& deliverable = *reading.deliverable;
    const kit::IdScope scope(deliverable.id);
    const std::string facts = facts_of(view, reading);
    const std::string description = std::string(state_words(reading)) + ". " + facts +
                                    (deliverable.shared ? ". The client sees it." : ". Only the team sees it.");
    const kit::RowLook look_of{
        .selected = state.shown == deliverable.id, .can_select = true, .description = description};
    if (kit::row(row, deliverable.name, look_of).pressed) {
        state.shown = deliverable.id;
        if (!view.phone) view.selection.set(type_of<Deliverable>, deliverable.id);
    }
    const bool narrow = is_narrow(row.GetWidth());
    Rect rest = kit::inset(row, px(16), px(6));
    const float chip = kit::chip_width(state_words(reading));
    const float eye = deliverable.shared ? px(24) : 0;
    Rect end = narrow ? kit::cut_bottom(rest, px(26)) : kit::cut_right(rest, chip + eye);
    if (!narrow) rest.Max.x -= px(12);
    const float used = kit::chip(end.Min.x, std::floor(end.GetCenter().y), state_words(reading), tone_of(reading));
    if (deliverable.shared)
        kit::draw_icon(kit::rect_at(end.Min.x + used + px(8), end.Min.y, px(16), end.GetHeight()), icon_eye, 16,
                       look().colour.ink1);
    const float top = std::floor(rest.GetCenter().y - px(19));
    kit::draw_text(kit::rect_at(rest.Min.x, top, rest.GetWidth(), px(20)), deliverable.name, kit::strong());
    const ImU32 ink = reading.days_late > 0               ? look().colour.bad
                      : reading.waits_days > patient_days ? look().colour.warn
                                                          : look().colour.ink1;
    kit::draw_text(kit::rect_at(rest.Min.x, top + px(20), rest.GetWidth(), px(18)), facts,
                   {TextSize::Meta, false, ink});
}

void draw_list(ViewContext& view, DeliverablesState& state, CardColumn& column) {
    const std::size_t shown = std::min(state.readings.size(), most_rows);
    const float more = shown < state.readings.size() ? px(28) : 0;
    const Rect box = column.take(px(43) + static_cast<float>(shown) * row_height(column.width) + more);
    const kit::Group group(Role::Region, "Deliverables", box);
    const kit::IdScope scope("deliverables");
    Rect rest = kit::card(box, "Deliverables", static_cast<std::int64_t>(state.readings.size()));
    for (std::size_t i = 0; i < shown; ++i) {
        const Rect row = kit::cut_top(rest, row_height(column.width));
        if (i > 0) kit::line_across(box.Min.x + 1, box.Max.x - 1, row.Min.y, look().colour.line);
        if (row.Overlaps(view.area)) draw_row(view, state, state.readings[i], {{row.Min.x, row.Min.y + 1}, row.Max});
    }
    if (more > 0)
        kit::text(kit::inset(kit::cut_top(rest, more), px(16), 0),
                  "and " + std::to_string(state.readings.size() - shown) + " more", kit::meta());
}

kit::ButtonLook add_look(const ViewContext& view) {
    return {.kind = kit::ButtonKind::Primary, .icon = icon_plus, .disabled = !view.may_edit};
}

void draw_nothing_yet(PlanPage& page, DeliverablesState& state, CardColumn& column) {
    const float words = kit::empty_state_height(column.width - px(32), question, help);
    const kit::ButtonLook add = add_look(page.view);
    const Rect box = column.take(px(41) + px(24) + words + px(12) + kit::button_height(add) + px(20));
    const kit::Group group(Role::Region, "Deliverables", box);
    const Rect rest = kit::card(box, "Deliverables", 0);
    const float y =
        kit::empty_state(kit::rect_at(rest.Min.x + px(16), rest.Min.y + px(24), rest.GetWidth() - px(32), px(60)),
                         nullptr, question, help);
    const float wide = kit::button_width("Add a deliverable", add);
    const Rect place =
        kit::rect_at(std::floor(rest.GetCenter().x - wide / 2), y + px(12), wide, kit::button_height(add));
    if (kit::button(place, "Add a deliverable", add)) open_deliverable_dialog(page, state, DeliverableDialog::Add);
}

float draw_tools(PlanPage& page, DeliverablesState& state, const Rect& strip) {
    const kit::ButtonLook add = add_look(page.view);
    float x = strip.Min.x;
    if (kit::button(x, strip.Min.y, "Add a deliverable", add))
        open_deliverable_dialog(page, state, DeliverableDialog::Add);
    return kit::button_height(add);
}

}  // namespace

const DeliverableReading* shown_deliverable(const DeliverablesState& state) {
    const auto found = std::ranges::find_if(
        state.readings, [&](const DeliverableReading& one) { return one.deliverable->id == state.shown; });
    return found == state.readings.end() ? nullptr : &*found;
}

kit::Tone tone_of(const DeliverableReading& reading) {
    if (reading.waits_since) return kit::Tone::Accent;
    switch (reading.deliverable->state) {
    case DeliverableState::Planned:      return reading.days_late > 0 ? kit::Tone::Bad : kit::Tone::Neutral;
    case DeliverableState::Submitted:    return kit::Tone::Accent;
    case DeliverableState::Approved:     return kit::Tone::Ok;
    case DeliverableState::ChangesAsked: return kit::Tone::Warn;
    }
    return kit::Tone::Neutral;
}

std::string_view state_words(const DeliverableReading& reading) {
    const DeliverableState state = reading.waits_since ? DeliverableState::Submitted : reading.deliverable->state;
    return Choices<DeliverableState>::all[static_cast<std::size_t>(state)].label;
}

std::string size_said(Decimal kilobytes) {
    const std::int64_t bytes = kilobytes.thousandths;
    if (bytes <= 0) return {};
    if (bytes < 1'000) return std::to_string(bytes) + (bytes == 1 ? " byte" : " bytes");
    if (bytes < 999'500) return std::to_string((bytes + 500) / 1'000) + " kB";
    const std::int64_t tenths = (bytes + 50'000) / 100'000;
    return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + " MB";
}

std::string grouped(std::string_view digest) {
    std::string groups;
    for (std::size_t i = 0; i < digest.size(); i += 8) groups += (i > 0 ? " " : "") + std::string(digest.substr(i, 8));
    return groups;
}

void draw_deliverables(PlanPage& page, DeliverablesState& state) {
    read_deliverables(page, state);
    read_kept_files(page, state);
    {
        CardPage cards(page.view, "Deliverables");
        if (state.readings.empty()) {
            draw_nothing_yet(page, state, cards.left);
        } else {
            cards.begin_below(draw_tools(page, state, cards.top()));
            draw_list(page.view, state, cards.left);
            draw_deliverable_detail(page, state, cards.left);
            draw_approvals_card(page, state, cards.beside());
        }
    }
    draw_deliverable_dialogs(page, state);
}

}  // namespace rapport
