#pragma once
// What is asked of libarchive, with what Swift cannot call: variadic functions, and a locale for this thread alone.
#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <locale.h>
#include <stdlib.h>

/// Tells the library that its callback has failed.
static inline void ca_fail(struct archive *archive) {
    archive_set_error(archive, EIO, "the bytes cannot be read");
}

/// A locale in which names are UTF-8, or as they were written; NULL where the system has none.
static inline locale_t ca_new_locale(void) { return newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0); }

static inline void ca_free_locale(locale_t locale) {
    if (locale != (locale_t)0) freelocale(locale);
}

/// archive_read_next_header in that locale.
static inline int ca_next_header(struct archive *archive, struct archive_entry **entry, locale_t locale) {
    if (locale == (locale_t)0) return archive_read_next_header(archive, entry);
    locale_t before = uselocale(locale);
    int status = archive_read_next_header(archive, entry);
    uselocale(before);
    return status;
}

/// The entry's path as it was written, in that locale; NULL where it has none.
static inline const char *ca_pathname(struct archive_entry *entry, locale_t locale) {
    if (locale == (locale_t)0) return archive_entry_pathname(entry);
    locale_t before = uselocale(locale);
    const char *name = archive_entry_pathname(entry);
    uselocale(before);
    return name;
}
