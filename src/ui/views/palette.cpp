#include "ui/views/palette.h"

#include <algorithm>

#include "base/sort.h"
#include "base/text.h"
#include "ui/runs.h"
#include "ui/views/search_view.h"

namespace rapport {
namespace {

using Group = PaletteEntry::Group;

const char* icon_of(ActionId id) {
    switch (action(id).group) {
    case ActionGroup::Program: return icon_command;
    case ActionGroup::Create:  return icon_plus;
    case ActionGroup::File:    return icon_file_text;
    case ActionGroup::Plan:    return icon_list_checks;
    case ActionGroup::View:    return icon_eye;
    }
    return icon_command;
}

/// 0 where it does not match; more is better. Words may stand in any order and be begun only.
int match(std::string_view text, const std::vector<std::string>& wanted, int worth) {
    const std::vector<std::string> words = words_of(text);
    int score = 0;
    for (const std::string& part : wanted) {
        int best = 0;
        for (std::size_t i = 0; i < words.size(); ++i)
            if (words[i].starts_with(part)) best = std::max(best, (words[i] == part ? 3 : 2) + (i == 0 ? 2 : 0));
        if (best == 0) return 0;
        score += best;
    }
    return score * worth;
}

struct Scored {
    int score;
    PaletteEntry entry;
    std::size_t order = 0;
};

void take_best(std::vector<Scored>& from, std::vector<PaletteEntry>& into, std::size_t most) {
    for (std::size_t i = 0; i < from.size(); ++i) from[i].order = i;
    sort_items(from, [](const Scored& a, const Scored& b) {
        return a.score != b.score ? a.score > b.score : a.order < b.order;
    });
    for (std::size_t i = 0; i < from.size() && i < most; ++i) into.push_back(std::move(from[i].entry));
}

std::vector<Scored> commands(const std::vector<std::string>& wanted, const std::function<bool(ActionId)>& is_possible) {
    std::vector<Scored> found;
    for (const Action& offered : all_actions()) {
        if (offered.id == ActionId::Palette || !is_possible(offered.id)) continue;
        const int score =
            wanted.empty() ? 1
                           : std::max(match(offered.name, wanted, 10),
                                      match(std::string(offered.name) + " " + std::string(offered.words), wanted, 4));
        if (score > 0)
            found.push_back({score,
                             {Group::Do,
                              std::string(offered.name),
                              shown_key(offered.key, look().mac),
                              icon_of(offered.id),
                              offered.id,
                              {}}});
    }
    return found;
}

std::vector<Scored> places(const ViewContext& view, const std::vector<std::string>& wanted) {
    std::vector<Scored> found;
    for (const ClientSummary& summary : view.derived.clients()) {
        if (summary.client)
            if (const int score = wanted.empty() ? 1 : match(summary.client->name, wanted, 10))
                found.push_back({score,
                                 {Group::GoTo,
                                  title_of(type_of<Client>, *summary.client),
                                  "Client",
                                  icon_building_2,
                                  {},
                                  route_to(*summary.client)}});
        for (const Project* project : summary.projects)
            if (const int score = wanted.empty() ? 2 : match(project->name + " " + project->code, wanted, 10))
                found.push_back({score,
                                 {Group::GoTo,
                                  title_of(type_of<Project>, *project),
                                  summary.client ? summary.client->name : "Project",
                                  icon_briefcase,
                                  {},
                                  route_to(*project)}});
        const Project* relationship = summary.relationship;
        if (!relationship || !summary.client || wanted.empty()) continue;
        if (const int score = match(relationship->name + " " + summary.client->name, wanted, 9))
            found.push_back({score,
                             {Group::GoTo,
                              title_of(type_of<Project>, *relationship),
                              summary.client->name,
                              icon_handshake,
                              {},
                              route_to(*relationship)}});
    }
    return found;
}

void list_entries(ViewContext& view, PaletteState& state, const SearchIndex& index,
                  const std::function<bool(ActionId)>& is_possible) {
    const std::vector<std::string> wanted = words_of(state.query);
    state.entries.clear();
    if (!state.searching) {
        std::vector<Scored> found = commands(wanted, is_possible);
        take_best(found, state.entries, wanted.empty() ? all_actions().size() : 8);
        found = places(view, wanted);
        take_best(found, state.entries, wanted.empty() ? 6 : 8);
    }
    if (!wanted.empty())
        for (const Hit& hit : index.find(state.query, 12)) {
            const bool listed = (hit.type == &type_of<Client> || hit.type == &type_of<Project>) && !state.searching;
            if (listed) continue;
            std::string note(hit.type->label);
            if (hit.field && hit.snippet != hit.title)
                note = std::string(hit.field->label) + ": " + shortened(hit.snippet, 60);
            state.entries.push_back({Group::Found,
                                     hit.title,
                                     note,
                                     icon_of_type(*hit.type),
                                     {},
                                     route_to_record(view.workspace, *hit.type, hit.id)});
        }
    state.current = 0;
    state.listed_for = state.query;
    state.listed_at = view.workspace.revision();
}

std::string_view label_of(Group group) {
    switch (group) {
    case Group::Do:    return "Do";
    case Group::GoTo:  return "Go to";
    case Group::Found: return "Found";
    }
    return {};
}

void choose(ViewContext& view, PaletteState& state, const PaletteEntry& entry) {
    if (entry.action) view.out.act(*entry.action);
    else view.out.go(entry.route);
    state.open = false;
}

/// The label with the parts that were typed in SemiBold accent.
void draw_hit(const kit::Rect& box, std::string_view text, const std::vector<std::string>& wanted, float room) {
    if (needs_run(text)) {  // Its words stand in another order than their letters.
        kit::draw_text(box, text);
        return;
    }
    float x = box.Min.x;
    const float end = std::min(box.Max.x, box.Min.x + room);
    for (std::size_t at = 0; at < text.size() && x < end;) {
        std::size_t word_end = text.find(' ', at);
        word_end = word_end == std::string_view::npos ? text.size() : word_end + 1;
        const std::string_view word = text.substr(at, word_end - at);
        std::size_t hit = 0;
        for (const std::string& part : wanted)
            if (folded(word).starts_with(part) && part.size() <= word.size()) hit = std::max(hit, part.size());
        if (hit > 0 && is_valid_utf8(word.substr(0, hit))) {
            const kit::TextLook strong{TextSize::Body, true, look().colour.accent};
            kit::draw_text({x, box.Min.y, end, box.Max.y}, word.substr(0, hit), strong);
            x += kit::text_width(word.substr(0, hit), strong);
        } else {
            hit = 0;
        }
        kit::draw_text({x, box.Min.y, end, box.Max.y}, word.substr(hit));
        x += kit::text_width(word.substr(hit));
        at = word_end;
    }
}

bool draw_entry(const kit::Rect& row, const PaletteEntry& entry, bool current, int position, int count,
                const std::vector<std::string>& wanted) {
    const kit::Item it = kit::item(kit::id_of("entry"), row, kit::ItemNoFocus);
    AccessNode& node = kit::node(Role::Option, entry.text, row, it.id);
    node.selected = current ? Tristate::Yes : Tristate::No;
    node.description = entry.note;
    node.position = position;
    node.set_size = count;
    if (current) kit::fill(row, look().colour.accent_soft, px(6));
    else if (it.hovered) kit::fill(row, look().colour.bg2, px(6));
    kit::Rect rest = kit::inset(row, px(10), 0);
    kit::draw_icon(kit::cut_left(rest, px(16)), entry.icon, 16, look().colour.ink1);
    rest.Min.x += px(12);
    const float name = kit::text_width(entry.text, kit::strong());
    if (entry.action) {
        if (!entry.note.empty() && !look().coarse) {
            const float cap = kit::key_cap_width(entry.note);
            kit::key_cap(rest.Max.x - cap, row.GetCenter().y, entry.note);
            rest.Max.x -= cap + px(12);
        }
        draw_hit(rest, entry.text, wanted, rest.GetWidth());
    } else {
        const float room = std::min(name, rest.GetWidth() * 0.62f);
        if (name <= room) draw_hit(rest, entry.text, wanted, rest.GetWidth());
        else kit::draw_text({rest.Min.x, rest.Min.y, rest.Min.x + room, rest.Max.y}, entry.text);
        kit::TextLook small = kit::meta();
        small.align = kit::Align::Right;
        kit::draw_text({rest.Min.x + room + px(16), rest.Min.y, rest.Max.x, rest.Max.y}, entry.note, small);
    }
    return it.pressed;
}

constexpr float group_height = 30;
float row_height() { return look().coarse ? 48 : 36; }

/// Of all entries, in CSS pixels.
float entries_height(const PaletteState& state) {
    if (state.entries.empty()) return 150;
    float height = row_height() * static_cast<float>(state.entries.size());
    for (std::size_t i = 0; i < state.entries.size(); ++i)
        if (i == 0 || state.entries[i].group != state.entries[i - 1].group) height += group_height;
    return height;
}

void draw_entries(ViewContext& view, PaletteState& state, const kit::Rect& area) {
    kit::Scroll scroll("entries", area);
    std::optional<kit::Group> list, section;
    if (!state.entries.empty()) list.emplace(Role::ListBox, "Results", area);
    const std::vector<std::string> wanted = words_of(state.query);
    const float row = px(row_height());
    const float width = scroll.width();
    float y = scroll.origin().y;
    std::optional<Group> group;
    const int count = static_cast<int>(state.entries.size());
    for (int i = 0; i < count; ++i) {
        const PaletteEntry& entry = state.entries[static_cast<std::size_t>(i)];
        if (group != entry.group) {
            group = entry.group;
            const kit::Rect head = kit::rect_at(scroll.origin().x + px(10), y + px(6), width, px(20));
            section.reset();
            section.emplace(Role::Group, label_of(entry.group), head);
            kit::draw_text(head, label_of(entry.group), kit::meta());
            y += px(group_height);
        }
        const kit::IdScope scope(i);
        if (draw_entry(kit::rect_at(scroll.origin().x, y, width, row), entry, i == state.current, i + 1, count,
                       wanted)) {
            choose(view, state, entry);
        }
        if (i == state.current && state.fresh)
            scroll.reveal(y - scroll.origin().y - px(group_height), y - scroll.origin().y + row);
        y += row;
    }
    section.reset();
    list.reset();
    state.fresh = false;
    if (count == 0) {
        y += px(16);
        const std::string help = state.query.empty() ? "Type a name, a word of a task, or a command."
                                                     : "Nothing has “" + state.query + "” in it. Try fewer letters.";
        y = kit::empty_state(kit::rect_at(scroll.origin().x, y, width, px(100)), icon_search,
                             state.query.empty() ? "What are you looking for?" : "Nothing found", help) +
            px(16);
    }
    scroll.set_content(y - scroll.origin().y);
}

}  // namespace

void open_palette(PaletteState& state, bool searching) {
    state = {};
    state.open = true;
    state.searching = searching;
    state.listed_at = ~std::uint64_t{0};
}

void draw_palette(ViewContext& view, PaletteState& state, const SearchIndex& index,
                  const std::function<bool(ActionId)>& is_possible) {
    if (!state.open) return;
    const auto list = [&] {
        if (state.listed_for == state.query && state.listed_at == view.workspace.revision()) return;
        list_entries(view, state, index, is_possible);
        state.fresh = true;
        kit::again();
    };
    list();
    const float height = std::min(560.0f, 16 + look().size.field + 12 + entries_height(state) + 4);
    kit::Dialog dialog(state.searching ? "Search everything" : "Search or run a command", 640, height, false, 88, 8);
    kit::Rect rest = dialog.content();
    const bool appears = ImGui::IsWindowAppearing();
    const kit::FieldLook look_of{
        .label = "Search or command",
        .placeholder = state.searching ? "Search clients, people, projects, tasks…" : "Search or command…",
        .icon = icon_search,
        .input_mode = "search",
        .enter_key = "go",
        .show_label = false,
        .spell_check = false,
        .select_all = false,
        .keeps_arrows = true};
    const kit::FieldEvent typed = kit::field(kit::cut_top(rest, px(look().size.field + 8)), state.query, look_of);
    if (appears) kit::edit_field(kit::id_of("Search or command"));
    if (typed.changed && !typed.cancelled) state.query = typed.text;
    list();
    const int count = static_cast<int>(state.entries.size());
    if (typed.arrow != 0 && count > 0) {
        state.current = (state.current + typed.arrow + count) % count;
        state.fresh = true;
    }
    rest.Min.y += px(4);
    draw_entries(view, state, rest);
    if (typed.ended && typed.end == TextEnd::Enter && state.current < count)
        choose(view, state, state.entries[static_cast<std::size_t>(state.current)]);
    if (dialog.closed() || (typed.ended && typed.end == TextEnd::Escape)) state.open = false;
    const bool outside =
        ImGui::IsMouseClicked(0) && !kit::inset(dialog.content(), -px(8)).Contains(ImGui::GetMousePos());
    if (outside && !appears) state.open = false;
}

}  // namespace rapport
