// Several records at once: how many, which, and what is often done to all of them.

#include <algorithm>

#include "app/commands/plan.h"
#include "app/commands/record.h"
#include "base/sort.h"
#include "base/text.h"
#include "ui/views/button_lines.h"
#include "ui/views/inspector_parts.h"

namespace rapport {
namespace {

constexpr std::size_t names_shown = 8;

struct ManySheet {
    ViewContext& view;
    InspectorState& state;
    const EntityType& type;
    std::vector<const Entity*> records;
    float x = 0;
    float width = 0;
    float y = 0;

    kit::Rect take(float height, float css_gap = 12) {
        const kit::Rect strip = kit::rect_at(x, y, width, height);
        y += height + px(css_gap);
        return strip;
    }
    [[nodiscard]] std::string counted_records() const {
        return counted(static_cast<std::int64_t>(records.size()), type.label, type.plural);
    }
};

/// One gesture of all of them; says the first reason why not where none of them can.
void do_to_all(ManySheet& sheet, const std::string& label, const std::function<Result<Edit>(const Entity&)>& one) {
    Edit all{label, {}};
    std::optional<Error> refused;
    for (const Entity* record : sheet.records) {
        Result<Edit> edit = one(*record);
        if (edit) all.append(std::move(*edit));
        else if (!refused) refused = edit.error();
    }
    if (!all.empty()) sheet.view.out.send(std::move(all), label);
    else if (refused) sheet.view.out.fail(*refused);
}

void draw_names(ManySheet& sheet) {
    const kit::Group list(Role::List, "Selected");
    for (std::size_t i = 0; i < std::min(sheet.records.size(), names_shown); ++i) {
        const Entity& record = *sheet.records[i];
        kit::Rect line = sheet.take(px(20), 4);
        const kit::Group item(Role::ListItem, {}, line);
        if (&sheet.type == &type_of<Task>)
            kit::text(kit::cut_left(line, px(40)), task_number(sheet.view, static_cast<const Task&>(record)),
                      kit::meta());
        kit::text(line, title_of(sheet.type, record));
    }
    if (sheet.records.size() > names_shown) {
        const kit::Rect line = sheet.take(px(20), 4);
        const kit::Group item(Role::ListItem, {}, line);
        kit::text(line, "and " + counted(static_cast<std::int64_t>(sheet.records.size() - names_shown), "more", "more"),
                  kit::meta());
    }
    sheet.y += px(8);
}

void draw_actions(ManySheet& sheet) {
    struct Offer {
        ActionId action;
        std::string_view label;
        const char* icon;
    };
    constexpr std::array offers{Offer{ActionId::MarkDone, "Mark done", icon_check},
                                Offer{ActionId::LinkRows, "Link", icon_link},
                                Offer{ActionId::Indent, "Indent", icon_indent_increase},
                                Offer{ActionId::Outdent, "Outdent", icon_indent_decrease},
                                Offer{ActionId::DuplicateRows, "Duplicate", icon_copy}};
    ButtonLines lines(sheet.x, sheet.y, sheet.width, kit::button_height({.small = !look().coarse}));
    for (const Offer& offer : offers) {
        const kit::ButtonLook plain{.icon = offer.icon, .small = !look().coarse};
        if (kit::button(lines.next(kit::button_width(offer.label, plain)), offer.label, plain))
            sheet.view.out.act(offer.action);
    }
    sheet.y = lines.bottom() + px(16);
}

void draw_people(ManySheet& sheet) {
    const TextEditor who{
        .label = "Who works on all of them", .placeholder = "e.g. Ana, Ben 50%", .icon = icon_users, .key = 2'000};
    const kit::Rect place = sheet.take(text_editor_height(sheet.state.editors, {}, who, sheet.width));
    const std::optional<std::string> typed = draw_text_editor(sheet.state.editors, {}, who, place);
    if (!typed || trimmed(*typed).empty()) return;
    do_to_all(sheet, "Set the people of " + sheet.counted_records(), [&](const Entity& record) -> Result<Edit> {
        Result<PlanEdit> edit = set_people(sheet.view.workspace, {record.id}, *typed, sheet.view.make_id);
        return edit ? Result<Edit>(std::move(edit->edit)) : Result<Edit>(edit.error());
    });
}

void draw_tags(ManySheet& sheet) {
    const Field* field = find_field(sheet.type, "tags");
    if (!field) return;
    const auto position = static_cast<std::size_t>(field - sheet.type.fields.data());
    const TextEditor tags{.label = "Add tags to all of them", .placeholder = "e.g. urgent, legal", .key = 2'001};
    const kit::Rect place = sheet.take(text_editor_height(sheet.state.editors, {}, tags, sheet.width));
    const std::optional<std::string> typed = draw_text_editor(sheet.state.editors, {}, tags, place);
    if (!typed || trimmed(*typed).empty()) return;
    do_to_all(sheet, "Add tags to " + sheet.counted_records(), [&](const Entity& record) -> Result<Edit> {
        const Value now = field->get(record);
        std::vector<std::string> words = std::get<Tags>(now).words();
        for (const std::string_view word : split(*typed, ','))
            if (!trimmed(word).empty() && std::ranges::find(words, trimmed(word)) == words.end())
                words.emplace_back(trimmed(word));
        return set_field(sheet.view.workspace, sheet.type, record.id, position,
                         with_words(std::get<Tags>(now), std::move(words)));
    });
}

void draw_shared(ManySheet& sheet) {
    const bool all = std::ranges::all_of(sheet.records, &Entity::shared);
    if (!kit::checkbox(sheet.take(px(look().coarse ? 44.0f : 28.0f), 8), "Client sees all of them", all)) return;
    const std::string label = all ? "Hide " + sheet.counted_records() + " from the client"
                                  : "Show " + sheet.counted_records() + " to the client";
    do_to_all(sheet, label, [&](const Entity& record) {
        return set_field(sheet.view.workspace, sheet.type, record.id, shared_field, Value(!all));
    });
}

void draw_delete(ManySheet& sheet) {
    const std::string label = "Delete " + sheet.counted_records();
    const kit::ButtonLook danger{.kind = kit::ButtonKind::Danger, .icon = icon_trash_2, .small = !look().coarse};
    float x = sheet.x;
    if (!kit::button(x, sheet.y, label, danger)) return;
    if (&sheet.type == &type_of<Task> && sheet.view.route.view == ViewId::Project) {
        sheet.view.out.act(ActionId::DeleteRows);
        return;
    }
    do_to_all(sheet, label,
              [&](const Entity& record) { return delete_record(sheet.view.workspace, sheet.type, record.id); });
}

}  // namespace

void draw_many(ViewContext& view, InspectorState& state, const kit::Rect& area) {
    kit::Scroll scroll("many", area);
    ManySheet sheet{
        view, state, *state.type, {}, area.Min.x + px(16), area.GetWidth() - px(32), scroll.origin().y + px(16)};
    for (const Id id : state.records)
        if (const Entity* record = view.workspace.find(sheet.type, id)) sheet.records.push_back(record);
    if (&sheet.type == &type_of<Task>)  // In the order of the plan, not of the clicks.
        sort_items(sheet.records, {}, [&](const Entity* record) {
            return view.derived.plan(static_cast<const Task&>(*record).project).outline.find(record->id);
        });
    kit::heading(sheet.take(px(28), 12), sheet.counted_records() + " selected", 2, kit::title());
    draw_names(sheet);
    if (view.may_edit) {
        if (&sheet.type == &type_of<Task>) {
            draw_actions(sheet);
            draw_people(sheet);
        }
        draw_tags(sheet);
        draw_shared(sheet);
        draw_delete(sheet);
    }
    scroll.set_content(sheet.y + px(56) - scroll.origin().y);
}

}  // namespace rapport
