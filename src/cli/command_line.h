#pragma once
// The verbs of `rapport`, in one table: what is understood, what is run, and what the help says come from it.

#include <map>
#include <span>
#include <vector>

#include "cli/world.h"

namespace rapport::cli {

/// What the program ends with.
constexpr int done = 0;
constexpr int failed = 1;         ///< Something was found, or could not be read or written.
constexpr int misunderstood = 2;  ///< The call itself makes no sense.

struct Option {
    std::string_view name;   ///< "--out"
    std::string_view value;  ///< "FILE"; empty: it takes none.
    std::string_view help;
    bool repeats = false;  ///< It may stand several times.
};

struct Verb;

/// A call that was understood.
struct Call {
    const Verb* verb = nullptr;
    std::vector<std::string> files;
    std::map<std::string, std::vector<std::string>, std::less<>> options;  ///< With their values, in order.

    [[nodiscard]] bool has(std::string_view option) const { return options.contains(option); }
    [[nodiscard]] std::string value(std::string_view option, std::string_view otherwise = {}) const;
    [[nodiscard]] std::span<const std::string> values(std::string_view option) const;
};

struct Verb {
    std::string_view name;
    std::string_view files;    ///< Of its call: "FILE".
    std::string_view summary;  ///< One line.
    std::string_view details;  ///< Paragraphs, lines not longer than 78 characters.
    std::span<const Option> options;
    std::size_t least_files = 1;
    std::size_t most_files = 1;
    int (*run)(const Call&, World&);
};

std::span<const Verb> verbs();

/// Takes the words behind the program's name apart. An Error is for standard error; the program then ends with
/// `misunderstood`.
Result<Call> understand(std::span<const std::string> words);

std::string help_text();
std::string help_text(const Verb& verb);

/// The whole program.
int run(std::span<const std::string> words, World& world);

}  // namespace rapport::cli
