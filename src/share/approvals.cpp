#include "share/approvals.h"

#include <map>
#include <utility>

#include "base/sort.h"
#include "base/text.h"
#include "share/door.h"
#include "share/sha256.h"

namespace rapport {
namespace {

constexpr std::size_t digits = 64, fewest_digits = 16;

std::string first_before() { return std::string(digits, '0'); }

void add_line(std::string& lines, std::string_view text) {
    for (const char c : text) {
        if (c == '\\') lines += "\\\\";
        else if (c == '\n') lines += "\\n";
        else lines += c;
    }
    lines += '\n';
}

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

bool counts(const Deliverable& deliverable, ApprovalScope scope) {
    if (deliverable.state != DeliverableState::Approved || !deliverable.decided) return false;
    return scope == ApprovalScope::All || (may_enter(deliverable) && says_who_and_when(deliverable));
}

Approval approval_in(const Workspace& workspace, const Versions& versions, const Deliverable& deliverable,
                     ApprovalScope scope) {
    Approval approval{.deliverable = deliverable.name,
                      .version = deliverable.decided_version,
                      .sha256 = {},
                      .who = {},
                      .on = *deliverable.decided};
    // The file of the version they spoke of.
    const auto version = versions.find({deliverable.id, deliverable.decided_version});
    if (version != versions.end()) approval.sha256 = version->second->sha256;
    const Stakeholder* who = workspace.find(deliverable.decided_by);
    if (who && (scope == ApprovalScope::All || may_enter(*who))) approval.who = who->name;
    return approval;
}

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
    const Versions versions = versions_in(workspace, scope);
    std::vector<ApprovalLink> chain;
    for (const Deliverable& deliverable : workspace.all<Deliverable>())
        if (deliverable.project == project && counts(deliverable, scope))
            chain.push_back({deliverable.id, approval_in(workspace, versions, deliverable, scope), {}});
    sort_items(chain, [](const ApprovalLink& a, const ApprovalLink& b) {
        if (a.approval.on != b.approval.on) return a.approval.on < b.approval.on;
        if (a.approval.deliverable != b.approval.deliverable) return a.approval.deliverable < b.approval.deliverable;
        if (a.approval.version != b.approval.version) return a.approval.version < b.approval.version;
        return a.deliverable < b.deliverable;
    });
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
