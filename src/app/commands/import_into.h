#pragma once
// A plan that comes into a project which has no tasks yet.

#include <unordered_map>

#include "app/edit.h"

namespace rapport {

/// Of an import's record, the one here that stands for it.
using Meanings = std::unordered_map<Id, Id, IdHash>;

/// The project that was there keeps what it says and takes the rest from the one that comes in; but what the dates of a plan
/// come from is as the one that comes in says.
void fill_project(const Project& here, const Project& there, const Meanings& meanings, Edit& edit);

/// "“Portal” starts on 2026-01-05 now, as the plan does in its file.": empty where it does not start on another day.
std::string moved_words(const Project& here, const Project& there);

}  // namespace rapport
