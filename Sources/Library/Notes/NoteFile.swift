import Articles
import Entities
import Foundation

/// A note as a Markdown file of its own.
public struct NoteFile: Equatable, Sendable {
    /// Without folders, as in “0012-selim-sahin.md”.
    public var name: String
    public var contents: String
}

extension Library {
    /// Notes as Markdown files, one each: what it is about in the front matter, the passage as a quotation, the note.
    public func files(of notes: [Note]) throws -> [NoteFile] {
        try read { snapshot in
            try notes.map { note in
                let address = try note.subject.article.flatMap {
                    try snapshot.articles.address(of: $0.rawValue)
                }
                return NoteFile(name: note.fileName, contents: note.markdown(address: address))
            }
        }
    }
}

extension Note {
    /// “0012-selim-sahin.md”: the number first, so that no two files have one name.
    fileprivate var fileName: String {
        let plain = about.folding(options: [.diacriticInsensitive, .caseInsensitive], locale: nil)
        let words = plain.split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }.prefix(6)
        let number = String(id.rawValue)
        let padded = String(repeating: "0", count: max(0, 4 - number.count)) + number
        return ([padded] + words.map { String($0.prefix(24)) }).joined(separator: "-") + ".md"
    }

    /// - Parameter address: Where the article is; `nil` for a note on somebody.
    fileprivate func markdown(address: String?) -> String {
        var facts = [("note", "\(id.rawValue)"), ("about", about)]
        if let kind { facts.append(("kind", kind.rawValue)) }
        if let address { facts.append(("article", address)) }
        if let range = subject.range { facts.append(("bytes", "\(range.lowerBound)-\(range.upperBound)")) }
        facts += [("made", Self.moment(made)), ("changed", Self.moment(changed))]
        var lines = ["---"] + facts.map { "\($0): \(Self.quoted($1))" } + ["---", ""]
        if let passage {
            lines += passage.split(separator: "\n", omittingEmptySubsequences: false).map {
                $0.isEmpty ? ">" : "> \($0)"
            }
            lines.append("")
        }
        return (lines + [text, ""]).joined(separator: "\n")
    }

    private static func moment(_ seconds: Int64) -> String {
        Date(timeIntervalSince1970: Double(seconds)).formatted(.iso8601)
    }

    /// A string as YAML reads it, whatever is in it.
    private static func quoted(_ text: String) -> String {
        let escaped = text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
        return "\"" + escaped.replacing("\n", with: " ") + "\""
    }
}
