import ArgumentParser
import CrossReferences
import Library

/// `dossier corrections undo [N]`: takes the last corrections back.
struct CorrectionsUndo: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "undo", abstract: "Take the last correction back, or the last N.")

    @OptionGroup var options: CorrectionOptions
    @Argument(help: ArgumentHelp("How many.", valueName: "N")) var count = 1

    func validate() throws { if count < 1 { throw ValidationError("N must be 1 or more.") } }

    func run() throws {
        try options.step(count, "taken back", none: "There is no correction to take back.") {
            try $0.undoCorrection()
        }
    }
}

/// `dossier corrections redo [N]`: makes again what was taken back.
struct CorrectionsRedo: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "redo", abstract: "Make again what was taken back last, or the last N.")

    @OptionGroup var options: CorrectionOptions
    @Argument(help: ArgumentHelp("How many.", valueName: "N")) var count = 1

    func validate() throws { if count < 1 { throw ValidationError("N must be 1 or more.") } }

    func run() throws {
        try options.step(
            count, "made again", none: "No correction was taken back that could be made again."
        ) {
            try $0.redoCorrection()
        }
    }
}

extension CorrectionOptions {
    /// Goes back or forward in the log, at most `count` times, and prints what was taken back or made.
    ///
    /// - Throws: ``Failure``, saying `none`, when there is nothing at all.
    fileprivate func step(
        _ count: Int, _ done: String, none: String, _ body: (Library) throws -> KeptCorrection?
    ) throws {
        let library = try library.open()
        var output = Output()
        for number in 0..<count {
            guard let kept = try body(library) else {
                if number == 0 { throw Failure(none) }
                output.flush()
                return Message.error("There were no more than \(number); all of them are \(done).")
            }
            if json { output.line(kept.json) } else { output.line("\(done): \(kept.correction.line)") }
        }
    }
}
