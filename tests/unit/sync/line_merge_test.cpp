#include "sync/line_merge.h"

#include "support/print.h"

namespace rapport {

TEST_CASE("Lines that two changed in different places come together") {
    CHECK(merge_lines("a\nb\nc", "A\nb\nc", "a\nb\nC") == "A\nb\nC");
    CHECK(merge_lines("a\nb\nc", "a\nnew\nb\nc", "a\nb") == "a\nnew\nb");
    CHECK(merge_lines("a", "a", "a\nb") == "a\nb");
    CHECK(merge_lines("", "", "x") == "x");
}

TEST_CASE("What both changed alike is changed once, and what they changed differently is for people") {
    CHECK(merge_lines("a\nb", "a\nB", "a\nB") == "a\nB");
    CHECK(merge_lines("a\nb", "a\nB", "a\nC") == std::nullopt);
    CHECK(merge_lines("a\nb\nc", "a\nc", "a\nB\nc") == std::nullopt);
}

}  // namespace rapport
