import Library

/// How long sentences have been on the screen.
///
/// A sentence counts as read once it was on the screen for a second without a break, whatever moved around it.
struct SightTimer {
    /// How long a sentence must be on the screen to count as read.
    static let readingTime = Duration.seconds(1)

    private var article: ArticleID?
    /// Since when each sentence has been there.
    private var since: [Range<Int>: ContinuousClock.Instant] = [:]

    /// Takes note of what is on the screen.
    ///
    /// - Returns: The sentences that were there for long enough; each is told once.
    mutating func look(
        at sight: (article: ArticleID, sentences: [Range<Int>])?, _ now: ContinuousClock.Instant
    ) -> [Range<Int>] {
        if sight?.article != article { since = [:] }
        article = sight?.article
        let sentences = sight?.sentences ?? []
        since = since.filter { sentences.contains($0.key) }
        for sentence in sentences where since[sentence] == nil { since[sentence] = now }
        let read = sentences.filter { since[$0].map { now - $0 >= Self.readingTime } ?? false }
        for sentence in read { since[sentence] = nil }
        return read
    }

    /// How long it takes until the next sentence counts as read; `nil` when there is none.
    func patience(_ now: ContinuousClock.Instant) -> Duration? {
        since.values.min().map { max(.zero, Self.readingTime - (now - $0)) }
    }
}
