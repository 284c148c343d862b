// Who took part in a talk, what was said about a record, and what was done to it.

#include <algorithm>

#include "app/commands/record.h"
#include "base/text.h"
#include "ui/views/history_view_lines.h"
#include "ui/views/inspector_parts.h"
#include "ui/views/touch_people.h"

namespace rapport {
namespace {

constexpr std::size_t gestures_shown = 50;
constexpr std::size_t lines_shown = 6;
constexpr std::size_t people_shown = 12;

void draw_comment(InspectorSheet& sheet, const Comment& comment) {
    const kit::IdScope scope(comment.id);
    const Palette& c = look().colour;
    const kit::Group item(Role::ListItem, comment.author + ": " + shortened(comment.text.text, 80));
    const std::string author = comment.author.empty() ? "Somebody" : comment.author;
    const kit::Rect line = sheet.take(px(sheet.view.may_edit ? look().size.button_small : 24), 0);
    kit::avatar({line.Min.x + px(12), line.GetCenter().y}, 24, author, {}, derived_id(author));
    const std::string when = format_instant(sheet.reading, comment.written);
    kit::ButtonLook small{.kind = kit::ButtonKind::Quiet, .small = true};
    const std::string_view verb = comment.resolved ? "Reopen" : "Resolve";
    const float button = sheet.view.may_edit ? kit::button_width(verb, small) : 0;
    const float name = std::min(kit::text_width(author, kit::strong()), line.GetWidth() * 0.4f);
    kit::text({{line.Min.x + px(32), line.Min.y}, {line.Min.x + px(32) + name + 1, line.Max.y}}, author, kit::strong());
    kit::text({{line.Min.x + px(40) + name, line.Min.y}, {line.Max.x - button, line.Max.y}}, when, kit::meta());
    if (sheet.view.may_edit &&
        kit::button(kit::rect_at(line.Max.x - button + px(8), line.Min.y, button, px(look().size.button_small)), verb,
                    small))
        sheet.view.out.send(resolve_comment(sheet.view.workspace, {comment.id}, !comment.resolved));
    const kit::Rect words{{sheet.x + px(32), sheet.y}, {sheet.x + sheet.width, sheet.y}};
    sheet.y += kit::wrapped(words, comment.text.text, {TextSize::Body, false, comment.resolved ? c.ink1 : c.ink0});
    if (comment.resolved) {
        kit::chip(words.Min.x, sheet.y + px(14), "Resolved", kit::Tone::Ok, icon_check);
        sheet.y += px(28);
    }
    sheet.y += px(12);
}

void draw_new_comment(InspectorSheet& sheet) {
    std::string& text = sheet.state.comments[sheet.record.id];
    kit::FieldLook field;
    field.label = "New comment";
    field.placeholder = "What should the others know?";
    field.multiline = true;
    field.show_label = false;
    const float lines =
        std::clamp(kit::wrapped_height(sheet.width - px(22), text) / line_px(TextSize::Body), 2.0f, 8.0f);
    const kit::FieldEvent event = kit::field(sheet.take(lines * line_px(TextSize::Body) + px(14), 8), text, field);
    if (event.editing) text = event.text;
    sheet.state.editors.typing |= event.editing && !event.ended;

    const bool nothing = trimmed(text).empty();
    const kit::ButtonLook look_of{.kind = kit::ButtonKind::Plain,
                                  .icon = icon_message_square,
                                  .small = !look().coarse,
                                  .disabled = nothing,
                                  .reason = nothing ? "Write something first." : ""};
    const float width = kit::button_width("Add comment", look_of);
    const kit::Rect row = sheet.take(kit::button_height(look_of), 12);
    if (!kit::button({{row.Max.x - width, row.Min.y}, row.Max}, "Add comment", look_of)) return;
    const bool sent = sheet.view.out.send(add_comment(sheet.view.workspace, sheet.view.make_id(), sheet.record.id, text,
                                                      sheet.view.session.author(), sheet.view.instant));
    if (sent) text.clear();
}

void draw_gesture(InspectorSheet& sheet, const Gesture& gesture, bool undone) {
    const Palette& c = look().colour;
    const ImU32 ink = undone ? c.ink1 : c.ink0;
    const kit::Group item(Role::ListItem, label_of(gesture));
    const kit::Rect line = sheet.take(px(20), 0);
    const std::string when = clock_text(sheet.reading, gesture);
    kit::text({{line.Max.x - px(48), line.Min.y}, line.Max}, when, {TextSize::Meta, false, c.ink1, kit::Align::Right});
    kit::text({line.Min, {line.Max.x - px(52), line.Max.y}},
              undone ? label_of(gesture) + " (undone)" : label_of(gesture), {TextSize::Body, false, ink});
    kit::text(sheet.take(px(16), 2), author_of(gesture), kit::meta());
    for (const ChangeLine& change : change_lines(sheet.reading, gesture, lines_shown, sheet.record.id)) {
        const std::string words =
            change.has_values ? change.what + ": " + change.before + " → " + change.after : change.what;
        const kit::Rect place{{sheet.x, sheet.y}, {sheet.x + sheet.width, sheet.y}};
        sheet.y += kit::wrapped(place, words, {TextSize::Meta, false, c.ink1}, 4) + px(2);
    }
    sheet.y += px(12);
}

/// In where they were out, out where they were in.
Edit change_part(const ViewContext& view, const Touchpoint& touch, Ref<Stakeholder> person) {
    const Stakeholder* found = view.workspace.find(person);
    const std::string name = found ? "“" + shortened(found->name, 60) + "”" : std::string("Somebody");
    Edit edit{name + " did not take part", {}};
    for (const Participant& participant : view.relations->index().participants_of({touch.id}))
        if (participant.stakeholder == person) edit.remove(participant);
    if (!edit.empty()) return edit;
    edit.label = name + " took part";
    Participant participant{};
    participant.id = view.make_id();
    participant.touchpoint = {touch.id};
    participant.stakeholder = person;
    edit.create(participant);
    return edit;
}

}  // namespace

void draw_participants(InspectorSheet& sheet, const Touchpoint& touch) {
    ViewContext& view = sheet.view;
    const EngagementIndex& index = view.relations->index();
    const Client* client = index.client_of(touch.client, touch.project);
    if (!client) return;
    std::vector<Id> people;
    for (const Participant& participant : index.participants_of({touch.id}))
        people.push_back(participant.stakeholder.id);
    const TookPart part{.client = {client->id},
                        .chosen = people,
                        .find = sheet.state.find,
                        .most = people_shown,
                        .disabled = !view.may_edit};
    if (const auto person = draw_took_part(view, part, sheet.x, sheet.width, sheet.y))
        view.out.send(change_part(view, touch, {*person}));
}

void draw_comments(InspectorSheet& sheet) {
    const std::vector<const Comment*> comments = sheet.view.derived.comments(sheet.record.id);
    const auto open = std::ranges::count(comments, false, &Comment::resolved);
    draw_section(sheet, "Comments", comments.empty() ? "" : counted(open, "open", "open"));
    if (!comments.empty()) {
        const kit::Group list(Role::List, "Comments");
        for (const Comment* comment : comments) draw_comment(sheet, *comment);
    }
    if (sheet.view.may_edit) draw_new_comment(sheet);
}

void draw_story(InspectorSheet& sheet) {
    const History& history = sheet.view.session.history();
    const std::vector<const Gesture*> story = history.story_of(sheet.record.id);
    if (story.empty()) {
        sheet.y += px(24);
        sheet.y = kit::empty_state(kit::rect_at(sheet.x, sheet.y, sheet.width, px(160)), icon_history, "No story yet",
                                   "What is changed from now on is told here.");
        return;
    }
    const kit::Group list(Role::List, "History of this record");
    std::optional<Date> day;
    for (std::size_t i = 0; i < std::min(story.size(), gestures_shown); ++i) {
        if (day != day_of(sheet.reading, *story[i])) {
            day = day_of(sheet.reading, *story[i]);
            kit::text(sheet.take(px(24), 4), day_heading(sheet.reading, *day),
                      {TextSize::Meta, true, look().colour.ink1});
        }
        draw_gesture(sheet, *story[i], history.is_undone(story[i]->stamp));
    }
    if (story.size() > gestures_shown) kit::text(sheet.take(px(24)), "The history has the earlier ones.", kit::meta());
}

}  // namespace rapport
