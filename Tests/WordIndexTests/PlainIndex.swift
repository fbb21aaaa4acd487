import TestSupport

@testable import WordIndex

/// An article for the index, and what the index must know of it, worked out the long way.
struct PlainArticle {
    var id: Int64
    var date: Int64
    var title: String
    var body: String
    var source: String?
    var byline: String?
    var language: String?

    private var text: String { title + "\n\n" + body }

    func words(_ lexicon: TextLexicon? = nil) -> ArticleWords {
        ArticleWords(
            text: text, title: .inText(0..<title.utf8.count), source: source, byline: byline,
            language: language, lexicon: lexicon)
    }

    /// The terms, with how often and whether in the title.
    func terms(common: Set<String> = []) -> [String: PlainOccurrence] {
        var terms: [String: PlainOccurrence] = [:]
        var previous: (word: String, inTitle: Bool)?
        func take(_ term: String, inTitle: Bool) {
            terms[term, default: PlainOccurrence()].count += 1
            if inTitle { terms[term]?.inTitle = true }
        }
        for (text, inTitle) in [(title, true), (body, false)] {
            for word in plainWords(text) {
                take(word, inTitle: inTitle)
                if let last = previous, common.contains(last.word), common.contains(word) {
                    let pair = "\u{4}\(last.word) \(word)"
                    terms[pair] = PlainOccurrence(
                        count: 1, inTitle: inTitle || terms[pair]?.inTitle ?? false)
                }
                previous = (word, inTitle)
            }
        }
        for (mark, text) in [("\u{1}", source), ("\u{2}", byline), ("\u{3}", language)] {
            for word in plainWords(text ?? "") { take(mark + word, inTitle: false) }
        }
        return terms
    }

    private func plainWords(_ text: String) -> [String] {
        text.split { !$0.isLetter && !$0.isNumber }.map { $0.lowercased() }
    }
}

struct PlainOccurrence: Equatable {
    var count = 0
    var inTitle = false
}

/// Articles of few words, so that every word is in many of them.
func plainArticles(_ ids: Range<Int64>, _ random: inout SeededRandom) -> [PlainArticle] {
    let words = [
        "the", "The", "minister", "of", "wheat", "what", "Harbour", "harbours", "war", "a", "an", "x2",
    ]
    return ids.map { id in
        PlainArticle(
            id: id, date: Int64.random(in: -5...5, using: &random),
            title: random.text(1..<4, of: words, gaps: [" "]),
            body: random.text(0..<40, of: words, gaps: [" ", " ", ", ", ".\n"]),
            source: Bool.random(using: &random) ? random.text(1..<3, of: words, gaps: [" "]) : nil,
            byline: Bool.random(using: &random) ? "Ada Wren" : nil,
            language: Bool.random(using: &random) ? "en" : nil)
    }
}

/// The blocks of shards, in memory.
struct BlocksInMemory: TermBlockStore {
    struct Missing: Error {}
    var blocks: [Int64: [[UInt8]]] = [:]

    func read(_ number: Int, of shard: Int64, _ body: (UnsafeBufferPointer<UInt8>) -> Void) throws {
        guard let block = blocks[shard].flatMap({ $0.indices.contains(number) ? $0[number] : nil }) else {
            throw Missing()
        }
        block.withUnsafeBufferPointer(body)
    }
}

extension TextIndexShard {
    convenience init(_ packed: PackedShard, id: Int64 = 1, dead: [UInt8] = []) throws {
        try self.init(
            id: id, revision: 0, lexicon: 0, documents: packed.documents, directory: packed.directory,
            dead: dead)
    }

    /// All terms but the short prefixes, with the articles that have them.
    func terms(_ blocks: [[UInt8]]) throws -> [String: [Int64: PlainOccurrence]] {
        var terms: [String: [Int64: PlainOccurrence]] = [:]
        try forEachTerm(from: [], in: BlocksInMemory(blocks: [id: blocks])) { term, postings in
            guard term.first != IndexField.shortPrefix.rawValue else { return true }
            let text = String(decoding: term, as: UTF8.self)
            postings.visit {
                terms[text, default: [:]][articles[$0.document]] = PlainOccurrence(
                    count: $0.count, inTitle: $0.inTitle)
            }
            return true
        }
        return terms
    }
}
