import Articles
import Foundation

/// The figures of one set of pages.
struct ExtractionMeasure {
    private let kind: ExtractionSet.Kind
    private(set) var text = ExtractionScore()
    private var pages: [(f1: Double, line: String)] = []
    /// Of each thing that is asked for, how many pages were right, and how many asked for it.
    private var counts: [String: (right: Int, asked: Int)] = [:]
    /// The text that the last page should have given.
    private(set) var lastExpected = ""

    init(_ kind: ExtractionSet.Kind) { self.kind = kind }

    /// Of how many pages that ask for a thing (“title”, “byline”, “date”, “site”, “clean”) it was right.
    func count(of thing: String) -> (right: Int, asked: Int) { counts[thing, default: (0, 0)] }

    /// The pages that came out worst, with what was wrong.
    var worst: [String] { pages.sorted { $0.f1 < $1.f1 }.map(\.line) }

    var summary: String {
        func figure(_ value: Double) -> String { String(format: "%.4f", value) }
        let things = counts.keys.sorted().map { key in
            let (right, asked) = counts[key, default: (0, 0)]
            return "\(key) \(right) of \(asked)"
        }
        return
            "\(kind.rawValue): text F1 \(figure(text.f1)) (precision \(figure(text.precision)), recall \(figure(text.recall)))"
            + (things.isEmpty ? "" : ", " + things.joined(separator: ", "))
    }

    mutating func add(_ page: ExtractionSet.Page, found: FoundArticle?) {
        let body = Self.body(found)
        let expected = page.isMarkup ? ExpectedMarkup.texts(page.text) : [page.text]
        // Captions may be in or out: the better reading of the two counts.
        let trials = expected.map { text -> (Double, String) in
            var one = ExtractionScore()
            one.add(expected: text, found: body)
            return (one.f1, text)
        }
        let best = trials.max { $0.0 < $1.0 }
        lastExpected = best?.1 ?? ""
        var notes: [String] = []
        if page.expectation?["status"] as? String != "refused" {
            let scores = text.add(expected: lastExpected, found: body)
            notes.append(String(format: "P %.3f R %.3f", scores.precision ?? -1, scores.recall ?? -1))
        }
        switch kind {
        case .articleExtraction: break
        case .readability: notes += check(metadata: page, found)
        case .own: notes += check(own: page, found)
        }
        pages.append(((best?.0 ?? 0), "\(page.name) \(notes.joined(separator: "; "))"))
    }

    /// The text without the title.
    private static func body(_ found: FoundArticle?) -> String {
        guard let found else { return "" }
        let title = found.article.blocks.first { $0.kind == .title }?.range.upperBound ?? 0
        return String(decoding: found.article.text.utf8.dropFirst(title), as: UTF8.self)
    }

    private mutating func note(_ thing: String, _ isRight: Bool, _ detail: String) -> [String] {
        counts[thing, default: (0, 0)].asked += 1
        if isRight { counts[thing, default: (0, 0)].right += 1 }
        return isRight ? [] : ["\(thing): \(detail)"]
    }

    private mutating func check(metadata page: ExtractionSet.Page, _ found: FoundArticle?) -> [String] {
        let article = found?.article
        var notes: [String] = []
        if let title = page.metadata["title"] as? String, !title.isEmpty {
            let isRight = TitleJudge.isRight(article?.title ?? "", expected: title, page: page)
            notes += note("title", isRight, "“\(article?.title ?? "")” for “\(title)”")
        }
        if let byline = page.metadata["byline"] as? String, let names = BylineJudge.names(byline) {
            let isRight = BylineJudge.isRight(article?.byline ?? "", expected: names)
            notes += note("byline", isRight, "“\(article?.byline ?? "")” for “\(byline)”")
        }
        if let date = page.metadata["publishedTime"] as? String {
            let isRight = article?.date.origin != .fileTime && article?.date.iso.prefix(10) == date.prefix(10)
            notes += note("date", isRight, "\(article?.date.iso ?? "") for \(date)")
        }
        if let site = page.metadata["siteName"] as? String {
            let (mine, theirs) = ((article?.source ?? "").lowercased(), site.lowercased())
            let isRight = !mine.isEmpty && (mine.contains(theirs) || theirs.contains(mine))
            notes += note("site", isRight, "“\(article?.source ?? "")” for “\(site)”")
        }
        return notes
    }

    /// Whether every paragraph is there in its order, and nothing that must not be.
    private mutating func check(own page: ExtractionSet.Page, _ found: FoundArticle?) -> [String] {
        guard let expected = page.expectation else { return [] }
        guard let found else {
            return note("clean", expected["status"] as? String == "refused", "nothing found")
        }
        let faults =
            Self.faults(ofText: found.article, expected) + Self.faults(ofData: found.article, expected)
        return note("clean", faults.isEmpty, faults.joined(separator: ", "))
    }

    private static func faults(ofText article: Article, _ expected: [String: Any]) -> [String] {
        var rest = article.text[...]
        var faults: [String] = []
        if expected["status"] as? String == "refused" { faults.append("not refused: \(article.title)") }
        for paragraph in expected["paragraphs"] as? [String] ?? [] {
            if let place = rest.range(of: paragraph) {
                rest = rest[place.upperBound...]
            } else {
                faults.append("without “\(paragraph.prefix(40))”")
            }
        }
        for word in expected["must_not"] as? [String] ?? [] where article.text.contains(word) {
            faults.append("with “\(word)”")
        }
        for once in expected["once"] as? [String] ?? []
        where article.text.components(separatedBy: once).count > 2 {
            faults.append("twice “\(once)”")
        }
        return faults
    }

    private static func faults(ofData article: Article, _ expected: [String: Any]) -> [String] {
        let told = [
            ("title", article.title), ("byline", article.byline ?? ""),
            ("date", String(article.date.iso.prefix(10))),
            ("site", article.source ?? ""), ("url", article.url ?? ""), ("language", article.language ?? ""),
        ]
        return told.compactMap { name, found in
            guard let right = expected[name] as? String else { return nil }
            let isRight = found == (name == "date" ? String(right.prefix(10)) : right)
            return isRight ? nil : "\(name) “\(found)”"
        }
    }
}

/// Whether titles are the same words, with or without the site's name.
enum TitleJudge {
    static func isRight(_ title: String, expected: String, page: ExtractionSet.Page) -> Bool {
        let mine = words(title)
        guard !mine.isEmpty else { return false }
        let markup = String(decoding: page.bytes, as: UTF8.self)
        var candidates = [expected]
        candidates += firstMatch(
            #/<meta[^>]*property=["']og:title["'][^>]*content=(?:"([^"]*)"|'([^']*)')/#.ignoresCase(), markup)
        candidates += firstMatch(
            #/<meta[^>]*content=(?:"([^"]*)"|'([^']*)')[^>]*property=["']og:title["']/#.ignoresCase(), markup)
        let headings = markup.matches(of: #/<h1[^>]*>(.*?)</h1>/#.ignoresCase().dotMatchesNewlines())
        if headings.count == 1, let heading = headings.first {
            candidates.append(String(heading.output.1).replacing(#/<[^>]*>/#, with: " "))
        }
        return candidates.contains { candidate in
            let theirs = words(ExpectedMarkup.unescaped(candidate))
            if theirs == mine { return true }
            // The site's name at the end or the beginning.
            let (long, short) = theirs.count > mine.count ? (theirs, mine) : (mine, theirs)
            guard !short.isEmpty, long.count - short.count <= 5, short.count >= 2 || long.count <= 4 else {
                return false
            }
            return long.starts(with: short) || long.suffix(short.count).elementsEqual(short)
        }
    }

    private static func firstMatch(_ regex: Regex<(Substring, Substring?, Substring?)>, _ text: String)
        -> [String]
    {
        text.firstMatch(of: regex).map { [String($0.output.1 ?? $0.output.2 ?? "")] } ?? []
    }

    private static func words(_ title: String) -> [String] {
        ExtractionScore.words(title.lowercased()).map(String.init)
    }
}

/// Whether bylines are the same names.
enum BylineJudge {
    private static let leads: Set<String> = [
        "by", "written", "edited", "von", "par", "por", "and", "the", "avec", "with", "et", "und",
    ]

    /// The names in an expected byline as words; `nil` where it names nobody: a date alone.
    static func names(_ byline: String) -> Set<String>? {
        let names = words(byline)
        return names.isEmpty || byline.contains(#/^\w+ \d+, \d{4}/#) ? nil : names
    }

    static func isRight(_ byline: String, expected: Set<String>) -> Bool {
        let mine = words(byline)
        guard !mine.isEmpty else { return false }
        // What follows a name (“WebMD Health News”, a date) may be off.
        return mine == expected || mine.isSubset(of: expected) && mine.count >= 2
    }

    private static func words(_ text: String) -> Set<String> {
        let months: Set<String> = [
            "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
        ]
        return Set(
            ExtractionScore.words(text.lowercased()).map { $0.prefix { !$0.isNumber } }.map(String.init)
                .filter { !$0.isEmpty && !leads.contains($0) && !months.contains($0) })
    }
}

/// The text of readability's expected markup.
enum ExpectedMarkup {
    /// Its text with captions, and without.
    static func texts(_ markup: String) -> [String] {
        let without = markup.replacing(
            #/<figcaption[^>]*>.*?</figcaption>/#.ignoresCase().dotMatchesNewlines(), with: " ")
        return without == markup ? [text(markup)] : [text(markup), text(without)]
    }

    private static func text(_ markup: String) -> String {
        let plain = markup.replacing(
            #/<(script|style|noscript)[^>]*>.*?</\1>/#.ignoresCase().dotMatchesNewlines(), with: " "
        )
        .replacing(#/<!--.*?-->/#.dotMatchesNewlines(), with: " ")
        .replacing(
            #/</?(a|abbr|b|i|em|strong|span|font|code|u|sup|sub|small|time|cite|q|mark)(\s[^>]*)?>/#
                .ignoresCase(), with: ""
        )
        .replacing(#/<[^>]*>/#, with: "\n")
        return unescaped(plain)
    }

    static func unescaped(_ text: String) -> String {
        var text = text.replacing(#/&#x([0-9a-fA-F]+);/#) { match in
            UInt32(match.output.1, radix: 16).flatMap(Unicode.Scalar.init).map(String.init) ?? ""
        }
        text = text.replacing(#/&#([0-9]+);/#) { match in
            UInt32(match.output.1).flatMap(Unicode.Scalar.init).map(String.init) ?? ""
        }
        let names = ["&nbsp;": " ", "&lt;": "<", "&gt;": ">", "&quot;": "\"", "&apos;": "'", "&amp;": "&"]
        for (name, character) in names.sorted(by: { $0.key > $1.key }) {
            text = text.replacing(name, with: character)
        }
        return text
    }
}
