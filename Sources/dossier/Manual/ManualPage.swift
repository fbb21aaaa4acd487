import Library

/// A page of the manual, written in the macros of man(7).
struct ManualPage {
    /// What it is called: “dossier-add”.
    let name: String
    /// 1 for commands, 5 for files, 7 for all else.
    let section: Int
    private var lines: [String]

    /// - Parameter summary: What it is about, in a few words without a full stop.
    init(_ name: String, section: Int, summary: String) {
        self.name = name
        self.section = section
        lines = [
            ".TH \(Self.escaped(name).uppercased()) \(section) \(ProgramVersion.day) \"dossier \(ProgramVersion.number)\" dossier"
        ]
        heading("NAME")
        lines.append("\(Self.escaped(name)) \\- \(Self.escaped(summary))")
    }

    /// The file's name: “dossier-add.1”.
    var fileName: String { "\(name).\(section)" }

    /// The whole page.
    var text: String { lines.joined(separator: "\n") + "\n" }

    mutating func heading(_ words: String) { lines.append(".SH \(Self.escaped(words))") }

    /// Paragraphs apart by empty lines; lines that begin with two spaces stay as they are.
    mutating func paragraphs(_ text: String) {
        var isFixed = false
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            let isIndented = line.hasPrefix("  ")
            if isIndented != isFixed {
                lines.append(isIndented ? ".PP\n.nf" : ".fi\n.PP")
                isFixed = isIndented
            }
            if line.allSatisfy(\.isWhitespace) {
                if lines.last?.hasSuffix(".PP") == false { lines.append(".PP") }
            } else {
                lines.append(Self.line(line))
            }
        }
        if isFixed { lines.append(".fi") }
    }

    /// An entry of a list: what it is about in bold, and what is said of it.
    mutating func entry(_ tag: String, _ text: String) {
        lines += [".TP", ".B \(Self.line(tag[...]))", text.isEmpty ? "\\&" : Self.line(text[...])]
    }

    /// A line in bold.
    mutating func bold(_ text: String) { lines.append(".B \(Self.line(text[...]))") }

    /// A heading below a heading.
    mutating func subheading(_ words: String) { lines.append(".SS \(Self.escaped(words))") }

    /// References to other pages.
    mutating func seeAlso(_ pages: [(name: String, section: Int)]) {
        heading("SEE ALSO")
        for (index, page) in pages.enumerated() {
            lines.append(
                ".BR \(Self.escaped(page.name)) (\(page.section))\(index + 1 < pages.count ? "," : "")")
        }
    }

    /// Text that may begin a line: a full stop or an apostrophe there would make it a macro.
    private static func line(_ text: Substring) -> String {
        let escaped = escaped(String(text))
        return escaped.hasPrefix(".") || escaped.hasPrefix("'") ? "\\&\(escaped)" : escaped
    }

    private static func escaped(_ text: String) -> String {
        text.map { character in
            switch character {
            case "\\": "\\e"
            case "-": "\\-"
            case "\"": "\\(dq"
            case "^": "\\(ha"
            case "~": "\\(ti"
            case "`": "\\(ga"
            default: String(character)
            }
        }.joined()
    }
}
