// The people of a client: a table with what matters before one calls, the grid of influence and interest, whose attitude is not
// yet what it should be, and segments.

#include <algorithm>
#include <cmath>

#include "app/commands/touch.h"
#include "base/sort.h"
#include "base/text.h"
#include "engagement/contact.h"
#include "schedule/notation.h"
#include "ui/views/client_page_parts.h"
#include "ui/views/search_view.h"

namespace rapport {
namespace {

using kit::Rect;

constexpr std::size_t most_people = 5'000;
constexpr std::size_t gaps_shown = 8;

bool is_in(const Stakeholder& person, const std::string& segment) {
    return segment.empty() || person.tags.contains(segment);
}

std::vector<const Stakeholder*> shown_people(const ClientPage& page) {
    std::vector<const Stakeholder*> people;
    for (const Stakeholder* person : page.summary.people)
        if (is_in(*person, page.state.segment)) people.push_back(person);
    return people;
}

std::vector<std::string> segments_of(const ClientPage& page) {
    std::vector<std::string> segments;
    for (const Stakeholder* person : page.summary.people)
        for (std::string& word : person->tags.words()) segments.push_back(std::move(word));
    sort_items(segments);
    segments.erase(std::unique(segments.begin(), segments.end()), segments.end());
    return segments;
}

std::string attitude_words(const Stakeholder& person) {
    if (person.attitude == Attitude::Unknown) return "–";
    std::string words(label_of(person.attitude));
    if (person.desired != Attitude::Unknown && person.desired != person.attitude)
        words += " → " + std::string(label_of(person.desired));
    return words;
}

std::string likes_words(const Stakeholder& person) {
    if (person.no_contact) return "Wants no contact";
    if (person.channel == Channel::None) return "–";
    std::string words(label_of(person.channel));
    if (person.booking == Booking::Ahead) words += ", booked";
    return words;
}

ListRow row_of(ClientPage& page, const Stakeholder& person) {
    ListRow row{.type = &type_of<Stakeholder>,
                .id = person.id,
                .title = person.name,
                .second = person.role,
                .avatar = person.id,
                .avatar_name = person.name};
    if (person.decides) row.second = row.second.empty() ? "Decides" : "Decides, " + row.second;
    if (!person.organisation.empty()) row.second += (row.second.empty() ? "" : ", ") + person.organisation;
    if (person.kind != StakeholderKind::OfClient)
        row.second += (row.second.empty() ? "" : ", ") + std::string(label_of(person.kind));
    const std::optional<Date> last = page.relations.touches().of(Ref<Stakeholder>{person.id}).last_direct;
    const int cadence = cadence_days(person);
    const bool late = !last || page.view.today.days - last->days > cadence;
    row.cells = {{person.influence == 0 ? "–" : std::to_string(person.influence) + " of 5"},
                 {attitude_words(person)},
                 {likes_words(person)},
                 {std::to_string(cadence) + " d"},
                 {ago(page.view, last), late ? kit::Tone::Warn : kit::Tone::Neutral}};
    return row;
}

/// Plans a touch with everybody of the segment, in the relationship with the client: one gesture.
void plan_touches(ClientPage& page, const std::vector<const Stakeholder*>& people) {
    Edit edit{"Plan a touch with " + counted(static_cast<std::int64_t>(people.size()), "person", "people"), {}};
    const Id project = ensure_relationship(page.view.workspace, page.client, page.view.make_id, page.view.now, edit);
    for (const Stakeholder* person : people) {
        if (person->no_contact) continue;
        PlannedTouch touch{};
        touch.id = page.view.make_id();
        touch.project = {project};
        touch.purpose = "Follow up: " + (page.state.segment.empty() ? page.client.name : page.state.segment);
        touch.stakeholder = {person->id};
        touch.channel = person->channel == Channel::None ? Channel::Phone : person->channel;
        touch.on = Date{page.view.today.days + 7};
        edit.create(touch);
    }
    page.view.out.send(std::move(edit), "Planned for this day next week, under Engagement of the relationship.");
}

void draw_segments(ClientPage& page, Column& main, const std::vector<const Stakeholder*>& people) {
    const std::vector<std::string> segments = segments_of(page);
    // The last who was in it may have left it.
    if (std::ranges::find(segments, page.state.segment) == segments.end()) page.state.segment.clear();
    if (segments.empty()) return;
    std::vector<std::string> options{"Everybody"};
    for (const std::string& segment : segments) options.push_back(segment);
    const auto at = std::ranges::find(segments, page.state.segment);
    const int current = at == segments.end() ? 0 : static_cast<int>(at - segments.begin()) + 1;
    const float height = px(look().size.button);
    const int chosen =
        kit::select(kit::rect_at(main.x, main.y, px(200), height), "Segment", options, current, false, false);
    if (chosen >= 0) page.state.segment = chosen == 0 ? "" : segments[static_cast<std::size_t>(chosen) - 1];
    float x = main.x + px(208);
    const std::string label = "Plan a touch with all " + std::to_string(people.size());
    if (kit::button(x, main.y, label, {.icon = icon_phone, .disabled = !page.view.may_edit || people.empty()}))
        plan_touches(page, people);
    main.add(height);
}

/// Whose attitude is not what it should be, by how far and how much they can do.
void draw_gaps(ClientPage& page, Column& column) {
    std::vector<const Stakeholder*> gaps;
    for (const Stakeholder* person : page.summary.people)
        if (person->attitude != Attitude::Unknown && person->desired > person->attitude) gaps.push_back(person);
    sort_items(gaps, [](const Stakeholder* a, const Stakeholder* b) {
        const auto gap = [](const Stakeholder* one) {
            return (static_cast<int>(one->desired) - static_cast<int>(one->attitude)) *
                   std::clamp(one->influence, 1, 5);
        };
        const bool ours = a->kind == StakeholderKind::OfClient;
        if (ours != (b->kind == StakeholderKind::OfClient)) return ours;
        return gap(a) != gap(b) ? gap(a) > gap(b) : comes_before(*a, *b);
    });
    RecordList list;
    list.heading = "To be won over";
    list.columns = {{"Person"}};
    list.question = "Nobody to be won over";
    list.help = "Note the attitude of people now, and the one you need: whoever falls short is listed here.";
    list.most = gaps_shown;
    for (const Stakeholder* person : gaps)
        list.rows.push_back({.type = &type_of<Stakeholder>,
                             .id = person->id,
                             .title = person->name,
                             .second = attitude_words(*person),
                             .avatar = person->id,
                             .avatar_name = person->name});
    bool pressed = false;
    column.add(draw_record_list(page.view, list, column.x, column.y, column.width, pressed));
}

void draw_links(ClientPage& page, Column& column) {
    RecordList list;
    list.heading = "Who stands how to whom";
    list.columns = {{"Link"}};
    list.question = "How do they stand to each other?";
    list.help = "Who reports to whom, who listens to whom, who is at odds: for your team alone.";
    list.button = "Link";
    for (const StakeholderLink& link : page.view.workspace.all<StakeholderLink>()) {
        const Stakeholder* from = page.view.workspace.find(link.from);
        const Stakeholder* to = page.view.workspace.find(link.to);
        if (!from || !to || from->client.id != page.client.id) continue;
        list.rows.push_back({.type = &type_of<StakeholderLink>,
                             .id = link.id,
                             .title = from->name + " " + std::string(label_of(link.kind)) + " " + to->name,
                             .second = link.note});
    }
    bool pressed = false;
    column.add(draw_record_list(page.view, list, column.x, column.y, column.width, pressed));
    if (!pressed) return;
    StakeholderLink draft{};
    draft.id = page.view.make_id();
    open_record_form(page.state.form, draft, "How two people stand to each other",
                     {field_of<&StakeholderLink::from>(), field_of<&StakeholderLink::kind>(),
                      field_of<&StakeholderLink::to>(), field_of<&StakeholderLink::note>()});
}

}  // namespace

void draw_people_tab(ClientPage& page, Column& main, Column* side) {
    const std::vector<const Stakeholder*> people = shown_people(page);
    draw_segments(page, main, people);
    RecordList list;
    list.heading = "People";
    list.columns = {{"Person"},
                    {"Influence", 64},
                    {"Attitude", 152},
                    {"Likes", 120},
                    {"Rhythm", 60, kit::Align::Right},
                    {"Touched", 74, kit::Align::Right}};
    list.question = "Who decides there?";
    list.help = "Start with the person whose yes is the client’s yes.";
    list.button = "Person";
    list.most = most_people;
    for (const Stakeholder* person : people) list.rows.push_back(row_of(page, *person));
    bool pressed = false;
    main.add(draw_record_list(page.view, list, main.x, main.y, main.width, pressed));
    if (pressed) open_person_form(page);
    draw_links(page, main);
    Column& beside = side ? *side : main;
    beside.add(draw_influence_grid(page.view, page.state.grid, people, beside.x, beside.y, beside.width));
    draw_gaps(page, beside);
}

}  // namespace rapport
