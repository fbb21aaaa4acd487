import Articles
import Library
import TerminalUI

/// Asks for a program to run: by itself (`!`), or with the article or the selection as its input (`|`).
struct OutsidePrompt: PromptContent {
    /// What the program reads; `nil` where it reads the keyboard.
    let input: String?
    var line = LineEditor()

    init(input: String?) { self.input = input }

    var prompt: Prompt { .outside(self) }
    var historyName: String { input == nil ? "run" : "pipe" }
    var label: String { input == nil ? "! " : "| " }

    func advice(_ facts: PromptFacts) -> [String] {
        guard line.isEmpty else { return [] }
        return [
            input == nil
                ? "a program and its arguments; a key comes back"
                : "a program that reads the text: wc -w; Enter alone: the pager"
        ]
    }

    func accept() -> Action { { $0.runOutside(line.text, input: input) } }
}

/// Other programs in the reader's place.
extension Model {
    /// What is given to a program: the selection, else the open article.
    private var textForPrograms: String? {
        guard let opened = text.opened else { return nil }
        let selected = text.selection == nil ? nil : text.selectedRange
        return selected.map { String(opened.article.text.slice(utf8: $0)) } ?? opened.article.text
    }

    mutating func startPiping() -> [Effect] {
        guard let input = textForPrograms else {
            say("Open an article first.")
            return []
        }
        prompt = .outside(OutsidePrompt(input: input))
        return []
    }

    mutating func startRunning() -> [Effect] {
        prompt = .outside(OutsidePrompt(input: nil))
        return []
    }

    /// `:pipe` gives the article or the selection to a program.
    mutating func pipe(to line: String) -> [Effect] {
        guard let input = textForPrograms else {
            say("Open an article first.")
            return []
        }
        return runOutside(line, input: input)
    }

    /// `:print` gives the article to the program that prints.
    mutating func printArticle() -> [Effect] {
        let program = settings.printer.split(separator: " ").map(String.init)
        guard let opened = text.opened, !program.isEmpty else {
            say(
                program.isEmpty
                    ? "programs.print names no program; :set programs.print=lp names one."
                    : "Open an article first.")
            return []
        }
        let title = opened.row.headline.title
        return [.terminal(.print(PrintedArticle.text(of: opened), with: program, title: title))]
    }

    /// Runs a program; the line is split at blanks, and no shell sees any of it.
    mutating func runOutside(_ line: String, input: String?) -> [Effect] {
        let words = line.split(separator: " ").map(String.init)
        guard let program = words.first else {
            if let input { return [.terminal(.page(input, with: settings.pager))] }
            say("Type a program to run.")
            return []
        }
        return [.terminal(.run(words, input: input, waits: !Self.pagers.contains(program)))]
    }

    /// Programs that keep what they show on the screen until they are left.
    private static let pagers: Set<String> = ["less", "more", "most", "vi", "vim", "view", "nano"]
}
