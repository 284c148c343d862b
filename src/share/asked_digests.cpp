#include "share/asked_digests.h"

#include <string_view>

#include "share/sha256.h"

namespace rapport {
namespace {

/// With its length before it, so that no two lists of texts are one text.
void add_text(std::string& all, std::string_view text) {
    all += std::to_string(text.size()) + ":";
    all += text;
}

}  // namespace

std::string digest_of(const ValueEvidence& evidence) {
    std::string all = to_iso(evidence.on) + " ";
    if (evidence.actual) all += std::to_string(evidence.actual->thousandths);
    all += ' ';
    add_text(all, evidence.note);
    return hex(sha256(all));
}

std::string digest_of(std::span<const DecisionOption* const> options) {
    std::string all;
    for (const DecisionOption* option : options) {
        add_text(all, option->name);
        add_text(all, option->effect.text);
    }
    return hex(sha256(all));
}

}  // namespace rapport
