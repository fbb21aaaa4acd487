import Library

/// The articles that were marked in the list, for what is done to all of them at once.
struct MarkedArticles: Equatable, Sendable {
    /// In the order in which they were marked.
    private(set) var rows: [ArticleRow] = []
    /// The place in the list of the one that was marked last.
    private(set) var last: Int?

    var count: Int { rows.count }
    var isEmpty: Bool { rows.isEmpty }
    func contains(_ article: ArticleID) -> Bool { rows.contains { $0.id == article } }

    /// Marks an article, or takes its mark away.
    mutating func toggle(_ row: ArticleRow, at place: Int) {
        if contains(row.id) {
            rows.removeAll { $0.id == row.id }
        } else {
            rows.append(row)
        }
        last = rows.isEmpty ? nil : place
    }

    mutating func add(_ new: [ArticleRow], endingAt place: Int) {
        rows += new.filter { !contains($0.id) }
        last = place
    }
}

/// Marking rows of the list.
extension Model {
    mutating func markRow() -> [Effect] {
        guard let row = articles.selected, let place = articles.place else { return [] }
        articles.marked.toggle(row, at: place)
        tellMarked()
        return articles.move(by: 1, in: layout)
    }

    /// Marks all articles from the one marked last to the selected one.
    mutating func markRange() -> [Effect] {
        guard let place = articles.place else { return [] }
        guard let last = articles.marked.last else { return markRow() }
        let range = min(last, place)..<max(last, place) + 1
        let rows = range.compactMap(articles.row)
        // Others are asked for, as the list has only the part of it that was looked at.
        guard rows.count == range.count else {
            return [.ask(.rowsToMark(query: articles.query, order: articles.order, range: range))]
        }
        return markRange(rows, endingAt: place)
    }

    mutating func markRange(_ rows: [ArticleRow], endingAt place: Int) -> [Effect] {
        articles.marked.add(rows, endingAt: place)
        tellMarked()
        return []
    }

    private mutating func tellMarked() {
        let count = articles.marked.count
        say(
            count == 0
                ? "No article is marked."
                : "\(count) marked · \(key("star")) stars, \(key("tag")) tags, \(key("unread")) marks unread, "
                    + "\(key("export")) exports them all · \(key("escape")) unmarks")
    }

    /// The articles that marks, tags and copies are about: those marked in the list while it has the focus, else the one
    /// in hand.
    var articlesInHand: [ArticleRow] {
        guard focus == .articles, !articles.marked.isEmpty else { return [articleInHand].compactMap(\.self) }
        return articles.marked.rows.map { articles.shown($0.id) ?? marked($0) }
    }
}
