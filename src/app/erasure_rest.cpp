// What no edit can take out when somebody is erased: what records were born with, names in what others were told and in reports of
// copies that the edit has not seen, and values that lost.

#include "app/erasure.h"
#include "base/json.h"
#include "engagement/mail_codes.h"
#include "share/report_words.h"

namespace rapport {
namespace {

/// Where a name stood in what others were told. Short, so that of two copies this one holds (sync/merge).
constexpr std::string_view nobody = "?";

/// What records were born with, and what a newer Rapport wrote in them.
void erase_births(Workspace& workspace, const Erasure& erasure) {
    for (const EntityType* type : all_types()) {
        if (type == &type_of<Conflict>) continue;
        bool touched = false;
        for (Entity* record : workspace.table(*type).rows()) {
            if (!erasure.records.contains(record->id) || is_alive(*record)) continue;
            for (const Field& field : type->fields)
                if (field.merge == Merge::Fixed) (void)field.set(*record, field.get(*type->blank));
            record->unknown.clear();
            touched = true;
        }
        if (touched) workspace.touch(*type);
    }
}

// --- Values that lost --------------------------------------------------------------------------------------------------

/// Whether a text in it that may hold names holds one of theirs.
bool names_them(const Conflict& conflict, const EntityType& type, const Erasure& erasure) {
    if (std::ranges::none_of(type.fields, [&](const Field& field) { return may_name_people(type, field); }))
        return false;
    const Result<Json> value = read_json(conflict.value.text);
    const Json::Object* members = value ? value->as_object() : nullptr;
    return members && std::ranges::any_of(*members, [&](const Json::Member& member) {
               const std::string* text = member.second.as_text();
               return text && has_name(*text, erasure.names);
           });
}

/// Whether it keeps a value of what was erased.
bool is_about(const Workspace& workspace, const Conflict& conflict, const Erasure& erasure) {
    if (erasure.records.contains(conflict.about)) return true;
    const EntityType* type = find_type(conflict.of);
    if (!type) return false;
    const Entity* record = workspace.find_any(*type, conflict.about);
    if (record && !is_of_others(workspace, *type, *record, erasure.clients) && names_them(conflict, *type, erasure))
        return true;
    return std::ranges::any_of(erasure.cleaned, [&](const auto& one) {
        return one.first == conflict.about && one.second < type->fields.size() &&
               conflict.value.text.contains("\"" + std::string(type->fields[one.second].name) + "\":");
    });
}

void end_conflicts(Workspace& workspace, const Erasure& erasure) {
    std::vector<Id> lost;
    for (const Entity* row : workspace.table(type_of<Conflict>).rows())
        if (is_about(workspace, static_cast<const Conflict&>(*row), erasure)) lost.push_back(row->id);
    for (const Id conflict : lost) workspace.table(type_of<Conflict>).remove(conflict);
    if (!lost.empty()) workspace.touch(type_of<Conflict>);
}

// --- What others were told ---------------------------------------------------------------------------------------------

Json::Array* array_in(Json& json) { return std::get_if<Json::Array>(&json.value); }
Json::Object* object_in(Json& json) { return std::get_if<Json::Object>(&json.value); }

/// As share/told writes it: 16 bytes in base64, or as everywhere else.
Id record_in(const Json& json) {
    const std::string* text = json.as_text();
    if (!text) return {};
    const std::string bytes = bytes_of_base64(*text);
    if (bytes.size() != 16) return parse_id(*text).value_or(Id{});
    Id id;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        std::uint64_t& half = i < 8 ? id.high : id.low;
        half = half << 8 | static_cast<std::uint8_t>(bytes[i]);
    }
    return id;
}

/// Takes out of a list of share/told what it says of records that are erased, and names. Knows of its places only those that hold
/// such texts: read_told would be loaded with every first visit.
class ToldCleaning {
public:
    explicit ToldCleaning(const Erasure& erasure) : erasure_(erasure) {}

    /// False where it is not what share/told writes.
    bool clean(Json& told) {
        Json::Object* members = object_in(told);
        // Lines refer to what was asked by its place.
        return members && clean_lists(*members, true) && clean_lists(*members, false);
    }
    [[nodiscard]] bool changed() const { return changed_; }

private:
    bool clean_lists(Json::Object& members, bool asked) {
        for (auto& [member, value] : members) {
            if (member != (asked ? "asked" : "lines")) continue;
            Json::Array* groups = array_in(value);
            if (!groups) return false;
            for (Json& group : *groups)
                if (Json::Array* entries = array_in(group)) {
                    // Behind the kind, and the type of what was asked.
                    for (std::size_t i = asked ? 2 : 1; i < entries->size(); ++i)
                        if (!clean_entry((*entries)[i], asked)) return false;
                } else if (!clean_object(group, asked)) {
                    return false;
                }
        }
        return true;
    }

    bool clean_entry(Json& json, bool asked) {
        Json::Array* entry = array_in(json);
        if (!entry || entry->empty()) return false;
        return asked ? clean_asked(*entry) : clean_line(*entry);
    }

    /// What a reply calls it, name, record, version, digest, options.
    bool clean_asked(Json::Array& entry) {
        const Id record = record_at(entry, 2);
        asked_.push_back(record);
        clean_text(entry, 1, is_named_by_them(record));
        Json::Array* options = entry.size() > 5 ? array_in(entry[5]) : nullptr;
        if (options)
            for (Json& one : *options)
                if (Json::Array* option = array_in(one))
                    clean_text(*option, 0, is_named_by_them(record_at(*option, 1)));
        return true;
    }

    /// Value, name, record; or the place of something asked, and value.
    bool clean_line(Json::Array& entry) {
        const std::int64_t* place = entry.front().as_integer();
        if (place && (*place < 0 || *place >= static_cast<std::int64_t>(asked_.size()))) return false;
        const Id record = place ? asked_[static_cast<std::size_t>(*place)] : record_at(entry, 2);
        if (!place) clean_text(entry, 1, is_named_by_them(record));
        clean_text(entry, place ? 1 : 0, erasure_.records.contains(record));
        return true;
    }

    /// As they were written at first.
    bool clean_object(Json& json, bool asked) {
        Json::Object* members = object_in(json);
        if (!members) return false;
        const Json* named = json.find("record");
        const Id record = named ? record_in(*named) : Id{};
        if (asked) asked_.push_back(record);
        for (auto& [member, value] : *members) {
            if (member == "name") clean_text(value, is_named_by_them(record));
            if (member == "value") clean_text(value, erasure_.records.contains(record));
        }
        return true;
    }

    static Id record_at(const Json::Array& entry, std::size_t place) {
        return place < entry.size() ? record_in(entry[place]) : Id{};
    }
    [[nodiscard]] bool is_named_by_them(Id record) const {
        return erasure_.records.contains(record) || erasure_.wishes.contains(record);
    }

    void clean_text(Json::Array& entry, std::size_t place, bool theirs) {
        if (place < entry.size()) clean_text(entry[place], theirs);
    }
    void clean_text(Json& json, bool theirs) {
        std::string* text = std::get_if<std::string>(&json.value);
        if (!text) return;
        std::string cleaned = theirs ? std::string() : without_names(*text, erasure_.names, nobody);
        changed_ |= cleaned != *text;
        *text = std::move(cleaned);
    }

    const Erasure& erasure_;
    std::vector<Id> asked_;  ///< The records.
    bool changed_ = false;
};

/// An answer still finds what it is about.
void clean_told(const Workspace&, Snapshot& snapshot, const Erasure& erasure) {
    std::string& text = snapshot.told.text;
    if (text.empty()) return;
    Result<Json> told = read_json(text);
    ToldCleaning cleaning(erasure);
    if (!told || !cleaning.clean(*told)) text.clear();  // What cannot be read finds nothing anyway.
    else if (cleaning.changed()) text = write_json(*told);
}

// --- Names in other records --------------------------------------------------------------------------------------------

/// Somebody else’s snapshot, which they answered; unless that one has the same name.
void clean_reply(const Workspace& workspace, Reply& reply, const Erasure& erasure) {
    if (!has_name(reply.from, erasure.names)) return;
    const Snapshot* snapshot = workspace.find(reply.snapshot);
    const Stakeholder* recipient = snapshot ? workspace.find(snapshot->recipient) : nullptr;
    if (recipient && recipient->name == reply.from) return;
    reply.from.clear();
    reply.content.text.clear();
}

/// As they call themselves on their device: of us, or of a client who writes here.
void clean_author(const Workspace&, Comment& comment, const Erasure& erasure) {
    if (std::ranges::find(erasure.names, comment.author) != erasure.names.end()) comment.author.clear();
}

/// What the edit has not seen: reports of another copy.
void clean_report(const Workspace& workspace, const EntityType& type, Entity& report, const Erasure& erasure) {
    if (is_of_others(workspace, type, report, erasure.clients)) return;
    auto* of_days = &type == &type_of<StatusReport> ? static_cast<StatusReport*>(&report) : nullptr;
    // What was issued has the words that it was issued with, but for the name.
    const bool fits = of_days && !of_days->digest.empty() && !words_changed(*of_days);
    bool renews = false;
    for (const Field& field : type.fields) {
        if (!may_name_people(type, field)) continue;
        std::string* text = field.text(report);
        std::string left = without_names(*text, erasure.names);
        renews |= fits && left != *text;
        *text = std::move(left);
    }
    if (renews) of_days->digest = report_digest(*of_days);
}

}  // namespace

void erase_rest(Workspace& workspace, const Erasure& erasure) {
    erase_births(workspace, erasure);
    end_conflicts(workspace, erasure);
    const auto clean = [&]<class E>(void (*rest)(const Workspace&, E&, const Erasure&)) {
        for (Entity* row : workspace.table(type_of<E>).rows())
            if (!erasure.records.contains(row->id)) rest(workspace, static_cast<E&>(*row), erasure);
        workspace.touch(type_of<E>);
    };
    clean(clean_told);
    clean(clean_reply);
    clean(clean_author);
    for (const EntityType* type : {&type_of<StatusReport>, &type_of<LightReport>, &type_of<ReportTemplate>}) {
        for (Entity* row : workspace.table(*type).rows()) clean_report(workspace, *type, *row, erasure);
        workspace.touch(*type);
    }
}

}  // namespace rapport
