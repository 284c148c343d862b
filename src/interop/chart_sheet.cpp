#include "interop/chart_sheet.h"

#include <algorithm>
#include <cmath>

#include "base/text.h"
#include "interop/xml_writer.h"

namespace rapport::chart {
namespace {

// The light theme of the program.
constexpr std::string_view ink = "#191c22", pale_ink = "#555b66", hairline = "#dde0dc", edge = "#7b818a",
                           off_ground = "#f3f4f2", accent = "#3346c8", soft = "#e6e9fa", late = "#b3261e",
                           paper_ground = "#ffffff";

constexpr double number_width = 54, name_width = 204, day_width = 74;
constexpr double columns_width = number_width + name_width + 2 * day_width;
constexpr double day_minutes = static_cast<double>(minutes_per_day);

std::string number(double value) {
    const auto tenths = static_cast<std::int64_t>(std::llround(value * 10));
    std::string text = (tenths < 0 ? "-" : "") + std::to_string(std::abs(tenths) / 10);
    if (tenths % 10 != 0) text += "." + std::to_string(std::abs(tenths) % 10);
    return text;
}

class Drawing {
public:
    Drawing(const Plan& plan, const Tile& tile) : plan_(plan), tile_(tile) {
        chart_ = {columns_width, title_height + head_height, tile.width - columns_width,
                  static_cast<double>(tile.end_row - tile.first_row) * row_height};
    }

    std::string take() {
        open();
        draw_ground();
        draw_head();
        draw_columns();
        out_ += clipped("chart");
        for (const Plan::Arrow& arrow : plan_.arrows) draw_arrow(arrow);
        for (std::int32_t row = tile_.first_row; row < tile_.end_row; ++row) draw_bar(row);
        draw_today();
        for (std::int32_t row = tile_.first_row; row < tile_.end_row; ++row) draw_words_beside(row);
        out_ += "</g>";
        draw_frame();
        return std::move(out_) + "</svg>";
    }

private:
    void open() {
        out_ = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + number(tile_.width) + " " +
               number(tile_.height) + "\" width=\"" + number(tile_.width) + "\" height=\"" + number(tile_.height) +
               "\" font-family=\"system-ui, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif\" font-size=\"11\" "
               "role=\"img\"><title>";
        append_xml_text(out_, plan_.title + (tile_.place.empty() ? "" : ", " + tile_.place));
        out_ += "</title>";
        clip("chart", chart_);
        clip("names", {number_width, chart_.y, name_width - 6, chart_.height});
        rect({0, 0, tile_.width, tile_.height}, paper_ground);
        text({0, 0, tile_.width, title_height}, plan_.title, ink, "start", " font-size=\"14\" font-weight=\"600\"");
        if (!tile_.place.empty()) text({0, 0, tile_.width, title_height}, tile_.place, pale_ink, "end");
    }

    void clip(std::string_view id, Box box) {
        out_ += "<clipPath id=\"" + own(id) + "\"><rect" + placed(box) + "/></clipPath>";
    }
    /// An id that no other sheet of the document has.
    [[nodiscard]] std::string own(std::string_view id) const {
        return std::string(id) + "-" + std::to_string(tile_.number);
    }
    [[nodiscard]] std::string clipped(std::string_view id) const { return "<g clip-path=\"url(#" + own(id) + ")\">"; }
    static std::string placed(Box box) {
        return " x=\"" + number(box.x) + "\" y=\"" + number(box.y) + "\" width=\"" + number(std::max(0.0, box.width)) +
               "\" height=\"" + number(std::max(0.0, box.height)) + "\"";
    }
    void rect(Box box, std::string_view fill, std::string_view more = {}) {
        out_ += "<rect" + placed(box) + " fill=\"" + std::string(fill) + "\"" + std::string(more) + "/>";
    }
    void line(double x1, double y1, double x2, double y2, std::string_view stroke, std::string_view more = {}) {
        out_ += "<line x1=\"" + number(x1) + "\" y1=\"" + number(y1) + "\" x2=\"" + number(x2) + "\" y2=\"" +
                number(y2) + "\" stroke=\"" + std::string(stroke) + "\"" + std::string(more) + "/>";
    }
    /// In the middle of its box, from top to bottom.
    void text(Box box, std::string_view words, std::string_view fill, std::string_view anchor,
              std::string_view more = {}) {
        const double x = anchor == "start" ? box.x : anchor == "end" ? box.right() : box.x + box.width / 2;
        out_ += "<text x=\"" + number(x) + "\" y=\"" + number(box.y + box.height / 2 + 4) + "\" fill=\"" +
                std::string(fill) + "\" text-anchor=\"" + std::string(anchor) + "\"" + std::string(more) + ">";
        append_xml_text(out_, words);
        out_ += "</text>";
    }

    [[nodiscard]] double x_of(double minutes) const {
        return chart_.x + chart_.width * (minutes - tile_.from) / (tile_.to - tile_.from);
    }
    [[nodiscard]] double x_of(DateTime when) const { return x_of(static_cast<double>(when.minutes)); }
    [[nodiscard]] double y_of(std::int32_t row) const {
        return chart_.y + static_cast<double>(row - tile_.first_row) * row_height;
    }
    [[nodiscard]] double pixels_per_day() const { return chart_.width * day_minutes / (tile_.to - tile_.from); }
    [[nodiscard]] Date first_day() const { return date_of(DateTime{static_cast<std::int64_t>(tile_.from)}); }
    [[nodiscard]] Date end_day() const { return date_of(DateTime{static_cast<std::int64_t>(tile_.to)}); }

    void draw_ground() {
        if (pixels_per_day() >= 3)
            for (Date day = first_day(); day < end_day(); ++day.days)
                if (!plan_.schedule.work_time.is_working_day(day))
                    rect({x_of(at(day)), chart_.y, pixels_per_day(), chart_.height}, off_ground);
        for (std::int32_t row = tile_.first_row; row <= tile_.end_row; ++row)
            line(0, y_of(row), tile_.width, y_of(row), hairline, " stroke-width=\"0.5\"");
    }

    /// A step of the scale of time: the first day of the one after that in which `day` lies, and its words.
    enum class Step : std::uint8_t { Day, Week, Month, Quarter, Year };
    [[nodiscard]] static Date next_of(Step step, Date day) {
        Civil civil = civil_of(day);
        switch (step) {
        case Step::Day:     return {day.days + 1};
        case Step::Week:    return {day.days + 7 - static_cast<std::int32_t>(weekday_of(day))};
        case Step::Month:   civil.month += 1; break;
        case Step::Quarter: civil.month = (civil.month - 1) / 3 * 3 + 4; break;
        case Step::Year:    civil.month = 13; break;
        }
        if (civil.month > 12) civil.month -= 12, civil.year += 1;
        civil.day = 1;
        return date_of(civil);
    }
    [[nodiscard]] static std::string words_of(Step step, Date day, double room) {
        const Civil civil = civil_of(day);
        const std::string month(month_name(static_cast<int>(civil.month)));
        const std::string year = std::to_string(civil.year);
        switch (step) {
        case Step::Day:
        case Step::Week:    return std::to_string(civil.day);
        case Step::Month:   return room >= 90 ? month + " " + year : room >= 24 ? month.substr(0, 3) : std::string();
        case Step::Quarter: return "Q" + std::to_string((civil.month - 1) / 3 + 1);
        case Step::Year:    return year;
        }
        return {};
    }

    void draw_head() {
        const double day = pixels_per_day();
        const Step lower = day >= 14     ? Step::Day
                           : day >= 2.6  ? Step::Week
                           : day >= 0.8  ? Step::Month
                           : day >= 0.25 ? Step::Quarter
                                         : Step::Year;
        const Step upper = lower == Step::Day || lower == Step::Week ? Step::Month : Step::Year;
        const double half = head_height / 2;
        draw_steps(upper, {chart_.x, title_height, chart_.width, half}, false);
        draw_steps(lower, {chart_.x, title_height + half, chart_.width, half}, true);
        const Box head{0, title_height + half, columns_width, half};
        text({0, head.y, number_width - 6, half}, "No.", pale_ink, "end");
        text({number_width, head.y, name_width, half}, "Name", pale_ink, "start");
        text({number_width + name_width, head.y, day_width, half}, "Start", pale_ink, "start");
        text({number_width + name_width + day_width, head.y, day_width, half}, "Finish", pale_ink, "start");
    }
    void draw_steps(Step step, Box band, bool lines) {
        for (Date day = first_day(); day < end_day();) {
            const Date next = next_of(step, day);
            const double x0 = std::max(x_of(at(day)), band.x), x1 = std::min(x_of(at(next)), band.right());
            line(x0, band.y, x0, lines ? chart_.bottom() : band.bottom(), hairline, " stroke-width=\"0.5\"");
            const std::string words = words_of(step, day, x1 - x0);
            if (x1 - x0 >= 6.5 * static_cast<double>(words.size()))
                text({x0 + 3, band.y, x1 - x0 - 6, band.height}, words, pale_ink, "start");
            day = next;
        }
    }

    void draw_columns() {
        const int year = civil_of(plan_.wishes.today).year;
        for (std::int32_t row = tile_.first_row; row < tile_.end_row; ++row) {
            const OutlineRow& place = plan_.outline[row];
            const PlannedTask& planned = plan_.schedule[row];
            const double y = y_of(row);
            const std::string_view fill = planned.planned ? ink : pale_ink;
            text({0, y, number_width - 6, row_height}, plan_.outline.number(row), pale_ink, "end");
            const double indent = 10.0 * std::min(place.depth, 8);
            out_ += clipped("names");
            text({number_width + indent, y, name_width, row_height}, place.task->name, fill, "start",
                 place.summary ? " font-weight=\"600\"" : "");
            out_ += "</g>";
            text({number_width + name_width, y, day_width, row_height}, format_day(date_of(planned.start), year), fill,
                 "start");
            text({number_width + name_width + day_width, y, day_width, row_height},
                 format_day(date_of(planned.finish), year), fill, "start");
        }
    }

    [[nodiscard]] bool is_milestone(std::int32_t row) const {
        return !plan_.outline[row].summary &&
               (plan_.outline[row].task->milestone || plan_.schedule[row].start == plan_.schedule[row].finish);
    }
    /// Never narrower than one can see.
    [[nodiscard]] Box bar_of(std::int32_t row) const {
        const PlannedTask& planned = plan_.schedule[row];
        const double x = x_of(planned.start), y = y_of(row);
        if (is_milestone(row)) return {x - 5, y + 5, 10, 10};
        return {x, y + 5, std::max(2.0, x_of(planned.finish) - x), 10};
    }

    void draw_bar(std::int32_t row) {
        const PlannedTask& planned = plan_.schedule[row];
        const Task& task = *plan_.outline[row].task;
        const Box bar = bar_of(row);
        const bool done = planned.done.count >= 100;
        const std::string_view fill = done ? hairline : planned.critical ? accent : soft;
        const std::string_view stroke = done || !planned.planned ? edge : accent;
        if (plan_.outline[row].summary) {
            out_ += "<path d=\"M" + number(bar.x) + " " + number(bar.y) + "h" + number(bar.width) + "v8l-4 -4h" +
                    number(std::min(0.0, 8 - bar.width)) + "l-4 4z\" fill=\"" + std::string(done ? edge : ink) + "\"/>";
        } else if (is_milestone(row)) {
            out_ += "<path d=\"M" + number(bar.x + 5) + " " + number(bar.y) + "l5 5l-5 5l-5 -5z\" fill=\"" +
                    std::string(fill) + "\" stroke=\"" + std::string(stroke) + "\"/>";
        } else {
            if (!planned.critical && !done && planned.late_finish > planned.finish) {
                const double until = x_of(planned.late_finish);
                line(bar.right(), bar.y + 5, until, bar.y + 5, edge);
                line(until, bar.y + 2, until, bar.y + 8, edge);
            }
            rect(bar, fill, " rx=\"2\" stroke=\"" + std::string(stroke) + "\"");
            if (planned.done.count > 0 && !done)
                rect({bar.x + 2, bar.y + 4, (bar.width - 4) * planned.done.count / 100.0, 2},
                     planned.critical ? paper_ground : accent);
        }
        if (task.deadline) {
            const double x = x_of(*task.deadline);
            out_ += "<path d=\"M" + number(x - 4) + " " + number(bar.y + 1) + "h8l-4 6z\" fill=\"" +
                    std::string(planned.finish > *task.deadline && !done ? late : pale_ink) + "\"/>";
        }
        draw_baseline(row);
    }

    /// Below its bar: when it was to be.
    void draw_baseline(std::int32_t row) {
        const BaselineTask* then = plan_.compared.baseline ? plan_.compared[row] : nullptr;
        if (!then || plan_.outline[row].summary) return;
        const double x = x_of(then->start), y = y_of(row) + 16.5;
        if (is_milestone(row))
            out_ += "<path d=\"M" + number(x) + " " + number(y - 2) + "l3 2.5l-3 2.5l-3 -2.5z\" fill=\"" +
                    std::string(edge) + "\"/>";
        else rect({x, y, std::max(2.0, x_of(then->finish) - x), 2}, edge);
    }

    /// As wide as the words are at most, with the letters of whichever font there is.
    [[nodiscard]] static double width_of(std::string_view words) {
        double width = 0;
        for (std::size_t at = 0; at < words.size();) width += next_code_point(words, at) < 0x2E80 ? 6.2 : 11.5;
        return width;
    }

    /// Behind the bar and its slack; before it where the sheet ends sooner; cut where there is no room on either side. A pale
    /// edge keeps lines that run below from striking it out.
    void draw_words_beside(std::int32_t row) {
        const PlannedTask& planned = plan_.schedule[row];
        std::string words;
        if (is_milestone(row)) words = format_day(date_of(planned.start), civil_of(plan_.wishes.today).year);
        else if (const auto at = plan_.people.find(row); at != plan_.people.end()) words = at->second;
        const Box bar = bar_of(row);
        if (words.empty() || bar.right() < chart_.x || bar.x > chart_.right()) return;
        const bool slack =
            !is_milestone(row) && !planned.critical && planned.done.count < 100 && planned.late_finish > planned.finish;
        const double edge_of_sheet = chart_.right() - 4;
        double x = bar.right() + 6;
        if (const double behind = x_of(planned.late_finish) + 4;
            slack && behind > x && behind + width_of(words) <= edge_of_sheet)
            x = behind;
        constexpr std::string_view halo = " stroke=\"#ffffff\" stroke-width=\"3\" paint-order=\"stroke\"";
        if (x + width_of(words) > edge_of_sheet && bar.x - 6 - width_of(words) >= chart_.x)
            return text({chart_.x, y_of(row), bar.x - 6 - chart_.x, row_height}, words, pale_ink, "end", halo);
        if (x + width_of(words) > edge_of_sheet) {
            const auto fits = static_cast<std::size_t>(std::max(0.0, (edge_of_sheet - x) / 6.2 - 1));
            if (fits < 3) return;
            words = shortened(words, fits);
        }
        text({x, y_of(row), 0, row_height}, words, pale_ink, "start", halo);
    }

    void draw_arrow(const Plan::Arrow& arrow) {
        const bool seen = (arrow.from >= tile_.first_row && arrow.from < tile_.end_row) ||
                          (arrow.to >= tile_.first_row && arrow.to < tile_.end_row);
        if (!seen) return;
        const Box before = bar_of(arrow.from), after = bar_of(arrow.to);
        const bool from_finish = arrow.type == LinkType::FinishToStart || arrow.type == LinkType::FinishToFinish;
        const bool to_start = arrow.type == LinkType::FinishToStart || arrow.type == LinkType::StartToStart;
        const double x0 = from_finish ? before.right() : before.x, y0 = before.y + 5;
        const double x1 = to_start ? after.x : after.right(), y1 = after.y + 5;
        const double out = x0 + (from_finish ? 6 : -6), in = x1 + (to_start ? -6 : 6);
        const double between = arrow.to > arrow.from ? after.y - 5 : after.y + 15;
        out_ += "<path d=\"M" + number(x0) + " " + number(y0) + "H" + number(out) + "V" + number(between) + "H" +
                number(in) + "V" + number(y1) + "H" + number(x1) + "\" fill=\"none\" stroke=\"" + std::string(edge) +
                "\" stroke-width=\"0.8\"/>";
        const std::string way = to_start ? "l-4 -3v6z" : "l4 -3v6z";
        out_ += "<path d=\"M" + number(x1) + " " + number(y1) + way + "\" fill=\"" + std::string(edge) + "\"/>";
    }

    void draw_today() {
        const double x = x_of(at(plan_.wishes.today));
        if (x >= chart_.x && x <= chart_.right())
            line(x, chart_.y, x, chart_.bottom(), late, " stroke-dasharray=\"3 3\"");
    }

    void draw_frame() {
        line(chart_.x, title_height, chart_.x, chart_.bottom(), hairline);
        line(0, chart_.y, tile_.width, chart_.y, edge, " stroke-width=\"0.5\"");
        const double y = tile_.height - foot_height;
        std::string words = "Dark bars are critical, thin lines are slack, a dashed line is today";
        if (plan_.compared.baseline)
            words += ", grey lines below bars are “" + plan_.compared.baseline->name + "” of " +
                     to_iso(plan_.compared.baseline->taken);
        words += ". Printed on " + to_iso(plan_.wishes.today) + ".";
        text({0, y, tile_.width, foot_height}, words, pale_ink, "start", " font-size=\"9\"");
    }

    const Plan& plan_;
    const Tile& tile_;
    Box chart_;
    std::string out_;
};

}  // namespace

std::string sheet(const Plan& plan, const Tile& tile) { return Drawing(plan, tile).take(); }

}  // namespace rapport::chart
