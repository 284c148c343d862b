#pragma once
// Text from a pattern, as Dear ImGui writes the names of its windows. Its own way brings the C library's, which knows every
// kind of number: a first visit would wait for that and nobody would see it.

#include <cstdarg>
#include <cstddef>

namespace rapport {

/// Writes at most `size` bytes, the last of them a zero, and tells how long the text is in any case but for `size`. Knows %s,
/// %.*s, %c, %d, %u, %x, %X, %p and %%, widths and least numbers of digits; of %f and %g it writes the whole part.
int format_text(char* to, std::size_t size, const char* pattern, std::va_list values);

}  // namespace rapport
