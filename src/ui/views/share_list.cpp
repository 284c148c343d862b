#include "ui/views/share_list.h"

#include <algorithm>
#include <cmath>

#include "app/commands/record.h"
#include "base/text.h"
#include "ui/reading.h"
#include "ui/shell.h"
#include "ui/views/plan_cards.h"

namespace rapport {
namespace {

using kit::Rect;

constexpr std::size_t most_shown = 60;
constexpr float line_css = 24;

bool is_later(const Snapshot& a, const Snapshot& b) {
    return std::tuple(a.made, a.number, a.id) > std::tuple(b.made, b.number, b.id);
}

template <class E> void count_shared(const Workspace& workspace, Id project, ShareListState& state) {
    for (const E& record : workspace.all<E>()) {
        if (record.project.id != project) continue;
        if constexpr (std::is_same_v<E, Task>)
            if (!record.milestone) continue;
        state.of += 1;
        state.shared += record.shared ? 1 : 0;
    }
}

void read_sharing(const PlanPage& page, ShareListState& state) {
    const Workspace& workspace = page.view.workspace;
    if (state.revision == workspace.revision() && state.project == page.project.id) return;
    if (state.project != page.project.id) state.opened = {};
    state.revision = workspace.revision();
    state.project = page.project.id;
    state.copies.clear();
    state.replies.clear();
    state.shared = state.of = state.elsewhere = 0;
    for (const Snapshot& one : workspace.all<Snapshot>()) {
        if (one.project.id != state.project) continue;
        if (one.client != page.project.client) {
            ++state.elsewhere;
            continue;
        }
        const auto at = std::ranges::find_if(
            state.copies, [&](const ShareListState::Copy& other) { return is_later(one, *other.snapshot); });
        state.copies.insert(at, {&one, 0});
    }
    for (const Reply& reply : workspace.all<Reply>())
        for (ShareListState::Copy& copy : state.copies) {
            if (reply.snapshot.id != copy.snapshot->id) continue;
            ++copy.replies;
            const auto at = std::ranges::find_if(state.replies,
                                                 [&](const Reply* other) { return reply.answered > other->answered; });
            state.replies.insert(at, &reply);
        }
    count_shared<Task>(workspace, state.project, state);
    count_shared<ValueItem>(workspace, state.project, state);
    count_shared<Deliverable>(workspace, state.project, state);
}

// --- What one can do ---------------------------------------------------------------------------------------------------

void begin_sharing(ViewContext& view, const ShareListState& state) {
    view.out.call([project = state.project](Shell& shell) {
        shell.with_later([&shell, project](const Later& part) {
            ViewContext now = shell.context({});
            part.open_share(now, shell.share, project);
        });
    });
}

float draw_tools(PlanPage& page, const ShareListState& state, const Rect& strip) {
    const kit::ButtonLook share{.kind = kit::ButtonKind::Primary, .icon = icon_eye, .disabled = !page.view.may_edit};
    const kit::ButtonLook take{.icon = icon_upload, .disabled = !page.view.may_edit};
    float x = strip.Min.x, y = strip.Min.y;
    if (kit::button(x, y, "Share with the client…", share)) begin_sharing(page.view, state);
    if (x + kit::button_width("Take in a reply…", take) > strip.Max.x) {
        x = strip.Min.x;
        y += kit::button_height(take) + px(8);
    }
    if (kit::button(x, y, "Take in a reply…", take)) page.view.out.act(ActionId::TakeInReply);
    return y + kit::button_height(share) - strip.Min.y;
}

// --- The copies --------------------------------------------------------------------------------------------------------

/// "today", "3 days ago".
std::string days_ago(const ViewContext& view, Date day) {
    const std::int64_t days = view.today.days - day.days;
    if (days <= 0) return "today";
    if (days == 1) return "yesterday";
    return counted(days, "day ago", "days ago");
}

std::string recipient_of(const Workspace& workspace, const Snapshot& snapshot) {
    const Stakeholder* recipient = workspace.find(snapshot.recipient);
    return recipient ? recipient->name : std::string("somebody who is no longer here");
}

/// "Data for Rapport (.json), locked, "; nothing where nobody wrote it down.
std::string form_said(const Snapshot& snapshot) {
    if (snapshot.contents.empty()) return {};
    return std::string(label_of(snapshot.form)) + (snapshot.locked ? ", locked, " : ", ");
}

/// "28 Nov 17:02, made 3 days ago"; of today the time alone.
std::string made_said(const ViewContext& view, const Reading& reading, const Snapshot& snapshot) {
    const DateTime made = civil_time(reading, snapshot.made);
    const std::string when =
        date_of(made) == view.today ? format_time(time_of(made)) : format_instant(reading, snapshot.made);
    return when + (snapshot.sent ? ", shared " : ", made ") + days_ago(view, date_of(made));
}

struct CopyWords {
    std::string title;
    std::string second;
};

CopyWords words_of(const ViewContext& view, const Reading& reading, const ShareListState::Copy& copy) {
    const Snapshot& snapshot = *copy.snapshot;
    CopyWords words;
    words.title = "Number " + std::to_string(snapshot.number) + " for " + recipient_of(view.workspace, snapshot);
    words.second = form_said(snapshot) + made_said(view, reading, snapshot) + ", " +
                   (copy.replies > 0 ? counted(copy.replies, "reply", "replies")
                    : snapshot.sent  ? std::string("no reply yet")
                                     : std::string("not marked as given to them"));
    if (snapshot.good_until && *snapshot.good_until < view.today)
        words.second += ", was good until " + format_day(*snapshot.good_until, view.this_year());
    return words;
}

/// Where that is not the file as it lies there.
std::string digest_of(const Snapshot& snapshot) {
    if (snapshot.contents.empty()) return "Not written down";
    const bool page = snapshot.form == SnapshotForm::Page || snapshot.form == SnapshotForm::WithProgram;
    std::string of = page ? "The page, as it says at its foot" : "The data";
    if (snapshot.locked) of += ", before it was locked";
    return of;
}

std::vector<std::pair<std::string_view, std::string>> details_of(const ViewContext& view, const Snapshot& snapshot) {
    const Person* by = view.workspace.find(snapshot.by);
    const bool known = !snapshot.contents.empty();
    const std::string form = std::string(label_of(snapshot.form)) + (snapshot.locked ? ", with a passphrase" : "");
    return {{"Made as", known ? form : "Not written down"},
            {"In it", known ? snapshot.contents : "Not written down"},
            {"Signed by", by ? by->name : std::string("Nobody")},
            {"Good until", snapshot.good_until ? format_day(*snapshot.good_until, view.this_year()) : "Not said"},
            {"Code", snapshot.code},
            {"SHA-256", snapshot.sha256},
            {"Digest of", digest_of(snapshot)}};
}

constexpr int second_lines = 3;

/// Of what stands beneath the title of a copy, in a card of that width.
float second_width(const ViewContext& view, float width) { return width - px(view.phone ? 34.0f : 168.0f); }
float second_height(const ViewContext& view, const CopyWords& words, float width) {
    return kit::wrapped_height(second_width(view, width), words.second, kit::meta(), second_lines);
}
float row_height(const ViewContext& view, const CopyWords& words, float width) {
    return px(look().coarse ? 42.0f : 34.0f) + second_height(view, words, width);
}
float tick_height() { return px(look().coarse ? 44.0f : 28.0f); }

constexpr float label_css = 96;
constexpr int most_lines = 12;

float detail_height(std::string_view value, float width) {
    return std::max(px(line_css), kit::wrapped_height(width - px(label_css), value, {}, most_lines) + px(4));
}

/// `width` is that of the card.
float details_height(const ViewContext& view, const Snapshot& snapshot, float width) {
    float height = tick_height() + px(12);
    for (const auto& [label, value] : details_of(view, snapshot)) height += detail_height(value, width - px(2 * 16));
    return height;
}

void draw_details(ViewContext& view, const Snapshot& snapshot, Rect rest) {
    rest = kit::inset(rest, px(16), px(4));
    for (const auto& [label, value] : details_of(view, snapshot)) {
        const Rect line = kit::cut_top(rest, detail_height(value, rest.GetWidth()));
        kit::draw_text(kit::rect_at(line.Min.x, line.Min.y, px(label_css), px(line_css)), label, kit::meta());
        kit::node(Role::Text, std::string(label) + ": " + value, line);
        kit::wrapped({{line.Min.x + px(label_css), line.Min.y + px(2)}, line.Max}, value, {}, most_lines);
    }
    if (kit::checkbox(kit::cut_top(rest, tick_height()), "It was given to them", snapshot.sent, true, !view.may_edit))
        view.out.send(set_field(view.workspace, type_of<Snapshot>, snapshot.id, field_of<&Snapshot::sent>(),
                                Value(!snapshot.sent)));
}

void draw_copy(ViewContext& view, ShareListState& state, const ShareListState::Copy& copy, const CopyWords& words,
               Rect& rest) {
    const Snapshot& snapshot = *copy.snapshot;
    const kit::IdScope scope(snapshot.id);
    const bool opened = state.opened == snapshot.id;
    const Rect row = kit::cut_top(rest, row_height(view, words, rest.GetWidth()));
    const std::string hash = snapshot.sha256.substr(0, 8);
    const std::string description = words.second + ", SHA-256 begins " + hash;
    if (kit::row(row, words.title, {.selected = opened, .can_select = true, .description = description}).pressed)
        state.opened = opened ? Id{} : snapshot.id;
    Rect inside = kit::inset(row, px(16), 0);
    if (!view.phone) {
        const std::string digest = "SHA-256 " + hash;
        kit::draw_text(kit::cut_right(inside, kit::text_width(digest, kit::meta()) + px(2)), digest, kit::meta());
        inside.Max.x -= px(8);
    }
    const float second = second_height(view, words, row.GetWidth());
    const float top = std::floor(row.GetCenter().y - (px(20) + second) / 2);
    kit::draw_text(kit::rect_at(inside.Min.x, top, inside.GetWidth(), px(20)), words.title, kit::strong());
    kit::draw_wrapped(kit::rect_at(inside.Min.x, top + px(20), second_width(view, row.GetWidth()), second),
                      words.second, kit::meta(), second_lines);
    if (opened) draw_details(view, snapshot, kit::cut_top(rest, details_height(view, snapshot, rest.GetWidth())));
}

void draw_copies(PlanPage& page, ShareListState& state, CardColumn& column) {
    ViewContext& view = page.view;
    const std::size_t shown = std::min(most_shown, state.copies.size());
    if (shown == 0) {
        constexpr std::string_view question = "What does the client see of this project?";
        constexpr std::string_view help =
            "Nothing yet. Make a page for one of their people: one file that they open without an account, read, and "
            "answer. "
            "What goes in is ticked one by one; all else stays here.";
        const float height = kit::empty_state_height(column.width - px(32), question, help) + px(40);
        Rect rest = kit::card(column.take(px(40) + height), "Shared so far");
        kit::empty_state(kit::inset(rest, px(16), px(20)), nullptr, question, help);
        return;
    }
    const Reading reading = reading_of(view);
    std::vector<CopyWords> words;
    float height = px(40) + px(4);
    for (std::size_t i = 0; i < shown; ++i) {
        words.push_back(words_of(view, reading, state.copies[i]));
        height += row_height(view, words[i], column.width);
        if (const Snapshot& one = *state.copies[i].snapshot; one.id == state.opened)
            height += details_height(view, one, column.width);
    }
    const std::string more = state.copies.size() > shown
                                 ? "the newest " + std::to_string(shown) + " of " + std::to_string(state.copies.size())
                                 : std::string();
    const Rect card = column.take(height);
    const kit::Group group(Role::Region, "Shared so far", card);
    Rect rest = kit::card(card, "Shared so far", static_cast<std::int64_t>(state.copies.size()), more);
    for (std::size_t i = 0; i < shown; ++i) {
        if (i > 0) kit::line_across(rest.Min.x, rest.Max.x, rest.Min.y - 1, look().colour.line);
        draw_copy(view, state, state.copies[i], words[i], rest);
    }
}

// --- What came back ----------------------------------------------------------------------------------------------------

constexpr float reply_css = 66;  ///< Its name, and two lines.

void draw_replies(PlanPage& page, const ShareListState& state, CardColumn& column) {
    if (state.replies.empty()) return;
    ViewContext& view = page.view;
    const std::size_t shown = std::min(most_shown, state.replies.size());
    Rect rest = kit::card(column.take(px(40) + static_cast<float>(shown) * px(reply_css) + px(4)), "Replies",
                          static_cast<std::int64_t>(state.replies.size()));
    const kit::Group list(Role::List, "Replies", rest);
    const Reading reading = reading_of(view);
    for (std::size_t i = 0; i < shown; ++i) {
        const Reply& reply = *state.replies[i];
        const Snapshot* snapshot = view.workspace.find(reply.snapshot);
        const std::string who = reply.from.empty() ? std::string("Somebody") : shortened(reply.from, 60);
        const std::string words = "To number " + std::to_string(snapshot ? snapshot->number : 0) + ", answered " +
                                  format_instant(reading, reply.answered) + ", taken in " +
                                  format_instant(reading, reply.taken);
        const Rect row = kit::cut_top(rest, px(reply_css));
        kit::node(Role::ListItem, who + ": " + words, row);
        Rect inside = kit::inset(row, px(16), px(4));
        kit::draw_text(kit::cut_top(inside, px(20)), who, kit::strong());
        kit::draw_wrapped(inside, words, kit::meta(), 2);
    }
}

/// How much of it may be seen now.
void draw_open_card(const PlanPage& page, const ShareListState& state, CardColumn& column) {
    const std::string words =
        (page.project.shared ? "The project is shared. " : "The project is not shared yet. ") +
        std::string("The client may see ") + std::to_string(state.shared) + " of " +
        counted(state.of, "milestone, value item or deliverable", "milestones, value items and deliverables") +
        ". What is not ticked never goes into a page; comments, rates and notes never do." +
        (state.elsewhere == 0 ? ""
                              : " " + counted(state.elsewhere, "copy", "copies") +
                                    " of it for another client, whom the project belonged to, are not counted here.");
    const float height = kit::wrapped_height(column.width - px(34), words, kit::meta(), 10);
    Rect rest = kit::card(column.take(px(40) + height + px(24)), "What the client may see");
    kit::wrapped(kit::inset(rest, px(16), px(12)), words, kit::meta(), 10);
}

}  // namespace

void draw_sharing(PlanPage& page, ShareListState& state) {
    read_sharing(page, state);
    const Id named = page.view.route.selected;
    if (std::exchange(state.followed, named) != named && page.view.workspace.find(Ref<Snapshot>{named}))
        state.opened = named;
    CardPage cards(page.view, "Sharing");
    cards.begin_below(draw_tools(page, state, cards.top()));
    draw_copies(page, state, cards.left);
    draw_open_card(page, state, cards.beside());
    draw_replies(page, state, cards.beside());
}

}  // namespace rapport
