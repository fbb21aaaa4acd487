import Articles
import Entities

/// A text that the recogniser is measured on: what it found, and what people marked.
struct MeasuredText {
    /// The marked names.
    var gold: [LabelledName]
    /// The names that the recogniser found.
    var found: [LabelledName]
    /// How sure it was of each.
    var confidences: [Double]
    /// The text around a name, to show it.
    var shown: (LabelledName) -> String

    /// Words as they are given; the names are counted in words.
    init(words document: TaggedDocument, by recognizer: NameRecognizer) {
        let words = document.sentences.flatMap { $0 }
        let names = recognizer.names(inTokens: document.sentences)
        gold = document.names
        found = names.map { LabelledName(range: $0.tokens, type: Evaluation.types[$0.kind] ?? "") }
        confidences = names.map(\.confidence)
        shown = { name in
            let before = words[max(0, name.range.lowerBound - 5)..<name.range.lowerBound]
            let after = words[name.range.upperBound..<min(words.count, name.range.upperBound + 5)]
            return [before.joined(separator: " "), "[\(words[name.range].joined(separator: " "))]"]
                .joined(separator: " ") + " " + after.joined(separator: " ")
        }
    }

    /// Words put together as text, which is cut anew; the names are counted in UTF-8 offsets.
    init(text document: TaggedDocument, by recognizer: NameRecognizer) {
        let raw = RawText(document)
        self.init(
            Tokenizer().tokenize(raw.text, blocks: Tag.lines(of: raw.text)),
            gold: document.names.map { LabelledName(range: raw.offsets(of: $0.range), type: $0.type) },
            by: recognizer)
    }

    /// An article as it was published; the names are counted in UTF-8 offsets.
    init(_ article: AnnotatedArticle, by recognizer: NameRecognizer) {
        self.init(
            Tokenizer().tokenize(article.article),
            gold: article.names.filter { !$0.isDescription }.map {
                LabelledName(range: $0.range, type: Evaluation.types[$0.kind] ?? "")
            }, by: recognizer)
    }

    private init(_ text: TokenizedText, gold: [LabelledName], by recognizer: NameRecognizer) {
        let names = recognizer.names(in: text)
        self.gold = gold
        found = names.map { name in
            let start = text.tokens[name.tokens.lowerBound].range.lowerBound
            let end = text.tokens[name.tokens.upperBound - 1].range.upperBound
            return LabelledName(range: start..<end, type: Evaluation.types[name.kind] ?? "")
        }
        confidences = names.map(\.confidence)
        let bytes = text.utf8
        shown = { name in
            func string(_ range: Range<Int>) -> String {
                String(decoding: bytes[range.clamped(to: bytes.indices)], as: UTF8.self)
            }
            let before = string(name.range.lowerBound - 30..<name.range.lowerBound)
            let after = string(name.range.upperBound..<name.range.upperBound + 30)
            return "\(before)[\(string(name.range))]\(after)".split(separator: "\n").joined(separator: " ")
        }
    }
}
