#pragma once
// The first screen: which client needs somebody, and why, in words; who is to be spoken with, what was promised, what is due, and
// what would fall through the cracks.

#include <memory>

#include "ui/views/home.h"
#include "ui/views/story.h"

namespace rapport {

struct TodayLists;  // today_parts.h

/// Whose clients are looked at, of who uses this device.
enum class Whose : std::uint8_t { Everyones, Mine, StandIn };

struct TodayState {
    Whose whose = Whose::Everyones;
    std::string tag;          ///< Only clients with it; empty: of all.
    Id me;                    ///< The person of that name on our side; null: nobody, and then all clients are shown.
    bool all_due = false;     ///< All tasks that are due are listed, not only as many as stand beside the clients.
    bool all_cracks = false;  ///< The same of what falls through the cracks.
    bool all_people = false;  ///< And of whom to speak with.
    StoryState story;
    std::shared_ptr<TodayLists> lists;  ///< What the cards list, kept from frame to frame; null: not yet looked for.
    Id snoozing;                        ///< Of whom nobody is to be reminded for a while: the question is open.
    std::string until;
    std::string reason;
    std::string error;
};
void draw_today(ViewContext& view, TodayState& state, HomeState& home);

}  // namespace rapport
