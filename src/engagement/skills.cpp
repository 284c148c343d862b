#include "engagement/skills.h"

#include <algorithm>

#include "base/sort.h"
#include "base/text.h"

namespace rapport {

SkillBook::SkillBook(const Workspace& workspace) : workspace_(&workspace) {
    for (const Skill& skill : workspace.all<Skill>()) {
        const std::string name = folded(trimmed(skill.name));
        if (name.empty() || !workspace.find(skill.person)) continue;
        Levels& levels = levels_[name];
        const std::int32_t level = std::clamp(skill.level, 1, 5);
        const auto at = std::ranges::lower_bound(levels, skill.person.id, {}, &Levels::value_type::first);
        if (at != levels.end() && at->first == skill.person.id) at->second = std::max(at->second, level);
        else levels.insert(at, {skill.person.id, level});
    }
}

const SkillBook::Levels* SkillBook::find(std::string_view skill) const {
    const auto at = levels_.find(folded(trimmed(skill)));
    return at != levels_.end() ? &at->second : nullptr;
}

std::vector<std::string> SkillBook::asked_by(const Task& task) const {
    std::vector<std::string> asked;
    if (empty()) return asked;
    for (const auto& [word, mark] : task.tags.marks)
        if (mark.present && find(word)) asked.push_back(word);
    return asked;
}

std::int32_t SkillBook::level_of(Ref<Person> person, std::string_view skill) const {
    const Levels* levels = find(skill);
    if (!levels) return 0;
    const auto at = std::ranges::lower_bound(*levels, person.id, {}, &Levels::value_type::first);
    return at != levels->end() && at->first == person.id ? at->second : 0;
}

std::vector<SkillMatch> SkillBook::people_for(const Task& task) const {
    std::vector<SkillMatch> matches;
    const std::vector<std::string> asked = asked_by(task);
    if (asked.empty()) return matches;
    for (const Person& person : workspace_->all<Person>()) {
        if (person.kind != PersonKind::Person) continue;
        SkillMatch match{&person, 0, 0, {}};
        for (const std::string& skill : asked) {
            const std::int32_t level = level_of({person.id}, skill);
            if (level == 0) {
                match.missing.push_back(skill);
                continue;
            }
            ++match.has;
            match.levels += level;
        }
        if (match.has > 0) matches.push_back(std::move(match));
    }
    sort_items(matches, [](const SkillMatch& a, const SkillMatch& b) {
        if (a.has != b.has) return a.has > b.has;
        if (a.levels != b.levels) return a.levels > b.levels;
        const int order = compare_natural(a.person->name, b.person->name);
        return order != 0 ? order < 0 : a.person->id < b.person->id;
    });
    return matches;
}

}  // namespace rapport
