#include "text_input.h"

#include <emscripten/em_macros.h>

#include <utility>

#include "bridge.h"
#include "canvas.h"
#include "host.h"
#include "ui/faces.h"

namespace rapport {
namespace {

/// CSS pixels.
void write(Parcel& parcel, const AccessRect& rect) {
    const float ratio = pixel_ratio();
    for (const float length : {rect.x, rect.y, rect.width, rect.height}) parcel.real(length / ratio);
}

}  // namespace

NativeTextHost& text_host() {
    static NativeTextHost host;
    return host;
}

NativeTextHost::NativeTextHost() {
    const auto regular = regular_face(), semibold = semibold_face();
    rp_text_start(regular.data(), regular.size(), semibold.data(), semibold.size());
}

void NativeTextHost::begin(const TextRequest& request) {
    const TextStyle& style = request.style;
    const float ratio = pixel_ratio();
    Parcel parcel;
    parcel.number(request.id);
    for (const std::string* text : {&request.label, &request.text, &request.placeholder, &request.description,
                                    &request.input_mode, &request.enter_key})
        parcel.text(*text);
    parcel.number((request.multiline ? 1u : 0u) | (request.spell_check ? 2u : 0u) | (request.invalid ? 4u : 0u) |
                  (request.select_all ? 8u : 0u) | (style.bold ? 16u : 0u) | (style.right_aligned ? 32u : 0u) |
                  (style.starts_right ? 64u : 0u));
    parcel.integer(request.max_length);
    for (const float length : {style.font_px, style.line_height, style.padding_x, style.padding_y})
        parcel.real(length / ratio);
    for (const std::uint32_t colour : {style.ink, style.ground, style.placeholder}) parcel.number(colour);
    write(parcel, request.rect);
    write(parcel, request.clip);
    open_ = request.id;
    place_ = {request.rect, request.clip, request.invalid, request.description, ratio};
    rp_text_begin(parcel.data(), parcel.size());
}

void NativeTextHost::place(std::uint32_t id, AccessRect rect, AccessRect clip, bool invalid,
                           const std::string& description) {
    Place now{rect, clip, invalid, description, pixel_ratio()};
    if (id != open_ || now == place_) return;
    place_ = std::move(now);
    Parcel parcel;
    write(parcel, rect);
    write(parcel, clip);
    parcel.number(invalid);
    parcel.text(description);
    rp_text_place(id, parcel.data(), parcel.size());
}

void NativeTextHost::replace(std::uint32_t id, const std::string& text) {
    if (id == open_) rp_text_replace(id, text.data(), text.size());
}

void NativeTextHost::end(std::uint32_t id) {
    if (id != open_) return;
    open_ = 0;
    rp_text_end(id);
}

void NativeTextHost::closed(std::uint32_t id) {
    if (id == open_) open_ = 0;
}

}  // namespace rapport

using namespace rapport;

extern "C" EMSCRIPTEN_KEEPALIVE void rp_text_event(std::uint32_t id, char* text, int composing, int end) {
    TextEvent event{.id = id, .text = take(text), .composing = composing != 0, .ended = end >= 0};
    if (event.ended) {
        event.end = static_cast<TextEnd>(end);
        text_host().closed(id);
    }
    post([event = std::move(event)] { program().text_event(event); });
}
