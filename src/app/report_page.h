#pragma once
// What of a status report goes onto paper: of fields that everyone may see, with the lights of its day, those of the reports before
// it, and what the client approved up to then. For the client only of records that are shared. Money is in neither.

#include "engagement/status_report.h"
#include "interop/report_html.h"

namespace rapport {

/// For whom a page is made. One for us names what is not shared yet, and says that it is for us.
enum class ReportReader : std::uint8_t { Client, Us };
/// The client where it goes to them (share/report_words): it is shared, issued, and has the words that it was issued with.
ReportReader reader_of(const StatusReport& report);

/// Of a record in the workspace, or one that was only drafted. What is said of project and client are their names. For the client
/// a report that they do not see is an empty page; who wrote it is named to both. O(reports + deliverables).
ReportPage report_page(const Workspace& workspace, const StatusReport& report, ReportReader reader);

enum class ReportFormat : std::uint8_t { Html, Markdown, Csv };
/// "text/html".
std::string_view mime_of(ReportFormat format);
std::string written_report(const ReportPage& page, ReportFormat format);
/// "online-booking-status-2026-11-14.html".
std::string report_file_name(const ReportPage& page, ReportFormat format);

}  // namespace rapport
