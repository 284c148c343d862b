// Which files may be kept in the browser, which of them something refers to, and when the others are let go.

#include "app/kept.h"

#include "app/commands/deliverable.h"
#include "clinics.h"

namespace rapport {
namespace {

const std::string digest_a(64, 'a');
const std::string digest_b(64, 'b');
constexpr Date today = monday;

struct Keeping : ClinicsDesk {
    Ref<Deliverable> handbook = desk.add(make<Deliverable>({.project = project, .name = "Handbook"}));
    std::vector<KeptFile> files{{digest_a, 1'000}, {digest_b, 2'000}};

    Ref<DeliverableVersion> hand_over(const std::string& digest) {
        DeliverableVersion wanted{};
        wanted.id = next_id();
        wanted.deliverable = handbook;
        wanted.number = "1.0";
        wanted.on = monday;
        wanted.sha256 = digest;
        REQUIRE(desk.run(hand_over_version(desk.workspace, wanted, monday)));
        return ref(wanted);
    }
    [[nodiscard]] std::vector<std::string> loose() const {
        std::vector<std::string> found;
        for (const KeptFile& file : loose_files(files, desk.workspace, desk.history)) found.push_back(file.sha256);
        return found;
    }
};

}  // namespace

TEST_CASE("A file of 25 MB may be kept, a larger one may not") {
    CHECK(may_keep({}, digest_a, largest_kept));
    const Result<void> refused = may_keep({}, digest_a, largest_kept + 1);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().fault == Fault::Limit);
    CHECK(refused.error().message.find("25 MB") != std::string::npos);
}

TEST_CASE("All files together are at most 250 MB, and one that is kept already takes no more") {
    const std::vector<KeptFile> files{{digest_a, most_kept - 10}};
    CHECK(may_keep(files, digest_b, 10));
    const Result<void> refused = may_keep(files, digest_b, 11);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().message.find("250 MB") != std::string::npos);
    CHECK(may_keep(files, digest_a, 11));
}

TEST_CASE_FIXTURE(Keeping, "A file is needed while its version lives, lies in the trash, or was taken back") {
    CHECK(loose() == std::vector{digest_a, digest_b});
    const auto version = hand_over(digest_a);
    CHECK(loose() == std::vector{digest_b});
    desk.remove(version);
    CHECK(loose() == std::vector{digest_b});
    desk.undo();
    desk.undo();
    CHECK(desk.workspace.find(version) == nullptr);
    CHECK(loose() == std::vector{digest_b});
}

TEST_CASE_FIXTURE(Keeping, "A digest that was overwritten is needed while the history has it") {
    const auto version = hand_over(digest_a);
    desk.set<&DeliverableVersion::sha256>(version, digest_b);
    CHECK(loose().empty());
    desk.history = {};
    CHECK(loose() == std::vector{digest_a});
}

TEST_CASE_FIXTURE(Keeping, "A digest that lost in a conflict is needed") {
    put(desk.workspace,
        make<Conflict>(
            {.of = "deliverable_version", .fields = "sha256", .value = {"{\"sha256\":\"" + digest_b + "\"}"}}));
    CHECK(loose() == std::vector{digest_a});
}

TEST_CASE_FIXTURE(Keeping, "A digest in capitals means the same file") {
    const std::string capitals(64, 'A');
    const auto version = hand_over(digest_b);
    desk.set<&DeliverableVersion::sha256>(version, capitals);
    CHECK(loose().empty());
    desk.history = {};
    CHECK(loose() == std::vector{digest_b});
    desk.set<&DeliverableVersion::sha256>(version, digest_b);
    CHECK(loose().empty());  // The history has the other.
    CHECK(is_kept(files, capitals));
    CHECK(may_keep(std::vector<KeptFile>{{digest_a, most_kept - 10}}, capitals, 11));
}

TEST_CASE_FIXTURE(Keeping, "A digest in capitals that lost in a conflict is needed") {
    const std::string capitals(64, 'B');
    put(desk.workspace,
        make<Conflict>(
            {.of = "deliverable_version", .fields = "sha256", .value = {"{\"sha256\":\"" + capitals + "\"}"}}));
    CHECK(loose() == std::vector{digest_a});
}

TEST_CASE("What nothing refers to waits thirty days from when that was seen first, and is then let go") {
    const std::vector<KeptFile> loose{{digest_a, 1}, {digest_b, 2}};
    const std::vector<LooseSince> known{{digest_a, Date{today.days - 30}}, {digest_b, Date{today.days - 29}}};
    const Sweep sweep = sweep_kept(loose, known, today);
    CHECK(sweep.drop == std::vector{digest_a});
    CHECK(sweep.waiting == std::vector<LooseSince>{{digest_b, Date{today.days - 29}}});

    const Sweep first = sweep_kept(loose, {}, today);
    CHECK(first.drop.empty());
    CHECK(first.waiting == std::vector<LooseSince>{{digest_a, today}, {digest_b, today}});
}

TEST_CASE("What is referred to again waits no more, and a clock that was ahead does not make it wait longer") {
    const std::vector<LooseSince> known{{digest_a, Date{today.days - 90}}, {digest_b, Date{today.days + 400}}};
    const Sweep sweep = sweep_kept(std::vector<KeptFile>{{digest_b, 2}}, known, today);
    CHECK(sweep.drop.empty());
    CHECK(sweep.waiting == std::vector<LooseSince>{{digest_b, today}});
}

TEST_CASE("What waits is remembered as text, and lines that are none are left out") {
    const std::vector<LooseSince> files{{digest_a, today}, {digest_b, Date{today.days - 3}}};
    CHECK(read_loose(write_loose(files)) == files);
    CHECK(read_loose("").empty());
    CHECK(read_loose("soon\nsomeday " + digest_a + "\n" + write_loose(files)) == files);
}

}  // namespace rapport
