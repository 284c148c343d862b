#pragma once
// A file comes in: what it is, for a table which column means what, progress with Cancel, and afterwards what came along
// and what did not, by name and count.

#include <memory>

#include "interop/csv.h"
#include "interop/mspdi.h"
#include "sync/merge_report.h"
#include "ui/view.h"

namespace rapport {

enum class ImportStage : std::uint8_t {
    None,
    Mapping,  ///< A table: which column means what.
    Running,
    Choosing,  ///< Whose plan it is.
    Whole,     ///< A Rapport file, while there is something here already.
    Merging,   ///< Another copy of what is here, or a part of one: what it would bring.
    Done,
    Failed,
};

struct ImportState {
    ImportStage stage = ImportStage::None;
    OpenedFile file;
    FileKind kind = FileKind::Unknown;
    bool seen = false;   ///< The stage has been drawn once: long work may begin.
    bool fresh = false;  ///< The first field of the stage takes the keyboard.

    CsvReading reading;
    CsvTable table;
    std::vector<ColumnGuess> guesses;
    CsvMapping mapping;
    std::vector<CsvPreviewRow> preview;
    bool preview_is_old = true;

    std::unique_ptr<ImportJob> job;
    std::size_t items = 64;  ///< A step of the job: about as many as one millisecond takes.
    ImportProgress progress;
    std::optional<Import> result;
    std::string client_name;  ///< Choosing: a new client of that name …
    Ref<Client> client;       ///< … or this one.
    Ref<Project> empty;       ///< The project that is looked at, where it has no tasks; null otherwise.
    bool into_empty = false;  ///< It comes into that one.

    std::unique_ptr<Workspace> whole;
    std::vector<Carried> whole_new;  ///< What of it is not here.
    enum class Replacing : std::uint8_t {
        No,
        Asked,       ///< The person is asked whether everything here is to go.
        Saving,      ///< What is here goes to a file first.
        Downloaded,  ///< The person is asked whether that file is there.
    } replacing = Replacing::No;
    std::string saved_as;                ///< The name of that file.
    std::unique_ptr<MergeReport> merge;  ///< Merging: of `whole`, as of that revision.
    std::uint64_t merge_revision = 0;
    bool read_doubts = false;
    std::string error;
};

/// Looks at a dropped or opened file and starts whatever it needs. A Rapport file is read whole; where nothing is here yet,
/// it becomes what is here.
void begin_import(ImportState& state, OpenedFile file, ViewContext& view);
/// Works on a running import for at most `milliseconds`; `now_ms` reads a steady clock. True while there is more to do.
bool step_import(ImportState& state, ViewContext& view, double milliseconds, const std::function<double()>& now_ms);
/// Draws the dialog of the stage it is in, if any.
void draw_import(ViewContext& view, ImportState& state);

}  // namespace rapport
