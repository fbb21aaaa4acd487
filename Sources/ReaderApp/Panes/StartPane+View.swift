import CrossReferences
import Entities
import Library
import TerminalUI

extension StartPane {
    func title(_ facts: PaneFacts) -> String {
        guard let news = self.facts?.news else { return "dossier" }
        if news.articles == 0 { return "dossier · no articles yet" }
        let counts = "\(news.articles.counted("article")) · \(news.names.counted("name"))"
        let last = news.since.map { " · last here \(DateInWords.moment($0.seconds))" } ?? ""
        return "dossier · \(counts)\(last)"
    }

    func hints(_ facts: PaneFacts) -> [String] {
        if isEmpty { return ["{add} add · {sample} sample · {help} keys · {leave} leave"] }
        let enter =
            switch selected {
            case .person: "{open} their new mentions"
            case .article, .begun: "{open} reads it"
            case .search: "{open} shows the articles"
            case .newcomer: "{open} opens the dossier"
            case .doubts, .problems: "{open} shows them"
            case .mark: "{open} goes there"
            case .more: "{open} shows them all"
            case .add, .sample, .keys, .leave, nil: "{open}"
            }
        return [
            "\(enter) · {dossier} dossier · {read-on} all articles · {search} search · {find-name} a person … · {command-line} commands · {leave} leaves",
            "\(enter) · {dossier} dossier · {read-on} all articles · {search} search · {leave}",
            "\(enter) · {read-on} all · {leave}", "\(enter) · {leave}",
        ]
    }

    func draw(_ facts: PaneFacts, on screen: inout Screen) {
        let area = facts.layout.content(of: .start)
        screen.cursor = Position(column: area.x, row: area.y)
        guard let shown = self.facts else {
            screen.put("…", column: area.x, row: area.y, role: .dim)
            return
        }
        func place(_ rect: Rect) -> Rect? {
            let y = rect.y - top
            guard y >= 0, y < area.height else { return nil }
            return Rect(x: area.x + rect.x, y: area.y + y, width: rect.width, height: 1)
        }
        for line in arrangement.lines {
            guard let rect = place(line.rect) else { continue }
            screen.put(
                line.text, from: rect.x + 1, to: rect.endX, row: rect.y, role: line.isStrong ? .title : .dim)
        }
        for heading in arrangement.headings {
            if let rect = place(heading.rect) { draw(heading, in: rect, on: &screen) }
        }
        for (index, entry) in arrangement.entries.enumerated() {
            guard let rect = place(entry.rect) else { continue }
            var highlight: Role?
            if index == selection {
                highlight = .selected
                screen.setRole(.selected, in: rect)
                screen.put("▸", column: rect.x, row: rect.y, width: 1, role: .selected)
                screen.cursor = Position(column: rect.x, row: rect.y)
            }
            StartRow(shown, rect, highlight, facts).draw(entry.item, on: &screen)
        }
    }

    private func draw(_ heading: StartArrangement.Heading, in rect: Rect, on screen: inout Screen) {
        screen.fill(rect, with: "─", role: .border)
        screen.put("\(heading.title) ", from: rect.x + 1, to: rect.endX, row: rect.y, role: .heading)
        screen.put(" ", column: rect.x, row: rect.y, role: .plain)
        guard !heading.note.isEmpty else { return }
        let note = " \(heading.note)"
        screen.put(note, column: rect.endX - CellWidth.width(of: note), row: rect.y, role: .dim)
    }
}

/// Draws one entry of the start screen.
struct StartRow {
    private let facts: StartFacts
    private let rect: Rect
    private let highlight: Role?
    /// Whether the row is of somebody who is still followed, is known at once.
    private let followed: Set<EntityID>
    private let bindings: KeyBindings

    init(_ facts: StartFacts, _ rect: Rect, _ highlight: Role?, _ reader: PaneFacts) {
        self.facts = facts
        self.rect = rect
        self.highlight = highlight
        followed = reader.followed
        bindings = reader.settings.keys
    }

    func draw(_ item: StartItem, on screen: inout Screen) {
        switch item {
        case .person(let place): draw(facts.news.people[place], on: &screen)
        case .article(let place): draw(facts.news.newArticles[place], on: &screen)
        case .begun(let place): draw(facts.begun[place], on: &screen)
        case .search(let place):
            let found = facts.news.searches[place]
            put(found.search.name, counts: [found.new, found.search.articles], on: &screen)
        case .newcomer(let place):
            let newcomer = facts.news.newcomers[place]
            put(newcomer.name, right: newcomer.articles.counted("article"), role: .person, on: &screen)
        case .doubts:
            put("\(facts.news.doubts.counted("doubt")) about who is who", right: key("doubts"), on: &screen)
        case .problems:
            put(
                "\(facts.news.problems.counted("file")) could not be read", right: key("problems"),
                on: &screen)
        case .mark(let place):
            let mark = facts.marks[place]
            put("'\(mark.letter)  \(mark.mark.title)", right: "", on: &screen)
        case .more(let part, let count):
            put(part == .articles ? moreArticles(count) : "\(count) more", right: "", role: .key, on: &screen)
        case .add:
            offer(key("add"), "Add articles: type or paste a folder, a file or an address", on: &screen)
        case .sample:
            offer(key("sample"), "Look at the sample: articles about one port and one river", on: &screen)
        case .keys: offer(key("help"), "See the keys", on: &screen)
        case .leave: offer(key("leave"), "Leave", on: &screen)
        }
    }

    private func key(_ command: String) -> String { bindings.first(of: command) }

    /// “5 more that name none of your people”, where that is so of all of them.
    private func moreArticles(_ count: Int) -> String {
        let news = facts.news
        let naming = news.newArticlesNaming
        let isNamingNone = !news.people.isEmpty && count == news.newArticleCount - naming
        return isNamingNone ? "\(count) more that name none of your people" : "\(count) more"
    }

    private func offer(_ key: String, _ words: String, on screen: inout Screen) {
        let used = screen.put(key, column: rect.x + 4, row: rect.y, role: highlight ?? .key)
        screen.put(
            words, from: rect.x + max(8, used + 6), to: rect.endX, row: rect.y, role: highlight ?? .plain)
    }

    private func put(_ text: String, right: String, role: Role = .plain, on screen: inout Screen) {
        let end = rect.endX - CellWidth.width(of: right)
        screen.put(right, column: end, row: rect.y, role: highlight ?? .dim)
        screen.put(text, from: rect.x + 2, to: end - 1, row: rect.y, role: highlight ?? role)
    }

    /// With two numbers at the right, a dot for none.
    private func put(_ text: String, counts: [Int], on screen: inout Screen) {
        let words = counts.map { $0 == 0 ? "·" : "\($0)" }.joined(separator: " · ")
        put(text, right: words, on: &screen)
    }

    // MARK: People

    /// The name, the role, twelve months of bars, the latest article, and what is new.
    private func draw(_ person: News.Person, on screen: inout Screen) {
        let isFollowed = followed.contains(person.id)
        screen.put(isFollowed ? "◆" : " ", column: rect.x + 2, row: rect.y, role: highlight ?? .mark)
        var end = rect.endX
        for (width, count) in [(9, person.new.articles), (6, person.new.mentions)] {
            let words = count == 0 ? "·" : "\(count)"
            screen.put(
                words, column: end - CellWidth.width(of: words), row: rect.y,
                role: highlight ?? (count == 0 ? .dim : .plain))
            end -= width
        }
        let start = rect.x + 4
        let free = end - start - 1
        // The name first; then the bars, the role and the latest article, as far as there is room.
        let bars = free >= 34 ? News.monthsShown + 2 : 0
        let name = min(24, max(10, (free - bars) * 2 / 5))
        let role = free - bars - name >= 14 ? min(26, free - bars - name) : 0
        let latest = free - bars - name - role
        let kind: Role = person.kind == .person ? .followedPerson : person.kind.role
        screen.put(
            person.name, from: start, to: role + bars == 0 ? end - 1 : start + name - 1, row: rect.y,
            role: highlight ?? (isFollowed ? kind : .dim))
        if role > 0, let words = person.role ?? kindInWords(person) {
            screen.put(
                words, from: start + name, to: start + name + role - 2, row: rect.y, role: highlight ?? .dim)
        }
        if bars > 0 {
            screen.put(
                Self.bars(person.months), column: start + name + role, row: rect.y, role: highlight ?? .trail)
        }
        if latest >= 16, let title = person.latest?.title {
            let x = start + name + role + bars
            screen.put(title, from: x, to: end - 2, row: rect.y, role: highlight ?? .plain)
        }
    }

    private func kindInWords(_ person: News.Person) -> String? {
        person.kind == .person ? nil : person.kind.inWords
    }

    /// A bar a month, by its share of the most.
    static func bars(_ months: [Int]) -> String {
        let most = max(1, months.max() ?? 1)
        let signs = Array("▁▂▃▄▅▆▇█")
        return String(
            months.map {
                $0 == 0 ? " " : signs[min(signs.count - 1, ($0 * signs.count + most - 1) / most - 1)]
            })
    }

    // MARK: Articles

    private func draw(_ row: ArticleRow, on screen: inout Screen) {
        let day = DateInWords.dayAndMonth(row.headline.date)
        screen.put(
            day, column: rect.x + 2 + max(0, 7 - CellWidth.width(of: day)), row: rect.y,
            role: highlight ?? .dim)
        var end = rect.endX
        let marks = String(repeating: "◆", count: min(3, row.followed.count))
        screen.put(marks, column: end - marks.count, row: rect.y, role: highlight ?? .mark)
        end -= 5
        if rect.width >= 100, let source = row.headline.source {
            let width = min(24, CellWidth.width(of: source))
            screen.put(source, from: end - width, to: end, row: rect.y, role: highlight ?? .dim)
            end -= 26
        }
        screen.put(row.unread ? "●" : " ", column: rect.x + 10, row: rect.y, role: highlight ?? .mark)
        screen.put(
            row.headline.title, from: rect.x + 12, to: end, row: rect.y,
            role: highlight ?? (row.followed.isEmpty ? .plain : .listTitle))
    }

    private func draw(_ begun: StartFacts.Begun, on screen: inout Screen) {
        let place = begun.percent.map { "\($0)%" } ?? "start"
        screen.put(
            place, column: rect.x + 2 + max(0, 5 - place.utf8.count), row: rect.y, role: highlight ?? .dim)
        let star = begun.row.starred ? " ★" : ""
        let end = rect.endX - CellWidth.width(of: star)
        let title = CellWidth.truncate(begun.row.headline.title, to: max(0, end - rect.x - 8))
        screen.put(title + star, column: rect.x + 8, row: rect.y, role: highlight ?? .plain)
    }
}

extension News {
    /// What is new about those who are followed: “3 of your 4 people: 14 new mentions in 4 articles”.
    public var sentence: String {
        guard !people.isEmpty else { return articles.counted("article") }
        let withNew = people.count { $0.new.mentions > 0 }
        let all = Set(people.map(\.kind)) == [.person] ? "people" : "names"
        let one = people.count == 1 ? people[0].name : nil
        guard withNew > 0 else { return "Nothing new about \(one ?? "your \(people.count) \(all)")" }
        let found = "\(new.mentions.counted("new mention")) in \(new.articles.counted("article"))"
        return "\(one ?? "\(withNew) of your \(people.count) \(all)"): \(found)"
    }
}
