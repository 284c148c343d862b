// One number for how a project stands, with what it is made of; and how client, team and figures see the same project.

#include <algorithm>
#include <array>
#include <cmath>

#include "base/text.h"
#include "engagement/figures.h"
#include "ui/views/listening_parts.h"
#include "ui/views/status_parts.h"

namespace rapport {
namespace {

using kit::Rect;

constexpr std::size_t most_reasons = 4;

std::string_view name_of(Dimension dimension) {
    return dimension == Dimension::Client ? "Satisfaction" : label_of(dimension);
}
std::string whole(double number) { return std::to_string(static_cast<std::int64_t>(std::lround(number))); }

/// "62", with what it means in words and a colour that says no more than they do.
struct ScoreWords {
    std::string number, meaning;
    ImU32 ink;
};
ScoreWords score_of(const Health& health, Light overall) {
    const Palette& c = look().colour;
    if (!health.score) return {"–", "Nothing is known yet", c.ink1};
    const std::string number = whole(*health.score);
    if (health.grey) return {number, "Too little is known for a colour", c.ink1};
    switch (band_of(*health.score / 10)) {
    case Band::Red:   return {number, "Red", c.bad};
    case Band::Amber: return {number, "Amber", c.warn};
    case Band::Green:
        // The word is that of a light, and the worst of those is another.
        if (overall != Light::Green) return {number, "High, but not every light is green", c.ink0};
        return {number, "Green", c.ok};
    }
    return {number, {}, c.ink0};
}

std::string facts_of(const Health& health) {
    std::string facts = "of 100. Coverage " + whole(health.coverage) + " %";
    if (health.coverage < health_coverage_enough) facts += ": below 60 % it stays grey";
    facts += ".";
    if (health.trend) {
        const auto change = static_cast<std::int64_t>(std::lround(*health.trend));
        facts += change == 0  ? std::string(" As 30 days ago.")
                 : change > 0 ? " +" + std::to_string(change) + " in 30 days."
                              : " −" + std::to_string(-change) + " in 30 days.";
    }
    if (health.capped) facts += " At most 39 while the client is not content.";
    return facts;
}

/// "Schedule … 60, weight 15".
std::string measure_words(const HealthMeasure& measure) {
    return (measure.value ? whole(*measure.value) : std::string("no data")) + ", weight " +
           std::to_string(std::max(measure.weight, 0));
}

/// A measure is computed from what the light of the same side rests on.
SourceList sources_of(const StatusSheet& sheet, const HealthMeasure& measure) {
    const DimensionLight* side = sheet.lights.side(measure.dimension);
    const std::string name(name_of(measure.dimension));
    return {"score " + name, name + " in the score", side ? side->sources.size() : 0, [side] { return side->sources; }};
}

float measures_height(const StatusSheet& sheet, float width) {
    float height = px(4);
    for (const HealthMeasure& one : sheet.health.measures) {
        const SourceList sources = sources_of(sheet, one);
        height += px(24) + kit::wrapped_height(width, one.reason, kit::meta(), 3) + px(6) +
                  sources_button_height(sources) + source_list_height(sheet, sources);
    }
    return height;
}

void draw_measures(StatusSheet& sheet, Rect rest) {
    const kit::Group group(Role::Group, "What the score is made of", rest);
    rest.Min.y += px(4);
    for (const HealthMeasure& one : sheet.health.measures) {
        const Rect line = kit::cut_top(rest, px(24));
        const std::string words = measure_words(one);
        kit::node(Role::Text, std::string(name_of(one.dimension)) + ": " + words + ". " + one.reason, line);
        kit::draw_text(line, name_of(one.dimension));
        kit::draw_text(line, words, {TextSize::Meta, one.value.has_value(), 0, kit::Align::Right});
        const kit::TextLook small = kit::meta();
        rest.Min.y += kit::draw_wrapped(rest, one.reason, small, 3) + px(6);
        const SourceList sources = sources_of(sheet, one);
        draw_sources_button(sheet, sources, rest);
        draw_source_list(sheet, sources, kit::cut_top(rest, source_list_height(sheet, sources)));
    }
}

/// Of each person what they said last.
std::vector<LightSource> pulses_of(const PulseScore& score) {
    std::vector<LightSource> records;
    for (const SetScore& one : score.people)
        if (one.pulse) records.push_back({&type_of<Pulse>, one.pulse->id});
    return records;
}

bool is_of_figures(const DimensionLight& side) {
    return side.dimension != Dimension::Client && side.computed != Light::Unknown;
}

std::size_t count_of_figures(const ProjectLights& lights) {
    std::size_t count = 0;
    for (const DimensionLight& side : lights.sides) count += is_of_figures(side) ? side.sources.size() : 0;
    return count;
}

/// What is known of the sides but for the client’s own.
std::vector<LightSource> records_of_figures(const ProjectLights& lights) {
    std::vector<LightSource> records;
    for (const DimensionLight& side : lights.sides)
        if (is_of_figures(side)) records.insert(records.end(), side.sources.begin(), side.sources.end());
    return records;
}

/// On what the three rest, in the order in which they stand.
std::array<SourceList, 3> sources_of(StatusSheet& sheet, const Perception& seen) {
    const Ref<Project> project{sheet.page.project.id};
    Relations& relations = *sheet.view.relations;
    return {SourceList{"seen client", "the client’s view", seen.client_people,
                       [&relations, project] { return pulses_of(relations.pulse(project)); }},
            SourceList{"seen team", "the team’s view", seen.team_people,
                       [&relations, project] {
                           return pulses_of(pulse_score(relations.index(), project, {.voices = Voices::Team}));
                       }},
            SourceList{"seen figures", "the figures", count_of_figures(sheet.lights),
                       [&sheet] { return records_of_figures(sheet.lights); }}};
}

/// A bar on the scale of 0 to 10, with its number and who is behind it.
void draw_seen(StatusSheet& sheet, Rect& rest, const SourceList& sources, std::string_view who,
               std::optional<double> score, const std::string& behind, bool enough = true) {
    Rect line = kit::cut_top(rest, px(22));
    // Of a few people no figure is said: a word, as on the page of what they say, and the bar show about where it lies.
    const std::string number = score && enough ? score_said(*score) : std::string(scale_word(score));
    kit::node(Role::Text, std::string(who) + ": " + number + (score && enough ? " of 10, " : ", ") + behind, line);
    kit::draw_text(line, who);
    kit::draw_text(line, number,
                   {TextSize::Body, score.has_value(), score ? 0 : look().colour.ink1, kit::Align::Right});
    const Rect bar = kit::cut_top(rest, px(10));
    const Rect groove = kit::rect_at(bar.Min.x, bar.Min.y + px(1), bar.GetWidth(), px(8));
    kit::fill(groove, look().colour.bg2, px(4));
    kit::frame_line(groove, look().colour.edge, px(4));
    if (score) {
        const float filled = std::floor(groove.GetWidth() * static_cast<float>(std::clamp(*score, 0.0, 10.0)) / 10);
        if (filled >= px(2))
            kit::fill({groove.Min, {groove.Min.x + filled, groove.Max.y}}, look().colour.accent, px(4));
    }
    kit::draw_text(kit::cut_top(rest, px(20)), behind, kit::meta());
    draw_sources_button(sheet, sources, rest);
    draw_source_list(sheet, sources, kit::cut_top(rest, source_list_height(sheet, sources)));
    rest.Min.y += px(4);
}

std::string_view alarm_word(PerceptionAlarm alarm) {
    switch (alarm) {
    case PerceptionAlarm::None:       return {};
    case PerceptionAlarm::Watermelon: return "Green outside, red inside";
    case PerceptionAlarm::TeamAbove:  return "The team sees it better than the client";
    }
    return {};
}

}  // namespace

void draw_health(StatusSheet& sheet, CardColumn& column) {
    const Health& health = sheet.health;
    const ScoreWords score = score_of(health, sheet.lights.overall);
    const float inner = column.width - px(32);
    const kit::TextLook small = kit::meta();
    const std::string facts = facts_of(health);
    const std::size_t reasons = std::min(health.reasons.size(), most_reasons);
    float height = px(41) + px(10) + px(40) + kit::wrapped_height(inner, facts, small, 4) + px(8);
    for (std::size_t i = 0; i < reasons; ++i)
        height += kit::wrapped_height(inner - px(14), health.reasons[i], small, 3) + px(4);
    const kit::ButtonLook quiet{.kind = kit::ButtonKind::Quiet,
                                .icon = sheet.state.health ? icon_chevron_down : icon_chevron_right,
                                .small = !look().coarse,
                                .id = "measures"};
    height += kit::button_height(quiet) + px(12) + (sheet.state.health ? measures_height(sheet, inner) : 0);
    const Rect box = column.take(height);
    const kit::Group group(Role::Region, "Health score", box);
    Rect rest = kit::inset(kit::card(box, "Health score"), px(15), px(10));
    const Rect top = kit::cut_top(rest, px(40));
    const float used = kit::draw_text(top, score.number, {TextSize::Display, true, score.ink});
    kit::draw_text({{top.Min.x + used + px(12), top.Min.y + px(6)}, top.Max}, score.meaning,
                   {TextSize::Body, true, score.ink});
    kit::node(Role::Text, "Health " + score.number + ". " + score.meaning, top);
    rest.Min.y += kit::wrapped(rest, facts, small, 4) + px(8);
    for (std::size_t i = 0; i < reasons; ++i) {
        kit::draw_text(kit::rect_at(rest.Min.x, rest.Min.y, px(12), line_px(TextSize::Meta)), "·", small);
        rest.Min.y += kit::wrapped({{rest.Min.x + px(14), rest.Min.y}, rest.Max}, health.reasons[i],
                                   {TextSize::Meta, false, look().colour.ink0}, 3) +
                      px(4);
    }
    const Rect fold = kit::cut_top(rest, kit::button_height(quiet));
    const std::string_view label = sheet.state.health ? "Hide what it is made of" : "What it is made of";
    if (kit::button(kit::rect_at(fold.Min.x - px(8), fold.Min.y, kit::button_width(label, quiet), fold.GetHeight()),
                    label, quiet))
        sheet.state.health = !sheet.state.health;
    if (sheet.state.health) draw_measures(sheet, rest);
}

void draw_perception(StatusSheet& sheet, CardColumn& column) {
    const Perception& seen = sheet.view.relations->perception({sheet.page.project.id});
    const float inner = column.width - px(32);
    const bool alarm = seen.alarm != PerceptionAlarm::None;
    const kit::TextLook words{TextSize::Meta, false, alarm ? look().colour.ink0 : look().colour.ink1};
    const float sentence = kit::wrapped_height(inner, seen.sentence, words, 4);
    const std::array<SourceList, 3> sources = sources_of(sheet, seen);
    float height = px(41) + px(10) + (alarm ? px(28) : 0) + sentence + px(14);
    for (const SourceList& one : sources)
        height += px(56) + sources_button_height(one) + source_list_height(sheet, one);
    const Rect box = column.take(height);
    const kit::Group group(Role::Region, "Who sees it how", box);
    Rect rest = kit::inset(kit::card(box, "Who sees it how", -1, "0 to 10"), px(15), px(10));
    const auto people = [](std::size_t count) {
        return counted(static_cast<std::int64_t>(count), "person", "people") + " asked lately";
    };
    draw_seen(sheet, rest, sources[0], "The client", seen.client, people(seen.client_people),
              seen.client_people >= enough_answers);
    draw_seen(sheet, rest, sources[1], "The team", seen.team, people(seen.team_people),
              seen.team_people >= enough_answers);
    draw_seen(sheet, rest, sources[2], "The figures", seen.facts,
              counted(static_cast<std::int64_t>(seen.lights), "computed light", "computed lights"));
    if (alarm) {
        const std::string_view word = alarm_word(seen.alarm);
        kit::chip(rest.Min.x, rest.Min.y + px(11), word, kit::Tone::Bad, icon_triangle_alert);
        rest.Min.y += px(28);
    }
    kit::wrapped(rest, seen.sentence, words, 4);
}

}  // namespace rapport
