// The sections of how it goes and of who speaks with whom: lights, what they told us, changes, people, questions. What
// the sections share stands here too.

#include <cstdlib>

#include "base/text.h"
#include "engagement/questions.h"
#include "share/page_parts.h"
#include "share/shown_parts.h"

namespace rapport {
namespace {

constexpr std::int64_t most_new = 20;  ///< New things that are named among the changes, where nobody said why.

std::string light_html(const ShownLight& side, const Words& red_because, int year) {
    const bool red = !red_because.empty();
    const LightLook look = look_of(side.light), measured = look_of(side.measured);
    std::string html = "<li><h3>" + theirs(side.name) + "</h3><p class=\"word " + std::string(look.colour) + "\">" +
                       icon(look.symbol, red ? "beat" : "") + std::string(look.word) + "</p>\n<p class=\"why\">" +
                       words_html(red ? red_because : side.reason, year) + "</p>";
    if (red)
        html += "<p class=\"measured\">" + icon(measured.symbol, measured.colour) +
                "<span>Measured: " + folded(measured.word) + ". " + words_html(side.reason, year) + "</span></p>";
    return html + slot(side.ref) + "</li>\n";
}

std::string key_html() {
    const auto entry = [](Light light, std::string_view meaning) {
        const LightLook look = look_of(light);
        return "<li>" + icon(look.symbol, look.colour) + std::string(look.word) + ": " + std::string(meaning) + "</li>";
    };
    return "<ul class=\"key\" aria-label=\"What the shapes mean\">" + entry(Light::Green, "on course") +
           entry(Light::Amber, "needs care") + entry(Light::Red, "needs action now") +
           entry(Light::Unknown, "nobody can say yet") + "</ul>";
}

std::string state_of(PromiseState state) {
    switch (state) {
    case PromiseState::Met:       return state_html("green", "i-green", "Done", "st");
    case PromiseState::Broken:    return state_html("red", "i-red", "Not kept", "st");
    case PromiseState::Withdrawn: return state_html("grey", "i-open", "Withdrawn", "st");
    case PromiseState::Open:      break;
    }
    return state_html("grey", "i-open", "Open", "st");
}

std::string day_or(std::optional<Date> day, int year, std::string_view otherwise) {
    return day ? day_html(*day, DayForm::Short, year) : std::string(otherwise);
}

std::string promises_table(const ShownDiscontent& told, int year) {
    if (told.recoveries.empty() && told.promises.empty()) return {};
    std::string html = table_head("What we are doing about it", {"What we do", "Who", "By", "State"}, "acts-t");
    for (const ShownRecovery& one : told.recoveries) {
        const std::string what = one.action.empty() ? "We have not yet said what we do about it" : one.action;
        const std::string state =
            one.told
                ? state_html("amber", "i-amber", "Done, as told on " + day_html(*one.told, DayForm::Short, year), "st")
                : state_html("grey", "i-open", "Open", "st");
        html += table_row(theirs(what), cell("Who", one.owner.empty() ? "Not named yet" : theirs(one.owner)) +
                                            cell("By", day_or(one.due, year, "No day yet")) + cell("State", state));
    }
    for (const ShownPromise& one : told.promises)
        html += table_row(theirs(one.text), cell("Who", one.by.empty() ? "Not named yet" : theirs(one.by)) +
                                                cell("By", day_or(one.due, year, "No day yet")) +
                                                cell("State", state_of(one.state)));
    return html + "</tbody></table>\n";
}

std::string said_html(std::string_view said, int year) {
    const Result<Date> day = said.size() == 10 ? parse_iso_date(said) : Result<Date>(Error{});
    return day ? day_html(*day, DayForm::Short, year) : theirs(said);
}

std::string person_card(const ShownPerson& one) {
    std::string html = "<li><h3>" + theirs(one.name) + "</h3>";
    std::string role = theirs(one.role);
    if (!trimmed(one.organisation).empty()) role += (role.empty() ? "" : ", ") + theirs(one.organisation);
    if (!role.empty()) html += "<p class=\"role\">" + role + "</p>";
    if (!trimmed(one.phone).empty() || !trimmed(one.email).empty()) {
        html += "<dl>";
        if (!trimmed(one.phone).empty()) html += "<dt>Phone</dt><dd>" + phone_link(one.phone) + "</dd>";
        if (!trimmed(one.email).empty()) html += "<dt>Mail</dt><dd>" + mail_link(one.email) + "</dd>";
        html += "</dl>";
    }
    return html + "</li>\n";
}

/// Boxes to mark with a pen.
std::string pen_boxes(AnswerScale scale) {
    if (scale == AnswerScale::YesPartlyNo) return "<i></i>Yes <i></i>Partly <i></i>No";
    std::string html;
    for (const std::int32_t value : answers_on(scale))
        html += (html.empty() ? "<i></i>" : " <i></i>") + std::to_string(value);
    return html;
}

/// The numbers that can be chosen, for the script.
std::string numbers_html(AnswerScale scale) {
    const std::span<const std::int32_t> values = answers_on(scale);
    if (values.empty() || scale == AnswerScale::YesPartlyNo) return {};
    return " data-from=\"" + std::to_string(values.front()) + "\" data-to=\"" + std::to_string(values.back()) + "\"";
}

/// What the ends of its scale mean.
std::string ends_html(const ShownQuestion& one) {
    const std::span<const std::int32_t> values = answers_on(one.scale);
    if (values.empty() || one.low.empty() || one.high.empty()) return {};
    return "<p class=\"small\">" + std::to_string(values.front()) + ": " + escaped(one.low) + ". " +
           std::to_string(values.back()) + ": " + escaped(one.high) + ".</p>";
}

std::string question_html(const ShownQuestion& one, int year) {
    std::string html = "<li><h3 id=\"t-" + one.ref + "\"" + numbers_html(one.scale) + ">" + theirs(one.text) + "</h3>";
    if (one.answered && (!one.said.empty() || !trimmed(one.words).empty())) {
        html += "<p class=\"small\">On " + day_html(*one.answered, DayForm::Short, year);
        if (!one.said.empty()) html += " you answered “" + escaped(one.said) + "”";
        if (!trimmed(one.words).empty())
            html += std::string(one.said.empty() ? " you said: “" : ", and said: “") + theirs(trimmed(one.words)) + "”";
        html += std::string(stop_after(one.words)) + "</p>";
    }
    html += ends_html(one);
    html += one.scale == AnswerScale::Words
                ? "<div class=\"pen\" aria-hidden=\"true\"><u></u><u></u></div>"
                : "<div class=\"pen\" aria-hidden=\"true\">" + pen_boxes(one.scale) + "<u></u></div>";
    return html + slot(one.ref) + "</li>\n";
}

std::string by_mail(const Shown& shown) {
    std::string html = "<div class=\"bymail\"><p><b>How to answer without this page’s buttons.</b> ";
    const std::string address = answer_address(shown);
    if (!address.empty()) {
        std::string body;
        for (std::size_t i = 0; i < shown.questions.size(); ++i)
            body += std::to_string(i + 1) + ". " + shown.questions[i].text + "\r\n\r\n";
        body += "Approvals, evidence and comments:\r\n";
        html += "Write to <a href=\"" + escaped(address + "&body=" + percent_encoded(body)) + "\">" +
                escaped(trimmed(shown.author.email)) + "</a>.";
    } else html += "Write down what follows and give it to whoever sent you this.";
    html +=
        "</p><ol><li>Answer the questions above with “Yes”, “Partly” or “No”, or with a number where there are "
        "numbers, and add what you like.</li><li>For each "
        "deliverable, say “I approve” or “Please change”, with its name and version.</li><li>For each piece of "
        "evidence, say whether it is right, and if not what is wrong.</li>" +
        asked_by_mail(shown) + "</ol><p class=\"small\">You may also print this page and answer with a pen";
    if (!trimmed(shown.author.phone).empty())
        html += ", or ring " + (shown.author.name.empty() ? "us" : theirs(shown.author.name)) + " on " +
                phone_link(shown.author.phone);
    return html + ".</p></div>\n";
}

}  // namespace

LightLook look_of(Light light) {
    switch (light) {
    case Light::Green:   return {"green", "i-green", "Green"};
    case Light::Amber:   return {"amber", "i-amber", "Amber"};
    case Light::Red:     return {"red", "i-red", "Red"};
    case Light::Unknown: break;
    }
    return {"grey", "i-grey", "Not known"};
}

std::string section_start(std::string_view id, std::string_view title_html, std::string_view more) {
    return "<section id=\"" + std::string(id) + "\" aria-labelledby=\"h-" + std::string(id) + "\"" + std::string(more) +
           "><h2 id=\"h-" + std::string(id) + "\">" + std::string(title_html) + "</h2>\n";
}

std::string person_html(std::string_view name, std::string_view role) {
    return "<b>" + theirs(name) + "</b>" + (trimmed(role).empty() ? "" : ", " + theirs(role));
}

std::string cell(std::string_view label, std::string_view html) {
    return "<td role=\"cell\" data-l=\"" + escaped(label) + "\">" + std::string(html) + "</td>";
}

std::string table_head(std::string_view caption_html, std::initializer_list<std::string_view> columns,
                       std::string_view table_class, bool hide_caption) {
    std::string html = "<table role=\"table\"" +
                       (table_class.empty() ? "" : " class=\"" + std::string(table_class) + "\"") + "><caption" +
                       (hide_caption ? " class=\"vh\"" : "") + ">" + std::string(caption_html) +
                       "</caption><thead role=\"rowgroup\"><tr role=\"row\">";
    for (const std::string_view column : columns)
        html += "<th role=\"columnheader\" scope=\"col\">" + std::string(column) + "</th>";
    return html + "</tr></thead><tbody role=\"rowgroup\">\n";
}

std::string table_row(std::string_view head_html, std::string_view cells) {
    return "<tr role=\"row\"><th role=\"rowheader\" scope=\"row\">" + std::string(head_html) + "</th>" +
           std::string(cells) + "</tr>\n";
}

std::string pen(std::string_view html) {
    return "<div class=\"pen\" aria-hidden=\"true\">" + std::string(html) + "</div>";
}

std::string difference(std::int32_t days) {
    if (days == 0) return "none";
    return counted(std::abs(days), "day", "days") + (days > 0 ? " later" : " earlier");
}

std::string state_html(std::string_view colour, std::string_view symbol, std::string_view word_html,
                       std::string_view element_class) {
    std::string word(word_html);
    if (word.contains('<')) word = "<span>" + word + "</span>";  // Or each piece would be a column beside the shape.
    return "<span class=\"" + std::string(element_class) + " " + std::string(colour) + "\">" + icon(symbol) + word +
           "</span>";
}

std::string arrow() { return " <span aria-hidden=\"true\">→</span><span class=\"vh\">to</span> "; }

std::string success_section(const Shown& shown) {
    std::string html = section_start("success", "What success means");
    if (trimmed(shown.success).empty())
        return html +
               "<p class=\"lead\">Not agreed yet. Please tell us in your own words when you would call this a "
               "success.</p></section>\n";
    html += "<figure><blockquote class=\"quote\">" + paragraphs(shown.success) + "</blockquote>\n<figcaption>";
    if (!shown.success_by.empty()) html += person_html(shown.success_by, shown.success_role) + ". ";
    if (shown.success_on) html += "Agreed on " + day_html(*shown.success_on, DayForm::Full) + ".";
    return html + "</figcaption></figure></section>\n";
}

std::string lights_section(const Shown& shown) {
    const ShownLights& lights = shown.lights;
    const bool red = !lights.red_because.empty();
    const LightLook look = look_of(lights.overall);
    std::string html = section_start("lights", "How it stands", red ? " class=\"flash\"" : "") +
                       "<div class=\"overall " + std::string(look.colour) + "\">" +
                       icon(look.symbol, red ? "beat" : "") + "<div><p class=\"word\">" + theirs(lights.title) +
                       "</p>\n<p>" + words_html(lights.sentence, year_of(shown)) +
                       "</p></div></div>\n<ul class=\"lights\">\n";
    for (const ShownLight& side : lights.sides) html += light_html(side, lights.red_because, year_of(shown));
    return html + "</ul>\n" + key_html() + "</section>\n";
}

std::string told_section(const Shown& shown) {
    const ShownDiscontent& told = shown.discontent;
    if (told.empty()) return {};
    const int year = year_of(shown);
    std::string html =
        section_start("told-us", told.is_acted_on() ? "What you told us, and what we are doing" : "What you told us");
    if (told.now) {
        html += "<figure class=\"told\">";
        if (!trimmed(told.words).empty())
            html += "<blockquote class=\"quote\">" + paragraphs(told.words) + "</blockquote>\n";
        html += "<figcaption>";
        if (!told.who.empty()) html += person_html(told.who, told.role) + ". ";
        html += words_html(told.sentence, year) + "</figcaption></figure>\n";
    }
    for (const ShownRecovery& one : told.recoveries) {
        const bool in_words = !trimmed(one.words).empty();
        if (told.now && (in_words ? trimmed(one.words) == trimmed(told.words) : one.decides))
            continue;  // It stands above.
        html += "<figure class=\"told\">";
        if (in_words) html += "<blockquote class=\"quote\">" + paragraphs(one.words) + "</blockquote>\n";
        html +=
            "<figcaption>" + (one.who.empty() ? "" : "<b>" + theirs(one.who) + "</b>, ") + "on " +
            day_html(one.received, DayForm::Short, year) +
            (one.contacted ? ". We first spoke about it on " + day_html(*one.contacted, DayForm::Short, year) : "") +
            "." + (one.answered.empty() ? "" : " " + theirs(one.answered)) + "</figcaption></figure>\n";
    }
    html += promises_table(told, year);
    if (!told.clears.empty())
        html += "<div class=\"prose\"><p><b>What clears this.</b> " + words_html(told.clears, year) + "</p></div>\n";
    for (const ShownRecovery& one : told.recoveries) {
        const std::string& name = !one.action.empty() ? one.action : !one.words.empty() ? one.words : one.answered;
        const std::string what = theirs(shortened(name, 80));
        html += "<article class=\"item\"><h3 id=\"t-" + one.ref + "\">" +
                (one.asks                ? "Is it put right? " + what
                 : trimmed(what).empty() ? "What we were told"
                                         : what) +
                "</h3>" + (one.asks ? pen("<i></i>It is put right <i></i>Not yet<u></u>") : std::string()) +
                slot(one.ref) + "</article>\n";
    }
    return html + "</section>\n";
}

std::string changes_section(const Shown& shown) {
    if (!shown.has_before) return {};
    const int year = year_of(shown);
    std::string html =
        section_start("changes", "What changed since " + day_html(shown.before_made, DayForm::Short, year));
    html += "<p class=\"lead\">Compared with the copy made for you on " +
            day_html(shown.before_made, DayForm::Short, year) + ", snapshot " + std::to_string(shown.before_number) +
            ".</p>\n";
    if (shown.changes.empty() && shown.gone == 0)
        return html + "<p>" +
               (shown.compares_all ? "No date, deliverable, measure, light, decision, request or report has changed."
                                   : "No date, deliverable or light has changed that can be compared with it.") +
               "</p></section>\n";
    html += "<ul class=\"news\">\n";
    std::int64_t unexplained = 0;
    for (const ShownChange& one : shown.changes) {
        // What is only new stands above in its section: many of these would hide what became another.
        if (one.before.empty() && one.cause.empty() && ++unexplained > most_new) continue;
        html += "<li><p><b>" + theirs(one.item) +
                "</b>: " + (one.before.empty() ? "new, " : said_html(one.before, year) + arrow()) +
                said_html(one.after, year) + "</p><p class=\"w\">" +
                (one.cause.empty() ? "Reason not stated." : words_html(one.cause, year)) + "</p></li>\n";
    }
    if (const std::int64_t more = unexplained - most_new; more > 0)
        html += "<li><p>" + counted(more, "more thing is", "more things are") + " new, and " +
                (more == 1 ? "stands" : "stand") +
                " above in their sections.</p><p class=\"w\">Reason not stated.</p></li>\n";
    if (shown.gone > 0)
        html += "<li><p>" + counted(shown.gone, "thing that stood", "things that stood") + " in that copy " +
                (shown.gone == 1 ? "is" : "are") +
                " not shown any more.</p><p class=\"w\">Reason not stated.</p></li>\n";
    return html + "</ul></section>\n";
}

std::string people_section(const Shown& shown) {
    std::string html = section_start("people", "People to talk to");
    if (shown.people.empty())
        return html + "<p class=\"lead\">Please talk to whoever gave you this copy.</p></section>\n";
    html += "<ul class=\"folk\">\n";
    for (const ShownPerson& one : shown.people) html += person_card(one);
    return html + "</ul></section>\n";
}

std::string answers_section(const Shown& shown) {
    std::string html = section_start("your-answers", "Your answers");
    html +=
        "<p class=\"lead\">A few short questions. Honest answers help most, and a “No” is never held against "
        "anyone.</p>\n<ol class=\"qs\">\n";
    for (const ShownQuestion& one : shown.questions) html += question_html(one, year_of(shown));
    return html + "</ol>\n" + ranking_html(shown) + wish_html() + by_mail(shown) + slot("c0") +
           "\n<div id=\"r-send\"></div></section>\n";
}

}  // namespace rapport
