#pragma once
// Which arrows close a loop, when they are drawn one after the other.

#include <cstdint>
#include <span>
#include <vector>

namespace rapport {

struct Arrow {
    std::int32_t from = 0;
    std::int32_t to = 0;
};

/// Keeps an order of nodes in which every arrow points forward, while arrows are added (Pearce and Kelly 2006: only what
/// lies between the ends of an arrow that points backward is looked at).
class GrowingOrder {
public:
    explicit GrowingOrder(std::int32_t nodes);

    /// False where the arrow would close a loop; it is not added then.
    bool add(Arrow arrow);
    /// After add() was refused: the nodes of the loop, from `arrow.to` along the arrows to `arrow.from`.
    [[nodiscard]] std::vector<std::int32_t> loop_of(Arrow arrow) const;

private:
    bool reach_forward(std::int32_t from, std::int32_t end_place, std::int32_t wanted);
    void reach_backward(std::int32_t from, std::int32_t first_place);
    void reorder();

    std::vector<std::vector<std::int32_t>> next_, previous_;
    std::vector<std::int32_t> place_;
    std::vector<char> seen_;
    std::vector<std::int32_t> ahead_, behind_;
};

}  // namespace rapport
