#include "cli/lock.h"

#include <openssl/evp.h>

#include <cstdint>
#include <memory>

#include "base/text.h"
#include "engagement/mail_codes.h"
#include "share/sha256.h"

namespace rapport::cli {
namespace {

constexpr std::int64_t iterations = 1'000'000;
constexpr std::size_t tag_bytes = 16, most_bytes = std::size_t{1} << 30;

const unsigned char* bytes_of(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }
unsigned char* bytes_of(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }

struct Freed {
    void operator()(EVP_CIPHER_CTX* context) const { EVP_CIPHER_CTX_free(context); }
};

std::string random_bytes(Entropy& entropy, std::size_t count) {
    std::string bytes(count, '\0');
    entropy.fill({reinterpret_cast<std::uint8_t*>(bytes.data()), bytes.size()});
    return bytes;
}

Error invalid(std::string sentence) { return {Fault::Invalid, std::move(sentence), {}}; }

Error refused() {
    return invalid(
        "The file cannot be locked: this machine's cryptography (libcrypto) refuses. Save it without a "
        "passphrase, or lock it in the browser.");
}

}  // namespace

Result<std::string> aes256_gcm(std::string_view key, std::string_view nonce, std::string_view authenticated,
                               std::string_view bytes) {
    const std::unique_ptr<EVP_CIPHER_CTX, Freed> context(EVP_CIPHER_CTX_new());
    std::string sealed(bytes.size() + tag_bytes, '\0');
    int done = 0, rest = 0;
    const bool fine =
        context && key.size() == 32 && nonce.size() == 12 && bytes.size() < most_bytes &&
        EVP_EncryptInit_ex(context.get(), EVP_aes_256_gcm(), nullptr, bytes_of(key), bytes_of(nonce)) == 1 &&
        EVP_EncryptUpdate(context.get(), nullptr, &rest, bytes_of(authenticated),
                          static_cast<int>(authenticated.size())) == 1 &&
        EVP_EncryptUpdate(context.get(), bytes_of(sealed), &done, bytes_of(bytes), static_cast<int>(bytes.size())) ==
            1 &&
        EVP_EncryptFinal_ex(context.get(), bytes_of(sealed) + done, &rest) == 1 &&
        EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_GCM_GET_TAG, static_cast<int>(tag_bytes),
                            bytes_of(sealed) + bytes.size()) == 1;
    if (!fine) return refused();
    return sealed;
}

Result<std::string> normalized_passphrase(std::string_view typed) {
    std::string words;
    for (const char c : typed) {
        if (static_cast<unsigned char>(c) >= 0x80)
            return invalid("A passphrase here has only letters from A to Z, digits and signs of a plain keyboard.");
        const bool space = c == ' ' || (c >= '\t' && c <= '\r');
        if (!space) words += c;
        else if (!words.empty() && words.back() != ' ') words += ' ';
    }
    while (!words.empty() && words.back() == ' ') words.pop_back();
    if (words.empty()) return invalid("There is no passphrase in it. Write one there, such as six random words.");
    return words;
}

Result<Sealed> lock(std::string_view passphrase, std::string_view bytes, Entropy& entropy) {
    const std::string words = TRY(normalized_passphrase(passphrase));
    const LockedHeader header{iterations, random_bytes(entropy, 16), random_bytes(entropy, 12)};
    std::string key(32, '\0');
    if (PKCS5_PBKDF2_HMAC(words.data(), static_cast<int>(words.size()), bytes_of(header.salt),
                          static_cast<int>(header.salt.size()), static_cast<int>(iterations), EVP_sha256(),
                          static_cast<int>(key.size()), bytes_of(key)) != 1)
        return refused();
    Sealed sealed;
    sealed.header = write_locked_header(header);
    sealed.cipher = base64_of(TRY(aes256_gcm(key, header.nonce, sealed.header, bytes)));
    return sealed;
}

}  // namespace rapport::cli
