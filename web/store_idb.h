#pragma once
// The workspace of this device in IndexedDB. One tab writes, chosen by a lock that it holds for as long as it lives, and each
// transaction checks that nobody has taken over. "Committed" is said when the transaction is complete, never before.
//
// This half keeps frames until they are committed, and sends one transaction at a time; store_idb.js runs it.

#include <deque>
#include <optional>

#include "app/ports.h"

namespace rapport {

class IdbStore : public Store {
public:
    void open(StoreListener listener) override;
    void append(std::vector<StoredFrame> frames) override;
    void present_other() override;
    void trust(std::uint64_t seq) override;
    void set_aside(std::uint64_t after) override;
    void edit_here() override;
    void read_again() override;
    void checkpoint_piece(std::string_view piece, bool first) override;
    void checkpoint(std::uint64_t seq) override;
    void ask_to_persist() override;
    void ask_for_estimate() override;
    std::optional<std::string> setting(std::string_view name) override;
    void set_setting(std::string_view name, std::string_view value) override;
    void retry() override;

    enum class Job { Other, Append, Checkpoint };

    // From store_idb.js, as it happens; listeners hear of it with the next frame.
    void read_frame(StoredFrame frame, bool second) { (second ? second_ : reading_).push_back(std::move(frame)); }
    bool read_checkpoint(std::string_view bytes, bool first);
    bool end_checkpoint();
    void opened(Access access, StoredState state);
    void committed(std::uint64_t seq);
    void failed(StoreTrouble trouble, std::string detail, Job job);
    void checkpointed(std::uint64_t seq);
    void persistence(bool persisted);
    void estimated(std::uint64_t used, std::uint64_t quota);
    void second(bool ready);
    void followed(StoredFrame frame);
    void makes_way(bool yes);
    void follows();
    [[nodiscard]] bool is_idle() const { return waiting_.empty() && !checkpoint_ && !checkpointing_; }

private:
    enum class Phase { Closed, Open, Stuck };

    void send();

    StoreListener listener_;
    Phase phase_ = Phase::Closed;
    std::vector<StoredFrame> reading_;
    std::vector<StoredFrame> second_;
    std::deque<StoredFrame> waiting_;  ///< Not committed; the first in_flight_ of them are in a transaction.
    std::size_t in_flight_ = 0;
    std::optional<std::uint64_t> checkpoint_;  ///< Its seq; waits until what it contains is committed.
    bool checkpointing_ = false;
};

IdbStore& idb_store();

}  // namespace rapport
