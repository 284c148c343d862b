// A new person, a new project: small forms over the client's page.

#include <algorithm>

#include "app/commands/client.h"
#include "app/commands/project.h"
#include "calendar/calendar.h"
#include "schedule/notation.h"
#include "ui/views/client_page_parts.h"
#include "ui/views/search_view.h"

namespace rapport {
namespace {

using kit::Rect;

constexpr float form_gap = 16;

/// Fields below each other in a dialog, and the two buttons under them.
struct Form {
    kit::Dialog& dialog;
    Rect rest;
    bool submit = false;  ///< Enter in a field of one line.

    bool field(std::string_view label, std::string_view placeholder, std::string& text, bool open_now,
               std::string_view error = {}, bool multiline = false, std::string_view input_mode = "text",
               std::string_view hint = {}) {
        rest.Min.y += kit::field_label_height();
        const float height = multiline ? 3 * line_px(TextSize::Body) + px(14) : px(look().size.field);
        if (open_now) kit::edit_field(kit::id_of(label));
        const kit::FieldEvent event = kit::field(kit::cut_top(rest, height), text,
                                                 {.label = label,
                                                  .placeholder = placeholder,
                                                  .hint = hint,
                                                  .error = error,
                                                  .input_mode = input_mode,
                                                  .enter_key = "done",
                                                  .multiline = multiline});
        if (event.editing) text = event.text;
        submit |= event.committed() && event.end == TextEnd::Enter;
        rest.Min.y += px(form_gap) + (error.empty() && hint.empty() ? 0 : px(20));
        return event.changed;
    }

    void error(std::string_view sentence) {
        if (sentence.empty()) return;
        rest.Min.y += kit::wrapped(rest, sentence, {TextSize::Meta, false, look().colour.bad}, 3) + px(12);
    }

    /// True where the form is to be done with. `open` becomes false where it was given up.
    bool buttons(std::string_view verb, bool& open) {
        const kit::ButtonLook primary{.kind = kit::ButtonKind::Primary};
        const float height = kit::button_height(primary);
        const float wide = kit::button_width(verb, primary);
        const float cancel = kit::button_width("Cancel");
        const float y = rest.Max.y - height;
        const bool pressed = kit::button(kit::rect_at(rest.Max.x - wide, y, wide, height), verb, primary);
        if (kit::button(kit::rect_at(rest.Max.x - wide - px(8) - cancel, y, cancel, height), "Cancel") ||
            dialog.closed()) {
            open = false;
            return false;
        }
        return pressed || submit;
    }
};

float line_height(bool multiline = false) {
    const float label = line_px(TextSize::Meta) + px(4);
    return (label + (multiline ? 3 * line_px(TextSize::Body) + px(14) : px(look().size.field))) / look().scale +
           form_gap;
}
float foot_height() { return look().size.button; }
constexpr float around = 48;
constexpr float head_height = 44;

void add_person(ClientPage& page) {
    PersonForm& form = page.state.person;
    const Id id = page.view.make_id();
    Result<Edit> made = add_stakeholder(page.view.workspace, id, {page.client.id},
                                        {.name = form.name,
                                         .role = form.role,
                                         .email = form.email,
                                         .decides = form.decides,
                                         .influence = form.influence,
                                         .interest = form.interest,
                                         .channel = form.channel});
    if (!made) {
        form.error = made.error().message;
        form.fresh = true;
        return;
    }
    page.view.out.send(std::move(*made));
    form = {};
}

/// How much they can do, how much it matters to them, how they like to be reached: beside each other.
void draw_weight(PersonForm& form, Rect place) {
    const std::vector<std::string> grades{"Not known", "1, little", "2", "3", "4", "5, much"};
    std::vector<std::string> channels;
    for (const Choice& choice : Choices<Channel>::all) channels.emplace_back(choice.label);
    channels.front() = "Not known";
    place.Min.y += kit::field_label_height();
    const float each = std::floor((place.GetWidth() - 2 * px(12)) / 3);
    const auto select = [&](std::string_view label, const std::vector<std::string>& options, int current) {
        const Rect box = kit::cut_left(place, each);
        place.Min.x += px(12);
        return kit::select(box, label, options, current);
    };
    if (const int chosen = select("Influence", grades, form.influence); chosen >= 0) form.influence = chosen;
    if (const int chosen = select("Interest", grades, form.interest); chosen >= 0) form.interest = chosen;
    if (const int chosen = select("Likes", channels, static_cast<int>(form.channel)); chosen >= 0)
        form.channel = static_cast<Channel>(chosen);
}

void draw_person_form(ClientPage& page) {
    PersonForm& form = page.state.person;
    const float check = look().coarse ? 44.0f : 28.0f;
    const float height =
        around + head_height + 4 * line_height() + check + form_gap + (form.error.empty() ? 0 : 32) + foot_height();
    kit::Dialog dialog("New person of " + page.client.name, 440, height);
    Form fields{dialog, dialog.content()};
    kit::heading(kit::cut_top(fields.rest, px(head_height - 8)), "New person", 1, kit::title());
    fields.rest.Min.y += px(8);
    if (fields.field("Name", "e.g. Ruth Adeyemi", form.name, std::exchange(form.fresh, false))) form.error.clear();
    fields.field("Role", "e.g. Director of Operations", form.role, false);
    fields.field("E-mail", "e.g. ruth@example.org", form.email, false, {}, false, "email");
    draw_weight(form, kit::cut_top(fields.rest, kit::field_label_height() + px(look().size.field)));
    fields.rest.Min.y += px(form_gap);
    if (kit::checkbox(kit::cut_top(fields.rest, px(check)), "Their yes is the client’s yes", form.decides))
        form.decides = !form.decides;
    fields.rest.Min.y += px(form_gap);
    fields.error(form.error);
    bool open = true;
    if (fields.buttons("Add person", open)) add_person(page);
    if (!open) form = {};
}

/// The start as typed, or the sentence that says why it is none.
Result<DateTime> start_of(const ClientPage& page) {
    const DateEntry day = TRY(parse_day(page.state.project.start, {page.view.today, {}}));
    return WorkTime().next_start(at(day.date, day.time.value_or(Minutes{})));
}

void add_project(ClientPage& page) {
    ProjectForm& form = page.state.project;
    const Result<DateTime> start = start_of(page);
    if (!start) {
        form.start_error = start.error().message;
        return;
    }
    const Id id = page.view.make_id();
    Result<Edit> made = new_project(page.view.workspace, id,
                                    {.client = {page.client.id},
                                     .name = form.name,
                                     .success = form.success,
                                     .success_by = {form.success_by},
                                     .start = *start},
                                    page.view.today);
    if (!made) {
        form.error = made.error().message;
        return;
    }
    page.view.out.send(std::move(*made));
    page.view.out.go("#" + to_string(Route{ViewId::Project, id, {}, {}, {}}));
    form = {};
}

void draw_said_by(ClientPage& page, const Rect& box) {
    ProjectForm& form = page.state.project;
    std::vector<std::string> names{"Nobody yet"};
    int current = 0;
    for (const Stakeholder* person : page.summary.people) {
        if (person->id == form.success_by) current = static_cast<int>(names.size());
        names.push_back(title_of(type_of<Stakeholder>, *person));
    }
    const int chosen = kit::select(box, "Said by", names, current);
    if (chosen >= 0)
        form.success_by = chosen == 0 ? Id{} : page.summary.people[static_cast<std::size_t>(chosen) - 1]->id;
}

/// When it starts and who said so: beside each other where there is room.
void draw_start_and_speaker(ClientPage& page, Form& fields) {
    ProjectForm& form = page.state.project;
    const Rect whole = fields.rest;
    const float half = std::floor((whole.GetWidth() - px(12)) / 2);
    if (!page.view.phone) fields.rest.Max.x = whole.Min.x + half;
    if (fields.field("Starts", "24 Nov", form.start, false, form.start_error, false, "text", "Type a date, or +3"))
        form.start_error.clear();
    fields.rest.Max.x = whole.Max.x;
    const Rect place = page.view.phone
                           ? kit::cut_top(fields.rest, kit::field_label_height() + px(look().size.field) + px(form_gap))
                           : kit::rect_at(whole.Max.x - half, whole.Min.y, half, 0);
    draw_said_by(page, kit::rect_at(place.Min.x, place.Min.y + kit::field_label_height(), place.GetWidth(),
                                    px(look().size.field)));
}

void draw_project_form(ClientPage& page) {
    ProjectForm& form = page.state.project;
    const float errors = (form.error.empty() ? 0.0f : 32.0f) + 20;
    const float height = around + head_height + line_height() + line_height(true) +
                         (page.view.phone ? 2 : 1) * line_height() + errors + foot_height();
    kit::Dialog dialog("New project for " + page.client.name, 520, height);
    Form fields{dialog, dialog.content()};
    kit::heading(kit::cut_top(fields.rest, px(head_height - 8)), "New project", 1, kit::title());
    fields.rest.Min.y += px(8);
    if (fields.field("Name", "Online booking for 14 clinics", form.name, std::exchange(form.fresh, false)))
        form.error.clear();
    fields.field("What will make them say it was a success, in their words",
                 "A patient can book in two minutes, and my front desks get their lunch back.", form.success, false, {},
                 true);
    draw_start_and_speaker(page, fields);
    fields.error(form.error);
    bool open = true;
    if (fields.buttons("Create project", open)) add_project(page);
    if (!open) form = {};
}

}  // namespace

void open_person_form(ClientPage& page) {
    page.state.person = {};
    page.state.person.open = page.state.person.fresh = true;
    page.state.person.decides = page.summary.people.empty();
}

void open_project_form(ClientPage& page) {
    ProjectForm& form = page.state.project;
    form = {};
    form.open = form.fresh = true;
    form.start = format_day(page.view.today, page.view.this_year());
    if (!page.summary.people.empty() && page.summary.people.front()->decides)
        form.success_by = page.summary.people.front()->id;
}

void draw_forms(ClientPage& page) {
    if (page.state.person.open) draw_person_form(page);
    else if (page.state.project.open) draw_project_form(page);
}

}  // namespace rapport
