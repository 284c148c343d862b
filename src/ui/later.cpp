#include "ui/later.h"

namespace rapport {

constinit const Later later_part{begin_import, step_import, draw_import, to_mspdi, to_csv, sample_workspace};

}  // namespace rapport
