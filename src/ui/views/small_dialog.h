#pragma once
// A dialog of a few lines that asks for words before something is done.

#include "ui/view.h"
#include "ui/views/dialog_sheet.h"

namespace rapport {

class SmallDialog {
public:
    /// `css_height`: of what stands between the heading and the foot.
    SmallDialog(std::string_view heading, float css_height, std::string_view error);

    /// At most so many lines of small type.
    void words(std::string_view text, int lines, ImU32 ink = 0);
    /// What is typed goes into `text` at once. True where Enter ended it.
    bool field(std::string_view label, std::string_view example, std::string& text, float lines = 1);
    /// One of several; gives the new position, or -1.
    int choice(std::string_view label, const std::vector<std::string>& options, int current);
    kit::Rect take(float height);
    /// Its last lines: what went wrong, and two buttons. `entered`: a field was ended by Enter.
    DialogEnd foot(std::string_view verb, bool may, bool entered, kit::ButtonKind kind = kit::ButtonKind::Primary);

    /// CSS pixels that these take, with the gap below.
    static float words_css(std::string_view text, int lines);
    static float field_css(float lines = 1);

private:
    kit::Dialog dialog_;
    kit::Rect rest_;
    kit::Rect foot_;
    std::string_view error_;
    bool first_ = true;
};

/// Who uses this device, among our people; null where nobody of that name is.
Ref<Person> own_person(const ViewContext& view);

}  // namespace rapport
