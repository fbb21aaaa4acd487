import Articles
import Library
import TerminalUI

/// Copying from the text: paragraphs, sentences, what is selected, with its source or without.
extension Model {
    /// Takes a key while sentences are selected.
    ///
    /// - Returns: `nil` when the key is to do what it does otherwise.
    mutating func pressInSelection(_ key: Key) -> [Effect]? {
        guard focus == .text, pending.isEmpty, let selection = text.selection, let range = text.selectedRange,
            let words = words(range)
        else { return nil }
        switch key {
        case .character("y"):
            text.selection?.isCopied = true
            return [.terminal(.copy(words))]
        case .character("q") where selection.isCopied:
            text.selection = nil
            return [.terminal(.copy(withSource(words)))]
        case .character("v"):
            text.selection = nil
            return []
        default:
            // What was copied is done with, unless more of it is wanted.
            if selection.isCopied { text.selection = nil }
            return nil
        }
    }

    mutating func startSelection() -> [Effect] {
        if !text.startSelection(height: textHeight) { say("There is no sentence here to select.") }
        return []
    }

    mutating func copyParagraph() -> [Effect] {
        if focus.isPage {
            guard let citation = citationOnPage else {
                say("Go to a mention or a quotation first: \(key("next-view")) goes from view to view.")
                return []
            }
            return [.terminal(.copy(citation))]
        }
        return copy(text.paragraphInView)
    }

    mutating func copySentence() -> [Effect] {
        copy(text.sentenceAtCursor.flatMap { text.opened?.sentences[$0] })
    }

    private func copy(_ range: Range<Int>?) -> [Effect] {
        range.flatMap(words).map { [.terminal(.copy($0))] } ?? []
    }

    /// The quotation that the cursor is in, else the paragraph, with its source.
    mutating func copyWithSource() -> [Effect] {
        if focus.isPage { return copyParagraph() }
        if let quotation = text.quotationAtCursor, let words = words(quotation.range) {
            return [.terminal(.copy(withSource("“\(words)”")))]
        }
        return text.paragraphInView.flatMap(words).map { [.terminal(.copy(withSource($0)))] } ?? []
    }

    /// Title, source, date and address of the article.
    mutating func copyCitation() -> [Effect] {
        articleInHand.map { row in
            let facts = ["“\(row.headline.title)”"] + Self.origin(of: row) + [row.url].compactMap(\.self)
            return [.terminal(.copy(facts.joined(separator: ", ")))]
        } ?? []
    }

    private func words(_ range: Range<Int>) -> String? {
        text.opened.map { String($0.article.text.slice(utf8: range)).inOneLine }
    }

    private func withSource(_ words: String) -> String {
        guard let row = text.opened?.row else { return words }
        return "\(words) (\(([row.headline.title] + Self.origin(of: row)).joined(separator: ", ")))"
    }

    /// Where an article is from, and when.
    private static func origin(of row: ArticleRow) -> [String] {
        [row.headline.source, DateInWords.long(row.headline.date)].compactMap(\.self)
    }

    // MARK: Addresses

    /// Lists the web addresses of the article, to open one.
    mutating func showLinks() -> [Effect] {
        guard let opened = text.opened else {
            say("Open an article first (\(key("open"))); this lists the addresses in it.")
            return []
        }
        let links = LinksOverlay(opened)
        if links.addresses.isEmpty {
            say("There are no web addresses in this article.")
        } else {
            overlay = .links(links)
        }
        return []
    }
}
