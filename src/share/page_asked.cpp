// The sections of what is asked that can be chosen, agreed to or put in order: decisions, changes they asked for, what matters most,
// and what else they want. All of it can be read and answered with a pen; the script puts buttons in its slots.

#include <algorithm>

#include "base/text.h"
#include "share/page_parts.h"

namespace rapport {
namespace {

/// “…”, in one line of a sentence.
std::string quoted(std::string_view text) { return "“" + theirs(trimmed(text)) + "”"; }

// --- Decisions -----------------------------------------------------------------------------------------------------------

std::string options_html(const ShownDecision& one) {
    if (one.options.empty()) return {};
    std::string html = "<p>Please choose one of these, or say that none of them fits:</p><ol class=\"ways\">\n";
    std::string boxes;
    for (std::size_t i = 0; i < one.options.size(); ++i) {
        const ShownOption& option = one.options[i];
        html += "<li><b>" + theirs(option.name) + "</b>";
        if (option.advised) html += " " + state_html("green", "i-green", "We advise this", "st");
        html += paragraphs(option.effect) + "</li>\n";
        boxes += "<i></i>" + std::to_string(i + 1) + " ";
    }
    return html + "</ol>" + pen(boxes + "<i></i>None of these<u></u>");
}

/// "You said none of these on 27 Nov: “Neither: a call.”", so that nobody is asked twice as if they had said nothing.
std::string none_html(const ShownNone& none, int year) {
    std::string html = "<p class=\"small\">You said ";
    html += none.of_these ? "none of these on " : "none of what was offered before on ";
    html += day_html(none.on, DayForm::Short, year);
    return html + (trimmed(none.words).empty() ? "." : ": " + quoted(none.words)) + "</p>\n";
}

std::string decision_html(const ShownDecision& one, int year) {
    std::string html = "<article class=\"ask\" aria-labelledby=\"t-" + one.ref + "\"><h3 id=\"t-" + one.ref + "\">" +
                       theirs(one.name) + "</h3>";
    if (one.due) html += "<p class=\"due\">Please decide by " + day_html(*one.due, DayForm::Weekday) + "</p>\n";
    if (one.none) html += none_html(*one.none, year);
    return html + paragraphs(one.description) + options_html(one) + slot(one.ref) + "</article>\n";
}

std::string decided_html(const ShownDecided& one, int year) {
    std::string html = "<li><p><b>" + theirs(one.name) + "</b>";
    if (!trimmed(one.chosen).empty()) html += ": " + theirs(one.chosen);
    html += "</p><p class=\"w\">Decided";
    if (one.of_reader) html += " by you";
    else if (!one.who.empty()) html += " by " + theirs(one.who);
    if (one.on) html += " on " + day_html(*one.on, DayForm::Short, year);
    return html + (trimmed(one.said).empty() ? "." : ": " + quoted(one.said)) + "</p></li>\n";
}

// --- Requests ------------------------------------------------------------------------------------------------------------

std::string request_chip(const ShownRequest& one, int year) {
    if (one.asks) return state_html("amber", "i-amber", "Waiting for your word", "chip");
    const std::string on = one.answered ? " on " + day_html(*one.answered, DayForm::Short, year) : std::string();
    switch (one.state) {
    case RequestState::Accepted:  return state_html("green", "i-green", "Accepted" + on, "chip");
    case RequestState::Later:     return state_html("grey", "i-open", "Kept for later", "chip");
    case RequestState::Declined:  return state_html("grey", "i-open", "Not taken on" + on, "chip");
    case RequestState::Withdrawn: return state_html("grey", "i-open", "Withdrawn" + on, "chip");
    case RequestState::New:       break;
    }
    return state_html("grey", "i-open", "Waiting for our answer", "chip");
}

/// "Asked for by Priya on 25 November. Needed by 1 March."
std::string asked_html(const ShownRequest& one, int year) {
    std::string html;
    if (!one.who.empty() || one.asked) {
        html = "Asked for";
        if (!one.who.empty()) html += " by " + theirs(one.who);
        if (one.asked) html += " on " + day_html(*one.asked, DayForm::Short, year);
        html += ".";
    }
    if (one.needed)
        html +=
            (html.empty() ? "" : " ") + std::string("Needed by ") + day_html(*one.needed, DayForm::Short, year) + ".";
    return html.empty() ? html : "<p class=\"who\">" + html + "</p>";
}

/// "Ruth agreed to that on 3 December: “Go on.”"; nothing before anybody spoke.
std::string said_html(const ShownRequest& one, int year) {
    if (one.says != ClientSays::Agreed && one.says != ClientSays::Disputed) return {};
    const bool agreed = one.says == ClientSays::Agreed;
    std::string html = "<p>" + (one.said_by_reader    ? std::string("You")
                                : one.said_by.empty() ? std::string("Your side")
                                                      : theirs(one.said_by));
    html += agreed ? " agreed to that" : " did not agree to that";
    if (one.said_on) html += " on " + day_html(*one.said_on, DayForm::Short, year);
    return html + (trimmed(one.said).empty() ? "." : ": " + quoted(one.said)) + "</p>";
}

std::string request_html(const ShownRequest& one, int year) {
    std::string html = "<article class=\"item deliv\" aria-labelledby=\"t-" + one.ref +
                       "\"><div class=\"dh\"><h3 id=\"t-" + one.ref + "\">" + theirs(one.what) + "</h3>" +
                       request_chip(one, year) + "</div><div class=\"prose\">" + paragraphs(one.why) +
                       asked_html(one, year);
    if (!trimmed(one.effect).empty())
        html += "<p class=\"turn\">What it would mean:</p>" + paragraphs(one.effect) + said_html(one, year);
    if (!trimmed(one.answer).empty()) html += "<p class=\"turn\">Our answer:</p>" + paragraphs(one.answer);
    html += "</div>\n";
    if (one.asks) html += pen("<i></i>I agree <i></i>I do not agree<u></u>");
    return html + slot(one.ref) + "</article>\n";
}

}  // namespace

std::string decisions_section(const Shown& shown) {
    if (shown.decisions.empty() && shown.decided.empty()) return {};
    std::string html = section_start("decisions", shown.decisions.empty() ? "Decisions" : "Decisions needed from you");
    for (const ShownDecision& one : shown.decisions) html += decision_html(one, year_of(shown));
    if (shown.decided.empty()) return html + "</section>\n";
    html += "<h3>Decided</h3>\n<ul class=\"news\">\n";
    for (const ShownDecided& one : shown.decided) html += decided_html(one, year_of(shown));
    return html + "</ul></section>\n";
}

std::string requests_section(const Shown& shown) {
    if (shown.requests.empty()) return {};
    std::string html = section_start("requests", "Changes you asked for");
    for (const ShownRequest& one : shown.requests) html += request_html(one, year_of(shown));
    return html + "</section>\n";
}

std::string ranking_html(const Shown& shown) {
    if (shown.priorities.empty()) return {};
    std::string html =
        "<article class=\"item more\" aria-labelledby=\"t-p\"><h3 id=\"t-p\">What matters most to you?</h3><p "
        "class=\"small\">Please put these in your own order, the most important first. Here they stand by name, which "
        "says nothing about them.</p>\n" +
        pen("On paper: write a number on each line, 1 for the most important.") + "<ul class=\"plainly\">";
    for (const std::string& one : shown.priorities)
        html += "<li><span class=\"pen\" aria-hidden=\"true\"><u></u></span>" + theirs(one) + "</li>";
    return html + "</ul>" + slot("p") + "</article>\n";
}

std::string wish_html() {
    return "<article class=\"item more\" aria-labelledby=\"t-w\"><h3 id=\"t-w\">Is there something else you would like "
           "us to "
           "do?</h3><p class=\"small\">We write it down as a request, and tell you what it would mean before anything "
           "is "
           "changed.</p>" +
           pen("<u></u><u></u>") + slot("w") + "</article>\n";
}

std::string asked_by_mail(const Shown& shown) {
    std::string html;
    for (const ShownDecision& one : shown.decisions)
        if (!one.options.empty()) {
            html += "<li>For each decision, name what you choose, or say “none of these”.</li>";
            break;
        }
    if (requests_waiting(shown) > 0)
        html += "<li>For each change that waits for your word, say whether you agree.</li>";
    if (!shown.priorities.empty())
        html += "<li>Write what matters to you in your order, the most important first.</li>";
    return html;
}

std::int64_t requests_waiting(const Shown& shown) { return std::ranges::count_if(shown.requests, &ShownRequest::asks); }

void add_choices(Json::Object& item, const Asked& asked) {
    if (asked.kind == AskKind::Wish) item.emplace_back("free", Json(true));
    if (asked.options.empty()) return;
    Json::Array listed;
    for (std::size_t i = 0; i < asked.options.size(); ++i) {
        Json name(without_controls(asked.options[i].name));
        if (asked.kind == AskKind::Ranking) listed.push_back(std::move(name));
        else listed.emplace_back(Json::Array{Json(std::to_string(i + 1)), std::move(name)});
    }
    if (asked.kind == AskKind::Decision) listed.emplace_back(Json::Array{Json("none"), Json("None of these")});
    item.emplace_back(asked.kind == AskKind::Ranking ? "ranks" : "options", Json(std::move(listed)));
}

}  // namespace rapport
