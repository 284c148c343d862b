#pragma once
// What a snapshot shows besides its plan, as headings, titles and lines of words: for whoever looks at it without the page. It is
// read from what the page is written from, so it holds what the page holds.

#include <string>
#include <vector>

namespace rapport {

struct Shown;

struct SnapshotSection {
    struct Line {
        std::string label;  ///< Empty: the words speak for themselves.
        std::string text;
        bool operator==(const Line&) const = default;
    };
    struct Item {
        std::string title;  ///< May be empty.
        std::string state;  ///< "Approved"; empty: none.
        std::vector<Line> lines{};
        bool operator==(const Item&) const = default;
    };
    std::string heading;
    std::vector<Item> items{};
    bool operator==(const SnapshotSection&) const = default;
};

/// In the order of the page; what there is nothing of has no section. Days stand in words. O(what is shown).
std::vector<SnapshotSection> sections_of(const Shown& shown);

}  // namespace rapport
