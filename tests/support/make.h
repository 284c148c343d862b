#pragma once
// Records in one line, as tests need them: with an id from a counter and a stamp of their birth.

#include "model/workspace.h"

namespace rapport {

/// Ids that count: 00000000-0000-7000-8000-000000000001 and so on.
inline Id id_number(std::uint64_t number) { return {0x7000, 0x8000'0000'0000'0000 | number}; }
inline Id next_id() {
    static std::uint64_t last = 0;
    return id_number(++last);
}

/// 2026-11-02 09:00 UTC: when tests happen.
constexpr std::int64_t test_millis = 1'793'610'000'000;

/// The `seq`-th gesture of `actor`, so many milliseconds after test_millis.
inline Stamp stamp_after(std::int64_t millis, Actor actor = 1, std::uint32_t seq = 1) {
    return {static_cast<std::uint64_t>(test_millis + millis) << 16, actor, seq};
}

/// make<Task>({.name = "Kick-off"})
template <class E> E make(E record = {}) {
    if (record.id.is_null()) record.id = next_id();
    if (record.born.is_empty()) record.born = stamp_after(0);
    return record;
}

/// The same with the id of a number.
template <class E> E make_number(std::uint64_t number, E record = {}) {
    record.id = id_number(number);
    return make<E>(std::move(record));
}

inline Task task_of(std::string name, Minutes duration = {480}) {
    return make<Task>({.name = std::move(name), .duration = duration});
}
inline Task task_of(Ref<Project> project, std::string name, Minutes duration = {480}) {
    return make<Task>({.project = project, .name = std::move(name), .duration = duration});
}
inline Client client_of(std::string name) { return make<Client>({.name = std::move(name)}); }
inline Person person_of(std::string name) { return make<Person>({.name = std::move(name)}); }
inline Project project_of(std::string name, DateTime start = {}) {
    return make<Project>({.name = std::move(name), .start = start});
}
inline Dependency link_of(Ref<Task> predecessor, Ref<Task> successor, LinkType type = LinkType::FinishToStart,
                          Minutes lag = {}) {
    return make<Dependency>({.predecessor = predecessor, .successor = successor, .type = type, .lag = lag});
}
inline Assignment assignment_of(Ref<Task> task, Ref<Person> person, Percent units = {100}) {
    return make<Assignment>({.task = task, .person = person, .units = units});
}
inline Comment comment_of(Id about, std::string text) {
    return make<Comment>({.about = about, .text = {std::move(text)}});
}

template <class E> Ref<E> ref(const E& record) { return {record.id}; }

/// Puts a record into a workspace, past every check; what was there under its id is replaced.
template <class E> Ref<E> put(Workspace& workspace, E record) {
    record = make<E>(std::move(record));
    const Ref<E> ref{record.id};
    workspace.seen.include(record.born);
    for (const RegisterStamp& own : record.stamps) workspace.seen.include(own.stamp);
    static_cast<E&>(workspace.table(type_of<E>).at(record.id)) = std::move(record);
    workspace.touch(type_of<E>);
    return ref;
}

/// A record of whatever type, owned.
class Record {
public:
    explicit Record(const EntityType& type) : type_(&type), entity_(type.make()) {}
    Record(const EntityType& type, const Entity& entity) : type_(&type), entity_(type.copy(entity)) {}
    Record(const Record& other) : Record(*other.type_, *other.entity_) {}
    Record(Record&& other) noexcept : type_(other.type_), entity_(other.entity_) { other.entity_ = nullptr; }
    Record& operator=(Record other) noexcept {
        std::swap(type_, other.type_);
        std::swap(entity_, other.entity_);
        return *this;
    }
    ~Record() {
        if (entity_) type_->destroy(entity_);
    }

    [[nodiscard]] const EntityType& type() const { return *type_; }
    Entity& operator*() { return *entity_; }
    const Entity& operator*() const { return *entity_; }
    Entity* operator->() { return entity_; }
    const Entity* operator->() const { return entity_; }
    bool operator==(const Record& other) const {
        return type_ == other.type_ && same_record(*type_, *entity_, *other.entity_);
    }

private:
    const EntityType* type_;
    Entity* entity_;
};

}  // namespace rapport
