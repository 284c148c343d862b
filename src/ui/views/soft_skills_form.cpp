// The form that lies over the settings: a rating or a training is written down.

#include <algorithm>
#include <cmath>

#include "app/commands/soft_skill.h"
#include "base/sort.h"
#include "base/text.h"
#include "schedule/notation.h"
#include "ui/views/small_dialog.h"
#include "ui/views/soft_skills_parts.h"

namespace rapport {
namespace {

using kit::Rect;

/// The four, own ones, and behind them that one names another.
std::vector<std::string> skills_on_offer(const Workspace& workspace) {
    std::vector<std::string> skills;
    for (const NamedSkill& skill : soft_skills) skills.emplace_back(skill.label);
    std::ranges::move(own_soft_skills(workspace), std::back_inserter(skills));
    skills.emplace_back("Another skill");
    return skills;
}

struct MayRate {
    Id id;
    std::string label;
};

/// By name; at first that it is not said.
std::vector<MayRate> who_may_rate(const ViewContext& view, const SoftSkillForm& form, Id rated) {
    std::vector<MayRate> who;
    if (form.rater == Rater::Peer) {
        for (const Person* person : skilled_people(view))
            if (person->id != rated) who.push_back({person->id, person->name});
    } else if (form.rater == Rater::Client) {
        for (const Stakeholder& person : view.workspace.all<Stakeholder>()) {
            const Client* client = view.workspace.find(person.client);
            if (client) who.push_back({person.id, person.name + ", " + client->name});
        }
        sort_items(who, [](const MayRate& a, const MayRate& b) {
            const int order = compare_natural(a.label, b.label);
            return order != 0 ? order < 0 : a.id < b.id;
        });
    }
    who.insert(who.begin(), {Id{}, "Not said"});
    return who;
}

std::string skill_chosen(const SoftSkillForm& form, const std::vector<std::string>& skills) {
    return form.skill + 1 < skills.size() ? skills[form.skill] : form.named;
}

/// "45 min", "1 h 30 min"; a number alone is minutes.
Result<Minutes> time_typed(std::string_view text) {
    text = trimmed(text);
    if (text.empty()) return Minutes{};
    const bool number = std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
    const Duration time = TRY(parse_duration(number ? std::string(text) + " min" : std::string(text)));
    return time.minutes;
}

Result<Edit> edit_of(const ViewContext& view, const SoftSkillsState& state, const std::string& skill, Id who) {
    const SoftSkillForm& form = state.form;
    const Date day = TRY(parse_day(form.day, {view.today, {}})).date;
    if (form.kind == SoftSkillForm::Kind::Training) {
        TrainingEntry wanted{};
        wanted.id = view.make_id();
        wanted.person = {state.person};
        wanted.skill = skill;
        wanted.what = form.what;
        wanted.minutes = TRY(time_typed(form.time));
        wanted.on = day;
        wanted.reflection = {form.words};
        return log_training(view.workspace, wanted, view.today);
    }
    SoftRating wanted{};
    wanted.id = view.make_id();
    wanted.person = {state.person};
    wanted.skill = skill;
    wanted.rater = form.rater;
    if (form.rater == Rater::Peer) wanted.peer = {who};
    if (form.rater == Rater::Client) wanted.client = {who};
    wanted.level = form.level;
    wanted.on = day;
    wanted.note = {form.words};
    return rate_soft_skill(view.workspace, wanted, view.today);
}

void choose(SmallDialog& dialog, std::string_view label, const std::vector<std::string>& options,
            std::size_t& current) {
    const int chosen = dialog.choice(label, options, static_cast<int>(current));
    if (chosen >= 0) current = static_cast<std::size_t>(chosen);
}

/// Who rated, and how high.
void draw_rating_fields(SmallDialog& dialog, SoftSkillForm& form, const std::vector<MayRate>& who) {
    std::vector<std::string> raters;
    for (const Choice& choice : Choices<Rater>::all) raters.emplace_back(choice.label);
    auto rater = static_cast<std::size_t>(form.rater);
    choose(dialog, "Rated by", raters, rater);
    if (rater != static_cast<std::size_t>(form.rater)) form.who = 0;
    const bool asks_who = form.rater != Rater::Self;  // As it was when the height was taken.
    const std::string_view label = form.rater == Rater::Peer ? "Which colleague" : "Who of the clients";
    if (asks_who) {
        std::vector<std::string> names;
        for (const MayRate& one : who) names.push_back(one.label);
        if (rater == static_cast<std::size_t>(form.rater)) choose(dialog, label, names, form.who);
    }
    if (rater != static_cast<std::size_t>(form.rater)) kit::again();
    form.rater = static_cast<Rater>(rater);
    Rect place = dialog.take(kit::field_label_height() + px(look().size.button));
    const Rect above = kit::cut_top(place, kit::field_label_height());
    kit::draw_label(above.Min.x, above.Min.y, above.GetWidth(), "Level, from 1 to 5");
    if (const std::optional<std::int32_t> level = draw_levels(place, "Level", form.level, false)) form.level = *level;
}

float levels_css() { return kit::field_label_height() / look().scale + look().size.button + 14; }

}  // namespace

std::optional<std::int32_t> draw_levels(const Rect& place, std::string_view of, std::int32_t current, bool disabled) {
    const Palette& c = look().colour;
    const kit::Group group(Role::Group, of, place, "levels");
    const kit::IdScope scope(of);
    const float gap = px(6);
    const float each = std::min(px(48), std::floor((place.GetWidth() - 4 * gap) / 5));
    std::optional<std::int32_t> chosen;
    for (std::int32_t level = 1; level <= 5; ++level) {
        const Rect rect = kit::rect_at(place.Min.x + static_cast<float>(level - 1) * (each + gap), place.Min.y, each,
                                       px(look().size.button));
        const std::string label = std::to_string(level);
        const bool on = level == current;
        const kit::Item it = kit::item(kit::id_of(label), rect, disabled ? kit::ItemDisabled : kit::ItemNone);
        AccessNode& added = kit::node(Role::Radio, std::string(of) + " " + label, rect, it.id);
        added.checked = on ? Tristate::Yes : Tristate::No;
        added.focusable = !disabled;
        added.disabled = disabled;
        kit::fill(rect, on ? c.accent : it.hovered || it.held ? c.bg2 : c.bg1, px(6));
        kit::frame_line(rect, on ? c.accent : disabled ? c.line : c.edge, px(6));
        kit::draw_text(rect, label,
                       {TextSize::Body, on,
                        on         ? c.on_accent
                        : disabled ? c.ink1
                                   : c.ink0,
                        kit::Align::Centre});
        if (it.ring) kit::focus_ring(rect, px(6));
        if (it.hovered && !disabled) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
        if (it.pressed) chosen = level;
    }
    return chosen;
}

void open_soft_skill_form(const ViewContext& view, SoftSkillsState& state, SoftSkillForm::Kind kind, Id person,
                          const std::string& skill) {
    SoftSkillForm& form = state.form;
    form = {};
    form.kind = kind;
    state.person = person;
    const auto at = std::ranges::find(soft_skills, skill, &NamedSkill::key);
    const std::vector<std::string> own = own_soft_skills(view.workspace);
    const auto own_at = std::ranges::find(own, folded(skill), [](const std::string& words) { return folded(words); });
    form.skill = at != soft_skills.end() ? static_cast<std::size_t>(at - soft_skills.begin())
                                         : soft_skills.size() + static_cast<std::size_t>(own_at - own.begin());
}

void draw_soft_skill_form(ViewContext& view, SoftSkillsState& state) {
    SoftSkillForm& form = state.form;
    if (form.kind == SoftSkillForm::Kind::Closed) return;
    const Person* person = view.workspace.find(Ref<Person>{state.person});
    if (!person) {
        form = {};
        return;
    }
    const bool rates = form.kind == SoftSkillForm::Kind::Rating;
    const std::vector<std::string> skills = skills_on_offer(view.workspace);
    form.skill = std::min(form.skill, skills.size() - 1);
    const std::vector<MayRate> who = who_may_rate(view, form, person->id);
    form.who = std::min(form.who, who.size() - 1);
    const bool names = form.skill + 1 == skills.size();
    const float own = names ? SmallDialog::field_css() : 0;
    const float fields = rates ? SmallDialog::field_css() * (form.rater == Rater::Self ? 1.0f : 2.0f) + levels_css()
                               : 2 * SmallDialog::field_css();
    const std::string heading =
        rates ? "Rate " + shortened(person->name, 30) : "Training of " + shortened(person->name, 30);
    SmallDialog dialog(heading, 2 * SmallDialog::field_css() + own + fields + SmallDialog::field_css(2), form.error);
    choose(dialog, "Soft skill", skills, form.skill);
    bool entered = false;
    if (names) entered = dialog.field("Its name", "e.g. Negotiation", form.named);
    const Id rater = who[form.who].id;
    if (rates) {
        draw_rating_fields(dialog, form, who);
    } else {
        entered |= dialog.field("What it was", "e.g. A course on listening", form.what);
        entered |= dialog.field("How long it took", "e.g. 45 min", form.time);
    }
    entered |= dialog.field("On", "today", form.day);
    dialog.field(rates ? "Why" : "What I take from it",
                 rates ? "e.g. Interrupted twice in the review" : "e.g. Wait three seconds before an answer",
                 form.words, 2);
    const DialogEnd end = dialog.foot(rates ? "Rate" : "Log it", view.may_edit, entered);
    if (end == DialogEnd::GivenUp) form = {};
    if (end != DialogEnd::Done) return;
    Result<Edit> edit = edit_of(view, state, skill_chosen(form, skills), rater);
    if (!edit) {
        form.error = edit.error().message;
        return;
    }
    state.skill = soft_skill_key(skill_chosen(form, skills));
    view.out.send(std::move(*edit), rates ? "Rated." : "Logged.");
    form = {};
}

}  // namespace rapport
