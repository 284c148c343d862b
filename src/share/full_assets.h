#pragma once
// What a page that carries the program has beside its own style and script: assets/snapshot/full.css and full.js, made into
// constants by the build.

#include <string_view>

namespace rapport {

extern const std::string_view full_style, full_script;

}  // namespace rapport
