// A record is found by every field that is searched, while it lives, and by no other; an index kept up to date write by
// write finds what one made anew finds.

#include <algorithm>

#include "base/text.h"
#include "search/index.h"
#include "support/arbitrary.h"
#include "support/print.h"

namespace rapport {
namespace {

bool finds(const SearchIndex& index, std::string_view query, Id id) {
    return std::ranges::any_of(index.find(query, 100), [&](const Hit& hit) { return hit.id == id; });
}

Value text_value(const Field& field, const std::string& text) {
    if (field.kind == Kind::Tags) return with_words({}, {text});
    return text;
}

std::vector<Id> ids_of(const SearchIndex& index, std::string_view query) {
    std::vector<Id> ids;
    for (const Hit& hit : index.find(query, 1000)) ids.push_back(hit.id);
    return ids;
}

}  // namespace

TEST_CASE("A record is found by a word of each searched field, in that field and in no other") {
    for (const EntityType* type : all_types())
        for (const Field& field : type->fields) {
            CAPTURE(std::string(type->name));
            CAPTURE(std::string(field.name));
            if (field.kind != Kind::Text && field.kind != Kind::Prose && field.kind != Kind::Tags) continue;
            Workspace workspace;
            Entity& record = workspace.table(*type).at(id_number(1));
            REQUIRE(field.set(record, text_value(field, "Zúñiga quay")).has_value());
            SearchIndex index;
            index.rebuild(workspace);

            CHECK(finds(index, "zuniga", record.id) == (field.search != Search::None));
            CHECK(finds(index, std::string(field.name) + ":zuniga", record.id));
            CHECK(finds(index, std::string(field.name) + ":\"Zúñiga quay\"", record.id));
            CHECK(finds(index, std::string(type->name) + ": " + std::string(field.name) + ":zu", record.id));
            for (const Field& other : type->fields)
                if (&other != &field) CHECK_FALSE(finds(index, std::string(other.name) + ":zuniga", record.id));
        }
}

TEST_CASE("A hit shows the words that were asked for, marked") {
    for (std::uint64_t seed = 1; seed <= 100; ++seed) {
        CAPTURE(seed);
        Dice dice(seed);
        Workspace workspace;
        for (const EntityType* type : all_types())
            scribble(*type, workspace.table(*type).at(id_number(1 + index_of(*type))), dice);
        SearchIndex index;
        index.rebuild(workspace);
        for (const char* query : {"elan", "Σίσυφος", "kick-off", "日本", "naï"})
            for (const Hit& hit : index.find(query, 100)) {
                REQUIRE(hit.field != nullptr);
                REQUIRE(hit.match_from < hit.match_to);
                REQUIRE(hit.match_to <= hit.snippet.size());
                CHECK(words_of(hit.snippet.substr(hit.match_from, hit.match_to - hit.match_from))
                          .front()
                          .starts_with(words_of(query).front()));
                CHECK_FALSE(hit.title.empty());
            }
    }
}

TEST_CASE("An index that heard of every write finds what one made anew finds") {
    const std::vector<std::string> queries{"elan",  "x", "tide gauge", "\"kick-off\"", "name:tide",
                                           "task:", "k", "урок",       "duration:3",   "don t"};
    for (std::uint64_t seed = 1; seed <= 30; ++seed) {
        CAPTURE(seed);
        Dice dice(seed);
        Workspace workspace;
        SearchIndex heard;
        for (int i = 0; i < 200; ++i) {
            const EntityType& type = *all_types()[dice.below(all_types().size())];
            Entity& record = workspace.table(type).at(id_number(1 + 100 * index_of(type) + dice.below(8)));
            if (record.born.is_empty()) record.born = arbitrary_stamp(dice);
            scribble(type, record, dice, 60);
            heard.update(type, record);
        }
        SearchIndex anew;
        anew.rebuild(workspace);
        CHECK(heard.size() == anew.size());
        for (const std::string& query : queries) {
            CAPTURE(query);
            CHECK(ids_of(heard, query) == ids_of(anew, query));
        }
    }
}

}  // namespace rapport
