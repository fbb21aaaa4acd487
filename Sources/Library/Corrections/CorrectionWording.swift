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
        case .rename(_, let name): return try rename(subject, to: checked(name))
        case .merge(_, let other): return try merge(subject, into: entity(other))
        case .split(_, let articles, let name, let known):
            guard !articles.isEmpty else { throw CorrectionRefusal.nowhere(subject.name) }
            return try split(subject, places(articles.map { ($0, nil) }), as: name, known)
        case .splitMention(_, let article, let offset, let name, let known):
            return try split(subject, places([(article, offset)]), as: name, known)
        case .notAName: return Correction(.notAName, kind: subject.kind, name: subject.name)
        case .mentionIsNoName(_, let article, let offset):
            return Correction(
                .notAName, kind: subject.kind, name: subject.name, places: try places([(article, offset)]))
        case .neverMerge(_, let id):
            let other = try entity(id)
            guard other.kind == subject.kind else {
                throw CorrectionRefusal.differentKinds(subject.name, other.name)
            }
            guard other.id != subject.id else { throw CorrectionRefusal.same(subject.name) }
            let isSameName = NameFolding.fold(subject.name) == NameFolding.fold(other.name)
            return Correction(
                .neverMerge(with: other.name), kind: subject.kind, name: subject.name,
                anchor: isSameName ? try anyArticle(of: subject, apartFrom: [other]) : nil,
                otherAnchor: isSameName ? try anyArticle(of: other, apartFrom: [subject]) : nil)
        case .changeKind(_, let kind):
            guard kind != subject.kind else { throw CorrectionRefusal.nothingToDo }
            return Correction(
                .changeKind(to: kind), kind: subject.kind, name: subject.name,
                anchor: subject.isResolved ? try anchor(of: subject) : nil)
        }
    }

    private func rename(_ subject: Shown, to name: String) throws -> Correction {
        guard name != subject.name else { throw CorrectionRefusal.nothingToDo }
        if let other = try sharing(name, kind: subject.kind).first(where: { $0.id != subject.id }) {
            return try merge(subject, into: other)
        }
        return Correction(
            .rename(to: name), kind: subject.kind, name: subject.name, anchor: try anchor(of: subject))
    }

    private func merge(_ subject: Shown, into other: Shown) throws -> Correction {
        guard other.kind == subject.kind else {
            throw CorrectionRefusal.differentKinds(subject.name, other.name)
        }
        guard other.id != subject.id else { throw CorrectionRefusal.same(subject.name) }
        // A bare surname belongs to one article: elsewhere it may be anybody's.
        return Correction(
            .merge(into: other.name), kind: subject.kind, name: subject.name,
            anchor: subject.isResolved ? try anchor(of: subject) : nil,
            places: subject.isResolved ? [] : try places(articles(of: subject).map { ($0, nil) }),
            otherAnchor: try anchor(of: other))
    }

    private func split(
        _ subject: Shown, _ places: [Correction.Place], as name: String, _ known: EntityID?
    ) throws -> Correction {
        if let other = try known.map({ try entity($0) }) {
            guard other.kind == subject.kind else {
                throw CorrectionRefusal.differentKinds(subject.name, other.name)
            }
            guard other.id != subject.id else { throw CorrectionRefusal.same(subject.name) }
            return Correction(
                .split(as: other.name), kind: subject.kind, name: subject.name, places: places,
                otherAnchor: try anchor(of: other))
        }
        let name = try checked(name)
        guard name != subject.name || subject.articles > 1 || places.contains(where: { $0.offset != nil })
        else {
            throw CorrectionRefusal.nothingToDo
        }
        let others = try sharing(name, kind: subject.kind).filter { $0.id != subject.id }
        return Correction(
            .split(as: name), kind: subject.kind, name: subject.name, places: places,
            otherAnchor: try others.first.flatMap { try anchor(of: $0) })
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

    private func places(_ places: [(article: ArticleID, offset: Int?)]) throws -> [Correction.Place] {
        try places.compactMap { place in
            try name(of: place.article).map { Correction.Place(article: $0, offset: place.offset) }
        }
    }

    func name(of article: ArticleID) throws -> String? {
        try snapshot.headlines.headline(of: article.rawValue).map {
            Correction.name(date: $0.date, title: $0.title)
        }
    }

    private func articles(of entity: Shown) throws -> [ArticleID] {
        let statement = try database.cachedStatement(
            sql: "SELECT article FROM appearance WHERE entity = ? ORDER BY dateKey, article")
        return try Int64.fetchAll(statement, arguments: [entity.id.rawValue]).map(ArticleID.init)
    }

    /// An article that tells an entity apart from others of its name; `nil` where there are none.
    func anchor(of entity: Shown) throws -> String? {
        let others = try sharing(entity.name, kind: entity.kind).filter { $0.id != entity.id }
        if others.isEmpty, entity.isResolved { return nil }
        return try anyArticle(of: entity, apartFrom: others)
    }

    /// The first article that names an entity, if possible without the others.
    private func anyArticle(of entity: Shown, apartFrom others: [Shown]) throws -> String? {
        let own = try articles(of: entity)
        let others = Set(try others.flatMap { try articles(of: $0) })
        return try (own.first { !others.contains($0) } ?? own.first).flatMap { try name(of: $0) }
    }
}
