import Articles
import CrossReferences
import Entities
import Foundation
import GRDB

/// What a library knows in the Follow-the-Money form, which databases for investigations read: an object a line.
///
/// Articles become `Article`, people `Person`, organisations `Organization`, places `Address`; a mention is a `Mention` of its
/// article, resolved to its entity; a quotation is a `Documentation` that ties its speaker to the article, with its
/// words; a correction is a `Note`. Nationalities and other names, for which there is no such thing, are left out.
public struct FollowTheMoney: Sendable {
    /// An object: an id, what it is, and values by name.
    public struct Object: Encodable, Equatable, Sendable {
        public var id: String
        public var schema: String
        public var properties: [String: [String]]

        /// Gives a property its values, if there are any.
        fileprivate mutating func set(_ property: String, _ values: [String?]) {
            let found = values.compactMap(\.self).filter { !$0.isEmpty }
            if !found.isEmpty { properties[property] = found }
        }

        /// In one line.
        public var line: String {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            return (try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
        }
    }

    private let library: Library

    public init(_ library: Library) { self.library = library }

    /// Gives every object to `write`: entities, corrections, then each article with its mentions and quotations.
    ///
    /// - Throws: ``LibraryError``, and what `write` throws.
    public func write(_ write: (Object) throws -> Void) throws {
        let known = try entities(write)
        for kept in try library.corrections() {
            var note = Object(
                id: "correction-\(kept.number)", schema: "Note",
                properties: ["description": [kept.correction.line]])
            note.set("entity", [kept.entity.flatMap { known.contains($0) ? Self.id($0) : nil }])
            try write(note)
        }
        for id in try library.articleIDs(matching: "") {
            guard let opened = try library.article(id) else { continue }
            try write(article(opened))
            try mentions(opened, known, write)
        }
    }

    /// - Returns: Those that were written.
    private func entities(_ write: (Object) throws -> Void) throws -> Set<EntityID> {
        var known: Set<EntityID> = []
        for kind in [EntityKind.person, .organization, .place] {
            let found = try library.entities(matching: "", kind: kind, window: 0..<Int.max).items
            for row in found {
                known.insert(row.id)
                var object = Object(
                    id: Self.id(row.id), schema: Self.schema(kind), properties: ["name": [row.name]])
                object.set("alias", row.aliases.filter { $0 != row.name })
                if kind == .person { object.set("position", row.roles) }
                if kind == .place { object.set("full", [row.name]) }
                try write(object)
            }
        }
        return known
    }

    private func article(_ opened: OpenedArticle) -> Object {
        let row = opened.row
        var object = Object(
            id: Self.id(row.id), schema: "Article",
            properties: [
                "title": [row.headline.title], "bodyText": [opened.article.text], "notes": [row.path],
            ])
        object.set("fileName", [row.path.split(separator: "/").last.map(String.init)])
        object.set("publishedAt", [Self.day(row.headline)])
        object.set("publisher", [row.headline.source])
        object.set("author", [row.byline])
        object.set("sourceUrl", [row.url])
        object.set("language", [row.language.flatMap(Self.threeLetters)])
        return object
    }

    /// The code of a language in three letters, as the form wants it: `eng` for `en`.
    private static func threeLetters(_ language: String) -> String? {
        let code = language.prefix { $0 != "-" && $0 != "_" }
        return Locale.LanguageCode(String(code)).identifier(.alpha3)
    }

    /// The article's own day, never its file's.
    private static func day(_ headline: Headline) -> String? {
        headline.date.origin == .fileTime ? nil : String(headline.date.day)
    }

    private func mentions(
        _ opened: OpenedArticle, _ known: Set<EntityID>, _ write: (Object) throws -> Void
    ) throws {
        let bytes = Array(opened.article.text.utf8)
        func words(_ range: Range<Int>) -> String {
            String(
                decoding: bytes[range.clamped(to: 0..<bytes.count)].map { $0 < 0x20 ? 0x20 : $0 },
                as: UTF8.self)
        }
        let article = Self.id(opened.row.id)
        for (number, mention) in opened.mentions.enumerated() where known.contains(mention.entity) {
            try write(
                Object(
                    id: "\(article)-mention-\(number)", schema: "Mention",
                    properties: [
                        "document": [article], "resolved": [Self.id(mention.entity)],
                        "name": [words(mention.range)], "detectedSchema": [Self.schema(mention.kind)],
                    ]))
        }
        for (number, quotation) in opened.quotations.enumerated() {
            guard let speaker = quotation.speaker, known.contains(speaker) else { continue }
            var object = Object(
                id: "\(article)-quotation-\(number)", schema: "Documentation",
                properties: [
                    "document": [article], "entity": [Self.id(speaker)], "summary": [words(quotation.range)],
                    "role": [quotation.cue ?? "said"], "status": [quotation.kind.rawValue],
                ])
            object.set("date", [Self.day(opened.row.headline)])
            try write(object)
        }
    }

    private static func id(_ entity: EntityID) -> String { "entity-\(entity.rawValue)" }
    private static func id(_ article: ArticleID) -> String { "article-\(article.rawValue)" }

    private static func schema(_ kind: EntityKind) -> String {
        switch kind {
        case .person: "Person"
        case .organization: "Organization"
        case .place: "Address"
        case .nationality, .other: "Thing"
        }
    }
}
