import CrossReferences
import Library
import TerminalUI

/// What Tab makes of what is typed behind a word of the command line.
struct WordCompletion: Sendable {
    /// What may stand there, and what it is.
    typealias Choice = (text: String, help: String)

    /// What the library is asked while one types; `nil` where the reader knows.
    let question: @Sendable (_ typed: String) -> Question?
    /// What the typed words may become.
    let choices: @Sendable (_ typed: String, Model) -> [Choice]
    /// Whether they are looked for only when Tab is pressed, as they are not in memory.
    let isOnTab: Bool

    private init(
        _ question: @escaping @Sendable (String) -> Question? = { _ in nil }, isOnTab: Bool = false,
        choices: @escaping @Sendable (_ typed: String, Model) -> [Choice]
    ) {
        self.question = question
        self.isOnTab = isOnTab
        self.choices = choices
    }

    static let none = WordCompletion { _, _ in [] }

    static let themes = WordCompletion { typed, model in
        model.settings.themeNames.filter { $0.hasPrefix(typed) }.map { ($0, "") }
    }

    /// Settings and their values, and behind `keys.` and `theme.` keys and roles.
    static let settings = WordCompletion { typed, model in
        let settings = model.settings
        var choices: [Choice] = Setting.all.flatMap { setting in
            let now = setting.value(in: settings).inWords
            return ([now] + setting.words(in: settings).filter { $0 != now }).map {
                ("\(setting.name)=\($0)", setting.help)
            }
        }
        if typed.hasPrefix("keys.") { choices += settings.keys.choices }
        if typed.hasPrefix("theme.") { choices += settings.roleChoices }
        return choices.filter { $0.text.hasPrefix(typed) }
    }

    static let tags = WordCompletion(
        { _ in .tags },
        choices: { typed, model in
            model.knownTags.filter { $0.tag.hasPrefix(typed) }.map {
                ($0.tag, $0.articles.counted("article"))
            }
        })

    static let savedSearches = WordCompletion(
        { _ in .savedSearches },
        choices: { typed, model in
            model.knownSearches.filter { $0.name.hasPrefix(typed) }.map { ($0.name, $0.query) }
        })

    /// Of a query, whose last field may be of a person, a source, a tag.
    static let queries = WordCompletion(
        { .completions($0) },
        choices: { typed, model in
            guard model.knownQueries.typed == typed else { return [] }
            return model.knownQueries.completed.map { ($0, "") }
        })

    static let people = WordCompletion(
        { .completions(query(forPerson: $0)) },
        choices: { typed, model in
            guard model.knownQueries.typed == query(forPerson: typed) else { return [] }
            return model.knownQueries.completed.map {
                (String($0.dropFirst("person:".count)).filter { $0 != "\"" }, "")
            }
        })

    private static func query(forPerson typed: String) -> String {
        "person:" + (typed.contains(" ") ? "\"\(typed)" : typed)
    }

    static let paths = WordCompletion(isOnTab: true) { typed, _ in
        PathCompletion.paths(beginning: typed).map { ($0, "") }
    }
}

extension KeyBindings {
    /// Every key with what it runs, as `:set` takes it.
    fileprivate var choices: [WordCompletion.Choice] {
        all.filter { !$0.commands.isEmpty }.map { binding in
            let help = binding.commands.compactMap(Command.named).map(\.help).joined(separator: ", then ")
            return ("keys.\(Key.spelling(of: binding.keys))=\(binding.commands.joined(separator: ","))", help)
        }
    }
}

extension Settings {
    /// Every role of every theme that can be changed, as `:set` takes it.
    fileprivate var roleChoices: [WordCompletion.Choice] {
        themes.map(\.name).filter { $0 != Theme.none.name }.flatMap { theme in
            Role.named.map { name, _, help in
                let looks = style(ofRole: name, of: theme)?.notation ?? ""
                return ("theme.\(theme).\(name)=\(looks.isEmpty ? "default" : looks)", help)
            }
        }
    }
}

extension Model {
    /// Takes in what the library says of words that are typed on the command line; `nil` when they are none.
    mutating func receiveForCommand(_ answer: OverlayAnswer) -> [Effect]? {
        guard case .command = prompt else { return nil }
        if case .completions(let typed, let queries) = answer {
            knownQueries = KnownQueries(typed: typed, completed: queries)
            return []
        }
        guard case .savedSearches(let searches) = answer else { return nil }
        knownSearches = searches
        return []
    }

    /// What the last field of a query may become.
    struct KnownQueries: Equatable, Sendable {
        var typed = ""
        var completed: [String] = []
    }

    /// `:saved` with a name; without one, all of them to choose from.
    mutating func showSavedSearch(_ name: String) -> [Effect] {
        if let search = knownSearches.first(where: { $0.name == name }) { return showArticles(of: search) }
        return showSavedSearches()
    }
}
