import Articles
import Entities
import Library
import TerminalUI
import TextBytes

/// A name being typed: the new name of an entity, or the name of somebody else that some of its mentions refer to.
struct NameOverlay: TypedOverlay {
    enum Purpose: Equatable {
        case rename
        /// The mention of the subject that starts at this offset is somebody else.
        case splitMention(ArticleID, offset: Int)
        /// In these articles it is somebody else.
        case split([ArticleID])
    }
    private let purpose: Purpose
    private let subject: CorrectionSubject
    private var line: LineEditor
    /// The other entities that already have this name, the most mentioned first.
    private var namesakes: [EntityRow] = []
    /// The index of the one that is meant.
    private var choice = 0
    /// The reason why Enter is not accepted.
    private var problem: String?

    /// The longest accepted name, in characters.
    private static let longest = 200

    /// Begins with the current name; to tell two people with one name apart, the person goes on typing after “John
    /// Smith (”.
    init(_ purpose: Purpose, of subject: CorrectionSubject) {
        self.purpose = purpose
        self.subject = subject
        line = LineEditor(purpose == .rename ? subject.name : subject.name + " (")
    }

    var overlay: Overlay { .naming(self) }

    /// The typed name: in one line, with single spaces; an open bracket is closed, and empty brackets are removed.
    private var name: String {
        var name = line.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        name = String(name.prefix(Self.longest))
        if name.count(where: { $0 == "(" }) > name.count(where: { $0 == ")" }) { name += ")" }
        for empty in [" ()", " ( )", "()"] where name.hasSuffix(empty) { name.removeLast(empty.count) }
        return name
    }

    /// The other entity that is meant by the name.
    private var namesake: EntityRow? { namesakes.indices.contains(choice) ? namesakes[choice] : nil }

    private var title: String { purpose == .rename ? "Rename" : "Somebody else" }

    /// What Enter will do.
    private var sentence: String {
        if let problem { return problem }
        guard namesakes.count > 1, let namesake else { return consequence }
        return
            "\(consequence) It is \(choice + 1) of \(namesakes.count) of that name: \(namesake.factsInWords)."
    }

    private var consequence: String {
        let other = namesake.map { "“\($0.name)” (\($0.articles.counted("article")))" }
        switch purpose {
        case .rename:
            if let other { return "There is \(other) already: Enter makes them one." }
            return
                "\(subject.inWords) gets this name everywhere; what it is called in the texts still finds it."
        case .splitMention: return "This mention of “\(subject.name)” becomes \(other ?? "this")."
        case .split(let articles):
            let place = articles.count == 1 ? "In 1 article" : "In \(articles.count) articles"
            return "\(place) “\(subject.name)” becomes \(other ?? "this")."
        }
    }

    private func box(in size: Size) -> Rect {
        let width = min(size.columns, 72)
        let lines = sentence.wrapped(to: max(1, width - 4)).count
        return size.box(width: width, height: 4 + max(2, lines))
    }

    func draw(on screen: inout Screen) {
        let box = box(in: screen.size)
        let inner = screen.drawBox(box, title: "\(title): \(subject.name)")
        screen.putWrapped(sentence, in: inner, row: inner.y + 2, role: problem == nil ? .dim : .failure)
        let others = namesakes.count > 1 ? " · Tab another of that name" : ""
        let other = namesakes.count > 1 ? " · Tab another" : ""
        screen.putHint(
            ["Enter does it\(others) · Esc leaves it as it is", "Enter\(other) · Esc leaves"], on: box)
        screen.putInput(line, column: inner.x, row: inner.y, width: inner.width)
    }
    // MARK: Keys and answers

    mutating func press(_ key: Key, in size: Size) -> Outcome {
        switch key {
        case .enter: return accept()
        case .tab, .backTab:
            let count = max(1, namesakes.count)
            choice = (choice + (key == .tab ? 1 : count - 1)) % count
            return .stay
        default: return edit { _ = $0.handle(key) }
        }
    }

    func click(_ event: MouseEvent, in size: Size) -> Outcome {
        box(in: size).contains(event.position) ? .stay : .close
    }

    /// Changes the name and asks whether somebody already has it.
    mutating func edit(_ change: (inout LineEditor) -> Void) -> Outcome {
        let before = name
        change(&line)
        problem = nil
        if name != before { namesakes = [] }
        guard name != before, !name.isEmpty else { return .stay }
        return .run([
            .ask(.candidates(query: name, like: subject.entity, name: subject.name, kind: subject.kind))
        ])
    }

    mutating func receive(_ answer: OverlayAnswer, in size: Size) -> Outcome? {
        guard case .candidates(let query, subject.entity, let rows) = answer, query == name else {
            return nil
        }
        namesakes = rows.filter { Folding.fold($0.name) == Folding.fold(query) }
        choice = 0
        return .stay
    }

    private mutating func accept() -> Outcome {
        guard !name.isEmpty else { return refuse("Type a name, or press Esc to leave it as it is.") }
        if purpose != .rename, namesake == nil, Folding.fold(name) == Folding.fold(subject.name) {
            return refuse("Type what tells them apart, as in “\(subject.name) (footballer)”.")
        }
        let known = namesake?.id
        switch purpose {
        case .rename:
            if name == subject.name { return .close(saying: "The name is as it was.") }
            if namesakes.count > 1, let known { return .correct(.merge(subject.entity, into: known)) }
            return .correct(.rename(subject.entity, to: name))
        case .splitMention(let article, let offset):
            return .correct(.splitMention(subject.entity, in: article, at: offset, as: name, known: known))
        case .split(let articles):
            return .correct(.split(subject.entity, in: articles, as: name, known: known))
        }
    }

    private mutating func refuse(_ problem: String) -> Outcome {
        self.problem = problem
        return .stay
    }
}

extension Outcome {
    /// Asks for a correction and closes the questions that led to it.
    static func correct(_ request: CorrectionRequest) -> Outcome {
        .close { _ in [.change(.correct(request))] }
    }
}

extension Model {
    mutating func startRenaming() -> [Effect] {
        guard let subject = subjectOrAdvice() else { return [] }
        overlay = .naming(NameOverlay(.rename, of: subject))
        return []
    }
}
