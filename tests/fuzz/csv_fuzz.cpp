// Any bytes as a table. What is read becomes a project whose references all lead somewhere; what is written reads back.

#include <cstdint>
#include <cstdlib>
#include <string>

#include "interop/csv.h"
#include "model/outline.h"

namespace {

using namespace rapport;

void require(bool holds) {
    if (!holds) std::abort();
}

MakeId counting_ids() {
    return [last = std::uint64_t{0}]() mutable { return Id{0x7000, ++last}; };
}

Result<Import> import(const CsvTable& table, const CsvMapping& mapping) {
    const std::unique_ptr<ImportJob> job =
        from_csv(table, mapping, {.project_name = "P", .today = Date{20'000}, .make_id = counting_ids()});
    for (;;) {
        const Result<ImportProgress> progress = job->step(2);
        if (!progress) return progress.error();
        if (progress->done) return job->take();
    }
}

void require_whole(const Import& import) {
    for (const EntityType* type : all_types())
        for (const Entity* record : import.records.table(*type).rows())
            for (const Field& field : type->fields) {
                const Value value = field.get(*record);
                const Id* id = std::get_if<Id>(&value);
                require(!id || id->is_null() || import.records.find(*id));
            }
    require(outline_of(import.records, import.project).problems().empty());
}

void require_survives(const Import& first) {
    const Result<Export> exported = to_csv(first.records, first.project);
    require(exported.has_value());
    const Result<CsvTable> table = read_csv(exported->bytes);
    require(table.has_value());
    const std::size_t tasks = first.records.table(type_of<Task>).size();
    require(table->rows.size() == tasks);
    const Result<Import> second = import(*table, mapping_of(guess_columns(*table)));
    require(second.has_value());
    require_whole(*second);
}

}  // namespace

/// The first byte chooses how dates are taken, the second what the columns mean.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    if (size < 2) return 0;
    const std::string_view text(reinterpret_cast<const char*>(bytes) + 2, size - 2);
    const Result<CsvTable> table = read_csv(text, {.header = bytes[0] % 8 != 0});
    if (!table) {
        require(!table.error().message.empty());
        return 0;
    }
    CsvMapping mapping = mapping_of(guess_columns(*table));
    mapping.dates = bytes[0] % 2 == 0 ? CsvDates::Plan : CsvDates::ByHand;
    for (std::size_t i = 0; i < mapping.columns.size() && bytes[1] != '0'; ++i)
        mapping.columns[i] = static_cast<CsvTarget>((bytes[1] + i) % csv_target_count);
    preview_csv(*table, mapping, 5);
    const Result<Import> first = import(*table, mapping);
    if (!first) {
        require(!first.error().message.empty());
        return 0;
    }
    require_whole(*first);
    require_survives(*first);
    return 0;
}
