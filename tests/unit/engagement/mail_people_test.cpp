// Whose mail it is: found by address, by name, and in pasted text by the names in it.

#include "engagement/eml.h"
#include "support/make.h"
#include "support/print.h"

namespace rapport {
namespace {

struct People {
    Workspace workspace;
    Ref<Client> harbour =
        put(workspace, make<Client>({.name = "Harbour & Vale", .website = "https://www.HarbourVale.example/clinics"}));
    Ref<Client> kestrel = put(workspace, client_of("Kestrel"));
    Ref<Stakeholder> ruth = person(harbour, "Ruth Adeyemi", "Ruth.Adeyemi@harbourvale.example");
    Ref<Stakeholder> colm = person(harbour, "Dr. Colm Brennan", "");
    Ref<Stakeholder> marek = person(kestrel, "Marek Dvořák", "marek@kestrel.example");
    Ref<Person> ines = put(workspace, make<Person>({.name = "Ines Okafor", .email = "ines@tidewater.example"}));

    Ref<Stakeholder> person(Ref<Client> client, std::string name, std::string email) {
        return put(workspace,
                   make<Stakeholder>({.client = client, .name = std::move(name), .email = std::move(email)}));
    }
    [[nodiscard]] MailPeople found(const Mail& mail) const { return match_people(workspace, mail); }
    [[nodiscard]] std::vector<std::string> names(const Mail& mail) const {
        std::vector<std::string> all;
        for (const Stakeholder* person : found(mail).people) all.push_back(person->name);
        return all;
    }
};

using Names = std::vector<std::string>;

Mail from(MailAddress sender, std::vector<MailAddress> to = {}, std::vector<MailAddress> cc = {}) {
    Mail mail;
    mail.from = std::move(sender);
    mail.to = std::move(to);
    mail.cc = std::move(cc);
    return mail;
}

Mail note(std::string text) {
    Mail mail;
    mail.plain = true;
    mail.body = std::move(text);
    return mail;
}

}  // namespace

TEST_CASE("People are known by their address, whatever its case; the sender first") {
    const People people;
    const Mail mail = from({"", "ruth.adeyemi@HARBOURVALE.example"}, {{"", "ines@tidewater.example"}},
                           {{"", "marek@kestrel.example"}});

    CHECK(people.names(mail) == Names{"Ruth Adeyemi", "Marek Dvořák"});
    CHECK(people.found(mail).client->id == people.harbour.id);
    CHECK(people.found(mail).ours->id == people.ines.id);
    CHECK(people.found(mail).direction == Direction::In);
}

TEST_CASE("A mail of ours goes out, to the client of whom it was written to") {
    const People people;
    const Mail mail =
        from({"Ines", "Ines@tidewater.example"}, {{"", "marek@kestrel.example"}, {"", "marek@kestrel.example"}});

    CHECK(people.found(mail).direction == Direction::Out);
    CHECK(people.found(mail).ours->id == people.ines.id);
    CHECK(people.names(mail) == Names{"Marek Dvořák"});
    CHECK(people.found(mail).client->id == people.kestrel.id);
}

TEST_CASE("Where the address is not known the full name is, either way round and without titles") {
    const People people;

    CHECK(people.names(from({"Brennan, Colm", "colm@home.example"})) == Names{"Dr. Colm Brennan"});
    CHECK(people.names(from({"dr colm brennan", "colm@home.example"})) == Names{"Dr. Colm Brennan"});
    CHECK(people.names(from({"Marek Dvorak", ""})) == Names{"Marek Dvořák"});
    CHECK(people.names(from({"Colm", "colm@home.example"})).empty());
    CHECK(people.names(from({"", ""})).empty());
}

TEST_CASE("An address wins over a name") {
    const People people;

    CHECK(people.names(from({"Colm Brennan", "marek@kestrel.example"})) == Names{"Marek Dvořák"});
}

TEST_CASE("Two people with one address are both meant") {
    People people;
    people.person(people.kestrel, "Ruth Adeyemi", "ruth.adeyemi@harbourvale.example");

    CHECK(people.names(from({"", "ruth.adeyemi@harbourvale.example"})) == Names{"Ruth Adeyemi", "Ruth Adeyemi"});
}

TEST_CASE("Of a stranger the client is known by its website") {
    const People people;

    CHECK(people.found(from({"", "new@harbourvale.example"})).client->id == people.harbour.id);
    CHECK(people.found(from({"", "new@desk.harbourvale.example"})).client->id == people.harbour.id);
    CHECK(people.found(from({"", "ines@tidewater.example"}, {{"", "new@harbourvale.example"}})).client->id ==
          people.harbour.id);
    CHECK(people.found(from({"", "new@notharbourvale.example"})).client == nullptr);
    CHECK(people.found(from({"", "nobody"})).client == nullptr);
    CHECK(people.found(from({"", "new@harbourvale.example"})).people.empty());
}

TEST_CASE("In pasted text people are known by their full names") {
    const People people;

    CHECK(people.names(note("Spoke with MAREK dvorak, then Ruth Adeyemi's desk.")) ==
          Names{"Marek Dvořák", "Ruth Adeyemi"});
    CHECK(people.found(note("Spoke with Marek Dvorak.")).client->id == people.kestrel.id);
    CHECK(people.found(note("Spoke with Marek Dvorak.")).direction == Direction::Both);
    CHECK(people.names(note("Spoke with Ruth")).empty());
    CHECK(people.names(note("Ruth, Adeyemi’s; Colm X Brennan; Colm")) == Names{"Ruth Adeyemi"});
    CHECK(people.found(note("new@harbourvale.example")).client == nullptr);
}

TEST_CASE("Where nobody says who wrote it, it went both ways") {
    const People people;

    CHECK(people.found(from({}, {{"", "marek@kestrel.example"}})).direction == Direction::Both);
    CHECK(people.found(from({"", "stranger@x.example"})).direction == Direction::In);
}

}  // namespace rapport
