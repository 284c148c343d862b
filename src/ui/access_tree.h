#pragma once
// What one frame said: every control and text with its role, name, state and place. Screen readers get it as real elements
// (web/access_mirror), tests find and press controls through it, and a visible control that said nothing is an error.
//
// kit fills it; views only through kit.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rapport {

enum class Role : std::uint8_t {
    // Containers
    Application,
    Main,
    Navigation,
    Banner,
    ContentInfo,
    Region,
    Group,
    Toolbar,
    Dialog,
    AlertDialog,
    Menu,
    List,
    ListBox,
    TabList,
    Grid,
    Row,
    RowGroup,
    Search,
    Form,
    // Things
    Heading,
    Text,
    Image,
    Button,
    Link,
    CheckBox,
    Radio,
    Switch,
    Tab,
    MenuItem,
    Option,
    ListItem,
    GridCell,
    ColumnHeader,
    RowHeader,
    TextBox,
    ComboBox,
    ProgressBar,
    Separator,
    Status,
    Alert,
};

/// The ARIA name: "gridcell".
std::string_view aria_name(Role role);

struct AccessRect {
    float x = 0;  ///< Device pixels, from the canvas's top left, cut to what is visible.
    float y = 0;
    float width = 0;
    float height = 0;
};

enum class Tristate : std::uint8_t { None, No, Yes, Mixed };  ///< None: the state does not apply.

struct AccessNode {
    std::uint32_t id = 0;      ///< Stable between frames; ImGui's where it is a control of ImGui's.
    std::int32_t parent = -1;  ///< Position in the tree; -1 at the top.
    Role role = Role::Text;
    std::string name;
    std::string value;  ///< Of a text box, a combo box, a progress bar.
    std::string description;
    std::string shortcut;  ///< As aria-keyshortcuts writes it: "Control+K".
    std::string href;      ///< Of a link: "#/client/…".
    AccessRect rect;
    Tristate checked = Tristate::None;
    Tristate selected = Tristate::None;
    Tristate expanded = Tristate::None;
    Tristate pressed = Tristate::None;
    bool disabled = false;
    bool focused = false;  ///< Has the keyboard.
    bool focusable = false;
    bool modal = false;
    bool current = false;  ///< aria-current: the page one is on.
    bool invalid = false;
    bool readonly = false;
    bool multiline = false;
    bool many = false;       ///< Of a grid or a list: more than one of its rows may be selected.
    std::int32_t level = 0;  ///< Of a heading or a tree's row; 0: none.
    std::int32_t row_count = -1;
    std::int32_t column_count = -1;
    std::int32_t row_index = -1;     ///< From 1.
    std::int32_t column_index = -1;  ///< From 1.
    std::int32_t position = -1;      ///< In a set, from 1.
    std::int32_t set_size = -1;
    std::int32_t min = 0, max = 0, now = -1;  ///< Of a progress bar.
    std::string sort;                         ///< "ascending", "descending" or empty.

    bool operator==(const AccessNode&) const;
};

inline bool operator==(const AccessRect& a, const AccessRect& b) {
    return a.x == b.x && a.y == b.y && a.width == b.width && a.height == b.height;
}

class AccessTree {
public:
    void begin_frame();
    /// Opens a container; what is added until the matching close() is inside it.
    std::size_t open(AccessNode node);
    void close();
    std::size_t add(AccessNode node);
    [[nodiscard]] AccessNode& at(std::size_t index) { return nodes_[index]; }
    [[nodiscard]] const std::vector<AccessNode>& nodes() const { return nodes_; }
    [[nodiscard]] std::int32_t current_parent() const {
        return open_.empty() ? -1 : static_cast<std::int32_t>(open_.back());
    }

    /// Says something once, to whoever listens: "Pilot moved by 3 days." Alerts interrupt.
    void announce(std::string text, bool alert = false);
    struct Announcement {
        std::string text;
        bool alert = false;
    };
    [[nodiscard]] const std::vector<Announcement>& announcements() const { return announcements_; }
    void clear_announcements() { announcements_.clear(); }

    /// Visible controls of this frame that have no node or no name, and cells, rows and items outside of tables, lists and
    /// menus, as sentences; empty in a sound frame.
    [[nodiscard]] std::vector<std::string> unnamed() const;
    void saw_item(std::uint32_t id, AccessRect rect, std::string_view window);  ///< From ImGui's hooks.

private:
    std::vector<AccessNode> nodes_;
    std::vector<std::size_t> open_;
    std::vector<Announcement> announcements_;
    struct Seen {
        std::uint32_t id;
        AccessRect rect;
        std::string window;
    };
    std::vector<Seen> seen_;
};

}  // namespace rapport
