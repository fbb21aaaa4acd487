import TerminalUI

/// A line typed at the bottom of the screen, acted on with each keystroke.
enum Prompt: Equatable {
    case find(FindPrompt)
    case filter(FilterPrompt)
    case tag(TagPrompt)
    case searchName(SearchNamePrompt)
    case command(CommandPrompt)
    case entryFind(EntryFindPrompt)
    case pageFilter(PageFilterPrompt)
    case export(ExportPrompt)
    case path(PathPrompt)
    case names(NamesPrompt)
    case outside(OutsidePrompt)

    var content: any PromptContent {
        switch self {
        case .find(let content): content
        case .filter(let content): content
        case .tag(let content): content
        case .searchName(let content): content
        case .command(let content): content
        case .entryFind(let content): content
        case .pageFilter(let content): content
        case .export(let content): content
        case .path(let content): content
        case .names(let content): content
        case .outside(let content): content
        }
    }

    var line: LineEditor { content.line }
}

/// What a prompt asks, and what happens with the typed text.
protocol PromptContent: Equatable, Sendable {
    /// This content, wrapped in its case of ``Prompt``.
    var prompt: Prompt { get }
    var label: String { get }
    /// The name under which its lines are kept.
    var historyName: String { get }
    var line: LineEditor { get set }

    /// The hints next to the line: the fullest first, the last one for little space.
    func advice(_ facts: PromptFacts) -> [String]
    /// Called when the text has changed.
    mutating func changed() -> Action
    func accept() -> Action
    func cancel() -> Action
    /// What Tab does.
    mutating func complete() -> Action
    /// What the arrows do.
    mutating func step(by step: Int) -> Action
}

extension PromptContent {
    func changed() -> Action { Model.nothing }
    func cancel() -> Action { Model.nothing }
    func complete() -> Action { Model.nothing }
    func step(by step: Int) -> Action { Model.nothing }
}

/// What prompts show of the rest of the reader.
struct PromptFacts {
    var find: TextPane.Find?
    var articles: ArticlesPane
}

/// The only way for keys and pastes to reach the prompt.
extension Model {
    mutating func pressInPrompt(_ key: Key) -> [Effect] {
        switch key {
        case .escape, .control("c"), .control("g"): cancelPrompt()
        case .backspace where prompt?.line.isEmpty ?? true: cancelPrompt()
        case .enter: rememberLine() + leavePrompt { $0.accept() }
        case .tab: inPrompt { $0.complete() }
        case .down: recall { $0.recall(1) } ?? inPrompt { $0.step(by: 1) }
        case .up: recall { $0.recall(-1) } ?? inPrompt { $0.step(by: -1) }
        case .control("s"): inPrompt { $0.step(by: 1) }
        case .control("r"): inPrompt { $0.step(by: -1) }
        case .control("n"): editPrompt { $0.recall(1) }
        case .control("p"): editPrompt { $0.recall(-1) }
        case .alt("r"): editPrompt { $0.recallMatch() }
        default: editPrompt { _ = $0.handle(key) }
        }
    }

    /// Goes through the lines typed before, while the line is empty or one of them.
    ///
    /// - Returns: `nil` when it is neither.
    private mutating func recall(_ recall: (inout LineEditor) -> Void) -> [Effect]? {
        guard let line = prompt?.line, line.isEmpty || line.isRecalled else { return nil }
        return editPrompt(recall)
    }

    /// Keeps the line for other times.
    private mutating func rememberLine() -> [Effect] {
        guard let content = prompt?.content else { return [] }
        return kept.remember(content.line.text, at: content.historyName) ? [.keep(kept)] : []
    }

    mutating func editPrompt(_ edit: (inout LineEditor) -> Void) -> [Effect] {
        let kept = kept
        return inPrompt { content in
            let before = content.line.text
            content.line.history = kept.histories[content.historyName] ?? []
            edit(&content.line)
            return content.line.text == before ? Model.nothing : content.changed()
        }
    }

    mutating func cancelPrompt() -> [Effect] { leavePrompt { $0.cancel() } }

    private mutating func inPrompt(_ take: (inout any PromptContent) -> Action) -> [Effect] {
        guard var content = prompt?.content else { return [] }
        let action = take(&content)
        prompt = content.prompt
        return action(&self)
    }

    private mutating func leavePrompt(_ take: (any PromptContent) -> Action) -> [Effect] {
        guard let content = prompt?.content else { return [] }
        prompt = nil
        return take(content)(&self)
    }

    func draw(_ prompt: any PromptContent, row: Int, on screen: inout Screen) {
        let width = size.columns - 2
        let label = screen.put(prompt.label, column: 1, row: row, role: .key)
        let advice = prompt.advice(PromptFacts(find: text.find, articles: articles))
        let free = width - label - CellWidth.width(of: prompt.line.text) - 3
        let fitting = advice.first { CellWidth.width(of: $0) <= free } ?? advice.last ?? ""
        let beside = CellWidth.truncate(fitting, to: max(0, width - label - 16))
        let room = max(8, width - label - CellWidth.width(of: beside) - 1)
        let shown = prompt.line.visible(width: room)
        screen.put(shown.text, column: 1 + label, row: row, width: room, role: .input)
        screen.put(beside, column: size.columns - 1 - CellWidth.width(of: beside), row: row, role: .dim)
        screen.cursor = Position(column: 1 + label + shown.cursorColumn, row: row)
        screen.isCursorVisible = true
    }
}
