#include "engagement/told_decisions.h"

#include "base/text.h"

namespace rapport {

bool is_choice_told(const Workspace& workspace, const RegisterEntry& entry) {
    if (trimmed(entry.chosen).empty()) return false;
    bool hidden = false;
    for (const Entity* row : workspace.table(type_of<DecisionOption>).rows()) {  // Deleted ones too.
        const auto& option = static_cast<const DecisionOption&>(*row);
        if (option.entry.id != entry.id) continue;
        if (!option.shared || !is_alive(option)) hidden = true;
        else if (folded(option.name) == folded(entry.chosen)) return true;
    }
    return !hidden;
}

bool is_decision_told(const Workspace& workspace, const RegisterEntry& entry) {
    if (entry.kind != EntryKind::Decision || entry.state != EntryState::Closed) return false;
    return is_choice_told(workspace, entry) || !trimmed(entry.said.text).empty();
}

}  // namespace rapport
