// What the plan is compared with: baselines are taken, named, chosen and deleted on a card of the overview.

#include <algorithm>
#include <cmath>

#include "app/commands/baseline.h"
#include "app/forecasts.h"
#include "base/text.h"
#include "ui/views/plan_cards.h"

namespace rapport {
namespace {

constexpr std::size_t baselines_shown = 12;

float row_height() { return px(look().coarse ? 56.0f : 48.0f); }

std::string words_of(const PlanPage& page, const Baseline& baseline) {
    std::string words = "Taken on " + format_day(baseline.taken, page.view.this_year());
    if (baseline.p50) words += ", P50 " + day_text(page, *baseline.p50);
    if (baseline.p80) words += ", P80 " + day_text(page, *baseline.p80);
    return words;
}

/// What has become of it, in a sentence.
std::string difference_words(const PlanPage& page) {
    const Comparison& comparison = page.state.comparison;
    if (!comparison.finish) return "Nothing of it is left to compare with.";
    std::int64_t later = 0, earlier = 0, fresh = 0;
    for (std::int32_t row = 0; row < page.outline().size(); ++row) {
        if (page.outline()[row].summary) continue;
        const BaselineTask* then = comparison[row];
        if (!then) {
            ++fresh;
            continue;
        }
        const Minutes moved = page.plan.schedule.work_time.between(then->finish, page.planned(row).finish);
        later += moved.count > 0;
        earlier += moved.count < 0;
    }
    const std::string moved = moved_text(page, *comparison.finish, page.plan.schedule.finish);
    std::string words = "The plan ends " + (moved.empty() ? std::string("on the day it did") : moved) + " (" +
                        day_text(page, *comparison.finish) + " then). " + counted(later, "task ends", "tasks end") +
                        " later, " + with_thousands(earlier) + " earlier";
    if (fresh > 0) words += ", " + with_thousands(fresh) + (fresh == 1 ? " is new" : " are new");
    if (comparison.gone > 0)
        words += ", " + with_thousands(comparison.gone) + (comparison.gone == 1 ? " is gone" : " are gone");
    return words + ".";
}

void finish_renaming(PlanPage& page, const Baseline& baseline, const kit::FieldEvent& event) {
    if (!event.cancelled && event.text != baseline.name) {
        Result<Edit> edit = rename_baseline(page.view.workspace, {baseline.id}, event.text);
        if (edit) page.view.out.send(std::move(*edit));
        else page.view.out.fail(edit.error());
    }
    page.state.renaming = {};
}

void draw_name(PlanPage& page, const Baseline& baseline, const kit::Rect& box) {
    if (page.state.renaming != baseline.id) {
        kit::draw_text(box, baseline.name, kit::strong());
        return;
    }
    kit::FieldLook look_of{.label = "Name of the baseline", .placeholder = "As agreed"};
    look_of.show_label = false;
    look_of.id = "baseline name";
    const kit::FieldEvent event = kit::field(box, baseline.name, look_of);
    if (event.ended) finish_renaming(page, baseline, event);
}

void draw_baseline_row(PlanPage& page, const Baseline& baseline, kit::Rect row) {
    const kit::IdScope scope(baseline.id);
    const bool compared = page.state.comparison.baseline == &baseline;
    const kit::Group item_of_list(Role::ListItem, baseline.name + ": " + words_of(page, baseline), row);
    kit::Rect rest = kit::inset(row, px(12), 0);
    const float side = px(look().size.button_small);
    const auto button = [&](const char* icon, const std::string& label, bool on) {
        const kit::Rect place = kit::cut_right(rest, side);
        const float y = std::floor(row.GetCenter().y - side / 2);
        return kit::icon_button(kit::rect_at(place.Min.x, y, side, side), icon, label, !page.view.may_edit && !on, on);
    };
    if (button(icon_trash_2, "Delete “" + baseline.name + "”", false)) {
        Result<Edit> edit = delete_baseline(page.view.workspace, {baseline.id});
        if (edit) page.view.out.send(std::move(*edit), "“" + baseline.name + "” is deleted.");
        else page.view.out.fail(edit.error());
    }
    if (button(icon_pencil, "Rename “" + baseline.name + "”", false)) {
        page.state.renaming = baseline.id;
        kit::edit_field(kit::id_of("baseline name"));
        kit::again();
    }
    const float width = kit::button_width("Compare", {.small = true});
    const kit::Rect place = kit::cut_right(rest, width + px(4));
    const kit::Rect box = kit::rect_at(place.Min.x, std::floor(row.GetCenter().y - side / 2), width, side);
    const kit::Item item = kit::item(kit::id_of("compare"), box);
    AccessNode& node = kit::node(Role::Switch, "Compare with “" + baseline.name + "”", box, item.id);
    node.description = words_of(page, baseline);
    node.checked = compared ? Tristate::Yes : Tristate::No;
    node.focusable = true;
    kit::fill(box, compared ? look().colour.accent_soft : item.hovered ? look().colour.bg2 : look().colour.bg1, px(6));
    kit::draw_text(
        box, compared ? "Compared" : "Compare",
        {TextSize::Meta, compared, compared ? look().colour.accent : look().colour.ink1, kit::Align::Centre});
    if (item.ring) kit::focus_ring(box, px(6));
    if (item.pressed) page.state.compare_with = compared ? Id{} : baseline.id;
    rest.Min.x += px(4);
    const float top = std::floor(row.GetCenter().y - (line_px(TextSize::Body) + line_px(TextSize::Meta)) / 2);
    const bool renaming = page.state.renaming == baseline.id;
    draw_name(page, baseline,
              renaming
                  ? kit::rect_at(rest.Min.x, std::floor(row.GetCenter().y - side / 2), rest.GetWidth() - px(8), side)
                  : kit::rect_at(rest.Min.x, top, rest.GetWidth() - px(8), line_px(TextSize::Body)));
    if (renaming) return;
    kit::draw_text(
        kit::rect_at(rest.Min.x, top + line_px(TextSize::Body), rest.GetWidth() - px(8), line_px(TextSize::Meta)),
        words_of(page, baseline), kit::meta());
}

std::uint64_t revision_of(const PlanPage& page) {
    const Workspace& workspace = page.view.workspace;
    const Id with = page.state.compare_with.value_or(Id{1, 1});
    return workspace.revision(type_of<Baseline>) * 31 + workspace.revision(type_of<BaselineTask>) * 37 +
           page.plan.revision * 41 + with.low * 43 + with.high;
}

}  // namespace

void take_plan_baseline(PlanPage& page) {
    NewBaseline wanted{.taken = page.view.today};
    const KnownForecast& known = forecast_of(page);
    if (known.fresh && !known.forecast.empty()) {
        wanted.p50 = known.forecast.p50;
        wanted.p80 = known.forecast.p80;
    }
    Result<Edit> edit = take_baseline(page.view.workspace, {page.project.id}, page.outline(), page.plan.schedule,
                                      std::move(wanted), page.view.make_id);
    if (!edit) {
        page.view.out.fail(edit.error());
        return;
    }
    page.state.compare_with.reset();  // The newest is what one wants to see now.
    page.view.out.send(std::move(*edit), "The plan is compared with how it is now, from now on.");
}

void refresh_comparison(PlanPage& page) {
    const std::uint64_t now = revision_of(page);
    if (page.state.compared_revision == now) return;
    page.state.compared_revision = now;
    const Ref<Project> project{page.project.id};
    Ref<Baseline> wanted;
    if (page.state.compare_with) wanted = {*page.state.compare_with};
    if (const std::vector<const Baseline*> all = baselines_of(page.view.workspace, project);
        !all.empty() && (!page.state.compare_with || (!wanted.is_null() && !page.view.workspace.find(wanted))))
        wanted = {all.front()->id};
    page.state.comparison = compare_with(page.view.workspace, page.outline(), wanted);
}

const BaselineTask* baseline_of_row(const PlanPage& page, std::int32_t row) { return page.state.comparison[row]; }

std::string moved_text(const PlanPage& page, DateTime from, DateTime to) {
    const std::int64_t day = std::max<std::int64_t>(page.project.day.count, 1);
    const std::int64_t minutes = page.plan.schedule.work_time.between(from, to).count;
    const std::int64_t days = (std::abs(minutes) + day / 2) / day;
    if (days == 0) return {};
    return with_thousands(days) + " d " + (minutes > 0 ? "later" : "earlier");
}

void draw_baselines_card(PlanPage& page, CardColumn& column) {
    const std::vector<const Baseline*> all = baselines_of(page.view.workspace, {page.project.id});
    const std::size_t shown = std::min(baselines_shown, all.size());
    const std::string words = all.empty()
                                  ? "Take a baseline when the plan is agreed. Later you see what has moved since."
                              : page.state.comparison.baseline ? difference_words(page)
                                                               : "The plan is compared with none of them.";
    const kit::ButtonLook small{
        .icon = icon_plus, .small = true, .disabled = !page.view.may_edit || page.outline().size() == 0};
    const float height = kit::wrapped_height(column.width - px(32), words, kit::meta());
    const float foot = px(24) + kit::button_height(small);
    kit::Rect rest = kit::card(column.take(px(40) + row_height() * static_cast<float>(shown) + px(12) + height + foot),
                               "Baselines", all.empty() ? -1 : static_cast<std::int64_t>(all.size()));
    if (shown > 0) {
        const kit::Group list(Role::List, "Baselines", rest);
        for (std::size_t i = 0; i < shown; ++i) draw_baseline_row(page, *all[i], kit::cut_top(rest, row_height()));
    }
    kit::cut_top(rest, px(8));
    kit::wrapped(kit::inset(kit::cut_top(rest, height), px(16), 0), words, kit::meta());
    constexpr std::string_view label = "Take a baseline";
    kit::cut_top(rest, px(8));
    if (kit::button(
            kit::rect_at(rest.Min.x + px(16), rest.Min.y, kit::button_width(label, small), kit::button_height(small)),
            label, small))
        take_plan_baseline(page);
}

}  // namespace rapport
