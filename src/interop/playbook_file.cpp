#include "interop/playbook_file.h"

#include <algorithm>

#include "base/json.h"
#include "base/text.h"
#include "interop/report.h"

namespace rapport {
namespace {

constexpr std::string_view format_name = "rapport-playbooks";
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

Error malformed(std::string sentence) { return {Fault::Malformed, std::move(sentence), {}}; }
Error too_much(std::string sentence) { return {Fault::Limit, std::move(sentence), {}}; }

std::string number(std::size_t count) { return with_thousands(static_cast<std::int64_t>(count)); }

std::string_view without_mark(std::string_view bytes) {
    if (bytes.starts_with(byte_order_mark)) bytes.remove_prefix(byte_order_mark.size());
    return bytes;
}

bool is_longer(std::string_view text, std::size_t characters) {
    for (std::size_t at = 0, count = 0; at < text.size(); ++count) {
        if (count == characters) return true;
        next_code_point(text, at);
    }
    return false;
}

std::string clean(std::string_view text) { return std::string(trimmed(without_controls(repaired_utf8(text)))); }

std::string one_line(std::string_view text) {
    std::string line(text);
    std::ranges::replace_if(line, [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
    return clean(line);
}

/// “Name” where it has one, else by its place in the file.
std::string called(const SharedPlaybook& shared, std::size_t place) {
    return shared.playbook.name.empty() ? "Playbook " + number(place) : "“" + shortened(shared.playbook.name, 60) + "”";
}

Result<void> tidy(SharedPlaybook& shared, std::size_t place) {
    Playbook& playbook = shared.playbook;
    playbook.name = one_line(playbook.name);
    playbook.notes.text = clean(playbook.notes.text);
    const std::string name = called(shared, place);
    if (playbook.name.empty()) return malformed(name + " has no name. Give it one.");
    if (is_longer(playbook.name, playbook_limits.name))
        return too_much("The name of " + name + " has more than " + number(playbook_limits.name) + " characters.");
    if (is_longer(playbook.notes.text, playbook_limits.notes))
        return too_much("What stands under “When to use it” in " + name + " has more than " +
                        number(playbook_limits.notes) + " characters.");
    if (shared.steps.size() > playbook_limits.steps)
        return too_much(name + " has more than " + number(playbook_limits.steps) + " steps.");
    for (std::size_t i = 0; i < shared.steps.size(); ++i) {
        PlaybookStep& step = shared.steps[i];
        step.text = one_line(step.text);
        const std::string which = "Step " + number(i + 1) + " of " + name;
        if (step.text.empty()) return malformed(which + " says nothing. Say what is to be done, or take it out.");
        if (is_longer(step.text, playbook_limits.text))
            return too_much(which + " has more than " + number(playbook_limits.text) + " characters.");
        if (step.within.count < 0 || step.within.count > playbook_limits.within)
            return malformed(which + " is due within " + std::to_string(step.within.count) +
                             " minutes; it can be from 0 to " + with_thousands(playbook_limits.within) + ".");
    }
    return {};
}

// --- Reading -------------------------------------------------------------------------------------------------------------

Error wrong(std::string_view member, const std::string& where, std::string_view expected) {
    return malformed("“" + std::string(member) + "” of " + where + " must be " + std::string(expected) + ".");
}

Result<std::string> text_in(const Json& json, std::string_view member, const std::string& where) {
    const Json* found = json.find(member);
    if (!found) return std::string();
    if (!found->as_text()) return wrong(member, where, "a text");
    return *found->as_text();
}

Result<bool> flag_in(const Json& json, std::string_view member, const std::string& where, bool otherwise) {
    const Json* found = json.find(member);
    if (!found) return otherwise;
    if (!found->as_flag()) return wrong(member, where, "true or false");
    return *found->as_flag();
}

Result<PlaybookStep> step_in(const Json& json, const std::string& where) {
    if (!json.as_object()) return malformed("What stands as " + where + " is no step: it must be an object in braces.");
    PlaybookStep step{};
    step.text = TRY(text_in(json, "text", where));
    if (const Json* within = json.find("within")) {
        if (!within->as_integer()) return wrong("within", where, "a whole number of minutes");
        step.within = {*within->as_integer()};
    }
    return step;
}

Result<SharedPlaybook> playbook_in(const Json& json, std::size_t place) {
    const std::string where = "playbook " + number(place);
    if (!json.as_object())
        return malformed("What stands as " + where + " is no playbook: it must be an object in braces.");
    SharedPlaybook shared{};
    shared.playbook.name = TRY(text_in(json, "name", where));
    shared.playbook.complaint = TRY(flag_in(json, "complaint", where, true));
    shared.playbook.low_answer = TRY(flag_in(json, "low_answer", where, true));
    shared.playbook.notes = {TRY(text_in(json, "notes", where))};
    if (const Json* steps = json.find("steps")) {
        if (!steps->as_array()) return wrong("steps", where, "a list in square brackets");
        for (const Json& step : *steps->as_array()) {
            if (shared.steps.size() > playbook_limits.steps) break;  // Which is refused.
            shared.steps.push_back(TRY(step_in(step, "step " + number(shared.steps.size() + 1) + " of " + where)));
        }
    }
    TRY(tidy(shared, place));
    return shared;
}

Result<void> check_format(const Json& json) {
    const Json* format = json.find("format");
    const std::string* name = format ? format->as_text() : nullptr;
    if (name && *name == "rapport")
        return malformed("This file holds a workspace, and no playbooks alone. Drop it on the window to open it.");
    if (!name || *name != format_name)
        return malformed("This is not a file of playbooks: one begins with “{\"format\":\"rapport-playbooks\"”.");
    const auto version_in = [&](std::string_view member) -> std::int64_t {
        const Json* found = json.find(member);
        return found && found->as_integer() ? *found->as_integer() : 0;
    };
    const std::int64_t version = version_in("version");
    if (version < 1) return malformed("This file does not say of which version it is: “\"version\":1” is missing.");
    const std::int64_t least = json.find("min_reader") ? version_in("min_reader") : version;
    if (version > playbook_file_version && (least < 1 || least > playbook_file_version))
        return Error{Fault::Newer,
                     "These playbooks were written by a newer Rapport, and this one cannot read them. Load the newest "
                     "Rapport, then take them again.",
                     "version " + std::to_string(version) + ", min_reader " + std::to_string(least)};
    return {};
}

void append_member(std::string& out, std::string_view name, std::string_view text) {
    append_json_text(out, name);
    out += ':';
    append_json_text(out, text);
}

void append_playbook(std::string& out, const SharedPlaybook& shared) {
    out += '{';
    append_member(out, "name", shared.playbook.name);
    out += std::string(",\"complaint\":") + (shared.playbook.complaint ? "true" : "false");
    out += std::string(",\"low_answer\":") + (shared.playbook.low_answer ? "true" : "false");
    if (!shared.playbook.notes.text.empty()) {
        out += ',';
        append_member(out, "notes", shared.playbook.notes.text);
    }
    out += ",\"steps\":[";
    for (const PlaybookStep& step : shared.steps) {
        out += &step == shared.steps.data() ? "\n{" : ",\n{";
        append_member(out, "text", step.text);
        if (step.within.count > 0) out += ",\"within\":" + std::to_string(step.within.count);
        out += '}';
    }
    out += "]}";
}

}  // namespace

bool same_content(const SharedPlaybook& a, const SharedPlaybook& b) {
    return a.playbook.name == b.playbook.name && a.playbook.complaint == b.playbook.complaint &&
           a.playbook.low_answer == b.playbook.low_answer && a.playbook.notes == b.playbook.notes &&
           std::ranges::equal(a.steps, b.steps, [](const PlaybookStep& one, const PlaybookStep& other) {
               return one.text == other.text && one.within == other.within;
           });
}

bool looks_like_playbooks(std::string_view bytes) {
    std::string_view rest = without_mark(bytes.substr(0, 4000));
    const auto take = [&](std::string_view token) {
        rest = trimmed(rest);
        if (!rest.starts_with(token)) return false;
        rest.remove_prefix(token.size());
        return true;
    };
    return take("{") && take("\"format\"") && take(":") && take("\"rapport-playbooks\"");
}

Result<std::vector<SharedPlaybook>> read_playbooks(std::string_view bytes) {
    if (bytes.size() > playbook_limits.bytes) return too_much("This file is too large for one of playbooks.");
    if (trimmed(without_mark(bytes)).empty()) return malformed("This file is empty.");
    const Json json = TRY(read_json(without_mark(bytes), {.bytes = playbook_limits.bytes, .depth = 16}));
    TRY(check_format(json));
    const Json* all = json.find("playbooks");
    if (!all || !all->as_array()) return malformed("This file has no list of “playbooks”.");
    if (all->as_array()->empty()) return malformed("There is no playbook in this file.");
    if (all->as_array()->size() > playbook_limits.playbooks)
        return too_much("This file has more than " + number(playbook_limits.playbooks) + " playbooks.");
    std::vector<SharedPlaybook> playbooks;
    for (const Json& one : *all->as_array()) playbooks.push_back(TRY(playbook_in(one, playbooks.size() + 1)));
    return playbooks;
}

Result<Export> write_playbooks(std::vector<SharedPlaybook> playbooks) {
    if (playbooks.empty()) return Error{Fault::Missing, "There is no playbook to be saved. Write one down first.", {}};
    if (playbooks.size() > playbook_limits.playbooks)
        return too_much("A file holds up to " + number(playbook_limits.playbooks) +
                        " playbooks. Save them one by one.");
    const std::string version = std::to_string(playbook_file_version);
    std::string out = "{";
    append_member(out, "format", format_name);
    out += ",\"version\":" + version + ",\"min_reader\":" + version + ",\"playbooks\":[";
    for (std::size_t i = 0; i < playbooks.size(); ++i) {
        TRY(tidy(playbooks[i], i + 1));
        out += i == 0 ? "\n" : ",\n";
        append_playbook(out, playbooks[i]);
    }
    out += "\n]}\n";
    if (out.size() > playbook_limits.bytes)
        return too_much("All of these are too much for one file. Save the playbooks one by one.");
    const std::string name = playbooks.size() == 1 ? file_name_of(playbooks.front().playbook.name, ".playbook.json")
                                                   : std::string("rapport-playbooks.json");
    return Export{name, "application/json", std::move(out), {}};
}

}  // namespace rapport
