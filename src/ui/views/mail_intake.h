#pragma once
// An e-mail, or a piece of text, that becomes a touch: pasted, or from a file. Whose it is and who took part is seen from it, and
// can be said otherwise. What was taken in before is known again.

#include "app/ports.h"
#include "engagement/eml.h"
#include "ui/editors.h"

namespace rapport {

struct MailIntakeState {
    bool open = false;
    bool fresh = false;
    Id page;                           ///< The client whose people are in it where it names none; may be null.
    std::string file;                  ///< Its name; empty where the mail is pasted.
    std::string text;                  ///< As pasted, or as it stood in the file.
    std::optional<Result<Mail>> mail;  ///< What that says, once it was read.
    bool has_reply = false;            ///< To a snapshot: it is in the mail, or attached.
    // As the mail says, until the person says otherwise.
    bool by_hand = false;
    Touchpoint draft{};                   ///< Its client; its channel where it is no e-mail.
    std::vector<Id> people;               ///< Of that client, who took part.
    std::string find;                     ///< Part of a name.
    std::optional<MailAddress> stranger;  ///< Whom nobody knows: who wrote it, or to whom one of us did.
    bool adds_stranger = false;           ///< To the people of the client.
    bool waits = false;                   ///< They wait for an answer.
    EditorState editors;
    std::string error;
};

/// With a field for it where `file` has no name.
void open_mail_intake(ViewContext& view, MailIntakeState& state, Id client, OpenedFile file = {});
void draw_mail_intake(ViewContext& view, MailIntakeState& state);

}  // namespace rapport
