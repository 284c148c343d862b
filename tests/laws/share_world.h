#pragma once
// A workspace of anything for the laws of sharing: some of it shared, and marks in what is not. Words that each stand in one field
// of one record alone; and where a client must not see them, numbers and days that occur nowhere else.

#include <array>
#include <charconv>
#include <map>
#include <set>

#include "engagement/index.h"
#include "share/snapshot_page.h"
#include "support/arbitrary.h"
#include "support/print.h"

namespace rapport {

/// Words that each stand in one field of one record alone.
struct Canaries {
    static constexpr std::string_view opens = "zq", closes = "qz";
    struct Place {
        const EntityType* type;
        const Field* field;
        const Entity* record;
    };
    std::vector<Place> places;

    std::string next(const EntityType& type, const Field& field, const Entity& record) {
        places.push_back({&type, &field, &record});
        return std::string(opens) + std::to_string(places.size() - 1) + std::string(closes);
    }
    /// Those that occur in a text.
    [[nodiscard]] std::set<std::size_t> in(std::string_view text) const {
        std::set<std::size_t> found;
        for (std::size_t at = text.find(opens); at != std::string_view::npos; at = text.find(opens, at + 1)) {
            std::size_t number = 0;
            const char* from = text.data() + at + opens.size();
            const auto [end, error] = std::from_chars(from, text.data() + text.size(), number);
            const std::string_view rest(end, static_cast<std::size_t>(text.data() + text.size() - end));
            if (error == std::errc() && rest.starts_with(closes) && number < places.size()) found.insert(number);
        }
        return found;
    }
};

/// What a snapshot may say of a record in words, where it may say anything of it. A list by hand, beside the tables: whoever shows
/// a client one thing more adds it here.
inline constexpr auto said_of_records = std::to_array<const void*>({&tag<&Client::name>,
                                                                    &tag<&Project::name>,
                                                                    &tag<&Project::code>,
                                                                    &tag<&Project::success>,
                                                                    &tag<&Project::summary>,
                                                                    &tag<&Stakeholder::name>,
                                                                    &tag<&Stakeholder::role>,
                                                                    &tag<&Stakeholder::organisation>,
                                                                    &tag<&Person::name>,
                                                                    &tag<&Person::role>,
                                                                    &tag<&Person::organisation>,
                                                                    &tag<&Person::email>,
                                                                    &tag<&Person::phone>,
                                                                    &tag<&Task::name>,
                                                                    &tag<&Task::code>,
                                                                    &tag<&Task::summary>,
                                                                    &tag<&Task::acceptance>,
                                                                    &tag<&Task::moved_because>,
                                                                    &tag<&ValueItem::outcome>,
                                                                    &tag<&ValueItem::measure>,
                                                                    &tag<&ValueItem::unit>,
                                                                    &tag<&ValueEvidence::note>,
                                                                    &tag<&ValueEvidence::source>,
                                                                    &tag<&Deliverable::name>,
                                                                    &tag<&Deliverable::acceptance>,
                                                                    &tag<&Deliverable::decided_version>,
                                                                    &tag<&Deliverable::decision>,
                                                                    &tag<&SignOff::name>,
                                                                    &tag<&SignOff::version>,
                                                                    &tag<&DeliverableVersion::number>,
                                                                    &tag<&DeliverableVersion::change>,
                                                                    &tag<&DeliverableVersion::file>,
                                                                    &tag<&DeliverableVersion::sha256>,
                                                                    &tag<&RegisterEntry::name>,
                                                                    &tag<&RegisterEntry::description>,
                                                                    &tag<&RegisterEntry::chosen>,
                                                                    &tag<&RegisterEntry::said>,
                                                                    &tag<&DecisionOption::name>,
                                                                    &tag<&DecisionOption::effect>,
                                                                    &tag<&Request::what>,
                                                                    &tag<&Request::why>,
                                                                    &tag<&Request::answer>,
                                                                    &tag<&Request::effect>,
                                                                    &tag<&Request::said>,
                                                                    &tag<&Criterion::name>,
                                                                    &tag<&Recovery::words>,
                                                                    &tag<&Recovery::action>,
                                                                    &tag<&Promise::text>,
                                                                    &tag<&ManualLight::name>,
                                                                    &tag<&ManualLight::reason>,
                                                                    &tag<&LightReport::words>});
/// All sections of a report but the one on money.
inline constexpr auto said_in_reports =
    std::to_array<const void*>({&tag<&StatusReport::title>, &tag<&StatusReport::summary>, &tag<&StatusReport::done>,
                                &tag<&StatusReport::next>, &tag<&StatusReport::decisions>, &tag<&StatusReport::risks>,
                                &tag<&StatusReport::changes>, &tag<&StatusReport::value>});

/// The days on which tasks stand follow from all of the plan, and a snapshot tells those of milestones.
inline constexpr auto plan_days =
    std::to_array<const void*>({&tag<&Task::manual_start>, &tag<&Task::manual_finish>, &tag<&Task::actual_start>,
                                &tag<&Task::actual_finish>, &tag<&Task::constraint_date>});
/// When something was asked or said. The reader is told when they said something, whoever shared it. Of the others some keep their
/// day, because what is old counts no more.
inline constexpr auto said_when =
    std::to_array<const void*>({&tag<&Pulse::asked>, &tag<&PulseAnswer::on>, &tag<&Recovery::received>});

template <std::size_t n> bool is_one_of(const Field& field, const std::array<const void*, n>& members) {
    return std::ranges::find(members, field.member) != members.end();
}

class ShareWorld {
public:
    static constexpr Date today{20'783};  ///< In 2026.
    static constexpr int marked_year = 1987;
    static constexpr std::int64_t marked_number = 73'191;
    /// Of one in three reports: they were issued with other words than they have.
    static constexpr std::string_view foreign_digest =
        "5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a";

    Workspace workspace;
    Canaries canaries;
    SnapshotWishes wishes;

    explicit ShareWorld(std::uint64_t seed);

    /// Some are shared now that were not, and the other way round.
    void turn();
    /// The client complains today, or nothing was ever said.
    void complain(bool complains);
    /// Other numbers, choices, days and references where nothing on the page follows from them.
    void change_what_is_ours();

    SnapshotPage page();

    /// Whether a snapshot may say anything of a record.
    [[nodiscard]] bool shows(const EntityType& type, const Entity& record) const;
    [[nodiscard]] bool may_occur(const Canaries::Place& place) const;
    /// Every text of it that is for everyone: of a milestone, value item or deliverable of the project that somebody shared.
    [[nodiscard]] bool has_to_occur(const Canaries::Place& place) const;
    /// Something of it, at least.
    [[nodiscard]] bool has_to_occur(const EntityType& type, const Entity& record) const;

private:
    template <class E> E& row(std::size_t number) {
        return static_cast<E&>(*workspace.table(type_of<E>).rows()[number]);
    }
    template <class E> E& first() { return row<E>(0); }
    [[nodiscard]] Ref<Client> client() const { return workspace.find(wishes.project)->client; }
    /// Of this project or of its client as a whole; who names no client means the one of the project.
    [[nodiscard]] bool is_about(Ref<Client> whose, Ref<Project> project) const {
        const bool here = project == wishes.project;
        return whose == client() ? here || project.is_null() : whose.is_null() && here;
    }
    [[nodiscard]] bool shows_of_work(const EntityType& type, const Entity& record) const;
    [[nodiscard]] bool shows_of_words(const EntityType& type, const Entity& record) const;
    [[nodiscard]] bool is_said_by_reader(const EntityType& type, const Entity& record) const;
    [[nodiscard]] bool works_here(const Person& person) const;
    [[nodiscard]] bool is_frame(const Entity& record) const;

    void fill(const EntityType& type, Entity& record);
    void set_frame();
    /// One of each kind that the page has a place for.
    void set_examples();
    Id some_record(const Field& field);
    Value plausible(const Field& field);
    /// Tasks stand beside each other and are planned; no rule repeats them.
    void settle();
    void mark();
    void mark(const EntityType& type, Entity& record, const Field& field);

    Dice dice_;
    std::int64_t marks_ = 0;
};

}  // namespace rapport
