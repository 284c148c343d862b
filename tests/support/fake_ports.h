#pragma once
// The world as tests make it: a clock moved by hand, randomness from a seed, a disk that outlives its store and fails when
// told. Answers come when the test delivers them, never by themselves.

#include <algorithm>
#include <deque>
#include <map>
#include <utility>

#include "app/ports.h"

namespace rapport {

class FakeClock : public Clock {
public:
    Instant time{1'793'610'000'000};  ///< 2026-11-02 09:00 UTC, a Monday.
    Minutes zone;                     ///< Local time minus UTC.

    Instant now() override { return time; }
    std::optional<Minutes> zone_offset(std::string_view wanted, Instant) override {
        const auto at = zones.find(std::string(wanted));
        return at != zones.end() ? std::optional(at->second) : std::nullopt;
    }
    std::map<std::string, Minutes> zones;  ///< By name, at any time of the year.
    DateTime local_now() override { return {time.millis / 60'000 + zone.count}; }
    void pass(Minutes minutes) { time.millis += minutes.count * 60'000; }
    void pass_millis(std::int64_t millis) { time.millis += millis; }
};

class FakeEntropy : public Entropy {
public:
    explicit FakeEntropy(std::uint64_t seed = 1) : state_(seed) {}
    void fill(std::span<std::uint8_t> bytes) override {
        for (std::uint8_t& byte : bytes) byte = static_cast<std::uint8_t>(next() >> 56);
    }

private:
    std::uint64_t next() {  // splitmix64 (Steele, Lea, Flood 2014).
        std::uint64_t z = state_ += 0x9E3779B97F4A7C15ull;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ull;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBull;
        return z ^ (z >> 31);
    }
    std::uint64_t state_;
};

/// What survives when a tab is closed or killed. Several FakeStores may share one.
struct FakeDisk {
    std::uint64_t checkpoint_seq = 0;
    std::string checkpoint;
    std::vector<StoredFrame> frames;  ///< Behind the checkpoint.
    std::vector<StoredFrame> second;  ///< What a second journal has that this one has not, or has otherwise.
    std::vector<StoredFrame> aside;
    std::optional<std::uint64_t> trusted;
    StoredState::Source source = StoredState::Source::First;  ///< Which journal it is read from.
    std::map<std::string, std::string, std::less<>> settings;
    bool has_writer = false;

    [[nodiscard]] bool is_empty() const { return checkpoint_seq == 0 && frames.empty(); }
    [[nodiscard]] std::uint64_t last_seq() const { return frames.empty() ? checkpoint_seq : frames.back().seq; }
    [[nodiscard]] std::uint64_t bytes() const {
        std::uint64_t sum = checkpoint.size();
        for (const StoredFrame& frame : frames) sum += frame.bytes.size();
        return sum;
    }
};

/// A tab's store. What is asked of it waits in line; deliver() does it and answers. Destroying the store while something
/// waits is a kill: what was not delivered never reached the disk.
class FakeStore : public Store {
public:
    explicit FakeStore(FakeDisk& disk) : disk_(&disk) {}
    FakeStore(const FakeStore&) = delete;
    FakeStore& operator=(const FakeStore&) = delete;
    ~FakeStore() override {
        if (is_writer_) disk_->has_writer = false;
    }

    // The switches.
    std::optional<StoreTrouble> trouble;  ///< Appends and checkpoints fail like this until it is taken away.
    std::optional<StoreTrouble> trouble_at_open;
    std::uint64_t quota = std::uint64_t{1} << 40;  ///< Bytes; beyond it StoreTrouble::Full.
    std::optional<Access> access;                  ///< Not set: the first store on a disk writes, others follow.
    bool loses_answers = false;                    ///< Does what it is asked, and says nothing.
    bool persists = true;                          ///< The answer to ask_to_persist.

    // What was asked of it.
    std::vector<std::string> complaints;  ///< Gaps in the seqs, writes of a follower, calls before open.
    int appends = 0;
    int checkpoints = 0;
    int retries = 0;

    void open(StoreListener listener) override {
        listener_ = std::move(listener);
        opened_ = true;
        ask([this] { return do_open(); });
    }
    void append(std::vector<StoredFrame> frames) override {
        ++appends;
        if (!opened_) complaints.push_back("append before open");
        ask([this, frames = std::move(frames)] { return do_append(frames); });
    }
    std::optional<StoredState> other;  ///< What present_other() gives, in turn with what is on the disk.
    int asked_to_edit = 0;
    int read_agains = 0;

    void present_other() override {
        ask([this] {
            shows_other_ = !shows_other_;
            if (!shows_other_) return do_open();
            if (other && listener_.opened) listener_.opened(is_writer_ ? Access::Writer : Access::Follower, *other);
            return true;
        });
    }
    void trust(std::uint64_t seq) override { disk_->trusted = seq; }
    void set_aside(std::uint64_t after) override {
        disk_->aside = disk_->frames;
        std::erase_if(disk_->aside, [&](const StoredFrame& frame) { return frame.seq <= after; });
    }
    void edit_here() override { ++asked_to_edit; }
    void read_again() override {
        ++read_agains;
        ask([this] { return do_open(); });
    }
    /// What another tab says.
    void follow(StoredFrame frame) {
        if (listener_.followed) listener_.followed(std::move(frame));
    }
    void keep_twice(bool ready) {
        if (listener_.second) listener_.second(ready);
    }
    void begin_to_make_way(bool yes = true) {
        if (listener_.makes_way) listener_.makes_way(yes);
    }
    void make_way() {
        disk_->has_writer = is_writer_ = false;
        if (listener_.follows) listener_.follows();
    }
    void checkpoint_piece(std::string_view piece, bool first) override {
        if (first) pieces_.clear();
        pieces_ += piece;
    }
    void checkpoint(std::uint64_t seq) override {
        ++checkpoints;
        if (!opened_) complaints.push_back("checkpoint before open");
        ask([this, seq, bytes = pieces_] { return do_checkpoint(seq, bytes); });
    }
    void ask_to_persist() override {
        ask([this] { return answer(listener_.persistence, persists); });
    }
    void ask_for_estimate() override {
        ask([this] { return answer(listener_.estimated, disk_->bytes(), quota); });
    }
    std::optional<std::string> setting(std::string_view name) override {
        const auto at = disk_->settings.find(name);
        return at != disk_->settings.end() ? std::optional(at->second) : std::nullopt;
    }
    void set_setting(std::string_view name, std::string_view value) override {
        disk_->settings[std::string(name)] = value;
    }
    void retry() override {
        ++retries;
        stuck_ = false;
    }

    /// Does what is waiting, one after another, until nothing waits or something fails; a failed append stays first in line
    /// until retry().
    void deliver() {
        while (deliver_one()) {}
    }
    /// True where something was done.
    bool deliver_one() {
        if (waiting_.empty() || stuck_) return false;
        const std::function<bool()> job = waiting_.front();
        if (job()) {
            waiting_.pop_front();
        } else {
            stuck_ = true;
        }
        return !stuck_;
    }
    [[nodiscard]] std::size_t waiting() const { return waiting_.size(); }

    /// Another tab took over: nothing is written any more.
    /// Somebody deletes what is stored while the tab is open.
    void lose() { lost_ = true; }
    void fence() {
        fenced_ = true;
        disk_->has_writer = is_writer_ = false;
    }

private:
    void ask(std::function<bool()> job) { waiting_.push_back(std::move(job)); }

    template <class... Arguments> bool answer(const std::function<void(Arguments...)>& listener, auto... values) {
        if (listener && !loses_answers) listener(static_cast<Arguments>(values)...);
        return true;
    }

    bool fail(StoreTrouble kind, std::string detail) {
        if (listener_.failed && !loses_answers) listener_.failed(kind, std::move(detail));
        return false;
    }

    bool do_open() {
        if (trouble_at_open) {
            fail(*trouble_at_open, "told to fail at open");
            return true;
        }
        is_writer_ = access ? *access == Access::Writer : is_writer_ || !disk_->has_writer;
        if (is_writer_) disk_->has_writer = true;
        if (!disk_->checkpoint.empty()) give_checkpoint();
        StoredState state{disk_->is_empty() && disk_->second.empty(),
                          disk_->checkpoint_seq,
                          disk_->frames,
                          disk_->second,
                          disk_->source,
                          other.has_value()};
        if (listener_.opened && !loses_answers)
            listener_.opened(is_writer_ ? Access::Writer : Access::Follower, std::move(state));
        return true;
    }

    void give_checkpoint() {
        constexpr std::size_t at_once = 1000;
        const std::string_view bytes = disk_->checkpoint;
        for (std::size_t at = 0; at < bytes.size(); at += at_once)
            if (!listener_.checkpoint_bytes(bytes.substr(at, at_once), at == 0)) return;
        listener_.checkpoint_ends();
    }

    bool may_write(std::uint64_t more) {
        if (std::exchange(lost_, false)) {
            disk_->frames.clear();
            disk_->checkpoint.clear();
            disk_->checkpoint_seq = 0;
            waiting_.erase(waiting_.begin() + 1, waiting_.end());
            waiting_.front() = [] { return true; };  // What was to be appended is in the checkpoint that follows.
            return fail(StoreTrouble::Lost, "told to lose everything");
        }
        if (!is_writer_ && !fenced_) complaints.push_back("a follower writes");
        if (fenced_) return fail(StoreTrouble::Fenced, "another tab has taken over");
        if (trouble) return fail(*trouble, "told to fail");
        if (disk_->bytes() + more > quota)
            return fail(StoreTrouble::Full, "quota of " + std::to_string(quota) + " bytes");
        return true;
    }

    bool do_append(const std::vector<StoredFrame>& frames) {
        std::uint64_t more = 0;
        for (const StoredFrame& frame : frames) more += frame.bytes.size();
        if (!may_write(more)) return false;
        for (const StoredFrame& frame : frames) {
            const auto same = std::ranges::find(disk_->frames, frame.seq, &StoredFrame::seq);
            if (same != disk_->frames.end()) {  // Mended.
                *same = frame;
                continue;
            }
            if (frame.seq != disk_->last_seq() + 1)
                complaints.push_back("frame " + std::to_string(frame.seq) + " behind " +
                                     std::to_string(disk_->last_seq()));
            disk_->frames.push_back(frame);
        }
        return frames.empty() || answer(listener_.committed, frames.back().seq);
    }

    bool do_checkpoint(std::uint64_t seq, const std::string& bytes) {
        if (!may_write(bytes.size())) return false;
        if (seq > disk_->last_seq() && !disk_->is_empty())
            complaints.push_back("checkpoint of frames that are not there");
        disk_->checkpoint_seq = seq;
        disk_->checkpoint = bytes;
        std::erase_if(disk_->frames, [&](const StoredFrame& frame) { return frame.seq <= seq; });
        return answer(listener_.checkpointed, seq);
    }

    FakeDisk* disk_;
    StoreListener listener_;
    std::deque<std::function<bool()>> waiting_;
    std::string pieces_;  ///< Of the checkpoint that comes.
    bool opened_ = false;
    bool is_writer_ = false;
    bool shows_other_ = false;
    bool fenced_ = false;
    bool lost_ = false;
    bool stuck_ = false;
};

/// A shelf, a folder and a file that a test fills, and takes away. Answers wait until they are delivered.
class FakePlaces : public Places {
public:
    struct Kept {
        std::string bytes;
        Instant written;
    };
    explicit FakePlaces(Clock& clock) : clock_(&clock) {}

    std::map<PlaceId, PickedPlace> places{{PlaceId::Browser, {PickedPlace::Standing::Ready, {}}},
                                          {PlaceId::Folder, {PickedPlace::Standing::None, {}}},
                                          {PlaceId::File, {PickedPlace::Standing::None, {}}}};
    std::map<PlaceId, std::map<std::string, Kept, std::less<>>> files;
    std::optional<Error> trouble;          ///< Of whatever is read, written or listed.
    std::optional<PickedPlace> to_pick;    ///< What the person chooses next; nothing: they cancel.
    std::function<void()> before_writing;  ///< Somebody else is quicker.
    int days = 7;
    bool has_program = true;
    int writes = 0;

    void put(PlaceId place, const std::string& name, std::string bytes) {
        files[place][name] = {std::move(bytes), clock_->now()};
    }
    [[nodiscard]] std::size_t waiting() const { return waiting_.size(); }
    void deliver() {
        for (const auto& answer : std::exchange(waiting_, {})) answer();
    }

    void look(PlaceId place, std::function<void(Result<PickedPlace>)> answer) override {
        waiting_.push_back([this, place, answer] { answer(places[place]); });
    }
    void pick(PlaceId place, std::string_view suggested, std::function<void(Result<PickedPlace>)> answer) override {
        waiting_.push_back([this, place, answer, fresh = !suggested.empty()] {
            if (!to_pick) return answer(Error{Fault::Refused, "Nothing was picked.", {}});
            places[place] = *to_pick;
            if (fresh) put(place, "", "");
            answer(*to_pick);
        });
    }
    void allow(PlaceId place, std::function<void(Result<PickedPlace>)> answer) override {
        waiting_.push_back([this, place, answer] {
            places[place].standing = PickedPlace::Standing::Ready;
            answer(places[place]);
        });
    }
    void forget(PlaceId place) override { places[place] = {PickedPlace::Standing::None, {}}; }
    void list(PlaceId place, std::function<void(Result<std::vector<PlacedFile>>)> answer) override {
        waiting_.push_back([this, place, answer] {
            if (trouble) return answer(*trouble);
            std::vector<PlacedFile> found;
            for (const auto& [name, kept] : files[place]) found.push_back({name, kept.written, kept.bytes.size()});
            answer(std::move(found));
        });
    }
    void read(PlaceId place, std::string_view name, std::function<void(Result<PlacedText>)> answer) override {
        waiting_.push_back([this, place, answer, name = std::string(name)] {
            if (trouble) return answer(*trouble);
            const auto at = files[place].find(name);
            if (at == files[place].end())
                return answer(Error{Fault::Storage, "What was picked is no longer there.", {}});
            answer(PlacedText{{name, at->second.written, at->second.bytes.size()}, at->second.bytes});
        });
    }
    void write(PlaceId place, std::string_view name, std::string bytes, const std::optional<PlacedFile>& over,
               std::function<void(Result<PlacedFile>)> answer) override {
        waiting_.push_back([this, place, answer, over, name = std::string(name), bytes = std::move(bytes)] {
            if (trouble) return answer(*trouble);
            if (const auto quicker = std::exchange(before_writing, {})) quicker();
            const Kept& there = files[place][name];
            if (over && (there.written != over->written || there.bytes.size() != over->bytes))
                return answer(Error{Fault::Refused, "The file was changed meanwhile.", {}});
            ++writes;
            put(place, name, bytes);
            answer(PlacedFile{name, clock_->now(), bytes.size()});
        });
    }
    void remove(PlaceId place, std::string_view name, std::function<void(Result<void>)> answer) override {
        waiting_.push_back([this, place, answer, name = std::string(name)] {
            files[place].erase(name);
            answer({});
        });
    }
    [[nodiscard]] int days_between_copies() const override { return days; }
    void look_for_program(std::function<void(bool)> answer) override {
        waiting_.push_back([this, answer] { answer(has_program); });
    }

private:
    Clock* clock_;
    std::vector<std::function<void()>> waiting_;
};

/// Files in a browser that a test fills and damages. Answers wait until they are delivered.
class FakeKeptFiles : public KeptFiles {
public:
    std::map<std::string, std::string, std::less<>> files;  ///< By SHA-256.
    std::vector<KeptFile> others;                           ///< Listed too, and not there.
    std::optional<Error> trouble;                           ///< Of whatever is asked.
    int writes = 0;

    [[nodiscard]] std::size_t waiting() const { return waiting_.size(); }
    void deliver() {
        for (const auto& answer : std::exchange(waiting_, {})) answer();
    }

    void keep(std::string_view sha256, std::string bytes, std::function<void(Result<void>)> answer) override {
        waiting_.push_back([this, name = std::string(sha256), bytes = std::move(bytes), answer] {
            if (trouble) return answer(*trouble);
            writes += files.emplace(name, bytes).second ? 1 : 0;
            answer({});
        });
    }
    void fetch(std::string_view sha256, std::function<void(Result<std::string>)> answer) override {
        waiting_.push_back([this, name = std::string(sha256), answer] {
            if (trouble) return answer(*trouble);
            const auto at = files.find(name);
            if (at == files.end()) return answer(Error{Fault::Missing, "This file is not kept in this browser.", {}});
            answer(at->second);
        });
    }
    void drop(std::string_view sha256, std::function<void(Result<void>)> answer) override {
        waiting_.push_back([this, name = std::string(sha256), answer] {
            if (trouble) return answer(*trouble);
            files.erase(name);
            answer({});
        });
    }
    void list(std::function<void(Result<std::vector<KeptFile>>)> answer) override {
        waiting_.push_back([this, answer] {
            if (trouble) return answer(*trouble);
            std::vector<KeptFile> found = others;
            for (const auto& [sha256, bytes] : files) found.push_back({sha256, bytes.size()});
            answer(std::move(found));
        });
    }

private:
    std::vector<std::function<void()>> waiting_;
};

class FakeFiles : public Files {
public:
    struct Saved {
        std::string name;
        std::string mime;
        std::string bytes;
    };
    std::vector<Saved> saved;
    std::optional<Error> save_fails;
    Handed handed = Handed::Written;
    std::string accepted;  ///< What the last open() took.

    void open(std::string_view accept, std::function<void(Result<OpenedFile>)> opened) override {
        accepted = accept;
        opening_ = std::move(opened);
    }
    void save(std::string_view name, std::string_view mime, std::string bytes,
              std::function<void(Result<Handed>)> answer) override {
        if (!save_fails) saved.push_back({std::string(name), std::string(mime), std::move(bytes)});
        answers_.push_back([answer = std::move(answer), error = save_fails, how = handed] {
            if (answer) answer(error ? Result<Handed>(*error) : Result<Handed>(how));
        });
    }

    [[nodiscard]] bool is_asking() const { return opening_ != nullptr; }
    /// The person chooses a file in the dialog that is open.
    void choose(OpenedFile file) {
        if (opening_) opening_(std::move(file));
    }
    void choose_fails(Error error) {
        if (opening_) opening_(std::move(error));
    }
    void close_dialog() { opening_ = nullptr; }
    void deliver() {
        for (const auto& answer : std::exchange(answers_, {})) answer();
    }

private:
    std::function<void(Result<OpenedFile>)> opening_;
    std::vector<std::function<void()>> answers_;
};

class FakeClipboard : public Clipboard {
public:
    std::string text;
    void copy(std::string_view copied) override { text = copied; }
};

class FakeWindow : public Window {
public:
    std::string title;
    std::vector<std::string> routes;  ///< As a browser keeps them: the last is where one is.
    std::vector<std::string> links;
    std::vector<std::pair<std::string, std::string>> looked_at;  ///< Name and bytes of pages in tabs of their own.
    std::vector<std::string> printed;                            ///< The pages of the last time.
    std::string page_rule;
    int wakes = 0;
    std::optional<double> wakes_after;

    void set_title(std::string_view text) override { title = text; }
    void set_route(std::string_view route, bool push) override {
        if (push || routes.empty()) routes.emplace_back(route);
        else routes.back() = route;
    }
    void open_link(std::string_view url) override { links.emplace_back(url); }
    void look_at(std::string_view name, std::string html) override { looked_at.emplace_back(name, std::move(html)); }
    void print(std::span<const std::string> pages, std::string_view rule) override {
        printed.assign(pages.begin(), pages.end());
        page_rule = rule;
    }
    void wake() override { ++wakes; }
    void wake_after(double seconds) override { wakes_after = wakes_after ? std::min(*wakes_after, seconds) : seconds; }

    [[nodiscard]] std::string route() const { return routes.empty() ? "" : routes.back(); }
};

/// All of them, for a program that needs a whole world.
struct FakeWorld {
    FakeClock clock;
    FakeEntropy entropy;
    FakeDisk disk;
    FakeStore store{disk};
    FakeFiles files;
    FakeClipboard clipboard;
    FakeWindow window;
};

}  // namespace rapport
