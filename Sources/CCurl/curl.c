#include "CCurl.h"

#include <curl/curl.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

struct cc_session {
    CURL *easy;
};

typedef struct {
    const cc_events *events;
    bool is_stopped;
} transfer;

static pthread_once_t begun = PTHREAD_ONCE_INIT;

static void begin_library(void) { curl_global_init(CURL_GLOBAL_DEFAULT); }

static bool goes_on(transfer *transfer, bool answer) {
    if (!answer) transfer->is_stopped = true;
    return answer;
}

static curl_socket_t open_socket(void *user, curlsocktype purpose, struct curl_sockaddr *address) {
    transfer *run = user;
    (void)purpose;
    if (!run->events->may_connect(run->events->context, &address->addr, address->addrlen)) return CURL_SOCKET_BAD;
    return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

static size_t take_header(char *bytes, size_t size, size_t count, void *user) {
    transfer *run = user;
    return goes_on(run, run->events->header(run->events->context, bytes, size * count)) ? size * count : 0;
}

static size_t take_body(char *bytes, size_t size, size_t count, void *user) {
    transfer *run = user;
    return goes_on(run, run->events->body(run->events->context, bytes, size * count)) ? size * count : 0;
}

static int ask_whether_to_go_on(void *user, curl_off_t a, curl_off_t b, curl_off_t c, curl_off_t d) {
    transfer *run = user;
    (void)a, (void)b, (void)c, (void)d;
    return goes_on(run, run->events->goes_on(run->events->context)) ? 0 : 1;
}

static cc_outcome outcome(CURLcode code) {
    switch (code) {
    case CURLE_OK: return cc_done;
    case CURLE_COULDNT_RESOLVE_HOST: return cc_unknown_host;
    case CURLE_COULDNT_RESOLVE_PROXY: return cc_unknown_proxy;
    case CURLE_COULDNT_CONNECT:
    case CURLE_PROXY: return cc_not_connected;
    case CURLE_OPERATION_TIMEDOUT: return cc_timed_out;
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_ISSUER_ERROR:
    case CURLE_SSL_PINNEDPUBKEYNOTMATCH:
    case CURLE_SSL_INVALIDCERTSTATUS: return cc_untrusted;
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_SSL_CIPHER:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_USE_SSL_FAILED: return cc_insecure;
    case CURLE_PARTIAL_FILE:
    case CURLE_GOT_NOTHING:
    case CURLE_RECV_ERROR:
    case CURLE_SEND_ERROR:
    case CURLE_HTTP2:
    case CURLE_HTTP2_STREAM: return cc_broken_off;
    case CURLE_FILESIZE_EXCEEDED: return cc_too_large;
    case CURLE_BAD_CONTENT_ENCODING: return cc_bad_encoding;
    case CURLE_URL_MALFORMAT:
    case CURLE_UNSUPPORTED_PROTOCOL: return cc_bad_address;
    default: return cc_other;
    }
}

cc_session *cc_begin(void) {
    pthread_once(&begun, begin_library);
    cc_session *session = calloc(1, sizeof *session);
    if (session == NULL) return NULL;
    session->easy = curl_easy_init();
    if (session->easy == NULL) {
        free(session);
        return NULL;
    }
    return session;
}

void cc_end(cc_session *session) {
    curl_easy_cleanup(session->easy);
    free(session);
}

// Whether every option was taken: one that a libcurl lacks must not be passed over, as they are what keeps a person safe.
static bool set_options(CURL *easy, const cc_request *request, transfer *run, struct curl_slist *fields, char *reason) {
    bool is_set = true;
#define SET(option, value) is_set = is_set && curl_easy_setopt(easy, option, value) == CURLE_OK
    SET(CURLOPT_URL, request->address);
    SET(CURLOPT_PROTOCOLS_STR, "http,https");
    SET(CURLOPT_FOLLOWLOCATION, 0L);
    SET(CURLOPT_AUTOREFERER, 0L);
    SET(CURLOPT_NETRC, (long)CURL_NETRC_IGNORED);
    SET(CURLOPT_PROXY, request->proxy != NULL ? request->proxy : "");
    SET(CURLOPT_NOPROXY, "");
    SET(CURLOPT_SSL_VERIFYPEER, 1L);
    SET(CURLOPT_SSL_VERIFYHOST, 2L);
    if (request->certificates != NULL) SET(CURLOPT_CAINFO, request->certificates);
    SET(CURLOPT_NOSIGNAL, 1L);
    SET(CURLOPT_CONNECTTIMEOUT_MS, request->connect_milliseconds);
    SET(CURLOPT_TIMEOUT_MS, request->total_milliseconds);
    SET(CURLOPT_MAXFILESIZE_LARGE, (curl_off_t)request->largest);
    // All that this libcurl unpacks: gzip, br and zstd among them.
    SET(CURLOPT_ACCEPT_ENCODING, "");
    SET(CURLOPT_USERAGENT, request->user_agent);
    SET(CURLOPT_HTTPHEADER, fields);
    SET(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
    SET(CURLOPT_OPENSOCKETFUNCTION, open_socket);
    SET(CURLOPT_OPENSOCKETDATA, run);
    SET(CURLOPT_HEADERFUNCTION, take_header);
    SET(CURLOPT_HEADERDATA, run);
    SET(CURLOPT_WRITEFUNCTION, take_body);
    SET(CURLOPT_WRITEDATA, run);
    SET(CURLOPT_XFERINFOFUNCTION, ask_whether_to_go_on);
    SET(CURLOPT_XFERINFODATA, run);
    SET(CURLOPT_NOPROGRESS, 0L);
    SET(CURLOPT_ERRORBUFFER, reason);
#undef SET
    return is_set;
}

cc_result cc_perform(cc_session *session, const cc_request *request, const cc_events *events) {
    cc_result result;
    memset(&result, 0, sizeof result);
    transfer run = {events, false};
    char reason[CURL_ERROR_SIZE] = "";
    struct curl_slist *fields = NULL;
    for (const char *const *field = request->fields; field != NULL && *field != NULL; field++) {
        struct curl_slist *more = curl_slist_append(fields, *field);
        if (more != NULL) fields = more;
    }
    // Connections are kept, options are not.
    curl_easy_reset(session->easy);
    CURLcode code = CURLE_FAILED_INIT;
    if (set_options(session->easy, request, &run, fields, reason)) code = curl_easy_perform(session->easy);
    curl_easy_getinfo(session->easy, CURLINFO_RESPONSE_CODE, &result.status);
    // The reason must not be written to any more, nor the lines read.
    curl_easy_reset(session->easy);
    curl_slist_free_all(fields);
    result.outcome = run.is_stopped ? cc_stopped : outcome(code);
    const char *words = reason[0] != 0 ? reason : curl_easy_strerror(code);
    strncpy(result.reason, words, sizeof result.reason - 1);
    return result;
}

// Own copies, so that they are freed like all else.
static char *part(CURLU *url, CURLUPart what, unsigned int flags) {
    char *text = NULL;
    if (curl_url_get(url, what, &text, flags) != CURLUE_OK || text == NULL) return NULL;
    char *copy = strdup(text);
    curl_free(text);
    return copy;
}

bool cc_parse_address(const char *text, const char *base, cc_address *address) {
    memset(address, 0, sizeof *address);
    pthread_once(&begun, begin_library);
    CURLU *url = curl_url();
    if (url == NULL) return false;
    unsigned int flags = CURLU_NON_SUPPORT_SCHEME | CURLU_URLENCODE;
    bool is_one = (base == NULL || curl_url_set(url, CURLUPART_URL, base, flags) == CURLUE_OK)
                  && curl_url_set(url, CURLUPART_URL, text, flags) == CURLUE_OK;
    if (is_one) {
        curl_url_set(url, CURLUPART_FRAGMENT, NULL, 0);
        address->whole = part(url, CURLUPART_URL, 0);
        address->scheme = part(url, CURLUPART_SCHEME, 0);
        address->user = part(url, CURLUPART_USER, 0);
        address->host = part(url, CURLUPART_HOST, 0);
        address->port = part(url, CURLUPART_PORT, CURLU_DEFAULT_PORT);
        address->path = part(url, CURLUPART_PATH, 0);
        address->query = part(url, CURLUPART_QUERY, 0);
    }
    curl_url_cleanup(url);
    if (address->whole == NULL || address->scheme == NULL) {
        cc_free_address(address);
        return false;
    }
    return true;
}

void cc_free_address(cc_address *address) {
    free(address->whole);
    free(address->scheme);
    free(address->user);
    free(address->host);
    free(address->port);
    free(address->path);
    free(address->query);
    memset(address, 0, sizeof *address);
}

const char *cc_version(void) { return curl_version_info(CURLVERSION_NOW)->version; }
