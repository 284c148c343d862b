#include "ui/views/recovery_confirm.h"

#include "app/commands/pulse.h"
#include "base/text.h"
#include "schedule/notation.h"
#include "ui/reading.h"
#include "ui/views/small_dialog.h"

namespace rapport {
namespace {

constexpr std::string_view what_it_means =
    "Write down only what they have said themselves. With it the lights are computed again, as far as they were red "
    "for "
    "this.";

Result<Date> day_of(ViewContext& view, const Recovery& recovery, std::string_view typed) {
    const Field& field = type_of<Recovery>.fields[field_of<&Recovery::confirmed>()];
    const Reading reading = reading_of(view, type_of<Recovery>, recovery);
    Result<Value> value = typed_value(reading, field, Value(), typed);
    if (!value) return value.error();
    const std::int64_t* number = std::get_if<std::int64_t>(&*value);
    if (!number) return Error{Fault::Invalid, "Say on which day they confirmed it.", {}};
    return Date{static_cast<std::int32_t>(*number)};
}

Result<Edit> edit_of(ViewContext& view, const ConfirmState& state, const Recovery& recovery) {
    const Result<Date> day = day_of(view, recovery, state.day);
    if (!day) return day.error();
    return confirm_recovery(view.workspace, {recovery.id}, {state.by}, state.words, *day, view.today);
}

/// The people of the client, as they come before each other.
void draw_who(const ViewContext& view, ConfirmState& state, const Recovery& recovery, SmallDialog& dialog) {
    std::vector<Id> people;
    std::vector<std::string> names;
    int current = -1;
    for (const Stakeholder& person : view.relations->index().people_of(recovery.client)) {
        if (person.id == state.by) current = static_cast<int>(people.size());
        people.push_back(person.id);
        names.push_back(person.name);
    }
    const int chosen = dialog.choice("Who confirms it", names, current);
    if (chosen >= 0) state.by = people[static_cast<std::size_t>(chosen)];
}

}  // namespace

void open_confirm(const ViewContext& view, ConfirmState& state, const Recovery& recovery) {
    state = {};
    state.recovery = recovery.id;
    state.by = recovery.from.id;
    state.day = format_day(view.today, view.this_year());
}

void draw_confirm(ViewContext& view, ConfirmState& state) {
    if (state.recovery.is_null()) return;
    const Recovery* recovery = view.workspace.find(Ref<Recovery>{state.recovery});
    if (!recovery) {
        state = {};
        return;
    }
    const float content =
        SmallDialog::words_css(what_it_means, 4) + 2 * SmallDialog::field_css() + SmallDialog::field_css(2);
    SmallDialog dialog("The client confirms", content, state.error);
    dialog.words(what_it_means, 4);
    draw_who(view, state, *recovery, dialog);
    dialog.field("What they say", "e.g. That was quick, thank you", state.words, 2);
    const bool entered = dialog.field("Said on which day", "e.g. 24 Nov", state.day);
    const DialogEnd end = dialog.foot("They confirmed it", view.may_edit, entered);
    if (end == DialogEnd::GivenUp) state = {};
    if (end != DialogEnd::Done) return;
    Result<Edit> edit = edit_of(view, state, *recovery);
    if (!edit) {
        state.error = edit.error().message;
        return;
    }
    view.out.send(std::move(*edit), "Confirmed by the client.");
    state = {};
}

}  // namespace rapport
