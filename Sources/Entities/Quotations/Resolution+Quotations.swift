import Algorithms
import Articles

/// The quotations of an article and who says them.
extension Resolution {
    mutating func findQuotations() -> [Quotation] {
        let spans = QuotationSpans(article, utf8: text.utf8).spans
        guard !spans.isEmpty else { return [] }
        let tokenRanges = spans.map { tokens(within: $0.range) }
        var isQuoted = [Bool](repeating: false, count: text.tokens.count)
        for range in tokenRanges { for token in range { isQuoted[token] = true } }
        let blocks = blockTokens()
        var descriptions: [Int: Int] = [:]
        for reference in references where reference.form == .description {
            descriptions[reference.tokens.upperBound - 1] = reference.entity
        }
        let finder = SpeakerFinder(
            resolution: self, pronouns: PronounResolver(self, isQuoted: isQuoted), isQuoted: isQuoted,
            descriptions: descriptions)
        var quotations: [Quotation] = []
        var last: (span: Int, answer: SpeakerFinder.Answer)?
        var turns: [Turn] = []
        for (number, span) in spans.enumerated() where !tokenRanges[number].isEmpty {
            let block = blocks[span.block] ?? tokenRanges[number]
            var answer = speaker(of: tokenRanges[number], in: block, finder: finder)
            if span.continues || spans[max(0, number - 1)].goesOn, let last, answer?.speaker == nil {
                answer = SpeakerFinder.Answer(speaker: last.answer.speaker, confidence: 0.9)
            } else if answer == nil {
                answer = fallback(
                    for: number, spans: spans, tokens: tokenRanges[number], in: block, last: last,
                    turns: turns, finder: finder)
            }
            guard let answer, isSpeech(tokenRanges[number], answer) else { continue }
            quotations.append(
                Quotation(
                    range: span.range, speaker: answer.speaker, cue: answer.cue.map { text.word($0) },
                    confidence: answer.confidence))
            last = (number, answer)
            turns.append(Turn(block: span.block, speaker: answer.speaker))
            addPronoun(answer, finder: finder)
        }
        return quotations
    }

    /// Fewer words between marks are a quotation only with a verb of speech beside them.
    private static let shortest = 4

    /// Whether words between marks are somebody's, not a title or a word that the writer holds at arm's length.
    private func isSpeech(_ tokens: Range<Int>, _ answer: SpeakerFinder.Answer) -> Bool {
        let count = tokens.count { words.classes[$0].contains(.letters) }
        if count < Self.shortest, answer.cue == nil, answer.confidence < 0.7 { return false }
        // “Winter in Karsk”: capitals throughout and no comma or colon before it.
        let isTitle = tokens.allSatisfy { token in
            let classes = words.classes[token]
            return !classes.contains(.letters) || classes.contains(.capital)
                || !classes.isDisjoint(with: [.article, .preposition, .conjunction])
        }
        guard isTitle, count <= 8, tokens.lowerBound >= 2 else { return true }
        let before = words.classes[tokens.lowerBound - 2]
        let isIntroduced =
            before.contains(.comma) || before.contains(.colon)
            || !before.isDisjoint(with: [.speech, .weakSpeech])
        return isIntroduced || answer.cue.map { $0 > tokens.upperBound } ?? false
    }

    private func speaker(of tokens: Range<Int>, in block: Range<Int>, finder: SpeakerFinder) -> SpeakerFinder
        .Answer?
    {
        // A quotation that ends its own sentence is not taken up by the words behind it.
        let lastWord = words.folded[tokens.upperBound - 1]
        let mayGoOn = lastWord != "."
        let ahead = finder.ahead(block.lowerBound, before: max(block.lowerBound, tokens.lowerBound - 1))
        guard mayGoOn || isAfterthought(tokens.upperBound + 1),
            let behind = finder.behind(tokens.upperBound + 1, before: block.upperBound)
        else { return ahead }
        // “X called it ‘…’, according to Y”: Y only reports.
        let isReport = behind.cue.map { words.folded[$0] == "according" } ?? false
        if isReport, let ahead, ahead.speaker != nil { return ahead }
        return behind
    }

    /// `"… ." X said.`: a sentence of nothing but name and verb belongs to the words before it.
    private func isAfterthought(_ start: Int) -> Bool {
        guard start < nameAt.count, nameAt[start] >= 0 else { return false }
        let next = names[nameAt[start]].tokens.upperBound
        return next + 1 < words.folded.count && words.classes[next].contains(.speech)
            && words.folded[next + 1] == "."
    }

    /// The speaker of a quotation that has no verb beside it: the one of the paragraph, of the sentence, of the one before.
    private func fallback(
        for number: Int, spans: [QuotationSpans.Span], tokens: Range<Int>, in block: Range<Int>,
        last: (span: Int, answer: SpeakerFinder.Answer)?, turns: [Turn], finder: SpeakerFinder
    ) -> SpeakerFinder.Answer? {
        if let last, spans[last.span].block == spans[number].block {
            return SpeakerFinder.Answer(speaker: last.answer.speaker, confidence: 0.8)
        }
        if let answer = finder.sentenceSubject(
            block.lowerBound, before: max(block.lowerBound, tokens.lowerBound - 1))
        {
            return answer
        }
        if tokens.count + 2 >= block.count, let speaker = Self.other(than: turns, before: spans[number].block)
        {
            return SpeakerFinder.Answer(speaker: speaker, confidence: 0.7)
        }
        if let last, spans[last.span].block == spans[number].block - 1 {
            return SpeakerFinder.Answer(speaker: last.answer.speaker, confidence: 0.6)
        }
        return nil
    }

    /// Who spoke in which block.
    private struct Turn {
        var block: Int
        var speaker: Int?
    }

    /// In a dialogue, a paragraph for each turn: whoever spoke before the last one.
    private static func other(than turns: [Turn], before block: Int) -> Int? {
        guard let last = turns.last(where: { $0.block == block - 1 })?.speaker,
            let other = turns.last(where: { $0.block == block - 2 })?.speaker, other != last
        else { return nil }
        return other
    }

    /// A pronoun that speaks and can mean only one person is a mention of them.
    private mutating func addPronoun(_ answer: SpeakerFinder.Answer, finder: SpeakerFinder) {
        guard let token = answer.token, let speaker = answer.speaker,
            let found = finder.pronouns.antecedents[token], found.isOnly,
            !references.contains(where: { $0.tokens.lowerBound == token })
        else { return }
        references.append(
            Reference(
                tokens: token..<token + 1, form: .pronoun, entity: speaker,
                reason: "\(drafts[speaker].text) is the only one this can mean", confidence: 0.8))
    }

    /// The tokens that lie within a range of the text.
    private func tokens(within range: Range<Int>) -> Range<Int> {
        let low = text.tokens.partitioningIndex { Int($0.start) >= range.lowerBound }
        var end = low
        while end < text.tokens.count, Int(text.tokens[end].end) <= range.upperBound { end += 1 }
        return low..<end
    }

    /// The tokens of each block that has any.
    private func blockTokens() -> [Int: Range<Int>] {
        var result: [Int: Range<Int>] = [:]
        for (number, sentence) in text.sentences.enumerated() where number < text.blocks.count {
            let block = text.blocks[number]
            result[block] = (result[block]?.lowerBound ?? sentence.lowerBound)..<sentence.upperBound
        }
        return result
    }
}
