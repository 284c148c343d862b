#pragma once
// A store that holds one workspace to be looked at, and keeps nothing: what a page that shows a snapshot opens instead of what is
// stored in this browser.

#include <utility>

#include "app/ports.h"

namespace rapport {

class Workspace;

class ViewedStore : public Store {
public:
    /// Gives it to whoever has opened this, to be read only; before, they are told nothing. O(records).
    void show(const Workspace& workspace);

    void open(StoreListener listener) override { listener_ = std::move(listener); }
    void append(std::vector<StoredFrame>) override {}
    void present_other() override {}
    void trust(std::uint64_t) override {}
    void set_aside(std::uint64_t) override {}
    void edit_here() override {}
    void read_again() override {}
    void checkpoint_piece(std::string_view, bool) override {}
    void checkpoint(std::uint64_t) override {}
    void ask_to_persist() override {}
    void ask_for_estimate() override {}
    std::optional<std::string> setting(std::string_view) override { return std::nullopt; }
    void set_setting(std::string_view, std::string_view) override {}
    void retry() override {}

private:
    StoreListener listener_;
};

}  // namespace rapport
