#include "CLibXML2.h"

#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>
#include <string.h>

typedef struct {
    const cx_events *events;
    htmlParserCtxtPtr parser;
} cx_run;

static void cx_stop_unless(cx_run *run, bool goes_on) {
    if (!goes_on) xmlStopParser(run->parser);
}

static void cx_start(void *user, const xmlChar *name, const xmlChar **attributes) {
    cx_run *run = (cx_run *)user;
    cx_stop_unless(
        run, run->events->start(run->events->context, (const char *)name, (const char *const *)attributes));
}

static void cx_end(void *user, const xmlChar *name) {
    cx_run *run = (cx_run *)user;
    cx_stop_unless(run, run->events->end(run->events->context, (const char *)name));
}

static void cx_text(void *user, const xmlChar *bytes, int length) {
    cx_run *run = (cx_run *)user;
    cx_stop_unless(run, run->events->text(run->events->context, (const char *)bytes, length));
}

// libxml2 hands the user’s context to a structured error handler of its second interface.
static void cx_problem(void *user, xmlErrorPtr error) {
    (void)error;
    if (user == NULL) return;
    cx_run *run = (cx_run *)user;
    cx_stop_unless(run, run->events->problem(run->events->context));
}

bool cx_parse_html(const char *bytes, int length, const cx_events *events) {
    htmlParserCtxtPtr parser = htmlCreateMemoryParserCtxt(bytes, length);
    if (parser == NULL) return false;
    cx_run run = {events, parser};
    htmlSAXHandler handler;
    memset(&handler, 0, sizeof handler);
    handler.startElement = cx_start;
    handler.endElement = cx_end;
    handler.characters = cx_text;
    handler.ignorableWhitespace = cx_text;
    handler.cdataBlock = cx_text;
    handler.serror = cx_problem;
    handler.initialized = XML_SAX2_MAGIC;
    htmlCtxtUseOptions(
        parser, HTML_PARSE_RECOVER | HTML_PARSE_NONET | HTML_PARSE_NODEFDTD | HTML_PARSE_IGNORE_ENC
                    | HTML_PARSE_COMPACT);
    parser->options |= XML_PARSE_HUGE;
    xmlSwitchEncoding(parser, XML_CHAR_ENCODING_UTF8);
    htmlSAXHandlerPtr own = parser->sax;
    parser->sax = &handler;
    parser->userData = &run;
    htmlParseDocument(parser);
    parser->sax = own;
    if (parser->myDoc != NULL) xmlFreeDoc(parser->myDoc);
    parser->myDoc = NULL;
    htmlFreeParserCtxt(parser);
    return true;
}

const char *cx_version(void) { return LIBXML_DOTTED_VERSION; }
