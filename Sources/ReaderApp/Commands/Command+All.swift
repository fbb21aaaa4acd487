import Entities
import TerminalUI

extension Command {
    /// Every command, in the order of the help.
    public static let all: [Command] =
        moving + panes + reading + listing + people + naming + pageCommands + correcting + searching + keeping
        + program

    /// The panes of the reading screen, without the dossier.
    static let reader = Set(Pane.reading)

    /// The pages about people besides the dossier.
    static let pages: Set<Pane> = [.said, .timeline, .meeting, .around]
    /// Those with several views.
    private static let views: Set<Pane> = [.dossier, .meeting]

    /// The views of a page that have a number.
    static let mostViews = 8

    private static let moving: [Command] = [
        Command("down", ["j", "Down"], "a line or an entry down", .moving) { $0.move(by: $0.count) },
        Command("up", ["k", "Up"], "a line or an entry up", .moving) { $0.move(by: -$0.count) },
        Command("read-on", ["Space"], "a page on; at the end the next unread", .moving) {
            $0.readOnOrPage()
        },
        Command("page-down", ["PageDown", "C-f"], "a page down", .moving) { $0.movePages(Double($0.count)) },
        Command("page-up", ["b", "PageUp", "C-b"], "a page up", .moving) { $0.movePages(-Double($0.count)) },
        Command("half-page-down", ["C-d"], "half a page down", .moving) {
            $0.movePages(Double($0.count) / 2)
        },
        Command("half-page-up", ["C-u"], "half a page up", .moving) {
            $0.movePages(-Double($0.count) / 2)
        },
        Command("top", ["g g", "<", "Home"], "to the top", .moving) { $0.moveToTop() },
        Command("bottom", ["G", ">", "End"], "to the bottom, or to a line: 50G", .moving) {
            $0.moveToBottomOrLine()
        },
        Command("scroll-down", ["C-e"], "scroll a line, the cursor stays", .moving) {
            $0.scroll(by: $0.count)
        },
        Command("scroll-up", ["C-y"], "scroll a line back", .moving) { $0.scroll(by: -$0.count) },
        Command("percent", ["%"], "to a place in the text: 40%", .moving, in: [.text]) { $0.moveToPercent() },
        Command("next-paragraph", ["}"], "to the next paragraph", .moving, in: [.text]) {
            $0.moveParagraphs(by: $0.count)
        },
        Command("previous-paragraph", ["{"], "to the paragraph before", .moving, in: [.text]) {
            $0.moveParagraphs(by: -$0.count)
        },
        Command("next-heading", ["] ]"], "to the next heading", .moving, in: [.text]) {
            $0.moveHeadings(by: $0.count)
        },
        Command("previous-heading", ["[ ["], "to the heading before", .moving, in: [.text]) {
            $0.moveHeadings(by: -$0.count)
        },
        Command("next-sentence", [")"], "to the next sentence", .moving, in: [.text]) {
            $0.moveSentences(by: $0.count)
        },
        Command("previous-sentence", ["("], "to the sentence before", .moving, in: [.text]) {
            $0.moveSentences(by: -$0.count)
        },
        Command(
            "next-part", ["] ]", "}"], "to the next article, or the next short list, of a dossier", .moving,
            in: [.dossier]
        ) { $0.movePart(by: $0.count) },
        Command(
            "previous-part", ["[ [", "{"], "to the article or the short list before", .moving, in: [.dossier]
        ) { $0.movePart(by: -$0.count) },
        Command(
            "next-start-part", ["Tab", "] ]", "}"], "the next part of the start screen", .moving, in: [.start]
        ) {
            $0.moveStartPart(by: $0.count)
        },
        Command(
            "previous-start-part", ["S-Tab", "[ [", "{"], "the part of the start screen before", .moving,
            in: [.start]
        ) { $0.moveStartPart(by: -$0.count) },
        Command("next-view", ["Tab"], "the next view of a page", .moving, in: views) {
            $0.moveView(by: 1)
        },
        Command("previous-view", ["S-Tab"], "the view before", .moving, in: views) {
            $0.moveView(by: -1)
        },
        Command(
            "view", (1...mostViews).flatMap { ["\($0)", "M-\($0)"] }, "a view of a page by its number",
            .moving, in: views.union(pages)
        ) {
            $0.showNumberedView()
        },
    ]

    /// To each pane by its number.
    private static let going = Pane.reading.enumerated().map { index, pane in
        Command(
            "\(pane.title.lowercased())-pane", ["\(index + 1)", "M-\(index + 1)"], pane.help, .panes,
            in: reader.union([.start])
        ) {
            $0.focus(on: pane)
        }
    }

    private static let panes: [Command] =
        [
            Command("next-pane", ["Tab", "C-w w"], "the next pane", .panes, in: reader) {
                $0.focusNeighbour(by: 1)
            },
            Command("previous-pane", ["S-Tab"], "the pane before", .panes, in: reader) {
                $0.focusNeighbour(by: -1)
            },
            Command("right-pane", ["l", "Right", "C-w l"], "the pane to the right", .panes) {
                $0.focusSideways(by: 1)
            },
            Command("left-pane", ["h", "Left", "C-w h"], "the pane to the left", .panes) {
                $0.focusSideways(by: -1)
            },
        ] + going + Command.sizing + [
            Command("zoom", ["z"], "the pane alone on the screen, and back", .panes, in: reader) {
                $0.toggleZoom()
            }
        ]

    private static let reading: [Command] = [
        Command("open", ["Enter"], "open; follow a name, then its dossier", .reading) {
            $0.openSelected()
        },
        Command("next-article", ["J"], "the next article of the list", .reading, in: reader) {
            $0.openNeighbour(by: $0.count)
        },
        Command("previous-article", ["K"], "the article before", .reading, in: reader) {
            $0.openNeighbour(by: -$0.count)
        },
        Command(
            "names-shown", ["t n"],
            "mark all names, people only, those you follow and the current one, none", .reading
        ) {
            $0.changeNamesShown()
        },
        Command("bars", ["t q"], "bars beside the current name", .reading) {
            $0.toggleBars()
        },
        Command(
            "copies", ["t c"], "each copy in the list, or one for all", .reading, in: reader
        ) {
            $0.toggleCopies()
        },
        Command(
            "differences", ["w"], "what differs in copies; why related",
            .reading,
            in: [.articles, .related]
        ) {
            $0.showDifferences()
        },
        Command(
            "next-related", ["] x"], "the next related article", .reading, in: [.text]
        ) {
            $0.walkRelated(by: $0.count)
        },
        Command("previous-related", ["[ x"], "the related article before", .reading, in: [.text]) {
            $0.walkRelated(by: -$0.count)
        },
        Command("start", ["g h"], "the start screen: your people, news", .reading) {
            $0.showStart()
        },
        Command("add", ["a"], "on the start screen: add articles", .reading, in: [.start]) {
            $0.startAdding()
        },
        Command("sample", ["t"], "on the start screen: look at the sample collection", .reading, in: [.start])
        {
            $0.openSample()
        },
        Command("links", ["g x"], "addresses in the text, to open one", .reading, in: reader) {
            $0.showLinks()
        },
        Command("back", ["H", "C-o", "M-Left"], "back to where you were", .reading) { $0.goBack() },
        Command("mark", ["m"], "mark this place with a letter, a to z", .reading, takesLetter: true) {
            $0.setMark()
        },
        Command("go-to-mark", ["'"], "to the place marked with a letter", .reading, takesLetter: true) {
            $0.goToMark()
        },
        Command("marks", ["g M"], "the marked places, to choose from", .reading) { $0.showMarks() },
        Command("last-jump", ["' '"], "before the last jump, and back again", .reading) {
            $0.goToLastJump()
        },
        Command("forward", ["L", "M-Right"], "forward again", .reading) { $0.goForward() },
    ]

    private static let people: [Command] = [
        Command("dossier", ["i"], "the dossier of this name", .people) {
            $0.showDossierInHand()
        },
        Command("follow", ["P"], "follow this name, or no longer", .people) {
            $0.toggleFollowed()
        },
        Command("find-name", ["g p"], "find a name, by any of its names", .people) {
            $0.findEntity()
        },
        Command(
            "reported", ["r"], "among what was said, also what articles only report, or not", .people,
            in: [.dossier, .said]
        ) { $0.toggleReportedSpeech() },
        Command("next", ["n"], "the next mention, or find", .people) {
            $0.goToNext(by: $0.count)
        },
        Command("previous", ["N"], "the mention (or find) before", .people) { $0.goToNext(by: -$0.count) },
        Command("next-mention", ["] m"], "the next mention, anywhere", .people) {
            $0.goToMention(by: $0.count)
        },
        Command("previous-mention", ["[ m"], "the mention before", .people) { $0.goToMention(by: -$0.count) },
        Command("next-article-naming", ["] M"], "the next article that names it", .people) {
            $0.goToArticleOnTrail(forward: true)
        },
        Command("previous-article-naming", ["[ M"], "the article before that names it", .people) {
            $0.goToArticleOnTrail(forward: false)
        },
        Command("pick", ["*"], "make this name the current one", .people, in: [.text]) {
            $0.pickNameAtPoint()
        },
        Command(
            "pick-backwards", ["#"], "the same, and to the mention before", .people, in: [.text]
        ) {
            $0.pickNameAtPoint(then: .previous)
        },
        Command("next-name", ["] e"], "the next name of any kind", .people, in: [.text]) {
            $0.movePoint(by: $0.count, kinds: nil)
        },
        Command("previous-name", ["[ e"], "the name before", .people, in: [.text]) {
            $0.movePoint(by: -$0.count, kinds: nil)
        },
        Command("next-person", ["] p"], "the next person", .people, in: [.text]) {
            $0.movePoint(by: $0.count, kinds: [.person])
        },
        Command("previous-person", ["[ p"], "the person before", .people, in: [.text]) {
            $0.movePoint(by: -$0.count, kinds: [.person])
        },
        Command("next-organisation", ["] o"], "the next organisation", .people, in: [.text]) {
            $0.movePoint(by: $0.count, kinds: [.organization])
        },
        Command("previous-organisation", ["[ o"], "the organisation before", .people, in: [.text]) {
            $0.movePoint(by: -$0.count, kinds: [.organization])
        },
        Command("next-place", ["] l"], "the next place", .people, in: [.text]) {
            $0.movePoint(by: $0.count, kinds: [.place, .nationality])
        },
        Command("previous-place", ["[ l"], "the place before", .people, in: [.text]) {
            $0.movePoint(by: -$0.count, kinds: [.place, .nationality])
        },
        Command(
            "why", ["w"], "why this name is taken for this person, and who else it may be", .people,
            in: [.text, .entities, .dossier]
        ) {
            $0.explainPoint()
        },
    ]

    private static let searching: [Command] = [
        Command("find", ["/"], "find in the text as you type", .searching, in: [.text]) { $0.startFinding() },
        Command(
            "find-entry", ["/"], "find a title, a name or a reason", .searching,
            in: pages.union([.articles, .entities, .related])
        ) { $0.startFindingEntry() },
        Command("find-backwards", ["g /"], "find upwards in the text", .searching, in: [.text]) {
            $0.startFinding(backwards: true)
        },
        Command(
            "find-entry-backwards", ["g /"], "find one above this one", .searching,
            in: pages.union([.articles, .entities, .related])
        ) { $0.startFindingEntry(backwards: true) },
        Command(
            "search-dossier", ["/"], "search the articles of this dossier", .searching,
            in: [.dossier]
        ) { $0.startSearchingDossier() },
        Command(
            "search", ["s", "g r"], "search everything as you type",
            .searching
        ) {
            $0.startSearching()
        },
        Command("next-hit", ["] q"], "the next article that was found", .searching, in: reader) {
            $0.walkHits(by: $0.count)
        },
        Command("previous-hit", ["[ q"], "the one before that was found", .searching, in: reader) {
            $0.walkHits(by: -$0.count)
        },
        Command(
            "filter", ["f", "&", "\\"], "narrow the list; empty shows all", .searching,
            in: Set(Pane.allCases).subtracting(pages).subtracting([.entities])
        ) {
            $0.startFiltering()
        },
        Command(
            "filter-list", ["&", "\\"], "narrow the list, from the names", .searching,
            in: [.entities]
        ) {
            $0.startFiltering()
        },
        Command(
            "filter-page", ["f", "&", "\\"], "only what has some words, or articles that answer a query",
            .searching,
            in: pages
        ) {
            $0.startFilteringPage()
        },
        Command("saved-searches", ["F", "g s"], "the searches that are kept", .searching) {
            $0.showSavedSearches()
        },
        Command("save-search", ["W"], "keep what the list shows under a name", .searching) {
            $0.startSavingFilter()
        },
    ]

    private static let program: [Command] = [
        Command("help", ["?", "F1"], "this help", .program) { $0.showHelp() },
        Command("palette", ["C-p"], "every command by name", .program) { $0.showPalette() },
        Command("command-line", [":", ";"], "type a command: :set measure=66", .program) {
            $0.startCommand()
        },
        Command("escape", ["Esc"], "leave the overlay, the find, the current name", .program) { $0.escape() },
        Command("leave", ["q"], "back to the list; from the list, out of the reader", .program) {
            $0.leave()
        },
        Command("quit", ["Q"], "leave the reader at once", .program) { _ in [.quit] },
        Command("mouse", ["t m"], "the mouse for the terminal's own selection, or for the reader", .program) {
            $0.toggleMouse()
        },
        Command("redraw", ["C-l"], "draw the screen anew", .program) { _ in [.terminal(.redraw)] },
        Command("suspend", ["C-z"], "back to the shell for a while", .program) { _ in [.terminal(.suspend)] },
    ]
}
