import ArgumentParser
import CrossReferences
import Library

/// `dossier mark`: marks articles as read, unread or starred.
struct MarkCommand: OptionsWithValues {
    static let optionsWithValue: Set<String> = ["--query"]
    static let configuration = CommandConfiguration(
        commandName: "mark", abstract: "Mark articles as read or unread, put stars on them or take them off.",
        discussion: """
            The articles so marked are found by is:read, is:unread and is:starred.

            examples:
              dossier mark read --query before:2023
              dossier mark starred 12 ~/news/story.txt
              dossier mark unstarred --query is:starred
            """)

    /// The words for what can be done.
    enum Mark: String, ExpressibleByArgument, CaseIterable {
        case read, unread, starred, unstarred

        var change: (mark: ArticleMark, isOn: Bool) {
            switch self {
            case .read: (.unread, false)
            case .unread: (.unread, true)
            case .starred: (.starred, true)
            case .unstarred: (.starred, false)
            }
        }
    }

    @OptionGroup var library: LibraryOptions
    @Flag(help: "Print one JSON object.") var json = false
    @Argument(help: ArgumentHelp("read, unread, starred or unstarred.", valueName: "MARK")) var mark: Mark
    @OptionGroup var choice: ArticleChoice

    func run() throws {
        let library = try library.open()
        let articles = try choice.ids(in: library)
        let (mark, isOn) = self.mark.change
        let changed = try library.setMark(mark, isOn, articles: articles)
        var output = Output()
        if json {
            return output.line([
                "mark": .string(self.mark.rawValue), "articles": .int(articles.count),
                "changed": .int(changed),
            ])
        }
        let same = articles.count - changed
        let others = same == 0 ? "" : " (\(same) had been already)"
        output.line("\(changed.counted("article")) marked as \(self.mark.rawValue)\(others).")
    }
}
