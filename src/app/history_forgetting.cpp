// The history forgets somebody who was erased.

#include "app/erasure.h"
#include "app/history.h"
#include "base/sort.h"
#include "base/text.h"

namespace rapport {
namespace {

/// Also at the beginning of what a label quotes.
bool has_name_in(std::string_view text, const Erasure& erasure) {
    return has_name(text, erasure.names) || std::ranges::any_of(erasure.names, [&](const std::string& name) {
               return text.contains("“" + shortened(name, 60));
           });
}

/// What somebody was told or sent stands in its record; nothing else needs it.
bool was_sent(const Write& write) {
    if (write.type == &type_of<Snapshot>) return write.field == field_of<&Snapshot::told>();
    return write.type == &type_of<Reply> && write.type->fields[write.field].is_text();
}

/// Texts that the program makes of names.
bool may_hold_names(const Write& write) {
    if (write.type == &type_of<Comment>) return write.field == field_of<&Comment::author>();
    return write.type == &type_of<Touchpoint> || may_name_people(*write.type, write.type->fields[write.field]);
}

bool tells_of(const Write& write, const Erasure& erasure) {
    if (erasure.records.contains(write.id) || erasure.cleans(write.id, write.field) || was_sent(write)) return true;
    if (!may_hold_names(write)) return false;
    const std::string* before = std::get_if<std::string>(&write.before);
    const std::string* after = std::get_if<std::string>(&write.after);
    return (before && has_name_in(*before, erasure)) || (after && has_name_in(*after, erasure));
}

bool label_tells_of(std::string_view label, const Erasure& erasure) {
    return has_name_in(label, erasure) || std::ranges::any_of(erasure.titles, [&](const std::string& title) {
               return label.contains("“" + shortened(title, 60) + "”");
           });
}

}  // namespace

std::vector<std::string> History::names_of(Id stakeholder) const {
    std::vector<std::string> names;
    for (const Gesture* gesture : story_of(stakeholder))
        for (const Write& write : gesture->edit.writes) {
            if (write.id != stakeholder || !is_of_people(*write.type) ||
                write.type->fields[write.field].search != Search::Heading)
                continue;
            for (const Value* value : {&write.before, &write.after})
                if (const std::string* name = std::get_if<std::string>(value); name && !name->empty())
                    names.push_back(*name);
        }
    return names;
}

void add_former_names(Erasure& erasure, const History& history) {
    for (const Gesture& gesture : history.gestures())
        for (const Write& write : gesture.edit.writes) {
            if (!erasure.records.contains(write.id) || write.type->fields[write.field].search != Search::Heading)
                continue;
            std::vector<std::string>& texts = is_of_people(*write.type) ? erasure.names : erasure.titles;
            for (const Value* value : {&write.before, &write.after})
                if (const std::string* text = std::get_if<std::string>(value); text && !text->empty())
                    texts.push_back(*text);
        }
    for (std::vector<std::string>* texts : {&erasure.names, &erasure.titles}) {
        // The longest first: one may be the beginning of another.
        sort_items(*texts, [](const std::string& a, const std::string& b) {
            return a.size() != b.size() ? a.size() > b.size() : a < b;
        });
        texts->erase(std::unique(texts->begin(), texts->end()), texts->end());
    }
}

void History::forget(const Erasure& erasure) {
    Erasure all = erasure;
    add_former_names(all, *this);
    forget_words(all);
}

void History::forget_words(const Erasure& erasure) {
    for (Gesture& gesture : gestures_) {
        std::vector<Write>& writes = gesture.edit.writes;
        const std::size_t forgotten =
            std::erase_if(writes, [&](const Write& write) { return tells_of(write, erasure); });
        writes_ -= forgotten;
        const bool emptied = forgotten > 0 && writes.empty();
        if (emptied || label_tells_of(gesture.edit.label, erasure))
            gesture.edit.label = "Something about somebody who was erased";
        if (!emptied || gesture.kind != GestureKind::Do) continue;
        std::erase(undoable_, gesture.stamp);
        std::erase(redoable_, gesture.stamp);
    }
}

}  // namespace rapport
