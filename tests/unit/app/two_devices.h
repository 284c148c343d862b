#pragma once
// Two people with a device each: sessions on disks that outlive them, which take in each other's copies.

#include <optional>

#include "app/session.h"
#include "codec/workspace_json.h"
#include "support/fake_ports.h"
#include "support/make.h"
#include "support/peers.h"
#include "support/print.h"

namespace rapport {

/// One person's device: a session on a disk that outlives it.
struct PersonsDevice {
    FakeClock clock;
    FakeDisk disk;
    std::uint64_t seed;
    std::optional<FakeEntropy> entropy;
    std::optional<FakeStore> store;
    std::optional<Session> session;

    PersonsDevice(std::uint64_t number, std::string author) : seed(number) {
        open();
        session->set_author(author);
        session->set_device("laptop");
    }
    void open() {
        session.reset();
        store.reset();
        entropy.emplace(++seed * 977);
        store.emplace(disk);
        session.emplace(clock, *entropy, *store);
        session->open();
        settle();
    }
    void settle() {
        for (int i = 0; i < 6; ++i) {
            session->poll();
            store->deliver();
        }
        session->poll();
    }
    void begin_with(const Workspace& workspace) {
        REQUIRE(session->replace(copy_of(workspace)));
        settle();
    }
    void run(Result<Edit> edit) {
        REQUIRE(edit);
        REQUIRE(session->run(std::move(*edit)));
        settle();
    }
    void rename(Ref<Task> task, std::string name) {
        Edit edit{"Rename", {}};
        edit.set<&Task::name>(*session->workspace().find(task), name);
        run(std::move(edit));
    }
    void meet(const PersonsDevice& other) {
        const Result<MergeReport> report = session->merge(other.session->workspace(), "Merge");
        if (!report) FAIL(report.error().message);
        settle();
    }
    [[nodiscard]] const Workspace& workspace() const { return session->workspace(); }
    [[nodiscard]] std::string name(Ref<Task> task) const { return workspace().find(task)->name; }
};

struct Two {
    Ref<Task> task{id_number(1)};
    PersonsDevice ana{100, "Ana"};
    PersonsDevice ben{200, "Ben"};

    Two() {
        Workspace first;
        first.id = id_number(900);
        put(first, make_number<Task>(1, {.name = "Kick-off", .notes = {"one\ntwo\nthree"}}));
        ana.begin_with(first);
        ben.begin_with(first);
    }
    void meet() {
        ana.meet(ben);
        ben.meet(ana);
        CHECK(write_workspace(ana.workspace()) == write_workspace(ben.workspace()));
    }
};

}  // namespace rapport
