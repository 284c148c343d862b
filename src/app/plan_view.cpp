#include "app/plan_view.h"

#include <algorithm>
#include <map>

#include "base/sort.h"
#include "base/text.h"

namespace rapport {
namespace {

constexpr std::array<std::string_view, 9> sort_names{"outline", "name", "people", "duration", "start",
                                                     "finish",  "done", "slack",  "column"};
struct NamedGrouping {
    std::string_view name;
    std::string_view label;
};
constexpr std::array<NamedGrouping, 7> grouping_names{{{"", "Outline"},
                                                       {"flat", "One list"},
                                                       {"people", "Person"},
                                                       {"phase", "Phase"},
                                                       {"visibility", "What the client sees"},
                                                       {"column", "Column of the board"},
                                                       {"critical", "Critical or not"}}};

/// What is compared, once for each row: texts folded, everything else a number.
struct Keys {
    std::vector<std::string> texts;
    std::vector<std::int64_t> numbers;
};

class Sorter {
public:
    Sorter(const Workspace& workspace, const Plan& plan, std::span<const SortBy> order)
        : workspace_(workspace), plan_(plan), order_(order) {
        for (const SortBy& by : order) keys_.push_back(keys_of(by.key));
    }

    void sort(std::vector<std::int32_t>& rows) const {
        if (order_.empty()) return;
        sort_items(rows, [&](std::int32_t a, std::int32_t b) { return is_before(a, b); });
    }

private:
    [[nodiscard]] bool is_before(std::int32_t a, std::int32_t b) const {
        for (std::size_t i = 0; i < order_.size(); ++i) {
            const int difference = compare(keys_[i], static_cast<std::size_t>(a), static_cast<std::size_t>(b));
            if (difference != 0) return order_[i].falling ? difference > 0 : difference < 0;
        }
        return false;
    }
    static int compare(const Keys& keys, std::size_t a, std::size_t b) {
        if (!keys.texts.empty()) return compare_natural(keys.texts[a], keys.texts[b]);
        return keys.numbers[a] < keys.numbers[b] ? -1 : keys.numbers[a] > keys.numbers[b] ? 1 : 0;
    }

    [[nodiscard]] Keys keys_of(SortKey key) const {
        Keys keys;
        const std::int32_t rows = plan_.outline.size();
        if (key == SortKey::Name || key == SortKey::People) {
            for (std::int32_t row = 0; row < rows; ++row)
                keys.texts.push_back(key == SortKey::Name ? plan_.outline[row].task->name
                                                          : people_of(workspace_, plan_, row));
            return keys;
        }
        const std::vector<ColumnOnBoard> columns = columns_of(workspace_, plan_.outline.project());
        for (std::int32_t row = 0; row < rows; ++row) {
            const PlannedTask& planned = plan_.schedule[row];
            std::int64_t number = row;
            switch (key) {
            case SortKey::Duration: number = planned.duration.count; break;
            case SortKey::Start:    number = planned.start.minutes; break;
            case SortKey::Finish:   number = planned.finish.minutes; break;
            case SortKey::Done:     number = planned.done.count; break;
            case SortKey::Slack:    number = planned.total_slack.count; break;
            case SortKey::Column:
                number = static_cast<std::int64_t>(column_of(columns, *plan_.outline[row].task));
                break;
            case SortKey::Outline:
            case SortKey::Name:
            case SortKey::People:  break;
            }
            keys.numbers.push_back(number);
        }
        return keys;
    }

    const Workspace& workspace_;
    const Plan& plan_;
    std::span<const SortBy> order_;
    std::vector<Keys> keys_;
};

/// A hit, and for the outline what a hit is in.
struct Seen {
    std::vector<char> hit;
    std::vector<char> shown;
};

Seen look(const Workspace& workspace, const Plan& plan, const ViewQuery& query, Date today) {
    const auto rows = static_cast<std::size_t>(plan.outline.size());
    Seen seen{std::vector<char>(rows, 1), std::vector<char>(rows, 1)};
    if (query.filter.is_empty()) return seen;
    const FilterMatcher matcher(workspace, plan, query.filter, today);
    for (std::size_t row = 0; row < rows; ++row)
        seen.hit[row] = matcher.matches(static_cast<std::int32_t>(row)) ||
                        (!query.kept.is_null() && plan.outline[static_cast<std::int32_t>(row)].task->id == query.kept);
    seen.shown = seen.hit;
    for (std::size_t row = rows; row-- > 0;)
        if (const std::int32_t parent = plan.outline[static_cast<std::int32_t>(row)].parent; parent >= 0)
            seen.shown[static_cast<std::size_t>(parent)] |= seen.shown[row];
    return seen;
}

void list_below(const Plan& plan, const Seen& seen, const Sorter& sorter, std::int32_t parent,
                std::vector<std::int32_t>& lines) {
    std::vector<std::int32_t> children = plan.outline.children(parent);
    sorter.sort(children);
    for (const std::int32_t row : children) {
        if (!seen.shown[static_cast<std::size_t>(row)]) continue;
        lines.push_back(row);
        if (plan.outline[row].summary) list_below(plan, seen, sorter, row, lines);
    }
}

/// A group and where it stands among the others.
struct GroupKey {
    std::int64_t place = 0;
    std::string name;
};

class Grouper {
public:
    Grouper(const Workspace& workspace, const Plan& plan, Grouping grouping)
        : workspace_(workspace), plan_(plan), grouping_(grouping) {
        if (grouping == Grouping::Column) columns_ = columns_of(workspace, plan.outline.project());
    }

    [[nodiscard]] GroupKey of(std::int32_t row) const {
        const Task& task = *plan_.outline[row].task;
        const PlannedTask& planned = plan_.schedule[row];
        switch (grouping_) {
        case Grouping::Outline:
        case Grouping::Flat:    return {};
        case Grouping::People:  {
            std::string names = people_of(workspace_, plan_, row);
            return names.empty() ? GroupKey{1, "Nobody yet"} : GroupKey{0, std::move(names)};
        }
        case Grouping::Phase: {
            std::int32_t top = row;
            while (plan_.outline[top].parent >= 0) top = plan_.outline[top].parent;
            if (top == row) return {plan_.outline.size(), "In no phase"};
            return {top, title_of(type_of<Task>, *plan_.outline[top].task)};
        }
        case Grouping::Visibility: return task.shared ? GroupKey{0, "The client sees it"} : GroupKey{1, "Internal"};
        case Grouping::Column:     {
            if (!task.active) return {static_cast<std::int64_t>(columns_.size()), "Not planned"};
            const std::size_t column = column_of(columns_, task);
            return {static_cast<std::int64_t>(column), columns_[column].name};
        }
        case Grouping::Critical:
            if (planned.done.count >= 100) return {2, "Done"};
            return planned.critical ? GroupKey{0, "Critical"} : GroupKey{1, "With slack"};
        }
        return {};
    }

private:
    const Workspace& workspace_;
    const Plan& plan_;
    Grouping grouping_;
    std::vector<ColumnOnBoard> columns_;
};

ViewGroup sum_up(const Plan& plan, std::string name, std::span<const std::int32_t> rows) {
    ViewGroup group{.name = std::move(name), .tasks = static_cast<std::int32_t>(rows.size())};
    std::int64_t all = 0, done = 0;
    for (const std::int32_t row : rows) {
        const PlannedTask& planned = plan.schedule[row];
        if (row == rows.front() || planned.start < group.start) group.start = planned.start;
        if (row == rows.front() || planned.finish > group.finish) group.finish = planned.finish;
        all += planned.duration.count;
        done += planned.duration.count * planned.done.count;
    }
    if (all > 0) group.done = {static_cast<std::int32_t>(done / all)};
    return group;
}

bool is_before(const GroupKey& a, const GroupKey& b) {
    if (a.place != b.place) return a.place < b.place;
    const int names = compare_natural(a.name, b.name);
    return names != 0 ? names < 0 : a.name < b.name;
}

void list_groups(const Workspace& workspace, const Plan& plan, Grouping by, const std::vector<std::int32_t>& leaves,
                 ViewRows& out) {
    const Grouper grouper(workspace, plan, by);
    std::map<GroupKey, std::vector<std::int32_t>, decltype(&is_before)> groups(&is_before);
    for (const std::int32_t row : leaves) groups[grouper.of(row)].push_back(row);
    for (const auto& [key, rows] : groups) {
        out.lines.push_back(ViewRows::head_of(out.groups.size()));
        out.groups.push_back(sum_up(plan, key.name, rows));
        out.lines.insert(out.lines.end(), rows.begin(), rows.end());
    }
}

}  // namespace

std::string_view name_of(SortKey key) { return sort_names[static_cast<std::size_t>(key)]; }
std::string_view name_of(Grouping grouping) { return grouping_names[static_cast<std::size_t>(grouping)].name; }
std::string_view label_of(Grouping grouping) { return grouping_names[static_cast<std::size_t>(grouping)].label; }

std::vector<SortBy> parse_order(std::string_view text) {
    std::vector<SortBy> order;
    for (std::string_view part : split(text, ',')) {
        part = trimmed(part);
        const bool falling = part.starts_with('-');
        if (falling) part.remove_prefix(1);
        const auto at = std::ranges::find(sort_names, part);
        if (at != sort_names.end()) order.push_back({static_cast<SortKey>(at - sort_names.begin()), falling});
    }
    return order;
}

std::string format_order(std::span<const SortBy> order) {
    std::string text;
    for (const SortBy& by : order)
        text += (text.empty() ? "" : ",") + std::string(by.falling ? "-" : "") + std::string(name_of(by.key));
    return text;
}

Grouping parse_grouping(std::string_view text) {
    const auto at = std::ranges::find(grouping_names, text, &NamedGrouping::name);
    return at == grouping_names.end() ? Grouping::Outline : static_cast<Grouping>(at - grouping_names.begin());
}

std::string people_of(const Workspace& workspace, const Plan& plan, std::int32_t row) {
    std::vector<std::string_view> names;
    for (const Assignment* assignment : plan.assignments[static_cast<std::size_t>(row)])
        if (const Person* person = workspace.find(assignment->person)) names.push_back(person->name);
    sort_items(names, [](std::string_view a, std::string_view b) { return compare_natural(a, b) < 0; });
    std::string text;
    for (const std::string_view name : names) text += (text.empty() ? "" : ", ") + std::string(name);
    return text;
}

ViewRows rows_of_view(const Workspace& workspace, const Plan& plan, const ViewQuery& query, Date today) {
    ViewRows out;
    const Seen seen = look(workspace, plan, query, today);
    const Sorter sorter(workspace, plan, query.order);
    out.outlined = query.grouping == Grouping::Outline;
    out.context.assign(seen.hit.size(), 0);
    std::vector<std::int32_t> leaves;
    for (std::int32_t row = 0; row < plan.outline.size(); ++row) {
        const auto at = static_cast<std::size_t>(row);
        out.context[at] = seen.shown[at] && !seen.hit[at];
        if (!seen.hit[at] || plan.outline[row].summary) continue;
        ++out.hits;
        if (!out.outlined) leaves.push_back(row);
    }
    if (out.outlined) {
        if (query.order.empty()) {
            for (std::int32_t row = 0; row < plan.outline.size(); ++row)
                if (seen.shown[static_cast<std::size_t>(row)]) out.lines.push_back(row);
        } else {
            list_below(plan, seen, sorter, -1, out.lines);
        }
        return out;
    }
    sorter.sort(leaves);
    if (query.grouping == Grouping::Flat) out.lines = std::move(leaves);
    else list_groups(workspace, plan, query.grouping, leaves, out);
    return out;
}

}  // namespace rapport
