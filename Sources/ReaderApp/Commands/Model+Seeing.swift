import Algorithms
import Library

/// What was read: what was on the screen for a while, or selected.
extension Model {
    /// A mention in a dossier, or in a walk, that was selected.
    struct SelectedMention: Equatable {
        var article: ArticleID
        var sentence: Range<Int>
    }

    /// The sentences in full view that name somebody who is followed and were not read yet, as UTF-8 offsets into the
    /// open article; a text that is only shown beside the list is not being read.
    public var sentencesInSight: (article: ArticleID, sentences: [Range<Int>])? {
        guard !followed.isEmpty, !options.isReadOnly, overlay == nil, layout.boxes[.text] != nil,
            !text.isPreview,
            let opened = text.opened
        else { return nil }
        let sentences = text.newSentencesInView(of: followed, height: textHeight)
        return sentences.isEmpty ? nil : (opened.row.id, sentences)
    }

    mutating func markSeen(_ ranges: [Range<Int>], of article: ArticleID) -> [Effect] {
        guard !options.isReadOnly else { return [] }
        if text.opened?.row.id == article {
            for range in ranges { text.opened?.seen.insert(range) }
        }
        return [.change(.seen(article, ranges))]
    }

    /// Takes note of the mention under the cursor of a dossier: its sentence was read.
    mutating func noteSelectedMention() -> [Effect] {
        guard focus == .dossier, let entity = dossier?.entity, followed.contains(entity),
            let found = mentionInDossier
        else { return [] }
        let start = found.mention.range.lowerBound - found.rangeInSentence.lowerBound
        let selected = SelectedMention(
            article: found.headline.article, sentence: max(0, start)..<start + found.sentence.utf8.count)
        guard selected != lastSelected else { return [] }
        lastSelected = selected
        return markSeen([selected.sentence], of: selected.article)
    }
}

extension TextPane {
    /// Whether a mention is of somebody who is followed, and was not read yet.
    func isNew(_ mention: LibraryMention, _ followed: Set<EntityID>) -> Bool {
        followed.contains(mention.entity) && !(opened?.seen.contains(mention.range.lowerBound) ?? true)
    }

    /// The sentence that a mention stands in.
    func sentence(of mention: LibraryMention) -> Range<Int> {
        let sentences = opened?.sentences ?? []
        let place = sentences.partitioningIndex { $0.upperBound > mention.range.lowerBound }
        guard place < sentences.count, sentences[place].lowerBound <= mention.range.lowerBound else {
            return mention.range
        }
        return sentences[place]
    }

    /// The sentences in full view with new mentions; of one that is higher than the view, a part is enough.
    func newSentencesInView(of followed: Set<EntityID>, height: Int) -> [Range<Int>] {
        guard let opened, !opened.seen.isWhole else { return [] }
        let view = top..<top + max(1, height)
        var sentences: [Range<Int>] = []
        for mention in opened.mentions where isNew(mention, followed) {
            let sentence = sentence(of: mention)
            guard sentence != sentences.last else { continue }
            let rows = (
                row(of: sentence.lowerBound), row(of: max(sentence.lowerBound, sentence.upperBound - 1))
            )
            let isWhole = view.contains(rows.0) && view.contains(rows.1)
            if isWhole || rows.0 <= view.lowerBound && rows.1 >= view.upperBound - 1 {
                sentences.append(sentence)
            }
        }
        return sentences
    }
}
