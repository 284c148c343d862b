#include "engagement/waiting.h"

#include "base/sort.h"
#include "base/text.h"
#include "engagement/sayings.h"

namespace rapport {

std::vector<std::string> names_in(const EngagementIndex& index, const Touchpoint& touch) {
    std::vector<std::string> names;
    for (const Participant& one : index.participants_of({touch.id}))
        if (const Stakeholder* person = index.person(one.stakeholder)) names.push_back(called(*person));
    sort_items(names, [](const std::string& a, const std::string& b) {
        const int order = compare_natural(a, b);
        return order != 0 ? order < 0 : a < b;
    });
    return names;
}

std::string waits_sentence(const EngagementIndex& index, const Touchpoint& touch) {
    const std::vector<std::string> names = names_in(index, touch);
    const std::int32_t days = index.today().days - date_of(touch.held).days;
    const std::string who = names.empty() ? std::string("Somebody") : listed(names, 2);
    const std::string how_long = days > 0 ? days_said(days) : std::string("since today");
    return ended(
        who + (names.size() > 1 ? " wait " : " waits ") + how_long + " for an answer" +
        (names.empty() && !trimmed(touch.subject).empty() ? " about " + in_quotes(touch.subject) : std::string()));
}

const Touchpoint* longest_waiting(const EngagementIndex& index, Ref<Client> client) {
    for (const Touchpoint& touch : index.touches_of(client))  // Oldest first.
        if (is_waiting(touch, index.today())) return &touch;
    return nullptr;
}

}  // namespace rapport
