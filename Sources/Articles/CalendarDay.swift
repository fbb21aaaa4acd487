/// A day of the Gregorian calendar.
public struct CalendarDay: Hashable, Comparable, Sendable {
    public var year: Int
    public var month: Int
    public var day: Int

    /// `nil` when there is no such day, or none that a newspaper could bear.
    init?(year: Int, month: Int, day: Int) {
        guard (1600...2199).contains(year), Self.isDay(year: year, month: month, day: day) else { return nil }
        (self.year, self.month, self.day) = (year, month, day)
    }

    /// The day in UTC that a moment falls on.
    public init(secondsSince1970 seconds: Int64) {
        let days = Int(seconds >= 0 ? seconds / 86400 : (seconds - 86399) / 86400)
        // Counts from 1 March of the year 0, so that the leap day is the last of its year (H. Hinnant's method).
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    }

    /// Days from 1 January 1970 to a day of the Gregorian calendar.
    ///
    /// - Parameters:
    ///   - month: 1 … 12.
    ///   - day: May go past the end of the month; then it is a day of the next.
    package static func daysSince1970(year: Int, month: Int, day: Int) -> Int {
        // Years that start in March, as above.
        let year = month <= 2 ? year - 1 : year
        let era = (year >= 0 ? year : year - 399) / 400
        let yearOfEra = year - era * 400
        let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    /// Whether a year has such a day.
    package static func isDay(year: Int, month: Int, day: Int) -> Bool {
        guard (1...12).contains(month), (1...31).contains(day) else { return false }
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        return day <= (month == 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].contains(month) ? 30 : 31)
    }

    /// `2024-07-21`.
    public var iso: String { "\(year)-\(Self.twoDigits(month))-\(Self.twoDigits(day))" }

    public static func < (a: CalendarDay, b: CalendarDay) -> Bool {
        (a.year, a.month, a.day) < (b.year, b.month, b.day)
    }

    static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    /// A time as ISO 8601 in UTC: `2024-07-21T14:05:00Z`.
    static func timestamp(secondsSince1970 seconds: Int) -> String {
        let day = CalendarDay(secondsSince1970: Int64(seconds))
        let rest = ((seconds % 86400) + 86400) % 86400
        let clock = [rest / 3600, rest % 3600 / 60, rest % 60].map(twoDigits).joined(separator: ":")
        return "\(day.iso)T\(clock)Z"
    }
}
