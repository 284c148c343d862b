#pragma once
// Copies of everything outside the journals, and what looks after them: automatic ones in a folder that the person picked, one
// on the browser's own shelf before something large is done, a reminder where the last one is old, and the trial of one.
//
// A journal that is kept twice is still lost with its browser; a copy in a file is not.

#include "app/copies.h"
#include "app/ports.h"
#include "app/session.h"

namespace rapport {

/// What is to be said to the person until there is a copy.
struct Reminder {
    std::string head;
    std::string words;
    bool asks_again = false;  ///< There is a folder, and the browser wants to be asked about it again.
};

struct Tried {
    std::string name;
    Instant written;
    CopyProof proof;
};

class Backup {
public:
    Backup(Session& session, Store& store, Places& places, Clock& clock)
        : session_(session), store_(store), places_(places), clock_(clock) {}

    /// Once per frame. Writes a copy to the folder where one is due: something was changed, all of it is stored, and the last
    /// one is an hour old.
    void poll();
    /// Seconds until poll() has something to do without anything else happening; infinity where it has not.
    [[nodiscard]] double next() const;

    // ---- Outside this browser

    /// Absent where there never was one of this workspace.
    [[nodiscard]] const std::optional<OutsideCopy>& outside() const { return outside_; }
    /// Whether anything was changed since.
    [[nodiscard]] bool is_behind() const;
    [[nodiscard]] const std::optional<Reminder>& reminder() const { return reminder_; }
    void remind_tomorrow();
    /// The person saved everything to a file.
    void note_saved(const OutsideCopy& copy) { saved_ = copy; }
    /// What a copy made now would be.
    [[nodiscard]] OutsideCopy present() const;

    [[nodiscard]] const PickedPlace& folder() const { return folder_; }
    [[nodiscard]] const std::optional<OutsideCopy>& last_in_folder() const { return in_folder_; }
    [[nodiscard]] const std::string& trouble() const {
        return trouble_;
    }  ///< With the folder; empty where there is none.
    [[nodiscard]] bool is_copying() const { return copying_; }
    void pick_folder();
    void allow_folder();
    void forget_folder();
    void copy_now();

    // ---- On the shelf

    /// Newest first. Their names begin with the time, in milliseconds; see title_of_kept.
    [[nodiscard]] const std::vector<PlacedFile>& kept() const { return kept_; }
    /// Keeps what is here now: "Before ‘ben.json’ was merged". The oldest makes room.
    void keep(const std::string& why, std::function<void(Result<void>)> then);
    void open_kept(const std::string& name, std::function<void(Result<OpenedFile>)> then);
    void remove_kept(std::string name);
    static constexpr std::size_t most_kept = 5;

    // ---- Whether they are good

    /// Tries the newest copy in the folder; where there is no folder, the newest on the shelf.
    void try_last();
    void try_file(const OpenedFile& file, Instant written);
    [[nodiscard]] const std::optional<Tried>& tried() const { return tried_; }
    [[nodiscard]] bool is_trying() const { return trying_; }

    std::function<void()> on_changed;  ///< Something of the above; the window draws again.

private:
    void look();
    void look_at_folder();
    [[nodiscard]] std::optional<OutsideCopy> remembered(std::string_view setting) const;
    [[nodiscard]] std::string tag();
    [[nodiscard]] bool has_work() const;
    void list_kept();
    void remember_outside();
    void update_reminder();
    void copy_to_folder();
    void have_written(const PlacedFile& file, const std::string& bytes, const OutsideCopy& copy);
    void forget_superfluous(const std::string& newest);
    void have_failed(const Error& error);
    void try_in(PlaceId place, const std::string& name, Instant written);
    void changed() const;

    Session& session_;
    Store& store_;
    Places& places_;
    Clock& clock_;
    std::optional<Id> looked_at_;  ///< The workspace that all of this is about.
    bool looked_as_writer_ = false;
    std::optional<OutsideCopy> saved_;  ///< By the person, and not remembered yet.
    PickedPlace folder_;
    std::optional<OutsideCopy> outside_;
    std::optional<OutsideCopy> in_folder_;
    Instant begun_;  ///< When there was first something that a copy could hold.
    std::optional<Instant> quiet_until_;
    std::optional<Reminder> reminder_;
    bool copying_ = false;
    std::optional<Instant> again_at_;  ///< After a failure.
    std::string trouble_;
    std::vector<PlacedFile> kept_;
    bool trying_ = false;
    std::optional<Tried> tried_;
};

/// "Before ‘ben.json’ was merged".
[[nodiscard]] std::string title_of_kept(const PlacedFile& kept);

}  // namespace rapport
