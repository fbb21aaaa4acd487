import Entities
import TextBytes
import WordIndex

/// What may stand before a colon in a query.
///
/// ``all`` is the only table of them: the parser, help, README and completion are made from it. A new field is a row
/// here and a file with its ``QueryTerm``.
public struct QueryField: Sendable {
    /// In lower case.
    public let name: String
    /// What other programs call it; a person who types one of these is told the name used here.
    public let aliases: [String]
    /// The field as a person types it, for help.
    public let example: String
    /// What it asks for, in a line of help.
    public let help: String
    /// Whether a typed value may be a beginning; a star after it then asks for all values that begin this way.
    let mayGoOn: Bool
    /// Whether it names the entities that a query for entities asks for, rather than describing articles.
    let namesEntity: Bool
    /// The meaning of what was typed after it.
    let read: @Sendable (QueryValue) -> QueryValue.Meaning
    /// The library's values that begin with what was typed, the most frequent first.
    let complete: @Sendable (QueryCompletion) throws -> [String]

    init(
        _ name: String, aliases: [String] = [], _ example: String, help: String, mayGoOn: Bool = true,
        namesEntity: Bool = false, complete: @escaping @Sendable (QueryCompletion) throws -> [String],
        read: @escaping @Sendable (QueryValue) -> QueryValue.Meaning
    ) {
        self.name = name
        self.aliases = aliases
        self.example = name + ":" + example
        self.help = help
        self.mayGoOn = mayGoOn
        self.namesEntity = namesEntity
        self.complete = complete
        self.read = read
    }

    /// All fields, in the order in which help shows them.
    public static let all = [
        QueryField(
            "title", aliases: ["headline", "intitle"], "word", help: "a word of the title",
            complete: { try $0.wordsOfTitles() },
            read: WordsTerm.ofTitle),
        QueryField(
            "source", aliases: ["from"], "word", help: "the newspaper, agency or site",
            complete: { try $0.values(of: "source") },
            read: { FieldWordTerm.meaning($0, field: .source, name: "source") }),
        QueryField(
            "by", aliases: ["author", "byline"], "name", help: "who wrote it",
            complete: { try $0.values(of: "byline") },
            read: { FieldWordTerm.meaning($0, field: .byline, name: "by") }),
        QueryField(
            "lang", aliases: ["language"], "en", help: "the language", mayGoOn: false,
            complete: { try $0.values(of: "language") },
            read: { FieldWordTerm.meaning($0, field: .language, name: "lang") }),
        tag,
        QueryField(
            "note", aliases: ["notes"], "word", help: "with a note of yours that has this word",
            complete: { _ in [] }, read: NoteTerm.meaning),
        QueryField(
            "path", "folder", help: "this file, or all in this folder and below", mayGoOn: false,
            complete: { try $0.folders() }, read: PathTerm.meaning),
        QueryField(
            "in", "mail.mbox", help: "this file that holds many articles, or this folder and below",
            mayGoOn: false,
            complete: { try $0.foldersByName() }, read: InTerm.meaning),
        QueryField(
            "format", aliases: ["type"], "page",
            help: "the kind of file: " + FormatTerm.words.joined(separator: ", "),
            mayGoOn: false, complete: { try $0.formats() }, read: FormatTerm.meaning),
        QueryField(
            "is", "unread", help: MarkTerm.help, mayGoOn: false, complete: { $0.beginning(MarkTerm.words) },
            read: MarkTerm.meaning),
        QueryField(
            "copies", "all", help: "each copy of a text for itself; copies:12 are those of article 12",
            mayGoOn: false,
            complete: { $0.beginning(["all"]) }, read: CopiesTerm.meaning),
        QueryField(
            "after", aliases: ["since"], "2024-03",
            help:
                "from the beginning of that year, month or day: 2024, 2024-03, 2024-03-12, today, yesterday",
            mayGoOn: false, complete: { try $0.dates() },
            read: { DatesTerm.meaning($0, field: "after") { $0.lowerBound..<Int64.max } }),
        QueryField(
            "before", aliases: ["until"], "2024-03",
            help: "before its beginning; 12.3.2024 is read too, and 3/12/2024 where it can be one day only",
            mayGoOn: false, complete: { try $0.dates() },
            read: { DatesTerm.meaning($0, field: "before") { Int64.min..<$0.lowerBound } }),
        QueryField(
            "on", aliases: ["date"], "2024-03", help: "in that year, in that month or on that day",
            mayGoOn: false, complete: { try $0.dates() },
            read: { DatesTerm.meaning($0, field: "on") { $0 } }),
        QueryField(
            "person", aliases: ["name", "people"], "name", help: "names this person, by any of their names",
            namesEntity: true, complete: { try $0.names(.person) },
            read: { NameTerm.meaning($0, field: "person", kind: .person) }),
        QueryField(
            "org", aliases: ["organisation", "organization"], "name", help: "names this organisation",
            namesEntity: true, complete: { try $0.names(.organization) },
            read: { NameTerm.meaning($0, field: "org", kind: .organization) }),
        QueryField(
            "place", "name", help: "names this place", namesEntity: true, complete: { try $0.names(.place) },
            read: { NameTerm.meaning($0, field: "place", kind: .place) }),
        QueryField(
            "with", "name", help: "names them in one sentence with those of person: and of other with:",
            complete: { try $0.names(nil) }, read: TogetherTerm.meaning),
        QueryField(
            "says", aliases: ["speaker"], "name", help: "quotes them", complete: { try $0.names(nil) },
            read: SpeakerTerm.meaning),
        QueryField(
            "follows", aliases: ["following"], "name",
            help: "names this person, organisation or place, whom you follow",
            complete: { try $0.followedNames() }, read: FollowedTerm.meaning),
    ]

    public static let tag = QueryField(
        "tag", "word", help: "with this tag", complete: { try $0.tags() }, read: TagTerm.meaning)

    private static let byName = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })

    /// The field with this name; `nil` where there is none.
    public static func named(_ name: String) -> QueryField? { byName[name] }

    /// The field that a person means who types this name, which is not a field.
    static func meant(by name: String) -> QueryField? {
        if let other = all.first(where: { $0.aliases.contains(name) }) { return other }
        return all.sorted { $0.name < $1.name }.first {
            let limit = $0.name.utf8.count < 4 ? 0 : $0.name.utf8.count < 6 ? 1 : 2
            return limit > 0
                && EditDistance.between(Array(name.utf8), Array($0.name.utf8), limit: limit) != nil
        }
    }

    /// The field with a value, as a person types it: `tag:"to check"`.
    public func asking(for value: String) -> String {
        name + ":" + Query.quoted(value.filter { $0 != "\"" })
    }
}

extension QueryField: Equatable {
    public static func == (one: QueryField, other: QueryField) -> Bool { one.name == other.name }
}
