// Any bytes as a reply to a snapshot. What is read stays within its limits and is kept as what reads back the same; whatever it
// says, it is taken in whole or refused with a sentence, and its words are what a record may hold.

#include <cstdint>
#include <cstdlib>
#include <string>

#include "app/apply.h"
#include "app/commands/reply.h"
#include "base/text.h"
#include "share/sha256.h"

namespace {

using namespace rapport;

void require(bool holds) {
    if (!holds) std::abort();
}

Id id_of(std::uint64_t number) { return {0x7000, 0x8000'0000'0000'0000 | number}; }

template <class E> E& add(Workspace& workspace, std::uint64_t number) {
    workspace.touch(type_of<E>);
    E& record = static_cast<E&>(workspace.table(type_of<E>).at(id_of(number)));
    record.id = id_of(number);
    return record;
}

/// One that made the snapshot with that code, whose items are of all kinds; some of them are gone.
Workspace maker_of(const ReadReply& reply) {
    Workspace workspace;
    add<Client>(workspace, 1).name = "Client";
    Project& project = add<Project>(workspace, 2);
    project.client = {id_of(1)};
    Stakeholder& person = add<Stakeholder>(workspace, 3);
    person.client = {id_of(1)};
    person.name = "Ruth";
    person.decides = true;
    add<Deliverable>(workspace, 4).project = {id_of(2)};
    ValueItem& value = add<ValueItem>(workspace, 5);
    value.project = {id_of(2)};
    add<ValueEvidence>(workspace, 6).item = {id_of(5)};
    Recovery& recovery = add<Recovery>(workspace, 7);
    recovery.client = {id_of(1)};
    recovery.told = Date{1};
    RegisterEntry& entry = add<RegisterEntry>(workspace, 9);
    entry.client = {id_of(1)};
    entry.kind = EntryKind::Decision;
    Request& request = add<Request>(workspace, 10);
    request.client = {id_of(1)};
    std::vector<AskedOption> options;
    for (std::uint64_t option = 0; option < 3; ++option) {
        add<Criterion>(workspace, 11 + option).project = {id_of(2)};
        options.push_back({std::to_string(option), id_of(11 + option)});
    }
    Told told;
    std::size_t number = 0;
    for (const ReplyItem& item : reply.items) {
        Asked asked{item.ref, AskKind::Comment, item.ref, id_of(2 + number % 7), "", item.version, item.sha256};
        if (item.group == ReplyGroup::Answers) asked.kind = AskKind::Question, asked.record = {};
        if (item.group == ReplyGroup::Deliverables) asked.kind = AskKind::Deliverable, asked.record = id_of(4);
        if (item.group == ReplyGroup::Evidence) asked.kind = AskKind::Evidence, asked.record = id_of(6);
        if (item.group == ReplyGroup::Recoveries) asked.kind = AskKind::Recovery, asked.record = id_of(7);
        if (item.group == ReplyGroup::Decisions) {  // Of options, or of a page that offered none.
            asked.kind = item.choice == "none" || item.choice.size() == 1 ? AskKind::Decision : AskKind::Comment;
            asked.record = id_of(9);
            asked.options = {{"One", {}}, {"Two", {}}};
        }
        if (item.group == ReplyGroup::Requests) asked.kind = AskKind::Request, asked.record = id_of(10);
        if (item.group == ReplyGroup::Rankings) asked.kind = AskKind::Ranking, asked.options = options;
        if (item.group == ReplyGroup::Wishes) asked.kind = AskKind::Wish, asked.record = id_of(2);
        told.asked.push_back(std::move(asked));
        ++number;
    }
    Snapshot& snapshot = add<Snapshot>(workspace, 8);
    snapshot.client = {id_of(1)};
    snapshot.project = {id_of(2)};
    snapshot.recipient = {id_of(3)};
    snapshot.code = reply.snapshot;
    snapshot.key = std::string(64, '5');
    snapshot.told = {write_told(told)};
    return workspace;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    Result<ReadReply> reply = read_reply({reinterpret_cast<const char*>(bytes), size});
    if (!reply) {
        require(!reply.error().message.empty());
        return 0;
    }
    require(!reply->items.empty());
    for (const ReplyItem& item : reply->items) {
        require(is_valid_utf8(item.text) && !has_controls(item.text));
        require(!item.choice.empty() || !item.text.empty());
    }
    const Result<ReadReply> again = read_reply(reply->content);
    require(again.has_value() && again->sealed == reply->sealed && again->content == reply->content);

    // As if the snapshot had sealed it: everything behind the seal is looked at too.
    Workspace workspace = maker_of(*reply);
    reply->project = shown_code(reply->snapshot, id_of(2));
    reply->recipient = shown_code(reply->snapshot, id_of(3));
    reply->seal = hex(hmac_sha256(from_hex(std::string(64, '5')), reply->sealed));
    const Instant now{1'793'620'800'000};
    Result<Edit> edit = take_reply(workspace, *reply, now, {now.millis / 60'000});
    if (!edit) {
        require(!edit.error().message.empty());
        return 0;
    }
    require(apply(workspace, *edit, {static_cast<std::uint64_t>(now.millis) << 16, 1, 1}).has_value());
    require(!check_reply(workspace, *reply, now, {now.millis / 60'000}));
    return 0;
}
