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
    void look_at(const PlacedFile& file);
    void read();
    void take(const PlacedText& text);
    void write();
    void rest(std::string trouble);
    void done();

    Session& session_;
    Places& places_;
    Clock& clock_;
    bool looked_ = false;
    PickedPlace place_;
    bool busy_ = false;
    bool at_once_ = false;
    bool waits_ = false;
    std::optional<Instant> looked_at_;
    std::optional<PlacedFile> known_;   ///< The file as we last read or wrote it.
    std::uint64_t known_revision_ = 0;  ///< Of the workspace, when all of it was in the file.
    bool has_all_ = false;              ///< Whether it ever was.
    std::uint64_t seen_revision_ = 0;   ///< At the last poll.
    Instant edited_at_;
    std::optional<Instant> written_;
    std::optional<Instant> merged_;
    std::string trouble_;
};

}  // namespace rapport
