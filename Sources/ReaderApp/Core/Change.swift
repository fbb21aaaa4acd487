import Entities
public import Library

/// A change of the library that a person asked for.
///
/// All changes are made, in the order of the requests; each is answered by ``Event/made(_:_:)`` or
/// ``Event/notMade(_:problem:)``.
public enum Change: Equatable, Sendable {
    case mark(Marking, ArticleID)
    /// Follow somebody, or no longer.
    case follow(EntityID, Bool)
    /// Write, change or take away a note.
    case note(NoteChange)
    /// Keep that ranges of an article's text were read.
    case seen(ArticleID, [Range<Int>])
    /// Keep that an article was opened.
    case remember(ArticleID)
    /// Keep that the library was looked at when it was like this.
    case keepVisit(LibraryVisit)
    case saveSearch(String, as: String)
    case renameSearch(String, to: String)
    case removeSearch(String)
    /// Keep values of the reader's own under names; what is `nil` is forgotten.
    case keepState([String: String?])
    case correct(CorrectionRequest)
    /// Take the last correction back.
    case undo
    /// Make again the correction that was taken back last.
    case redo
    /// Let an article stand for the copies of its text.
    case standForCopies(ArticleID)
    /// Answer a doubt about who is who.
    case answer(Doubt, isSame: Bool)
}

extension Change {
    /// - Returns: The correction that was made, taken back or made again; `nil` where there was none.
    func make(in library: Library) throws -> KeptCorrection? {
        switch self {
        case .mark(let marking, let article): try marking.keep(of: article, in: library)
        case .follow(let entity, let isOn): _ = try library.setFollowed(entity, isOn)
        case .note(let change): _ = try library.change(change)
        case .seen(let article, let ranges): _ = try library.markSeen(ranges, of: article)
        case .remember(let article): try RecentArticles.keep(article, in: library)
        case .keepVisit(var visit):
            visit.seconds = try library.visit().seconds
            try visit.keep(in: library)
        case .saveSearch(let query, let name): try library.saveSearch(query, as: name)
        case .renameSearch(let old, let new): _ = try library.renameSavedSearch(old, to: new)
        case .removeSearch(let name): _ = try library.removeSavedSearch(name)
        case .keepState(let values): try library.keepReaderState(values)
        case .correct(let request): return try library.correct(request)
        case .undo: return try library.undoCorrection()
        case .redo: return try library.redoCorrection()
        case .standForCopies(let article): _ = try library.setStandsForCopies(article)
        case .answer(let doubt, let isSame): _ = try library.answer(doubt, isSame: isSame)
        }
        return nil
    }
}
