#include "share/report_words.h"

#include "share/door.h"
#include "share/lines.h"
#include "share/sha256.h"

namespace rapport {
namespace {

std::string lines_of(const StatusReport& report) {
    std::string lines;
    for (const std::string& text :
         {report.title, to_iso(report.from), to_iso(report.until), report.summary.text, report.done.text,
          report.next.text, report.decisions.text, report.risks.text, report.changes.text, report.value.text})
        add_line(lines, text);
    return lines;
}

std::string digest_of(std::string_view lines) { return hex(sha256(lines)); }

}  // namespace

std::string report_digest(const StatusReport& report) { return digest_of(lines_of(report)); }

bool words_changed(const StatusReport& report) {
    if (report.state != ReportState::Issued || report.digest.empty()) return false;
    std::string lines = lines_of(report);
    if (report.digest == digest_of(lines)) return false;
    add_line(lines, report.money.text);
    return report.digest != digest_of(lines);
}

bool goes_to_client(const StatusReport& report) {
    return may_enter(report) && report.state == ReportState::Issued && !words_changed(report);
}

}  // namespace rapport
