#include "app/commands/light_rules.h"

#include <array>

#include "app/commands/record.h"

namespace rapport {
namespace {

/// Two limits of one side, and what is said where they stand the wrong way round.
struct Order {
    bool wrong;
    std::string_view sentence;
};

}  // namespace

Result<void> check_light_rules(const LightRules& rules) {
    const std::array orders{
        Order{rules.client_green < 4 || rules.client_green > 10,
              "Client: green begins between 4 and 10 of 10; below 4 it is always red."},
        Order{rules.spi_amber > rules.spi_green,
              "Schedule, SPI(t): amber begins above green. Let it begin at or below where green does."},
        Order{rules.budget_amber < rules.budget_green,
              "Budget: amber ends before green does. Let it reach at least as far as green."},
        Order{rules.scope_amber < rules.scope_green,
              "Scope: amber ends before green does. Let it reach at least as far as green."},
        Order{rules.value_amber > rules.value_green,
              "Value: amber begins above green. Let it begin at or below where green does."},
        Order{rules.engagement_red < rules.engagement_amber,
              "Engagement: red begins before amber. Let it begin at or after where amber does."},
        Order{rules.risk_red < rules.risk_amber,
              "Risk: red begins below amber. Let it begin at or above where amber does."}};
    for (const Order& order : orders)
        if (order.wrong) return Error{Fault::Invalid, std::string(order.sentence), {}};
    return {};
}

Result<Edit> keep_light_rules(const Workspace& workspace, const LightRules& wanted) {
    const EntityType& type = type_of<LightRules>;
    if (!workspace.find_any(type, wanted.id)) return add_record(workspace, type, wanted);
    const LightRules* now = workspace.find(Ref<LightRules>{wanted.id});
    if (!now) return Error{Fault::Missing, "These rules are no longer there.", {}};
    TRY(check_light_rules(wanted));
    Edit edit{"Change the rules of the lights", {}};
    const Entity& filled = wanted;
    LightRules draft = *now;
    for (std::size_t at = shared_field + 1; at < type.fields.size(); ++at) {
        if (type.fields[at].merge == Merge::Fixed) continue;
        // Together, and not one by one: on the way to them the order may be none.
        TRY(set_in_draft(workspace, type, draft, at, type.fields[at].get(filled)));
        edit.write(type, *now, at, type.fields[at].get(draft));
    }
    return edit;
}

}  // namespace rapport
