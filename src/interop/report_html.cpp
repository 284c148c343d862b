#include "interop/report_html.h"

#include "base/text.h"
#include "model/light.h"
#include "schedule/notation.h"

namespace rapport {
namespace {

/// Colours follow the reader's; a sheet of paper gets black on white.
constexpr std::string_view style = R"(<style>
:root{color-scheme:light dark}
body{font:1rem/1.5 system-ui,sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem;overflow-wrap:anywhere;
color:#1a1c20;background:#fff}
h1{font-size:1.6rem;line-height:1.2;margin:.2rem 0}h2{font-size:1.1rem;margin:1.6rem 0 .3rem}
p{margin:.3rem 0}ul,ol{margin:.3rem 0;padding-left:1.3rem}li{margin:.2rem 0}
table{border-collapse:collapse}th,td{text-align:left;font-weight:400;padding:.2rem 1.2rem .2rem 0;vertical-align:top}
td{font-weight:600;white-space:nowrap}td span{display:inline-block;min-width:1.2em}
code{font-size:.8rem}.quiet{color:#565b66}.draft{border:1px solid;padding:.3rem .6rem;font-weight:600}
@media (prefers-color-scheme:dark){body{color:#e8eaee;background:#15171b}.quiet{color:#a9afbb}}
@page{margin:18mm 16mm}
@media print{:root{color-scheme:light}body{color:#000;background:#fff;margin:0;max-width:none;padding:0;font-size:10.5pt}
.quiet{color:#333}h2{margin-top:1.2rem}h2,.quiet{break-after:avoid}li,tr{break-inside:avoid}}
</style>
)";

std::string escaped(std::string_view text) {
    std::string html;
    for (const char c : repaired_utf8(text)) switch (c) {
        case '&':  html += "&amp;"; break;
        case '<':  html += "&lt;"; break;
        case '>':  html += "&gt;"; break;
        case '"':  html += "&quot;"; break;
        case '\'': html += "&#39;"; break;
        default:
            if (!is_control(c)) html += c;
        }
    return html;
}

std::string element(std::string_view tag, std::string_view text) {
    const std::string_view name = tag.substr(0, tag.find(' '));
    return "<" + std::string(tag) + ">" + escaped(text) + "</" + std::string(name) + ">\n";
}

std::string time_of(Date day, std::string_view said) {
    return "<time datetime=\"" + to_iso(day) + "\">" + escaped(said) + "</time>";
}

/// Lists as lists, everything else as paragraphs with their lines.
std::string prose(std::string_view text) {
    std::string html;
    for (const ReportBlock& block : report_blocks(text)) {
        html += block.listed ? "<ul>\n" : "<p dir=\"auto\">";
        for (std::size_t i = 0; i < block.lines.size(); ++i) {
            if (block.listed) html += element("li dir=\"auto\"", block.lines[i]);
            else html += (i > 0 ? "<br>\n" : "") + escaped(block.lines[i]);
        }
        html += block.listed ? "</ul>\n" : "</p>\n";
    }
    return html;
}

std::string section(std::string_view id, std::string_view heading, const std::string& content) {
    const std::string name = "h-" + std::string(id);
    return "<section aria-labelledby=\"" + name + "\">\n" + element("h2 id=\"" + name + "\"", heading) + content +
           "</section>\n";
}

/// A shape beside the word: no two lights look the same, also in black and white.
std::string light_said(std::string_view word) {
    const std::string_view shape = word == label_of(Light::Green)   ? "●"
                                   : word == label_of(Light::Amber) ? "▲"
                                   : word == label_of(Light::Red)   ? "■"
                                                                    : "◌";
    return "<span aria-hidden=\"true\">" + std::string(shape) + "</span> " + escaped(word);
}

std::string lights_of(const ReportPage& page) {
    if (page.lights.empty()) return {};
    std::string html = "<p class=\"quiet\">As it stood when this was issued</p>\n<table>\n<tbody>\n";
    for (const ReportPage::Light& light : page.lights)
        html += "<tr><th scope=\"row\">" + escaped(light.name) + "</th><td>" + light_said(light.light) + "</td></tr>\n";
    html += "</tbody>\n</table>\n";
    if (page.discontent) html += "<p>All of it is red because not everybody on your side was content.</p>\n";
    return section("lights", "How it stands", html);
}

std::string before_of(const ReportPage& page) {
    if (page.before.empty()) return {};
    std::string html = "<ul>\n";
    for (const ReportPage::Before& one : page.before)
        html += "<li>" + time_of(one.on, report_day(one.on)) + ": " + light_said(one.overall) + "</li>\n";
    return section("before", "Overall in the reports before", html + "</ul>\n");
}

std::string approvals_of(const ReportPage& page) {
    if (page.approvals.empty()) return {};
    std::string html =
        "<p class=\"quiet\">Each number is made over the one before it: the same number on two copies means the same "
        "approvals up to there.</p>\n<ol>\n";
    for (const ReportPage::Approved& one : page.approvals) {
        html += "<li>" + escaped(one.deliverable);
        if (!one.version.empty()) html += ", version " + escaped(one.version);
        html += ", approved on " + time_of(one.on, report_day(one.on));
        if (!one.who.empty()) html += " by " + escaped(one.who);
        html += "<br>\n<code>" + escaped(one.digest) + "</code></li>\n";
    }
    return section("approvals", "What you approved", html + "</ol>\n");
}

std::string header(const ReportPage& page) {
    std::string html = "<header>\n";
    if (const std::string whose = report_about(page); !whose.empty())
        html += element("p class=\"quiet\" dir=\"auto\"", whose);
    html += element("h1 dir=\"auto\"", page.title);
    html += "<p class=\"quiet\">" + escaped(report_span(page.from, page.until));
    if (page.issued) html += ". Issued on " + time_of(*page.issued, report_day(*page.issued));
    if (!page.by.empty()) html += (page.issued ? " by " : ". By ") + escaped(page.by);
    html += ".</p>\n";
    if (page.for_us) html += element("p class=\"draft\"", report_for_us);
    if (!page.issued) html += element("p class=\"draft\"", "Draft: not issued yet, and may still change.");
    return html + "</header>\n";
}

}  // namespace

const std::string_view report_for_us = "For the team: the client does not see this report.";

std::string report_about(const ReportPage& page) {
    return page.client + (page.client.empty() || page.project.empty() ? "" : " · ") + page.project;
}

std::string report_day(Date day) {
    const Civil civil = civil_of(day);
    return std::to_string(civil.day) + " " + std::string(month_name(civil.month)) + " " + std::to_string(civil.year);
}

std::string report_span(Date from, Date until) {
    if (from >= until) return report_day(until);
    const Civil civil = civil_of(from);
    if (civil.year != civil_of(until).year) return report_day(from) + " to " + report_day(until);
    return std::to_string(civil.day) + " " + std::string(month_name(civil.month)) + " to " + report_day(until);
}

std::vector<ReportBlock> report_blocks(std::string_view text) {
    std::vector<ReportBlock> blocks;
    bool open = false;
    for (const std::string_view line : split(text, '\n')) {
        const std::string_view words = trimmed(line);
        const bool listed = words.starts_with("- ");
        if (words.empty()) {
            open = false;
            continue;
        }
        if (!open || blocks.back().listed != listed) blocks.push_back({listed, {}});
        blocks.back().lines.emplace_back(listed ? trimmed(words.substr(2)) : words);
        open = true;
    }
    return blocks;
}

std::string report_html(const ReportPage& page) {
    std::string html =
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; "
        "base-uri 'none'; form-action 'none'\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        "<meta name=\"referrer\" content=\"no-referrer\">\n<meta name=\"format-detection\" content=\"telephone=no\">\n";
    html += element("title", page.title + (page.project.empty() ? "" : ": " + page.project));
    html += std::string(style) + "</head>\n<body>\n<main>\n" + header(page) + lights_of(page);
    for (std::size_t i = 0; i < page.sections.size(); ++i)
        html += section(std::to_string(i + 1), page.sections[i].heading, prose(page.sections[i].text));
    return html + before_of(page) + approvals_of(page) + "</main>\n</body>\n</html>\n";
}

}  // namespace rapport
