import Entities
import Foundation

/// A document split into sentences and words, with the labels that each word may have.
struct LabelledDocument: Sendable {
    var sentences: [[String]]
    /// For each word, over all sentences, a bit for every label that the annotation leaves open.
    var allowed: [UInt32]
    /// Whether the annotation leaves kinds of names unmarked; such a document is only learnt from once the others have shown
    /// what those names look like.
    var isPartial = false
    /// The same for a document and its changed copies, which must not lie on both sides where one part of the documents is
    /// learnt from and another labelled.
    var group = 0
}

/// A name in a labelled document.
struct LabelledName: Hashable {
    /// Words, counted over all sentences of the document, or UTF-8 offsets where its text is measured.
    var range: Range<Int>
    var type: String
}

/// A document as a CoNLL file gives it.
struct TaggedDocument {
    var sentences: [[String]] = []
    var tags: [[String]] = []

    /// The names that the tags spell; an I after something else starts a name.
    var names: [LabelledName] {
        var names: [LabelledName] = []
        var start = 0
        for tags in tags {
            var open: (start: Int, type: String)?
            for (index, tag) in (tags + ["O"]).enumerated() {
                let type = tag.utf8.count > 2 ? String(tag.dropFirst(2)) : ""
                if let name = open, !tag.hasPrefix("I-") || type != name.type {
                    names.append(LabelledName(range: start + name.start..<start + index, type: name.type))
                    open = nil
                }
                if !type.isEmpty, open == nil { open = (index, type) }
            }
            start += tags.count
        }
        return names
    }
}

/// Reads files of the form `token TAB tag`: blank lines between sentences, -DOCSTART- between documents.
enum CoNLLReader {
    /// The documents of a file; lines that start with `# ` and hold no tab say something about it.
    static func documents(path: String) throws -> [TaggedDocument] {
        let text = try TextFile.read(path)
        var documents: [TaggedDocument] = []
        var document = TaggedDocument()
        var words: [String] = []
        var tags: [String] = []
        func endSentence() {
            guard !words.isEmpty else { return }
            document.sentences.append(words)
            document.tags.append(tags)
            words = []
            tags = []
        }
        func endDocument() {
            endSentence()
            if !document.sentences.isEmpty { documents.append(document) }
            document = TaggedDocument()
        }
        for line in text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false) {
            let line = line.last == 0x0D ? line.dropLast() : line
            let isTabbed = line.contains(0x09)
            if !isTabbed, line.starts(with: [0x23, 0x20]) { continue }
            let fields = line.split { $0 == 0x09 || !isTabbed && $0 == 0x20 }
            guard let first = fields.first, let last = fields.last else {
                endSentence()
                continue
            }
            let word = String(decoding: first, as: UTF8.self)
            if word == "-DOCSTART-" {
                endDocument()
            } else if fields.count > 1 {
                words.append(word)
                tags.append(String(decoding: last, as: UTF8.self))
            }
        }
        endDocument()
        return documents
    }
}

/// Whole files as text.
enum TextFile {
    static func read(_ path: String) throws -> String { try String(contentsOfFile: path, encoding: .utf8) }
}
