#pragma once
// How figures are written in sentences.

#include <string>

namespace rapport {

/// "3.96", of a number from 0 on: cut, not rounded, so that what is below a limit does not look as if it were not.
std::string hundredths(double number);

}  // namespace rapport
