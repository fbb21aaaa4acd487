import Articles
import Entities
import GRDB
import WordIndex

extension Library {
    /// What is new since a visit.
    ///
    /// - Parameter visit: `nil` for all there is.
    public func news(since visit: LibraryVisit?) throws -> News {
        try read { snapshot in
            var question = try NewsQuestion(snapshot, since: visit)
            return try question.answer()
        }
    }
}

/// Gathers what is new, in one transaction.
private struct NewsQuestion {
    private let snapshot: Snapshot
    private let database: Database
    private var news = News()
    /// Articles that were opened.
    private let opened: DocumentSet
    /// The first moments of the months that are counted, and the moment after the last.
    private let months: [Int64]
    /// How many followed names each article that came since has.
    private var naming: [Int64: (date: Int64, names: Int)] = [:]

    init(_ snapshot: Snapshot, since visit: LibraryVisit?) throws {
        self.snapshot = snapshot
        database = snapshot.database
        news.since = visit
        news.articles = max(0, try Int.fetchOne(database, sql: "SELECT articles FROM state") ?? 0)
        news.names = max(0, try Int.fetchOne(database, sql: "SELECT entities FROM state") ?? 0)
        let ids = try IDSets(database, articles: news.articles)
        opened = try ids.set("SELECT id FROM article INDEXED BY articleSeen WHERE unread = 0")
        months = try Self.months(database)
    }

    mutating func answer() throws -> News {
        try addPeople()
        try addArticles()
        try addSearches()
        try addNewcomers()
        news.doubts = try DoubtQuestions(snapshot).open(0..<0).total
        news.problems = try Int.fetchOne(database, sql: "SELECT count(*) FROM problem") ?? 0
        return news
    }

    /// Whether an article came since and was not opened.
    private func isNew(_ article: Int64) -> Bool {
        article > (news.since?.article ?? 0) && !opened.holds(article)
    }

    // MARK: People

    private static func months(_ database: Database) throws -> [Int64] {
        guard let newest = try Int64.fetchOne(database, sql: "SELECT max(dateKey) FROM article"),
            DateKey.isDated(newest)
        else { return [] }
        let day = CalendarDay(secondsSince1970: min(newest, latestDate))
        let last = day.year * 12 + day.month - 1
        return (last - News.monthsShown + 1...last + 1).map { month in
            Int64(CalendarDay.daysSince1970(year: month / 12, month: month % 12 + 1, day: 1)) * DateKey.day
        }
    }

    /// Some thirty thousand years from now; a damaged key may be later.
    private static let latestDate: Int64 = 1 << 40

    private mutating func addPeople() throws {
        let followed = try snapshot.followed.shown
        guard !followed.isEmpty else { return }
        var counting = try NewMentions(snapshot)
        let find = try database.cachedStatement(
            sql: "SELECT name, kind FROM entity WHERE id = ? AND articles > 0")
        var articles: Set<Int64> = []
        var latest: [EntityID: Int64] = [:]
        for id in followed.sorted() {
            guard let row = try Row.fetchOne(find, arguments: [id]) else { continue }
            var person = News.Person(
                id: EntityID(rawValue: id), name: row[stored: 0],
                kind: StoredAnnotation.kind(row[stored: 1]))
            try counting.forEachStop(of: id) { stop, new in
                count(stop, new, for: &person)
                if new > 0 { articles.insert(stop.article) }
                // The last one that is called with is the latest.
                if DateKey.isDated(stop.date) { latest[person.id] = stop.article }
            }
            news.people.append(person)
            news.new.mentions += person.new.mentions
        }
        news.new.articles = articles.count
        news.people.sort { ($1.lastNew, $1.last, $0.name) < ($0.lastNew, $0.last, $1.name) }
        for index in news.people.indices.prefix(News.peopleInFull) {
            let person = news.people[index]
            news.people[index].role = try role(of: person.id.rawValue)
            news.people[index].latest = try latest[person.id].flatMap(snapshot.headlines.headline)
        }
    }

    private mutating func count(_ stop: NewMentions.Stop, _ new: Int, for person: inout News.Person) {
        person.last = max(person.last, stop.date)
        if new > 0 {
            person.new.mentions += new
            person.new.articles += 1
            person.lastNew = max(person.lastNew, stop.date)
        }
        if isNew(stop.article) { naming[stop.article, default: (stop.date, 0)].names += 1 }
        guard let month = months.lastIndex(where: { $0 <= stop.date }),
            month < News.monthsShown
        else { return }
        person.months[month] += stop.mentions
    }

    private func role(of entity: Int64) throws -> String? {
        try String.fetchOne(
            database.cachedStatement(
                sql: """
                    SELECT text FROM epithet WHERE \(EpithetRole.isShownRole) AND articles > 0
                    ORDER BY articles DESC, id LIMIT 1
                    """), arguments: [entity])
    }

    // MARK: Articles

    private mutating func addArticles() throws {
        news.newArticlesNaming = naming.count
        news.newArticleCount = try countNew()
        var ids = naming.sorted { ($1.value.date, $1.key) < ($0.value.date, $0.key) }
            .prefix(News.articlesListed).map(\.key)
        if ids.count < News.articlesListed, news.newArticleCount > naming.count {
            ids += try newest(News.articlesListed - ids.count)
        }
        news.newArticles = try snapshot.articles.rows(ids)
    }

    private func countNew() throws -> Int {
        guard let since = news.since?.article, since > 0 else {
            return max(0, news.articles - opened.count)
        }
        var count = 0
        try forEachArticle(after: since) { id, _ in if !opened.holds(id) { count += 1 } }
        return count
    }

    /// New articles that name nobody one follows, the latest first.
    private func newest(_ limit: Int) throws -> [Int64] {
        var found: [(id: Int64, date: Int64)] = []
        if let since = news.since?.article, since > 0 {
            try forEachArticle(after: since) { id, date in
                if isNew(id), naming[id] == nil { found.append((id, date)) }
            }
            found.sort { ($1.date, $1.id) < ($0.date, $0.id) }
            return found.prefix(limit).map(\.id)
        }
        let rows = try Row.fetchCursor(
            database,
            sql: "SELECT id FROM article INDEXED BY articleByDate ORDER BY dateKey DESC, id DESC")
        var ids: [Int64] = []
        while ids.count < limit, let row = try rows.next() {
            let id: Int64 = row[stored: 0]
            if isNew(id), naming[id] == nil { ids.append(id) }
        }
        return ids
    }

    private func forEachArticle(after id: Int64, _ body: (_ id: Int64, _ date: Int64) -> Void) throws {
        let statement = try database.cachedStatement(
            sql: "SELECT id, dateKey FROM article WHERE id > ?")
        try statement.setArguments([id])
        try statement.forEachRawRow { body($0.number(0), $0.number(1)) }
    }

    // MARK: Searches and newcomers

    private mutating func addSearches() throws {
        let rows = try Row.fetchAll(
            database, sql: "SELECT name, query FROM savedSearch ORDER BY name LIMIT ?",
            arguments: [News.searchesListed])
        guard !rows.isEmpty else { return }
        let evaluation = try QueryEvaluation(snapshot)
        for row in rows {
            let query: String = row[stored: "query"]
            let found = try evaluation.articles(Query(parsing: query).condition)
            var new = 0
            try found.ids().visit { if isNew(Int64($0)) { new += 1 } }
            news.searches.append(
                News.Search(
                    SavedSearch(name: row[stored: "name"], query: query, articles: found.count), new: new))
        }
    }

    private mutating func addNewcomers() throws {
        guard let since = news.since?.entity else { return }
        let condition =
            "id > ? AND kind = \(StoredAnnotation.index(EntityKind.person)) AND articles > 0"
        news.newcomerCount =
            try Int.fetchOne(
                database, sql: "SELECT count(*) FROM entity WHERE \(condition)", arguments: [since]) ?? 0
        let rows = try Row.fetchAll(
            database,
            sql: """
                SELECT id, name, articles FROM entity WHERE \(condition) ORDER BY mentions DESC, id
                LIMIT \(News.newcomersListed)
                """, arguments: [since])
        news.newcomers = rows.map {
            News.Newcomer(
                id: EntityID(rawValue: $0[stored: 0]), name: $0[stored: 1], articles: $0[storedCount: 2])
        }
    }
}

/// Reads sets of articles.
private struct IDSets {
    private let database: Database
    private let capacity: Int

    init(_ database: Database, articles: Int) throws {
        self.database = database
        let last = try Int.fetchOne(database, sql: "SELECT max(id) FROM article") ?? 0
        capacity = try NumberedPlaces.count(last: last, of: articles)
    }

    /// The articles that a statement gives.
    func set(_ sql: String) throws -> DocumentSet {
        var set = DocumentSet(capacity: capacity)
        try database.cachedStatement(sql: sql).forEachRawRow { row in
            let id = Int(row.number(0))
            if id >= 0, id < capacity { set.insert(id) }
        }
        return set
    }
}

extension DocumentSet {
    /// Whether an article with this number, which may be any, is in the set.
    fileprivate func holds(_ article: Int64) -> Bool {
        article >= 0 && article < capacity && contains(Int(article))
    }
}
