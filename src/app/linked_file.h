#pragma once
// A file that the workspace follows: in a folder that a program of the system keeps the same on several devices, say. It is
// written after edits, and merged where somebody else has written it. Nothing in it is ever overwritten unread.

#include "app/ports.h"
#include "app/session.h"

namespace rapport {

class LinkedFile {
public:
    LinkedFile(Session& session, Places& places, Clock& clock) : session_(session), places_(places), clock_(clock) {}

    /// Once per frame. Looks at the file after an edit and every twenty seconds, reads it where it was changed, writes it where
    /// it lacks something.
    void poll();
    /// Seconds until poll() has something to do; infinity where nothing is linked.
    [[nodiscard]] double next() const;

    [[nodiscard]] const PickedPlace& place() const { return place_; }
    /// An existing file, or one that is to be made.
    void pick(bool fresh);
    void allow();
    void forget();
    void look_now();
    /// Something else has taken the place of the workspace: what the file holds is read again before it is written.
    void have_replaced() { known_.reset(), has_all_ = false; }
    /// The person has put it there, and may not want what the file holds: it waits to be looked at.
    void have_restored() { have_replaced(), was_restored_ = true; }

    /// Everything here is in the file, as far as anybody knows.
    [[nodiscard]] bool is_in_step() const;
    [[nodiscard]] const std::optional<Instant>& written() const { return written_; }
    [[nodiscard]] const std::optional<Instant>& merged() const { return merged_; }
    [[nodiscard]] const std::string& trouble() const { return trouble_; }
    /// The file holds what nobody should take in unread: the dialog of an import shows it. Until then it is not written.
    [[nodiscard]] bool waits() const { return waits_; }
    void show_what_waits();

    std::function<void()> on_changed;
    std::function<void(const MergeReport& report, const std::string& name)> on_merged;
    std::function<void(OpenedFile)> on_shown;

private:
    [[nodiscard]] bool may_work() const;
    [[nodiscard]] bool has_news() const;  ///< Of ours.
    [[nodiscard]] bool is_writer() const;
    void look_at(const PlacedFile& file);
    void read();
    void take(const PlacedText& text);
    void write();
    void rest(std::string trouble);
    void done();

    Session& session_;
    Places& places_;
    Clock& clock_;
    bool looked_as_writer_ = false;
    bool was_restored_ = false;
    bool is_fresh_ = false;  ///< Made by us, and empty.
    PickedPlace place_;
    bool busy_ = false;
    bool at_once_ = false;
    bool waits_ = false;
    std::optional<Instant> looked_at_;
    std::optional<PlacedFile> known_;                  ///< The file as it was when all in it was here.
    std::uint64_t read_revision_ = ~std::uint64_t{0};  ///< Of the workspace, when what waits was last read.
    std::uint64_t known_revision_ = 0;                 ///< Of the workspace, when all of it was in the file.
    bool has_all_ = false;                             ///< Whether it ever was.
    std::uint64_t seen_revision_ = 0;                  ///< At the last poll.
    Instant edited_at_;
    std::optional<Instant> written_;
    std::optional<Instant> merged_;
    std::string trouble_;
};

}  // namespace rapport
