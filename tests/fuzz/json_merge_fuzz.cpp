// Any two files as two copies of one workspace. Records of one id become the same record whoever takes in the other's, and
// merging again changes nothing. The copies stand one behind the other, parted by a byte of zero.

#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "codec/record_json.h"
#include "codec/workspace_json.h"
#include "sync/merge.h"

namespace {

using namespace rapport;

void require(bool holds) {
    if (!holds) std::abort();
}

std::string text_of(const EntityType& type, const Entity& record) {
    std::string text;
    append_record(text, type, record);
    return text;
}

void merge_both_ways(const EntityType& type, const Entity& ours, const Entity& theirs) {
    Entity* one = type.copy(ours);
    Entity* other = type.copy(theirs);
    merge(type, *one, theirs);
    merge(type, *other, ours);
    require(text_of(type, *one) == text_of(type, *other));
    require(!merge(type, *one, *other));
    require(!merge(type, *one, ours));
    require(!merge(type, *one, theirs));
    type.destroy(one);
    type.destroy(other);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(bytes), size);
    const std::size_t border = text.find('\0');
    if (border == std::string_view::npos) return 0;
    const Result<Workspace> ours = read_workspace(text.substr(0, border));
    const Result<Workspace> theirs = read_workspace(text.substr(border + 1));
    if (!ours || !theirs) return 0;
    for (const EntityType* type : all_types())
        for (const Entity* record : ours->table(*type).rows())
            if (const Entity* twin = theirs->find_any(*type, record->id)) merge_both_ways(*type, *record, *twin);
    return 0;
}
