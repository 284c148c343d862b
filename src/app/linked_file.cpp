#include "app/linked_file.h"

#include <algorithm>
#include <limits>

#include "codec/workspace_json.h"
#include "sync/merge_plan.h"

namespace rapport {
namespace {

constexpr std::int64_t look_every = 20'000;  // Milliseconds.
constexpr std::int64_t quiet = 2'000;        // After an edit: most come in series.

bool brings_nothing(const MergeReport& report) {
    return std::ranges::find(report.doubts, Doubt::NothingNew, &MergeDoubt::doubt) != report.doubts.end();
}

}  // namespace

bool LinkedFile::is_writer() const {
    return session_.phase() == SessionPhase::Open && session_.access() == Access::Writer;
}

bool LinkedFile::may_work() const { return place_.standing == PickedPlace::Standing::Ready && is_writer() && !busy_; }

bool LinkedFile::has_news() const { return !has_all_ || known_revision_ != session_.workspace().revision(); }

bool LinkedFile::is_in_step() const {
    return place_.standing == PickedPlace::Standing::Ready && !has_news() && !waits_;
}

void LinkedFile::poll() {
    if (is_writer() && !looked_as_writer_) {  // Another tab may have picked one since.
        have_replaced();
        places_.look(PlaceId::File, [this](Result<PickedPlace> place) {
            if (place) place_ = std::move(*place);
            done();
        });
    }
    looked_as_writer_ = is_writer();
    if (!may_work()) return;
    if (seen_revision_ != session_.workspace().revision()) {
        seen_revision_ = session_.workspace().revision();
        edited_at_ = clock_.now();
    }
    if (next() > 0) return;
    busy_ = true;
    at_once_ = false;
    looked_at_ = clock_.now();
    places_.list(PlaceId::File, [this](const Result<std::vector<PlacedFile>>& files) {
        if (!files) return rest(files.error().message);
        if (files->empty()) return rest("“" + place_.name + "” is no longer there. Nothing was written.");
        look_at(files->front());
    });
}

double LinkedFile::next() const {
    if (!may_work()) return std::numeric_limits<double>::infinity();
    if (at_once_ || !looked_at_) return 0;
    const std::int64_t now = clock_.now().millis;
    std::int64_t due = std::min(looked_at_->millis, now) + look_every;  // The clock may have been ahead.
    if (has_news() && !waits_ && trouble_.empty()) due = std::min(due, edited_at_.millis + quiet);
    return std::max(0.0, static_cast<double>(due - now) / 1000);
}

void LinkedFile::look_at(const PlacedFile& file) {
    const bool is_known = known_ && known_->written == file.written && known_->bytes == file.bytes;
    if (file.bytes == 0 && is_fresh_) {
        known_ = file;
        return write();
    }
    if (file.bytes == 0) return rest("“" + place_.name + "” is empty now, so nothing was written.");
    if (waits_ && is_known && read_revision_ == session_.workspace().revision()) return rest({});
    if (!is_known || waits_) return read();
    if (has_news()) return write();
    busy_ = false;
}

void LinkedFile::read() {
    places_.read(PlaceId::File, "", [this](const Result<PlacedText>& text) {
        if (!text) return rest(text.error().message);
        take(*text);
    });
}

void LinkedFile::take(const PlacedText& text) {
    known_.reset();  // Until all that is in it is here.
    if (!is_writer()) return rest({});
    // A file that is just being copied by another program is not whole yet. It is left alone, and looked at again.
    const Result<Workspace> theirs = read_workspace(text.bytes);
    if (!theirs)
        return rest("“" + place_.name + "” cannot be read now, so nothing was written: " + theirs.error().message);
    session_.learn(copy_seen(*theirs));
    const MergeReport report = session_.preview_merge(*theirs);
    const bool nothing_new = brings_nothing(report);
    if (nothing_new) was_restored_ = false;
    waits_ = theirs->extent != Extent::Whole || (!nothing_new && (was_restored_ || report.weight() != Weight::Tell));
    read_revision_ = session_.workspace().revision();
    if (waits_) {
        known_ = text.file;  // Looked at again when it or something here changes; see look_at.
        return rest({});
    }
    if (!nothing_new) {
        const Result<MergeReport> merged = session_.merge(*theirs, "Merge “" + place_.name + "”");
        if (!merged) return rest(merged.error().message);
        merged_ = clock_.now();
        if (on_merged) on_merged(*merged, place_.name);
    }
    known_ = text.file;
    is_fresh_ = false;
    if (plan_merge(*theirs, session_.workspace()).changes) return write();
    known_revision_ = session_.workspace().revision();
    has_all_ = true;
    rest({});
}

void LinkedFile::write() {
    if (!is_writer()) return rest({});
    const std::uint64_t revision = session_.workspace().revision();
    const WriteOptions ours{.copy_of = session_.actor(), .progress = {}};
    places_.write(PlaceId::File, "", write_workspace(session_.workspace(), ours), known_,
                  [this, revision](const Result<PlacedFile>& written) {
                      if (!written && written.error().fault == Fault::Refused) {  // Somebody has just written it.
                          at_once_ = true;
                          return rest({});
                      }
                      if (!written) return rest(written.error().message);
                      known_ = *written;
                      is_fresh_ = false;
                      known_revision_ = revision;
                      has_all_ = true;
                      written_ = clock_.now();
                      rest({});
                  });
}

void LinkedFile::rest(std::string trouble) {
    trouble_ = std::move(trouble);
    if (trouble_.empty()) return done();
    known_.reset();
    places_.look(PlaceId::File, [this](Result<PickedPlace> place) {  // Perhaps it is no longer allowed.
        if (place) place_ = std::move(*place);
        done();
    });
}

void LinkedFile::done() {
    busy_ = false;
    if (on_changed) on_changed();
}

void LinkedFile::pick(bool fresh) {
    places_.pick(PlaceId::File, fresh ? "workspace.rapport.json" : "", [this, fresh](Result<PickedPlace> picked) {
        if (picked) {
            place_ = std::move(*picked);
            known_.reset();
            has_all_ = waits_ = was_restored_ = false;
            is_fresh_ = fresh;
            at_once_ = true;
            trouble_.clear();
        } else if (picked.error().fault != Fault::Refused) {
            trouble_ = picked.error().message;
        }
        done();
    });
}

void LinkedFile::allow() {
    places_.allow(PlaceId::File, [this](Result<PickedPlace> place) {
        if (place) place_ = std::move(*place);
        else trouble_ = place.error().message;
        at_once_ = true;
        done();
    });
}

void LinkedFile::forget() {
    places_.forget(PlaceId::File);
    place_ = {PickedPlace::Standing::None, {}};
    known_.reset();
    has_all_ = waits_ = false;
    trouble_.clear();
    done();
}

void LinkedFile::look_now() {
    at_once_ = true;
    if (on_changed) on_changed();
}

void LinkedFile::show_what_waits() {
    places_.read(PlaceId::File, "", [this](Result<PlacedText> text) {
        if (!text) return rest(text.error().message);
        if (on_shown) on_shown({place_.name, std::move(text->bytes)});
    });
}

}  // namespace rapport
