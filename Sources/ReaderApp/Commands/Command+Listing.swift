import Library
import TerminalUI

/// The order and the headings of lists, and the sizes of panes.
extension Command {
    static let listing: [Command] =
        orders.map { key, letter, help in
            Command("sort-\(key.rawValue)", ["= \(letter)"], help, .listing, in: [.articles]) {
                $0.sort(by: key)
            }
        } + [
            Command("headings", ["= g"], "headings by date, story, source, none", .listing, in: [.articles]) {
                $0.changeGrouping()
            },
            Command(
                "fold", ["-"], "fold this group, or unfold it", .listing,
                in: [.articles]
            ) {
                $0.foldGroup()
            },
            Command("fold-all", ["_"], "fold all groups, or unfold them", .listing, in: [.articles]) {
                $0.foldAllGroups()
            },
            Command(
                "mark-row", ["x"], "mark the article, to act on several", .listing, in: [.articles]
            ) {
                $0.markRow()
            },
            Command(
                "mark-range", ["X"], "mark all from the last one to this", .listing,
                in: [.articles]
            ) { $0.markRange() },
        ]

    private static let orders: [(key: ArticleOrder.Key, letter: String, help: String)] = [
        (.date, "d", "the newest first"), (.oldest, "o", "the oldest first"), (.title, "t", "by title"),
        (.source, "s", "by source"), (.length, "l", "the longest first"),
        (.people, "p", "those naming the most people first"), (.unread, "u", "unread ones first"),
        (.best, "r", "those that answer the filter best first"),
        (.new, "n", "the most new mentions first"),
    ]

    static let naming: [Command] = [
        Command(
            "sort-names", ["="], "names by: here, in all, name, rarest first, order in the text", .listing,
            in: [.entities]
        ) { $0.changeNameOrder() },
        Command(
            "fold-kind", ["-"], "fold names of this kind, or unfold", .listing, in: [.entities]
        ) {
            $0.foldKind()
        },
        Command("narrow-names", ["f"], "only the names with these letters", .listing, in: [.entities]) {
            $0.startNarrowingNames()
        },
    ]

    static let sizing: [Command] = [
        Command("pane-below", ["C-w j"], "the pane below", .panes, in: reader) { $0.focusVertically(by: 1) },
        Command("pane-above", ["C-w k"], "the pane above", .panes, in: reader) { $0.focusVertically(by: -1) },
        Command("wider", ["C-w >"], "the pane wider", .panes, in: reader) { $0.widen(by: 4 * $0.count) },
        Command("narrower", ["C-w <"], "the pane narrower", .panes, in: reader) {
            $0.widen(by: -4 * $0.count)
        },
        Command("higher", ["C-w +"], "the pane higher", .panes, in: reader) { $0.heighten(by: 2 * $0.count) },
        Command("lower", ["C-w -"], "the pane lower", .panes, in: reader) { $0.heighten(by: -2 * $0.count) },
        Command("usual-sizes", ["C-w ="], "all panes as they usually are", .panes, in: reader) {
            $0.resetSizes()
        },
        Command("list-shown", ["t l"], "the list off the screen, or on it", .panes, in: reader) {
            $0.toggle(.articles)
        },
        Command("names-pane-shown", ["t e"], "the names off the screen, or on it", .panes, in: reader) {
            $0.toggle(.entities)
        },
        Command("related-shown", ["t x"], "related articles off the screen, or on", .panes, in: reader) {
            $0.toggle(.related)
        },
        Command("preview", ["t v"], "a preview beside the list", .panes, in: reader) {
            $0.togglePreview()
        },
    ]
}
