#pragma once
// An e-mail, or a piece of text, that becomes a touch: pasted, or from a file. What was taken in before is known again.

#include "engagement/eml.h"
#include "ui/view.h"

namespace rapport {

struct MailIntakeState {
    bool open = false;
    bool fresh = false;
    Id client;         ///< Null: whose people are in it.
    std::string text;  ///< As pasted, or as it stood in the file.
    bool waits = true;
    std::string error;
};

void open_mail_intake(ViewContext& view, MailIntakeState& state, Id client, std::string text = {});
void draw_mail_intake(ViewContext& view, MailIntakeState& state);

}  // namespace rapport
