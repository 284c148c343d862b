#include "engagement/value.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "base/sort.h"
#include "base/text.h"
#include "engagement/facts.h"
#include "engagement/sayings.h"

namespace rapport {
namespace {

constexpr Share whole = 1000;

bool is_weighty(const Stakeholder& person) { return person.influence >= 4 || person.interest >= 4; }

/// The whole distance between two numbers, whatever their size.
std::uint64_t distance(std::int64_t from, std::int64_t to) {
    return from < to ? static_cast<std::uint64_t>(to) - static_cast<std::uint64_t>(from)
                     : static_cast<std::uint64_t>(from) - static_cast<std::uint64_t>(to);
}

/// part ÷ all in thousandths; 0 ≤ part ≤ all, all > 0.
Share share_of(std::uint64_t part, std::uint64_t all) {
    while (all > UINT64_MAX / whole) {
        part >>= 1;
        all >>= 1;
    }
    return static_cast<Share>(part * whole / all);
}

std::int64_t weight_of(const ValueItem& item) { return std::max(0, item.weight); }

/// Sums of weight, of which some has been reached.
struct Sum {
    std::int64_t weight = 0;
    std::int64_t reached = 0;  ///< In thousandths.
    void add(std::int64_t more, Share share) {
        weight += more;
        reached += more * share;
    }
    [[nodiscard]] std::optional<Share> share() const {
        if (weight <= 0) return std::nullopt;
        return static_cast<Share>(reached / weight);
    }
};

template <class Items>
ValueCoverage coverage(const EngagementIndex& index, Ref<Client> client, const Items& for_items) {
    std::vector<Id> agreed;
    for_items([&](const ValueItem& item) {
        if (item.client_says == ClientSays::Agreed) agreed.push_back(item.stakeholder.id);
    });
    sort_items(agreed);
    ValueCoverage found;
    for (const Stakeholder& person : index.people_of(client)) {
        if (!is_weighty(person)) continue;
        ++found.of;
        if (std::ranges::binary_search(agreed, person.id)) ++found.covered;
        else found.uncovered.push_back(&person);
    }
    return found;
}

}  // namespace

Share share_reached(std::optional<Decimal> baseline, Decimal target, Decimal actual) {
    const std::int64_t from = baseline.value_or(Decimal{}).thousandths;
    const std::int64_t to = target.thousandths, now = actual.thousandths;
    if (from == to) return now >= to ? whole : 0;
    const bool up = to > from;
    if (up ? now <= from : now >= from) return 0;
    if (up ? now >= to : now <= to) return whole;
    return share_of(distance(from, now), distance(from, to));
}

ItemStanding standing_of(const EngagementIndex& index, const ValueItem& item) {
    ItemStanding standing;
    standing.item = &item;
    standing.measurable = !trimmed(item.measure).empty() && item.target.has_value();
    for (const ValueEvidence& evidence : index.evidence_of({item.id})) {
        if (evidence.told && *evidence.told <= index.today())
            standing.told = std::max(standing.told.value_or(*evidence.told), *evidence.told);
        if (evidence.actual && evidence.on <= index.today()) standing.latest = &evidence;  // They are in order.
    }
    if (standing.measurable && standing.latest)
        standing.reached = share_reached(item.baseline, *item.target, *standing.latest->actual);
    const std::optional<Date> since = standing.told ? standing.told : day_of(item.born);
    if (since) standing.unreported_days = std::max(0, index.today().days - since->days);
    const Project* project = index.project(item.project);
    standing.report_due = item.weight > 0 && item.report_every > 0 && project && is_under_way(*project) &&
                          standing.unreported_days && *standing.unreported_days >= item.report_every;
    return standing;
}

ValueOfProject value_of_project(const EngagementIndex& index, Ref<Project> project) {
    ValueOfProject value;
    Sum delivered, planned, with_data;
    for (const ValueItem& item : index.value_of(project)) {
        const ItemStanding& standing = value.items.emplace_back(standing_of(index, item));
        if (item.kind != ValueKind::Time && item.kind != ValueKind::Budget) value.beyond_time_and_budget = true;
        const std::int64_t weight = weight_of(item);
        if (!standing.measurable || weight == 0) continue;
        ++value.counted;
        if (standing.reached) ++value.measured;
        delivered.add(weight, standing.reached.value_or(0));
        planned.add(weight, item.due && *item.due <= index.today() ? whole : 0);
        with_data.add(weight, standing.reached ? whole : 0);
    }
    value.delivered = delivered.share();
    value.planned = planned.share();
    value.with_data = with_data.share();
    sort_items(value.items, {}, [](const ItemStanding& standing) {
        return std::tuple(standing.item->due.value_or(Date{INT32_MAX}), standing.item->id);
    });
    return value;
}

ValueCoverage value_coverage(const EngagementIndex& index, Ref<Project> project) {
    const Project* found = index.project(project);
    if (!found) return {};
    return coverage(index, found->client, [&](const auto& visit) {
        for (const ValueItem& item : index.value_of(project)) visit(item);
    });
}

ValueCoverage value_coverage(const EngagementIndex& index, Ref<Client> client) {
    return coverage(index, client, [&](const auto& visit) {
        for (const Project& project : index.projects_of(client))
            for (const ValueItem& item : index.value_of({project.id})) visit(item);
    });
}

ValueMatrix value_matrix(const EngagementIndex& index, Ref<Project> project) {
    ValueMatrix matrix;
    const Project* of = index.project(project);
    if (!of) return matrix;
    const Records<ValueItem> items = index.value_of(project);
    for (const Stakeholder& person : index.people_of(of->client)) matrix.rows.push_back(&person);
    bool of_nobody = false;
    for (const ValueItem& item : items) {
        const Stakeholder* person = index.person(item.stakeholder);
        // Also whoever wants something here without being of this client.
        if (!person) of_nobody = true;
        else if (std::ranges::find(matrix.rows, person) == matrix.rows.end()) matrix.rows.push_back(person);
        if (std::ranges::find(matrix.columns, item.kind) == matrix.columns.end()) matrix.columns.push_back(item.kind);
    }
    sort_items(matrix.rows, [](const Stakeholder* a, const Stakeholder* b) { return comes_before(*a, *b); });
    if (of_nobody) matrix.rows.push_back(nullptr);
    sort_items(matrix.columns);

    std::map<Id, std::size_t> row_of;
    for (std::size_t row = 0; row < matrix.rows.size(); ++row)
        if (matrix.rows[row]) row_of[matrix.rows[row]->id] = row;
    matrix.cells.resize(matrix.rows.size() * matrix.columns.size());
    std::vector<Sum> sums(matrix.cells.size());
    for (const ValueItem& item : items) {
        const auto known = row_of.find(item.stakeholder.id);
        const std::size_t row = known != row_of.end() ? known->second : matrix.rows.size() - 1;
        const auto column = std::ranges::find(matrix.columns, item.kind) - matrix.columns.begin();
        const std::size_t at = row * matrix.columns.size() + static_cast<std::size_t>(column);
        matrix.cells[at].items.push_back(&item);
        if (item.client_says == ClientSays::Agreed) ++matrix.cells[at].agreed;
        if (const ItemStanding standing = standing_of(index, item); standing.reached)
            sums[at].add(weight_of(item), *standing.reached);
    }
    for (std::size_t at = 0; at < sums.size(); ++at) matrix.cells[at].reached = sums[at].share();
    return matrix;
}

}  // namespace rapport
