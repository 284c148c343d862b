#pragma once
// What is known about one person, as a file that they can read: JSON with the labels that we read, and values in words.
//
// Somebody else is in it by name only. Of what belongs to several (a talk, a promise, a request), what the person gave or was
// given is in it, and not what we noted for ourselves.

#include "model/workspace.h"

namespace rapport {

std::string data_of_person(const Workspace& workspace, const Stakeholder& person, Date today);

}  // namespace rapport
