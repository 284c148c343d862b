#include "ui/views/touch_people.h"

#include <algorithm>
#include <cmath>

#include "base/text.h"
#include "engagement/contact.h"

namespace rapport {
namespace {

constexpr float gap_css = 14;
constexpr std::size_t advice_shown = 4;

bool has(const std::vector<Id>& people, Id person) { return std::ranges::find(people, person) != people.end(); }

/// Who is chosen first, then whose name has what is looked for.
std::vector<const Stakeholder*> people_listed(const ClientSummary& summary, const TookPart& part) {
    if (summary.people.size() <= part.most) return {summary.people.begin(), summary.people.end()};
    std::vector<const Stakeholder*> listed;
    const std::string wanted = folded(trimmed(part.find));
    for (const Stakeholder* one : summary.people)
        if (has(part.chosen, one->id)) listed.push_back(one);
    const std::size_t most = std::max(part.most, listed.size());
    for (const Stakeholder* one : summary.people)
        if (!has(part.chosen, one->id) && folded(one->name).find(wanted) != std::string::npos) listed.push_back(one);
    listed.resize(std::min(listed.size(), most));
    return listed;
}

void draw_find(const TookPart& part, kit::Rect strip) {
    strip.Min.y += kit::field_label_height();
    const kit::FieldEvent event =
        kit::field(strip, part.find, {.label = "Find a person", .placeholder = "Part of a name", .icon = icon_search});
    if (event.changed || event.committed()) part.find = event.text;
}

/// "Ruth Adeyemi: 05:40 in Halifax. Their hours begin at 09:00." and the number to call.
std::string advice_words(const Stakeholder& person, const ContactAdvice& advice, Channel channel, bool named) {
    std::string words = named ? person.name + ": " : std::string();
    words += (advice.local.empty() ? "" : advice.local + ". ") + advice.sentence;
    if (!person.phone.empty() && (channel == Channel::Phone || channel == Channel::Text)) words += " " + person.phone;
    return words;
}

}  // namespace

void toggle_person(std::vector<Id>& people, Id person) {
    if (std::erase(people, person) == 0) people.push_back(person);
}

std::optional<Id> draw_took_part(ViewContext& view, const TookPart& part, float x, float width, float& y) {
    const ClientSummary* summary = view.derived.client(part.client);
    if (!summary || summary->people.empty()) return std::nullopt;
    const auto take = [&](float height) {
        const kit::Rect strip = kit::rect_at(x, y, width, height);
        y += height + px(gap_css);
        return strip;
    };
    const std::vector<const Stakeholder*> people = people_listed(*summary, part);
    if (summary->people.size() > part.most) draw_find(part, take(kit::field_label_height() + px(look().size.field)));
    const float line = px(look().coarse ? 44.0f : 28.0f);
    const std::size_t across = width >= px(480) ? 3 : 2;
    const std::size_t lines = (people.size() + across - 1) / across;
    const kit::Rect strip = take(kit::field_label_height() + static_cast<float>(lines) * line);
    const kit::Group group(Role::Group, "Who took part", strip);
    kit::draw_label(strip.Min.x, strip.Min.y, width, "Who took part");
    const float each = std::floor(width / static_cast<float>(across));
    std::optional<Id> toggled;
    for (std::size_t i = 0; i < people.size(); ++i) {
        const Stakeholder& person = *people[i];
        const kit::IdScope scope(person.id);
        const kit::Rect box = kit::rect_at(
            x + static_cast<float>(i % across) * each,
            strip.Min.y + kit::field_label_height() + static_cast<float>(i / across) * line, each - px(8), line);
        if (kit::checkbox(box, person.name, has(part.chosen, person.id), true, part.disabled)) toggled = person.id;
    }
    return toggled;
}

void draw_contact_advice(ViewContext& view, const std::vector<Id>& people, Channel channel, float x, float width,
                         float& y) {
    if (people.empty()) return;
    using Level = ContactAdvice::Level;
    const bool several = people.size() > 1;
    const auto say = [&](const std::string& words, Level level) {
        const Palette& c = look().colour;
        const ImU32 ink = level == Level::Good ? c.ok : level == Level::Mind ? c.warn : c.bad;
        y += kit::wrapped(kit::rect_at(x, y, width, 0), words, {TextSize::Meta, false, ink}, 3);
    };
    std::size_t said = 0;
    for (const Id id : people) {
        const Stakeholder* person = view.workspace.find(Ref<Stakeholder>{id});
        if (!person) continue;
        const ContactAdvice advice =
            advise_contact(view.workspace, *person, channel, view.instant, view.own_zone(), view.zones);
        if (several && advice.level == Level::Good) continue;
        if (++said <= advice_shown) say(advice_words(*person, advice, channel, several), advice.level);
    }
    if (said > advice_shown)
        say("Something speaks against it for " + std::to_string(said - advice_shown) + " more of them.", Level::Mind);
    if (several && said == 0) say("This is a good way and moment for all of them.", Level::Good);
    y += px(gap_css);
}

}  // namespace rapport
