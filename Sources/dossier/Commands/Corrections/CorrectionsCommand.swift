import ArgumentParser
import CrossReferences
import Entities
import Library

/// `dossier corrections`: what was put right about who is who.
struct CorrectionsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "corrections", abstract: "Put right who is who; list, undo, export, import it.",
        discussion: """
            A correction holds for ever: for articles that come later, for those that come again, and, once exported, \
            in another library. NAME is a name, an alias, or an id as “dossier who” prints it; a name that several \
            have is refused, with the ids to choose from.

            Written out they are text, a decision a line, which can be read, compared and edited:

              rename person "Vladmir Putin" to "Vladimir Putin"
              merge person "Foke" into "Fauzi Bowo"
              split person "John Smith" in "2024-03-12 City win again" as "John Smith (footballer)"
              not-a-name person "Monday"
              never-merge person "John Smith" with "John Smith (footballer)"
              change-kind person "Titanic" to other

            examples:
              dossier corrections
              dossier corrections merge Foke 'Fauzi Bowo'
              dossier corrections split 'John Smith' --in 12 31 --as 'John Smith (footballer)'
              dossier corrections undo 2
              dossier corrections export who.txt
            """,
        subcommands: [
            CorrectionsList.self, CorrectionsRename.self, CorrectionsMerge.self, CorrectionsSplit.self,
            CorrectionsNotAName.self, CorrectionsNeverMerge.self, CorrectionsChangeKind.self,
            CorrectionsUndo.self, CorrectionsRedo.self, CorrectionsExport.self, CorrectionsImport.self,
        ],
        defaultSubcommand: CorrectionsList.self)
}

/// What all commands about corrections take.
struct CorrectionOptions: ParsableArguments {
    @OptionGroup var library: LibraryOptions
    @Flag(help: "Print one JSON object a line.") var json = false

    /// Makes a correction and prints it.
    ///
    /// - Parameter request: Says what is to be done, given the library.
    func make(_ request: (Library) throws -> CorrectionRequest) throws {
        let library = try library.open()
        let kept = try library.correct(request(library))
        var output = Output()
        write(kept, to: &output)
    }

    func write(_ kept: KeptCorrection, to output: inout Output) {
        if json { return output.line(kept.json) }
        output.line(kept.row)
    }
}

extension KeptCorrection {
    /// The correction as lists print it: its number, whether it applies, its line.
    var row: String {
        let state = correction.problem != nil ? "unread" : isApplied ? "applies" : "waits"
        return "\(Columns.right("\(number)", width: 6))  \(Columns.left(state, width: 7))  \(correction.line)"
    }

    var json: JSON {
        [
            "number": .int(Int(number)), "line": .string(correction.line),
            "decision": .string(correction.verb), "kind": .string(correction.kind.rawValue),
            "name": .string(correction.name),
            "other": JSON(correction.otherName ?? correction.action.otherKind?.rawValue),
            "places": .array(correction.places.map(\.json)), "applies": .bool(isApplied),
            "entity": entity?.json ?? .null, "problem": JSON(correction.problem),
        ]
    }
}

extension Message {
    /// Tells of each correction that cannot be read why.
    static func unread(_ corrections: [KeptCorrection]) {
        for kept in corrections {
            if let problem = kept.correction.problem { error("Correction \(kept.number): \(problem)") }
        }
    }
}

extension Correction.Place {
    fileprivate var json: JSON {
        ["article": .string(article), "offset": offset.map(JSON.int) ?? .null]
    }
}
