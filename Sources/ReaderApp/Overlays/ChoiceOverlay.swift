import Entities
import Library
import TerminalUI

/// A question with a few answers, each on a key.
struct ChoiceOverlay: Equatable {
    /// What follows from an answer.
    enum Step: Equatable {
        case correct(CorrectionRequest)
        /// Ask for the name of somebody else.
        case name(NameOverlay.Purpose, CorrectionSubject)
        /// Ask in which articles it is somebody else.
        case markArticles(CorrectionSubject)
    }
    struct Answer: Equatable {
        var key: Character
        var text: String
        var step: Step
    }
    var title: String
    var question: String
    var answers: [Answer]
    var list = ListState()

    func box(in size: Size) -> Rect {
        let width = min(size.columns, 72)
        let lines = question.wrapped(to: max(1, width - 4)).count
        return size.box(width: width, height: 3 + lines + answers.count)
    }

    /// The rows of the answers.
    private func area(in size: Size) -> Rect {
        let inner = box(in: size).inset(columns: 2, rows: 1)
        let height = min(answers.count, inner.height)
        return Rect(x: inner.x, y: inner.endY - height, width: inner.width, height: height)
    }

    /// The answer in a row of the screen.
    func answer(at position: Position, in size: Size) -> Int? {
        let area = area(in: size)
        guard area.contains(position) else { return nil }
        let index = list.top + position.row - area.y
        return answers.indices.contains(index) ? index : nil
    }

    func draw(on screen: inout Screen, isASCII: Bool) {
        let box = box(in: screen.size)
        let inner = screen.drawBox(box, title: title, isASCII: isASCII)
        screen.putWrapped(question, in: inner, row: inner.y, role: .plain)
        let area = area(in: screen.size)
        screen.fill(area, with: " ")
        var list = list
        list.reveal(count: answers.count, height: area.height)
        for (row, index) in list.visible(count: answers.count, height: area.height).enumerated() {
            let line = Rect(x: area.x, y: area.y + row, width: area.width, height: 1)
            let highlight: Role? = index == list.selection ? .selected : nil
            if let highlight { screen.setRole(highlight, in: line) }
            screen.put(String(answers[index].key), column: line.x + 1, row: line.y, role: highlight ?? .key)
            screen.put(
                CellWidth.truncate(answers[index].text, to: line.width - 4), column: line.x + 4, row: line.y,
                role: highlight ?? .plain)
        }
        screen.putHint(
            ["a key or Enter does it · Esc leaves it as it is", "key or Enter · Esc leaves"], on: box)
        screen.cursor = Position(column: area.x, row: area.y + list.selection - list.top)
    }
}

extension ChoiceOverlay {
    /// Where it is somebody else.
    static func split(_ subject: CorrectionSubject) -> ChoiceOverlay {
        var answers: [Answer] = []
        if let mention = subject.mention, let article = subject.article {
            answers.append(
                Answer(
                    key: "m", text: "this mention alone (“\(mention.text)”)",
                    step: .name(.splitMention(article, offset: mention.offset), subject)))
        }
        if let article = subject.article {
            answers.append(
                Answer(
                    key: "a", text: "in this article (\(subject.mentionsHere.counted("mention")))",
                    step: .name(.split([article]), subject)))
        }
        answers.append(
            Answer(
                key: "s", text: "in several articles, to be marked in a list", step: .markArticles(subject)))
        return ChoiceOverlay(
            title: "Split", question: "\(subject.inWords): where is it somebody else?", answers: answers)
    }

    /// What is no name.
    static func drop(_ subject: CorrectionSubject) -> ChoiceOverlay {
        var answers = [
            Answer(
                key: "a", text: "everywhere (\(subject.articles.counted("article")))",
                step: .correct(.notAName(subject.entity)))
        ]
        if let mention = subject.mention, let article = subject.article {
            answers.append(
                Answer(
                    key: "m", text: "here alone: this “\(mention.text)”",
                    step: .correct(.mentionIsNoName(subject.entity, in: article, at: mention.offset))))
        }
        return ChoiceOverlay(
            title: "Not a name", question: "“\(subject.name)” is no name: where?", answers: answers)
    }

    /// Of which kind it is.
    static func kind(of subject: CorrectionSubject) -> ChoiceOverlay {
        let keys: [(Character, EntityKind)] = [
            ("p", .person), ("o", .organization), ("l", .place), ("n", .nationality), ("x", .other),
        ]
        let answers = keys.map { key, kind in
            Answer(
                key: key, text: kind.withArticle + (kind == subject.kind ? " (as it is)" : ""),
                step: .correct(.changeKind(subject.entity, to: kind)))
        }
        return ChoiceOverlay(title: "Kind", question: "\(subject.inWords) is …", answers: answers)
    }
}

extension Model {
    mutating func press(_ key: Key, in choice: ChoiceOverlay) -> [Effect] {
        var choice = choice
        let height = max(1, choice.answers.count)
        switch key {
        case .down, .control("n"), .character("j"), .tab:
            choice.list.move(by: 1, count: choice.answers.count, height: height)
        case .up, .control("p"), .character("k"), .backTab:
            choice.list.move(by: -1, count: choice.answers.count, height: height)
        case .enter:
            guard choice.answers.indices.contains(choice.list.selection) else { return [] }
            return take(choice.answers[choice.list.selection].step)
        case .character(let character):
            guard let answer = choice.answers.first(where: { $0.key == character }) else {
                say("Press one of the keys that are shown, or Esc.")
                return []
            }
            return take(answer.step)
        default: return []
        }
        overlay = .correcting(.choice(choice))
        return []
    }

    mutating func take(_ step: ChoiceOverlay.Step) -> [Effect] {
        switch step {
        case .correct(.changeKind(let entity, let kind)) where isKind(kind, of: entity):
            overlay = nil
            say("It is \(kind.withArticle) already.")
            return []
        case .correct(let request): return correct(request)
        case .name(let purpose, let subject): return startNaming(purpose, of: subject)
        case .markArticles(let subject): return startMarking(subject)
        }
    }

    private func isKind(_ kind: EntityKind, of entity: EntityID) -> Bool {
        let known = text.opened?.entities.first { $0.id == entity }?.kind
        return (known ?? (trail?.entity == entity ? trail?.kind : nil)) == kind
    }

    mutating func click(in choice: ChoiceOverlay, _ event: MouseEvent) -> [Effect] {
        guard choice.box(in: size).contains(event.position) else {
            overlay = nil
            return []
        }
        guard let index = choice.answer(at: event.position, in: size) else { return [] }
        var choice = choice
        choice.list.select(index, count: choice.answers.count, height: choice.answers.count)
        overlay = .correcting(.choice(choice))
        return event.clickCount > 1 ? take(choice.answers[index].step) : []
    }
}
