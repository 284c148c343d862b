#pragma once
// Over every page of a project and of a client: that the client is not content, who said so, in their words, and what would end
// it. Nobody can overlook it, and nobody can wish it away: it can only be set aside, with a reason that stays.

#include <span>

#include "engagement/dissatisfaction.h"
#include "ui/view.h"

namespace rapport {

struct RedBannerState {
    Id of;                  ///< The project or client of the page; of which the rest speaks.
    bool unfolded = false;  ///< What else was said is shown too; on a phone, all of it.
    // Whether what was said last is set aside: the question is open.
    bool clearing = false;
    Ref<Client> client;
    Ref<Project> project;
    std::string reason;
    std::string name;  ///< Whoever sets it aside, where this device does not know who uses it.
    std::string error;
    // What was set aside in words, and of which records and day that was found.
    std::string aside;
    std::uint64_t aside_of = ~std::uint64_t{0};
    Date aside_on;
};

/// At the top of `area`; gives its height. 0 where everybody is content.
float draw_red_banner(ViewContext& view, std::span<const Dissatisfaction> said, const kit::Rect& area,
                      RedBannerState& state);
/// The same of the project or client of the page that is shown, at the top of view.area. Where a project is not red only because
/// somebody set aside what was said, one line says so for as long as it would be.
float draw_banner(ViewContext& view, RedBannerState& state);

/// The recovery that a dissatisfaction is, or that was made from its answer; null where there is none.
const Recovery* recovery_of(const EngagementIndex& index, const Dissatisfaction& said);
/// Begins one from an answer.
Result<Edit> take_up(const ViewContext& view, const PulseAnswer& answer, Id id);

}  // namespace rapport
