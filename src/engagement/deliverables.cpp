#include "engagement/deliverables.h"

#include <algorithm>

#include "base/sort.h"
#include "base/text.h"
#include "engagement/facts.h"
#include "engagement/sayings.h"

namespace rapport {
namespace {

bool is_later(const DeliverableVersion* a, const DeliverableVersion* b) {
    if (a->on != b->on) return a->on > b->on;
    const int order = compare_natural(a->number, b->number);
    if (order != 0) return order > 0;
    return a->born != b->born ? b->born < a->born : b->id < a->id;
}

/// All versions that there are, those of one deliverable beside each other and the latest first.
std::vector<const DeliverableVersion*> all_versions(const Workspace& workspace) {
    std::vector<const DeliverableVersion*> all;
    for (const DeliverableVersion& version : workspace.all<DeliverableVersion>()) all.push_back(&version);
    sort_items(all, [](const DeliverableVersion* a, const DeliverableVersion* b) {
        return a->deliverable != b->deliverable ? a->deliverable.id < b->deliverable.id : is_later(a, b);
    });
    return all;
}

bool was_decided(const Deliverable& deliverable) {
    return deliverable.state == DeliverableState::Approved || deliverable.state == DeliverableState::ChangesAsked;
}

/// What they spoke of is not what they have now.
bool has_newer(const DeliverableReading& reading) {
    const DeliverableVersion* latest = reading.latest();
    if (!latest || !was_decided(*reading.deliverable)) return false;
    const auto spoken_of =
        std::ranges::find(reading.versions, std::string_view(reading.deliverable->decided_version),
                          [](const DeliverableVersion* one) { return std::string_view(one->number); });
    return spoken_of != reading.versions.end() && *spoken_of != latest;
}

std::optional<Date> waits_since(const DeliverableReading& reading) {
    const Deliverable& deliverable = *reading.deliverable;
    if (deliverable.state != DeliverableState::Submitted && !has_newer(reading)) return {};
    if (const DeliverableVersion* latest = reading.latest()) return latest->on;
    return day_of(stamp_of(deliverable, type_of<Deliverable>.fields[field_of<&Deliverable::state>()].reg));
}

std::string version_said(const std::string& number) { return number.empty() ? std::string("It") : "Version " + number; }

std::string decision_said(const EngagementIndex& index, const Deliverable& deliverable) {
    const bool approved = deliverable.state == DeliverableState::Approved;
    const Stakeholder* who = index.person(deliverable.decided_by);
    const std::string when =
        deliverable.decided ? " on " + day_said(*deliverable.decided, index.today()) : std::string();
    if (approved)
        return version_said(deliverable.decided_version) + " was approved" +
               (who ? " by " + who->name : std::string()) + when + ".";
    return (who ? who->name : std::string("The client")) + " asked for changes" +
           (deliverable.decided_version.empty() ? std::string() : " to version " + deliverable.decided_version) + when +
           ".";
}

std::string sentence_of(const EngagementIndex& index, const DeliverableReading& reading) {
    const Deliverable& deliverable = *reading.deliverable;
    if (reading.waits_since) {
        const std::string since = reading.waits_days == 0 ? std::string(" today.")
                                                          : " " + day_said(*reading.waits_since, index.today()) + ": " +
                                                                days_said(reading.waits_days) + ".";
        return version_said(reading.latest() ? reading.latest()->number : std::string()) +
               " waits for the client since" + since;
    }
    std::string said = was_decided(deliverable) ? decision_said(index, deliverable) : std::string();
    if (reading.days_late > 0)
        said += (said.empty() ? "" : " ") + std::string("It is ") + days_said(reading.days_late) + " late.";
    if (!said.empty()) return said;
    return deliverable.due ? "It is due on " + day_said(*deliverable.due, index.today()) + "."
                           : std::string("Nothing was handed over yet.");
}

void complete(const EngagementIndex& index, DeliverableReading& reading) {
    const Deliverable& deliverable = *reading.deliverable;
    const Date today = index.today();
    reading.waits_since = waits_since(reading);
    if (reading.waits_since) reading.waits_days = std::max(0, today.days - reading.waits_since->days);
    const bool with_us = !reading.waits_since && deliverable.state != DeliverableState::Approved;
    if (with_us && deliverable.due) reading.days_late = std::max(0, today.days - deliverable.due->days);
    reading.lacks_acceptance = trimmed(deliverable.acceptance.text).empty();
    reading.sentence = sentence_of(index, reading);
}

template <class Wanted> std::vector<DeliverableReading> readings(const EngagementIndex& index, const Wanted& wanted) {
    const std::vector<const DeliverableVersion*> all = all_versions(index.workspace());
    std::vector<DeliverableReading> found;
    for (const Deliverable& deliverable : index.workspace().all<Deliverable>()) {
        const Project* project = index.project(deliverable.project);
        if (!project || !wanted(*project)) continue;
        DeliverableReading& reading = found.emplace_back();
        reading.deliverable = &deliverable;
        reading.project = project;
        reading.client = index.client(project->client);
        const auto owner = [](const DeliverableVersion* one) { return one->deliverable.id; };
        const auto own = std::ranges::equal_range(all, deliverable.id, {}, owner);
        reading.versions.assign(own.begin(), own.end());
        complete(index, reading);
    }
    return found;
}

bool comes_first(const DeliverableReading& a, const DeliverableReading& b) {
    const int order = compare_natural(a.deliverable->name, b.deliverable->name);
    return order != 0 ? order < 0 : a.deliverable->id < b.deliverable->id;
}

}  // namespace

std::vector<const DeliverableVersion*> versions_of(const Workspace& workspace, Ref<Deliverable> deliverable) {
    std::vector<const DeliverableVersion*> found;
    for (const DeliverableVersion& version : workspace.all<DeliverableVersion>())
        if (version.deliverable == deliverable) found.push_back(&version);
    sort_items(found, is_later);
    return found;
}

const DeliverableVersion* version_of(const Workspace& workspace, Ref<Deliverable> deliverable,
                                     std::string_view number) {
    const std::string wanted = folded(trimmed(number));
    for (const DeliverableVersion* version : versions_of(workspace, deliverable))
        if (folded(trimmed(version->number)) == wanted) return version;
    return nullptr;
}

std::string next_number(const Workspace& workspace, Ref<Deliverable> deliverable) {
    const std::vector<const DeliverableVersion*> versions = versions_of(workspace, deliverable);
    if (versions.empty()) return "1.0";
    std::string number = versions.front()->number;
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    const auto last = std::find_if(number.rbegin(), number.rend(), is_digit);
    if (last == number.rend()) return number.empty() ? "2" : number + " 2";
    // The number that stands last, one more: as long as it needs to be.
    for (auto at = last;; ++at) {
        if (at == number.rend() || !is_digit(*at)) {
            number.insert(at.base(), '1');
            break;
        }
        if (*at != '9') {
            ++*at;
            break;
        }
        *at = '0';
    }
    return version_of(workspace, deliverable, number) ? number + " b" : number;
}

std::vector<DeliverableReading> deliverables_of(const EngagementIndex& index, Ref<Project> project) {
    std::vector<DeliverableReading> found = readings(index, [&](const Project& one) { return one.id == project.id; });
    sort_items(found, [](const DeliverableReading& a, const DeliverableReading& b) {
        const Date first = a.deliverable->due.value_or(Date{INT32_MAX});
        const Date second = b.deliverable->due.value_or(Date{INT32_MAX});
        return first != second ? first < second : comes_first(a, b);
    });
    return found;
}

std::vector<DeliverableReading> waiting_deliverables(const EngagementIndex& index) {
    std::vector<DeliverableReading> found = readings(index, [](const Project& one) { return is_open(one); });
    std::erase_if(found, [](const DeliverableReading& one) { return !one.waits_since; });
    sort_items(found, [](const DeliverableReading& a, const DeliverableReading& b) {
        return a.waits_days != b.waits_days ? a.waits_days > b.waits_days : comes_first(a, b);
    });
    return found;
}

}  // namespace rapport
