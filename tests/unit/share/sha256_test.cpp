#include "share/sha256.h"

#include "support/print.h"

namespace rapport {

// Vectors of NIST's examples for FIPS 180-4, and of RFC 4231.

TEST_CASE("SHA-256 gives the digests that its standard gives") {
    CHECK(hex(sha256("")) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    CHECK(hex(sha256("abc")) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(hex(sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")) ==
          "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    CHECK(hex(sha256(std::string(1'000'000, 'a'))) ==
          "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST_CASE("HMAC gives the codes that its test vectors give") {
    CHECK(hex(hmac_sha256(std::string(20, '\x0b'), "Hi There")) ==
          "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
    CHECK(hex(hmac_sha256("Jefe", "what do ya want for nothing?")) ==
          "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    CHECK(hex(hmac_sha256(std::string(131, '\xaa'), "Test Using Larger Than Block-Size Key - Hash Key First")) ==
          "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
}

TEST_CASE("Hexadecimal digits come back as bytes, and what is none as nothing") {
    const Digest digest = sha256("abc");
    CHECK(from_hex(hex(digest)) == std::string(reinterpret_cast<const char*>(digest.data()), digest.size()));
    CHECK(from_hex("BA78") == "\xba\x78");
    CHECK(from_hex("abc").empty());
    CHECK(from_hex("zz").empty());
}

TEST_CASE("What hex() writes is a digest, and nothing else") {
    CHECK(is_hex_digest(hex(sha256("abc"))));
    CHECK_FALSE(is_hex_digest(""));
    CHECK_FALSE(is_hex_digest(std::string(63, 'a')));
    CHECK_FALSE(is_hex_digest(std::string(64, 'A')));
    CHECK_FALSE(is_hex_digest(std::string(64, 'g')));
}

}  // namespace rapport
