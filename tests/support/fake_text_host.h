#pragma once
// A keyboard that types from C++ into whichever field is open.

#include <functional>
#include <optional>
#include <utility>
#include <vector>

#include "ui/text_host.h"

namespace rapport {

class FakeTextHost : public TextHost {
public:
    std::optional<TextRequest> field;         ///< The one that is open.
    std::function<void(TextEvent)> listener;  ///< Usually Program::text_event; without it events are kept below.
    std::vector<TextEvent> events;
    int begun = 0;

    void begin(const TextRequest& request) override {
        if (field) finish(TextEnd::Blur);
        field = request;
        ++begun;
    }
    void place(std::uint32_t id, AccessRect rect, AccessRect clip, bool invalid,
               const std::string& description) override {
        if (!field || field->id != id) return;
        field->rect = rect;
        field->clip = clip;
        field->invalid = invalid;
        field->description = description;
    }
    void replace(std::uint32_t id, const std::string& text) override {
        if (field && field->id == id) field->text = text;
    }
    void end(std::uint32_t id) override {
        if (field && field->id == id) field.reset();
    }

    /// The person types: the field then holds `text`.
    void type(std::string text, bool composing = false) {
        if (!field) return;
        field->text = std::move(text);
        say({.id = field->id, .text = field->text, .composing = composing});
    }
    /// The person leaves the field.
    void finish(TextEnd end) {
        if (!field) return;
        const TextRequest closed = *std::exchange(field, std::nullopt);
        say({.id = closed.id, .text = closed.text, .ended = true, .end = end});
    }
    /// Types a text and presses Enter.
    void enter(std::string text) {
        type(std::move(text));
        finish(TextEnd::Enter);
    }

private:
    void say(TextEvent event) {
        if (listener) listener(event);
        else events.push_back(std::move(event));
    }
};

}  // namespace rapport
