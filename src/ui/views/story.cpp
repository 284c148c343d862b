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

/// A story while it is drawn.
struct Story {
    ViewContext& view;
    StoryState& state;
    Reading reading;
    Id of;  ///< Whose it is, among what was looked at.
    const Looked* looked = nullptr;
    bool news = false;         ///< What came earlier is asked for by a button.
    bool with_client = false;  ///< Lines say whose they are.

    [[nodiscard]] bool only_new() const { return news && !state.earlier; }
    /// One's own edits are no news.
    [[nodiscard]] bool is_new(const FeedLine& line) const {
        if (line.actor == view.session.actor()) return false;
        if (!looked) return true;
        if (looked->seen.entries().empty()) return line.written > looked->at;
        return looked->seen.seen_of(line.actor) < line.seq;
    }
    [[nodiscard]] bool has_more() const {
        return state.feed.lines.size() < state.feed.total && state.lines < lines_at_most;
    }
};

void read(const Story& story, Ref<Client> client, Ref<Project> project) {
    StoryState& state = story.state;
    const ViewContext& view = story.view;
    const Instant looked = story.looked ? story.looked->at : Instant{};
    if (state.revision == view.workspace.revision() && state.client == client.id && state.project == project.id &&
        state.kind_read == state.kind && state.lines_read == state.lines && state.news_read == story.only_new() &&
        state.looked_read == looked && state.zone_read == view.own_zone())
        return;
    FeedQuery query{.client = client, .project = project, .kinds = {}, .since = {}, .offset = 0, .limit = state.lines};
    if (state.kind > 0) query.kinds = {kinds[static_cast<std::size_t>(state.kind - 1)]};
    query.zone = view.own_zone();
    query.self = view.session.actor();
    query.by_others = story.only_new();
    if (story.only_new() && story.looked) {
        if (story.looked->seen.entries().empty()) query.since = looked;
        else query.unseen = &story.looked->seen;
    }
    state.feed = feed_of(view.workspace, query);
    state.revision = view.workspace.revision();
    state.client = client.id;
    state.project = project.id;
    state.kind_read = state.kind;
    state.lines_read = state.lines;
    state.news_read = story.only_new();
    state.looked_read = looked;
    state.zone_read = query.zone;
}

std::string when(const Story& story, const FeedLine& line) {
    const DateTime civil = civil_time(story.reading, line.at);
    if (date_of(civil) != story.view.today) return format_day(date_of(civil), story.view.this_year());
    return line.has_time ? format_time(time_of(civil)) : "Today";
}

/// Where something of an earlier day was written down only now, and is new for that.
std::string_view late_note(const Story& story, const FeedLine& line) {
    const bool late = line.was_said && date_of(civil_time(story.reading, line.at)) < story.view.today &&
                      date_of(civil_time(story.reading, line.written)) == story.view.today;
    return late ? "written down today" : "";
}

bool is_wide(float width) { return width > px(520); }

/// Where it is narrow: who, and beneath it two lines of what happened, and of what was said one, or what the other leaves.
float line_height(const FeedLine& line, bool wide) {
    if (!wide) return px(10) + (line.text.empty() ? 3 : 4) * line_px(TextSize::Meta);
    return px(look().coarse || !line.text.empty() ? 46.0f : 30.0f);
}

const char* icon_of(const FeedLine& line) {
    return line.channel != Channel::None ? icon_of(line.channel) : icon_of_type(*line.type);
}

void draw_line(const Story& story, const FeedLine& line, const Rect& row, int number) {
    const kit::IdScope scope(number);
    ViewContext& view = story.view;
    const Palette& c = look().colour;
    const std::string route = route_to_record(view.workspace, *line.type, line.record);
    const std::string said = line.who + " " + line.what;
    const std::string time = when(story, line);
    const std::string_view note = late_note(story, line);
    const std::string description =
        time + (note.empty() ? "" : ", " + std::string(note)) + (line.text.empty() ? "" : ". " + line.text);
    if (kit::row(row, said, {.role = Role::Link, .description = description, .href = route}).pressed)
        view.out.go(route);
    if (story.looked && story.is_new(line)) kit::fill({row.Min, {row.Min.x + px(3), row.Max.y}}, c.accent);
    const Rect rest = kit::inset(row, px(16), 0);
    const bool wide = is_wide(row.GetWidth());
    const float name = std::min(kit::text_width(line.who, {TextSize::Meta, true}) + px(5), px(200));
    float x = rest.Min.x + px(wide ? 76.0f : 58.0f);  // "29 Oct 2025" where there is room.
    const kit::TextLook plain{TextSize::Meta, false, c.ink0};
    const float high = wide ? px(20) : line_px(TextSize::Meta);
    const float beneath = rest.Max.x - x - px(24);  // Wide, where it is narrow.
    const float what = wide ? 0 : kit::wrapped_height(beneath, line.what, plain, 2);
    const int text_lines = what > high ? 1 : 2;
    const float text = wide ? 0 : kit::wrapped_height(beneath, line.text, kit::meta(), text_lines);
    const float top = !wide               ? std::floor(rest.GetCenter().y - (high + what + text) / 2)
                      : line.text.empty() ? std::floor(rest.GetCenter().y - px(10))
                                          : rest.Min.y + px(4);
    const auto strip = [&](float x0, float x1, float at) { return Rect{{x0, at}, {x1, at + high}}; };
    kit::draw_text(strip(rest.Min.x, x - px(6), top), time, kit::meta());
    kit::draw_icon(kit::rect_at(x, top, px(16), px(20)), icon_of(line), 16, c.ink1);
    x += px(24);
    float end = rest.Max.x;
    const auto at_end = [&](std::string_view words, float widest) {
        const float width = std::min(kit::text_width(words, kit::meta()), widest);
        kit::draw_text(strip(end - width, end + 1, top), words, kit::meta());
        end -= width + px(12);
    };
    const Client* client = story.with_client && wide ? view.workspace.find(line.client) : nullptr;
    if (client) at_end(client->name, px(130));
    if (wide && !note.empty()) at_end(note, px(160));
    kit::draw_text(strip(x, wide ? x + name : end, top), line.who, {TextSize::Meta, true});
    if (wide) {
        kit::draw_text(strip(x + name, end, top), line.what, plain);
        if (!line.text.empty()) kit::draw_text(strip(x, rest.Max.x, top + px(19)), line.text, kit::meta());
        return;
    }
    kit::draw_wrapped(strip(x, end, top + high), line.what, plain, 2);
    kit::draw_wrapped(strip(x, end, top + high + what), line.text, kit::meta(), text_lines);
}

/// What a filter hides is not read.
void draw_reading(const Story& story, const Rect& box) {
    const Feed& feed = story.state.feed;
    const auto fresh = std::ranges::count_if(feed.lines, [&](const FeedLine& line) { return story.is_new(line); });
    if (story.state.kind != 0 || fresh == 0) return;
    const bool counted_all = story.looked && feed.lines.size() == feed.total;
    const std::string label = counted_all ? "Mark " + std::to_string(fresh) + " as read" : "Mark all as read";
    const kit::ButtonLook quiet{.kind = kit::ButtonKind::Quiet, .icon = icon_check, .small = true, .id = "read"};
    const float wide = kit::button_width(label, quiet);
    const float high = kit::button_height(quiet);
    if (kit::button(kit::rect_at(box.Max.x - px(8) - wide, box.Min.y + px(20) - std::floor(high / 2), wide, high),
                    label, quiet))
        story.view.settings.looked[story.of] = {story.view.instant, story.view.workspace.seen};
}

void draw_filters(const Story& story, Rect bar) {
    StoryState& state = story.state;
    std::vector<std::string> options{"Everything"};
    for (const FeedKind kind : kinds) options.emplace_back(label_of(kind));
    const float field = std::min(px(look().size.button), bar.GetHeight() - px(8));
    const int chosen = kit::select(
        kit::rect_at(bar.Min.x, std::floor(bar.GetCenter().y - field / 2), std::min(px(200), bar.GetWidth()), field),
        "What is shown", options, state.kind, false, false);
    if (chosen >= 0) state.kind = chosen;
    if (story.looked && bar.GetWidth() > px(420))
        kit::text({{bar.Min.x + px(212), bar.Min.y}, bar.Max},
                  "You last looked " + format_instant(story.reading, story.looked->at), kit::meta());
}

void draw_nothing(const Story& story, const Rect& rest) {
    if (story.only_new()) {
        const std::string_view sentence = story.looked || story.state.kind > 0
                                              ? "Nobody else has written anything new."
                                              : "Nobody else has written anything yet.";
        kit::text(kit::rect_at(rest.Min.x + px(16), rest.Min.y, rest.GetWidth() - px(32), px(28)), sentence,
                  kit::meta());
        return;
    }
    kit::empty_state(kit::rect_at(rest.Min.x + px(16), rest.Min.y + px(12), rest.GetWidth() - px(32), px(60)), nullptr,
                     "Nothing has happened yet", "Whatever anybody writes shows up here, with who wrote it and when.");
}

void draw_foot(const Story& story, const Rect& foot) {
    StoryState& state = story.state;
    float x = foot.Min.x + px(8);
    const auto pressed = [&](std::string_view label, std::string_view id) {
        const kit::ButtonLook quiet{.kind = kit::ButtonKind::Quiet, .small = true, .id = id};
        return kit::button(x, std::floor(foot.GetCenter().y - kit::button_height(quiet) / 2), label, quiet);
    };
    if (story.has_more() && pressed("Show more lines", "more")) state.lines = std::min(state.lines * 2, lines_at_most);
    if (story.news && pressed(state.earlier ? "Show only what is new" : "Show earlier ones", "earlier"))
        state.earlier = !state.earlier;
}

}  // namespace

const char* icon_of(Channel channel) {
    switch (channel) {
    case Channel::Email:
    case Channel::Letter:   return icon_mail;
    case Channel::Text:
    case Channel::Chat:
    case Channel::Social:   return icon_message_square;
    case Channel::Video:    return icon_monitor;
    case Channel::InPerson: return icon_users;
    case Channel::Article:  return icon_file_text;
    default:                return icon_phone;
    }
}

float draw_story(ViewContext& view, StoryState& state, Ref<Client> client, Ref<Project> project,
                 std::string_view heading, float x, float y, float width, bool news) {
    Story story{view, state, reading_of(view), !project.id.is_null() ? project.id : client.id};
    if (const auto at = view.settings.looked.find(story.of); at != view.settings.looked.end())
        story.looked = &at->second;
    story.news = news;
    story.with_client = client.id.is_null() && project.id.is_null();
    read(story, client, project);
    float rows = 0;
    const bool wide = is_wide(width - 2);
    for (const FeedLine& line : state.feed.lines) rows += line_height(line, wide);
    if (state.feed.lines.empty()) rows = px(story.only_new() ? 32.0f : 84.0f);
    const float filters = px(look().coarse ? 52.0f : 44.0f);
    const float foot = story.has_more() || news ? px(look().coarse ? 52.0f : 40.0f) : 0;
    const float height = px(41) + filters + rows + foot + px(4);
    const Rect box = kit::rect_at(x, y, width, height);
    const kit::Group group(Role::Region, heading, box);
    const kit::IdScope scope(heading);
    Rect rest = kit::card(box, heading, static_cast<std::int64_t>(state.feed.total));
    const Rect bar = kit::inset(kit::cut_top(rest, filters), px(16), 0);
    const Rect bottom{{rest.Min.x, rest.Min.y + rows}, {rest.Max.x, rest.Min.y + rows + foot}};
    draw_reading(story, box);
    draw_filters(story, bar);
    if (state.feed.lines.empty()) draw_nothing(story, rest);
    int number = 0;
    for (const FeedLine& line : state.feed.lines) {
        const Rect row = kit::cut_top(rest, line_height(line, wide));
        ++number;
        if (!row.Overlaps(view.area)) continue;
        kit::line_across(row.Min.x, row.Max.x, row.Min.y, look().colour.line);
        draw_line(story, line, {{row.Min.x, row.Min.y + 1}, row.Max}, number);
    }
    draw_foot(story, bottom);
    return height;
}

}  // namespace rapport
