import Entities
import GRDB

/// A part of an article in one line, with the names in it that matter.
public struct Excerpt: Equatable, Sendable {
    /// Where an excerpt is from.
    public struct Place: Hashable, Sendable {
        public var article: ArticleID
        /// UTF-8 offsets into the article's text.
        public var range: Range<Int>

        public init(article: ArticleID, range: Range<Int>) {
            self.article = article
            self.range = range
        }
    }
    /// A name in it.
    public struct Name: Equatable, Sendable {
        public var entity: EntityID
        /// UTF-8 offsets into the excerpt's text.
        public var range: Range<Int>

        public init(entity: EntityID, range: Range<Int>) {
            self.entity = entity
            self.range = range
        }
    }
    public var place: Place
    public var headline: Headline
    /// Where the article is: its web address, else its file's path.
    public var address: String
    public var text: String
    public var names: [Name]

    public init(place: Place, headline: Headline, address: String, text: String, names: [Name]) {
        self.place = place
        self.headline = headline
        self.address = address
        self.text = text
        self.names = names
    }
}

extension Library {
    /// Parts of articles, in the order of their places; those of articles that are gone are left out.
    ///
    /// - Parameter entities: Whose names are marked in them.
    public func excerpts(at places: [Excerpt.Place], marking entities: [EntityID]) throws -> [Excerpt] {
        let wanted = Set(entities.map(\.rawValue))
        return try read { snapshot in
            let annotations = try snapshot.annotations
            return try places.compactMap { place in
                let article = place.article.rawValue
                guard let headline = try snapshot.headlines.headline(of: article),
                    let text = try snapshot.texts.bytes(of: article)
                else { return nil }
                let range = place.range.clamped(to: 0..<text.count)
                let annotation = try annotations.packed(article) ?? StoredAnnotation()
                let names = annotation.mentions.compactMap { mention -> Excerpt.Name? in
                    let entity = annotation.entities[mention.entity].id
                    guard wanted.contains(entity), mention.range.overlaps(range) else { return nil }
                    let inside = mention.range.clamped(to: range)
                    return Excerpt.Name(
                        entity: EntityID(rawValue: entity),
                        range: inside.lowerBound - range.lowerBound..<inside.upperBound - range.lowerBound)
                }
                return Excerpt(
                    place: Excerpt.Place(article: place.article, range: range), headline: headline,
                    address: try snapshot.articles.address(of: article) ?? "",
                    text: String(decoding: text[range].map { $0 < 0x20 ? 0x20 : $0 }, as: UTF8.self),
                    names: names)
            }
        }
    }
}
