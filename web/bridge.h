#pragma once
// Every function that crosses the border between C++ and JavaScript, in one list, and how bytes cross it.
//
// To JavaScript: (address, size) of UTF-8 or bytes; it copies what it keeps. To C++: JavaScript asks for a room with
// rp_room(size), fills it, and passes its address; whoever gets the address takes the bytes with take(). Ids are 32 bits,
// times are seconds, lengths are device pixels where nothing else is said.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

// clang-format off
extern "C" {

// ---- implemented in JavaScript ------------------------------------------------------------------------------------------

// canvas.js: the window's size, frames, likings; and what is drawn on.
void rp_canvas_start(void);
void rp_canvas_replace(void);                       ///< Puts a new canvas element where the lost one was.
int rp_canvas_renderer(void);                       ///< 0 the best there is, 1 without a graphics card, 2 none: from the address.
int rp_canvas_open_flat(void);                      ///< Whether pixels can be shown.
void rp_canvas_show(const void* pixels, int width, int height);
void rp_canvas_undrawn(void);                       ///< Says so on the page, and shows the mirror instead.
void rp_renderer_forget(void);                      ///< renderer.js: what is known of the last drawing context.
void rp_wake(int frames);
void rp_wake_after(double seconds);
// pointer.js
void rp_pointer_start(void);
void rp_set_cursor(int shape);                      ///< An ImGuiMouseCursor.
// keyboard.js
void rp_keyboard_start(void);
int rp_is_mac(void);
// text_input.js
void rp_text_start(const void* regular, std::size_t regular_size, const void* semibold, std::size_t semibold_size);
void rp_text_begin(const void* parcel, std::size_t size);
void rp_text_place(std::uint32_t id, const void* parcel, std::size_t size);
void rp_text_replace(std::uint32_t id, const char* text, std::size_t size);
void rp_text_end(std::uint32_t id);
// access_mirror.js
void rp_mirror_start(void);
void rp_mirror_commit(const void* parcel, std::size_t size);
void rp_mirror_announce(const char* text, std::size_t size, int alert);
// glyphs.js: pictures stay on the JavaScript side until they are fetched.
int rp_glyph_measure(std::uint32_t code_point, float px, int bold, float* advance);
int rp_glyph_draw(std::uint32_t code_point, float px, int bold, float* box);           ///< box: x, y, width, height, coloured, advance.
int rp_run_measure(const char* text, std::size_t size, float px, int style, float* advance);   ///< style: 1 bold, 2 right to left.
int rp_run_draw(const char* text, std::size_t size, float px, int style, std::uint32_t ink, float* box);
void rp_picture_fetch(void* pixels);                ///< Of the last draw: width * height * 4 bytes.
// store_idb.js
void rp_store_open(const char* name, std::size_t size);
void rp_store_append(const void* parcel, std::size_t size);
void rp_store_checkpoint_piece(const void* bytes, std::size_t size, int first);
void rp_store_write_checkpoint(double seq);         ///< Of the pieces that were given.
void rp_store_present_other(void);
void rp_store_trust(double seq);
void rp_store_set_aside(double after);
void rp_store_persist(void);
void rp_store_estimate(void);
char* rp_setting(const char* name, std::size_t size);                                  ///< A room, or null.
void rp_set_setting(const char* name, std::size_t name_size, const char* value, std::size_t value_size);
// tabs.js
void rp_store_edit_here(void);
void rp_store_read_again(void);
// files.js
void rp_files_start(void);
void rp_files_open(int ticket, const char* accept, std::size_t size);
void rp_files_save(int ticket, const char* name, std::size_t name_size, const char* mime, std::size_t mime_size,
                   const void* bytes, std::size_t size);
// lock.js
void rp_lock(int ticket, const char* passphrase, std::size_t passphrase_size, const void* bytes, std::size_t size);
// places.js; each answers by rp_places_answered
void rp_places_look(int ticket, int place);
void rp_places_pick(int ticket, int place, const char* suggested, std::size_t size);
void rp_places_allow(int ticket, int place);
void rp_places_forget(int place);
void rp_places_list(int ticket, int place);
void rp_places_read(int ticket, int place, const char* name, std::size_t size);
void rp_places_write(int ticket, int place, const void* parcel, std::size_t size);  ///< Name, time and size of what is there (-1: whatever), bytes.
void rp_places_remove(int ticket, int place, const char* name, std::size_t size);
void rp_places_program(int ticket);
int rp_places_days(void);
// kept_files.js; each answers by rp_places_answered
void rp_kept_keep(int ticket, const char* sha256, std::size_t sha256_size, const void* bytes, std::size_t size);
void rp_kept_fetch(int ticket, const char* sha256, std::size_t size);
void rp_kept_drop(int ticket, const char* sha256, std::size_t size);
void rp_kept_list(int ticket);
// snapshots.js; fetch, pack and link answer by rp_places_answered
int rp_snapshot_shown(void);
void rp_snapshot_fetch(int ticket, const char* passphrase, std::size_t size);
int rp_snapshot_show(const void* bytes, std::size_t size);
void rp_snapshot_leave(void);
void rp_snapshot_pack(int ticket);
void rp_snapshot_link(int ticket, const void* json, std::size_t size);
// clipboard.js
void rp_clipboard_start(void);
void rp_clipboard_write(const char* text, std::size_t size);
// later.js
void rp_later_start(void);
void rp_later_fetch(void);
// window.js
void rp_window_start(void);
char* rp_window_route(void);                        ///< A room.
void rp_window_title(const char* text, std::size_t size);
void rp_window_set_route(const char* text, std::size_t size, int push);
void rp_window_open_link(const char* url, std::size_t size);
void rp_window_look_at(const char* name, std::size_t name_size, const char* html, std::size_t size);
void rp_window_add_page(const char* svg, std::size_t size);
void rp_window_print(const char* rule, std::size_t size);
void rp_window_guard(int ask_before_closing);
double rp_world_millis(void);
double rp_world_local_minutes(void);
/// How many minutes a time zone is ahead of UTC at that moment; not a number where the browser does not know it.
double rp_world_zone_offset(const char* zone, size_t size, double millis);
void rp_world_random(void* bytes, std::size_t size);

// ---- implemented in C++ -------------------------------------------------------------------------------------------------

char* rp_room(std::size_t size);                    // bridge.cpp
void rp_deliver(void);                              ///< Answers that wait, when no frame can be drawn.
double rp_frame(int more, int in_event);            // canvas.cpp; seconds until the next is needed; -1 never, -2 not drawn
void rp_resized(int width, int height, float ratio);
void rp_surroundings(int flags);
void rp_context_lost(void);
void rp_context_restored(int new_canvas);
void rp_pointer(int event, int source, int pointer, float x, float y, int button, int modifiers, double when);  // pointer.cpp
void rp_wheel(float dx, float dy, int modifiers, int pinch);
void rp_modifiers(int modifiers);
void rp_window_focus(int focused);
int rp_key(char* key, int flags);                   // keyboard.cpp
void rp_text_event(std::uint32_t id, char* text, int composing, int end);              // text_input.cpp; end -1: still open
void rp_mirror_press(std::uint32_t key);            // access_mirror.cpp
void rp_mirror_focus(std::uint32_t key);
void rp_store_frame(double seq, char* bytes, int second);                              // store_idb.cpp
int rp_store_checkpoint(char* bytes, int first);    ///< A piece of the newest; whether it is what was written. If not, an older follows.
int rp_store_checkpoint_ends(void);                 ///< The same, of all its pieces.
void rp_store_opened(int access, int was_empty, double checkpoint_seq, int source, int other);
void rp_store_second(int ready);
void rp_store_followed(double seq, char* bytes);
void rp_store_makes_way(int yes);                   ///< Another tab wants to write: nothing is edited here until this is taken back.
void rp_store_follows(void);
int rp_store_idle(void);                            ///< Whether nothing waits to be stored.
void rp_store_committed(double seq);
void rp_store_failed(int trouble, char* detail, int job);
void rp_store_checkpointed(double seq);
void rp_store_persistence(int persisted);
void rp_store_estimated(double used, double quota);
void rp_files_opened(int ticket, char* name, char* bytes);                             // files.cpp
void rp_files_failed(int ticket, int fault, char* message, char* detail);
void rp_files_saved(int ticket, int handed);
void rp_files_done(int ticket);                     ///< Nothing more comes for this ticket.
void rp_files_hover(int over);
void rp_files_dropped(char* name, char* bytes);
void rp_lock_done(int ticket, char* header, char* cipher);                              // lock.cpp
void rp_lock_failed(int ticket, int fault, char* message, char* detail);
void rp_places_answered(int ticket, int fault, char* answer, char* detail);             // places.cpp; the answer is a sentence where there is a fault (-1: none)
char* rp_copy(std::size_t* size);                   // clipboard.cpp; valid until the next call
int rp_paste(char* text);
void rp_later_arrived(int here);                    // later.cpp
void rp_navigate(char* route);                      // window.cpp
void rp_flush(void);

}
// clang-format on

namespace rapport {

/// What JavaScript put in a room.
std::string take(char* room);

/// A record on its way to JavaScript: little-endian numbers, texts with their size before them.
class Parcel {
public:
    void number(std::uint32_t value) { raw(&value, sizeof value); }
    void integer(std::int32_t value) { raw(&value, sizeof value); }
    void real(float value) { raw(&value, sizeof value); }
    void real64(double value) { raw(&value, sizeof value); }
    void text(std::string_view value) {
        number(static_cast<std::uint32_t>(value.size()));
        bytes_.append(value);
    }
    void clear() { bytes_.clear(); }
    [[nodiscard]] const void* data() const { return bytes_.data(); }
    [[nodiscard]] std::size_t size() const { return bytes_.size(); }

private:
    void raw(const void* value, std::size_t size) { bytes_.append(static_cast<const char*>(value), size); }
    std::string bytes_;
};

}  // namespace rapport
