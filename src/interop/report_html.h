#pragma once
// A status report as it goes out of the house: a web page that is whole by itself and prints well, Markdown
// (report_markdown.cpp) and CSV (report_csv.cpp). Written from plain values, so that nothing gets in but what stands here; app/report_page fills them.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"

namespace rapport {

struct ReportPage {
    struct Light {
        std::string name;   ///< "Schedule".
        std::string light;  ///< "Amber".
    };
    struct Section {
        std::string heading;
        std::string text;  ///< Lines; those that begin with "- " are a list.
    };
    struct Before {
        Date on;
        std::string overall;  ///< "Green".
    };
    struct Approved {
        std::string deliverable, version, who;
        Date on;
        std::string digest;
    };
    std::string title, project, client, by;
    Date from, until;
    bool for_us = false;         ///< It names what the client does not see, and says that it is not for them.
    std::optional<Date> issued;  ///< Absent: a draft, which the page says of itself.
    std::vector<Light> lights;   ///< As they stood when it was issued; the overall one first.
    bool discontent = false;     ///< All of them are red because the client was not content.
    std::vector<Section> sections;
    std::vector<Before> before;       ///< The reports before it, the oldest first.
    std::vector<Approved> approvals;  ///< In order, each with the digest that is made over the one before.
};

/// "For the team: the client does not see this report." What a page for us says of itself.
extern const std::string_view report_for_us;

/// All texts are escaped; it loads nothing and runs nothing.
std::string report_html(const ReportPage& page);
/// Of the texts nothing is taken for marks but the lists; no HTML comes through.
std::string report_markdown(const ReportPage& page);

/// RFC 4180 with a byte order mark: client, project, report, its days, when it was issued, for whom; section and line.
std::string report_csv(const ReportPage& page);

/// "Harbour & Vale · Booking": what of the two is there.
std::string report_about(const ReportPage& page);
/// "14 November 2026".
std::string report_day(Date day);
/// "1 November to 14 November 2026".
std::string report_span(Date from, Date until);

/// A paragraph, or items of a list.
struct ReportBlock {
    bool listed = false;
    std::vector<std::string> lines;
};
std::vector<ReportBlock> report_blocks(std::string_view text);

}  // namespace rapport
