/// Finds mentions with the sentences they stand in.
struct MentionFinder {
    private let snapshot: Snapshot
    private let annotations: AnnotationRows

    init(_ snapshot: Snapshot) throws {
        self.snapshot = snapshot
        annotations = try snapshot.annotations
    }

    /// The mentions of an entity in an article, in their order.
    func mentions(of entity: EntityID, in article: Int64) throws -> [MentionInSentence] {
        guard let headline = try snapshot.headlines.headline(of: article),
            let annotation = try annotations.packed(article), let text = try snapshot.texts.bytes(of: article)
        else { return [] }
        return try mentions(of: entity, in: headline, annotation, text)
    }

    private func mentions(
        of entity: EntityID, in headline: Headline, _ annotation: StoredAnnotation, _ text: [UInt8]
    ) throws -> [MentionInSentence] {
        let sentences = Sentences(annotation.sentences, in: text)
        return try annotations.mentions(of: annotation, entity: entity.rawValue).map { mention in
            let sentence = sentences.line(around: mention.range)
            return MentionInSentence(
                headline, mention: mention, text: Sentences.string(text, mention.range),
                sentence: sentence.text,
                rangeInSentence: sentence.place(of: mention.range))
        }
    }

    /// What an article says about an entity; `nil` when it is gone.
    func appearance(of entity: EntityID, in article: Int64) throws -> Appearance? {
        guard let headline = try snapshot.headlines.headline(of: article),
            let annotation = try annotations.packed(article), let text = try snapshot.texts.bytes(of: article)
        else { return nil }
        let all = try annotations.quotations(of: annotation)
        let continued = Passages.continued(all, in: text)
        let quotations = zip(all, continued).filter { $0.0.speaker == entity }
        return Appearance(
            headline, address: try snapshot.articles.address(of: article) ?? "",
            mentions: try mentions(of: entity, in: headline, annotation, text),
            quotations: quotations.map { quotation, isContinued in
                let words = text[quotation.range.clamped(to: 0..<text.count)].map { $0 < 0x20 ? 0x20 : $0 }
                return SpokenQuotation(
                    range: quotation.range, text: String(decoding: words, as: UTF8.self), cue: quotation.cue,
                    confidence: quotation.confidence, kind: quotation.kind, isContinued: isContinued)
            })
    }
}
