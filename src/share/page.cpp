// The page as a whole: its frame, the order of its sections, what its script reads, and its digest.

#include "share/page.h"

#include <algorithm>
#include <cstdlib>

#include "base/text.h"
#include "engagement/sayings.h"
#include "share/page_assets.h"
#include "share/page_parts.h"
#include "share/sha256.h"

namespace rapport {
namespace {

constexpr std::string_view digest_places = "<code id=\"integrity\" data-sha256=\"";
constexpr std::string_view locked_title = "<title>A locked file";  ///< Of one behind a passphrase (share/locked_page).
constexpr std::string_view data_place = "<script type=\"application/json\" id=\"rapport-data\">";

/// Drawn once, and shown by their id wherever they are needed.
constexpr std::string_view symbols =
    R"(<svg width="0" height="0" class="vh" aria-hidden="true"><defs>
<symbol id="i-green" viewBox="0 0 24 24"><circle cx="12" cy="12" r="11"/><path class="glyph" d="M6.8 12.6l3.6 3.6 6.9-7.5"/></symbol>
<symbol id="i-amber" viewBox="0 0 24 24"><path d="M12 2 23 21.700H1z" stroke="currentColor" stroke-width="1.4" stroke-linejoin="round"/><path class="glyph" d="M12 9v5.2"/><circle class="glyph-dot" cx="12" cy="18" r="1.500"/></symbol>
<symbol id="i-red" viewBox="0 0 24 24"><path d="M7.400 1h9.200L23 7.400v9.200L16.600 23H7.400L1 16.600V7.400z"/><path class="glyph" d="M8 8l8 8m0-8l-8 8"/></symbol>
<symbol id="i-grey" viewBox="0 0 24 24"><path d="M12 1.600 22.400 12 12 22.400 1.600 12z" fill="none" stroke="currentColor" stroke-width="2" stroke-dasharray="3.400 2.600"/><path d="M9.600 10a2.400 2.400 0 1 1 3.400 2.200c-.7.4-1 .8-1 1.500" fill="none" stroke="currentColor" stroke-width="1.900" stroke-linecap="round"/><circle cx="12" cy="16.500" r="1.200"/></symbol>
<symbol id="i-open" viewBox="0 0 24 24"><circle cx="12" cy="12" r="9.400" fill="none" stroke="currentColor" stroke-width="3"/></symbol>
<symbol id="i-note" viewBox="0 0 24 24"><path d="M3.500 4.500h17v11.500h-9l-5 4v-4h-3z" fill="none" stroke="currentColor"/></symbol>
<symbol id="i-file" viewBox="0 0 24 24"><path d="M6 2.500h8.500l4 4V21.500H6zM9 14l2.300 2.300 4-4.500" fill="none" stroke="currentColor"/></symbol>
</defs></svg>
)";

std::string policy() {
    return "default-src 'none'; script-src " + hash_source(snapshot_script) + "; style-src " +
           hash_source(snapshot_style) +
           "; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'";
}

std::string named(std::string_view text, std::string_view otherwise) {
    return std::string(trimmed(text).empty() ? otherwise : trimmed(text));
}

std::string project_of(const Shown& shown) { return named(shown.project, "Our work for you"); }

std::string head(const Shown& shown) {
    const std::string title = (shown.discontent.now ? "Red. " : "") + set_apart(project_of(shown)) +
                              ": client snapshot for " + set_apart(named(shown.client, "you")) + ", " +
                              full_day(shown.as_of());
    return "<!doctype html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n<meta "
           "http-equiv=\"Content-Security-Policy\" content=\"" +
           policy() +
           "\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"referrer\" "
           "content=\"no-referrer\">\n<meta name=\"robots\" content=\"noindex, nofollow\">\n<meta "
           "name=\"format-detection\" content=\"telephone=no, date=no, address=no\">\n<meta name=\"color-scheme\" "
           "content=\"light dark\">\n<title>" +
           escaped(title) + "</title>\n<style>" + std::string(snapshot_style) + "</style>\n</head>\n<body>\n";
}

std::int64_t approvals_waiting(const Shown& shown) {
    return std::ranges::count_if(shown.deliverables, &ShownDeliverable::asks);
}
std::int64_t evidence_waiting(const Shown& shown) { return std::ranges::count_if(shown.value, &ShownValue::asks); }

/// "We need 2 decisions, an approval and a look at 1 piece of evidence from you."
std::string needed(const Shown& shown) {
    std::vector<std::string> parts;
    const auto add = [&](std::int64_t count, std::string_view one, std::string_view many) {
        if (count > 0) parts.push_back(counted(count, one, many));
    };
    add(static_cast<std::int64_t>(shown.decisions.size()), "decision", "decisions");
    add(requests_waiting(shown), "answer about a change", "answers about changes");
    add(approvals_waiting(shown), "approval", "approvals");
    add(evidence_waiting(shown), "confirmation", "confirmations");
    return parts.empty() ? "Nothing waits for you." : "We need " + listed(parts, parts.size()) + " from you.";
}

std::string deck(const Shown& shown) {
    const ShownDiscontent& told = shown.discontent;
    if (told.now) {
        const std::string who = told.of_reader     ? "You told us that you are not content"
                                : told.who.empty() ? "We were told that your side is not content"
                                                   : theirs(told.who) + " is not content";
        return who + ", so every light is red. This page says " +
               (told.is_acted_on() ? "what we are doing about it" : "why, what clears it") +
               ", and where the work itself stands.";
    }
    const ShownMilestone* moved = nullptr;
    const ShownMilestone* overdue = nullptr;
    bool ahead = false, as_agreed = true;
    for (const ShownMilestone& one : shown.milestones) {
        if (one.state == MilestoneState::Done) continue;
        ahead = true;
        as_agreed &= one.agreed && one.expected && one.days_later == 0;
        if (one.state == MilestoneState::Overdue) overdue = overdue ? overdue : &one;
        else if (one.days_later > 0 && (!moved || one.days_later > moved->days_later)) moved = &one;
    }
    std::string html;
    if (overdue)
        html += "“" + theirs(overdue->name) + "” was expected on " +
                day_html(*overdue->expected, DayForm::Short, year_of(shown)) + " and is not done yet. ";
    if (moved)
        html += "“" + theirs(moved->name) + "” comes " + difference(moved->days_later) + " than agreed, on " +
                day_html(*moved->expected, DayForm::Short, year_of(shown)) + ". ";
    if (ahead && as_agreed && !overdue) html += "No date has moved from what was agreed. ";
    return html + needed(shown);
}

std::string header(const Shown& shown) {
    std::string html =
        "<header>\n<div class=\"mast\"><p class=\"mark\">" + theirs(named(shown.firm, "Client snapshot")) +
        "</p><p>Client snapshot" + (shown.number > 0 ? " " + std::to_string(shown.number) : "") + ", as of " +
        day_html(shown.as_of(), DayForm::Weekday) + "</p></div>\n<div class=\"title\"><p class=\"kick\">" +
        theirs(shown.client) + "</p><h1>" + theirs(project_of(shown)) + "</h1>\n<p class=\"deck\">" + deck(shown) +
        "</p>\n<p class=\"small\">Prepared for " + theirs(shown.recipient.name);
    if (!shown.author.name.empty()) html += " by " + theirs(shown.author.name);
    if (!trimmed(shown.project_code).empty()) html += ". Our number: " + theirs(shown.project_code);
    html += "</p>";
    if (!trimmed(shown.summary).empty()) html += "<div class=\"prose\">" + paragraphs(shown.summary) + "</div>";
    return html + "</div>\n</header>\n";
}

struct Section {
    std::string_view id, name;
    std::string html;
    std::int64_t waiting = 0;
};

std::string navigation(const std::vector<Section>& sections) {
    std::string html = "<nav aria-labelledby=\"h-nav\"><h2 id=\"h-nav\">In this snapshot</h2><ul>";
    const auto entry = [&](std::string_view id, std::string_view name, std::int64_t waiting) {
        html += "<li><a href=\"#" + std::string(id) + "\">" + std::string(name);
        if (waiting > 0) html += " <b>(" + std::to_string(waiting) + "<span class=\"vh\"> waiting for you</span>)</b>";
        html += "</a></li>";
    };
    for (const Section& section : sections)
        if (!section.html.empty()) entry(section.id, section.name, section.waiting);
    entry("copy", "About this copy", 0);
    return html + "</ul></nav>\n";
}

std::string two_digits(std::int64_t number) { return (number < 10 ? "0" : "") + std::to_string(number); }

/// "16:30, UTC+1".
std::string time_of_day(const Shown& shown) {
    const std::int64_t minutes = time_of(shown.made).count, off = std::abs(shown.offset.count);
    std::string text = two_digits(minutes / 60) + ":" + two_digits(minutes % 60) + ", UTC";
    if (off > 0) text += (shown.offset.count > 0 ? "+" : "−") + std::to_string(off / 60);
    if (off % 60 != 0) text += ":" + two_digits(off % 60);
    return text;
}

std::string footer(const Shown& shown, std::string_view zeros) {
    std::string html = "<footer class=\"foot\" id=\"copy\"><div class=\"page\"><h2>About this copy</h2>\n<dl>";
    const auto entry = [&](std::string_view term, const std::string& told) {
        html += "<dt>" + std::string(term) + "</dt><dd>" + told + "</dd>\n";
    };
    entry("As of", day_html(shown.as_of(), DayForm::Weekday) + ", " + time_of_day(shown));
    std::string by = shown.author.name.empty() ? "" : theirs(shown.author.name);
    if (!trimmed(shown.firm).empty()) by += (by.empty() ? "" : ", ") + theirs(shown.firm);
    entry("Made by", by.empty() ? "Somebody who did not sign it, with Rapport" : by + ", with Rapport");
    entry("Made for", theirs(shown.recipient.name) + ", " + theirs(shown.client) +
                          ". Please do not pass it on: your answers would carry your name.");
    std::string number = "Snapshot " + std::to_string(shown.number) + ", " + escaped(shown.code) + ".";
    if (shown.number <= 0) number = "None: nobody wrote down that this copy was made.";
    else if (shown.has_before)
        number += " It replaces the copy made for you on " +
                  day_html(shown.before_made, DayForm::Short, year_of(shown)) + ", snapshot " +
                  std::to_string(shown.before_number) + ".";
    entry("Number", number);
    entry("This is a copy",
          "It does not change after it is sent and cannot be called back. Work has gone on since." +
              (shown.good_until ? " After " + day_html(*shown.good_until, DayForm::Full) + " please ask for a new one."
                                : std::string()));
    entry("File integrity", std::string(digest_places) + std::string(zeros) + "\">" + std::string(zeros) +
                                "</code><br>SHA-256 of this page as a file, taken with both places that hold this "
                                "number set to zeros. Where it came behind a passphrase, that is the page that was "
                                "locked, not the file around it.");
    std::string answer = "<a href=\"#your-answers\">" +
                         std::string(shown.number > 0 ? "Answer on this page" : "See what we would like to know") +
                         "</a>";
    if (!mail_address(shown.author.email).empty()) answer += ", write to " + mail_link(shown.author.email);
    if (!trimmed(shown.author.phone).empty()) answer += ", or ring " + phone_link(shown.author.phone);
    entry("How to answer", answer + ".");
    entry("Privacy",
          "This file asks the network for nothing and reports nothing. It holds only what was chosen for you.");
    return html + "</dl></div></footer>\n";
}

/// What the script reads: what there is to answer, and by which names. No ids of records.
Json data_of(const Shown& shown) {
    const std::string slug = slug_of(shown.project, 40);  // Of the file that holds the answers.
    Json::Array items;
    for (const Asked& asked : shown.told.asked) {
        Json::Object item{{"ref", Json(asked.ref)}};
        if (asked.kind != AskKind::Comment) item.emplace_back("kind", Json(name_of(asked.kind)));  // Most of them.
        item.emplace_back("name", Json(named(without_controls(asked.name), "(untitled)")));
        const auto question = std::ranges::find(shown.questions, asked.ref, &ShownQuestion::ref);
        if (question != shown.questions.end() && question->scale == AnswerScale::Words)
            item.emplace_back("free", Json(true));
        add_choices(item, asked);
        if (asked.ref == "c0") item.emplace_back("label", Json("Comment on anything else"));
        if (!asked.version.empty()) item.emplace_back("version", Json(asked.version));
        // Of a file, or of words that a reply names; the others are held against what is kept here.
        const bool held_here = asked.kind == AskKind::Evidence || asked.kind == AskKind::Decision;
        if (!asked.sha256.empty() && !held_here) item.emplace_back("sha256", Json(asked.sha256));
        items.emplace_back(std::move(item));
    }
    const std::string address = answer_address(shown);
    Json::Object data{
        {"v", Json(std::int64_t{1})},
        {"snapshot", Json(shown.code)},
        {"project", Json(shown.project_ref)},
        {"recipient", Json(shown.recipient_ref)},
        {"recipientName", Json(shown.recipient.name)},
        {"title", Json(project_of(shown))},
        {"asOf", Json(to_iso(shown.as_of()))},
        {"mail", Json(address.empty() ? "whoever sent you this" : std::string(trimmed(shown.author.email)))},
        {"mailto", Json(address.empty() ? "#people" : address)},
        {"slug", Json(slug.empty() ? "snapshot" : slug)},
        {"replyKey", Json(shown.key)},
        {"items", Json(std::move(items))},
    };
    if (shown.good_until) {  // It says at its top when that day has passed where it is read.
        data.emplace_back("goodUntil", Json(to_iso(*shown.good_until)));
        data.emplace_back("goodUntilDay", Json(full_day(*shown.good_until)));
    }
    return data;
}

}  // namespace

std::string answer_address(const Shown& shown) {
    const std::string address = mail_address(shown.author.email);
    if (address.empty()) return {};
    return address + "?subject=" +
           percent_encoded("My answers: " + project_of(shown) +
                           (shown.number > 0 ? ", snapshot " + std::to_string(shown.number) : ""));
}

WrittenPage write_page(const Shown& shown) {
    const auto open = std::ranges::count_if(shown.discontent.recoveries, &ShownRecovery::asks);
    const std::vector<Section> sections{
        {"success", "What success means", success_section(shown)},
        {"lights", "How it stands", lights_section(shown)},
        {"told-us", "What you told us", told_section(shown), open},
        {"decisions", shown.decisions.empty() ? "Decisions" : "Needed from you", decisions_section(shown),
         static_cast<std::int64_t>(shown.decisions.size())},
        {"requests", "Changes you asked for", requests_section(shown), requests_waiting(shown)},
        {"value", "Value delivered", value_section(shown), evidence_waiting(shown)},
        {"timeline", "Timeline", timeline_section(shown)},
        {"deliverables", "Deliverables", deliverables_section(shown), approvals_waiting(shown)},
        {"changes", "What changed", changes_section(shown)},
        {"report", "Status report", report_section(shown)},
        {"people", "People to talk to", people_section(shown)},
        {"your-answers", "Your answers", answers_section(shown)},
    };
    const std::string zeros(64, '0');
    WrittenPage page;
    std::string& html = page.html;
    html = head(shown) + std::string(symbols) +
           "<a class=\"skip\" href=\"#main\">Skip to the content</a>\n<div class=\"page\">\n" + header(shown) +
           "<div class=\"cols\">\n" + navigation(sections) + "<main id=\"main\" tabindex=\"-1\">\n";
    for (const Section& section : sections) html += section.html;
    html += "</main></div></div>\n";
    const std::size_t foot = html.size();
    html += footer(shown, zeros);
    if (shown.number > 0)
        html += std::string(data_place) + json_in_page(data_of(shown)) + "</script>\n<script>" +
                std::string(snapshot_script) + "</script>\n";
    html += "</body>\n</html>\n";
    page.sha256 = hex(sha256(html));
    const std::size_t first = html.find(digest_places, foot) + digest_places.size();
    html.replace(first, zeros.size(), page.sha256);
    html.replace(first + zeros.size() + 2, zeros.size(), page.sha256);  // Behind the quote and the bracket.
    return page;
}

bool is_snapshot_page(std::string_view text) {
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    return trimmed(text).starts_with('<') &&
           (text.find(data_place) != std::string_view::npos || text.find(digest_places) != std::string_view::npos ||
            text.find(locked_title) != std::string_view::npos);
}

void add_counts(std::vector<ShareCount>& counts, std::span<const ShareCount> more) {
    for (const ShareCount& one : more) {
        const auto at = std::ranges::find(counts, one.type, &ShareCount::type);
        if (at == counts.end()) {
            counts.push_back(one);
            continue;
        }
        at->in = std::max(at->in, one.in);
        at->out = std::min(at->out, one.out);
    }
}

std::string contents_of(std::span<const ShareCount> counts) {
    std::string words;
    for (const ShareCount& one : counts)
        if (one.in > 0) words += (words.empty() ? "" : ", ") + counted(one.in, one.type->label, one.type->plural);
    return words;
}

Result<SnapshotPage> snapshot_page(const EngagementIndex& index, const SnapshotWishes& wishes) {
    Shown shown = TRY(shown_of(index, wishes));
    if (const std::size_t size = write_told(shown.told).size(); size > most_told)
        return Error{
            Fault::Limit,
            "So much is shared that no record could be kept of what this snapshot tells and asks, and no answer "
            "to it could be taken in. Share less with the client: fewer milestones, first of all.",
            "told: " + std::to_string(size)};
    WrittenPage page = write_page(shown);
    return SnapshotPage{std::move(page.html), std::move(page.sha256), std::move(shown.told), std::move(shown.counts)};
}

}  // namespace rapport
