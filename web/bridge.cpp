// Rooms that JavaScript fills, and the line of answers.

#include "bridge.h"

#include <emscripten/em_macros.h>

#include <algorithm>
#include <cassert>
#include <memory>
#include <utility>
#include <vector>

#include "host.h"

namespace rapport {
namespace {

std::vector<std::unique_ptr<std::string>>& rooms() {
    static std::vector<std::unique_ptr<std::string>> open;
    return open;
}

struct Line {
    std::vector<std::function<void()>> waiting;
    bool delivering = false;
};
Line& line() {
    static Line answers;
    return answers;
}

Program* the_program = nullptr;

}  // namespace

std::string take(char* room) {
    const auto at = std::ranges::find_if(rooms(), [&](const auto& open) { return open->data() == room; });
    assert(at != rooms().end());
    std::string bytes = std::move(**at);
    rooms().erase(at);
    return bytes;
}

Program& program() { return *the_program; }
void set_program(Program* program) { the_program = program; }

void post(std::function<void()> answer) {
    line().waiting.push_back(std::move(answer));
    rp_wake(2);
}

void deliver() {
    if (line().delivering) return;
    line().delivering = true;
    while (!line().waiting.empty())
        for (const auto& answer : std::exchange(line().waiting, {})) answer();
    line().delivering = false;
}

}  // namespace rapport

extern "C" {

EMSCRIPTEN_KEEPALIVE char* rp_room(std::size_t size) {
    const auto all = [](char*, std::size_t length) { return length; };  // JavaScript fills it.
    std::string& room = *rapport::rooms().emplace_back(std::make_unique<std::string>());
    room.resize_and_overwrite(size, all);
    return room.data();
}

EMSCRIPTEN_KEEPALIVE void rp_deliver() { rapport::deliver(); }
}
