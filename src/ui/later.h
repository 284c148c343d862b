#pragma once
// What a first visit does not wait for: the files of other programs, the dialog of an import, the sample. In a browser its
// code is a file of its own, which follows when the first frames are drawn (web/later); elsewhere it is there from the start.
//
// It is reached through the functions of Later and in no other way: that is how scripts/split.py knows what is in it.

#include "app/sample.h"
#include "ui/views/import_dialog.h"

namespace rapport {

struct Later {
    void (*begin_import)(ImportState&, OpenedFile, ViewContext&);
    bool (*step_import)(ImportState&, ViewContext&, double, const std::function<double()>&);
    void (*draw_import)(ViewContext&, ImportState&);
    Result<Export> (*to_mspdi)(const Workspace&, Ref<Project>);
    Result<Export> (*to_csv)(const Workspace&, Ref<Project>);
    Result<Workspace> (*sample_workspace)(Date);
};
/// Not to be called before Program::later_arrived() said that it is here.
extern const Later later_part;

}  // namespace rapport
