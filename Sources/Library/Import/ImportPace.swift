/// How fast the import has been going lately.
///
/// Files that have not changed take next to no time, and articles differ in length, so that the distant past says
/// little about what is to come.
struct ImportPace {
    private var moments: [(time: ContinuousClock.Instant, done: Int)] = []
    private static let window = Duration.seconds(20)
    /// No pace is given for a shorter time.
    private static let shortest = Duration.seconds(1)

    /// Notes how many are done by now.
    ///
    /// - Returns: How many per second were done in the last twenty seconds, or since the first note; 0 if that is too
    ///   short.
    mutating func note(_ done: Int, at now: ContinuousClock.Instant = .now) -> Double {
        moments.append((now, done))
        // One moment before the window stays, so that slow work is measured as well.
        while moments.count > 2, moments[1].time + Self.window < now { moments.removeFirst() }
        let time = moments[0].time.duration(to: now)
        guard time >= Self.shortest else { return 0 }
        let (seconds, attoseconds) = time.components
        return Double(done - moments[0].done) / (Double(seconds) + Double(attoseconds) / 1e18)
    }
}
