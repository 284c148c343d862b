// What is said about all clients at once costs in proportion to what there is.

#include "support/growth.h"

#include <memory>

#include "engagement/attention.h"
#include "engagement/cracks.h"
#include "engagement/feed.h"
#include "unit/engagement/small_client.h"

namespace rapport {
namespace {

/// So many times a client with a project, a person, touches, promises, tasks and value.
std::unique_ptr<SmallClient> clients(int count) {
    auto many = std::make_unique<SmallClient>();
    for (int i = 0; i < count; ++i) {
        many->client = many->add<Client>({.name = "Client " + std::to_string(i)});
        many->theo = many->add<Stakeholder>({.client = many->client, .name = "Theo", .decides = true});
        many->project = many->add<Project>({.client = many->client, .name = "Portal", .stage = Stage::Active});
        many->add<Skill>({.person = many->ana, .name = "Skill " + std::to_string(i)});
        for (int j = 0; j < 6; ++j) {
            many->touch("11-" + std::to_string(11 + j), Channel::Phone, {many->theo}, {.waits = j == 0});
            many->give(many->task("Task", {480}, {.tags = with_words({}, {"skill " + std::to_string(i)})}), many->ben);
            many->add<Promise>({.client = many->client, .text = "Flyer", .due = on("11-20")});
            many->measure(many->value("Bookings"), "11-20", 4);
        }
    }
    return many;
}

}  // namespace

TEST_CASE("Attention, cracks and the feed of all clients cost in proportion to their records") {
    const auto work = [](const std::unique_ptr<SmallClient>& many) {
        const EngagementIndex index = many->index();
        CHECK(clients_by_attention(index, {}).front().score > 0);
        CHECK(cracks_of(index, {}).count(Crack::PersonWaits) > 0);
        CHECK(feed_of(many->workspace, {}).total > 0);
    };

    CHECK(growth(20, clients, work) < far_from_quadratic);
}

}  // namespace rapport
