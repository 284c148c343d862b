// Rapport in a browser: builds the ports, starts the program, and leaves; the window's events do the rest.

#include <emscripten/em_macros.h>
#include <imgui.h>

#include <memory>

#include "access_mirror.h"
#include "bridge.h"
#include "canvas.h"
#include "clipboard.h"
#include "files.h"
#include "glyphs.h"
#include "host.h"
#include "kept_files.h"
#include "later.h"
#include "lock.h"
#include "places.h"
#include "renderer.h"
#include "snapshots.h"
#include "store_idb.h"
#include "text_input.h"
#include "ui/theme.h"
#include "ui/views/viewing_store.h"
#include "window.h"

using namespace rapport;

namespace {

void set_up_imgui(bool mac) {
    ImGui::CreateContext();
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.LogFilename = nullptr;
    io.ConfigMacOSXBehaviors = mac;
    io.ConfigInputTextCursorBlink = false;
    io.ConfigWindowsMoveFromTitleBarOnly = true;
}

}  // namespace

int main() {
    const bool mac = rp_is_mac() != 0;
    set_up_imgui(mac);
    if (!open_renderer()) rp_canvas_undrawn();

    static BrowserClock clock;
    static BrowserEntropy entropy;
    static BrowserKeptFiles kept;
    static BrowserClipboard clipboard;
    static BrowserWindow window;
    static BrowserLater later;
    static BrowserSnapshots snapshots;
    static ViewedStore viewed;
    const bool looks = rp_snapshot_shown() != 0;
    Store& store = looks ? static_cast<Store&>(viewed) : idb_store();
    static Program rapport({clock, entropy, store, browser_files(), browser_places(), kept, clipboard, window,
                            text_host(), &later, &snapshots, looks ? &viewed : nullptr});
    set_program(&rapport);

    set_fallback_glyphs(system_glyph_loader());
    set_run_raster(browser_run_raster());
    set_lock_host(&browser_locks());
    rapport.set_up_imgui();

    start_mirror();
    start_canvas(mac);
    rp_pointer_start();
    rp_keyboard_start();
    rp_clipboard_start();
    rp_files_start();
    rp_window_start();
    rapport.start(window.route());
    rp_later_start();
    rp_wake(3);
    return 0;
}
