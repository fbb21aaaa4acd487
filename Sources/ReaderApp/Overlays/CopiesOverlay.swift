import Articles
import CrossReferences
public import Library
import TerminalUI

/// The copies of a text, one at a time, with what each has otherwise than the article that stands for them.
struct CopiesOverlay: OverlayContent {
    let article: ArticleID
    /// Those that another one stands for; empty until the library has answered.
    private var copies: [ArticleCopy] = []
    private var front: ArticleRow?
    private var shown = 0
    private var top = 0

    init(of article: ArticleID) { self.article = article }

    var overlay: Overlay { .copies(self) }
    var reload: [Effect] { [.ask(.copies(article))] }

    private func box(in size: Size) -> Rect { size.listBox(width: 100) }

    mutating func press(_ key: Key, in size: Size) -> Outcome {
        let height = box(in: size).height - 2
        switch key {
        case .character("n"), .right, .character("l"): show(shown + 1)
        case .character("N"), .left, .character("h"): show(shown - 1)
        case .character("j"), .down: top += 1
        case .character("k"), .up: top -= 1
        case .character(" "), .pageDown, .control("f"): top += max(1, height - 1)
        case .character("b"), .pageUp, .control("b"): top -= max(1, height - 1)
        case .enter:
            guard let row = current?.row else { return .stay }
            return .close { $0.open(row.id, at: .left) }
        case .character("c"):
            guard let row = current?.row else { return .stay }
            return .run([.change(.standForCopies(row.id))])
        case .character("q"), .character("w"): return .close
        default:
            return .say("n and N go from copy to copy, Enter opens it, c lets it stand for all, Esc leaves.")
        }
        top = max(0, min(top, lines(width: box(in: size).width - 4).count - height))
        return .stay
    }

    private var current: ArticleCopy? { copies.indices.contains(shown) ? copies[shown] : nil }

    private mutating func show(_ index: Int) {
        shown = copies.isEmpty ? 0 : (index + copies.count) % copies.count
        top = 0
    }

    func click(_ event: MouseEvent, in size: Size) -> Outcome {
        box(in: size).contains(event.position) ? .stay : .close
    }

    mutating func receive(_ answer: OverlayAnswer, in size: Size) -> Outcome? {
        guard case .copies(let id, let front, let copies) = answer, id == article else { return nil }
        guard let front, !copies.isEmpty else { return .close(saying: "There is no copy of this article.") }
        self.front = front
        self.copies = copies
        // Asked about a copy, it is the one to show.
        show(copies.firstIndex { $0.row.id == article } ?? 0)
        return .stay
    }

    // MARK: Drawing

    private func lines(width: Int) -> [[ComparisonLines.Run]] {
        guard let copy = current else { return [] }
        let facts = [
            String(DateInWords.short(copy.row.headline.date).drop { $0 == " " }), copy.row.headline.source,
            "\(Int((copy.comparison.similarity * 100).rounded()))% the same words",
        ].compactMap { $0 }.joined(separator: " · ")
        var lines = ComparisonLines(width: width)
        lines.add([(copy.row.headline.title, .title), (facts, .dim), (copy.comparison.words, .mark)])
        lines.add(copy.comparison)
        return lines.lines
    }

    func draw(on screen: inout Screen) {
        let box = box(in: screen.size)
        let title =
            copies.isEmpty
            ? "Copies" : "Copy \(shown + 1) of \(copies.count) · of “\(front?.headline.title ?? "")”"
        let inner = screen.drawBox(box, title: title)
        screen.put(lines(width: inner.width).dropFirst(top), in: inner)
        screen.putHint(
            [
                "n N from copy to copy · {+ only here +} [- only there -] · Enter opens it · c it stands for all · Esc leaves",
                "n · N · {+ here +} [- there -] · Enter · c · Esc", "n · N · c · Esc",
            ],
            on: box)
        screen.cursor = Position(column: inner.x, row: inner.y)
    }
}

/// An article with the text of another one, and how it differs.
public struct ArticleCopy: Equatable, Sendable {
    public var row: ArticleRow
    public var comparison: TextComparison
}

extension Asking {
    static func copies(of article: ArticleID) -> Asking {
        Asking(.copies, in: .afterChanges) { library, _ in
            let group = try library.copies(of: article)
            let copies = try group.dropFirst().compactMap { row in
                try library.comparison(of: row.id, with: group[0].id).map {
                    ArticleCopy(row: row, comparison: $0)
                }
            }
            return .overlay(.copies(article, front: group.first, copies))
        }
    }
}

extension Model {
    /// What differs between the copies of the article at hand; in the list of related articles, why the selected one is there.
    mutating func showDifferences() -> [Effect] {
        if focus == .related, let row = related.selectedRelated, row.relation != .copy {
            say(row.reasons.joined(separator: " · "))
            return []
        }
        guard let row = articleInHand else {
            say("Open an article first; there is no name here.")
            return []
        }
        guard row.copies > 0 || row.copyOf != nil else {
            say("There is no copy of this article, and no name here.")
            return []
        }
        let article = focus == .related ? related.selectedRelated?.headline.article ?? row.id : row.id
        return showCopies(of: article)
    }

    /// The copies of an article's text, and what differs in them.
    mutating func showCopies(of article: ArticleID) -> [Effect] {
        overlay = .copies(CopiesOverlay(of: article))
        return [.ask(.copies(article))]
    }

    /// Shows each copy of a text in the list, or one article for all of them.
    mutating func toggleCopies() -> [Effect] {
        let shown = " copies:all"
        if articles.query.hasSuffix(shown.dropFirst()) {
            say("Copies of one text are one row; +2 says how many more there are.")
            let rest = articles.query.dropLast(shown.count - 1)
            return applyFilter(String(rest.last == " " ? rest.dropLast() : rest))
        }
        say("Each copy of a text has a row; \(key("copies")) puts them together again.")
        return applyFilter((articles.query + shown).trimmed)
    }
}

extension String {
    fileprivate var trimmed: String { String(drop { $0 == " " }) }
}
