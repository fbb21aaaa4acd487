public import CrossReferences

/// What became of another library's content when it was taken into this one.
public struct MergeReport: Equatable, Sendable {
    /// Two decisions that cannot both be meant; the one made here stands.
    public struct Contradiction: Equatable, Sendable {
        public var here: Correction
        public var there: Correction
    }

    /// Articles that this library did not have.
    public var new = 0
    /// Other texts of articles that it had.
    public var versions = 0
    /// Articles that it had as they are.
    public var known = 0
    /// Articles whose file's name stands for another content here; they are kept under the other library's name.
    public var renamed = 0
    /// How many articles got a mark or a tag that they had there.
    public var marked = 0
    public var notes = 0
    public var follows = 0
    public var searches = 0
    public var corrections = 0
    public var contradictions: [Contradiction] = []
    /// Copies that were chosen there to stand for all copies of a text.
    public var chosenCopies = 0
    public var feeds = 0
    /// Places marked with a letter.
    public var letters = 0
    /// Letters that stand for another place here, which they go on doing.
    public var takenLetters: [String] = []
    /// Whom the other library follows or has notes about, and nobody is here.
    public var unknownNames: [String] = []
    public var wasCancelled = false

    public init() {}
}
