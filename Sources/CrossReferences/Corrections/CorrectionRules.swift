import Articles
import Entities

/// What a log of corrections means for an article that is taken in.
///
/// A library asks before it links an entity of an article. Where the verdict has an `identity`, the entity is the one filed
/// under that key, or the first of it; else the linker decides, but not against ``forbids(_:_:kind:)``. So a library into which the
/// articles come again ends where it was.
public struct CorrectionRules: Sendable {
    /// What is decided about an entity of an article.
    public struct Verdict: Equatable, Sendable {
        /// No name at all: its mentions go.
        public var isDropped = false
        public var kind: EntityKind
        /// The name to show; the article's own where nothing is decided.
        public var name: String
        /// The key of whom it is decided to be; `nil` when that is for the linker to find.
        public var identity: IdentityKey?
        /// The numbers of the corrections that applied, in their order.
        public var applied: [Int] = []
    }

    private let corrections: [Correction]
    /// For each folded name the corrections that may start with it.
    private let byName: [String: [Int]]
    private let forbidden: Set<[String]>

    public init(_ log: CorrectionLog) {
        corrections = log.corrections
        var byName: [String: [Int]] = [:]
        var forbidden: Set<[String]> = []
        for (number, correction) in corrections.enumerated() {
            byName[NameFolding.fold(correction.name), default: []].append(number)
            switch correction.action {
            case .merge(let other): byName[NameFolding.fold(other), default: []].append(number)
            case .neverMerge(let other):
                forbidden.insert(Self.pair(correction.name, other, kind: correction.kind))
            case .rename, .split, .notAName, .changeKind: break
            }
        }
        self.byName = byName
        self.forbidden = forbidden
    }

    /// How corrections name an article: its day and title.
    public static func name(of article: Article) -> String { article.date.day + " " + article.title }

    /// Whether anything is decided at all.
    public var isEmpty: Bool { corrections.isEmpty }

    /// What is decided about an entity of an article.
    ///
    /// - Parameters:
    ///   - article: As ``name(of:)`` gives it.
    ///   - offset: The UTF-8 offset of one mention; `nil` for what holds for all of the entity's mentions in the article.
    public func verdict(kind: EntityKind, name: String, article: String, offset: Int? = nil) -> Verdict {
        var verdict = Verdict(kind: kind, name: name)
        var last = -1
        // A decision may give a name about which later ones decide; the numbers only go up.
        while let number = byName[NameFolding.fold(verdict.name)]?.first(where: { $0 > last }) {
            last = number
            apply(number, to: &verdict, article: article, offset: offset)
            if verdict.isDropped { break }
        }
        return verdict
    }

    private func apply(_ number: Int, to verdict: inout Verdict, article: String, offset: Int?) {
        let correction = corrections[number]
        guard correction.kind == verdict.kind else { return }
        let folded = NameFolding.fold(verdict.name)
        let isSubject =
            folded == NameFolding.fold(correction.name) && holds(correction, article: article, offset: offset)
        switch correction.action {
        case .rename(let name):
            guard isSubject else { return }
            verdict.name = name
            verdict.identity = Self.key(of: name, kind: verdict.kind)
        case .merge(let other):
            guard isSubject || folded == NameFolding.fold(other) else { return }
            verdict.name = other
            verdict.identity = Self.key(of: other, kind: verdict.kind)
        case .split(let name):
            guard isSubject else { return }
            verdict.name = name
            verdict.identity = Self.key(of: name, kind: verdict.kind)
        case .notAName:
            guard isSubject else { return }
            verdict.isDropped = true
        case .changeKind(let kind):
            guard isSubject else { return }
            verdict.kind = kind
        case .neverMerge: return
        }
        verdict.applied.append(number)
    }

    private func holds(_ correction: Correction, article: String, offset: Int?) -> Bool {
        correction.places.isEmpty
            || correction.places.contains { place in
                place.article == article && (place.offset == nil || place.offset == offset)
            }
    }

    /// The key under which whoever is decided to be `name` is filed.
    public static func key(of name: String, kind: EntityKind) -> IdentityKey {
        IdentityKey(0x43, kind.rawValue, NameFolding.fold(name))
    }

    /// Whether two names of a kind may never be joined.
    public func forbids(_ left: String, _ right: String, kind: EntityKind) -> Bool {
        !forbidden.isEmpty && forbidden.contains(Self.pair(left, right, kind: kind))
    }

    private static func pair(_ left: String, _ right: String, kind: EntityKind) -> [String] {
        [kind.rawValue] + [NameFolding.fold(left), NameFolding.fold(right)].sorted()
    }

    /// The offsets in an article about which something is decided for single mentions: they are to be asked about one by one.
    public func offsets(in article: String) -> [Int] {
        corrections.flatMap(\.places).filter { $0.article == article }.compactMap(\.offset)
    }

    /// The corrections of which nothing came, given those that applied: they are told, not dropped.
    public func unapplied(applied: Set<Int>) -> [Correction] {
        corrections.enumerated().compactMap { number, correction in
            if case .neverMerge = correction.action { return nil }
            return applied.contains(number) ? nil : correction
        }
    }
}
