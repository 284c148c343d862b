#pragma once
// A dialog in which a new record of any type is filled in with the editors of its fields, before it is in the workspace. Where it
// says what is done with it (`make`), the record is but what that is told.

#include <memory>

#include "ui/editors.h"

namespace rapport {

/// What is done with what was filled in, where it is not added.
struct FormDeed {
    std::string words;  ///< Above the fields; may be empty.
    std::string verb;   ///< "Record it".
    std::string toast;  ///< Said when it is done; may be empty.
    std::function<Result<Edit>(const Workspace&, const Entity&)> make;
};

struct RecordForm {
    const EntityType* type = nullptr;  ///< Null: closed.
    std::shared_ptr<Entity> draft;
    std::vector<std::size_t> fields;  ///< Shown, in this order.
    std::string heading;              ///< "New promise to Ruth".
    std::string error;
    EditorState editors;
    bool fresh = false;                ///< Its first field opens by itself.
    bool finishing = false;            ///< Asked to be done with, while a field was still open.
    std::vector<Edit> with;            ///< What happens together with it.
    std::function<void(Edit&)> after;  ///< Adds to the edit what follows from what was filled in; may be empty.
    std::shared_ptr<FormDeed> deed;    ///< Null: the record is added.
};

/// Only forms make these, so what frees one belongs to the part of the program in which they are (scripts/split.py).
template <class E> struct FormDraft {
    E record;
};

/// `draft` has its id and what it is made for.
template <class E>
void open_record_form(RecordForm& form, E draft, std::string heading, std::vector<std::size_t> fields) {
    form = {};
    form.type = &type_of<E>;
    const auto made = std::make_shared<FormDraft<E>>(FormDraft<E>{std::move(draft)});
    form.draft = {made, &made->record};
    form.heading = std::move(heading);
    form.fields = std::move(fields);
    form.fresh = true;
}

void set_deed(RecordForm& form, FormDeed deed);

/// Draws it where it is open, and sends the record when the person is done.
void draw_record_form(ViewContext& view, RecordForm& form);

}  // namespace rapport
