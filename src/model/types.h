#pragma once
// The list of all types of record.

#include <span>

#include "model/assignment.h"
#include "model/baseline.h"
#include "model/board_column.h"
#include "model/client.h"
#include "model/comment.h"
#include "model/conflict.h"
#include "model/criterion.h"
#include "model/deliverable.h"
#include "model/dependency.h"
#include "model/fact.h"
#include "model/light.h"
#include "model/message_template.h"
#include "model/objective.h"
#include "model/person.h"
#include "model/playbook.h"
#include "model/project.h"
#include "model/promise.h"
#include "model/pulse.h"
#include "model/recovery.h"
#include "model/recurrence.h"
#include "model/register_entry.h"
#include "model/request.h"
#include "model/saved_view.h"
#include "model/schema.h"
#include "model/skill.h"
#include "model/snapshot.h"
#include "model/soft_skill.h"
#include "model/stakeholder.h"
#include "model/status_report.h"
#include "model/task.h"
#include "model/touchpoint.h"
#include "model/value_item.h"
#include "model/working_calendar.h"

namespace rapport {

/// In the order files list them: what is referred to comes first.
std::span<const EntityType* const> all_types();

/// The type of that name, or null.
const EntityType* find_type(std::string_view name);

/// Where a type stands in all_types().
std::size_t index_of(const EntityType& type);

}  // namespace rapport
