// The sections of what is delivered: value with its evidence, deliverables with their versions and fingerprints.

#include <algorithm>

#include "base/text.h"
#include "share/page_parts.h"
#include "share/sha256.h"
#include "share/shown_parts.h"

namespace rapport {
namespace {

// --- Value -------------------------------------------------------------------------------------------------------------

std::string percent_of(Share share) { return std::to_string(share / 10) + "\u00a0%"; }

std::string value_figures(const Shown& shown) {
    const auto confirmed = std::ranges::count_if(shown.value, [](const ShownValue& one) {
        return !one.evidence.empty() && !one.asks && one.says == ClientSays::Agreed;
    });
    const auto asks = std::ranges::count_if(shown.value, &ShownValue::asks);
    std::string html = "<dl class=\"figs\">";
    const auto figure = [&](std::string_view meaning, std::string_view number) {
        html += "<div><dt>" + std::string(meaning) + "</dt><dd class=\"big\">" + std::string(number) + "</dd></div>";
    };
    if (shown.delivered)
        figure(
            "of the value listed here is delivered; " + percent_of(shown.planned.value_or(0)) + " was planned by now",
            percent_of(*shown.delivered));
    figure("of " + counted(static_cast<std::int64_t>(shown.value.size()), "outcome", "outcomes") + " confirmed by you",
           std::to_string(confirmed));
    figure(
        asks == 1 ? "piece of evidence waits for your confirmation" : "pieces of evidence wait for your confirmation",
        std::to_string(asks));
    return html + "</dl>\n";
}

std::string confirmation_chip(const ShownValue& one, int year) {
    const std::string on = one.said_on ? " on " + day_html(*one.said_on, DayForm::Short, year) : std::string();
    if (one.evidence.empty()) return state_html("grey", "i-open", "Nothing to report yet", "chip");
    if (one.asks) return state_html("amber", "i-amber", "Waiting for your confirmation", "chip");
    if (one.says == ClientSays::Disputed) return state_html("red", "i-red", "You said this is not right" + on, "chip");
    return state_html("green", "i-green", "Confirmed" + on, "chip");
}

std::string meter(Share reached) {
    const std::string width = to_string(Decimal{std::int64_t{reached} * 100});
    return "<svg class=\"meter\" aria-hidden=\"true\" viewBox=\"0 0 100 6\" preserveAspectRatio=\"none\"><rect "
           "class=\"t\" "
           "width=\"100\" height=\"6\"/><rect class=\"f\" width=\"" +
           width + "\" height=\"6\"/></svg>";
}

std::string evidence_html(const ShownEvidence& one, std::string_view unit, bool with_number, int year) {
    std::string html = "<p>" + day_html(one.on, DayForm::Short, year);
    if (with_number && one.actual) html += ": " + theirs(with_unit(*one.actual, unit));
    html += ".";
    if (!trimmed(one.note).empty()) html += " " + theirs(one.note);
    if (!trimmed(one.source).empty()) html += " Source: <span class=\"nb\">" + theirs(one.source) + "</span>";
    return html + "</p>";
}

std::string value_html(const ShownValue& one, int year) {
    const bool measured = !trimmed(one.measure).empty();
    std::string html = "<article class=\"item val\" aria-labelledby=\"t-" + one.ref +
                       "\">\n<div><h3 class=\"measure\" id=\"t-" + one.ref + "\"><span class=\"vh\">Value: </span>" +
                       (measured ? theirs(one.measure) : "Not measured in numbers") + "</h3><blockquote>" +
                       paragraphs(one.outcome) + "</blockquote>";
    if (!one.who.empty()) html += "<p class=\"who\">" + person_html(one.who, one.role) + "</p>";
    html += "</div>\n<div>";
    const auto actual = std::ranges::find_if(one.evidence, [](const ShownEvidence& e) { return e.actual.has_value(); });
    html += "<p class=\"measure\">";
    html += actual != one.evidence.end()
                ? "<span class=\"big\">" + escaped(to_string(*actual->actual)) + "</span> " + theirs(one.unit) + " now"
                : "Nothing measured yet" + (trimmed(one.unit).empty() ? "" : ", in " + theirs(one.unit));
    html += "</p>";
    if (one.reached) html += meter(*one.reached);
    html += "<p class=\"scale\"><span>" +
            (one.baseline ? theirs(with_unit(*one.baseline, one.unit)) + " at the start" : "No number from the start") +
            "</span><span>" + (one.target ? "Target " + theirs(with_unit(*one.target, one.unit)) : "No target agreed") +
            "</span></p><p class=\"small\">";
    if (one.reached) html += percent_of(*one.reached) + " of the way.";
    if (one.due) html += " Due by " + day_html(*one.due, DayForm::Short, year) + ".";
    html += "</p></div>\n<div class=\"ev\"><p>" + confirmation_chip(one, year) + "</p>";
    for (std::size_t i = 0; i < one.evidence.size() && i < 6; ++i)
        html += evidence_html(one.evidence[i], one.unit, i > 0, year);
    if (one.asks) html += pen("<i></i>This is right <i></i>It is not<u></u>");
    return html + slot(one.ref) + "</div></article>\n";
}

// --- Deliverables ------------------------------------------------------------------------------------------------------

std::string size_of_file(Decimal kilobytes) {
    if (kilobytes.thousandths <= 0) return {};
    if (kilobytes.thousandths < 1'000'000) return ", " + std::to_string((kilobytes.thousandths + 999) / 1'000) + " kB";
    return ", " + to_string(Decimal{kilobytes.thousandths / 100'000 * 100}) + " MB";
}

/// In eights, so that two people can read it to each other.
std::string fingerprint(std::string_view digest) {
    std::string html;
    for (std::size_t at = 0; at < digest.size(); at += 8)
        html += (at > 0 ? "<wbr>" : "") + escaped(digest.substr(at, 8));
    return html;
}

std::string deliverable_chip(const ShownDeliverable& one, int year) {
    std::string who = one.decided_by.empty() ? "" : " by " + theirs(one.decided_by);
    if (one.decided) who += ", " + day_html(*one.decided, DayForm::Short, year);
    switch (one.state) {
    case DeliverableState::Submitted:
        return one.asks ? state_html("amber", "i-amber", "Waiting for your approval", "chip")
                        : state_html("grey", "i-open", "Not to be approved yet", "chip");
    case DeliverableState::Approved:     return state_html("green", "i-green", "Approved" + who, "chip");
    case DeliverableState::ChangesAsked: return state_html("grey", "i-open", "Changes asked for" + who, "chip");
    case DeliverableState::Planned:      break;
    }
    return state_html("grey", "i-open", "Not there yet", "chip");
}

/// Without the column of names where nobody is named.
std::string versions_html(const ShownDeliverable& one, int year) {
    if (one.versions.empty()) return "<p class=\"small\">No version has been handed over yet.</p>";
    const bool named = !std::ranges::all_of(one.versions, [](const ShownVersion& v) { return trimmed(v.by).empty(); });
    const std::string caption = "Versions of " + theirs(one.name);
    std::string html = named ? table_head(caption, {"Version", "Date", "By", "What changed"}, "versions signed", true)
                             : table_head(caption, {"Version", "Date", "What changed"}, "versions", true);
    for (const ShownVersion& version : one.versions)
        html += table_row(version.number.empty() ? "Not numbered" : theirs(version.number),
                          cell("Date", day_html(version.on, DayForm::Short, year)) +
                              (named ? cell("By", theirs(version.by)) : "") +
                              cell("Change", version.change.empty() ? "Not stated" : theirs(version.change)));
    return html + "</tbody></table>\n";
}

std::string deliverable_html(const ShownDeliverable& one, int year) {
    std::string html = "<article class=\"item deliv\" aria-labelledby=\"t-" + one.ref +
                       "\"><div class=\"dh\"><h3 id=\"t-" + one.ref + "\">" + theirs(one.name) + "</h3>" +
                       deliverable_chip(one, year) + "</div><div class=\"prose\">";
    if (one.due) html += "<p>Due on " + day_html(*one.due, DayForm::Short, year) + ".</p>";
    if (!trimmed(one.acceptance).empty()) html += "<p>It is good when:</p>" + paragraphs(one.acceptance);
    if (!trimmed(one.decision).empty() || !trimmed(one.decided_version).empty()) {
        html += std::string(one.decided ? "<p>What you said" : "<p>What was noted") +
                (trimmed(one.decided_version).empty() ? "" : " of version " + theirs(one.decided_version)) + ":</p>" +
                (trimmed(one.decision).empty() ? "<p>Nothing in words.</p>"
                 : one.decided ? "<blockquote class=\"words\">" + paragraphs(one.decision) + "</blockquote>"
                               : paragraphs(one.decision));
    }
    html += "</div>\n" + versions_html(one, year);
    for (const ShownVersion& version : one.versions) {
        if (trimmed(version.file).empty() && version.sha256.empty()) continue;
        html += "<p class=\"fp\">" +
                (trimmed(version.file).empty() ? "Version " + theirs(version.number) : theirs(version.file)) +
                size_of_file(version.kilobytes) + ".";
        if (!version.sha256.empty())
            html += " Fingerprint (SHA-256): <code>" +
                    (is_hex_digest(folded(version.sha256)) ? fingerprint(version.sha256) : theirs(version.sha256)) +
                    "</code>";
        html += "</p>";
    }
    if (one.asks) html += pen("<i></i>I approve this version <i></i>I ask for changes<u></u>");
    return html + slot(one.ref) + "</article>\n";
}

std::string approvals_html(const Shown& shown) {
    if (shown.approvals == 0) return {};
    const std::string since = std::to_string(shown.approvals_taken_back) + " of them with changes asked for since, ";
    return "<p class=\"fp\">Approvals so far: " + std::to_string(shown.approvals) + ", " +
           (shown.approvals_taken_back > 0 ? since : std::string()) + "chain ends with <code id=\"approvals\">" +
           fingerprint(shown.approvals_digest) +
           "</code>. The same digest on two copies means the same approvals.</p>\n";
}

}  // namespace

std::string value_section(const Shown& shown) {
    if (shown.value.empty()) return {};
    std::string html = section_start("value", "Value delivered") + value_figures(shown);
    for (const ShownValue& one : shown.value) html += value_html(one, year_of(shown));
    return html + "</section>\n";
}

std::string deliverables_section(const Shown& shown) {
    if (shown.deliverables.empty()) return {};
    std::string html = section_start("deliverables", "Deliverables");
    for (const ShownDeliverable& one : shown.deliverables) html += deliverable_html(one, year_of(shown));
    return html + approvals_html(shown) + "</section>\n";
}

}  // namespace rapport
