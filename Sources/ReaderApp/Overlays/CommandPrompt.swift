import TerminalUI

/// A command typed after `:`.
struct CommandPrompt: PromptContent {
    /// The pane that commands run in.
    let pane: Pane
    var line = LineEditor()
    private var completion: Completion?

    /// What Tab made of an unfinished line.
    private struct Completion: Equatable {
        var lines: [String]
        var help: [String]
        /// Which of them stands in the line.
        var shown: Int
    }

    init(pane: Pane) { self.pane = pane }

    var prompt: Prompt { .command(self) }
    var historyName: String { "command" }
    var label: String { ":" }

    func advice(_ facts: PromptFacts) -> [String] {
        if line.isEmpty { return ["a command, or a line's number · Tab completes", "Tab completes"] }
        let name = line.text.prefix { $0 != " " }
        if let word = CommandWord.named(name) {
            return ["\(word.name) \(word.argument): \(word.help)", word.help]
        }
        return Command.named(String(name)).map { [$0.help] } ?? []
    }

    /// The word that takes what is typed behind it; `nil` while its own name is typed.
    private var parted: (word: CommandWord?, typed: String) {
        guard let space = line.text.firstIndex(of: " ") else { return (nil, line.text) }
        return (CommandWord.named(line.text[..<space]), String(line.text[space...].dropFirst()))
    }

    /// A theme is shown as soon as its name is complete, and the library is asked for what words may become.
    func changed() -> Action {
        let words = line.text.split(separator: " ")
        let name = words.count == 2 && words[0] == "theme" ? String(words[1]) : nil
        let question = parted.word.flatMap { $0.completion.question(parted.typed) }
        return { model in
            model.shownTheme = name.flatMap { model.settings.themeNames.contains($0) ? $0 : nil }
            return question.map { [.ask($0)] } ?? []
        }
    }

    func accept() -> Action {
        {
            $0.shownTheme = nil
            return $0.runLine(line.text)
        }
    }

    func cancel() -> Action {
        {
            $0.shownTheme = nil
            return []
        }
    }

    /// Finishes the line, with another value each time.
    func complete() -> Action { { $0.completeCommand(by: 1) } }
    func step(by step: Int) -> Action { { $0.completeCommand(by: step) } }

    /// What the typed line may become, the one that stands in it among them, with help on each: shown above the line.
    func choices(_ model: Model) -> (rows: [(text: String, help: String)], shown: Int?) {
        // Where there was only one, what may stand behind it matters more.
        if let completion, completion.lines.count > 1, completion.lines.indices.contains(completion.shown),
            completion.lines[completion.shown] == line.text
        {
            return (Array(zip(completion.lines, completion.help)), completion.shown)
        }
        return (parted.word?.completion.isOnTab == true ? [] : completions(model), nil)
    }

    /// Puts the next of the lines that the typed one may become in its place.
    mutating func complete(by step: Int, in model: Model) -> Bool {
        if completion.map({ $0.lines.count == 1 || $0.lines[$0.shown] != line.text }) ?? true {
            let found = completions(model)
            completion =
                found.isEmpty
                ? nil
                : Completion(
                    lines: found.map(\.text), help: found.map(\.help), shown: step > 0 ? -1 : found.count)
        }
        guard var found = completion else { return false }
        found.shown = ((found.shown + step) % found.lines.count + found.lines.count) % found.lines.count
        completion = found
        line.set(found.lines[found.shown])
        return true
    }

    /// The lines that the typed one may become, with help on each.
    private func completions(_ model: Model) -> [(text: String, help: String)] {
        let (word, typed) = parted
        if let word {
            return word.completion.choices(typed, model).map { ("\(word.name) \($0.text)", $0.help) }
        }
        guard !line.text.contains(" ") else { return [] }
        let words = CommandWord.all.map { ($0.argument.isEmpty ? $0.name : $0.name + " ", $0.help) }
        let commands = Command.all.filter {
            $0.panes.contains(pane) && CommandWord.named($0.name) == nil
        }.map { ($0.name, $0.help) }
        return (words + commands).filter { $0.0.hasPrefix(typed) }
    }
}

extension Model {
    mutating func startCommand() -> [Effect] {
        prompt = .command(CommandPrompt(pane: focus))
        return []
    }

    mutating func completeCommand(by step: Int) -> [Effect] {
        guard case .command(var content) = prompt else { return [] }
        guard content.complete(by: step, in: self) else { return [] }
        prompt = .command(content)
        return content.changed()(&self)
    }
}
