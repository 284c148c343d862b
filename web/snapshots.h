#pragma once
// How this page comes to show a snapshot, and what it gives away to one (snapshots.js).

#include "ui/views/viewing.h"

namespace rapport {

class BrowserSnapshots : public SnapshotHost {
public:
    void fetch(std::function<void(Result<std::string>)> answer) override;
    void unlock(std::string_view passphrase, std::function<void(Result<std::string>)> answer) override;
    Result<void> show(std::string_view bytes) override;
    void leave() override;
    [[nodiscard]] std::string_view way_back() const override;
    void pack(std::function<void(Result<PackedProgram>)> answer) override;
    void link(std::string_view json, std::function<void(Result<std::string>)> answer) override;
};

}  // namespace rapport
