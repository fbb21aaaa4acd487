#include "CCLD2.h"

#include <cstdio>

#include <cld2/public/compact_lang_det.h>

const char *ccld2_language(const char *bytes, int length) {
    CLD2::Language languages[3];
    int percent[3];
    int textBytes = 0;
    bool isReliable = false;
    CLD2::Language language =
        CLD2::DetectLanguageSummary(bytes, length, true, languages, percent, &textBytes, &isReliable);
    return isReliable && language != CLD2::UNKNOWN_LANGUAGE ? CLD2::LanguageCode(language) : nullptr;
}

const char *ccld2_version(void) { return CLD2::DetectLanguageVersion(); }
