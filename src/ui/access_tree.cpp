#include "ui/access_tree.h"
#include "base/sort.h"

#include <algorithm>
#include <array>

namespace rapport {
namespace {

constexpr std::array<std::string_view, 40> names{
    "application",  "main",        "navigation", "banner",   "contentinfo", "region",    "group",    "toolbar",
    "dialog",       "alertdialog", "menu",       "list",     "listbox",     "tablist",   "grid",     "row",
    "rowgroup",     "search",      "form",       "heading",  "text",        "img",       "button",   "link",
    "checkbox",     "radio",       "switch",     "tab",      "menuitem",    "option",    "listitem", "gridcell",
    "columnheader", "rowheader",   "textbox",    "combobox", "progressbar", "separator", "status",   "alert"};
static_assert(names[static_cast<std::size_t>(Role::Alert)] == "alert", "each role needs its ARIA name");

bool is_visible(const AccessRect& rect) { return rect.width >= 1 && rect.height >= 1; }

bool needs_name(Role role) {
    switch (role) {
    case Role::Button:
    case Role::Link:
    case Role::CheckBox:
    case Role::Radio:
    case Role::Switch:
    case Role::Tab:
    case Role::MenuItem:
    case Role::Option:
    case Role::TextBox:
    case Role::ComboBox:
    case Role::Heading:
    case Role::Image:
    case Role::Dialog:
    case Role::AlertDialog:
    case Role::Grid:
    case Role::ColumnHeader:
    case Role::ProgressBar:
    case Role::Menu:
    case Role::TabList:
    case Role::ListBox:
    case Role::Toolbar:      return true;
    case Role::Application:
    case Role::Main:
    case Role::Navigation:
    case Role::Banner:
    case Role::ContentInfo:
    case Role::Region:
    case Role::Group:
    case Role::List:
    case Role::Row:
    case Role::RowGroup:
    case Role::Search:
    case Role::Form:
    case Role::Text:
    case Role::ListItem:
    case Role::GridCell:
    case Role::RowHeader:
    case Role::Separator:
    case Role::Status:
    case Role::Alert:        return false;
    }
    return false;
}

/// Parts of tables, lists and menus mean nothing elsewhere, and a reader that counts them takes nothing else for one.
bool may_stand(Role role, Role parent) {
    const bool cell = role == Role::GridCell || role == Role::ColumnHeader || role == Role::RowHeader;
    const bool row = role == Role::Row || role == Role::RowGroup;
    if (parent == Role::Grid) return row;
    if (parent == Role::RowGroup) return role == Role::Row;
    if (parent == Role::Row) return cell;
    if (parent == Role::ListBox) return role == Role::Option || role == Role::Group;
    if (parent == Role::List) return role == Role::ListItem || role == Role::Text;  // A heading between items.
    if (parent == Role::TabList) return role == Role::Tab;
    return !cell && !row && role != Role::ListItem && role != Role::Tab &&
           (role != Role::MenuItem || parent == Role::Menu);
}

}  // namespace

std::string_view aria_name(Role role) { return names[static_cast<std::size_t>(role)]; }

bool AccessNode::operator==(const AccessNode&) const = default;

void AccessTree::begin_frame() {
    nodes_.clear();
    open_.clear();
    seen_.clear();
}

std::size_t AccessTree::open(AccessNode node) {
    const std::size_t index = add(std::move(node));
    open_.push_back(index);
    return index;
}

void AccessTree::close() {
    if (!open_.empty()) open_.pop_back();
}

std::size_t AccessTree::add(AccessNode node) {
    node.parent = current_parent();
    nodes_.push_back(std::move(node));
    return nodes_.size() - 1;
}

void AccessTree::announce(std::string text, bool alert) { announcements_.push_back({std::move(text), alert}); }

void AccessTree::saw_item(std::uint32_t id, AccessRect rect, std::string_view window) {
    if (id != 0 && is_visible(rect)) seen_.push_back({id, rect, std::string(window)});
}

std::vector<std::string> AccessTree::unnamed() const {
    std::vector<std::string> problems;
    for (const AccessNode& node : nodes_)
        if (node.name.empty() && needs_name(node.role))
            problems.push_back("A " + std::string(aria_name(node.role)) + " has no name.");
    for (const AccessNode& node : nodes_) {
        const Role parent = node.parent < 0 ? Role::Application : nodes_[static_cast<std::size_t>(node.parent)].role;
        if (!may_stand(node.role, parent))
            problems.push_back("The " + std::string(aria_name(node.role)) + " “" + node.name + "” stands in a " +
                               std::string(aria_name(parent)) + ".");
    }
    std::vector<std::uint32_t> known;
    for (const AccessNode& node : nodes_) known.push_back(node.id);
    sort_items(known);
    for (std::size_t i = 1; i < known.size(); ++i)
        if (known[i] != 0 && known[i] == known[i - 1]) {
            const auto twice = std::ranges::find(nodes_, known[i], &AccessNode::id);
            problems.push_back("Two nodes share one id; the first is the " + std::string(aria_name(twice->role)) +
                               " “" + twice->name + "”.");
        }
    for (const Seen& item : seen_)
        if (!std::ranges::binary_search(known, item.id))
            problems.push_back("A control without a node in window " + item.window + ".");
    return problems;
}

}  // namespace rapport
