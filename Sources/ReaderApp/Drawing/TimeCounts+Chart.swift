import Articles
import CrossReferences
import Library

extension TimeStep {
    var inWords: String { self == .decade ? "ten years" : rawValue }

    /// The name of a part as a heading has it: “31 Jan 2025”, “week of 27 Jan 2025”, “January 2025”, “2025, 1st quarter”.
    func heading(_ number: Int) -> String {
        let day = firstDay(of: number)
        return switch self {
        case .day: DateInWords.day(day)
        case .week: "week of \(DateInWords.day(day))"
        case .month: DateInWords.wholeMonth(day)
        case .quarter: "\(day.year), \(["1st", "2nd", "3rd", "4th"][number % 4]) quarter"
        case .year: String(day.year)
        case .decade: "\(day.year) to \(day.year + 9)"
        }
    }

    /// What stands below a bar of a chart.
    fileprivate func label(_ number: Int, isFirst: Bool) -> (text: String, rank: Int) {
        let day = firstDay(of: number)
        let isYear = day.month == 1 && (self != .week && self != .day || day.day <= (self == .week ? 7 : 1))
        switch self {
        case .day, .week:
            let isMonth = day.day <= (self == .week ? 7 : 1)
            let text =
                isFirst || isYear ? DateInWords.day(day) : "\(day.day) \(DateInWords.month(day).prefix(3))"
            return (text, isFirst ? 0 : isYear ? 1 : isMonth ? 2 : 4)
        case .month, .quarter:
            let text = isFirst || isYear ? DateInWords.month(day) : String(DateInWords.month(day).prefix(3))
            return (text, isFirst ? 0 : isYear ? 1 : day.month % 3 == 1 ? 3 : 4)
        case .year:
            return (String(day.year), isFirst ? 0 : day.year % 10 == 0 ? 1 : day.year % 5 == 0 ? 2 : 4)
        case .decade: return ("\(day.year)s", isFirst ? 0 : day.year % 100 == 0 ? 1 : 4)
        }
    }
}

extension TimeCounts {
    /// As many bars as fit beside each other with gaps between them.
    static func bars(in width: Int) -> Int { max(2, width / 3) }

    /// The mentions as bars with their dates below.
    var chart: BarChart {
        BarChart(
            values: counts.map(\.mentions),
            labels: counts.indices.map { place in
                let (text, rank) = step.label(first + place, isFirst: place == 0)
                return BarChart.Label(
                    bar: place, text: text, rank: place == counts.count - 1 ? min(2, rank) : rank)
            })
    }

    /// What the chart says, for those who do not see it: “by month, most in March 2024: 41”.
    var inWords: String {
        guard let most = counts.map(\.mentions).max(),
            let place = counts.firstIndex(where: { $0.mentions == most })
        else { return "no article gives a date" }
        let name = step.heading(first + place)
        let rest =
            undated.articles == 0 ? "" : "; \(undated.articles.counted("article")) without a date left out"
        return "by \(step.inWords), most \(step == .day ? "on" : "in") \(name): \(most)\(rest)"
    }
}
