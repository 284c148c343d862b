// Copies outside the journals: in files, in a folder by themselves, on the browser's shelf; whether the last one is good; and
// the file that is followed.

#include <algorithm>

#include "base/text.h"
#include "ui/shell.h"
#include "ui/views/button_lines.h"
#include "ui/views/settings_parts.h"

namespace rapport {
namespace {

using kit::Rect;

struct Button {
    std::string_view label;
    kit::ButtonLook look;
    std::function<void(Shell&)> press;
};

/// What stands in the card, from top to bottom. Built first, since the card has to know how high it is.
struct Piece {
    enum class Kind { Heading, Words, Buttons, Kept } kind = Kind::Words;
    std::string text;
    ImU32 colour = 0;
    std::vector<Button> buttons;
    std::string id;
};

class Pieces {
public:
    explicit Pieces(const SettingsSheet& sheet) : sheet_(&sheet), inner_(sheet.width - px(32)) {}

    void heading(std::string_view text) { all_.push_back({Piece::Kind::Heading, std::string(text), 0, {}, {}}); }
    void words(std::string text, ImU32 colour = 0) {
        all_.push_back({Piece::Kind::Words, std::move(text), colour, {}, {}});
    }
    void trouble(const std::string& text) {
        if (!text.empty()) words(text, look().colour.bad);
    }
    void buttons(std::vector<Button> buttons) { all_.push_back({Piece::Kind::Buttons, {}, 0, std::move(buttons), {}}); }
    void kept(std::string text, std::vector<Button> buttons, std::string id) {
        all_.push_back({Piece::Kind::Kept, std::move(text), 0, std::move(buttons), std::move(id)});
    }

    [[nodiscard]] float height() const {
        float sum = 0;
        for (const Piece& piece : all_) sum += height_of(piece);
        return sum;
    }
    void draw(SettingsCard& card) const {
        for (const Piece& piece : all_) draw(piece, card.take(height_of(piece)));
    }

private:
    [[nodiscard]] float height_of(const Piece& piece) const {
        switch (piece.kind) {
        case Piece::Kind::Heading: return px(36);
        case Piece::Kind::Words:   return kit::wrapped_height(inner_, piece.text) + px(8);
        case Piece::Kind::Buttons:
            return static_cast<float>(sheet_->view.phone ? piece.buttons.size() : rows_of(piece.buttons)) *
                   (px(look().size.button) + px(8));
        case Piece::Kind::Kept:
            return sheet_->view.phone
                       ? kit::wrapped_height(inner_, piece.text) +
                             static_cast<float>(rows_of(piece.buttons)) * (px(look().size.button) + px(8)) + px(8)
                       : px(look().size.button) + px(8);
        }
        return 0;
    }
    /// As many lines as the buttons take beside one another.
    [[nodiscard]] std::size_t rows_of(const std::vector<Button>& buttons) const {
        std::size_t rows = 1;
        float x = 0;
        for (const Button& button : buttons) {
            const float width = kit::button_width(button.label, button.look);
            if (x > 0 && x + width > inner_) {
                ++rows;
                x = 0;
            }
            x += width + px(8);
        }
        return rows;
    }
    void draw(const Piece& piece, Rect box) const {
        switch (piece.kind) {
        case Piece::Kind::Heading:
            kit::cut_top(box, px(8));
            kit::heading(box, piece.text, 3, kit::strong());
            return;
        case Piece::Kind::Words:
            kit::wrapped(box, piece.text,
                         {TextSize::Body, false, piece.colour == 0 ? look().colour.ink1 : piece.colour});
            return;
        case Piece::Kind::Buttons: draw_buttons(piece.buttons, box, sheet_->view.phone); return;
        case Piece::Kind::Kept:    draw_kept(piece, box); return;
        }
    }
    /// Beside one another, or `stacked` as wide as the card.
    void draw_buttons(const std::vector<Button>& buttons, const Rect& box, bool stacked = false) const {
        ButtonLines lines(box.Min.x, box.Min.y, box.GetWidth(), px(look().size.button));
        for (const Button& button : buttons) {
            const float width = stacked ? box.GetWidth() : kit::button_width(button.label, button.look);
            if (kit::button(lines.next(width), button.label, button.look)) sheet_->view.out.call(button.press);
        }
    }
    void draw_kept(const Piece& piece, Rect box) const {
        const kit::IdScope scope(piece.id);
        if (sheet_->view.phone) {
            const float words = kit::wrapped_height(inner_, piece.text);
            kit::wrapped(kit::cut_top(box, words), piece.text, {TextSize::Body, false, look().colour.ink1});
            return draw_buttons(piece.buttons, box);
        }
        float wide = 0;
        for (const Button& button : piece.buttons) wide += kit::button_width(button.label, button.look) + px(8);
        const Rect buttons = kit::cut_right(box, wide - px(8));
        kit::text({box.Min, {box.Max.x - px(8), box.Max.y - px(8)}}, piece.text,
                  {TextSize::Body, false, look().colour.ink1});
        draw_buttons(piece.buttons, buttons);
    }

    const SettingsSheet* sheet_;
    float inner_;
    std::vector<Piece> all_;
};

std::string outside_words(const SettingsSheet& sheet) {
    const Backup& backup = *sheet.view.backup;
    if (!backup.outside()) return "There is no copy outside this browser yet. A browser can lose all that it keeps.";
    const std::string when = format_instant(sheet.reading, backup.outside()->time);
    if (!backup.outside()->is_confirmed)
        return "A copy was sent to your downloads on " + when + ". The browser does not say whether it is there. " +
               (backup.is_behind() ? "Something was changed since." : "Nothing was changed since.");
    return "The last copy outside this browser is of " + when + ". " +
           (backup.is_behind() ? "Something was changed since." : "Nothing was changed since.");
}

void add_outside(const SettingsSheet& sheet, Pieces& pieces) {
    const Backup& backup = *sheet.view.backup;
    pieces.words(outside_words(sheet), backup.is_behind() && !backup.outside() ? look().colour.warn : 0);
    std::vector<Button> buttons;
    buttons.push_back({"Save a copy to a file", {.icon = icon_save}, [](Shell& shell) { save_workspace_copy(shell); }});
    const bool has_one = backup.folder().standing == PickedPlace::Standing::Ready || !backup.kept().empty();
    if (has_one)
        buttons.push_back({"Try the last copy",
                           {.icon = icon_shield_check, .disabled = backup.is_trying()},
                           [](Shell& shell) { shell.backup.try_last(); }});
    buttons.push_back({"Try a file…", {.icon = icon_folder_open}, [](Shell& shell) {
                           shell.ports.files.open(".json,.rapport", [&shell](Result<OpenedFile> file) {
                               if (file) shell.backup.try_file(*file, shell.ports.clock.now());
                               else if (file.error().fault != Fault::Refused)
                                   shell.say({file.error().message, false, true});
                           });
                       }});
    buttons.push_back({"Before you travel…", {}, [](Shell& shell) { shell.act(ActionId::TravelCheck); }});
    pieces.buttons(std::move(buttons));
    if (!backup.tried()) return;
    const Tried& tried = *backup.tried();
    const Palette& c = look().colour;
    pieces.words("“" + tried.name + "”: " + tried.proof.sentence, tried.proof.is_sound() ? c.ok
                                                                  : tried.proof.opens    ? c.warn
                                                                                         : c.bad);
}

void add_folder(const SettingsSheet& sheet, Pieces& pieces) {
    const Backup& backup = *sheet.view.backup;
    const PickedPlace& folder = backup.folder();
    pieces.heading("Copies by themselves");
    const Button stop{"Stop", {}, [](Shell& shell) { shell.backup.forget_folder(); }};
    switch (folder.standing) {
    case PickedPlace::Standing::Unsupported:
        pieces.words(
            "This browser lets no page write to a folder by itself. Save a copy to a file now and then; Rapport "
            "reminds "
            "you.");
        return;
    case PickedPlace::Standing::None:
        pieces.words(
            "In a folder that you choose, Rapport can keep copies by itself: after each hour in which something was "
            "changed, and of those the last of 3 hours, 7 days and 4 weeks.");
        pieces.trouble(backup.trouble());
        pieces.buttons(
            {{"Choose a folder…", {.icon = icon_folder_open}, [](Shell& shell) { shell.backup.pick_folder(); }}});
        return;
    case PickedPlace::Standing::Asks:
        pieces.words("The browser wants to be asked again before Rapport may write to “" + folder.name + "”.",
                     look().colour.warn);
        pieces.buttons(
            {{"Allow again", {.kind = kit::ButtonKind::Primary}, [](Shell& shell) { shell.backup.allow_folder(); }},
             stop});
        return;
    case PickedPlace::Standing::Ready: break;
    }
    const std::optional<OutsideCopy>& last = backup.last_in_folder();
    pieces.words("Rapport keeps copies in “" + folder.name + "”" +
                 (last ? ", the last one of " + format_instant(sheet.reading, last->time) + "." : "."));
    pieces.trouble(backup.trouble());
    pieces.buttons({{"Copy now",
                     {.icon = icon_copy, .disabled = backup.is_copying()},
                     [](Shell& shell) { shell.backup.copy_now(); }},
                    stop});
}

void add_kept(const SettingsSheet& sheet, Pieces& pieces) {
    const Backup& backup = *sheet.view.backup;
    if (backup.kept().empty()) return;
    pieces.heading("Kept in this browser");
    for (const PlacedFile& kept : backup.kept()) {
        const std::string name = kept.name;
        std::vector<Button> buttons;
        buttons.push_back({"Open…", {}, [name](Shell& shell) {
                               shell.backup.open_kept(name, [&shell](Result<OpenedFile> file) {
                                   if (file) shell.receive(std::move(*file));
                                   else shell.say({file.error().message, false, true});
                               });
                           }});
        buttons.push_back({"Save to a file", {}, [name](Shell& shell) {
                               shell.backup.open_kept(name, [&shell](Result<OpenedFile> file) {
                                   if (file) save_kept(shell, std::move(*file));
                                   else shell.say({file.error().message, false, true});
                               });
                           }});
        buttons.push_back({"Delete", {}, [name](Shell& shell) { shell.backup.remove_kept(name); }});
        pieces.kept(title_of_kept(kept) + ", " + format_instant(sheet.reading, kept.written), std::move(buttons), name);
    }
}

std::string linked_words(const SettingsSheet& sheet) {
    const LinkedFile& linked = *sheet.view.linked;
    std::string words = "Rapport follows “" + linked.place().name + "”.";
    if (linked.merged()) words += " Merged " + format_instant(sheet.reading, *linked.merged()) + ".";
    if (linked.written()) words += " Written " + format_instant(sheet.reading, *linked.written()) + ".";
    if (linked.is_in_step()) words += " Everything is in it.";
    return words;
}

void add_linked(const SettingsSheet& sheet, Pieces& pieces) {
    const LinkedFile& linked = *sheet.view.linked;
    pieces.heading("A file that is followed");
    const Button stop{"Stop", {.id = "stop following"}, [](Shell& shell) { shell.linked.forget(); }};
    switch (linked.place().standing) {
    case PickedPlace::Standing::Unsupported:
        pieces.words(
            "This browser lets no page follow a file. To work with others, save everything to a file, and drop theirs "
            "on "
            "this window.");
        return;
    case PickedPlace::Standing::None:
        pieces.words(
            "A file in a folder that your system keeps the same on several devices: written after each edit, and "
            "merged "
            "where another device or a colleague has written it.");
        pieces.trouble(linked.trouble());
        pieces.buttons({{"Follow a file…", {.icon = icon_link}, [](Shell& shell) { shell.linked.pick(false); }},
                        {"Make a new one…", {.icon = icon_plus}, [](Shell& shell) { shell.linked.pick(true); }}});
        return;
    case PickedPlace::Standing::Asks:
        pieces.words("The browser wants to be asked again before Rapport may follow “" + linked.place().name + "”.",
                     look().colour.warn);
        pieces.buttons({{"Allow again",
                         {.kind = kit::ButtonKind::Primary, .id = "allow following"},
                         [](Shell& shell) { shell.linked.allow(); }},
                        stop});
        return;
    case PickedPlace::Standing::Ready: break;
    }
    pieces.words(linked_words(sheet));
    pieces.trouble(linked.trouble());
    if (linked.waits()) {
        pieces.words("What is in it now should be looked at before it is merged. Until then it is not written.",
                     look().colour.warn);
        pieces.buttons(
            {{"Look at it…", {.kind = kit::ButtonKind::Primary}, [](Shell& shell) { shell.linked.show_what_waits(); }},
             stop});
        return;
    }
    pieces.buttons({{"Look now", {.icon = icon_rotate_ccw}, [](Shell& shell) { shell.linked.look_now(); }}, stop});
}

}  // namespace

void draw_copies(SettingsSheet& sheet) {
    const SessionPhase phase = sheet.view.session.phase();
    const bool has_something = phase == SessionPhase::Open || phase == SessionPhase::Damaged;
    if (!has_something || sheet.view.session.access() == Access::Follower) return;
    Pieces pieces(sheet);
    add_outside(sheet, pieces);
    add_folder(sheet, pieces);
    add_kept(sheet, pieces);
    add_linked(sheet, pieces);
    SettingsCard card(sheet, "Copies", pieces.height());
    pieces.draw(card);
}

}  // namespace rapport
