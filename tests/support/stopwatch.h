#pragma once
// How long something took. For what once took seconds and must not again: limits are many times what it takes.

#include <chrono>

namespace rapport {

class Stopwatch {
public:
    [[nodiscard]] double seconds() const {
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - started_).count();
    }

private:
    std::chrono::steady_clock::time_point started_ = std::chrono::steady_clock::now();
};

}  // namespace rapport
