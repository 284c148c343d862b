#pragma once
// What the tests of imports and exports share: ids that count, whole imports in one line, and records as text without ids.

#include <algorithm>

#include "base/text.h"
#include "interop/mspdi.h"
#include "model/outline.h"
#include "support/make.h"
#include "support/print.h"
#include "support/shared_files.h"

namespace rapport {
namespace {  // Each test file has its own.

inline MakeId counting_ids() {
    return [last = std::uint64_t{0}]() mutable { return id_number(++last); };
}

inline Result<Import> import_mspdi(std::string bytes) {
    const std::unique_ptr<ImportJob> job = from_mspdi(std::move(bytes), counting_ids());
    return finish(*job);
}

/// Every .xml file of the shared collections of Microsoft Project files, sorted; empty where they are not there.
inline std::vector<std::filesystem::path> mspdi_files() {
    std::vector<std::filesystem::path> files;
    for (const char* name : {"data/mspdi", "data/mspdi_from_mpp"})
        if (const auto folder = shared_files(name))
            for (const auto& entry : std::filesystem::recursive_directory_iterator(*folder))
                if (entry.path().extension() == ".xml") files.push_back(entry.path());
    std::ranges::sort(files);
    return files;
}

/// A record as text that says the same wherever it was read: what it refers to by name, places by outline number.
inline std::string described(const Workspace& workspace, const Outline& outline, const EntityType& type,
                             const Entity& record) {
    std::string text(type.name);
    if (&type == &type_of<Task>) text += " " + outline.number(outline.find(record.id));
    for (const Field& field : type.fields) {
        if (field.kind == Kind::Rank || field.get(record) == field.get(*type.blank)) continue;
        const Value value = field.get(record);
        const Id* id = std::get_if<Id>(&value);
        const Workspace::Found found = id ? workspace.find(*id) : Workspace::Found{};
        text += " | " + std::string(field.name) + " ";
        if (!id) text += shown(value);
        else if (!found) text += "nothing";
        else if (found.type == &type_of<Task>) text += outline.number(outline.find(*id));
        else text += title_of(*found.type, *found.record);
    }
    return text;
}

inline std::vector<std::string> described(const Workspace& workspace, Ref<Project> project) {
    const Outline outline = outline_of(workspace, project);
    std::vector<std::string> lines;
    for (const EntityType* type : all_types())
        for (const Entity* record : workspace.table(*type).rows())
            lines.push_back(described(workspace, outline, *type, *record));
    std::ranges::sort(lines);
    return lines;
}

/// The only record of that name.
template <class E> const E& named(const Workspace& workspace, std::string_view name) {
    const E* found = nullptr;
    for (const E& record : workspace.all<E>())
        if (record.name == name) found = &record;
    if (!found) throw std::runtime_error("no record is called " + std::string(name));
    return *found;
}

inline std::int64_t count_of(const Import& import, const EntityType& type) {
    return static_cast<std::int64_t>(import.records.table(type).size());
}

/// How often something stayed behind; 0: it is not mentioned.
inline std::int64_t left_of(const std::vector<Left>& left, std::string_view what) {
    const auto at = std::ranges::find(left, what, &Left::what);
    return at != left.end() ? at->count : 0;
}

inline std::string_view message_of(const Result<Import>& result) {
    return result ? std::string_view("no error") : std::string_view(result.error().message);
}

/// A plan around the given content of <Project>.
inline std::string mspdi_project(const std::string& content) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
           "<Project xmlns=\"http://schemas.microsoft.com/project\"><Title>Registration portal</Title>"
           "<StartDate>2026-11-02T08:00:00</StartDate>" +
           content + "</Project>";
}
inline std::string mspdi_tasks(const std::string& tasks) { return mspdi_project("<Tasks>" + tasks + "</Tasks>"); }
inline std::string mspdi_task(int uid, const std::string& name, const std::string& more = {}, int level = 1) {
    return "<Task><UID>" + std::to_string(uid) + "</UID><ID>" + std::to_string(uid) + "</ID><Name>" + name +
           "</Name><OutlineLevel>" + std::to_string(level) + "</OutlineLevel>" + more + "</Task>";
}

}  // namespace
}  // namespace rapport

namespace doctest {
template <> struct StringMaker<rapport::Left> {
    static String convert(const rapport::Left& left) { return (left.what + ": " + std::to_string(left.count)).c_str(); }
};
}  // namespace doctest
