import Articles
import Glibc

/// Dates as people type them in a query.
enum TypedDate {
    /// The time that a date means: `2024`, `2024-03`, `2024-3-12`, `2024/03/12`, `12.3.2024`, `25/3/2024`, `today`,
    /// `yesterday`; `nil` for anything else, and for a date that may be one of two.
    ///
    /// - Parameter today: Any moment of the current day, in seconds since 1970.
    static func span(of text: String, today: Int64 = Self.today) -> Range<Int64>? {
        let day = DateKey.day
        let begin = (today >= 0 ? today : today - day + 1) / day * day
        switch text.lowercased() {
        case "today": return begin..<begin + day
        case "yesterday": return begin - day..<begin
        default: break
        }
        if let parts = parts(of: text) {
            let found = possible(parts)
            return found.count == 1 ? DateKey.span(of: found[0]) : nil
        }
        return DateKey.span(of: text)
    }

    /// Whether it may be one of two days, as `3/12/2024` may.
    static func isAmbiguous(_ text: String) -> Bool {
        parts(of: text).map { possible($0).count > 1 } ?? false
    }

    /// Whether something typed may become a date.
    static func mayBecomeOne(_ text: String) -> Bool {
        let typed = text.lowercased()
        return "today".hasPrefix(typed) || "yesterday".hasPrefix(typed)
            || typed.utf8.allSatisfy { (0x30...0x39).contains($0) || "-/.".utf8.contains($0) }
    }

    /// The local day, as the moment in UTC when a day of that name begins.
    static var today: Int64 {
        var now = time(nil)
        var parts = tm()
        localtime_r(&now, &parts)
        return Int64(now) + Int64(parts.tm_gmtoff)
    }

    /// The three numbers of a date and the sign between them; `nil` for other texts.
    private static func parts(of text: String) -> (numbers: [Int], isYearFirst: Bool, separator: Character)? {
        guard let separator = text.first(where: { "-/.".contains($0) }) else { return nil }
        let texts = text.split(separator: separator, omittingEmptySubsequences: false)
        let numbers = texts.compactMap { $0.utf8.count <= 4 ? Int($0) : nil }
        guard texts.count == 3, numbers.count == 3, numbers.allSatisfy({ $0 > 0 }) else { return nil }
        if texts[0].utf8.count == 4 { return (numbers, true, separator) }
        return texts[2].utf8.count == 4 ? (numbers, false, separator) : nil
    }

    /// The days that three numbers can be, as ISO dates; with points between them the day comes first.
    private static func possible(
        _ parts: (numbers: [Int], isYearFirst: Bool, separator: Character)
    ) -> [String] {
        let numbers = parts.numbers
        let orders: [(year: Int, month: Int, day: Int)] =
            if parts.isYearFirst {
                [(numbers[0], numbers[1], numbers[2])]
            } else if parts.separator == "." || numbers[0] == numbers[1] {
                [(numbers[2], numbers[1], numbers[0])]
            } else {
                [(numbers[2], numbers[1], numbers[0]), (numbers[2], numbers[0], numbers[1])]
            }
        return orders.filter { CalendarDay.isDay(year: $0.year, month: $0.month, day: $0.day) }.map {
            let year = String(repeating: "0", count: max(0, 4 - "\($0.year)".utf8.count)) + "\($0.year)"
            return "\(year)-\($0.month)-\($0.day)"
        }
    }
}
