// What is worth saying and doing with records of the client half, above their fields: how to reach a person now, what was
// measured, how a promise stands.

#include <algorithm>

#include "app/commands/record.h"
#include "app/commands/touch.h"
#include "base/sort.h"
#include "base/text.h"
#include "engagement/contact.h"
#include "engagement/value.h"
#include "schedule/notation.h"
#include "ui/shell.h"
#include "ui/views/button_lines.h"
#include "ui/views/decision_options.h"
#include "ui/views/inspector_listening.h"
#include "ui/views/inspector_parts.h"
#include "ui/views/recovery_details.h"
#include "ui/views/request_details.h"
#include "ui/views/search_view.h"

namespace rapport {
namespace {

using kit::Rect;

ImU32 ink_of(ContactAdvice::Level level) {
    const Palette& c = look().colour;
    return level == ContactAdvice::Level::Good ? c.ok : level == ContactAdvice::Level::Mind ? c.warn : c.bad;
}

void draw_words(InspectorSheet& sheet, std::string_view words, ImU32 ink = 0) {
    const kit::TextLook small{TextSize::Meta, false, ink == 0 ? look().colour.ink1 : ink};
    const float height = kit::wrapped_height(sheet.width, words, small, 8);
    kit::wrapped(sheet.take(height, 8), words, small, 8);
}

/// Buttons beside each other, in as many lines as they need.
class Buttons {
public:
    explicit Buttons(InspectorSheet& sheet)
        : sheet_(sheet), lines_(sheet.x, sheet.y, sheet.width, kit::button_height({.small = true})) {}
    ~Buttons() { sheet_.y = lines_.bottom() + px(12); }
    Buttons(const Buttons&) = delete;
    Buttons& operator=(const Buttons&) = delete;
    bool operator()(std::string_view label, const char* icon = nullptr, kit::ButtonKind kind = kit::ButtonKind::Plain,
                    bool reads = false) {
        const kit::ButtonLook look_of{
            .kind = kind, .icon = icon, .small = true, .disabled = !reads && !sheet_.view.may_edit};
        return kit::button(lines_.next(kit::button_width(label, look_of)), label, look_of);
    }

private:
    InspectorSheet& sheet_;
    ButtonLines lines_;
};

/// Records that hang by the one shown, each a line that leads to it.
template <class E> void draw_lines(InspectorSheet& sheet, const std::vector<std::pair<const E*, std::string>>& lines) {
    for (const auto& [record, words] : lines) {
        const kit::IdScope scope(record->id);
        const Rect row = sheet.take(px(look().coarse ? 44.0f : 26.0f), 0);
        if (kit::row(row, words).pressed) sheet.view.selection.set(type_of<E>, record->id);
        kit::draw_text(kit::inset(row, px(4), 0), words, {TextSize::Meta, false, look().colour.ink0});
    }
    if (!lines.empty()) sheet.y += px(8);
}

std::string day_text(const InspectorSheet& sheet, Date day) { return format_day(day, sheet.view.this_year()); }

// --- People ------------------------------------------------------------------------------------------------------------

/// What is worth remembering about a record.
void draw_facts(InspectorSheet& sheet, Id about) {
    std::vector<std::pair<const Fact*, std::string>> lines;
    for (const Fact& fact : sheet.view.workspace.all<Fact>())
        if (fact.about == about) lines.emplace_back(&fact, std::string(label_of(fact.kind)) + ": " + fact.text);
    draw_lines(sheet, lines);
}

void add_fact(InspectorSheet& sheet, Id about, const std::string& name) {
    Fact draft{};
    draft.id = sheet.view.make_id();
    draft.about = about;
    draft.since = sheet.view.today;
    open_record_form(
        sheet.state.form, draft, "Worth remembering about " + name,
        {field_of<&Fact::text>(), field_of<&Fact::kind>(), field_of<&Fact::topic>(), field_of<&Fact::since>()});
}

void draw_quiet_times(InspectorSheet& sheet, const Stakeholder& person) {
    std::vector<std::pair<const QuietTime*, std::string>> lines;
    for (const QuietTime& quiet : sheet.view.workspace.all<QuietTime>())
        if (quiet.stakeholder.id == person.id)
            lines.emplace_back(&quiet, describe_quiet_time(quiet, sheet.view.this_year()));
    std::vector<std::pair<const Need*, std::string>> needs;
    for (const Need& need : sheet.view.workspace.all<Need>())
        if (need.stakeholder.id == person.id) needs.emplace_back(&need, (need.met ? "Met: " : "Needs: ") + need.text);
    draw_lines(sheet, lines);
    draw_lines(sheet, needs);
    draw_facts(sheet, person.id);
    Buttons buttons(sheet);
    if (buttons("Quiet time", icon_plus)) {
        QuietTime draft{};
        draft.id = sheet.view.make_id();
        draft.stakeholder = {person.id};
        open_record_form(sheet.state.form, draft, "When not to contact " + first_name_of(person),
                         {field_of<&QuietTime::reason>(), field_of<&QuietTime::weekday>(),
                          field_of<&QuietTime::hours>(), field_of<&QuietTime::from>(), field_of<&QuietTime::to>()});
    }
    if (buttons("Need", icon_plus)) {
        Need draft{};
        draft.id = sheet.view.make_id();
        draft.stakeholder = {person.id};
        open_record_form(sheet.state.form, draft, "What " + first_name_of(person) + " needs",
                         {field_of<&Need::text>(), field_of<&Need::priority>(), field_of<&Need::met>()});
    }
    if (buttons("Fact or quote", icon_quote)) add_fact(sheet, person.id, first_name_of(person));
}

/// How to reach them now, by each way there is a button for and the one they like best. One line where all say the same.
void draw_reach(InspectorSheet& sheet, const Stakeholder& person) {
    ViewContext& view = sheet.view;
    struct Way {
        std::string name;
        ContactAdvice advice;
    };
    std::vector<Way> ways;
    const auto add = [&](std::string name, Channel channel) {
        ways.push_back({std::move(name),
                        advise_contact(view.workspace, person, channel, view.instant, view.own_zone(), view.zones)});
    };
    const Channel liked = person.channel;
    if (!person.phone.empty() || liked == Channel::Phone || liked == Channel::None) add("Call", Channel::Phone);
    add("Write", Channel::Email);
    if (liked != Channel::None && liked != Channel::Phone && liked != Channel::Email)
        add(std::string(label_of(liked)), liked);
    const ContactAdvice& first = ways.front().advice;
    const std::string local = first.local.empty() ? "" : first.local + ". ";
    if (std::ranges::all_of(ways, [&](const Way& way) { return way.advice.sentence == first.sentence; }))
        return draw_words(sheet, local + first.sentence, ink_of(first.level));
    if (!local.empty()) draw_words(sheet, first.local + ".");
    for (const Way& way : ways) draw_words(sheet, way.name + ": " + way.advice.sentence, ink_of(way.advice.level));
}

void draw_person(InspectorSheet& sheet, const Stakeholder& person) {
    ViewContext& view = sheet.view;
    draw_reach(sheet, person);
    const std::string prefers = describe_preferences(view.workspace, person, view.instant, view.own_zone(), view.zones);
    if (!prefers.empty()) draw_words(sheet, prefers);
    const std::optional<Date> last = view.relations->touches().of(Ref<Stakeholder>{person.id}).last_direct;
    draw_words(sheet, last ? "Last direct touch " + day_text(sheet, *last) + ", rhythm " +
                                 counted(cadence_days(person), "day", "days") + "."
                           : "Nobody has spoken with them yet; their rhythm is " +
                                 counted(cadence_days(person), "day", "days") + ".");
    {
        const Id client = person.client.id;
        const Id who = person.id;
        Buttons buttons(sheet);
        if (buttons("Log a touch", icon_phone))
            view.out.call([client, who](Shell& shell) {
                ViewContext now = shell.context({});
                open_touch_dialog(now, shell.touch, client, who);
            });
        if (buttons("Write", icon_mail, kit::ButtonKind::Plain, true))
            view.out.call([client, who](Shell& shell) {
                ViewContext now = shell.context({});
                open_compose(now, shell.compose, client, who);
            });
        if (!person.phone.empty() && buttons("Call", icon_phone, kit::ButtonKind::Plain, true)) {
            std::string number = person.phone;
            std::erase(number, ' ');
            view.out.call([number](Shell& shell) { shell.ports.window.open_link("tel:" + number); });
        }
    }
    draw_quiet_times(sheet, person);
}

// --- Value -------------------------------------------------------------------------------------------------------------

void draw_value_item(InspectorSheet& sheet, const ValueItem& item) {
    const EngagementIndex& index = sheet.view.relations->index();
    const ItemStanding standing = standing_of(index, item);
    if (standing.reached) draw_words(sheet, std::to_string(*standing.reached / 10) + " % of the way to the goal.");
    else draw_words(sheet, "Nothing was measured yet, or there is no measure and goal: this counts as “no data”.");
    std::vector<std::pair<const ValueEvidence*, std::string>> lines;
    for (const ValueEvidence& evidence : index.evidence_of({item.id}))
        lines.emplace_back(&evidence, day_text(sheet, evidence.on) + ": " +
                                          (evidence.actual ? format_decimal(*evidence.actual) + " " + item.unit : "–") +
                                          (evidence.note.empty() ? "" : ", " + evidence.note) +
                                          (evidence.told ? ", told" : ""));
    std::ranges::reverse(lines);
    draw_lines(sheet, lines);
    Buttons buttons(sheet);
    if (buttons("Measurement", icon_plus)) {
        ValueEvidence draft{};
        draft.id = sheet.view.make_id();
        draft.item = {item.id};
        draft.on = sheet.view.today;
        open_record_form(
            sheet.state.form, draft, "What was measured",
            {field_of<&ValueEvidence::note>(), field_of<&ValueEvidence::actual>(), field_of<&ValueEvidence::on>(),
             field_of<&ValueEvidence::told>(), field_of<&ValueEvidence::source>()});
    }
    if (item.client_says != ClientSays::Agreed && buttons("The client agrees", icon_thumbs_up)) {
        Edit edit{"The client agrees to “" + shortened(item.outcome, 60) + "”", {}};
        edit.set<&ValueItem::client_says>(item, ClientSays::Agreed);
        edit.set<&ValueItem::said_on>(item, sheet.view.today);
        sheet.view.out.send(std::move(edit));
    }
}

// --- Promises, touches, entries ------------------------------------------------------------------------------------------

void draw_promise(InspectorSheet& sheet, const Promise& promise) {
    ViewContext& view = sheet.view;
    draw_words(sheet, sentence_of(reading_of(view.relations->index(), view.relations->plans(), promise), view.today));
    const auto settle = [&](PromiseState state, std::string said) {
        view.out.send(settle_promise(view.workspace, {promise.id}, state, view.today, view.make_id), std::move(said));
    };
    Buttons buttons(sheet);
    if (promise.state != PromiseState::Open) {
        if (buttons("Open again", icon_rotate_ccw)) settle(PromiseState::Open, "");
        return;
    }
    if (buttons("Met", icon_check, kit::ButtonKind::Primary)) settle(PromiseState::Met, "Met.");
    if (buttons("Broken")) settle(PromiseState::Broken, "Broken. A risk to the relationship is open now.");
    if (buttons("Withdrawn")) settle(PromiseState::Withdrawn, "Withdrawn.");
}

void draw_touchpoint(InspectorSheet& sheet, const Touchpoint& touch) {
    ViewContext& view = sheet.view;
    draw_participants(sheet, touch);
    Buttons buttons(sheet);
    if (touch.waits && !touch.answered && buttons("Answered today", icon_check)) {
        Edit edit{"Answer “" + shortened(touch.subject, 60) + "”", {}};
        edit.set<&Touchpoint::answered>(touch, view.today);
        view.out.send(std::move(edit));
    }
    if (!touch.next_step.empty() && !view.workspace.find(touch.next_task) &&
        buttons("Make a task of the next step", icon_list_checks))
        view.out.send(next_step_to_task(view.workspace, {touch.id}, view.make_id(), view.jitter(), view.today),
                      "It is a task now.");
}

void draw_planned_touch(InspectorSheet& sheet, const PlannedTouch& planned) {
    ViewContext& view = sheet.view;
    Buttons buttons(sheet);
    if (!view.workspace.find(planned.held) && buttons("Log it", icon_phone, kit::ButtonKind::Primary)) {
        const Project* project = view.workspace.find(planned.project);
        view.out.call([client = project ? project->client.id : Id{}, who = planned.stakeholder.id,
                       in = planned.project.id, of = planned.id, purpose = planned.purpose,
                       channel = planned.channel](Shell& shell) {
            ViewContext now = shell.context({});
            open_touch_dialog(now, shell.touch, client, who, in);
            shell.touch.planned = of;
            shell.touch.draft.subject = purpose;
            if (channel != Channel::None) shell.touch.draft.channel = channel;
        });
    }
}

void draw_entry(InspectorSheet& sheet, const RegisterEntry& entry) {
    if (!entry.evidence.empty()) draw_words(sheet, entry.evidence);
    if (entry.kind == EntryKind::Decision) return draw_decision(sheet, entry);
    Buttons buttons(sheet);
    const bool closed = entry.state == EntryState::Closed;
    if (!buttons(closed ? "Open again" : "Close it", closed ? icon_rotate_ccw : icon_check)) return;
    Edit edit{(closed ? "Open “" : "Close “") + shortened(entry.name, 60) + "”", {}};
    edit.set<&RegisterEntry::state>(entry, closed ? EntryState::Open : EntryState::Closed);
    edit.set<&RegisterEntry::closed>(entry, closed ? std::nullopt : std::optional(sheet.view.today));
    sheet.view.out.send(std::move(edit));
}

// --- Our own people, projects and clients --------------------------------------------------------------------------------

void draw_skills(InspectorSheet& sheet, const Person& person) {
    std::vector<std::pair<const Skill*, std::string>> lines;
    for (const Skill& skill : sheet.view.workspace.all<Skill>())
        if (skill.person.id == person.id)
            lines.emplace_back(&skill, skill.name + ", level " + std::to_string(skill.level) + " of 5");
    draw_lines(sheet, lines);
    Buttons buttons(sheet);
    if (!buttons("Skill", icon_plus)) return;
    Skill draft{};
    draft.id = sheet.view.make_id();
    draft.person = {person.id};
    open_record_form(sheet.state.form, draft, "What " + person.name + " can do",
                     {field_of<&Skill::name>(), field_of<&Skill::level>()});
}

void draw_objectives(InspectorSheet& sheet, const Project& project) {
    ViewContext& view = sheet.view;
    std::vector<std::pair<const ObjectiveLink*, std::string>> lines;
    for (const ObjectiveLink& link : view.workspace.all<ObjectiveLink>())
        if (link.project.id == project.id)
            if (const Objective* objective = view.workspace.find(link.objective))
                lines.emplace_back(&link, "Serves: " + objective->name);
    draw_lines(sheet, lines);
    draw_facts(sheet, project.id);
    Buttons buttons(sheet);
    if (!view.workspace.all<Objective>().empty() && buttons("Serves an objective", icon_plus)) {
        ObjectiveLink draft{};
        draft.id = view.make_id();
        draft.project = {project.id};
        open_record_form(sheet.state.form, draft, "Which of our objectives it serves",
                         {field_of<&ObjectiveLink::objective>(), field_of<&ObjectiveLink::weight>()});
    }
    if (buttons("New objective", icon_plus)) {
        Objective draft{};
        draft.id = view.make_id();
        open_record_form(sheet.state.form, draft, "What we are after ourselves",
                         {field_of<&Objective::name>(), field_of<&Objective::owner>(), field_of<&Objective::period>()});
    }
    if (buttons("Fact or success", icon_quote)) add_fact(sheet, project.id, project.name);
}

void draw_client_facts(InspectorSheet& sheet, const Client& client) {
    draw_facts(sheet, client.id);
    Buttons buttons(sheet);
    if (buttons("Fact or quote", icon_quote)) add_fact(sheet, client.id, client.name);
}

}  // namespace

void draw_before_fields(InspectorSheet& sheet) {
    const kit::IdScope scope("before fields");
    if (&sheet.type == &type_of<Stakeholder>) draw_person(sheet, static_cast<const Stakeholder&>(sheet.record));
    else if (&sheet.type == &type_of<ValueItem>) draw_value_item(sheet, static_cast<const ValueItem&>(sheet.record));
    else if (&sheet.type == &type_of<Promise>) draw_promise(sheet, static_cast<const Promise&>(sheet.record));
    else if (&sheet.type == &type_of<Touchpoint>) draw_touchpoint(sheet, static_cast<const Touchpoint&>(sheet.record));
    else if (&sheet.type == &type_of<PlannedTouch>)
        draw_planned_touch(sheet, static_cast<const PlannedTouch&>(sheet.record));
    else if (&sheet.type == &type_of<Request>) draw_request_details(sheet, static_cast<const Request&>(sheet.record));
    else if (&sheet.type == &type_of<Person>) draw_skills(sheet, static_cast<const Person&>(sheet.record));
    else if (&sheet.type == &type_of<Project>) draw_objectives(sheet, static_cast<const Project&>(sheet.record));
    else if (&sheet.type == &type_of<Client>) draw_client_facts(sheet, static_cast<const Client&>(sheet.record));
    else if (&sheet.type == &type_of<Pulse>) draw_pulse_details(sheet, static_cast<const Pulse&>(sheet.record));
    else if (&sheet.type == &type_of<Recovery>)
        draw_recovery_details(sheet, static_cast<const Recovery&>(sheet.record));
    else if (&sheet.type == &type_of<PulseAnswer>)
        draw_answer_details(sheet, static_cast<const PulseAnswer&>(sheet.record));
    else if (&sheet.type == &type_of<RegisterEntry>) draw_entry(sheet, static_cast<const RegisterEntry&>(sheet.record));
}

}  // namespace rapport
