#pragma once
// What the cards of the settings share. Nobody else includes this.

#include "ui/reading.h"
#include "ui/views/settings.h"

namespace rapport {

struct SettingsSheet {
    ViewContext& view;
    SettingsState& state;
    Reading reading;
    float x = 0;
    float width = 0;
    float y = 0;
};

/// A card whose content is so high; what comes next stands below it once this is gone.
class SettingsCard {
public:
    SettingsCard(SettingsSheet& sheet, std::string_view heading, float content_height, std::int64_t count = -1);
    ~SettingsCard();
    SettingsCard(const SettingsCard&) = delete;
    SettingsCard& operator=(const SettingsCard&) = delete;
    /// A strip across the card.
    kit::Rect take(float height);
    /// The same for a row, which reaches to the sides of the card.
    kit::Rect take_row(float height);
    /// Below what was taken, between two rows.
    void draw_line();
    kit::Rect rest;

private:
    SettingsSheet& sheet_;
    kit::Group group_;
    kit::IdScope scope_;
    float bottom_;
};

float line_height();  ///< Of a line with a label and a control.
kit::Rect labelled(const SettingsSheet& sheet, SettingsCard& card,
                   std::string_view label);  ///< The place for the control.

void draw_appearance(SettingsSheet& sheet);
void draw_you(SettingsSheet& sheet);
void draw_colleagues(SettingsSheet& sheet);   // settings_colleagues.cpp
void draw_storage(SettingsSheet& sheet);      // settings_storage.cpp
void draw_copies(SettingsSheet& sheet);       // settings_copies.cpp
void draw_team(SettingsSheet& sheet);         // settings_team.cpp
void draw_soft_skills(SettingsSheet& sheet);  // soft_skills.cpp
void draw_playbooks(SettingsSheet& sheet);    // settings_playbooks.cpp
void draw_calendars(SettingsSheet& sheet);    // settings_calendars.cpp
void draw_exception_form(ViewContext& view, SettingsState& state);
void draw_shortcuts(SettingsSheet& sheet);
void draw_about_rapport(SettingsSheet& sheet);

/// A row that unfolds what is below it: a record's title, and a line of facts. `open` is which of them is unfolded, and changes
/// where it was pressed. True where this one is unfolded in this frame.
bool draw_unfolding_row(SettingsSheet& sheet, SettingsCard& card, const EntityType& type, const Entity& record,
                        const std::string& facts, Id& open);
float unfolding_row_height();

/// A field with "Add" beside it, for a name. True where a name was given.
bool draw_adding(SettingsSheet& sheet, SettingsCard& card, std::string_view label, std::string_view placeholder,
                 bool& open);
float adding_height(const SettingsSheet& sheet, bool open);
/// Adds what was named and closes the field; where it is refused, it stays open and says why. True where it was added.
bool finish_adding(SettingsSheet& sheet, Result<Edit> made, bool& open);

}  // namespace rapport
