import Library
import TerminalUI

/// Asks for the name to keep a search under.
struct SearchNamePrompt: PromptContent {
    enum Purpose: Equatable {
        /// Keep a query.
        case keep(String)
        /// Give a saved search another name.
        case rename(String)
    }
    let purpose: Purpose
    var line = LineEditor()

    var prompt: Prompt { .searchName(self) }

    var historyName: String { "name" }
    var label: String {
        switch purpose {
        case .keep: "keep this search as: "
        case .rename(let name): "call “\(name)”: "
        }
    }

    func advice(_ facts: PromptFacts) -> [String] { [] }

    func accept() -> Action {
        let name = line.text.inOneLine
        guard !name.isEmpty else { return Model.nothing }
        switch purpose {
        case .keep(let query):
            return {
                $0.say("Kept as “\(name)”. \($0.key("saved-searches")) shows the searches that are kept.")
                if $0.articles.query == query {
                    $0.savedSearch = SavedSearch(name: name, query: query, articles: 0)
                }
                return [.change(.saveSearch(query, as: name))]
            }
        case .rename(let old):
            guard name != old else { return Model.nothing }
            return {
                if $0.savedSearch?.name == old { $0.savedSearch?.name = name }
                return [.change(.renameSearch(old, to: name)), .ask(.savedSearches)]
            }
        }
    }
}

extension Model {
    /// Asks for a name for the query of the search on the screen.
    mutating func startSaving(_ query: String) -> [Effect] {
        guard !query.isEmpty else {
            say("There is nothing to keep yet: type a search first.")
            return []
        }
        prompt = .searchName(SearchNamePrompt(purpose: .keep(query)))
        return []
    }

    /// Asks for a name for what the list shows.
    mutating func startSavingFilter() -> [Effect] {
        guard !articles.query.isEmpty, articles.query != scope?.query else {
            say(
                "The list shows everything. Narrow it with \(key("filter")), or search with "
                    + "\(key("search")), and keep that.")
            return []
        }
        return startSaving(articles.query)
    }

    mutating func startRenaming(_ search: SavedSearch) -> [Effect] {
        let prompt = SearchNamePrompt(purpose: .rename(search.name), line: LineEditor(search.name))
        self.prompt = .searchName(prompt)
        return []
    }
}
