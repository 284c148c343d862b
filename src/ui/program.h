#pragma once
// The whole program, as the window it runs in sees it. web/main.cpp owns one and feeds it; tests do the same natively.
//
// The owner creates the ImGui context, calls set_up_imgui() once, then for each frame: events, ImGui::NewFrame(), draw(),
// ImGui::Render(). It draws again when next_deadline() says so, and never otherwise.

#include <memory>
#include <string>
#include <string_view>

#include "app/ports.h"
#include "ui/access_tree.h"
#include "ui/text_host.h"

namespace rapport {

/// Fetches the part of the program that a first visit does not wait for (ui/later.h).
class LaterHost {
public:
    virtual ~LaterHost() = default;
    /// Somebody needs it. Program::later_arrived() answers, sooner or later.
    virtual void fetch() = 0;
};

class SnapshotHost;
class ViewedStore;

struct Ports {
    Clock& clock;
    Entropy& entropy;
    Store& store;
    Files& files;
    Places& places;
    KeptFiles& kept;
    Clipboard& clipboard;
    Window& window;
    TextHost& text;
    LaterHost* later = nullptr;         ///< Null: that part is here from the start.
    SnapshotHost* snapshots = nullptr;  ///< Null: none can be looked at here (ui/views/viewing.h).
    ViewedStore* viewed = nullptr;      ///< `store`, where this page shows a snapshot instead of what is stored.
};

/// How this device likes things, as its system says.
struct Surroundings {
    float pixel_ratio = 1;  ///< Device pixels per CSS pixel, browser zoom included.
    bool dark = false;
    bool high_contrast = false;
    bool reduced_motion = false;
    bool coarse_pointer = false;  ///< Fingers.
    bool mac = false;             ///< Command instead of Control.
    bool visible = true;
    bool online = true;
};

struct KeyPress {
    std::string key;       ///< As KeyboardEvent.key: "a", "Enter", "ArrowDown", "F2".
    bool control = false;  ///< Control, or Command on a Mac.
    bool shift = false;
    bool alt = false;
    bool repeat = false;
    bool in_native =
        false;  ///< The keyboard is in a native button, link or box of the mirror: Enter and Space press it there.
};

class Shell;

class Program {
public:
    explicit Program(Ports ports);
    ~Program();

    /// Style and fonts; before the first frame.
    void set_up_imgui();
    /// Opens the store and goes to `route` ("" is home) when it is there.
    void start(std::string_view route);

    void set_surroundings(const Surroundings& surroundings);
    void draw();
    /// Seconds until the next frame is needed: 0 for at once, infinity for never.
    [[nodiscard]] double next_deadline() const;

    /// True where the program takes the key; the browser must then not act on it.
    bool press_key(const KeyPress& press);
    void text_event(TextEvent event);
    /// The person moved along their browser's history, or opened a link.
    void navigate(std::string_view route);
    void drag_over(bool over);  ///< Files hover over the window.
    void drop_file(OpenedFile file);
    /// A file was dropped that the window could not read.
    void drop_failed(const Error& error);
    /// The later part is here, or could not be fetched; also when nobody had asked yet.
    void later_arrived(bool here);
    /// What "copy" puts on the clipboard now; empty where nothing is selected.
    std::string copy();
    /// True where the program took the pasted text.
    bool paste(std::string_view text);

    /// From the mirror: a screen reader, a keyboard on a mirrored element, or a test pressed or focused node `id`.
    void access_press(std::uint32_t id);
    void access_focus(std::uint32_t id);
    [[nodiscard]] AccessTree& access();

    /// False while something is not stored yet: the window then asks before it closes.
    [[nodiscard]] bool may_close() const;
    /// The page is going away or to the background: hand everything to the store now.
    void flush();

    /// What is inside; for tests.
    [[nodiscard]] Shell& shell() { return *shell_; }

private:
    std::unique_ptr<Shell> shell_;
};

}  // namespace rapport
