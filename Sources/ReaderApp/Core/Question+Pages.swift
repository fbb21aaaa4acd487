import Library

/// Questions of the pages about people: what fills a page at once does not wait for what takes longer.
extension Asking {
    static func ledger(
        _ question: Question, _ speaker: EntityID?, _ words: String, _ reported: Bool, _ copies: Bool
    ) -> Asking {
        Asking(.ledger, in: .relations) { library, isSuperseded in
            .page(
                .ledger(
                    try library.ledger(
                        of: speaker, words: words, reported: reported, copies: copies,
                        isCancelled: isSuperseded),
                    for: question))
        }
    }

    static func passages(of speaker: EntityID?, _ articles: [ArticleID], _ reported: Bool) -> Asking {
        Asking(.passages, in: .lists) { library, _ in
            .page(
                .passages(
                    speaker, articles, try library.passages(of: speaker, in: articles, reported: reported)))
        }
    }

    static func stops(_ key: TimelineKey) -> Asking {
        Asking(.stops(key), in: .relations) { library, isSuperseded in
            .page(
                .stops(
                    key,
                    try library.stops(of: key.entity, matching: key.query, isCancelled: isSuperseded)))
        }
    }

    static func headlines(_ articles: [ArticleID]) -> Asking {
        Asking(.headlines, in: .lists) { library, _ in .page(.headlines(try library.headlines(of: articles)))
        }
    }

    static func encounters(_ one: EntityID, _ other: EntityID, _ query: String) -> Asking {
        Asking(.encounters, in: .relations) { library, isSuperseded in
            let found = try library.encounters(of: one, other, matching: query, isCancelled: isSuperseded)
            return .page(.encounters(one, other, query: query, found))
        }
    }

    static func excerpts(_ places: [Excerpt.Place], _ marked: [EntityID]) -> Asking {
        Asking(.excerpts, in: .lists) { library, _ in
            .page(.excerpts(try library.excerpts(at: places, marking: marked)))
        }
    }

    static func chains(_ one: EntityID, _ other: EntityID) -> Asking {
        Asking(.chains, in: .relations) { library, isSuperseded in
            .page(.chains(one, other, try library.chains(from: one, to: other, isCancelled: isSuperseded)))
        }
    }

    static func network(_ entity: EntityID, _ most: Int, _ query: String) -> Asking {
        Asking(.network, in: .relations) { library, isSuperseded in
            let found = try library.neighbourhood(
                of: entity, most: most, matching: query, isCancelled: isSuperseded)
            return .page(.network(entity, most: most, query: query, found))
        }
    }
}
