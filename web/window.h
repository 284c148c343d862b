#pragma once
// The browser's window: title, address, links; and its clock and its chance.

#include <string>

#include "app/ports.h"

namespace rapport {

class BrowserWindow : public Window {
public:
    void set_title(std::string_view title) override;
    void set_route(std::string_view route, bool push) override;
    void open_link(std::string_view url) override;
    void look_at(std::string_view name, std::string html) override;
    void print(std::span<const std::string> pages, std::string_view page_rule) override;
    void wake() override;
    void wake_after(double seconds) override;

    /// What stands behind '#' now.
    [[nodiscard]] std::string route() const;

private:
    std::string title_;
};

class BrowserClock : public Clock {
public:
    Instant now() override;
    DateTime local_now() override;
    std::optional<Minutes> zone_offset(std::string_view zone, Instant when) override;
};

class BrowserEntropy : public Entropy {
public:
    void fill(std::span<std::uint8_t> bytes) override;
};

}  // namespace rapport
