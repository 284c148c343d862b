// Any bytes as a file. What is accepted must be written, read and written again as the same bytes; what is refused must
// say why. Nothing may crash, hang or read where it should not.

#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "base/json.h"
#include "codec/workspace_json.h"
#include "search/index.h"

namespace {

void require(bool holds) {
    if (!holds) std::abort();
}

void fuzz_json(std::string_view text) {
    using namespace rapport;
    const Result<Json> json = read_json(text);
    if (!json) return require(!json.error().message.empty());
    const Result<Json> again = read_json(write_json(*json));
    require(again.has_value());
    require(*again == *json);
}

void fuzz_workspace(std::string_view text) {
    using namespace rapport;
    const Result<Workspace> workspace = read_workspace(text);
    if (!workspace) return require(!workspace.error().message.empty());
    const std::string written = write_workspace(*workspace);
    const Result<Workspace> again = read_workspace(written);
    require(again.has_value());
    require(write_workspace(*again) == written);

    SearchIndex index;
    index.rebuild(*workspace);
    for (const Hit& hit : index.find(text.substr(0, 40), 5)) require(hit.match_to <= hit.snippet.size());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(bytes), size);
    fuzz_json(text);
    fuzz_workspace(text);
    return 0;
}
