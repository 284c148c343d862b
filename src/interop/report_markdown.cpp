// A status report as Markdown (CommonMark), for whoever writes it on in a mail or a wiki.

#include "base/text.h"
#include "interop/report_html.h"

namespace rapport {
namespace {

/// One line in which no character means anything but itself: those that could are escaped.
std::string plain(std::string_view text) {
    std::string line;
    for (const char c : trimmed(without_controls(repaired_utf8(text)))) {
        if (c == '\n' || c == '\r' || c == '\t') {
            line += ' ';
            continue;
        }
        if (std::string_view("\\`*_[]<>#|~&$").find(c) != std::string_view::npos) line += '\\';
        line += c;
    }
    return line;
}

/// The same at the beginning of a line, where a number, a dash or a plus would begin a list.
std::string begun(std::string_view text) {
    std::string line = plain(text);
    const std::size_t digits = line.find_first_not_of("0123456789");
    if (digits == 0 && (line.starts_with('-') || line.starts_with('+') || line.starts_with('='))) return "\\" + line;
    if (digits > 0 && digits < line.size() && (line[digits] == '.' || line[digits] == ')')) line.insert(digits, "\\");
    return line;
}

std::string heading(std::string_view text) { return "\n## " + plain(text) + "\n"; }

std::string prose(std::string_view text) {
    std::string written;
    for (const ReportBlock& block : report_blocks(text)) {
        written += "\n";
        for (std::size_t i = 0; i < block.lines.size(); ++i) {
            const bool more = !block.listed && i + 1 < block.lines.size();  // A backslash keeps the end of a line.
            written += (block.listed ? "- " : "") + begun(block.lines[i]) + (more ? "\\\n" : "\n");
        }
    }
    return written;
}

std::string header(const ReportPage& page) {
    std::string written = "# " + plain(page.title) + "\n\n";
    if (const std::string whose = report_about(page); !whose.empty()) written += begun(whose) + "\\\n";
    written += report_span(page.from, page.until);
    if (page.issued) written += ". Issued on " + report_day(*page.issued);
    if (!page.by.empty()) written += (page.issued ? " by " : ". By ") + plain(page.by);
    written += ".\n";
    if (page.for_us) written += "\n**" + std::string(report_for_us) + "**\n";
    return page.issued ? written : written + "\n**Draft: not issued yet, and may still change.**\n";
}

}  // namespace

std::string report_markdown(const ReportPage& page) {
    std::string written = header(page);
    if (!page.lights.empty()) {
        written += heading("How it stands") + "\n";
        for (const ReportPage::Light& light : page.lights)
            written += "- " + plain(light.name) + ": " + plain(light.light) + "\n";
        if (page.discontent) written += "\nAll of it is red because not everybody on your side was content.\n";
    }
    for (const ReportPage::Section& section : page.sections) written += heading(section.heading) + prose(section.text);
    if (!page.before.empty()) {
        written += heading("Overall in the reports before") + "\n";
        for (const ReportPage::Before& one : page.before)
            written += "- " + report_day(one.on) + ": " + plain(one.overall) + "\n";
    }
    if (page.approvals.empty()) return written;
    written += heading("What you approved") + "\nEach number is made over the one before it.\n\n";
    for (const ReportPage::Approved& one : page.approvals)
        written += "- " + plain(one.deliverable) + (one.version.empty() ? "" : ", version " + plain(one.version)) +
                   ", approved on " + report_day(one.on) + (one.who.empty() ? "" : " by " + plain(one.who)) +
                   "\\\n  `" + plain(one.digest) + "`\n";
    return written;
}

}  // namespace rapport
