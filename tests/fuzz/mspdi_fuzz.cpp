// Any bytes as a Microsoft Project file. What is read is written and read again as the same; what is refused says why.

#include <cstdint>
#include <cstdlib>
#include <string>

#include "interop/mspdi.h"
#include "model/outline.h"

namespace {

using namespace rapport;

void require(bool holds) {
    if (!holds) std::abort();
}

MakeId counting_ids() {
    return [last = std::uint64_t{0}]() mutable { return Id{0x7000, ++last}; };
}

Result<Import> import(std::string bytes, std::size_t items) {
    const std::unique_ptr<ImportJob> job = from_mspdi(std::move(bytes), counting_ids());
    for (;;) {
        const Result<ImportProgress> progress = job->step(items);
        if (!progress) return progress.error();
        require(progress->fraction >= 0 && progress->fraction < 1.01f);
        if (progress->done) return job->take();
    }
}

/// Every reference leads to a record of the import.
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

std::int64_t count_of(const Import& import, const EntityType& type) {
    return static_cast<std::int64_t>(import.records.table(type).size());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const std::string text(reinterpret_cast<const char*>(bytes), size);
    kind_of("plan.xml", text);
    require(!what_it_looks_like(text).empty());
    const Result<Import> first = import(text, 3);
    if (!first) {
        require(!first.error().message.empty());
        return 0;
    }
    require_whole(*first);
    const Result<Export> exported = to_mspdi(first->records, first->project);
    require(exported.has_value());
    const Result<Import> second = import(exported->bytes, 1000);
    require(second.has_value());
    require_whole(*second);
    for (const EntityType* type : {&type_of<Task>, &type_of<Dependency>, &type_of<Person>, &type_of<Assignment>})
        require(count_of(*first, *type) == count_of(*second, *type));
    return 0;
}
