import Articles
import Entities
import Library
import TerminalUI
import TextBytes

@testable import ReaderApp

/// A made-up library about a harbour inquiry and a bridge, for the pages about people: two circles of people who are
/// hardly named together, one article without a date.
enum PageLibrary {
    private static let people = [
        "Jelena Marić", "Tomas Vale", "Ana Prosk", "Ivo Kern", "Lida Tarn", "Mato Brun", "Ida Solo",
    ]

    /// Somebody's words: who, what, and how it is told.
    private typealias Said = (who: Int, words: String, cue: String)

    private static let articles: [(date: String?, source: String, text: String, said: [Said])] = [
        (
            "2024-01-15", "Harbour Post",
            """
            The crane that nobody ordered
            Jelena Marić told the council that a crane had been paid for twice. “I count cranes,” Marić said. “I get one.”
            The prosecutor Tomas Vale asked for the books.
            Ivo Kern, who signed them, was not at home.
            """, [(0, "I count cranes,", "said"), (0, "I get one.", "said")]
        ),
        (
            "2024-02-03", "Harbour Post",
            """
            Vale opens the books
            Tomas Vale met Jelena Marić at the quay and took eleven boxes away.
            “Paper is patient, and so am I,” Vale said.
            """, [(1, "Paper is patient, and so am I,", "said")]
        ),
        (
            "2024-02-20", "Karsk Wire",
            """
            Kern suspended
            Ivo Kern was suspended on Tuesday. Jelena Marić called it late.
            Tomas Vale did not call it anything.
            Ana Prosk, who speaks for Kern, said that he would answer every question.
            """, [(2, "he would answer every question", "said")]
        ),
        (
            "2024-03-04", "Harbour Post",
            """
            Harbour minister steps down
            Jelena Marić left her post on Monday.
            “Nobody is above the law,” Tomas Vale said in the afternoon, when it rained.
            Ivo Kern watched from the pier.
            """, [(1, "Nobody is above the law,", "said")]
        ),
        (
            "2024-03-05", "Karsk Wire",
            """
            A bridge for Tarn
            Lida Tarn cut the ribbon of a bridge that does not reach the other side. Mato Brun held the scissors.
            “It is a matter of time,” Tarn said.
            """, [(4, "It is a matter of time,", "said")]
        ),
        (
            "2024-05-01", "Harbour Post",
            """
            Marić speaks
            “I have nothing to hide,” Jelena Marić told reporters. “You may look under the table.”
            Ana Prosk and Tomas Vale stood at the back.
            """, [(0, "I have nothing to hide,", "told"), (0, "You may look under the table.", "told")]
        ),
        (
            "2024-05-19", "Karsk Wire",
            """
            Brun measures the gap
            Mato Brun measured eleven metres. Lida Tarn said ten.
            Ida Solo wrote both down.
            """, []
        ),
        (
            "2024-07-11", "Karsk Wire",
            """
            The bridge and the crane
            Lida Tarn wants the second crane for her bridge. Ivo Kern says that there is no second crane.
            “There is a receipt,” Tarn said.
            """, [(4, "There is a receipt,", "said")]
        ),
        (
            nil, "Harbour Post",
            """
            What we know of Kern
            Ivo Kern was born in a lighthouse. Jelena Marić hired him.
            """, []
        ),
        (
            "2025-01-31", "Harbour Post",
            """
            Kern in court
            Ivo Kern told the court that he had signed what lay on top. Tomas Vale asked what lay below.
            Jelena Marić, Ana Prosk said, had known.
            """, []
        ),
    ]

    /// Made once: tests only read it.
    private static let made = Result { try make() }
    static func shared() throws -> Library { try made.get() }

    private static func make() throws -> Library {
        let library = try Library.inMemory()
        for (number, article) in articles.enumerated() {
            let found = Self.article(article.date, article.source, article.text)
            let bytes = Array(found.text.utf8)
            let file = ArticleSource(
                path: "/news/\(number + 1).txt", size: bytes.count, modified: 1,
                contentHash: ArticleSource.hash(of: bytes))
            _ = try library.store([
                IncomingArticle(file: file, article: found, annotation: annotation(of: found, article.said))
            ])
        }
        return library
    }

    private static func article(_ date: String?, _ source: String, _ text: String) -> Article {
        let parts = text.split(separator: "\n")
        var whole = ""
        var blocks: [Article.Block] = []
        for part in parts {
            if !whole.isEmpty { whole += "\n\n" }
            let start = whole.utf8.count
            whole += part
            blocks.append(.init(kind: blocks.isEmpty ? .title : .paragraph, range: start..<whole.utf8.count))
        }
        return Article(
            title: String(parts[0]), text: whole, blocks: blocks,
            date: ArticleDate(iso: date ?? "2026-11-01", origin: date == nil ? .fileTime : .text),
            source: source)
    }

    private static func annotation(of article: Article, _ said: [Said]) -> Annotation {
        let text = FoldedText(article.text)
        var entities: [Entity] = []
        var places: [Int: Int] = [:]
        var mentions: [Mention] = []
        for (number, name) in people.enumerated() {
            let surname = name.split(separator: " ").last.map(String.init) ?? name
            let full = text.ranges(of: name)
            let bare = text.ranges(of: surname).filter { range in !full.contains { $0.overlaps(range) } }
            guard !full.isEmpty || !bare.isEmpty else { continue }
            places[number] = entities.count
            entities.append(
                Entity(
                    name: name, kind: .person, aliases: bare.isEmpty ? [] : [surname],
                    roles: number == 1 ? ["prosecutor"] : []))
            mentions += (full + bare).map {
                Mention(
                    range: $0, kind: .person, form: .name, entity: entities.count - 1, reason: "a name",
                    confidence: 0.9)
            }
        }
        mentions.sort { $0.range.lowerBound < $1.range.lowerBound }
        let quotations = said.compactMap { said -> Quotation? in
            guard let range = text.ranges(of: said.words).first, let speaker = places[said.who] else {
                return nil
            }
            let isReported = said.words.hasPrefix("he ")
            return Quotation(
                range: range, speaker: speaker, cue: said.cue, confidence: 0.9,
                kind: isReported ? .reported : .direct)
        }
        return Annotation(
            entities: entities, mentions: mentions, quotations: quotations,
            sentences: sentences(of: article))
    }

    /// Each paragraph cut at full stops.
    private static func sentences(of article: Article) -> [Range<Int>] {
        let bytes = Array(article.text.utf8)
        var found: [Range<Int>] = []
        for block in article.blocks {
            var start = block.range.lowerBound
            for place in block.range
            where bytes[place] == UInt8(ascii: ".") || place == block.range.upperBound - 1 {
                var end = place + 1
                // A closing quotation mark belongs to the sentence before it.
                if end + 2 < block.range.upperBound, bytes[end] == 0xE2, bytes[end + 2] == 0x9D { end += 3 }
                while start < end, bytes[start] == UInt8(ascii: " ") { start += 1 }
                if start < end { found.append(start..<end) }
                start = end
            }
        }
        return found
    }
}

/// A reader whose questions are answered by a library, at once.
struct LibraryReader {
    var model: Model
    let library: Library
    /// Effects that are no questions, in order.
    var done: [Effect] = []

    init(columns: Int = 160, rows: Int = 45, options: Model.Options = Model.Options()) throws {
        library = try PageLibrary.shared()
        model = Model(size: Size(columns: columns, rows: rows), options: options)
        take(.started)
    }

    mutating func take(_ event: Event) {
        for effect in model.update(event) {
            guard case .ask(let question) = effect else {
                done.append(effect)
                continue
            }
            if let answer = try? question.asking.answer(library, { false }) { take(answer) }
        }
    }

    mutating func press(_ keys: String) {
        for key in Key.script(keys) { take(.terminal(.key(key))) }
    }

    /// Opens somebody's dossier.
    mutating func show(_ name: String) {
        guard let row = try? library.entities(named: name).first else { return }
        for effect in model.showDossier(of: row.id, name: row.name, kind: row.kind) {
            if case .ask(let question) = effect, let answer = try? question.asking.answer(library, { false })
            {
                take(answer)
            }
        }
    }

    var text: String {
        let screen = model.view()
        return (0..<screen.size.rows).map { screen.text(row: $0) }.joined(separator: "\n")
    }
}
