#pragma once
// Gathers what an import or export leaves behind, while it goes.

#include <map>

#include "interop/import.h"

namespace rapport {

class Leaving {
public:
    /// One more record has something called `what`. Said twice in a row of one `item` it counts once.
    void leave(std::string_view what, std::string_view example, std::int64_t item);
    /// Something that belongs to no record, so often.
    void leave_some(std::string_view what, std::int64_t count);
    /// A sentence; beyond `warnings_of_a_report` they are only counted.
    void warn(std::string sentence);

    [[nodiscard]] std::vector<Left> left() const;
    [[nodiscard]] std::vector<std::string> warnings() const;

private:
    struct Entry {
        Left left;
        std::int64_t last_item = -1;
    };
    std::map<std::string, Entry, std::less<>> entries_;
    std::vector<std::string> warnings_;
    std::int64_t unheard_ = 0;
};
constexpr std::size_t warnings_of_a_report = 50;

/// How many records of each type there are, in the order of types.
std::vector<Carried> carried_in(const Workspace& workspace);

/// Every field of a record that is not as in a blank one and is not among `carried` (JSON names): "Promised for (task)"; and
/// control characters, which no other program's format has a place for.
void leave_fields(Leaving& leaving, const EntityType& type, const Entity& record,
                  std::span<const std::string_view> carried, std::int64_t item);

/// A name that every system takes, from what a project is called: "Portal.xml".
std::string file_name_of(std::string_view project, std::string_view extension);

}  // namespace rapport
