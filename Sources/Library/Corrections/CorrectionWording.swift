import Articles
import CrossReferences
import Entities
import GRDB
import WordIndex

/// Puts a decision about a library's numbers into names that hold in any library.
struct CorrectionWording {
    private let snapshot: Snapshot
    private let database: Database

    init(_ snapshot: Snapshot) {
        self.snapshot = snapshot
        database = snapshot.database
    }

    /// The correction that a request asks for.
    ///
    /// - Throws: ``CorrectionRefusal``.
    func correction(for request: CorrectionRequest) throws -> Correction {
        let subject = try entity(request.entity)
        switch request {
        case .about(_, let action, let places, let known):
            return try about(subject, action, places, known.map { try entity($0) })
        case .merge(_, let other): return try merge(subject, into: entity(other))
        case .neverMerge(_, let id):
            let other = try another(entity(id), than: subject)
            let isSameName = NameFolding.fold(subject.name) == NameFolding.fold(other.name)
            return Correction(
                .neverMerge(with: other.name), kind: subject.kind, name: subject.name,
                anchor: isSameName ? try anyArticle(of: subject, apartFrom: [other]) : nil,
                otherAnchor: isSameName ? try anyArticle(of: other, apartFrom: [subject]) : nil)
        }
    }

    private func about(
        _ subject: Shown, _ action: Correction.Action, _ places: [CorrectionRequest.Place], _ known: Shown?
    ) throws -> Correction {
        if action.places == .required, places.isEmpty { throw CorrectionRefusal.nowhere(subject.name) }
        var action = action
        var other: Shown?
        if let name = action.otherName {
            if let known { try another(known, than: subject) }
            let name = try known?.name ?? checked(name)
            action = action.with(name: name)
            other = try known ?? sharing(name, kind: subject.kind).first { $0.id != subject.id }
        }
        if known == nil, isSo(action, of: subject, in: places) { throw CorrectionRefusal.nothingToDo }
        if case .rename = action, places.isEmpty, let other { return try merge(subject, into: other) }
        return Correction(
            action, kind: subject.kind, name: subject.name,
            anchor: places.isEmpty ? try anchor(of: subject, for: action.reach) : nil,
            places: try places.compactMap { place in
                try name(of: place.article).map { Correction.Place(article: $0, offset: place.offset) }
            }, otherAnchor: try other.flatMap { try anchor(of: $0) })
    }

    /// Whether an action says of its subject what is so already.
    private func isSo(
        _ action: Correction.Action, of subject: Shown, in places: [CorrectionRequest.Place]
    ) -> Bool {
        if case .split(subject.name) = action {
            return subject.articles == 1 && places.allSatisfy { $0.offset == nil }
        }
        return action == .rename(to: subject.name) || action == .changeKind(to: subject.kind)
    }

    private func merge(_ subject: Shown, into other: Shown) throws -> Correction {
        try another(other, than: subject)
        // A bare surname belongs to one article: elsewhere it may be anybody's.
        let articles = subject.isResolved ? [] : try articles(of: subject)
        return Correction(
            .merge(into: other.name), kind: subject.kind, name: subject.name,
            anchor: subject.isResolved ? try anchor(of: subject) : nil,
            places: try articles.compactMap { try name(of: $0) }.map { Correction.Place(article: $0) },
            otherAnchor: try anchor(of: other))
    }

    /// - Returns: `other`, which is of the subject's kind and not the subject.
    @discardableResult
    private func another(_ other: Shown, than subject: Shown) throws -> Shown {
        guard other.kind == subject.kind else {
            throw CorrectionRefusal.differentKinds(subject.name, other.name)
        }
        guard other.id != subject.id else { throw CorrectionRefusal.same(subject.name) }
        return other
    }

    // MARK: Entities

    struct Shown {
        var id: EntityID
        var name: String
        var kind: EntityKind
        var articles: Int
        var isResolved: Bool
    }

    func entity(_ id: EntityID) throws -> Shown {
        let statement = try database.cachedStatement(
            sql: "SELECT name, kind, articles, isResolved FROM entity WHERE id = ? AND articles > 0")
        guard let row = try Row.fetchOne(statement, arguments: [id.rawValue]) else {
            throw CorrectionRefusal.unknownEntity(id)
        }
        return Shown(
            id: id, name: row[stored: "name"], kind: StoredAnnotation.kind(row[stored: "kind"]),
            articles: row[stored: "articles"], isResolved: row[stored: "isResolved"])
    }

    private func checked(_ name: String) throws -> String {
        let name = CleanText.safe(name).split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard !IndexWords.words(of: name).isEmpty else { throw CorrectionRefusal.emptyName }
        return name
    }

    /// The entities of a kind that are shown under a name, those in the most articles first.
    private func sharing(_ name: String, kind: EntityKind) throws -> [Shown] {
        let folded = NameFolding.fold(name)
        return try snapshot.names.entities(withWordsOf: name, kind: kind).map {
            try entity(EntityID(rawValue: $0))
        }
        .filter { NameFolding.fold($0.name) == folded && $0.isResolved }
        .sorted { ($0.articles, $1.id) > ($1.articles, $0.id) }
    }

    // MARK: Articles

    func name(of article: ArticleID) throws -> String? {
        try snapshot.headlines.headline(of: article.rawValue).map {
            Correction.name(date: $0.date, title: $0.title)
        }
    }

    private func articles(of entity: Shown) throws -> [ArticleID] {
        let statement = try database.cachedStatement(
            sql: "SELECT article FROM appearance WHERE entity = ? ORDER BY \(DateKey.oldestFirst), article")
        return try Int64.fetchAll(statement, arguments: [entity.id.rawValue]).map(ArticleID.init)
    }

    /// An article that tells an entity apart from others of its name; `nil` where there are none.
    func anchor(of entity: Shown) throws -> String? {
        let others = try sharing(entity.name, kind: entity.kind).filter { $0.id != entity.id }
        if others.isEmpty, entity.isResolved { return nil }
        return try anyArticle(of: entity, apartFrom: others)
    }

    private func anchor(of entity: Shown, for reach: Correction.Action.Reach) throws -> String? {
        switch reach {
        case .entity: try anchor(of: entity)
        case .entityOrSurname: entity.isResolved ? try anchor(of: entity) : nil
        case .name: nil
        }
    }

    /// The first article that names an entity, if possible without the others.
    private func anyArticle(of entity: Shown, apartFrom others: [Shown]) throws -> String? {
        let own = try articles(of: entity)
        let others = Set(try others.flatMap { try articles(of: $0) })
        return try (own.first { !others.contains($0) } ?? own.first).flatMap { try name(of: $0) }
    }
}
