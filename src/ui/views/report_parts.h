#pragma once
// What the parts of status reports share while they draw one frame: the list (report_list.cpp), one that is written
// (report_editor.cpp) or read (report_reading.cpp), what is asked (report_dialogs.cpp). Only the page of the status includes this.

#include "app/commands/status_report.h"
#include "ui/views/status_parts.h"

namespace rapport {

/// The list with its trend.
void draw_reports_card(StatusSheet& sheet, CardColumn& column);

/// The one that is shown instead of the lights, by a press or because it was selected elsewhere; null where none is.
const StatusReport* open_report(StatusSheet& sheet);
void show_report(StatusSheet& sheet, Id report);
void leave_report(StatusSheet& sheet);
void draw_report_page(StatusSheet& sheet, const StatusReport& report);

/// Its sections as fields, or as they are read.
void draw_report_fields(StatusSheet& sheet, const StatusReport& report, CardColumn& column);
void draw_report_text(const StatusReport& report, CardColumn& column);
/// The lights of its day.
void draw_report_lights(StatusSheet& sheet, const StatusReport& report, CardColumn& column);

/// What the fields of a template are filled with here.
MergeValues report_values(StatusSheet& sheet);
/// `report`: the one that is drafted, where it is there.
ReportSource source_of(StatusSheet& sheet, Date from, Date until, ReportScope scope, const StatusReport* report);

void open_report_dialog(StatusSheet& sheet, ReportDialog dialog);
void draw_report_dialogs(StatusSheet& sheet);

/// "Money, for us alone".
std::string report_label(const ReportPart& part);

}  // namespace rapport
