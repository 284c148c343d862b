#include <algorithm>
#include <charconv>

#include "base/json.h"
#include "base/text.h"
#include "cli/level.h"
#include "interop/rcpsp.h"

namespace rapport::cli {
namespace {

enum class Pass : std::uint8_t { Single, Improve };

/// What the options ask for.
struct Wish {
    Pass pass = Pass::Improve;
    PlacingRule rule = PlacingRule::LatestStart;  ///< The best single one over PSPLIB's networks of 30 activities.
    PlacingScheme scheme = PlacingScheme::Serial;
    PlacingEffort effort;
};

template <class E> Result<E> choice_in(const Call& call, std::string_view option, E otherwise) {
    if (!call.has(option)) return otherwise;
    std::string names;
    for (std::size_t i = 0; i < Choices<E>::all.size(); ++i) {
        const std::string_view name = Choices<E>::all[i].name;
        if (call.value(option) == name) return static_cast<E>(i);
        names += (i == 0 ? "" : i + 1 == Choices<E>::all.size() ? " or " : ", ") + std::string(name);
    }
    return Error{Fault::Invalid,
                 "“" + call.value(option) + "” is not known. " + std::string(option) + " takes " + names + ".",
                 {}};
}

Result<Wish> wish_in(const Call& call) {
    Wish wish;
    wish.rule = TRY(choice_in(call, "--rule", wish.rule));
    wish.scheme = TRY(choice_in(call, "--scheme", wish.scheme));
    const std::string pass = call.value("--pass");
    const bool one_named = call.has("--rule") || call.has("--scheme");
    if (!pass.empty() && pass != "single" && pass != "improve")
        return Error{Fault::Invalid, "“" + pass + "” is not known. --pass takes single or improve.", {}};
    if (pass == "improve" && one_named)
        return Error{
            Fault::Invalid, "--rule and --scheme are for a single pass; improving begins with all of them.", {}};
    if (pass == "single" || one_named) wish.pass = Pass::Single;
    if (call.has("--seed")) {
        const std::string seed = call.value("--seed");
        const auto [end, fault] = std::from_chars(seed.data(), seed.data() + seed.size(), wish.effort.seed);
        if (fault != std::errc() || end != seed.data() + seed.size())
            return Error{Fault::Invalid, "--seed takes a whole number, and “" + seed + "” is none.", {}};
    }
    return wish;
}

std::string how_text(const Wish& wish) {
    if (wish.pass == Pass::Improve)
        return "serial and parallel scheme with every rule, pushed together, then bred (seed " +
               std::to_string(wish.effort.seed) + ")";
    return folded(label_of(wish.scheme)) + " scheme, " + folded(label_of(wish.rule));
}

Json network_json(const Wish& wish, NetworkFormat format, const Activities& activities, const Placing& placing) {
    Json::Object starts;
    for (std::size_t a = 0; a < placing.starts.size(); ++a)
        starts.emplace_back(std::to_string(a + 1), Json(placing.starts[a]));
    Json::Object object{{"format", Json(name_of(format))},
                        {"pass", Json(wish.pass == Pass::Single ? "single" : "improve")}};
    if (wish.pass == Pass::Single) {
        object.emplace_back("scheme", Json(name_of(wish.scheme)));
        object.emplace_back("rule", Json(name_of(wish.rule)));
    } else {
        object.emplace_back("scheme", Json("serial and parallel, then forward-backward improvement"));
        object.emplace_back("seed", Json(std::to_string(wish.effort.seed)));
    }
    object.emplace_back("activities", Json(std::int64_t{activities.size()}));
    object.emplace_back("critical_path", Json(activities.critical_path));
    object.emplace_back("least_makespan", Json(least_makespan(activities)));
    object.emplace_back("makespan", Json(placing.makespan));
    object.emplace_back("starts", Json(std::move(starts)));
    return object;
}

std::string network_text(const Wish& wish, const Activities& activities, const Placing& placing) {
    std::string text = "Makespan " + std::to_string(placing.makespan) + " (" + how_text(wish) +
                       "); no plan can be shorter than " + std::to_string(least_makespan(activities)) + "\n";
    for (std::size_t a = 0; a < placing.starts.size(); ++a)
        text += std::to_string(a + 1) + "\t" + std::to_string(placing.starts[a]) + "\n";
    return text;
}

Result<std::string> levelled_network(const std::string& bytes, const Call& call, const Wish& wish) {
    const ActivityNetwork network = TRY(read_network(bytes));
    const Activities activities = TRY(prepare(network));
    const Placing placing = wish.pass == Pass::Single ? place_once(activities, wish.rule, wish.scheme)
                                                      : place_well(activities, wish.effort);
    return call.has("--json") ? write_json(network_json(wish, network_format_of(bytes), activities, placing)) + "\n"
                              : network_text(wish, activities, placing);
}

bool is_named_as_network(std::string_view path) {
    const std::string name = folded(path);
    return name.ends_with(".sm") || name.ends_with(".rcp");
}

}  // namespace

int run_level(const Call& call, World& world) {
    const Result<Wish> wish = wish_in(call);
    if (!wish) {
        world.say("rapport: " + wish.error().message);
        return misunderstood;
    }
    const std::string& path = call.files.front();
    const Result<std::string> bytes = world.disk.read(path);
    if (!bytes) return report(world, bytes.error(), path);
    const bool network = is_named_as_network(path) || network_format_of(*bytes) != NetworkFormat::None;
    const Result<std::string> text =
        network ? levelled_network(*bytes, call, *wish) : levelled_plan(*bytes, call, world);
    if (!text) return report(world, text.error(), path);
    const Result<void> written = world.disk.write("-", *text, Existing::Keep);
    return written ? done : report(world, written.error());
}

}  // namespace rapport::cli
