#include "share/sections.h"

#include <algorithm>

#include "base/text.h"
#include "share/page_parts.h"
#include "share/shown_parts.h"

namespace rapport {
namespace {

using Item = SnapshotSection::Item;

constexpr std::string_view not_said = "Reason not stated.";

std::string text_of(const Words& words) {
    std::string text;
    for (const Words::Piece& piece : words.pieces) text += piece.day ? full_day(*piece.day) : piece.text;
    return text;
}

std::string day_of(const std::optional<Date>& day) { return day ? full_day(*day) : std::string(); }

/// A value of what was told: a day in words, else as it is.
std::string said(const std::string& value) {
    const Result<Date> day = parse_iso_date(value);
    return day ? full_day(*day) : value;
}

std::string joined(std::string_view first, std::string_view between, std::string_view second) {
    return std::string(first) + (first.empty() || second.empty() ? "" : std::string(between)) + std::string(second);
}

std::string with_role(std::string_view name, std::string_view role) { return joined(name, ", ", role); }

/// Nothing where there is nothing to say.
void add(Item& item, std::string_view label, std::string text) {
    if (!trimmed(text).empty()) item.lines.push_back({std::string(label), std::string(trimmed(text))});
}

std::string percent_of(Share share) { return std::to_string(share / 10) + " %"; }

std::string_view state_of(const ShownValue& one) {
    if (one.evidence.empty()) return "Nothing to report yet";
    if (one.asks) return "Waits for your confirmation";
    return one.says == ClientSays::Disputed ? "You said this is not right" : "Confirmed";
}

std::string_view state_of(const ShownRequest& one) {
    if (one.asks) return "Waits for your word";
    switch (one.state) {
    case RequestState::Accepted:  return "Accepted";
    case RequestState::Later:     return "Kept for later";
    case RequestState::Declined:  return "Not taken on";
    case RequestState::Withdrawn: return "Withdrawn";
    case RequestState::New:       break;
    }
    return "Waits for our answer";
}

std::string_view state_of(const ShownDeliverable& one) {
    return one.state == DeliverableState::Submitted ? "Waits for you" : label_of(one.state);
}

// --- How it goes ---------------------------------------------------------------------------------------------------------

void add_project(const Shown& shown, std::vector<Item>& items) {
    Item item{shown.project, {}};
    add(item, "Code", shown.project_code);
    add(item, "What it is", shown.summary);
    if (!item.lines.empty()) items.push_back(std::move(item));
}

void add_success(const Shown& shown, std::vector<Item>& items) {
    if (trimmed(shown.success).empty()) return;
    Item& item = items.emplace_back();
    add(item, "", shown.success);
    add(item, "Said by", with_role(shown.success_by, shown.success_role));
    add(item, "On", day_of(shown.success_on));
}

void add_lights(const Shown& shown, std::vector<Item>& items) {
    Item overall{"Overall", std::string(look_of(shown.lights.overall).word)};
    add(overall, "", text_of(shown.lights.sentence));
    items.push_back(std::move(overall));
    for (const ShownLight& side : shown.lights.sides) {
        Item& item = items.emplace_back(Item{side.name, std::string(look_of(side.light).word)});
        add(item, "Why", text_of(shown.lights.red_because));
        add(item, shown.lights.red_because.empty() ? "Why" : "Measured: " + folded(look_of(side.measured).word),
            text_of(side.reason));
    }
}

void add_told(const Shown& shown, std::vector<Item>& items) {
    const ShownDiscontent& told = shown.discontent;
    if (told.empty()) return;
    if (told.now) {
        Item& item = items.emplace_back();
        add(item, "", text_of(told.sentence));
        add(item, "In their words", told.words);
        add(item, "Said by", with_role(told.who, told.role));
        add(item, "What clears this", text_of(told.clears));
    }
    for (const ShownRecovery& one : told.recoveries) {
        Item& item = items.emplace_back(Item{one.words.empty() ? one.answered : one.words, {}});
        add(item, "Said by", one.who);
        add(item, "Received", full_day(one.received));
        add(item, "What we do about it", one.action);
        add(item, "Who", one.owner);
        add(item, "Due", day_of(one.due));
        add(item, "You were told on", day_of(one.told));
    }
    for (const ShownPromise& one : told.promises) {
        Item& item = items.emplace_back(Item{one.text, std::string(label_of(one.state))});
        add(item, "Promised by", one.by);
        add(item, "Due", day_of(one.due));
    }
}

void add_changes(const Shown& shown, std::vector<Item>& items) {
    for (const ShownChange& one : shown.changes) {
        Item& item = items.emplace_back(Item{one.item, {}});
        add(item, one.before.empty() ? "New" : "Changed",
            one.before.empty() ? said(one.after) : said(one.before) + " → " + said(one.after));
        add(item, "Why", one.cause.empty() ? std::string(not_said) : text_of(one.cause));
    }
}

// --- What is asked -------------------------------------------------------------------------------------------------------

void add_decisions(const Shown& shown, std::vector<Item>& items) {
    for (const ShownDecision& one : shown.decisions) {
        Item& item = items.emplace_back(Item{one.name, "Waits for your decision"});
        add(item, "Please decide by", day_of(one.due));
        add(item, "", one.description);
        for (std::size_t i = 0; i < one.options.size(); ++i)
            add(item, std::to_string(i + 1) + (one.options[i].advised ? ", which we advise" : ""),
                joined(one.options[i].name, ": ", one.options[i].effect));
        if (one.none) add(item, "You said none of these", joined(day_of(one.none->on), ": ", one.none->words));
    }
    for (const ShownDecided& one : shown.decided) {
        Item& item = items.emplace_back(Item{one.name, "Decided"});
        add(item, "Chosen", one.chosen);
        add(item, "By", one.of_reader ? std::string("You") : one.who);
        add(item, "On", day_of(one.on));
        add(item, "In their words", one.said);
    }
}

void add_requests(const Shown& shown, std::vector<Item>& items) {
    for (const ShownRequest& one : shown.requests) {
        Item& item = items.emplace_back(Item{one.what, std::string(state_of(one))});
        add(item, "Why", one.why);
        add(item, "Asked for", joined(one.who, ", ", day_of(one.asked)));
        add(item, "Needed by", day_of(one.needed));
        add(item, "What it would mean", one.effect);
        if (one.says == ClientSays::Agreed || one.says == ClientSays::Disputed)
            add(item, one.says == ClientSays::Agreed ? "Agreed to that" : "Did not agree to that",
                joined(one.said_by_reader ? std::string("You") : one.said_by, ", ",
                       joined(day_of(one.said_on), ": ", one.said)));
        add(item, "Our answer", joined(day_of(one.answered), ": ", one.answer));
    }
}

void add_priorities(const Shown& shown, std::vector<Item>& items) {
    for (const std::string& one : shown.priorities) items.push_back({one, {}});
}

// --- What is delivered ---------------------------------------------------------------------------------------------------

std::string amount(const std::optional<Decimal>& number, std::string_view unit) {
    return number ? with_unit(*number, unit) : std::string();
}

void add_value(const Shown& shown, std::vector<Item>& items) {
    for (const ShownValue& one : shown.value) {
        Item& item = items.emplace_back(Item{one.outcome, std::string(state_of(one))});
        add(item, "In the words of", with_role(one.who, one.role));
        add(item, "Measure", joined(one.measure, ", in ", one.unit));
        add(item, "At the start", amount(one.baseline, one.unit));
        add(item, "Target", amount(one.target, one.unit));
        add(item, "Due", day_of(one.due));
        if (one.reached) add(item, "Of the way", percent_of(*one.reached));
        if (!one.asks) add(item, "Your side said so on", day_of(one.said_on));
        for (const ShownEvidence& evidence : one.evidence)
            add(item, "Measured on " + full_day(evidence.on),
                joined(joined(amount(evidence.actual, one.unit), ". ", evidence.note), ". Source: ", evidence.source));
    }
    if (!shown.delivered || items.empty()) return;
    Item& sum = items.emplace_back();
    add(sum, "Delivered of all that is listed here", percent_of(*shown.delivered));
    add(sum, "Planned by now", percent_of(shown.planned.value_or(0)));
}

void add_deliverables(const Shown& shown, std::vector<Item>& items) {
    for (const ShownDeliverable& one : shown.deliverables) {
        Item& item = items.emplace_back(Item{one.name, std::string(state_of(one))});
        add(item, "Due", day_of(one.due));
        add(item, "Accepted when", one.acceptance);
        const std::string version = one.decided_version.empty() ? "" : "version " + one.decided_version;
        add(item, "Decided",
            joined(joined(joined(version, ", ", one.decided_by), ", ", day_of(one.decided)), ": ", one.decision));
        for (const ShownVersion& version : one.versions) {
            add(item, "Version " + version.number,
                joined(joined(full_day(version.on), ", ", version.by), ": ", version.change));
            add(item, "Its file", version.file);
            add(item, "SHA-256", version.sha256);
        }
    }
    if (shown.approvals == 0) return;
    Item& chain = items.emplace_back();
    add(chain, "Approvals so far", std::to_string(shown.approvals));
    add(chain, "Last digest of their chain", shown.approvals_digest);
}

// --- Reports and people --------------------------------------------------------------------------------------------------

void add_report(const ShownReport& one, std::vector<Item>& items) {
    Item& item = items.emplace_back(Item{one.title.empty() ? "Status report" : one.title, {}});
    add(item, "Of", one.from && one.until ? full_day(*one.from) + " to " + full_day(*one.until) : full_day(one.on));
    if (one.from && one.until) add(item, "Issued on", full_day(one.on));
    add(item, "By", one.who);
    if (one.lights_left_out) add(item, "The lights as they stood then", "Left out: all of them are red now.");
    std::string lights;
    for (const ShownReport::Side& side : one.lights)
        lights = joined(lights, ", ", side.name + " " + folded(look_of(side.light).word));
    add(item, "The lights as they stood then", lights);
    for (const ShownReport::Part& part : one.parts) add(item, part.heading, part.text);
}

void add_reports(const Shown& shown, std::vector<Item>& items) {
    if (shown.report) add_report(*shown.report, items);
    for (const ShownReport& one : shown.earlier_reports) add_report(one, items);
}

void add_people(const Shown& shown, std::vector<Item>& items) {
    for (const ShownPerson& one : shown.people) {
        Item& item = items.emplace_back(Item{one.name, {}});
        add(item, "", with_role(one.role, one.organisation));
        add(item, "E-mail", one.email);
        add(item, "Phone", one.phone);
    }
}

}  // namespace

std::vector<SnapshotSection> sections_of(const Shown& shown) {
    std::vector<SnapshotSection> sections;
    std::vector<Item> items;
    const auto end = [&](std::string_view heading) {
        if (!items.empty()) sections.push_back({std::string(heading), std::move(items)});
        items = {};
    };
    add_project(shown, items);
    end("The project");
    add_success(shown, items);
    end("What success means");
    add_lights(shown, items);
    end("How it stands");
    add_told(shown, items);
    end("What you told us");
    add_decisions(shown, items);
    end("Decisions");
    add_requests(shown, items);
    end("Requests");
    add_priorities(shown, items);
    end("What matters most");
    add_value(shown, items);
    end("Value");
    add_deliverables(shown, items);
    end("Deliverables");
    add_changes(shown, items);
    end("What changed");
    add_reports(shown, items);
    end("Status reports");
    add_people(shown, items);
    end("People to talk to");
    return sections;
}

}  // namespace rapport
