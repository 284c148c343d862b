#pragma once
// That a project is not red because somebody set aside what its client said: whose word it was, who did it, when and why.

#include "ui/view.h"

namespace rapport {

/// "What Ruth said was set aside on 2 Nov by Ana Silva: …", of what was said last. Empty where nothing was, and once it would be
/// red no more without that. O(as dissatisfactions_of).
std::string set_aside_words(const ViewContext& view, Ref<Project> project);
/// As one line across the top of view.area; gives its height, 0 where there are no words.
float draw_set_aside(ViewContext& view, std::string_view words);

}  // namespace rapport
