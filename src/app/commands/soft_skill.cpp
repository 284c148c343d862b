#include "app/commands/soft_skill.h"

#include "base/text.h"
#include "engagement/soft_skills.h"

namespace rapport {
namespace {

Error invalid(std::string sentence) { return {Fault::Invalid, std::move(sentence), {}}; }

/// On one line, as skills are compared.
std::string skill_of(std::string words) {
    std::ranges::replace_if(words, [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
    return soft_skill_key(words);
}

Result<const Person*> person_of(const Workspace& workspace, Ref<Person> ref) {
    const Person* person = workspace.find(ref);
    if (!person) return invalid("Choose whose skill it is.");
    if (person->kind != PersonKind::Person) return invalid("Only a person has soft skills. Choose somebody.");
    return person;
}

Result<void> check_rater(const Workspace& workspace, const SoftRating& wanted) {
    if (wanted.peer == wanted.person && !wanted.peer.is_null())
        return invalid("This is the person themselves. Choose another colleague, or “Oneself”.");
    if (!wanted.peer.is_null() && !workspace.find(wanted.peer))
        return invalid("This colleague is no longer there. Choose another one.");
    if (!wanted.client.is_null() && !workspace.find(wanted.client))
        return invalid("This person of a client is no longer there. Choose another one.");
    return {};
}

/// What the same voice said of it on that day; null where that is nothing, or the voice has no name.
const SoftRating* said_before(const Workspace& workspace, const SoftRating& wanted) {
    const bool named = wanted.rater == Rater::Self || !wanted.peer.is_null() || !wanted.client.is_null();
    const std::string skill = folded(wanted.skill);
    for (const SoftRating& rating : workspace.all<SoftRating>())
        if (named && rating.person == wanted.person && rating.rater == wanted.rater && rating.on == wanted.on &&
            rating.peer == wanted.peer && rating.client == wanted.client &&
            folded(soft_skill_key(rating.skill)) == skill)
            return &rating;
    return nullptr;
}

}  // namespace

Result<Edit> rate_soft_skill(const Workspace& workspace, SoftRating wanted, Date today) {
    const Person* person = TRY(person_of(workspace, wanted.person));
    wanted.skill = skill_of(std::move(wanted.skill));
    if (wanted.skill.empty()) return invalid("Choose a skill, or name one of your own.");
    if (wanted.level < 1 || wanted.level > 5) return invalid("Choose a level from 1 to 5.");
    if (wanted.on > today) return invalid("This day is still to come. Choose today or a day before.");
    if (wanted.rater != Rater::Peer) wanted.peer = {};
    if (wanted.rater != Rater::Client) wanted.client = {};
    TRY(check_rater(workspace, wanted));
    wanted.note.text = std::string(trimmed(wanted.note.text));
    Edit edit{"Rate “" + shortened(person->name, 60) + "”: " + shortened(soft_skill_label(wanted.skill), 60), {}};
    if (const SoftRating* before = said_before(workspace, wanted)) {
        edit.set<&SoftRating::level>(*before, wanted.level);
        if (!wanted.note.text.empty()) edit.set<&SoftRating::note>(*before, wanted.note);
    } else edit.create(wanted);
    return edit;
}

Result<Edit> log_training(const Workspace& workspace, TrainingEntry wanted, Date today) {
    TRY(person_of(workspace, wanted.person));
    wanted.skill = skill_of(std::move(wanted.skill));
    wanted.what = std::string(trimmed(wanted.what));
    if (wanted.skill.empty()) return invalid("Choose a skill, or name one of your own.");
    if (wanted.what.empty()) return invalid("Say what it was: a course, a book, a talk that you practised for.");
    if (wanted.minutes.count < 1) return invalid("Say how long it took, such as 45 min.");
    if (wanted.minutes.count > minutes_per_day)
        return invalid("A day has 24 hours. Log what took several days once for each.");
    if (wanted.on > today) return invalid("This day is still to come. Log it when it has happened.");
    wanted.reflection.text = std::string(trimmed(wanted.reflection.text));
    Edit edit{"Log training “" + shortened(wanted.what, 60) + "”", {}};
    edit.create(wanted);
    return edit;
}

}  // namespace rapport
