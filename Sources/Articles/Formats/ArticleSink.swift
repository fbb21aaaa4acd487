/// Takes what a reader of a format finds, as it finds it.
///
/// A reader goes on after what it reports; it throws only where it has handed on no article.
public struct ArticleSink {
    /// Takes an article; what it throws ends the reading.
    public var take: (FoundArticle) throws -> Void
    /// Takes an entry that was left out, or a file that breaks off, told in one sentence.
    public var report: (ArticleProblem) -> Void
    /// Counts what the file holds besides articles, in the plural (“drafts”, “rows without text”).
    public var leaveOut: (LeftOut) -> Void
    /// Counts a member that never is an article by its very kind.
    public var passOver: (PassedOver.Kind) -> Void
    /// Takes the address of a page whose text the file does not hold; it is counted as left out besides.
    public var addressFound: (FoundAddress) -> Void
    /// Tells how the file was understood, in one line (“export.csv: title=Headline text=Body”).
    public var remark: (String) -> Void
    /// Takes the place at which an entry begins, in a file that can be read on from there when it has grown.
    public var pass: (EntryPlace) -> Void

    /// Takes articles; all else is not asked for unless the other parts are set.
    public init(_ take: @escaping (FoundArticle) throws -> Void) {
        self.take = take
        report = { _ in }
        leaveOut = { _ in }
        passOver = { _ in }
        remark = { _ in }
        pass = { _ in }
        addressFound = { _ in }
    }
}
