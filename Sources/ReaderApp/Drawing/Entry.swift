import Articles
import Library
import TerminalUI

/// One entry of a list: some words from an article, wrapped, below the article's date and title.
struct Entry: Equatable, Sendable {
    /// The line above the first entry of an article.
    struct Heading: Equatable, Sendable {
        var date: String
        var title: String
        /// Stands at the right, where there is room: “The Karsk Courier”.
        var source = ""
        /// How many copies of the article are folded under it.
        var copies = 0
        /// Whether the title begins where dates stand.
        var isWide = false

        init(date: String, title: String, source: String = "", copies: Int = 0) {
            self.date = date
            self.title = title
            self.source = source
            self.copies = copies
        }

        init(_ headline: Headline, copies: Int = 0) {
            self.init(
                date: DateInWords.short(headline.date), title: headline.title, source: headline.source ?? "",
                copies: copies)
        }
    }
    /// A rule with a title above the first entry of a part of the list.
    struct Section: Equatable, Sendable {
        var title: String
        /// Stands at its right end.
        var count: String
    }
    var section: Section?
    /// `nil` for an entry that follows another one of its article.
    var heading: Heading?
    /// A word or two before the text: “said”.
    var lead = ""
    var text: String
    /// Parts of the text with roles of their own, as UTF-8 offsets.
    var marks: [RoleSpan] = []
    /// Stands at the right of the first line.
    var count = ""
    /// Whether there is nothing but the heading, which is selected then.
    var isTitleOnly = false

    /// What the lines are broken from, and where the text begins in it.
    private var whole: (text: String, start: Int) {
        lead.isEmpty ? (text, 0) : ("\(lead) \(text)", lead.utf8.count + 1)
    }

    /// The lines of an entry and the roles of their parts.
    struct Lines {
        var layout: TextLayout
        var roles: [RoleSpan]
        /// The lines that are shown.
        var shown: Range<Int>
    }

    /// The most lines that an entry has unless it is selected.
    static let mostLines = 4

    /// - Parameter isWhole: Whether all lines are shown; otherwise ``mostLines``, with the first mark among them.
    func lines(width: Int, isWhole: Bool) -> Lines {
        let (text, start) = whole
        let layout = TextLayout(text, paragraphs: [0..<text.utf8.count], width: max(1, width))
        var roles = marks.map {
            RoleSpan($0.range.lowerBound + start..<$0.range.upperBound + start, $0.role)
        }
        if start > 0 { roles.insert(RoleSpan(0..<start - 1, .dim), at: 0) }
        let count = layout.lineCount
        if isTitleOnly { return Lines(layout: layout, roles: roles, shown: 0..<0) }
        guard !isWhole, count > Self.mostLines else {
            return Lines(layout: layout, roles: roles, shown: 0..<max(1, count))
        }
        let marked = marks.first.map { layout.line(containing: $0.range.lowerBound + start) } ?? 0
        let first = max(0, min(marked - 1, count - Self.mostLines))
        return Lines(layout: layout, roles: roles, shown: first..<first + Self.mostLines)
    }
}
