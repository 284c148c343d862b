// From records to tables: weeks over the weeks they are based on, exceptions painted on days, night shifts cut at midnight.

#include <algorithm>
#include <numeric>
#include <span>

#include "base/sort.h"
#include "calendar/tables.h"

namespace rapport {
namespace {

using Pattern = std::uint16_t;
using Week = std::array<Shifts, 7>;
using Exceptions = std::vector<const CalendarException*>;

/// Days on which exceptions are looked at; Microsoft Project knows 1984 to 2149. Beyond them the week repeats.
constexpr Date first_exception_day{-25'567};  // 1900-01-01
constexpr Date last_exception_day{84'005};    // 2199-12-31

constexpr std::size_t patterns_at_most = 65'535;

/// Within [from, to), in order, without overlaps.
Shifts tidied(Shifts shifts, std::int64_t from, std::int64_t to) {
    for (Shift& shift : shifts)
        shift = {std::max(shift.from, static_cast<std::int32_t>(from)),
                 std::min(shift.to, static_cast<std::int32_t>(to))};
    std::erase_if(shifts, [](const Shift& shift) { return shift.from >= shift.to; });
    sort_items(shifts);
    Shifts tidy;
    for (const Shift& shift : shifts) {
        if (!tidy.empty() && shift.from <= tidy.back().to) tidy.back().to = std::max(tidy.back().to, shift.to);
        else tidy.push_back(shift);
    }
    return tidy;
}

Shifts in_both(const Shifts& a, const Shifts& b) {
    Shifts both;
    for (const Shift& x : a)
        for (const Shift& y : b)
            if (std::max(x.from, y.from) < std::min(x.to, y.to))
                both.push_back({std::max(x.from, y.from), std::min(x.to, y.to)});
    return both;
}

/// What of two days' shifts lies in the civil day of the second.
Shifts civil_day(const Shifts& yesterday, const Shifts& today) {
    constexpr auto day = static_cast<std::int32_t>(day_length);
    Shifts shifts = today;
    for (const Shift& shift : yesterday) shifts.push_back({shift.from - day, shift.to - day});
    return tidied(std::move(shifts), 0, day_length);
}

/// Gives equal days equal numbers. More different days than can be numbered are not made by people: those share the last.
class Patterns {
public:
    explicit Patterns(std::vector<Shifts>& shifts) : shifts_(shifts) {}
    Pattern of(const Shifts& shifts) {
        const auto [at, added] =
            numbers_.try_emplace(shifts, static_cast<Pattern>(std::min(shifts_.size(), patterns_at_most - 1)));
        if (added && shifts_.size() < patterns_at_most) shifts_.push_back(shifts);
        return at->second;
    }

private:
    std::vector<Shifts>& shifts_;
    std::map<Shifts, Pattern> numbers_;
};

/// Remembers what two patterns make together.
template <class Make> class Pairs {
public:
    explicit Pairs(Make make) : make_(std::move(make)) {}
    Pattern of(Pattern one, Pattern other) {
        if (known_ && one == one_ && other == other_) return last_;
        const auto [at, added] = made_.try_emplace({one, other});
        if (added) at->second = make_(one, other);
        known_ = true;
        one_ = one, other_ = other, last_ = at->second;
        return last_;
    }

private:
    Make make_;
    std::map<std::pair<Pattern, Pattern>, Pattern> made_;
    bool known_ = false;
    Pattern one_ = 0, other_ = 0, last_ = 0;
};

const Week& standard_week() {
    static const Week week = [] {
        const Shifts day{{8 * 60, 12 * 60}, {13 * 60, 17 * 60}};
        return Week{day, day, day, day, day, {}, {}};
    }();
    return week;
}

void lay_over(Week& week, const WorkingCalendar& calendar) {
    const std::optional<Shifts>* own[7]{&calendar.monday, &calendar.tuesday,  &calendar.wednesday, &calendar.thursday,
                                        &calendar.friday, &calendar.saturday, &calendar.sunday};
    for (std::size_t i = 0; i < 7; ++i)
        if (*own[i]) week[i] = **own[i];
}

/// The calendar's bases first, itself last.
std::vector<const WorkingCalendar*> line_of(const Workspace& workspace, Ref<WorkingCalendar> calendar) {
    std::vector<const WorkingCalendar*> line;
    for (const WorkingCalendar* at = workspace.find(calendar); at && std::ranges::find(line, at) == line.end();
         at = workspace.find(at->base))
        line.push_back(at);
    std::ranges::reverse(line);
    return line;
}

/// One exception with its days, ready to be painted.
struct Painting {
    ExceptionDays days;
    const CalendarException* exception;

    [[nodiscard]] Date first() const { return days[0]; }
    [[nodiscard]] Date last() const { return days[days.size() - 1]; }
    /// Without a gap.
    [[nodiscard]] bool is_run() const { return last().days - first().days == days.size() - 1; }
};

/// Which days of a window have their paint. A run of painted days is stepped over at once, so that runs painted one over the
/// other cost no more than the window.
class Wet {
public:
    explicit Wet(std::size_t days) : next_(days + 1) { std::iota(next_.begin(), next_.end(), 0); }
    /// The first dry day from this one on; the number of days where there is none.
    [[nodiscard]] std::size_t dry_from(std::size_t day) {
        std::size_t end = day;
        while (next_[end] != end) end = next_[end];
        while (next_[day] != end) day = std::exchange(next_[day], static_cast<std::uint32_t>(end));
        return end;
    }
    [[nodiscard]] bool is_dry(std::size_t day) const { return next_[day] == day; }
    void paint(std::size_t day) { next_[day] = static_cast<std::uint32_t>(day + 1); }

private:
    std::vector<std::uint32_t> next_;  ///< Itself where it is dry.
};

}  // namespace

class WorkTimeBuilder {
public:
    explicit WorkTimeBuilder(const Week& week) {
        for (std::size_t i = 0; i < 7; ++i) week_[i] = number_of(week[i]);
    }

    /// The first that speaks of a day holds.
    WorkTime build(const std::vector<Painting>& paintings = {}) {
        open_window(paintings);
        paint(paintings);
        auto tables = std::make_shared<WorkTime::Tables>();
        Patterns patterns(tables->shifts);
        Pairs civil([&](Pattern yesterday, Pattern today) {
            return patterns.of(civil_day(shifts_[yesterday], shifts_[today]));
        });
        for (std::size_t i = 0; i < 7; ++i) tables->week[i] = civil.of(week_[(i + 6) % 7], week_[i]);
        tables->first_day = first_;
        tables->days.resize(days_.size());
        for (std::size_t i = 0; i < days_.size(); ++i)
            tables->days[i] = civil.of(i > 0 ? days_[i - 1] : week_[6], days_[i]);
        tables->complete();
        return WorkTime(std::move(tables));
    }

    static WorkTime both(const WorkTime::Tables& a, const WorkTime::Tables& b) {
        auto tables = std::make_shared<WorkTime::Tables>();
        Patterns patterns(tables->shifts);
        Pairs common([&](Pattern one, Pattern other) { return patterns.of(in_both(a.shifts[one], b.shifts[other])); });
        for (std::size_t i = 0; i < 7; ++i) tables->week[i] = common.of(a.week[i], b.week[i]);
        std::int64_t end = a.end_day();
        tables->first_day = a.first_day;
        if (a.days.empty()) {
            tables->first_day = b.first_day;
            end = b.end_day();
        } else if (!b.days.empty()) {
            tables->first_day = std::min(a.first_day, b.first_day);
            end = std::max(end, b.end_day());
        }
        for (std::int64_t day = tables->first_day; day < end; ++day)
            tables->days.push_back(common.of(a.pattern_of(day), b.pattern_of(day)));
        tables->complete();
        return WorkTime(std::move(tables));
    }

private:
    Pattern number_of(const Shifts& shifts) { return patterns_.of(tidied(shifts, 0, 2 * day_length)); }

    /// Whole weeks around all painted days, and one more: a night shift of the last day ends in it.
    void open_window(const std::vector<Painting>& paintings) {
        if (paintings.empty()) return;
        Date first_painted = paintings.front().first(), last_painted = first_painted;
        for (const Painting& painting : paintings) {
            first_painted = std::min(first_painted, painting.first());
            last_painted = std::max(last_painted, painting.last());
        }
        const std::int64_t first = first_painted.days, last = last_painted.days;
        first_ = first - weekday_index(first);
        const std::int64_t end = last - weekday_index(last) + 14;
        days_.resize(static_cast<std::size_t>(end - first_));
        for (std::size_t i = 0; i < days_.size(); ++i) days_[i] = week_[i % 7];
    }

    void paint(const std::vector<Painting>& paintings) {
        const auto place_of = [&](Date day) { return static_cast<std::size_t>(day.days - first_); };
        Wet wet(days_.size());
        for (const Painting& painting : paintings) {
            const Pattern number = number_of(painting.exception->shifts);
            const auto paint_day = [&](std::size_t day) {
                days_[day] = number;
                wet.paint(day);
            };
            if (painting.is_run()) {
                const std::size_t end = place_of(painting.last()) + 1;
                for (std::size_t day = wet.dry_from(place_of(painting.first())); day < end; day = wet.dry_from(day))
                    paint_day(day);
                continue;
            }
            for (std::int64_t i = 0; i < painting.days.size(); ++i)
                if (const std::size_t day = place_of(painting.days[i]); wet.is_dry(day)) paint_day(day);
        }
    }

    std::vector<Shifts> shifts_;  ///< As people write them: a night shift belongs to the day it begins.
    Patterns patterns_{shifts_};
    std::array<Pattern, 7> week_{};
    std::int64_t first_ = -3;
    std::vector<Pattern> days_;
};

namespace {

WorkTime compiled(const std::vector<const WorkingCalendar*>& line,
                  const std::map<Ref<WorkingCalendar>, Exceptions>& exceptions) {
    Week week = standard_week();
    for (const WorkingCalendar* calendar : line) lay_over(week, *calendar);
    // What the calendar itself says holds before what its base says, and what speaks of fewer days before the longer one.
    std::vector<Painting> paintings;
    for (auto calendar = line.rbegin(); calendar != line.rend(); ++calendar) {
        const auto own = exceptions.find({(*calendar)->id});
        if (own == exceptions.end()) continue;
        const std::size_t before = paintings.size();
        for (const CalendarException* exception : own->second)
            if (const ExceptionDays days(*exception, first_exception_day, last_exception_day); days.size() > 0)
                paintings.push_back({days, exception});
        sort_items(std::span(paintings).subspan(before), [](const Painting& a, const Painting& b) {
            if (a.days.size() != b.days.size()) return a.days.size() < b.days.size();
            return a.exception->id > b.exception->id;
        });
    }
    return WorkTimeBuilder(week).build(paintings);
}

}  // namespace

WorkTime::WorkTime() {
    static const WorkTime standard = WorkTimeBuilder(standard_week()).build();
    tables_ = standard.tables_;
}

WorkTime WorkTime::elapsed() {
    const Shifts day{{0, static_cast<std::int32_t>(day_length)}};
    return WorkTimeBuilder(Week{day, day, day, day, day, day, day}).build();
}

WorkTime intersection(const WorkTime& a, const WorkTime& b) {
    if (a == b) return a;
    return WorkTimeBuilder::both(*a.tables_, *b.tables_);
}

WorkTime work_time_of(const Workspace& workspace, Ref<WorkingCalendar> calendar) {
    return WorkTimes(workspace).of(calendar);
}

WorkTimes::WorkTimes(const Workspace& workspace) : workspace_(&workspace), elapsed_(WorkTime::elapsed()) {
    for (const CalendarException& exception : workspace.all<CalendarException>())
        exceptions_[exception.calendar].push_back(&exception);
}

const WorkTime& WorkTimes::of(Ref<WorkingCalendar> calendar) {
    if (!workspace_->find(calendar)) calendar = {};
    const auto [at, added] = compiled_.try_emplace({calendar, calendar});
    if (added && !calendar.is_null()) at->second = compiled(line_of(*workspace_, calendar), exceptions_);
    return at->second;
}

const WorkTime& WorkTimes::of_both(Ref<WorkingCalendar> a, Ref<WorkingCalendar> b) {
    if (!workspace_->find(a)) a = {};
    if (!workspace_->find(b)) b = {};
    if (b < a) std::swap(a, b);
    if (a == b) return of(a);
    const auto [at, added] = compiled_.try_emplace({a, b});
    if (added) at->second = intersection(of(a), of(b));
    return at->second;
}

}  // namespace rapport
