/// Finds calendar dates that are written out in a line: “Tue 21 Jul 2024 14.05 BST”, “July 21, 2024”, “2024-07-21”.
///
/// A date whose day and month could be exchanged (“03/04/2024”) is not read.
struct DateReader {
    /// A date in a line.
    struct Found: Equatable {
        var day: CalendarDay
        /// `14:05:00Z` or `14:05:00+01:00`, where the time and its zone are known.
        var time: String?
        /// Indices of the line's pieces that the date, its time and its weekday take up.
        var pieces: Range<Int>

        var iso: String { time.map { "\(day.iso)T\($0)" } ?? day.iso }
    }

    let pieces: [LinePiece]

    init(_ line: some Sequence<UInt8>) {
        pieces = LinePiece.pieces(of: line)
    }

    /// The dates in the line, in order.
    func dates() -> [Found] {
        var found: [Found] = []
        var index = 0
        while index < pieces.count {
            if let (day, next) = day(at: index) {
                let start = startWithWeekday(index, after: found.last?.pieces.upperBound ?? 0)
                let (time, end) = time(at: next)
                found.append(Found(day: day, time: time, pieces: start..<end))
                index = end
            } else {
                index += 1
            }
        }
        return found
    }

    private func word(_ index: Int) -> String? {
        guard pieces.indices.contains(index), case .word(let word) = pieces[index] else { return nil }
        return word
    }

    private func number(_ index: Int) -> (value: Int, digits: Int)? {
        guard pieces.indices.contains(index), case .number(let value, let digits) = pieces[index] else {
            return nil
        }
        return (value, digits)
    }

    private func mark(_ index: Int) -> UInt8? {
        guard pieces.indices.contains(index), case .mark(let mark) = pieces[index] else { return nil }
        return mark
    }
}

// MARK: Days

extension DateReader {
    private func day(at index: Int) -> (CalendarDay, next: Int)? {
        yearFirst(at: index) ?? dayFirst(at: index) ?? monthFirst(at: index) ?? inNumbers(at: index)
    }

    /// 2024-07-21, 2024/07/21, 2024.07.21; 2024年7月21日.
    private func yearFirst(at index: Int) -> (CalendarDay, next: Int)? {
        guard let year = number(index), year.digits == 4, let month = number(index + 2),
            let day = number(index + 4),
            month.digits <= 2, day.digits <= 2
        else { return nil }
        let isWestern = mark(index + 1) == mark(index + 3) && mark(index + 1).map(Self.isDateMark) == true
        let isEastern = word(index + 1) == "年" && word(index + 3) == "月" && word(index + 5) == "日"
        guard isWestern || isEastern,
            let found = CalendarDay(year: year.value, month: month.value, day: day.value)
        else { return nil }
        return (found, index + (isEastern ? 6 : 5))
    }

    /// 21 July 2024, 21st of July, 2024, 21-Jul-2024, 21 de julio de 2024, 1er juillet 2024.
    private func dayFirst(at index: Int) -> (CalendarDay, next: Int)? {
        guard let day = number(index), day.digits <= 2 else { return nil }
        var next = index + 1
        if let suffix = word(next), ["st", "nd", "rd", "th", "er"].contains(suffix) { next += 1 }
        if let word = word(next), word == "of" || word == "de" { next += 1 }
        let isHyphenated = mark(next) == UInt8(ascii: "-")
        if isHyphenated || mark(next) == UInt8(ascii: ".") { next += 1 }
        guard let name = word(next), let month = Self.months[name] else { return nil }
        next += 1
        if let mark = mark(next), mark == UInt8(ascii: isHyphenated ? "-" : ",") || mark == UInt8(ascii: ".")
        {
            next += 1
        }
        if word(next) == "de" { next += 1 }
        guard let year = number(next), year.digits == 4 else { return nil }
        return CalendarDay(year: year.value, month: month, day: day.value).map { ($0, next + 1) }
    }

    /// July 21, 2024 or Jul 21st 2024.
    private func monthFirst(at index: Int) -> (CalendarDay, next: Int)? {
        guard let name = word(index), let month = Self.months[name] else { return nil }
        var next = index + 1
        if mark(next) == UInt8(ascii: ".") { next += 1 }
        guard let day = number(next), day.digits <= 2 else { return nil }
        next += 1
        if let suffix = word(next), ["st", "nd", "rd", "th"].contains(suffix) { next += 1 }
        if mark(next) == UInt8(ascii: ",") { next += 1 }
        guard let year = number(next), year.digits == 4 else { return nil }
        return CalendarDay(year: year.value, month: month, day: day.value).map { ($0, next + 1) }
    }

    /// 21/07/2024 or 07/21/2024 where only one reading is a date; 21.07.2024, which is always day first.
    private func inNumbers(at index: Int) -> (CalendarDay, next: Int)? {
        guard let first = number(index), let second = number(index + 2), let year = number(index + 4),
            first.digits <= 2, second.digits <= 2, year.digits == 4, let mark = mark(index + 1),
            mark == self.mark(index + 3), Self.isDateMark(mark)
        else { return nil }
        let dayFirst = CalendarDay(year: year.value, month: second.value, day: first.value)
        let monthFirst = CalendarDay(year: year.value, month: first.value, day: second.value)
        if mark == UInt8(ascii: ".") { return dayFirst.map { ($0, index + 5) } }
        if let dayFirst, let monthFirst, dayFirst != monthFirst { return nil }
        return (dayFirst ?? monthFirst).map { ($0, index + 5) }
    }

    private func startWithWeekday(_ index: Int, after least: Int) -> Int {
        var start = index
        if start - 1 >= least, mark(start - 1) == UInt8(ascii: ",") { start -= 1 }
        guard start - 1 >= least, let name = word(start - 1), Self.weekdays.contains(name) else {
            return index
        }
        return start - 1
    }

    private static func isDateMark(_ mark: UInt8) -> Bool {
        mark == UInt8(ascii: "-") || mark == UInt8(ascii: "/") || mark == UInt8(ascii: ".")
    }

    private static let months: [String: Int] = {
        var months: [String: Int] = ["sept": 9]
        for (language, names) in monthNames.enumerated() {
            for (index, name) in names.split(separator: " ").enumerated() {
                months[String(name)] = index + 1
                if language == 0 { months[String(name.prefix(3))] = index + 1 }
            }
        }
        return months
    }()

    /// In English, German, French, Spanish, Italian, Portuguese and Dutch, from January on; only English ones are cut short.
    private static let monthNames = [
        "january february march april may june july august september october november december",
        "januar februar märz april mai juni juli august september oktober november dezember",
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
        "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
        "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
        "januari februari maart april mei juni juli augustus september oktober november december",
    ]

    private static let weekdays: Set<String> = {
        let names = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
        return Set(names + names.map { String($0.prefix(3)) } + ["tues", "thur", "thurs"])
    }()
}

// MARK: Times

extension DateReader {
    /// The time of day that follows a date, if it is complete with its zone, and where the line goes on after it.
    private func time(at index: Int) -> (time: String?, next: Int) {
        var start = index
        let isISO = word(start) == "t" && number(start + 1)?.digits == 2
        if isISO { start += 1 }
        while !isISO, start < index + 3, isFiller(start) { start += 1 }
        guard var hour = number(start)?.value, number(start)?.digits ?? 3 <= 2, hour < 24,
            let colon = mark(start + 1),
            colon == UInt8(ascii: ":") || colon == UInt8(ascii: "."), let minute = number(start + 2),
            minute.digits == 2, minute.value < 60
        else { return (nil, index) }
        var next = start + 3
        var second = 0
        if mark(next) == UInt8(ascii: ":"), let value = number(next + 1), value.digits == 2, value.value < 60
        {
            second = value.value
            next += 2
            if isISO, mark(next) == UInt8(ascii: "."), number(next + 1) != nil { next += 2 }
        }
        if let (isAfternoon, after) = halfOfDay(at: next) {
            guard (1...12).contains(hour) else { return (nil, after) }
            hour = hour % 12 + (isAfternoon ? 12 : 0)
            next = after
        }
        let (zone, end) = zone(at: next)
        guard let zone else { return (nil, end) }
        let clock = [hour, minute.value, second].map(CalendarDay.twoDigits).joined(separator: ":")
        return (clock + zone, end)
    }

    private func isFiller(_ index: Int) -> Bool {
        if let word = word(index) { return word == "at" }
        return mark(index).map { [UInt8(ascii: ","), UInt8(ascii: "|"), UInt8(ascii: "-")].contains($0) }
            ?? false
    }

    /// Which half of the day is meant: “pm”, “p.m.”.
    private func halfOfDay(at index: Int) -> (isAfternoon: Bool, next: Int)? {
        if let word = word(index), word == "am" || word == "pm" { return (word == "pm", index + 1) }
        guard let letter = word(index), letter == "a" || letter == "p", mark(index + 1) == UInt8(ascii: "."),
            word(index + 2) == "m"
        else { return nil }
        return (letter == "p", mark(index + 3) == UInt8(ascii: ".") ? index + 4 : index + 3)
    }

    private func zone(at index: Int) -> (offset: String?, next: Int) {
        if let name = word(index) {
            if let offset = Self.zones[name] { return (offset, index + 1) }
            // A zone that means different times in different countries: the day alone is known.
            return (nil, Self.unclearZones.contains(name) ? index + 1 : index)
        }
        guard let sign = mark(index), sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-"),
            let hours = number(index + 1)
        else { return (nil, index) }
        let text = sign == UInt8(ascii: "+") ? "+" : "-"
        if hours.digits == 4, hours.value / 100 < 15, hours.value % 100 < 60 {
            let (hour, minute) = (hours.value / 100, hours.value % 100)
            return ("\(text)\(CalendarDay.twoDigits(hour)):\(CalendarDay.twoDigits(minute))", index + 2)
        }
        guard hours.digits == 2, hours.value < 15, mark(index + 2) == UInt8(ascii: ":"),
            let minutes = number(index + 3), minutes.digits == 2, minutes.value < 60
        else { return (nil, index) }
        let clock = "\(CalendarDay.twoDigits(hours.value)):\(CalendarDay.twoDigits(minutes.value))"
        return (text + clock, index + 4)
    }

    /// Offsets of the zones that news uses and that mean one thing there.
    private static let zones: [String: String] = [
        "z": "Z", "gmt": "Z", "utc": "Z", "bst": "+01:00", "cet": "+01:00", "cest": "+02:00", "eet": "+02:00",
        "eest": "+03:00", "msk": "+03:00", "est": "-05:00", "edt": "-04:00", "cdt": "-05:00", "mst": "-07:00",
        "mdt": "-06:00", "pst": "-08:00", "pdt": "-07:00", "jst": "+09:00", "aest": "+10:00",
        "aedt": "+11:00",
    ]
    private static let unclearZones: Set<String> = [
        "et", "ct", "mt", "pt", "cst", "ist", "hrs", "h", "local", "uk",
    ]
}
