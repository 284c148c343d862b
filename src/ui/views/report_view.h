#pragma once
// Status reports on the page of a project's status: the list of them, one that is written or read in its place, and what is asked.

#include <string>

#include "base/id.h"

namespace rapport {

enum class ReportDialog : std::uint8_t { None, New, Issue, SaveTemplate };

struct ReportsState {
    Id open;  ///< Shown instead of the lights; null: none.
    ReportDialog dialog = ReportDialog::None;
    std::string from, until;  ///< As they are typed.
    std::string name;         ///< Of a template.
    std::string error;
    Id start;             ///< The template that a new one begins with.
    bool all = false;     ///< It may name what the client does not see; until another is opened.
    bool shared = false;  ///< The client sees it once it is issued.
};

}  // namespace rapport
