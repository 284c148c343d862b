#pragma once
// Complaints and low answers of a client: who waits for a first word, what is done, what nobody has taken up.

#include "engagement/recovery_clock.h"
#include "ui/views/complaint_dialog.h"

namespace rapport {

struct RecoveryListState {
    bool closed = false;  ///< What the client has confirmed is listed too.
    ComplaintState complaint;
};

/// At a place, as wide as given; gives its height. `project` may be null: all of the client. What is about the client as a
/// whole concerns each of its projects.
float draw_recoveries(ViewContext& view, RecoveryListState& state, Ref<Client> client, Ref<Project> project, float x,
                      float y, float width);

/// How long somebody has waited for a first word, in words about time: "In time", "12 h gone". `light` is that of the reading.
std::string_view clock_words(Light light);
/// The same with its shape, from x on; gives its width.
float draw_clock_mark(float x, float centre_y, Light light);

/// What waits to be put right.
struct RecoveriesDue {
    std::vector<const RecoveryReading*> open;
    std::vector<const LowAnswer*> low;
};
/// A card of the first screen; 0 high where there is nothing.
float draw_recoveries_due(ViewContext& view, const RecoveriesDue& due, float x, float y, float width);

}  // namespace rapport
