import Articles
import CrossReferences
import Entities
import Library

extension ArticleID {
    /// The id as commands print and take it.
    var json: JSON { .string(String(rawValue)) }
}

extension EntityID {
    /// The id as commands print and take it: `e12`.
    var text: String { "e\(rawValue)" }
    var json: JSON { .string(text) }
}

extension ArticleRow {
    var json: JSON {
        .object(
            [
                .init(key: "id", value: id.json), .init(key: "path", value: .string(path)),
                .init(key: "title", value: .string(headline.title)),
                .init(key: "date", value: .string(headline.date.iso)),
                .init(key: "source", value: JSON(headline.source)), .init(key: "byline", value: JSON(byline)),
                .init(key: "url", value: JSON(url)), .init(key: "language", value: JSON(language)),
                .init(key: "words", value: .int(words)), .init(key: "people", value: .int(people)),
                .init(key: "unread", value: .bool(unread)), .init(key: "starred", value: .bool(starred)),
                .init(key: "tags", value: JSON(tags)),
                .init(key: "date_origin", value: .string(headline.date.origin.rawValue)),
                .init(key: "missing", value: .bool(missing)),
                .init(key: "followed", value: JSON(followed)),
                .init(key: "copy_of", value: copyOf?.json ?? .null),
                .init(key: "copies", value: .int(copies)), .init(key: "story", value: story?.json ?? .null),
            ] + provenance.members(path: path, versions: versions))
    }
}

extension ArticleProvenance {
    /// How an article was read from its file, as every command that prints one tells it.
    ///
    /// - Parameters:
    ///   - path: The article's file.
    ///   - versions: How many different texts of it the library has.
    func members(path: String, versions: Int = 1) -> [JSON.Member] {
        [
            .init(key: "format", value: .string(format.rawValue)),
            .init(key: "container", value: part == nil ? .null : .string(path)),
            .init(key: "part", value: JSON(part)), .init(key: "encoding", value: .string(encoding)),
            .init(key: "partial", value: .bool(isPartial)), .init(key: "left_out", value: leftOut.json),
            .init(key: "versions", value: .int(versions)),
        ]
    }
}

extension RelatedArticle {
    var json: JSON {
        headline.json([
            "relation": .string(relation.rawValue), "score": .number(score),
            "similarity": similarity.map { .number($0) } ?? .null, "reasons": JSON(reasons),
        ])
    }
}

extension SearchHit {
    /// - Parameter offsets: Those of the article's text.
    func json(_ offsets: TextOffsets) -> JSON {
        let place = offsets.scalars(range)
        return headline.json([
            "sentence": .string(sentence), "start": .int(place.lowerBound), "end": .int(place.upperBound),
            "score": .number(score),
        ])
    }
}

extension MentionInSentence {
    /// - Parameter offsets: Those of the article's text.
    func json(_ offsets: TextOffsets) -> JSON {
        let place = offsets.scalars(mention.range)
        return headline.json([
            "entity": mention.entity.json, "start": .int(place.lowerBound), "end": .int(place.upperBound),
            "text": .string(text), "form": .string(mention.form.rawValue), "sentence": .string(sentence),
            "reason": .string(mention.reason), "confidence": .number(mention.confidence),
        ])
    }
}

extension QuotationInArticle {
    /// - Parameter articles: All that have these words, its own first.
    func json(in articles: [ArticleID]) -> JSON {
        headline.json([
            "copies": .int(articles.count - 1), "articles": .array(articles.map(\.json)),
            "start": .int(scalars.lowerBound), "end": .int(scalars.upperBound), "text": .string(text),
            "speaker": quotation.speaker?.json ?? .null, "name": JSON(name),
            "speaker_words": JSON(quotation.speakerWords), "speaks_for": quotation.speaksFor?.json ?? .null,
            "kind": .string(quotation.kind.rawValue), "cue": JSON(quotation.cue),
            "confidence": .number(quotation.confidence),
        ])
    }
}
