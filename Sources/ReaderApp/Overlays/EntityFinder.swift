import CrossReferences
import Entities
import Library
import TerminalUI

/// Finds a person, an organisation or a place of the whole library as one types, by any of its names.
///
/// `gp` shows it to open a dossier. Any command that needs somebody asks with it:
///
///     ask(EntityFinder(.init(title: "Whom does she meet?", enter: "shows how they meet") { found, model in
///         model.showMeeting(with: found.id)
///     }, first: companions.map(\.entity)))
///
/// `ask` returns the effects to perform; the closure runs with who was chosen, after the finder was closed. Those in
/// `first` stand at the top until something is typed. Enter gives nothing while the list does not answer the line yet.
struct EntityFinder: ListOverlay, TypedOverlay {
    /// What somebody is looked for.
    struct Purpose: Equatable, Sendable {
        /// The title of the box.
        var title: String
        /// What Enter does, for the hint: “opens the dossier”.
        var enter: String
        /// What is done with the one who was chosen.
        var choose: @Sendable (FoundEntity, inout Model) -> [Effect]

        init(
            title: String, enter: String,
            choose: @escaping @Sendable (FoundEntity, inout Model) -> [Effect]
        ) {
            self.title = title
            self.enter = enter
            self.choose = choose
        }

        static func == (one: Purpose, other: Purpose) -> Bool {
            one.title == other.title && one.enter == other.enter
        }
    }
    private let purpose: Purpose
    /// Who stands at the top while nothing is typed.
    private let first: [EntityID]
    /// Whose company stands there, where that is not known yet.
    private let company: EntityID?
    private(set) var line = LineEditor()
    /// What `rows` answers; `nil` before the first answer.
    private(set) var answered: String?
    private(set) var rows: [FoundEntity] = []
    /// The last sentences about one of them.
    private var latest: (entity: EntityID, mentions: [MentionInSentence])?
    var list = ListState()

    static let most = 60
    /// How many of somebody's company stand at the top.
    static let mostCompany = 12
    /// From this width on the last sentences stand beside the list.
    private static let widthForSentences = 96

    init(_ purpose: Purpose, first: [EntityID] = [], company: EntityID? = nil, typed: String = "") {
        line = LineEditor(typed)
        self.company = company
        self.purpose = purpose
        self.first = first
    }

    static func == (one: EntityFinder, other: EntityFinder) -> Bool {
        one.purpose == other.purpose && one.first == other.first && one.company == other.company
            && one.line == other.line
            && one.answered == other.answered && one.rows == other.rows && one.list == other.list
            && one.latest?.entity == other.latest?.entity
            && one.latest?.mentions == other.latest?.mentions
    }

    var overlay: Overlay { .finding(self) }
    var count: Int { rows.count }
    private var selected: FoundEntity? {
        rows.indices.contains(list.selection) ? rows[list.selection] : nil
    }

    /// What to ask the library for.
    var question: [Effect] { [.ask(.finding(line.text, first: first, company: company))] }
    var reload: [Effect] { question }

    // MARK: Keys and answers

    mutating func press(_ key: Key, in size: Size) -> Outcome {
        switch key {
        case .enter:
            guard answered == line.text else { return .say("Still looking; press Enter again.") }
            guard let selected else { return .stay }
            let choose = purpose.choose
            return .close { choose(selected, &$0) }
        case .altEnter:
            guard let selected, answered == line.text else { return .stay }
            return .close { $0.filterList(by: selected.entity) }
        case .control("o"):
            guard let selected else { return .stay }
            rows[list.selection].isFollowed.toggle()
            return .stay { $0.decideFollow(!selected.isFollowed, selected.entity) }
        default: return move(key, in: size) ?? edit { _ = $0.handle(key) }
        }
    }

    mutating func edit(_ change: (inout LineEditor) -> Void) -> Outcome {
        let before = line.text
        change(&line)
        return line.text == before ? .stay : .run(question)
    }

    func moved(in size: Size) -> Outcome { .run(sentences(in: size)) }

    /// Asks for the last sentences about the selected one, where there is room for them.
    private func sentences(in size: Size) -> [Effect] {
        guard hasSentences(in: size), let selected, latest?.entity != selected.id else { return [] }
        return [.ask(.latestMentions(selected.id))]
    }

    mutating func receive(_ answer: OverlayAnswer, in size: Size) -> Outcome? {
        if case .found(line.text, let rows) = answer {
            if answered != line.text { list = ListState() }
            answered = line.text
            self.rows = rows
            view(in: size).reveal(&list)
            return .run(sentences(in: size))
        }
        guard case .latestMentions(let entity, let mentions) = answer else { return nil }
        if selected?.id == entity { latest = (entity, mentions) }
        return .stay
    }

    // MARK: Drawing

    func box(in size: Size) -> Rect { size.listBox(width: 150) }

    private func hasSentences(in size: Size) -> Bool { box(in: size).width >= Self.widthForSentences }

    func area(in size: Size) -> Rect {
        let inner = box(in: size).inset(columns: 2, rows: 1)
        let width = hasSentences(in: size) ? inner.width * 11 / 20 : inner.width
        return Rect(x: inner.x, y: inner.y + 2, width: width, height: max(0, inner.height - 2))
    }

    func draw(on screen: inout Screen) {
        let box = box(in: screen.size)
        let inner = screen.drawBox(box, title: purpose.title)
        screen.putInput(line, column: inner.x, row: inner.y, width: inner.width)
        let area = area(in: screen.size)
        if rows.isEmpty, answered != nil {
            let words =
                line.isEmpty
                ? "No article names anybody yet." : "Nobody and nothing in the library is called that."
            screen.putWrapped(words, in: area, row: area.y, role: .dim)
        }
        drawEntries(on: &screen) { index, line, screen in
            draw(rows[index], in: line, on: &screen)
        }
        if hasSentences(in: screen.size) { drawSentences(beside: area, in: inner, on: &screen) }
        screen.putHint(
            [
                "Enter \(purpose.enter) · ^O follows, or no longer · Alt-Enter filters the list · Esc leaves",
                "Enter \(purpose.enter) · ^O follows · Alt-Enter filters · Esc", "Enter · ^O follows · Esc",
            ], on: box)
    }

    /// The mark of one who is followed, the name, the role, articles, and the last day.
    private func draw(_ found: FoundEntity, in line: ListView.Line, on screen: inout Screen) {
        let (rect, row) = (line.rect, found.entity)
        screen.put(
            found.isFollowed ? "◆" : " ", column: rect.x, row: rect.y, role: line.highlight ?? .mark)
        var end = rect.endX
        if rect.width >= 52 {
            let day = found.last.map(DateInWords.day(iso:)) ?? "no date"
            screen.put(
                day, column: end - CellWidth.width(of: day), row: rect.y, role: line.highlight ?? .dim)
            end -= 13
        }
        let counts = rect.width >= 52 ? row.articles.counted("article") : "\(row.articles)"
        screen.put(
            counts, column: end - CellWidth.width(of: counts), row: rect.y, role: line.highlight ?? .dim)
        end -= max(CellWidth.width(of: counts), rect.width >= 52 ? 12 : 4) + 2
        let role = row.kind == .person ? row.roles.first : row.kind.inWords
        let nameEnd = role == nil || rect.width < 40 ? end : rect.x + 2 + (end - rect.x - 2) / 2
        let used = CellWidth.width(of: row.name)
        screen.put(
            row.name, from: rect.x + 2, to: nameEnd, row: rect.y, role: line.highlight ?? row.kind.role)
        if let role, rect.width >= 40 {
            screen.put(
                role, from: min(nameEnd, rect.x + 2 + used) + 2, to: end, row: rect.y,
                role: line.highlight ?? .dim)
        }
    }

    private func drawSentences(beside area: Rect, in inner: Rect, on screen: inout Screen) {
        let x = area.endX + 1
        screen.fill(Rect(x: x, y: area.y, width: 1, height: area.height), with: "│", role: .border)
        let right = Rect(x: x + 2, y: area.y, width: max(0, inner.endX - x - 2), height: area.height)
        guard let latest, latest.entity == selected?.id else { return }
        var row = right.y
        for mention in latest.mentions where row < right.endY {
            let day = DateInWords.short(mention.headline.date).inOneLine
            screen.put(
                "\(day) · \(mention.headline.title)", from: right.x, to: right.endX, row: row, role: .dim)
            row = screen.putWrapped(
                mention.sentence.inOneLine,
                in: Rect(x: right.x, y: right.y, width: right.width, height: right.height), row: row + 1,
                role: .plain)
            row += 1
        }
    }
}

extension Model {
    /// Opens a finder.
    ///
    /// - Returns: What it asks for.
    mutating func ask(_ finder: EntityFinder) -> [Effect] {
        overlay = .finding(finder)
        return finder.question
    }

    /// `gp` and `:person`: somebody's dossier, by the name.
    mutating func findEntity(called name: String = "") -> [Effect] {
        ask(
            EntityFinder(
                .init(title: "People, organisations and places", enter: "opens the dossier") {
                    found, model in
                    model.showDossier(of: found.id, name: found.entity.name, kind: found.entity.kind)
                }, typed: name))
    }

    /// Narrows the list to the articles that name somebody.
    mutating func filterList(by entity: EntityRow) -> [Effect] {
        let field =
            switch entity.kind {
            case .person: "person:"
            case .organization: "org:"
            case .place: "place:"
            case .nationality, .other: ""
            }
        return focus(on: .articles) + applyFilter("\(field)\"\(entity.name.filter { $0 != "\"" })\"")
    }
}
