import Articles
import Testing

@testable import Entities

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

@Suite struct `Long texts full of quotations` {
    /// Processor time of this thread for the least of some runs, in seconds.
    private func seconds(_ body: () -> Void) -> Double {
        (0..<3).map { _ in
            let start = clock()
            body()
            return clock() - start
        }.min() ?? 0
    }

    private func clock() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    @Test(arguments: [
        // Quotations of few people in one paragraph, and in one each.
        "“We are ready for it,” {p|Vera Lind} said. He saw it. ",
        "“We are ready for it,” {p|Ole Berg} said.\n\n",
        // Words at arm's length, marks that nothing closes, and quotations that never end.
        "The “blue” one and ", "“We are ready, and so it goes.\n\n", "It is \"so\", and a word\" more ",
        // Names and pronouns without an end of a sentence.
        "{p|Vera Lind} and he and ", "{p|Ole Berg} told {o|Harbour Board} that he said ",
    ])
    func `take time by their length`(piece: String) {
        let short = MarkedText(String(repeating: piece, count: 600))
        let long = MarkedText(String(repeating: piece, count: 2_400))
        func find(_ text: MarkedText) -> Double {
            let resolution = text.resolution
            return seconds {
                var copy = resolution
                _ = copy.findQuotations()
            }
        }
        // Four times the text; with the square of the length it would be sixteen.
        #expect(find(long) < 8 * find(short) + 0.01)
    }
}
