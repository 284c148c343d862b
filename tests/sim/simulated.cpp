// A tab without a window: session and store as they are in a browser, moved by tests/sim/simulate.mjs.

#include <emscripten/em_macros.h>

#include <algorithm>
#include <memory>

#include "app/session.h"
#include "bridge.h"
#include "host.h"
#include "model/task.h"
#include "store_idb.h"
#include "support/plain_snprintf.h"

using namespace rapport;

namespace {

class SimulatedClock : public Clock {
public:
    Instant now() override { return {static_cast<std::int64_t>(rp_world_millis())}; }
    std::optional<Minutes> zone_offset(std::string_view, Instant) override { return {}; }
    DateTime local_now() override { return {now().millis / 60'000}; }
};

class SimulatedEntropy : public Entropy {
public:
    void fill(std::span<std::uint8_t> bytes) override { rp_world_random(bytes.data(), bytes.size()); }
};

SimulatedClock the_clock;
SimulatedEntropy the_entropy;
std::unique_ptr<Session> session;
std::string answer;

Task numbered(int number, std::size_t size) {
    Task task;
    task.id = session->make_id();
    task.name = std::to_string(number);
    task.notes = {std::string(size, 'n')};
    return task;
}

}  // namespace

extern "C" {

EMSCRIPTEN_KEEPALIVE void sim_open() {
    session = std::make_unique<Session>(the_clock, the_entropy, idb_store());
    session->open();
}
EMSCRIPTEN_KEEPALIVE void sim_frame() {
    deliver();
    session->poll();
}
EMSCRIPTEN_KEEPALIVE void rp_flush() {
    deliver();
    session->flush();
}

/// A gesture: a task with that number as its name. Whether it was accepted.
EMSCRIPTEN_KEEPALIVE int sim_add(int number, int size) {
    Edit edit{"Add", {}};
    edit.create(numbered(number, static_cast<std::size_t>(size)));
    return session->run(std::move(edit)).has_value() ? 1 : 0;
}
/// Everything is replaced by a file that holds one task of that number.
EMSCRIPTEN_KEEPALIVE int sim_replace(int number) {
    Workspace other;
    other.id = session->make_id();
    Task task = numbered(number, 10);
    task.born = Stamp{1, 1, 1};
    *static_cast<Task*>(&other.table(type_of<Task>).at(task.id)) = task;
    return session->replace(std::move(other)).has_value() ? 1 : 0;
}
EMSCRIPTEN_KEEPALIVE int sim_go_on() { return session->go_on().has_value() ? 1 : 0; }
EMSCRIPTEN_KEEPALIVE void sim_edit_here() { session->edit_here(); }
EMSCRIPTEN_KEEPALIVE void sim_retry() { session->retry(); }

EMSCRIPTEN_KEEPALIVE int sim_phase() { return static_cast<int>(session->phase()); }
EMSCRIPTEN_KEEPALIVE int sim_access() { return static_cast<int>(session->access()); }
EMSCRIPTEN_KEEPALIVE int sim_save_state() { return static_cast<int>(session->saving().state); }
EMSCRIPTEN_KEEPALIVE int sim_waiting() { return static_cast<int>(session->saving().waiting); }
EMSCRIPTEN_KEEPALIVE int sim_restored() { return session->was_restored() ? 1 : 0; }
EMSCRIPTEN_KEEPALIVE int sim_twice() { return session->kept_twice() ? (*session->kept_twice() ? 1 : 0) : -1; }

/// The numbers there are, sorted: "1 2 3".
EMSCRIPTEN_KEEPALIVE const char* sim_numbers() {
    std::vector<int> numbers;
    for (const Task& task : session->workspace().all<Task>()) numbers.push_back(std::stoi(task.name));
    std::ranges::sort(numbers);
    answer.clear();
    for (const int number : numbers) answer += (answer.empty() ? "" : " ") + std::to_string(number);
    return answer.c_str();
}
EMSCRIPTEN_KEEPALIVE const char* sim_trouble() {
    answer = session->trouble() ? session->trouble()->message + " " + session->trouble()->detail : "";
    if (session->saving().trouble)
        answer += session->saving().trouble->message + " " + session->saving().trouble->detail;
    return answer.c_str();
}
}

int main() { return 0; }
