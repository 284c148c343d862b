#include "schedule/loops.h"
#include "base/sort.h"

#include <algorithm>
#include <numeric>

namespace rapport {
namespace {

std::size_t index(std::int32_t node) { return static_cast<std::size_t>(node); }

}  // namespace

GrowingOrder::GrowingOrder(std::int32_t nodes)
    : next_(index(nodes)), previous_(index(nodes)), place_(index(nodes)), seen_(index(nodes), 0) {
    std::iota(place_.begin(), place_.end(), 0);
}

bool GrowingOrder::add(Arrow arrow) {
    if (arrow.from == arrow.to) return false;
    const std::int32_t from_place = place_[index(arrow.from)], to_place = place_[index(arrow.to)];
    if (to_place < from_place) {
        ahead_.clear();
        behind_.clear();
        const bool loop = !reach_forward(arrow.to, from_place, arrow.from);
        if (!loop) reach_backward(arrow.from, to_place);
        for (const std::int32_t node : ahead_) seen_[index(node)] = 0;
        for (const std::int32_t node : behind_) seen_[index(node)] = 0;
        if (loop) return false;
        reorder();
    }
    next_[index(arrow.from)].push_back(arrow.to);
    previous_[index(arrow.to)].push_back(arrow.from);
    return true;
}

/// False where it meets `wanted`.
bool GrowingOrder::reach_forward(std::int32_t from, std::int32_t end_place, std::int32_t wanted) {
    ahead_.push_back(from);
    seen_[index(from)] = 1;
    for (std::size_t at = 0; at < ahead_.size(); ++at) {
        for (const std::int32_t next : next_[index(ahead_[at])]) {
            if (next == wanted) return false;
            if (seen_[index(next)] || place_[index(next)] > end_place) continue;
            seen_[index(next)] = 1;
            ahead_.push_back(next);
        }
    }
    return true;
}

void GrowingOrder::reach_backward(std::int32_t from, std::int32_t first_place) {
    behind_.push_back(from);
    seen_[index(from)] = 1;
    for (std::size_t at = 0; at < behind_.size(); ++at) {
        for (const std::int32_t previous : previous_[index(behind_[at])]) {
            if (seen_[index(previous)] || place_[index(previous)] < first_place) continue;
            seen_[index(previous)] = 1;
            behind_.push_back(previous);
        }
    }
}

/// What leads to the arrow takes the first of the places that both sides hold, what follows it the last.
void GrowingOrder::reorder() {
    const auto by_place = [this](std::int32_t a, std::int32_t b) { return place_[index(a)] < place_[index(b)]; };
    sort_items(behind_, by_place);
    sort_items(ahead_, by_place);
    std::vector<std::int32_t> places;
    for (const std::int32_t node : behind_) places.push_back(place_[index(node)]);
    for (const std::int32_t node : ahead_) places.push_back(place_[index(node)]);
    sort_items(places);
    auto place = places.begin();
    for (const std::int32_t node : behind_) place_[index(node)] = *place++;
    for (const std::int32_t node : ahead_) place_[index(node)] = *place++;
}

std::vector<std::int32_t> GrowingOrder::loop_of(Arrow arrow) const {
    // Breadth first, so that the shortest of several loops is told.
    std::vector<std::int32_t> came_from(next_.size(), -1), queue{arrow.to};
    came_from[index(arrow.to)] = arrow.to;
    for (std::size_t at = 0; at < queue.size() && came_from[index(arrow.from)] < 0; ++at)
        for (const std::int32_t next : next_[index(queue[at])])
            if (came_from[index(next)] < 0) {
                came_from[index(next)] = queue[at];
                queue.push_back(next);
            }
    std::vector<std::int32_t> loop;
    if (came_from[index(arrow.from)] < 0) return loop;
    for (std::int32_t at = arrow.from; at != arrow.to; at = came_from[index(at)]) loop.push_back(at);
    loop.push_back(arrow.to);
    std::ranges::reverse(loop);
    return loop;
}

}  // namespace rapport
