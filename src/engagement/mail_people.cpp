// Who of the client's people an e-mail or a pasted text is from, to or about.

#include <algorithm>
#include <array>
#include <unordered_map>

#include "base/text.h"
#include "engagement/eml.h"

namespace rapport {
namespace {

constexpr auto titles = std::to_array<std::string_view>({"dr", "prof", "mr", "mrs", "ms", "mx"});

/// The words of a name, without titles.
std::vector<std::string> name_words(std::string_view name) {
    std::vector<std::string> words = words_of(name);
    std::erase_if(words, [](const std::string& word) { return std::ranges::find(titles, word) != titles.end(); });
    return words;
}

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words) text += word + ' ';
    return text;
}

/// "Adeyemi, Ruth" is Ruth Adeyemi.
std::string turned(std::string_view name) {
    const std::size_t comma = name.find(',');
    if (comma == std::string_view::npos) return std::string(name);
    return std::string(name.substr(comma + 1)) + " " + std::string(name.substr(0, comma));
}

std::string address_key(std::string_view address) { return folded(trimmed(address)); }

/// "www.harbourvale.example" of "https://www.harbourvale.example/clinics", without "www.".
std::string host_of(std::string_view website) {
    std::string host = folded(trimmed(website));
    if (const std::size_t scheme = host.find("://"); scheme != std::string::npos) host.erase(0, scheme + 3);
    if (host.starts_with("www.")) host.erase(0, 4);
    host.resize(std::min(host.find_first_of("/:?#"), host.size()));
    return host;
}

class Matching {
public:
    Matching(const Workspace& workspace, const Mail& mail) : workspace_(workspace), mail_(mail) {
        for (const Stakeholder& person : workspace.all<Stakeholder>()) {
            if (const std::string key = address_key(person.email); !key.empty()) by_address_[key].push_back(&person);
            if (std::vector<std::string> words = name_words(person.name); words.size() >= 2) {
                std::string first = words.front();
                by_name_[joined(words)].push_back(&person);
                by_first_word_[std::move(first)].push_back({&person, std::move(words)});
            }
        }
        for (const Person& person : workspace.all<Person>())
            if (const std::string key = address_key(person.email); !key.empty()) ours_.try_emplace(key, &person);
    }

    MailPeople found() {
        if (mail_.plain) {
            take_named_in(mail_.body);
            people_.direction = Direction::Both;
        } else {
            take(mail_.from);
            for (const MailAddress& address : mail_.to) take(address);
            for (const MailAddress& address : mail_.cc) take(address);
            find_ours();
        }
        find_client();
        return people_;
    }

private:
    void add(const Stakeholder* person) {
        if (std::ranges::find(people_.people, person) == people_.people.end()) people_.people.push_back(person);
    }
    void take(const MailAddress& address) {
        const auto known = by_address_.find(address_key(address.address));
        if (known != by_address_.end()) {
            for (const Stakeholder* person : known->second) add(person);
            return;
        }
        if (ours_.contains(address_key(address.address))) return;
        const auto named = by_name_.find(joined(name_words(turned(address.name))));
        if (named == by_name_.end()) return;
        for (const Stakeholder* person : named->second) add(person);
    }

    struct Named {
        const Stakeholder* person;
        std::vector<std::string> words;
    };
    void take_named_in(std::string_view text) {
        const std::vector<std::string> words = words_of(text);
        for (std::size_t i = 0; i < words.size(); ++i) {
            const auto begins = by_first_word_.find(words[i]);
            if (begins == by_first_word_.end()) continue;
            for (const Named& named : begins->second) {
                const bool fits = named.words.size() <= words.size() - i;
                if (fits &&
                    std::equal(named.words.begin(), named.words.end(), words.begin() + static_cast<std::ptrdiff_t>(i)))
                    add(named.person);
            }
        }
    }

    [[nodiscard]] const Person* one_of_us(const MailAddress& address) const {
        const auto found = ours_.find(address_key(address.address));
        return found == ours_.end() ? nullptr : found->second;
    }
    void find_ours() {
        people_.ours = one_of_us(mail_.from);
        if (people_.ours) people_.direction = Direction::Out;
        else if (mail_.from.address.empty()) people_.direction = Direction::Both;
        for (const std::vector<MailAddress>* list : {&mail_.to, &mail_.cc})
            for (const MailAddress& address : *list)
                if (!people_.ours) people_.ours = one_of_us(address);
    }

    void find_client() {
        for (const Stakeholder* person : people_.people)
            if (!people_.client) people_.client = workspace_.find(person->client);
        if (people_.client || mail_.plain) return;
        take_client_of(mail_.from);
        for (const MailAddress& address : mail_.to) take_client_of(address);
        for (const MailAddress& address : mail_.cc) take_client_of(address);
    }
    void take_client_of(const MailAddress& address) {
        const std::size_t at = address.address.rfind('@');
        if (people_.client || at == std::string::npos) return;
        const std::string domain = folded(address.address.substr(at + 1));
        for (const Client& client : workspace_.all<Client>()) {
            const std::string host = host_of(client.website);
            if (host.empty() || !(domain == host || domain.ends_with("." + host))) continue;
            people_.client = &client;
            return;
        }
    }

    const Workspace& workspace_;
    const Mail& mail_;
    std::unordered_map<std::string, std::vector<const Stakeholder*>> by_address_;
    std::unordered_map<std::string, std::vector<const Stakeholder*>> by_name_;
    std::unordered_map<std::string, std::vector<Named>> by_first_word_;
    std::unordered_map<std::string, const Person*> ours_;
    MailPeople people_;
};

}  // namespace

MailPeople match_people(const Workspace& workspace, const Mail& mail) { return Matching(workspace, mail).found(); }

}  // namespace rapport
