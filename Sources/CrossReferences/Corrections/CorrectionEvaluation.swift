import Entities

/// Works out what a log of corrections changes in a library: a pure function of the log and of what the articles alone gave.
///
/// Corrections apply in their order, each to the result of those before it. A name means whoever is shown under it, or,
/// when nobody is, whoever is known by it.
public struct CorrectionEvaluation {
    /// A correction with the library's number for it.
    public typealias Numbered = (id: Int64, correction: Correction)

    let source: any CorrectionSource
    /// The entity that each merged entity became part of.
    private var into: [Int64: IdentityChanges.Target] = [:]
    private var rules: [IdentityChanges.Rule: IdentityChanges.Target] = [:]
    private var parts: [IdentityChanges.Part: IdentityChanges.Target] = [:]
    private var looks: [Int64: IdentityChanges.Look] = [:]
    /// The entities that corrections gave a name, by that name, folded.
    private var named: [String: Set<Int64>] = [:]
    /// The corrections that found something to correct.
    public private(set) var applied: Set<Int64> = []
    /// The entity that each correction led to when it was made.
    private var leads: [Int64: Int64] = [:]
    private var current: Int64 = 0

    /// Evaluates all of `corrections` in their order.
    public init(_ corrections: [Numbered], source: any CorrectionSource) throws {
        self.source = source
        for (id, correction) in corrections {
            current = id
            if try apply(correction) { applied.insert(id) }
        }
    }

    /// The entity that a correction leads to, after all later corrections; `nil` when there is none.
    public func entity(of correction: Int64) -> Int64? {
        leads[correction].map { root($0) }.flatMap { $0 == IdentityChanges.nobody ? nil : $0 }
    }

    /// The result of all corrections.
    public func changes() throws -> IdentityChanges {
        var whole: [IdentityChanges.Rule: IdentityChanges.Target] = [:]
        for id in into.keys where try source.entity(id) != nil {
            whole[.init(entity: id)] = end(of: id)
        }
        for (rule, target) in rules { whole[rule] = end(of: target) }
        var parts: [IdentityChanges.Part: IdentityChanges.Target] = [:]
        for (part, target) in self.parts {
            let target = end(of: target)
            // A part that changes nothing is not needed.
            let isPlain =
                part.offset == nil && root(part.entity) == target.entity
                && !rules.keys.contains { $0.entity == part.entity }
            if !isPlain { parts[part] = target }
        }
        var looks: [Int64: IdentityChanges.Look] = [:]
        for (id, look) in self.looks where into[id] == nil {
            var look = look
            if let entity = try source.entity(id) {
                if look.name == entity.name { look.name = nil }
                if look.kind == entity.kind { look.kind = nil }
            }
            if look != IdentityChanges.Look() { looks[id] = look }
        }
        return IdentityChanges(rules: whole, parts: parts, looks: looks)
    }

    // MARK: Who is meant

    private func root(_ id: Int64) -> Int64 {
        var id = id
        while let next = into[id] { id = next.entity }
        return id
    }

    private func end(of id: Int64) -> IdentityChanges.Target {
        var found = IdentityChanges.Target(entity: id, correction: current)
        while let next = into[found.entity] { found = next }
        return found
    }

    private func end(of target: IdentityChanges.Target) -> IdentityChanges.Target {
        into[target.entity] == nil ? target : end(of: target.entity)
    }

    private func name(of id: Int64) throws -> String {
        try looks[id]?.name ?? source.entity(id)?.name ?? ""
    }

    private func kind(of id: Int64) throws -> EntityKind? { try looks[id]?.kind ?? source.entity(id)?.kind }

    private func isShown(_ id: Int64, as name: GivenName) throws -> Bool {
        NameFolding.fold(try self.name(of: id)) == name.folded
    }

    /// The entities shown under a name, in the order in which they came.
    private func shown(_ name: GivenName, _ kind: EntityKind) throws -> [Int64] {
        var found = named[name.folded] ?? []
        found.formUnion(try source.entities(named: name).map(\.id))
        return try found.filter {
            try into[$0] == nil && self.kind(of: $0) == kind && isShown($0, as: name)
        }.sorted()
    }

    /// The entities known by a name, whatever name they are shown under.
    private func known(_ name: GivenName, _ kind: EntityKind) throws -> [Int64] {
        let found = Set(try source.entities(named: name).map { root($0.id) })
        return try found.filter { try $0 != IdentityChanges.nobody && self.kind(of: $0) == kind }.sorted()
    }

    private func meant(_ name: String, _ kind: EntityKind, anchor: String?) throws -> [Int64] {
        let name = GivenName(name)
        if let anchor {
            var found: Set<Int64> = []
            for match in try matches(name, kind, in: anchor) { found.insert(match.shown) }
            return found.sorted()
        }
        let shown = try shown(name, kind)
        return shown.isEmpty ? try known(name, kind) : shown
    }

    private struct Match {
        var article: Int64
        var local: LinkedLocal
        var shown: Int64
    }

    /// The entities that a name means in an article: those shown under it, else those named by it there, else those
    /// known by it.
    private func matches(_ name: GivenName, _ kind: EntityKind, in article: String) throws -> [Match] {
        var all: [Match] = []
        for id in try source.articles(named: article) {
            for local in try source.locals(of: id) {
                let shown = try whoIs(local, in: id)
                guard shown != IdentityChanges.nobody, try self.kind(of: shown) == kind else { continue }
                all.append(Match(article: id, local: local, shown: shown))
            }
        }
        let shown = try all.filter { try isShown($0.shown, as: name) }
        if !shown.isEmpty { return shown }
        let here = all.filter { $0.local.names.contains(name.folded) }
        if !here.isEmpty { return here }
        let known = Set(try known(name, kind))
        return all.filter { known.contains($0.shown) }
    }

    /// The entity that a local leads to after the corrections so far.
    private func whoIs(_ local: LinkedLocal, in article: Int64, offset: Int? = nil) throws -> Int64 {
        if let offset, let part = parts[.init(article: article, entity: local.entity, offset: offset)] {
            return root(part.entity)
        }
        if let part = parts[.init(article: article, entity: local.entity)] { return root(part.entity) }
        if let name = local.names.first, let rule = rules[.init(entity: local.entity, name: name)] {
            return root(rule.entity)
        }
        return root(local.entity)
    }

    // MARK: Corrections

    /// - Returns: Whether there was anything to correct.
    private mutating func apply(_ correction: Correction) throws -> Bool {
        if correction.problem != nil { return false }
        if case .neverMerge(let other) = correction.action { return try separate(correction, other) }
        if !correction.places.isEmpty { return try applyInPlaces(correction) }
        let subjects = try meant(correction.name, correction.kind, anchor: correction.anchor)
        guard let first = subjects.first else { return false }
        leads[current] = first
        switch correction.action {
        case .rename(let name), .split(let name):
            for subject in subjects { show(subject, as: name) }
        case .merge(let name):
            let others = try meant(name, correction.kind, anchor: correction.otherAnchor)
            // When the other one is missing, the first takes its name, so that the two will meet.
            let target = others.first { !subjects.contains($0) } ?? others.first ?? first
            for subject in subjects where subject != target { lead(subject, to: target) }
            if try !isShown(target, as: GivenName(name)) { show(target, as: name) }
        case .notAName:
            for subject in subjects { lead(subject, to: IdentityChanges.nobody) }
        case .changeKind(let kind):
            for subject in subjects { try change(subject, to: kind) }
        case .neverMerge, .unread: break
        }
        return true
    }

    private mutating func lead(_ subject: Int64, to target: Int64) {
        into[subject] = .init(entity: target, correction: current)
    }

    private mutating func show(_ subject: Int64, as name: String) {
        looks[subject, default: .init()].name = name
        named[NameFolding.fold(name), default: []].insert(subject)
    }

    /// Changes a kind; an entity of the new kind with the same name is the same entity.
    private mutating func change(_ subject: Int64, to kind: EntityKind) throws {
        let same = try shown(GivenName(try name(of: subject)), kind)
        if let same = same.first, same != subject {
            lead(subject, to: same)
        } else {
            looks[subject, default: .init()].kind = kind
        }
    }

    private mutating func made(
        _ kind: EntityKind, _ name: String, anchor: String? = nil
    ) throws -> Int64 {
        let id = try source.made(kind: kind, name: name, anchor: anchor)
        let end = root(id)
        // The entity made under this name before may have been merged into another.
        if end != id, end != IdentityChanges.nobody { return end }
        into[id] = nil
        looks[id, default: .init()].kind = kind
        show(id, as: name)
        return id
    }

    // MARK: Somewhere only

    private mutating func applyInPlaces(_ correction: Correction) throws -> Bool {
        var found: [(match: Match, offset: Int?)] = []
        for place in correction.places {
            found += try matches(of: correction, in: place).map { ($0, place.offset) }
        }
        guard !found.isEmpty else { return false }
        guard let target = try target(of: correction, subjects: Set(found.map(\.match.shown))) else {
            return false
        }
        leads[current] = target
        for (match, offset) in found {
            let part = IdentityChanges.Part(
                article: match.article, entity: match.local.entity, offset: offset)
            parts[part] = .init(entity: target, correction: current)
        }
        return true
    }

    private func matches(of correction: Correction, in place: Correction.Place) throws -> [Match] {
        guard let offset = place.offset else {
            return try matches(GivenName(correction.name), correction.kind, in: place.article)
        }
        var found: [Match] = []
        for article in try source.articles(named: place.article) {
            for local in try source.locals(of: article) where local.mentions.contains(offset) {
                let shown = try whoIs(local, in: article, offset: offset)
                guard try kind(of: shown) == correction.kind else { continue }
                found.append(Match(article: article, local: local, shown: shown))
            }
        }
        return found
    }

    /// Who is meant in the places of a correction; `nil` for what holds everywhere or nowhere.
    private mutating func target(of correction: Correction, subjects: Set<Int64>) throws -> Int64? {
        let kind = correction.kind
        switch correction.action {
        case .neverMerge, .unread: return nil
        case .notAName: return IdentityChanges.nobody
        case .changeKind(let other):
            let same = try shown(GivenName(correction.name), other)
            return try same.first ?? made(other, correction.name)
        case .merge(let name):
            return try meant(name, kind, anchor: correction.otherAnchor).first ?? made(kind, name)
        case .rename(let name), .split(let name):
            if let anchor = correction.otherAnchor {
                return try meant(name, kind, anchor: anchor).first { !subjects.contains($0) }
                    ?? made(kind, name)
            }
            let same = try shown(GivenName(name), kind) + known(GivenName(name), kind)
            return try same.first { !subjects.contains($0) } ?? made(kind, name)
        }
    }

    // MARK: Never the same

    /// Separates entities that were joined against the correction.
    private mutating func separate(_ correction: Correction, _ other: String) throws -> Bool {
        let kind = correction.kind
        let names = [GivenName(correction.name), GivenName(other)]
        if correction.anchor != nil || correction.otherAnchor != nil {
            return try separate(correction, names)
        }
        let left = Set(try shown(names[0], kind) + known(names[0], kind))
        let right = Set(try shown(names[1], kind) + known(names[1], kind))
        for joined in left.intersection(right).sorted() where names[0] != names[1] {
            let isOtherShown = try isShown(joined, as: names[1])
            let away = isOtherShown ? names[0] : names[1]
            let members = try source.entities(named: away).filter { root($0.id) == joined }
            guard !members.isEmpty else { continue }
            let target = try shown(away, kind).first { $0 != joined } ?? made(kind, away.text)
            for member in members {
                rules[.init(entity: member.id, name: away.folded)] = .init(
                    entity: target, correction: current)
            }
        }
        leads[current] = try (shown(names[0], kind) + left.sorted() + right.sorted()).first
        return !left.isEmpty || !right.isEmpty
    }

    /// Separates two entities that are identified by articles: what one of these articles names is taken away from the
    /// other.
    private mutating func separate(_ correction: Correction, _ names: [GivenName]) throws -> Bool {
        let kind = correction.kind
        // The side that has an article is taken away; when both have one, the second side is.
        let (away, anchor, stays, other) =
            correction.otherAnchor.map { (names[1], $0, names[0], correction.anchor) }
            ?? (names[0], correction.anchor ?? "", names[1], nil)
        let remaining = try meant(stays.text, kind, anchor: other)
        let matches = try matches(away, kind, in: anchor)
        for match in matches where remaining.contains(match.shown) {
            let target = try made(kind, away.text, anchor: anchor)
            parts[.init(article: match.article, entity: match.local.entity)] = .init(
                entity: target, correction: current)
        }
        leads[current] = remaining.first ?? matches.first?.shown
        return !matches.isEmpty || !remaining.isEmpty
    }
}
