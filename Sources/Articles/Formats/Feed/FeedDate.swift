/// Reads the dates of feeds, which come in every form that somebody’s program writes.
enum FeedDate {
    /// A date as ISO 8601, the day in its own zone; `nil` where no day is written (“yesterday”, “2003-12”).
    static func iso(_ text: String) -> String? {
        let text = text.inOneLine
        guard !text.isEmpty, text.utf8.count <= 100 else { return nil }
        if let day = dayInFigures(text) { return day }
        if let iso = PageDate.iso(text) { return iso }
        let words = inEnglish(text)
        for form in [words, withLongYear(words), yearLast(words), dayLast(words)] {
            if let form, let iso = DateReader(form.utf8).dates().first?.iso { return iso }
        }
        return nil
    }

    /// “20040321”, and “2004-081”, the day of the year.
    private static func dayInFigures(_ text: String) -> String? {
        let figures = text.prefix { $0.isASCII && ($0.isNumber || $0 == "-") }.filter { $0 != "-" }
        let dashes = text.prefix(9).count { $0 == "-" }
        let rest = text.drop { $0.isASCII && ($0.isNumber || $0 == "-") }.first
        guard rest == nil || rest == "T" || rest == "t" || rest == " ",
            let year = Int(figures.prefix(4)), (1900...2199).contains(year)
        else { return nil }
        if figures.count == 8, dashes == 0, let month = Int(figures.dropFirst(4).prefix(2)),
            let day = Int(figures.suffix(2))
        {
            return CalendarDay(year: year, month: month, day: day)?.iso
        }
        guard figures.count == 7, dashes <= 1, let number = Int(figures.suffix(3)), (1...366).contains(number)
        else { return nil }
        let start = CalendarDay.daysSince1970(year: year, month: 1, day: 1)
        let day = CalendarDay(secondsSince1970: Int64(start + number - 1) * 86400)
        return day.year == year ? day.iso : nil
    }

    /// “5 Mar 24 09:30” as “5 Mar 2024 09:30”.
    private static func withLongYear(_ text: String) -> String? {
        var parts = text.replacing("-", with: " ").split(separator: " ").map(String.init)
        let year = parts.indices.first { index in
            index >= 2 && parts[index].count == 2 && Int(parts[index]) != nil
                && parts[index - 1].contains(where: \.isLetter)
                && Int(parts[index - 2].filter { $0 != "," }) != nil
        }
        guard let year, let value = Int(parts[year]) else { return nil }
        parts[year] = String(value + (value < 70 ? 2000 : 1900))
        return parts.joined(separator: " ")
    }

    /// “2004-july-13T9:15” as “13 july 2004”.
    private static func dayLast(_ text: String) -> String? {
        let parts = text.split(maxSplits: 2) { $0 == "-" || $0 == " " }
        guard parts.count == 3, parts[0].count == 4, Int(parts[0]) != nil else { return nil }
        return "\(parts[2].prefix { $0.isNumber }) \(parts[1]) \(parts[0])"
    }

    /// “Sun Jan 4 16:29:06 PST 2004” as “Jan 4, 2004 16:29:06 PST”.
    private static func yearLast(_ text: String) -> String? {
        var parts = text.split(separator: " ").map(String.init)
        guard let year = parts.last, year.count == 4, Int(year) != nil,
            let time = parts.firstIndex(where: { $0.contains(":") }), time >= 2
        else { return nil }
        parts.removeLast()
        parts.insert(year, at: time)
        return parts.joined(separator: " ")
    }
}

extension FeedDate {
    /// The text with the names of months in English, and the days of Korean dates as those of Chinese ones.
    private static func inEnglish(_ text: String) -> String {
        var result = ""
        var word = ""
        func finish() {
            result += english(word)
            word = ""
        }
        for character in text {
            if character.isLetter {
                word.append(character)
            } else {
                finish()
                result.append(character)
            }
        }
        finish()
        return result
    }

    private static let koreanUnits = ["년": "年", "월": "月", "일": "日"]

    /// A word that is the name of one month, or the beginning of one, in English.
    private static func english(_ word: String) -> String {
        if let unit = koreanUnits[word] { return unit }
        let lower = word.lowercased()
        guard lower.count >= 3 else { return word }
        var month: Int?
        for list in months {
            for (index, name) in list.enumerated() where name.hasPrefix(lower) {
                // What begins several months is none of them.
                guard month == nil || month == index else { return word }
                month = index
            }
        }
        return month.map { String(months[0][$0]) } ?? word
    }

    private static let months: [[Substring]] = [
        "january february march april may june july august september october november december",
        "januar februar märz april mai juni juli august september oktober november dezember",
        "jänner feber mär april mai juni juli august september oktober november dezember",
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
        "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
        "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
        "januari februari maart april mei juni juli augustus september oktober november december",
        "januari februari mars april maj juni juli augusti september oktober november december",
        "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
        "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь",
        "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
        "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
        "január február március április május június július augusztus szeptember október november december",
        "ιανουαρίου φεβρουαρίου μαρτίου απριλίου μαΐου ιουνίου ιουλίου αυγούστου σεπτεμβρίου οκτωβρίου νοεμβρίου δεκεμβρίου",
        "ιανουάριος φεβρουάριος μάρτιος απρίλιος μάιος ιούνιος ιούλιος αύγουστος σεπτέμβριος οκτώβριος νοέμβριος δεκέμβριος",
        "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık",
    ].map { $0.split(separator: " ") }
}
