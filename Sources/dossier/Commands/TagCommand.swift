import ArgumentParser
import CrossReferences
import Library

/// `dossier tag`: words of one's own on articles.
struct TagCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tag", abstract: "Put tags on articles, take them off, list them.",
        discussion: """
            Tags are kept when an article's file changes. The articles that have one are found by tag:NAME.

            examples:
              dossier tag add budget 12 ~/news/story.txt
              dossier tag add 'to check' --query 'person:Wren after:2024'
              dossier tag remove budget --query tag:budget
              dossier tag rename budget finance
              dossier tag
            """,
        subcommands: [TagListCommand.self, TagAddCommand.self, TagRemoveCommand.self, TagRenameCommand.self],
        defaultSubcommand: TagListCommand.self)
}

/// `dossier tag list`: every tag with the number of its articles.
struct TagListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Every tag, with the number of its articles.")

    @OptionGroup var library: LibraryOptions
    @Flag(help: "Print one JSON object a line.") var json = false

    func run() throws {
        var output = Output()
        for tag in try library.open().tags() {
            if json {
                output.line(["tag": .string(tag.tag), "articles": .int(tag.articles)])
            } else {
                output.row("\(Columns.right("\(tag.articles)", width: 8))  \(tag.tag)")
            }
        }
    }
}

/// `dossier tag add`: puts a tag on articles.
struct TagAddCommand: OptionsWithValues {
    static let optionsWithValue: Set<String> = ["--query"]
    static let configuration = CommandConfiguration(commandName: "add", abstract: "Put a tag on articles.")

    @OptionGroup var library: LibraryOptions
    @Flag(help: "Print one JSON object.") var json = false
    @Argument(help: ArgumentHelp("The tag.", valueName: "TAG"), completion: LibraryCompletion.tags) var tag:
        String
    @OptionGroup var choice: ArticleChoice

    func run() throws { try TagChange(tag: tag, isOn: true, json: json).make(of: choice, in: library.open()) }
}

/// `dossier tag remove`: takes a tag off articles.
struct TagRemoveCommand: OptionsWithValues {
    static let optionsWithValue: Set<String> = ["--query"]
    static let configuration = CommandConfiguration(
        commandName: "remove", abstract: "Take a tag off articles.")

    @OptionGroup var library: LibraryOptions
    @Flag(help: "Print one JSON object.") var json = false
    @Argument(help: ArgumentHelp("The tag.", valueName: "TAG"), completion: LibraryCompletion.tags) var tag:
        String
    @OptionGroup var choice: ArticleChoice

    func run() throws {
        try TagChange(tag: tag, isOn: false, json: json).make(of: choice, in: library.open())
    }
}

/// `dossier tag rename`: gives a tag another name.
struct TagRenameCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rename", abstract: "Give a tag another name; two of one name become one.")

    @OptionGroup var library: LibraryOptions
    @Flag(help: "Print one JSON object.") var json = false
    @Argument(help: ArgumentHelp("The tag.", valueName: "TAG"), completion: LibraryCompletion.tags) var tag:
        String
    @Argument(help: ArgumentHelp("Its new name.", valueName: "NAME")) var name: String

    func run() throws {
        try TagChange.check(name)
        let count = try library.open().renameTag(tag, to: name)
        guard count > 0 else { throw Failure("No article has the tag “\(tag)”; “dossier tag” lists them.") }
        var output = Output()
        if json { return output.line(["tag": .string(name), "changed": .int(count)]) }
        output.line("\(count.counted("article")): “\(tag)” is now “\(name)”.")
    }
}

/// One tag put on, or taken off, some articles.
private struct TagChange {
    var tag: String
    var isOn: Bool
    var json: Bool

    /// - Throws: ``Failure`` for a tag without a letter in it.
    static func check(_ tag: String) throws {
        guard tag.contains(where: { !$0.isWhitespace }) else { throw Failure("A tag needs a name.") }
    }

    func make(of choice: ArticleChoice, in library: Library) throws {
        try Self.check(tag)
        let articles = try choice.ids(in: library)
        let changed = try library.setTag(tag, isOn, articles: articles)
        var output = Output()
        if json {
            return output.line([
                "tag": .string(tag), "articles": .int(articles.count), "changed": .int(changed),
            ])
        }
        let same = articles.count - changed
        let others = same == 0 ? "" : isOn ? " (\(same) had it already)" : " (\(same) did not have it)"
        output.line("“\(tag)” \(isOn ? "put on" : "taken off") \(changed.counted("article"))\(others).")
    }
}
