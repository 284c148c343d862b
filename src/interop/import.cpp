#include "interop/import.h"

namespace rapport {

Result<Import> finish(ImportJob& job) {
    constexpr std::size_t items_at_a_time = 100'000;
    while (!TRY(job.step(items_at_a_time)).done) {}
    return job.take();
}

}  // namespace rapport
