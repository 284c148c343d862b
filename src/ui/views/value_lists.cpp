#include "ui/views/value_lists.h"

#include "base/text.h"
#include "engagement/value.h"
#include "ui/views/record_list.h"

namespace rapport {
namespace {

std::string number_or_dash(const std::optional<Decimal>& number, const std::string& unit) {
    if (!number) return "–";
    return format_decimal(*number) + (unit.empty() ? "" : unit == "%" ? " %" : " " + unit);
}

ListRow row_of(const ViewContext& view, const ItemStanding& standing) {
    const ValueItem& item = *standing.item;
    ListRow row{.type = &type_of<ValueItem>, .id = item.id, .title = "“" + item.outcome + "”"};
    row.second = item.measure.empty() ? "No measure agreed yet" : item.measure;
    if (standing.report_due && standing.unreported_days)
        row.second += ", not reported for " + counted(*standing.unreported_days, "day", "days");
    if (const Stakeholder* by = view.workspace.find(item.stakeholder)) {
        row.avatar = by->id;
        row.avatar_name = by->name;
    }
    const int percent = standing.reached ? *standing.reached / 10 : -1;
    ListCell way{standing.reached ? std::to_string(percent) + " %" : "No data yet"};
    way.progress = percent;
    row.cells = {
        {number_or_dash(item.baseline, item.unit)},
        {standing.latest ? number_or_dash(standing.latest->actual, item.unit) : "–"},
        {number_or_dash(item.target, item.unit)},
        way,
        {std::string(label_of(item.client_says)), item.client_says == ClientSays::Agreed     ? kit::Tone::Ok
                                                  : item.client_says == ClientSays::Disputed ? kit::Tone::Bad
                                                                                             : kit::Tone::Neutral}};
    return row;
}

}  // namespace

std::string percent_of(Share share) { return std::to_string(share / 10) + " %"; }

float draw_value_ledger(ViewContext& view, RecordForm& form, const Project& project, const EngagementIndex& index,
                        float x, float y, float width) {
    const kit::IdScope scope(project.id);
    const ValueOfProject value = value_of_project(index, {project.id});
    // On the page of the project one knows of what, and a phone has no room to say so.
    const bool here = view.phone && view.route.view == ViewId::Project;
    const std::string heading = here ? std::string("Value") : "Value of " + title_of(type_of<Project>, project);
    RecordList list;
    list.heading = heading;
    list.columns = {{"Outcome and measure"},
                    {"Baseline", 80, kit::Align::Right},
                    {"Now", 80, kit::Align::Right},
                    {"Goal", 80, kit::Align::Right},
                    {"Way there", 92},
                    {"Client says", 88}};
    list.question = "What do they want to have in the end?";
    list.help = "In their words, with a measure: what it was, what it should become, and by when.";
    list.button = "Outcome";
    if (value.delivered) {
        list.note = "Delivered " + percent_of(*value.delivered) + " of weight";
        if (value.planned) list.note += ", planned " + percent_of(*value.planned);
    }
    if (const ValueCoverage coverage = value_coverage(index, Ref<Project>{project.id}); coverage.of > 0)
        list.note += (list.note.empty() ? "Agreed with " : "; agreed with ") + std::to_string(coverage.covered) +
                     " of " + std::to_string(coverage.of) + " of influence";
    for (const ItemStanding& standing : value.items) list.rows.push_back(row_of(view, standing));
    bool pressed = false;
    const float height = draw_record_list(view, list, x, y, width, pressed);
    if (pressed) {
        ValueItem draft{};
        draft.id = view.make_id();
        draft.project = {project.id};
        open_record_form(form, draft, "What they want to have",
                         {field_of<&ValueItem::outcome>(), field_of<&ValueItem::stakeholder>(),
                          field_of<&ValueItem::kind>(), field_of<&ValueItem::measure>(), field_of<&ValueItem::unit>(),
                          field_of<&ValueItem::baseline>(), field_of<&ValueItem::target>(), field_of<&ValueItem::due>(),
                          field_of<&ValueItem::weight>(), field_of<&ValueItem::client_says>()});
    }
    return height;
}

}  // namespace rapport
