#include "app/commands/erase.h"

#include <algorithm>
#include <array>

#include "app/commands/reply.h"
#include "app/erasure.h"
#include "base/sort.h"
#include "base/text.h"
#include "model/cleared.h"
#include "model/hanging.h"
#include "share/report_words.h"

namespace rapport {
namespace {

using Found = Workspace::Found;
using Ids = std::unordered_set<Id, IdHash>;

/// What somebody said, beside who said it.
struct Saying {
    const void* who;
    const void* words;
};
constexpr std::array sayings{
    Saying{&tag<&Deliverable::decided_by>, &tag<&Deliverable::decision>},
    Saying{&tag<&SignOff::by>, &tag<&SignOff::said>},
    Saying{&tag<&RegisterEntry::decided_by>, &tag<&RegisterEntry::said>},
    Saying{&tag<&Request::by>, &tag<&Request::why>},
    Saying{&tag<&Request::said_by>, &tag<&Request::said>},
    Saying{&tag<&Recovery::confirmed_by>, &tag<&Recovery::confirmation>},
};

/// That somebody said so is what these rest on: an approval, the end of a complaint. They go on naming the emptied record, which
/// tells nothing. A planned touch without anybody would be one with whoever decides.
constexpr std::array<const void*, 4> kept_references{&tag<&Deliverable::decided_by>, &tag<&SignOff::by>,
                                                     &tag<&Recovery::confirmed_by>, &tag<&PlannedTouch::stakeholder>};

class Erasing {
public:
    Erasing(const Workspace& workspace, Found person, std::vector<std::string> former)
        : workspace_(workspace), person_(person), names_(std::move(former)) {
        names_.push_back(title_of(*person.type, *person.record));
        // One may be the beginning of another.
        sort_items(names_, [](const std::string& a, const std::string& b) { return a.size() > b.size(); });
    }

    Edit run() {
        edit_.label = "Erase all that is known about one person";
        const std::vector<Found> parts = with_parts(workspace_, person_, Of::All);
        const Ids kept = kept_of(parts);
        for (const Found& one : parts)
            if (one.type != &type_of<Conflict> && !kept.contains(one.record->id))  // Conflicts end: see app/erasure.
                empty_and_remove(one);
        if (person_.type == &type_of<Stakeholder>) empty_replies();
        clean_touches();
        clean_reports();
        for (const EntityType* type : all_types()) clean_references(*type);
        for (const Found& one : dead_) edit_.remove(*one.type, *one.record);
        return std::move(edit_);
    }

private:
    /// Why somebody set aside what a client said stays for good, with what was said of that.
    [[nodiscard]] Ids kept_of(const std::vector<Found>& parts) const {
        Ids kept;
        for (const Found& one : parts)
            if (one.type == &type_of<ForcedClear>)
                for (const Found& part : with_parts(workspace_, one, Of::All)) kept.insert(part.record->id);
        return kept;
    }

    /// Every field is emptied, and it is deleted, again where it was: what was emptied is later than that.
    void empty_and_remove(const Found& one) {
        if (!emptied_.insert(one.record->id).second) return;
        for (std::size_t position = shared_field + 1; position < one.type->fields.size(); ++position) {
            const Field& field = one.type->fields[position];
            if (field.merge == Merge::Fixed) continue;
            edit_.write(*one.type, *one.record, position,
                        field.kind == Kind::Tags ? Value(cleared()) : field.get(*one.type->blank));
        }
        edit_.remove(*one.type, *one.record);
    }

    /// Comments that came with a reply say so beside the name; others may have the same name.
    void empty_replies() {
        for (const Entity* row : workspace_.table(type_of<Comment>).rows()) {
            const auto& comment = static_cast<const Comment&>(*row);
            for (const std::string& name : names_)
                if (came_by_reply(comment.author, name) &&
                    answers_them(comment, comment.author.substr(name.size() + by_reply.size()))) {
                    empty_and_remove({&type_of<Comment>, row});
                    break;
                }
        }
    }

    /// It is about something of their client, and the snapshot of that number was not made for somebody else. About something of
    /// no client: one was made for them.
    [[nodiscard]] bool answers_them(const Comment& comment, std::string_view number) const {
        const Id client = static_cast<const Stakeholder*>(person_.record)->client.id;
        const Ids above = above_of(comment.about);
        const auto is_among = [&](const EntityType& type) {
            return std::ranges::any_of(above, [&](Id id) { return workspace_.find_any(type, id) != nullptr; });
        };
        const bool of_client = above.contains(client);
        if (!of_client && is_among(type_of<Client>)) return false;
        const bool any_project = !is_among(type_of<Project>);
        bool theirs = false, of_another = false;
        for (const Entity* row : workspace_.table(type_of<Snapshot>).rows()) {
            const auto& one = static_cast<const Snapshot&>(*row);
            const bool in_place = any_project ? one.client.id == client : above.contains(one.project.id);
            if (!in_place || std::to_string(one.number) != number) continue;
            (one.recipient.id == person_.record->id ? theirs : of_another) = true;
        }
        return theirs || (of_client && !of_another);
    }

    /// A record and all that it hangs by.
    [[nodiscard]] Ids above_of(Id id) const {
        std::vector<Id> found{id};
        Ids known{id};
        for (std::size_t i = 0; i < found.size(); ++i)
            for (const EntityType* type : all_types())
                if (const Entity* record = workspace_.find_any(*type, found[i]))
                    for (const Id owner : owners_of(workspace_, *type, *record))
                        if (known.insert(owner).second) found.push_back(owner);
        return known;
    }

    /// A field of a record that stays. What lies in the trash goes there again, because it was written.
    void change(const EntityType& type, const Entity& record, std::size_t field, Value after) {
        if (field >= type.fields.size() || type.fields[field].get(record) == after) return;
        edit_.write(type, record, field, std::move(after));
        if (!is_alive(record) && written_.insert(record.id).second) dead_.push_back({&type, &record});
    }

    void clean_touches() {
        Ids theirs, with_others;
        for (const Entity* row : workspace_.table(type_of<Participant>).rows()) {
            const auto& one = static_cast<const Participant&>(*row);
            // Of a talk in the trash everybody lies there, too.
            const bool took_part = is_alive(one) || !workspace_.find(one.touchpoint);
            if (one.stakeholder.id == person_.record->id) theirs.insert(one.touchpoint.id);
            else if (took_part) with_others.insert(one.touchpoint.id);
        }
        for (const Entity* row : workspace_.table(type_of<Touchpoint>).rows())
            if (theirs.contains(row->id))
                clean_touch(static_cast<const Touchpoint&>(*row), !with_others.contains(row->id));
    }

    /// “Phone with Ruth Adeyemi”, as touches are called where nobody names them. What was noted of a talk with one person is about
    /// that person; of a talk with several it may be about the others.
    void clean_touch(const Touchpoint& touch, bool alone) {
        const EntityType& type = type_of<Touchpoint>;
        for (const std::size_t field :
             {field_of<&Touchpoint::subject>(), field_of<&Touchpoint::summary>(), field_of<&Touchpoint::next_step>()}) {
            const bool noted = field == field_of<&Touchpoint::summary>();
            change(type, touch, field,
                   alone && noted ? std::string() : without_names(*text_of(type.fields[field], touch), names_));
        }
        if (!alone) return;
        change(type, touch, field_of<&Touchpoint::sentiment>(),
               type.fields[field_of<&Touchpoint::sentiment>()].get(*type.blank));
        change(type, touch, field_of<&Touchpoint::message_id>(), std::string());
    }

    /// Also of what was issued: the name goes, and nothing else of it.
    void clean_reports() {
        Ids clients;  // One of us may stand in all of them.
        if (person_.type == &type_of<Stakeholder>)
            if (const Id client = static_cast<const Stakeholder*>(person_.record)->client.id; !client.is_null())
                clients.insert(client);
        for (const EntityType* type : {&type_of<StatusReport>, &type_of<LightReport>, &type_of<ReportTemplate>})
            for (const Entity* record : workspace_.table(*type).rows()) {
                if (is_of_others(workspace_, *type, *record, clients)) continue;
                for (std::size_t field = 0; field < type->fields.size(); ++field)
                    if (may_name_people(*type, type->fields[field]))
                        change(*type, *record, field, without_names(*text_of(type->fields[field], *record), names_));
                if (type == &type_of<StatusReport>) renew_digest(static_cast<const StatusReport&>(*record));
            }
    }

    /// What was issued has the words that it was issued with, but for the name.
    void renew_digest(const StatusReport& report) {
        if (report.state != ReportState::Issued || report.digest.empty() || words_changed(report)) return;
        StatusReport after = report;
        for (const Field& field : type_of<StatusReport>.fields)
            if (may_name_people(type_of<StatusReport>, field))
                (void)field.set(after, Value(without_names(*text_of(field, report), names_)));
        change(type_of<StatusReport>, report, field_of<&StatusReport::digest>(), report_digest(after));
    }

    void clean_references(const EntityType& type) {
        for (std::size_t position = shared_field + 1; position < type.fields.size(); ++position) {
            const Field& field = type.fields[position];
            const bool may_name_them = field.kind == Kind::Reference && field.merge != Merge::Fixed && field.target &&
                                       field.target() == person_.type->name;
            if (!may_name_them) continue;
            for (const Entity* record : workspace_.table(type).rows()) {
                const Value who = field.get(*record);
                if (std::get<Id>(who) != person_.record->id || emptied_.contains(record->id)) continue;
                forget_who(type, *record, field);
            }
        }
    }

    void forget_who(const EntityType& type, const Entity& record, const Field& who) {
        if (who.member == &tag<&Request::by>) forget_wish(static_cast<const Request&>(record));
        for (const Saying& saying : sayings)
            if (saying.who == who.member) change(type, record, position_of(type, saying.words), std::string());
        // In the trash nobody reads who it was.
        if (is_alive(record) && std::ranges::find(kept_references, who.member) == kept_references.end())
            change(type, record, position_of(type, who.member), Id{});
    }

    /// What came by a reply is called by the beginning of their words (commands/reply).
    void forget_wish(const Request& request) {
        if (is_beginning(request.what, request.why.text) || is_wish(request))
            change(type_of<Request>, request, field_of<&Request::what>(), std::string(wish_of_somebody));
    }

    /// One that is all said by what it is called.
    [[nodiscard]] bool is_wish(const Request& request) const {
        return std::ranges::any_of(workspace_.table(type_of<Snapshot>).rows(), [&](const Entity* row) {
            const auto& one = static_cast<const Snapshot&>(*row);
            return one.recipient.id == person_.record->id && request.id == id_of_wish(one.id, request.what);
        });
    }

    static bool is_beginning(std::string_view what, std::string_view of) {
        std::string line(trimmed(of.substr(0, of.find_first_of("\r\n"))));
        std::ranges::replace(line, '\t', ' ');
        if (what.ends_with("…")) what.remove_suffix(std::string_view("…").size());
        return !what.empty() && line.starts_with(what);
    }

    static std::size_t position_of(const EntityType& type, const void* member) {
        return static_cast<std::size_t>(std::ranges::find(type.fields, member, &Field::member) - type.fields.begin());
    }

    const Workspace& workspace_;
    Found person_;
    std::vector<std::string> names_;
    Ids emptied_;  ///< As a whole.
    Ids written_;
    std::vector<Found> dead_;  ///< Those that lay in the trash and lost something.
    Edit edit_;
};

template <class E> Result<Edit> erase_one(const Workspace& workspace, Ref<E> person, std::vector<std::string> former) {
    const E* record = workspace.find(person);
    if (!record) return Error{Fault::Missing, "This " + std::string(Schema<E>::label) + " is no longer there.", {}};
    return Erasing(workspace, {&type_of<E>, record}, std::move(former)).run();
}

}  // namespace

Result<Edit> erase_stakeholder(const Workspace& workspace, Ref<Stakeholder> person, std::vector<std::string> former) {
    return erase_one(workspace, person, std::move(former));
}

Result<Edit> erase_person(const Workspace& workspace, Ref<Person> person, std::vector<std::string> former) {
    return erase_one(workspace, person, std::move(former));
}

}  // namespace rapport
