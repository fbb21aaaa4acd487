#pragma once
// libxml2's HTML parser as a stream of events. Its own headers stay on the other side: they bring ICU's, which Foundation has too.
#include <stdbool.h>

/// What is told of a page while it is parsed. Each returns whether to go on.
typedef struct {
    /// Handed to each of the functions.
    void *context;
    /// The attributes are name and value in turn, a value may be NULL; NULL ends them, and stands for none.
    bool (*start)(void *context, const char *name, const char *const *attributes);
    bool (*end)(void *context, const char *name);
    bool (*text)(void *context, const char *bytes, int length);
    /// Called for what is wrong in the page, so that it can be stopped there too.
    bool (*problem)(void *context);
} cx_events;

/// Parses a page that is UTF-8 without NUL, and tells its events. Nothing is loaded, no entity beyond HTML's resolved.
///
/// Returns whether there was memory to begin.
bool cx_parse_html(const char *bytes, int length, const cx_events *events);

/// The version of the library: “2.9.14”.
const char *cx_version(void);
