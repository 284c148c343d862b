#pragma once
// A client with people of its own and a project, for tests of what is done with them.

#include "desk.h"

namespace rapport {

constexpr Date monday{20'759};  // 2026-11-02
const DateTime noon = at(monday, {12 * 60});

template <class E> std::vector<const E*> all(const Workspace& workspace) {
    std::vector<const E*> found;
    for (const E& record : workspace.all<E>()) found.push_back(&record);
    return found;
}

/// A client that Ines looks after, with Ruth, who decides, and Theo.
struct ClinicsDesk {
    Desk desk;
    Ref<Person> ines = desk.add(person_of("Ines"));
    Ref<Client> client = desk.add(make<Client>({.name = "Harbour & Vale", .manager = ines}));
    Ref<Stakeholder> ruth = desk.add(make<Stakeholder>({.client = client, .name = "Ruth", .decides = true}));
    Ref<Stakeholder> theo = desk.add(make<Stakeholder>({.client = client, .name = "Theo"}));
    Ref<Project> project = desk.add(make<Project>({.client = client, .name = "Booking", .start = noon}));

    template <class E> std::size_t count() const { return all<E>(desk.workspace).size(); }
    template <class E> const E& only() const {
        const auto records = all<E>(desk.workspace);
        REQUIRE(records.size() == 1);
        return *records.front();
    }
};

}  // namespace rapport
