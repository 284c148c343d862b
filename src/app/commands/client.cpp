#include "app/commands/client.h"

#include "base/text.h"

namespace rapport {
namespace {

constexpr Minutes morning{8 * minutes_per_hour};  // When the standard week begins its days.

template <class E> bool has_name(const Workspace& workspace, std::string_view name) {
    const std::string wanted = folded(name);
    for (const E& record : workspace.all<E>())
        if (folded(record.name) == wanted) return true;
    return false;
}

Project first_project(const NewClient& wanted, Id id, Ref<Client> client, Ref<Stakeholder> decider, DateTime now) {
    Project project{};
    project.id = id;
    project.client = client;
    project.name = trimmed(wanted.project);
    if (project.name.empty()) project.name = "First project";
    project.start = at(date_of(now), morning);
    project.success.text = trimmed(wanted.success);
    if (project.success.text.empty()) return project;
    project.success_by = decider;
    project.success_on = date_of(now);
    return project;
}

}  // namespace

Project relationship_with(const Client& client, Id id, DateTime now) {
    Project project{};
    project.id = id;
    project.client = {client.id};
    project.name = "Staying in touch";
    project.kind = ProjectKind::Relationship;
    project.stage = Stage::Active;
    project.start = at(date_of(now), morning);
    return project;
}

Result<Edit> new_client(const Workspace& workspace, const NewClient& wanted, const MakeId& make_id, DateTime now) {
    Client client{};
    client.id = make_id();
    client.name = trimmed(wanted.name);
    client.since = date_of(now);
    if (client.name.empty()) return Error{Fault::Invalid, "A client needs a name.", {}};
    if (has_name<Client>(workspace, client.name))
        return Error{Fault::Invalid, "There is a client “" + client.name + "” already.", {}};
    Edit edit{"New client “" + client.name + "”", {}};
    edit.create(client);

    Stakeholder decider{};
    decider.name = trimmed(wanted.decides);
    if (!decider.name.empty()) {
        decider.id = make_id();
        decider.client = {client.id};
        decider.decides = true;
        edit.create(decider);
    }
    if (!trimmed(wanted.success).empty() || !trimmed(wanted.project).empty())
        edit.create(first_project(wanted, make_id(), {client.id}, {decider.id}, now));
    edit.create(relationship_with(client, make_id(), now));
    return edit;
}

Result<Edit> add_stakeholder(const Workspace& workspace, Id id, Ref<Client> client, const NewStakeholder& wanted) {
    Stakeholder stakeholder{};
    stakeholder.id = id;
    stakeholder.client = client;
    stakeholder.name = trimmed(wanted.name);
    stakeholder.role = trimmed(wanted.role);
    stakeholder.email = trimmed(wanted.email);
    stakeholder.decides = wanted.decides;
    stakeholder.influence = wanted.influence;
    stakeholder.interest = wanted.interest;
    stakeholder.channel = wanted.channel;
    if (stakeholder.name.empty()) return Error{Fault::Invalid, "A stakeholder needs a name.", {}};
    if (!workspace.find(client)) return Error{Fault::Missing, "This client is no longer there.", {}};
    Edit edit{"Add stakeholder “" + stakeholder.name + "”", {}};
    edit.create(stakeholder);
    return edit;
}

Result<Edit> add_person(const Workspace& workspace, Id id, std::string_view name, std::string_view role,
                        std::string_view email) {
    Person person{};
    person.id = id;
    person.name = trimmed(name);
    person.role = trimmed(role);
    person.email = trimmed(email);
    if (person.name.empty()) return Error{Fault::Invalid, "A person needs a name.", {}};
    if (has_name<Person>(workspace, person.name))
        return Error{Fault::Invalid, "“" + person.name + "” is there already.", {}};
    for (const Person& other : workspace.all<Person>())
        if (!person.email.empty() && folded(other.email) == folded(person.email))
            return Error{Fault::Invalid, "“" + other.name + "” has this e-mail address already.", {}};
    Edit edit{"Add “" + person.name + "”", {}};
    edit.create(person);
    return edit;
}

}  // namespace rapport
