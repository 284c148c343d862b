#pragma once
// Who of a client's people took part, as boxes to tick: in the dialogs that log a touch, and where one is looked at. And whether
// a way and a moment suit them.

#include "ui/view.h"

namespace rapport {

struct TookPart {
    Ref<Client> client;
    const std::vector<Id>& chosen;
    std::string& find;      ///< Part of a name, where there are more people than are listed.
    std::size_t most = 30;  ///< Listed at once; more where more of them are chosen.
    bool disabled = false;
};

/// At `y`, which moves behind it. Gives who was ticked, or whose tick was taken away.
std::optional<Id> draw_took_part(ViewContext& view, const TookPart& part, float x, float width, float& y);

/// Takes them in, or out where they are in already.
void toggle_person(std::vector<Id>& people, Id person);

/// Whether this channel and this moment suit these people: of several, those whom it does not. At `y`, which moves behind it.
void draw_contact_advice(ViewContext& view, const std::vector<Id>& people, Channel channel, float x, float width,
                         float& y);

}  // namespace rapport
