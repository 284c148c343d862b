#pragma once
// The vocabulary of the interface. Every function here draws one thing and names it to the access tree, so that whatever a
// view shows can be read aloud, reached by keyboard and pressed by a test. Views use nothing of ImGui but its ids,
// clipping and draw list.
//
// Rectangles are device pixels of the window; make sizes with px(). A control returns what happened to it in this frame.
// Keyboard focus is kit's own: one control has it, the tree says which, and the window keeps the real focus beside it.

#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.h"
#include "generated/icons.h"
#include "ui/access_tree.h"
#include "ui/text_host.h"
#include "ui/theme.h"

namespace rapport::kit {

using Rect = ImRect;

// --- Places -------------------------------------------------------------------------------------------------------

Rect rect_at(float x, float y, float width, float height);
Rect inset(const Rect& rect, float all);
Rect inset(const Rect& rect, float x, float y);
Rect cut_left(Rect& rest, float width);  ///< Takes a strip off `rest` and gives it.
Rect cut_right(Rect& rest, float width);
Rect cut_top(Rect& rest, float height);
Rect cut_bottom(Rect& rest, float height);
Rect centred(const Rect& outer, float width, float height);

// --- The frame (ui/frame calls these) ------------------------------------------------------------------------------

/// What kit remembers between frames. One per program; the program makes it current before it draws.
struct State;
State* make_state(TextHost& text);
void free_state(State* state);
void make_current(State* state);

void begin_frame(double now_seconds);
void end_frame();
AccessTree& tree();
/// Seconds until something of kit's wants a frame (a tooltip, an animation), or infinity.
double next_deadline();

/// A key that belongs to the focused control or the open menu. True where it was used.
bool press_key(const KeyPress& press);
/// A field has the keyboard and is not open: what is typed goes into it, and is no shortcut.
[[nodiscard]] bool takes_text();
void text_event(TextEvent event);
void access_press(std::uint32_t id);
void access_focus(std::uint32_t id);

// --- Semantics -----------------------------------------------------------------------------------------------------

/// A container of the access tree, open while it lives.
class Group {
public:
    Group(Role role, std::string_view name, const Rect& rect = {}, std::string_view id = {});
    explicit Group(AccessNode node);
    ~Group();
    Group(const Group&) = delete;
    Group& operator=(const Group&) = delete;
    [[nodiscard]] AccessNode& node();

private:
    std::size_t index_;
};

ImGuiID id_of(std::string_view name);  ///< Within the current id stack.
struct IdScope {                       ///< PushID while it lives.
    explicit IdScope(std::string_view name);
    explicit IdScope(Id id);
    explicit IdScope(int index);
    ~IdScope();
    IdScope(const IdScope&) = delete;
    IdScope& operator=(const IdScope&) = delete;
};
/// Adds a node that is no control: a picture's name, a cell.
AccessNode& node(Role role, std::string_view name, const Rect& rect, ImGuiID id = 0);
void announce(std::string text, bool alert = false);

// --- Text ----------------------------------------------------------------------------------------------------------

/// Start: on the right where the text reads from right to left.
enum class Align : std::uint8_t { Left, Centre, Right, Start };
struct TextLook {
    TextSize size = TextSize::Body;
    bool bold = false;
    ImU32 colour = 0;  ///< 0: ink0.
    Align align = Align::Left;
};
constexpr TextLook body{};
TextLook meta();     ///< 12, secondary ink.
TextLook strong();   ///< 14 SemiBold.
TextLook title();    ///< 20 SemiBold.
TextLook display();  ///< 28 SemiBold.

float text_width(std::string_view text, const TextLook& look = {});
/// Draws one line, centred in the height of `box`, with "…" where it is cut. Says nothing to the tree. Gives its width.
float draw_text(const Rect& box, std::string_view text, const TextLook& look = {});
/// The same, and says it. Where the text was cut, the whole of it is its tooltip.
float text(const Rect& box, std::string_view text, const TextLook& look = {});
AccessNode& heading(const Rect& box, std::string_view text, int level, const TextLook& look);
/// Several lines, wrapped at the width of `box`; gives the height used. At most `lines` of them, the last with "…".
float draw_wrapped(const Rect& box, std::string_view text, const TextLook& look = {}, int lines = 1000);
float wrapped(const Rect& box, std::string_view text, const TextLook& look = {}, int lines = 1000);
float wrapped_height(float width, std::string_view text, const TextLook& look = {}, int lines = 1000);
void draw_icon(const Rect& box, const char* icon, float css_size, ImU32 colour);

// --- Shapes (draw only) --------------------------------------------------------------------------------------------

ImDrawList& draw();
void fill(const Rect& rect, ImU32 colour, float rounding = 0);
void frame_line(const Rect& rect, ImU32 colour, float rounding = 0, float device_px = 1);
void line_across(float x0, float x1, float y, ImU32 colour);  ///< One device pixel.
void line_down(float x, float y0, float y1, ImU32 colour);
void focus_ring(Rect rect, float rounding);
void popup_shadow(const Rect& rect);
/// The dashed circle, disc, triangle or octagon of a light. See Light.
enum class Light : std::uint8_t { Unknown, Green, Amber, Red };
void draw_light(ImVec2 centre, Light light, float css_size);
std::string_view light_word(Light light);
void draw_logo(ImVec2 centre, float css_size, ImU32 first, ImU32 second);

// --- Controls ------------------------------------------------------------------------------------------------------

struct Item {
    ImGuiID id = 0;
    Rect rect;
    bool hovered = false;
    bool held = false;
    bool pressed = false;  ///< Clicked, or pressed by keyboard, reader or test.
    bool double_clicked = false;
    bool context = false;  ///< Right click, long press, menu key.
    bool focused = false;
    bool ring = false;  ///< Focused, and by keyboard: draw the ring.
};
enum ItemFlags : std::uint8_t {
    ItemNone = 0,
    ItemDisabled = 1,
    ItemNoFocus = 2,
    ItemOnPress = 4,
    ItemAllowOverlap = 8,
    ItemNoPointer = 16  ///< For keyboards and readers; the pointer means what lies beneath, and the view scrolls.
};
/// The bare mechanics of a control. The caller adds its node with the same id.
Item item(ImGuiID id, const Rect& rect, int flags = ItemNone);

enum class ButtonKind : std::uint8_t { Primary, Plain, Quiet, Danger, DangerFilled, OnBand };
struct ButtonLook {
    ButtonKind kind = ButtonKind::Plain;
    const char* icon = nullptr;
    std::string_view key;  ///< Shown as a cap inside: "Ctrl K".
    bool small = false;
    bool disabled = false;
    std::string_view reason;  ///< Tooltip; says why where it is disabled.
    bool menu = false;        ///< Opens a menu: a chevron at its end.
    bool expanded = false;
    std::string_view id;  ///< Where two buttons say the same.
};
float button_width(std::string_view label, const ButtonLook& look = {});
float button_height(const ButtonLook& look = {});
bool button(const Rect& rect, std::string_view label, const ButtonLook& look = {});
/// At a place, as wide as it needs; gives what happened, and moves x behind it and a gap of 8.
bool button(float& x, float y, std::string_view label, const ButtonLook& look = {});
bool icon_button(const Rect& rect, const char* icon, std::string_view label, bool disabled = false, bool on = false,
                 std::string_view shortcut = {});
/// Text that goes to a place of the program ("#/client/…").
bool link(const Rect& box, std::string_view label, std::string_view route, const TextLook& look = {});
struct RowLook {
    Role role = Role::Button;
    bool selected = false;
    bool can_select = false;  ///< Says whether it is selected.
    std::string_view description;
    std::string_view href;  ///< Of a link.
};
/// A row of a list: at rest, under the pointer, selected, with the keyboard. The caller draws what stands in it.
Item row(const Rect& rect, std::string_view name, const RowLook& look = {});
bool checkbox(const Rect& rect, std::string_view label, bool checked, bool show_label = true, bool disabled = false);
/// One of several; gives the new position, or -1.
int segments(const Rect& rect, std::string_view name, const std::vector<std::string_view>& labels, int current,
             const std::vector<const char*>& icons = {});
float segments_width(const std::vector<std::string_view>& labels, const std::vector<const char*>& icons = {});
/// Gives the new position, or -1.
int tabs(const Rect& bar, std::string_view name, const std::vector<std::string>& labels, int current);

enum class Tone : std::uint8_t { Neutral, Accent, Ok, Warn, Bad };
float chip(float x, float centre_y, std::string_view label, Tone tone = Tone::Neutral,
           const char* icon = nullptr);  ///< Gives its width.
float chip_width(std::string_view label, const char* icon = nullptr);
float badge(float x, float centre_y, std::int64_t count);
float key_cap(float x, float centre_y, std::string_view key);
float key_cap_width(std::string_view key);
void avatar(ImVec2 centre, float css_size, std::string_view name, std::string_view initials, Id id);
std::string initials_of(std::string_view name);
float light(float x, float centre_y, Light light, float css_size = 16, std::string_view what = {});  ///< With its word.
void progress(const Rect& rect, std::string_view name, int percent);

// --- Text fields ---------------------------------------------------------------------------------------------------

struct FieldLook {
    std::string_view label;        ///< Its accessible name; drawn above it where `show_label`.
    std::string_view placeholder;  ///< An example, never the label.
    std::string_view hint;         ///< Under the field.
    std::string_view error;        ///< Under the field, instead of the hint; makes it invalid.
    const char* icon = nullptr;
    std::string_view input_mode = "text";
    std::string_view enter_key = "done";
    bool multiline = false;
    bool show_label = true;
    bool bare = false;  ///< No border: a cell of a table.
    bool disabled = false;
    bool spell_check = true;
    bool select_all = true;
    bool keeps_tab = false;  ///< Tab ends it too, and the view says where the keyboard goes then.
    Align align = Align::Left;
    TextLook text;
    std::string_view id;
    bool shows_hint_space = false;
    bool keeps_arrows = false;  ///< Up and down are told (FieldEvent::arrow) and typing goes on: a list follows them.
};
struct FieldEvent {
    bool changed = false;  ///< Typed; `text` is what stands there now.
    bool ended = false;    ///< Committed (Enter, Tab, left) or given up (Escape).
    bool cancelled = false;
    bool editing = false;
    TextEnd end = TextEnd::Blur;
    int arrow = 0;  ///< -1 up, 1 down, where FieldLook::keeps_arrows.
    std::string text;
    [[nodiscard]] bool committed() const { return ended && !cancelled; }
};
/// `rect` is the box itself; label and hint are drawn above and below it.
FieldEvent field(const Rect& rect, std::string_view value, const FieldLook& look);
float field_height(const FieldLook& look, float css_lines = 1);  ///< With label, hint and their gaps.
float field_label_height();
void edit_field(ImGuiID id,
                std::optional<std::string> with_text = {});  ///< Opens that field for typing when it is drawn next.
void set_field_text(ImGuiID id, const std::string& text);    ///< While it is open: a chosen suggestion.
void end_editing();
[[nodiscard]] ImGuiID editing();  ///< The open field, or 0.
void draw_label(float x, float y, float width, std::string_view label);

// --- Choosing ------------------------------------------------------------------------------------------------------

/// A box that opens a list. Gives the chosen position, or -1.
int select(const Rect& rect, std::string_view label, const std::vector<std::string>& options, int current,
           bool disabled = false, bool show_label = true);

/// Menus: open_menu once, then in every frame begin_menu … end_menu where it is true.
void open_menu(std::string_view name);
bool begin_menu(std::string_view name, const Rect& anchor, float css_width = 220);
bool menu_item(std::string_view label, const char* icon = nullptr, std::string_view key = {}, bool enabled = true,
               bool danger = false, Tristate checked = Tristate::None);
void menu_separator();
/// A strip of the open menu for what is no item: a search field. Then no item takes the keyboard by itself.
Rect menu_strip(float css_height);
void end_menu();
void close_menus();
[[nodiscard]] bool menu_open();

// --- Surfaces ------------------------------------------------------------------------------------------------------

/// A card with a head; gives the place inside it. `taken`: at the right of the head, by what the caller draws there.
Rect card(const Rect& rect, std::string_view heading = {}, std::int64_t count = -1, std::string_view note = {},
          float taken = 0);

/// A part of the window that scrolls. Draw at origin(); tell how high it was.
class Scroll {
public:
    Scroll(std::string_view name, const Rect& rect, bool horizontal = false);
    ~Scroll();
    Scroll(const Scroll&) = delete;
    Scroll& operator=(const Scroll&) = delete;
    [[nodiscard]] ImVec2 origin() const { return origin_; }  ///< Where the content's top left is on the window now.
    [[nodiscard]] Rect visible() const { return visible_; }
    [[nodiscard]] float width() const;  ///< Of the content's place, without the scroll bar.
    void set_content(float height, float width = 0);
    void reveal(float y0, float y1);  ///< Scrolls so that this part of the content is seen.
    [[nodiscard]] float offset() const;

private:
    ImVec2 origin_;
    Rect visible_;
    Rect rect_;
    float content_height_ = 0;
    float content_width_ = 0;
};

/// Of rows that are as high as what stands in them, each with its `y` from the top of the list and its `height`: those that
/// are seen where `top` is the top of the list on the window and `seen` the place it is seen in.
template <class Row> std::span<const Row> rows_in_sight(const std::vector<Row>& rows, float top, const Rect& seen) {
    const auto first =
        std::ranges::lower_bound(rows, seen.Min.y - top, {}, [](const Row& row) { return row.y + row.height; });
    const auto last = std::ranges::lower_bound(first, rows.end(), seen.Max.y - top, {}, &Row::y);
    return {first, last};
}

/// A dialog over everything; call each frame while it should be open. Gives the place for its content, whose height the
/// caller then says. False once the person closed it with Escape.
class Dialog {
public:
    /// `css_top` 0: in the middle of the window.
    Dialog(std::string_view name, float css_width, float css_height, bool alert = false, float css_top = 0,
           float css_padding = 24);
    ~Dialog();
    Dialog(const Dialog&) = delete;
    Dialog& operator=(const Dialog&) = delete;
    [[nodiscard]] Rect content() const { return content_; }
    [[nodiscard]] bool closed() const { return closed_; }  ///< Escape, or a click outside where that is harmless.
    void first_focus(ImGuiID id);                          ///< Has the keyboard when the dialog appears.

private:
    Rect content_;
    bool closed_ = false;
    bool open_ = false;
    std::optional<Group> group_;
};

/// A question in place of emptiness, with its next step below it. Gives the y below the text.
float empty_state_height(float width, std::string_view question, std::string_view help);  ///< Without an icon.
float empty_state(const Rect& box, const char* icon, std::string_view question, std::string_view help);

void tooltip(const Item& item, std::string_view text);

/// Gives an item the keyboard when it is drawn (in this frame or the next).
void focus(ImGuiID id, bool by_keyboard = true);
[[nodiscard]] ImGuiID focused();
[[nodiscard]] bool focusing();  ///< An item was given the keyboard that was not drawn yet.
[[nodiscard]] bool focus_is_visible();
/// Asks for another frame at once.
void again();
/// True in the first half of every `seconds`, which are at least one. Asks for a frame when that turns, and for no other.
/// Under reduced motion it is steady: always true.
bool blink(double seconds);
/// Eased 0 to 1 over `css milliseconds` since `key` was last false; 1 at once under reduced motion.
float eased(ImGuiID key, bool on, float milliseconds);

}  // namespace rapport::kit
