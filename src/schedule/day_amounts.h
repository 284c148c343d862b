#pragma once
// An amount for each day, none where nothing was said of it. Of levelling.cpp.

#include <algorithm>
#include <cstdint>
#include <vector>

namespace rapport {

class DayAmounts {
public:
    [[nodiscard]] std::int64_t at(std::int32_t day) const {
        const std::int64_t place = std::int64_t{day} - first_;
        return place >= 0 && place < std::ssize(amounts_) ? amounts_[static_cast<std::size_t>(place)] : 0;
    }
    void add(std::int32_t day, std::int64_t amount) {
        if (amounts_.empty()) first_ = day;
        if (day < first_) {
            constexpr std::int32_t ahead = 64;
            amounts_.insert(amounts_.begin(), static_cast<std::size_t>(first_ - day + ahead), 0);
            first_ = day - ahead;
        }
        const auto place = static_cast<std::size_t>(day - first_);
        if (place >= amounts_.size()) amounts_.resize(place + 1, 0);
        amounts_[place] += amount;
    }
    [[nodiscard]] std::int32_t first() const { return first_; }
    [[nodiscard]] std::int32_t end() const { return first_ + static_cast<std::int32_t>(amounts_.size()); }

private:
    std::int32_t first_ = 0;
    std::vector<std::int64_t> amounts_;
};

}  // namespace rapport
