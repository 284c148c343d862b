#pragma once
// A project whose deliverables are looked at. Files of versions hold "abc".

#include "ui/opened.h"

namespace rapport {

constexpr Date today{20'759};  // 2026-11-02: tests happen then.
inline const std::string digest_of_abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
constexpr std::string_view digest_shown = "ba7816bf 8f01cfea 414140de 5dae2223 b00361a3 96177a9c b410ff61 f20015ad";

/// Rows out of sight are not drawn: the window is high.
struct Delivering : OpenedWorld {
    Opened& open(float width = 1280, float height = 2000) { return OpenedWorld::open(width, height); }
    TestApp& app() { return open().app; }
    void on_page() {
        open();
        on_page_of_project("deliverables");
    }
    Ref<Deliverable> deliverable(std::string name, Deliverable record = {}) {
        record.project = world.project;
        record.name = std::move(name);
        return put(world.workspace, make<Deliverable>(std::move(record)));
    }
    /// With a file that holds "abc".
    Ref<DeliverableVersion> version(Ref<Deliverable> of, std::string number, Date on) {
        static_cast<Deliverable&>(world.workspace.table(type_of<Deliverable>).at(of.id)).state =
            DeliverableState::Submitted;
        return put(world.workspace, make<DeliverableVersion>({.deliverable = of,
                                                              .number = std::move(number),
                                                              .on = on,
                                                              .file = "handbook.pdf",
                                                              .sha256 = digest_of_abc,
                                                              .kilobytes = Decimal{3}}));
    }
    /// By its button in the dialog, or in the line of a version.
    void choose_file(std::string name, std::string bytes, std::string_view button = "Choose the file…") {
        app().activate(Role::Button, button);
        REQUIRE(app().files.is_asking());
        app().files.choose({std::move(name), std::move(bytes)});
        app().settle();
    }
};

}  // namespace rapport
