#pragma once
// Devices of two people who know somebody that is erased, and what could be read of a device.

#include "app/commands/erase.h"
#include "app/commands/record.h"
#include "app/erasure.h"
#include "support/checkpoints.h"
#include "unit/app/two_devices.h"

namespace rapport {

/// Whatever is stored, what is shown, what would be handed over.
inline std::string all_of(const PersonsDevice& device) {
    std::string all = device.disk.checkpoint + write_workspace(device.workspace()) +
                      checkpoint_bytes(device.workspace(), device.session->history(), 1, 0);
    for (const StoredFrame& frame : device.disk.frames) all += frame.bytes;
    for (const auto& [name, value] : device.disk.settings) all += value;
    return all;
}

/// Of somebody all of whose words have “hush” in them.
inline bool knows_hush(const PersonsDevice& device) {
    const std::string all = all_of(device);
    return all.contains("hush") || all.contains("Hush");
}

/// Ana and Ben, who have Theo of a client; and Ruth, all of whose words have “hush” in them.
struct Office {
    Ref<Client> client{id_number(1)};
    Ref<Stakeholder> ruth{id_number(2)}, theo{id_number(3)};
    Ref<Touchpoint> talk{id_number(4)};
    PersonsDevice ana{100, "Ana"};
    PersonsDevice ben{200, "Ben"};

    Office() {
        Workspace first;
        first.id = id_number(900);
        put(first, make_number<Client>(1, {.name = "Harbour"}));
        put(first, make_number<Stakeholder>(3, {.client = client, .name = "Theo"}));
        ana.begin_with(first);
        ben.begin_with(first);
        ana.run(ruth_comes());
        ana.run(what_hangs_by_her());
        for (std::size_t i = shared_field + 1; i < type_of<Stakeholder>.fields.size(); ++i)
            if (type_of<Stakeholder>.fields[i].is_text()) ana.run(set(i, "later"));
    }

    [[nodiscard]] Edit ruth_comes() const {
        Stakeholder person{};
        person.id = ruth.id;
        const EntityType& type = type_of<Stakeholder>;
        for (const Field& field : type.fields)
            if (field.is_text()) (void)field.set(person, Value("hush " + std::string(field.name)));
        person.client = client;
        person.name = "Ruth Hush";
        person.tags = {{{"hush-tag", Mark{}}}};
        Edit edit{"Add stakeholder “Ruth Hush”", {}};
        edit.create(person);
        return edit;
    }
    [[nodiscard]] Edit what_hangs_by_her() const {
        Edit edit{"Log “Phone with Ruth Hush”", {}};
        edit.create(made<QuietTime>(10, [&](QuietTime& one) { one.stakeholder = ruth, one.reason = "hush days"; }));
        edit.create(made<Need>(11, [&](Need& one) { one.stakeholder = ruth, one.text = "hush need"; }));
        edit.create(made<Fact>(12, [&](Fact& one) { one.about = ruth.id, one.text = "hush fact"; }));
        edit.create(made<Comment>(
            13, [&](Comment& one) { one.about = ruth.id, one.author = "Ana", one.text.text = "hush comment"; }));
        edit.create(made<StakeholderLink>(
            14, [&](StakeholderLink& one) { one.from = theo, one.to = ruth, one.note = "hush link"; }));
        edit.create(
            made<Touchpoint>(4, [&](Touchpoint& one) { one.client = client, one.subject = "Phone with Ruth Hush"; }));
        edit.create(made<Participant>(15, [&](Participant& one) { one.touchpoint = talk, one.stakeholder = ruth; }));
        return edit;
    }
    template <class E, class Fill> static E made(std::uint64_t number, const Fill& fill) {
        E record{};
        record.id = id_number(number);
        fill(record);
        return record;
    }
    /// As the inspector does it: the label names her.
    [[nodiscard]] Result<Edit> set(std::size_t field, const std::string& word) const {
        const EntityType& type = type_of<Stakeholder>;
        const std::string name = field == field_of<&Stakeholder::name>() ? "Ruth Hush-" : "hush ";
        return set_field(ana.workspace(), type, ruth.id, field, Value(name + word));
    }
    void erase() { ana.run(erase_stakeholder(ana.workspace(), ruth, ana.session->history().names_of(ruth.id))); }

    [[nodiscard]] const Stakeholder& left_of_her() const {
        const Entity* left = ana.workspace().find_any(type_of<Stakeholder>, ruth.id);
        REQUIRE(left);
        return static_cast<const Stakeholder&>(*left);
    }
};

}  // namespace rapport
