import CrossReferences
import Library
import TerminalUI
import TextBytes

/// A name being typed, as a correction asks for it: the new name of an entity, or that of somebody else who some of its
/// mentions refer to.
struct NameOverlay: TypedOverlay {
    /// What the name is asked for.
    struct Purpose: Equatable {
        var title: String
        /// What is decided, whatever name it gives.
        var action: Correction.Action
        var places: [CorrectionRequest.Place] = []
        var consequence: Consequence
    }
    /// What Enter will do, as a sentence.
    enum Consequence: Equatable {
        /// The subject gets the name, unless another one has it already: then they become one.
        case subject(String)
        /// What this names becomes another one: “This mention of “Smith”” becomes “John Smith” (3 articles).
        case becomesAnother(String)
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

    /// Begins with the current name; somebody else begins with what the one mention calls them, and where that is the
    /// same name, the person goes on typing after “John Smith (”.
    init(_ purpose: Purpose, of subject: CorrectionSubject) {
        self.purpose = purpose
        self.subject = subject
        line = LineEditor(subject.name)
        if isAnother { line = LineEditor(subject.name + " (") }
        if isAnother, purpose.places.count == 1, purpose.places[0].offset != nil,
            let text = subject.mention?.text,
            Folding.fold(text) != Folding.fold(subject.name)
        {
            line = LineEditor(text)
        }
    }

    /// Whether the name is that of another one.
    private var isAnother: Bool { if case .becomesAnother = purpose.consequence { true } else { false } }

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

    /// What Enter will do.
    private var sentence: String {
        if let problem { return problem }
        guard namesakes.count > 1, let namesake else { return consequence }
        return
            "\(consequence) It is \(choice + 1) of \(namesakes.count) of that name: \(namesake.factsInWords)."
    }

    private var consequence: String {
        let other = namesake.map { "“\($0.name)” (\($0.articles.counted("article")))" }
        switch purpose.consequence {
        case .subject(let sentence):
            return other.map { "There is \($0) already: Enter makes them one." } ?? sentence
        case .becomesAnother(let part): return "\(part) becomes \(other ?? "this")."
        }
    }

    private func box(in size: Size) -> Rect {
        let width = min(size.columns, 72)
        let lines = sentence.wrapped(to: max(1, width - 4)).count
        return size.box(width: width, height: 4 + max(2, lines))
    }

    func draw(on screen: inout Screen) {
        let box = box(in: screen.size)
        let inner = screen.drawBox(box, title: "\(purpose.title): \(subject.name)")
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
        if isAnother, namesake == nil, Folding.fold(name) == Folding.fold(subject.name) {
            return refuse("Type what tells them apart, as in “\(subject.name) (footballer)”.")
        }
        if !isAnother, name == subject.name { return .close(saying: "The name is as it was.") }
        return .correct(
            .about(
                subject.entity, purpose.action.with(name: name), in: purpose.places, known: namesake?.id))
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

extension NameOverlay.Purpose {
    static func rename(_ subject: CorrectionSubject) -> Self {
        Self(
            title: "Rename", action: .rename(to: ""),
            consequence: .subject(
                "\(subject.inWords) gets this name everywhere; what it is called in the texts still finds it."
            ))
    }

    /// In these places it is somebody else.
    static func split(_ subject: CorrectionSubject, in places: [CorrectionRequest.Place]) -> Self {
        let count = "In \(places.count.counted("article"))"
        let isMention = places.contains { $0.offset != nil }
        return Self(
            title: "Somebody else", action: .split(as: ""), places: places,
            consequence: .becomesAnother(
                isMention ? "This mention of “\(subject.name)”" : "\(count) “\(subject.name)”"))
    }
}

extension Model {
    /// Asks for a name.
    mutating func startNaming(_ purpose: (CorrectionSubject) -> NameOverlay.Purpose) -> [Effect] {
        guard let subject = subjectOrAdvice() else { return [] }
        overlay = .naming(NameOverlay(purpose(subject), of: subject))
        return []
    }
}
