#pragma once
// GMime's parser of messages as a stream of events. Its own headers stay on the other side: they are full of macros.
#include <stdbool.h>
#include <stddef.h>

/// What a part of a message is.
typedef struct {
    /// In lower case: “text/plain”.
    const char *type;
    /// Of its text; may be NULL, as may all below.
    const char *charset;
    /// Decoded, UTF-8 where it says so.
    const char *file_name;
    /// “format” and “delsp” of plain text.
    const char *format;
    const char *deletes_spaces;
    bool is_attachment;
} cg_part;

/// What is told of a message while it is walked through.
typedef struct {
    /// Handed to each of the functions.
    void *context;
    /// A part begins, which may hold others.
    void (*begin)(void *context, const cg_part *part);
    /// A header of the message that began last, as it was written.
    void (*header)(void *context, const char *name, const char *raw_value);
    /// What the part holds, without its transfer encoding.
    void (*content)(void *context, const char *bytes, size_t count);
    void (*end)(void *context);
    /// A part stands too deep, or is one too many, and is not told.
    void (*beyond)(void *context);
} cg_events;

/// Parses a message and tells its parts, the outermost first; a message in it is a part of the type “message/rfc822”.
///
/// May be called on any thread. `deepest` parts stand in each other at most, `most` are told in all. Returns false where there is no memory,
/// or no thread that has the stack for it.
bool cg_parse(const char *bytes, size_t count, int deepest, int most, const cg_events *events);

/// A header's text with its encoded words decoded, UTF-8 as far as the words are right; to be freed by `free`.
char *cg_decode_text(const char *raw);

/// The first name and address of a header of addresses, decoded; each is NULL where there is none, else to be freed by `free`.
void cg_first_address(const char *raw, char **name, char **address);

/// The version of the library: “3.2.13”.
const char *cg_version(void);
