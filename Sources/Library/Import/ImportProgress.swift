public import Articles

/// How far an import has come; everything counted here is stored.
public struct ImportProgress: Equatable, Sendable {
    /// What is being done.
    public enum Stage: String, Sendable {
        /// Files are being looked for.
        case looking
        /// Articles are being added.
        case taking
        /// Names are being looked for in articles that were added without.
        case naming
        /// People that more has become known about are looked at again.
        case settling
    }
    public var stage: Stage = .looking
    /// Files that are done; articles when naming, names when settling.
    public var done = 0
    public var total = 0
    public var new = 0
    public var changed = 0
    public var unchanged = 0
    public var refused = 0
    /// Mentions of names found.
    public var names = 0
    /// Recent files or articles per second; 0 until it is known.
    public var rate = 0.0

    public init() {}

    /// How many more seconds it will take, once that is known.
    public var secondsLeft: Double? { rate > 0 ? Double(max(0, total - done)) / rate : nil }
}

/// What happened to the files that were to be added.
public struct ImportReport: Equatable, Sendable {
    public var new = 0
    public var changed = 0
    public var unchanged = 0
    /// Articles whose file has moved or was renamed.
    public var moved = 0
    /// Files that hold no article, or could not be read.
    public var refused = 0
    /// Articles whose file was found to be gone; they are kept.
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
