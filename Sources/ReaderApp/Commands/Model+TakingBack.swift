import Library

/// Taking back what was done in this run, in the order it was done, and making it again.
extension Model {
    /// Something that can be taken back.
    enum Doing: Equatable, Sendable {
        case marking(Marking, ArticleRow)
        /// The library keeps what it was.
        case correction
    }

    /// Shows and keeps a mark that the person asked for.
    mutating func decide(_ marking: Marking, on row: ArticleRow) -> [Effect] {
        lastMarking = marking
        done.append(.marking(marking, row))
        takenBack = []
        return mark(row.id, marking)
    }

    /// The last star, tag or unread mark, on the article in hand.
    mutating func markAgain() -> [Effect] {
        guard let lastMarking, let row = articleInHand else {
            say("Nothing to do again: it repeats a star, a tag or an unread mark.")
            return []
        }
        say("\(lastMarking.inWords(of: row)).")
        return decide(lastMarking, on: row)
    }

    mutating func takeBack() -> [Effect] {
        guard case .marking(let marking, let row)? = done.last else { return [.change(.undo)] }
        takenBack.append(done.removeLast())
        say("Taken back: \(marking.inWords(of: row))", then: "^R makes it again.")
        return mark(row.id, marking.opposite)
    }

    mutating func makeAgain() -> [Effect] {
        guard case .marking(let marking, let row)? = takenBack.last else { return [.change(.redo)] }
        done.append(takenBack.removeLast())
        say("Made again: \(marking.inWords(of: row))", then: "u undoes.")
        return mark(row.id, marking)
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
        case .starred(let isOn): .starred(!isOn)
        case .tag(let tag, let isOn): .tag(tag, !isOn)
        }
    }

    /// What was done: “Star on “A title””.
    func inWords(of row: ArticleRow) -> String {
        let title = "“\(row.headline.title)”"
        return switch self {
        case .unread(let isOn): "\(title) marked as \(isOn ? "unread" : "read")"
        case .starred(let isOn): isOn ? "Star on \(title)" : "Star off \(title)"
        case .tag(let tag, let isOn): "Tag “\(tag)” \(isOn ? "on" : "off") \(title)"
        }
    }
}
