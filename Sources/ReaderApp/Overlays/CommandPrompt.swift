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
        if let word = CommandWord.all.first(where: { $0.name == name }) {
            return ["\(word.name) \(word.argument): \(word.help)", word.help]
        }
        return Command.all.first { $0.name == name }.map { [$0.help] } ?? []
    }

    /// A theme is shown as soon as its name is complete.
    func changed() -> Action {
        let words = line.text.split(separator: " ")
        let names = ["auto"] + Theme.builtIn.map(\.name)
        let name = words.count == 2 && words[0] == "theme" ? names.first { $0 == words[1] } : nil
        return {
            $0.shownTheme = name
            return []
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
        let isShown =
            completion.map { $0.lines.indices.contains($0.shown) && $0.lines[$0.shown] == line.text } ?? false
        let lines = isShown ? completion?.lines ?? [] : Self.completions(of: line.text, in: pane, model)
        return (lines.map { ($0, Self.help(on: $0)) }, isShown ? completion?.shown : nil)
    }

    /// What a completed line does.
    private static func help(on line: String) -> String {
        let words = line.split(separator: " ", maxSplits: 1).map(String.init)
        guard let name = words.first else { return "" }
        if words.count > 1, name == "set" {
            let setting = words[1].prefix { $0 != "=" }
            return Setting.named(setting)?.help ?? ""
        }
        if words.count > 1 { return "" }
        return CommandWord.all.first { $0.name == name }?.help ?? Command.all.first { $0.name == name }?.help
            ?? ""
    }

    /// Puts the next of the lines that the typed one may become in its place.
    mutating func complete(by step: Int, in model: Model) -> Bool {
        if completion.map({ $0.lines.count == 1 || $0.lines[$0.shown] != line.text }) ?? true {
            let lines = Self.completions(of: line.text, in: pane, model)
            completion = lines.isEmpty ? nil : Completion(lines: lines, shown: step > 0 ? -1 : lines.count)
        }
        guard var found = completion else { return false }
        found.shown = ((found.shown + step) % found.lines.count + found.lines.count) % found.lines.count
        completion = found
        line.set(found.lines[found.shown])
        return true
    }

    private static func completions(of text: String, in pane: Pane, _ model: Model) -> [String] {
        guard let space = text.firstIndex(of: " ") else {
            let commands = Command.all.filter { $0.panes.contains(pane) }.map(\.name)
            let words = CommandWord.all.map { $0.argument.isEmpty ? $0.name : $0.name + " " }
            return (words + commands).filter { $0.hasPrefix(text) }
        }
        let (name, rest) = (text[..<space], text[text.index(after: space)...])
        guard let word = CommandWord.all.first(where: { $0.name == name }) else { return [] }
        return word.completions(model).filter { $0.hasPrefix(rest) }.map { "\(name) \($0)" }
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
