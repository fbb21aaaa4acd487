#include "CGMime.h"

#include <gmime/gmime.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
    const char *bytes;
    size_t count;
    int deepest;
    int left;
    const cg_events *events;
    bool is_done;
} walk;

static pthread_once_t begun = PTHREAD_ONCE_INIT;

static void begin_library(void) { g_mime_init(); }

static char *copy(const char *text) { return text != NULL ? strdup(text) : NULL; }

static void tell_headers(GMimeObject *object, const cg_events *events) {
    GMimeHeaderList *headers = g_mime_object_get_header_list(object);
    int count = g_mime_header_list_get_count(headers);
    for (int index = 0; index < count && index < 1000; index++) {
        GMimeHeader *header = g_mime_header_list_get_header_at(headers, index);
        const char *name = g_mime_header_get_name(header);
        const char *value = g_mime_header_get_raw_value(header);
        if (name != NULL && value != NULL) events->header(events->context, name, value);
    }
}

static void tell_content(GMimePart *part, const cg_events *events) {
    GMimeDataWrapper *content = g_mime_part_get_content(part);
    if (content == NULL) return;
    GMimeStream *stream = g_mime_stream_mem_new();
    g_mime_data_wrapper_write_to_stream(content, stream);
    GByteArray *bytes = g_mime_stream_mem_get_byte_array((GMimeStreamMem *)stream);
    if (bytes != NULL && bytes->len > 0) events->content(events->context, (const char *)bytes->data, bytes->len);
    g_object_unref(stream);
}

static void tell(GMimeObject *object, walk *walk, int depth);

static void tell_message(GMimeMessage *message, walk *walk, int depth) {
    const cg_events *events = walk->events;
    tell_headers((GMimeObject *)message, events);
    GMimeObject *inner = g_mime_message_get_mime_part(message);
    if (inner != NULL) tell(inner, walk, depth + 1);
}

static void tell(GMimeObject *object, walk *walk, int depth) {
    const cg_events *events = walk->events;
    if (depth > walk->deepest || walk->left <= 0) {
        events->beyond(events->context);
        return;
    }
    walk->left--;
    GMimeContentType *content_type = g_mime_object_get_content_type(object);
    char *type = content_type != NULL ? g_mime_content_type_get_mime_type(content_type) : NULL;
    if (type != NULL)
        for (char *letter = type; *letter; letter++) *letter = g_ascii_tolower(*letter);
    cg_part part = {.type = type != NULL ? type : "text/plain"};
    if (content_type != NULL) {
        part.charset = g_mime_content_type_get_parameter(content_type, "charset");
        part.format = g_mime_content_type_get_parameter(content_type, "format");
        part.deletes_spaces = g_mime_content_type_get_parameter(content_type, "delsp");
    }
    const char *disposition = g_mime_object_get_disposition(object);
    part.is_attachment = disposition != NULL && g_ascii_strcasecmp(disposition, "attachment") == 0;
    if (GMIME_IS_PART(object)) part.file_name = g_mime_part_get_filename((GMimePart *)object);
    else part.file_name = g_mime_object_get_content_disposition_parameter(object, "filename");
    events->begin(events->context, &part);
    if (GMIME_IS_MESSAGE_PART(object)) {
        GMimeMessage *message = g_mime_message_part_get_message((GMimeMessagePart *)object);
        if (message != NULL) tell_message(message, walk, depth);
    } else if (GMIME_IS_MULTIPART(object)) {
        int count = g_mime_multipart_get_count((GMimeMultipart *)object);
        for (int index = 0; index < count; index++) {
            GMimeObject *inner = g_mime_multipart_get_part((GMimeMultipart *)object, index);
            if (inner == NULL) continue;
            bool is_full = walk->left <= 0;
            tell(inner, walk, depth + 1);
            if (is_full) break;
        }
    } else if (GMIME_IS_PART(object)) {
        tell_content((GMimePart *)object, events);
    }
    events->end(events->context);
    g_free(type);
}

static void *parse(void *context) {
    walk *walk = context;
    GMimeStream *stream = g_mime_stream_mem_new_with_buffer(walk->bytes, walk->count);
    if (stream == NULL) return NULL;
    GMimeParser *parser = g_mime_parser_new_with_stream(stream);
    g_object_unref(stream);
    GMimeMessage *message = g_mime_parser_construct_message(parser, NULL);
    g_object_unref(parser);
    if (message == NULL) return NULL;
    cg_part part = {.type = "message/rfc822"};
    walk->events->begin(walk->events->context, &part);
    tell_message(message, walk, 0);
    walk->events->end(walk->events->context);
    g_object_unref(message);
    walk->is_done = true;
    return NULL;
}

/// How many parts the bytes may hold: the library goes down with every part in a part.
static int parts(const char *bytes, size_t count) {
    int found = 0;
    const char *end = bytes + count;
    for (const char *line = bytes; line < end;) {
        if (end - line > 13 && (*line == 'C' || *line == 'c') && g_ascii_strncasecmp(line, "content-type:", 13) == 0) found++;
        line = memchr(line, '\n', end - line);
        if (line == NULL) break;
        line++;
    }
    return found;
}

bool cg_parse(const char *bytes, size_t count, int deepest, int most, const cg_events *events) {
    pthread_once(&begun, begin_library);
    walk walk = {bytes, count, deepest, most, events, false};
    if (parts(bytes, count) < 32) {
        parse(&walk);
        return walk.is_done;
    }
    pthread_attr_t attributes;
    if (pthread_attr_init(&attributes) != 0) return false;
    pthread_attr_setstacksize(&attributes, (size_t)256 << 20);
    pthread_t thread;
    int status = pthread_create(&thread, &attributes, parse, &walk);
    pthread_attr_destroy(&attributes);
    if (status != 0) return false;
    pthread_join(thread, NULL);
    return walk.is_done;
}

char *cg_decode_text(const char *raw) {
    pthread_once(&begun, begin_library);
    char *text = g_mime_utils_header_decode_text(NULL, raw);
    char *result = copy(text);
    g_free(text);
    return result;
}

void cg_first_address(const char *raw, char **name, char **address) {
    pthread_once(&begun, begin_library);
    *name = NULL;
    *address = NULL;
    InternetAddressList *list = internet_address_list_parse(NULL, raw);
    if (list == NULL) return;
    if (internet_address_list_length(list) > 0) {
        InternetAddress *first = internet_address_list_get_address(list, 0);
        *name = copy(internet_address_get_name(first));
        if (INTERNET_ADDRESS_IS_MAILBOX(first))
            *address = copy(internet_address_mailbox_get_addr((InternetAddressMailbox *)first));
    }
    g_object_unref(list);
}

const char *cg_version(void) {
    static char text[32];
    static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
    pthread_mutex_lock(&lock);
    snprintf(text, sizeof text, "%u.%u.%u", gmime_major_version, gmime_minor_version, gmime_micro_version);
    pthread_mutex_unlock(&lock);
    return text;
}
