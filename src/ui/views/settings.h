#pragma once
// How this device likes things, where the data is kept and how safely, and the team.

#include "app/kept.h"
#include "ui/view.h"
#include "ui/views/soft_skills.h"

namespace rapport {

/// Days that differ, being typed.
struct ExceptionForm {
    Id calendar;  ///< Null: closed.
    bool fresh = false;
    std::string name;
    std::string first;
    std::string last;
    std::string hours;
    std::string error;
};

struct SettingsState {
    Id routed;                            ///< The record of the address that was selected last.
    std::optional<Instant> estimated_at;  ///< The save after which the browser was last asked how much room there is.
    bool asked = false;                   ///< For the room at all.
    bool asked_to_keep = false;
    bool adding_person = false;
    bool adding_calendar = false;
    bool adding_playbook = false;
    bool fresh = false;  ///< The field that was just opened takes the keyboard.
    std::string name;    ///< Of the person or the calendar being added.
    std::string error;
    Id open_calendar;  ///< Shown with its exceptions.
    Id open_playbook;  ///< Shown with its steps.
    ExceptionForm exception;
    std::vector<Colleague> colleagues;  ///< Listed anew when the first or the second has changed.
    std::uint64_t colleagues_of = ~std::uint64_t{0};
    std::uint64_t copies_of = ~std::uint64_t{0};
    SoftSkillsState soft_skills;
    std::uint64_t kept_at = 0;       ///< The arrival at which the files of deliverables were listed last.
    std::vector<KeptFile> kept;      ///< Those that this browser keeps.
    std::vector<KeptFile> unneeded;  ///< Of them: no version refers to it.
};
void draw_settings(ViewContext& view, SettingsState& state);
/// Playbooks that somebody shared are here too then, or it is said why not.
void take_playbook_file(Shell& shell, const OpenedFile& file);

}  // namespace rapport
