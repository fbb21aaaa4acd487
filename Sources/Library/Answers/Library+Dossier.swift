import Articles
import CrossReferences
import Entities
import GRDB
import TextBytes

extension Library {
    /// What all articles together say about an entity; `nil` when no article names it.
    public func dossier(of entity: EntityID) throws -> EntityDossier? {
        try read { try DossierQuestion($0, entity: entity.rawValue).dossier() }
    }

    /// What each of these articles says about an entity, in their order; articles that are gone are left out.
    public func appearances(of entity: EntityID, in articles: [ArticleID]) throws -> [Appearance] {
        try read { snapshot in
            let finder = try MentionFinder(snapshot)
            return try articles.compactMap { try finder.appearance(of: entity, in: $0.rawValue) }
        }
    }

    /// Who and what is named in the same articles as an entity, and when each of its names and roles is used.
    ///
    /// - Parameter isCancelled: Asked often: whether nobody is waiting for the answer any more.
    /// - Throws: `CancellationError` when it is cancelled.
    /// - Complexity: Every article that names the entity is looked at.
    public func company(
        of entity: EntityID, isCancelled: () -> Bool = { false }
    ) throws -> EntityCompany {
        try read { snapshot in
            let question = DossierQuestion(snapshot, entity: entity.rawValue)
            guard let dossier = try question.dossier() else {
                return EntityCompany(companions: [], names: [], roles: [])
            }
            var company = try CompanyCount(snapshot, dossier)
            return try company.count(isCancelled: isCancelled)
        }
    }
}

/// Reads the head of a dossier.
struct DossierQuestion {
    private let snapshot: Snapshot
    private let database: Database
    private let entity: Int64

    init(_ snapshot: Snapshot, entity: Int64) {
        self.snapshot = snapshot
        database = snapshot.database
        self.entity = entity
    }

    func dossier() throws -> EntityDossier? {
        let find = try database.cachedStatement(
            sql: "SELECT name, kind FROM entity WHERE id = ? AND articles > 0")
        guard let row = try Row.fetchOne(find, arguments: [entity]) else { return nil }
        let (stops, copies) = try stops()
        guard !stops.isEmpty else { return nil }
        var dossier = EntityDossier(
            entity: EntityID(rawValue: entity), name: row[stored: "name"],
            kind: StoredAnnotation.kind(row[stored: "kind"]),
            names: try epithets(EpithetRole.isShownName, given: snapshot.changes.looks[entity]?.name),
            roles: try epithets(EpithetRole.isShownRole, given: nil), stops: stops,
            first: nil, last: nil)
        dossier.copies = copies
        dossier.notes = try NoteRows(snapshot).notes(onEntity: entity)
        dossier.first = try dossier.firstStop.map { try headline(of: $0.article) }
        dossier.last = try dossier.lastStop.map { try headline(of: $0.article) }
        return dossier
    }

    /// The articles that are counted, each with the number of copies counted in it, and these copies.
    private func stops() throws -> (counted: [EntityDossier.Stop], copies: [EntityDossier.Stop]) {
        let statement = try database.cachedStatement(
            sql: """
                SELECT article, dateKey, mentions, quotations FROM appearance WHERE entity = ?
                ORDER BY dateKey DESC, article DESC
                """)
        let appearances = try CountedAppearances(of: entity, database)
        var (stops, copies): ([EntityDossier.Stop], [EntityDossier.Stop]) = ([], [])
        var counts: [ArticleID: Int32] = [:]
        // Entities that are named often have tens of thousands.
        let rows = try Row.fetchCursor(statement, arguments: [entity])
        while let row = try rows.next() {
            let article: Int64 = row[stored: 0]
            let key: Int64 = row[stored: 1]
            let stop = EntityDossier.Stop(
                article: ArticleID(rawValue: article), seconds: DateKey.seconds(of: key),
                isDated: DateKey.isDated(key), mentions: Int32(row[storedCount: 2]),
                quotations: Int32(row[storedCount: 3]))
            if let counted = appearances.counted(for: article) {
                copies.append(stop)
                counts[ArticleID(rawValue: counted), default: 0] += 1
            } else {
                stops.append(stop)
            }
        }
        guard !counts.isEmpty else { return (stops, []) }
        for place in stops.indices { stops[place].copies = counts[stops[place].article] ?? 0 }
        return (stops, copies)
    }

    /// Names or roles; those that differ in case and marks alone are counted under the most used one.
    ///
    /// - Parameter given: The name that a correction gave; its count says nothing about articles.
    private func epithets(_ isShown: String, given: String?) throws -> [EntityDossier.Epithet] {
        let statement = try database.cachedStatement(
            sql: """
                SELECT text, articles FROM epithet WHERE \(isShown) AND articles > 0
                ORDER BY articles DESC, id
                """)
        var folded = try foldedEpithets()
        var found: [EntityDossier.Epithet] = []
        var places: [[UInt8]: Int] = [:]
        let rows = try Row.fetchCursor(statement, arguments: [entity])
        while let row = try rows.next() {
            let text: String = row[stored: 0]
            let key = Folding.fold(text)
            let articles: Int = text == given ? 0 : max(1, row[storedCount: 1] - (folded[key] ?? 0))
            folded[key] = nil
            if let place = places[key] {
                found[place].articles += articles
            } else {
                places[key] = found.count
                found.append(EntityDossier.Epithet(text: text, articles: articles))
            }
        }
        return found
    }

    /// How many copies that are not counted use each name and role, folded.
    private func foldedEpithets() throws -> [[UInt8]: Int] {
        let find = try database.cachedStatement(
            sql: """
                SELECT annotation.article, packed FROM foldedAppearance f JOIN annotation ON annotation.article = f.article
                WHERE entity = ? ORDER BY f.article
                """)
        let annotations = try snapshot.annotations
        var uses: [Int64: Int] = [:]
        let rows = try Row.fetchCursor(find, arguments: [entity])
        while let row = try rows.next() {
            let named = try annotations.named(in: row[stored: 0], row, column: 1, wanted: entity)
            for row in Set(named.names + named.roles) { uses[row, default: 0] += 1 }
        }
        return try uses.reduce(into: [:]) { counts, use in
            counts[Folding.fold(try annotations.epithet(use.key)), default: 0] += use.value
        }
    }

    private func headline(of article: ArticleID) throws -> Headline {
        try snapshot.headlines.headline(of: article.rawValue)
            ?? Headline(article: article, title: "", date: ArticleDate(iso: "", origin: .fileTime))
    }
}
