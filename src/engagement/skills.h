#pragma once
// Who can do what a task asks for. A tag on a task that is also the name of a skill somebody has asks for it; case and
// accents do not count.

#include <unordered_map>

#include "model/workspace.h"

namespace rapport {

struct SkillMatch {
    const Person* person = nullptr;
    std::int32_t has = 0;              ///< Of the skills that are asked for.
    std::int32_t levels = 0;           ///< The sum of theirs, each 1 to 5.
    std::vector<std::string> missing;  ///< As the task spells them.
};

class SkillBook {
public:
    /// O(skills). Of one that a person has twice, the higher level counts.
    explicit SkillBook(const Workspace& workspace);

    [[nodiscard]] bool empty() const { return levels_.empty(); }
    /// The tags of a task that are skills, in their order.
    [[nodiscard]] std::vector<std::string> asked_by(const Task& task) const;
    /// 1 to 5; 0: they do not have it.
    [[nodiscard]] std::int32_t level_of(Ref<Person> person, std::string_view skill) const;
    /// Everybody who has at least one of the skills that a task asks for: most skills first, then the highest levels,
    /// then by name. Empty where it asks for none. O(people × skills asked for).
    [[nodiscard]] std::vector<SkillMatch> people_for(const Task& task) const;

private:
    using Levels = std::vector<std::pair<Id, std::int32_t>>;  ///< Sorted by person.
    [[nodiscard]] const Levels* find(std::string_view skill) const;

    const Workspace* workspace_;
    std::unordered_map<std::string, Levels> levels_;  ///< By folded name; never walked through.
};

}  // namespace rapport
