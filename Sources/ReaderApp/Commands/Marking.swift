import Library

/// A mark or a tag, put on an article or taken off it.
public enum Marking: Equatable, Sendable {
    case unread(Bool)
    /// Read no more than its opening: nothing of it counts as read yet.
    case opened
    case starred(Bool)
    case tag(String, Bool)
}

extension Marking {
    /// Whether the article is unread afterwards; `nil` where that stays as it is.
    fileprivate var leavesUnread: Bool? {
        switch self {
        case .unread(let isOn): isOn
        case .opened: false
        case .starred, .tag: nil
        }
    }

    /// Applies this marking to a row.
    func apply(to row: inout ArticleRow) {
        switch self {
        case .unread(let isOn): row.unread = isOn
        case .opened: row.unread = false
        case .starred(let isOn): row.starred = isOn
        case .tag(let tag, let isOn):
            row.tags.removeAll { $0 == tag }
            if isOn { row.tags = (row.tags + [tag]).sorted() }
        }
    }

    /// Saves it in the library.
    func keep(of article: ArticleID, in library: Library) throws {
        switch self {
        case .unread(let isOn): try library.setMark(.unread, isOn, articles: [article])
        case .opened: try library.markOpened(article)
        case .starred(let isOn): try library.setMark(.starred, isOn, articles: [article])
        case .tag(let tag, let isOn): try library.setTag(tag, isOn, articles: [article])
        }
    }
}

/// Marks are shown at once; the library saves them a moment later, and its answers until then do not include them.
extension Model {
    /// A marking that the library has not confirmed yet.
    struct MarkingUnderWay: Equatable {
        var marking: Marking
        var article: ArticleID
    }

    /// Shows a marking and asks the library to keep it.
    mutating func mark(_ article: ArticleID, _ marking: Marking) -> [Effect] {
        if let isUnread = marking.leavesUnread, let row = articles.shown(article),
            row.unread != isUnread
        {
            articles.unread = articles.unread.map { max(0, $0 + (isUnread ? 1 : -1)) }
        }
        if case .unread(let isOn) = marking, text.opened?.row.id == article {
            text.opened?.seen = isOn ? .nothing : .whole
        }
        markingsUnderWay.append(MarkingUnderWay(marking: marking, article: article))
        articles.change(article) { marking.apply(to: &$0) }
        if text.opened?.row.id == article, var row = text.opened?.row {
            marking.apply(to: &row)
            text.opened?.row = row
            layOutPanes()
        }
        return [.change(.mark(marking, article))]
    }

    /// Ends a marking that the library has saved, or could not save; from now on, the library's answers show its state.
    mutating func finish(_ marking: Marking, of article: ArticleID) -> [Effect] {
        let done = MarkingUnderWay(marking: marking, article: article)
        if let index = markingsUnderWay.firstIndex(of: done) { markingsUnderWay.remove(at: index) }
        return []
    }

    /// A row as it will be once all markings under way are saved.
    func marked(_ row: ArticleRow) -> ArticleRow {
        guard !markingsUnderWay.isEmpty else { return row }
        var row = row
        for item in markingsUnderWay where item.article == row.id { item.marking.apply(to: &row) }
        return row
    }
}
