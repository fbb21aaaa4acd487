import Entities
import Library
import TerminalUI

/// Doubts about who is who, one at a time, to be answered with a key.
struct DoubtsOverlay: OverlayContent {
    /// The known part of the list; `nil` until the library has answered.
    private(set) var doubts: Window<Doubt>?
    /// The place of the shown doubt in the whole list.
    private(set) var index = 0
    /// The index of the sentence that Enter opens: the subject's sentences come before the candidate's.
    private(set) var sentence = 0
    /// The answered doubts that the library has not confirmed yet, in their order.
    private var asked: [Doubt] = []
    /// The answered doubts, the last one last, so that they can be taken back.
    private(set) var answered: [Int64] = []
    /// The doubt to take back as soon as the library has confirmed the answer.
    private var undoing: Int64?
    /// The doubt to show when the list arrives again.
    private var awaited: Int64?

    private static let fetched = 40

    /// - Parameter place: Where the list was left.
    init(at place: DoubtPlace?) {
        index = place?.index ?? 0
        awaited = place?.doubt
    }

    var overlay: Overlay { .doubts(self) }

    /// Asks for the part of the list around the doubt that is shown.
    var reload: [Effect] {
        let start = max(0, index - Self.fetched / 2)
        return [.ask(.doubts(start..<start + Self.fetched))]
    }

    /// Asks for the shown part of the list when it is missing.
    private var missing: [Effect] { total > 0 && current == nil ? reload : [] }

    var total: Int { doubts?.total ?? 0 }

    var current: Doubt? {
        guard let doubts, doubts.items.indices.contains(index - doubts.offset) else { return nil }
        return doubts.items[index - doubts.offset]
    }

    /// The sentence that Enter opens.
    private var selectedSentence: MentionInSentence? {
        guard let current else { return nil }
        let all = current.subject.sentences + current.candidate.sentences
        return all.indices.contains(sentence) ? all[sentence] : nil
    }

    // MARK: Keys

    mutating func press(_ key: Key, in size: Size) -> Outcome {
        if undoing != nil { return .say("One moment: the last answer is being taken back.") }
        switch key {
        case .character("y"): return answer(isSame: true)
        case .character("n"): return answer(isSame: false)
        case .character("x"): return ask(ChoiceOverlay.drop)
        case .character("c"): return ask(ChoiceOverlay.kind)
        case .character("s"), .character(" "): return skip()
        case .character("u"): return undo()
        case .control("r"): return .run([.change(.redo)])
        case .enter: return openSentence()
        case .down, .character("j"), .tab, .control("n"): moveSentence(by: 1)
        case .up, .character("k"), .backTab, .control("p"): moveSentence(by: -1)
        case .character("q"): return .close
        default:
            return .say(
                "y same, n different, x neither, no name, c kind, s skip, u undo, Enter reads it, q leaves.")
        }
        return .stay
    }

    func click(_ event: MouseEvent, in size: Size) -> Outcome { .stay }

    /// Removes the shown doubt from the list, because it is being answered.
    private mutating func answer(isSame: Bool) -> Outcome {
        guard let doubt = current else { return .stay }
        remove(doubt.id)
        asked.append(doubt)
        answered.append(doubt.id)
        sentence = 0
        if index >= total { index = 0 }
        return .run([.change(.answer(doubt, isSame: isSame))] + missing)
    }

    /// Goes on to the next doubt; the first follows the last.
    private mutating func skip() -> Outcome {
        sentence = 0
        let isLast = index + 1 >= total
        index = isLast ? 0 : index + 1
        let effects = missing
        return .stay {
            if isLast { $0.say("That was the last one; from the first again.") }
            return effects
        }
    }

    private mutating func undo() -> Outcome {
        guard let last = answered.popLast() else { return .say("Nothing was answered here yet.") }
        awaited = last
        guard asked.contains(where: { $0.id == last }) else { return .run([.change(.undo)]) }
        undoing = last
        return .stay
    }

    /// Asks about the one that the doubt arose about, and comes back here with the answer.
    private func ask(_ choice: (CorrectionSubject) -> ChoiceOverlay) -> Outcome {
        guard let doubt = current else { return .stay }
        let subject = CorrectionSubject(
            entity: doubt.subject.entity, name: doubt.subject.name, kind: doubt.subject.kind,
            articles: doubt.subject.articles)
        var overlay = choice(subject)
        overlay.origin = DoubtPlace(index: index, doubt: doubt.id)
        return .replace(with: .choice(overlay))
    }

    private func openSentence() -> Outcome {
        guard let mention = selectedSentence, let doubt = current else { return .stay }
        let place = DoubtPlace(index: index, doubt: doubt.id)
        return .close {
            $0.doubtPlace = place
            $0.say("\($0.key("doubts")) goes back to the doubts.")
            return $0.open(mention.headline.article, at: .offset(mention.mention.range.lowerBound, length: 0))
        }
    }

    private mutating func moveSentence(by step: Int) {
        guard let current else { return }
        let count = current.subject.sentences.count + current.candidate.sentences.count
        sentence = max(0, min(count - 1, sentence + step))
    }

    // MARK: Answers

    mutating func receive(_ answer: OverlayAnswer, in size: Size) -> Outcome? {
        switch answer {
        case .doubts(let new):
            receive(new)
            return .run(missing)
        case .answered(let doubt, let isSame): return receiveAnswered(doubt, isSame)
        case .notAnswered(let doubt):
            putBack(doubt)
            return .stay
        case .hits, .completions, .savedSearches, .marks, .notes, .corrections, .subject, .candidates,
            .mentions,
            .explanation, .problems, .versions, .found, .latestMentions, .copies:
            return nil
        }
    }

    private mutating func receiveAnswered(_ doubt: Doubt, _ isSame: Bool) -> Outcome {
        asked.removeAll { $0.id == doubt.id }
        if undoing == doubt.id {
            undoing = nil
            return .run([.change(.undo)])
        }
        let names = "“\(doubt.subject.name)” and “\(doubt.candidate.name)”"
        // When more answers are on their way, the last one brings everything up to date.
        let effects = asked.isEmpty ? reload : []
        return .stay {
            $0.say("\(names) are \(isSame ? "the same" : "different"). \($0.key("undo")) undoes.")
            return effects.isEmpty ? [] : effects + $0.reloadAll()
        }
    }

    /// Takes in the current list; the shown doubt stays if it is still in it.
    private mutating func receive(_ new: Window<Doubt>) {
        let wanted = awaited ?? current?.id
        doubts = new
        // The library may have sent this list before it knew the latest answers.
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

    /// Puts a doubt back when its answer could not be saved.
    private mutating func putBack(_ doubt: Doubt) {
        guard let place = asked.firstIndex(where: { $0.id == doubt.id }) else { return }
        asked.remove(at: place)
        answered.removeAll { $0 == doubt.id }
        if undoing == doubt.id { undoing = nil }
        let row = max(0, min(index - (doubts?.offset ?? 0), doubts?.items.count ?? 0))
        doubts?.items.insert(doubt, at: row)
        doubts?.total += 1
    }
}

/// Where in the list of doubts the reader was when they went to read an article.
struct DoubtPlace: Equatable, Sendable {
    var index: Int
    var doubt: Int64
}

extension Model {
    mutating func showDoubts() -> [Effect] {
        let doubts = DoubtsOverlay(at: doubtPlace)
        doubtPlace = nil
        overlay = .doubts(doubts)
        return doubts.reload
    }
}
