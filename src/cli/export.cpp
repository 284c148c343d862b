#include <algorithm>
#include <charconv>

#include "base/text.h"
#include "cli/verbs.h"
#include "codec/workspace_json.h"
#include "interop/chart.h"
#include "interop/csv.h"
#include "interop/mspdi.h"

namespace rapport::cli {
namespace {

Result<Export> whole_workspace(const Workspace& workspace, const Call&, World&) {
    return Export{"workspace.json", "application/json", write_workspace(workspace), {}};
}

Result<Export> project_as_mspdi(const Workspace& workspace, const Call& call, World&) {
    return to_mspdi(workspace, TRY(find_project(workspace, call.value("--project"))));
}

Result<Export> project_as_csv(const Workspace& workspace, const Call& call, World&) {
    return to_csv(workspace, TRY(find_project(workspace, call.value("--project"))));
}

/// What a chart is drawn on.
Result<ChartWishes> wishes_in(const Call& call, World& world) {
    ChartWishes wishes{.landscape = !call.has("--portrait"), .today = date_of(world.clock.local_now())};
    const std::string paper = folded(call.value("--paper", "a4"));
    const auto known = std::ranges::find(Choices<Paper>::all, std::string_view(paper), &Choice::name);
    if (known == Choices<Paper>::all.end())
        return Error{Fault::Invalid, "There is no paper “" + paper + "”: say a4, a3 or letter.", {}};
    wishes.paper = static_cast<Paper>(known - Choices<Paper>::all.begin());
    const std::string wide = call.value("--pages-wide", "1");
    const auto [end, error] = std::from_chars(wide.data(), wide.data() + wide.size(), wishes.pages_wide);
    if (error != std::errc() || end != wide.data() + wide.size() || wishes.pages_wide < 1 || wishes.pages_wide > 50)
        return Error{Fault::Invalid, "--pages-wide takes a number from 1 to 50.", {}};
    return wishes;
}

Result<Export> project_as_picture(const Workspace& workspace, const Call& call, World& world) {
    return to_chart_picture(workspace, TRY(find_project(workspace, call.value("--project"))),
                            TRY(wishes_in(call, world)));
}

Result<Export> project_as_pages(const Workspace& workspace, const Call& call, World& world) {
    return to_chart_document(workspace, TRY(find_project(workspace, call.value("--project"))),
                             TRY(wishes_in(call, world)));
}

struct Format {
    std::string_view name;
    Result<Export> (*write)(const Workspace&, const Call&, World&);
};
constexpr Format formats[] = {
    {"json", whole_workspace},   {"mspdi", project_as_mspdi}, {"csv", project_as_csv},
    {"svg", project_as_picture}, {"html", project_as_pages},
};

const Format* find_format(std::string_view name) {
    for (const Format& format : formats)
        if (format.name == name) return &format;
    return nullptr;
}

std::string names_of_formats() {
    std::string names;
    for (const Format& format : formats) names += (names.empty() ? "" : ", ") + std::string(format.name);
    return names;
}

}  // namespace

int run_export(const Call& call, World& world) {
    const Format* format = find_format(call.value("--to"));
    if (!format) {
        world.say("rapport: Say what to write with --to: " + names_of_formats() + ".");
        return misunderstood;
    }
    const std::string out = call.value("--out", "-");
    const Existing existing = call.has("--force") ? Existing::Replace : Existing::Keep;
    if (const Result<void> may = may_write(out, existing, world); !may) return report(world, may.error(), out);

    const Result<Workspace> workspace = open_workspace(call.files.front(), world);
    if (!workspace) return report(world, workspace.error(), call.files.front());
    const Result<Export> exported = format->write(*workspace, call, world);
    if (!exported) return report(world, exported.error(), call.files.front());
    const Result<void> written = world.disk.write(out, exported->bytes, existing);
    if (!written) return report(world, written.error(), out);
    for (const Left& left : exported->left_out)
        world.say("  left out: " + left.what + " (" + with_thousands(left.count) + ")");
    return done;
}

}  // namespace rapport::cli
