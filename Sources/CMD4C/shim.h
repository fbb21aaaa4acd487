#pragma once
#include <md4c-html.h>

/// Markdown as GitHub reads it, with “[[links]]” of wikis.
static const unsigned md_wiki_dialect = MD_DIALECT_GITHUB | MD_FLAG_WIKILINKS;
