#pragma once
// The first screen: which client needs somebody, and why, in words; who is to be spoken with, what was promised, what is due, and
// what would fall through the cracks.

#include "ui/views/home.h"
#include "ui/views/story.h"

namespace rapport {

struct TodayState {
    bool all_due = false;     ///< All tasks that are due are listed, not only as many as stand beside the clients.
    bool all_cracks = false;  ///< The same of what falls through the cracks.
    StoryState story;
    Id snoozing;  ///< Of whom nobody is to be reminded for a while: the question is open.
    std::string until;
    std::string reason;
    std::string error;
};
void draw_today(ViewContext& view, TodayState& state, HomeState& home);

}  // namespace rapport
