import WordIndex

/// The article's date is in a period.
struct DatesTerm: QueryTerm {
    /// In seconds since 1970.
    let range: Range<Int64>

    /// - Parameter range: The times that a typed year, month or day means: after: and before: count from and to its
    ///   beginning, so that “after:2024-03 before:2024-04” is March.
    static func meaning(
        _ value: QueryValue, field: String, _ range: (Range<Int64>) -> Range<Int64>
    ) -> QueryValue.Meaning {
        let text = value.text
        if let span = TypedDate.span(of: text) { return .term(DatesTerm(range: range(span))) }
        if text.isEmpty || value.isUnfinished && TypedDate.mayBecomeOne(text) { return .nothing }
        if TypedDate.isAmbiguous(text) {
            return .problem("“\(field):\(text)” may be one of two days; write it as 2024-03-12.")
        }
        return .problem("“\(field):\(text)” is no date; write 2024, 2024-03, 2024-03-12, today or yesterday.")
    }

    var text: String {
        var parts: [String] = []
        if range.lowerBound > .min { parts.append("after:" + DateKey.isoDay(range.lowerBound)) }
        if range.upperBound < .max { parts.append("before:" + DateKey.isoDay(range.upperBound)) }
        return parts.joined(separator: " ")
    }

    var sought: SoughtInText { .nothing }
    var isSlow: Bool { false }

    func articles(among candidates: ArticleSet, _ evaluation: QueryEvaluation) throws -> ArticleSet {
        try evaluation.narrowed(candidates) { shard, documents in
            var found = DocumentSet(capacity: shard.capacity)
            // An article without a date is neither before nor after any.
            documents.visit {
                let date = shard.dates[$0]
                if DateKey.isDated(date), range.contains(date) { found.insert($0) }
            }
            return found
        }
    }

    func entities(among candidates: EntitySet, _ evaluation: QueryEvaluation) -> EntitySet? { nil }
}
