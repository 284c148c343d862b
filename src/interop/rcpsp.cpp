#include "interop/rcpsp.h"

#include <algorithm>

#include "base/text.h"
#include "interop/rcpsp_numbers.h"

namespace rapport {
namespace {

using namespace std::string_view_literals;

constexpr std::int64_t longest = 1'000'000'000;
constexpr std::int64_t most_of_a_resource = 1'000'000;

std::string_view without_mark(std::string_view text) {
    return text.starts_with("\xEF\xBB\xBF"sv) ? text.substr(3) : text;
}

std::string of_activity(std::string_view what, std::int64_t number) {
    return std::string(what) + " of activity " + std::to_string(number);
}

/// What follows a heading such as "jobs (incl. supersource/sink ):" on its line.
Result<std::int64_t> count_behind(NumberReader& reader, std::string_view heading, std::int64_t most) {
    if (!reader.skip_to(heading)) return reader.missing(heading);
    if (!reader.skip_to(":")) return reader.missing(":");
    return reader.next("the number behind “" + std::string(heading) + "”", 0, most);
}

Result<void> take_successors(NumberReader& reader, std::int64_t activity, std::int64_t activities,
                             ActivityNetwork& network) {
    const std::int64_t successors = TRY(reader.next(of_activity("the number of successors", activity), 0, activities));
    for (std::int64_t i = 0; i < successors; ++i) {
        const std::int64_t to = TRY(reader.next(of_activity("a successor", activity), 1, activities));
        network.links.push_back({static_cast<std::int32_t>(activity - 1), static_cast<std::int32_t>(to - 1)});
    }
    return {};
}

enum class Rows : std::uint8_t { OfOneLine, OfAnyLength };

/// What activity `activity` takes of each resource.
Result<void> take_demands(NumberReader& reader, std::int64_t activity, Rows rows, ActivityNetwork& network) {
    const std::int64_t line = reader.line();
    for (std::size_t r = 0; r < network.capacities.size(); ++r) {
        const std::string what =
            "what activity " + std::to_string(activity) + " needs of resource " + std::to_string(r + 1);
        if (rows == Rows::OfOneLine && reader.next_line() != line)
            return Error{
                Fault::Malformed, "Line " + std::to_string(line) + ": expected " + what + ", but the line ends.", {}};
        const std::int64_t demand = TRY(reader.next(what, 0, most_of_a_resource));
        network.demands[static_cast<std::size_t>(activity - 1) * network.capacities.size() + r] = demand;
    }
    return {};
}

/// Room for all that is to be read. Refuses what would take more than the text could ever fill.
Result<void> make_room(ActivityNetwork& network, std::int64_t activities, std::int64_t resources,
                       const NetworkLimits& limits) {
    if (activities * std::max<std::int64_t>(1, resources) > limits.numbers)
        return Error{Fault::Limit, "There are more activities and resources than can be read.", {}};
    network.durations.resize(static_cast<std::size_t>(activities));
    network.capacities.resize(static_cast<std::size_t>(resources));
    network.demands.resize(static_cast<std::size_t>(activities * resources));
    return {};
}

/// Rows stand by the number of their activity, which begins each; each number once.
Result<std::int64_t> row_number(NumberReader& reader, std::vector<char>& seen) {
    const std::int64_t number =
        TRY(reader.next("the number of an activity", 1, static_cast<std::int64_t>(seen.size())));
    if (std::exchange(seen[static_cast<std::size_t>(number - 1)], 1) != 0)
        return Error{
            Fault::Malformed,
            "Line " + std::to_string(reader.line()) + ": activity " + std::to_string(number) + " stands twice.",
            {}};
    if (TRY(reader.next(of_activity("the number of modes (or the mode)", number), 1, 1'000)) != 1)
        return Error{Fault::Malformed,
                     "Line " + std::to_string(reader.line()) + ": activity " + std::to_string(number) +
                         " can be done in several modes. Only networks with one mode for each are read.",
                     {}};
    return number;
}

Result<void> only_renewable(NumberReader& reader) {
    for (const std::string_view kind : {"nonrenewable", "doubly constrained"}) {
        if (TRY(count_behind(reader, kind, 1'000'000)) == 0) continue;
        return Error{Fault::Malformed,
                     "Line " + std::to_string(reader.line()) + ": there are " + std::string(kind) +
                         " resources. Only renewable ones are read.",
                     {}};
    }
    return {};
}

/// Behind a heading, the line with the names of columns, and a line of dashes where there is one.
Result<void> enter_table(NumberReader& reader, std::string_view heading, bool named_columns) {
    if (!reader.skip_to(heading)) return reader.missing(heading);
    reader.rest_of_line();
    if (named_columns) reader.rest_of_line();
    if (reader.at('-')) reader.rest_of_line();
    return {};
}

}  // namespace

NetworkFormat network_format_of(std::string_view bytes) {
    const std::string_view text = without_mark(bytes);
    NumberReader psplib(text, 0);
    if (psplib.skip_to("precedence relations")) return NetworkFormat::Psplib;
    NumberReader patterson(text, 2);
    if (patterson.next("", 0, longest) && patterson.next("", 0, longest)) return NetworkFormat::Patterson;
    return text.starts_with("***") ? NetworkFormat::Psplib : NetworkFormat::None;
}

Result<ActivityNetwork> read_psplib(std::string_view text, const NetworkLimits& limits) {
    NumberReader reader(without_mark(text), limits.numbers);
    ActivityNetwork network;
    const std::int64_t activities = TRY(count_behind(reader, "jobs (", limits.activities));
    const std::int64_t resources = TRY(count_behind(reader, "- renewable", limits.resources));
    TRY(only_renewable(reader));
    TRY(make_room(network, activities, resources, limits));

    TRY(enter_table(reader, "precedence relations", true));
    std::vector<char> seen(network.durations.size(), 0);
    for (std::int64_t i = 0; i < activities; ++i) {
        const std::int64_t number = TRY(row_number(reader, seen));
        TRY(take_successors(reader, number, activities, network));
    }

    TRY(enter_table(reader, "requests/durations", true));
    std::ranges::fill(seen, 0);
    for (std::int64_t i = 0; i < activities; ++i) {
        const std::int64_t number = TRY(row_number(reader, seen));
        network.durations[static_cast<std::size_t>(number - 1)] =
            TRY(reader.next(of_activity("the duration", number), 0, longest));
        TRY(take_demands(reader, number, Rows::OfOneLine, network));
    }

    TRY(enter_table(reader, "resourceavailabilities", true));
    for (std::size_t r = 0; r < network.capacities.size(); ++r)
        network.capacities[r] =
            TRY(reader.next("how much there is of resource " + std::to_string(r + 1), 0, most_of_a_resource));
    while (reader.at('*')) reader.rest_of_line();
    if (!reader.at_end()) return reader.expected("the end of the file");
    return network;
}

Result<ActivityNetwork> read_patterson(std::string_view text, const NetworkLimits& limits) {
    NumberReader reader(without_mark(text), limits.numbers);
    ActivityNetwork network;
    const std::int64_t activities = TRY(reader.next("the number of activities", 0, limits.activities));
    const std::int64_t resources = TRY(reader.next("the number of resources", 0, limits.resources));
    TRY(make_room(network, activities, resources, limits));
    for (std::size_t r = 0; r < network.capacities.size(); ++r)
        network.capacities[r] =
            TRY(reader.next("how much there is of resource " + std::to_string(r + 1), 0, most_of_a_resource));
    for (std::int64_t number = 1; number <= activities; ++number) {
        network.durations[static_cast<std::size_t>(number - 1)] =
            TRY(reader.next(of_activity("the duration", number), 0, longest));
        TRY(take_demands(reader, number, Rows::OfAnyLength, network));
        TRY(take_successors(reader, number, activities, network));
    }
    if (!reader.at_end()) return reader.expected("the end of the file");
    return network;
}

Result<ActivityNetwork> read_network(std::string_view text, const NetworkLimits& limits) {
    switch (network_format_of(text)) {
    case NetworkFormat::Psplib:    return read_psplib(text, limits);
    case NetworkFormat::Patterson: return read_patterson(text, limits);
    case NetworkFormat::None:      break;
    }
    return Error{Fault::Malformed,
                 "This is no network of activities. It should begin with the number of activities and of resources "
                 "(Patterson), or hold the heading “PRECEDENCE RELATIONS” (PSPLIB).",
                 {}};
}

}  // namespace rapport
