// Who else writes here, and what goes to them alone.

#include <algorithm>
#include <cmath>

#include "app/parcel.h"
#include "base/text.h"
#include "ui/shell.h"
#include "ui/views/settings_parts.h"

namespace rapport {
namespace {

using kit::Rect;

constexpr std::string_view nobody =
    "Nobody else has written here yet. When a colleague’s file has been read, they stand here, and what they have not "
    "seen can be saved for them.";
constexpr std::string_view tick = "Soft skills, too";
constexpr std::string_view without_soft = "How people were rated and what they trained stays out of these files.";
constexpr std::string_view with_soft =
    "These files hold how everybody was rated, what they trained and what they take from it.";
constexpr float words_height = 44;        ///< CSS pixels, of the name and a line below it.
constexpr float phone_words_height = 62;  ///< On a phone of two.

void refresh(SettingsSheet& sheet) {
    const Session& session = sheet.view.session;
    SettingsState& state = sheet.state;
    if (state.colleagues_of == sheet.view.workspace.revision() && state.copies_of == session.copies_revision()) return;
    state.colleagues_of = sheet.view.workspace.revision();
    state.copies_of = session.copies_revision();
    state.colleagues =
        colleagues_of(sheet.view.workspace, session.copies(), session.actor(), session.author(), session.device());
}

/// As short as it can be told from the others.
const std::string& name_among(const std::vector<Colleague>& all, const Colleague& one) {
    return std::ranges::count(all, one.name, &Colleague::name) > 1 ? one.label : one.name;
}

/// "Last change 24 Nov 14:05"; empty where nothing of theirs still stands.
std::string last_words(const SettingsSheet& sheet, const Colleague& one) {
    return one.last.is_empty() ? "" : "Last change " + format_instant(sheet.reading, {one.last.millis()});
}

/// "has not seen 32 changes".
std::string seen_words(const SettingsSheet& sheet, const Colleague& one) {
    const VersionVector* seen = sheet.view.session.copies().seen_by(one.actor);
    if (!seen) return "no file of theirs was read here";
    const std::int64_t unseen = unseen_gestures(sheet.view.workspace, *seen);
    return unseen == 0 ? "has seen everything" : "has not seen " + counted(unseen, "change", "changes");
}

float row_height(const SettingsSheet& sheet) {
    const float button = px(look().size.button);
    return sheet.view.phone ? px(8 + phone_words_height + 4) + button + px(12)
                            : std::max(px(words_height), button) + px(16);
}

void draw_colleague(SettingsSheet& sheet, const Colleague& one, Rect row) {
    const kit::IdScope scope(std::to_string(one.actor));
    const kit::Group item(Role::ListItem, one.label, row);
    const std::string label = "Save what " + name_among(sheet.state.colleagues, one) + " has not seen…";
    const kit::ButtonLook look_of{.icon = icon_save};
    const float height = px(look().size.button);
    Rect button;
    Rect words = row;
    if (sheet.view.phone) {
        words = kit::rect_at(row.Min.x, row.Min.y + px(8), row.GetWidth(), px(phone_words_height));
        button = kit::rect_at(row.Min.x, words.Max.y + px(4), row.GetWidth(), height);
    } else {
        const float width = std::min(kit::button_width(label, look_of), std::floor(row.GetWidth() * 0.6f));
        button = kit::rect_at(row.Max.x - width, std::floor(row.GetCenter().y - height / 2), width, height);
        words = kit::rect_at(row.Min.x, std::floor(row.GetCenter().y - px(words_height) / 2),
                             row.GetWidth() - width - px(16), px(words_height));
    }
    kit::text(kit::cut_top(words, px(words_height / 2)), one.label, kit::strong());
    const std::string last = last_words(sheet, one);
    const std::string seen = seen_words(sheet, one);
    if (sheet.view.phone && !last.empty()) {
        kit::text(kit::cut_top(words, px(18)), last, kit::meta());
        kit::text(kit::cut_top(words, px(18)), seen, kit::meta());
    } else {
        kit::text(words, last + (last.empty() ? "" : "  ·  ") + seen, kit::meta());
    }
    if (!kit::button(button, label, look_of)) return;
    sheet.view.out.call([one, today = sheet.view.today,
                         soft = sheet.state.soft_skills.shared ? SoftSkills::GoAlong : SoftSkills::StayHere](
                            Shell& shell) { save_parcel(shell, parcel_for(shell.session, one, today, soft)); });
    sheet.state.soft_skills.shared = false;  // Said for this one, not for whoever is next.
}

/// Below them: nobody is given ratings by chance.
struct SoftSkillsTick {
    std::string_view words;
    float words_height;
    float height;
};
SoftSkillsTick tick_of(const SettingsSheet& sheet) {
    const std::string_view words = sheet.state.soft_skills.shared ? with_soft : without_soft;
    const float wrapped = kit::wrapped_height(sheet.width - px(32), words, kit::meta());
    return {words, wrapped, px(8) + px(look().coarse ? 44.0f : 28.0f) + wrapped};
}

void draw_tick(SettingsSheet& sheet, const SoftSkillsTick& one, Rect place) {
    kit::cut_top(place, px(8));
    Rect line = kit::cut_top(place, px(look().coarse ? 44.0f : 28.0f));
    line.Max.x = std::min(line.Max.x, line.Min.x + px(24) + kit::text_width(tick) + px(8));
    bool& shared = sheet.state.soft_skills.shared;
    if (kit::checkbox(line, tick, shared)) {
        shared = !shared;
        kit::again();
    }
    kit::wrapped(place, one.words, kit::meta());
}

}  // namespace

void draw_colleagues(SettingsSheet& sheet) {
    refresh(sheet);
    const std::vector<Colleague>& colleagues = sheet.state.colleagues;
    const float list = colleagues.empty() ? kit::wrapped_height(sheet.width - px(32), nobody, kit::meta())
                                          : static_cast<float>(colleagues.size()) * row_height(sheet);
    const SoftSkillsTick soft = tick_of(sheet);
    SettingsCard card(sheet, "Colleagues", colleagues.empty() ? list : list + soft.height,
                      static_cast<std::int64_t>(colleagues.size()));
    if (colleagues.empty()) {
        kit::wrapped(card.take(list), nobody, kit::meta());
        return;
    }
    {
        const kit::Group group(Role::List, "Colleagues");
        for (const Colleague& one : colleagues) {
            const Rect row = card.take(row_height(sheet));
            draw_colleague(sheet, one, row);
            kit::line_across(row.Min.x, row.Max.x, row.Max.y - 1, look().colour.line);
        }
    }
    draw_tick(sheet, soft, card.take(soft.height));
}

}  // namespace rapport
