#include "access_mirror.h"

#include <emscripten/em_macros.h>

#include <array>
#include <cmath>
#include <unordered_map>
#include <utility>
#include <vector>

#include "bridge.h"
#include "canvas.h"
#include "host.h"
#include "text_input.h"

namespace rapport {
namespace {

enum class Op : std::uint32_t { Remove = 1, Node = 2, Children = 3, Focus = 4, FocusFirst = 5 };

// What of a node has changed; access_mirror.js reads them in this order.
enum Part : std::uint32_t {
    Kind = 1,
    Box = 2,
    Name = 4,
    Value = 8,
    Description = 16,
    Shortcut = 32,
    Href = 64,
    States = 128,
    Numbers = 256,
    Sort = 512,
    Everything = 1023,
};

using Quarters = std::array<std::int32_t, 4>;  ///< Quarters of CSS pixels, from the parent's corner.

struct Entry {
    std::uint32_t key = 0;   ///< The node's id, or one made up where it has none of its own.
    std::uint32_t kind = 0;  ///< Another kind needs another element.
    std::uint32_t states = 0;
    bool special = false;  ///< A grid some of whose rows have levels; an item of a menu that can be checked or chosen.
    Quarters box{};
    std::vector<std::uint32_t> children;
};

struct Picture {
    std::vector<AccessNode> nodes;
    std::vector<Entry> entries;
    std::vector<std::uint32_t> top;  ///< Keys of the nodes without a parent.
    std::unordered_map<std::uint32_t, std::size_t> by_key;
    std::uint32_t focus = 0;
    std::uint32_t modal = 0;
    std::uint32_t field = 0;
    float ratio = 1;
};

/// Seconds that a long burst, such as scrolling, is let go on for before what it shows is written: doing so costs more than a frame.
constexpr double longest_wait = 2;

Picture written;
double written_at = 0;

std::uint32_t mixed(std::uint32_t a, std::uint32_t b) {
    std::uint32_t hash = (a ^ 0x9E3779B9u) * 0x85EBCA6Bu + b;
    hash ^= hash >> 15;
    return hash * 0xC2B2AE35u | 1;
}

std::uint32_t kind_of(const AccessNode& node, std::uint32_t field, const Entry& entry) {
    std::uint32_t kind = static_cast<std::uint32_t>(node.role);
    if (node.multiline) kind |= 1u << 8;
    if (!node.href.empty()) kind |= 1u << 9;
    if (entry.special) kind |= 1u << 7;
    if (!entry.children.empty()) kind |= 1u << 10;
    if (field != 0 && node.id == field) kind |= 1u << 11;  // The open native field is its own node.
    return kind | static_cast<std::uint32_t>(node.role == Role::Heading ? node.level : 0) << 12;
}

std::uint32_t states_of(const AccessNode& node) {
    std::uint32_t states = 0, bit = 0;
    for (const Tristate state : {node.checked, node.selected, node.expanded, node.pressed}) {
        states |= static_cast<std::uint32_t>(state) << bit;
        bit += 2;
    }
    for (const bool state : {node.disabled, node.focusable, node.modal, node.current, node.invalid, node.readonly,
                             node.focused, node.many})
        states |= static_cast<std::uint32_t>(state) << bit++;
    return states;
}

Quarters box_of(const AccessRect& rect, const AccessRect& parent, float ratio) {
    const auto quarters = [&](float length) { return static_cast<std::int32_t>(std::lround(length / ratio * 4)); };
    return {quarters(rect.x - parent.x), quarters(rect.y - parent.y), quarters(rect.width), quarters(rect.height)};
}

/// Only in a treegrid may rows have levels and open.
void mark_outlined(Picture& picture, std::int32_t parent) {
    while (parent >= 0 && picture.nodes[static_cast<std::size_t>(parent)].role != Role::Grid)
        parent = picture.nodes[static_cast<std::size_t>(parent)].parent;
    if (parent >= 0) picture.entries[static_cast<std::size_t>(parent)].special = true;
}

/// Keys, places and children of each node; ids that are missing or used twice get a key of their own.
Picture picture_of(std::vector<AccessNode> nodes, std::uint32_t field) {
    Picture picture{.nodes = std::move(nodes), .field = field, .ratio = pixel_ratio()};
    picture.entries.resize(picture.nodes.size());
    picture.by_key.reserve(picture.nodes.size());
    for (std::size_t i = 0; i < picture.nodes.size(); ++i) {
        const AccessNode& node = picture.nodes[i];
        Entry* parent = node.parent < 0 ? nullptr : &picture.entries[static_cast<std::size_t>(node.parent)];
        std::vector<std::uint32_t>& siblings = parent ? parent->children : picture.top;
        std::uint32_t key = node.id;
        if (key == 0) key = mixed(parent ? parent->key : 0, static_cast<std::uint32_t>(siblings.size()));
        while (!picture.by_key.emplace(key, i).second) key = mixed(key, static_cast<std::uint32_t>(node.role));
        siblings.push_back(key);

        Entry& entry = picture.entries[i];
        entry.key = key;
        entry.states = states_of(node);
        const AccessRect origin = parent ? picture.nodes[static_cast<std::size_t>(node.parent)].rect : AccessRect();
        entry.box = box_of(node.rect, origin, picture.ratio);
        if (node.role == Role::Row && (node.level > 0 || node.expanded != Tristate::None))
            mark_outlined(picture, node.parent);
        if (node.role == Role::MenuItem)
            entry.special = node.checked != Tristate::None || node.selected != Tristate::None;
        if (node.focused) picture.focus = key;
        if (node.modal) picture.modal = key;
    }
    for (std::size_t i = 0; i < picture.nodes.size(); ++i)
        picture.entries[i].kind = kind_of(picture.nodes[i], field, picture.entries[i]);
    return picture;
}

std::uint32_t changes(const AccessNode& now, const Entry& entry, const AccessNode& before, const Entry& old) {
    if (entry.kind != old.kind) return Everything;
    std::uint32_t parts = 0;
    if (entry.box != old.box) parts |= Box;
    if (now.name != before.name) parts |= Name;
    if (now.value != before.value) parts |= Value;
    if (now.description != before.description) parts |= Description;
    if (now.shortcut != before.shortcut) parts |= Shortcut;
    if (now.href != before.href) parts |= Href;
    if (entry.states != old.states) parts |= States;
    const auto numbers = [](const AccessNode& node) {
        return std::array{node.level,    node.row_count, node.column_count, node.row_index, node.column_index,
                          node.position, node.set_size,  node.min,          node.max,       node.now};
    };
    if (numbers(now) != numbers(before)) parts |= Numbers;
    if (now.sort != before.sort) parts |= Sort;
    return parts;
}

std::string_view role_name(const AccessNode& node, const Entry& entry) {
    if (!entry.special) return aria_name(node.role);
    if (node.role == Role::Grid) return "treegrid";
    return node.selected != Tristate::None ? "menuitemradio" : "menuitemcheckbox";
}

void write_node(Parcel& parcel, const AccessNode& node, const Entry& entry, std::uint32_t parts) {
    parcel.number(static_cast<std::uint32_t>(Op::Node));
    parcel.number(entry.key);
    parcel.number(parts);
    if (parts & Kind) {
        parcel.number(entry.kind);
        parcel.text(role_name(node, entry));
    }
    if (parts & Box)
        for (const std::int32_t length : entry.box) parcel.integer(length);
    if (parts & Name) parcel.text(node.name);
    if (parts & Value) parcel.text(node.value);
    if (parts & Description) parcel.text(node.description);
    if (parts & Shortcut) parcel.text(node.shortcut);
    if (parts & Href) parcel.text(node.href);
    if (parts & States) parcel.number(entry.states);
    if (parts & Numbers)
        for (const std::int32_t number :
             {node.level, node.row_count, node.column_count, node.row_index, node.column_index, node.position,
              node.set_size, node.min, node.max, node.now})
            parcel.integer(number);
    if (parts & Sort) parcel.text(node.sort);
}

void write_children(Parcel& parcel, std::uint32_t parent, const std::vector<std::uint32_t>& children) {
    parcel.number(static_cast<std::uint32_t>(Op::Children));
    parcel.number(parent);
    parcel.number(static_cast<std::uint32_t>(children.size()));
    for (const std::uint32_t child : children) parcel.number(child);
}

/// What gets the keyboard is there already, as it will be, and within reach.
bool can_focus_first(const Picture& now) {
    const auto old = std::as_const(written.by_key).find(now.focus), next = now.by_key.find(now.focus);
    return now.focus != written.focus && now.modal == written.modal && old != written.by_key.end() &&
           next != now.by_key.end() && now.entries[next->second].kind == written.entries[old->second].kind;
}

void commit(Picture now) {
    static Parcel parcel;
    parcel.clear();
    if (can_focus_first(now)) {
        parcel.number(static_cast<std::uint32_t>(Op::FocusFirst));
        parcel.number(now.focus);
    }
    for (const Entry& old : written.entries)
        if (!now.by_key.contains(old.key)) {
            parcel.number(static_cast<std::uint32_t>(Op::Remove));
            parcel.number(old.key);
        }
    for (std::size_t i = 0; i < now.nodes.size(); ++i) {
        const auto old = written.by_key.find(now.entries[i].key);
        const std::uint32_t parts =
            old == written.by_key.end()
                ? Everything
                : changes(now.nodes[i], now.entries[i], written.nodes[old->second], written.entries[old->second]);
        if (parts != 0) write_node(parcel, now.nodes[i], now.entries[i], parts);
    }
    if (now.top != written.top) write_children(parcel, 0, now.top);
    for (const Entry& entry : now.entries) {
        const auto old = written.by_key.find(entry.key);
        static const std::vector<std::uint32_t> none;
        if (entry.children != (old == written.by_key.end() ? none : written.entries[old->second].children))
            write_children(parcel, entry.key, entry.children);
    }
    parcel.number(static_cast<std::uint32_t>(Op::Focus));
    parcel.number(now.focus);
    parcel.number(now.modal);
    written = std::move(now);
    rp_mirror_commit(parcel.data(), parcel.size());
}

/// What cannot wait for the end of a burst.
bool is_urgent(const AccessTree& tree, std::uint32_t field) {
    std::uint32_t focus = 0, modal = 0;
    for (const AccessNode& node : tree.nodes()) {
        if (node.focused) focus = node.id;
        if (node.modal) modal = node.id;
    }
    // Keys equal ids here: what has the focus, or is modal, has an id of its own.
    return focus != written.focus || modal != written.modal || field != written.field || !tree.announcements().empty();
}

}  // namespace

void start_mirror() { rp_mirror_start(); }

void mirror_frame(AccessTree& tree, bool settled) {
    const std::uint32_t field = text_host().open();
    const double now = page_time();
    if (!settled && now - written_at < longest_wait && !is_urgent(tree, field)) return;
    written_at = now;
    if (tree.nodes() != written.nodes || field != written.field || pixel_ratio() != written.ratio)
        commit(picture_of(tree.nodes(), field));
    for (const AccessTree::Announcement& announcement : tree.announcements())
        rp_mirror_announce(announcement.text.data(), announcement.text.size(), announcement.alert);
    tree.clear_announcements();
}

}  // namespace rapport

using namespace rapport;

extern "C" {

EMSCRIPTEN_KEEPALIVE void rp_mirror_press(std::uint32_t key) {
    if (const auto at = written.by_key.find(key); at != written.by_key.end())
        post([id = written.nodes[at->second].id] { program().access_press(id); });
}

EMSCRIPTEN_KEEPALIVE void rp_mirror_focus(std::uint32_t key) {
    if (const auto at = written.by_key.find(key); at != written.by_key.end())
        post([id = written.nodes[at->second].id] { program().access_focus(id); });
}
}
