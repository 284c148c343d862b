#pragma once
// The part of the program that follows when the first frames are drawn (ui/later.h).

#include "ui/program.h"

namespace rapport {

class BrowserLater : public LaterHost {
public:
    void fetch() override;
};

}  // namespace rapport
