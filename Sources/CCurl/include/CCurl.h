#pragma once
// libcurl as two functions: one asks for an address and tells what comes, one takes an address apart. Its own headers stay on the other
// side: its options are variadic functions.
#include <stdbool.h>
#include <stddef.h>

/// What is told of a transfer while it runs. Each returns whether to go on.
typedef struct {
    /// Handed to each of the functions.
    void *context;
    /// Asked before a socket is opened to an address, which is a `struct sockaddr` of so many bytes.
    bool (*may_connect)(void *context, const void *address, size_t length);
    /// A line of the header, the status first; another status begins another header.
    bool (*header)(void *context, const char *bytes, size_t count);
    /// What comes next of the body, unpacked.
    bool (*body)(void *context, const char *bytes, size_t count);
    /// Asked often.
    bool (*goes_on)(void *context);
} cc_events;

/// What is asked for, and how.
typedef struct {
    /// Begins with http: or https:.
    const char *address;
    const char *user_agent;
    /// Lines that are sent besides, as “Name: value”; NULL ends them.
    const char *const *fields;
    /// The proxy that is asked instead; NULL for none, whatever the environment says.
    const char *proxy;
    /// The file of certificates that are believed; NULL for the system's.
    const char *certificates;
    long connect_milliseconds;
    long total_milliseconds;
    /// A body that says to be longer, in bytes, is not begun.
    long long largest;
} cc_request;

/// How a transfer ended.
typedef enum {
    cc_done,
    /// One of the functions said not to go on.
    cc_stopped,
    cc_unknown_host,
    cc_unknown_proxy,
    cc_not_connected,
    cc_timed_out,
    /// The certificate is not to be believed.
    cc_untrusted,
    /// No secure connection came about for another reason.
    cc_insecure,
    /// The answer ended before its end.
    cc_broken_off,
    cc_too_large,
    /// It is compressed in a way that is not known, or not as it says.
    cc_bad_encoding,
    cc_bad_address,
    cc_other,
} cc_outcome;

typedef struct cc_session cc_session;

/// What a transfer came to.
typedef struct {
    cc_outcome outcome;
    /// Of HTTP; 0 where no answer came.
    long status;
    /// What libcurl says of it.
    char reason[256];
} cc_result;

/// Connections that are kept open from one transfer to the next; used by one thread at a time. NULL where there is no memory.
///
/// SIGPIPE must be ignored by the program.
cc_session *cc_begin(void);
void cc_end(cc_session *session);

/// Asks for an address and tells what comes. No redirect is followed, no cookie kept, nothing else sent or read.
cc_result cc_perform(cc_session *session, const cc_request *request, const cc_events *events);

/// The parts of an address; each is NULL where there is none. Freed by cc_free_address.
typedef struct {
    char *whole;
    char *scheme;
    char *user;
    char *host;
    char *port;
    char *path;
    char *query;
} cc_address;

/// Takes an address apart, in its usual spelling and without a fragment.
///
/// `base` is the address that it is relative to; NULL for none. Returns false for what is no address.
bool cc_parse_address(const char *text, const char *base, cc_address *address);
void cc_free_address(cc_address *address);

/// The version of the library: “7.88.1”.
const char *cc_version(void);
