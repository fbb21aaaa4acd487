import Algorithms
import Articles

/// The quotations of an article and who says them.
extension Resolution {
    mutating func findQuotations() -> [Quotation] {
        let spans = QuotationSpans(article, utf8: text.utf8).spans
        let quoted = QuotedText(
            spans: spans, tokens: spans.map { tokens(within: $0.range) }, blocks: blockTokens())
        let finder = speakerFinder(quoted)
        var said = Said()
        for number in spans.indices where !quoted.tokens[number].isEmpty {
            let tokens = quoted.tokens[number]
            guard
                let answer = answer(
                    for: number, of: quoted, last: said.last, turns: said.turns, finder: finder),
                isSpeech(tokens, answer)
            else { continue }
            let block = quoted.block(of: number)
            let speaker = Speaker(
                answer, phrase: phrase(for: answer, tokens, in: block, finder), finder: finder)
            var quotation = quotation(speaker, range: spans[number].range)
            quotation.kind = isPart(tokens, of: block) ? .partial : .direct
            if quotation.speaker == nil, quotation.speakerWords == nil, answer.cue == nil,
                let last = said.last, spans[last.span].block == spans[number].block
            {
                quotation.speakerWords = said.quotations.last?.speakerWords
                quotation.speaksFor = said.quotations.last?.speaksFor
            }
            said.quotations.append(quotation)
            said.last = (number, speaker.answer)
            said.turns.append(SpeakerTurn(block: spans[number].block, speaker: speaker.answer.speaker))
            addPronoun(speaker.answer, finder: finder, &said.pronouns)
        }
        let reported = findReportedSpeech(finder)
        return (said.quotations + reported).sorted { $0.range.lowerBound < $1.range.lowerBound }
    }

    /// Who said a quotation, and in which block.
    private struct SpeakerTurn {
        var block: Int
        var speaker: Int?
    }

    /// What has been found so far.
    private struct Said {
        var quotations: [Quotation] = []
        var last: (span: Int, answer: SpeakerFinder.Answer)?
        var turns: [SpeakerTurn] = []
        /// The pronouns that speak and are mentions for it.
        var pronouns: Set<Int> = []
    }

    /// How many quotations before one are looked at.
    private static let remembered = 24

    private func quotation(_ speaker: Speaker, range: Range<Int>) -> Quotation {
        let answer = speaker.answer
        return Quotation(
            range: range, speaker: answer.speaker, cue: answer.cue.map { text.word($0) },
            confidence: answer.confidence,
            speakerWords: speaker.words.map { Self.inOneLine(text.words($0)) },
            speaksFor: speaker.speaksFor)
    }

    private static func inOneLine(_ text: String) -> String {
        String(decoding: text.utf8.map { $0 < 0x20 ? 0x20 : $0 }, as: UTF8.self)
    }

    /// Whether a quotation is a part of a sentence of the article's own: “called it ‘a great day’”.
    private func isPart(_ tokens: Range<Int>, of block: Range<Int>) -> Bool {
        guard let first = tokens.first(where: { words.classes[$0].contains(.letters) }),
            !words.classes[first].contains(.capital), tokens.lowerBound - 2 >= block.lowerBound
        else { return false }
        let before = words.classes[tokens.lowerBound - 2]
        return before.isDisjoint(with: [.comma, .colon, .quote])
    }

    /// What is told in sentences without quotation marks.
    private func findReportedSpeech(_ finder: SpeakerFinder) -> [Quotation] {
        let reported = ReportedSpeech(finder: finder)
        return text.sentences.enumerated().compactMap { number, sentence in
            guard number < text.blocks.count, article.blocks.indices.contains(text.blocks[number]),
                article.blocks[text.blocks[number]].kind == .paragraph,
                let found = reported.found(in: sentence), let last = found.tokens.last
            else { return nil }
            let phrase = finder.phrase(of: found.verb, in: sentence, isBehind: found.isBehind)
            var answer = reported.speaker(of: found, in: sentence)
            // A report that nobody is known to have written speaks for itself.
            if phrase.kind == .document, answer.confidence <= 0.6 { answer.speaker = nil }
            let speaker = Speaker(answer, phrase: phrase, finder: finder)
            // Whoever is neither named nor described cannot be shown.
            guard speaker.answer.speaker != nil || speaker.words != nil else { return nil }
            let start = Int(text.tokens[found.tokens.lowerBound].start)
            var quotation = quotation(speaker, range: start..<Int(text.tokens[last].end))
            quotation.cue = text.word(found.verb)
            quotation.kind = .reported
            quotation.confidence *= found.certainty
            return quotation
        }
    }

    /// The words that are the subject of a quotation's verb.
    private func phrase(
        for answer: SpeakerFinder.Answer, _ tokens: Range<Int>, in block: Range<Int>, _ finder: SpeakerFinder
    ) -> SpeakerPhrase {
        guard let cue = answer.cue, block.contains(cue) else { return SpeakerPhrase() }
        return finder.phrase(of: cue, in: block, isBehind: cue >= tokens.upperBound)
    }

    /// The spans between quotation marks, with their tokens and those of the blocks.
    private struct QuotedText {
        var spans: [QuotationSpans.Span]
        var tokens: [Range<Int>]
        /// The tokens of each block that has any.
        var blocks: [Int: Range<Int>]

        /// The tokens of the block that a span stands in.
        func block(of number: Int) -> Range<Int> { blocks[spans[number].block] ?? tokens[number] }
    }

    private func speakerFinder(_ quoted: QuotedText) -> SpeakerFinder {
        var isQuoted = [Bool](repeating: false, count: text.tokens.count)
        for range in quoted.tokens { for token in range { isQuoted[token] = true } }
        var descriptions: [Int: Int] = [:]
        for reference in references where reference.form == .description {
            descriptions[reference.tokens.upperBound - 1] = reference.entity
        }
        return SpeakerFinder(
            resolution: self, pronouns: PronounResolver(self, isQuoted: isQuoted), isQuoted: isQuoted,
            descriptions: descriptions)
    }

    /// Who says a quotation, by the words beside it, else by what is around it.
    private func answer(
        for number: Int, of quoted: QuotedText, last: (span: Int, answer: SpeakerFinder.Answer)?,
        turns: [SpeakerTurn], finder: SpeakerFinder
    ) -> SpeakerFinder.Answer? {
        let spans = quoted.spans
        let beside = speaker(of: number, in: quoted, finder: finder)
        if spans[number].continues || spans[max(0, number - 1)].goesOn, let last, beside?.speaker == nil {
            return SpeakerFinder.Answer(speaker: last.answer.speaker, confidence: 0.9)
        }
        if let beside { return beside }
        if let ahead = speakerOfRest(after: number, of: quoted, finder: finder) { return ahead }
        return fallback(for: number, of: quoted, last: last, turns: turns, finder: finder)
            ?? (isLong(quoted.tokens[number]) ? SpeakerFinder.Answer(speaker: nil, confidence: 0.4) : nil)
    }

    /// The speaker whom a later paragraph of the same quotation names.
    private func speakerOfRest(after number: Int, of quoted: QuotedText, finder: SpeakerFinder)
        -> SpeakerFinder.Answer?
    {
        var next = number
        while quoted.spans[next].goesOn, next + 1 < quoted.spans.count, next - number < Self.remembered {
            next += 1
            if !quoted.tokens[next].isEmpty, let answer = speaker(of: next, in: quoted, finder: finder) {
                return SpeakerFinder.Answer(speaker: answer.speaker, confidence: 0.9)
            }
        }
        return nil
    }

    private func speaker(of number: Int, in quoted: QuotedText, finder: SpeakerFinder)
        -> SpeakerFinder
        .Answer?
    {
        let tokens = quoted.tokens[number]
        let block = quoted.block(of: number)
        let ahead =
            finder.ahead(block.lowerBound, before: max(block.lowerBound, tokens.lowerBound - 1))
            ?? leadIn(to: number, of: quoted, finder: finder)
        // A quotation that ends its own sentence is not taken up by the words behind it.
        let mayGoOn = words.folded[tokens.upperBound - 1] != "."
        guard mayGoOn || isAfterthought(tokens.upperBound + 1, finder: finder),
            let behind = finder.behind(tokens.upperBound + 1, before: block.upperBound)
        else { return ahead }
        // “X called it ‘…’, according to Y”: Y only reports. So does who ends a clause that “and” goes on with.
        let isNear =
            behind.cue.map { words.folded[$0] != "according" && behind.confidence > 0.86 } ?? true
        if !isNear, let ahead, ahead.speaker != nil { return ahead }
        return behind
    }

    /// `X wrote:` at the end of the paragraph before.
    private func leadIn(to number: Int, of quoted: QuotedText, finder: SpeakerFinder) -> SpeakerFinder
        .Answer?
    {
        guard quoted.tokens[number].lowerBound <= quoted.block(of: number).lowerBound + 1,
            let before = quoted.blocks[quoted.spans[number].block - 1], let end = before.last,
            words.classes[end].contains(.colon)
        else { return nil }
        return finder.ahead(before.lowerBound, before: before.upperBound)
            ?? SpeakerFinder.Answer(speaker: nil, confidence: 0.7)
    }

    /// `"… ." X said.` and `"… ." said X`: a sentence of nothing but name and verb belongs to the words before it.
    private func isAfterthought(_ start: Int, finder: SpeakerFinder) -> Bool {
        guard start < nameAt.count else { return false }
        if nameAt[start] < 0 {
            return !words.classes[start].contains(.capital) && words.classes[start].contains(.speech)
                && finder.isVerb(start) && !finder.isParticiple(start)
        }
        let next = names[nameAt[start]].tokens.upperBound
        return next + 1 < words.folded.count && words.classes[next].contains(.speech)
            && words.folded[next + 1] == "."
    }

    /// The speaker of a quotation that has no verb beside it: the one of the paragraph, of the sentence, of the one before.
    private func fallback(
        for number: Int, of quoted: QuotedText, last: (span: Int, answer: SpeakerFinder.Answer)?,
        turns: [SpeakerTurn], finder: SpeakerFinder
    ) -> SpeakerFinder.Answer? {
        let spans = quoted.spans
        let tokens = quoted.tokens[number]
        let block = quoted.block(of: number)
        let isInBlock = last.map { spans[$0.span].block == spans[number].block } ?? false
        let start = isInBlock ? last.map { $0.answer.cue ?? quoted.tokens[$0.span].upperBound } : nil
        let from = min(max(block.lowerBound, start.map { $0 + 1 } ?? 0), tokens.lowerBound)
        let told = max(from, tokens.lowerBound - SpeakerFinder.longestClause)..<tokens.lowerBound
        if let answer = finder.reported(in: told, mayBeWeak: isSentence(tokens)) {
            return answer
        }
        if isInBlock, let last {
            return SpeakerFinder.Answer(speaker: last.answer.speaker, confidence: 0.8)
        }
        if let answer = finder.sentenceSubject(
            block.lowerBound, before: max(block.lowerBound, tokens.lowerBound - 1))
        {
            return answer
        }
        if isSentence(tokens), let answer = finder.subjectOfSentence(before: tokens.lowerBound - 1, in: block)
        {
            return answer
        }
        guard tokens.count + 2 >= block.count else { return nil }
        if let speaker = Self.other(than: turns, before: spans[number].block) {
            return SpeakerFinder.Answer(speaker: speaker, confidence: 0.7)
        }
        if let last, spans[last.span].block == spans[number].block - 1 {
            return SpeakerFinder.Answer(speaker: last.answer.speaker, confidence: 0.6)
        }
        // “The talks failed, said X.” carries X on into a quotation that is a paragraph.
        return quoted.blocks[spans[number].block - 1].flatMap { before in
            // Its last sentence.
            let after = text.sentences.partitioningIndex { $0.upperBound > before.upperBound }
            let sentence = after > 0 ? text.sentences[after - 1].clamped(to: before) : before
            return finder.reported(in: sentence, mayBeWeak: true)
        }
    }

    /// In a dialogue, a paragraph for each turn: whoever spoke before the last one.
    private static func other(than turns: [SpeakerTurn], before block: Int) -> Int? {
        let near = turns.suffix(remembered)
        guard let last = near.last(where: { $0.block == block - 1 })?.speaker,
            let other = near.last(where: { $0.block == block - 2 })?.speaker, other != last
        else { return nil }
        return other
    }

    /// A pronoun that speaks and can mean only one person is a mention of them.
    ///
    /// - Parameter pronounsTied: The tokens of those that are mentions already.
    private mutating func addPronoun(
        _ answer: SpeakerFinder.Answer, finder: SpeakerFinder, _ pronounsTied: inout Set<Int>
    ) {
        guard let token = answer.token, let speaker = answer.speaker,
            let found = finder.pronouns.antecedents[token], found.isOnly, pronounsTied.insert(token).inserted
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
