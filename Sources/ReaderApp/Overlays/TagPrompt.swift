import Library
import TerminalUI

/// Asks for a tag, and knows the existing ones.
struct TagPrompt: PromptContent {
    /// What Tab completed the typed text to.
    private struct Completion: Equatable {
        var stem: String
        /// The index of the completion that the line shows.
        var index: Int
    }
    private let articles: [ArticleRow]
    /// Every tag of the library, as the library last reported them.
    var known: [TagCount]
    var line = LineEditor()
    private var completion: Completion?

    init(for articles: [ArticleRow], known: [TagCount]) {
        self.articles = articles
        self.known = known
    }

    var prompt: Prompt { .tag(self) }
    var historyName: String { "tag" }
    var label: String { "tag: " }
    /// The tags that are on all of the articles.
    private var tags: [String] {
        let others = articles.dropFirst().map { Set($0.tags) }
        return (articles.first?.tags ?? []).filter { tag in others.allSatisfy { $0.contains(tag) } }
    }

    /// Hints: the tags that the text may become, or that the article already has this tag.
    func advice(_ facts: PromptFacts) -> [String] {
        let typed = Query.tagName(line.text)
        if tags.contains(typed) { return ["Enter takes it off"] }
        let stem = completion?.stem ?? line.text
        if stem.isEmpty, !tags.isEmpty { return ["on it: " + tags.joined(separator: " · ")] }
        let found = completions(of: stem).filter { $0 != typed }.prefix(3)
        return found.isEmpty ? [] : ["Tab: " + found.joined(separator: " · ")]
    }

    /// The known tags that begin with what was typed, those in most articles first.
    private func completions(of stem: String) -> [String] {
        let stem = Query.tagName(stem)
        return known.filter { $0.tag.hasPrefix(stem) }
            .sorted { ($0.articles, $1.tag) > ($1.articles, $0.tag) }.map(\.tag)
    }

    mutating func changed() -> Action {
        completion = nil
        return Model.nothing
    }

    mutating func complete() -> Action { step(by: 1) }

    /// The next known tag that begins with what was typed.
    mutating func step(by step: Int) -> Action {
        let stem = completion?.stem ?? line.text
        let found = completions(of: stem)
        guard !found.isEmpty else { return Model.nothing }
        let before = completion?.index ?? (step > 0 ? -1 : found.count)
        let index = (before + step + found.count) % found.count
        line.set(found[index])
        completion = Completion(stem: stem, index: index)
        return Model.nothing
    }

    /// Puts the tag on the article, or takes it off when the article already has it.
    func accept() -> Action {
        let (tag, isOn) = (Query.tagName(line.text), !tags.contains(Query.tagName(line.text)))
        guard !tag.isEmpty else { return Model.nothing }
        return { $0.tag(articles, with: tag, isOn) }
    }
}

extension Model {
    mutating func startTagging() -> [Effect] {
        guard !articlesInHand.isEmpty else {
            say("Select an article first.")
            return []
        }
        prompt = .tag(TagPrompt(for: articlesInHand, known: knownTags))
        return [.ask(.tags)]
    }

    /// `:tag` puts a tag on the article in hand, or takes it off.
    mutating func tag(with name: String) -> [Effect] {
        let (tag, rows) = (Query.tagName(name), articlesInHand)
        guard !tag.isEmpty, !rows.isEmpty else {
            fail(tag.isEmpty ? "Type a tag: :tag port" : "Select an article first.")
            return []
        }
        return self.tag(rows, with: tag, !rows.allSatisfy { $0.tags.contains(tag) })
    }

    fileprivate mutating func tag(_ rows: [ArticleRow], with tag: String, _ isOn: Bool) -> [Effect] {
        let count = rows.count > 1 ? "\(rows.count) articles: " : ""
        say(
            isOn
                ? "\(count)Tagged “\(tag)”. Find it again with f and \(QueryField.tag.asking(for: tag))."
                : "\(count)The tag “\(tag)” was taken off.")
        return decide(.tag(tag, isOn), on: rows)
    }

    mutating func receive(_ tags: [TagCount]) {
        knownTags = tags
        guard case .tag(var tagging) = prompt else { return }
        tagging.known = tags
        prompt = .tag(tagging)
    }
}
