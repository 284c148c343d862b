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

}  // namespace rapport
