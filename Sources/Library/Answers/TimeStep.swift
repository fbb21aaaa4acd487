import Articles

/// How long a part of time is that things are counted in, from a day to ten years.
public enum TimeStep: String, CaseIterable, Sendable {
    case day, week, month, quarter, year, decade

    /// The years 1 to 9999, in seconds since 1970: what lies outside is damage, and must not become a chart of a million years.
    private static let years: ClosedRange<Int64> = -62_135_596_800...253_402_300_799

    /// The number of the part that a moment falls in, counted from some beginning.
    ///
    /// - Parameter seconds: Seconds since 1970.
    public func number(of seconds: Int64) -> Int {
        let seconds = min(max(seconds, Self.years.lowerBound), Self.years.upperBound)
        let days = Int((Double(seconds) / 86_400).rounded(.down))
        // 1 January 1970 was a Thursday; weeks begin on Mondays.
        if self == .day { return days }
        if self == .week { return Int((Double(days + 3) / 7).rounded(.down)) }
        let day = CalendarDay(secondsSince1970: seconds)
        return switch self {
        case .day, .week: days
        case .month: day.year * 12 + day.month - 1
        case .quarter: day.year * 4 + (day.month - 1) / 3
        case .year: day.year
        case .decade: day.year / 10
        }
    }

    /// Whether its parts are shorter than another's.
    public func isFiner(than other: TimeStep) -> Bool {
        let all = Self.allCases
        return (all.firstIndex(of: self) ?? 0) < (all.firstIndex(of: other) ?? 0)
    }

    /// The first day of a part.
    ///
    /// - Parameter number: As ``number(of:)`` gives it.
    public func firstDay(of number: Int) -> CalendarDay {
        CalendarDay(secondsSince1970: firstSecond(of: number))
    }

    /// The moment that a part begins at, in seconds since 1970.
    public func firstSecond(of number: Int) -> Int64 {
        func days(_ year: Int, _ month: Int) -> Int {
            CalendarDay.daysSince1970(year: year, month: month, day: 1)
        }
        let day =
            switch self {
            case .day: number
            case .week: number * 7 - 3
            case .month: days(number / 12, number % 12 + 1)
            case .quarter: days(number / 4, number % 4 * 3 + 1)
            case .year: days(number, 1)
            case .decade: days(number * 10, 1)
            }
        return Int64(day) * 86_400
    }

    /// The name of a part: `2024-07-21` (also of the week that begins then), `2024-07`, `2024-Q3`, `2024`, `2020s`.
    public func name(of number: Int) -> String {
        let iso = firstDay(of: number).iso
        return switch self {
        case .day, .week: iso
        case .month: String(iso.prefix(7))
        case .quarter: "\(number / 4)-Q\(number % 4 + 1)"
        case .year: String(number)
        case .decade: "\(number * 10)s"
        }
    }
}

/// How often somebody is named in each part of time, from the first article to the last; parts without one count too.
public struct TimeCounts: Equatable, Sendable {
    /// What a part of time has.
    public struct Count: Equatable, Sendable {
        public var mentions = 0
        public var articles = 0

        public init(mentions: Int = 0, articles: Int = 0) {
            self.mentions = mentions
            self.articles = articles
        }
    }
    public let step: TimeStep
    /// The number of the first part, as ``TimeStep/number(of:)`` gives it.
    public let first: Int
    /// The parts, the oldest first; empty when no article gives a date.
    public let counts: [Count]
    /// What the articles have that give no date.
    public let undated: Count

    /// - Parameters:
    ///   - stops: The articles, in any order.
    ///   - span: The numbers of the parts to count, where they are not to end with the first and the last article.
    public init(_ stops: [EntityDossier.Stop], by step: TimeStep, over span: ClosedRange<Int>? = nil) {
        self.step = step
        let numbers = stops.lazy.filter(\.isDated).map { step.number(of: $0.seconds) }
        let own = numbers.min().flatMap { low in numbers.max().map { low...$0 } }
        var undated = Count()
        guard let span = span ?? own else {
            for stop in stops { undated.add(stop) }
            (first, counts, self.undated) = (0, [], undated)
            return
        }
        var counts = Array(repeating: Count(), count: span.count)
        for stop in stops {
            guard stop.isDated else {
                undated.add(stop)
                continue
            }
            let number = step.number(of: stop.seconds)
            if span.contains(number) { counts[number - span.lowerBound].add(stop) }
        }
        (first, self.counts, self.undated) = (span.lowerBound, counts, undated)
    }

    /// The shortest step that needs no more than `most` parts for the dated ones of these articles.
    ///
    /// - Returns: `nil` when none of them gives a date.
    public static func step(for stops: [EntityDossier.Stop], most: Int) -> TimeStep? {
        var low = Int64.max
        var high = Int64.min
        for stop in stops where stop.isDated {
            (low, high) = (min(low, stop.seconds), max(high, stop.seconds))
        }
        guard low <= high else { return nil }
        let all = TimeStep.allCases
        return all.first { $0.number(of: high) - $0.number(of: low) < most } ?? all.last
    }
}

extension TimeCounts.Count {
    fileprivate mutating func add(_ stop: EntityDossier.Stop) {
        mentions += Int(stop.mentions)
        articles += 1
    }
}
