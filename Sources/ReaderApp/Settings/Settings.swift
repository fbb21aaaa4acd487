public import Library
import TerminalUI

/// What a person can set about the reader; ``Setting/all`` has a row for each.
public struct Settings: Equatable, Sendable {
    /// The name of a theme, or `auto`.
    public var theme = "auto"
    /// The themes that can be chosen: the built-in ones as they are changed, and a person's own.
    var themes = Theme.builtIn
    /// What was changed and added of them.
    var ownThemes: [OwnTheme] = []
    /// Which keys run what.
    public var keys = KeyBindings()
    /// The program that shows long texts, with its arguments; empty for $PAGER, or less.
    public var pager = ""
    /// The program that prints, with its arguments.
    public var printer = "lp"
    /// What a row of the list shows; `nil` for what fits its width.
    public var rowFormat: RowFormat?
    /// Whether the screen is made to be heard: one pane, words for signs, no lines.
    public var isAccessible = false
    /// The widest line of text, in columns.
    public var measure = 72
    /// The columns left free at both sides of the text.
    public var margin = 2
    /// The rows of a page that the next one shows again.
    public var overlap = 2
    /// Whether Space at the end of an article goes to the next unread one.
    public var readsOn = true
    public var names = NamesShown.all
    /// Whether a bar stands beside paragraphs in which the current name is named or speaks.
    public var bars = true
    /// Whether all digits begin counts, and panes are gone to in other ways.
    public var countsAsInVim = false

    /// What is shown first: `people` (the start screen, when somebody is followed), `last` or `list`.
    public var start = "people"
    /// How attention is called to articles that come in: `none`, `bell` or `osc9`.
    public var notify = "none"
    /// How the list of articles is sorted and put under headings.
    public var sort = ArticleOrder.Key.date
    public var group = ArticleOrder.Grouping.date
    /// Whether articles without a date are sorted by the times of their files.
    public var undatedByFile = false
    /// The lines of an article in the list; `nil` for what suits the pane.
    public var linesOfArticle: Int?
    public var boldTitles = BoldTitles.followed
    /// Whether the list stands above the text on terminals of middle width, and not beside it.
    public var hasRows = true
    /// Whether the selected article is shown beside the list.
    public var preview = true
    /// How long a key that is not a command yet waits before its continuations are shown, in milliseconds.
    public var menuDelay = 300

    /// Which titles of the list are bold, of those that are unread.
    public enum BoldTitles: String, CaseIterable, Sendable {
        /// Those that name somebody whom one follows.
        case followed
        case unread
        case none
    }

    /// How the list is sorted.
    var order: ArticleOrder { ArticleOrder(sort, by: group, undatedByFile: undatedByFile) }

    public init() {}

    /// Which names in a text have the looks of their kind.
    public enum NamesShown: String, CaseIterable, Sendable {
        case all
        case people
        /// The people one follows, and the current name.
        case followed
        case none

        /// The next of them, the first after the last.
        var next: NamesShown {
            let all = NamesShown.allCases
            let place = (all.firstIndex(of: self) ?? 0) + 1
            return all[place % all.count]
        }

        var inWords: String {
            switch self {
            case .all: "All names are marked."
            case .people: "Only people are marked."
            case .followed: "Only the people you follow and the current name are marked."
            case .none: "No names are marked."
            }
        }
    }
}
