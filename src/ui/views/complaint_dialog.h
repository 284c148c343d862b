#pragma once
// A complaint is written down, or that they told us: who, in their words, when, how.

#include "ui/editors.h"

namespace rapport {

struct ComplaintState {
    bool open = false;
    bool finishing = false;
    Recovery draft{};
    EditorState editors;
    std::string error;
};

void open_complaint(const ViewContext& view, ComplaintState& state, RecoverySource source, Ref<Client> client,
                    Ref<Project> project);
void draw_complaint(ViewContext& view, ComplaintState& state);

}  // namespace rapport
