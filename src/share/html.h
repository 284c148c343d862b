#pragma once
// HTML as a snapshot is made of it: text that cannot become anything else, days in words, links of our own making.

#include <optional>
#include <string>
#include <string_view>

#include "base/json.h"
#include "share/shown.h"

namespace rapport {

/// For text and for attributes in double quotes: & < > " ' are escaped; controls but tab and newline are gone.
std::string escaped(std::string_view text);
/// The same for what somebody else wrote: by itself where it may run from right to left.
std::string theirs(std::string_view text);
/// What somebody else wrote, for a drawing or a title, where no <bdi> may stand: without marks that turn what stands beside it, and
/// set apart by marks of our own where it may run from right to left. Not escaped yet.
std::string set_apart(std::string_view text);
/// Paragraphs with their lines.
std::string paragraphs(std::string_view text);

enum class DayForm : std::uint8_t {
    Short,    ///< "7 December"; with its year where that is not `year`.
    Full,     ///< "7 December 2026".
    Weekday,  ///< "Monday 7 December 2026".
};
/// In <time datetime>.
std::string day_html(Date day, DayForm form, int year = 0);
/// "7 Dec"; "7 December 2026": as text.
std::string short_day(Date day);
std::string full_day(Date day);

std::string words_html(const Words& words, int year);

/// A slot in which the script puts what can be answered.
std::string slot(std::string_view ref);
/// <svg class="ico CLASS"> that shows the symbol of that id; style gives it its size, the symbol its scale.
std::string icon(std::string_view id, std::string_view more_classes = {});

std::string percent_encoded(std::string_view text);
/// "mailto:…"; empty where it is no address.
std::string mail_address(std::string_view email);
/// A link, or plain text where it is no address or number.
std::string mail_link(std::string_view email);
std::string phone_link(std::string_view phone);

/// 'sha256-…', as a browser's policy names the content of an inline element.
std::string hash_source(std::string_view content);

/// JSON that cannot end a script element.
std::string json_in_page(const Json& json);

}  // namespace rapport
