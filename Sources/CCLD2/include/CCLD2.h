#pragma once
// CLD2, which tells languages, in C: its own interface is C++.

#ifdef __cplusplus
extern "C" {
#endif

/// The code of the language that most of a text in UTF-8 is in (“de”, “zh-Hant”); NULL where that is not sure.
const char *ccld2_language(const char *bytes, int length);

/// The version of the code and of its tables.
const char *ccld2_version(void);

#ifdef __cplusplus
}
#endif
