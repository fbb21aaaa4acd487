import Articles

/// Counts how far the quotations in annotations, and their speakers, agree with what people marked.
package struct QuotationEvaluation: Sendable {
    /// Quotations: those that begin where one is marked are right.
    package private(set) var quotations = Tally()
    /// Speakers of found quotations: those that agree with the mark are right, also when both say nobody is named.
    package private(set) var speakers = Tally()
    /// What was wrong, for whoever wants to know why.
    package private(set) var errors: [String] = []

    /// A mark may stand this many bytes from where a quotation begins: an inner quotation mark, a bracket.
    private static let tolerance = 4

    package init() {}

    /// Adds an article.
    ///
    /// - Parameter owners: The marked id of each entity of the annotation.
    package mutating func add(_ annotation: Annotation, gold: AnnotatedArticle, owners: [String?]) {
        // What is told without quotation marks is not marked.
        let found = annotation.quotations.indices.filter { annotation.quotations[$0].kind != .reported }
        var unmatched = Set(found)
        for quote in gold.quotes {
            let match = found.first {
                unmatched.contains($0)
                    && abs(annotation.quotations[$0].range.lowerBound - quote.start) <= Self.tolerance
            }
            if let match { unmatched.remove(match) }
            count(match.map { annotation.quotations[$0] }, for: quote, gold: gold, owners: owners)
        }
        quotations.found += unmatched.count
        for index in unmatched.sorted() {
            note("quotation not marked", annotation.quotations[index].range.lowerBound, in: gold)
        }
    }

    private mutating func count(
        _ found: Quotation?, for quote: AnnotatedArticle.Quote, gold: AnnotatedArticle, owners: [String?]
    ) {
        quotations.marked += 1
        speakers.marked += 1
        let marked = quote.speaker ?? "-"
        guard let found else {
            note("quotation not found (\(marked))", quote.start, in: gold)
            return
        }
        quotations.right += 1
        quotations.found += 1
        speakers.found += 1
        let speaker = found.speaker.flatMap { owners[$0] }
        // A speaker found where nobody is marked is wrong, whoever it is.
        if speaker == quote.speaker, (found.speaker == nil) == (quote.speaker == nil) {
            speakers.right += 1
        } else {
            note(
                "speaker \(speaker ?? "-") cue \(found.cue ?? "-"), marked \(marked)", quote.start, in: gold)
        }
    }

    private mutating func note(_ problem: String, _ offset: Int, in gold: AnnotatedArticle) {
        let text = gold.article.text.slice(utf8: max(0, offset - 130)..<offset + 160)
        let line = String(text.map { $0 == "\n" ? "¶" : $0 })
        errors.append("\(gold.id) \(problem): \(line)")
    }
}
