// Files that come in and go out, and the part of the program that knows their formats.

#include "app/commands/import.h"
#include "base/text.h"
#include "codec/workspace_json.h"
#include "ui/shell.h"

namespace rapport {

void Shell::with_later(std::function<void(const Later&)> what) {
    if (later) {
        what(*later);
        return;
    }
    say({"One moment: that part of Rapport is still on its way.", false, false});
    waiting_for_later_.push_back(std::move(what));
    fetch_later();
}

void Shell::fetch_later() {
    if (std::exchange(later_coming_, true)) return;
    later_failed = false;
    ports.later->fetch();
}

void Shell::later_arrived(bool here) {
    const auto waiting = std::exchange(waiting_for_later_, {});
    later_failed = std::exchange(later_coming_, false) && !here;
    kit::make_current(kit);
    ports.window.wake();
    if (here) {
        later = &later_part;
        project.plan.later = later;
        for (const auto& what : waiting) what(*later);
    } else if (!waiting.empty()) {
        say(
            {"That part of Rapport is not on this device yet and could not be fetched, so nothing was done. Connect, "
             "or "
             "reload this page, and try again.",
             false, true});
    }
}

void Shell::receive(OpenedFile file) {
    kit::make_current(kit);
    dragging = false;
    if (session.phase() == SessionPhase::Opening) {
        early_files_.push_back(std::move(file));
        return;
    }
    // On its page a deliverable may be waiting for just this file.
    if (route.view == ViewId::Project && route.tab == "deliverables" && take_dropped(project.deliverables, file))
        return ports.window.wake();
    with_later([this, file = std::move(file)](const Later& part) mutable {
        ViewContext view = context({});
        part.begin_import(import, std::move(file), view);
        ports.window.wake();
    });
}

void Shell::save_file(std::string name, std::string mime, std::string bytes, std::string inside) {
    if (!inside.empty()) inside += ". ";
    ports.files.save(name, mime, std::move(bytes), [this, name, inside = std::move(inside)](Result<Handed> saved) {
        if (saved && *saved == Handed::Downloading)
            say({inside + "“" + name + "” is on its way to your downloads.", false, false});
        else if (saved) say({inside + "Saved to “" + name + "”.", false, false});
        else if (saved.error().fault != Fault::Refused) say({saved.error().message, false, true});
    });
}

void Shell::export_plan(ActionId id) {
    const Project* shown = project_shown(*this);
    if (!shown) return;
    with_later([this, id, ref = Ref<Project>{shown->id}](const Later& part) {
        save_export((id == ActionId::ExportCsv ? part.to_csv : part.to_mspdi)(session.workspace(), ref));
    });
}

void Shell::save_part(Id root) {
    with_later([this, root](const Later& part) {
        save_parcel(*this, part.parcel_of(session, root, date_of(ports.clock.local_now())));
    });
}

void save_parcel(Shell& shell, Result<Parcel> parcel) {
    if (!parcel) return shell.say({parcel.error().message, false, parcel.error().fault != Fault::Invalid});
    Export& file = parcel->file;
    shell.save_file(file.file_name, file.mime, std::move(file.bytes), std::move(parcel->inside));
}

void Shell::save_export(Result<Export> made) {
    if (!made) {
        say({made.error().message, false, true});
        return;
    }
    if (!made->left_out.empty()) {
        std::string what;
        for (const Left& left : made->left_out) what += (what.empty() ? "" : ", ") + left.what;
        say({"That format has no place for: " + what + ".", false, false});
    }
    save_file(made->file_name, made->mime, std::move(made->bytes));
}

void save_workspace_copy(Shell& shell) {
    const std::string day = to_iso(date_of(shell.ports.clock.local_now()));
    const WriteOptions ours{.copy_of = shell.session.actor(), .progress = {}};
    shell.ports.files.save("rapport-" + day + ".json", "application/json",
                           write_workspace(shell.session.workspace(), ours),
                           [&shell, copy = shell.backup.present()](Result<Handed> saved) {
                               if (saved) {
                                   OutsideCopy made = copy;
                                   made.is_confirmed = *saved == Handed::Written;
                                   shell.backup.note_saved(made);
                               }
                               if (saved && *saved == Handed::Downloading)
                                   shell.say({"A file with everything is on its way to your downloads.", false, false});
                               else if (saved) shell.say({"Everything is in the file now.", false, false});
                               else if (saved.error().fault != Fault::Refused)
                                   shell.say({saved.error().message, false, true});
                           });
}

void open_files(Shell& shell) {
    shell.ports.files.open(".xml,.json,.csv,.tsv,.txt,.rapport,.eml", [&shell](Result<OpenedFile> file) {
        if (file) shell.receive(std::move(*file));
        else if (file.error().fault != Fault::Refused) shell.say({file.error().message, false, true});
    });
}

void Shell::explore_sample() {
    with_later([this](const Later& part) {
        Result<Workspace> sample = part.sample_workspace(date_of(ports.clock.local_now()));
        if (!sample) {
            say({sample.error().message, false, true});
            return;
        }
        const Id shown = sample_project(*sample);
        run(adopt(session.workspace(), *sample, "Explore a sample").edit, "The sample is here. Change what you like.");
        go({ViewId::Project, shown, {}, {}, {}}, false);
    });
}

bool replace_workspace(Shell& shell, Workspace workspace) {
    const Result<void> replaced = shell.session.replace(std::move(workspace));
    if (replaced) shell.linked.have_restored();
    if (!replaced) shell.say({replaced.error().message, false, true});
    else shell.go({}, false);
    return replaced.has_value();
}

void merge_workspace(Shell& shell, const Workspace& theirs, const std::string& name, bool agreed) {
    const Result<MergeReport> merged = shell.session.merge(theirs, "Merge “" + name + "”", agreed);
    if (!merged) return shell.say({merged.error().message, false, true});
    tell_merged(shell, name);
}

void tell_merged(Shell& shell, const std::string& name) {
    const auto clashes = static_cast<std::int64_t>(shell.derived.clashes().size());
    std::string said = "“" + name + "” is merged.";
    if (clashes > 0) said += " " + counted(clashes, "conflict waits", "conflicts wait") + " for an answer.";
    shell.say({std::move(said), true, false});
    if (clashes > 0) shell.go({ViewId::Conflicts, {}, {}, {}, {}}, false);
}

void add_records(Shell& shell, Workspace records, std::string label) {
    ImportEdit adopted = adopt(shell.session.workspace(), records, label);
    const std::string left = left_words(adopted.report);
    shell.run(std::move(adopted.edit), left.empty() ? label : label + ". " + left);
}

}  // namespace rapport
