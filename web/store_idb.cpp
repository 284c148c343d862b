#include "store_idb.h"

#include <emscripten/em_macros.h>

#include <utility>

#include "bridge.h"
#include "host.h"

namespace rapport {
namespace {

constexpr std::string_view database = "rapport-default";

/// A transaction larger than this is not made faster by waiting for it as a whole.
constexpr std::size_t bytes_per_transaction = 8u << 20;

}  // namespace

IdbStore& idb_store() {
    static IdbStore store;
    return store;
}

void IdbStore::open(StoreListener listener) {
    listener_ = std::move(listener);
    rp_store_open(database.data(), database.size());
}

void IdbStore::append(std::vector<StoredFrame> frames) {
    for (StoredFrame& frame : frames) waiting_.push_back(std::move(frame));
    send();
}

void IdbStore::checkpoint_piece(std::string_view piece, bool first) {
    if (first) checkpoint_.reset();  // Its pieces make room for these.
    rp_store_checkpoint_piece(piece.data(), piece.size(), first ? 1 : 0);
}

void IdbStore::checkpoint(std::uint64_t seq) {
    checkpoint_ = seq;
    while (waiting_.size() > in_flight_ && waiting_.back().seq <= seq) waiting_.pop_back();  // They are in it.
    send();
}

void IdbStore::present_other() { rp_store_present_other(); }
void IdbStore::trust(std::uint64_t seq) { rp_store_trust(static_cast<double>(seq)); }
void IdbStore::set_aside(std::uint64_t after) { rp_store_set_aside(static_cast<double>(after)); }
void IdbStore::edit_here() { rp_store_edit_here(); }
void IdbStore::read_again() { rp_store_read_again(); }

void IdbStore::send() {
    if (phase_ != Phase::Open || in_flight_ > 0 || checkpointing_) return;
    if (checkpoint_ && (waiting_.empty() || waiting_.front().seq > *checkpoint_)) {
        checkpointing_ = true;
        return rp_store_write_checkpoint(static_cast<double>(*std::exchange(checkpoint_, std::nullopt)));
    }
    if (waiting_.empty()) return;
    Parcel parcel;
    for (const StoredFrame& frame : waiting_) {
        parcel.real64(static_cast<double>(frame.seq));
        parcel.text(frame.bytes);
        ++in_flight_;
        if (parcel.size() > bytes_per_transaction) break;
    }
    rp_store_append(parcel.data(), parcel.size());
}

void IdbStore::ask_to_persist() { rp_store_persist(); }
void IdbStore::ask_for_estimate() { rp_store_estimate(); }

std::optional<std::string> IdbStore::setting(std::string_view name) {
    char* room = rp_setting(name.data(), name.size());
    return room ? std::optional(take(room)) : std::nullopt;
}

void IdbStore::set_setting(std::string_view name, std::string_view value) {
    rp_set_setting(name.data(), name.size(), value.data(), value.size());
}

void IdbStore::retry() {
    if (phase_ == Phase::Stuck) phase_ = Phase::Open;
    send();
}

bool IdbStore::read_checkpoint(std::string_view bytes, bool first) {
    return listener_.checkpoint_bytes && listener_.checkpoint_bytes(bytes, first);
}

bool IdbStore::end_checkpoint() { return listener_.checkpoint_ends && listener_.checkpoint_ends(); }

void IdbStore::opened(Access access, StoredState state) {
    phase_ = Phase::Open;
    state.tail = std::exchange(reading_, {});
    state.second = std::exchange(second_, {});
    post([this, access, state = std::move(state)]() mutable {
        if (listener_.opened) listener_.opened(access, std::move(state));
    });
    send();
}

void IdbStore::committed(std::uint64_t seq) {
    in_flight_ = 0;
    while (!waiting_.empty() && waiting_.front().seq <= seq) waiting_.pop_front();
    post([this, seq] {
        if (listener_.committed) listener_.committed(seq);
    });
    send();
}

void IdbStore::failed(StoreTrouble trouble, std::string detail, Job job) {
    if (job == Job::Append) {
        in_flight_ = 0;
        phase_ = Phase::Stuck;
    }
    if (job == Job::Checkpoint) checkpointing_ = false;
    if (job == Job::Other) {  // Perhaps in the middle of reading, which then begins from the start.
        reading_.clear();
        second_.clear();
    }
    if (trouble == StoreTrouble::Lost) waiting_.clear();  // The checkpoint that follows holds them.
    post([this, trouble, detail = std::move(detail)] {
        if (listener_.failed) listener_.failed(trouble, detail);
    });
    send();
}

void IdbStore::checkpointed(std::uint64_t seq) {
    checkpointing_ = false;
    post([this, seq] {
        if (listener_.checkpointed) listener_.checkpointed(seq);
    });
    send();
}

void IdbStore::persistence(bool persisted) {
    post([this, persisted] {
        if (listener_.persistence) listener_.persistence(persisted);
    });
}

void IdbStore::estimated(std::uint64_t used, std::uint64_t quota) {
    post([this, used, quota] {
        if (listener_.estimated) listener_.estimated(used, quota);
    });
}

void IdbStore::second(bool ready) {
    post([this, ready] {
        if (listener_.second) listener_.second(ready);
    });
}

void IdbStore::followed(StoredFrame frame) {
    post([this, frame = std::move(frame)]() mutable {
        if (listener_.followed) listener_.followed(std::move(frame));
    });
}

void IdbStore::makes_way(bool yes) {
    post([this, yes] {
        if (listener_.makes_way) listener_.makes_way(yes);
    });
}

void IdbStore::follows() {
    post([this] {
        if (listener_.follows) listener_.follows();
    });
}

}  // namespace rapport

using namespace rapport;

extern "C" {

EMSCRIPTEN_KEEPALIVE void rp_store_frame(double seq, char* bytes, int second) {
    idb_store().read_frame({static_cast<std::uint64_t>(seq), take(bytes)}, second != 0);
}
EMSCRIPTEN_KEEPALIVE int rp_store_checkpoint(char* bytes, int first) {
    return idb_store().read_checkpoint(take(bytes), first != 0);
}
EMSCRIPTEN_KEEPALIVE int rp_store_checkpoint_ends(void) { return idb_store().end_checkpoint(); }
EMSCRIPTEN_KEEPALIVE void rp_store_opened(int access, int was_empty, double checkpoint_seq, int source, int other) {
    StoredState state;
    state.was_empty = was_empty != 0;
    state.checkpoint_seq = static_cast<std::uint64_t>(checkpoint_seq);
    state.source = static_cast<StoredState::Source>(source);
    state.other = other != 0;
    idb_store().opened(static_cast<Access>(access), std::move(state));
}
EMSCRIPTEN_KEEPALIVE void rp_store_second(int ready) { idb_store().second(ready != 0); }
EMSCRIPTEN_KEEPALIVE void rp_store_followed(double seq, char* bytes) {
    idb_store().followed({static_cast<std::uint64_t>(seq), take(bytes)});
}
EMSCRIPTEN_KEEPALIVE void rp_store_makes_way(int yes) { idb_store().makes_way(yes != 0); }
EMSCRIPTEN_KEEPALIVE void rp_store_follows() { idb_store().follows(); }
EMSCRIPTEN_KEEPALIVE int rp_store_idle() { return idb_store().is_idle() ? 1 : 0; }
EMSCRIPTEN_KEEPALIVE void rp_store_committed(double seq) { idb_store().committed(static_cast<std::uint64_t>(seq)); }
EMSCRIPTEN_KEEPALIVE void rp_store_failed(int trouble, char* detail, int job) {
    idb_store().failed(static_cast<StoreTrouble>(trouble), take(detail), static_cast<IdbStore::Job>(job));
}
EMSCRIPTEN_KEEPALIVE void rp_store_checkpointed(double seq) {
    idb_store().checkpointed(static_cast<std::uint64_t>(seq));
}
EMSCRIPTEN_KEEPALIVE void rp_store_persistence(int persisted) { idb_store().persistence(persisted != 0); }
EMSCRIPTEN_KEEPALIVE void rp_store_estimated(double used, double quota) {
    idb_store().estimated(static_cast<std::uint64_t>(used), static_cast<std::uint64_t>(quota));
}
}
