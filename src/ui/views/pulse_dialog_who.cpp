// Who is asked, about what, how, and in which language.

#include <algorithm>
#include <array>
#include <cmath>

#include "base/text.h"
#include "ui/views/dialog_sheet.h"
#include "ui/views/pulse_dialog_parts.h"

namespace rapport {
namespace {

using kit::Rect;

constexpr float gap_css = 12;
constexpr std::size_t at_asked = field_of<&Pulse::asked>();

/// What a person may have written where they are asked for their language, folded.
constexpr std::array<std::pair<std::string_view, std::string_view>, 5> own_names{
    {{"deutsch", "de"}, {"francais", "fr"}, {"espanol", "es"}, {"portugues", "pt"}, {"italiano", "it"}}};

/// Boxes beside each other, as many as there is room for, and then in the next line.
class Boxes {
public:
    Boxes(float x, float width, float& y) : x_(x), y_(y), across_(width >= px(480) ? 3 : 2) {
        each_ = std::floor((width - px(gap_css) * static_cast<float>(across_ - 1)) / static_cast<float>(across_));
    }
    ~Boxes() {
        if (count_ > 0) y_ += height_ + px(gap_css);
    }
    Boxes(const Boxes&) = delete;
    Boxes& operator=(const Boxes&) = delete;

    /// The place of the next one, its label included. `whole`: a line of its own where there is little room. `columns`: of
    /// how many it takes the room, where there are three.
    Rect next(float height, bool whole = false, std::size_t columns = 1) {
        const std::size_t taken = across_ == 3 ? columns : whole ? across_ : 1;
        if (count_ + taken > across_) end_line();
        const float wide = static_cast<float>(taken) * (each_ + px(gap_css)) - px(gap_css);
        const Rect place = kit::rect_at(x_ + static_cast<float>(count_) * (each_ + px(gap_css)), y_, wide, height);
        height_ = std::max(height_, height);
        count_ += taken;
        return place;
    }
    [[nodiscard]] float each() const { return each_; }

private:
    void end_line() {
        y_ += height_ + px(gap_css);
        height_ = 0;
        count_ = 0;
    }

    float x_;
    float& y_;
    std::size_t across_, count_ = 0;
    float each_ = 0, height_ = 0;
};

template <class E> std::vector<std::string> labels_of() {
    std::vector<std::string> labels;
    for (const Choice& choice : Choices<E>::all) labels.emplace_back(choice.label);
    return labels;
}

/// Where somebody is asked: to the answers of the first question. Fingers need no keyboard there, and would lose sight of whom
/// they have just chosen.
void go_to_first(PulseDialogState& state) {
    state.fresh = state.draft.from.is_null() && state.draft.colleague.is_null();
    if (!state.fresh && !look().coarse) state.go_to = 0;
    state.after_one = false;
}

void choose_colleague(ViewContext& view, PulseDialogState& state, const Rect& place) {
    std::vector<std::string> ours;
    int one = -1;
    const std::vector<const Person*>& people = view.derived.people();
    for (const Person* person : people) {
        if (person->id == state.draft.colleague.id) one = static_cast<int>(ours.size());
        ours.push_back(person->name);
    }
    const int colleague = draw_labelled_choice(place, "Which of us", ours, one);
    if (colleague < 0) return;
    state.draft.colleague = {people[static_cast<std::size_t>(colleague)]->id};
    state.error.clear();
    go_to_first(state);
}

void choose_client(ViewContext& view, PulseDialogState& state, Boxes& boxes) {
    std::vector<std::string> names;
    std::vector<const Client*> clients;
    int current = -1;
    for (const ClientSummary& summary : view.derived.clients()) {
        if (!summary.client) continue;
        if (summary.client->id == state.draft.client.id) current = static_cast<int>(names.size());
        clients.push_back(summary.client);
        names.push_back(title_of(type_of<Client>, *summary.client));
    }
    if (current < 0 && std::exchange(state.fresh, false)) kit::focus(kit::id_of("Client"), true);
    const int chosen = draw_labelled_choice(boxes.next(labelled_height(), true), "Client", names, current);
    if (chosen < 0 || chosen == current) return;
    state.draft.client = {clients[static_cast<std::size_t>(chosen)]->id};
    state.draft.project = {};
    choose_asked(view, state, first_to_ask(view, state.draft));
    go_to_first(state);
}

void choose_who(ViewContext& view, PulseDialogState& state, Boxes& boxes, std::size_t columns) {
    const ClientSummary* summary = view.derived.client(state.draft.client);
    std::vector<std::string> names;
    int current = -1;
    if (summary)
        for (const Stakeholder* person : summary->people) {
            if (person->id == state.draft.from.id) current = static_cast<int>(names.size());
            names.push_back(person->name + (person->decides ? " (decides)" : ""));
        }
    const auto us = static_cast<int>(names.size());
    names.emplace_back("One of us");
    if (state.of_us) current = us;
    if (std::exchange(state.fresh, false)) kit::focus(kit::id_of("Who is asked"), true);
    const Rect place = boxes.next(labelled_height(), true, columns);
    const int chosen = draw_labelled_choice(place, "Who is asked", names, current);
    if (chosen >= 0) {
        choose_asked(view, state,
                     chosen == us ? Ref<Stakeholder>{}
                                  : Ref<Stakeholder>{summary->people[static_cast<std::size_t>(chosen)]->id});
        state.of_us = chosen == us;
        if (state.of_us) kit::focus(kit::id_of("Which of us"), true);
        else go_to_first(state);
    }
    if (state.of_us) choose_colleague(view, state, boxes.next(labelled_height(), true));
}

void choose_about(ViewContext& view, PulseDialogState& state, Boxes& boxes) {
    const ClientSummary* summary = view.derived.client(state.draft.client);
    std::vector<std::string> names{"The client as a whole"};
    std::vector<Id> projects{Id{}};
    int current = state.draft.project.id.is_null() ? 0 : -1;
    const auto offer = [&](const Project& project) {
        if (project.id == state.draft.project.id) current = static_cast<int>(names.size());
        names.push_back(title_of(type_of<Project>, project));
        projects.push_back(project.id);
    };
    if (summary)
        for (const Project* project : summary->projects) offer(*project);
    if (const Project* other = view.workspace.find(state.draft.project); current < 0 && other) offer(*other);
    const int chosen = draw_labelled_choice(boxes.next(labelled_height(), true), "About", names, current);
    if (chosen >= 0) state.draft.project = {projects[static_cast<std::size_t>(chosen)]};
}

void choose_how(PulseDialogState& state, Boxes& boxes) {
    const int set = draw_labelled_choice(boxes.next(labelled_height(), true), "What is asked", labels_of<PulseSet>(),
                                         static_cast<int>(state.draft.set));
    if (set >= 0) state.draft.set = static_cast<PulseSet>(set);
    const int channel = draw_labelled_choice(boxes.next(labelled_height()), "Channel", labels_of<Channel>(),
                                             static_cast<int>(state.draft.channel));
    if (channel >= 0) state.draft.channel = static_cast<Channel>(channel);
}

void choose_when(ViewContext& view, PulseDialogState& state, Boxes& boxes) {
    const Reading reading = reading_of(view, type_of<Pulse>, state.draft);
    const Editing in{view, reading, state.editors, type_of<Pulse>, state.draft, &state.draft};
    draw_editor(in, at_asked, boxes.next(std::max(labelled_height(), editor_height(in, at_asked, boxes.each())), true));
}

void choose_language(PulseDialogState& state, Boxes& boxes) {
    std::vector<std::string> names;
    int current = 0;
    for (const Choice& language : question_languages()) {
        if (language.name == state.language) current = static_cast<int>(names.size());
        names.emplace_back(language.label);
    }
    const int chosen = draw_labelled_choice(boxes.next(labelled_height()), "Language", names, current,
                                            state.draft.set == PulseSet::Own);
    if (chosen < 0) return;
    state.language = question_languages()[static_cast<std::size_t>(chosen)].name;
    state.language_chosen = true;
}

}  // namespace

std::string question_language_of(const Stakeholder& person) {
    const std::string written = folded(trimmed(person.language));
    if (written.empty()) return {};
    const std::string_view code = std::string_view(written).substr(0, written.find_first_of("-_"));
    for (const Choice& language : question_languages())
        if (code == language.name || written == folded(language.label)) return std::string(language.name);
    for (const auto& [name, language] : own_names)
        if (written == name) return std::string(language);
    return {};
}

Ref<Stakeholder> first_to_ask(const ViewContext& view, const Pulse& draft) {
    const auto first_of = [&](const std::vector<PulseDue>& due) -> const Stakeholder* {
        for (const PulseDue& one : due)
            if (one.project->client.id == draft.client.id && !one.whom.empty()) return one.whom.front();
        return nullptr;
    };
    if (Relations* relations = view.relations) {
        const Project* about = view.workspace.find(draft.project);
        const Stakeholder* due = about
                                     ? first_of(pulses_due(relations->index(), relations->plan(draft.project), *about))
                                     : first_of(relations->pulses());
        if (due) return {due->id};
    }
    const ClientSummary* summary = view.derived.client(draft.client);
    if (!summary || summary->people.empty()) return {};
    const auto find = [&](bool deciding) {
        return std::ranges::find_if(summary->people, [&](const Stakeholder* person) {
            return !person->no_contact && (person->decides || !deciding);
        });
    };
    auto found = find(true);
    if (found == summary->people.end()) found = find(false);
    return found == summary->people.end() ? Ref<Stakeholder>{} : Ref<Stakeholder>{(*found)->id};
}

void choose_asked(const ViewContext& view, PulseDialogState& state, Ref<Stakeholder> person) {
    state.draft.from = person;
    state.draft.colleague = {};
    state.of_us = false;
    state.error.clear();
    const Stakeholder* found = view.workspace.find(person);
    state.language = found ? question_language_of(*found) : std::string();
    state.language_chosen = false;
}

void draw_pulse_head(ViewContext& view, PulseDialogState& state, float x, float width, float& y) {
    const kit::IdScope scope("asked");
    Boxes boxes(x, width, y);
    if (state.answering.is_null()) {
        const bool of_project = view.workspace.find(state.draft.project) && view.workspace.find(state.draft.client);
        if (!of_project) choose_client(view, state, boxes);
        choose_who(view, state, boxes, of_project ? 1 : 2);  // Behind the client there is room.
        choose_about(view, state, boxes);
        choose_how(state, boxes);
    }
    choose_language(state, boxes);
    if (state.answering.is_null()) choose_when(view, state, boxes);
}

}  // namespace rapport
