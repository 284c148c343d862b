// The people on our side.

#include <algorithm>
#include <cmath>

#include "app/commands/client.h"
#include "base/text.h"
#include "ui/views/search_view.h"
#include "ui/views/settings_parts.h"

namespace rapport {
namespace {

using kit::Rect;

float row_height() { return px(look().coarse ? 56.0f : 40.0f); }

std::string facts_of(const Person& person) {
    std::string facts = person.role;
    const auto say = [&](const std::string& words) {
        if (!words.empty()) facts += (facts.empty() ? "" : "  ·  ") + words;
    };
    say(person.organisation);
    say(person.email);
    return facts;
}

void draw_person(SettingsSheet& sheet, const Person& person, const Rect& row) {
    const kit::IdScope scope(person.id);
    const std::string name = title_of(type_of<Person>, person);
    const std::string facts = facts_of(person);
    const bool selected = sheet.view.selection.type == &type_of<Person> && sheet.view.selection.contains(person.id);
    const kit::Item it = kit::row(row, name, {.selected = selected, .can_select = true, .description = facts});
    if (it.pressed) select_record(sheet.view, type_of<Person>, person.id);
    const float centre = std::floor(row.GetCenter().y);
    kit::avatar({row.Min.x + px(28), centre}, 24, name, person.initials, person.id);
    const float x = row.Min.x + px(52);
    const std::string capacity = person.kind == PersonKind::Person ? std::to_string(person.capacity.count) + " %"
                                                                   : std::string(label_of(person.kind));
    const float end = row.Max.x - px(16) - kit::text_width(capacity, kit::meta()) - px(12);
    kit::draw_text(Rect{{end, row.Min.y}, {row.Max.x - px(16), row.Max.y}}, capacity,
                   {TextSize::Meta, false, look().colour.ink1, kit::Align::Right});
    const float width = std::min(kit::text_width(name, kit::strong()), end - x);
    if (sheet.view.phone && !facts.empty()) {
        kit::draw_text({x, centre - px(19), end, centre + px(1)}, name, kit::strong());
        kit::draw_text({x, centre + px(1), end, centre + px(19)}, facts, kit::meta());
        return;
    }
    kit::draw_text({x, row.Min.y, x + width + 1, row.Max.y}, name, kit::strong());
    kit::draw_text({x + width + px(16), row.Min.y, end, row.Max.y}, facts, kit::meta());
}

}  // namespace

void draw_team(SettingsSheet& sheet) {
    SettingsState& state = sheet.state;
    const std::vector<const Person*>& people = sheet.view.derived.people();
    const std::string_view nobody =
        "Nobody yet. People appear here when a task is given to them, or when you add them.";
    const float inner = sheet.width - px(32);
    const float list = people.empty() ? kit::wrapped_height(inner, nobody, kit::meta())
                                      : static_cast<float>(people.size()) * row_height();
    SettingsCard card(sheet, "Team", list + px(12) + adding_height(sheet, state.adding_person),
                      static_cast<std::int64_t>(people.size()));
    if (people.empty()) kit::wrapped(card.take(list), nobody, kit::meta());
    for (const Person* person : people) {
        draw_person(sheet, *person, card.take_row(row_height()));
        card.draw_line();
    }
    card.take(px(12));
    if (!draw_adding(sheet, card, "Add person", "Ines Okafor", state.adding_person)) return;
    finish_adding(sheet, add_person(sheet.view.workspace, sheet.view.make_id(), state.name), state.adding_person);
}

}  // namespace rapport
