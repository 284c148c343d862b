#pragma once
// Files kept whole in a database of their own (kept_files.js).

#include "app/ports.h"

namespace rapport {

class BrowserKeptFiles : public KeptFiles {
public:
    void keep(std::string_view sha256, std::string bytes, std::function<void(Result<void>)> answer) override;
    void fetch(std::string_view sha256, std::function<void(Result<std::string>)> answer) override;
    void drop(std::string_view sha256, std::function<void(Result<void>)> answer) override;
    void list(std::function<void(Result<std::vector<KeptFile>>)> answer) override;
};

}  // namespace rapport
