// Any bytes as a file of playbooks. What is refused says why; what is read is clean, within its limits, and the same when it was
// written and read again.

#include <cstdint>
#include <cstdlib>

#include "base/text.h"
#include "interop/playbook_file.h"

namespace {

using namespace rapport;

void require(bool holds) {
    if (!holds) std::abort();
}

void require_line(std::string_view text) {
    require(is_valid_utf8(text) && !has_controls(text) && !text.empty());
    require(text.find_first_of("\r\n\t") == std::string_view::npos && trimmed(text) == text);
}

void require_clean(const SharedPlaybook& one) {
    require_line(one.playbook.name);
    require(is_valid_utf8(one.playbook.notes.text) && !has_controls(one.playbook.notes.text));
    require(one.steps.size() <= playbook_limits.steps);
    for (const PlaybookStep& step : one.steps) {
        require_line(step.text);
        require(step.within.count >= 0 && step.within.count <= playbook_limits.within);
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(bytes), size);
    if (looks_like_playbooks(text)) require(kind_of("any.json", text) == FileKind::Unknown);
    const Result<std::vector<SharedPlaybook>> read = read_playbooks(text);
    if (!read) {
        require(!read.error().message.empty());
        return 0;
    }
    require(!read->empty() && read->size() <= playbook_limits.playbooks);
    for (const SharedPlaybook& one : *read) require_clean(one);
    const Result<Export> written = write_playbooks(*read);
    require(written.has_value());
    require(looks_like_playbooks(written->bytes));
    const Result<std::vector<SharedPlaybook>> again = read_playbooks(written->bytes);
    require(again.has_value() && again->size() == read->size());
    for (std::size_t i = 0; i < read->size(); ++i) require(same_content((*read)[i], (*again)[i]));
    const Result<Export> twice = write_playbooks(*again);
    require(twice.has_value() && twice->bytes == written->bytes);
    return 0;
}
