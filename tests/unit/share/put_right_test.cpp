// What a page says of the way back: when it asks whether something is put right, and what it says where nobody said words.

#include "unit/share/looking.h"

namespace rapport {
namespace {

struct Wronged : Looked {
    /// Theo's complaint, with what is done about it.
    Ref<Recovery> complaint = share(note<Recovery>({.client = client,
                                                    .project = project,
                                                    .from = theo,
                                                    .words = {"Nobody called"},
                                                    .received = noon("11-27"),
                                                    .action = {"Ana calls each Tuesday"}}));

    std::string html() {
        const EngagementIndex known = index();
        const Result<SnapshotPage> page = snapshot_page(known, wishes);
        REQUIRE(page.has_value());
        return page->html;
    }
    /// Of a no in no words; shared.
    Ref<Recovery> of_answer(Ref<PulseAnswer> answer, Ref<Stakeholder> from, std::string words = {}) {
        return share(note<Recovery>({.client = client,
                                     .project = project,
                                     .from = from,
                                     .source = RecoverySource::LowAnswer,
                                     .answer = answer,
                                     .words = {std::move(words)},
                                     .received = noon("11-28")}));
    }
    Ref<PulseAnswer> no_in_no_words() {
        const Ref<PulseAnswer> answer = no("11-28");
        at_ref(answer).words = {};
        at_ref(answer).asked = "Are you comfortable with progress?";
        return answer;
    }
};

}  // namespace

TEST_CASE("Whether it is put right is asked once they were told what was done, and promised nowhere before") {
    Wronged small;
    Shown shown = small.look();
    REQUIRE(asked(shown, "i1"));
    CHECK(asked(shown, "i1")->kind == AskKind::Comment);
    CHECK_FALSE(shown.discontent.recoveries[0].asks);
    CHECK_FALSE(plain(shown.discontent.clears).contains("below"));
    CHECK_FALSE(small.html().contains("Is it put right?"));

    small[small.complaint].told = on("11-28");
    shown = small.look();
    CHECK(asked(shown, "i1")->kind == AskKind::Recovery);
    CHECK(plain(shown.discontent.clears).contains("confirm below that it is put right"));
    CHECK(small.html().contains("Is it put right? Ana calls each Tuesday"));

    small.wishes.number = 0;  // Nobody writes the copy down, so nobody could take the answer in.
    shown = small.look();
    CHECK(plain(shown.discontent.clears).contains("confirm to us that it is put right"));
    CHECK_FALSE(small.html().contains("Is it put right?"));
}

TEST_CASE("What can be confirmed below is promised only of what turns the page red") {
    Wronged small;
    small[small.complaint].told = on("11-28");
    small.no("11-29");
    const Shown shown = small.look();
    CHECK(shown.discontent.words == "I heard it from others");
    CHECK(shown.discontent.recoveries[0].asks);
    CHECK(plain(shown.discontent.clears).contains("confirm to us that it is put right"));
}

TEST_CASE("An answer in no words is told as what was asked and what was answered, never as their words") {
    for (const char* kept : {"", "Are you comfortable with progress?"}) {
        Wronged small;
        small.erase(small.complaint);
        small.of_answer(small.no_in_no_words(), small.theo, kept);
        const Shown shown = small.look();
        REQUIRE(shown.discontent.recoveries.size() == 1);
        CHECK(shown.discontent.recoveries[0].words.empty());
        CHECK(shown.discontent.recoveries[0].answered == "Asked: “Are you comfortable with progress?”. Answer: No.");
        const std::string page = small.html();
        const std::size_t from = page.find("id=\"told-us\"");
        REQUIRE(from != std::string::npos);
        CHECK_FALSE(page.substr(from, page.find("What clears this.", from) - from).contains("<blockquote"));
    }
}

TEST_CASE("What somebody else answered in no words is not told where their answer is not shared") {
    Wronged small;
    small.erase(small.complaint);
    small.of_answer(small.no_in_no_words(), small.theo);
    small.share(small.maya);
    small.wishes.recipient = small.maya;
    const Shown shown = small.look();
    REQUIRE(shown.discontent.recoveries.size() == 1);
    CHECK(shown.discontent.recoveries[0].words.empty());
    CHECK(shown.discontent.recoveries[0].answered.empty());
}

}  // namespace rapport
