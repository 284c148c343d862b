#pragma once
// One editor for each kind of value: draws a field of a record with its label and what stands in it, and gives the edit the
// person asks for. What was typed and refused stays in its field, with the sentence, until it is put right or given up
// with Escape. Knows no type of record.

#include <map>
#include <optional>

#include "ui/reading.h"

namespace rapport {

struct Draft {
    std::string text;
    std::string error;
};

/// A record that a reference may mean.
struct ReferenceOption {
    Id id;
    std::string title;
    std::string note;  ///< A role, a client: what tells two of one name apart.
    std::string folded;
};

struct EditorState {
    std::map<std::pair<Id, std::size_t>, Draft> drafts;  ///< By record and field.
    bool typing = false;                                 ///< One of these fields was open when it was drawn last.
    ImGuiID entered = 0;                                 ///< The field that Enter has just ended.
    // The list of records that is open, if any.
    bool list_is_new = false;
    std::string sought;
    int marked = 0;  ///< What Enter takes.
    std::vector<ReferenceOption> options;
    std::uint64_t listed_at = 0;
    std::pair<Id, std::size_t> listed_for;
};

/// Who sees a field of a record.
enum class SeenBy : std::uint8_t { Team, ClientOnceShared, Client };
SeenBy seen_by(const Field& field, const Entity& record);

/// What an editor needs to know; lives for a frame.
struct Editing {
    ViewContext& view;
    const Reading& reading;
    EditorState& state;
    const EntityType& type;
    const Entity& record;
    Entity* draft = nullptr;  ///< `record` where it is not in the workspace yet: what is asked for is written into it.
};

/// With its label, and with the sentence where something was refused.
float editor_height(const Editing& in, std::size_t field, float width);
/// Two of these stand beside each other.
bool is_narrow(const Field& field);
/// `place` is as high as editor_height says.
std::optional<Edit> draw_editor(const Editing& in, std::size_t field, const kit::Rect& place);

/// A text field that keeps what was refused; the caller knows what the text means.
struct TextEditor {
    std::string label;
    std::string value;
    std::string placeholder;
    std::string hint;
    const char* icon = nullptr;
    bool multiline = false;
    bool disabled = false;
    SeenBy seen_by = SeenBy::Team;
    std::string_view input_mode = "text";
    std::size_t key = 0;  ///< Among the fields of the record: what a refused text is kept under.
    kit::TextLook text{};
    bool bare = false;
};
float text_editor_height(const EditorState& state, Id record, const TextEditor& editor, float width);
/// The text that was typed instead, once the person has left the field.
std::optional<std::string> draw_text_editor(EditorState& state, Id record, const TextEditor& editor,
                                            const kit::Rect& place);
void refuse_text(EditorState& state, Id record, std::size_t key, std::string text, const Error& error);

/// A list of records to choose from, in a box that shows the chosen one. Gives the new one; null is none.
std::optional<Id> pick_record(const Editing& in, std::size_t field, Id current, const kit::Rect& box);

/// A label at the left and what it says at the right, where nothing can be changed. A route makes it a link.
void draw_fact(const kit::Rect& row, std::string_view label, std::string_view value, std::string_view route = {});
/// An eye at the right end of a label's line: the client sees this field. Where the record is shared now, it says so.
void draw_shared_mark(const kit::Rect& label_line, SeenBy seen_by);

/// Of a form that is to be done with: true while a field is open. What is typed in it ends first, so that it is in the record, and
/// `finishing` says that the form is to be done with then.
bool waits_for_field(const EditorState& state, bool& finishing);

}  // namespace rapport
