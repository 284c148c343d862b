#include "later.h"

#include <emscripten/em_macros.h>

#include "bridge.h"
#include "host.h"

namespace rapport {

void BrowserLater::fetch() { rp_later_fetch(); }

}  // namespace rapport

using namespace rapport;

extern "C" {

EMSCRIPTEN_KEEPALIVE void rp_later_arrived(int here) {
    post([here] { program().later_arrived(here != 0); });
}
}
