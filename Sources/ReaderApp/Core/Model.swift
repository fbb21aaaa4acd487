import Entities
import Library
public import TerminalUI

/// Everything the reader shows; the screen is a function of it.
public struct Model: Equatable, Sendable {
    /// Of the terminal.
    public internal(set) var terminalSize: Size
    /// The pane that keys go to.
    var focus: Pane = .articles
    /// The pane other than the text that was focused last: what a middle-sized terminal shows next to the text.
    var side: Pane = .articles
    var isZoomed = false
    var articles = ArticlesPane()
    var text = TextPane()
    var entities = EntitiesPane()
    var related = RelatedPane()
    /// The dossier that is shown, or was shown last.
    var dossier: DossierPane?
    /// The other pages about people, as they were shown last.
    var said: SaidPane?
    var timeline: TimelinePane?
    var meeting: MeetingPane?
    var around: AroundPane?
    /// The view of dossiers that was last used for each kind of entity.
    var dossierViews: [EntityKind: DossierView] = [:]
    /// The panes that the pages on the screen were opened from, the last at the end.
    var cameFrom: [Pane] = []
    /// The current entity and the cursor that walks its mentions.
    var trail: MentionTrail?
    /// What `n` repeats: finds in the text, or steps from mention to mention.
    var repeats: Repeats = .mentions
    var history = History()
    /// What is being opened and has not arrived yet.
    var awaited: AwaitedArticle?
    /// Whether clicks are taken, and whether the first of them told how the terminal's own selection is had.
    var usesMouse: Bool
    var toldOfShift = false
    /// The border that is being moved with the mouse.
    var draggedBorder: PaneBorder?
    var markingsUnderWay: [MarkingUnderWay] = []
    var overlay: Overlay? {
        didSet {
            guard case .search(let search) = oldValue, !search.line.isEmpty else { return }
            if case .search = overlay { return }
            lastSearch = search
        }
    }
    /// What was kept last of what is on the screen.
    var keptSession: Session?
    /// The search that was left last, as it was.
    var lastSearch: SearchOverlay?
    /// Where one is among the articles that a search found.
    var hitWalk: HitWalk?
    /// What was decided last about an article or a name, for doing it again.
    var lastDecision: Decision?
    /// Who is followed.
    var followed: Set<EntityID> = [] { didSet { if followed != oldValue { tellPanesFollowed() } } }
    var startScreen = StartPane()
    /// What came in while one reads.
    var arrivals = ArrivalCount()
    /// The new mentions that one goes through.
    var newWalk: NewWalk?
    /// The mention in a dossier that was selected last.
    var lastSelected: SelectedMention?
    /// What was done in this run and can be taken back, the last at the end, and what was taken back.
    var done: [Doing] = []
    var takenBack: [Doing] = []
    /// Where the list of doubts was left to read an article.
    var doubtPlace: DoubtPlace?
    var prompt: Prompt?
    /// Every tag of the library, as the library last reported them.
    var knownTags: [TagCount] = []
    /// Saved searches, and what queries may become, as the library last reported them to the command line.
    var knownSearches: [SavedSearch] = []
    var knownQueries = KnownQueries()
    /// The saved search that the list was last set to.
    var savedSearch: SavedSearch?
    var pending = PendingKeys() { didSet { if pending.keys != oldValue.keys { isMenuShown = false } } }
    /// What a key that runs several commands has still to run.
    var commandsToCome: ArraySlice<String> = []
    /// Whether the keys that may follow those pending are shown.
    var isMenuShown = false
    var message: Message?
    /// The keys pressed so far, and the last of them that told of the end of an article.
    var keysPressed = 0
    var toldEndAt: Int?
    /// The related articles one goes through, and the article they are related to.
    var relatedWalk: RelatedWalk?
    /// The progress of taking in articles; `nil` when nothing is being taken in.
    var progress: ImportProgress?
    /// Why taking in articles stopped early, in a sentence; `nil` if it did not.
    var importFailure: String?
    let options: Options
    /// The part of the library that is looked at; `nil` for all of it.
    var scope: Scope?
    var settings: Settings
    /// What is kept from run to run.
    var kept: KeptState
    /// The theme that is shown while one chooses.
    var shownTheme: String?
    /// What the terminal shows text on; `nil` while it has not told.
    var background: Background?

    /// Whether an article was opened that has not come yet.
    var awaitsArticle: Bool { awaited.map { $0.landing != .preview } ?? false }

    struct AwaitedArticle: Equatable {
        var article: ArticleID
        var landing: Landing
    }

    enum Repeats: Equatable { case mentions, finds }
    /// What is looked for among the entries of a pane.
    var entryFind: EntryFind?

    /// How the reader should look.
    public struct Options: Equatable, Sendable {
        /// Lines of plain ASCII instead of box drawing.
        public var isASCII: Bool
        /// Whether the letters of names and texts are to be those of ASCII too, for terminals that have no others.
        public var hasASCIILetters: Bool
        /// Whether clicks are taken at the start.
        public var usesMouse: Bool
        /// The query that the list of articles starts with, such as the folder the reader was opened on.
        public var scope: Scope?

        /// Whether the library is read-only, so that opening an article does not mark it as read.
        public var isReadOnly: Bool
        /// The settings that the reader starts with.
        public var reading: SettingsReading
        /// What an earlier run kept.
        public var kept: KeptState
        /// How many colours the terminal has.
        public var depth: ColourDepth
        /// What the last run had on the screen, if that is to be shown again.
        public var session: Session?
        /// What the terminal shows text on, as far as the environment tells.
        public var background: Background?
        /// When the library was last looked at, and how it was.
        public var visit: LibraryVisit?
        /// Whether the start screen is shown first.
        public var startsWithNews: Bool

        public init(
            isASCII: Bool = false, hasASCIILetters: Bool = false, usesMouse: Bool = true, scope: Scope? = nil,
            isReadOnly: Bool = false,
            reading: SettingsReading = SettingsReading(), kept: KeptState = KeptState(),
            depth: ColourDepth = .full, background: Background? = nil,
            session: Session? = nil, visit: LibraryVisit? = nil, startsWithNews: Bool = false
        ) {
            self.visit = visit
            self.startsWithNews = startsWithNews
            self.isASCII = isASCII
            self.hasASCIILetters = hasASCIILetters
            self.usesMouse = usesMouse
            self.scope = scope
            self.isReadOnly = isReadOnly
            self.reading = reading
            self.kept = kept
            self.depth = depth
            self.background = background
            self.session = session
        }
    }

    /// The part of the library that the reader was opened on.
    public struct Scope: Equatable, Sendable {
        /// As a query.
        public var query: String
        /// As the title of the pane says it: a folder's name.
        public var name: String

        public init(query: String, name: String) {
            self.query = query
            self.name = name
        }
    }

    /// A sentence in the status line, until the next key.
    struct Message: Equatable {
        var text: String
        var isError = false
    }

    public init(size: Size, options: Options = Options()) {
        terminalSize = size
        usesMouse = options.usesMouse
        self.options = options
        settings = options.reading.settings
        kept = options.kept
        background = options.background
        if let names = kept.names { settings.names = names }
        if let bars = kept.bars { settings.bars = bars }
        if let preview = kept.preview { settings.preview = preview }
        if let sort = kept.sort { settings.sort = sort }
        if let group = kept.group { settings.group = group }
        articles.order = settings.order
        entities.folded = kept.foldedKinds
        if let order = kept.nameOrder { entities.order = order }
        scope = options.scope
        articles.query = scope?.query ?? ""
        if let session = options.session { restore(session) }
        if options.startsWithNews { focus = .start }
    }

    /// What is drawn in: those who hear the screen have one pane, as narrow terminals do.
    public var size: Size {
        let widest = settings.isAccessible ? Layout.widestOfOnePane : .max
        return Size(columns: min(terminalSize.columns, widest), rows: terminalSize.rows)
    }

    var layout: Layout {
        Layout(
            size: size, focus: focus, side: side, isZoomed: isZoomed,
            choices: Layout.Choices(
                measure: settings.measure, margin: settings.margin, hasRows: settings.hasRows,
                hasMap: !settings.isAccessible,
                linesOfArticle: settings.linesOfArticle, sizes: sizes))
    }
    /// The count typed before the command, 1 when there is none.
    var count: Int { pending.count }

    mutating func say(_ text: String) { message = Message(text: text) }
    mutating func fail(_ text: String) { message = Message(text: text, isError: true) }

    /// Where the reader is now, for the jump list.
    var place: History.Place? {
        if focus == .dossier { return dossier.map { .dossier($0.place) } }
        if let page = pageKept { return .page(page, from: cameFrom) }
        if focus == .start { return .start }
        if let open = text.opened, !text.isPreview {
            return .article(open.row.id, text.place, rowsAbove: text.rowsAboveText)
        }
        return focus == .articles ? .list(articles.selected?.id) : nil
    }
}
