import TerminalUI

/// Finds in the text as the person types.
struct FindPrompt: PromptContent {
    /// The first row of the text that was in view before.
    let origin: Int
    /// Whether it begins above what is in view.
    var isBackwards = false
    var line = LineEditor()

    var prompt: Prompt { .find(self) }
    var historyName: String { "find" }
    var label: String { isBackwards ? "g/" : "/" }

    func advice(_ facts: PromptFacts) -> [String] {
        if line.isEmpty { return [] }
        guard let find = facts.find, let current = find.current else { return ["not found"] }
        return ["\(current + 1) of \(find.matches.count)"]
    }

    func changed() -> Action {
        {
            $0.text.find(line.text, from: origin, backwards: isBackwards, height: $0.textHeight)
            $0.repeats = .finds
            return []
        }
    }

    func accept() -> Action {
        {
            guard $0.text.find?.matches.isEmpty ?? true else { return [] }
            $0.endFind()
            if !line.isEmpty {
                $0.say(
                    "“\(line.text)” does not occur in this article. \($0.key("search")) searches all of them."
                )
            }
            return []
        }
    }

    func cancel() -> Action {
        {
            $0.endFind()
            $0.text.scroll(to: origin, height: $0.textHeight)
            return []
        }
    }

    func step(by step: Int) -> Action {
        {
            $0.goToFind(by: step)
            return []
        }
    }
}

extension Model {
    mutating func startFinding(backwards: Bool = false) -> [Effect] {
        guard text.opened != nil else {
            say("Open an article first (\(key("open"))); \(key("search")) searches all of them.")
            return []
        }
        prompt = .find(FindPrompt(origin: text.top, isBackwards: backwards))
        return focus == .text ? [] : focus(on: .text)
    }

    mutating func endFind() {
        text.find = nil
        repeats = .mentions
    }

    /// To the next place that was found; behind the last of an article, to the next article that the search found.
    mutating func goToNextFind(by steps: Int) -> [Effect] {
        if walkHere != nil, let find = text.find, find.isOfSearch, let current = find.current,
            !find.matches.indices.contains(current + steps)
        {
            return walkHits(by: steps.signum())
        }
        goToFind(by: steps)
        return []
    }

    mutating func goToFind(by steps: Int) {
        guard let wrapped = text.moveFind(by: steps, height: textHeight) else {
            say("Nothing was found in this article.")
            return
        }
        if wrapped {
            say(steps > 0 ? "Past the end, on from the beginning." : "Past the beginning, back from the end.")
        }
        syncTrailWithPoint()
    }
}
