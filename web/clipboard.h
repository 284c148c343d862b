#pragma once
// The clipboard. Keys and menus of the browser arrive as its copy, cut and paste events (clipboard.js); buttons write here.

#include "app/ports.h"

namespace rapport {

class BrowserClipboard : public Clipboard {
public:
    void copy(std::string_view text) override;
};

}  // namespace rapport
