// A key goes to the program first; the browser acts on what it did not take.

#include <emscripten/em_macros.h>

#include "bridge.h"
#include "host.h"

using namespace rapport;

extern "C" EMSCRIPTEN_KEEPALIVE int rp_key(char* key, int flags) {
    const KeyPress press{.key = take(key),
                         .control = (flags & 1) != 0,
                         .shift = (flags & 2) != 0,
                         .alt = (flags & 4) != 0,
                         .repeat = (flags & 8) != 0,
                         .in_native = (flags & 16) != 0};
    deliver();  // What was typed before it comes before it.
    return program().press_key(press);
}
