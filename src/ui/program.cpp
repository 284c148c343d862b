#include "ui/program.h"

#include "ui/shell.h"

namespace rapport {

Program::Program(Ports ports) : shell_(std::make_unique<Shell>(ports)) {}
Program::~Program() = default;

void Program::set_up_imgui() {
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.LogFilename = nullptr;
    io.ConfigInputTextCursorBlink = false;
    io.ConfigWindowsMoveFromTitleBarOnly = true;
    io.ConfigDebugHighlightIdConflicts = false;
    add_fonts();
    apply_theme({}, {});
}

void Program::start(std::string_view route) { shell_->start(route); }
void Program::set_surroundings(const Surroundings& surroundings) { shell_->set_surroundings(surroundings); }
void Program::draw() { shell_->draw(); }
double Program::next_deadline() const { return shell_->next_deadline(); }
bool Program::press_key(const KeyPress& press) { return shell_->press_key(press); }
void Program::navigate(std::string_view route) { shell_->navigate(route); }
void Program::drop_file(OpenedFile file) { shell_->receive(std::move(file)); }
void Program::drop_failed(const Error& error) { shell_->say({error.message, false, true}); }
void Program::later_arrived(bool here) { shell_->later_arrived(here); }
bool Program::may_close() const { return shell_->session.may_close(); }
void Program::flush() { shell_->session.flush(); }

void Program::text_event(TextEvent event) {
    kit::make_current(shell_->kit);
    kit::text_event(std::move(event));
    shell_->ports.window.wake();
}

void Program::drag_over(bool over) {
    shell_->dragging = over;
    shell_->ports.window.wake();
}

std::string Program::copy() {
    ViewContext view = shell_->context({});
    return shell_->route.view == ViewId::Project ? copy_project(view, shell_->project) : std::string();
}

bool Program::paste(std::string_view text) {
    if (!can_paste_project(shell_->context({}))) return false;
    shell_->with_later([shell = shell_.get(), text = std::string(text)](const Later& later) {
        ViewContext view = shell->context({});
        paste_project(text, view, shell->project, later);
        shell->ports.window.wake();
    });
    return true;
}

void Program::access_press(std::uint32_t id) {
    kit::make_current(shell_->kit);
    kit::access_press(id);
    shell_->ports.window.wake();
}

void Program::access_focus(std::uint32_t id) {
    kit::make_current(shell_->kit);
    kit::access_focus(id);
    shell_->ports.window.wake();
}

AccessTree& Program::access() {
    kit::make_current(shell_->kit);
    return kit::tree();
}

}  // namespace rapport
