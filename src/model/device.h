#pragma once
// Who writes under which actor: what lets people read "Ana, on the laptop" instead of sixteen digits.

#include <string>
#include <vector>

#include "model/stamp.h"

namespace rapport {

struct KnownDevice {
    Actor actor = 0;
    std::string author;  ///< As the person there calls themselves.
    std::string name;    ///< As they call the device: "laptop".
    Stamp stamp;         ///< Of the gesture since which this holds. Only the actor itself writes it.
    auto operator<=>(const KnownDevice&) const = default;
};

/// Sorted by actor.
class Devices {
public:
    [[nodiscard]] const std::vector<KnownDevice>& all() const { return all_; }
    [[nodiscard]] const KnownDevice* find(Actor actor) const;
    /// Takes what is said later. False where that is known already.
    bool include(const KnownDevice& device);
    /// What an actor says of itself with this gesture; nothing where it says what is known.
    void note(const Stamp& gesture, std::string_view author, std::string_view name);
    bool operator==(const Devices&) const = default;

private:
    std::vector<KnownDevice> all_;
};

/// "Ana, laptop", "Ana", "laptop", or "a device that has not said its name" with the first digits of its number.
std::string device_label(const Devices& devices, Actor actor);

}  // namespace rapport
