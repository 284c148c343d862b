#pragma once
// The whole program without a window: frames are drawn into nothing, and a test finds controls by role and name in the access
// tree, clicks where they are, presses keys and types, as a person would.

#include <doctest/doctest.h>
#include <imgui.h>
#include <imgui_internal.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "fake_ports.h"
#include "fake_text_host.h"
#include "ui/program.h"
#include "ui/shell.h"
#include "ui/views/viewing_store.h"

namespace rapport {

/// Counts how often the later part was asked for; the test says when it arrives.
struct FakeLater : LaterHost {
    int asked = 0;
    void fetch() override { ++asked; }
};

class TestApp {
public:
    explicit TestApp(FakeDisk& disk, float width = 1280, float height = 800, std::string_view route = "",
                     LaterHost* later = nullptr, SnapshotHost* snapshots = nullptr, ViewedStore* viewed = nullptr)
        : store(disk) {
        context_ = ImGui::CreateContext();
        ImGui::SetCurrentContext(context_);
        ImGuiIO& io = ImGui::GetIO();
        io.DisplaySize = {width, height};
        io.BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
        context_->TestEngineHookItems = true;
        Store& opened = viewed ? static_cast<Store&>(*viewed) : store;
        program = std::make_unique<Program>(
            Ports{clock, entropy, opened, files, places, kept, clipboard, window, text, later, snapshots, viewed});
        text.listener = [this](TextEvent event) { program->text_event(std::move(event)); };
        program->set_up_imgui();
        program->start(route);
        settle();
    }
    ~TestApp() {
        program.reset();
        ImGui::SetCurrentContext(context_);
        for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) texture->SetTexID(ImTextureID_Invalid);
        ImGui::DestroyContext(context_);
    }
    TestApp(const TestApp&) = delete;
    TestApp& operator=(const TestApp&) = delete;

    /// Draws frames; the store answers between them.
    void frame(int count = 1) {
        for (int i = 0; i < count; ++i) {
            ImGui::SetCurrentContext(context_);
            store.deliver();
            places.deliver();
            kept.deliver();
            clock.pass_millis(16);
            ImGui::GetIO().DeltaTime = 0.016f;
            ImGui::NewFrame();
            program->draw();
            ImGui::Render();
            for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
                if (texture->Status == ImTextureStatus_WantCreate) texture->SetTexID(1);
                texture->SetStatus(texture->Status == ImTextureStatus_WantDestroy ? ImTextureStatus_Destroyed
                                                                                  : ImTextureStatus_OK);
                if (texture->Status == ImTextureStatus_Destroyed) texture->SetTexID(ImTextureID_Invalid);
            }
            ++frames;
        }
    }
    /// Draws until nothing asks for another frame at once.
    void settle() {
        frame(3);
        for (int i = 0; i < 60 && (program->next_deadline() <= 0 || store.waiting() > 0 || places.waiting() > 0 ||
                                   kept.waiting() > 0 || context_->InputEventsQueue.Size > 0);
             ++i)
            frame();
        frame();
    }
    void wait(double seconds) {
        clock.pass_millis(static_cast<std::int64_t>(seconds * 1000));
        settle();
    }

    // --- Finding

    [[nodiscard]] const std::vector<AccessNode>& nodes() { return program->access().nodes(); }
    [[nodiscard]] const AccessNode* find(Role role, std::string_view name) {
        for (const AccessNode& node : nodes())
            if (node.role == role && node.name == name) return &node;
        return nullptr;
    }
    [[nodiscard]] bool shows(Role role, std::string_view name) { return find(role, name) != nullptr; }
    [[nodiscard]] bool says(std::string_view part) {
        for (const AccessNode& node : nodes())
            if (node.name.find(part) != std::string::npos || node.value.find(part) != std::string::npos ||
                node.description.find(part) != std::string::npos)
                return true;
        return false;
    }
    [[nodiscard]] std::size_t count(Role role) {
        std::size_t number = 0;
        for (const AccessNode& node : nodes()) number += node.role == role ? 1 : 0;
        return number;
    }
    /// Everything on the screen, a line each, for a failing test.
    [[nodiscard]] std::string page() {
        std::string lines;
        for (const AccessNode& node : nodes())
            lines += "  " + std::string(aria_name(node.role)) + " “" + node.name + "”" +
                     (node.value.empty() ? "" : " = " + node.value) + "\n";
        return lines;
    }

    // --- Doing

    void click(Role role, std::string_view name, int times = 1) {
        const AccessNode* node = find(role, name);
        INFO("looking for the ", std::string(aria_name(role)), " “", std::string(name), "” on\n", page());
        REQUIRE(node != nullptr);
        click_at(node->rect.x + node->rect.width / 2, node->rect.y + node->rect.height / 2, times);
    }
    void click_at(float x, float y, int times = 1) {
        ImGui::SetCurrentContext(context_);
        ImGuiIO& io = ImGui::GetIO();
        io.AddMousePosEvent(x, y);
        frame(2);
        for (int i = 0; i < times; ++i) {
            io.AddMouseButtonEvent(0, true);
            frame(2);
            io.AddMouseButtonEvent(0, false);
            frame(2);
        }
        settle();
    }
    void drag(float x0, float y0, float x1, float y1) {
        ImGuiIO& io = ImGui::GetIO();
        io.AddMousePosEvent(x0, y0);
        frame(2);
        io.AddMouseButtonEvent(0, true);
        frame(2);
        for (int i = 1; i <= 4; ++i) {
            io.AddMousePosEvent(x0 + (x1 - x0) * static_cast<float>(i) / 4, y0 + (y1 - y0) * static_cast<float>(i) / 4);
            frame(2);
        }
        io.AddMouseButtonEvent(0, false);
        settle();
    }
    void hover(float x, float y) {
        ImGui::GetIO().AddMousePosEvent(x, y);
        settle();
    }
    /// "Ctrl+Shift+Z", "ArrowDown", "a".
    bool press(std::string_view keys) {
        KeyPress press;
        for (;;) {
            const std::size_t plus = keys.find('+');
            if (plus == std::string_view::npos || plus == 0) break;
            if (keys.substr(0, plus) == "Ctrl") press.control = true;
            if (keys.substr(0, plus) == "Shift") press.shift = true;
            if (keys.substr(0, plus) == "Alt") press.alt = true;
            keys.remove_prefix(plus + 1);
        }
        press.key = keys;
        const bool taken = program->press_key(press);
        settle();
        return taken;
    }
    /// Through the mirror, as a screen reader does.
    void activate(Role role, std::string_view name) {
        const AccessNode* node = find(role, name);
        INFO("looking for the ", std::string(aria_name(role)), " “", std::string(name), "” on\n", page());
        REQUIRE(node != nullptr);
        program->access_press(node->id);
        settle();
    }
    void focus(Role role, std::string_view name) {
        const AccessNode* node = find(role, name);
        REQUIRE(node != nullptr);
        program->access_focus(node->id);
        settle();
    }
    /// Into the open field.
    void type(std::string words) {
        INFO("no field is open on\n", page());
        REQUIRE(text.field.has_value());
        text.type(std::move(words));
        settle();
    }
    void finish(TextEnd end = TextEnd::Enter) {
        text.finish(end);
        settle();
    }
    /// Clicks a text box, types and leaves it by Enter (a field of many lines: by leaving).
    void fill(std::string_view label, std::string words) {
        click(Role::TextBox, label);
        type(std::move(words));
        finish(text.field && text.field->multiline ? TextEnd::Blur : TextEnd::Enter);
    }

    /// Every visible control has a name, no two share an id.
    void check_sound() {
        const std::vector<std::string> problems = program->access().unnamed();
        std::string all;
        for (const std::string& problem : problems) all += "  " + problem + "\n";
        CHECK_MESSAGE(problems.empty(), all);
    }

    FakeClock clock;
    FakeEntropy entropy;
    FakeStore store;
    FakeFiles files;
    FakePlaces places{clock};
    FakeKeptFiles kept;
    FakeClipboard clipboard;
    FakeWindow window;
    FakeTextHost text;
    std::unique_ptr<Program> program;
    std::int64_t frames = 0;

private:
    ImGuiContext* context_ = nullptr;
};

}  // namespace rapport
