#include "cli/command_line.h"

#include <algorithm>
#include <array>

#include "cli/verbs.h"
#include "codec/workspace_json.h"

namespace rapport::cli {
namespace {

constexpr Option out_option{"--out", "FILE", "where to write; \"-\" is standard output"};
constexpr Option force_option{"--force", "", "replace the file if it is there"};
constexpr Option project_option{"--project", "NAME", "the project: its name, code or id"};

constexpr std::array import_options{
    out_option,
    Option{"--into", "FILE", "add to this workspace; without --out it is written back"},
    Option{"--client", "NAME", "the client the project is for"},
    Option{"--project", "NAME", "what to call the project (CSV)"},
    Option{"--column", "WHAT=HEADING", "what a column holds (CSV); may stand several times", true},
    Option{"--dates", "ORDER", "how dates are written (CSV): dmy, mdy or ymd"},
    force_option,
    Option{"--strict", "", "write nothing if anything stays behind or is odd"},
};
constexpr std::array export_options{
    Option{"--to", "FORMAT", "json, mspdi, csv, svg or html"},
    project_option,
    out_option,
    force_option,
    Option{"--paper", "PAPER", "of a chart: a4, a3 or letter"},
    Option{"--portrait", "", "of a chart: upright instead of across"},
    Option{"--pages-wide", "NUMBER", "of a chart in pages: over how many time is spread"},
};
constexpr std::array check_options{Option{"--json", "", "findings as JSON"}};
constexpr std::array show_options{Option{"--json", "", "as JSON"}, project_option};
constexpr std::array forecast_options{
    Option{"--runs", "N", "how often the plan is run through; else 2,000"},
    Option{"--seed", "S", "what chance begins with, a whole number; else 1"},
    Option{"--json", "", "as JSON"},
    project_option,
};

constexpr std::array schedule_options{Option{"--json", "", "as JSON"}, project_option, out_option, force_option};
constexpr std::array level_options{
    Option{"--json", "", "as JSON"},
    Option{"--pass", "HOW", "single or improve (the default)"},
    Option{"--rule", "RULE", "of a single pass: lft, lst, mts, grpw or slack"},
    Option{"--scheme", "SCHEME", "of a single pass: serial or parallel"},
    Option{"--seed", "NUMBER", "for improving; the same number, the same plan"},
    project_option,
};

constexpr std::array snapshot_options{
    project_option,
    Option{"--for", "PERSON", "for whom, by name or id; else the only person shared"},
    Option{"--by", "PERSON", "who signs it: one of us, by name or id"},
    Option{"--to", "FORM", "light, the default; full: with the program; json: data"},
    Option{"--program", "FOLDER", "for full: the built site to take the program from"},
    Option{"--ask", "SETS", "ask besides the check-in: mood, csat, nps, ces, own"},
    Option{"--passphrase-file", "FILE", "lock it by the passphrase in FILE"},
    out_option,
    Option{"--record", "FILE", "write the workspace with this copy written down"},
    force_option,
};

constexpr std::array merge_options{
    out_option,
    force_option,
    Option{"--strict", "", "write nothing if anything clashes or has to be asked"},
    Option{"--yes", "", "what would be asked is meant"},
    Option{"--base", "FILE", "for Git: what both began from"},
    Option{"--ours", "FILE", "for Git: this branch; the result is written here"},
    Option{"--theirs", "FILE", "for Git: the other branch"},
};

constexpr std::array report_options{
    project_option,
    Option{"--draft", "", "the latest draft instead of the latest that was issued"},
    out_option,
    force_option,
};

constexpr std::array reply_options{
    Option{"--out", "FILE", "take it in, and write the workspace here"},
    project_option,
    force_option,
};

constexpr std::array all_verbs{
    Verb{"import", "FILE", "make a workspace from another program's file",
         "FILE is a Microsoft Project XML file, a table (CSV) or a Rapport file; its\n"
         "content decides, then its name. What came along and what was left behind is\n"
         "said on standard error. It ends with 0 once the workspace is written; with\n"
         "--strict it ends with 1 and writes nothing where anything stayed behind or was\n"
         "odd.\n"
         "\n"
         "--out makes a workspace of its own. --into A adds to the workspace A; with\n"
         "--into A --out B, A is left alone and B is A with what FILE adds.\n"
         "\n"
         "The columns of a table are known by their headings. --column says what one\n"
         "holds where they do not tell: --column Name=Deliverable, or --column Name=2 for\n"
         "the second column. It can hold:\n"
         "  Name, Number, Outline number, Outline level, Part of, Duration, Work, Start,\n"
         "  Finish, Deadline, Promised for, Started, Finished, Done, State, Milestone,\n"
         "  People, Predecessors, Priority, Tags, Code, Summary for the client,\n"
         "  Internal notes, Active, Constraint, Constraint date, Dates by hand, and\n"
         "  Leave out for nothing.\n"
         "\n"
         "Dates of a table may have any order. Only where each of them can be read day\n"
         "first and month first (05/12/2026), --dates has to say which.\n",
         import_options, 1, 1, run_import},
    Verb{"export", "WORKSPACE", "write a project for another program",
         "Without --out the file goes to standard output. json writes the whole\n"
         "workspace, in the one way that Rapport writes it; mspdi and csv write one\n"
         "project. What that format has no place for is said on standard error.\n"
         "svg draws the project's Gantt chart on one sheet; html cuts it into pages of\n"
         "paper that repeat their heads, to be opened in a browser and printed.\n",
         export_options, 1, 1, run_export},
    Verb{"merge", "A B", "make one workspace of two copies of it",
         "A and B are copies of one workspace that were edited apart. What comes, what\n"
         "changes and what clashes is said on standard error. Of a field that was written\n"
         "on both sides without knowing of each other the later value holds; the other is\n"
         "kept in the file as a conflict, and Rapport shows it. Nothing else is lost. It\n"
         "ends with 0; with --strict it ends with 1 and writes nothing where anything\n"
         "clashes.\n"
         "\n"
         "As a merge driver of Git it takes --base, --ours and --theirs, writes over the\n"
         "file of --ours, and ends with 1 where clashes are left that neither side had.\n"
         "The file is a whole one in any case.\n",
         merge_options, 0, 2, run_merge},
    Verb{"check", "WORKSPACE", "look for what is wrong in a workspace",
         "Finds references to records that are not there, tasks that are part of\n"
         "themselves, links in a circle, and what this version does not know. One line\n"
         "for each finding. Ends with 1 where it found something.\n",
         check_options, 1, 1, run_check},
    Verb{"show", "WORKSPACE", "print clients, projects and tasks",
         "An outline for people; with --json the same for programs.\n", show_options, 1, 1, run_show},
    Verb{"schedule", "FILE", "when each task of a plan happens, and why",
         "FILE is a workspace or a Microsoft Project XML file, and is not changed. Of each\n"
         "task it says when it starts and finishes, how early and how late it could, its\n"
         "slack, and what decided it. With --json all of it is there for programs: times\n"
         "are civil ones without a zone, slack is working minutes.\n",
         schedule_options, 1, 1, run_schedule},
    Verb{"level", "FILE", "put tasks off until nobody has too much to do at a time",
         "FILE is a workspace or a Microsoft Project XML file: what is printed is a\n"
         "proposal, with old and new dates of each task that moves, what people have too\n"
         "much of before and after, and deadlines that would be missed. Nothing is\n"
         "written. Tasks that have begun, have dates by hand or the priority 1000 stay.\n"
         "\n"
         "FILE may also be a network of activities as they are exchanged to compare such\n"
         "programs, PSPLIB (.sm, one mode) or Patterson (.rcp): what is printed is the\n"
         "makespan and the start of each activity by its number. --pass single makes one\n"
         "plan, by one rule in one scheme (lst and serial where they are not named):\n"
         "  lft    latest finish first       grpw   greatest rank positional weight first\n"
         "  lst    latest start first        slack  least slack first\n"
         "  mts    most followers first\n"
         "--pass improve makes one by each rule in both schemes, pushes each together\n"
         "from behind and from the front, and breeds more of the best of them.\n",
         level_options, 1, 1, run_level},
    Verb{"forecast", "FILE", "when a plan will be done, as far as anyone can say",
         "FILE is a workspace or a Microsoft Project XML file. The plan is run through\n"
         "many times with durations drawn from the estimates of its tasks; a task\n"
         "without one takes what its project says of such tasks. It prints the finish\n"
         "that 10, 50, 80 and 90 of 100 runs do not exceed and the chance of each\n"
         "deadline and promise; with --json also how often each task decided the finish.\n"
         "The same file, runs and seed print the same bytes everywhere.\n",
         forecast_options, 1, 1, run_forecast},
    Verb{"snapshot", "WORKSPACE", "write what a client may see of a project",
         "One HTML file for one person of the client, that is whole by itself. It holds\n"
         "what is shared, and of that only what clients may see; how much went in and\n"
         "how much stayed out is said on standard error. The workspace is not changed.\n"
         "\n"
         "With --record the workspace is written once more, with this copy in it as if it\n"
         "were made in Rapport: answers to it can be taken in there. Without, the page has\n"
         "no number and takes no answers.\n"
         "\n"
         "With --to full the page also carries the program, and the plan opens in it\n"
         "without a network, to be looked at. The program is taken from a site that\n"
         "scripts/run has built: from build/web/site where rapport is in build/native,\n"
         "otherwise from where --program says. Build both of one version.\n"
         "\n"
         "With --passphrase-file the page is encrypted (AES-256-GCM), and opens in a\n"
         "browser with that passphrase; data is encrypted alike, and Rapport asks for the\n"
         "passphrase when it is opened. Whoever has the file can try passphrases: take\n"
         "six random words, and tell them by another way.\n",
         snapshot_options, 1, 1, run_snapshot},
    Verb{"report", "WORKSPACE", "write a status report of a project",
         "The latest that was issued, or with --draft the latest draft; where there is\n"
         "none, one is drafted of what the client sees, from the day after the last\n"
         "report up to today. It holds what everyone may see, and never money. A file\n"
         "that ends with .md is Markdown, with .csv a table, any other a web page.\n"
         "The workspace is not changed.\n",
         report_options, 1, 1, run_report},
    Verb{"reply", "FILE REPLY", "take in what a client answered to a snapshot",
         "FILE is a workspace, REPLY the file that its snapshot saved for the client, or a\n"
         "mail with the text that it copied. What each answer does is said on standard\n"
         "error. With --out all of it is taken in, in the name of whom the snapshot was\n"
         "made for, and the workspace is written; without, nothing is.\n"
         "\n"
         "A reply to another workspace or project, one that was edited or damaged and one\n"
         "that was taken in before are refused; it ends with 1 then. --project says which\n"
         "project it has to be about.\n",
         reply_options, 2, 2, run_reply},
};

std::string padded(std::string_view text, std::size_t width) {
    return std::string(text) + std::string(text.size() < width ? width - text.size() : 1, ' ');
}

std::string call_of(const Verb& verb) {
    return "rapport " + std::string(verb.name) + " " + std::string(verb.files) + " [options]";
}

Error misuse(std::string message) { return {Fault::Invalid, std::move(message), {}}; }

/// How many characters one has to change to come from one word to the other (Levenshtein 1965).
std::size_t distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = std::exchange(row[0], i);
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t kept = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
            diagonal = std::exchange(row[j], std::min({row[j] + 1, row[j - 1] + 1, kept}));
        }
    }
    return row[b.size()];
}

/// " Did you mean “import”?", or nothing where no name is near.
template <class Named> std::string suggestion(std::string_view word, std::span<const Named> known) {
    const auto nearest =
        std::ranges::min_element(known, {}, [&](const Named& one) { return distance(word, one.name); });
    if (nearest == known.end() || distance(word, nearest->name) > 2) return {};
    return " Did you mean “" + std::string(nearest->name) + "”?";
}

const Verb* find_verb(std::string_view name) {
    const auto at = std::ranges::find(all_verbs, name, &Verb::name);
    return at != all_verbs.end() ? &*at : nullptr;
}

/// Reads one option at `at` (and its value, which moves `at` on).
Result<void> take_option(std::span<const std::string> words, std::size_t& at, Call& call) {
    const std::string& word = words[at];
    const std::size_t equals = word.find('=');
    const std::string name = word.substr(0, equals);
    const auto option = std::ranges::find(call.verb->options, name, &Option::name);
    if (option == call.verb->options.end())
        return misuse("“" + name + "” is no option of “" + std::string(call.verb->name) + "”." +
                      suggestion(name, call.verb->options));
    if (call.has(name) && !option->repeats) return misuse("“" + name + "” stands twice.");
    if (option->value.empty()) {
        if (equals != std::string::npos) return misuse("“" + name + "” takes no value.");
        call.options[name];
        return {};
    }
    std::string value;
    if (equals != std::string::npos) {
        value = word.substr(equals + 1);
    } else {
        if (at + 1 >= words.size())
            return misuse("“" + name + "” needs a value: " + name + " " + std::string(option->value) + ".");
        value = words[++at];
    }
    if (value.empty()) return misuse("“" + name + "” needs a value: " + name + " " + std::string(option->value) + ".");
    call.options[name].push_back(std::move(value));
    return {};
}

int print(World& world, const std::string& text) {
    const Result<void> written = world.disk.write("-", text, Existing::Keep);
    if (written) return done;
    world.say("rapport: " + written.error().message);
    return failed;
}

int print_help(std::span<const std::string> words, World& world) {
    if (words.size() < 2 || words[1] == "help") return print(world, help_text());
    if (const Verb* verb = find_verb(words[1])) return print(world, help_text(*verb));
    world.say("rapport: There is no “" + words[1] + "”." + suggestion<Verb>(words[1], all_verbs));
    return misunderstood;
}

}  // namespace

std::string Call::value(std::string_view option, std::string_view otherwise) const {
    const auto at = options.find(option);
    return at != options.end() && !at->second.empty() ? at->second.front() : std::string(otherwise);
}

std::span<const std::string> Call::values(std::string_view option) const {
    const auto at = options.find(option);
    return at != options.end() ? at->second : std::span<const std::string>();
}

std::span<const Verb> verbs() { return all_verbs; }

Result<Call> understand(std::span<const std::string> words) {
    Call call;
    if (words.empty()) return misuse("Say what to do: rapport help lists it.");
    call.verb = find_verb(words.front());
    if (!call.verb)
        return misuse("There is no “" + words.front() + "”." + suggestion<Verb>(words.front(), all_verbs) +
                      " rapport help lists what there is.");
    bool options = true;
    for (std::size_t at = 1; at < words.size(); ++at) {
        const std::string& word = words[at];
        if (options && word == "--") options = false;
        else if (options && word.starts_with("-") && word != "-") TRY(take_option(words, at, call));
        else call.files.push_back(word);
    }
    if (call.files.size() < call.verb->least_files) return misuse("A file is missing: " + call_of(*call.verb));
    if (call.files.size() > call.verb->most_files)
        return misuse((call.verb->most_files == 1 ? "One file at a time: " : "Too many files: ") + call_of(*call.verb));
    return call;
}

std::string help_text() {
    std::string text = "Rapport, from the command line.\n\n";
    for (const Verb& verb : all_verbs)
        text += "  rapport " + padded(std::string(verb.name) + " " + std::string(verb.files), 18) +
                std::string(verb.summary) + "\n";
    text += "  rapport " + padded("help VERB", 18) + "more about one of these\n  rapport " + padded("--version", 18) +
            "what this is\n";
    return text +
           "\n\"-\" as a file is standard input or output. Messages go to standard error.\n"
           "Ends with 0 when all is well, 1 when something was found or failed, 2 when the\ncall made no sense.\n";
}

std::string help_text(const Verb& verb) {
    std::string text = call_of(verb) + "\n\n" + std::string(verb.details) + "\n";
    for (const Option& option : verb.options)
        text += "  " + padded(std::string(option.name) + " " + std::string(option.value), 23) +
                std::string(option.help) + "\n";
    return text;
}

int run(std::span<const std::string> words, World& world) {
    const std::string_view first = words.empty() ? std::string_view() : std::string_view(words.front());
    if (first == "help" || first == "--help" || first == "-h") return print_help(words, world);
    if (first == "--version") return print(world, "rapport, file format " + std::to_string(format_version) + "\n");
    const Verb* verb = find_verb(first);
    if (verb && std::ranges::find(words, "--help") != words.end()) return print(world, help_text(*verb));
    const Result<Call> call = understand(words);
    if (!call) {
        world.say("rapport: " + call.error().message);
        return misunderstood;
    }
    return call->verb->run(*call, world);
}

}  // namespace rapport::cli
