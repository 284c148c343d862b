// What the client has approved, as a chain of digests that a printed report can be held against.

#include <algorithm>

#include "base/text.h"
#include "schedule/notation.h"
#include "ui/views/deliverables_parts.h"

namespace rapport {
namespace {

using kit::Rect;

constexpr std::size_t most_links = 50;
constexpr std::string_view what_it_is =
    "Each digest is made over the one before it. Hold the last one of a printed report against this chain, and you see "
    "whether anything before it was changed.";
constexpr std::string_view none_yet =
    "What the client approves stands here as a chain of digests: a report that shows the last one proves all before "
    "it.";

struct LinkWords {
    std::string title, said, digest;
};

LinkWords words_of(const ViewContext& view, const ApprovalLink& link) {
    const Approval& approval = link.approval;
    const std::string since =
        link.taken_back ? "; changes asked for on " + format_day(*link.taken_back, view.this_year()) : "";
    return {shortened(approval.deliverable, 80) +
                (approval.version.empty() ? std::string() : ", version " + approval.version),
            (approval.who.empty() ? std::string("The client") : approval.who) + ", " +
                format_day(approval.on, view.this_year()) + since,
            grouped(link.digest)};
}

float height_of(const LinkWords& words, float width) {
    return px(10) + kit::wrapped_height(width, words.title, kit::strong(), 2) +
           std::max(px(20), kit::wrapped_height(width, words.said, kit::meta(), 3)) +
           kit::wrapped_height(width, words.digest, kit::meta(), 4) + px(8);
}

void draw_link(const LinkWords& words, Rect place) {
    place.Min.y += px(10);
    place.Min.y += kit::wrapped(place, words.title, kit::strong(), 2);
    place.Min.y += std::max(px(20), kit::wrapped(place, words.said, kit::meta(), 3));
    kit::wrapped(place, words.digest, kit::meta(), 4);
}

/// Whose digest was typed, in one of the two chains; null: nobody's.
const ApprovalLink* printed_link(const DeliverablesState& state) {
    for (const std::vector<ApprovalLink>* chain : {&state.shared_chain, &state.chain})
        if (const std::optional<std::size_t> at = link_with(*chain, state.printed)) return &(*chain)[*at];
    return nullptr;
}

std::string answer_of(const DeliverablesState& state) {
    if (trimmed(state.printed).empty()) return {};
    const ApprovalLink* link = printed_link(state);
    if (!link)
        return "This digest is not in the chain. It was mistyped, or something before it was changed, withdrawn or "
               "handed over anew since, or is no longer shared.";
    const std::string name = "“" + shortened(link->approval.deliverable, 60) + "”";
    return "It is that of " + name + ": everything up to there is as it was.";
}

}  // namespace

void draw_approvals_card(PlanPage& page, DeliverablesState& state, CardColumn& column) {
    const float width = column.width - px(32);
    const std::size_t shown = std::min(state.chain.size(), most_links);
    const std::size_t first = state.chain.size() - shown;  // The last ones are on reports.
    std::vector<LinkWords> links;
    for (std::size_t i = first; i < state.chain.size(); ++i) links.push_back(words_of(page.view, state.chain[i]));
    const std::string_view intro = state.chain.empty() ? none_yet : what_it_is;
    const std::string answer = answer_of(state);
    const kit::TextLook small = kit::meta();
    const float field = kit::field_label_height() + px(look().size.field) + px(8);
    float height = px(41) + px(12) + kit::wrapped_height(width, intro, small, 5) + px(8);
    for (const LinkWords& link : links) height += height_of(link, width);
    if (!links.empty()) height += field + kit::wrapped_height(width, answer, small, 4);
    const Rect box = column.take(height + px(12));
    const kit::Group group(Role::Region, "Approvals", box);
    const kit::IdScope scope("approvals");
    Rect rest = kit::inset(kit::card(box, "Approvals", static_cast<std::int64_t>(state.chain.size())), px(16), px(12));
    rest.Min.y += kit::wrapped(rest, intro, small, 5) + px(8);
    for (std::size_t i = 0; i < links.size(); ++i) {
        const kit::IdScope own(static_cast<int>(i));
        const Rect place = kit::cut_top(rest, height_of(links[i], width));
        kit::line_across(place.Min.x, place.Max.x, place.Min.y, look().colour.line);
        draw_link(links[i], place);
    }
    if (links.empty()) return;
    kit::cut_top(rest, kit::field_label_height());
    const kit::FieldEvent event =
        kit::field(kit::cut_top(rest, px(look().size.field)), state.printed,
                   {.label = "Digest from a report", .placeholder = "e.g. 303fba13 c90661af", .spell_check = false});
    if (event.changed || event.committed()) state.printed = event.text;
    rest.Min.y += px(8);
    if (answer.empty()) return;
    const bool found = printed_link(state) != nullptr;
    kit::wrapped(rest, answer, {TextSize::Meta, false, found ? look().colour.ok : look().colour.bad}, 4);
}

}  // namespace rapport
