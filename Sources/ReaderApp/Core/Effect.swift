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
    /// Take clicks and the wheel, or leave them to the terminal.
    case useMouse(Bool)
    case suspend
    case redraw
    /// Call for attention, in one of the ways that the setting `notify` names, with what there is to say.
    case notify(String, String)
}

extension TerminalEffect {
    /// What is said of a text that was copied, as in: Copied “Selim Şahin gave evidence …” (22 words).
    static func copied(_ text: String) -> String {
        let words = text.split(whereSeparator: \.isWhitespace)
        guard words.count > 6 else { return "Copied “\(words.joined(separator: " "))”." }
        return "Copied “\(words.prefix(4).joined(separator: " ")) …” (\(words.count) words)."
    }
}

/// Something that the reader does by itself, and what has to be done outside because of it.
typealias Action = @Sendable (inout Model) -> [Effect]

extension Model {
    static let nothing: Action = { _ in [] }
}
