#pragma once
// The sections of a snapshot's page. Each is empty where there is nothing to show.

#include "share/html.h"

namespace rapport {

std::string success_section(const Shown& shown);
std::string lights_section(const Shown& shown);
std::string told_section(const Shown& shown);
std::string decisions_section(const Shown& shown);
std::string value_section(const Shown& shown);
std::string timeline_section(const Shown& shown);
/// The two drawings, or nothing where no milestone has a day.
std::string timeline_drawing(const Shown& shown);
std::string deliverables_section(const Shown& shown);
std::string changes_section(const Shown& shown);
std::string report_section(const Shown& shown);
std::string people_section(const Shown& shown);
std::string answers_section(const Shown& shown);

inline int year_of(const Shown& shown) { return civil_of(shown.as_of()).year; }
/// "mailto:…?subject=…", to whoever signs; empty where they have no address.
std::string answer_address(const Shown& shown);
/// <section id="ID" aria-labelledby="h-ID"> with its heading.
std::string section_start(std::string_view id, std::string_view title_html, std::string_view more = {});
/// A table cell that names itself where the rows are stacked.
std::string cell(std::string_view label, std::string_view html);
/// The head of a table.
std::string table_head(std::string_view caption_html, std::initializer_list<std::string_view> columns,
                       std::string_view table_class = {}, bool hide_caption = false);
/// "14 days later", "2 days earlier", "none".
std::string difference(std::int32_t days);
/// A state with its shape.
std::string state_html(std::string_view colour, std::string_view symbol, std::string_view word_html,
                       std::string_view element_class);
/// “was → is”.
std::string arrow();

}  // namespace rapport
