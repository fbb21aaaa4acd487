import Articles
import Entities
import Library
import TerminalUI

/// A name being typed: the new one of an entity, or of whom a part of its mentions is.
struct NameOverlay: Equatable {
    enum Purpose: Equatable {
        case rename
        /// The mention of the subject that starts at this offset is somebody else.
        case splitMention(ArticleID, offset: Int)
        /// In these articles it is somebody else.
        case split([ArticleID])
    }
    var purpose: Purpose
    var subject: CorrectionSubject
    var line: LineEditor
    /// The other entities that are called so already, the most mentioned first.
    var namesakes: [EntityRow] = []
    /// Which of them is meant.
    var choice = 0
    /// What keeps Enter from being taken.
    var problem: String?

    /// The longest name that is taken, in characters.
    static let longest = 200

    /// What was typed as a name: in one line, with single spaces; a bracket that was opened is closed, an empty one goes.
    var name: String {
        var name = line.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        name = String(name.prefix(Self.longest))
        if name.count(where: { $0 == "(" }) > name.count(where: { $0 == ")" }) { name += ")" }
        for empty in [" ()", " ( )", "()"] where name.hasSuffix(empty) { name.removeLast(empty.count) }
        return name
    }

    /// The other entity that is meant by the name.
    var namesake: EntityRow? { namesakes.indices.contains(choice) ? namesakes[choice] : nil }

    /// What a person goes on typing to tell two of one name apart: “John Smith (”.
    static func told(from subject: CorrectionSubject) -> LineEditor { LineEditor(subject.name + " (") }

    private var title: String { if case .rename = purpose { "Rename" } else { "Somebody else" } }

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

    func box(in size: Size) -> Rect {
        let width = min(size.columns, 72)
        let lines = sentence.wrapped(to: max(1, width - 4)).count
        return size.box(width: width, height: 4 + max(2, lines))
    }

    func draw(on screen: inout Screen, isASCII: Bool) {
        let box = box(in: screen.size)
        let inner = screen.drawBox(box, title: "\(title): \(subject.name)", isASCII: isASCII)
        screen.putWrapped(sentence, in: inner, row: inner.y + 2, role: problem == nil ? .dim : .failure)
        let others = namesakes.count > 1 ? " · Tab another of that name" : ""
        let other = namesakes.count > 1 ? " · Tab another" : ""
        screen.putHint(
            ["Enter does it\(others) · Esc leaves it as it is", "Enter\(other) · Esc leaves"], on: box)
        screen.putInput(line, column: inner.x, row: inner.y, width: inner.width)
    }
}

extension Model {
    mutating func startNaming(_ purpose: NameOverlay.Purpose, of subject: CorrectionSubject) -> [Effect] {
        var line = NameOverlay.told(from: subject)
        if case .rename = purpose { line = LineEditor(subject.name) }
        overlay = .correcting(.naming(NameOverlay(purpose: purpose, subject: subject, line: line)))
        return []
    }

    /// Changes the name and asks whether somebody is called so already.
    mutating func edit(_ naming: NameOverlay, _ change: (inout LineEditor) -> Void) -> [Effect] {
        var naming = naming
        let before = naming.name
        change(&naming.line)
        naming.problem = nil
        if naming.name != before { naming.namesakes = [] }
        overlay = .correcting(.naming(naming))
        guard naming.name != before, !naming.name.isEmpty else { return [] }
        let subject = naming.subject
        return [
            .identity(
                .loadCandidates(
                    query: naming.name, like: subject.entity, name: subject.name, kind: subject.kind))
        ]
    }

    mutating func press(_ key: Key, in naming: NameOverlay) -> [Effect] {
        switch key {
        case .enter: break
        case .tab, .backTab:
            var naming = naming
            let count = max(1, naming.namesakes.count)
            naming.choice = (naming.choice + (key == .tab ? 1 : count - 1)) % count
            overlay = .correcting(.naming(naming))
            return []
        default: return edit(naming) { _ = $0.handle(key) }
        }
        let name = naming.name
        guard !name.isEmpty else { return refuse(naming, "Type a name, or press Esc to leave it as it is.") }
        if case .rename = naming.purpose, name == naming.subject.name {
            overlay = nil
            say("The name is as it was.")
            return []
        }
        let subject = naming.subject
        switch naming.purpose {
        case .rename:
            if naming.namesakes.count > 1, let other = naming.namesake {
                return correct(.merge(subject.entity, into: other.id))
            }
            return correct(.rename(subject.entity, to: name))
        case .splitMention, .split:
            guard naming.namesake != nil || Folding.fold(name) != Folding.fold(subject.name) else {
                return refuse(naming, "Type what tells them apart, as in “\(subject.name) (footballer)”.")
            }
        }
        let known = naming.namesake?.id
        if case .splitMention(let article, let offset) = naming.purpose {
            return correct(.splitMention(subject.entity, in: article, at: offset, as: name, known: known))
        }
        guard case .split(let articles) = naming.purpose else { return [] }
        return correct(.split(subject.entity, in: articles, as: name, known: known))
    }

    private mutating func refuse(_ naming: NameOverlay, _ problem: String) -> [Effect] {
        var naming = naming
        naming.problem = problem
        overlay = .correcting(.naming(naming))
        return []
    }
}
