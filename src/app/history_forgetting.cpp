// The history forgets somebody who was erased.

#include "app/erasure.h"
#include "app/history.h"
#include "base/sort.h"
#include "base/text.h"

namespace rapport {
namespace {

bool has_name(std::string_view text, const Erasure& erasure) {
    return std::ranges::any_of(erasure.names, [&](const std::string& name) {
        return without_name(text, name) != text || text.contains("“" + shortened(name, 60));
    });
}

bool tells_of(const Write& write, const Erasure& erasure) {
    if (erasure.records.contains(write.id)) return true;
    if (write.type != &type_of<Touchpoint> || write.field != field_of<&Touchpoint::subject>()) return false;
    if (erasure.touches.contains(write.id)) return true;
    const std::string* before = std::get_if<std::string>(&write.before);
    const std::string* after = std::get_if<std::string>(&write.after);
    return (before && has_name(*before, erasure)) || (after && has_name(*after, erasure));
}

bool label_tells_of(std::string_view label, const Erasure& erasure) {
    return has_name(label, erasure) || std::ranges::any_of(erasure.titles, [&](const std::string& title) {
               return label.contains("“" + shortened(title, 60) + "”");
           });
}

}  // namespace

std::vector<std::string> History::names_of(Id stakeholder) const {
    std::vector<std::string> names;
    for (const Gesture* gesture : story_of(stakeholder))
        for (const Write& write : gesture->edit.writes) {
            if (write.id != stakeholder || write.type != &type_of<Stakeholder> ||
                write.field != field_of<&Stakeholder::name>())
                continue;
            for (const Value* value : {&write.before, &write.after})
                if (const std::string* name = std::get_if<std::string>(value); name && !name->empty())
                    names.push_back(*name);
        }
    return names;
}

void History::forget(const Erasure& erasure) {
    Erasure all = erasure;  // With what they were called before.
    for (const Gesture& gesture : gestures_)
        for (const Write& write : gesture.edit.writes) {
            if (!erasure.records.contains(write.id) || write.type->fields[write.field].search != Search::Heading)
                continue;
            std::vector<std::string>& texts = write.type == &type_of<Stakeholder> ? all.names : all.titles;
            for (const Value* value : {&write.before, &write.after})
                if (const std::string* text = std::get_if<std::string>(value); text && !text->empty())
                    texts.push_back(*text);
        }
    for (std::vector<std::string>* texts : {&all.names, &all.titles}) {
        sort_items(*texts);
        texts->erase(std::unique(texts->begin(), texts->end()), texts->end());
    }
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
