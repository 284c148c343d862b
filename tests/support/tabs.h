#pragma once
// A session in a tab of its own, and a device whose disk outlives its tabs.

#include <doctest/doctest.h>

#include <memory>

#include "app/session.h"
#include "support/fake_ports.h"

namespace rapport {

/// One window on a disk. Destroying it is closing it at once, whatever waits.
struct Tab {
    FakeClock& clock;
    FakeEntropy entropy;
    FakeStore store;
    Session session{clock, entropy, store};

    Tab(FakeDisk& disk, FakeClock& time, std::uint64_t seed = 1) : clock(time), entropy(seed), store(disk) {}

    Tab& open() {
        session.open();
        settle();
        return *this;
    }
    /// Frames of the window until nothing happens any more.
    void settle() {
        for (int i = 0; i < 6; ++i) {
            session.poll();
            store.deliver();
        }
        session.poll();
    }
    Ref<Task> add(std::string name) {
        Edit edit{"Add “" + name + "”", {}};
        const Task task{Entity{session.make_id()}, {}, {}, {}, std::move(name)};
        edit.create(task);
        REQUIRE(session.run(std::move(edit)));
        return {task.id};
    }
    Result<void> rename(Ref<Task> task, std::string name) {
        Edit edit{"Rename", {}};
        edit.set<&Task::name>(*session.workspace().find(task), name);
        return session.run(std::move(edit));
    }
    [[nodiscard]] std::vector<std::string> names() const {
        std::vector<std::string> names;
        for (const Task& task : session.workspace().all<Task>()) names.push_back(task.name);
        std::ranges::sort(names);
        return names;
    }
    [[nodiscard]] SaveState state() const { return session.saving().state; }
};

struct Device {
    FakeClock clock;
    FakeDisk disk;
    std::uint64_t seed = 0;
    std::unique_ptr<Tab> tab;
    std::vector<std::string> complaints;

    Tab& open() {
        close();
        clock.pass({1});
        tab = std::make_unique<Tab>(disk, clock, ++seed);
        return tab->open();
    }
    void close() {
        if (tab) CHECK(tab->store.complaints == std::vector<std::string>{});
        tab.reset();
    }
    ~Device() { close(); }
};

using Names = std::vector<std::string>;

}  // namespace rapport
