#pragma once
// The native field that is laid over the one being edited (ui/text_host.h).

#include "ui/text_host.h"

namespace rapport {

class NativeTextHost : public TextHost {
public:
    NativeTextHost();
    void begin(const TextRequest& request) override;
    void place(std::uint32_t id, AccessRect rect, AccessRect clip, bool invalid,
               const std::string& description) override;
    void replace(std::uint32_t id, const std::string& text) override;
    void end(std::uint32_t id) override;

    /// The field that is open, 0 if none: it is its own node, so the mirror has no other for it.
    [[nodiscard]] std::uint32_t open() const { return open_; }
    /// The person closed it.
    void closed(std::uint32_t id);

private:
    struct Place {
        AccessRect rect, clip;
        bool invalid = false;
        std::string description;
        float ratio = 0;
        bool operator==(const Place&) const = default;
    };
    std::uint32_t open_ = 0;
    Place place_;
};

/// The one of this page.
NativeTextHost& text_host();

}  // namespace rapport
