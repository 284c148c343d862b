#pragma once
// A page that shows a snapshot, and how the browser would have brought it there.

#include <utility>

#include "share/projection.h"
#include "ui/opened.h"

namespace rapport {

struct FakeSnapshots : SnapshotHost {
    Result<std::string> given = Error{Fault::Missing, "The snapshot is no longer in this tab.", {}};
    std::string shown;  ///< What this page was asked to show.
    bool may_show = true;
    int left = 0, packs = 0;
    std::function<void(Result<PackedProgram>)> packing;
    std::string linked;  ///< What a link was to be made of.
    std::function<void(Result<std::string>)> linking;

    std::string tried;  ///< The passphrase that was last typed.
    std::function<void(Result<std::string>)> unlocking;

    void fetch(std::function<void(Result<std::string>)> answer) override { answer(given); }
    void unlock(std::string_view passphrase, std::function<void(Result<std::string>)> answer) override {
        tried = passphrase;
        unlocking = std::move(answer);
    }
    Result<void> show(std::string_view bytes) override {
        if (!may_show) return Error{Fault::Storage, "It is too large for that.", {}};
        shown = bytes;
        return {};
    }
    void leave() override { ++left; }
    [[nodiscard]] std::string_view way_back() const override { return "Back to my projects"; }
    void pack(std::function<void(Result<PackedProgram>)> answer) override {
        ++packs;
        packing = std::move(answer);
    }
    void link(std::string_view json, std::function<void(Result<std::string>)> answer) override {
        linked = json;
        linking = std::move(answer);
    }
};

struct SharedWorld : SmallWorld {
    SharedWorld() {
        for (Entity* record :
             {static_cast<Entity*>(&at(client)), static_cast<Entity*>(&at(project)), static_cast<Entity*>(&at(ruth)),
              static_cast<Entity*>(&at(ana)), static_cast<Entity*>(&at(build)), static_cast<Entity*>(&at(launch))})
            record->shared = true;
        at(build).summary = {"We build what was agreed."};
        at(build).notes = {"Behind schedule, say nothing yet"};
    }
    template <class E> E& at(Ref<E> ref) { return static_cast<E&>(workspace.table(type_of<E>).at(ref.id)); }
    std::string snapshot() {
        const EngagementIndex index(workspace, Date{20'759});
        SnapshotWishes wishes;
        wishes.project = project;
        wishes.recipient = ruth;
        wishes.author = ana;
        wishes.made = {test_millis};
        wishes.code = "r3td-6xhb-81nc";
        wishes.key = std::string(64, '5');
        wishes.good_until = Date{20'800};
        const Result<SnapshotData> data = projection_of(index, wishes);
        REQUIRE(data.has_value());
        return write_snapshot(*data);
    }
};

struct Viewing {
    SharedWorld world;
    FakeDisk disk;
    FakeSnapshots snapshots;
    ViewedStore viewed;
    std::optional<TestApp> app_;

    TestApp& open(Result<std::string> bytes, float width = 1280, float height = 800) {
        snapshots.given = std::move(bytes);
        return app_.emplace(disk, width, height, "", nullptr, &snapshots, &viewed);
    }
    TestApp& open() { return open(world.snapshot()); }
};

}  // namespace rapport
