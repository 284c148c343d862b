#include "ui/views/story.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/text.h"
#include "schedule/notation.h"
#include "ui/reading.h"
#include "ui/views/search_view.h"

namespace rapport {
namespace {

using kit::Rect;

constexpr std::array kinds{FeedKind::Conversations, FeedKind::Promises, FeedKind::Value,
                           FeedKind::Plan,          FeedKind::People,   FeedKind::Decisions};
constexpr std::size_t lines_at_most = 2'000;

void read(ViewContext& view, StoryState& state, Ref<Client> client, Ref<Project> project) {
    if (state.revision == view.workspace.revision() && state.client == client.id && state.project == project.id &&
        state.kind_read == state.kind && state.lines_read == state.lines)
        return;
    FeedQuery query{.client = client, .project = project, .kinds = {}, .since = {}, .offset = 0, .limit = state.lines};
    if (state.kind > 0) query.kinds = {kinds[static_cast<std::size_t>(state.kind - 1)]};
    state.feed = feed_of(view.workspace, query);
    state.revision = view.workspace.revision();
    state.client = client.id;
    state.project = project.id;
    state.kind_read = state.kind;
    state.lines_read = state.lines;
}

std::string when(const ViewContext& view, const Reading& reading, Instant at) {
    const DateTime civil = civil_time(reading, at);
    if (date_of(civil) == view.today) return format_time(time_of(civil));
    return format_day(date_of(civil), view.this_year());
}

float line_height(const FeedLine& line) { return px(look().coarse || !line.text.empty() ? 46.0f : 30.0f); }

void draw_line(ViewContext& view, const Reading& reading, const FeedLine& line, const Rect& row, bool fresh,
               bool with_client, int number) {
    const kit::IdScope scope(number);
    const Palette& c = look().colour;
    const std::string route = route_to_record(view.workspace, *line.type, line.record);
    const std::string said = line.who + " " + line.what;
    const std::string time = when(view, reading, line.at);
    const std::string description = time + (line.text.empty() ? "" : ". " + line.text);
    if (kit::row(row, said, {.role = Role::Link, .description = description, .href = route}).pressed)
        view.out.go(route);
    if (fresh) kit::fill({row.Min, {row.Min.x + px(3), row.Max.y}}, c.accent);
    Rect rest = kit::inset(row, px(16), 0);
    const float top = line.text.empty() ? std::floor(rest.GetCenter().y - px(10)) : rest.Min.y + px(4);
    const auto strip = [&](float x0, float x1, float at) { return Rect{{x0, at}, {x1, at + px(20)}}; };
    kit::draw_text(strip(rest.Min.x, rest.Min.x + px(52), top), time, kit::meta());
    float x = rest.Min.x + px(58);
    kit::draw_icon(kit::rect_at(x, top, px(16), px(20)), icon_of_type(*line.type), 16, c.ink1);
    x += px(24);
    float end = rest.Max.x;
    if (const Client* client = with_client ? view.workspace.find(line.client) : nullptr;
        client && row.GetWidth() > px(520)) {
        const float width = std::min(kit::text_width(client->name, kit::meta()), px(130));
        kit::draw_text(strip(end - width, end + 1, top), client->name, kit::meta());
        end -= width + px(12);
    }
    const float name = std::min(kit::text_width(line.who, {TextSize::Meta, true}) + px(5), px(140));
    kit::draw_text(strip(x, x + name, top), line.who, {TextSize::Meta, true});
    kit::draw_text(strip(x + name, end, top), line.what, {TextSize::Meta, false, c.ink0});
    if (!line.text.empty()) kit::draw_text(strip(x, rest.Max.x, top + px(19)), line.text, kit::meta());
}

}  // namespace

float draw_story(ViewContext& view, StoryState& state, Ref<Client> client, Ref<Project> project,
                 std::string_view heading, float x, float y, float width) {
    read(view, state, client, project);
    const Reading reading = reading_of(view);
    const Id of = !project.id.is_null() ? project.id : client.id;
    const auto at = view.settings.looked.find(of);
    const Looked* looked = at != view.settings.looked.end() ? &at->second : nullptr;
    const auto is_new = [&](const FeedLine& line) {
        if (!looked) return false;
        if (looked->seen.entries().empty()) return line.at > looked->at;
        return looked->seen.seen_of(line.actor) < line.seq;
    };
    std::int64_t fresh = 0;
    float rows = 0;
    for (const FeedLine& line : state.feed.lines) {
        fresh += is_new(line) ? 1 : 0;
        rows += line_height(line);
    }
    const float filters = px(look().coarse ? 52.0f : 44.0f);
    const bool more = state.feed.lines.size() < state.feed.total && state.lines < lines_at_most;
    const float foot = more ? px(40) : 0;
    const float height = px(41) + filters + (state.feed.lines.empty() ? px(84) : rows) + foot + px(4);
    const Rect box = kit::rect_at(x, y, width, height);
    const kit::Group group(Role::Region, heading, box);
    const kit::IdScope scope(heading);
    Rect rest = kit::card(box, heading, static_cast<std::int64_t>(state.feed.total));
    // What a filter hides is not read.
    if (state.kind == 0 && (!looked || fresh > 0)) {
        const bool counted_all = state.feed.lines.size() == state.feed.total;
        const std::string label =
            looked && counted_all ? "Mark " + std::to_string(fresh) + " as read" : "Mark all as read";
        const kit::ButtonLook quiet{.kind = kit::ButtonKind::Quiet, .icon = icon_check, .small = true, .id = "read"};
        const float wide = kit::button_width(label, quiet);
        if (kit::button(
                kit::rect_at(box.Max.x - px(8) - wide, box.Min.y + px(20) - std::floor(kit::button_height(quiet) / 2),
                             wide, kit::button_height(quiet)),
                label, quiet))
            view.settings.looked[of] = {view.instant, view.workspace.seen};
    }
    Rect bar = kit::inset(kit::cut_top(rest, filters), px(16), 0);
    std::vector<std::string> options{"Everything"};
    for (const FeedKind kind : kinds) options.emplace_back(label_of(kind));
    const float field = std::min(px(look().size.button), bar.GetHeight() - px(8));
    const int chosen = kit::select(
        kit::rect_at(bar.Min.x, std::floor(bar.GetCenter().y - field / 2), std::min(px(200), bar.GetWidth()), field),
        "What is shown", options, state.kind, false, false);
    if (chosen >= 0) state.kind = chosen;
    if (looked && bar.GetWidth() > px(420))
        kit::text({{bar.Min.x + px(212), bar.Min.y}, bar.Max}, "You last looked " + format_instant(reading, looked->at),
                  kit::meta());
    if (state.feed.lines.empty())
        kit::empty_state(kit::rect_at(rest.Min.x + px(16), rest.Min.y + px(12), rest.GetWidth() - px(32), px(60)),
                         nullptr, "Nothing has happened yet",
                         "Whatever anybody writes shows up here, with who wrote it and when.");
    int number = 0;
    for (const FeedLine& line : state.feed.lines) {
        const Rect row = kit::cut_top(rest, line_height(line));
        ++number;
        if (!row.Overlaps(view.area)) continue;
        kit::line_across(row.Min.x, row.Max.x, row.Min.y, look().colour.line);
        draw_line(view, reading, line, {{row.Min.x, row.Min.y + 1}, row.Max}, is_new(line), client.id.is_null(),
                  number);
    }
    if (more) {
        const kit::ButtonLook quiet{.kind = kit::ButtonKind::Quiet, .small = true, .id = "earlier"};
        Rect line = kit::inset(kit::cut_top(rest, foot), px(8), 0);
        const float wide = kit::button_width("Show earlier ones", quiet);
        if (kit::button(kit::centred(kit::cut_left(line, wide), wide, kit::button_height(quiet)), "Show earlier ones",
                        quiet))
            state.lines = std::min(state.lines * 2, lines_at_most);
    }
    return height;
}

}  // namespace rapport
