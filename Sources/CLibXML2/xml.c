#include "CLibXML2.h"

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <stdlib.h>
#include <string.h>

struct cx_xml {
    cx_xml_events events;
    xmlParserCtxtPtr parser;
    bool goes_on;
};

static void cx_stop_unless(cx_xml *xml, bool goes_on) {
    if (goes_on) return;
    xml->goes_on = false;
    xmlStopParser(xml->parser);
}

static void cx_start(
    void *user, const xmlChar *name, const xmlChar *prefix, const xmlChar *space, int spaces,
    const xmlChar **declared, int count, int defaulted, const xmlChar **attributes) {
    (void)spaces;
    (void)declared;
    (void)defaulted;
    cx_xml *xml = (cx_xml *)user;
    cx_stop_unless(
        xml, xml->events.start(
                 xml->events.context, (const char *)name, (const char *)prefix, (const char *)space, count,
                 (const char *const *)attributes));
}

static void cx_end(void *user, const xmlChar *name, const xmlChar *prefix, const xmlChar *space) {
    (void)name;
    (void)prefix;
    (void)space;
    cx_xml *xml = (cx_xml *)user;
    cx_stop_unless(xml, xml->events.end(xml->events.context));
}

static void cx_text(void *user, const xmlChar *bytes, int length) {
    cx_xml *xml = (cx_xml *)user;
    cx_stop_unless(xml, xml->events.text(xml->events.context, (const char *)bytes, length));
}

static void cx_problem(void *user, xmlErrorPtr error) {
    (void)user;
    (void)error;
}

cx_xml *cx_xml_begin(const cx_xml_events *events) {
    cx_xml *xml = calloc(1, sizeof *xml);
    if (xml == NULL) return NULL;
    xml->events = *events;
    xml->goes_on = true;
    xmlSAXHandler handler;
    memset(&handler, 0, sizeof handler);
    handler.startElementNs = cx_start;
    handler.endElementNs = cx_end;
    handler.characters = cx_text;
    handler.ignorableWhitespace = cx_text;
    handler.cdataBlock = cx_text;
    handler.serror = cx_problem;
    handler.initialized = XML_SAX2_MAGIC;
    xml->parser = xmlCreatePushParserCtxt(&handler, xml, NULL, 0, NULL);
    if (xml->parser == NULL) {
        free(xml);
        return NULL;
    }
    xmlCtxtUseOptions(
        xml->parser, XML_PARSE_RECOVER | XML_PARSE_NONET | XML_PARSE_HUGE | XML_PARSE_IGNORE_ENC);
    return xml;
}

bool cx_xml_parse(cx_xml *xml, const char *bytes, int length, bool is_last) {
    if (xml->goes_on) xmlParseChunk(xml->parser, bytes, length, is_last);
    return xml->goes_on;
}

void cx_xml_free(cx_xml *xml) {
    if (xml->parser->myDoc != NULL) xmlFreeDoc(xml->parser->myDoc);
    xml->parser->myDoc = NULL;
    xmlFreeParserCtxt(xml->parser);
    free(xml);
}

unsigned int cx_html_entity(const char *name) {
    const htmlEntityDesc *entity = htmlEntityLookup((const xmlChar *)name);
    return entity == NULL ? 0 : entity->value;
}
