import Entities
import Library
import TerminalUI

/// Doubts about who is who, one at a time, to be answered with a key.
struct DoubtsOverlay: Equatable {
    /// The part of the list that is known; `nil` until the library has answered.
    var doubts: Window<Doubt>?
    /// The place in the whole list of the doubt that is shown.
    var index = 0
    /// The sentence that Enter opens: those of the subject come before those of the candidate.
    var sentence = 0
    /// Those answered of which the library has not said yet that it knows, in their order.
    var asked: [Doubt] = []
    /// The answered ones, the last one last, so that they can be taken back.
    var answered: [Int64] = []
    /// The one to be taken back as soon as the library has said that it knows the answer.
    var undoing: Int64?
    /// The doubt to show when the list comes anew.
    var awaited: Int64?

    private static let fetched = 40

    /// The part of the list to ask the library for.
    var window: Range<Int> {
        let start = max(0, index - Self.fetched / 2)
        return start..<start + Self.fetched
    }

    var total: Int { doubts?.total ?? 0 }

    var current: Doubt? {
        guard let doubts, doubts.items.indices.contains(index - doubts.offset) else { return nil }
        return doubts.items[index - doubts.offset]
    }

    /// The sentence that Enter opens.
    var selectedSentence: MentionInSentence? {
        guard let current else { return nil }
        let all = current.subject.sentences + current.candidate.sentences
        return all.indices.contains(sentence) ? all[sentence] : nil
    }

    /// Takes in the list as it is now; what was shown stays where it is still there.
    mutating func receive(_ new: Window<Doubt>) {
        let wanted = awaited ?? current?.id
        doubts = new
        // Those that were just answered may still be in what the library said before it knew.
        for doubt in asked { remove(doubt.id) }
        if let place = doubts?.items.firstIndex(where: { $0.id == wanted }) {
            if index != place + new.offset { sentence = 0 }
            index = place + new.offset
        } else {
            sentence = 0
        }
        awaited = nil
        index = max(0, min(index, total - 1))
    }

    private mutating func remove(_ id: Int64) {
        guard let place = doubts?.items.firstIndex(where: { $0.id == id }) else { return }
        doubts?.items.remove(at: place)
        doubts?.total -= 1
    }

    /// Takes the doubt that is shown off the list, as it is being answered.
    mutating func answerCurrent() -> Doubt? {
        guard let doubt = current else { return nil }
        remove(doubt.id)
        asked.append(doubt)
        answered.append(doubt.id)
        sentence = 0
        if index >= total { index = 0 }
        return doubt
    }

    /// Puts the first of those being answered back, as that has failed.
    mutating func takeBackFailed() {
        guard !asked.isEmpty else { return }
        let doubt = asked.removeFirst()
        answered.removeAll { $0 == doubt.id }
        if undoing == doubt.id { undoing = nil }
        let place = max(0, min(index - (doubts?.offset ?? 0), doubts?.items.count ?? 0))
        doubts?.items.insert(doubt, at: place)
        doubts?.total += 1
    }

    /// Goes on to the next doubt; after the last comes the first.
    ///
    /// - Returns: Whether it began again.
    mutating func skip() -> Bool {
        sentence = 0
        guard index + 1 < total else {
            index = 0
            return true
        }
        index += 1
        return false
    }
}

extension Model {
    mutating func showDoubts() -> [Effect] {
        var doubts = DoubtsOverlay()
        if let place = doubtPlace {
            doubts.index = place.index
            doubts.awaited = place.doubt
        }
        overlay = .correcting(.doubts(doubts))
        return [.identity(.loadDoubts(doubts.window))]
    }

    mutating func receive(_ new: Window<Doubt>) -> [Effect] {
        guard case .correcting(.doubts(var doubts)) = overlay else { return [] }
        doubts.receive(new)
        overlay = .correcting(.doubts(doubts))
        return loadMissing(doubts)
    }

    mutating func receiveAnswered(_ doubt: Doubt, isSame: Bool) -> [Effect] {
        guard case .correcting(.doubts(var doubts)) = overlay else { return reloadAll() }
        doubts.asked.removeAll { $0.id == doubt.id }
        let isUndone = doubts.undoing == doubt.id
        if isUndone { doubts.undoing = nil }
        overlay = .correcting(.doubts(doubts))
        if isUndone { return [.identity(.undo)] }
        let names = "“\(doubt.subject.name)” and “\(doubt.candidate.name)”"
        say("\(names) are \(isSame ? "the same" : "different"). u undoes.")
        // Where more answers are on their way, the last one brings everything up to date.
        return doubts.asked.isEmpty ? [.identity(.loadDoubts(doubts.window))] + reloadAll() : []
    }

    /// What failed may have been an answer: the doubt comes back.
    mutating func takeBackFailedAnswer() {
        guard case .correcting(.doubts(var doubts)) = overlay else { return }
        doubts.takeBackFailed()
        overlay = .correcting(.doubts(doubts))
    }

    mutating func press(_ key: Key, in shown: DoubtsOverlay) -> [Effect] {
        var doubts = shown
        doubtPlace = nil
        guard doubts.undoing == nil else {
            say("One moment: the last answer is being taken back.")
            return []
        }
        switch key {
        case .character("y"): return answer(doubts, isSame: true)
        case .character("n"): return answer(doubts, isSame: false)
        case .character("s"), .character(" "):
            if doubts.skip() { say("That was the last one; from the first again.") }
        case .character("u"): return undoAnswer(doubts)
        case .control("r"): return [.identity(.redo)]
        case .enter: return openSentence(of: doubts)
        case .down, .character("j"), .tab, .control("n"): doubts.moveSentence(by: 1)
        case .up, .character("k"), .backTab, .control("p"): doubts.moveSentence(by: -1)
        case .character("q"):
            overlay = nil
            return []
        default:
            say("y same, n different, s skip, u undo, Enter reads the article, q leaves.")
            return []
        }
        overlay = .correcting(.doubts(doubts))
        return loadMissing(doubts)
    }

    private mutating func answer(_ shown: DoubtsOverlay, isSame: Bool) -> [Effect] {
        var doubts = shown
        guard let doubt = doubts.answerCurrent() else { return [] }
        overlay = .correcting(.doubts(doubts))
        return [.identity(.answer(doubt, isSame: isSame))] + loadMissing(doubts)
    }

    private mutating func undoAnswer(_ shown: DoubtsOverlay) -> [Effect] {
        var doubts = shown
        guard let last = doubts.answered.popLast() else {
            say("Nothing was answered here yet.")
            return []
        }
        doubts.awaited = last
        let isOnItsWay = doubts.asked.contains { $0.id == last }
        if isOnItsWay { doubts.undoing = last }
        overlay = .correcting(.doubts(doubts))
        return isOnItsWay ? [] : [.identity(.undo)]
    }

    private mutating func openSentence(of doubts: DoubtsOverlay) -> [Effect] {
        guard let mention = doubts.selectedSentence, let doubt = doubts.current else { return [] }
        doubtPlace = DoubtPlace(index: doubts.index, doubt: doubt.id)
        overlay = nil
        say("D goes back to the doubts.")
        return open(mention.article, at: .offset(mention.mention.range.lowerBound, length: 0))
    }

    /// Asks for the part of the list that is shown, where it is not there.
    private func loadMissing(_ doubts: DoubtsOverlay) -> [Effect] {
        guard doubts.total > 0, doubts.current == nil else { return [] }
        return [.identity(.loadDoubts(doubts.window))]
    }
}

/// Where in the list of doubts the reader was when they went to read an article.
struct DoubtPlace: Equatable, Sendable {
    var index: Int
    var doubt: Int64
}

extension DoubtsOverlay {
    mutating func moveSentence(by step: Int) {
        guard let current else { return }
        let count = current.subject.sentences.count + current.candidate.sentences.count
        sentence = max(0, min(count - 1, sentence + step))
    }
}
