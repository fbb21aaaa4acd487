import Foundation

/// Something to do outside the model, as data that a test can compare.
public enum Effect: Equatable, Sendable {
    /// Ask the library; of the questions on a topic only the newest is answered.
    case ask(Question)
    /// Change the library; all changes are made, in the order of the requests.
    case change(Change)
    case terminal(TerminalEffect)
    /// Read the file of settings again.
    case readSettings
    /// Keep this for the next run.
    case keep(KeptState)
    /// Run the rest of the commands of a key, now that what the one before asked for is there.
    case goOn
    /// Add the articles of these files and folders.
    case add([String])
    /// Leave for the sample collection.
    case openSample
    case quit
    /// Leave because the person pressed Ctrl-C.
    case abandon
}

/// What the terminal does, or another program in the reader's place.
public enum TerminalEffect: Equatable, Sendable {
    case copy(String)
    /// Open a web address in the browser.
    case browse(String)
    /// Open a saved page in the browser.
    case browseFile(String)
    /// Show a file in the editor.
    case edit(String)
    /// Show a text in the editor that is not to be changed.
    case show(text: String)
    /// Have a note written, or changed, in the editor.
    case write(NoteDraft)
    /// Run a program, with a text as its input or the keyboard; what it printed stays until a key, if that is wished.
    case run([String], input: String?, waits: Bool)
    /// Give a text to the pager: the program of that name with its arguments, else the person's own.
    case page(String, with: String)
    /// Print a text with a program and its arguments; what it is called is told.
    case print(String, with: [String], title: String)
    /// Take clicks and the wheel, or leave them to the terminal.
    case useMouse(Bool)
    case suspend
    case redraw
    /// Call for attention, in one of the ways that the setting `notify` names, with what there is to say.
    case notify(String, String)
}

extension TerminalEffect {
    /// Terminals take no more than about 100 kB in one sequence, which has a third more than the text.
    static let longestCopy = 75_000

    /// As much of a text as can be copied, in whole characters.
    static func copyable(_ text: String) -> Substring {
        guard text.utf8.count > longestCopy else { return text[...] }
        let limit = text.utf8.index(text.startIndex, offsetBy: longestCopy)
        // The index of a byte inside a character is taken back to where the character begins.
        return text[..<text.rangeOfComposedCharacterSequence(at: limit).lowerBound]
    }

    /// What is said of a text that was copied, as in: Copied “Selim Şahin gave evidence …” (22 words).
    static func copied(_ text: String) -> String {
        let words = text.split(whereSeparator: \.isWhitespace)
        let copied = copyable(text)
        if copied.utf8.count < text.utf8.count {
            return
                "Copied the first \(copied.utf8.count) of \(text.utf8.count) bytes of “\(words.prefix(4).joined(separator: " ")) …”: "
                + "terminals take no more; | gives all of an article to a program."
        }
        guard words.count > 6 else { return "Copied “\(words.joined(separator: " "))”." }
        return "Copied “\(words.prefix(4).joined(separator: " ")) …” (\(words.count) words)."
    }
}

/// Something that the reader does by itself, and what has to be done outside because of it.
typealias Action = @Sendable (inout Model) -> [Effect]

extension Model {
    static let nothing: Action = { _ in [] }
}
