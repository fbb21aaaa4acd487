import Articles
import CrossReferences
import Entities
import GRDB

extension Library {
    /// What the library was not sure about, those with the most mentions first, without what a correction has answered.
    public func doubts(window: Range<Int>) throws -> Window<Doubt> {
        try read { snapshot in
            let questions = try DoubtQuestions(snapshot)
            let (total, open) = try questions.open(window)
            return Window(
                offset: window.clamped(to: 0..<total).lowerBound, items: try open.compactMap(questions.doubt),
                total: total)
        }
    }

    /// The doubt with this number; `nil` when there is none, or it is settled.
    public func doubt(_ id: Int64) throws -> Doubt? {
        try read { snapshot in
            let questions = try DoubtQuestions(snapshot)
            return try questions.open(id).flatMap(questions.doubt)
        }
    }

    /// The numbers of all doubts, those with the most mentions first; ``doubts(_:)`` says what they are about.
    public func openDoubts() throws -> [Int64] {
        try read { try DoubtQuestions($0).open(0..<Int.max).questions.map(\.id) }
    }

    /// The doubts with these numbers, in this order, without those that are settled.
    public func doubts(_ ids: [Int64]) throws -> [Doubt] {
        try read { snapshot in
            let questions = try DoubtQuestions(snapshot)
            return try ids.compactMap { try questions.open($0).flatMap(questions.doubt) }
        }
    }

    /// Answers a doubt with a correction.
    public func answer(_ doubt: Doubt, isSame: Bool) throws -> KeptCorrection {
        let correction = try read { try DoubtQuestions($0).answer(to: doubt, isSame: isSame) }
        guard let kept = try correct([correction]).first else { throw CorrectionRefusal.nothingToDo }
        return kept
    }
}

/// The doubts of a library, in one transaction.
struct DoubtQuestions {
    private let snapshot: Snapshot
    private let database: Database
    private let changes: IdentityChanges
    private let annotations: AnnotationRows
    private let entities: EntityRows
    private let wording: CorrectionWording
    private let answers: DoubtAnswers

    /// A doubt as its table has it, with the entities that it is about now.
    struct Question {
        var id: Int64
        var article: Int64
        /// The entity that the article's person is linked to.
        var entity: Int64
        var subject: Int64
        var candidate: Int64
        var isLinked: Bool
        /// Whether it is about the entity wherever it is named, not only in the article.
        var isWhole: Bool
        var confidence: Int
        var mentions: Int
    }

    init(_ snapshot: Snapshot) throws {
        self.snapshot = snapshot
        database = snapshot.database
        changes = try snapshot.changes
        annotations = try snapshot.annotations
        entities = snapshot.entities
        wording = CorrectionWording(snapshot)
        answers = DoubtAnswers(try snapshot.corrections.log().map(\.correction))
    }

    private static let columns = """
        SELECT d.id, d.article, d.entity, d.other, d.confidence, d.isWhole,
            CASE d.isWhole WHEN 1 THEN min(e.mentions, o.mentions) ELSE d.mentions END AS weight
        """ + source
    private static let source =
        " FROM doubt d JOIN entity e ON e.id = d.entity JOIN entity o ON o.id = d.other"
    /// Entities that articles no longer name are not in doubt.
    private static let areNamed = " WHERE e.articles > 0 AND o.articles > 0"
    private static let order = " ORDER BY weight DESC, d.confidence, d.id"

    /// How many doubts nobody has answered, and those of a window, the ones with the most mentions first.
    func open(_ window: Range<Int>) throws -> (total: Int, questions: [Question]) {
        if changes.isEmpty, answers.isEmpty {
            // All are open: only those of the window are looked at.
            let count = "SELECT count(*)" + Self.source + Self.areNamed
            let total = try Int.fetchOne(database, sql: count) ?? 0
            let window = window.clamped(to: 0..<total)
            let rows = try Row.fetchAll(
                database, sql: Self.columns + Self.areNamed + Self.order + " LIMIT ? OFFSET ?",
                arguments: [window.count, window.lowerBound])
            return (total, rows.map(question))
        }
        var open: [Question] = []
        let rows = try Row.fetchCursor(database, sql: Self.columns + Self.order)
        while let row = try rows.next() {
            let question = question(row)
            if try isOpen(question) { open.append(question) }
        }
        return (open.count, Array(open[window.clamped(to: 0..<open.count)]))
    }

    /// The doubt with this number; `nil` when it was answered, or never existed.
    func open(_ id: Int64) throws -> Question? {
        let row = try Row.fetchOne(database, sql: Self.columns + " WHERE d.id = ?", arguments: [id])
        return try row.map(question).flatMap { try isOpen($0) ? $0 : nil }
    }

    private func question(_ row: Row) -> Question {
        let entity: Int64 = row[stored: 2]
        let other: Int64 = row[stored: 3]
        return Question(
            id: row[stored: 0], article: row[stored: 1], entity: entity, subject: changes.shown(entity),
            candidate: changes.shown(other), isLinked: entity == other, isWhole: row[stored: 5],
            confidence: row[stored: 4], mentions: row[stored: 6])
    }

    private func isOpen(_ question: Question) throws -> Bool {
        if question.subject == IdentityChanges.nobody || question.candidate == IdentityChanges.nobody {
            return false
        }
        let target = changes.parts[.init(article: question.article, entity: question.entity)]
        if question.isLinked {
            if target != nil { return false }
        } else if target.map({ $0.entity == question.candidate }) ?? (question.subject == question.candidate)
        {
            return false
        }
        guard let other = try shownName(question.candidate), try shownName(question.subject) != nil else {
            return false
        }
        guard answers.concern(other) else { return true }
        guard let article = try wording.name(of: ArticleID(rawValue: question.article)),
            let subject = try name(of: question),
            let candidate = try entities.row(question.candidate)?.name
        else { return false }
        return !answers.has(subject, candidate, in: article)
    }

    /// The name of an entity; `nil` when no article names it any more.
    private func shownName(_ entity: Int64) throws -> String? {
        let find = try database.cachedStatement(sql: "SELECT name FROM entity WHERE id = ? AND articles > 0")
        return try String.fetchOne(find, arguments: [entity])
    }

    /// What the article calls its person: the fullest name there.
    private func name(of question: Question) throws -> String? {
        guard
            let local = try annotations.linked(question.article)?.entities.first(where: {
                $0.id == question.entity
            })
        else { return nil }
        return try local.names.first.map { try annotations.epithet($0) }
    }

    // MARK: Both sides

    func doubt(_ question: Question) throws -> Doubt? {
        guard let name = try name(of: question), let candidate = try entities.row(question.candidate),
            let subject = try entities.row(question.subject)
        else { return nil }
        let here = try sentences(of: subject.id, in: [question.article])
        let others = try articles(of: candidate.id, near: question.article)
        let isBare = try !isResolved(question.entity)
        return Doubt(
            id: question.id,
            subject: DoubtSide(
                entity: subject.id, name: name, kind: subject.kind,
                roles: question.isWhole ? subject.roles : [],
                articles: question.isWhole ? subject.articles : 1,
                mentions: question.isWhole ? subject.mentions : question.mentions, sentences: here),
            candidate: DoubtSide(
                entity: candidate.id, name: candidate.name, kind: candidate.kind, roles: candidate.roles,
                articles: candidate.articles, mentions: candidate.mentions,
                sentences: try sentences(of: candidate.id, in: others)),
            article: ArticleID(rawValue: question.article), isLinked: question.isLinked,
            isWhole: question.isWhole,
            reason: reason(question, name: name, candidate, isBare: isBare),
            confidence: Double(question.confidence) / 100, mentions: question.mentions)
    }

    private func reason(_ question: Question, name: String, _ row: EntityRow, isBare: Bool) -> String {
        let candidate = row.name
        if !question.isLinked, !question.isWhole, !isBare {
            return "“\(name)” may be \(candidate), who you told apart from others of that name"
        }
        if question.isWhole, row.kind == .organization {
            return "“\(name)” may be short for \(candidate), but for another one as well"
        }
        if question.isLinked { return "“\(name)” was taken for \(candidate), but little else speaks for it" }
        return isBare
            ? "“\(name)” may be \(candidate); nothing says clearly whose name it is"
            : "“\(name)” and \(candidate) have similar names, but other things are known about them"
    }

    private func isResolved(_ entity: Int64) throws -> Bool {
        try Bool.fetchOne(
            database.cachedStatement(sql: "SELECT isResolved FROM entity WHERE id = ?"), arguments: [entity])
            ?? true
    }

    /// The articles that name an entity, nearest in time to an article, which is not among them.
    private func articles(of entity: EntityID, near article: Int64) throws -> [Int64] {
        let date = try Int64.fetchOne(
            database.cachedStatement(sql: "SELECT dateKey FROM article WHERE id = ?"), arguments: [article])
        guard let date else { return [] }
        // Goes both ways from the date: otherwise all articles of an entity named in thousands would have to be sorted.
        let nearest = try [("<=", "DESC"), (">", "ASC")].flatMap { side, order in
            try Row.fetchAll(
                database.cachedStatement(
                    sql: """
                        SELECT article, abs(dateKey - ?2) AS distance FROM appearance
                        WHERE entity = ?1 AND article <> ?3 AND dateKey \(side) ?2
                        ORDER BY dateKey \(order), article LIMIT \(DoubtSide.sentenceLimit)
                        """), arguments: [entity.rawValue, date, article]
            ).map { (distance: $0[stored: "distance"] as Int64, article: $0[stored: "article"] as Int64) }
        }
        return nearest.sorted { ($0.distance, $0.article) < ($1.distance, $1.article) }
            .prefix(DoubtSide.sentenceLimit).map(\.article)
    }

    /// Mentions of an entity in articles: several of one article, or one of each of several; full names come first.
    private func sentences(of entity: EntityID, in articles: [Int64]) throws -> [MentionInSentence] {
        let finder = try MentionFinder(snapshot)
        return try articles.flatMap { article in
            let all = try finder.mentions(of: entity, in: article)
            let named = all.filter { $0.mention.form == .name }
            let chosen = (named.isEmpty ? all : named).prefix(
                articles.count == 1 ? DoubtSide.sentenceLimit : 1)
            return Array(chosen)
        }
    }

    // MARK: Answers

    /// The correction that answers a doubt.
    func answer(to doubt: Doubt, isSame: Bool) throws -> Correction {
        let article = try wording.name(of: doubt.article) ?? ""
        let candidate = try wording.entity(doubt.candidate.entity)
        let anchor = try wording.anchor(of: candidate)
        if isSame {
            if doubt.isWhole {
                return try wording.correction(for: .merge(doubt.subject.entity, into: candidate.id))
            }
            return Correction(
                .merge(into: candidate.name), kind: candidate.kind, name: doubt.subject.name,
                places: [.init(article: article)], otherAnchor: anchor)
        }
        return Correction(
            .neverMerge(with: candidate.name), kind: candidate.kind, name: doubt.subject.name,
            anchor: article, otherAnchor: anchor)
    }
}

/// What corrections say about two names in an article.
private struct DoubtAnswers {
    private var places: Set<[String]> = []
    private var everywhere: Set<[String]> = []
    private var names: Set<String> = []

    var isEmpty: Bool { places.isEmpty && everywhere.isEmpty }

    init(_ corrections: [Correction]) {
        for correction in corrections {
            guard let isSame = correction.action.isSame, let other = correction.otherName else { continue }
            let pair = [NameFolding.fold(correction.name), NameFolding.fold(other)]
            names.formUnion(pair)
            if isSame {
                for place in correction.places { places.insert(pair + [place.article]) }
                continue
            }
            let anchors = [correction.anchor, correction.otherAnchor].compactMap { $0 }
            if anchors.isEmpty { everywhere.formUnion([pair, pair.reversed()]) }
            for anchor in anchors { places.formUnion([pair + [anchor], pair.reversed() + [anchor]]) }
        }
    }

    /// Whether any answer is about somebody with this name.
    func concern(_ name: String) -> Bool { !isEmpty && names.contains(NameFolding.fold(name)) }

    func has(_ subject: String, _ candidate: String, in article: String) -> Bool {
        let names = [NameFolding.fold(subject), NameFolding.fold(candidate)]
        return everywhere.contains(names) || places.contains(names + [article])
    }
}
