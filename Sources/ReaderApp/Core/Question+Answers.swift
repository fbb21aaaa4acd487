import Entities
import Library

extension Asking {
    static func articles(
        _ query: String, _ order: ArticleOrder, _ window: Range<Int>, keeping kept: KeptRow?
    ) -> Asking {
        Asking(.list, in: .lists) { library, isSuperseded in
            var (window, kept) = (window, kept)
            if let old = kept {
                let place = try library.position(
                    of: old.article, matching: query, in: order, isCancelled: isSuperseded)
                kept = place.map { KeptRow(article: old.article, place: $0) }
                let start = max(0, window.lowerBound + (place ?? old.place) - old.place)
                window = start..<start + window.count
            }
            let list = try library.list(
                matching: query, in: order, window: window, isCancelled: isSuperseded)
            return .articles(query: query, list, kept: kept)
        }
    }

    static func rowsToMark(_ query: String, _ order: ArticleOrder, _ range: Range<Int>) -> Asking {
        Asking(.rowsToMark, in: .lists) { library, isSuperseded in
            let list = try library.list(matching: query, in: order, window: range, isCancelled: isSuperseded)
            return .rowsToMark(list.window.items, endingAt: range.upperBound - 1)
        }
    }

    static func people(of articles: [ArticleID]) -> Asking {
        Asking(.people, in: .relations) { library, _ in .people(try library.people(of: articles, limit: 3)) }
    }

    static func unread(_ query: String) -> Asking {
        Asking(.unread, in: .relations) { library, isSuperseded in
            let unread = query.isEmpty ? "is:unread" : "(\(query)) is:unread"
            let found = try library.articles(matching: unread, window: 0..<0, isCancelled: isSuperseded)
            return .unread(found.total, for: query)
        }
    }

    static func suggestion(_ query: String, _ isTyping: Bool) -> Asking {
        Asking(.suggestion, in: .searches) { library, isSuperseded in
            .suggestion(
                try library.suggestion(for: query, isTyping: isTyping, isCancelled: isSuperseded), for: query)
        }
    }

    static func place(of article: ArticleID, _ query: String, _ order: ArticleOrder) -> Asking {
        Asking(.placeInList, in: .lists) { library, isSuperseded in
            try library.position(of: article, matching: query, in: order, isCancelled: isSuperseded)
                .map { .located(article, position: $0) }
        }
    }

    static func article(_ id: ArticleID, _ landing: Landing) -> Asking {
        Asking(.article, in: .reading) { library, _ in
            do {
                guard let article = try library.article(id) else {
                    return .notOpened(id, problem: "That article is no longer in the library.")
                }
                return .opened(article, at: try landing.filled(id, library))
            } catch {
                return .notOpened(id, problem: "\(error)")
            }
        }
    }

    static func mark(_ letter: Character) -> Asking {
        Asking(.mark, in: .afterChanges) { library, _ in
            let kept = try library.readerState(KeptMark.beginning + String(letter))
            return .mark(kept.flatMap(KeptMark.init(kept:)), letter: letter)
        }
    }

    static var marks: Asking {
        Asking(.marks, in: .afterChanges) { library, _ in
            let marks = try library.readerStates(KeptMark.beginning).compactMap { kept -> LetteredMark? in
                guard let letter = kept.name.last, let mark = KeptMark(kept: kept.value) else { return nil }
                return LetteredMark(letter: letter, mark: mark)
            }
            return .overlay(.marks(marks))
        }
    }

    static func articleAgain(_ id: ArticleID) -> Asking {
        Asking(.articleAgain, in: .reading) { library, _ in try library.article(id).map(Event.reloaded) }
    }

    static func trail(of entity: EntityID, _ start: TrailStart) -> Asking {
        Asking(start == .refresh ? .trailAgain : .trail, in: .reading) { library, _ in
            .trail(entity, try library.trail(of: entity), then: start)
        }
    }

    /// How long the question for related articles waits, so that it does not slow down moving quickly from article to
    /// article.
    private static let relatedDelay = Duration.milliseconds(5)

    static func related(_ article: ArticleID, _ entity: EntityID?) -> Asking {
        Asking(.related, in: .relations, after: relatedDelay) { library, isSuperseded in
            let related = try library.related(to: article, limit: 30)
            if isSuperseded() { return nil }
            let naming = try entity.map { try library.articles(mentioning: $0, window: 0..<200).items } ?? []
            return .related(article, related, entity: entity, naming: naming)
        }
    }

    static func hits(_ query: String, _ order: SearchOrder, _ window: Range<Int>) -> Asking {
        Asking(.hits, in: .searches) { library, isSuperseded in
            let hits = try library.search(
                query, window: window, isTyping: true, order: order, isCancelled: isSuperseded)
            let suggestion =
                hits.total == 0
                ? try library.suggestion(for: query, isTyping: true, isCancelled: isSuperseded) : nil
            return .overlay(.hits(query: query, order: order, hits, suggestion: suggestion))
        }
    }

    static func completions(of query: String) -> Asking {
        Asking(.completions, in: .searches) { library, _ in
            .overlay(.completions(of: query, try library.completions(of: query)))
        }
    }

    static let problems = Asking(.problems, in: .lists) { library, _ in
        .overlay(.problems(try library.problems()))
    }

    static func versions(of article: ArticleID) -> Asking {
        Asking(.versions, in: .reading) { library, _ in
            .overlay(.versions(article, try library.versions(of: article)))
        }
    }

    static func leftOut(of article: ArticleID) -> Asking {
        Asking(.leftOut, in: .files) { library, isSuperseded in
            try library.leftOut(of: article, isCancelled: isSuperseded).map { .leftOut(article, $0) }
        }
    }

    static let tags = Asking(.tags, in: .afterChanges) { library, _ in .tags(try library.tags()) }

    static let savedSearches = Asking(.savedSearches, in: .afterChanges) { library, isSuperseded in
        .overlay(.savedSearches(try library.savedSearches(isCancelled: isSuperseded)))
    }
}

extension Landing {
    /// With all places that answer the search that led there.
    fileprivate func filled(_ article: ArticleID, _ library: Library) throws -> Landing {
        switch self {
        case .hit(let range, let query, _):
            return .hit(range, of: query, all: try library.places(of: query, in: article, isTyping: true))
        case .edgeHit(let query, let isFirst):
            let places = try library.places(of: query, in: article, isTyping: true)
            guard let place = isFirst ? places.first : places.last else { return .top }
            return .hit(place, of: query, all: places)
        case .left:
            let kept = try library.readerState(ReadingPlace.name(of: article)).flatMap(
                ReadingPlace.init(kept:))
            return kept.map { .place($0) } ?? .top
        case .top, .preview, .offset, .words, .firstMention, .lastMention, .firstNewMention, .view,
            .place:
            return self
        }
    }
}
