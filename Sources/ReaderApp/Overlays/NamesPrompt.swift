import Library
import TerminalUI

/// Narrows the names of the article as the person types.
struct NamesPrompt: PromptContent {
    /// The letters to go back to.
    let before: String
    var line: LineEditor

    var prompt: Prompt { .names(self) }
    var historyName: String { "name" }
    var label: String { "names with: " }

    func advice(_ facts: PromptFacts) -> [String] { [] }
    func changed() -> Action { { $0.narrowNames(line.text) } }
    func accept() -> Action { { $0.narrowNames(line.text) } }
    func cancel() -> Action { { $0.narrowNames(before) } }
    func step(by step: Int) -> Action { { $0.entities.move(by: step, in: $0.layout) } }
}

/// The order and the folding of names.
extension Model {
    mutating func startNarrowingNames() -> [Effect] {
        prompt = .names(NamesPrompt(before: entities.needle, line: LineEditor(entities.needle)))
        return []
    }

    mutating func narrowNames(_ letters: String) -> [Effect] {
        entities.needle = letters
        layOutPanes()
        return []
    }

    mutating func changeNameOrder() -> [Effect] {
        let all = NameOrder.allCases
        entities.order = all[((all.firstIndex(of: entities.order) ?? 0) + 1) % all.count]
        kept.nameOrder = entities.order
        layOutPanes()
        say(entities.order.inWords)
        return [.keep(kept)]
    }

    mutating func foldKind() -> [Effect] {
        entities.fold()
        kept.foldedKinds = entities.folded
        layOutPanes()
        return [.keep(kept)]
    }
}
