#include "ui/views/viewing_store.h"

#include "app/checkpoint.h"

namespace rapport {

void ViewedStore::show(const Workspace& workspace) {
    bool first = true;
    write_checkpoint(workspace, History{}, 1, 0,
                     [&](std::string_view piece) { listener_.checkpoint_bytes(piece, std::exchange(first, false)); });
    listener_.checkpoint_ends();
    listener_.opened(Access::Follower, {.was_empty = false, .checkpoint_seq = 1, .tail = {}, .second = {}});
}

}  // namespace rapport
