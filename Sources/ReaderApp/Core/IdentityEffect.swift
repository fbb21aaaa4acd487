public import Entities
public import Library

/// Something to ask the library about who is who, or to decide.
///
/// Decisions are made off the drawing thread, one after the other in the order in which they were asked for.
public enum IdentityEffect: Equatable, Sendable {
    case correct(CorrectionRequest)
    case undo
    case redo
    case loadCorrections
    /// Find whom a correction is about, by the name that they have since.
    case findSubject(KeptCorrection)
    /// Look for entities of the kind whose names answer `query`; for an empty one, those most like `name`.
    case loadCandidates(query: String, like: EntityID, name: String, kind: EntityKind)
    /// Find the mentions of an entity, each in its sentence.
    case loadMentions(EntityID)
    case loadDoubts(Range<Int>)
    case answer(Doubt, isSame: Bool)
    /// Say why the mention that starts at an UTF-8 offset is whose it is.
    case explain(offset: Int, ArticleID)
}

/// What the library answers to an ``IdentityEffect``.
public enum IdentityAnswer: Equatable, Sendable {
    case corrected(KeptCorrection, by: CorrectionRequest)
    /// `nil` when there was nothing to take back.
    case undone(KeptCorrection?)
    /// `nil` when nothing had been taken back.
    case redone(KeptCorrection?)
    /// In the order in which they were made.
    case corrections([KeptCorrection])
    case foundSubject(KeptCorrection, EntityRow?)
    case candidates(query: String, like: EntityID, [EntityRow])
    case mentions(EntityID, Window<MentionInSentence>)
    case doubts(Window<Doubt>)
    case answered(Doubt, isSame: Bool)
    case explained(IdentityExplanation?, offset: Int, ArticleID)
}
