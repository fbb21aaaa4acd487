import Articles
import CrossReferences
import Entities
import Library
import TextBytes

extension Library {
    /// The one entity that a person means by a name, an alias or an id (`e12`).
    ///
    /// Where only one of several has it as the name to show, and not merely as an alias, that one is meant.
    ///
    /// - Parameter kind: The kind that it must be, if that is known.
    /// - Throws: ``Failure`` when there is none, or when it cannot be told which one.
    func entity(called name: String, kind: EntityKind? = nil) throws -> EntityRow {
        var found = try entities(called: name)
        if let kind, found.contains(where: { $0.kind == kind }) { found.removeAll { $0.kind != kind } }
        if found.count > 1 {
            let wanted = Folding.fold(name)
            let exact = found.filter { Folding.fold($0.name) == wanted }
            if exact.count == 1 { found = exact }
        }
        guard found.count > 1 else { return found[0] }
        throw Self.ambiguous(name, found)
    }

    /// Who an id (`e12`) or a name refers to, where somebody else of the kind is shown by that name; `nil` for a name that
    /// nobody else has.
    ///
    /// - Throws: ``Failure`` when there is no such id, or when several others have the name.
    func known(as name: String, kind: EntityKind, besides subject: EntityID) throws -> EntityID? {
        if name.first == "e", Int(name.dropFirst()) != nil { return try entity(called: name).id }
        let wanted = Folding.fold(name)
        let found = try entities(named: name).filter {
            $0.kind == kind && $0.id != subject && Folding.fold($0.name) == wanted
        }
        guard found.count > 1 else { return found.first?.id }
        throw Self.ambiguous(name, found)
    }

    private static func ambiguous(_ name: String, _ found: [EntityRow]) -> Failure {
        let shown = found.prefix(candidatesTold).map(\.choice).joined(separator: "; ")
        let rest = found.count > candidatesTold ? "; and \(found.count - candidatesTold) more" : ""
        return Failure("“\(name)” can mean \(found.count): \(shown)\(rest). Give the id.")
    }

    /// How many of several entities of one name are told.
    private static var candidatesTold: Int { 12 }

    /// The mention of an entity that stands at a place of an article.
    ///
    /// - Parameter offset: In Unicode scalars of the article's text.
    /// - Throws: ``Failure`` when there is none, or when it is somebody else's.
    func mention(of name: String, at offset: Int, in opened: OpenedArticle) throws -> LibraryMention {
        let mention = try mention(at: offset, in: opened)
        let meant = try entities(called: name)
        guard meant.contains(where: { $0.id == mention.entity }) else {
            let other = opened.entities.first { $0.id == mention.entity }
            throw Failure(
                "What stands at \(offset) of article \(opened.row.id.rawValue) means \(other?.name ?? "another")"
                    + " (\(mention.entity.text)), not \(name).")
        }
        return mention
    }

    /// The mention that stands at a place of an article.
    ///
    /// - Parameter offset: In Unicode scalars of the article's text.
    /// - Throws: ``Failure`` when there is none.
    func mention(at offset: Int, in opened: OpenedArticle) throws -> LibraryMention {
        let place = TextOffsets(opened.article.text).utf8Offset(ofScalar: offset)
        guard offset >= 0, let mention = opened.mentions.first(where: { $0.range.contains(place) }) else {
            throw Failure(
                "No name stands at \(offset) of article \(opened.row.id.rawValue); "
                    + "“dossier show \(opened.row.id.rawValue) --json” prints where they do.")
        }
        return mention
    }
}

extension EntityRow {
    /// What tells it from others of its name: e12 John Smith (person, footballer, 5 articles).
    fileprivate var choice: String {
        let facts = [kind.rawValue] + roles.prefix(1) + [articles.counted("article")]
        return "\(id.text) \(name) (\(facts.joined(separator: ", ")))"
    }
}
