#pragma once
// An e-mail, or a piece of text, that becomes a touch: pasted, or from a file. What was taken in before is known again.

#include "app/ports.h"
#include "engagement/eml.h"
#include "ui/view.h"

namespace rapport {

struct MailIntakeState {
    bool open = false;
    bool fresh = false;
    Id client;                         ///< Null: whose people are in it.
    std::string file;                  ///< Its name; empty where the mail is pasted.
    std::string text;                  ///< As pasted, or as it stood in the file.
    std::optional<Result<Mail>> mail;  ///< What that says, once it was read.
    bool waits = true;
    std::string error;
};

/// With a field for it where `file` has no name.
void open_mail_intake(ViewContext& view, MailIntakeState& state, Id client, OpenedFile file = {});
void draw_mail_intake(ViewContext& view, MailIntakeState& state);

}  // namespace rapport
