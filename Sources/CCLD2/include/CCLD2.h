#pragma once
// CLD2, which tells languages, in C: its own interface is C++.

#ifdef __cplusplus
extern "C" {
#endif

/// The code of the language that most of a text in UTF-8 is in (“de”, “zh-Hant”); NULL where that is not sure.
const char *ccld2_language(const char *bytes, int length);

#ifdef __cplusplus
}
#endif
