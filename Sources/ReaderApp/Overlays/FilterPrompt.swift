import CrossReferences
import Library
import TerminalUI

/// Narrows the list of articles as the person types.
struct FilterPrompt: PromptContent {
    /// The query to go back to.
    let before: String
    var line: LineEditor

    var prompt: Prompt { .filter(self) }
    var historyName: String { "filter" }
    var label: String { "filter: " }

    /// How many articles answer, and how the filter was understood.
    func advice(_ facts: PromptFacts) -> [String] {
        if line.isEmpty { return [] }
        guard facts.articles.hasAnswer else { return ["…"] }
        if let suggestion = facts.articles.offer {
            return ["nothing found · Tab filters by: \(suggestion)", "Tab: \(suggestion)"]
        }
        let count = facts.articles.total.counted("article")
        guard let understood = Query(parsing: line.text, isTyping: true).understood else { return [count] }
        return ["\(understood) · \(count)", count]
    }

    func changed() -> Action { { $0.applyFilter(Query.unfinished(line.text)) } }
    func cancel() -> Action { { $0.applyFilter(before) } }
    func step(by step: Int) -> Action { { $0.articles.move(by: step, in: $0.layout) } }

    func accept() -> Action {
        {
            guard let suggestion = $0.articles.offer else { return $0.applyFilter(line.text) }
            $0.say("Nothing found for “\(line.text)”; these answer “\(suggestion)”.")
            return $0.applyFilter(suggestion)
        }
    }

    /// Accepts the suggestion that is offered when nothing is found.
    func complete() -> Action {
        { model in model.articles.offer.map { offer in model.editPrompt { $0.set(offer) } } ?? [] }
    }
}

extension ArticlesPane {
    /// What to filter by instead, where nothing was found.
    fileprivate var offer: String? { total == 0 && hasAnswer ? suggestion : nil }
}

extension Model {
    mutating func startFiltering() -> [Effect] {
        let isScope = articles.query == scope?.query
        let line = LineEditor(isScope ? "" : articles.query)
        prompt = .filter(FilterPrompt(before: articles.query, line: line))
        return focus(on: .articles)
    }

    /// Shows the articles that match `query`; an empty query shows what the reader was opened on.
    mutating func applyFilter(_ query: String) -> [Effect] {
        let wanted = query.isEmpty ? (scope?.query ?? "") : query
        guard wanted != articles.query else { return [] }
        articles.start(query: wanted)
        return askForList()
    }

    /// The filter that is being typed; `nil` while none is.
    var typedFilter: String? {
        guard case .filter(let filter) = prompt else { return nil }
        return filter.line.text
    }
}
