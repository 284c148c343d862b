#include "app/history.h"

#include <unordered_map>
#include <unordered_set>

#include "base/text.h"

namespace rapport {
namespace {

/// Without the values that records were born with.
void shorten(Edit& edit) {
    std::unordered_set<Id, IdHash> made;
    for (const Write& write : edit.writes)
        if (makes(write)) made.insert(write.id);
    std::erase_if(edit.writes,
                  [&](const Write& write) { return write.field != deleted_field && made.contains(write.id); });
    edit.writes.shrink_to_fit();
}

/// What it did has been forgotten.
bool is_hollow(const Gesture& gesture) { return gesture.kind == GestureKind::Do && gesture.edit.empty(); }

}  // namespace

// ---- The list

void History::add(Gesture gesture) {
    if (gesture.edit.writes.size() > whole) shorten(gesture.edit);
    const Stamp of = gesture.of;
    if (gesture.kind == GestureKind::Undo || gesture.kind == GestureKind::Redo) {
        std::erase(undoable_, of);
        std::erase(redoable_, of);
    }
    gesture.merged = {};
    switch (gesture.kind) {
    case GestureKind::Do:
    case GestureKind::Merge:
        if (!is_hollow(gesture)) undoable_.push_back(gesture.stamp);
        redoable_.clear();
        break;
    case GestureKind::Undo:
        if (!find(of) || is_hollow(*find(of))) break;
        redoable_.push_back(of);
        undone_.insert(of);
        break;
    case GestureKind::Redo:
        if (!find(of) || is_hollow(*find(of))) break;
        undoable_.push_back(of);
        undone_.erase(of);
        break;
    }
    numbers_.try_emplace(gesture.stamp, forgotten_ + gestures_.size());
    writes_ += gesture.edit.writes.size();
    gestures_.push_back(std::move(gesture));
    while (gestures_.size() > 1 && (gestures_.size() > kept || writes_ > kept_writes)) forget_oldest();
}

void History::forget_oldest() {
    const Gesture& oldest = gestures_.front();
    if (!undoable_.empty() && undoable_.front() == oldest.stamp) undoable_.pop_front();
    else std::erase(undoable_, oldest.stamp);
    std::erase(redoable_, oldest.stamp);
    undone_.erase(oldest.stamp);
    if (const auto at = numbers_.find(oldest.stamp); at != numbers_.end() && at->second == forgotten_)
        numbers_.erase(at);
    writes_ -= oldest.edit.writes.size();
    gestures_.pop_front();
    ++forgotten_;
}

std::optional<std::size_t> History::position_of(const Stamp& stamp) const {
    const auto at = numbers_.find(stamp);
    if (at == numbers_.end()) return std::nullopt;
    return static_cast<std::size_t>(at->second - forgotten_);
}

const Gesture* History::find(const Stamp& stamp) const {
    const std::optional<std::size_t> at = position_of(stamp);
    return at ? &gestures_[*at] : nullptr;
}

const Gesture* History::to_undo() const { return undoable_.empty() ? nullptr : find(undoable_.back()); }

const Gesture* History::to_redo() const { return redoable_.empty() ? nullptr : find(redoable_.back()); }

const Gesture* History::undo_of(const Stamp& stamp) const {
    const auto at = std::find_if(gestures_.rbegin(), gestures_.rend(), [&](const Gesture& gesture) {
        return gesture.kind == GestureKind::Undo && gesture.of == stamp;
    });
    return at != gestures_.rend() ? &*at : nullptr;
}

std::vector<const Gesture*> History::story_of(Id record) const {
    std::vector<const Gesture*> story;
    for (auto gesture = gestures_.rbegin(); gesture != gestures_.rend(); ++gesture)
        if (std::ranges::any_of(gesture->edit.writes, [&](const Write& write) { return write.id == record; }))
            story.push_back(&*gesture);
    return story;
}

// ---- Taking back

namespace {

const Mark* mark_of(const Tags& tags, std::string_view word) {
    const auto at = std::ranges::lower_bound(tags.marks, word, {}, &std::pair<std::string, Mark>::first);
    return at != tags.marks.end() && at->first == word ? &at->second : nullptr;
}

bool is_there(const Mark* mark) { return mark && mark->present; }

bool changes_word(const Write& write, std::string_view word) {
    const Tags* before = std::get_if<Tags>(&write.before);
    const Tags* after = std::get_if<Tags>(&write.after);
    return before && after && is_there(mark_of(*before, word)) != is_there(mark_of(*after, word));
}

/// A register of a record; of a set, one word of it.
struct Register {
    Id id;
    std::uint16_t reg = 0;
    std::string_view word;
};

/// Who wrote a register, undo and redo looked through: after an undo it belongs again to whoever wrote it before.
class Owners {
public:
    explicit Owners(const History& history) : history_(history) {}

    bool same(const Register& which, const Stamp& a, const Stamp& b) {
        return a == b || owner(which, a) == owner(which, b);
    }

    /// Who wrote it such that it has this stamp now; empty: somebody before our history begins.
    Stamp owner(const Register& which, Stamp stamp) {
        while (true) {
            const std::optional<std::size_t> at = history_.position_of(stamp);
            if (!at) return stamp;
            const Gesture& gesture = history_.gestures()[*at];
            if (gesture.kind == GestureKind::Do || gesture.kind == GestureKind::Merge) return stamp;
            if (gesture.kind == GestureKind::Redo) return gesture.of;
            const std::optional<std::size_t> undone = history_.position_of(gesture.of);
            const std::optional<std::size_t> earlier =
                undone ? writer_before(which, std::min(*undone, *at)) : std::nullopt;
            if (!earlier) return {};
            stamp = history_.gestures()[*earlier].stamp;
        }
    }

private:
    std::optional<std::size_t> writer_before(const Register& which, std::size_t position) {
        if (writers_.empty()) list_writers();
        const auto writers = writers_.find(which.id);
        if (writers == writers_.end()) return std::nullopt;
        for (auto writer = writers->second.rbegin(); writer != writers->second.rend(); ++writer)
            if (writer->position < position && wrote(*writer->write, which)) return writer->position;
        return std::nullopt;
    }

    static bool wrote(const Write& write, const Register& which) {
        if (makes(write)) return true;
        if (write.type->fields[write.field].reg != which.reg) return false;
        return which.word.empty() || changes_word(write, which.word);
    }

    void list_writers() {
        for (std::size_t i = 0; i < history_.gestures().size(); ++i)
            for (const Write& write : history_.gestures()[i].edit.writes) writers_[write.id].push_back({i, &write});
    }

    struct Writer {
        std::size_t position;
        const Write* write;
    };
    const History& history_;
    std::unordered_map<Id, std::vector<Writer>, IdHash>
        writers_;  ///< In the order of the history; listed when first needed.
};

class TakingBack {
public:
    TakingBack(const Workspace& workspace, const History& history, const Gesture& gesture)
        : workspace_(workspace), history_(history), gesture_(gesture), owners_(history) {
        for (const Write& write : gesture.edit.writes) {
            if (makes(write)) made_.insert(write.id);
        }
    }

    TakeBack run() {
        back_.edit.label = gesture_.edit.label;
        find_kept();
        for (const Write& write : gesture_.edit.writes)
            if (write.field == deleted_field && !is_absent(write.after) && can_come_back(write))
                restored_.insert(write.id);
        for (auto write = gesture_.edit.writes.rbegin(); write != gesture_.edit.writes.rend(); ++write) run(*write);
        return std::move(back_);
    }

private:
    void run(const Write& write) {
        const Entity* record = workspace_.find_any(*write.type, write.id);
        if (!record) return skip("A " + std::string(write.type->label));
        if (write.field == deleted_field)
            return is_absent(write.after) ? remove(write, *record) : restore(write, *record);
        if (made_.contains(write.id)) return;  // Goes as a whole, and keeps its fields for the redo.
        if (!is_alive(*record) && !restored_.contains(write.id)) return skip(named(write, *record));
        if (std::holds_alternative<Tags>(write.after)) return take_words_back(write, *record);
        const Field& field = write.type->fields[write.field];
        const Value now = field.get(*record);
        if (now == write.before) return;
        if (now != write.after || !is_ours({write.id, field.reg, {}}, stamp_of(*record, field.reg)))
            return skip(named(write, *record));
        back_.edit.writes.push_back({write.type, write.id, write.field, now, write.before});
    }

    void remove(const Write& write, const Entity& record) {
        if (!is_alive(record)) return;
        if (kept_.contains(write.id) || (!made_.contains(write.id) && has_other_writes(write, record)))
            return skip(quoted_title(write, record));
        back_.edit.remove(*write.type, record);
    }

    /// Of the records it made, those that cannot go: written since, or needed by one that stays.
    void find_kept() {
        if (made_.empty()) return;
        std::vector<std::pair<const EntityType*, const Entity*>> stay;
        for (const EntityType* type : all_types())
            for (const Entity* record : workspace_.table(*type).rows())
                if (record->born > gesture_.stamp && !made_.contains(record->id) && is_alive(*record))
                    stay.emplace_back(type, record);
        for (const Write& write : gesture_.edit.writes) {
            if (!makes(write)) continue;
            const Entity* record = workspace_.find_any(*write.type, write.id);
            if (!record || !is_alive(*record) || !has_other_writes(write, *record)) continue;
            kept_.insert(write.id);
            stay.emplace_back(write.type, record);
        }
        while (!stay.empty()) {
            const auto [type, record] = stay.back();
            stay.pop_back();
            for (const Field& field : type->fields) {
                if (field.kind != Kind::Reference) continue;
                const Value value = field.get(*record);
                const Id* target = std::get_if<Id>(&value);
                if (!target || !made_.contains(*target) || !kept_.insert(*target).second) continue;
                if (const Workspace::Found found = workspace_.find(*target))
                    stay.emplace_back(found.type, found.record);
            }
        }
    }

    bool can_come_back(const Write& write) {
        const Entity* record = workspace_.find_any(*write.type, write.id);
        return record && !is_alive(*record) && is_ours({write.id, deleted_field, {}}, stamp_of(*record, deleted_field));
    }

    void restore(const Write& write, const Entity& record) {
        if (is_alive(record)) return;
        if (!restored_.contains(write.id)) return skip(quoted_title(write, record));
        back_.edit.restore(*write.type, record);
    }

    void take_words_back(const Write& write, const Entity& record) {
        const Field& field = write.type->fields[write.field];
        const Value now = field.get(record);
        const Tags& tags = std::get<Tags>(now);
        Tags wanted = tags;
        for (const auto& [word, mark] : std::get<Tags>(write.after).marks) {
            const Mark* current = mark_of(tags, word);
            if (!current || current->present != mark.present || !changes_word(write, word)) continue;
            if (!is_ours({write.id, field.reg, word}, current->stamp)) {
                skip("Tag “" + shortened(word, 40) + "” of “" + shortened(title_of(*write.type, record), 60) + "”");
                continue;
            }
            const auto at = std::ranges::find(wanted.marks, word, &std::pair<std::string, Mark>::first);
            at->second = {Stamp{}, !mark.present};
        }
        if (wanted != tags) back_.edit.writes.push_back({write.type, write.id, write.field, now, wanted});
    }

    bool is_ours(const Register& which, const Stamp& now) {
        return owners_.same(which, now, gesture_.stamp) || was_brought(owners_.owner(which, now));
    }

    /// Of a merge: written by somebody whose work it brought.
    [[nodiscard]] bool was_brought(const Stamp& writer) const {
        return gesture_.kind == GestureKind::Merge && !history_.position_of(writer) && gesture_.brought.covers(writer);
    }

    /// Whether somebody has written to it since, a peer or ourselves, from whom deleting it would take that.
    bool has_other_writes(const Write& write, const Entity& record) {
        const auto is_other = [&, made = makes(write)](const Register& which, const Stamp& stamp) {
            if (stamp.is_empty() || stamp == record.born) return false;
            const Stamp writer = owners_.owner(which, stamp);
            if (was_brought(writer)) return false;
            return made ? writer != gesture_.stamp : writer > gesture_.stamp;
        };
        for (const RegisterStamp& own : record.stamps)
            if (is_other({record.id, own.reg, {}}, own.stamp)) return true;
        for (const UnknownField& unknown : record.unknown)
            if (!history_.position_of(unknown.stamp) && is_other({record.id, deleted_field, {}}, unknown.stamp))
                return true;
        for (const Field& field : write.type->fields) {
            if (field.kind != Kind::Tags) continue;
            const Value value = field.get(record);
            for (const auto& [word, mark] : std::get<Tags>(value).marks)
                if (is_other({record.id, field.reg, word}, mark.stamp)) return true;
        }
        return false;
    }

    static std::string quoted_title(const Write& write, const Entity& record) {
        return "“" + shortened(title_of(*write.type, record), 60) + "”";
    }

    static std::string named(const Write& write, const Entity& record) {
        return std::string(write.type->fields[write.field].label) + " of " + quoted_title(write, record);
    }

    void skip(std::string name) { back_.skipped.push_back(std::move(name)); }

    const Workspace& workspace_;
    const History& history_;
    const Gesture& gesture_;
    Owners owners_;
    std::unordered_set<Id, IdHash> made_;
    std::unordered_set<Id, IdHash> restored_;  ///< Of those deleted.
    std::unordered_set<Id, IdHash> kept_;      ///< Of those made.
    TakeBack back_;
};

}  // namespace

TakeBack take_back(const Workspace& workspace, const History& history, const Gesture& gesture) {
    return TakingBack(workspace, history, gesture).run();
}

}  // namespace rapport
