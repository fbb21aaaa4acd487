/// A word that begins what is typed after `:`, and what follows it.
struct CommandWord: Sendable {
    let name: String
    /// What is typed after it, as help says it: `NAME`; empty where nothing is.
    let argument: String
    let help: String
    /// What Tab makes of the words behind it.
    let completion: WordCompletion
    let run: @Sendable (_ argument: String, inout Model) -> [Effect]

    init(
        _ name: String, _ argument: String, _ help: String, completion: WordCompletion = .none,
        run: @escaping @Sendable (_ argument: String, inout Model) -> [Effect]
    ) {
        self.name = name
        self.argument = argument
        self.help = help
        self.completion = completion
        self.run = run
    }

    static func named(_ name: some StringProtocol) -> CommandWord? { all.first { $0.name == name } }

    /// The words that take an argument; every command of the table of keys can be typed by its name besides.
    static let all: [CommandWord] = [
        CommandWord(
            "theme", "NAME", "the colours; the theme is shown as you choose it", completion: .themes
        ) { $1.setTheme($0) },
        CommandWord(
            "set", "NAME=VALUE", "a setting for this run; without a value, what it is", completion: .settings
        ) { $1.set($0) },
        CommandWord("reload", "", "read the file of settings again") { _, _ in [.readSettings] },
        CommandWord("search", "QUERY", "search the whole collection", completion: .queries) {
            $1.startSearching(for: $0)
        },
        CommandWord(
            "filter", "QUERY", "narrow the list of articles; without a query, show all", completion: .queries
        ) { $1.applyFilter($0) + $1.focus(on: .articles) },
        CommandWord(
            "saved", "NAME", "the articles of a search that was kept", completion: .savedSearches
        ) { $1.showSavedSearch($0) },
        CommandWord("person", "NAME", "find somebody by any name", completion: .people) {
            $1.findEntity(called: $0)
        },
        CommandWord("tag", "NAME", "put a tag on the article, or take it off", completion: .tags) {
            $1.tag(with: $0)
        },
        CommandWord("note", "WORDS", "a note of one line on the article, the selection or the name") {
            $1.note($0)
        },
        CommandWord(
            "pipe", "PROGRAM",
            "give the article, or the selection, to a program: wc -w; without one, the pager"
        ) { $1.pipe(to: $0) },
        CommandWord("print", "", "print the article, with the program of programs.print") { _, model in
            model.printArticle()
        },
        CommandWord(
            "export", "FILE", "write what the list or the page shows: .md, .csv, .jsonl, .txt",
            completion: .paths
        ) { $1.export(to: $0) },
        CommandWord(
            "add", "PATH", "add a folder, a file, or the page at an address of the web", completion: .paths
        ) { $1.add($0) },
        CommandWord("map", "", "every key and what it does") { _, model in model.showHelp() },
        CommandWord("open", "NUMBER", "open the article with this number in the list") { words, model in
            guard let number = Int(words), number > 0 else {
                model.fail("“\(words)” is not the number of an article in the list.")
                return []
            }
            return model.openArticle(numbered: number)
        },
    ]
}

extension Model {
    /// Runs what was typed after `:`.
    mutating func runLine(_ line: String) -> [Effect] {
        let words = line.split(separator: " ", maxSplits: 1).map(String.init)
        guard let name = words.first else { return [] }
        if line.hasPrefix("!") { return runOutside(String(line.dropFirst()), input: nil) }
        if let number = Int(name), number > 0 { return goToLine(number) }
        if let word = CommandWord.named(name) {
            return word.run(words.count > 1 ? words[1] : "", &self)
        }
        if let command = Command.named(name), command.panes.contains(focus) { return run([command.name]) }
        fail(
            "There is no command “\(name)” here; Tab completes what is typed, \(key("palette")) shows them all."
        )
        return []
    }

    /// To a line, or an entry, of the focused pane, counted from 1.
    mutating func goToLine(_ number: Int) -> [Effect] { moveToTop() + move(by: number - 1) }
}
