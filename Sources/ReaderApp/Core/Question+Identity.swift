import Articles
import CrossReferences
import Entities
import Library

/// Questions about who is who.
extension Asking {
    static let corrections = Asking(.corrections, in: .afterChanges) { library, _ in
        .overlay(.corrections(try library.corrections()))
    }

    static func subject(of kept: KeptCorrection) -> Asking {
        Asking(.subject, in: .afterChanges) { library, _ in
            let named = try library.entities(named: kept.correction.nameAfter)
            return .overlay(.subject(kept, named.first { $0.kind == kept.correction.kindAfter }))
        }
    }

    static func candidates(
        for query: String, like entity: EntityID, _ name: String, _ kind: EntityKind
    ) -> Asking {
        Asking(.candidates, in: .searches) { library, _ in
            let found = try candidates(for: query, name: name, kind: kind, in: library)
            return .overlay(.candidates(query: query, like: entity, found.filter { $0.id != entity }))
        }
    }

    /// The mentions that a list of articles is made from, at most.
    private static let mentionsLooked = 0..<2_000

    static func mentions(of entity: EntityID) -> Asking {
        Asking(.mentions, in: .afterChanges) { library, _ in
            .overlay(.mentions(entity, try library.mentions(of: entity, window: mentionsLooked)))
        }
    }

    static func doubts(_ window: Range<Int>) -> Asking {
        Asking(.doubts, in: .afterChanges) { library, _ in
            .overlay(.doubts(try library.doubts(window: window)))
        }
    }

    static func explanation(_ offset: Int, _ article: ArticleID) -> Asking {
        Asking(.explanation, in: .afterChanges) { library, _ in
            let explanation = try library.explanation(ofMentionAt: offset, in: article)
            return .overlay(.explanation(explanation, offset: offset, article))
        }
    }

    /// The candidates that a list shows, at most.
    private static let candidatesShown = 500

    /// The entities of a kind with names that answer what was typed; without it those that share a word with `name`, then
    /// the most mentioned.
    private static func candidates(
        for query: String, name: String, kind: EntityKind, in library: Library
    ) throws -> [EntityRow] {
        func named(_ words: String) throws -> [EntityRow] {
            try library.entities(matching: plain(words), kind: kind, window: 0..<candidatesShown).items
        }
        guard plain(query).allSatisfy({ $0 == " " }) else { return try named(query) }
        var seen: Set<EntityID> = []
        let words = plain(name).split(separator: " ").reversed().map(String.init)
        return try (words + [""]).flatMap(named).filter { seen.insert($0.id).inserted }
    }

    /// What was typed without the signs of the query language, as in a name they mean nothing.
    private static func plain(_ text: String) -> String {
        String(text.map { $0.isLetter || $0.isNumber || $0 == "'" || $0 == "’" ? $0 : " " })
    }
}
