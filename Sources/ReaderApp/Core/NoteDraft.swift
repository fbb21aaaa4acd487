public import Library

/// A note that is to be written, or changed, in the person's editor.
public struct NoteDraft: Equatable, Sendable {
    public var subject: Note.Subject
    /// The name of the one it is about, or the title of the article.
    public var about: String
    /// The words of the passage it is on.
    public var passage: String?
    /// The note that is to be changed; `nil` for a new one.
    public var note: Note?

    public init(_ subject: Note.Subject, about: String, passage: String? = nil) {
        self.subject = subject
        self.about = about
        self.passage = passage
    }

    public init(_ note: Note) {
        self.init(note.subject, about: note.about, passage: note.passage)
        self.note = note
    }

    /// “a note on Selim Şahin”, “a note on “Miloš said that …” in Six years”.
    var inWords: String {
        guard let passage else {
            return subject.entity == nil ? "a note on “\(about)”" : "a note on \(about)"
        }
        let words = passage.split(whereSeparator: \.isWhitespace)
        let start = words.prefix(8).joined(separator: " ") + (words.count > 8 ? " …" : "")
        return "a note on “\(start)” in “\(about)”"
    }

    private static let commentStart = "<!-- dossier: "

    /// What the editor shows: the note, and below it what it is about, in a comment.
    var fileText: String {
        // A comment ends with its first “-->”.
        let words = inWords.replacing("-->", with: "- ->")
        return (note?.text ?? "") + "\n\n" + Self.commentStart
            + "\(words). This line is left out. An empty note is none. -->\n"
    }

    /// The note in what the editor left.
    static func text(ofFile file: String) -> String {
        let lines = file.split(separator: "\n", omittingEmptySubsequences: false).filter {
            !$0.hasPrefix(commentStart)
        }
        let first = lines.firstIndex { !$0.allSatisfy(\.isWhitespace) } ?? lines.count
        let last = lines.lastIndex { !$0.allSatisfy(\.isWhitespace) } ?? -1
        return first <= last ? lines[first...last].joined(separator: "\n") : ""
    }
}
