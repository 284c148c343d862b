// Everything that was said and done with a client, from the first contact on; and the touches that are planned.

#include <algorithm>

#include "base/text.h"
#include "ui/shell.h"
#include "ui/views/client_page_parts.h"
#include "ui/views/mail_intake.h"

namespace rapport {
namespace {

constexpr std::size_t line_shown = 160;  ///< Characters of what was said that stand beneath its subject.

void draw_mix(ClientPage& page, Column& main) {
    const Touches& touches = page.relations.touches().of(Ref<Client>{page.client.id});
    const std::string last = ago(page.view, touches.last_direct);
    std::string words = "Last direct touch: " + last + ". In the last 90 days " +
                        counted(touches.direct, "direct touch", "direct touches");
    if (touches.indirect > 0) words += " and " + counted(touches.indirect, "indirect one", "indirect ones");
    words += ".";
    const float height = kit::wrapped_height(main.width, words, kit::meta());
    kit::wrapped(kit::rect_at(main.x, main.y, main.width, height), words, kit::meta());
    main.y += height + px(6);
}

}  // namespace

void draw_story_tab(ClientPage& page, Column& main) {
    ViewContext& view = page.view;
    float x = main.x;
    const Id client = page.client.id;
    if (kit::button(x, main.y, "Log a touch", {.icon = icon_phone, .disabled = !view.may_edit}))
        view.out.call([client](Shell& shell) {
            ViewContext now = shell.context({});
            open_touch_dialog(now, shell.touch, client);
        });
    if (kit::button(x, main.y, "Take in an e-mail", {.icon = icon_mail, .disabled = !view.may_edit}))
        view.out.call([client](Shell& shell) {
            ViewContext now = shell.context({});
            open_mail_intake(now, shell.mail, client);
        });
    main.add(px(look().size.button));
    draw_mix(page, main);
    RecordList list;
    list.heading = "Conversations";
    list.columns = {{"About"}, {"With", 150}, {"Channel", 96}, {"They seemed", 90}, {"When", 72, kit::Align::Right}};
    list.question = "When did you last speak with them?";
    list.help = "Ctrl+L notes a talk from anywhere: with whom, about what, how they seemed, what comes next.";
    const Records<Touchpoint> touches = page.relations.index().touches_of({client});
    for (std::size_t i = touches.size(); i-- > 0;) {
        const Touchpoint& touch = touches[i];
        std::string with;
        for (const Participant& participant : page.relations.index().participants_of({touch.id}))
            with += (with.empty() ? "" : ", ") + name_or_dash(view.workspace, participant.stakeholder);
        const bool waits = touch.waits && !touch.answered;
        std::string beginning = shortened(touch.summary.text, line_shown);
        std::ranges::replace(beginning, '\n', ' ');
        list.rows.push_back(
            {.type = &type_of<Touchpoint>,
             .id = touch.id,
             .title = touch.subject,
             .second = waits ? "Waits for an answer. " + beginning : beginning,
             .cells = {{with},
                       {std::string(label_of(touch.channel))},
                       {touch.sentiment == Sentiment::Unknown ? "–" : std::string(label_of(touch.sentiment))},
                       {day_or_dash(view, date_of(touch.held))}}});
    }
    bool pressed = false;
    main.add(draw_record_list(view, list, main.x, main.y, main.width, pressed));
    main.add(draw_story(view, page.state.story, {client}, {}, "Story", main.x, main.y, main.width));
}

}  // namespace rapport
