import CrossReferences
import Library

/// Taking back what was done in this run, in the order it was done, and making it again.
extension Model {
    /// Something that can be taken back.
    enum Doing: Equatable, Sendable {
        /// A mark on articles, which all of them did not have before.
        case marking(Marking, [ArticleRow])
        case following(FollowDecision)
        /// A note on somebody or on an article, with the name or the title.
        case noting(NoteChange, about: String)
        /// The library keeps what it was.
        case correction
    }

    /// Shows and keeps a mark that the person asked for.
    mutating func decide(_ marking: Marking, on rows: [ArticleRow]) -> [Effect] {
        lastDecision = .marking(marking)
        let changed = rows.filter { row in
            var marked = row
            marking.apply(to: &marked)
            return marked != row
        }
        guard !changed.isEmpty else { return [] }
        done.append(.marking(marking, changed))
        takenBack = []
        return changed.flatMap { mark($0.id, marking) }
    }

    /// The last star, tag, unread mark or follow, on what is in hand.
    mutating func decideAgain() -> [Effect] {
        switch lastDecision {
        case .marking(let marking):
            let rows = articlesInHand
            guard !rows.isEmpty else {
                say("Select an article first.")
                return []
            }
            say("\(marking.inWords(of: rows)).")
            return decide(marking, on: rows)
        case .following(let isOn):
            guard let subject = followable else { return [] }
            return decideFollow(isOn, subject)
        case nil:
            say("Nothing to do again: it repeats a star, a tag, an unread mark or a follow.")
            return []
        }
    }

    mutating func takeBack() -> [Effect] {
        switch done.last {
        case .marking(let marking, let rows):
            takenBack.append(done.removeLast())
            say("Taken back: \(marking.inWords(of: rows))", then: "\(key("redo")) makes it again.")
            return rows.flatMap { mark($0.id, marking.opposite) }
        case .following(let decision):
            takenBack.append(done.removeLast())
            say("Taken back: \(decision.inWords)", then: "\(key("redo")) makes it again.")
            return perform(decision.opposite)
        case .noting(let change, let about):
            takenBack.append(done.removeLast())
            say("Taken back: \(change.inWords(about))", then: "\(key("redo")) makes it again.")
            return [.change(.note(change.opposite))]
        case .correction, nil: return [.change(.undo)]
        }
    }

    mutating func makeAgain() -> [Effect] {
        switch takenBack.last {
        case .marking(let marking, let rows):
            done.append(takenBack.removeLast())
            say("Made again: \(marking.inWords(of: rows))", then: "\(key("undo")) undoes.")
            return rows.flatMap { mark($0.id, marking) }
        case .following(let decision):
            done.append(takenBack.removeLast())
            say("Made again: \(decision.inWords)", then: "\(key("undo")) undoes.")
            return perform(decision)
        case .noting(let change, let about):
            done.append(takenBack.removeLast())
            say("Made again: \(change.inWords(about))", then: "\(key("undo")) undoes.")
            return [.change(.note(change))]
        case .correction, nil: return [.change(.redo)]
        }
    }

    /// Takes note of what the library has done about a correction.
    mutating func note(correction isMade: Bool) {
        if isMade {
            done.append(.correction)
        } else if let place = done.lastIndex(of: .correction) {
            done.remove(at: place)
        }
    }
}

extension Marking {
    /// What takes it back.
    var opposite: Marking {
        switch self {
        case .unread(let isOn): .unread(!isOn)
        case .opened: .unread(true)
        case .starred(let isOn): .starred(!isOn)
        case .tag(let tag, let isOn): .tag(tag, !isOn)
        }
    }

    /// What was done: “Star on “A title””.
    func inWords(of rows: [ArticleRow]) -> String {
        let title = rows.count == 1 ? "“\(rows[0].headline.title)”" : rows.count.counted("article")
        return switch self {
        case .unread(let isOn): "\(title) marked as \(isOn ? "unread" : "read")"
        case .opened: "\(title) opened"
        case .starred(let isOn): isOn ? "Star on \(title)" : "Star off \(title)"
        case .tag(let tag, let isOn): "Tag “\(tag)” \(isOn ? "on" : "off") \(title)"
        }
    }
}
