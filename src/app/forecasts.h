#pragma once
// What is forecast of the plan one looks at: made in slices between frames once a plan has been left alone for a moment, and
// kept until it changes. Nothing here is stored.

#include <limits>
#include <memory>

#include "app/derived.h"
#include "schedule/forecast.h"

namespace rapport {

struct KnownForecast {
    Forecast forecast;   ///< The last that was finished; empty before the first.
    bool fresh = false;  ///< It is of the plan as it is now.
    /// What was likely before the newest edit that changed anything.
    std::optional<DateTime> p50_before, p80_before;
};

class Forecasts {
public:
    explicit Forecasts(Derived& derived);
    ~Forecasts();

    /// After another workspace has taken the place of the first.
    void forget();

    /// What is known of that plan. Where it is out of date a forecast is due soon; only the one asked for last is made.
    const KnownForecast& of(const Workspace& workspace, Ref<Project> project, double now);

    /// When eight of ten forecasts keep it, where that is known of the plan as it was forecast last.
    [[nodiscard]] std::optional<DateTime> likely(Ref<Project> project) const;

    /// When there is something to do, in the seconds of `now`; infinity where nothing is.
    [[nodiscard]] double due() const { return due_; }
    /// Another one each time a forecast was made.
    [[nodiscard]] std::uint64_t made() const { return made_; }
    /// Does a slice of what is due, a few thousandths of a second.
    void step(const Workspace& workspace, double now);

private:
    struct Work;
    struct Kept {
        KnownForecast known;
        std::uint64_t revision = 0;  ///< Of the plan that was forecast.
        std::uint64_t waiting = 0;   ///< Of the one that is to be.
    };

    void take(Kept& kept, Forecast forecast, std::uint64_t revision);

    Derived& derived_;
    std::uint64_t made_ = 0;
    std::map<Id, Kept> kept_;
    Ref<Project> project_;  ///< Whose forecast is due or under way.
    std::unique_ptr<Work> work_;
    double due_ = std::numeric_limits<double>::infinity();
};

}  // namespace rapport
