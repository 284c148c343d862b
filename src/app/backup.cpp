#include "app/backup.h"

#include <algorithm>
#include <charconv>
#include <limits>

#include "base/sort.h"
#include "base/text.h"
#include "codec/workspace_json.h"

namespace rapport {
namespace {

constexpr std::string_view outside_setting = "copy.outside";
constexpr std::string_view folder_setting = "copy.folder";
constexpr std::string_view begun_setting = "copy.begun";
constexpr std::string_view quiet_setting = "copy.quiet";
constexpr std::string_view tag_setting = "copy.tag";

constexpr std::int64_t hour = 3'600'000;  // Milliseconds.
constexpr std::int64_t day = 24 * hour;
constexpr std::int64_t pause_after_failure = 10 * 60'000;

std::optional<Instant> read_instant(const std::optional<std::string>& text) {
    std::int64_t millis = 0;
    if (!text || std::from_chars(text->data(), text->data() + text->size(), millis).ec != std::errc{})
        return std::nullopt;
    return Instant{millis};
}

}  // namespace

void Backup::changed() const {
    if (on_changed) on_changed();
}

void Backup::poll() {
    if (session_.phase() == SessionPhase::Opening) return;
    const bool writes = session_.access() == Access::Writer;
    // Another tab may have copied since, and another workspace has copies of its own.
    if (looked_at_ != session_.workspace().id || (writes && !looked_as_writer_)) look();
    looked_as_writer_ = writes;
    if (saved_) {
        outside_ = std::exchange(saved_, {});
        remember_outside();
    }
    if (next() <= 0) copy_to_folder();
    update_reminder();
}

bool Backup::has_work() const { return !session_.workspace().empty(); }

OutsideCopy Backup::present() const { return {clock_.now(), session_.steps(), session_.workspace().id}; }

double Backup::next() const {
    constexpr double never = std::numeric_limits<double>::infinity();
    const bool may_write = session_.phase() == SessionPhase::Open && session_.access() == Access::Writer &&
                           session_.saving().state == SaveState::Saved;
    if (!may_write || folder_.standing != PickedPlace::Standing::Ready || copying_) return never;
    if (!has_work() || (in_folder_ && in_folder_->steps == session_.steps())) return never;
    const std::int64_t now = clock_.now().millis;
    std::int64_t due = in_folder_ ? in_folder_->time.millis + hour : 0;
    if (due > now + hour) due = 0;  // The clock was ahead when that one was made.
    if (again_at_) due = std::max(due, std::min(again_at_->millis, now + pause_after_failure));
    return std::max(0.0, static_cast<double>(due - now) / 1000);
}

std::optional<OutsideCopy> Backup::remembered(std::string_view setting) const {
    const std::optional<std::string> text = store_.setting(setting);
    std::optional<OutsideCopy> copy = text ? parse_outside_copy(*text) : std::nullopt;
    if (!copy || copy->workspace != session_.workspace().id) return std::nullopt;
    copy->time = std::min(copy->time, clock_.now());
    return copy;
}

void Backup::look() {
    looked_at_ = session_.workspace().id;
    outside_ = remembered(outside_setting);
    in_folder_ = remembered(folder_setting);
    quiet_until_ = read_instant(store_.setting(quiet_setting));
    begun_ = read_instant(store_.setting(begun_setting)).value_or(Instant{});
    tried_.reset();
    look_at_folder();
    list_kept();
}

void Backup::look_at_folder() {
    places_.look(PlaceId::Folder, [this](Result<PickedPlace> place) {
        if (place) folder_ = std::move(*place);
        changed();
    });
}

/// Copies of this browser are told by it from those of another with a device of the same name.
std::string Backup::tag() {
    std::string tag = store_.setting(tag_setting).value_or("");
    if (tag.size() == 8) return tag;
    tag = to_string(session_.make_id()).substr(28);
    store_.set_setting(tag_setting, tag);
    return tag;
}

// ---- Outside this browser

bool Backup::is_behind() const { return !outside_ || outside_->steps != session_.steps(); }

void Backup::remember_outside() {
    store_.set_setting(outside_setting, to_string(*outside_));
    if (quiet_until_) store_.set_setting(quiet_setting, "");
    quiet_until_.reset();
    changed();
}

void Backup::remind_tomorrow() {
    quiet_until_ = Instant{clock_.now().millis + day};
    store_.set_setting(quiet_setting, std::to_string(quiet_until_->millis));
    reminder_.reset();
    changed();
}

void Backup::update_reminder() {
    const Instant now = clock_.now();
    reminder_.reset();
    if (session_.phase() != SessionPhase::Open || !has_work() || session_.access() != Access::Writer) return;
    if (begun_.millis == 0 || begun_ > now) {
        begun_ = now;
        store_.set_setting(begun_setting, std::to_string(now.millis));
    }
    if (!is_behind() || (quiet_until_ && now < *quiet_until_)) return;
    const bool asks = folder_.standing == PickedPlace::Standing::Asks;
    const std::int64_t old = now.millis - (outside_ ? outside_->time : begun_).millis;
    if (old < (asks ? 1 : places_.days_between_copies()) * day) return;
    const std::string days = counted(old / day, "day", "days");
    Reminder reminder;
    reminder.asks_again = asks;
    reminder.head = outside_ ? "The last copy outside this browser is " + days + " old."
                             : "For " + days + " everything has been in this browser only.";
    reminder.words = asks ? "The browser wants to be asked again before Rapport may write to “" + folder_.name + "”."
                          : "A browser can lose all that it keeps. A copy in a file is safe from that.";
    reminder_ = std::move(reminder);
}

void Backup::pick_folder() {
    places_.pick(PlaceId::Folder, "", [this](Result<PickedPlace> picked) {
        if (picked) {
            folder_ = std::move(*picked);
            in_folder_.reset();
            again_at_.reset();
            trouble_.clear();
            store_.set_setting(folder_setting, "");
        } else if (picked.error().fault != Fault::Refused) {
            trouble_ = picked.error().message;
        }
        changed();
    });
}

void Backup::allow_folder() {
    places_.allow(PlaceId::Folder, [this](Result<PickedPlace> place) {
        if (place) folder_ = std::move(*place);
        else trouble_ = place.error().message;
        changed();
    });
}

void Backup::forget_folder() {
    places_.forget(PlaceId::Folder);
    folder_ = {PickedPlace::Standing::None, {}};
    in_folder_.reset();
    trouble_.clear();
    store_.set_setting(folder_setting, "");
}

void Backup::copy_now() {
    if (folder_.standing != PickedPlace::Standing::Ready || copying_ || !has_work() ||
        session_.phase() != SessionPhase::Open)
        return;
    copy_to_folder();
}

void Backup::copy_to_folder() {
    copying_ = true;
    again_at_.reset();
    const OutsideCopy copy = present();
    const std::string name = to_string(copy_name(session_.workspace(), tag(), session_.device(), copy.time));
    const std::string bytes = write_workspace(session_.workspace());
    places_.write(PlaceId::Folder, name, bytes, {}, [this, bytes, copy](const Result<PlacedFile>& written) {
        if (!written) return have_failed(written.error());
        have_written(*written, bytes, copy);
    });
}

void Backup::have_written(const PlacedFile& file, const std::string& bytes, const OutsideCopy& copy) {
    places_.read(PlaceId::Folder, file.name, [this, bytes, copy](const Result<PlacedText>& back) {
        if (!back) return have_failed(back.error());
        if (back->bytes != bytes) {
            places_.remove(PlaceId::Folder, back->file.name, [](const Result<void>&) {});  // It would pass for a copy.
            return have_failed({Fault::Storage, "The copy that was written does not read back the same.", {}});
        }
        if (copy.workspace != session_.workspace().id) {  // Another has taken its place meanwhile.
            copying_ = false;
            return;
        }
        copying_ = false;
        trouble_.clear();
        in_folder_ = outside_ = copy;
        store_.set_setting(folder_setting, to_string(copy));
        remember_outside();
        forget_superfluous(back->file.name);
    });
}

void Backup::forget_superfluous(const std::string& newest) {
    const std::string prefix = copy_prefix(session_.workspace(), tag());
    places_.list(PlaceId::Folder, [this, prefix, newest](const Result<std::vector<PlacedFile>>& files) {
        if (!files) return;  // They take room, nothing else; the next copy looks again.
        std::vector<std::string> names;
        for (const PlacedFile& file : *files)
            if (file.bytes > 0) names.push_back(file.name);
        for (const std::string& name : superfluous_copies(names, prefix))
            if (name != newest) places_.remove(PlaceId::Folder, name, [](const Result<void>&) {});
    });
}

void Backup::have_failed(const Error& error) {
    copying_ = false;
    again_at_ = Instant{clock_.now().millis + pause_after_failure};
    trouble_ = error.message;
    look_at_folder();  // Perhaps it is no longer allowed.
    changed();
}

// ---- On the shelf

std::string title_of_kept(const PlacedFile& kept) {
    const std::size_t space = kept.name.find(' ');
    return space == std::string::npos ? kept.name : kept.name.substr(space + 1);
}

void Backup::list_kept() {
    places_.list(PlaceId::Browser, [this](Result<std::vector<PlacedFile>> files) {
        if (!files) return;
        kept_ = std::move(*files);
        sort_items(kept_, std::ranges::greater{}, &PlacedFile::written);
        changed();
    });
}

void Backup::keep(const std::string& why, std::function<void(Result<void>)> then) {
    const std::string name = std::to_string(clock_.now().millis) + " " + why;
    places_.write(PlaceId::Browser, name, write_workspace(session_.workspace()), {},
                  [this, then = std::move(then)](const Result<PlacedFile>& written) {
                      if (!written) return then(written.error());
                      kept_.insert(kept_.begin(), *written);
                      while (kept_.size() > most_kept) remove_kept(kept_.back().name);
                      changed();
                      then({});
                  });
}

void Backup::open_kept(const std::string& name, std::function<void(Result<OpenedFile>)> then) {
    places_.read(PlaceId::Browser, name, [then = std::move(then)](Result<PlacedText> read) {
        if (!read) return then(read.error());
        then(OpenedFile{title_of_kept(read->file), std::move(read->bytes)});
    });
}

void Backup::remove_kept(std::string name) {  // A name of kept_ is gone after the first line.
    std::erase_if(kept_, [&](const PlacedFile& file) { return file.name == name; });
    places_.remove(PlaceId::Browser, name, [](const Result<void>&) {});
    changed();
}

// ---- Whether they are good

void Backup::try_last() {
    if (trying_) return;
    if (folder_.standing != PickedPlace::Standing::Ready) {
        if (!kept_.empty()) try_in(PlaceId::Browser, kept_.front().name, kept_.front().written);
        return;
    }
    trying_ = true;
    const std::string prefix = copy_prefix(session_.workspace(), tag());
    places_.list(PlaceId::Folder, [this, prefix](const Result<std::vector<PlacedFile>>& files) {
        trying_ = false;
        std::optional<std::pair<Instant, PlacedFile>> newest;
        for (const PlacedFile& file : files ? *files : std::vector<PlacedFile>{}) {
            const std::optional<CopyName> name = parse_copy_name(file.name);
            if (name && name->prefix.starts_with(prefix) && (!newest || newest->first < name->time))
                newest = {name->time, file};
        }
        if (newest) return try_in(PlaceId::Folder, newest->second.name, newest->second.written);
        tried_ = Tried{folder_.name, clock_.now(), {}};
        tried_->proof.sentence =
            files ? "There is no copy of this device in “" + folder_.name + "” yet." : files.error().message;
        changed();
    });
}

void Backup::try_in(PlaceId place, const std::string& name, Instant written) {
    trying_ = true;
    const std::string title = place == PlaceId::Browser ? title_of_kept({name, {}, 0}) : name;
    places_.read(place, name, [this, title, written](const Result<PlacedText>& read) {
        trying_ = false;
        if (read) return try_file({title, read->bytes}, written);
        tried_ = Tried{title, written, {}};
        tried_->proof.sentence = read.error().message;
        changed();
    });
}

void Backup::try_file(const OpenedFile& file, Instant written) {
    tried_ = Tried{file.name, written, prove_copy(file.bytes, session_.workspace())};
    changed();
}

}  // namespace rapport
