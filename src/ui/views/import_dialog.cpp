#include "ui/views/import_dialog.h"

namespace rapport {

void begin_import(ImportState& state, OpenedFile file, ViewContext&) {
    state.stage = ImportStage::None;
    state.job.reset();
    state.result.reset();
    state.file = std::move(file);
    state.kind = kind_of(state.file.name, state.file.bytes);
}

bool step_import(ImportState&, ViewContext&, double, const std::function<double()>&) { return false; }

void draw_import(ViewContext&, ImportState&) {}

}  // namespace rapport
