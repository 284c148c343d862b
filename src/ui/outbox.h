#pragma once
// What views ask for while they draw. Nothing changes until the frame is done; then ui/shell carries it out, in order.

#include <functional>
#include <string>
#include <variant>
#include <vector>

#include "app/actions.h"
#include "app/edit.h"

namespace rapport {

class Session;
class Shell;

/// A sentence at the bottom left for a few seconds; failures are shown until they are closed.
struct Saying {
    std::string text;
    bool undo = false;  ///< Offers "Undo".
    bool failure = false;
};

class Outbox {
public:
    struct Run {
        Edit edit;
        std::string toast;
    };
    struct Go {
        std::string route;
        bool replace = false;
        bool tell = false;  ///< The address follows what is looked at; nobody goes anywhere.
    };
    struct Act {
        ActionId action;
    };
    struct Call {
        std::function<void(Shell&)> what;
    };
    using Message = std::variant<Run, Go, Act, Saying, Call>;

    /// Does the edit. `toast`, if any, is said with "Undo" when it is done.
    void send(Edit edit, std::string toast = {}) {
        if (!edit.empty()) messages_.push_back(Run{std::move(edit), std::move(toast)});
    }
    /// Does the edit, or says why not. True where it was an edit.
    bool send(Result<Edit> edit, std::string toast = {}) {
        if (!edit) return fail(edit.error());
        send(std::move(*edit), std::move(toast));
        return true;
    }
    bool fail(const Error& error) {
        say(error.message, true);
        return false;
    }
    void go(std::string route, bool replace = false) { messages_.push_back(Go{std::move(route), replace}); }
    /// Writes into the address what is looked at on this page.
    void tell(std::string route) { messages_.push_back(Go{std::move(route), true, true}); }
    void act(ActionId action) { messages_.push_back(Act{action}); }
    void say(std::string text, bool failure = false) { messages_.push_back(Saying{std::move(text), false, failure}); }
    void call(std::function<void(Shell&)> what) { messages_.push_back(Call{std::move(what)}); }

    std::vector<Message> take() { return std::exchange(messages_, {}); }
    [[nodiscard]] const std::vector<Message>& messages() const { return messages_; }

private:
    std::vector<Message> messages_;
};

}  // namespace rapport
