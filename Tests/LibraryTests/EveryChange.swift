import Articles
import CrossReferences
import Entities

@testable import Library

/// Every change that a library can be told to make.
enum EveryChange {
    typealias Change = (name: String, make: @Sendable (Library) throws -> Void)

    private static let articles = (1...3).map { ArticleID(rawValue: $0) }
    private static let entities = (1...4).map { EntityID(rawValue: $0) }

    /// In sets that are made one after the other.
    static let all: [[Change]] = [ofArticles, ofPerson, ofCorrections, ofTwo, ofOneAnother]

    private static let ofArticles: [Change] = [
        (
            "add",
            { library in
                let names = PlainNames(people: ["Vladimir Putin", "Ada Wren"], places: ["Paris"])
                for (number, path) in ["/news/0", "/news/7", "/news/8"].enumerated() {
                    let text = "The Ada Wren met Putin and Vladimir Putin in Paris, \(number) times."
                    try library.put(
                        article("Talks again", text, date: "2024-03-0\(number + 2)"), path: path, names: names
                    )
                }
            }
        ),
        ("settle corrections", { try $0.settleCorrections() }),
        ("settle names", { try $0.settleNames() }),
        ("choose a copy", { _ = try $0.setStandsForCopies(articles[2]) }),
        ("settle copies", { try $0.settleCopies(of: articles) }),
        ("chain stories", { try $0.chainStories() }),
        ("place copies", { try $0.placeCopies() }),
        ("check", { _ = try $0.check() }),
    ]

    private static let ofPerson: [Change] = [
        ("tag", { _ = try $0.setTag("talks", true, articles: articles) }),
        ("untag", { _ = try $0.setTag("talks", false, articles: [articles[0]]) }),
        ("rename a tag", { _ = try $0.renameTag("talks", to: "peace") }),
        ("star", { _ = try $0.setMark(.starred, true, articles: articles) }),
        ("unread", { _ = try $0.setMark(.unread, false, articles: articles) }),
        ("save a search", { try $0.saveSearch("wren", as: "Wren") }),
        ("save a search anew", { try $0.saveSearch("macron", as: "Putin") }),
        ("rename a search", { _ = try $0.renameSavedSearch("Putin", to: "V. Putin") }),
        ("feed", { _ = try $0.addFeed(at: "https://example.com/feed", title: nil, host: "example.com") }),
        ("hold a host", { try $0.keepHeldHosts(["example.com": 7]) }),
        ("note", { _ = try $0.write("Ask.", on: .article(articles[0])) }),
        (
            "change a note",
            {
                let known = try $0.notes().first
                let change = NoteChange(.article(articles[0]), id: known?.id, before: "Ask.", after: "Asked.")
                _ = try $0.change(change)
            }
        ),
        ("remove a search", { _ = try $0.removeSavedSearch("Wren") }),
    ]

    private static let ofCorrections: [Change] = [
        ("undo", { _ = try $0.undoCorrection() }), ("undo two", { _ = try $0.undoCorrection() }),
        ("redo", { _ = try $0.redoCorrection() }), ("redo two", { _ = try $0.redoCorrection() }),
        (
            "import corrections",
            { _ = try $0.importCorrections(Array("not-a-name person \"Igor Lark\"\n".utf8)) }
        ),
        ("undo three", { _ = try $0.undoCorrection() }),
        (
            "answer doubts",
            { library in
                for (number, doubt) in try library.doubts(window: 0..<9).items.enumerated() {
                    _ = try library.answer(doubt, isSame: number % 2 == 0)
                }
            }
        ),
    ]

    private static let ofTwo: [Change] = entities.flatMap { one -> [Change] in
        [
            ("merge \(one)", { _ = try $0.correct(.merge(one, into: entities[0])) }),
            ("never-merge \(one)", { _ = try $0.correct(.neverMerge(one, entities[1])) }),
        ]
    }

    private static let ofOneAnother: [Change] = entities.flatMap { one -> [Change] in
        [
            ("rename \(one)", { _ = try $0.correct(.about(one, .rename(to: "Somebody \(one.rawValue)"))) }),
            (
                "split \(one)",
                { _ = try $0.correct(.about(one, .split(as: "Else"), in: articles.map { .init($0) })) }
            ),
            (
                "split a mention of \(one)",
                { _ = try $0.correct(.about(one, .split(as: "Other"), in: [.init(articles[1], at: 17)])) }
            ),
            ("change the kind of \(one)", { _ = try $0.correct(.about(one, .changeKind(to: .other))) }),
            ("not a name \(one)", { _ = try $0.correct(.about(one, .notAName)) }),
        ]
    }
}
