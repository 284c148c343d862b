#pragma once
// The words of a status report as one digest, kept where it is issued. Two devices may meet whose one issued a report and whose
// other was still writing it: then the words are others than those that were given out, and the digest says so. And whether a
// report goes to the client, which rests on that.

#include <string>

#include "model/status_report.h"

namespace rapport {

/// SHA-256, in hexadecimal, of title, days and all sections but the one on money, which is given to nobody, each as a line ended by
/// a line feed; in a line "\" stands as "\\" and a line feed as "\n".
std::string report_digest(const StatusReport& report);

/// It was issued with other words. False where no digest was kept. One that was made with money as a last line, as they were at
/// first, fits as well.
bool words_changed(const StatusReport& report);

/// The client may read it: it is shared, issued, and says what it was issued with.
bool goes_to_client(const StatusReport& report);

}  // namespace rapport
