#pragma once
// Files for somebody else that hold less than everything: one client or project, or what a colleague has not seen. Whoever
// is given one merges it. What is known about one person goes to that person instead, who reads it.

#include "app/colleagues.h"
#include "interop/import.h"

namespace rapport {

class Session;

/// Whether what goes to a colleague holds how people were rated and what they trained (SoftRating, TrainingEntry). They are
/// private unless somebody says otherwise.
enum class SoftSkills : std::uint8_t { StayHere, GoAlong };

struct Parcel {
    Export file;
    std::string inside;  ///< "14 records, 32 changes: for Ben, laptop".
};

/// A client or a project with all that hangs by it, and what that refers to; of a stakeholder, what is known about them and
/// nothing about others (app/persons_data.h). Without soft skills. An Error where it is gone.
Result<Parcel> parcel_of(const Session& session, Id root, Date today);

/// What is here and not in the colleague's copy; everything, where no file of theirs was read here. An Error, as a sentence,
/// where they have seen all of it. Soft skills go along as a whole or not at all: a copy that has seen the rest does not say
/// whether it was given them. What stays here is no deletion to whoever merges the file. O(records).
Result<Parcel> parcel_for(const Session& session, const Colleague& colleague, Date today,
                          SoftSkills soft_skills = SoftSkills::StayHere);

}  // namespace rapport
