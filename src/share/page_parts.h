#pragma once
// The sections of a snapshot's page, each empty where there is nothing to show, and what they share (page_sections.cpp). What is
// delivered stands in page_work.cpp, what is asked in page_asked.cpp, reports in page_report.cpp, the timeline in page_timeline.cpp. Nobody else includes this.

#include "share/html.h"

namespace rapport {

std::string success_section(const Shown& shown);
std::string lights_section(const Shown& shown);
std::string told_section(const Shown& shown);
/// What is asked that can be chosen, agreed to or put in order: page_asked.cpp.
std::string decisions_section(const Shown& shown);
std::string requests_section(const Shown& shown);
std::string ranking_html(const Shown& shown);
std::string wish_html();
/// How to answer that by mail: entries of a list.
std::string asked_by_mail(const Shown& shown);
/// Changes whose effect they have to agree to.
std::int64_t requests_waiting(const Shown& shown);
/// What can be chosen or ordered, for the script.
void add_choices(Json::Object& item, const Asked& asked);
std::string value_section(const Shown& shown);
std::string timeline_section(const Shown& shown);
/// The two drawings, or nothing where no milestone has a day.
std::string timeline_drawing(const Shown& shown);
std::string deliverables_section(const Shown& shown);
std::string changes_section(const Shown& shown);
std::string report_section(const Shown& shown);
std::string people_section(const Shown& shown);
std::string answers_section(const Shown& shown);

struct LightLook {
    std::string_view colour, symbol, word;
};
LightLook look_of(Light light);
inline int year_of(const Shown& shown) { return civil_of(shown.as_of()).year; }
/// "mailto:…?subject=…", to whoever signs; empty where they have no address.
std::string answer_address(const Shown& shown);
/// <section id="ID" aria-labelledby="h-ID"> with its heading.
std::string section_start(std::string_view id, std::string_view title_html, std::string_view more = {});
/// Name, and behind it the role.
std::string person_html(std::string_view name, std::string_view role);
/// A table cell that names itself where the rows are stacked.
std::string cell(std::string_view label, std::string_view html);
/// The head of a table.
std::string table_head(std::string_view caption_html, std::initializer_list<std::string_view> columns,
                       std::string_view table_class = {}, bool hide_caption = false);
/// A row below it: its head, and cells.
std::string table_row(std::string_view head_html, std::string_view cells);
/// "14 days later", "2 days earlier", "none".
std::string difference(std::int32_t days);
/// A state with its shape.
std::string state_html(std::string_view colour, std::string_view symbol, std::string_view word_html,
                       std::string_view element_class);
/// Boxes and lines to fill in with a pen: "<i></i>Yes <u></u>". On paper alone.
std::string pen(std::string_view html);
/// “was → is”.
std::string arrow();

}  // namespace rapport
