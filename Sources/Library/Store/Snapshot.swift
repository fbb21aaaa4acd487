import CrossReferences
import GRDB
import WordIndex

/// A library as one reader's transaction sees it: whatever others change, all of its parts are from one moment.
///
/// A part that takes time is loaded when it is first asked for, so that a question costs only what it needs. A snapshot
/// made within a change is valid until something that it has shown is written.
final class Snapshot {
    let database: Database
    let texts: StoredTexts
    private let loadIndex: (Database) throws -> TextIndex
    private let loadCopies: (Database, TextIndex) throws -> FoldedCopies
    private var knownIndex: TextIndex?
    private var knownCopies: FoldedCopies?
    private var knownChanges: IdentityChanges?
    private var knownFollowed: FollowedEntities?
    /// The words that were looked up to find related articles.
    let words = WordLookups()

    init(
        _ database: Database, texts: StoredTexts, index loadIndex: @escaping (Database) throws -> TextIndex,
        copies loadCopies: @escaping (Database, TextIndex) throws -> FoldedCopies
    ) {
        self.database = database
        self.texts = texts
        self.loadIndex = loadIndex
        self.loadCopies = loadCopies
    }

    /// The index of words.
    var index: TextIndex {
        get throws {
            if let knownIndex { return knownIndex }
            let index = try loadIndex(database)
            knownIndex = index
            return index
        }
    }

    /// The copies that lists leave out.
    var copies: FoldedCopies {
        get throws {
            if let knownCopies { return knownCopies }
            let copies = try loadCopies(database, index)
            knownCopies = copies
            return copies
        }
    }

    /// The result of the corrections that stand.
    var changes: IdentityChanges {
        get throws {
            if let knownChanges { return knownChanges }
            let changes = try corrections.changes()
            knownChanges = changes
            return changes
        }
    }

    /// Who is followed.
    var followed: FollowedEntities {
        get throws {
            if let knownFollowed { return knownFollowed }
            let followed = try FollowedEntities(self)
            knownFollowed = followed
            return followed
        }
    }

    /// What was found in articles, corrected.
    var annotations: AnnotationRows {
        get throws { AnnotationRows(database, texts, changes: try changes) }
    }

    var articles: ArticleRows { ArticleRows(database, naming: { try FollowedNaming(self) }) }
    var headlines: Headlines { Headlines(database) }
    var entities: EntityRows { EntityRows(database) }
    var names: EntityLookup { EntityLookup(database) }
    var corrections: CorrectionRows { CorrectionRows(database) }
}
