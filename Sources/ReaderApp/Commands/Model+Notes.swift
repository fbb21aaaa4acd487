import Articles
import Entities
import Library
import TerminalUI

/// Writing notes on people, articles and passages, and listing them.
extension Model {
    /// What a note would be about: the passage that is selected, the person of a page or the name at hand in a list of
    /// names, else the article.
    private var noteInHand: NoteDraft? {
        switch focus {
        case .dossier, .entities, .said, .meeting, .around, .timeline:
            return pageSubject.map { NoteDraft(.entity($0.entity), about: $0.name) }
        case .text, .articles, .related, .start:
            guard let row = articleInHand else { return nil }
            if focus == .text, let range = text.selectedRange, let opened = text.opened {
                let words = String(opened.article.text.slice(utf8: range))
                return NoteDraft(.passage(row.id, range), about: row.headline.title, passage: words)
            }
            return NoteDraft(.article(row.id), about: row.headline.title)
        }
    }

    /// `a`: a new note, in the editor.
    mutating func startNote() -> [Effect] {
        guard canKeepNotes() else { return [] }
        guard let draft = noteInHand else {
            say("Choose an article or a name first; a note is on one.")
            return []
        }
        text.selection = nil
        return [.terminal(.write(draft))]
    }

    /// `:note`: a note of one line.
    mutating func note(_ words: String) -> [Effect] {
        guard !words.isEmpty else { return startNote() }
        guard canKeepNotes(), let draft = noteInHand else { return [] }
        text.selection = nil
        return receive(draft, text: words)
    }

    private mutating func canKeepNotes() -> Bool {
        if options.isReadOnly { fail("This library can only be read, so that it keeps no notes.") }
        return !options.isReadOnly
    }

    /// Takes in what the editor left.
    mutating func receive(_ draft: NoteDraft, text: String) -> [Effect] {
        let before = draft.note?.text
        guard text != before ?? "" else {
            say(before == nil ? "No note was written." : "The note is as it was.")
            return []
        }
        return decide(
            NoteChange(draft.subject, id: draft.note?.id, before: before, after: text.isEmpty ? nil : text),
            about: draft.about)
    }

    /// Writes, changes or takes away a note because the person asked for it.
    mutating func decide(_ change: NoteChange, about: String) -> [Effect] {
        guard canKeepNotes() else { return [] }
        done.append(.noting(change, about: about))
        takenBack = []
        say(change.inWords(about), then: "\(key("undo")) takes it back.")
        return [.change(.note(change))]
    }

    /// `A`: all notes.
    mutating func showNotes() -> [Effect] {
        overlay = .notes(NotesOverlay())
        return [.ask(.notes)]
    }

    /// To what a note is about.
    mutating func go(to note: Note) -> [Effect] {
        switch note.subject {
        case .entity(let entity):
            return showDossier(of: entity, name: note.about, kind: note.kind ?? .person)
        case .article(let article): return open(article, at: .left)
        case .passage(let article, let range):
            return open(article, at: .offset(range.lowerBound, length: range.count))
        }
    }
}

extension NoteChange {
    /// What was done: “Noted on Six years”.
    func inWords(_ about: String) -> String {
        switch (before, after) {
        case (nil, _): "Noted on “\(about)”"
        case (_, nil): "The note on “\(about)” is gone"
        default: "The note on “\(about)” is changed"
        }
    }
}
