#pragma once
// What is forecast of plans: first of the one that is looked at, then of those whose promises are judged by it. Made in slices
// between frames once a plan has been left alone for a moment, and kept until it changes. Nothing here is stored.

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
    /// To be called before anything is asked on another day: what is not done is not done in the past (ForecastOptions::today).
    void look_at(Date today);

    /// What is known of that plan. Where it is out of date a forecast is due soon, before any that likely() was asked for.
    const KnownForecast& of(const Workspace& workspace, Ref<Project> project, double now);

    /// When eight of ten forecasts keep it, where that is known of the plan as it was forecast last, and the plan is not certain.
    /// Where that is out of date, or nothing is known, it is made when nothing else is: what is said of a project must not depend
    /// on whether somebody looked at its plan.
    [[nodiscard]] std::optional<DateTime> likely(Ref<Project> project);

    /// When there is something to do, in the seconds of `now`; infinity where nothing is.
    [[nodiscard]] double due() const { return wanted_.empty() || due_ != never ? due_ : wanted_due_; }
    /// Another one each time a forecast was made that somebody looks at, or all that were wanted.
    [[nodiscard]] std::uint64_t made() const { return made_; }
    /// Does a slice of what is due, a few thousandths of a second.
    void step(const Workspace& workspace, double now);

private:
    static constexpr double never = std::numeric_limits<double>::infinity();
    struct Work;
    struct Kept {
        KnownForecast known;
        std::uint64_t revision = 0;  ///< Of the plan that was forecast.
        std::uint64_t waiting = 0;   ///< Of the one that is to be.
    };

    void begin(Kept& kept, Ref<Project> project, std::uint64_t revision, double now);
    void begin_wanted(const Workspace& workspace, double now);
    void tell_wanted();
    void take(Kept& kept, Forecast forecast, std::uint64_t revision);

    Derived& derived_;
    std::uint64_t made_ = 0;
    std::vector<Ref<Project>> wanted_;  ///< By likely(), in that order.
    double wanted_due_ = 0;
    std::uint64_t untold_ = 0;  ///< So many of them were made since made() last changed.
    bool looked_at_ = false;    ///< `project_` was asked for by of().
    std::map<Id, Kept> kept_;
    std::optional<Date> today_;
    Ref<Project> project_;  ///< Whose forecast is due or under way.
    std::unique_ptr<Work> work_;
    double due_ = never;
};

}  // namespace rapport
