/// When each host may be asked again.
///
/// A host is its name: servers of several ports are one machine.
struct HostSchedule {
    /// In seconds since 1970, by what hosts asked for.
    private(set) var holds: [String: Int]
    private var lastRequest: [String: ContinuousClock.Instant] = [:]
    /// The second since 1970 in which each was asked last.
    private var lastSecond: [String: Int] = [:]

    /// What a host that says no time is left alone for, in seconds.
    static let usualHold = 300
    /// No host is left alone longer, in seconds.
    static let longestHold = 86_400

    init(holds: [String: Int]) { self.holds = holds }

    /// How long to wait before a host is asked.
    func wait(for host: String, spacing: Duration, now: Int) -> Duration {
        let held = holds[host].map { Duration.seconds(max(0, $0 - now)) } ?? .zero
        let spaced = lastRequest[host].map { spacing - $0.duration(to: .now) } ?? .zero
        return max(.zero, held, spaced)
    }

    mutating func noteRequest(to host: String, now: Int) {
        lastRequest[host] = .now
        lastSecond[host] = now
    }

    /// Until when the next program has to leave each host alone, in seconds since 1970: those just asked are among them.
    ///
    /// A second that has begun counts as over.
    func holds(spacing: Duration, now: Int) -> [String: Int] {
        let (seconds, attoseconds) = spacing.components
        let whole = Int(seconds) + (attoseconds > 0 ? 1 : 0)
        let spaced = whole == 0 ? [:] : lastSecond.mapValues { $0 + 1 + whole }
        return holds.merging(spaced, uniquingKeysWith: max).filter { $0.value > now }
    }

    /// Takes note of an answer.
    mutating func note(_ status: Int, retryAfter: String?, of host: String, now: Int) {
        guard status == 429 || status == 503 else {
            holds[host] = nil
            return
        }
        let asked = retryAfter.flatMap { Self.seconds(in: $0, now: now) } ?? Self.usualHold
        holds[host] = now + min(max(asked, 0), Self.longestHold)
    }

    /// The seconds that a `Retry-After` asks for, which is a number or a date.
    static func seconds(in text: String, now: Int) -> Int? {
        if let seconds = Int(text) { return max(0, seconds) }
        return HTTPDate.seconds(of: text).map { max(0, $0 - now) }
    }
}

/// A date as HTTP writes it: “Sun, 06 Nov 1994 08:49:37 GMT”.
enum HTTPDate {
    private static let months = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ]

    /// - Returns: Seconds since 1970; `nil` for what is no such date.
    static func seconds(of text: String) -> Int? {
        let words = text.split { $0 == " " || $0 == "," || $0 == "-" }
        guard words.count == 6, let day = Int(words[1]), (1...31).contains(day),
            let month = months.firstIndex(of: words[2].lowercased()), let year = Int(words[3]),
            (1970...9999).contains(year), words[5].uppercased() == "GMT"
        else { return nil }
        let clock = words[4].split(separator: ":").compactMap { Int($0) }
        guard clock.count == 3, clock.allSatisfy({ (0...60).contains($0) }) else { return nil }
        // Days since 1970 of the proleptic Gregorian calendar, whose year begins in March.
        let shifted = month < 2 ? year - 1 : year
        let era = shifted / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * ((month + 10) % 12) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        let days = era * 146_097 + dayOfEra - 719_468
        return days * 86_400 + clock[0] * 3_600 + clock[1] * 60 + clock[2]
    }
}
