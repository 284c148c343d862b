#pragma once
// What of a project was given to its client, and what came back: a tab of the project.

#include "ui/view.h"

namespace rapport {

struct PlanPage;

struct ShareListState {
    Id opened;    ///< The snapshot that says all about itself.
    Id followed;  ///< What the address named last.
    // What was looked up, and when.
    std::uint64_t revision = ~std::uint64_t{0};
    Id project;
    struct Copy {
        const Snapshot* snapshot = nullptr;
        std::int64_t replies = 0;
    };
    std::vector<Copy> copies;           ///< Newest first.
    std::vector<const Reply*> replies;  ///< Newest first.
    std::int64_t elsewhere = 0;  ///< Copies of the project for a client that it belonged to before: not among these.
    std::int64_t shared = 0, of = 0;  ///< Milestones, value items and deliverables of the project.
};

void draw_sharing(PlanPage& page, ShareListState& state);

}  // namespace rapport
