import TerminalUI
import TextBytes

/// Finds an entry of the focused pane as the person types: a title, a name, a reason.
struct EntryFindPrompt: PromptContent {
    let pane: Pane
    /// The entry that was selected before.
    let origin: Int
    /// Whether the entries above it are looked at first.
    var isBackwards = false
    var line = LineEditor()

    private var step: Int { isBackwards ? -1 : 1 }

    var prompt: Prompt { .entryFind(self) }
    var historyName: String { "find" }
    var label: String { isBackwards ? "g/" : "/" }

    func advice(_ facts: PromptFacts) -> [String] { [] }

    func changed() -> Action {
        {
            $0.entryFind = Model.EntryFind(pane: pane, needle: line.text)
            return $0.findEntry(by: step, from: origin - step, isTold: false)
        }
    }

    func accept() -> Action {
        {
            if line.isEmpty { return [] }
            $0.entryFind = Model.EntryFind(pane: pane, needle: line.text)
            return $0.findEntry(by: step, from: origin - step)
        }
    }

    func cancel() -> Action {
        {
            $0.entryFind = nil
            return $0.selectEntry(origin, in: pane)
        }
    }

    func step(by step: Int) -> Action { { $0.findEntry(by: step) } }
}

extension Model {
    /// What is looked for among the entries of a pane.
    struct EntryFind: Equatable, Sendable {
        var pane: Pane
        var needle: String
    }

    mutating func startFindingEntry(backwards: Bool = false) -> [Effect] {
        guard let content = content(of: focus), !content.findable.isEmpty else {
            say("There is nothing here to look for.")
            return []
        }
        prompt = .entryFind(
            EntryFindPrompt(pane: focus, origin: content.selectedEntry, isBackwards: backwards))
        return []
    }

    /// Selects the next entry that has the words looked for, or one before; from the last on to the first.
    mutating func findEntry(by steps: Int, from start: Int? = nil, isTold: Bool = true) -> [Effect] {
        guard let find = entryFind, !find.needle.isEmpty, let content = content(of: find.pane) else {
            return []
        }
        let needle = Folding.folded(find.needle)
        let places = content.findable.filter { Folding.folded($0.text).contains(needle) }.map(\.place)
        guard !places.isEmpty else {
            if isTold {
                let more = find.pane == .articles ? "; f title:\(find.needle) looks in the whole list" : ""
                say("“\(find.needle)” is in no entry here\(more).")
            }
            return []
        }
        let here = start ?? content.selectedEntry
        let place =
            steps > 0
            ? places.first { $0 > here } ?? places[0] : places.last { $0 < here } ?? places[places.count - 1]
        return selectEntry(place, in: find.pane)
    }

    mutating func selectEntry(_ place: Int, in pane: Pane) -> [Effect] {
        inPane(pane) { $0.selectEntry(place, in: $1) } ?? []
    }
}
