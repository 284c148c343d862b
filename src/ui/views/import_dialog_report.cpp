// What came along, and what stayed behind, by name and count.

#include <algorithm>

#include "base/text.h"
#include "ui/views/import_dialog_parts.h"

namespace rapport {
namespace {

using kit::Rect;

std::string examples_of(const Left& left) {
    std::string words;
    for (const std::string& example : left.examples)
        words += (words.empty() ? "for example “" : ", “") + shortened(example, 40) + "”";
    return words;
}

float left_height() { return px(44); }

void draw_left(const Left& left, const Rect& row) {
    const kit::Group item(Role::ListItem, left.what, row);
    const std::string count = with_thousands(left.count);
    kit::text({{row.Max.x - px(80), row.Min.y}, {row.Max.x, row.Min.y + px(20)}}, count,
              {TextSize::Body, false, 0, kit::Align::Right});
    kit::text({row.Min, {row.Max.x - px(88), row.Min.y + px(20)}}, left.what);
    kit::text({{row.Min.x, row.Min.y + px(20)}, {row.Max.x, row.Min.y + px(38)}}, examples_of(left), kit::meta());
}

float draw_warning(const std::string& warning, float x, float y, float width) {
    kit::draw_icon(kit::rect_at(x, y, px(16), px(20)), icon_triangle_alert, 14, look().colour.warn);
    return kit::wrapped(kit::rect_at(x + px(24), y, width - px(24), px(20)), warning, {TextSize::Body, false, 0}) +
           px(6);
}

void draw_report(const ImportReport& report, const Rect& area) {
    kit::Scroll scroll("report", area);
    const float x = scroll.origin().x;
    const float width = scroll.width();
    float y = scroll.origin().y;
    if (!report.left_out.empty()) {
        kit::heading(kit::rect_at(x, y, width, px(28)), "What stayed behind", 2, kit::strong());
        y += px(32);
        const kit::Group list(Role::List, "What stayed behind");
        for (const Left& left : report.left_out) {
            draw_left(left, kit::rect_at(x, y, width, left_height()));
            y += left_height();
            kit::line_across(x, x + width, y - px(4), look().colour.line);
        }
        y += px(12);
    }
    if (!report.warnings.empty()) {
        kit::heading(kit::rect_at(x, y, width, px(28)), "What was odd, and how it was read", 2, kit::strong());
        y += px(32);
        for (const std::string& warning : report.warnings) y += draw_warning(warning, x, y, width);
    }
    scroll.set_content(y - scroll.origin().y);
}

}  // namespace

std::string carried_words(const std::vector<Carried>& carried) {
    std::string words;
    for (std::size_t i = 0; i < carried.size(); ++i) {
        if (i > 0) words += i + 1 == carried.size() ? " and " : ", ";
        words += with_thousands(carried[i].count) + " " + carried[i].what;
    }
    return words.empty() ? "Nothing" : words;
}

void draw_done(ViewContext& view, ImportState& state) {
    const ImportReport& report = state.result->report;
    const bool all = report.left_out.empty() && report.warnings.empty();
    const float list =
        std::min(360.0f, 44.0f * static_cast<float>(report.left_out.size()) + 44 +
                             (report.warnings.empty() ? 0 : 60 + 26 * static_cast<float>(report.warnings.size())));
    const std::string came = carried_words(report.carried) + " came along." + (all ? " Nothing stayed behind." : "") +
                             " One Undo takes it all away again.";
    kit::Dialog dialog("Import done", 520, dialog_height(520, came, all ? 0 : list + 16));
    Rect rest = dialog.content();
    const Project* made = state.result->records.find(state.result->project);
    draw_heading(rest, "“" + shortened(made ? title_of(type_of<Project>, *made) : state.file.name, 36) + "” is here",
                 came);
    kit::cut_bottom(rest, dialog_foot());
    if (!all) draw_report(report, rest);
    DialogButtons buttons(dialog.content());
    dialog.first_focus(kit::id_of("Open the plan"));
    const Id project = state.into_empty ? state.empty.id : state.result->project.id;
    if (buttons.button("Open the plan", {.kind = kit::ButtonKind::Primary})) {
        view.out.go("#" + to_string(Route{ViewId::Project, project, {}, {}, {}}));
        close_import(state);
        return;
    }
    if (buttons.button("Close") || dialog.closed()) close_import(state);
}

}  // namespace rapport
