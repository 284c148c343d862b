#include "engagement/figures.h"

#include <cmath>
#include <cstdint>

namespace rapport {

std::string hundredths(double number) {
    // What computing leaves behind is not cut off for it: 0.29 · 100 is a little less than 29.
    const auto all = static_cast<std::int64_t>(std::floor(number * 100 + 1e-9));
    return std::to_string(all / 100) + "." + (all % 100 < 10 ? "0" : "") + std::to_string(all % 100);
}

}  // namespace rapport
