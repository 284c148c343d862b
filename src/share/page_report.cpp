// The section of status reports: the latest in full, those before it folded.

#include "base/text.h"
#include "share/page_parts.h"

namespace rapport {
namespace {

/// "2 to 15 November, issued on 16 November by Ana."
std::string span_html(const ShownReport& one, int year) {
    if (!one.from || !one.until) return "Of " + day_html(one.on, DayForm::Full) + ".";
    std::string html = day_html(*one.from, DayForm::Short, year);
    if (*one.until != *one.from) html += " to " + day_html(*one.until, DayForm::Short, year);
    html += ", issued on " + day_html(one.on, DayForm::Full);
    return html + (one.who.empty() ? "" : " by " + theirs(one.who)) + ".";
}

std::string lights_of(const ShownReport& one) {
    if (one.lights_left_out)
        return "<p class=\"small\">How the lights stood then is left out: all of them are red now.</p>\n";
    if (one.lights.empty()) return {};
    std::string html = "<p class=\"small\">The lights as they stood then:</p><ul class=\"key then\">";
    for (const ShownReport::Side& side : one.lights) {
        const LightLook look = look_of(side.light);
        html += "<li>" + icon(look.symbol, look.colour) + "<span>" + escaped(side.name) + ": " + folded(look.word) +
                "</span></li>";
    }
    return html + "</ul>\n";
}

std::string content_of(const ShownReport& one) {
    std::string html = lights_of(one) + "<div class=\"rep\">";
    for (const ShownReport::Part& part : one.parts) {
        html += part.heading.empty() ? "<div class=\"full prose\">"
                                     : "<div class=\"prose\"><h3>" + escaped(part.heading) + "</h3>";
        html += paragraphs(part.text) + "</div>\n";
    }
    return html + "</div>" + slot(one.ref);
}

}  // namespace

std::string report_section(const Shown& shown) {
    if (!shown.report) return {};
    const int year = year_of(shown);
    std::string html = section_start("report", "Status report") + "<p class=\"lead\">";
    if (!shown.report->title.empty()) html += "<b>" + theirs(shown.report->title) + "</b>. ";
    html += span_html(*shown.report, year) + "</p>\n" + content_of(*shown.report);
    for (const ShownReport& one : shown.earlier_reports)
        html += "<details class=\"earlier\"><summary>" + icon("i-file") + "<span>" + theirs(one.title) + ", " +
                span_html(one, year) + "</span></summary>\n" + content_of(one) + "</details>\n";
    return html + "</section>\n";
}

}  // namespace rapport
