import Algorithms
import Articles
import Library

/// Showing what was left out of the open article.
extension Model {
    /// Shows what was left out of the article in its place, once that is read, or hides it.
    mutating func toggleLeftOut() -> [Effect] {
        guard let opened = text.opened else {
            say("Open an article first.")
            return []
        }
        if text.leftOut != nil {
            text.show(leftOut: nil, height: textHeight)
            return []
        }
        guard !opened.row.provenance.leftOut.isEmpty else {
            say("Nothing was left out of this article.")
            return []
        }
        return [.ask(.leftOut(opened.row.id))]
    }

    mutating func receive(_ answer: LeftOutAnswer, of article: ArticleID) -> [Effect] {
        guard text.opened?.row.id == article else { return [] }
        guard case .passages(let passages) = answer else {
            if let problem = answer.problem { fail(CleanText.safe(problem)) }
            return []
        }
        text.show(leftOut: passages, height: textHeight)
        let kinds = passages.map(\.what).uniqued().joined(separator: ", ")
        say(
            passages.isEmpty
                ? "Nothing is left out of this article." : "\(key("left-out")) hides it again: \(kinds)")
        return []
    }
}
