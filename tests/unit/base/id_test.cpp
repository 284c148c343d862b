#include "base/id.h"

#include <set>

#include "support/print.h"

namespace rapport {

TEST_CASE("An id is written as RFC 9562 writes it, and reads back in either case, with hyphens or without") {
    const Id id{0x01890a5dac96774b, 0xbcceb302099a8057};

    CHECK(to_string(id) == "01890a5d-ac96-774b-bcce-b302099a8057");
    CHECK(*parse_id("01890a5d-ac96-774b-bcce-b302099a8057") == id);
    CHECK(*parse_id("01890A5DAC96774BBCCEB302099A8057") == id);
}

TEST_CASE("A text that is no id is refused") {
    for (const char* text : {"", "x", "01890a5d-ac96-774b-bcce-b302099a805", "01890a5d-ac96-774b-bcce-b302099a80577",
                             "01890a5d-ac96-774b-bcce-b302099a805g"}) {
        CAPTURE(text);
        CHECK_FALSE(parse_id(text).has_value());
    }
}

TEST_CASE("A version 7 id carries its time, its version and its variant, and later ones sort later") {
    // The example of RFC 9562, appendix A.6: 2022-02-22 14:22:22 UTC-5.
    const Id id = make_uuid7(0x017F22E279B0, {0x0C, 0xC3, 0x18, 0xC4, 0xDC, 0x0C, 0x0C, 0x07, 0x39, 0x8F});

    CHECK(to_string(id) == "017f22e2-79b0-7cc3-98c4-dc0c0c07398f");
    CHECK(make_uuid7(1000, {}) < make_uuid7(1001, {}));
}

TEST_CASE("A derived id depends on its text alone") {
    CHECK(derived_id("a") == derived_id("a"));
    std::set<Id> ids;
    for (int i = 0; i < 100'000; ++i) ids.insert(derived_id("conflict " + std::to_string(i)));
    CHECK(ids.size() == 100'000);
    CHECK(to_string(derived_id("a"))[14] == '8');
}

TEST_CASE("Ids that differ in few bits, wherever those are, fall into different places of a table") {
    for (const int shift : {0, 20, 32, 44, 64, 80, 96, 108}) {
        CAPTURE(shift);
        std::vector<bool> taken(1 << 16, false);
        std::size_t places = 0;
        for (std::uint64_t i = 0; i < 1 << 16; ++i) {
            const Id id{shift < 64 ? 0x7000 : i << (shift - 64), shift < 64 ? i << shift : 0x8000};
            const std::size_t place = IdHash{}(id) & 0xFFFF;
            places += !taken[place];
            taken[place] = true;
        }
        CHECK(places > 40'000);  // By chance it would be 41,400.
    }
}

}  // namespace rapport
