// The dialog in which it is set from where on a side of a project is green, amber or red; and the card of their course.

#include "ui/opened.h"

namespace rapport {
namespace {

struct RulesOfLights : OpenedWorld {
    void on_tab() { on_page_of_project("status"); }
};

}  // namespace

TEST_CASE_FIXTURE(RulesOfLights, "Limits of client, schedule and silence are set, and not the wrong way round") {
    on_tab();
    app().activate(Role::Button, "Rules of the lights");
    write("Pulse of 10: green from", "8");
    write("Days late that still count as kept", "3");
    write("Silence of the rhythm: amber above", "150 %");
    write("SPI(t): amber from", "96 %");
    app().activate(Role::Button, "Keep the rules");
    REQUIRE(app().shows(Role::Dialog, "Rules of the lights"));
    CHECK(app().says("SPI(t): amber begins above green."));
    CHECK(all<LightRules>().empty());
    app().check_sound();

    write("SPI(t): green from", "97 %");
    app().activate(Role::Button, "Keep the rules");
    CHECK_FALSE(app().shows(Role::Dialog, "Rules of the lights"));
    REQUIRE(all<LightRules>().size() == 1);
    const LightRules& rules = *all<LightRules>().front();
    CHECK(rules.client_green == 8);
    CHECK(rules.schedule_slack == 3);
    CHECK(rules.spi_green == Percent{97});
    CHECK(rules.spi_amber == Percent{96});
    CHECK(rules.engagement_amber == Percent{150});
    CHECK(rules.engagement_red == Percent{200});

    app().activate(Role::Button, "Rules of the lights");
    write("Silence of the rhythm: red above", "100 %");
    app().activate(Role::Button, "Keep the rules");
    CHECK(app().says("Engagement: red begins before amber."));
    CHECK(all<LightRules>().front()->engagement_red == Percent{200});
    app().activate(Role::Button, "Cancel");
    CHECK_FALSE(app().shows(Role::Dialog, "Rules of the lights"));
    CHECK(all<LightRules>().front()->engagement_red == Percent{200});
}

TEST_CASE_FIXTURE(RulesOfLights, "All rules of the lights can be reached on a laptop and on a phone") {
    for (const auto& [width, height] : {std::pair(1280.0f, 800.0f), std::pair(390.0f, 844.0f)}) {
        CAPTURE(width);
        close();
        open(width, height);
        on_tab();
        app().activate(Role::Button, "Rules of the lights");
        const AccessNode* dialog = app().find(Role::Dialog, "Rules of the lights");
        REQUIRE(dialog);
        CHECK(dialog->rect.x >= 0);
        CHECK(dialog->rect.y >= 0);
        CHECK(dialog->rect.x + dialog->rect.width <= width);
        CHECK(dialog->rect.y + dialog->rect.height <= height);
        app().check_sound();

        const AccessNode* amber = app().find(Role::TextBox, "Silence of the rhythm: amber above");
        const AccessNode* red = app().find(Role::TextBox, "Silence of the rhythm: red above");
        REQUIRE((amber && red));
        CHECK(red->rect.y > amber->rect.y);  // Beside each other, neither label would have room.

        app().focus(Role::TextBox, "Health: risk counts");  // The last of them comes into sight.
        const AccessNode* last = app().find(Role::TextBox, "Health: risk counts");
        const AccessNode* add = app().find(Role::Button, "Keep the rules");
        REQUIRE(last);
        REQUIRE(add);
        CHECK(last->rect.height >= 28);
        CHECK(last->rect.y + last->rect.height <= add->rect.y);
        CHECK(add->rect.x >= 0);
        CHECK(add->rect.x + add->rect.width <= width);
        CHECK(add->rect.y + add->rect.height <= height);
        app().type("6");
        app().finish(TextEnd::Blur);
        app().activate(Role::Button, "Keep the rules");
        REQUIRE(all<LightRules>().size() == 1);
        CHECK(all<LightRules>().front()->weight_risk == 6);
    }
}

TEST_CASE_FIXTURE(RulesOfLights,
                  "Where no report was kept yet, what is said of it fits into its card, also under fingers") {
    for (const bool fingers : {false, true}) {
        CAPTURE(fingers);
        close();
        open(390, 4000);  // What is out of sight has no height.
        app().program->set_surroundings({.coarse_pointer = fingers});
        on_tab();
        const AccessNode* card = app().find(Role::Region, "Lights over time");
        const AccessNode* help =
            app().find(Role::Text, "Keep today’s lights, and again each week: then one sees whether it gets better.");
        REQUIRE((card && help));
        REQUIRE(help->rect.height > 0);
        CHECK(help->rect.y + help->rect.height <= card->rect.y + card->rect.height);
    }
}

}  // namespace rapport
