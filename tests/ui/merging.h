#pragma once
// The program with a workspace open in it, and another device that edits a copy of it and sends it back.

#include "app/apply.h"
#include "ui/opened.h"

namespace rapport {

/// A copy of the workspace on another device, which edits it and sends it back.
struct OtherDevice {
    Workspace workspace;
    std::uint32_t seq = 0;

    explicit OtherDevice(const Workspace& here) : workspace(std::move(*read_workspace(write_workspace(here)))) {
        workspace.devices.include({77, "Ben", "tablet", stamp_after(0, 77, 1)});
    }
    /// As the person there saves everything.
    [[nodiscard]] std::string file() const {
        return write_workspace(workspace, {.copy_of = seq > 0 ? Actor{77} : Actor{0}, .progress = {}});
    }
    void run(Edit edit) {
        const Stamp stamp = stamp_after(3'600'000 + 1000 * seq, 77, seq + 1);
        REQUIRE(apply(workspace, edit, stamp));
        workspace.seen.include(stamp);
        ++seq;
    }
    template <auto Member, class E> void set(Ref<E> ref, const decltype(member_of(Member))& value) {
        Edit edit{"Set", {}};
        edit.set<Member>(*workspace.find(ref), value);
        run(std::move(edit));
    }
};

struct Merging {
    SmallWorld world;
    Opened opened{world.workspace};
    TestApp& app{opened.app};
    OtherDevice ben{opened.here()};

    template <auto Member, class E> void set_here(Ref<E> ref, const decltype(member_of(Member))& value) {
        Edit edit{"Set here", {}};
        edit.set<Member>(opened.get(ref), value);
        REQUIRE(opened.shell().session.run(std::move(edit)));
    }
    void drop() {
        app.program->drop_file({"ben.json", ben.file()});
        app.settle();
    }
};

}  // namespace rapport
