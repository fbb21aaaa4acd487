import Articles
import Entities

/// Reads texts whose names are marked in place: “[P Ann Lee] of [O Acme]”; a blank line ends a text, lines that start with `# ` are comments.
enum MarkedText {
    private static let kinds: [UInt8: Int] = [
        UInt8(ascii: "P"): 0, UInt8(ascii: "O"): 1, UInt8(ascii: "L"): 2, UInt8(ascii: "N"): 3,
        UInt8(ascii: "M"): 4,
    ]

    /// The documents in a file, cut into words as the recogniser will see them.
    static func documents(path: String) throws -> [LabelledDocument] {
        var documents: [LabelledDocument] = []
        var lines: [Substring] = []
        for line in try TextFile.read(path).split(separator: "\n", omittingEmptySubsequences: false) + [
            Substring("")
        ] {
            if line.hasPrefix("# ") { continue }
            if !line.isEmpty {
                lines.append(line)
            } else if !lines.isEmpty {
                documents.append(document(lines))
                lines = []
            }
        }
        return documents
    }

    private static func document(_ lines: [Substring]) -> LabelledDocument {
        var text: [UInt8] = []
        var names: [(range: Range<Int>, kind: Int)] = []
        for line in lines {
            var open: (start: Int, kind: Int)?
            let bytes = Array(line.utf8)
            var index = 0
            while index < bytes.count {
                if bytes[index] == UInt8(ascii: "["), index + 2 < bytes.count,
                    let kind = kinds[bytes[index + 1]]
                {
                    open = (text.count, kind)
                    index += 3
                } else if bytes[index] == UInt8(ascii: "]"), let name = open {
                    names.append((name.start..<text.count, name.kind))
                    open = nil
                    index += 1
                } else {
                    text.append(bytes[index])
                    index += 1
                }
            }
            text.append(UInt8(ascii: "\n"))
        }
        return labelled(String(decoding: text, as: UTF8.self), names)
    }

    private static func labelled(_ text: String, _ names: [(range: Range<Int>, kind: Int)])
        -> LabelledDocument
    {
        let tokenized = Tokenizer().tokenize(text, blocks: Tag.lines(of: text))
        var allowed = [UInt32](repeating: 1, count: tokenized.tokens.count)
        for name in names {
            let inside = tokenized.tokens.indices.filter { tokenized.tokens[$0].range.overlaps(name.range) }
            guard let first = inside.first, let last = inside.last else { continue }
            for index in inside {
                let part = LabelScheme.Part(of: index, in: first..<last + 1)
                allowed[index] = 1 << UInt32(LabelScheme.label(part, kind: name.kind))
            }
        }
        let sentences = tokenized.sentences.map { $0.map(tokenized.word) }
        return LabelledDocument(sentences: sentences, allowed: allowed)
    }
}
