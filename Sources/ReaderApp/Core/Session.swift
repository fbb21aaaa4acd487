import Foundation
import Library

/// What was on the screen, for the next run.
public struct Session: Codable, Equatable, Sendable {
    /// The list's filter.
    var query: String
    /// The selected article.
    var selected: Int64?
    /// The article that is open, and where.
    var open: Int64?
    var place: ReadingPlace?
    var focus: String
    var isZoomed: Bool
    /// The last search, its order and the selected hit.
    var search: String?
    var isBestFirst = false
    var hit = 0
    /// The view of dossiers last used, by the kind of their entity.
    var views: [String: String]?

    /// The name under which a library keeps it.
    static let name = "session"

    /// As a library keeps it.
    var kept: String? {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return (try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) }
    }

    /// What a library keeps; `nil` where it keeps nothing that can be understood.
    init?(kept: String) {
        guard let session = try? JSONDecoder().decode(Session.self, from: Data(kept.utf8)) else { return nil }
        self = session
    }

    init(query: String, focus: String, isZoomed: Bool) {
        self.query = query
        self.focus = focus
        self.isZoomed = isZoomed
    }

    /// What the last run kept in a library.
    public static func last(in library: Library) -> Session? {
        (try? library.readerState(name)).flatMap { $0 }.flatMap(Session.init(kept:))
    }
}
