#include "window.h"

#include <emscripten/em_macros.h>

#include "bridge.h"
#include "host.h"

namespace rapport {

void BrowserWindow::set_title(std::string_view title) {
    if (title == title_) return;
    title_ = title;
    rp_window_title(title.data(), title.size());
}

void BrowserWindow::set_route(std::string_view route, bool push) {
    rp_window_set_route(route.data(), route.size(), push);
}
void BrowserWindow::open_link(std::string_view url) { rp_window_open_link(url.data(), url.size()); }
void BrowserWindow::look_at(std::string_view name, std::string html) {
    rp_window_look_at(name.data(), name.size(), html.data(), html.size());
}
void BrowserWindow::print(std::span<const std::string> pages, std::string_view page_rule) {
    for (const std::string& page : pages) rp_window_add_page(page.data(), page.size());
    rp_window_print(page_rule.data(), page_rule.size());
}
void BrowserWindow::wake() { rp_wake(2); }
void BrowserWindow::wake_after(double seconds) { rp_wake_after(seconds); }
std::string BrowserWindow::route() const { return take(rp_window_route()); }

Instant BrowserClock::now() { return {static_cast<std::int64_t>(rp_world_millis())}; }
DateTime BrowserClock::local_now() { return {static_cast<std::int64_t>(rp_world_local_minutes())}; }
std::optional<Minutes> BrowserClock::zone_offset(std::string_view zone, Instant when) {
    const double minutes = rp_world_zone_offset(zone.data(), zone.size(), static_cast<double>(when.millis));
    if (minutes != minutes) return {};
    return Minutes{static_cast<std::int64_t>(minutes)};
}
void BrowserEntropy::fill(std::span<std::uint8_t> bytes) { rp_world_random(bytes.data(), bytes.size()); }

}  // namespace rapport

using namespace rapport;

extern "C" {

EMSCRIPTEN_KEEPALIVE void rp_navigate(char* route) {
    post([to = take(route)] { program().navigate(to); });
}

EMSCRIPTEN_KEEPALIVE void rp_flush() {
    deliver();
    program().flush();
}
}
