import Articles
import CrossReferences
import Library
import TerminalUI

/// What is said of the place in the text.
extension TextPane {
    /// Whether the end of the text is in view.
    func isAtEnd(height: Int) -> Bool { top + height >= rows.count }

    /// How far one is, and what is left: “38% · 2 min left”, “end · 3 of 12 unread here”.
    func progressInWords(_ facts: PaneFacts) -> String? {
        guard let opened else { return nil }
        let height = facts.layout.textColumn.height
        if isAtEnd(height: height) {
            let place = rows.count <= height ? "all" : "end"
            return facts.unread.map { "\(place) · \($0) of \(facts.listed) unread here" } ?? place
        }
        let wordsLeft = opened.row.words * (rows.count - top - height) / max(1, rows.count)
        return "\((top + height) * 100 / rows.count)% · \(max(1, (wordsLeft + 115) / 230)) min left"
    }

    /// Who a name at the cursor is and how sure that is, or who says what the cursor is in: the fullest first; none where
    /// the cursor is at neither.
    func cursorInWords(_ facts: PaneFacts) -> [String] {
        if let selection {
            let count = selection.sentences.count
            return [
                "\(count.counted("sentence")) selected · ) ( } { extend · y copies, yq with its source · Esc ends",
                "\(count.counted("sentence")) · ) ( } { · y yq · Esc",
            ]
        }
        let isInView = pointInView(height: facts.layout.textColumn.height) != nil
        if sentence == nil { return isInView ? nameInWords(facts) : [] }
        guard let opened, let quotation = quotationAtCursor else { return [] }
        guard let speaker = opened.entities.first(where: { $0.id == quotation.speaker }) else {
            return ["It is not known who says this."]
        }
        let cue = quotation.cue.map { " · “\($0)”" } ?? ""
        let said = "\(speaker.name) says this"
        let sure = "\(said) · sure \(Self.percent(quotation.confidence))"
        return [sure + cue + " · yq copies it", sure + cue, sure, said]
    }

    private func nameInWords(_ facts: PaneFacts) -> [String] {
        guard let opened, let point else { return [] }
        let mention = opened.mentions[point]
        guard let entity = opened.entities.first(where: { $0.id == mention.entity }) else { return [] }
        let text = String(opened.article.text.slice(utf8: mention.range)).inOneLine
        let mark = facts.followed.contains(entity.id) ? "◆ " : ""
        let name = mark + (text == entity.name ? entity.name : "“\(text)” is \(entity.name)")
        var counts = "\(entity.mentionsHere) here · \(entity.articles.counted("article"))"
        if let trail = facts.trail, trail.entity == entity.id, !trail.stops.isEmpty {
            counts = trail.countsInWords
        }
        let role = entity.roles.first.map { " · \($0)" } ?? ""
        let sure = "sure \(Self.percent(mention.confidence))"
        let keys = facts.settings.keys.filled("{dossier} dossier · {why} why", in: .text)
        return [
            "\(name)\(role) · \(counts) · \(sure) · \(keys)",
            "\(name)\(role) · \(counts) · \(sure)",
            "\(name) · \(counts) · \(sure)", "\(name) · \(counts)", name,
        ]
    }

    private static func percent(_ share: Double) -> String { "\(Int((share * 100).rounded(.down)))%" }
}
