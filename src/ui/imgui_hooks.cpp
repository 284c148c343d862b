// Dear ImGui tells of every item it adds, where its hooks are switched on (in tests). The access tree keeps them, to find
// controls that were drawn and never named.

#include <imgui_internal.h>

#include "ui/kit_state.h"

void ImGuiTestEngineHook_ItemAdd(ImGuiContext* context, ImGuiID id, const ImRect& rect, const ImGuiLastItemData* data) {
    const ImGuiWindow* window = context->CurrentWindow;
    if (!data || !window || (data->ItemFlags & ImGuiItemFlags_NoNav) || id == window->ID || id == window->MoveId)
        return;
    if (id == 0 || !rapport::kit::has_state() || rapport::kit::state().ending_child ||
        window->DC.NavLayerCurrent != ImGuiNavLayer_Main)
        return;
    ImRect seen = rect;
    seen.ClipWith(window->ClipRect);
    rapport::kit::tree().saw_item(id, {seen.Min.x, seen.Min.y, seen.GetWidth(), seen.GetHeight()}, window->Name);
}

void ImGuiTestEngineHook_ItemInfo(ImGuiContext*, ImGuiID, const char*, ImGuiItemStatusFlags) {}
void ImGuiTestEngineHook_Log(ImGuiContext*, const char*, ...) {}
const char* ImGuiTestEngine_FindItemDebugLabel(ImGuiContext*, ImGuiID) { return nullptr; }
