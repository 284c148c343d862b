#include <algorithm>
#include <array>
#include <filesystem>

#include "app/apply.h"
#include "app/commands/import.h"
#include "base/text.h"
#include "cli/findings.h"
#include "cli/identity.h"
#include "cli/verbs.h"
#include "codec/workspace_json.h"
#include "interop/csv.h"
#include "interop/mspdi.h"

namespace rapport::cli {
namespace {

Error not_as_it_is() {
    return {Fault::Refused, "Not all of it came in as it is, so nothing was written (--strict).", {}};
}

/// Says what came and what did not. An Error where --strict wants all of it.
Result<void> say_report(const ImportReport& import, const Call& call, World& world) {
    for (const Carried& carried : import.carried) world.say("  " + with_thousands(carried.count) + " " + carried.what);
    for (const Left& left : import.left_out) {
        std::string examples;
        for (const std::string& example : left.examples)
            examples += (examples.empty() ? ": “" : ", “") + shortened(example, 40) + "”";
        world.say("  left out: " + left.what + " (" + with_thousands(left.count) + ")" + examples);
    }
    for (const std::string& warning : import.warnings) world.say("  " + warning);
    if (call.has("--strict") && (!import.left_out.empty() || !import.warnings.empty())) return not_as_it_is();
    return {};
}

/// Says what of a workspace cannot be read, or cannot be. An Error where --strict wants all of it.
Result<void> say_oddities(const Workspace& records, const Call& call, World& world) {
    std::vector<Finding> findings = findings_in(records, Look::Plan);
    if (call.has("--into"))  // It stays behind, and the report says so.
        std::erase_if(findings, [](const Finding& finding) { return finding.trouble == Trouble::Unread; });
    say_findings(findings, call.files.front(), world);
    if (call.has("--strict") && !findings.empty()) return not_as_it_is();
    return {};
}

/// What a file is called, without its folder and its ending.
std::string stem_of(const std::string& path) {
    const std::string stem = std::filesystem::path(path).stem().string();
    return stem.empty() || path == "-" ? "Imported" : stem;
}

struct Dates {
    std::string_view name;
    DateOrder order;
};
constexpr std::array date_orders{
    Dates{"dmy", DateOrder::DayFirst},
    Dates{"mdy", DateOrder::MonthFirst},
    Dates{"ymd", DateOrder::YearFirst},
};

/// The order that --dates says; Automatic where it is not there.
Result<DateOrder> date_order_in(const Call& call) {
    if (!call.has("--dates")) return DateOrder::Automatic;
    const std::string said = folded(call.value("--dates"));
    const auto at = std::ranges::find(date_orders, std::string_view(said), &Dates::name);
    if (at == date_orders.end()) return Error{Fault::Invalid, "Say --dates dmy, --dates mdy or --dates ymd.", {}};
    return at->order;
}

/// Nobody is there to be asked what 05/12/2026 means.
Result<void> settle_dates(const CsvTable& table, CsvMapping& mapping, DateOrder said) {
    if (said != DateOrder::Automatic) mapping.date_order = said;
    const std::optional<std::string> open = open_date_of(table, mapping);
    if (!open) return {};
    return Error{Fault::Invalid,
                 "“" + shortened(*open, 40) +
                     "” can be read day first and month first, and nothing in the table decides. Say which: --dates "
                     "dmy or --dates mdy.",
                 {}};
}

std::string headings_of(const CsvTable& table) {
    constexpr std::size_t most_told = 20;
    std::string headings;
    for (std::size_t column = 0; column < std::min(table.header.size(), most_told); ++column)
        headings += (column > 0 ? ", “" : "“") + shortened(trimmed(table.header[column]), 40) + "”";
    return headings + (table.header.size() > most_told ? " and more" : "");
}

Result<CsvTarget> target_called(std::string_view name) {
    for (std::size_t i = 0; i < csv_target_count; ++i)
        if (const auto target = static_cast<CsvTarget>(i); folded(label_of(target)) == folded(trimmed(name)))
            return target;
    return Error{Fault::Invalid,
                 "A column cannot hold “" + shortened(name, 40) + "”. rapport help import lists what it can hold.",
                 {}};
}

/// By its heading, else by its number, from 1.
Result<std::size_t> column_called(const CsvTable& table, std::string_view name) {
    for (std::size_t column = 0; column < table.header.size(); ++column)
        if (folded(trimmed(table.header[column])) == folded(trimmed(name))) return column;
    for (std::size_t column = 0; column < table.header.size(); ++column)
        if (std::to_string(column + 1) == trimmed(name)) return column;
    return Error{
        Fault::Missing, "There is no column “" + shortened(name, 40) + "”. There are " + headings_of(table) + ".", {}};
}

/// What each --column says; columns that were guessed to hold the same no longer do.
Result<void> settle_columns(const CsvTable& table, CsvMapping& mapping, const Call& call) {
    std::vector<bool> said(mapping.columns.size(), false);
    for (const std::string_view word : call.values("--column")) {
        const std::size_t equals = word.find('=');
        if (equals == std::string_view::npos)
            return Error{Fault::Invalid, "“" + std::string(word) + "” is not like --column Name=HEADING.", {}};
        const CsvTarget target = TRY(target_called(word.substr(0, equals)));
        const std::size_t column = TRY(column_called(table, word.substr(equals + 1)));
        for (std::size_t other = 0; other < mapping.columns.size(); ++other) {
            const bool taken = mapping.columns[other] == target && !may_repeat(target);
            if (other != column && !taken) continue;
            if (said[other])
                return Error{
                    Fault::Invalid, "“--column " + std::string(word) + "” does not go with another one before it.", {}};
            mapping.columns[other] = CsvTarget::Nothing;
        }
        mapping.columns[column] = target;
        said[column] = true;
        mapping.date_order = DateOrder::Automatic;  // Other columns may hold dates now.
    }
    if (std::ranges::find(mapping.columns, CsvTarget::Name) != mapping.columns.end()) return {};
    return Error{Fault::Invalid,
                 "No column holds the names of the tasks. Say which one does: --column Name=HEADING. There are " +
                     headings_of(table) + ".",
                 {}};
}

Result<Import> import_of_table(const Call& call, const std::string& bytes, const MakeId& make_id, World& world) {
    CsvTable table = TRY(read_csv(bytes));
    CsvMapping mapping = mapping_of(guess_columns(table));
    TRY(settle_columns(table, mapping, call));
    TRY(settle_dates(table, mapping, TRY(date_order_in(call))));
    const std::string name = call.value("--project", stem_of(call.files.front()));
    const std::unique_ptr<ImportJob> job =
        from_csv(std::move(table), std::move(mapping), {name, date_of(world.clock.local_now()), make_id});
    return finish(*job);
}

/// What every file of another program becomes: records without stamps.
Result<Import> import_of(FileKind kind, const Call& call, const std::string& bytes, const MakeId& make_id,
                         World& world) {
    switch (kind) {
    case FileKind::Mspdi: {
        const std::unique_ptr<ImportJob> job = from_mspdi(bytes, make_id, date_of(world.clock.local_now()));
        return finish(*job);
    }
    case FileKind::Csv:     return import_of_table(call, bytes, make_id, world);
    case FileKind::Rapport:
    case FileKind::Mail:
    case FileKind::Unknown: break;
    }
    return Error{Fault::Malformed, what_it_looks_like(bytes), {}};
}

Result<Workspace> with(Workspace workspace, Edit edit, World& world) {
    HybridClock clock = new_clock(workspace, world);
    TRY(apply(workspace, edit, clock.tick(world.clock.now().millis)));
    return workspace;
}

/// The workspace with what FILE holds; what came and what did not is said to the person.
Result<Workspace> with_file(Workspace workspace, const Call& call, const std::string& bytes, World& world) {
    const std::string& path = call.files.front();
    const FileKind kind = kind_of(path, bytes);
    if (kind == FileKind::Rapport) {
        Workspace records = TRY(read_workspace(bytes));
        TRY(say_oddities(records, call, world));
        if (!call.has("--into")) return records;
        ImportEdit adopted = adopt(workspace, records, "Import");
        world.say(path + ": added to the workspace");
        TRY(say_report(adopted.report, call, world));
        return with(std::move(workspace), std::move(adopted.edit), world);
    }
    const MakeId make_id = [&world] { return new_id(world); };
    const Import import = TRY(import_of(kind, call, bytes, make_id, world));
    const std::string client = call.value("--client", import.suggested_client);
    if (client.empty())
        return Error{Fault::Invalid, "The file does not say whose project it is. Say it: --client NAME.", {}};
    ImportEdit made = TRY(import_edit(workspace, import, {{}, client}, make_id));
    world.say(path + ": imported for “" + client + "”");
    TRY(say_report(made.report, call, world));
    return with(std::move(workspace), std::move(made.edit), world);
}

}  // namespace

int run_import(const Call& call, World& world) {
    if (const Result<DateOrder> order = date_order_in(call); !order) {
        world.say("rapport: " + order.error().message);
        return misunderstood;
    }
    const bool into = call.has("--into");
    if (!into && !call.has("--out")) {
        world.say("rapport: Say where to write: --out FILE, or --into FILE to add to a workspace.");
        return misunderstood;
    }
    const std::string out = call.value("--out", call.value("--into"));
    const Existing existing =
        call.has("--force") || (into && out == call.value("--into")) ? Existing::Replace : Existing::Keep;
    if (const Result<void> may = may_write(out, existing, world); !may) return report(world, may.error(), out);

    Result<Workspace> workspace = into ? open_workspace(call.value("--into"), world) : Result<Workspace>(Workspace());
    if (!workspace) return report(world, workspace.error(), call.value("--into"));
    if (workspace->id.is_null()) workspace->id = new_id(world);
    const Result<std::string> bytes = world.disk.read(call.files.front());
    if (!bytes) return report(world, bytes.error(), call.files.front());
    const Result<Workspace> whole = with_file(std::move(*workspace), call, *bytes, world);
    if (!whole) return report(world, whole.error(), call.files.front());
    const Result<void> written = world.disk.write(out, write_workspace(*whole), existing);
    return written ? done : report(world, written.error(), out);
}

}  // namespace rapport::cli
