// What a project is for: the value ledger, who wants what, and whether client and team find the same things important.

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "base/sort.h"
#include "base/text.h"
#include "engagement/alignment.h"
#include "engagement/value.h"
#include "schedule/notation.h"
#include "ui/views/plan_cards.h"
#include "ui/views/record_list.h"
#include "ui/views/search_view.h"
#include "ui/views/value_lists.h"

namespace rapport {
namespace {

using kit::Rect;

/// People by kinds of value: an empty field is a question that nobody has asked.
void draw_matrix(PlanPage& page, const ValueMatrix& matrix, CardColumn& column) {
    if (matrix.rows.empty() || matrix.columns.empty()) return;
    const float line = px(look().coarse ? 40.0f : 30.0f);
    const Rect box = column.take(px(41) + px(28) + static_cast<float>(matrix.rows.size()) * line + px(4));
    const kit::Group group(Role::Region, "Who wants what", box);
    Rect rest = kit::inset(kit::card(box, "Who wants what"), px(16), 0);
    const float name = std::min(px(150), rest.GetWidth() * 0.4f);
    const float each = std::floor((rest.GetWidth() - name) / static_cast<float>(matrix.columns.size()));
    Rect heads = kit::cut_top(rest, px(28));
    kit::cut_left(heads, name);
    for (const ValueKind kind : matrix.columns)
        kit::draw_text(kit::cut_left(heads, each), label_of(kind),
                       {TextSize::Meta, false, look().colour.ink1, kit::Align::Centre});
    for (std::size_t row = 0; row < matrix.rows.size(); ++row) {
        Rect strip = kit::cut_top(rest, line);
        kit::line_across(box.Min.x + 1, box.Max.x - 1, strip.Min.y, look().colour.line);
        const std::string who = matrix.rows[row] ? matrix.rows[row]->name : "Nobody named";
        kit::text(kit::cut_left(strip, name), who, kit::meta());
        for (std::size_t at = 0; at < matrix.columns.size(); ++at) {
            const Rect cell = kit::cut_left(strip, each);
            const ValueMatrix::Cell& one = matrix.at(row, at);
            if (one.items.empty()) continue;
            std::string words = std::to_string(one.items.size());
            if (one.reached) words = percent_of(*one.reached);
            const std::string said = who + ", " + std::string(label_of(matrix.columns[at])) + ": " +
                                     counted(static_cast<std::int64_t>(one.items.size()), "item", "items") + ", " +
                                     std::to_string(one.agreed) + " agreed" +
                                     (one.reached ? ", " + percent_of(*one.reached) + " reached" : std::string());
            kit::node(Role::Text, said, cell);
            const bool agreed = one.agreed == static_cast<std::int32_t>(one.items.size());
            const bool in_words = agreed && kit::chip_width(words + ", agreed") <= cell.GetWidth() - px(4);
            if (in_words) words += ", agreed";
            const char* icon = agreed && !in_words ? icon_check : nullptr;
            kit::chip(std::floor(cell.GetCenter().x - kit::chip_width(words, icon) / 2), std::floor(cell.GetCenter().y),
                      words, kit::Tone::Neutral, icon);
        }
    }
    (void)page;
}

std::string place_text(std::int32_t rank) { return rank == 0 ? "–" : std::to_string(rank); }

/// The number is the rank correlation of Spearman, in thousandths.
std::string alike_words(std::int32_t rho) {
    const std::string_view how = rho >= 800            ? "Both rank them much alike"
                                 : rho >= alike_enough ? "Both rank them more or less alike"
                                 : rho > -alike_enough ? "They rank them differently"
                                                       : "They rank them nearly the other way round";
    return std::string(how) + " (" + format_decimal(Decimal{rho}) + "; 1 is the same order, −1 the reverse).";
}

/// How many places the two sides put between them.
ListCell apart(const Criterion& one) {
    if (one.client_rank == 0 || one.team_rank == 0) return {};
    const std::int32_t places = std::abs(one.client_rank - one.team_rank);
    return {places == 0 ? "–" : std::to_string(places), places > 1 ? kit::Tone::Bad : kit::Tone::Neutral};
}

void draw_alignment(PlanPage& page, RecordForm& form, const EngagementIndex& index, CardColumn& column) {
    ViewContext& view = page.view;
    const Alignment alignment = alignment_of(index, {page.project.id});
    RecordList list;
    list.heading = "What matters most";
    if (!alignment.rho && alignment.ranked > 0)
        list.note = "From three things on that both have ranked, their likeness is told.";
    list.columns = {{"What is ranked"},
                    {"Client", 64, kit::Align::Right},
                    {"Team", 64, kit::Align::Right},
                    {"Apart", 64, kit::Align::Right}};
    list.question = "Do you and the client find the same things important?";
    list.help = "List what could matter, and let both sides rank it: 1 comes first.";
    list.button = "Criterion";
    if (alignment.rho) {
        list.note = alike_words(*alignment.rho);
        for (const RankGap& gap : alignment.gaps)
            list.note += " " + gap.criterion->name + ": client " + place_text(gap.criterion->client_rank) + ", team " +
                         place_text(gap.criterion->team_rank) + ".";
    }
    for (const Criterion& one : index.criteria_of({page.project.id}))
        list.rows.push_back({.type = &type_of<Criterion>,
                             .id = one.id,
                             .title = one.name,
                             .second = {},
                             .cells = {{place_text(one.client_rank)}, {place_text(one.team_rank)}, apart(one)}});
    sort_items(list.rows, {}, [](const ListRow& row) {
        return row.cells[0].text == "–"
                   ? std::string("~")
                   : std::string(8 - std::min<std::size_t>(row.cells[0].text.size(), 8), '0') + row.cells[0].text;
    });
    bool pressed = false;
    const float height = draw_record_list(view, list, column.x, column.y, column.width, pressed);
    column.take(height);
    if (!alignment.finding.empty()) {
        const float words = kit::wrapped_height(column.width, alignment.finding, kit::meta(), 4);
        kit::wrapped(column.take(words), alignment.finding, {TextSize::Meta, false, look().colour.warn}, 4);
    }
    if (!pressed) return;
    Criterion draft{};
    draft.id = view.make_id();
    draft.project = {page.project.id};
    draft.client_on = draft.team_on = view.today;
    open_record_form(
        form, draft, "What could matter",
        {field_of<&Criterion::name>(), field_of<&Criterion::client_rank>(), field_of<&Criterion::client_on>(),
         field_of<&Criterion::team_rank>(), field_of<&Criterion::team_on>()});
}

void draw_success_card(PlanPage& page, CardColumn& column) {
    const std::string& words = page.project.success.text;
    const std::string shown = words.empty()
                                  ? "Nobody has written down what success is to the client. Ask them, in their words."
                                  : "“" + words + "”";
    const float height = kit::wrapped_height(column.width - px(32), shown);
    const Rect box = column.take(px(41) + px(24) + height + px(26));
    const kit::Group group(Role::Region, "Success, in the client’s words", box);
    Rect rest = kit::inset(kit::card(box, "Success, in the client’s words"), px(16), px(12));
    rest.Min.y += kit::wrapped(rest, shown, words.empty() ? kit::meta() : kit::body) + px(6);
    std::string by;
    if (const Stakeholder* who = page.view.workspace.find(page.project.success_by)) by = who->name;
    if (page.project.success_on)
        by += (by.empty() ? "" : ", ") + format_day(*page.project.success_on, page.view.this_year());
    if (by.empty() && !page.project.success_override.empty()) by = "Active without: " + page.project.success_override;
    kit::text(kit::cut_top(rest, px(18)), by, kit::meta());
}

}  // namespace

void draw_project_value(PlanPage& page, RecordForm& form) {
    const EngagementIndex& index = page.view.relations->index();
    CardPage cards(page.view, "Value");
    CardColumn& left = cards.left;
    draw_success_card(page, cards.beside());
    left.take(draw_value_ledger(page.view, form, page.project, index, left.x, left.y, left.width));
    draw_matrix(page, value_matrix(index, {page.project.id}), left);
    draw_alignment(page, form, index, cards.beside());
}

}  // namespace rapport
