import Articles
import CrossReferences
import Entities
import Library

/// Performs what is asked and decided about who is who.
extension Reader {
    /// The mentions that a list of articles is made from, at most.
    private static let mentionsLooked = 0..<2_000
    /// The candidates that a list shows, at most.
    private static let candidatesShown = 500

    func perform(_ effect: IdentityEffect) {
        switch effect {
        case .correct(let request):
            decide { .corrected(try $0.correct(request), by: request) }
        case .undo: decide { .undone(try $0.undoCorrection()) }
        case .redo: decide { .redone(try $0.redoCorrection()) }
        case .loadCorrections: decide { .corrections(try $0.corrections()) }
        case .findSubject(let kept):
            decide { library in
                let named = try library.entities(named: kept.correction.nameAfter)
                return .foundSubject(kept, named.first { $0.kind == kept.correction.kindAfter })
            }
        case .loadMentions(let entity):
            decide { .mentions(entity, try $0.mentions(of: entity, window: Self.mentionsLooked)) }
        case .loadDoubts(let window): decide { .doubts(try $0.doubts(window: window)) }
        case .answer(let doubt, let isSame):
            decide {
                _ = try $0.answer(doubt, isSame: isSame)
                return .answered(doubt, isSame: isSame)
            }
        case .explain(let offset, let article):
            decide { library in
                .explained(
                    try library.explanation(ofMentionAt: offset, in: article), offset: offset, article)
            }
        case .loadCandidates(let query, let entity, let name, let kind):
            ask(searches, .candidates) { library, _ in
                let found = try Self.candidates(for: query, name: name, kind: kind, in: library)
                return .identity(
                    .candidates(query: query, like: entity, found.filter { $0.id != entity }))
            }
        }
    }

    /// Asks or decides in the order of the changes.
    private func decide(_ work: @escaping @Sendable (Library) throws -> IdentityAnswer) {
        change { .identity(try work($0)) }
    }

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
