import Library
import TerminalUI

/// A part of the screen that can have the focus: what it shows, and what its keys, clicks and the wheel do.
protocol PaneContent: Equatable, Sendable {
    /// Puts it where the model keeps it.
    func put(into model: inout Model)

    func title(_ facts: PaneFacts) -> String
    /// What stands at the right of the title: the fullest first, as far as there is room.
    func titleAtRight(_ facts: PaneFacts) -> [String]
    /// What its keys do, for the status line, the fullest first; empty where the table of commands tells it.
    func hints(_ facts: PaneFacts) -> [String]
    /// Where one is in it, for the status line; empty where the screen tells it elsewhere.
    func placeInStatus(_ facts: PaneFacts) -> String
    func draw(_ facts: PaneFacts, on screen: inout Screen)

    /// What Enter does.
    func enter() -> Action
    /// The rows of a page.
    func pageHeight(in layout: Layout) -> Int
    /// Moves the cursor, or the view where there is none.
    mutating func move(by lines: Int, in layout: Layout) -> [Effect]
    /// Moves the view; the cursor stays where it can.
    mutating func scroll(by lines: Int, in layout: Layout) -> [Effect]
    /// Scrolls what is under the pointer.
    mutating func wheel(_ lines: Int, at position: Position, in layout: Layout) -> [Effect]
    mutating func click(_ event: MouseEvent, in layout: Layout) -> Action
    /// The entries that can be looked for by their words, with their places.
    var findable: [(place: Int, text: String)] { get }
    var selectedEntry: Int { get }
    mutating func selectEntry(_ place: Int, in layout: Layout) -> [Effect]
    /// Another article stands on the screen, or the same as the library has it now.
    ///
    /// - Parameter entity: The one to keep selected.
    mutating func show(_ article: OpenedArticle, keeping entity: EntityID?)
    /// Adapts to its current place.
    mutating func layOut(in layout: Layout)
    /// Other people are followed now.
    mutating func tell(followed: Set<EntityID>)
}

extension PaneContent {
    func titleAtRight(_ facts: PaneFacts) -> [String] { [] }
    func hints(_ facts: PaneFacts) -> [String] { [] }
    func placeInStatus(_ facts: PaneFacts) -> String { "" }
    var findable: [(place: Int, text: String)] { [] }
    var selectedEntry: Int { 0 }
    mutating func selectEntry(_ place: Int, in layout: Layout) -> [Effect] { [] }
    mutating func show(_ article: OpenedArticle, keeping entity: EntityID?) {}
    mutating func tell(followed: Set<EntityID>) {}
    mutating func scroll(by lines: Int, in layout: Layout) -> [Effect] { move(by: lines, in: layout) }
    mutating func wheel(_ lines: Int, at position: Position, in layout: Layout) -> [Effect] {
        scroll(by: lines, in: layout)
    }
}

/// What panes show of the rest of the reader.
struct PaneFacts {
    var layout: Layout
    var hasFocus: Bool
    /// The article on the screen.
    var opened: ArticleRow?
    /// The current entity.
    var trail: MentionTrail?
    /// What the list of articles shows: everything, a folder, or the answer to a filter.
    var listName: String
    /// Who is followed.
    var followed: Set<EntityID>
    /// The names of those who are followed and named by the open article, for the pane of related articles.
    var followedHere: Set<String>
    var settings: Settings
    /// How many articles the list has, and how many of them are unread; `nil` until that is known.
    var listed: Int
    var unread: Int?
    /// How many articles came in since the list was last looked at.
    var arrived: Int
    /// Whether articles are still being taken in, so that an empty list is no answer yet.
    var isImporting: Bool
    var hasImportFailed: Bool

    /// A name, with a sign before it where it is followed.
    func marked(_ subject: PageSubject) -> String { subject.marked(followed) }
}

extension Model {
    func facts(for pane: Pane, in layout: Layout) -> PaneFacts {
        PaneFacts(
            layout: layout, hasFocus: pane == focus, opened: text.opened?.row,
            trail: trail, listName: listName, followed: followed,
            followedHere: pane == .related ? namesFollowedHere : [], settings: settings,
            listed: articles.total,
            unread: articles.unread, arrived: arrivals.articles, isImporting: progress != nil,
            hasImportFailed: importFailure != nil)
    }

    private var namesFollowedHere: Set<String> {
        guard !followed.isEmpty, let opened = text.opened else { return [] }
        return Set(opened.entities.filter { followed.contains($0.id) }.map(\.name))
    }

    /// What the list of articles shows: everything, a folder, or the answer to a filter.
    private var listName: String {
        if articles.query.isEmpty { return "Articles" }
        if let scope = scope, articles.query == scope.query { return scope.name }
        if let savedSearch, articles.query == savedSearch.query { return savedSearch.name }
        return "filter: \(articles.query)"
    }

    /// Changes a pane's content; `nil` where there is none, as before the first dossier.
    mutating func inPane<Result>(
        _ pane: Pane, _ body: (inout any PaneContent, Layout) -> Result
    ) -> Result? {
        guard var content = content(of: pane) else { return nil }
        let result = body(&content, layout)
        content.put(into: &self)
        return result
    }

    /// Tells all panes of the article on the screen.
    mutating func showInPanes(_ article: OpenedArticle, keeping entity: EntityID?) {
        for pane in Pane.allCases {
            _ = inPane(pane) { content, _ in content.show(article, keeping: entity) }
        }
    }

    /// Tells all panes who is followed.
    mutating func tellPanesFollowed() {
        let followed = followed
        for pane in Pane.allCases { _ = inPane(pane) { content, _ in content.tell(followed: followed) } }
    }

    /// Fits all panes into their places.
    mutating func layOutPanes() {
        for pane in Pane.allCases { _ = inPane(pane) { $0.layOut(in: $1) } }
    }
}
