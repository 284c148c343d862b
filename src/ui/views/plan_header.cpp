// The head of a project page: what success is, in the client's words, and how the plan stands to what was promised.

#include <algorithm>
#include <cmath>

#include "ui/views/plan_page.h"

namespace rapport {
namespace {

constexpr std::string_view question = "What will make the client say it was a success?";

std::string attribution(const PlanPage& page) {
    const Project& project = page.project;
    const Stakeholder* who = page.view.workspace.find(project.success_by);
    if (!who && !project.success_on) return "Success, in the client’s words";
    std::string words = "Success, as " + (who ? who->name : std::string("the client")) + " put it";
    if (project.success_on) words += " on " + format_day(*project.success_on, page.view.this_year());
    return words;
}

/// The whole of it opens the project's details, where it can be changed.
void draw_success(PlanPage& page, const kit::Rect& area, int lines) {
    const Palette& c = look().colour;
    const std::string& success = page.project.success.text;
    const bool empty = success.empty();
    const kit::Item item = kit::item(kit::id_of("success"), area);
    AccessNode& node = kit::node(Role::Button, empty ? std::string(question) : "“" + success + "”", area, item.id);
    node.description = empty ? "Opens the project’s details" : attribution(page);
    node.focusable = true;
    if (item.hovered) {
        kit::fill(kit::inset(area, 0, px(6)), with_alpha(c.bg2, 0.7f), px(6));
        ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    }
    kit::Rect rest = kit::inset(area, px(8), 0);
    const kit::TextLook bold = kit::strong();
    const std::string words = empty ? std::string(question) : "“" + success + "”";
    const float width = rest.GetWidth() - px(28);
    const float used = kit::wrapped_height(width, words, bold, lines);
    const float small = line_px(TextSize::Meta);
    float y = std::floor(area.GetCenter().y - (used + small) / 2);
    kit::draw_icon(kit::rect_at(rest.Min.x, y, px(16), line_px(TextSize::Body)), icon_quote, 16, c.accent);
    rest.Min.x += px(28);
    y += kit::draw_wrapped({rest.Min.x, y, rest.Max.x, area.Max.y}, words,
                           {TextSize::Body, true, empty ? c.accent : c.ink0}, lines);
    kit::draw_text({rest.Min.x, y, rest.Max.x, y + small},
                   empty ? "Write it down in their words: everything here is measured by it." : attribution(page),
                   kit::meta());
    if (item.ring) kit::focus_ring(kit::inset(area, px(4), px(8)), px(6));
    kit::tooltip(item, used > 0 && !empty && kit::wrapped_height(width, words, bold) > used ? std::string_view(success)
                                                                                            : std::string_view());
    if (!item.pressed) return;
    page.view.selection.set(type_of<Project>, page.project.id);
    page.view.settings.inspector = true;
}

struct HeaderFact {
    std::string_view label;
    std::string value;
    ImU32 ink = 0;
};

float fact_width(const HeaderFact& fact) {
    return std::max(kit::text_width(fact.label, {TextSize::Meta}), kit::text_width(fact.value, kit::strong())) + px(1);
}

void draw_fact(const kit::Rect& box, const HeaderFact& fact) {
    const float top = std::floor(box.GetCenter().y - (line_px(TextSize::Meta) + line_px(TextSize::Body)) / 2);
    kit::node(Role::Text, std::string(fact.label) + ": " + fact.value, box);
    kit::draw_text(kit::rect_at(box.Min.x, top, box.GetWidth(), line_px(TextSize::Meta)), fact.label, kit::meta());
    kit::draw_text(kit::rect_at(box.Min.x, top + line_px(TextSize::Meta), box.GetWidth(), line_px(TextSize::Body)),
                   fact.value, {TextSize::Body, true, fact.ink});
}

kit::Tone tone_of(Stage stage) {
    switch (stage) {
    case Stage::Active:
    case Stage::Closing:  return kit::Tone::Accent;
    case Stage::Lead:
    case Stage::Qualify:
    case Stage::Estimate:
    case Stage::Agreed:
    case Stage::Closed:
    case Stage::Lost:     return kit::Tone::Neutral;
    }
    return kit::Tone::Neutral;
}

std::vector<HeaderFact> facts_of(const PlanPage& page) {
    const Palette& c = look().colour;
    const Schedule& schedule = page.plan.schedule;
    const bool any = page.outline().size() > 0;
    const bool late = any && page.project.promised && schedule.finish > *page.project.promised &&
                      date_of(schedule.finish) > date_of(*page.project.promised);
    std::vector<HeaderFact> facts{{"Finish", any ? day_text(page, schedule.finish) : "–", late ? c.bad : c.ink0}};
    facts.push_back({"Promised", page.project.promised ? day_text(page, *page.project.promised) : "–",
                     page.project.promised ? c.ink0 : c.ink1});
    return facts;
}

void draw_progress(const PlanPage& page, const kit::Rect& box) {
    const float top = std::floor(box.GetCenter().y - (line_px(TextSize::Meta) + line_px(TextSize::Body)) / 2);
    const float half = top + line_px(TextSize::Meta) + line_px(TextSize::Body) / 2;
    const std::string words = percent_text(page.plan.schedule.done);
    kit::draw_text(kit::rect_at(box.Min.x, top, box.GetWidth(), line_px(TextSize::Meta)), "Done", kit::meta());
    kit::progress(kit::rect_at(box.Min.x, std::floor(half - px(3)), px(64), px(6)), "Done",
                  page.plan.schedule.done.count);
    kit::draw_text(kit::rect_at(box.Min.x + px(72), top + line_px(TextSize::Meta), px(48), line_px(TextSize::Body)),
                   words, kit::strong());
}

}  // namespace

void draw_project_header(PlanPage& page, const kit::Rect& area) {
    const Palette& c = look().colour;
    const kit::Group group(Role::Region, "Project", area);
    kit::fill(area, c.bg1);
    kit::line_across(area.Min.x, area.Max.x, area.Max.y - 1, c.line);
    if (page.view.phone) return draw_success(page, kit::inset(area, px(8), 0), 1);
    kit::Rect rest = area;
    kit::cut_right(rest, px(16));
    const bool roomy = area.GetWidth() >= px(560);
    if (roomy) {
        draw_progress(page, kit::cut_right(rest, px(116)));
        kit::cut_right(rest, px(24));
    }
    draw_forecast_fact(page, kit::cut_right(rest, forecast_fact_width(page)));
    kit::cut_right(rest, px(24));
    std::vector<HeaderFact> facts = facts_of(page);
    for (std::size_t i = facts.size(); i-- > 0;) {
        draw_fact(kit::cut_right(rest, fact_width(facts[i])), facts[i]);
        kit::cut_right(rest, px(24));
    }
    if (roomy) {
        const std::string_view stage = label_of(page.project.stage);
        const kit::Rect box =
            kit::cut_right(rest, std::max(kit::chip_width(stage), kit::text_width("Stage", {TextSize::Meta})));
        const float top = std::floor(box.GetCenter().y - (line_px(TextSize::Meta) + px(20)) / 2);
        kit::draw_text(kit::rect_at(box.Min.x, top, box.GetWidth(), line_px(TextSize::Meta)), "Stage", kit::meta());
        kit::chip(box.Min.x, top + line_px(TextSize::Meta) + px(10), stage, tone_of(page.project.stage));
        kit::cut_right(rest, px(16));
    }
    kit::line_down(rest.Max.x, area.Min.y + px(10), area.Max.y - px(10), c.line);
    kit::cut_right(rest, px(16));
    kit::cut_left(rest, px(8));
    draw_success(page, rest, 2);
}

}  // namespace rapport
