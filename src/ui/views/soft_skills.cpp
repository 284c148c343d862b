// Soft skills as a section of the settings: a table of the skills, practice cards, ratings, habits and trainings.

#include <algorithm>
#include <cmath>

#include "app/commands/soft_skill.h"
#include "ui/views/search_view.h"
#include "ui/views/settings_parts.h"
#include "ui/views/small_dialog.h"
#include "ui/views/soft_skills_parts.h"

namespace rapport {
namespace {

using kit::Rect;

constexpr float columns_from = 560;  ///< CSS pixels of width.
constexpr std::size_t most_listed = 5;

constexpr std::string_view intro =
    "How well we deal with people: rated by oneself, by colleagues and by clients, and practised. No client ever sees "
    "it, and it stays out of what is saved for a colleague unless “Soft skills, too” is ticked there. Copies of "
    "everything hold it: they are your own backup.";
constexpr std::string_view unknown_self =
    "Say under “You” by which name you are in the team, and this opens on yourself.";
constexpr std::string_view no_people = "Nobody is in the team yet. Add somebody above, and rate yourself first.";
constexpr std::string_view legend =
    "In each course a line with dots is oneself, one with rings is the others; the top is 5. A gap above 0: they think "
    "better of themselves than the others do.";
constexpr std::string_view tips_intro =
    "Six habits of whoever puts the client first. Rate yourself: 1 is hardly ever, 5 is nearly always.";

struct Page {
    SettingsSheet& sheet;
    ViewContext& view;
    SoftSkillsState& state;
    const std::vector<const Person*>& people;
    const Person& person;
    const SoftSkillRecord& record;
    const SkillStanding& skill;  ///< Looked at.
    bool columns = false;
};

// --- Words ---------------------------------------------------------------------------------------------------------------

std::string gap_said(std::optional<double> gap) {
    if (!gap) return "–";
    return (std::lround(*gap * 10) > 0 ? "+" : "") + tenths(*gap);
}

std::string self_said(const SkillStanding& standing) {
    return standing.self > 0 ? std::to_string(standing.self) : std::string("–");
}

/// "3.5 (2)".
std::string voices_said(const RaterMean& voices) {
    return voices.count == 0 ? std::string("–") : tenths(voices.mean) + " (" + std::to_string(voices.count) + ")";
}

/// "Self 4, colleagues 3.0 (2), clients –, gap +1.0".
std::string standing_said(const SkillStanding& standing) {
    return "Self " + self_said(standing) + ", colleagues " + voices_said(standing.colleagues) + ", clients " +
           voices_said(standing.clients) + ", gap " + gap_said(standing.gap);
}

/// "45 min", "3 h 30 min".
std::string time_said(Minutes time) {
    const std::int64_t hours = time.count / minutes_per_hour, minutes = time.count % minutes_per_hour;
    if (hours == 0) return std::to_string(minutes) + " min";
    return std::to_string(hours) + " h" + (minutes == 0 ? "" : " " + std::to_string(minutes) + " min");
}

std::string rater_said(const ViewContext& view, const SoftRating& rating) {
    if (rating.rater == Rater::Self) return "Self";
    if (const Person* peer = view.workspace.find(rating.peer)) return peer->name;
    if (const Stakeholder* client = view.workspace.find(rating.client)) return client->name;
    return rating.rater == Rater::Peer ? "A colleague" : "A client";
}

// --- Small parts ---------------------------------------------------------------------------------------------------------

float levels_width() { return 5 * px(48) + 4 * px(6); }

/// A line that opens a record: what it is at the left, when at the right, and beneath both a line of words.
void draw_record_line(Page& page, SkillPen& pen, const EntityType& type, const Entity& record, std::string_view title,
                      const std::string& right, std::string_view words) {
    const Rect row = pen.take(px((look().coarse ? 44.0f : 32.0f) + (words.empty() ? 0.0f : 18.0f)));
    if (!pen.draws) return;
    const kit::IdScope scope(record.id);
    ViewContext& view = page.view;
    const bool selected = view.selection.type == &type && view.selection.contains(record.id);
    const std::string said = right + (words.empty() ? "" : ". ") + std::string(words);
    if (kit::row(row, title, {.selected = selected, .can_select = true, .description = said}).pressed)
        select_record(view, type, record.id);
    Rect rest = kit::inset(row, px(8), px(4));
    const Rect second = words.empty() ? Rect{} : kit::cut_bottom(rest, px(18));
    const float wide = std::min(kit::text_width(right, kit::meta()) + px(8), rest.GetWidth() * 0.6f);
    kit::draw_text(kit::cut_right(rest, wide), right, {TextSize::Meta, false, look().colour.ink1, kit::Align::Right});
    kit::draw_text(rest, title);
    if (!words.empty()) kit::draw_text(second, words, kit::meta());
}

// --- The table -----------------------------------------------------------------------------------------------------------

struct Columns {
    Rect label, self, colleagues, clients, gap, course;
};
Columns columns_of(Rect row) {
    Columns at;
    row = kit::inset(row, px(8), 0);
    at.course = kit::cut_right(row, px(104));
    kit::cut_right(row, px(16));
    at.gap = kit::cut_right(row, px(52));
    at.clients = kit::cut_right(row, px(76));
    at.colleagues = kit::cut_right(row, px(84));
    at.self = kit::cut_right(row, px(48));
    at.label = row;
    return at;
}

void draw_heads(const Rect& row) {
    const Columns at = columns_of(row);
    const auto head = [](const Rect& box, std::string_view words, kit::Align align) {
        kit::draw_text(box, words, {TextSize::Meta, false, look().colour.ink1, align});
    };
    head(at.label, "Skill", kit::Align::Left);
    head(at.self, "Self", kit::Align::Right);
    head(at.colleagues, "Colleagues", kit::Align::Right);
    head(at.clients, "Clients", kit::Align::Right);
    head(at.gap, "Gap", kit::Align::Right);
    head(at.course, "Course", kit::Align::Left);
}

/// A whole level off, and one should ask why.
kit::TextLook gap_look(const SkillStanding& standing) {
    const bool wide = standing.gap && std::abs(*standing.gap) >= 1;
    return {TextSize::Body, wide, wide ? look().colour.warn : look().colour.ink0, kit::Align::Right};
}

bool is_rated(const SkillStanding& standing) { return standing.self > 0 || !standing.course.empty(); }

void draw_standing(Page& page, const SkillStanding& standing, const Rect& row) {
    const kit::IdScope scope(standing.skill);
    const bool selected = &standing == &page.skill;
    const std::string said = standing_said(standing);
    if (kit::row(row, standing.label, {.selected = selected, .can_select = true, .description = said}).pressed) {
        page.state.skill = standing.skill;
        page.state.card = 0;
    }
    const kit::TextLook right{TextSize::Body, false, 0, kit::Align::Right};
    if (page.columns) {
        const Columns at = columns_of(row);
        kit::draw_text(at.label, standing.label, {TextSize::Body, selected});
        kit::draw_text(at.self, self_said(standing), right);
        kit::draw_text(at.colleagues, voices_said(standing.colleagues), right);
        kit::draw_text(at.clients, voices_said(standing.clients), right);
        kit::draw_text(at.gap, gap_said(standing.gap), gap_look(standing));
        if (is_rated(standing)) draw_course(kit::inset(at.course, 0, px(4)), standing, page.view.this_year());
        return;
    }
    Rect rest = kit::inset(row, px(8), px(6));
    if (is_rated(standing)) {
        draw_course(kit::inset(kit::cut_right(rest, px(72)), 0, px(4)), standing, page.view.this_year());
        kit::cut_right(rest, px(8));
    }
    kit::draw_text(kit::cut_top(rest, px(20)), standing.label, {TextSize::Body, selected});
    kit::draw_wrapped(rest, is_rated(standing) ? said : std::string("Not rated yet"), kit::meta(), 2);
}

void draw_table(Page& page, SkillPen& pen) {
    if (page.columns) {
        const Rect heads = pen.take(px(24));
        if (pen.draws) draw_heads(heads);
    }
    for (const SkillStanding& standing : page.record.skills) {
        const Rect row = pen.take(px(!page.columns ? 68.0f : look().coarse ? 48.0f : 40.0f));
        if (!pen.draws) continue;
        draw_standing(page, standing, row);
        kit::line_across(row.Min.x, row.Max.x, row.Max.y - 1, look().colour.line);
    }
    pen.take(px(4));
    const bool any = std::ranges::any_of(page.record.skills, is_rated);
    if (any) pen.words(legend, kit::meta(), px(12));
    else pen.take(px(8));
}

// --- One skill -----------------------------------------------------------------------------------------------------------

void draw_card_words(const PracticeCard& card, SkillPen& pen) {
    pen.heading(card.title, soft_skill_label(card.skill));
    pen.words(card.situation, kit::body, px(6));
    pen.words("Try: " + std::string(card.attempt), kit::body, px(6));
    pen.words("Say: " + std::string(card.say), kit::strong(), px(8));
}

/// Of a skill of one's own, cards of all four.
void draw_practice(Page& page, SkillPen& pen) {
    std::vector<const PracticeCard*> cards = practice_cards_for(page.skill.skill);
    if (cards.empty())
        for (const PracticeCard& card : practice_cards()) cards.push_back(&card);
    const std::size_t at = page.state.card % cards.size();
    const float edge = px(12), button = px(look().size.button);
    SkillPen measure(pen.width() - 2 * edge);
    draw_card_words(*cards[at], measure);
    const Rect box = pen.take(measure.used + button + 2 * edge);
    pen.take(px(12));
    if (!pen.draws) return;
    const kit::Group group(Role::Region, "Practice card", box);
    kit::fill(box, look().colour.bg2, px(6));
    Rect inner = kit::inset(box, edge);
    const Rect foot = kit::cut_bottom(inner, button);
    SkillPen inside(inner);
    draw_card_words(*cards[at], inside);
    float x = foot.Min.x;
    if (kit::button(x, foot.Min.y, "Next card", {.icon = icon_arrow_right})) page.state.card = (at + 1) % cards.size();
    kit::text({{x, foot.Min.y}, foot.Max}, std::to_string(at + 1) + " of " + std::to_string(cards.size()), kit::meta());
}

void draw_ratings(Page& page, SkillPen& pen) {
    const std::vector<const SoftRating*>& ratings = page.skill.ratings;
    if (ratings.empty()) {
        pen.words("Nobody has rated “" + page.skill.label + "” yet. Begin with yourself, then ask a colleague.",
                  kit::meta(), px(12));
        return;
    }
    const std::size_t shown = std::min(ratings.size(), most_listed);
    pen.heading("Ratings of " + page.skill.label,
                shown < ratings.size() ? "the last " + std::to_string(shown) + " of " + std::to_string(ratings.size())
                                       : std::string());
    for (const SoftRating* rating : std::span(ratings).first(shown))
        draw_record_line(page, pen, type_of<SoftRating>, *rating,
                         rater_said(page.view, *rating) + ": " + std::to_string(std::clamp(rating->level, 1, 5)),
                         format_day(rating->on, page.view.this_year()), rating->note.text);
    pen.take(px(12));
}

// --- Habits and trainings ------------------------------------------------------------------------------------------------

void rate_tip(Page& page, const SkillStanding& standing, std::int32_t level) {
    SoftRating wanted{};
    wanted.id = page.view.make_id();
    wanted.person = {page.person.id};
    wanted.skill = standing.skill;
    wanted.level = level;
    wanted.on = page.view.today;
    page.view.out.send(rate_soft_skill(page.view.workspace, wanted, page.view.today), "Rated.");
}

void draw_tip(Page& page, SkillPen& pen, const MindsetTip& tip, const SkillStanding& standing) {
    const float button = px(look().size.button);
    const float course = px(88) + px(16);
    const float words = page.columns ? pen.width() - levels_width() - px(16) - course : pen.width();
    const float height = px(20) + kit::wrapped_height(words, tip.skill.about, kit::meta());
    const Rect row = pen.take(page.columns ? std::max(height, button) + px(16) : height + px(6) + button + px(16));
    if (!pen.draws) return;
    const kit::IdScope scope(tip.skill.key);
    Rect rest = kit::inset(row, 0, px(8));
    Rect levels = page.columns ? kit::cut_right(rest, levels_width()) : kit::cut_bottom(rest, button);
    levels.Min.y = std::floor(levels.GetCenter().y - button / 2);
    Rect drawing{{levels.Min.x + levels_width() + px(8), levels.Min.y}, levels.Max};
    if (page.columns) {
        kit::cut_right(rest, px(16));
        drawing = kit::cut_right(rest, px(88));
        kit::cut_right(rest, px(16));
    }
    if (!standing.course.empty() && drawing.GetWidth() >= px(40))
        draw_course(kit::inset(drawing, 0, px(2)), standing, page.view.this_year());
    const std::string when =
        standing.self_on ? "  ·  " + format_day(*standing.self_on, page.view.this_year()) : std::string();
    kit::text(kit::cut_top(rest, px(20)), std::string(tip.skill.label) + when, kit::strong());
    kit::wrapped(rest, tip.skill.about, kit::meta());
    if (const std::optional<std::int32_t> level =
            draw_levels(levels, tip.skill.label, standing.self, !page.view.may_edit))
        rate_tip(page, standing, *level);
    kit::line_across(row.Min.x, row.Max.x, row.Max.y - 1, look().colour.line);
}

void draw_tips(Page& page, SkillPen& pen) {
    pen.heading("The customer-centric mindset");
    pen.words(tips_intro, kit::meta(), px(4));
    if (page.record.advice) {
        const TipAdvice& advice = *page.record.advice;
        pen.words("This week: " + std::string(advice.action), kit::strong());
        pen.words("Lowest of the six: “" + std::string(advice.tip->skill.label) + "”, " + std::to_string(advice.level) +
                      " of 5.",
                  kit::meta(), px(4));
    }
    if (has_radar(page.record.tips)) {
        const Rect place = pen.take(px(300));
        if (pen.draws) draw_radar(kit::inset(place, 0, px(8)), page.record.tips);
        pen.words("Dots are now, rings the first time you rated yourself; the outermost line is 5.", kit::meta(),
                  px(4));
    }
    for (std::size_t i = 0; i < page.record.tips.size(); ++i)
        draw_tip(page, pen, mindset_tips()[i], page.record.tips[i]);
    pen.take(px(12));
}

void draw_trainings(Page& page, SkillPen& pen) {
    const SoftSkillRecord& record = page.record;
    if (record.trainings.empty()) {
        pen.heading("Trainings");
        pen.words("Nothing yet. Log a course, a book, or a talk that was practised, with what you take from it.",
                  kit::meta());
        return;
    }
    pen.heading("Trainings", time_said(record.this_year) + " this year, in " +
                                 counted(record.trainings_this_year, "training", "trainings"));
    for (const TrainingEntry* training :
         std::span(record.trainings).first(std::min(record.trainings.size(), most_listed)))
        draw_record_line(page, pen, type_of<TrainingEntry>, *training, training->what,
                         soft_skill_label(training->skill) + ", " + time_said(training->minutes) + ", " +
                             format_day(training->on, page.view.this_year()),
                         training->reflection.text);
}

// --- The section ---------------------------------------------------------------------------------------------------------

/// Who, and the two buttons.
void draw_top(Page& page, SkillPen& pen) {
    const float field = px(look().size.field), button = px(look().size.button);
    Rect line = pen.take(kit::field_label_height() + field);
    const Rect below = page.columns ? Rect{} : pen.take(px(8) + button);
    pen.take(px(12));
    if (!pen.draws) return;
    kit::cut_top(line, kit::field_label_height());
    std::vector<std::string> names;
    int current = 0;
    for (const Person* person : page.people) {
        if (person == &page.person) current = static_cast<int>(names.size());
        names.push_back(title_of(type_of<Person>, *person));
    }
    const float width = page.columns ? std::min(px(280), line.GetWidth() / 2) : line.GetWidth();
    const int chosen = kit::select(kit::cut_left(line, width), "Whose skills", names, current);
    if (chosen >= 0) page.state.person = page.people[static_cast<std::size_t>(chosen)]->id;
    float x = page.columns ? line.Min.x + px(12) : below.Min.x;
    const float y = page.columns ? std::floor(line.GetCenter().y - button / 2) : below.Max.y - button;
    if (kit::button(x, y, "Rate a skill", {.icon = icon_plus, .disabled = !page.view.may_edit}))
        open_soft_skill_form(page.view, page.state, SoftSkillForm::Kind::Rating, page.person.id, page.skill.skill);
    if (kit::button(x, y, "Log training", {.icon = icon_plus, .disabled = !page.view.may_edit}))
        open_soft_skill_form(page.view, page.state, SoftSkillForm::Kind::Training, page.person.id, page.skill.skill);
}

void draw_page(Page& page, SkillPen& pen) {
    pen.words(intro, kit::meta(), px(12));
    if (own_person(page.view).is_null()) pen.words(unknown_self, kit::meta(), px(12));
    draw_top(page, pen);
    draw_table(page, pen);
    draw_practice(page, pen);
    draw_ratings(page, pen);
    draw_tips(page, pen);
    draw_trainings(page, pen);
}

/// Null where nobody is in the team.
const Person* person_shown(const ViewContext& view, const SoftSkillsState& state,
                           const std::vector<const Person*>& people) {
    const Id own = own_person(view).id;
    for (const Id wanted : {state.person, own})
        for (const Person* person : people)
            if (person->id == wanted) return person;
    return people.empty() ? nullptr : people.front();
}

}  // namespace

std::vector<const Person*> skilled_people(const ViewContext& view) {
    std::vector<const Person*> people = view.derived.people();
    std::erase_if(people, [](const Person* person) { return person->kind != PersonKind::Person; });
    return people;
}

void draw_soft_skills(SettingsSheet& sheet) {
    ViewContext& view = sheet.view;
    SoftSkillsState& state = sheet.state.soft_skills;
    const float inner = sheet.width - px(32);
    const std::vector<const Person*> people = skilled_people(view);
    const Person* person = person_shown(view, state, people);
    if (!person) {
        SettingsCard card(sheet, "Soft skills", kit::wrapped_height(inner, no_people, kit::meta()));
        kit::wrapped(card.rest, no_people, kit::meta());
        return;
    }
    const SoftSkillRecord record = soft_skills_of(view.workspace, {person->id}, view.today);
    const SkillStanding* skill = state.skill.empty() ? nullptr : record.find(state.skill);
    if (!skill) skill = &record.skills.front();
    Page page{sheet, view, state, people, *person, record, *skill, inner >= px(columns_from)};
    SkillPen measure(inner);
    draw_page(page, measure);
    SettingsCard card(sheet, "Soft skills", measure.used);
    SkillPen pen(card.rest);
    draw_page(page, pen);
}

}  // namespace rapport
