// Risks to the relationship that were found, and the register of risks, assumptions, issues and decisions.

#include <algorithm>

#include "app/commands/decision.h"
#include "base/text.h"
#include "ui/views/client_page_parts.h"

namespace rapport {
namespace {

/// What was found becomes an entry of the register, with its evidence, to be owned and answered.
RegisterEntry taken_on(const ClientPage& page, const RelationshipRisk& risk) {
    RegisterEntry entry{};
    entry.id = page.view.make_id();
    entry.client = {page.client.id};
    if (risk.project) entry.project = {risk.project->id};
    entry.name = std::string(label_of(risk.source)) + ": " + risk.evidence;
    entry.relationship = category_of(risk.source);
    entry.impact = risk.severity;
    entry.evidence = risk.evidence;
    entry.response.text = risk.next_action;
    entry.owner = page.client.manager;
    entry.found = risk.key;
    return entry;
}

void draw_found(ClientPage& page, Column& main, const std::vector<RelationshipRisk>& risks) {
    const float row_height = px(look().coarse ? 64.0f : 56.0f);
    std::vector<const RelationshipRisk*> open;
    for (const RelationshipRisk& risk : risks)
        if (!risk.taken_on) open.push_back(&risk);
    const float height = px(41) + (open.empty() ? px(52) : static_cast<float>(open.size()) * row_height) + px(2);
    const kit::Rect box = kit::rect_at(main.x, main.y, main.width, height);
    const kit::Group group(Role::Region, "Risks that were found", box);
    const kit::IdScope scope("found");
    kit::Rect rest = kit::card(box, "Risks that were found", static_cast<std::int64_t>(open.size()),
                               main.width >= px(560) ? "from touches, promises, value and plan" : "");
    if (open.empty()) kit::text(kit::inset(rest, px(16), 0), "Nothing speaks against this relationship.", kit::meta());
    for (const RelationshipRisk* risk : open) {
        kit::Rect row = kit::cut_top(rest, row_height);
        kit::line_across(row.Min.x, row.Max.x, row.Min.y, look().colour.line);
        const kit::IdScope one(risk->key);
        row = kit::inset(row, px(16), 0);
        const kit::ButtonLook small{.small = true, .disabled = !page.view.may_edit, .id = "take"};
        const float wide = kit::button_width("Take it on", small);
        const kit::Rect place = kit::centred(kit::cut_right(row, wide), wide, kit::button_height(small));
        if (kit::button(place, "Take it on", small)) {
            Edit edit{"Take on “" + std::string(label_of(risk->source)) + "”", {}};
            edit.create(taken_on(page, *risk));
            page.view.out.send(std::move(edit), "It is in the register now. Give it an owner and a day.");
        }
        row.Max.x -= px(12);
        const float top = std::floor(row.GetCenter().y - px(19));
        const float light =
            kit::light(row.Min.x, top + px(10), risk->severity >= 4 ? kit::Light::Red : kit::Light::Amber, 16,
                       label_of(risk->source));
        kit::text({{row.Min.x + light + px(8), top}, {row.Max.x, top + px(20)}},
                  std::string(label_of(risk->source)) + ": " + risk->evidence);
        kit::text({{row.Min.x + light + px(8), top + px(20)}, {row.Max.x, top + px(38)}}, risk->next_action,
                  kit::meta());
    }
    main.add(height);
}

/// Beneath its name: how bad it would be, what can be chosen from or was, what is done about it.
std::string words_of(const Workspace& workspace, const RegisterEntry& entry) {
    const std::string response = entry.response.text.empty() ? "" : ". " + entry.response.text;
    if (entry.kind == EntryKind::Decision && !entry.chosen.empty()) return "Chosen: " + entry.chosen + response;
    if (entry.kind == EntryKind::Decision && !is_decided(entry))
        if (const auto options = std::ssize(decision_options(workspace, {entry.id})); options > 0)
            return counted(options, "option", "options") + response;
    if (entry.probability > 0 && entry.impact > 0)
        return "Exposure " + std::to_string(std::min(entry.probability, 5) * std::min(entry.impact, 5)) + " of 25" +
               response;
    return entry.response.text;
}

}  // namespace

void draw_register_tab(ClientPage& page, Column& main) {
    ViewContext& view = page.view;
    const RiskInput input = page.relations.risk_input();
    draw_found(page, main, relationship_risks(page.relations.index(), input, {page.client.id}));
    RecordList list;
    list.heading = "Risks, assumptions, issues, decisions";
    list.columns = {{"What it is"}, {"Kind", 88}, {"Owner", 120}, {"Due", 72, kit::Align::Right}, {"State", 110}};
    list.question = "What could go wrong, and what was decided?";
    list.help = "Risks, assumptions, issues and decisions, each with an owner and a day.";
    list.button = "Entry";
    for (const RegisterEntry& entry : page.relations.index().entries_of(Ref<Client>{page.client.id})) {
        ListRow row{.type = &type_of<RegisterEntry>,
                    .id = entry.id,
                    .title = entry.name,
                    .second = words_of(view.workspace, entry)};
        const bool late = entry.due && *entry.due < view.today && entry.state != EntryState::Closed;
        row.cells = {{std::string(label_of(entry.kind))},
                     {name_or_dash(view.workspace, entry.owner)},
                     {day_or_dash(view, entry.due), late ? kit::Tone::Bad : kit::Tone::Neutral},
                     {std::string(label_of(entry.state)),
                      entry.state == EntryState::Closed ? kit::Tone::Neutral : kit::Tone::Accent, true}};
        list.rows.push_back(std::move(row));
    }
    bool pressed = false;
    main.add(draw_record_list(view, list, main.x, main.y, main.width, pressed));
    if (!pressed) return;
    RegisterEntry draft{};
    draft.id = view.make_id();
    draft.client = {page.client.id};
    open_record_form(
        page.state.form, draft, "New entry of the register",
        {field_of<&RegisterEntry::name>(), field_of<&RegisterEntry::kind>(), field_of<&RegisterEntry::relationship>(),
         field_of<&RegisterEntry::probability>(), field_of<&RegisterEntry::impact>(), field_of<&RegisterEntry::owner>(),
         field_of<&RegisterEntry::due>(), field_of<&RegisterEntry::project>(), field_of<&RegisterEntry::response>()});
}

}  // namespace rapport
