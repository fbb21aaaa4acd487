import Articles
import Library
import TerminalUI

/// Going from sentence to sentence, and selecting some.
extension TextPane {
    /// The sentence the cursor is in: the one it was put to, that of the name it is at, or the first that begins in view.
    var sentenceAtCursor: Int? {
        guard let sentences = opened?.sentences, !sentences.isEmpty else { return nil }
        if let sentence { return sentence }
        if let point = pointRange?.lowerBound { return sentences.firstIndex { $0.upperBound > point } }
        return sentences.firstIndex { $0.lowerBound >= offsetOfTop ?? 0 }
    }

    /// Goes `steps` sentences on; what is selected grows or shrinks with that.
    ///
    /// - Returns: Whether there is a sentence to go to.
    mutating func moveSentences(by steps: Int, height: Int) -> Bool {
        guard let sentences = opened?.sentences, let here = selection?.head ?? sentenceAtCursor else {
            return false
        }
        let isPlaced = selection != nil || sentence != nil || point != nil
        let target = here + (isPlaced || steps < 0 ? steps : steps - 1)
        let reached = max(0, min(sentences.count - 1, target))
        guard reached != here || !isPlaced else { return false }
        go(toSentence: reached, height: height)
        return true
    }

    /// Extends what is selected to the end of the next paragraph, or the beginning of one before.
    mutating func extendSelection(byParagraphs steps: Int, height: Int) {
        guard let opened, let selection else { return }
        let sentences = opened.sentences
        let head = sentences[selection.head].lowerBound
        let blocks = opened.article.blocks
        guard let here = blocks.firstIndex(where: { $0.range.upperBound > head }) else { return }
        let last = sentences.lastIndex { $0.lowerBound < blocks[here].range.upperBound } ?? selection.head
        let first = sentences.firstIndex { $0.upperBound > blocks[here].range.lowerBound } ?? selection.head
        let edge = steps > 0 ? last : first
        let isThere = edge == selection.head
        let block = max(0, min(blocks.count - 1, here + steps - (isThere ? 0 : steps.signum())))
        let range = blocks[block].range
        let target =
            steps > 0
            ? sentences.lastIndex { $0.lowerBound < range.upperBound }
            : sentences.firstIndex { $0.upperBound > range.lowerBound }
        if let target { go(toSentence: target, height: height) }
    }

    mutating func go(toSentence index: Int, height: Int) {
        guard let sentences = opened?.sentences, sentences.indices.contains(index) else { return }
        point = nil
        sentence = index
        selection?.head = index
        selection?.isCopied = false
        reveal(offset: sentences[index].lowerBound, height: height)
    }

    /// Selects the sentence at the cursor.
    mutating func startSelection(height: Int) -> Bool {
        guard let here = sentenceAtCursor else { return false }
        selection = Selection(anchor: here, head: here)
        go(toSentence: here, height: height)
        return true
    }

    /// The part of the text that is selected.
    var selectedRange: Range<Int>? {
        guard let sentences = opened?.sentences, let selection else { return nil }
        let range = selection.sentences
        return sentences[range.lowerBound].lowerBound..<sentences[range.upperBound].upperBound
    }

    /// The part of the text that is marked: what is selected, or the sentence the cursor was put to.
    var markedRange: Range<Int>? { selectedRange ?? sentence.flatMap { opened?.sentences[$0] } }

    /// The quotation that the cursor is in.
    var quotationAtCursor: LibraryQuotation? {
        guard let opened else { return nil }
        if let marked = markedRange { return opened.quotations.first { $0.range.overlaps(marked) } }
        guard let place = pointRange?.lowerBound else { return nil }
        return opened.quotations.first { $0.range.contains(place) }
    }
}
