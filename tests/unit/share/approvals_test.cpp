// What a client has approved, as a chain in which one changed byte is found.

#include "share/approvals.h"

#include "share/sha256.h"
#include "support/make.h"
#include "support/print.h"

namespace rapport {
namespace {

constexpr Date friday{20'777};  // 2026-11-20

struct Approved {
    Workspace workspace;
    Ref<Client> client = put(workspace, client_of("Harbour & Vale"));
    Ref<Stakeholder> ruth = put(workspace, make<Stakeholder>({.client = client, .name = "Ruth Adeyemi"}));
    Ref<Project> project = put(workspace, make<Project>({.client = client, .name = "Booking"}));

    Ref<Deliverable> approve(std::string name, std::string version, Date on, Ref<Stakeholder> by, std::string sha256) {
        const Ref<Deliverable> made = put(workspace, make<Deliverable>({.project = project,
                                                                        .name = std::move(name),
                                                                        .state = DeliverableState::Approved,
                                                                        .decided_version = version,
                                                                        .decided_by = by,
                                                                        .decided = on}));
        put(workspace,
            make<DeliverableVersion>({.deliverable = made, .number = version, .on = on, .sha256 = std::move(sha256)}));
        return made;
    }
    template <class E> E& operator[](Ref<E> ref) { return static_cast<E&>(workspace.table(type_of<E>).at(ref.id)); }
    [[nodiscard]] std::vector<ApprovalLink> chain(ApprovalScope scope = ApprovalScope::All) const {
        return approvals_of(workspace, project, scope);
    }
};

}  // namespace

TEST_CASE("The digests of approvals are those that the lines of their description give") {
    const std::string zeros(64, '0');
    const Approval first{"Handbook", "1.0", hex(sha256("abc")), "Ruth Adeyemi", friday};
    const std::string digest = approval_digest(zeros, first);

    CHECK(digest == "d13f34fef87e028e7790d4815398c067f0477e616fb9373c263faa716bb24f56");
    CHECK(approval_digest(digest, {"Screens", "2.1", "", "", Date{friday.days + 4}}) ==
          "fc9f5e141330235d7b7f102d9ecabeda93bd37cbae9fa800b5f8269808edfa5a");
    CHECK(approval_digest(zeros, {"a\\n\nb", "", "", "", friday}) ==
          "2e681d0ede6becd76b34eb0521ea9da931b991c262b04f2843ee01440cc3c52a");
}

TEST_CASE("What stands in one line of an approval never passes for another") {
    const std::string zeros(64, '0');
    CHECK(approval_digest(zeros, {"a\nb", "", "", "", friday}) != approval_digest(zeros, {"a", "b", "", "", friday}));
    CHECK(approval_digest(zeros, {"a\nb", "", "", "", friday}) !=
          approval_digest(zeros, {"a\\nb", "", "", "", friday}));
}

TEST_CASE("Approvals follow each other by the day they were given, whenever they were written down") {
    Approved made;
    made.approve("Screens", "2.1", Date{friday.days + 4}, {}, "");
    made.approve("Handbook", "1.0", friday, made.ruth, hex(sha256("abc")));

    const std::vector<ApprovalLink> chain = made.chain();

    REQUIRE(chain.size() == 2);
    CHECK(chain[0].approval == Approval{"Handbook", "1.0", hex(sha256("abc")), "Ruth Adeyemi", friday});
    CHECK(chain[1].approval.deliverable == "Screens");
    CHECK(chain[0].digest == "d13f34fef87e028e7790d4815398c067f0477e616fb9373c263faa716bb24f56");
    CHECK(chain[1].digest == "fc9f5e141330235d7b7f102d9ecabeda93bd37cbae9fa800b5f8269808edfa5a");
    CHECK_FALSE(first_broken(chain));
}

TEST_CASE("Only what is approved now is in the chain, and only of its project") {
    Approved made;
    const Ref<Deliverable> handbook = made.approve("Handbook", "1.0", friday, made.ruth, "");
    const Ref<Deliverable> screens = made.approve("Screens", "1.0", friday, made.ruth, "");
    const Ref<Deliverable> other = made.approve("Elsewhere", "1.0", friday, made.ruth, "");
    made[other].project = put(made.workspace, project_of("Another"));
    CHECK(made.chain().size() == 2);

    made[screens].state = DeliverableState::Submitted;
    REQUIRE(made.chain().size() == 1);
    CHECK(made.chain()[0].deliverable == handbook.id);
    made[handbook].decided.reset();
    CHECK(made.chain().empty());
}

TEST_CASE("An approval stays as it was said, and what only says that it is approved stands as it is now") {
    Approved made;
    const Ref<Deliverable> handbook = made.approve("Handbook", "2.0", Date{friday.days + 3}, made.ruth, "");
    put(made.workspace, make<SignOff>({.deliverable = handbook,
                                       .name = "Manual",
                                       .version = "1.0",
                                       .sha256 = hex(sha256("abc")),
                                       .on = friday,
                                       .by = made.ruth}));
    put(made.workspace, make<SignOff>({.deliverable = handbook,
                                       .verdict = DeliverableState::ChangesAsked,
                                       .name = "Manual",
                                       .version = "1.1",
                                       .on = friday,
                                       .by = made.ruth}));
    const std::vector<ApprovalLink> chain = made.chain();
    REQUIRE(chain.size() == 2);
    CHECK(chain[0].approval == Approval{"Manual", "1.0", hex(sha256("abc")), "Ruth Adeyemi", friday});
    CHECK(chain[1].approval.deliverable == "Handbook");

    // With a sign-off of that very version it does not count twice.
    put(made.workspace, make<SignOff>({.deliverable = handbook,
                                       .name = "Handbook",
                                       .version = "2.0",
                                       .on = Date{friday.days + 3},
                                       .by = made.ruth}));
    CHECK(made.chain().size() == 2);
    CHECK(made.chain()[1].digest == chain[1].digest);

    // To a client only what they see: the file of a version that nobody shared is not in it, nor who is not shared.
    CHECK(made.chain(ApprovalScope::SharedOnly).empty());
    made[handbook].shared = true;
    for (const SignOff& one : made.workspace.all<SignOff>()) made[Ref<SignOff>{one.id}].shared = one.version != "2.0";
    const std::vector<ApprovalLink> shared = made.chain(ApprovalScope::SharedOnly);
    REQUIRE(shared.size() == 2);
    CHECK(shared[0].approval.sha256.empty());
    CHECK(shared[0].approval.who.empty());
}

TEST_CASE("An approval that two devices wrote down counts once, and one that was taken back says when") {
    Approved made;
    const Ref<Deliverable> handbook =
        put(made.workspace, make<Deliverable>({.project = made.project, .name = "Handbook"}));
    const auto say = [&](DeliverableState verdict, std::int32_t days, Ref<Stakeholder> by) {
        return put(made.workspace, make<SignOff>({.deliverable = handbook,
                                                  .verdict = verdict,
                                                  .name = "Handbook",
                                                  .version = "1.0",
                                                  .on = Date{friday.days + days},
                                                  .by = by}));
    };
    say(DeliverableState::Approved, 0, made.ruth);
    const std::string digest = made.chain().back().digest;
    say(DeliverableState::Approved, 0, made.ruth);  // By hand on one, with a reply on the other.
    REQUIRE(made.chain().size() == 1);
    CHECK(made.chain()[0].digest == digest);
    CHECK_FALSE(made.chain()[0].taken_back);

    const Ref<SignOff> other = say(DeliverableState::Approved, 0, made.ruth);
    made[other].sha256 = std::string(64, 'b');  // Of a file that was put in its place.
    REQUIRE(made.chain().size() == 2);
    CHECK(made.chain()[1].approval.sha256 == std::string(64, 'b'));
    made[other].sha256.clear();
    CHECK(made.chain().size() == 1);

    const Ref<Stakeholder> theo = put(made.workspace, make<Stakeholder>({.client = made.client, .name = "Theo Marsh"}));
    say(DeliverableState::Approved, 1, theo);  // Somebody else.
    CHECK(made.chain().size() == 2);

    say(DeliverableState::ChangesAsked, 2, made.ruth);
    say(DeliverableState::Approved, 5, made.ruth);
    const std::vector<ApprovalLink> chain = made.chain();
    REQUIRE(chain.size() == 3);
    CHECK(chain[0].digest == digest);  // What was said stays in it.
    CHECK(chain[0].taken_back == Date{friday.days + 2});
    CHECK(chain[1].taken_back == Date{friday.days + 2});
    CHECK_FALSE(chain[2].taken_back);
}

TEST_CASE("One changed byte of an approval changes its digest and all behind it") {
    Approved made;
    const Ref<Deliverable> first = made.approve("Handbook", "1.0", friday, made.ruth, hex(sha256("abc")));
    made.approve("Screens", "2.1", Date{friday.days + 1}, made.ruth, "");
    made.approve("Training", "1.0", Date{friday.days + 2}, made.ruth, "");
    const std::vector<ApprovalLink> before = made.chain();
    for (const DeliverableVersion& version : made.workspace.all<DeliverableVersion>())
        if (version.deliverable == first) made[Ref<DeliverableVersion>{version.id}].sha256 = hex(sha256("abd"));

    const std::vector<ApprovalLink> after = made.chain();

    REQUIRE(after.size() == before.size());
    CHECK(after[0].deliverable == first.id);
    for (std::size_t i = 0; i < after.size(); ++i) CHECK(after[i].digest != before[i].digest);
    for (const ApprovalLink& link : before) CHECK_FALSE(link_with(after, link.digest));
}

TEST_CASE("A chain that was tampered with breaks where it was") {
    Approved made;
    made.approve("Handbook", "1.0", friday, made.ruth, "");
    made.approve("Screens", "2.1", Date{friday.days + 1}, made.ruth, "");
    made.approve("Training", "1.0", Date{friday.days + 2}, made.ruth, "");
    const std::vector<ApprovalLink> whole = made.chain();
    CHECK_FALSE(first_broken(whole));
    CHECK_FALSE(first_broken({}));

    for (std::size_t at = 0; at < whole.size(); ++at) {
        CAPTURE(at);
        std::vector<ApprovalLink> chain = whole;
        chain[at].approval.on.days += 1;
        CHECK(first_broken(chain) == at);
        chain = whole;
        chain[at].digest[0] = chain[at].digest[0] == 'f' ? 'e' : 'f';
        CHECK(first_broken(chain) == at);
    }
    std::vector<ApprovalLink> without = whole;
    without.erase(without.begin());
    CHECK(first_broken(without) == 0);
}

TEST_CASE("A printed digest leads to its link, as it is typed") {
    Approved made;
    made.approve("Handbook", "1.0", friday, made.ruth, "");
    made.approve("Screens", "2.1", Date{friday.days + 1}, made.ruth, "");
    const std::vector<ApprovalLink> chain = made.chain();
    const std::string digest = chain[1].digest;

    CHECK(link_with(chain, digest) == 1);
    CHECK(link_with(chain, " " + digest.substr(0, 8) + " " + digest.substr(8, 8)) == 1);
    CHECK_FALSE(link_with(chain, digest.substr(0, 15)));
    CHECK_FALSE(link_with(chain, std::string(64, '0')));
    CHECK_FALSE(link_with({}, digest));
}

TEST_CASE("A client is shown nothing that is the team's: no approval, no file and no name") {
    Approved made;
    const Ref<Deliverable> handbook = made.approve("Handbook", "1.0", friday, made.ruth, hex(sha256("abc")));
    made.approve("Screens", "2.1", Date{friday.days + 1}, made.ruth, "");
    CHECK(made.chain(ApprovalScope::SharedOnly).empty());

    made[handbook].shared = true;
    REQUIRE(made.chain(ApprovalScope::SharedOnly).size() == 1);
    CHECK(made.chain(ApprovalScope::SharedOnly)[0].approval == Approval{"Handbook", "1.0", "", "", friday});
    made[made.ruth].shared = true;
    for (const DeliverableVersion& version : made.workspace.all<DeliverableVersion>())
        if (version.deliverable == handbook) made[Ref<DeliverableVersion>{version.id}].shared = true;
    CHECK(made.chain(ApprovalScope::SharedOnly)[0].digest == made.chain()[0].digest);
}

TEST_CASE("What does not say who approved it is in our chain, and not in the one that a client is shown") {
    Approved made;
    const Ref<Deliverable> handbook = made.approve("Handbook", "1.0", friday, made.ruth, "");
    made[handbook].shared = true;
    CHECK(made.chain(ApprovalScope::SharedOnly).size() == 1);

    made[handbook].decided_by = {};
    CHECK(made.chain(ApprovalScope::SharedOnly).empty());
    CHECK(made.chain().size() == 1);
    made[handbook].decided_by = made.ruth;
    made[handbook].decided_version.clear();
    CHECK(made.chain(ApprovalScope::SharedOnly).empty());
}

}  // namespace rapport
