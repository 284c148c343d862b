#include "ui/views/brief_dialog.h"

#include <algorithm>

#include "base/text.h"
#include "engagement/brief.h"
#include "ui/shell.h"

namespace rapport {
namespace {

using kit::Rect;

constexpr int most_lines = 12;  ///< A brief is cut by its words, not here.

float draw_section(std::string_view heading, const BriefSection& section, const Rect& place) {
    const kit::Group group(Role::Region, heading, place);
    Rect rest = place;
    kit::heading(kit::cut_top(rest, px(22)), heading, 2, kit::strong());
    for (const std::string& line : section.lines) {
        rest.Min.y += kit::wrapped(rest, line, kit::body, most_lines) + px(2);
    }
    if (section.more > 0)
        kit::text(kit::cut_top(rest, px(18)), "and " + std::to_string(section.more) + " more", kit::meta());
    return rest.Min.y - place.Min.y + px(10);
}

}  // namespace

void draw_brief(ViewContext& view, BriefState& state) {
    if (state.client.is_null()) return;
    const Client* client = view.workspace.find(Ref<Client>{state.client});
    if (!client) {
        state = {};
        return;
    }
    const ClientBrief brief = brief_of(view.relations->index(), view.relations->plans(), *client);
    const float room = ImGui::GetIO().DisplaySize.y / look().scale - 24;
    const std::string title = "Brief: " + brief.name;
    kit::Dialog dialog(title, 640, std::min(room, 720.0f));
    Rect rest = dialog.content();
    kit::heading(kit::cut_top(rest, px(32)), title, 1, kit::title());
    const std::string under = "Internal. " + counted(static_cast<std::int64_t>(brief.words()), "word", "words") +
                              (brief.looked_after.empty() ? ". Nobody looks after them." : ". " + brief.looked_after);
    rest.Min.y += kit::wrapped(rest, under, kit::meta(), 3) + px(8);
    constexpr std::string_view close = "Close", save = "Save as a web page", print = "Print";
    const kit::ButtonLook primary{.kind = kit::ButtonKind::Primary}, saves{.icon = icon_save},
        prints{.icon = icon_file_text};
    const float height = kit::button_height(primary), wide = kit::button_width(close, primary);
    const bool beside =
        kit::button_width(print, prints) + kit::button_width(save, saves) + wide + px(16) <= rest.GetWidth();
    const Rect foot = kit::cut_bottom(rest, (beside ? 1.0f : 2.0f) * (height + px(8)));
    {
        kit::Scroll scroll("brief", rest);
        float y = scroll.origin().y;
        if (!brief.about.empty())
            y += kit::wrapped(kit::rect_at(rest.Min.x, y, scroll.width(), px(200)), brief.about, kit::body, 4) + px(10);
        for (const auto& [heading, section] : brief.sections())
            if (!section->empty())
                y += draw_section(heading, *section, kit::rect_at(rest.Min.x, y, scroll.width(), px(2'000)));
        scroll.set_content(y - scroll.origin().y);
    }
    const float last = foot.Max.y - height, y = beside ? last : last - height - px(8);
    float x = foot.Min.x;
    if (kit::button(x, y, print, prints))
        view.out.call([html = brief_html(brief)](Shell& shell) {
            const std::string pages[]{html};
            shell.ports.window.print(pages, "margin: 16mm");
        });
    if (kit::button(x, y, save, saves))
        view.out.call([html = brief_html(brief), name = brief.name](Shell& shell) {
            shell.save_file("Brief " + name + ".html", "text/html", html, "For your team alone");
        });
    dialog.first_focus(kit::id_of(close));
    if (kit::button(kit::rect_at(foot.Max.x - wide, last, wide, height), close, primary) || dialog.closed()) state = {};
}

}  // namespace rapport
