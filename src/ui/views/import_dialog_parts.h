#pragma once
// What the stages of an import share. Nobody else includes this.

#include "ui/views/import_dialog.h"

namespace rapport {

void close_import(ImportState& state);
void fail_import(ImportState& state, std::string sentence);
void go_to_stage(ImportState& state, ImportStage stage);

// --- A table (import_dialog_table.cpp) -----------------------------------------------------------------------------------

/// Reads the table again, with what the person said of it.
void read_table(ImportState& state);
void draw_mapping(ViewContext& view, ImportState& state);
/// Why the table cannot come in yet; empty where it can.
std::string mapping_trouble(const ImportState& state);

// --- A Rapport file (import_dialog_whole.cpp) ----------------------------------------------------------------------------

void read_whole(ViewContext& view, ImportState& state);
void draw_whole(ViewContext& view, ImportState& state);

// --- Another copy of this workspace (import_dialog_merge.cpp) ------------------------------------------------------------

void read_merge(ViewContext& view, ImportState& state);
void draw_merge(ViewContext& view, ImportState& state);

// --- The report (import_dialog_report.cpp) -------------------------------------------------------------------------------

/// "164 tasks, 127 links and 5 people".
std::string carried_words(const std::vector<Carried>& carried);
void draw_done(ViewContext& view, ImportState& state);

/// A dialog's heading, and a sentence under it.
void draw_heading(kit::Rect& rest, std::string_view heading, std::string_view sentence = {});
/// The buttons at the bottom right of a dialog, from the right.
class DialogButtons {
public:
    explicit DialogButtons(const kit::Rect& content);
    bool button(std::string_view label, const kit::ButtonLook& look = {});

private:
    float right_;
    float y_;
};
float dialog_foot();
/// How high a dialog is, in CSS pixels, with this heading's sentence and so much beneath.
float dialog_height(float css_width, std::string_view sentence, float css_beneath);

}  // namespace rapport
