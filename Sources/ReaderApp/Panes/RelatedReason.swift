import Articles
import CrossReferences
import Entities
import Library
import TerminalUI

/// The second row of a related article: its day, and what is particular.
struct RelatedReason {
    private static let wordsTold = 4

    let date: ArticleDate
    /// What stands behind the day, the most telling first; as many as fit are shown, and the rest is counted.
    let parts: [String]
    /// What stands behind those where there is room.
    var last: String?

    init(date: ArticleDate, parts: [String]) {
        self.date = date
        self.parts = parts
    }

    /// - Parameter followed: The names that carry the sign of those who are followed.
    init(_ related: RelatedArticle, followed: Set<String> = []) {
        date = related.headline.date
        switch related.relation {
        case .copy:
            parts = related.reasons.flatMap { $0.split(separator: "; ").map(String.init) }
        case .quotation:
            parts = ["quotes the same words"] + Self.short(related.particulars, followed)
        case .story, .background:
            let names = Self.short(related.particulars, followed)
            parts = names.isEmpty ? related.reasons.filter { $0 == "same headline" } : names
        }
        last = related.reasons.last { $0.hasSuffix("apart") || $0 == "same day" }
    }

    /// A person is told by the last word of the name, unless two of them share it.
    private static func short(_ particulars: [Particular], _ followed: Set<String>) -> [String] {
        func family(_ particular: Particular) -> String {
            particular.text.split(separator: " ").last.map(String.init) ?? particular.text
        }
        // Words are told where no name is.
        let names = particulars.filter { $0.kind != nil }
        let particulars = names.isEmpty ? Array(particulars.prefix(Self.wordsTold)) : names
        let families = particulars.filter { $0.kind == .person }.map(family)
        return particulars.map { particular in
            let sign = particular.kind != nil && followed.contains(particular.text) ? "◆" : ""
            guard particular.kind == .person else { return sign + particular.text }
            let own = family(particular)
            return sign + (families.count { $0 == own } > 1 ? particular.text : own)
        }
    }

    /// “31 Jan 2025 · Şahin, Wierzba +4”: never cut within a word.
    static func fitted(_ reason: RelatedReason, to width: Int) -> String {
        let day =
            reason.date.origin == .fileTime
            ? "no date" : String(DateInWords.short(reason.date).drop { $0 == " " })
        var text = day
        var shown = 0
        for part in reason.parts {
            let separator = shown == 0 ? " · " : ", "
            let left = reason.parts.count - shown - 1
            let longer = text + separator + part
            guard CellWidth.width(of: longer + (left > 0 ? " +\(left)" : "")) <= width else { break }
            text = longer
            shown += 1
        }
        let left = reason.parts.count - shown
        if left > 0 { text += shown == 0 ? " · +\(left)" : " +\(left)" }
        if let last = reason.last, left == 0, CellWidth.width(of: "\(text) · \(last)") <= width {
            text += " · \(last)"
        }
        return text
    }
}
