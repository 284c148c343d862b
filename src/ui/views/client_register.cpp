// Risks to the relationship that were found, and the register of risks, assumptions, issues and decisions.

#include <algorithm>
#include <cmath>

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

kit::Light light_of(const RelationshipRisk& risk) { return risk.severity >= 4 ? kit::Light::Red : kit::Light::Amber; }

constexpr std::string_view take_on = "Take it on";

/// Where what was found stands in its row: at the right what takes it on, or beneath the words where it is narrow.
struct FoundRow {
    bool beneath = false;
    std::string head;  ///< What it is, and why.
    float words = 0;   ///< Width of these and of what to do.
    float first = 0, second = 0, height = 0;
};

FoundRow found_row(const RelationshipRisk& risk, float width) {
    constexpr kit::ButtonLook small{.small = true};
    FoundRow row{.beneath = width < px(560), .head = std::string(label_of(risk.source)) + ": " + risk.evidence};
    const float light = px(16 + 6 + 8) + kit::text_width(kit::light_word(light_of(risk)));
    row.words = width - px(32) - (row.beneath ? 0 : light + px(12) + kit::button_width(take_on, small));
    row.first = kit::wrapped_height(row.words, row.head, kit::body, 3);
    row.second = kit::wrapped_height(row.words, risk.next_action, kit::meta(), 2);
    const float more = row.beneath ? px(24 + 8) + kit::button_height(small) : 0;
    row.height = std::max(px(look().coarse ? 64.0f : 56.0f), row.first + row.second + more + px(18));
    return row;
}

void draw_found_row(ClientPage& page, const RelationshipRisk& risk, const FoundRow& look_of, kit::Rect row) {
    const kit::IdScope one(risk.key);
    row = kit::inset(row, px(16), 0);
    const kit::ButtonLook small{.small = true, .disabled = !page.view.may_edit, .id = "take"};
    const float wide = kit::button_width(take_on, small), high = kit::button_height(small);
    const float centre = std::floor(row.GetCenter().y - (look_of.first + look_of.second) / 2);
    const float top = look_of.beneath ? row.Min.y + px(9) : centre;
    kit::light(row.Min.x, top + std::floor(line_px(TextSize::Body) / 2), light_of(risk), 16, label_of(risk.source));
    const float x = look_of.beneath ? row.Min.x : row.Max.x - px(12) - wide - look_of.words;
    const float y = top + (look_of.beneath ? px(24) : 0);
    kit::wrapped(kit::rect_at(x, y, look_of.words, look_of.first), look_of.head, kit::body, 3);
    kit::wrapped(kit::rect_at(x, y + look_of.first, look_of.words, look_of.second), risk.next_action, kit::meta(), 2);
    const kit::Rect place = look_of.beneath ? kit::rect_at(row.Min.x, row.Max.y - px(9) - high, wide, high)
                                            : kit::centred(kit::cut_right(row, wide), wide, high);
    if (!kit::button(place, take_on, small)) return;
    Edit edit{"Take on “" + std::string(label_of(risk.source)) + "”", {}};
    edit.create(taken_on(page, risk));
    page.view.out.send(std::move(edit), "It is in the register now. Give it an owner and a day.");
}

void draw_found(ClientPage& page, Column& main, const std::vector<RelationshipRisk>& risks) {
    std::vector<const RelationshipRisk*> open;
    for (const RelationshipRisk& risk : risks)
        if (!risk.taken_on) open.push_back(&risk);
    std::vector<FoundRow> rows;
    float content = open.empty() ? px(52) : 0;
    for (const RelationshipRisk* risk : open) content += rows.emplace_back(found_row(*risk, main.width)).height;
    const float height = px(41) + content + px(2);
    const kit::Rect box = kit::rect_at(main.x, main.y, main.width, height);
    const kit::Group group(Role::Region, "Risks that were found", box);
    const kit::IdScope scope("found");
    kit::Rect rest = kit::card(box, "Risks that were found", static_cast<std::int64_t>(open.size()),
                               main.width >= px(560) ? "from touches, promises, value and plan" : "");
    if (open.empty()) kit::text(kit::inset(rest, px(16), 0), "Nothing speaks against this relationship.", kit::meta());
    for (std::size_t i = 0; i < open.size(); ++i) {
        const kit::Rect row = kit::cut_top(rest, rows[i].height);
        kit::line_across(row.Min.x, row.Max.x, row.Min.y, look().colour.line);
        draw_found_row(page, *open[i], rows[i], row);
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
    list.heading = view.phone ? "Register" : "Risks, assumptions, issues, decisions";
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
    if (pressed) open_entry_form(page, EntryKind::Risk);
}

void open_entry_form(ClientPage& page, EntryKind kind, Ref<Project> project) {
    RegisterEntry draft{};
    draft.id = page.view.make_id();
    draft.client = {page.client.id};
    draft.project = project;
    draft.kind = kind;
    if (kind == EntryKind::Decision)  // How likely and how bad is asked of what may go wrong.
        return open_record_form(
            page.state.form, draft, "New decision",
            {field_of<&RegisterEntry::name>(), field_of<&RegisterEntry::description>(),
             field_of<&RegisterEntry::owner>(), field_of<&RegisterEntry::due>(), field_of<&RegisterEntry::project>()});
    open_record_form(
        page.state.form, draft, "New entry of the register",
        {field_of<&RegisterEntry::name>(), field_of<&RegisterEntry::kind>(), field_of<&RegisterEntry::relationship>(),
         field_of<&RegisterEntry::probability>(), field_of<&RegisterEntry::impact>(), field_of<&RegisterEntry::owner>(),
         field_of<&RegisterEntry::due>(), field_of<&RegisterEntry::project>(), field_of<&RegisterEntry::response>()});
}

}  // namespace rapport
