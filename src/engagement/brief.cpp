#include "engagement/brief.h"

#include <algorithm>
#include <tuple>

#include "base/sort.h"
#include "base/text.h"
#include "engagement/sayings.h"
#include "engagement/soft_skills.h"
#include "engagement/value.h"
#include "engagement/waiting.h"

namespace rapport {
namespace {

/// Up to here nobody's words are cut short: time for the headings is left of the minute.
constexpr std::size_t comfortable = 200;

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

std::size_t count_words(std::string_view text) {
    std::size_t count = 0;
    for (std::size_t i = 0; i < text.size(); ++i)
        if (!is_space(text[i]) && (i == 0 || is_space(text[i - 1]))) ++count;
    return count;
}

constexpr std::size_t longest_word = 40;

/// On one line, at most so many words of at most 40 characters, with "…" where something was left out.
std::string in_words(std::string_view text, std::size_t words) {
    std::string told;
    std::size_t count = 0;
    for (std::size_t i = 0; i < text.size();) {
        while (i < text.size() && is_space(text[i])) ++i;
        const std::size_t from = i;
        while (i < text.size() && !is_space(text[i])) ++i;
        if (i == from) break;
        if (count++ == words) {
            told += "…";
            break;
        }
        if (!told.empty()) told += ' ';
        told += shortened(text.substr(from, i - from), longest_word);
    }
    return told;
}

/// Titles and what a client said of success are read as they were said up to here; what is longer is no title, and no sentence.
constexpr std::size_t whole_title = 20, whole_success = 40;

/// Whole up to `whole` words, else at most `words` of them.
std::string own_words(std::string_view text, std::size_t whole, std::size_t words) {
    return in_words(text, count_words(text) <= whole ? whole : words);
}

std::string first_word(std::string_view text) {
    text = trimmed(text);
    return shortened(text.substr(0, text.find(' ')), 20);
}

void add(BriefSection& section, std::size_t most, std::string line) {
    if (section.lines.size() < most) section.lines.push_back(std::move(line));
    else ++section.more;
}

class Writer {
public:
    Writer(const EngagementIndex& index, const PlanOf& plan_of, const Client& client, std::size_t room)
        : index_(index), plan_of_(plan_of), client_(client), of_{client.id}, room_(room) {}

    ClientBrief write() {
        brief_.name = client_.name;
        brief_.about = told(client_.about.text, 12);
        write_who_looks_after();
        write_practice();
        write_people();
        write_projects();
        write_touches();
        write_promises();
        write_requests();
        write_risks();
        return std::move(brief_);
    }

private:
    [[nodiscard]] Date today() const { return index_.today(); }
    [[nodiscard]] std::string told(std::string_view text, std::size_t words) const {
        return in_words(text, words * room_);
    }
    [[nodiscard]] std::string titled(std::string_view text, std::size_t words) const {
        return own_words(text, whole_title, words * room_);
    }
    [[nodiscard]] std::string day(Date date) const { return day_said(date, today()); }

    void write_who_looks_after() {
        const Person* manager = index_.workspace().find(client_.manager);
        const Person* deputy = index_.workspace().find(client_.deputy);
        if (manager) brief_.looked_after = "Looked after by " + told(manager->name, 3);
        if (deputy) brief_.looked_after += (manager ? "; deputy: " : "Deputy: ") + told(deputy->name, 3);
        if (!brief_.looked_after.empty()) brief_.looked_after += ".";
    }

    /// What the hint takes, at most 13 words where everything is full, is left out elsewhere.
    void write_practice() {
        const std::optional<MeetingHint> hint = hint_before(index_, client_);
        if (!hint) return;
        std::string line = "“" + std::string(hint->card->title) + "” (" + folded(soft_skill_label(hint->card->skill)) +
                           "): " + told(hint->reason, 7);
        if (room_ > 1 && hint->touch) line += " You meet on " + day(*hint->touch->on) + ".";
        if (room_ > 1) line += " Say: " + std::string(hint->card->say);
        add(brief_.practice, 1, std::move(line));
        if (room_ == 1) most_of_lesser_ = 1;
    }

    void write_people() {
        std::vector<const Stakeholder*> people;
        for (const Stakeholder& person : index_.people_of(of_)) people.push_back(&person);
        sort_items(people, [](const Stakeholder* a, const Stakeholder* b) { return comes_before(*a, *b); });
        for (const Stakeholder* person : people) {
            add(brief_.people, 3, person_line(*person));
            if (!trimmed(person->landmines.text).empty())
                add(brief_.landmines, 2, called(*person) + ": " + told(person->landmines.text, 7));
            if (!trimmed(person->personal.text).empty())
                add(brief_.personal, most_of_lesser_, called(*person) + ": " + told(person->personal.text, 7));
        }
    }

    [[nodiscard]] std::string person_line(const Stakeholder& person) const {
        std::string line = told(person.name, 3);
        if (person.decides) line += ", decides";
        else if (!trimmed(person.role).empty()) line += ", " + told(person.role, 2);
        if (person.attitude != Attitude::Unknown) {
            line += "; " + folded(label_of(person.attitude));
            if (person.desired != Attitude::Unknown && person.desired != person.attitude)
                line += " → " + folded(label_of(person.desired));
        }
        if (person.no_contact) line += "; asked not to be contacted";
        else if (person.channel != Channel::None) line += "; likes " + folded(label_of(person.channel));
        return line + ".";
    }

    void write_projects() {
        std::vector<const Project*> projects;
        for (const Project& project : index_.projects_of(of_))
            if (is_open(project)) projects.push_back(&project);
        sort_items(projects, [](const Project* a, const Project* b) {
            const int order = compare_natural(a->name, b->name);
            return order != 0 ? order < 0 : a->id < b->id;
        });
        std::vector<std::pair<Date, std::string>> milestones;
        std::vector<ItemStanding> items;
        for (const Project* project : projects) {
            if (!trimmed(project->success.text).empty())
                add(brief_.success, 2,
                    titled(project->name, 3) + ": “" + own_words(project->success.text, whole_success, 10 * room_) +
                        "”");
            for (ItemStanding& standing : value_of_project(index_, {project->id}).items) items.push_back(standing);
            const PlanFacts* facts = plan_of_ ? plan_of_({project->id}) : nullptr;
            if (facts && facts->milestone_on)
                milestones.emplace_back(*facts->milestone_on,
                                        told(facts->milestone_name, 4) + ", " + day(*facts->milestone_on) + ".");
        }
        sort_items(milestones);
        for (auto& [on, line] : milestones) add(brief_.milestones, most_of_lesser_, std::move(line));
        sort_items(items, [](const ItemStanding& a, const ItemStanding& b) {
            return a.item->weight != b.item->weight ? a.item->weight > b.item->weight : a.item->id < b.item->id;
        });
        for (const ItemStanding& standing : items) add(brief_.value, 2, value_line(standing));
    }

    [[nodiscard]] std::string value_line(const ItemStanding& standing) const {
        const ValueItem& item = *standing.item;
        const std::string unit = trimmed(item.unit).empty() ? "" : " " + told(item.unit, 1);
        std::string line = titled(item.outcome, 4);
        if (line.ends_with('.')) line.pop_back();
        if (standing.latest) line += ": " + to_string(*standing.latest->actual) + unit + " now";
        else line += ": not measured";
        if (item.target) line += ", goal " + to_string(*item.target) + unit;
        return line + ".";
    }

    void write_touches() {
        const Records<Touchpoint> touches = index_.touches_of(of_);
        for (std::size_t i = touches.size(); i-- > 0;) {
            const Touchpoint& touch = touches[i];
            if (date_of(touch.held) > today()) continue;
            const std::string names = listed(names_in(index_, touch), 2);
            if (touch.sentiment != Sentiment::Unknown)
                add(brief_.mood, 2,
                    (names.empty() ? std::string("They") : names) + ": " + folded(label_of(touch.sentiment)) + ", " +
                        day(date_of(touch.held)) + ".");
            const std::string_view summary = trimmed(touch.summary.text);
            add(brief_.touches, 2,
                day(date_of(touch.held)) + ", " + folded(label_of(touch.channel)) +
                    (names.empty() ? std::string() : ", " + names) + ": " +
                    told(summary.empty() ? std::string_view(touch.subject) : summary, 9));
        }
    }

    void write_promises() {
        for (const Promise& promise : index_.promises_of(of_)) {
            if (promise.state != PromiseState::Open) continue;
            const Person* by = index_.workspace().find(promise.by);
            std::string line = told(promise.text, 6);
            if (promise.due) line += (*promise.due < today() ? ", was due " : ", by ") + day(*promise.due);
            if (by) line += " (" + first_word(by->name) + ")";
            add(brief_.promises, 3, ended(line));
        }
    }

    void write_requests() {
        for (const Touchpoint& touch : index_.touches_of(of_))
            if (is_waiting(touch, today())) add(brief_.requests, 2, waits_sentence(index_, touch));
        for (const Request& request : index_.requests_of(of_)) {
            if (request.state != RequestState::New) continue;
            const Stakeholder* by = index_.person(request.by);
            add(brief_.requests, 2,
                told(request.what, 7) + (by ? " (" + called(*by) + ")" : std::string()) +
                    (request.asked ? ", asked " + day(*request.asked) : std::string()) + ".");
        }
    }

    void write_risks() {
        std::vector<const RegisterEntry*> risks;
        for (const RegisterEntry& entry : index_.entries_of(of_))
            if (entry.state != EntryState::Closed && (entry.kind == EntryKind::Risk || entry.kind == EntryKind::Issue))
                risks.push_back(&entry);
        sort_items(risks, {}, [](const RegisterEntry* entry) {
            return std::tuple(-std::int64_t{entry->probability} * entry->impact, entry->id);
        });
        for (const RegisterEntry* risk : risks) add(brief_.risks, 2, ended(told(risk->name, 8)));
    }

    const EngagementIndex& index_;
    const PlanOf& plan_of_;
    const Client& client_;
    Ref<Client> of_;
    std::size_t room_;                ///< Times the words that a line has where everything is full.
    std::size_t most_of_lesser_ = 2;  ///< Lines of what can wait.
    ClientBrief brief_;
};

/// Lines from the end of the sections that can wait, until the rest is read within a minute; at the last the second of two
/// lines in the client's own words.
void leave_out_lesser(ClientBrief& brief) {
    BriefSection* const sections[]{&brief.risks,  &brief.milestones, &brief.touches,  &brief.personal,
                                   &brief.mood,   &brief.landmines,  &brief.requests, &brief.promises,
                                   &brief.people, &brief.value,      &brief.success};
    for (BriefSection* section : sections)
        while (section->lines.size() > 1 && brief.words() > words_of_a_minute) {
            section->lines.pop_back();
            ++section->more;
        }
}

void append_escaped(std::string& html, std::string_view text) {
    for (const char c : text) switch (c) {
        case '&':  html += "&amp;"; break;
        case '<':  html += "&lt;"; break;
        case '>':  html += "&gt;"; break;
        case '"':  html += "&quot;"; break;
        case '\'': html += "&#39;"; break;
        default:
            if (!is_control(c)) html += c;
        }
}

void append_element(std::string& html, std::string_view tag, std::string_view text) {
    html += "<";
    html += tag;
    html += ">";
    append_escaped(html, text);
    html += "</";
    html += tag.substr(0, tag.find(' '));
    html += ">\n";
}

constexpr std::string_view style = R"(<style>
body{font:11pt/1.4 system-ui,sans-serif;max-width:42em;margin:2em auto;padding:0 1em;color:#111;background:#fff}
h1{font-size:1.5em;margin:0}h2{font-size:1em;margin:1em 0 .2em}ul{margin:0;padding-left:1.2em}
.internal{font-weight:600;border:1px solid;padding:.3em .6em}@media print{body{margin:0;max-width:none}}
</style>
)";
constexpr std::string_view internal = "Internal. Do not hand to the client.";

}  // namespace

std::vector<std::pair<std::string_view, const BriefSection*>> ClientBrief::sections() const {
    return {{"Practise before you meet", &practice},
            {"Who they are", &people},
            {"Success, in their words", &success},
            {"What matters", &value},
            {"Mood", &mood},
            {"Promised", &promises},
            {"Waiting for us", &requests},
            {"Landmines", &landmines},
            {"Glad to be asked about", &personal},
            {"Last touches", &touches},
            {"Next milestones", &milestones},
            {"Risks", &risks}};
}

std::size_t ClientBrief::words() const {
    std::size_t count = count_words(name) + count_words(about) + count_words(looked_after);
    for (const auto& [heading, section] : sections())
        for (const std::string& line : section->lines) count += count_words(line);
    return count;
}

ClientBrief brief_of(const EngagementIndex& index, const PlanOf& plan_of, const Client& client) {
    for (const std::size_t room : {8u, 4u, 2u})
        if (ClientBrief brief = Writer(index, plan_of, client, room).write(); brief.words() <= comfortable)
            return brief;
    ClientBrief brief = Writer(index, plan_of, client, 1).write();
    leave_out_lesser(brief);
    return brief;
}

std::string brief_html(const ClientBrief& brief) {
    std::string html =
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        "<meta name=\"viewport\" content=\"width=device-width\">\n";
    append_element(html, "title", "Brief: " + brief.name);
    html += style;
    html += "</head>\n<body>\n<main>\n";
    append_element(html, "p class=\"internal\"", internal);
    append_element(html, "h1", brief.name);
    if (!brief.about.empty()) append_element(html, "p", brief.about);
    if (!brief.looked_after.empty()) append_element(html, "p", brief.looked_after);
    for (const auto& [heading, section] : brief.sections()) {
        if (section->empty()) continue;
        html += "<section>\n";
        append_element(html, "h2", heading);
        html += "<ul>\n";
        for (const std::string& line : section->lines) append_element(html, "li", line);
        html += "</ul>\n";
        if (section->more > 0) append_element(html, "p", "And " + std::to_string(section->more) + " more.");
        html += "</section>\n";
    }
    html += "</main>\n</body>\n</html>\n";
    return html;
}

}  // namespace rapport
