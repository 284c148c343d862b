#pragma once
// A gesture in the words of people: what it wrote, before and after. For the history and for the story of a record.

#include "ui/reading.h"

namespace rapport {

struct ChangeLine {
    std::string what;  ///< "Name of task “Pilot”", "Task “Pilot” was made".
    std::string before;
    std::string after;
    bool has_values = false;
};

/// At most `most` lines; of one record only where `only` names one. Costs what it looks at, not the whole gesture.
std::vector<ChangeLine> change_lines(const Reading& reading, const Gesture& gesture, std::size_t most, Id only = {});
/// task “Pilot”; of what has no name, what it connects: link “Design” → “Build”.
std::string called(const Workspace& workspace, const EntityType& type, Id record);
/// "Change Name of “Pilot”", "Undo: …".
std::string label_of(const Gesture& gesture);
/// "1 change", "1,204 changes".
std::string count_of(const Gesture& gesture);
/// "09:41".
std::string clock_text(const Reading& reading, const Gesture& gesture);
Date day_of(const Reading& reading, const Gesture& gesture);
/// "Today", "Yesterday", "Tue 24 Nov".
std::string day_heading(const Reading& reading, Date day);
std::string author_of(const Gesture& gesture);

}  // namespace rapport
