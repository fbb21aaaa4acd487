import Library
import TerminalUI

/// A line typed at the bottom of the screen, acted on with each keystroke.
struct Prompt: Equatable {
    enum Purpose: Equatable {
        /// Find in the text; `origin` is where the view was before.
        case find(origin: Int)
        /// Narrow the list of articles; `before` is the query to go back to.
        case filter(before: String)
        /// Put a tag on an article that has these already.
        case tag(ArticleID, on: [String])
        /// Keep a query under a name.
        case saveSearch(String)
        /// Give a saved search another name.
        case renameSearch(String)
    }
    /// What Tab made of what was typed.
    struct Completion: Equatable {
        var stem: String
        /// The number of the completion that the line shows.
        var index: Int
    }
    var purpose: Purpose
    var line = LineEditor()
    var completion: Completion?

    var label: String {
        switch purpose {
        case .find: "/"
        case .filter: "filter: "
        case .tag: "tag: "
        case .saveSearch: "keep this search as: "
        case .renameSearch(let name): "call “\(name)”: "
        }
    }

    /// Whether there is something to say beside it before anything is typed.
    var advisesEmpty: Bool {
        if case .tag = purpose { return true }
        return false
    }
}

extension Model {
    mutating func startFinding() -> [Effect] {
        guard text.opened != nil else {
            say("Open an article first (Enter); s searches all of them.")
            return []
        }
        prompt = Prompt(purpose: .find(origin: text.top))
        return focus == .text ? [] : focus(on: .text)
    }

    mutating func startFiltering() -> [Effect] {
        prompt = Prompt(purpose: .filter(before: articles.query))
        if let scope = options.scope, articles.query == scope.query { return focus(on: .articles) }
        prompt?.line.set(articles.query)
        return focus(on: .articles)
    }

    mutating func pressInPrompt(_ key: Key) -> [Effect] {
        switch key {
        case .escape, .control("c"), .control("g"): return cancelPrompt()
        case .enter: return acceptPrompt()
        case .backspace where prompt?.line.text.isEmpty ?? true: return cancelPrompt()
        case .tab:
            if case .filter = prompt?.purpose { return takeSuggestion() }
            completeTag(by: 1)
            return []
        case .down, .up:
            switch prompt?.purpose {
            case .tag, .saveSearch, .renameSearch:
                completeTag(by: key == .down ? 1 : -1)
                return []
            case .find, .filter, nil: break
            }
            if case .find = prompt?.purpose {
                goToFind(by: key == .down ? 1 : -1)
                return []
            }
            return articles.move(by: key == .down ? 1 : -1, in: layout)
        default: return editPrompt { _ = $0.handle(key) }
        }
    }

    mutating func editPrompt(_ edit: (inout LineEditor) -> Void) -> [Effect] {
        guard var prompt else { return [] }
        let before = prompt.line.text
        edit(&prompt.line)
        self.prompt = prompt
        guard prompt.line.text != before else { return [] }
        self.prompt?.completion = nil
        switch prompt.purpose {
        case .find(let origin):
            text.find(prompt.line.text, from: origin, height: textHeight)
            repeats = .finds
            return []
        case .filter: return applyFilter(Query.unfinished(prompt.line.text))
        case .tag, .saveSearch, .renameSearch: return []
        }
    }

    private mutating func acceptPrompt() -> [Effect] {
        guard let prompt else { return [] }
        self.prompt = nil
        switch prompt.purpose {
        case .find:
            if prompt.line.text.isEmpty {
                text.find = nil
                repeats = .mentions
            } else if text.find?.matches.isEmpty ?? true {
                text.find = nil
                repeats = .mentions
                say("“\(prompt.line.text)” does not occur in this article. s searches all of them.")
            }
            return []
        case .filter:
            if let suggestion = offeredFilter {
                say("Nothing is found for “\(prompt.line.text)”; these answer “\(suggestion)”.")
                return applyFilter(suggestion)
            }
            return applyFilter(prompt.line.text)
        case .tag(let article, let tags): return acceptTag(prompt.line.text, of: article, on: tags)
        case .saveSearch(let query): return acceptName(prompt.line.text, of: query)
        case .renameSearch(let old): return acceptNewName(prompt.line.text, of: old)
        }
    }

    mutating func cancelPrompt() -> [Effect] {
        guard let prompt else { return [] }
        self.prompt = nil
        switch prompt.purpose {
        case .find(let origin):
            text.find = nil
            repeats = .mentions
            text.scroll(to: origin, height: textHeight)
            return []
        case .filter(let before): return applyFilter(before)
        case .tag, .saveSearch, .renameSearch: return []
        }
    }

    /// Shows the articles that answer `query`; the empty one shows what the reader was opened on.
    mutating func applyFilter(_ query: String) -> [Effect] {
        let wanted = query.isEmpty ? (options.scope?.query ?? "") : query
        guard wanted != articles.query else { return [] }
        articles.start(query: wanted)
        return [.ask(.articles(query: wanted, window: articles.firstWindow(height: articlesHeight)))]
    }

    /// The filter that is being typed; `nil` while none is.
    var typedFilter: String? {
        guard let prompt, case .filter = prompt.purpose else { return nil }
        return prompt.line.text
    }

    /// What to filter by instead, where nothing was found.
    private var offeredFilter: String? {
        articles.total == 0 && articles.hasAnswer ? articles.suggestion : nil
    }

    private mutating func takeSuggestion() -> [Effect] {
        guard let suggestion = offeredFilter else { return [] }
        return editPrompt { $0.set(suggestion) }
    }

    mutating func goToFind(by steps: Int) {
        guard let wrapped = text.moveFind(by: steps, height: textHeight) else {
            say("Nothing was found in this article.")
            return
        }
        if wrapped {
            say(steps > 0 ? "From the end on to the beginning." : "From the beginning back to the end.")
        }
        syncTrailWithPoint()
    }
}
