#pragma once
// What one should know before speaking with a client: on one card, read within a minute, so that whoever looks after
// them while you are away can do it too. For the team alone.

#include "engagement/facts.h"
#include "engagement/index.h"

namespace rapport {

/// People read 238 words of English a minute (Brysbaert 2019). A brief stays within that, however much is known: where
/// there is little, lines stand whole; where there is much, they are cut short, and at the last their number is. What the client
/// said of success, and names of projects and value items, are not cut: lines of what can wait are left out instead.
constexpr std::size_t words_of_a_minute = 238;

/// Lines of one subject, the most important first.
struct BriefSection {
    std::vector<std::string> lines;
    std::int32_t more = 0;  ///< That were left out.
    [[nodiscard]] bool empty() const { return lines.empty(); }
};

struct ClientBrief {
    std::string name;
    std::string about;
    std::string looked_after;  ///< "Looked after by Ana, in her absence by Ben." Empty: by nobody.
    BriefSection practice;  ///< A card to practise with where a meeting may be hard, and why (engagement/soft_skills).
    BriefSection people;    ///< Who decides first, then by influence: attitude now and wanted, what they like.
    BriefSection success;   ///< Of each open project, in their words.
    BriefSection value;     ///< What matters, now and as the goal.
    BriefSection mood;      ///< How they seemed of late, the latest first.
    BriefSection promises;  ///< Open ones, by due day.
    BriefSection requests;  ///< That nobody has answered, and touches after which somebody waits.
    BriefSection landmines;
    BriefSection personal;    ///< What they are glad to be asked about.
    BriefSection touches;     ///< The latest first.
    BriefSection milestones;  ///< The next of each open project.
    BriefSection risks;       ///< Open risks and issues, the most exposed first.

    /// In the order in which a brief is read, with their headings. Empty ones too.
    [[nodiscard]] std::vector<std::pair<std::string_view, const BriefSection*>> sections() const;
    [[nodiscard]] std::size_t words() const;  ///< Of all lines.
};

ClientBrief brief_of(const EngagementIndex& index, const PlanOf& plan_of, const Client& client);

/// As a page of its own, to be printed. All that people typed is escaped; it loads nothing and runs nothing.
std::string brief_html(const ClientBrief& brief);

}  // namespace rapport
