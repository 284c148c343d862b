#include "places.h"

#include <emscripten/em_macros.h>

#include <charconv>
#include <utility>

#include "bridge.h"
#include "host.h"

namespace rapport {
namespace {

// What comes from places.js: "3 Backups" for a place, "1793610000000 2048 name" and a new line for a file.

template <class N> N take_number(std::string_view& text) {
    N number = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    text.remove_prefix(std::min(text.size(), static_cast<std::size_t>(read.ptr - text.data()) + 1));
    return number;
}

PickedPlace place_in(std::string_view text) {
    const int standing = take_number<int>(text);
    return {static_cast<PickedPlace::Standing>(standing), std::string(text)};
}

PlacedFile take_file(std::string_view& text) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(text.size(), end + 1));
    PlacedFile file;
    file.written.millis = take_number<std::int64_t>(line);
    file.bytes = take_number<std::uint64_t>(line);
    file.name = line;
    return file;
}

}  // namespace

BrowserPlaces& browser_places() {
    static BrowserPlaces places;
    return places;
}

int BrowserPlaces::ask(std::function<void(Result<std::string>)> listener) {
    asked_.emplace(next_, std::move(listener));
    return next_++;
}

void BrowserPlaces::answered(int ticket, Result<std::string> answer) {
    const auto at = asked_.find(ticket);
    if (at == asked_.end()) return;
    post([listener = std::move(at->second), answer = std::move(answer)] { listener(answer); });
    asked_.erase(at);
}

void BrowserPlaces::look(PlaceId place, std::function<void(Result<PickedPlace>)> answer) {
    const int ticket = ask([answer = std::move(answer)](const Result<std::string>& text) {
        if (text) answer(place_in(*text));
        else answer(text.error());
    });
    rp_places_look(ticket, static_cast<int>(place));
}

void BrowserPlaces::pick(PlaceId place, std::string_view suggested, std::function<void(Result<PickedPlace>)> answer) {
    const int ticket = ask([answer = std::move(answer)](const Result<std::string>& text) {
        if (text) answer(place_in(*text));
        else answer(text.error());
    });
    rp_places_pick(ticket, static_cast<int>(place), suggested.data(), suggested.size());
}

void BrowserPlaces::allow(PlaceId place, std::function<void(Result<PickedPlace>)> answer) {
    const int ticket = ask([answer = std::move(answer)](const Result<std::string>& text) {
        if (text) answer(place_in(*text));
        else answer(text.error());
    });
    rp_places_allow(ticket, static_cast<int>(place));
}

void BrowserPlaces::forget(PlaceId place) { rp_places_forget(static_cast<int>(place)); }

void BrowserPlaces::list(PlaceId place, std::function<void(Result<std::vector<PlacedFile>>)> answer) {
    const int ticket = ask([answer = std::move(answer)](const Result<std::string>& text) {
        if (!text) return answer(text.error());
        std::vector<PlacedFile> files;
        for (std::string_view rest = *text; !rest.empty();) files.push_back(take_file(rest));
        answer(std::move(files));
    });
    rp_places_list(ticket, static_cast<int>(place));
}

void BrowserPlaces::read(PlaceId place, std::string_view name, std::function<void(Result<PlacedText>)> answer) {
    const int ticket = ask([answer = std::move(answer)](const Result<std::string>& text) {
        if (!text) return answer(text.error());
        std::string_view rest = *text;
        PlacedFile file = take_file(rest);
        answer(PlacedText{std::move(file), std::string(rest)});
    });
    rp_places_read(ticket, static_cast<int>(place), name.data(), name.size());
}

void BrowserPlaces::write(PlaceId place, std::string_view name, std::string bytes,
                          const std::optional<PlacedFile>& over, std::function<void(Result<PlacedFile>)> answer) {
    const int ticket = ask([answer = std::move(answer)](const Result<std::string>& text) {
        if (!text) return answer(text.error());
        std::string_view rest = *text;
        answer(take_file(rest));
    });
    Parcel parcel;
    parcel.text(name);
    parcel.real64(over ? static_cast<double>(over->written.millis) : -1);
    parcel.real64(over ? static_cast<double>(over->bytes) : -1);
    parcel.text(bytes);
    rp_places_write(ticket, static_cast<int>(place), parcel.data(), parcel.size());
}

void BrowserPlaces::remove(PlaceId place, std::string_view name, std::function<void(Result<void>)> answer) {
    const int ticket = ask([answer = std::move(answer)](const Result<std::string>& text) {
        answer(text ? Result<void>{} : Result<void>(text.error()));
    });
    rp_places_remove(ticket, static_cast<int>(place), name.data(), name.size());
}

int BrowserPlaces::days_between_copies() const { return rp_places_days(); }

void BrowserPlaces::look_for_program(std::function<void(bool)> answer) {
    rp_places_program(
        ask([answer = std::move(answer)](const Result<std::string>& text) { answer(text && *text == "yes"); }));
}

}  // namespace rapport

using namespace rapport;

extern "C" {

EMSCRIPTEN_KEEPALIVE void rp_places_answered(int ticket, int fault, char* answer, char* detail) {
    std::string said = take(answer);
    std::string why = take(detail);
    if (fault < 0) browser_places().answered(ticket, std::move(said));
    else browser_places().answered(ticket, Error{static_cast<Fault>(fault), std::move(said), std::move(why)});
}
}
