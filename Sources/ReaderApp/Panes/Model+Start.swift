import CrossReferences
import Entities
import Library
import TerminalUI

/// The start screen: showing it, and where its entries lead.
extension Model {
    /// `gh`.
    mutating func showStart() -> [Effect] {
        if focus != .start { leavePlace() }
        return enterStart()
    }

    mutating func enterStart() -> [Effect] {
        _ = focus(on: .start)
        return [newsQuestion]
    }

    var newsQuestion: Effect { .ask(.news(since: options.visit)) }

    /// What the start screen shows, when it is on the screen.
    var startReload: [Effect] { focus == .start ? [newsQuestion] : [] }

    mutating func receive(_ facts: StartFacts) -> [Effect] {
        startScreen.layOut(in: layout)
        startScreen.receive(facts)
        return []
    }

    /// From the start screen to all articles.
    mutating func showAllArticles() -> [Effect] {
        focus(on: .articles) + (articles.query.isEmpty ? [] : applyFilter(""))
    }

    /// Enter: where the selected entry leads.
    mutating func openInStart() -> [Effect] {
        guard let facts = startScreen.facts, let item = startScreen.selected else { return [] }
        switch item {
        case .person(let place):
            let person = facts.news.people[place]
            return startNewWalk(Followable(id: person.id, name: person.name, kind: person.kind))
        case .article(let place): return open(facts.news.newArticles[place].id, at: .left)
        case .begun(let place): return open(facts.begun[place].row.id, at: .left)
        case .search(let place): return showArticles(of: facts.news.searches[place].search)
        case .newcomer(let place):
            let newcomer = facts.news.newcomers[place]
            return showDossier(of: newcomer.id, name: newcomer.name, kind: .person)
        case .mark(let place): return go(to: facts.marks[place].mark)
        case .doubts: return showDoubts()
        case .problems: return showProblems()
        case .more(.articles, _):
            return focus(on: .articles) + applyFilter("is:unread")
        case .more(let part, _):
            startScreen.unfold(part)
            return []
        case .add: return startAdding()
        case .sample: return openSample()
        case .keys: return showHelp()
        case .leave: return leave()
        }
    }

    /// Who is selected on the start screen.
    var subjectOfStart: CorrectionSubject? {
        guard let news = startScreen.facts?.news else { return nil }
        switch startScreen.selected {
        case .person(let place):
            let person = news.people[place]
            return CorrectionSubject(entity: person.id, name: person.name, kind: person.kind, articles: 0)
        case .newcomer(let place):
            let newcomer = news.newcomers[place]
            return CorrectionSubject(
                entity: newcomer.id, name: newcomer.name, kind: .person, articles: newcomer.articles)
        default: return nil
        }
    }

    /// The article that is selected on the start screen.
    var articleOfStart: ArticleRow? {
        guard let facts = startScreen.facts else { return nil }
        return switch startScreen.selected {
        case .article(let place): facts.news.newArticles[place]
        case .begun(let place): facts.begun[place].row
        default: nil
        }
    }

    mutating func moveStartPart(by steps: Int) -> [Effect] {
        startScreen.movePart(by: steps)
        return []
    }
}

/// Articles that came in while one reads.
public struct Arrivals: Equatable, Sendable {
    public var articles: Int
    /// How many of them name somebody who is followed.
    public var naming: Int
    /// How the library is now.
    public var now: LibraryVisit

    /// “3 new articles, 2 name your people · gh”, with the key of the start screen.
    func inWords(_ key: String) -> String {
        let names = naming == 0 ? "" : ", \(naming) name\(naming == 1 ? "s" : "") your people"
        return "\(articles.counted("new article"))\(names) · \(key)"
    }
}

extension Model {
    /// What came in since the list was last looked at.
    struct ArrivalCount: Equatable {
        /// How the library was when the list or the start screen was last looked at.
        var base: LibraryVisit?
        var articles = 0
        /// How many the person was told of.
        var told = 0
    }

    /// Asks what came in since the list was last looked at.
    var arrivalsQuestion: Effect { .ask(.arrivals(after: arrivals.base)) }

    mutating func receive(_ found: Arrivals) -> [Effect] {
        guard arrivals.base != nil else {
            arrivals.base = found.now
            return keepVisit
        }
        // What one takes in oneself is no surprise.
        guard progress == nil else { return [] }
        arrivals.articles = found.articles
        guard found.articles > arrivals.told else { return [] }
        arrivals.told = found.articles
        if message?.isError != true { say(found.inWords(key("start"))) }
        return settings.notify == "none"
            ? [] : [.terminal(.notify(found.inWords(key("start")), settings.notify))]
    }

    /// The list, or the start screen, is being looked at: what came in until now is no news any more.
    ///
    /// Looking takes a key: what comes while nobody is there stays news.
    mutating func lookAtArrivals(after event: Event) -> [Effect] {
        guard case .terminal(.key) = event, focus == .articles || focus == .start, arrivals.articles > 0
        else {
            return []
        }
        arrivals = ArrivalCount()
        return [arrivalsQuestion]
    }

    /// Counts arrivals from now on: what came until now was taken in by this reader.
    mutating func beginArrivals() -> [Effect] {
        arrivals = ArrivalCount()
        return [arrivalsQuestion]
    }

    /// Keeps when the library was last looked at, and how it was.
    var keepVisit: [Effect] {
        guard let base = arrivals.base, !options.isReadOnly else { return [] }
        return [.change(.keepVisit(base))]
    }
}
