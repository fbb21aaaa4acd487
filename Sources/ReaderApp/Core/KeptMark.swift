import Entities
import Foundation
import Library

/// A place in an article, or a dossier, that a person marked with a letter.
public struct KeptMark: Codable, Equatable, Sendable {
    /// The article's title, or the name whose dossier it is.
    var title: String
    var article: Int64?
    var place: ReadingPlace?
    var entity: Int64?
    var kind: EntityKind?

    /// The beginning of the names under which a library keeps them.
    static let beginning = Library.letteredPlaces

    /// As a library keeps it.
    var kept: String? {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return (try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) }
    }

    init(title: String) { self.title = title }

    /// What a library keeps; `nil` where it keeps nothing that can be understood.
    init?(kept: String) {
        guard let mark = try? JSONDecoder().decode(KeptMark.self, from: Data(kept.utf8)) else { return nil }
        self = mark
    }
}

/// A mark with its letter.
public struct LetteredMark: Equatable, Sendable {
    public var letter: Character
    public var mark: KeptMark

    /// The article's title, or the name whose dossier it is.
    public var title: String { mark.title }
}
