#pragma once
// What comes in from the files of other programs: records with their ids, and a report of what came with them and what
// did not. Nothing is changed here; app/ makes one Edit of an Import.

#include <functional>
#include <memory>

#include "model/workspace.h"

namespace rapport {

/// Gives the ids of new records. Each call another one.
using MakeId = std::function<Id()>;

/// Something the file held and the records hold now: "tasks", 164.
struct Carried {
    std::string what;
    std::int64_t count = 0;
    bool operator==(const Carried&) const = default;
};

/// Something that stayed behind, as the person calls it: "Costs", on 12 tasks, for example "Foundation".
struct Left {
    std::string what;
    std::int64_t count = 0;             ///< How many records had it.
    std::vector<std::string> examples;  ///< Names of the first of them; at most `examples_of_left`.
    bool operator==(const Left&) const = default;
};
constexpr std::size_t examples_of_left = 3;

struct ImportReport {
    std::vector<Carried> carried;
    std::vector<Left> left_out;         ///< Sorted by what; empty: everything came along.
    std::vector<std::string> warnings;  ///< Sentences about what was found odd and read in the best way.
};

/// Records are complete, refer only to each other, and have no stamps: those come with the Edit.
struct Import {
    Workspace records;
    Ref<Project> project;
    std::string suggested_client;  ///< The company the file names; empty: none.
    ImportReport report;
};

struct ImportProgress {
    float fraction = 0;  ///< 0 to 1.
    std::string phase;   ///< "Reading tasks": for the person who waits.
    bool done = false;   ///< take() has the Import.
};

/// An import in slices, so that a frame can be drawn between two of them. To cancel it, destroy it.
class ImportJob {
public:
    virtual ~ImportJob() = default;
    /// Does about so many items of work: tasks, rows, links. After an Error or `done` there is nothing left to do.
    virtual Result<ImportProgress> step(std::size_t items) = 0;
    /// The Import, once; only after step() said `done`.
    virtual Import take() = 0;
};

/// The whole job at once.
Result<Import> finish(ImportJob& job);

enum class FileKind : std::uint8_t {
    Rapport,  ///< JSON.
    Mspdi,    ///< Microsoft Project XML.
    Csv,      ///< A table as text.
    Mail,     ///< An e-mail, or a note: text that is no table.
    Unknown,  ///< See what_it_looks_like().
};

/// What a file holds: by its content first, then by its name.
FileKind kind_of(std::string_view name, std::string_view bytes);

/// What a file that cannot be opened seems to be and what to do: "This looks like an Excel workbook. Save it as CSV …".
std::string what_it_looks_like(std::string_view bytes);

/// A file for another program, and what of the records that program's format has no place for.
struct Export {
    std::string file_name;
    std::string mime;
    std::string bytes;
    std::vector<Left> left_out;
};

}  // namespace rapport
