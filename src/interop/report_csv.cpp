// A status report as CSV, for a spreadsheet: a row for each line, and for each light, with whose it is and of which days.

#include "interop/csv_cells.h"
#include "interop/report_html.h"

namespace rapport {
namespace {

class Rows {
public:
    explicit Rows(const ReportPage& page)
        : about_{page.client,
                 page.project,
                 page.title,
                 to_iso(page.from),
                 to_iso(page.until),
                 page.issued ? to_iso(*page.issued) : std::string(),
                 page.for_us ? "team" : "client"} {
        append_row(written, {"Client", "Project", "Report", "From", "Until", "Issued", "For", "Section", "Line"});
    }
    void add(std::string section, std::string line) {
        std::vector<std::string> cells = about_;
        cells.push_back(std::move(section));
        cells.push_back(std::move(line));
        append_row(written, cells);
    }
    std::string written = "\xEF\xBB\xBF";  // So that spreadsheets read it as UTF-8.

private:
    std::vector<std::string> about_;
};

}  // namespace

std::string report_csv(const ReportPage& page) {
    Rows rows(page);
    for (const ReportPage::Light& light : page.lights) rows.add("Light: " + light.name, light.light);
    if (page.discontent) rows.add("Lights", "All of it is red because not everybody on your side was content.");
    for (const ReportPage::Section& section : page.sections)
        for (const ReportBlock& block : report_blocks(section.text))
            for (const std::string& line : block.lines) rows.add(section.heading, line);
    for (const ReportPage::Before& one : page.before) rows.add("Overall on " + to_iso(one.on), one.overall);
    for (const ReportPage::Approved& one : page.approvals)
        rows.add("Approved on " + to_iso(one.on), one.deliverable +
                                                      (one.version.empty() ? "" : ", version " + one.version) +
                                                      (one.who.empty() ? "" : ", by " + one.who));
    return std::move(rows.written);
}

}  // namespace rapport
