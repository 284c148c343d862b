#include "ui/views/record_form.h"

#include <algorithm>
#include <cmath>

#include "app/commands/record.h"
#include "ui/views/dialog_sheet.h"

namespace rapport {
namespace {

using kit::Rect;

constexpr float dialog_width = 480;
constexpr float head_css = 44;
constexpr float gap_css = 14;

/// Of each of two that stand abreast.
float half_of(float width) { return std::floor((width - px(12)) / 2); }

/// Short, and its label has room in that width, also where a mark stands behind it.
bool fits(const Field& field, float width) {
    return is_narrow(field) && kit::text_width(field.label, kit::meta()) + px(28) <= width;
}

/// Fields stand two abreast where both are short.
std::vector<std::vector<std::size_t>> lines_of(const RecordForm& form, float width) {
    const float each = half_of(width);
    std::vector<std::vector<std::size_t>> lines;
    for (std::size_t i = 0; i < form.fields.size(); ++i) {
        const Field& field = form.type->fields[form.fields[i]];
        const bool pair =
            i + 1 < form.fields.size() && fits(field, each) && fits(form.type->fields[form.fields[i + 1]], each);
        lines.push_back({form.fields[i]});
        if (pair) lines.back().push_back(form.fields[++i]);
    }
    return lines;
}

float line_height(const Editing& in, const std::vector<std::size_t>& line, float width) {
    const float each = line.size() == 2 ? half_of(width) : width;
    float height = 0;
    for (const std::size_t field : line) height = std::max(height, editor_height(in, field, each));
    return height;
}

float words_height(const RecordForm& form, float width) {
    return !form.deed || form.deed->words.empty() ? 0 : kit::wrapped_height(width, form.deed->words) + px(gap_css);
}

float fields_height(const Editing& in, const RecordForm& form, float width) {
    float height = words_height(form, width);
    for (const auto& line : lines_of(form, width)) height += line_height(in, line, width) + px(gap_css);
    return height;
}

void draw_lines(const Editing& in, RecordForm& form, float x, float y, float width) {
    if (const float height = words_height(form, width); height > 0) {
        kit::wrapped(kit::rect_at(x, y, width, height), form.deed->words);
        y += height;
    }
    for (const auto& line : lines_of(form, width)) {
        const float height = line_height(in, line, width);
        const float each = line.size() == 2 ? half_of(width) : width;
        for (std::size_t i = 0; i < line.size(); ++i)
            draw_editor(in, line[i], kit::rect_at(x + static_cast<float>(i) * (each + px(12)), y, each, height));
        y += height + px(gap_css);
    }
}

/// The first field that is typed is open when the form is.
void open_first_field(const Editing& in, RecordForm& form) {
    if (!std::exchange(form.fresh, false)) return;
    const auto typed =
        std::ranges::find_if(form.fields, [&](std::size_t field) { return in.type.fields[field].kind == Kind::Text; });
    if (typed == form.fields.end()) return;
    const kit::IdScope record(in.record.id);
    const kit::IdScope editor(static_cast<int>(*typed));
    const kit::IdScope text(static_cast<int>(*typed));
    kit::edit_field(kit::id_of("value"));
}

void finish(ViewContext& view, RecordForm& form) {
    if (waits_for_field(form.editors, form.finishing)) return;
    if (!form.editors.drafts.empty()) return;  // Something was refused, and says so where it stands.
    Result<Edit> edit =
        form.deed ? form.deed->make(view.workspace, *form.draft) : add_record(view.workspace, *form.type, *form.draft);
    if (!edit) {
        form.error = edit.error().message;
        return;
    }
    for (Edit& more : form.with) edit->append(std::move(more));
    if (form.after) form.after(*edit);
    view.out.send(std::move(*edit), form.deed ? form.deed->toast : std::string());
    form = {};
}

void draw_buttons(ViewContext& view, RecordForm& form, const Rect& foot, bool closed) {
    const kit::ButtonLook primary{.kind = kit::ButtonKind::Primary, .disabled = !view.may_edit};
    const std::string verb = form.deed ? form.deed->verb : "Add " + std::string(form.type->label);
    const DialogEnd end = draw_dialog_foot(foot, "Cancel", verb, primary, closed);
    if (end == DialogEnd::GivenUp) form = {};
    else if (end == DialogEnd::Done || form.finishing || std::exchange(form.editors.entered, 0) != 0)
        finish(view, form);
}

}  // namespace

void set_deed(RecordForm& form, FormDeed deed) {
    const auto made = std::make_shared<FormDraft<FormDeed>>(FormDraft<FormDeed>{std::move(deed)});
    form.deed = {made, &made->record};
}

void draw_record_form(ViewContext& view, RecordForm& form) {
    if (!form.type) return;
    const std::shared_ptr<Entity> draft = form.draft;  // It outlives the frame in which the form ends.
    const Reading reading = reading_of(view, *form.type, *draft);
    const Editing in{view, reading, form.editors, *form.type, *draft, draft.get()};
    const float foot_css = look().size.button + 12;
    const float room = ImGui::GetIO().DisplaySize.y / look().scale - 32;
    const float inner = px(std::min(dialog_width, ImGui::GetIO().DisplaySize.x / look().scale - 16) - 48);
    const float error_css = form.error.empty() ? 0 : 40;
    const float wanted = 48 + head_css + fields_height(in, form, inner) / look().scale + error_css + foot_css;
    kit::Dialog dialog(form.heading, dialog_width, std::min(wanted, room));
    Rect rest = dialog.content();
    kit::heading(kit::cut_top(rest, px(head_css - 8)), form.heading, 1, kit::title());
    rest.Min.y += px(8);
    const Rect foot = kit::cut_bottom(rest, px(foot_css));
    draw_dialog_error(rest, form.error);
    form.editors.typing = false;
    {
        kit::Scroll scroll("fields", rest);
        open_first_field(in, form);  // Within the names of what scrolls.
        const float width = std::min(rest.GetWidth(), scroll.width());
        draw_lines(in, form, scroll.origin().x, scroll.origin().y, width);
        scroll.set_content(fields_height(in, form, width));
    }
    draw_buttons(view, form, foot, dialog.closed());
}

}  // namespace rapport
