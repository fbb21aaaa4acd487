import Entities
import Library
import TerminalUI

/// The start screen: whom one follows, what is new, what to go on with.
///
/// It is a list of entries in parts; some parts stand side by side where there is room.
struct StartPane: PaneContent {
    /// `nil` until the library has answered.
    private(set) var facts: StartFacts?
    private(set) var arrangement = StartArrangement()
    /// Parts that are shown with all their entries.
    private var unfolded: Set<StartPart> = []
    private(set) var selection = 0
    /// The first row in view.
    private(set) var top = 0
    private var size = Size(columns: 0, rows: 0)

    var selected: StartItem? {
        arrangement.entries.indices.contains(selection) ? arrangement.entries[selection].item : nil
    }

    /// Whether there is no article yet.
    var isEmpty: Bool { facts?.news.articles == 0 }

    mutating func receive(_ new: StartFacts) {
        let item = selected.flatMap(identity)
        facts = new
        arrange()
        if let place = arrangement.entries.firstIndex(where: { identity($0.item) == item }), item != nil {
            select(place)
        } else {
            select(selection)
        }
    }

    /// What an entry is about, which it keeps when others come before it.
    private func identity(_ item: StartItem) -> String? {
        guard let facts else { return nil }
        return switch item {
        case .person(let place): "person \(facts.news.people[place].id.rawValue)"
        case .article(let place): "article \(facts.news.newArticles[place].id.rawValue)"
        case .newcomer(let place): "newcomer \(facts.news.newcomers[place].id.rawValue)"
        default: "\(item)"
        }
    }

    private mutating func arrange() {
        guard let facts else { return }
        arrangement = StartArrangement(facts, unfolded: unfolded, size: size)
    }

    /// Shows all entries of a part.
    mutating func unfold(_ part: StartPart) {
        unfolded.insert(part)
        arrange()
        select(selection)
    }

    // MARK: Moves

    private mutating func select(_ place: Int) {
        selection = max(0, min(arrangement.entries.count - 1, place))
        guard arrangement.entries.indices.contains(selection) else { return }
        let row = arrangement.entries[selection].rect.y
        // What stands above the first entry belongs to it.
        if selection == 0 { top = 0 }
        if row < top { top = max(0, row - 1) }
        if row >= top + size.rows { top = row - size.rows + 1 }
        top = max(0, min(top, arrangement.height - size.rows))
    }

    /// To the first entry of the next part that has any.
    mutating func movePart(by steps: Int) {
        let entries = arrangement.entries
        let starts = entries.indices.filter { $0 == 0 || entries[$0].part != entries[$0 - 1].part }
        guard let here = starts.lastIndex(where: { $0 <= selection }) else { return }
        select(starts[((here + steps) % starts.count + starts.count) % starts.count])
    }

    func put(into model: inout Model) { model.startScreen = self }
    func enter() -> Action { { $0.openInStart() } }
    func pageHeight(in layout: Layout) -> Int { layout.content(of: .start).height }

    mutating func move(by lines: Int, in layout: Layout) -> [Effect] {
        let count = arrangement.entries.count
        select(selection + max(-count, min(count, lines)))
        return []
    }

    mutating func scroll(by lines: Int, in layout: Layout) -> [Effect] {
        top = max(0, min(top + lines, arrangement.height - size.rows))
        return []
    }

    mutating func click(_ event: MouseEvent, in layout: Layout) -> Action {
        let area = layout.content(of: .start)
        let place = Position(column: event.position.column - area.x, row: event.position.row - area.y + top)
        guard area.contains(event.position),
            let index = arrangement.entries.firstIndex(where: { $0.rect.contains(place) })
        else { return Model.nothing }
        select(index)
        return event.clickCount > 1 ? enter() : Model.nothing
    }

    mutating func layOut(in layout: Layout) {
        guard layout.boxes[.start] != nil else { return }
        let area = layout.content(of: .start)
        size = Size(columns: area.width, rows: area.height)
        arrange()
        select(selection)
    }
}

/// The parts of the start screen.
enum StartPart: Hashable, Sendable {
    case people, articles, begun, searches, newcomers, decisions, marks, first
}

/// Something on the start screen that can be selected.
enum StartItem: Equatable, Sendable {
    /// Places among what the library told.
    case person(Int)
    case article(Int)
    case begun(Int)
    case search(Int)
    case newcomer(Int)
    case mark(Int)
    case doubts
    case problems
    /// The rest of a part, which has so many more entries.
    case more(StartPart, Int)
    /// What a first start offers.
    case add
    case sample
    case keys
    case leave
}
