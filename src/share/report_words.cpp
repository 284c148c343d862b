#include "share/report_words.h"

#include "share/lines.h"
#include "share/sha256.h"

namespace rapport {
std::string report_digest(const StatusReport& report) {
    std::string lines;
    for (const std::string& text : {report.title, to_iso(report.from), to_iso(report.until), report.summary.text,
                                    report.done.text, report.next.text, report.decisions.text, report.risks.text,
                                    report.changes.text, report.value.text, report.money.text})
        add_line(lines, text);
    return hex(sha256(lines));
}

bool words_changed(const StatusReport& report) {
    return report.state == ReportState::Issued && !report.digest.empty() && report.digest != report_digest(report);
}

}  // namespace rapport
