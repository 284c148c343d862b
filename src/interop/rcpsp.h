#pragma once
// The two formats in which test networks for resource-constrained scheduling are exchanged: PSPLIB (.sm) and Patterson (.rcp).

#include "schedule/activities.h"

namespace rapport {

enum class NetworkFormat : std::uint8_t { None, Psplib, Patterson };
template <> struct Choices<NetworkFormat> {
    static constexpr std::array<Choice, 3> all{{{"none", "None"}, {"psplib", "PSPLIB"}, {"patterson", "Patterson"}}};
};

/// By its content, wherever it could be told apart from our own and Microsoft Project's files.
NetworkFormat network_format_of(std::string_view bytes);

struct NetworkLimits {
    std::int64_t activities = 100'000;
    std::int64_t resources = 1'000;
    std::int64_t numbers = 10'000'000;  ///< In the whole text.
};

/// A malformed text gives an Error with the line and what was expected there. The network may still be one that cannot be
/// placed: see prepare().
Result<ActivityNetwork> read_psplib(std::string_view text, const NetworkLimits& limits = {});
Result<ActivityNetwork> read_patterson(std::string_view text, const NetworkLimits& limits = {});
Result<ActivityNetwork> read_network(std::string_view text, const NetworkLimits& limits = {});

}  // namespace rapport
