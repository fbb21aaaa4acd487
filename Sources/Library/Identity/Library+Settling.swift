import CrossReferences
import GRDB

extension Library {
    /// How many names are looked at again in one transaction, and for how long at most.
    private static let settledAtOnce = 200
    private static let settlingTime = Duration.seconds(1)

    /// Looks again at people that more has become known about since their articles were annotated.
    ///
    /// The cost depends on how many people those are, not on the size of the library; how the work is divided into
    /// transactions does not change the result.
    ///
    /// - Parameter progress: Told after each transaction how many names it looked at, and how many are waiting.
    public func settleNames(
        isCancelled: () -> Bool = { false }, progress: (_ done: Int, _ waiting: Int) -> Void = { _, _ in }
    ) throws {
        while !isCancelled() {
            let waiting = try namesToSettle()
            if waiting == 0 { return }
            let done = try settleSome()
            progress(done, try namesToSettle())
        }
    }

    /// - Returns: How many names there was time for, at least one if any was waiting.
    private func settleSome() throws -> Int {
        try writing { writing in
            let start = ContinuousClock.now
            var settled = 0
            while settled < Self.settledAtOnce, start.duration(to: .now) < Self.settlingTime || settled == 0,
                try writing.register.settleNext()
            {
                settled += 1
            }
            return settled
        }
    }

    private func namesToSettle() throws -> Int {
        try read {
            try Int.fetchOne(
                $0.database,
                sql: """
                    SELECT (SELECT count(*) FROM keyToSettle)
                        + (SELECT count(*) FROM namesake WHERE isSettled = 0)
                    """) ?? 0
        }
    }
}
