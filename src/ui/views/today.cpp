#include "ui/views/today.h"

#include <algorithm>
#include <cmath>

#include "app/commands/touch.h"
#include "base/sort.h"
#include "base/text.h"
#include "engagement/contact.h"
#include "schedule/notation.h"
#include "ui/reading.h"
#include "ui/shell.h"
#include "ui/views/client_page_parts.h"
#include "ui/views/dialog_sheet.h"
#include "ui/views/record_list.h"
#include "ui/views/recovery_list.h"
#include "ui/views/search_view.h"
#include "ui/views/today_parts.h"

namespace rapport {
namespace {

using kit::Rect;

constexpr std::size_t people_shown = 8;
constexpr std::size_t people_at_most = 500;

ImU32 ink_of(ContactAdvice::Level level) {
    const Palette& c = look().colour;
    return level == ContactAdvice::Level::Good ? c.ok : level == ContactAdvice::Level::Mind ? c.warn : c.bad;
}

void draw_person_due(ViewContext& view, TodayState& state, const TouchDue& due, const Rect& row) {
    const Stakeholder& person = *due.stakeholder;
    const kit::IdScope scope(person.id);
    const Channel channel = person.channel == Channel::None ? Channel::Phone : person.channel;
    const ContactAdvice advice =
        advise_contact(view.workspace, person, channel, view.instant, view.own_zone(), view.zones);
    const std::string over = due.last ? counted(due.days_over, "day over", "days over") : "Never spoken with";
    Rect rest = kit::inset(row, px(12), 0);
    const float hit = px(look().size.icon_hit);
    Rect more = kit::cut_right(rest, hit);
    more = kit::centred(more, hit, hit);
    const Rect link{row.Min, {more.Min.x - px(4), row.Max.y}};
    const std::string description = over + ". " + advice.sentence;
    if (kit::row(link, person.name, {.description = description}).pressed) {
        const Id client = person.client.id;
        const Id who = person.id;
        view.out.call([client, who](Shell& shell) {
            ViewContext now = shell.context({});
            open_touch_dialog(now, shell.touch, client, who);
        });
    }
    const std::string menu = "More for " + person.name;
    if (kit::icon_button(more, icon_ellipsis, menu)) kit::open_menu(menu);
    if (kit::begin_menu(menu, more, 230)) {
        const Id client = person.client.id;
        const Id who = person.id;
        if (kit::menu_item("Log a touch", icon_phone, {}, view.may_edit))
            view.out.call([client, who](Shell& shell) {
                ViewContext now = shell.context({});
                open_touch_dialog(now, shell.touch, client, who);
            });
        if (kit::menu_item("Write a message", icon_mail))
            view.out.call([client, who](Shell& shell) {
                ViewContext now = shell.context({});
                open_compose(now, shell.compose, client, who);
            });
        if (kit::menu_item("Not now…", icon_history, {}, view.may_edit)) {
            state.snoozing = person.id;
            state.until = format_day(Date{view.today.days + 7}, view.this_year());
            state.reason.clear();
            state.error.clear();
        }
        if (kit::menu_item("Go to their client", icon_arrow_right))
            view.out.go(route_to_record(view.workspace, type_of<Stakeholder>, who));
        kit::end_menu();
    }
    kit::avatar({rest.Min.x + px(12), std::floor(rest.GetCenter().y)}, 24, person.name, {}, person.id);
    rest.Min.x += px(34);
    rest.Max.x -= px(4);
    const float top = std::floor(rest.GetCenter().y - px(19));
    const kit::TextLook right{TextSize::Meta, false, look().colour.ink1, kit::Align::Right};
    const std::string local = advice.local.empty() ? over : advice.local;
    const float used = std::min(kit::text_width(local, right) + px(8), rest.GetWidth() * 0.5f);
    kit::draw_text({{rest.Min.x, top}, {rest.Max.x - used, top + px(20)}}, person.name, kit::strong());
    kit::draw_text({{rest.Max.x - used, top}, {rest.Max.x, top + px(20)}}, local, right);
    kit::draw_icon(kit::rect_at(rest.Min.x, top + px(20), px(14), px(18)), icon_of(channel), 14, look().colour.ink1);
    kit::draw_text({{rest.Min.x + px(18), top + px(20)}, {rest.Max.x, top + px(38)}}, advice.sentence,
                   {TextSize::Meta, false, ink_of(advice.level)});
}

void draw_head(ViewContext& view, float x, float y, float width) {
    const Civil day = civil_of(view.today);
    const std::size_t letters = view.phone ? 3 : std::string_view::npos;
    const std::string head = std::string(weekday_name(weekday_of(view.today)).substr(0, letters)) + " " +
                             std::to_string(day.day) + " " + std::string(month_name(day.month).substr(0, letters));
    kit::heading(kit::rect_at(x, y, width, px(view.phone ? 56.0f : 44.0f)), head, 2,
                 view.phone ? kit::title() : kit::display());
    float right = x + width;
    const auto button = [&](std::string_view label, const kit::ButtonLook& look_of, ActionId action) {
        const float wide = kit::button_width(label, look_of);
        right -= wide;
        if (kit::button(kit::rect_at(right, y + px(6), wide, kit::button_height(look_of)), label, look_of))
            view.out.act(action);
        right -= px(8);
    };
    const std::string key = shown_key(action(ActionId::LogTouch).key, look().mac);
    if (!view.phone) {
        button("Log a touch",
               {.kind = kit::ButtonKind::Primary, .icon = icon_phone, .key = key, .disabled = !view.may_edit},
               ActionId::LogTouch);
        button("New client", {.icon = icon_plus, .disabled = !view.may_edit}, ActionId::NewClient);
        button("Import a plan", {.icon = icon_folder_open, .disabled = !view.may_edit}, ActionId::ImportFile);
        return;
    }
    const float hit = px(look().size.icon_hit);
    const auto icon = [&](const char* sign, std::string_view label, ActionId action) {
        right -= hit;
        if (kit::icon_button(kit::rect_at(right, y + px(6), hit, hit), sign, label, !view.may_edit))
            view.out.act(action);
        right -= px(4);
    };
    icon(icon_phone, "Log a touch", ActionId::LogTouch);
    icon(icon_plus, "New client", ActionId::NewClient);
    icon(icon_folder_open, "Import a plan", ActionId::ImportFile);
}

/// Whose clients are shown: where somebody of that name works here and looks after some.
void draw_whose(TodayState& state, const TodayLists& lists, Rect& line) {
    if (!lists.looks_after_some) return;
    const std::vector<std::string_view> names{"All clients", "Mine", "I stand in for"};
    const Rect box = kit::cut_left(line, std::min(line.GetWidth(), kit::segments_width(names)));
    const int chosen = kit::segments(box, "Whose clients", names, static_cast<int>(state.whose));
    if (chosen >= 0) state.whose = static_cast<Whose>(chosen);
    line.Min.x += px(8);
}

/// Which clients are looked at, where there is something to choose. Gives its height.
float draw_choice_of_clients(TodayState& state, const TodayLists& lists, float x, float y, float width) {
    const float height = px(look().size.button);
    const Rect whole = kit::rect_at(x, y, width, height);
    Rect line = whole;
    draw_whose(state, lists, line);
    const std::vector<std::string>& tags = lists.tags;
    if (tags.empty()) return line.Min.x > whole.Min.x ? height + px(12) : 0;
    const bool below = line.GetWidth() < px(160);
    if (below) line = kit::rect_at(x, y + height + px(8), width, height);
    std::vector<std::string> options{"All tags"};
    options.insert(options.end(), tags.begin(), tags.end());
    const int current = state.tag.empty() ? 0 : static_cast<int>(std::ranges::find(tags, state.tag) - tags.begin()) + 1;
    const Rect box = kit::cut_left(line, std::min(line.GetWidth(), px(200)));
    const int chosen = kit::select(box, "Clients with the tag", options, current, false, false);
    if (chosen >= 0) state.tag = chosen == 0 ? std::string() : tags[static_cast<std::size_t>(chosen) - 1];
    return height + px(12) + (below ? height + px(8) : 0);
}

float person_height() { return px(look().coarse ? 56.0f : 44.0f); }

}  // namespace

bool is_looked_at(const TodayState& state, const Client* client) {
    if (!state.tag.empty() && !(client && client->tags.contains(state.tag))) return false;
    switch (state.whose) {
    case Whose::Everyones: return true;
    case Whose::Mine:      return client && client->manager.id == state.me;
    case Whose::StandIn:   return client && client->deputy.id == state.me;
    }
    return true;
}

float draw_touch_base(ViewContext& view, TodayState& state, const TodayLists& lists, float x, float y, float width) {
    const std::vector<const TouchDue*>& due = lists.people;
    const std::vector<const PlannedTouch*>& planned = lists.planned;
    const std::vector<MeetingHint>& hints = lists.hints;
    const float each = person_height();
    const std::size_t shown = std::min(due.size(), state.all_people ? people_at_most : people_shown);
    const float more = shown < due.size() ? px(look().coarse ? 48.0f : 34.0f) : 0;
    const bool nobody = due.empty() && planned.empty() && hints.empty();
    const float rows = static_cast<float>(shown + planned.size() + hints.size()) * each + more;
    const float height = px(43) + (nobody ? px(look().coarse ? 100.0f : 84.0f) : rows);
    const Rect box = kit::rect_at(x, y, width, height);
    const kit::Group group(Role::Region, "Touch base", box);
    const kit::IdScope scope("touch base");
    Rect rest = kit::card(box, "Touch base", static_cast<std::int64_t>(due.size() + planned.size()));
    if (nobody) {
        kit::empty_state(kit::rect_at(rest.Min.x + px(16), rest.Min.y + px(16), rest.GetWidth() - px(32), px(60)),
                         nullptr, "Nobody waits for a word", "People show up here when their rhythm says it is time.");
        return height;
    }
    for (const PlannedTouch* touch : planned) {
        const Rect row = kit::cut_top(rest, each);
        kit::line_across(row.Min.x, row.Max.x, row.Min.y, look().colour.line);
        if (row.Overlaps(view.area)) draw_planned(view, *touch, {{row.Min.x, row.Min.y + 1}, row.Max});
    }
    for (const MeetingHint& hint : hints) {
        const Rect row = kit::cut_top(rest, each);
        kit::line_across(row.Min.x, row.Max.x, row.Min.y, look().colour.line);
        if (row.Overlaps(view.area)) draw_hint(view, hint, {{row.Min.x, row.Min.y + 1}, row.Max});
    }
    for (std::size_t i = 0; i < shown; ++i) {
        const Rect row = kit::cut_top(rest, each);
        kit::line_across(row.Min.x, row.Max.x, row.Min.y, look().colour.line);
        if (row.Overlaps(view.area)) draw_person_due(view, state, *due[i], {{row.Min.x, row.Min.y + 1}, row.Max});
    }
    if (more > 0 && !state.all_people) {
        const kit::ButtonLook quiet{.kind = kit::ButtonKind::Quiet, .small = true, .id = "all people"};
        const std::string label = "Show all " + std::to_string(due.size());
        const Rect line = kit::inset(kit::cut_top(rest, more), px(8), 0);
        if (kit::button(
                kit::rect_at(line.Min.x, line.Min.y, kit::button_width(label, quiet), kit::button_height(quiet)), label,
                quiet))
            state.all_people = true;
    } else if (more > 0) {
        kit::text(kit::inset(kit::cut_top(rest, more), px(16), 0),
                  "and " + std::to_string(due.size() - shown) + " more", kit::meta());
    }
    return height;
}

float draw_cracks(ViewContext& view, TodayState& state, const TodayLists& lists, float x, float y, float width) {
    bool pressed = false;
    const float height = draw_record_list(view, lists.cracks, x, y, width, pressed);
    if (lists.cracks.all > lists.cracks.rows.size() && !state.all_cracks) {
        const kit::ButtonLook quiet{.kind = kit::ButtonKind::Quiet, .small = true, .id = "all cracks"};
        const std::string label = "Show all " + std::to_string(lists.cracks.all);
        const float wide = kit::button_width(label, quiet), high = kit::button_height(quiet);
        const float middle = y + height - px(look().coarse ? 26.0f : 16.0f);  // Of the line that says how many more.
        if (kit::button(kit::rect_at(x + width - px(8) - wide, std::floor(middle - high / 2), wide, high), label,
                        quiet))
            state.all_cracks = true;
    }
    return height;
}

void draw_snooze(ViewContext& view, TodayState& state) {
    if (state.snoozing.is_null()) return;
    const Stakeholder* person = view.workspace.find(Ref<Stakeholder>{state.snoozing});
    if (!person) {
        state.snoozing = {};
        return;
    }
    const float line = kit::field_label_height() / look().scale + look().size.field + 16;
    kit::Dialog dialog("No reminder for a while", 440,
                       48 + 44 + 2 * line + (state.error.empty() ? 0 : 36) + look().size.button);
    Rect rest = dialog.content();
    kit::heading(kit::cut_top(rest, px(44)), "Leave " + first_name_of(*person) + " for now", 1, kit::title());
    const auto field = [&](std::string_view label, std::string_view example, std::string& text) {
        rest.Min.y += kit::field_label_height();
        const kit::FieldEvent event =
            kit::field(kit::cut_top(rest, px(look().size.field)), text, {.label = label, .placeholder = example});
        if (event.changed || event.committed()) text = event.text;
        rest.Min.y += px(16);
        return event.committed() && event.end == TextEnd::Enter;
    };
    bool enter = field("No reminder until", "e.g. 24 Nov", state.until);
    enter |= field("Why", "e.g. On holiday until then", state.reason);
    if (!state.error.empty())
        kit::wrapped(kit::cut_top(rest, px(36)), state.error, {TextSize::Meta, false, look().colour.bad}, 2);
    const kit::ButtonLook primary{.kind = kit::ButtonKind::Primary};
    const DialogEnd end = draw_dialog_foot(rest, "Cancel", "Leave for now", primary, dialog.closed());
    if (end == DialogEnd::GivenUp) state.snoozing = {};
    if (end == DialogEnd::GivenUp || (end == DialogEnd::Open && !enter)) return;
    const Field& until = type_of<Stakeholder>.fields[field_of<&Stakeholder::snoozed>()];
    const Reading reading = reading_of(view, type_of<Stakeholder>, *person);
    const Result<Value> day = typed_value(reading, until, Value(), state.until);
    if (!day) {
        state.error = day.error().message;
        return;
    }
    const std::int64_t* number = std::get_if<std::int64_t>(&*day);
    const std::optional<Date> wanted = number ? std::optional(Date{static_cast<std::int32_t>(*number)}) : std::nullopt;
    if (!wanted || *wanted <= view.today) {
        state.error = "Choose a day after today.";
        return;
    }
    Result<Edit> edit = snooze(view.workspace, {person->id}, wanted, state.reason);
    if (!edit) {
        state.error = edit.error().message;
        return;
    }
    view.out.send(std::move(*edit), "No reminder until " + format_day(*wanted, view.this_year()) + ".");
    state.snoozing = {};
}

RecoveriesDue recoveries_for(ViewContext& view, const TodayState& state) {
    RecoveriesDue due;
    for (const RecoveryReading& one : view.relations->recoveries())
        if (is_looked_at(state, one.client)) due.open.push_back(&one);
    for (const LowAnswer& one : view.relations->low_answers())
        if (is_looked_at(state, one.client)) due.low.push_back(&one);
    return due;
}

void draw_today(ViewContext& view, TodayState& state, HomeState& home) {
    kit::Scroll scroll("home", view.area);
    const float pad = px(16);
    const float x = scroll.origin().x + pad;
    const float width = scroll.width() - 2 * pad;
    float y = scroll.origin().y + px(10);
    draw_head(view, x, y, width);
    y += px(54);
    if (home.adding) y += draw_client_form(view, home, x, y, std::min(width, px(720)), true) + pad;
    const TodayLists& lists = lists_of(view, state);
    y += draw_choice_of_clients(state, lists, x, y, width);
    const bool two = width >= px(860);
    const float side = two ? px(320) : 0;
    const float main = width - (two ? side + pad : 0);
    float left = y;
    const auto below = [&](float& at, float height) {
        if (height > 0) at += height + pad;
    };
    below(left, draw_recoveries_due(view, recoveries_for(view, state), x, left, main));
    below(left, draw_attention(view, lists, x, left, main));
    float right = two ? y : left;
    const float right_x = two ? x + main + pad : x;
    const float right_width = two ? side : width;
    below(right, draw_touch_base(view, state, lists, right_x, right, right_width));
    bool pressed = false;
    if (!lists.pulses.rows.empty())
        below(right, draw_record_list(view, lists.pulses, right_x, right, right_width, pressed));
    below(right, draw_record_list(view, lists.promises, right_x, right, right_width, pressed));
    below(right, draw_cracks(view, state, lists, right_x, right, right_width));
    if (!two) left = right;
    below(left, draw_project_card(view, state, x, left, main));
    below(left, draw_due(view, state, lists, x, left, main, px(300)));
    below(left, draw_story(view, state.story, {}, {}, "Since you last looked", x, left, main, true));
    scroll.set_content(std::max(left, right) - scroll.origin().y);
    draw_snooze(view, state);
}

}  // namespace rapport
