// Links between tasks.

#include <algorithm>

#include "interop/mspdi_reading.h"

namespace rapport::mspdi {
namespace {

using LinkFields = Fields<link_elements>;

void read_lag(Reading& reading, Dependency& link, const LinkFields& fields, std::string_view of) {
    const TimeFormat format = time_format_of(reading.number(fields["LagFormat"], {0, 100, 7}, "lag format", of));
    const std::int64_t most = format.percent ? 100'000 : 1'000'000'000;
    const std::int64_t lag = reading.number(fields["LinkLag"], {-most, most}, "lag", of,
                                            format.percent ? "Parts of a percent of lags" : "Parts of a minute");
    if (lag == 0) return;
    if (format.percent) {
        link.lag_unit = LagUnit::Percent;
        link.lag = {lag};
        if (format.unit == TimeUnit::Elapsed)
            reading.leaving.leave("Lags in percent of elapsed time (taken as percent)", of, reading.item);
        return;
    }
    constexpr std::int64_t tenths_per_minute = 10;
    link.lag_unit = format.unit == TimeUnit::Elapsed ? LagUnit::Elapsed : LagUnit::Working;
    link.lag = Span{lag * 600 / tenths_per_minute}.minutes();
    if (lag % tenths_per_minute != 0) reading.leaving.leave("Parts of a minute", of, reading.item);
}

/// What a task waits for, and how.
using Wait = std::pair<Ref<Task>, LinkType>;

void read_link(Reading& reading, pugi::xml_node node, Ref<Task> successor, std::vector<Wait>& waits) {
    const std::string& of = reading.get(successor).name;
    LinkFields fields;
    fields.read(node, reading.leaving, ++reading.item, [&] { return of; });
    const std::int64_t uid = reading.integer(fields["PredecessorUID"], -1);
    const auto at = reading.tasks.find(uid);
    if (parse_flag(fields["CrossProject"], false) || reading.tasks_left.contains(uid)) {
        reading.leaving.leave("Links to tasks of other projects or empty rows", of, reading.item);
        return;
    }
    if (at == reading.tasks.end()) {
        reading.leaving.leave("Links to tasks that the file does not have", of, reading.item);
        return;
    }
    if (at->second == successor) {
        reading.leaving.leave("Links of a task to itself", of, reading.item);
        return;
    }
    const std::optional<LinkType> type = link_type_of(reading.choice(fields["Type"], 1));
    const Wait wait{at->second, type.value_or(LinkType::FinishToStart)};
    if (std::ranges::find(waits, wait) != waits.end()) {
        reading.leaving.leave("Links that another of the same type doubles", of, reading.item);
        return;
    }
    if (!type)
        reading.leaving.warn("A link of “" + of +
                             "” is of a type Rapport does not know; it was taken as finish to start.");

    waits.push_back(wait);
    Dependency& link = reading.make<Dependency>();
    link.predecessor = wait.first;
    link.successor = successor;
    link.type = wait.second;
    read_lag(reading, link, fields, of);
}

}  // namespace

void read_links(Reading& reading, const Linked& linked) {
    std::vector<Wait> waits;
    for (pugi::xml_node link = linked.first_link; link; link = link.next_sibling("PredecessorLink"))
        read_link(reading, link, linked.task, waits);
}

}  // namespace rapport::mspdi
