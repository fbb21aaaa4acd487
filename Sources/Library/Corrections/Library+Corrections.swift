public import CrossReferences
import Entities
import GRDB

extension Library {
    /// Makes a correction and updates everything that it affects.
    ///
    /// - Throws: ``CorrectionRefusal`` for what makes no sense, ``LibraryError``.
    public func correct(_ request: CorrectionRequest) throws -> KeptCorrection {
        try write { database in
            let correction = try CorrectionWording(snapshot(of: database)).correction(for: request)
            let log = CorrectionRows(database)
            let number = try log.append(correction)
            let changes = try CorrectionWriting(database, texts(database)).apply()
            var kept =
                try kept(number, changes, database)
                ?? KeptCorrection(
                    number: number, correction: correction, isApplied: false)
            if kept.entity == nil, !correction.isDropping {
                kept.entity = try EntityRows(database).row(request.entity.rawValue)?.id
            }
            return kept
        }
    }

    /// Makes corrections that are written in names, in their order.
    public func correct(_ corrections: [Correction]) throws -> [KeptCorrection] {
        try write { database in
            let log = CorrectionRows(database)
            let numbers = try corrections.map { try log.append($0) }
            let changes = try CorrectionWriting(database, texts(database)).apply()
            return try numbers.compactMap { try kept($0, changes, database) }
        }
    }

    /// Undoes the last correction; `nil` when there is none.
    public func undoCorrection() throws -> KeptCorrection? { try step { try $0.undo() } }

    /// Redoes the correction that was undone last; `nil` when there is none.
    public func redoCorrection() throws -> KeptCorrection? { try step { try $0.redo() } }

    private func step(_ body: (CorrectionRows) throws -> Int64?) throws -> KeptCorrection? {
        try write { database in
            guard let number = try body(CorrectionRows(database)) else { return nil }
            let changes = try CorrectionWriting(database, texts(database)).apply()
            return try kept(number, changes, database)
        }
    }

    /// All corrections that stand, in the order they were made, including lines that cannot be read.
    public func corrections() throws -> [KeptCorrection] { try read { try corrections($0) } }

    func corrections(_ snapshot: Snapshot) throws -> [KeptCorrection] {
        let changes = try snapshot.changes
        let numbers = try Int64.fetchAll(
            snapshot.database, sql: "SELECT id FROM correction WHERE isUndone = 0 ORDER BY id")
        return try numbers.compactMap { try kept($0, changes, snapshot.database) }
    }

    private func kept(
        _ number: Int64, _ changes: IdentityChanges, _ database: Database
    ) throws -> KeptCorrection? {
        let find = try database.cachedStatement(
            sql: """
                SELECT line, isApplied, (SELECT id FROM entity WHERE id = c.entity AND articles > 0) AS entity
                FROM correction c WHERE id = ?
                """)
        guard let row = try Row.fetchOne(find, arguments: [number]) else { return nil }
        return KeptCorrection(
            number: number, correction: Correction(kept: row[stored: "line"]),
            isApplied: row[stored: "isApplied"],
            entity: (row[stored: "entity"] ?? changes.entity(decidedBy: number)).map(EntityID.init))
    }

    /// All corrections that stand as text, one decision per line.
    public func exportedCorrections() throws -> String {
        CorrectionLog(try corrections().map(\.correction)).text
    }

    /// Adds a written log in UTF-8: the corrections that were not yet made here, in their order.
    public func importCorrections(_ text: some Collection<UInt8>) throws -> CorrectionImport {
        let (incoming, problems) = CorrectionLog.read(text)
        return try write { database in
            let log = CorrectionRows(database)
            var known = Set(try log.log().map(\.correction))
            let before = known.count
            var numbers: [Int64] = []
            for correction in incoming.corrections where known.insert(correction).inserted {
                numbers.append(try log.append(correction))
            }
            if known.count > before { try CorrectionWriting(database, texts(database)).apply() }
            let changes = try log.changes()
            let added = try numbers.compactMap { try kept($0, changes, database) }
            return CorrectionImport(
                new: numbers.count, known: incoming.corrections.count - numbers.count, problems: problems,
                unapplied: added.filter { !$0.isApplied }.map(\.correction))
        }
    }

    /// Looks again at all corrections, now that articles have come or gone.
    func settleCorrections() throws {
        guard try read({ try !$0.corrections.isEmpty() }) else { return }
        try write { database in _ = try CorrectionWriting(database, texts(database)).apply() }
    }
}

extension IdentityChanges {
    /// The entity that an entity is shown as: itself, or the one it became part of.
    func shown(_ entity: Int64) -> Int64 { rules[Rule(entity: entity)]?.entity ?? entity }

    /// The entity that a correction leads to.
    func entity(decidedBy correction: Int64) -> Int64? {
        let found =
            parts.first { $0.value.correction == correction && $0.value.entity != Self.nobody }?.value.entity
            ?? rules.first { $0.value.correction == correction && $0.value.entity != Self.nobody }?.value
            .entity
        return found
    }
}

extension Correction {
    /// Whether it says that something is not a name.
    var isDropping: Bool { if case .notAName = action { true } else { false } }
}
