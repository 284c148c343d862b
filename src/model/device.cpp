#include "model/device.h"

#include <algorithm>

namespace rapport {

const KnownDevice* Devices::find(Actor actor) const {
    const auto at = std::ranges::lower_bound(all_, actor, {}, &KnownDevice::actor);
    return at != all_.end() && at->actor == actor ? &*at : nullptr;
}

bool Devices::include(const KnownDevice& device) {
    const auto at = std::ranges::lower_bound(all_, device.actor, {}, &KnownDevice::actor);
    if (at == all_.end() || at->actor != device.actor) {
        all_.insert(at, device);
        return true;
    }
    const bool later = at->stamp != device.stamp ? at->stamp < device.stamp : *at < device;
    if (later) *at = device;
    return later;
}

void Devices::note(const Stamp& gesture, std::string_view author, std::string_view name) {
    const KnownDevice* known = find(gesture.actor);
    if (known ? known->author == author && known->name == name : author.empty() && name.empty()) return;
    include({gesture.actor, std::string(author), std::string(name), gesture});
}

std::string device_label(const Devices& devices, Actor actor) {
    const KnownDevice* device = devices.find(actor);
    if (!device || (device->author.empty() && device->name.empty()))
        return "an unnamed device (" + actor_text(actor).substr(0, 4) + ")";
    if (device->author.empty() || device->name.empty()) return device->author + device->name;
    return device->author + ", " + device->name;
}

}  // namespace rapport
