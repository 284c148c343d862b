#pragma once
// The words of a status report as one digest, kept where it is issued. Two devices may meet whose one issued a report and whose
// other was still writing it: then the words are others than those that were given out, and the digest says so.

#include <string>

#include "model/status_report.h"

namespace rapport {

/// SHA-256, in hexadecimal, of title, days and all sections, each as a line ended by a line feed; in a line "\" stands as "\\"
/// and a line feed as "\n".
std::string report_digest(const StatusReport& report);

/// It was issued with other words. False where no digest was kept.
bool words_changed(const StatusReport& report);

}  // namespace rapport
