// How it goes, as they say: one score with those behind it, and beside it how the team and the figures see it.

#include <algorithm>
#include <cmath>

#include "base/text.h"
#include "ui/views/listening_parts.h"

namespace rapport {
namespace {

using kit::Rect;

constexpr float row_css = 24;
constexpr float plot_css = 44;
constexpr std::int32_t trend_days = 30;

/// Where it lies from 0 to 10, without a colour that would judge: what a light is, the status says. Gives its width.
float draw_scale(float x, float centre_y, std::optional<double> value, std::string_view label) {
    const Palette& c = look().colour;
    const Rect bar{{x, std::floor(centre_y) - px(3)}, {x + px(48), std::floor(centre_y) + px(3)}};
    const std::string_view word = scale_word(value);
    kit::node(Role::Image, std::string(label) + ": " + std::string(word), bar);
    kit::fill(bar, c.bg2, px(3));
    kit::frame_line(bar, c.edge, px(3));
    if (value) {
        const float filled = std::floor(bar.GetWidth() * static_cast<float>(std::clamp(*value / 10, 0.0, 1.0)));
        if (filled >= px(2)) kit::fill({bar.Min, {bar.Min.x + filled, bar.Max.y}}, c.accent, px(3));
    }
    const float width = kit::text_width(word, kit::meta());
    kit::draw_text({{bar.Max.x + px(8), bar.Min.y - px(10)}, {bar.Max.x + px(9) + width, bar.Max.y + px(10)}}, word,
                   kit::meta());
    return bar.GetWidth() + px(9) + width;
}

std::string people_said(std::size_t count) { return counted(static_cast<std::int64_t>(count), "person", "people"); }

/// Who stands behind the score, and how sure it is.
std::string score_note(const PulseScore& score) {
    if (score.people.empty()) return "Nobody has answered in the last 60 days.";
    std::string words = people_said(score.people.size());
    if (!score.enough()) return words + ": too few for a figure, so these are the answers themselves.";
    words += ", each by their latest answers within 60 days. Between " + score_said(score.score->low) + " and " +
             score_said(score.score->high) + ", 19 times of 20.";
    return words;
}

std::string participation_said(const PulseScore& score) {
    if (score.asked == 0) return "Nobody was asked in the last 60 days.";
    std::string words = std::to_string(score.answered) + " of " + people_said(static_cast<std::size_t>(score.asked)) +
                        " who were asked " + (score.asked == 1 ? "has" : "have") + " answered";
    if (score.asked >= static_cast<std::int32_t>(enough_answers))
        words += ", " + std::to_string(100 * score.answered / score.asked) + " %";
    words += ".";
    if (2 * score.answered < score.asked) words += " So few may not speak for the others.";
    return words;
}

/// How it moved; with figures only where there are enough people for them.
std::string trend_said(const ListeningState& state) {
    using Point = ListeningState::Point;
    const auto is_known = [](const Point& point) { return point.score.has_value(); };
    if (std::ranges::count_if(state.trend, is_known) < 2) return {};
    const auto first = std::ranges::find_if(state.trend, is_known);
    const std::optional<double> now = state.trend.back().score;
    const double moved = now ? *now - *first->score : 0;
    const auto days = trend_days * (state.trend.end() - first - 1);
    std::string words = !now           ? "Nobody has answered of late; before, they had."
                        : moved > 0.5  ? "Better than " + std::to_string(days) + " days ago."
                        : moved < -0.5 ? "Worse than " + std::to_string(days) + " days ago."
                                       : "Much as it was " + std::to_string(days) + " days ago.";
    if (!state.score.enough()) return words;
    words += " Every 30 days:";
    for (const Point& point : state.trend)
        words += " " + (!point.score ? "–" : point.enough ? score_said(*point.score) : "too few") + ",";
    words.back() = '.';
    return words;
}

void draw_trend(const ListeningState& state, const Rect& box, const std::string& words) {
    const Palette& c = look().colour;
    kit::node(Role::Image, words, box);
    const auto steps = static_cast<float>(state.trend.size() - 1);
    const auto place = [&](std::size_t i) {
        const double share = std::clamp(*state.trend[i].score / 10, 0.0, 1.0);
        return ImVec2{box.Min.x + px(6) + (box.GetWidth() - px(12)) * static_cast<float>(i) / steps,
                      box.Max.y - px(6) - (box.GetHeight() - px(12)) * static_cast<float>(share)};
    };
    kit::line_across(box.Min.x, box.Max.x, box.Max.y - 1, c.line);
    std::optional<ImVec2> before;
    for (std::size_t i = 0; i < state.trend.size(); ++i) {
        if (!state.trend[i].score) continue;
        const ImVec2 at = place(i);
        if (before) kit::draw().AddLine(*before, at, c.accent, px(2));
        kit::draw().AddCircleFilled(at, px(3), c.accent);
        before = at;
    }
}

float words_height(std::string_view words, float width) {
    return words.empty() ? 0 : kit::wrapped_height(width, words, kit::meta()) + px(8);
}

void draw_words(Rect& rest, std::string_view words, ImU32 ink = 0) {
    if (words.empty()) return;
    kit::TextLook small = kit::meta();
    if (ink != 0) small.colour = ink;
    const float height = words_height(words, rest.GetWidth());
    kit::wrapped(kit::cut_top(rest, height), words, small);
}

bool has_figure(const PulseScore& score) { return score.enough() && score.score; }
float band_height(const PulseScore& score) { return px(has_figure(score) ? 40.0f : 24.0f); }

/// Where their pulse lies, with its word, and the figure where there are enough people for one.
void draw_band(const PulseScore& score, Rect& rest) {
    constexpr std::string_view name = "Their pulse";
    const Rect line = kit::cut_top(rest, band_height(score));
    const std::optional<double> value = score.score ? std::optional(score.score->value) : std::nullopt;
    float x = line.Min.x;
    if (has_figure(score)) {
        const std::string figure = score_said(*value);
        const float width = kit::text_width(figure, kit::display());
        kit::text({{x, line.Min.y}, {x + width + 1, line.Max.y}}, figure, kit::display());
        x += width + px(8);
        const std::string of = "of 10";
        kit::text({{x, line.Min.y + px(8)}, {x + px(48), line.Max.y}}, of, kit::meta());
        x += px(48);
    } else {
        x += kit::draw_text(line, name) + px(12);
    }
    draw_scale(x, line.GetCenter().y, value, name);
}

float line_height(const ScoreLine& line, float width) {
    return px(row_css) + (line.note.empty() ? 0 : kit::wrapped_height(width, line.note, kit::meta()) + px(6));
}

struct Seen {
    std::string_view label;
    std::optional<double> value;
    std::size_t count = 0;
    bool figure = false;
    std::string note;
};

void draw_seen(const Seen& seen, const Rect& row) {
    const float third = std::floor(row.GetWidth() * 0.3f);
    kit::text({row.Min, {row.Min.x + third, row.Max.y}}, seen.label);
    float x = row.Min.x + third;
    x += draw_scale(x, row.GetCenter().y, seen.value, seen.label) + px(12);
    const std::string figure = seen.figure && seen.value ? score_said(*seen.value) + ", " + seen.note : seen.note;
    kit::text({{x, row.Min.y}, row.Max}, figure, {TextSize::Meta, false, look().colour.ink1, kit::Align::Right});
}

}  // namespace

std::string_view scale_word(std::optional<double> value) {
    if (!value) return "no data";
    switch (band_of(*value)) {
    case Band::Red:   return "low";
    case Band::Amber: return "middling";
    case Band::Green: return "high";
    }
    return {};
}

float score_lines_height(const std::vector<ScoreLine>& lines, float width) {
    float height = 0;
    for (const ScoreLine& line : lines) height += line_height(line, width);
    return height;
}

void draw_score_lines(const std::vector<ScoreLine>& lines, Rect& rest) {
    for (const ScoreLine& line : lines) {
        Rect row = kit::cut_top(rest, line_height(line, rest.GetWidth()));
        Rect head = kit::cut_top(row, px(row_css));
        const float value = std::min(kit::text_width(line.value, kit::strong()), head.GetWidth() * 0.6f);
        kit::node(Role::Text, line.label + ": " + line.value, head);
        kit::draw_text({{head.Max.x - value - 1, head.Min.y}, head.Max}, line.value, kit::strong());
        kit::draw_text({head.Min, {head.Max.x - value - px(8), head.Max.y}}, line.label);
        if (!line.note.empty()) kit::wrapped(row, line.note, kit::meta());
    }
}

void draw_score_card(PlanPage&, ListeningState& state, CardColumn& column) {
    const float width = column.width - px(32);
    const std::string note = score_note(state.score), part = participation_said(state.score);
    const std::string trend = trend_said(state);
    const float check = px(look().coarse ? 44.0f : 28.0f);
    const float lines = score_lines_height(state.people, width) + score_lines_height(state.figures, width);
    const float plot = trend.empty() ? 0 : px(plot_css) + px(4);
    const Rect box =
        column.take(px(41) + px(12) + band_height(state.score) + words_height(note, width) + words_height(part, width) +
                    plot + words_height(trend, width) + lines + check + px(12));
    const kit::Group group(Role::Region, "What they say", box);
    const kit::IdScope scope("score");
    Rect rest = kit::inset(kit::card(box, "What they say"), px(15), 0);
    rest.Min.y += px(12);
    draw_band(state.score, rest);
    draw_words(rest, note);
    draw_score_lines(state.people, rest);
    draw_words(rest, part, 2 * state.score.answered < state.score.asked ? look().colour.warn : 0);
    if (plot > 0) {
        draw_trend(state, kit::cut_top(rest, px(plot_css)), trend);
        rest.Min.y += px(4);
        draw_words(rest, trend);
    }
    draw_score_lines(state.figures, rest);
    if (kit::checkbox(kit::cut_top(rest, check), "Decision makers count twice", state.deciders_twice))
        state.deciders_twice = !state.deciders_twice;
}

void draw_perception_card(PlanPage& page, CardColumn& column) {
    const Perception& seen = page.view.relations->perception({page.project.id});
    const float width = column.width - px(32);
    const float row = px(28);
    const Rect box = column.take(px(41) + px(8) + 3 * row + px(8) + words_height(seen.sentence, width) + px(8));
    const kit::Group group(Role::Region, "As each of us sees it", box);
    const kit::IdScope scope("perception");
    Rect rest = kit::inset(kit::card(box, "As each of us sees it"), px(15), 0);
    rest.Min.y += px(8);
    const auto people = [&](std::string_view label, std::optional<double> value, std::size_t count) {
        draw_seen({label, value, count, count >= enough_answers, count == 0 ? "no answers" : people_said(count)},
                  kit::cut_top(rest, row));
    };
    people("The client", seen.client, seen.client_people);
    people("The team", seen.team, seen.team_people);
    draw_seen({"The figures", seen.facts, seen.lights, true,
               counted(static_cast<std::int64_t>(seen.lights), "light", "lights")},
              kit::cut_top(rest, row));
    rest.Min.y += px(8);
    draw_words(rest, seen.sentence, seen.alarm == PerceptionAlarm::None ? 0 : look().colour.bad);
}

}  // namespace rapport
