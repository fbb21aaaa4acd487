import TerminalUI

extension Command {
    /// What opens the pages about people, and what changes them.
    static let pageCommands: [Command] = [
        Command(
            "export", ["E"], "write what the list or the page shows to a file: .md, .csv, .jsonl, .txt",
            .keeping
        ) { $0.startExporting() },
        Command("said", ["g q"], "what this person said, or anybody", .people) {
            $0.showSaid()
        },
        Command(
            "timeline", ["g t"], "how often this name is mentioned over time; without one, all articles",
            .people
        ) { $0.showTimeline() },
        Command("meet", ["g m"], "how this person and another one meet", .people) { $0.startMeeting() },
        Command("around", ["g n"], "who is around this person", .people) {
            $0.startAround()
        },
        Command(
            "parts", ["t p"], "parts of sentences too, or only what is quoted whole", .people, in: [.said]
        ) {
            $0.toggleParts()
        },
        Command(
            "page-copies", ["t c"], "what copies of one text say: each, or once for all", .people,
            in: [.said, .dossier]
        ) {
            $0.togglePageCopies()
        },
        Command(
            "change-meeting", ["c"], "another one in the place of the second of two", .people, in: [.meeting]
        ) {
            $0.changeMeeting()
        },
        Command("compare", ["a"], "in a timeline, compare with somebody else", .people, in: [.timeline]) {
            $0.startComparing()
        },
        Command("take-off", ["A"], "take the one off who was added last", .people, in: [.timeline]) {
            $0.takeOffCompared()
        },
        Command(
            "finer", ["+"], "shorter times in a timeline; more people around somebody", .people,
            in: [.timeline, .around]
        ) { $0.changeScale(by: 1) },
        Command("coarser", ["-"], "longer times; fewer people", .people, in: [.timeline, .around]) {
            $0.changeScale(by: -1)
        },
        Command(
            "mark-entry", ["x"], "mark the entry, to copy it with others", .people,
            in: pages
        ) {
            $0.toggleEntryMark()
        },
        Command(
            "order", ["="],
            "another order: of those named with somebody, of quotations, of sentences, of those around",
            .people, in: [.dossier, .said, .meeting, .around]
        ) { $0.changePageOrder() },
    ]
}
