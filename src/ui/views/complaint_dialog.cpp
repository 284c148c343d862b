#include "ui/views/complaint_dialog.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "app/commands/pulse.h"
#include "base/text.h"
#include "ui/views/dialog_sheet.h"

namespace rapport {
namespace {

using kit::Rect;

constexpr float width_css = 480, gap_css = 14, head_css = 44, error_css = 40;
constexpr std::array fields{field_of<&Recovery::from>(),     field_of<&Recovery::words>(),
                            field_of<&Recovery::received>(), field_of<&Recovery::source>(),
                            field_of<&Recovery::project>(),  field_of<&Recovery::owner>(),
                            field_of<&Recovery::due>(),      field_of<&Recovery::working_time>()};

std::string heading_of(const ViewContext& view, const ComplaintState& state) {
    const Client* client = view.workspace.find(state.draft.client);
    const std::string name = client ? shortened(client->name, 40) : std::string("the client");
    return state.draft.source == RecoverySource::Told ? "They told us, at " + name : "A complaint of " + name;
}

void finish(ViewContext& view, ComplaintState& state) {
    if (waits_for_field(state.editors, state.finishing)) return;
    if (!state.editors.drafts.empty()) return;  // Something was refused, and says so where it stands.
    Result<Edit> edit = open_recovery(view.workspace, state.draft, view.now);
    if (!edit) {
        state.error = edit.error().message;
        return;
    }
    view.out.send(std::move(*edit), "Written down. They wait for a first word now.");
    view.selection.set(type_of<Recovery>, state.draft.id);
    view.settings.inspector = true;
    state = {};
}

float fields_height(const Editing& in, float width) {
    float height = 0;
    for (const std::size_t field : fields) height += editor_height(in, field, width) + px(gap_css);
    return height;
}

void draw_fields(const Editing& in, const Rect& area) {
    DialogScroll middle("complaint", area, gap_css);
    for (const std::size_t field : fields)
        draw_editor(in, field, middle.sheet.take(editor_height(in, field, middle.sheet.width)));
}

}  // namespace

void open_complaint(const ViewContext& view, ComplaintState& state, RecoverySource source, Ref<Client> client,
                    Ref<Project> project) {
    state = {};
    state.open = true;
    state.draft.id = view.make_id();
    state.draft.client = client;
    state.draft.project = project;
    state.draft.source = source;
    state.draft.received = view.now;
    if (const Client* found = view.workspace.find(client)) state.draft.owner = found->manager;
}

void draw_complaint(ViewContext& view, ComplaintState& state) {
    if (!state.open) return;
    Recovery* draft = &state.draft;
    const Reading reading = reading_of(view, type_of<Recovery>, *draft);
    const Editing in{view, reading, state.editors, type_of<Recovery>, *draft, draft};
    const ImVec2 screen = ImGui::GetIO().DisplaySize;
    const float inner = px(std::min(width_css, screen.x / look().scale - 16) - 48);
    const float foot_css = look().size.button + 12;
    const float wanted =
        48 + head_css + fields_height(in, inner) / look().scale + (state.error.empty() ? 0 : error_css) + foot_css;
    const std::string heading = heading_of(view, state);
    kit::Dialog dialog(heading, width_css, std::min(wanted, screen.y / look().scale - 32));
    Rect rest = dialog.content();
    kit::heading(kit::cut_top(rest, px(head_css)), heading, 1, kit::title());
    const Rect foot = kit::cut_bottom(rest, px(foot_css));
    draw_dialog_error(rest, state.error);
    state.editors.typing = false;
    draw_fields(in, rest);
    const kit::ButtonLook primary{.kind = kit::ButtonKind::Primary, .icon = icon_check, .disabled = !view.may_edit};
    const DialogEnd end = draw_dialog_foot(foot, "Cancel", "Write it down", primary, dialog.closed());
    if (end == DialogEnd::GivenUp) state = {};
    else if (end == DialogEnd::Done || state.finishing || std::exchange(state.editors.entered, 0) != 0)
        finish(view, state);
}

}  // namespace rapport
