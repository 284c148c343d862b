// A link with a snapshot inside, for whoever has no place to put a file.

#include <algorithm>

#include "base/text.h"
#include "ui/shell.h"
#include "ui/views/share_parts.h"
#include "ui/views/viewing.h"

namespace rapport {
namespace {

constexpr std::string_view label = "Copy a link with the snapshot inside";
constexpr float choice_css = 340;  ///< As wide as the choice of what to make.

}  // namespace

bool draw_share_link(const ViewContext& view, const ShareState& state, float form_y, DialogSheet& sheet) {
    if (state.form.form != ShareForm::Data) return false;
    const std::string_view waits =
        state.page && *state.page ? form_waits(state) : std::string_view("The page cannot be made yet.");
    const kit::ButtonLook copying{.icon = icon_link, .disabled = !waits.empty() || !view.may_edit, .reason = waits};
    const float width = kit::button_width(label, copying), height = kit::button_height(copying);
    const float beside = px(choice_css + 12);
    if (beside + width > sheet.width)
        return kit::button(kit::rect_at(sheet.x, sheet.take(height).Min.y, std::min(width, sheet.width), height), label,
                           copying);
    return kit::button(kit::rect_at(sheet.x + beside, form_y + labelled_height() - height, width, height), label,
                       copying);
}

void copy_share_link(Shell& shell, std::string_view json, std::function<void(Result<std::string>)> answer) {
    if (!shell.ports.snapshots)
        return answer(Error{Fault::Invalid, "A link cannot be made here. Save the file instead.", {}});
    shell.ports.snapshots->link(json, [&shell, answer = std::move(answer)](const Result<std::string>& link) {
        if (!link) return answer(link.error());
        shell.ports.clipboard.copy(*link);
        answer("A link of " + with_thousands(static_cast<std::int64_t>(link->size())) +
               " characters is on the clipboard");
    });
}

}  // namespace rapport
