import Articles
import CrossReferences
import Entities
import Library
import TerminalUI

/// What somebody said, or anybody: every quotation, passage by passage, with the paragraph that the selected one stands in.
struct SaidPane: ListPage {
    /// Whose words; `nil` for anybody's.
    let speaker: PageSubject?
    /// Words that the quotations have.
    private(set) var words = ""
    private(set) var order = SaidOrder.newest
    /// Whether parts of sentences are listed too, and what is told without quotation marks.
    private(set) var showsParts = true
    private(set) var showsReported = false
    /// Whether what stands in several copies of one text is listed for each.
    private(set) var showsCopies = false
    /// Who is followed.
    private var followed: Set<EntityID> = []
    /// `nil` until the library has answered.
    private(set) var ledger: [LedgerEntry]?
    /// What is listed, as places in the ledger.
    private(set) var shown: [Int] = []
    /// The passages of the articles near what is in view, by where they begin.
    private var passages: [ArticleID: [Int32: QuotedPassage]] = [:]
    private var current: Set<ArticleID> = []
    var state = EntryListState()
    var marked: Set<Int> = []
    var size = Size(columns: 0, rows: 0)

    private static let articlesKept = 400
    private static let articlesAsked = 60

    enum SaidOrder: CaseIterable {
        case newest, oldest, longest, copied, article

        var inWords: String {
            switch self {
            case .newest: "newest first"
            case .oldest: "oldest first"
            case .longest: "longest first"
            case .copied: "most copied first"
            case .article: "by article"
            }
        }
    }

    init(speaker: PageSubject?) { self.speaker = speaker }

    // MARK: What is in it

    var question: Question {
        .ledger(speaker?.entity, words: words, reported: showsReported, copies: showsCopies)
    }

    mutating func receive(_ new: [LedgerEntry], for question: Question) -> [Effect] {
        guard question == self.question else { return [] }
        let kept = entry(at: state.selection)
        ledger = new
        current = []
        arrange(keeping: kept)
        return moved()
    }

    private mutating func arrange(keeping kept: LedgerEntry?) {
        guard let ledger else { return }
        shown = ledger.indices.filter { showsParts || ledger[$0].kind != .partial }
        switch order {
        case .newest: break
        case .oldest:
            let dated = shown.filter { ledger[$0].isDated }
            shown = dated.reversed() + shown.filter { !ledger[$0].isDated }
        case .longest: shown.sort { (ledger[$1].length, $0) < (ledger[$0].length, $1) }
        case .copied: shown.sort { (ledger[$1].copies, $0) < (ledger[$0].copies, $1) }
        case .article:
            shown.sort { (ledger[$0].article, ledger[$0].start) < (ledger[$1].article, ledger[$1].start) }
        }
        marked = []
        state = EntryListState()
        if let kept, let place = shown.firstIndex(where: { ledger[$0] == kept }) {
            list.select(place, &state)
        }
    }

    private func entry(at place: Int) -> LedgerEntry? {
        guard let ledger, shown.indices.contains(place) else { return nil }
        return ledger[shown[place]]
    }

    mutating func receive(_ new: [QuotedPassage], of articles: [ArticleID]) -> [Effect] {
        for article in articles {
            passages[article] = [:]
            current.insert(article)
        }
        for passage in new {
            passages[passage.headline.article, default: [:]][Int32(clamping: passage.start)] = passage
        }
        if passages.count > Self.articlesKept {
            let near = Set(near { entry(at: $0)?.article }.all)
            passages = passages.filter { near.contains($0.key) }
            current.formIntersection(near)
        }
        list.reveal(&state)
        return []
    }

    func passage(at place: Int) -> QuotedPassage? {
        entry(at: place).flatMap { passages[$0.article]?[$0.start] }
    }

    mutating func moved() -> [Effect] {
        let (shown, all) = near { entry(at: $0)?.article }
        let missing = all.filter { !current.contains($0) }
        guard shown.contains(where: { !current.contains($0) }) || missing.count > 12 else { return [] }
        return [
            .ask(
                .passages(speaker?.entity, Array(missing.prefix(Self.articlesAsked)), reported: showsReported)
            )
        ]
    }

    // MARK: Keys

    func put(into model: inout Model) { model.said = self }
    mutating func tell(followed: Set<EntityID>) { self.followed = followed }

    func enter() -> Action {
        guard let entry = entry(at: state.selection) else { return Model.nothing }
        if state.isOnCopies { return { $0.showCopies(of: entry.article) } }
        let length = passage(at: state.selection)?.quotations.first?.range.count ?? 0
        return { $0.open(entry.article, at: .offset(Int(entry.start), length: length)) }
    }

    mutating func changeOrder() -> String {
        let all = SaidOrder.allCases
        let kept = entry(at: state.selection)
        order = all[((all.firstIndex(of: order) ?? 0) + 1) % all.count]
        arrange(keeping: kept)
        return order.inWords
    }

    /// `tp`: parts of sentences too, or only what is quoted whole.
    mutating func toggleParts() {
        let kept = entry(at: state.selection)
        showsParts.toggle()
        arrange(keeping: kept)
    }

    /// `r`: also what is told without quotation marks, or not.
    mutating func toggleReported() {
        showsReported.toggle()
        (ledger, shown, current) = (nil, [], [])
    }

    /// `tc`: what copies of one text quote, each or once.
    mutating func toggleCopies() {
        showsCopies.toggle()
        (ledger, shown, current) = (nil, [], [])
    }

    mutating func filter(by words: String) {
        guard words != self.words else { return }
        self.words = words
        (ledger, shown) = (nil, [])
    }

    /// The passages that were chosen, with source, title, date and address each: “…” — Name, source, title, date, address.
    var citation: String? {
        let found = chosen.compactMap(passage)
        guard !found.isEmpty else { return nil }
        return found.map { passage in
            let facts = passage.headline.citation(address: passage.address)
            return "\(passage.inWords) — \([passage.name, facts].compactMap(\.self).joined(separator: ", "))"
        }.joined(separator: "\n")
    }
}

extension QuotedPassage {
    /// “one” … “two”.
    var inWords: String { quotations.map(\.inWords).joined(separator: " … ") }
}

// MARK: Drawing

extension SaidPane {
    /// A row that tells what is listed, and how much of it each year, where there is room.
    private var hasHead: Bool { size.columns >= PageShape.framedFrom && size.rows >= 24 }
    /// The part of the page with the list.
    private var listPart: Int { hasHead ? 1 : 0 }

    private var paragraphRows: Int { size.rows >= 40 ? 8 : size.rows >= 24 ? 4 : size.rows >= 20 ? 3 : 0 }

    var shape: PageShape {
        PageShape(
            size: size,
            heights: (hasHead ? [1] : []) + [nil] + (paragraphRows > 0 ? [paragraphRows] : []))
    }

    var list: EntryList {
        EntryList(
            area: shape.parts[listPart], count: shown.count, isSpaced: size.rows >= 40, entry: { listed($0) })
    }

    private func listed(_ place: Int) -> Entry? {
        guard let entry = entry(at: place) else { return nil }
        let isFirst = self.entry(at: place - 1)?.article != entry.article
        let mark = marked.contains(place) ? "✓ " : ""
        guard let passage = passage(at: place) else {
            let day = DateInWords.day(CalendarDay(secondsSince1970: entry.seconds))
            return Entry(heading: isFirst ? .init(date: day, title: "…") : nil, lead: mark, text: "…")
        }
        let sign = passage.speaker.map(followed.contains) == true ? "◆ " : ""
        let name = speaker == nil ? sign + (passage.name ?? "somebody") : nil
        let lead = [name, passage.quotations[0].cue].compactMap(\.self).joined(separator: " ")
        return Entry(
            heading: isFirst ? .init(passage.headline, copies: copies(from: place)) : nil,
            lead: mark + lead, text: passage.inWords)
    }

    /// In how many copies of its text the passages of an article stand, which are listed from a place on.
    private func copies(from place: Int) -> Int {
        let article = entry(at: place)?.article
        let own = shown[place...].lazy.map { ledger?[$0] }.prefix { $0?.article == article }
        return own.map { Int($0?.copies ?? 0) }.max() ?? 0
    }

    func title(_ facts: PaneFacts) -> String {
        speaker.map { "Said by \(facts.marked($0))" } ?? "What anybody said"
    }

    func hints(_ facts: PaneFacts) -> [String] {
        [
            "{open} reads it there · {copy-with-source} copies it with its source · {filter-page} words · {order} order · {parts} parts · {reported} reported · {page-copies} copies · {mark-entry} marks · {leave} leaves",
            "{open} reads · {copy-with-source} copies with source · {filter-page} words · {order} order · {leave} leaves",
            "{open} · {filter-page} words · {order} order · {leave}",
            "{open} · {filter-page} · {leave}",
        ]
    }

    func draw(_ facts: PaneFacts, on screen: inout Screen) {
        let shape = shape
        let area = shape.parts[listPart]
        screen.cursor = Position(column: area.x, row: area.y)
        shape.drawFrame(on: &screen)
        shape.put(title(facts), right: countsInWords, onRule: 0, role: .titleFocused, on: &screen)
        guard ledger != nil else {
            screen.put("counting …", column: area.x, row: area.y, role: .dim)
            return
        }
        if hasHead { drawHead(in: shape.parts[0], on: &screen) }
        if shown.isEmpty {
            let who = speaker?.name ?? "anybody"
            let what = words.isEmpty ? "No article quotes \(who)." : "Nobody quotes \(who) with “\(words)”."
            screen.putWrapped(what, in: area, row: area.y, role: .dim)
            return
        }
        list.draw(state, hasFocus: true, on: &screen)
        let visible = list.visible(state)
        shape.drawBar(
            beside: area, first: visible.lowerBound, shown: visible.count, of: shown.count, on: &screen)
        if paragraphRows > 0 { drawParagraph(in: shape, on: &screen) }
        shape.putPlace(placeInWords, over: shape.parts[shape.parts.count - 1], on: &screen)
    }

    /// “newest first · 19 quotations in 10 articles · 4 copies folded”.
    private var countsInWords: String {
        guard ledger != nil else { return "" }
        let articles = Set(shown.compactMap { ledger?[$0].article }).count
        let quotations = shown.reduce(0) { $0 + Int(ledger?[$1].quotations ?? 0) }
        let folded = shown.reduce(0) { $0 + Int(ledger?[$1].copies ?? 0) }
        let parts = [
            size.columns >= PageShape.framedFrom ? order.inWords : nil,
            words.isEmpty ? nil : "with “\(words)”",
            showsParts ? nil : "only whole sentences", showsReported ? "also reported" : nil,
            "\(quotations.counted("quotation")) in \(articles.counted("article"))",
            folded == 0 ? nil : "\(folded.counted("copy", "copies")) folded",
        ]
        return parts.compactMap(\.self).joined(separator: " · ")
    }

    /// Whose words are listed, and of which kind; at the right, how many quotations there are of each year.
    private func drawHead(in area: Rect, on screen: inout Screen) {
        let asked = speaker.flatMap { QueryField.named("says")?.asking(for: $0.name) } ?? "quotations"
        let kinds = showsParts ? "whole and partial" : "only whole sentences"
        let text = [asked, showsReported ? "\(kinds), also reported" : kinds].joined(separator: " · ")
        let used = screen.put(text, column: area.x, row: area.y, width: area.width, role: .dim)
        let words = yearsInWords(atMost: area.width - used - 3)
        screen.put(words, column: area.endX - CellWidth.width(of: words), row: area.y, role: .trail)
    }

    /// “2023 ▂   2024 █   2025 ▅”: the latest years, as many as fit.
    private func yearsInWords(atMost width: Int) -> String {
        guard let ledger else { return "" }
        var counts: [Int: Int] = [:]
        for entry in shown.map({ ledger[$0] }) where entry.isDated {
            counts[CalendarDay(secondsSince1970: entry.seconds).year, default: 0] += Int(entry.quotations)
        }
        guard let first = counts.keys.min(), let last = counts.keys.max(), let most = counts.values.max()
        else {
            return ""
        }
        let blocks = Array("▁▂▃▄▅▆▇█")
        let years = (first...last).suffix(max(0, (width + 3) / 9)).map { year in
            let count = counts[year] ?? 0
            let height = count * (blocks.count - 1) / max(1, most)
            return "\(year) \(count == 0 ? " " : blocks[height])"
        }
        return years.joined(separator: "   ")
    }

    private func drawParagraph(in shape: PageShape, on screen: inout Screen) {
        guard let passage = passage(at: state.selection) else { return }
        let number = passage.paragraphNumber == 0 ? "title" : "paragraph \(passage.paragraphNumber)"
        let place = "\(passage.headline.title) · \(DateInWords.long(passage.headline.date)) · \(number)"
        shape.put(place, right: "sure \(percent(passage.confidence))%", onRule: listPart + 1, on: &screen)
        let area = shape.parts[listPart + 1]
        let text = passage.paragraph
        let layout = TextLayout(
            text, paragraphs: [0..<text.utf8.count], width: max(1, min(100, area.width - 2)))
        let marked = passage.marks.first.map { layout.line(containing: $0.lowerBound) } ?? 0
        let top = max(0, min(marked - 1, layout.lineCount - area.height))
        for (offset, number) in (top..<min(layout.lineCount, top + area.height)).enumerated() {
            screen.put(
                line: layout.line(number), column: area.x + 1, row: area.y + offset, width: area.width - 1,
                roles: passage.marks.map { RoleSpan($0, .match) })
        }
    }
}
