#include "renderer.h"

#include <GLES3/gl3.h>
#include <emscripten/html5_webgl.h>
#include <imgui.h>
#include <imgui_impl_opengl3.h>

#include "bridge.h"
#include "painter.h"

namespace rapport {
namespace {

enum class State { None, Painting, Drawing, Lost };

State state = State::None;
EMSCRIPTEN_WEBGL_CONTEXT_HANDLE context = 0;

bool open_context() {
    EmscriptenWebGLContextAttributes wanted;
    emscripten_webgl_init_context_attributes(&wanted);
    wanted.majorVersion = 2;
    wanted.alpha = wanted.antialias = wanted.depth = wanted.stencil = false;
    wanted.enableExtensionsByDefault = false;  // The renderer uses none, and asking for each takes time.
    wanted.powerPreference = EM_WEBGL_POWER_PREFERENCE_LOW_POWER;
    context = emscripten_webgl_create_context("#canvas", &wanted);
    return context > 0 && emscripten_webgl_make_context_current(context) == EMSCRIPTEN_RESULT_SUCCESS;
}

Painter& painter() {
    static Painter one;
    return one;
}

/// Textures are said to be there, so that the atlas goes on working.
void pretend_textures() {
    for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
        if (texture->Status == ImTextureStatus_WantCreate) texture->SetTexID(1);
        if (texture->Status == ImTextureStatus_WantCreate || texture->Status == ImTextureStatus_WantUpdates)
            texture->SetStatus(ImTextureStatus_OK);
        if (texture->Status == ImTextureStatus_WantDestroy) {
            texture->SetTexID(ImTextureID_Invalid);
            texture->SetStatus(ImTextureStatus_Destroyed);
        }
    }
}

}  // namespace

bool open_renderer() {
    const int wanted = rp_canvas_renderer();
    if (wanted == 0 && open_context() && ImGui_ImplOpenGL3_Init("#version 300 es")) {
        state = State::Drawing;
        return true;
    }
    ImGui::GetIO().BackendFlags |= ImGuiBackendFlags_RendererHasTextures | ImGuiBackendFlags_RendererHasVtxOffset;
    ImGui::GetPlatformIO().Renderer_TextureMaxWidth = ImGui::GetPlatformIO().Renderer_TextureMaxHeight = 4096;
    if (wanted <= 1 && rp_canvas_open_flat()) state = State::Painting;
    return state == State::Painting;
}

void begin_renderer_frame() {
    if (state == State::Drawing) ImGui_ImplOpenGL3_NewFrame();
}

void draw_renderer_frame() {
    if (state == State::Lost) return;
    const ImVec2 size = ImGui::GetIO().DisplaySize;
    const ImVec4 ground = ImGui::GetStyleColorVec4(ImGuiCol_WindowBg);
    if (state != State::Drawing) {
        pretend_textures();
        if (state == State::None) return;
        painter().paint(*ImGui::GetDrawData(), ImGui::ColorConvertFloat4ToU32(ground));
        return rp_canvas_show(painter().pixels().data(), painter().width(), painter().height());
    }
    glViewport(0, 0, static_cast<GLsizei>(size.x), static_cast<GLsizei>(size.y));
    glClearColor(ground.x, ground.y, ground.z, 1);
    glClear(GL_COLOR_BUFFER_BIT);
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
}

void renderer_lost() {
    if (state == State::Drawing) state = State::Lost;
}

void renderer_returned(bool new_canvas) {
    if (state != State::Lost) return;
    rp_renderer_forget();
    if (new_canvas && !open_context()) return;
    emscripten_webgl_make_context_current(context);
    // Names of the old context mean nothing in the new one; the atlas is made anew with the next frame. Once, and between
    // frames: 1.92.2b does not bear it otherwise.
    ImGui_ImplOpenGL3_DestroyDeviceObjects();
    state = State::Drawing;
}

}  // namespace rapport
