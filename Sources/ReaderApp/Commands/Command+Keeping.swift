/// What is done with an article as a whole: marks, tags, notes, copies, its file and its versions.
extension Command {
    static let keeping: [Command] = [
        Command("star", ["B"], "a star on the article, or off it", .keeping, in: reader) {
            $0.toggleStar()
        },
        Command("unread", ["U"], "mark the article as unread, or read", .keeping, in: reader) {
            $0.toggleUnread()
        },
        Command(
            "again", ["."],
            "the last star, tag, unread mark or follow once more, on what is selected now", .keeping
        ) {
            $0.decideAgain()
        },
        Command("tag", ["T", "+"], "a tag on the article, or off it", .keeping, in: reader) {
            $0.startTagging()
        },
        Command(
            "note", ["a"], "write a note: on the article, on what v selects, on somebody",
            .keeping,
            in: reader.union([.dossier, .said, .meeting, .around])
        ) {
            $0.startNote()
        },
        Command(
            "notes", ["A"], "all notes: go to, change, take away", .keeping,
            in: Set(Pane.allCases).subtracting([.timeline])
        ) {
            $0.showNotes()
        },
        Command("select", ["v"], "select: ) ( } { extend it, y copies", .keeping, in: [.text]) {
            $0.startSelection()
        },
        Command("copy-text", ["y y", "y p"], "copy the paragraph; of a dossier, the sentence", .keeping) {
            $0.copyParagraph()
        },
        Command("copy-sentence", ["y s"], "copy the sentence", .keeping, in: reader) { $0.copySentence() },
        Command(
            "copy-with-source", ["y q"], "copy the quotation, or the paragraph, with its source", .keeping
        ) {
            $0.copyWithSource()
        },
        Command("copy-citation", ["y c"], "copy title, source, date and address", .keeping, in: reader) {
            $0.copyCitation()
        },
        Command("copy-title", ["y t"], "copy the title", .keeping, in: reader) { $0.copyTitle() },
        Command("copy-address", ["y u"], "copy the address or the file's path", .keeping, in: reader) {
            $0.copyAddress()
        },
        Command("copy-name", ["y e"], "copy the current name", .keeping) { $0.copyName() },
        Command(
            "browse", ["o"], "open the web address, or the saved page, in the browser", .keeping, in: reader
        ) {
            $0.browse()
        },
        Command("pipe", ["|"], "give the article or selection to a program", .keeping, in: reader) {
            $0.startPiping()
        },
        Command("run", ["!"], "run a program, and come back with a key", .program) { $0.startRunning() },
        Command("edit", ["e"], "open the file in your editor", .keeping, in: reader) { $0.edit() },
        Command(
            "about", ["g i"], "about this article: its file, address, date, what was left out", .keeping,
            in: reader
        ) {
            $0.showAbout()
        },
        Command(
            "left-out", ["g l"], "show what was left out of it, or not", .keeping,
            in: reader
        ) {
            $0.toggleLeftOut()
        },
        Command("versions", ["g v"], "versions of the article, what changed", .keeping, in: reader) {
            $0.showVersions()
        },
        Command("problems", ["g f"], "files that could not be read, and why", .keeping, in: reader) {
            $0.showProblems()
        },
    ]
}
