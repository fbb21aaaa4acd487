import Articles
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
        [
            "id": id.json, "path": .string(path), "title": .string(headline.title),
            "date": .string(headline.date.iso), "source": JSON(headline.source), "byline": JSON(byline),
            "url": JSON(url), "language": JSON(language),
            "words": .int(words), "people": .int(people), "unread": .bool(unread), "starred": .bool(starred),
            "tags": JSON(tags), "date_origin": .string(headline.date.origin.rawValue),
            "missing": .bool(missing),
        ]
    }
}

extension RelatedArticle {
    var json: JSON {
        headline.json(["score": .number(score), "reasons": JSON(reasons)])
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
    var json: JSON {
        headline.json([
            "start": .int(scalars.lowerBound), "end": .int(scalars.upperBound), "text": .string(text),
            "speaker": quotation.speaker?.json ?? .null, "name": JSON(name), "cue": JSON(quotation.cue),
            "confidence": .number(quotation.confidence),
        ])
    }
}
