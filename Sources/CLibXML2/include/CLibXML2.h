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

/// What is told of XML while it is parsed. Each returns whether to go on.
typedef struct {
    /// Handed to each of the functions.
    void *context;
    /// The prefix and the address of the namespace may be NULL. Each attribute is five pointers: its name, its prefix,
    /// the address of its namespace, where its value begins, and where it ends.
    bool (*start)(
        void *context, const char *name, const char *prefix, const char *space, int count,
        const char *const *attributes);
    bool (*end)(void *context);
    bool (*text)(void *context, const char *bytes, int length);
} cx_xml_events;

typedef struct cx_xml cx_xml;

/// Begins to parse XML that is UTF-8 and has no document type. Nothing is loaded, no entity beyond XML's resolved; what is
/// ill-formed is passed over. NULL where there is no memory.
cx_xml *cx_xml_begin(const cx_xml_events *events);

/// Parses what comes next; the events are told within. Returns whether it can go on.
bool cx_xml_parse(cx_xml *xml, const char *bytes, int length, bool is_last);

void cx_xml_free(cx_xml *xml);

/// The character that a name stands for in HTML (“eacute”); 0 for none.
unsigned int cx_html_entity(const char *name);

/// The version of the library: “2.9.14”.
const char *cx_version(void);
