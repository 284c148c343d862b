#include "clipboard.h"

#include <emscripten/em_macros.h>

#include "bridge.h"
#include "host.h"

namespace rapport {

void BrowserClipboard::copy(std::string_view text) { rp_clipboard_write(text.data(), text.size()); }

}  // namespace rapport

using namespace rapport;

extern "C" {

EMSCRIPTEN_KEEPALIVE char* rp_copy(std::size_t* size) {
    static std::string copied;
    deliver();
    copied = program().copy();
    *size = copied.size();
    return copied.data();
}

EMSCRIPTEN_KEEPALIVE int rp_paste(char* text) {
    const std::string pasted = take(text);
    deliver();
    return program().paste(pasted);
}
}
