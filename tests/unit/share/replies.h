#pragma once
// A snapshot that was made for Ruth, and replies to it as its page makes them.

#include "base/json.h"
#include "engagement/questions.h"
#include "share/reply.h"
#include "share/sha256.h"
#include "unit/app/clinics.h"

namespace rapport {

inline const std::string reply_key(64, 'a');
inline const std::string file_digest(64, 'd');
inline const std::string page_digest(64, 'e');

inline const std::string effect_of_change = "The pilot starts two weeks later.";

inline Instant instant_of(DateTime when) { return {when.minutes * 60'000}; }
const Instant now_there = instant_of(noon);

/// With the seal that the page's script would give it.
inline std::string sealed(Json::Object members, const std::string& key = reply_key) {
    members.emplace_back("seal", Json("0"));
    const Result<ReadReply> read = read_reply(write_json(members));
    REQUIRE(read);
    members.back().second = Json(hex(hmac_sha256(from_hex(key), read->sealed)));
    return write_json(members);
}

/// One item: {"ref", "choice", "text"}, without what is empty.
inline Json said(std::string ref, std::string choice, std::string text = {}) {
    Json::Object item{{"ref", Json(std::move(ref))}};
    if (!choice.empty()) item.emplace_back("choice", Json(std::move(choice)));
    if (!text.empty()) item.emplace_back("text", Json(std::move(text)));
    return item;
}
inline Json said_of_file(std::string choice, std::string text = {}, std::string digest = file_digest,
                         std::string version = "3.0") {
    Json item = said("d1", std::move(choice), std::move(text));
    auto& members = std::get<Json::Object>(item.value);
    members.emplace_back("version", Json(std::move(version)));
    members.emplace_back("sha256", Json(std::move(digest)));
    return item;
}

struct SharedClinics : ClinicsDesk {
    Ref<Deliverable> prototype = desk.add(
        make<Deliverable>({.project = project, .name = "Clickable prototype", .state = DeliverableState::Submitted}));
    Ref<DeliverableVersion> version = desk.add(make<DeliverableVersion>(
        {.deliverable = prototype, .number = "3.0", .on = {monday.days - 10}, .sha256 = file_digest}));
    Ref<ValueItem> value =
        desk.add(make<ValueItem>({.project = project, .stakeholder = ruth, .outcome = "Fewer repeat calls"}));
    Ref<ValueEvidence> evidence =
        desk.add(make<ValueEvidence>({.item = value, .on = {monday.days - 5}, .note = "Counted by their call centre"}));
    Ref<Recovery> recovery = desk.add(make<Recovery>({.client = client,
                                                      .project = project,
                                                      .from = ruth,
                                                      .words = {"Nobody told me of the new date."},
                                                      .received = {noon.minutes - 20'000},
                                                      .action = {"A call on the same day"},
                                                      .told = Date{monday.days - 8}}));
    Ref<Task> pilot = desk.add(task_of(project, "Pilot starts"));
    Ref<RegisterEntry> decision = desk.add(make<RegisterEntry>(
        {.client = client, .project = project, .kind = EntryKind::Decision, .name = "Where it runs"}));
    Ref<DecisionOption> cloud = desk.add(make<DecisionOption>({.entry = decision, .name = "In the cloud"}));
    Ref<DecisionOption> cellar = desk.add(make<DecisionOption>({.entry = decision, .name = "In the cellar"}));
    Ref<Request> change = desk.add(make<Request>({.client = client,
                                                  .project = project,
                                                  .what = "Text reminders",
                                                  .effect = {effect_of_change},
                                                  .says = ClientSays::Asked}));
    Ref<Criterion> speed = desk.add(make<Criterion>({.project = project, .name = "Speed"}));
    Ref<Criterion> price = desk.add(make<Criterion>({.project = project, .name = "Price"}));
    Ref<Criterion> calm = desk.add(make<Criterion>({.project = project, .name = "Calm", .client_rank = 1}));
    Ref<Snapshot> snapshot = desk.add(made_snapshot(5, "r3td-6xhb-81nc", {now_there.millis - 86'400'000}));

    [[nodiscard]] Told told() const {
        Told all;
        std::size_t number = 0;
        for (const Question& question : questions_of(desk.workspace, PulseSet::CheckIn))
            all.asked.push_back({"q" + std::to_string(++number), AskKind::Question, question.text, {}, "", "", ""});
        all.asked.push_back(
            {"d1", AskKind::Deliverable, "Clickable prototype", prototype.id, "deliverable", "3.0", file_digest});
        all.asked.push_back({"v1", AskKind::Evidence, "Fewer repeat calls", evidence.id, "value_evidence", "", ""});
        all.asked.push_back({"i1", AskKind::Recovery, "How we tell you of dates", recovery.id, "recovery", "", ""});
        all.asked.push_back({"m1", AskKind::Comment, "Pilot starts", pilot.id, "task", "", ""});
        all.asked.push_back({"l-schedule", AskKind::Comment, "Schedule light", {}, "", "", ""});
        all.asked.push_back({"c1",
                             AskKind::Decision,
                             "Where it runs",
                             decision.id,
                             "register_entry",
                             "",
                             "",
                             {{"In the cloud", cloud.id}, {"In the cellar", cellar.id}}});
        all.asked.push_back(
            {"r1", AskKind::Request, "Text reminders", change.id, "request", "", hex(sha256(effect_of_change))});
        all.asked.push_back({"p",
                             AskKind::Ranking,
                             "What matters most",
                             project.id,
                             "project",
                             "",
                             "",
                             {{"Speed", speed.id}, {"Price", price.id}, {"Calm", calm.id}}});
        all.asked.push_back({"w", AskKind::Wish, "What else you wish for", project.id, "project", "", ""});
        return all;
    }
    [[nodiscard]] Snapshot made_snapshot(std::int32_t number, std::string code, Instant made) const {
        return make<Snapshot>({.client = client,
                               .project = project,
                               .recipient = ruth,
                               .title = "Booking",
                               .number = number,
                               .made = made,
                               .by = ines,
                               .code = std::move(code),
                               .key = reply_key,
                               .sha256 = page_digest,
                               .told = {write_told(told())}});
    }

    /// A reply without its seal that says these things, each in its group.
    [[nodiscard]] Json::Object reply(std::vector<std::pair<std::string, Json>> items,
                                     std::string code = "6ae42ac5feb350d7f61764b873a02e4f") const {
        const Snapshot& to = *desk.workspace.find(snapshot);
        Json::Object members{{"format", Json("rapport-reply")},
                             {"version", Json(std::int64_t{1})},
                             {"project", Json(shown_code(to.code, project.id))},
                             {"snapshot", Json(to.code)},
                             {"snapshotSha256", Json(page_digest)},
                             {"recipient", Json(shown_code(to.code, ruth.id))},
                             {"from", Json("Ruth")},
                             {"answeredAt", Json("2026-11-02T11:30:05Z")},
                             {"utcOffsetMinutes", Json(std::int64_t{60})},
                             {"reply", Json(std::move(code))}};
        for (auto& [group, item] : items) {
            const auto at = std::ranges::find(members, group, &Json::Member::first);
            if (at == members.end()) members.emplace_back(group, Json::Array{item});
            else std::get<Json::Array>(at->second.value).push_back(item);
        }
        return members;
    }

    [[nodiscard]] Result<CheckedReply> check(const Json::Object& members, Ref<Project> here = {}) const {
        const Result<ReadReply> read = read_reply(sealed(members));
        return read ? check_reply(desk.workspace, *read, now_there, noon, here) : Result<CheckedReply>(read.error());
    }
    [[nodiscard]] std::string refusal(const Json::Object& members, Ref<Project> here = {}) const {
        const Result<CheckedReply> checked = check(members, here);
        return checked ? std::string() : checked.error().message;
    }
    /// Ruth's answer to the first question of the check-in. `decides`: in the name of her client.
    void answered(DateTime when, std::int32_t value, bool decides = false) {
        const Question question = questions_of(desk.workspace, PulseSet::CheckIn)[0];
        const Ref<Pulse> pulse = desk.add(
            make<Pulse>({.client = client, .project = project, .from = ruth, .decides = decides, .asked = when}));
        desk.add(make<PulseAnswer>({.pulse = pulse,
                                    .question = question.key,
                                    .asked = question.text,
                                    .scale = question.scale,
                                    .value = value,
                                    .on = when}));
    }
    /// Of the first item.
    [[nodiscard]] std::string effect(const std::string& group, const Json& item) const {
        const Result<CheckedReply> checked = check(reply({{group, item}}));
        return checked ? checked->effects.front().sentence : checked.error().message;
    }
};

/// Writes over a member, or adds it.
inline Json::Object with(Json::Object members, std::string_view name, Json value) {
    const auto at = std::ranges::find(members, name, &Json::Member::first);
    if (at == members.end()) members.emplace_back(std::string(name), std::move(value));
    else at->second = std::move(value);
    return members;
}

}  // namespace rapport
