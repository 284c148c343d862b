#pragma once
// From where on the sides of a project are green, amber or red, as somebody sets it.

#include "app/edit.h"

namespace rapport {

/// Refuses an order in which a colour could never be: amber beyond green, red before amber, the client green below 4 of 10.
Result<void> check_light_rules(const LightRules& rules);

/// The rules as they are to be: written down where they are not yet there, or else changed where they differ, as one edit; an empty
/// one where nothing does. The project is set once. Refuses what check_light_rules and the single fields refuse.
Result<Edit> keep_light_rules(const Workspace&, const LightRules& wanted);

}  // namespace rapport
