import Articles

/// Days and times as numbers that sort: seconds since the beginning of 1970, in UTC.
enum DateKey {
    static let day: Int64 = 86_400
    /// Some hundred million years.
    private static let farthest: Int64 = 1 << 52
    /// What the key of an article without a date is less than its file's time: thirty thousand years.
    ///
    /// So such articles stand behind all others in every order of dates, and among themselves by their files. The schema
    /// counts on the number, which therefore never changes.
    private static let undatedShift: Int64 = 1 << 40
    /// Keys from here on are dates; no date is so long ago, and no file's time so late.
    static let firstDated: Int64 = -(1 << 39)
    /// In SQL, the order from the oldest to the newest article, and at its end those without a date.
    static let oldestFirst = "dateKey < \(firstDated), dateKey"

    /// The key of an article's date: lists are sorted by it, and articles that give no date come last.
    static func key(of date: ArticleDate) -> Int64 {
        date.origin == .fileTime ? number(of: date.iso) - undatedShift : number(of: date.iso)
    }

    /// Whether a key is that of a date, not only of a file's time.
    static func isDated(_ key: Int64) -> Bool { key >= firstDated }

    /// The time that a key stands for, be it a date or a file's time, in seconds since 1970.
    static func seconds(of key: Int64) -> Int64 { isDated(key) ? key : key &+ undatedShift }

    /// The earlier of two dates; keys without a date count for nothing beside one with a date.
    static func earlier(_ one: Int64, _ other: Int64) -> Int64 {
        isDated(one) && isDated(other) ? min(one, other) : max(one, other)
    }

    /// The number of a date's day, from 1 January 1970 on.
    static func dayNumber(of seconds: Int64) -> Int64 {
        seconds >= 0 ? seconds / day : (seconds &- day + 1) / day
    }

    /// The day that a key stands for, `2024-07-21`; `nil` where it is no date.
    static func day(_ key: Int64) -> String? { isDated(key) ? isoDay(key) : nil }

    /// The number for a date in ISO 8601 (`2024`, `2024-07`, `2024-07-21`, `2024-07-21T14:05:00Z`); 0 if it is not one.
    static func number(of iso: some StringProtocol) -> Int64 { span(of: iso)?.lowerBound ?? 0 }

    /// The time from the beginning to the end of a year, month, day or moment written in ISO 8601.
    static func span(of iso: some StringProtocol) -> Range<Int64>? {
        let halves = iso.split(separator: "T", maxSplits: 1, omittingEmptySubsequences: false)
        let parts = (halves.first ?? "").split(separator: "-", omittingEmptySubsequences: false)
        guard let first = parts.first, (1...3).contains(parts.count), first.utf8.count == 4,
            let year = Int(first)
        else { return nil }
        guard let month = parts.count > 1 ? Int(parts[1]) : 1, (1...12).contains(month) else { return nil }
        guard let dayOfMonth = parts.count > 2 ? Int(parts[2]) : 1, (1...31).contains(dayOfMonth) else {
            return nil
        }
        let start = days(year, month, dayOfMonth) * day
        switch parts.count {
        case 1: return start..<days(year + 1, 1, 1) * day
        case 2: return start..<(month == 12 ? days(year + 1, 1, 1) : days(year, month + 1, 1)) * day
        default:
            guard halves.count == 2 else { return start..<start + day }
            let moment = start + secondsOfDay(halves[1])
            return moment..<moment + 1
        }
    }

    /// Seconds of a time such as `14:05:00Z` or `14:05+02:00`; unreadable parts count nothing.
    private static func secondsOfDay(_ time: some StringProtocol) -> Int64 {
        var zone: Int64 = 0
        var clock = time[...]
        if let sign = time.lastIndex(where: { $0 == "+" || $0 == "-" }) {
            let digits = time[time.index(after: sign)...].split(separator: ":").compactMap {
                Int64($0).map { min($0, day) }
            }
            let minutes = digits.count > 1 ? digits[0] * 60 + digits[1] : (digits.first ?? 0) * 60
            zone = (time[sign] == "+" ? 60 : -60) * minutes
            clock = time[..<sign]
        }
        let numbers = clock.split { !$0.isNumber }.prefix(3).map { min(Int64($0) ?? 0, day) }
        return zip(numbers, [3600, 60, 1] as [Int64]).reduce(0) { $0 + $1.0 * $1.1 } - zone
    }

    private static func days(_ year: Int, _ month: Int, _ day: Int) -> Int64 {
        Int64(CalendarDay.daysSince1970(year: year, month: month, day: day))
    }

    /// The day that a number stands for, `2024-07-21`.
    static func isoDay(_ number: Int64) -> String {
        var bytes: [UInt8] = []
        appendDay(number, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Appends the day that a number stands for, `2024-07-21`.
    static func appendDay(_ number: Int64, to output: inout [UInt8]) {
        // A damaged number may be anything.
        let day = CalendarDay(secondsSince1970: max(-farthest, min(number, farthest)))
        append(day.year, digits: 4, to: &output)
        output.append(UInt8(ascii: "-"))
        append(day.month, digits: 2, to: &output)
        output.append(UInt8(ascii: "-"))
        append(day.day, digits: 2, to: &output)
    }

    /// Appends a number with at least this many digits.
    private static func append(_ number: Int, digits: Int, to output: inout [UInt8]) {
        if number < 0 { output.append(UInt8(ascii: "-")) }
        var rest = number.magnitude
        var place = output.count
        repeat {
            output.append(UInt8(ascii: "0") + UInt8(rest % 10))
            rest /= 10
        } while rest > 0
        while output.count - place < digits { output.append(UInt8(ascii: "0")) }
        var end = output.count - 1
        while place < end {
            output.swapAt(place, end)
            place += 1
            end -= 1
        }
    }
}
