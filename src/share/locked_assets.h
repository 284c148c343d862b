#pragma once
// The page around a locked snapshot: assets/snapshot/locked.html with its style and script, made into constants by the build. Its
// marks (@CHARSET@, @SCRIPTS@, @STYLES@, @REST@, @STYLE@, @FROM@, @HEADER@, @KIND@, @SEALED@, @SCRIPT@) are filled in by
// share/locked_page.

#include <string_view>

namespace rapport {

extern const std::string_view locked_html, locked_style, locked_script;

}  // namespace rapport
