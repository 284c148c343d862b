// What is written, to whom and from which template.

#include <algorithm>
#include <cmath>

#include "app/commands/record.h"
#include "app/commands/touch.h"
#include "base/text.h"
#include "engagement/contact.h"
#include "engagement/tone.h"
#include "ui/views/compose_parts.h"
#include "ui/views/dialog_sheet.h"

namespace rapport {
namespace {

using kit::Rect;

constexpr float gap_css = 12;
constexpr std::size_t hints_shown = 3;

struct Template {
    const MessageTemplate* own = nullptr;  ///< Null: one that everybody has.
    std::string name;
    std::string subject;
    std::string body;
};

std::vector<Template> templates_of(const Workspace& workspace) {
    std::vector<Template> all;
    for (const MessageTemplate& own : workspace.all<MessageTemplate>())
        all.push_back({&own, own.name, own.subject, own.body.text});
    for (const BuiltInMessage& built_in : built_in_messages())
        all.push_back({nullptr, std::string(built_in.name), std::string(built_in.subject), std::string(built_in.body)});
    return all;
}

MergeValues values_of(ViewContext& view, const ComposeState& state) {
    MergeSource source;
    source.stakeholder = view.workspace.find(Ref<Stakeholder>{state.person});
    source.client = view.workspace.find(Ref<Client>{state.client});
    source.project = view.workspace.find(Ref<Project>{state.project});
    if (source.project) {
        const Plan& plan = view.derived.plan({source.project->id});
        source.outline = &plan.outline;
        source.schedule = &plan.schedule;
    }
    source.my_name = view.settings.author;
    source.today = view.today;
    return merge_values(view.workspace, source);
}

void draw_to_whom(ViewContext& view, ComposeState& state, DialogSheet& sheet) {
    const Rect strip = sheet.take(labelled_height());
    const float half = std::floor((strip.GetWidth() - px(12)) / 2);
    const ClientSummary* summary = view.derived.client({state.client});
    std::vector<std::string> names;
    int current = -1;
    if (summary)
        for (const Stakeholder* person : summary->people) {
            if (person->id == state.person) current = static_cast<int>(names.size());
            names.push_back(person->name);
        }
    const Rect left{strip.Min, {strip.Min.x + half, strip.Max.y}};
    const int chosen = draw_labelled_choice(left, "To", names, current);
    if (chosen >= 0) state.person = summary->people[static_cast<std::size_t>(chosen)]->id;
    std::vector<std::string> projects{"No project"};
    int project = 0;
    if (summary)
        for (const Project* one : summary->projects) {
            if (one->id == state.project) project = static_cast<int>(projects.size());
            projects.push_back(title_of(type_of<Project>, *one));
        }
    const Rect right{{strip.Max.x - half, strip.Min.y}, strip.Max};
    const int about = draw_labelled_choice(right, "About", projects, project, projects.size() < 2);
    if (about >= 0) state.project = about == 0 ? Id{} : summary->projects[static_cast<std::size_t>(about) - 1]->id;
}

/// What can be done with a template of one's own.
void draw_own_template(ViewContext& view, ComposeState& state, const MessageTemplate& own, DialogSheet& sheet) {
    const kit::ButtonLook quiet{.kind = kit::ButtonKind::Quiet, .small = !look().coarse, .disabled = !view.may_edit};
    const Rect strip = sheet.take(kit::button_height(quiet));
    float x = strip.Min.x;
    const bool changed = state.subject != own.subject || state.body != own.body.text;
    if (changed && !state.body.empty() && kit::button(x, strip.Min.y, "Change the template so", quiet)) {
        Edit edit{"Change the template “" + shortened(own.name, 60) + "”", {}};
        edit.set<&MessageTemplate::subject>(own, state.subject);
        edit.set<&MessageTemplate::body>(own, Prose{state.body});
        view.out.send(std::move(edit), "The template is changed.");
    }
    if (kit::button(x, strip.Min.y, "Delete the template", quiet)) {
        view.out.send(delete_record(view.workspace, type_of<MessageTemplate>, own.id), "The template is in the trash.");
        state.chosen = -1;
    }
}

void draw_templates(ViewContext& view, ComposeState& state, DialogSheet& sheet) {
    const std::vector<Template> all = templates_of(view.workspace);
    if (state.chosen >= static_cast<int>(all.size())) state.chosen = -1;
    std::vector<std::string> names{"Blank"};
    for (const Template& one : all) names.push_back(one.name);
    std::vector<std::string> fields;
    for (const MergeFieldName& field : all_merge_fields()) fields.emplace_back(field.label);
    const Rect strip = sheet.take(labelled_height());
    const float half = std::floor((strip.GetWidth() - px(12)) / 2);
    const Rect left{strip.Min, {strip.Min.x + half, strip.Max.y}}, right{{strip.Max.x - half, strip.Min.y}, strip.Max};
    const int chosen = draw_labelled_choice(left, "Template", names, state.chosen + 1);
    const int field = draw_labelled_choice(right, "Add a field", fields, -1);
    if (field >= 0) {
        if (!state.body.empty() && state.body.back() != ' ' && state.body.back() != '\n') state.body += ' ';
        state.body += in_braces(all_merge_fields()[static_cast<std::size_t>(field)].field);
        state.error.clear();
    }
    if (chosen >= 0) {
        state.chosen = chosen - 1;
        state.error.clear();
        if (state.chosen >= 0) {
            state.subject = all[static_cast<std::size_t>(state.chosen)].subject;
            state.body = all[static_cast<std::size_t>(state.chosen)].body;
        }
    } else if (state.chosen >= 0 && all[static_cast<std::size_t>(state.chosen)].own) {
        draw_own_template(view, state, *all[static_cast<std::size_t>(state.chosen)].own, sheet);
    }
}

void draw_text(ComposeState& state, DialogSheet& sheet, float body_height) {
    sheet.y += kit::field_label_height();
    const kit::FieldEvent subject = kit::field(sheet.take(px(look().size.field)), state.subject,
                                               {.label = "Subject", .placeholder = "e.g. Where we stand"});
    if (subject.changed || subject.committed()) state.subject = subject.text;
    if (subject.changed) state.error.clear();
    sheet.y += kit::field_label_height();
    if (std::exchange(state.fresh, false)) kit::edit_field(kit::id_of("Message"));
    const kit::FieldEvent body = kit::field(
        sheet.take(body_height), state.body,
        {.label = "Message", .placeholder = "Dear {{salutation}}, …", .multiline = true, .select_all = false});
    if (body.changed || body.committed()) state.body = body.text;
    if (body.changed) state.error.clear();
}

/// Its place is kept, so that nothing moves while one writes.
void draw_keep(ViewContext& view, ComposeState& state, DialogSheet& sheet) {
    const bool nothing = trimmed(state.body).empty();
    const kit::ButtonLook quiet{.kind = kit::ButtonKind::Quiet,
                                .icon = icon_plus,
                                .small = !look().coarse,
                                .disabled = nothing || !view.may_edit,
                                .reason = nothing ? "Write something first." : ""};
    const Rect strip = sheet.take(kit::button_height(quiet));
    float x = strip.Min.x;
    if (!kit::button(x, strip.Min.y, "Keep as a template", quiet)) return;
    MessageTemplate kept{};
    kept.id = view.make_id();
    kept.name = state.subject.empty() ? shortened(state.body, 40) : state.subject;
    kept.subject = state.subject;
    kept.body.text = state.body;
    view.out.send(add_record(view.workspace, type_of<MessageTemplate>, kept),
                  "Kept as a template: it stands first in the list.");
}

/// What is missing, and how it might sound: one line each.
std::vector<std::pair<std::string, kit::Tone>> remarks_of(const Merged& merged, const ComposeState& state,
                                                          const Stakeholder* reader) {
    std::vector<std::pair<std::string, kit::Tone>> remarks;
    for (const std::string& name : merged.missing)
        remarks.emplace_back("Nothing is known for {{" + name + "}}: write it yourself, or take it out.",
                             kit::Tone::Bad);
    for (const std::string& name : merged.unknown)
        remarks.emplace_back("{{" + name + "}} is no field that can be filled in.", kit::Tone::Bad);
    if (state.body.empty()) return remarks;
    const std::vector<ToneHint> hints = tone_hints(merged.body, reader ? reader->language : std::string(), reader);
    for (std::size_t i = 0; i < std::min(hints.size(), hints_shown); ++i)
        remarks.emplace_back(hints[i].sentence, kit::Tone::Warn);
    if (hints.size() > hints_shown)
        remarks.emplace_back(
            "And " + counted(static_cast<std::int64_t>(hints.size() - hints_shown), "more remark", "more remarks") +
                ", told once these are gone.",
            kit::Tone::Neutral);
    return remarks;
}

}  // namespace

void open_compose(ViewContext& view, ComposeState& state, Id client, Id person) {
    state = {};
    state.open = state.fresh = true;
    state.client = client;
    state.person = person;
    const ClientSummary* summary = view.derived.client({client});
    if (!summary) return;
    if (person.is_null() && !summary->people.empty()) state.person = summary->people.front()->id;
    for (const Project* project : summary->projects)
        if (state.project.is_null() && project->stage != Stage::Closed && project->stage != Stage::Lost)
            state.project = project->id;
}

void draw_compose(ViewContext& view, ComposeState& state) {
    if (!state.open) return;
    const Stakeholder* person = view.workspace.find(Ref<Stakeholder>{state.person});
    const Merged merged = merge_message(state.subject, state.body, values_of(view, state));
    const auto remarks = remarks_of(merged, state, person);
    const float room = ImGui::GetIO().DisplaySize.y / look().scale - 24;
    kit::Dialog dialog("Write a message", 720, std::min(room, 700.0f));
    Rect rest = dialog.content();
    kit::heading(kit::cut_top(rest, px(40)), "Write a message", 1, kit::title());
    const Rect foot = kit::cut_bottom(rest, ways_out_height(state, rest.GetWidth()));
    {  // The foot below does not scroll.
        DialogScroll middle("message", rest, gap_css);
        DialogSheet& sheet = middle.sheet;
        draw_to_whom(view, state, sheet);
        if (person) {
            const ContactAdvice advice =
                advise_contact(view.workspace, *person, Channel::Email, view.instant, view.own_zone(), view.zones);
            const Palette& c = look().colour;
            const ImU32 ink = advice.level == ContactAdvice::Level::Good   ? c.ink1
                              : advice.level == ContactAdvice::Level::Mind ? c.warn
                                                                           : c.bad;
            const std::string words = (advice.local.empty() ? "" : advice.local + ". ") + advice.sentence;
            sheet.say(words, {TextSize::Meta, false, ink}, gap_css, 2);
        }
        draw_templates(view, state, sheet);
        draw_text(state, sheet, px(170));
        draw_keep(view, state, sheet);
        for (const auto& [sentence, tone] : remarks)
            sheet.say(sentence,
                      {TextSize::Meta, false, tone == kit::Tone::Bad ? look().colour.bad : look().colour.warn}, 4, 3);
        if (!state.body.empty()) {
            const Rect head = sheet.take(px(20));
            kit::heading(head, "As they will read it", 2, kit::strong());
            const std::string preview = merged.subject.empty() ? merged.body : merged.subject + "\n\n" + merged.body;
            const float height = kit::wrapped_height(sheet.width - px(24), preview) + px(24);
            const Rect paper = sheet.take(height);
            kit::fill(paper, look().colour.bg0, px(6));
            kit::wrapped(kit::inset(paper, px(12)), preview);
        }
        const float tick = px(look().coarse ? 44.0f : 24.0f);
        if (kit::checkbox(sheet.take(tick), "Log it as sent", state.log)) state.log = !state.log;
        const Ref<Stakeholder> reader{state.person};
        if (state.log && !waiting_for_answer(view.workspace, {state.client}, {&reader, 1}).empty() &&
            kit::checkbox(sheet.take(tick), "This answers what they waited for", state.answers))
            state.answers = !state.answers;
    }
    draw_ways_out(view, state, merged, person, foot, dialog.closed());
}

}  // namespace rapport
