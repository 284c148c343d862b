#include "kept_files.h"

#include <charconv>
#include <utility>

#include "bridge.h"
#include "places.h"
#include "share/sha256.h"

namespace rapport {
namespace {

/// What a browser says of its storage, as a person can use it.
Error storage_error(const Error& error) {
    if (error.detail.starts_with("QuotaExceededError"))
        return {Fault::Storage,
                "This browser has no room left for it. Make room on this device, or write down where it is instead; a "
                "link will do.",
                error.detail};
    return {Fault::Storage,
            "This browser does not let Rapport keep files now. Reload this page and try again; a private window keeps "
            "none.",
            error.detail};
}

Error damaged() {
    return {Fault::Malformed,
            "The file that was kept here is damaged and was let go. Choose it again from wherever else it is.",
            {}};
}

Result<void> done(const Result<std::string>& text) {
    return text ? Result<void>{} : Result<void>(storage_error(text.error()));
}

}  // namespace

void BrowserKeptFiles::keep(std::string_view sha256, std::string bytes, std::function<void(Result<void>)> answer) {
    const int ticket =
        browser_places().ask([answer = std::move(answer)](const Result<std::string>& text) { answer(done(text)); });
    rp_kept_keep(ticket, sha256.data(), sha256.size(), bytes.data(), bytes.size());
}

void BrowserKeptFiles::fetch(std::string_view sha256, std::function<void(Result<std::string>)> answer) {
    const int ticket = browser_places().ask(
        [this, answer = std::move(answer), wanted = std::string(sha256)](const Result<std::string>& bytes) {
            if (!bytes) return answer(storage_error(bytes.error()));
            if (hex(rapport::sha256(*bytes)) == wanted) return answer(*bytes);
            if (bytes->empty()) return answer(Error{Fault::Missing, "This file is not kept in this browser.", {}});
            drop(wanted, [answer](const Result<void>&) { answer(damaged()); });
        });
    rp_kept_fetch(ticket, sha256.data(), sha256.size());
}

void BrowserKeptFiles::drop(std::string_view sha256, std::function<void(Result<void>)> answer) {
    const int ticket =
        browser_places().ask([answer = std::move(answer)](const Result<std::string>& text) { answer(done(text)); });
    rp_kept_drop(ticket, sha256.data(), sha256.size());
}

void BrowserKeptFiles::list(std::function<void(Result<std::vector<KeptFile>>)> answer) {
    const int ticket = browser_places().ask([answer = std::move(answer)](const Result<std::string>& text) {
        if (!text) return answer(storage_error(text.error()));
        std::vector<KeptFile> files;  // "ba7816bf…,1024", a line each.
        for (std::string_view rest = *text; !rest.empty();) {
            const std::string_view line = rest.substr(0, rest.find('\n'));
            rest.remove_prefix(std::min(rest.size(), line.size() + 1));
            const std::size_t comma = std::min(line.find(','), line.size());
            KeptFile file{std::string(line.substr(0, comma)), 0};
            std::from_chars(line.data() + std::min(comma + 1, line.size()), line.data() + line.size(), file.bytes);
            files.push_back(std::move(file));
        }
        answer(std::move(files));
    });
    rp_kept_list(ticket);
}

}  // namespace rapport
