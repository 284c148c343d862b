// The import of a Microsoft Project file, in slices.

#include <array>

#include "base/text.h"
#include "interop/mspdi.h"
#include "interop/mspdi_reading.h"

namespace rapport {
namespace {

using mspdi::Reading;

enum class Phase : std::uint8_t { Parse, Project, Tasks, Links, People, Assignments, Finish, Done };

/// How much of the whole time each phase takes, about, and what it is called while it lasts.
struct PhaseShare {
    float share;
    std::string_view words;
};
constexpr std::array<PhaseShare, 8> shares{{{0.4f, "Reading the file"},
                                            {0.02f, "Reading calendars"},
                                            {0.2f, "Reading tasks"},
                                            {0.08f, "Reading links"},
                                            {0.02f, "Reading people"},
                                            {0.13f, "Reading assignments"},
                                            {0.15f, "Comparing dates"},
                                            {0.0f, "Done"}}};

Error no_project(const pugi::xml_node& root) {
    const std::string_view name = root.name();
    if (name.ends_with(":Project"))
        return {Fault::Malformed,
                "This file writes its elements with a prefix (" + std::string(name) + "), which Rapport does not read.",
                {}};
    return {Fault::Malformed,
            "This is an XML file, but not a Microsoft Project plan: its outermost element is <" + shortened(name, 40) +
                ">. Save the project as XML in Microsoft Project and open that.",
            {}};
}

/// Build files of Visual Studio have a <Project> at their top as well.
bool is_plan(const pugi::xml_node& root) {
    if (std::string_view(root.name()) != "Project") return false;
    if (std::string_view(root.attribute("xmlns").value()).starts_with("http://schemas.microsoft.com/project"))
        return true;
    return root.child("Tasks") || root.child("Calendars") || root.child("Resources") || root.child("SaveVersion");
}

class MspdiImport final : public ImportJob {
public:
    MspdiImport(std::string bytes, MakeId make_id, std::optional<Date> today) : bytes_(std::move(bytes)) {
        reading_.make_id = std::move(make_id);
        reading_.today = today;
    }

    Result<ImportProgress> step(std::size_t items) override {
        if (Result<void> worked = work(std::max<std::size_t>(items, 1)); !worked) return worked.error();
        return progress();
    }

    Import take() override {
        ImportReport report{carried_in(reading_.records), reading_.leaving.left(), reading_.leaving.warnings()};
        return {std::move(reading_.records), reading_.project, std::move(reading_.suggested_client), std::move(report)};
    }

private:
    Result<void> work(std::size_t items) {
        switch (phase_) {
        case Phase::Parse: TRY(parse()); break;
        case Phase::Project:
            mspdi::read_project(reading_);
            mspdi::read_calendars(reading_);
            begin(Phase::Tasks);
            break;
        case Phase::Tasks:       walk(items, Phase::Links, mspdi::read_task); break;
        case Phase::Links:       link(items); break;
        case Phase::People:      walk(items, Phase::Assignments, mspdi::read_person); break;
        case Phase::Assignments: walk(items, Phase::Finish, mspdi::read_assignment); break;
        case Phase::Finish:
            mspdi::finish_reading(reading_);
            begin(Phase::Done);
            break;
        case Phase::Done: break;
        }
        return {};
    }

    Result<void> parse() {
        std::string text = TRY(mspdi::xml_as_utf8(std::move(bytes_), reading_.leaving));
        TRY(mspdi::parse_xml(reading_.document, std::move(text)));
        reading_.root = reading_.document.document_element();
        if (!is_plan(reading_.root)) return no_project(reading_.root);
        begin(Phase::Project);
        return {};
    }

    void begin(Phase phase) {
        phase_ = phase;
        done_ = 0;
        const std::string_view group = group_of(phase);
        const std::string_view element = element_of(phase);
        next_ = {};
        total_ = phase == Phase::Links ? reading_.linked.size() : 0;
        if (group.empty()) return;
        next_ = reading_.root.child(group.data()).child(element.data());
        for (pugi::xml_node node = next_; node; node = node.next_sibling(element.data())) ++total_;
    }

    static std::string_view group_of(Phase phase) {
        switch (phase) {
        case Phase::Tasks:       return "Tasks";
        case Phase::People:      return "Resources";
        case Phase::Assignments: return "Assignments";
        case Phase::Parse:
        case Phase::Project:
        case Phase::Links:
        case Phase::Finish:
        case Phase::Done:        break;
        }
        return {};
    }
    static std::string_view element_of(Phase phase) {
        const std::string_view group = group_of(phase);
        return phase == Phase::Tasks ? "Task" : phase == Phase::People ? "Resource" : group.empty() ? "" : "Assignment";
    }

    void walk(std::size_t items, Phase then, void (*read)(Reading&, pugi::xml_node)) {
        const std::string_view element = element_of(phase_);
        for (; items > 0 && next_; --items, ++done_, next_ = next_.next_sibling(element.data())) read(reading_, next_);
        if (!next_) begin(then);
    }

    void link(std::size_t items) {
        for (; items > 0 && done_ < total_; --items, ++done_) mspdi::read_links(reading_, reading_.linked[done_]);
        if (done_ == total_) begin(Phase::People);
    }

    [[nodiscard]] ImportProgress progress() const {
        ImportProgress progress;
        const auto at = static_cast<std::size_t>(phase_);
        for (std::size_t i = 0; i < at; ++i) progress.fraction += shares[i].share;
        if (total_ > 0) progress.fraction += shares[at].share * static_cast<float>(done_) / static_cast<float>(total_);
        progress.phase = shares[at].words;
        progress.done = phase_ == Phase::Done;
        return progress;
    }

    std::string bytes_;
    Reading reading_;
    Phase phase_ = Phase::Parse;
    pugi::xml_node next_;
    std::size_t done_ = 0;
    std::size_t total_ = 0;
};

}  // namespace

std::unique_ptr<ImportJob> from_mspdi(std::string bytes, MakeId make_id, std::optional<Date> today) {
    return std::make_unique<MspdiImport>(std::move(bytes), std::move(make_id), today);
}

}  // namespace rapport
