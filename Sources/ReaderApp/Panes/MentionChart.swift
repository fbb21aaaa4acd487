import Articles
import CrossReferences
import Library

/// How often an entity is mentioned over time: a bar for each day, week, month, quarter or year, depending on what
/// fits.
struct MentionChart: Equatable, Sendable {
    /// How long the time of a bar is.
    enum Step: CaseIterable, Sendable {
        case day, week, month, quarter, year, decade

        var inWords: String {
            switch self {
            case .day: "day"
            case .week: "week"
            case .month: "month"
            case .quarter: "quarter"
            case .year: "year"
            case .decade: "ten years"
            }
        }

        /// The number of the step that a moment falls in, counted from some beginning.
        func number(of seconds: Int64) -> Int {
            let days = Int((Double(seconds) / 86_400).rounded(.down))
            // 1 January 1970 was a Thursday.
            if self == .day { return days }
            if self == .week { return Int((Double(days + 3) / 7).rounded(.down)) }
            let day = CalendarDay(secondsSince1970: seconds)
            return switch self {
            case .day, .week: days
            case .month: day.year * 12 + day.month - 1
            case .quarter: day.year * 4 + (day.month - 1) / 3
            case .year: day.year
            case .decade: day.year / 10
            }
        }

        func name(of seconds: Int64) -> String {
            let day = CalendarDay(secondsSince1970: seconds)
            return switch self {
            case .day, .week: DateInWords.day(day)
            case .month, .quarter: DateInWords.month(day)
            case .year, .decade: String(day.year)
            }
        }
    }
    let step: Step
    /// The mentions of each step, the oldest first; none is left out.
    let mentions: [Int]
    /// When the first and the last bar are, and the highest one: “Mar 2019”.
    let first: String
    let last: String
    let highest: String
    /// How many articles are left out because their date is not known.
    let undated: Int

    /// - Parameters:
    ///   - all: The articles that name the entity, newest first.
    ///   - undated: Those of them that are left out.
    ///   - width: The number of bars that fit.
    /// - Returns: `nil` when everything falls in one bar, which would say nothing.
    init?(_ all: [EntityDossier.Stop], without undated: Set<ArticleID> = [], width: Int) {
        let stops = undated.isEmpty ? all : all.filter { !undated.contains($0.article) }
        guard let newest = stops.first, let oldest = stops.last, width > 1 else { return nil }
        let fitting = Step.allCases.first { step in
            step.number(of: newest.seconds) - step.number(of: oldest.seconds) < width
        }
        guard let step = fitting else { return nil }
        let start = step.number(of: oldest.seconds)
        let count = step.number(of: newest.seconds) - start + 1
        guard count > 1 else { return nil }
        var mentions = Array(repeating: 0, count: count)
        var place = (number: 0, seconds: newest.seconds)
        for stop in stops { mentions[step.number(of: stop.seconds) - start] += Int(stop.mentions) }
        let most = mentions.max() ?? 0
        place.number = mentions.firstIndex(of: most) ?? 0
        // The first stop by date in the highest bar names the bar.
        if let stop = stops.last(where: { step.number(of: $0.seconds) - start == place.number }) {
            place.seconds = stop.seconds
        }
        self.step = step
        self.mentions = mentions
        first = step.name(of: oldest.seconds)
        last = step.name(of: newest.seconds)
        highest = step.name(of: place.seconds)
        self.undated = all.count - stops.count
    }

    /// What the chart says, for those who do not see it: “by month, most in Mar 2024: 41”.
    var inWords: String {
        let place =
            switch step {
            case .day: "on \(highest)"
            case .week: "in the week of \(highest)"
            case .quarter: "in the quarter of \(highest)"
            case .month, .year, .decade: "in \(highest)"
            }
        let rest = undated == 0 ? "" : "; \(undated.counted("article")) without a date left out"
        return "by \(step.inWords), most \(place): \(mentions.max() ?? 0)\(rest)"
    }

    private static let blocks = Array(" ▁▂▃▄▅▆▇█")

    /// The bars in rows from the top; each bar `cells` wide.
    func rows(_ height: Int, cells: Int) -> [String] {
        let glyphs = Self.blocks
        let full = glyphs.count - 1
        let most = max(1, mentions.max() ?? 1)
        return (0..<max(0, height)).map { row in
            let below = (height - 1 - row) * full
            return mentions.map { count in
                // A bar with any mentions is visible.
                let level = count == 0 ? 0 : max(1, count * height * full / most)
                let glyph = glyphs[max(0, min(full, level - below))]
                return String(repeating: String(glyph), count: cells)
            }.joined()
        }
    }
}
