#include "app/commands/deliverable.h"

#include <algorithm>

#include "app/commands/record.h"
#include "base/text.h"
#include "engagement/deliverables.h"
#include "share/sha256.h"

namespace rapport {
namespace {

Error invalid(std::string sentence) { return {Fault::Invalid, std::move(sentence), {}}; }
Error gone() { return {Fault::Missing, "This deliverable is no longer there.", {}}; }

std::string in_label(const Deliverable& deliverable) { return "“" + shortened(deliverable.name, 60) + "”"; }

/// Its name without a folder, as either kind of system writes one.
std::string bare_name(std::string_view file) {
    const std::size_t slash = file.find_last_of("/\\");
    return std::string(trimmed(slash == std::string_view::npos ? file : file.substr(slash + 1)));
}

Result<void> check_version(const Workspace& workspace, const DeliverableVersion& wanted, Date today) {
    if (wanted.number.empty()) return invalid("Give this version a number, such as 1.0: the client names it by that.");
    if (version_of(workspace, wanted.deliverable, wanted.number))
        return invalid("Version " + wanted.number + " was handed over before. Give this one a number of its own.");
    if (wanted.on > today) return invalid("This day is still to come. Write down a version when you hand it over.");
    if (!wanted.sha256.empty() && !is_hex_digest(wanted.sha256))
        return invalid(
            "A SHA-256 has 64 digits from 0 to 9 and from a to f. Choose the file, and Rapport works it out.");
    return {};
}

}  // namespace

Result<Edit> add_deliverable(const Workspace& workspace, Deliverable wanted) {
    if (!workspace.find(wanted.project)) return invalid("Choose the project that it belongs to.");
    wanted.name = std::string(trimmed(wanted.name));
    wanted.acceptance.text = std::string(trimmed(wanted.acceptance.text));
    if (wanted.name.empty()) return invalid("Say what the client gets: give it a name.");
    wanted.state = DeliverableState::Planned;
    Edit edit = TRY(add_record(workspace, type_of<Deliverable>, wanted));
    edit.label = "Add deliverable " + in_label(wanted);
    return edit;
}

Result<Edit> hand_over_version(const Workspace& workspace, DeliverableVersion wanted, Date today) {
    const Deliverable* deliverable = workspace.find(wanted.deliverable);
    if (!deliverable) return gone();
    wanted.number = std::string(trimmed(wanted.number));
    wanted.change = std::string(trimmed(wanted.change));
    wanted.address = std::string(trimmed(wanted.address));
    wanted.file = bare_name(wanted.file);
    wanted.sha256 = folded(trimmed(wanted.sha256));
    wanted.shared = deliverable->shared;
    TRY(check_version(workspace, wanted, today));
    Edit edit{"Hand over version " + wanted.number + " of " + in_label(*deliverable), {}};
    edit.create(wanted);
    edit.set<&Deliverable::state>(*deliverable, DeliverableState::Submitted);
    return edit;
}

SignOff sign_off_of(const Workspace& workspace, const Deliverable& deliverable, const ClientDecision& decision) {
    SignOff kept{};
    kept.id = decision.sign_off;
    kept.shared = deliverable.shared;
    kept.deliverable = {deliverable.id};
    kept.verdict = decision.state;
    kept.name = deliverable.name;
    kept.version = decision.version;
    if (const DeliverableVersion* version = version_of(workspace, {deliverable.id}, decision.version)) {
        kept.version = version->number;
        kept.sha256 = folded(version->sha256);
    }
    kept.on = decision.on;
    kept.by = decision.by;
    kept.said = Prose{std::string(trimmed(decision.words))};
    return kept;
}

Result<Edit> decide_deliverable(const Workspace& workspace, const ClientDecision& decision, Date today) {
    const Deliverable* deliverable = workspace.find(decision.deliverable);
    if (!deliverable) return gone();
    const bool approved = decision.state == DeliverableState::Approved;
    if (!approved && decision.state != DeliverableState::ChangesAsked)
        return invalid("Choose what they say: that they approve it, or that they ask for changes.");
    const DeliverableVersion* version = version_of(workspace, decision.deliverable, decision.version);
    if (!version) return invalid("Choose the version that they speak of. Hand one over first where there is none.");
    const Project* project = workspace.find(deliverable->project);
    const Stakeholder* who = workspace.find(decision.by);
    if (!who || !project || who->client != project->client)
        return invalid("Choose who of the client said it. People are added on the client’s page.");
    if (decision.on > today) return invalid("This day is still to come. Write down what they said when they have.");
    if (decision.on < version->on)
        return invalid("Version " + version->number + " was handed over later than that. Check the day.");
    const std::string words(trimmed(decision.words));
    if (!approved && words.empty()) return invalid("Write down what they want changed, in their words.");
    Edit edit{who->name + (approved ? " approves " : " asks for changes to ") + in_label(*deliverable), {}};
    edit.set<&Deliverable::state>(*deliverable, decision.state);
    edit.set<&Deliverable::decided_version>(*deliverable, version->number);
    edit.set<&Deliverable::decided_by>(*deliverable, decision.by);
    edit.set<&Deliverable::decided>(*deliverable, decision.on);
    edit.set<&Deliverable::decision>(*deliverable, Prose{words});
    edit.create(sign_off_of(workspace, *deliverable, decision));
    return edit;
}

Result<Edit> share_deliverable(const Workspace& workspace, Ref<Deliverable> ref, bool shared) {
    const Deliverable* deliverable = workspace.find(ref);
    if (!deliverable) return gone();
    Edit edit{(shared ? "Show " : "Hide ") + in_label(*deliverable) + (shared ? " to the client" : " from the client"),
              {}};
    edit.write(type_of<Deliverable>, *deliverable, shared_field, Value(shared));
    for (const DeliverableVersion* version : versions_of(workspace, ref))
        edit.write(type_of<DeliverableVersion>, *version, shared_field, Value(shared));
    for (const SignOff& one : workspace.all<SignOff>())
        if (one.deliverable == ref) edit.write(type_of<SignOff>, one, shared_field, Value(shared));
    return edit;
}

}  // namespace rapport
