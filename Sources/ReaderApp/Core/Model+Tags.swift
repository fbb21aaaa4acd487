import Library
import TerminalUI

/// Tags: a prompt that knows those there are.
extension Model {
    /// Asks for a tag of the article in hand; one that it has already is taken off.
    mutating func startTagging() -> [Effect] {
        guard let row = articleInHand else {
            say("Select an article first.")
            return []
        }
        prompt = Prompt(purpose: .tag(row.id, on: row.tags))
        return [.ask(.tags)]
    }

    mutating func acceptTag(_ typed: String, of article: ArticleID, on tags: [String]) -> [Effect] {
        let tag = Query.tagName(typed)
        guard !tag.isEmpty else { return [] }
        let isOn = !tags.contains(tag)
        let query = QueryField.tag.asking(for: tag)
        say(isOn ? "Tagged “\(tag)”. Find it again with f and \(query)." : "The tag “\(tag)” was taken off.")
        return mark(article, .tag(tag, isOn))
    }

    /// The known tags that begin with what was typed, those in most articles first.
    func tagCompletions(of stem: String) -> [String] {
        let stem = Query.tagName(stem)
        return knownTags.filter { $0.tag.hasPrefix(stem) }
            .sorted { ($0.articles, $1.tag) > ($1.articles, $0.tag) }.map(\.tag)
    }

    /// Tab and the arrows: the next known tag that begins with what was typed.
    mutating func completeTag(by step: Int) {
        guard var prompt, case .tag = prompt.purpose else { return }
        let stem = prompt.completion?.stem ?? prompt.line.text
        let found = tagCompletions(of: stem)
        guard !found.isEmpty else { return }
        let before = prompt.completion?.index ?? (step > 0 ? -1 : found.count)
        let index = (before + step + found.count) % found.count
        prompt.line.set(found[index])
        prompt.completion = Prompt.Completion(stem: stem, index: index)
        self.prompt = prompt
    }

    /// What stands beside the prompt: the tags it may become, or that this one is on already.
    func tagAdvice(_ typed: String, on tags: [String]) -> String {
        if tags.contains(Query.tagName(typed)) { return "Enter takes it off" }
        let stem = prompt?.completion?.stem ?? typed
        let found = tagCompletions(of: stem).filter { $0 != Query.tagName(typed) }.prefix(3)
        if stem.isEmpty, !tags.isEmpty { return "on it: " + tags.joined(separator: " · ") }
        return found.isEmpty ? "" : "Tab: " + found.joined(separator: " · ")
    }
}
