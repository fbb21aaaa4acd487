import CrossReferences
import Entities
import Library
import TerminalUI

/// A question with a few answers, each on a key.
struct ChoiceOverlay: ListOverlay {
    /// What follows from an answer.
    enum Step: Equatable {
        case correct(CorrectionRequest)
        /// Ask for the name of somebody else.
        case name(NameOverlay.Purpose, CorrectionSubject)
        /// Ask which articles mean somebody else.
        case markArticles(CorrectionSubject)
    }
    struct Answer: Equatable {
        var key: Character
        var text: String
        var step: Step
    }
    let title: String
    let question: String
    let answers: [Answer]
    var list = ListState()
    /// The doubt that it was asked about, to go back to.
    var origin: DoubtPlace?

    var overlay: Overlay { .choice(self) }
    var count: Int { answers.count }

    mutating func press(_ key: Key, in size: Size) -> Outcome {
        switch key {
        case .tab: return press(.down, in: size)
        case .backTab: return press(.up, in: size)
        case .enter: return answers.indices.contains(list.selection) ? take(answers[list.selection]) : .stay
        case .character(let character):
            if let answer = answers.first(where: { $0.key == character }) { return take(answer) }
            guard ["j", "k"].contains(character) else {
                return .say("Press one of the keys that are shown, or Esc.")
            }
            return moveByLetters(key, in: size) ?? .stay
        default: return move(key, in: size) ?? .stay
        }
    }

    private func take(_ answer: Answer) -> Outcome {
        switch answer.step {
        case .correct(let request):
            let origin = origin
            return .close { model in
                let effects = model.correct(request)
                guard let origin else { return effects }
                model.doubtPlace = origin
                return effects + model.showDoubts()
            }
        case .name(let purpose, let subject):
            return .replace(with: .naming(NameOverlay(purpose, of: subject)))
        case .markArticles(let subject):
            return .replace(with: .marking(MarkingOverlay(subject)), [.ask(.mentions(subject.entity))])
        }
    }

    // MARK: Drawing

    func box(in size: Size) -> Rect {
        let width = min(size.columns, 72)
        let lines = question.wrapped(to: max(1, width - 4)).count
        return size.box(width: width, height: 3 + lines + answers.count)
    }

    /// The rows of the answers.
    func area(in size: Size) -> Rect {
        let inner = box(in: size).inset(columns: 2, rows: 1)
        let height = min(answers.count, inner.height)
        return Rect(x: inner.x, y: inner.endY - height, width: inner.width, height: height)
    }

    func draw(on screen: inout Screen) {
        let box = box(in: screen.size)
        let inner = screen.drawBox(box, title: title)
        screen.putWrapped(question, in: inner, row: inner.y, role: .plain)
        let area = area(in: screen.size)
        screen.fill(area, with: " ")
        drawEntries(on: &screen) { index, line, screen in
            let (answer, rect) = (answers[index], line.rect)
            screen.put(String(answer.key), column: rect.x + 1, row: rect.y, role: line.highlight ?? .key)
            screen.put(
                answer.text, from: rect.x + 4, to: rect.endX, row: rect.y, role: line.highlight ?? .plain)
        }
        screen.putHint(
            ["a key or Enter does it · Esc leaves it as it is", "key or Enter · Esc leaves"], on: box)
    }
}

extension ChoiceOverlay {
    /// Asks where it is somebody else.
    static func split(_ subject: CorrectionSubject) -> ChoiceOverlay {
        var answers: [Answer] = []
        if let mention = subject.mention, let article = subject.article {
            answers.append(
                Answer(
                    key: "m", text: "this mention alone (“\(mention.text)”)",
                    step: .name(.split(subject, in: [.init(article, at: mention.offset)]), subject)))
        }
        if let article = subject.article {
            answers.append(
                Answer(
                    key: "a", text: "in this article (\(subject.mentionsHere.counted("mention")))",
                    step: .name(.split(subject, in: [.init(article)]), subject)))
        }
        answers.append(
            Answer(
                key: "s", text: "in several articles, to be marked in a list", step: .markArticles(subject)))
        return ChoiceOverlay(
            title: "Split", question: "\(subject.inWords): where is it somebody else?", answers: answers)
    }

    /// Asks where it is not a name.
    static func drop(_ subject: CorrectionSubject) -> ChoiceOverlay {
        var answers = [
            Answer(
                key: "a", text: "everywhere (\(subject.articles.counted("article")))",
                step: .correct(.about(subject.entity, .notAName)))
        ]
        if let mention = subject.mention, let article = subject.article {
            answers.append(
                Answer(
                    key: "m", text: "here alone: this “\(mention.text)”",
                    step: .correct(
                        .about(subject.entity, .notAName, in: [.init(article, at: mention.offset)]))))
        }
        return ChoiceOverlay(
            title: "Not a name", question: "“\(subject.name)” is no name: where?", answers: answers)
    }

    /// Asks what kind it is.
    static func kind(of subject: CorrectionSubject) -> ChoiceOverlay {
        let keys: [(Character, EntityKind)] = [
            ("p", .person), ("o", .organization), ("l", .place), ("n", .nationality), ("x", .other),
        ]
        let answers = keys.map { key, kind in
            Answer(
                key: key, text: kind.withArticle + (kind == subject.kind ? " (as it is)" : ""),
                step: .correct(.about(subject.entity, .changeKind(to: kind))))
        }
        return ChoiceOverlay(title: "Kind", question: "\(subject.inWords) is …", answers: answers)
    }
}

extension Model {
    /// Asks what to do about the name that the command applies to.
    mutating func choose(_ choice: (CorrectionSubject) -> ChoiceOverlay) -> [Effect] {
        guard let subject = subjectOrAdvice() else { return [] }
        overlay = .choice(choice(subject))
        return []
    }

    fileprivate mutating func correct(_ request: CorrectionRequest) -> [Effect] {
        if case .about(let entity, .changeKind(to: let kind), _, _) = request, isKind(kind, of: entity) {
            say("It is \(kind.withArticle) already.")
            return []
        }
        return [.change(.correct(request))]
    }

    private func isKind(_ kind: EntityKind, of entity: EntityID) -> Bool {
        let known = text.opened?.entities.first { $0.id == entity }?.kind
        return (known ?? (trail?.entity == entity ? trail?.kind : nil)) == kind
    }
}
