import Articles

/// Dates as people read them.
enum DateInWords {
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    /// “21 Jul 2024”, 11 cells or fewer; days below ten are set right.
    static func short(_ date: ArticleDate) -> String {
        let parts = date.day.split(separator: "-")
        guard parts.count == 3, let month = Int(parts[1]), (1...12).contains(month), let day = Int(parts[2])
        else {
            return String(date.day)
        }
        return "\(day < 10 ? " " : "")\(day) \(months[month - 1]) \(parts[0])"
    }

    /// The date with what is known of it: “21 Jul 2024”, or “21 Jul 2024 (the file's date)”.
    static func long(_ date: ArticleDate) -> String {
        let day = String(short(date).drop { $0 == " " })
        return date.origin == .fileTime ? "\(day) (the file's date)" : day
    }

    /// “21 Jul 2024”.
    static func day(_ day: CalendarDay) -> String { "\(day.day) \(month(day))" }

    /// “Jul 2024”.
    static func month(_ day: CalendarDay) -> String { "\(months[day.month - 1]) \(day.year)" }
}
