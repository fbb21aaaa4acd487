public import Articles

/// How far taking in articles has come; everything counted here is stored.
public struct ImportProgress: Equatable, Sendable {
    /// What is being done.
    public enum Stage: String, Sendable {
        /// Files are being looked for.
        case looking
        /// Articles are being taken in.
        case taking
        /// Names are being looked for in articles that were taken in without.
        case naming
        /// People are looked at again of whom more has become known.
        case settling
    }
    public var stage: Stage = .looking
    /// Files that are done with; articles when naming, names when settling.
    public var done = 0
    public var total = 0
    public var new = 0
    public var changed = 0
    public var unchanged = 0
    public var refused = 0
    /// Mentions of names found.
    public var names = 0
    /// Files or articles a second, of late; 0 until it can be told.
    public var rate = 0.0

    public init() {}

    /// How many seconds it will take yet, once that can be told.
    public var secondsLeft: Double? { rate > 0 ? Double(max(0, total - done)) / rate : nil }
}

/// What became of the files that were to be taken in.
public struct ImportReport: Equatable, Sendable {
    public var new = 0
    public var changed = 0
    public var unchanged = 0
    /// Articles whose file is in another place than before, or has another name.
    public var moved = 0
    /// Files that hold no article, or could not be read.
    public var refused = 0
    /// Articles whose file has been found gone; they are kept.
    public var missing = 0
    /// Pictures, styles and the like that lay in the folders.
    public var passedOver = PassedOver()
    public var wasCancelled = false
    /// Why each refused file was refused.
    public var problems: [ArticleProblem] = []
    /// The new and changed articles, in the order of their files; only the first ``articleLimit``.
    public var articles: [ArticleID] = []

    public static let articleLimit = 1_000

    public init() {}
}
