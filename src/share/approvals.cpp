#include "share/approvals.h"

#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "base/sort.h"
#include "base/text.h"
#include "share/door.h"
#include "share/lines.h"
#include "share/sha256.h"

namespace rapport {
namespace {

constexpr std::size_t digits = 64, fewest_digits = 16;

std::string first_before() { return std::string(digits, '0'); }

/// Versions by what they are of and their number; of two with one number the one made first.
using Versions = std::map<std::pair<Id, std::string_view>, const DeliverableVersion*>;
Versions versions_in(const Workspace& workspace, ApprovalScope scope) {
    Versions versions;
    for (const DeliverableVersion& version : workspace.all<DeliverableVersion>()) {
        if (scope == ApprovalScope::SharedOnly && !may_enter(version)) continue;
        const DeliverableVersion*& one = versions[{version.deliverable.id, version.number}];
        if (!one || version.id < one->id) one = &version;
    }
    return versions;
}

bool may_be_told(const Deliverable& deliverable, bool says_all, ApprovalScope scope) {
    return scope == ApprovalScope::All || (may_enter(deliverable) && says_all);
}

std::string told_name(const Workspace& workspace, Ref<Stakeholder> person, ApprovalScope scope) {
    const Stakeholder* who = workspace.find(person);
    return who && (scope == ApprovalScope::All || may_enter(*who)) ? who->name : std::string();
}

bool are_of_one_version(const SignOff& a, const SignOff& b) {
    return a.deliverable == b.deliverable && a.version == b.version;
}

/// Sign-offs by what they are of, and of one version as they were said.
using SignOffs = std::vector<const SignOff*>;
SignOffs sign_offs_in(const Workspace& workspace, ApprovalScope scope) {
    SignOffs said;
    for (const SignOff& one : workspace.all<SignOff>())
        if (scope == ApprovalScope::All || may_enter(one)) said.push_back(&one);
    sort_items(said, {}, [](const SignOff* one) {
        return std::tuple(one->deliverable.id, std::string_view(one->version), one->on, one->born, one->id);
    });
    return said;
}

/// Two wrote down the same without knowing of each other: nothing else was said of that version in between.
bool is_said_before(const SignOffs& said, std::size_t at) {
    const SignOff& one = *said[at];
    for (std::size_t i = at; i-- > 0;) {
        const SignOff& other = *said[i];
        if (!are_of_one_version(one, other) || other.verdict != one.verdict || other.on != one.on) return false;
        if (other.by == one.by && other.sha256 == one.sha256) return true;
    }
    return false;
}

std::optional<Date> day_taken_back(const SignOffs& said, std::size_t at) {
    for (std::size_t i = at + 1; i < said.size() && are_of_one_version(*said[at], *said[i]); ++i)
        if (said[i]->verdict == DeliverableState::ChangesAsked) return said[i]->on;
    return std::nullopt;
}

class Gathered {
public:
    Gathered(const Workspace& workspace, Ref<Project> project, ApprovalScope scope)
        : workspace_(workspace), project_(project), scope_(scope), versions_(versions_in(workspace, scope)) {
        const SignOffs said = sign_offs_in(workspace, scope);
        for (std::size_t i = 0; i < said.size(); ++i)
            if (!is_said_before(said, i)) add(*said[i], day_taken_back(said, i));
        for (const Deliverable& one : workspace.all<Deliverable>()) add(one);
    }
    /// By the day it was said; of one day in the order in which it was written down.
    std::vector<ApprovalLink> in_order() {
        sort_items(links_, [](const auto& a, const auto& b) {
            const Approval &one = a.second.approval, &other = b.second.approval;
            if (one.on != other.on) return one.on < other.on;
            if (a.first != b.first) return a.first < b.first;
            if (one.deliverable != other.deliverable) return one.deliverable < other.deliverable;
            if (one.version != other.version) return one.version < other.version;
            return a.second.deliverable < b.second.deliverable;
        });
        std::vector<ApprovalLink> chain;
        for (auto& [born, link] : links_) chain.push_back(std::move(link));
        return chain;
    }

private:
    void add(const SignOff& one, std::optional<Date> taken_back) {
        if (one.verdict != DeliverableState::Approved) return;
        const Deliverable* deliverable = workspace_.find(one.deliverable);
        if (!deliverable || deliverable->project != project_) return;
        kept_.insert({one.deliverable.id, one.version});
        if (!may_be_told(*deliverable, !one.by.is_null() && !one.version.empty(), scope_)) return;
        Approval approval{one.name, one.version, one.sha256, told_name(workspace_, one.by, scope_), one.on};
        // What its file is may be told where that version may.
        if (scope_ == ApprovalScope::SharedOnly && !versions_.contains({one.deliverable.id, one.version}))
            approval.sha256.clear();
        links_.push_back({one.born, {one.deliverable.id, std::move(approval), {}, taken_back}});
    }

    /// What says that it is approved, without a sign-off of that version: written down by hand.
    void add(const Deliverable& one) {
        if (one.project != project_ || one.state != DeliverableState::Approved || !one.decided) return;
        if (kept_.contains({one.id, one.decided_version}) || !may_be_told(one, says_who_and_when(one), scope_)) return;
        Approval approval{
            one.name, one.decided_version, {}, told_name(workspace_, one.decided_by, scope_), *one.decided};
        const auto version = versions_.find({one.id, one.decided_version});
        if (version != versions_.end()) approval.sha256 = version->second->sha256;
        links_.push_back({{}, {one.id, std::move(approval), {}}});
    }

    const Workspace& workspace_;
    Ref<Project> project_;
    ApprovalScope scope_;
    Versions versions_;
    std::set<std::pair<Id, std::string>> kept_;
    std::vector<std::pair<Stamp, ApprovalLink>> links_;  ///< With when each was written down.
};

}  // namespace

std::string approval_digest(std::string_view before, const Approval& approval) {
    std::string lines;
    add_line(lines, before);
    add_line(lines, approval.deliverable);
    add_line(lines, approval.version);
    add_line(lines, approval.sha256);
    add_line(lines, approval.who);
    add_line(lines, to_iso(approval.on));
    return hex(sha256(lines));
}

std::vector<ApprovalLink> approvals_of(const Workspace& workspace, Ref<Project> project, ApprovalScope scope) {
    std::vector<ApprovalLink> chain = Gathered(workspace, project, scope).in_order();
    std::string before = first_before();
    for (ApprovalLink& link : chain) before = link.digest = approval_digest(before, link.approval);
    return chain;
}

std::optional<std::size_t> first_broken(const std::vector<ApprovalLink>& chain) {
    std::string before = first_before();
    for (std::size_t i = 0; i < chain.size(); ++i) {
        if (chain[i].digest != approval_digest(before, chain[i].approval)) return i;
        before = chain[i].digest;
    }
    return {};
}

std::optional<std::size_t> link_with(const std::vector<ApprovalLink>& chain, std::string_view digest) {
    std::string wanted;
    for (const char c : folded(digest))
        if (c != ' ') wanted += c;
    if (wanted.size() < fewest_digits) return {};
    for (std::size_t i = 0; i < chain.size(); ++i)
        if (chain[i].digest.starts_with(wanted)) return i;
    return {};
}

}  // namespace rapport
