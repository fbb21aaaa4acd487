import TerminalUI

/// The path of a folder or a file whose articles are to be added, or the address of a page.
struct PathPrompt: PromptContent {
    var line = LineEditor()
    /// What Tab can make of the line, and which of them stands in it.
    private var choices: [String] = []
    private var shown = 0

    var prompt: Prompt { .path(self) }
    var label: String { "add: " }
    var historyName: String { "add" }

    func advice(_ facts: PromptFacts) -> [String] {
        if choices.count > 1, choices[shown] == line.text {
            return ["\(shown + 1) of \(choices.count) · Tab the next · Enter adds", "Tab next · Enter"]
        }
        return [
            "a folder, a file or a web address · Tab completes · Enter adds it · Esc",
            "Tab completes · Enter adds",
        ]
    }

    func accept() -> Action {
        // Shells and file managers give paths in quotation marks, and with blanks around them.
        let path = PathCompletion.expanded(line.text.trimmingPath)
        return { _ in path.isEmpty ? [] : [.add([path])] }
    }

    mutating func complete() -> Action {
        if choices.count > 1, choices[shown] == line.text {
            shown = (shown + 1) % choices.count
        } else {
            choices = PathCompletion.paths(beginning: line.text)
            shown = 0
        }
        guard choices.indices.contains(shown) else {
            return {
                $0.say("No file or folder begins like this.")
                return []
            }
        }
        line.set(choices[shown])
        return Model.nothing
    }
}

extension Model {
    /// `:add` with words behind it; without any it asks for what to add.
    mutating func add(_ words: String) -> [Effect] {
        let path = PathCompletion.expanded(words.trimmingPath)
        return path.isEmpty || options.isReadOnly ? startAdding() : [.add([path])]
    }

    /// `a` on the start screen: asks for what to add.
    mutating func startAdding() -> [Effect] {
        if options.isReadOnly {
            fail("This library can only be read; give another one with --library.")
            return []
        }
        prompt = .path(PathPrompt())
        return []
    }

    /// `t` on the start screen: the sample collection, in a library of its own.
    func openSample() -> [Effect] { [.openSample] }
}
