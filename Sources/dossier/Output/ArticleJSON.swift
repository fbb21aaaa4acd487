import Articles
import Entities
import Library
import TextBytes

/// An article with its names and quotations, as `annotate` and `show` print it.
struct ArticleJSON {
    var article: Article
    var offsets: TextOffsets
    /// Whether probabilities are given with all their figures, to be read back as they were.
    private let isExact: Bool

    init(_ article: Article, isExact: Bool = false) {
        self.article = article
        self.isExact = isExact
        offsets = TextOffsets(article.text)
    }

    /// What `annotate` prints: the ids hold within this article only.
    ///
    /// - Parameter reported: Whether also what is told without quotation marks.
    func json(
        id: String, path: String, provenance: ArticleProvenance, annotation: Annotation, reported: Bool
    ) -> JSON {
        .object(
            [.init(key: "id", value: .string(id))] + known(article.date) + head
                + provenance.members(path: path) + members(of: annotation, reported: reported))
    }

    /// What `annotate --lines` prints: all that makes the article and its annotation again.
    ///
    /// - Parameter model: Names the model that annotated it.
    func line(_ provenance: ArticleProvenance, _ annotation: Annotation, model: String) -> JSON {
        let blocks = article.blocks.map { block -> JSON in
            let place = offsets.scalars(block.range)
            return [
                "kind": .string(block.kind.rawValue), "start": .int(place.lowerBound),
                "end": .int(place.upperBound),
            ]
        }
        let sentences = annotation.sentences.map { sentence -> JSON in
            let place = offsets.scalars(sentence)
            return .array([.int(place.lowerBound), .int(place.upperBound)])
        }
        return .object(
            [.init(key: "id", value: JSON(provenance.part))] + known(article.date) + head
                + [
                    .init(key: "encoding", value: .string(provenance.encoding)),
                    .init(key: "left_out", value: provenance.leftOut.json),
                    .init(key: "model", value: .string(model)),
                    .init(key: "text_hash", value: .string(FNV1a.figures(of: article.text.utf8))),
                    .init(key: "blocks", value: .array(blocks)),
                    .init(key: "sentences", value: .array(sentences)),
                ] + members(of: annotation, reported: true))
    }

    private func members(of annotation: Annotation, reported: Bool) -> [JSON.Member] {
        let entities = annotation.entities.enumerated().map { index, entity in
            self.entity(
                "e\(index + 1)", name: entity.name, kind: entity.kind, aliases: entity.aliases,
                roles: entity.roles, more: isExact ? Self.attributes(entity) : [])
        }
        let mentions = annotation.mentions.map {
            mention(
                $0.range, kind: $0.kind, entity: "e\($0.entity + 1)", form: $0.form, reason: $0.reason,
                confidence: $0.confidence)
        }
        let quotations = annotation.quotations.filter { reported || $0.kind != .reported }.map {
            quotation(
                $0, speaker: $0.speaker.map { "e\($0 + 1)" }, speaksFor: $0.speaksFor.map { "e\($0 + 1)" })
        }
        return [
            .init(key: "entities", value: .array(entities)), .init(key: "mentions", value: .array(mentions)),
            .init(key: "quotes", value: .array(quotations)),
        ]
    }

    private static func attributes(_ entity: Entity) -> [JSON.Member] {
        [
            .init(key: "nation", value: JSON(entity.nation)),
            .init(key: "gender", value: JSON(entity.gender?.rawValue)),
        ]
    }

    /// What `show` prints: ids are the library's.
    ///
    /// - Parameter reported: Whether also what is told without quotation marks.
    static func json(_ opened: OpenedArticle, reported: Bool) -> JSON {
        let shown = ArticleJSON(opened.article)
        let row = opened.row
        let entities = opened.entities.map {
            shown.entity($0.id.text, name: $0.name, kind: $0.kind, aliases: $0.aliases, roles: $0.roles)
        }
        let mentions = opened.mentions.map {
            shown.mention(
                $0.range, kind: $0.kind, entity: $0.entity.text, form: $0.form, reason: $0.reason,
                confidence: $0.confidence)
        }
        let quotations = opened.quotations.filter { reported || $0.kind != .reported }.map {
            shown.quotation(
                Quotation(
                    range: $0.range, speaker: nil, cue: $0.cue, confidence: $0.confidence, kind: $0.kind,
                    speakerWords: $0.speakerWords),
                speaker: $0.speaker?.text, speaksFor: $0.speaksFor?.text)
        }
        return .object(
            [
                .init(key: "id", value: row.id.json), .init(key: "path", value: .string(row.path)),
            ] + shown.known(row.headline.date) + shown.head
                + row.provenance.members(path: row.path, versions: row.versions)
                + [
                    .init(key: "entities", value: .array(entities)),
                    .init(key: "mentions", value: .array(mentions)),
                    .init(key: "quotes", value: .array(quotations)),
                    .init(
                        key: "notes",
                        value: .array(
                            opened.notes.map { $0.json(place: $0.subject.range.map(shown.offsets.scalars)) })),
                ])
    }

    /// What is known of the article besides its text.
    private func known(_ date: ArticleDate) -> [JSON.Member] {
        [
            .init(key: "date", value: .string(date.iso)),
            .init(key: "date_origin", value: .string(date.origin.rawValue)),
            .init(key: "source", value: JSON(article.source)),
            .init(key: "byline", value: JSON(article.byline)),
            .init(key: "url", value: JSON(article.url)),
            .init(key: "language", value: JSON(article.language)),
        ]
    }

    private var head: [JSON.Member] {
        [
            .init(key: "title", value: .string(article.title)),
            .init(key: "text", value: .string(article.text)),
        ]
    }

    private func entity(
        _ id: String, name: String, kind: EntityKind, aliases: [String], roles: [String],
        more: [JSON.Member] = []
    ) -> JSON {
        .object(
            [
                .init(key: "id", value: .string(id)), .init(key: "name", value: .string(name)),
                .init(key: "kind", value: .string(kind.rawValue)),
                .init(key: "aliases", value: JSON(aliases)),
                .init(key: "roles", value: JSON(roles)),
            ] + more)
    }

    private func probability(_ value: Double) -> JSON { isExact ? .exact(value) : .number(value) }

    private func mention(
        _ range: Range<Int>, kind: EntityKind, entity: String, form: Mention.Form, reason: String,
        confidence: Double
    ) -> JSON {
        let place = offsets.scalars(range)
        return [
            "start": .int(place.lowerBound), "end": .int(place.upperBound),
            "text": .string(String(article.text.slice(utf8: range))), "kind": .string(kind.rawValue),
            "entity": .string(entity), "form": .string(form.rawValue), "reason": .string(reason),
            "confidence": probability(confidence),
        ]
    }

    /// - Parameters:
    ///   - speaker: The id of whoever says it.
    ///   - speaksFor: The id of the body in whose name somebody without a name says it.
    private func quotation(_ quotation: Quotation, speaker: String?, speaksFor: String?) -> JSON {
        let place = offsets.scalars(quotation.range)
        return [
            "start": .int(place.lowerBound), "end": .int(place.upperBound),
            "text": .string(String(article.text.slice(utf8: quotation.range))), "speaker": JSON(speaker),
            "speaker_words": JSON(quotation.speakerWords), "speaks_for": JSON(speaksFor),
            "kind": .string(quotation.kind.rawValue), "cue": JSON(quotation.cue),
            "confidence": probability(quotation.confidence),
        ]
    }
}
