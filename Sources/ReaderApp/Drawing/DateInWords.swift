import Articles
import Foundation
import Glibc

/// Dates as people read them.
enum DateInWords {
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    /// “21 Jul 2024”, 11 cells or fewer; days below ten are set right.
    ///
    /// “~21 Jul 24” where only the file's date is known.
    static func short(_ date: ArticleDate) -> String {
        if date.origin == .fileTime {
            let day = dayAlone(date)
            return "~\(day.dropLast(4))\(day.suffix(2))"
        }
        return inFull(date)
    }

    /// “21 Jul 2024”, whatever it was taken from.
    static func dayAlone(_ date: ArticleDate) -> Substring { inFull(date).drop { $0 == " " } }

    private static func inFull(_ date: ArticleDate) -> String {
        var iso = date.iso
        if let words = iso.withUTF8(wholeDay) { return words }
        let parts = date.day.split(separator: "-")
        guard parts.count == 3, let month = Int(parts[1]), (1...12).contains(month), let day = Int(parts[2])
        else {
            return String(date.day)
        }
        return "\(day < 10 ? " " : "")\(day) \(months[month - 1]) \(parts[0])"
    }

    /// The words for `2024-07-21`, the form of nearly all dates; every row of a list has one.
    private static func wholeDay(_ iso: UnsafeBufferPointer<UInt8>) -> String? {
        let dash = UInt8(ascii: "-")
        guard iso.count >= 10, iso[4] == dash, iso[7] == dash else { return nil }
        for place in 0..<10 where place != 4 && place != 7 {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(iso[place]) else { return nil }
        }
        let month = Int(iso[5]) * 10 + Int(iso[6]) - 11 * Int(UInt8(ascii: "0"))
        guard (1...12).contains(month) else { return nil }
        return String(unsafeUninitializedCapacity: 11) { words in
            words[0] = iso[8] == UInt8(ascii: "0") ? UInt8(ascii: " ") : iso[8]
            words[1] = iso[9]
            words[2] = UInt8(ascii: " ")
            for (place, letter) in months[month - 1].utf8.enumerated() { words[3 + place] = letter }
            words[6] = UInt8(ascii: " ")
            for place in 0..<4 { words[7 + place] = iso[place] }
            return 11
        }
    }

    /// The date with what is known of it: “21 Jul 2024”, or “no date (file of 29 Nov 2026)”.
    static func long(_ date: ArticleDate) -> String {
        let day = dayAlone(date)
        return date.origin == .fileTime ? "no date (file of \(day))" : String(day)
    }

    /// “ 21”, or “~21” where only the file's date is known.
    static func dayOfMonth(_ date: ArticleDate) -> String {
        let day = Int(date.iso.prefix(10).suffix(2)) ?? 0
        return (date.origin == .fileTime ? "~" : " ") + (day < 10 ? " " : "") + "\(day)"
    }

    private static let wholeMonths = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
        "November", "December",
    ]

    /// “March 2024” for `2024-03`, “12 March 2024” for `2024-03-12`.
    static func heading(_ iso: String) -> String {
        let parts = iso.split(separator: "-").compactMap { Int($0) }
        guard parts.count > 1, (1...12).contains(parts[1]) else { return iso }
        let month = "\(wholeMonths[parts[1] - 1]) \(parts[0])"
        return parts.count > 2 ? "\(parts[2]) \(month)" : month
    }

    /// “21 Jul 2024”.
    static func day(_ day: CalendarDay) -> String { "\(day.day) \(month(day))" }

    /// “July 2024”.
    static func wholeMonth(_ day: CalendarDay) -> String { "\(wholeMonths[day.month - 1]) \(day.year)" }

    /// “21 Jul 2024” of `2024-07-21`.
    static func day(iso: String) -> String {
        inFull(ArticleDate(iso: iso, origin: .text)).inOneLine
    }

    /// “21 Jul”, and “~21 Jul” where only the file's date is known.
    static func dayAndMonth(_ date: ArticleDate) -> String {
        let words = inFull(date).inOneLine.split(separator: " ").prefix(2).joined(separator: " ")
        return date.origin == .fileTime ? "~" + words : words
    }

    /// “9 Mar” of seconds since 1970, in the time of this place.
    static func shortDay(_ seconds: Int64) -> String {
        let day = CalendarDay(secondsSince1970: seconds + offset(at: seconds))
        return "\(day.day) \(months[day.month - 1])"
    }

    /// “9 Mar 2025, 18:40” of seconds since 1970, in the time of this place.
    static func moment(_ seconds: Int64) -> String {
        let local = seconds + offset(at: seconds)
        let minutes = Int(local.quotientAndRemainder(dividingBy: 86_400).remainder / 60)
        let clock = [minutes / 60, minutes % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
        return "\(day(CalendarDay(secondsSince1970: local))), \(clock)"
    }

    /// How far the clocks of this place are ahead of UTC, in seconds.
    private static func offset(at seconds: Int64) -> Int64 {
        // Foundation would ask ICU, whose data the packaged program does not carry.
        var moment = time_t(seconds)
        var local = tm()
        return localtime_r(&moment, &local) == nil ? 0 : Int64(local.tm_gmtoff)
    }

    /// “Jul 2024”.
    static func month(_ day: CalendarDay) -> String { "\(months[day.month - 1]) \(day.year)" }
}
