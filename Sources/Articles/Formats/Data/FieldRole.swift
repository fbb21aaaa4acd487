/// What a column of a table, or a field of an object, is of an article.
enum FieldRole: String, CaseIterable {
    case title, text, date, url, source, author, language, tags, id
    /// Marks that another program's reader made.
    case starred, read, saved

    /// The names that such a column mostly has, the surest first, as ``key(_:)`` has them.
    var names: [String] {
        switch self {
        case .title:
            [
                "title", "headline", "articletitle", "posttitle", "heading", "subject", "titel", "titre",
                "titulo",
                "titolo", "name",
            ]
        case .text:
            [
                "text", "content", "body", "fulltext", "articlebody", "articletext", "articlecontent",
                "maintext",
                "contenthtml", "contenttext", "bodyhtml", "bodytext", "html", "textcontent", "plaintext",
                "cleanedtext", "rawtext", "fullcontent", "story", "article", "paragraphs", "transcript",
            ]
        case .date:
            [
                "datepublished", "publishedat", "publisheddate", "publishdate", "publicationdate", "pubdate",
                "published", "publishedon", "publishedtime", "publishtime", "firstpublished", "issued",
                "postdate",
                "postedat", "posted", "date", "day", "datum", "fecha",
            ]
        case .url:
            [
                "url", "link", "articleurl", "weburl", "permalink", "canonicalurl", "originalurl",
                "resolvedurl",
                "givenurl", "sourceurl", "pageurl", "href", "uri", "address",
            ]
        case .source:
            [
                "source", "sourcename", "publisher", "publication", "publicationtitle", "outlet", "newspaper",
                "sitename", "site", "website", "domainname", "domain", "feedtitle", "feedname", "journal",
                "medium",
            ]
        case .author:
            [
                "author", "authors", "authorname", "byline", "creator", "writer", "journalist", "reporter",
                "publishedby", "by",
            ]
        case .language: ["language", "lang", "languagecode", "langcode", "locale"]
        case .tags: ["tags", "keywords", "labels", "topics", "categories", "category", "tag"]
        case .id: ["id", "guid", "uuid", "articleid", "documentid", "docid", "itemid", "externalid", "key"]
        case .starred:
            ["starred", "isstarred", "favorite", "isfavorite", "favourite", "isfavourite", "favorited"]
        case .read: ["read", "isread", "archived", "isarchived"]
        case .saved:
            ["timeadded", "savedat", "saveddate", "dateadded", "addedat", "added", "createdat", "created"]
        }
    }

    /// A column's name in lower case, its letters and figures alone: “Publication Date” and “pub_date” are written in many ways.
    static func key(_ name: String) -> String {
        String(
            name.lowercased().unicodeScalars.filter {
                $0.properties.isAlphabetic || $0.properties.numericType != nil
            })
    }
}
