import Entities
import Library
import TerminalUI

/// Marking places with letters, and going to them.
extension Model {
    /// The letter typed as the last key.
    private var letter: Character? {
        if case .character(let letter)? = pending.keys.last { letter } else { nil }
    }

    /// Marks the place one is at with the letter typed.
    mutating func setMark() -> [Effect] {
        guard let letter else { return [] }
        var mark = KeptMark(title: "")
        if focus == .dossier, let dossier {
            mark.title = dossier.name
            mark.entity = dossier.entity.rawValue
            mark.kind = dossier.kind
        } else if let row = text.opened?.row {
            mark.title = row.headline.title
            mark.article = row.id.rawValue
            mark.place = text.place
        } else {
            say("Open an article first (\(key("open"))); a mark is of a place in it.")
            return []
        }
        if options.isReadOnly {
            fail("This library can only be read, so that it keeps no marks.")
            return []
        }
        say(
            "Marked as \(letter): \(key("go-to-mark"))\(letter) comes back here, \(key("marks")) lists all marks."
        )
        return [.change(.keepState([KeptMark.beginning + String(letter): mark.kept]))]
    }

    /// Goes to the place marked with the letter typed.
    mutating func goToMark() -> [Effect] { letter.map { [.ask(.mark($0))] } ?? [] }

    mutating func receive(_ mark: KeptMark?, letter: Character) -> [Effect] {
        guard let mark else {
            say("No place is marked as \(letter); \(key("mark"))\(letter) marks one.")
            return []
        }
        return go(to: mark)
    }

    mutating func go(to mark: KeptMark) -> [Effect] {
        if let entity = mark.entity, let kind = mark.kind {
            return showDossier(of: EntityID(rawValue: entity), name: mark.title, kind: kind)
        }
        guard let article = mark.article else { return [] }
        leavePlace()
        let place = mark.place ?? ReadingPlace(offset: 0)
        return ask(for: ArticleID(rawValue: article), at: .place(place, focus: Pane.text.rawValue))
    }

    mutating func showMarks() -> [Effect] {
        overlay = .marks(MarksOverlay())
        return [.ask(.marks)]
    }
}
