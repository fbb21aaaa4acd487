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
    /// Files that gave nothing, and entries that could not be read.
    public var refused = 0
    /// The file with many articles that is being read; `nil` while there is none.
    public var container: Container?
    /// Mentions of names found.
    public var names = 0
    /// Recent files or articles per second; 0 until it is known.
    public var rate = 0.0

    /// A file with many articles, and how far it has been read.
    public struct Container: Equatable, Sendable {
        /// The file's name.
        public var name: String
        /// How much of its bytes has been read, 0…1.
        public var share: Double

        /// A file, and how much of it has been read.
        public init(name: String, share: Double) { (self.name, self.share) = (name, share) }
    }

    public init() {}

    /// How many articles were stored or found stored.
    public var articles: Int { new + changed + unchanged }

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
    /// Other texts of articles that were there, under their web address.
    public var versions = 0
    /// Files with the text of an article that was there, under its web address.
    public var copies = 0
    /// New articles with much the same text as others.
    public var textCopies = 0
    /// Files that hold no article, and what of files could not be read.
    public var refused = 0
    /// Articles whose file, or whose place in it, was found to be gone; they are kept.
    public var missing = 0
    /// Pictures, styles and the like that lay in the folders.
    public var passedOver = PassedOver()
    /// What files hold besides articles, each kind once.
    public var leftOut: [LeftOut] = []
    /// How files were understood, a line each.
    public var remarks: [String] = []
    /// How many bytes of files were read; of a file that has grown, not those that were read before.
    public var bytesRead = 0
    public var wasCancelled = false
    /// Why each file or entry was refused.
    public var problems: [ArticleProblem] = []
    /// The paths of the files that gave no article at all.
    public var refusedFiles: Set<String> = []
    /// The new and changed articles, in the order of their files; only the first ``articleLimit``.
    public var articles: [ArticleID] = []

    public static let articleLimit = 1_000

    public init() {}
}
