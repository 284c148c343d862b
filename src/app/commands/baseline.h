#pragma once
// What was agreed is kept beside the plan, to see later what has become of it.

#include <functional>

#include "app/edit.h"
#include "schedule/schedule.h"

namespace rapport {

struct NewBaseline {
    std::string name;  ///< Empty: "Baseline", or "Baseline 2" where there is one.
    Date taken;
    std::optional<DateTime> p50;  ///< Where a forecast is known.
    std::optional<DateTime> p80;
};

/// Every task of the plan, summaries too, as it is planned now.
Result<Edit> take_baseline(const Workspace&, Ref<Project>, const Outline&, const Schedule&, NewBaseline wanted,
                           const std::function<Id()>& make_id);
Result<Edit> rename_baseline(const Workspace&, Ref<Baseline>, std::string_view name);
/// What it says of the tasks goes with it.
Result<Edit> delete_baseline(const Workspace&, Ref<Baseline>);

}  // namespace rapport
