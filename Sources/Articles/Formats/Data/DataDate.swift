/// Reads the dates of a column: ISO 8601, those of mail, written out, in figures, and seconds or milliseconds since 1970.
struct DataDate {
    /// What the column's other dates say of dates like “03/04/2024”.
    enum Order {
        case dayFirst, monthFirst, unknown
    }
    let order: Order

    /// - Parameter values: As many of the column as are at hand.
    init(_ values: some Sequence<String>) {
        var isDayFirst = false
        var isMonthFirst = false
        for value in values {
            guard let parts = Self.figures(value), !parts.isDotted else { continue }
            if parts.first > 12, parts.second <= 12 { isDayFirst = true }
            if parts.second > 12, parts.first <= 12 { isMonthFirst = true }
        }
        order = isDayFirst == isMonthFirst ? .unknown : isDayFirst ? .dayFirst : .monthFirst
    }

    /// What a value says.
    enum Reading: Equatable {
        /// As ISO 8601.
        case known(String)
        /// A date of which nobody can say which number is the day.
        case ambiguous
        case none
    }

    func read(_ value: String) -> Reading {
        let text = value.trimmed
        if text.isEmpty { return .none }
        if let seconds = Self.secondsSince1970(text) {
            return .known(CalendarDay.timestamp(secondsSince1970: seconds))
        }
        if text.utf8.count == 8, let number = Int(text),
            let day = CalendarDay(year: number / 10000, month: number / 100 % 100, day: number % 100)
        {
            return .known(day.iso)
        }
        guard let parts = Self.figures(text) else { return FeedDate.iso(text).map { .known($0) } ?? .none }
        let isDayFirst = parts.first > 12 || parts.isDotted || parts.second <= 12 && order == .dayFirst
        let isMonthFirst = parts.second > 12 || order == .monthFirst
        guard isDayFirst || isMonthFirst || parts.first == parts.second else { return .ambiguous }
        let (day, month) = isDayFirst ? (parts.first, parts.second) : (parts.second, parts.first)
        return CalendarDay(year: parts.year, month: month, day: day).map { .known($0.iso) } ?? .none
    }

    /// A number that is so many seconds, or milliseconds, since 1970; years before 2001 have fewer figures.
    private static func secondsSince1970(_ text: String) -> Int? {
        let digits = text.prefix { $0 != "." }
        guard digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            text.dropFirst(digits.count).dropFirst().utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            let number = Int(digits)
        else { return nil }
        switch digits.utf8.count {
        case 9, 10: return number
        case 12, 13: return number / 1000
        case 16: return number / 1_000_000
        default: return nil
        }
    }

    /// “03/04/2024”, “3.4.2024 10:00”: the first number, the second and the year; with full stops, the day is always first.
    private static func figures(_ text: String) -> (first: Int, second: Int, year: Int, isDotted: Bool)? {
        let date = text.trimmed.prefix { $0 != " " && $0 != "T" && $0 != "," }
        let parts = date.split(whereSeparator: { "/-.".contains($0) })
        guard parts.count == 3, parts[0].utf8.count <= 2, parts[1].utf8.count <= 2, parts[2].utf8.count == 4,
            let first = Int(parts[0]), let second = Int(parts[1]), let year = Int(parts[2]), first > 0,
            second > 0
        else { return nil }
        return (first, second, year, date.contains("."))
    }
}
