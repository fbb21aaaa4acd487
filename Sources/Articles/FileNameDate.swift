/// Finds a date in a file's name: `2024-07-21-title.txt`, `20240721_title.txt`.
enum FileNameDate {
    /// The date in the last part of a path, if exactly one day is written there with the year first.
    static func date(in path: String) -> ArticleDate? {
        let name = path.utf8.suffix(
            from: path.utf8.lastIndex(of: UInt8(ascii: "/")).map(path.utf8.index(after:)) ?? path.startIndex)
        let bytes = Array(name)
        var days: Set<CalendarDay> = []
        for start in bytes.indices where isDigit(bytes[start]) && (start == 0 || !isWord(bytes[start - 1])) {
            if let day = day(bytes[start...]) { days.insert(day) }
        }
        guard days.count == 1, let day = days.first else { return nil }
        return ArticleDate(iso: day.iso, origin: .fileName)
    }

    private static func day(_ bytes: ArraySlice<UInt8>) -> CalendarDay? {
        guard let year = number(bytes.prefix(4), digits: 4), (1800...2100).contains(year) else { return nil }
        var rest = bytes.dropFirst(4)
        let separator = rest.first.flatMap { [0x2D, 0x5F, 0x2E, 0x20].contains($0) ? $0 : nil }
        if separator != nil { rest = rest.dropFirst() }
        guard let month = number(rest.prefix(2), digits: 2) else { return nil }
        rest = rest.dropFirst(2)
        if let separator {
            guard rest.first == separator else { return nil }
            rest = rest.dropFirst()
        }
        guard let day = number(rest.prefix(2), digits: 2) else { return nil }
        rest = rest.dropFirst(2)
        // A longer number, or letters, are the name of something else; a T leads a time.
        if let next = rest.first, isWord(next),
            next | 0x20 != UInt8(ascii: "t")
                || separator == nil && !rest.dropFirst().prefix(2).allSatisfy(isDigit)
        {
            return nil
        }
        return CalendarDay(year: year, month: month, day: day)
    }

    private static func number(_ bytes: ArraySlice<UInt8>, digits: Int) -> Int? {
        guard bytes.count == digits, bytes.allSatisfy(isDigit) else { return nil }
        return bytes.reduce(0) { $0 * 10 + Int($1 & 0x0F) }
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
    private static func isWord(_ byte: UInt8) -> Bool {
        isDigit(byte) || (0x61...0x7A).contains(byte | 0x20) || byte >= 0x80
    }
}
