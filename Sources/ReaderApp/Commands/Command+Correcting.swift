extension Command {
    /// The commands that correct who is who.
    static let correcting: [Command] = [
        Command("rename", ["R"], "give the current name another one", .correcting) {
            $0.startNaming(NameOverlay.Purpose.rename)
        },
        Command("merge", ["M"], "it is the same as another one", .correcting) {
            $0.startChoosing(for: .merge)
        },
        Command("split", ["S"], "somebody else: here, or in some articles", .correcting) {
            $0.choose(ChoiceOverlay.split)
        },
        Command(
            "not-a-name", ["X"], "it is no name at all", .correcting,
            in: Set(Pane.allCases).subtracting([.articles])
        ) { $0.choose(ChoiceOverlay.drop) },
        Command("change-kind", ["C"], "a person, an organisation, a place …", .correcting) {
            $0.choose(ChoiceOverlay.kind)
        },
        Command("never-merge", ["V"], "it is never the same as another one", .correcting) {
            $0.startChoosing(for: .neverMerge)
        },
        Command(
            "undo", ["u"], "take back the last correction, star, tag or mark, and the one before", .correcting
        ) {
            $0.takeBack()
        },
        Command("redo", ["C-r"], "make again what was taken back", .correcting) { $0.makeAgain() },
        Command("doubts", ["D"], "who may be the same: answer y or n", .correcting) {
            $0.showDoubts()
        },
        Command("corrections", ["g c"], "the corrections that were made", .correcting) {
            $0.showCorrections()
        },
    ]
}
