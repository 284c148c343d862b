#pragma once
// Files that come and go through the system's dialogs, by dropping them on the window, or as downloads.

#include <map>

#include "app/ports.h"

namespace rapport {

class BrowserFiles : public Files {
public:
    void open(std::string_view accept, std::function<void(Result<OpenedFile>)> opened) override;
    void save(std::string_view name, std::string_view mime, std::string bytes,
              std::function<void(Result<Handed>)> saved) override;

    // From files.js.
    void opened(int ticket, Result<OpenedFile> file);
    void saved(int ticket, Result<Handed> result);
    void failed(int ticket, Error error);
    void done(int ticket) { opening_.erase(ticket); }

private:
    int next_ = 1;  ///< 0 stands for what is dropped: nobody asked for it.
    std::map<int, std::function<void(Result<OpenedFile>)>> opening_;
    std::map<int, std::function<void(Result<Handed>)>> saving_;
};

BrowserFiles& browser_files();

}  // namespace rapport
