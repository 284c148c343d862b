#pragma once
// A person of the client, or another whom its projects affect. What the team knows of them as people is the team's alone.

#include "model/client.h"

namespace rapport {

enum class StakeholderKind : std::uint8_t { OfClient, Partner, Supplier, Affected };
template <> struct Choices<StakeholderKind> {
    static constexpr std::array<Choice, 4> all{{{"client", "Of the client"},
                                                {"partner", "A partner"},
                                                {"supplier", "A supplier"},
                                                {"affected", "Otherwise affected"}}};
};

/// Towards the work.
enum class Attitude : std::uint8_t { Unknown, Opposes, Doubts, Neutral, Supports, Champions };
template <> struct Choices<Attitude> {
    static constexpr std::array<Choice, 6> all{{{"unknown", "Not known"},
                                                {"opposes", "Opposes"},
                                                {"doubts", "Doubts"},
                                                {"neutral", "Neutral"},
                                                {"supports", "Supports"},
                                                {"champions", "Champions"}}};
};

/// Phone to Letter reach a person directly; the rest reach them by way of others.
enum class Channel : std::uint8_t {
    None,
    Phone,
    Video,
    InPerson,
    Email,
    Text,
    Chat,
    Letter,
    Social,
    ThirdParty,
    Article,
};
template <> struct Choices<Channel> {
    static constexpr std::array<Choice, 11> all{{{"none", "None"},
                                                 {"phone", "Phone"},
                                                 {"video", "Video call"},
                                                 {"in_person", "In person"},
                                                 {"email", "E-mail"},
                                                 {"text", "Text message"},
                                                 {"chat", "Chat"},
                                                 {"letter", "Letter"},
                                                 {"social", "Social media"},
                                                 {"third_party", "Through somebody else"},
                                                 {"article", "Article or newsletter"}}};
};

enum class Booking : std::uint8_t { Unknown, Ahead, OnTheFly };
template <> struct Choices<Booking> {
    static constexpr std::array<Choice, 3> all{
        {{"unknown", "Not known"}, {"ahead", "Booked ahead"}, {"on_the_fly", "On the fly"}}};
};

enum class Formality : std::uint8_t { Unknown, FirstName, Formal };
template <> struct Choices<Formality> {
    static constexpr std::array<Choice, 3> all{
        {{"unknown", "Not known"}, {"first_name", "By first name"}, {"formal", "Formally"}}};
};

struct Stakeholder : Entity {
    Ref<Client> client;
    std::string name;
    StakeholderKind kind = StakeholderKind::OfClient;
    std::string role;
    std::string organisation;  ///< Empty: the client itself.
    std::string email;
    std::string phone;
    std::string time_zone;       ///< IANA name; empty: the client's.
    bool decides = false;        ///< Their yes is the client's yes.
    std::int32_t influence = 0;  ///< 1 to 5; 0: not known.
    std::int32_t interest = 0;   ///< 1 to 5; 0: not known.
    std::string affected;
    Attitude attitude = Attitude::Unknown;
    Attitude desired = Attitude::Unknown;  ///< What their attitude should become.
    std::string called;                    ///< Empty: the first word of their name.
    std::string salutation;                ///< "Ms Adeyemi"; empty: their name.
    Channel channel = Channel::None;       ///< What they like best.
    Channel second_channel = Channel::None;
    Channel third_channel = Channel::None;
    Booking booking = Booking::Unknown;
    Minutes lead;          ///< How long ahead a call is booked; elapsed.
    Shifts hours;          ///< In their own time, on any day that is not quiet; none: not known.
    std::string language;  ///< As they call it, or "pt".
    Formality formality = Formality::Unknown;
    std::int32_t cadence = 0;     ///< Days between direct touches; 0: by influence and interest.
    bool no_contact = false;      ///< They asked to be left alone.
    std::optional<Date> snoozed;  ///< No reminder to touch base until that day.
    std::string snooze_reason;
    Prose how_met;
    Prose personal;
    Prose landmines;  ///< What sets them off.
    Prose worked;
    std::optional<Date> anniversary;  ///< Recurs each year.
    std::string anniversary_of;       ///< "Birthday", "Opened the clinic".
    std::string consent;              ///< What they agreed may be kept about them.
    std::optional<Date> consent_on;
    Prose notes;
    Tags tags;
};

template <> struct Schema<Stakeholder> {
    using enum Audience;
    using enum Merge;
    static constexpr std::string_view name = "stakeholder";
    static constexpr std::string_view label = "stakeholder";
    static constexpr std::string_view plural = "stakeholders";
    // clang-format off
    static constexpr auto fields = record_fields(
        //    member                         JSON name         label                        seen by   merge   found by
        field<&Stakeholder::client>         ("client",         "Client",                    Everyone, Fixed,  Search::None),
        field<&Stakeholder::name>           ("name",           "Name",                      Everyone, Latest, Search::Heading),
        field<&Stakeholder::kind>           ("kind",           "Belongs to",                Team,     Latest, Search::None),
        field<&Stakeholder::role>           ("role",           "Role",                      Everyone, Latest, Search::Body),
        field<&Stakeholder::organisation>   ("organisation",   "Organisation",              Everyone, Latest, Search::Body),
        field<&Stakeholder::email>          ("email",          "E-mail",                    Everyone, Latest, Search::Body),
        field<&Stakeholder::phone>          ("phone",          "Phone",                     Everyone, Latest, Search::Body),
        field<&Stakeholder::time_zone>      ("time_zone",      "Time zone",                 Team,     Latest, Search::None),
        field<&Stakeholder::decides>        ("decides",        "Decides",                   Team,     Latest, Search::None),
        field<&Stakeholder::influence>      ("influence",      "Influence",                 Team,     Latest, Search::None),
        field<&Stakeholder::interest>       ("interest",       "Interest",                  Team,     Latest, Search::None),
        field<&Stakeholder::affected>       ("affected",       "How they are affected",     Team,     Latest, Search::Body),
        field<&Stakeholder::attitude>       ("attitude",       "Attitude now",              Team,     Latest, Search::None),
        field<&Stakeholder::desired>        ("desired",        "Attitude wanted",           Team,     Latest, Search::None),
        field<&Stakeholder::called>         ("called",         "First name",                Team,     Latest, Search::Body),
        field<&Stakeholder::salutation>     ("salutation",     "Formal address",            Team,     Latest, Search::Body),
        field<&Stakeholder::channel>        ("channel",        "First channel",             Team,     Latest, Search::None),
        field<&Stakeholder::second_channel> ("second_channel", "Second channel",            Team,     Latest, Search::None),
        field<&Stakeholder::third_channel>  ("third_channel",  "Third channel",             Team,     Latest, Search::None),
        field<&Stakeholder::booking>        ("booking",        "Calls are",                 Team,     Latest, Search::None),
        field<&Stakeholder::lead>           ("lead",           "Booked ahead by",           Team,     Latest, Search::None),
        field<&Stakeholder::hours>          ("hours",          "Hours",                     Team,     Latest, Search::None),
        field<&Stakeholder::language>       ("language",       "Language",                  Team,     Latest, Search::Body),
        field<&Stakeholder::formality>      ("formality",      "Addressed",                 Team,     Latest, Search::None),
        field<&Stakeholder::cadence>        ("cadence",        "Rhythm in days",            Team,     Latest, Search::None),
        field<&Stakeholder::no_contact>     ("no_contact",     "Asked not to be contacted", Team,     Latest, Search::None),
        field<&Stakeholder::snoozed>        ("snoozed",        "No reminder until",         Team,     Latest, Search::None, Group::Snooze),
        field<&Stakeholder::snooze_reason>  ("snooze_reason",  "Why no reminder",           Team,     Latest, Search::Body, Group::Snooze),
        field<&Stakeholder::how_met>        ("how_met",        "How we met",                Team,     Latest, Search::Body),
        field<&Stakeholder::personal>       ("personal",       "Glad to be asked about",    Team,     Latest, Search::Body),
        field<&Stakeholder::landmines>      ("landmines",      "Landmines",                 Team,     Latest, Search::Body),
        field<&Stakeholder::worked>         ("worked",         "What worked",               Team,     Latest, Search::Body),
        field<&Stakeholder::anniversary>    ("anniversary",    "Anniversary",               Team,     Latest, Search::None, Group::Anniversary),
        field<&Stakeholder::anniversary_of> ("anniversary_of", "Anniversary of",            Team,     Latest, Search::Body, Group::Anniversary),
        field<&Stakeholder::consent>        ("consent",        "Consent",                   Team,     Latest, Search::Body, Group::Consent),
        field<&Stakeholder::consent_on>     ("consent_on",     "Consent given on",          Team,     Latest, Search::None, Group::Consent),
        field<&Stakeholder::notes>          ("notes",          "Internal notes",            Team,     Latest, Search::Body),
        field<&Stakeholder::tags>           ("tags",           "Segments and tags",         Team,     Each,   Search::Body));
    // clang-format on
};

/// When somebody does not want to be contacted: on a weekday, at some hours, between two dates.
struct QuietTime : Entity {
    Ref<Stakeholder> stakeholder;
    std::int32_t weekday = 0;  ///< 1 Monday to 7 Sunday; 0: every day.
    Shifts hours;              ///< In their own time; none: the whole day.
    std::optional<Date> from;  ///< Absent: always was.
    std::optional<Date> to;    ///< The last day; absent: for good.
    std::string reason;        ///< "Holidays", "Theatre days".
};

template <> struct Schema<QuietTime> {
    using enum Audience;
    using enum Merge;
    static constexpr std::string_view name = "quiet_time";
    static constexpr std::string_view label = "quiet time";
    static constexpr std::string_view plural = "quiet times";
    // clang-format off
    static constexpr auto fields = record_fields(
        //    member                    JSON name      label          seen by merge   found by
        field<&QuietTime::stakeholder> ("stakeholder", "Stakeholder", Team, Fixed,  Search::None),
        field<&QuietTime::weekday>     ("weekday",     "Weekday",     Team, Latest, Search::None),
        field<&QuietTime::hours>       ("hours",       "Hours",       Team, Latest, Search::None),
        field<&QuietTime::from>        ("from",        "From",        Team, Latest, Search::None, Group::Span),
        field<&QuietTime::to>          ("to",          "To",          Team, Latest, Search::None, Group::Span),
        field<&QuietTime::reason>      ("reason",      "Why",         Team, Latest, Search::Heading));
    // clang-format on
};

/// What somebody needs, or wants to reach.
struct Need : Entity {
    Ref<Stakeholder> stakeholder;
    std::string text;           ///< In their words.
    std::int32_t priority = 0;  ///< 1 to 5; 0: not known.
    bool met = false;
};

template <> struct Schema<Need> {
    using enum Audience;
    using enum Merge;
    static constexpr std::string_view name = "need";
    static constexpr std::string_view label = "need";
    static constexpr std::string_view plural = "needs";
    // clang-format off
    static constexpr auto fields = record_fields(
        //    member               JSON name      label           seen by merge   found by
        field<&Need::stakeholder> ("stakeholder", "Stakeholder",  Team, Fixed,  Search::None),
        field<&Need::text>        ("text",        "Need or goal", Team, Latest, Search::Heading),
        field<&Need::priority>    ("priority",    "Priority",     Team, Latest, Search::None),
        field<&Need::met>         ("met",         "Met",          Team, Latest, Search::None));
    // clang-format on
};

enum class LinkBetween : std::uint8_t { ReportsTo, Influences, Trusts, AtOddsWith, Knows };
template <> struct Choices<LinkBetween> {
    static constexpr std::array<Choice, 5> all{{{"reports_to", "reports to"},
                                                {"influences", "influences"},
                                                {"trusts", "trusts"},
                                                {"at_odds_with", "is at odds with"},
                                                {"knows", "knows"}}};
};

/// How two of them stand to each other.
struct StakeholderLink : Entity {
    Ref<Stakeholder> from;
    Ref<Stakeholder> to;
    LinkBetween kind = LinkBetween::ReportsTo;
    std::string note;
};

template <> struct Schema<StakeholderLink> {
    using enum Audience;
    using enum Merge;
    static constexpr std::string_view name = "stakeholder_link";
    static constexpr std::string_view label = "link between people";
    static constexpr std::string_view plural = "links between people";
    // clang-format off
    static constexpr auto fields = record_fields(
        //    member                   JSON name label   seen by merge   found by
        field<&StakeholderLink::from> ("from", "From", Team, Fixed,  Search::None),
        field<&StakeholderLink::to>   ("to",   "To",   Team, Fixed,  Search::None),
        field<&StakeholderLink::kind> ("kind", "Link", Team, Latest, Search::None),
        field<&StakeholderLink::note> ("note", "Note", Team, Latest, Search::Heading));
    // clang-format on
};

}  // namespace rapport
