import Library
import TerminalUI

/// A page with a list of entries that come into view bit by bit: what its keys and clicks do.
protocol ListPage: PaneContent {
    var size: Size { get set }
    var state: EntryListState { get set }
    var list: EntryList { get }
    /// The views that Tab and numbers go to, and the rule that their names stand on; `nil` where there is one view.
    var tabs: (views: ViewTabs, rule: Int)? { get }
    /// Entries that were marked with `x`.
    var marked: Set<Int> { get set }

    /// The selected entry, or what is in view, has changed: asks for what is not there yet.
    mutating func moved() -> [Effect]
    mutating func showView(_ number: Int)
    /// Adapts to a new size.
    mutating func resized()
}

extension ListPage {
    var tabs: (views: ViewTabs, rule: Int)? { nil }
    mutating func showView(_ number: Int) {}
    mutating func resized() {}

    func pageHeight(in layout: Layout) -> Int { max(2, list.visible(state).count) }

    mutating func move(by lines: Int, in layout: Layout) -> [Effect] {
        list.move(&state, by: lines)
        return moved()
    }

    mutating func scroll(by lines: Int, in layout: Layout) -> [Effect] {
        list.scroll(&state, by: lines)
        return moved()
    }

    mutating func click(_ event: MouseEvent, in layout: Layout) -> Action {
        if let (views, rule) = tabs, event.position.row == PageShape.row(ofRule: rule, in: self) {
            let area = list.area
            if let tab = views.tab(at: event.position.column, x: area.x, width: area.width) { showView(tab) }
            let effects = moved()
            return { _ in effects }
        }
        if let index = list.copies(at: event.position, state) {
            list.select(index, &state)
            state.isOnCopies = true
            let (effects, enter) = (moved(), enter())
            return { effects + enter(&$0) }
        }
        guard let index = list.entry(at: event.position, state) else { return Model.nothing }
        list.select(index, &state)
        let effects = moved()
        let enter = enter()
        return { effects + (event.clickCount > 1 ? enter(&$0) : []) }
    }

    mutating func layOut(in layout: Layout) {
        guard layout.size != size else { return }
        size = layout.size
        resized()
        list.reveal(&state)
    }

    // MARK: Finding and marking

    var findable: [(place: Int, text: String)] {
        let list = list
        return (0..<min(list.count, 2_000)).compactMap { place in
            list.entry(place).map { entry in
                (place, [entry.heading?.title ?? "", entry.lead, entry.text].joined(separator: " "))
            }
        }
    }
    var selectedEntry: Int { state.selection }

    mutating func selectEntry(_ place: Int, in layout: Layout) -> [Effect] {
        list.select(place, &state)
        return moved()
    }

    /// `x`: marks the selected entry, or takes the mark off, and goes on.
    mutating func toggleMark() {
        guard list.count > 0 else { return }
        if marked.remove(state.selection) == nil { marked.insert(state.selection) }
        list.move(&state, by: 1)
    }

    /// What a command is about: the entries that are marked, else the selected one.
    var chosen: [Int] { marked.isEmpty ? (list.count > 0 ? [state.selection] : []) : marked.sorted() }

    /// “4 of 19”, and how many are marked.
    var placeInWords: String {
        let count = list.count
        guard count > 0 else { return "" }
        return "\(state.selection + 1) of \(count)" + (marked.isEmpty ? "" : " · \(marked.count) marked")
    }

    /// The articles to ask for: those of entries in view, and of a page before and after.
    func near(_ article: (Int) -> ArticleID?) -> (shown: [ArticleID], all: [ArticleID]) {
        let list = list
        let visible = list.visible(state)
        let reach = max(1, list.area.height)
        let around = max(0, visible.lowerBound - reach)..<min(list.count, visible.upperBound + reach)
        var seen: Set<ArticleID> = []
        let shown = visible.compactMap(article).filter { seen.insert($0).inserted }
        return (shown, shown + around.compactMap(article).filter { seen.insert($0).inserted })
    }
}

extension PageShape {
    fileprivate static func row(ofRule rule: Int, in page: some ListPage) -> Int { page.list.area.y - 1 }
}
