import Articles
import CrossReferences
import Entities
import Foundation
import TestSupport
import Testing

@testable import Library

/// Made articles with stories, copies, quotations and background among them, and what each reason must be by the texts alone.
@Suite struct `Every reason that is shown is true` {
    private static let people = (0..<40).map { "\(word($0, "a")) \(word($0, "o"))" }
    private static let names = PlainNames(people: people + ["Vera Known"])
    private static let fillers = (0..<400).map { word($0, "u") }.map { $0.lowercased() }

    /// A word made of a number, different for each.
    private static func word(_ number: Int, _ vowel: String) -> String {
        let letters = Array("bdfgklmnprstvz")
        let (first, second) = (letters[number % 14], letters[number / 14 % 14])
        return "\(first)\(vowel)\(second)\(vowel)\(letters[number / 196 % 14])er".capitalized
    }

    private struct Made {
        var library: Library
        var articles: [ArticleID: Article] = [:]
    }

    private static func library() throws -> Made {
        var made = Made(library: try Library.inMemory())
        var random = SeededRandom(seed: 5)
        var texts: [(paragraphs: [String], day: Int)] = []
        for story in 0..<20 {
            let cast = (0..<2).map { people[(story * 2 + $0) % people.count] }
            let own = (0..<12).map { fillers[(story * 12 + $0) % fillers.count] }
            for turn in 0..<3 {
                var paragraphs = (0..<5).map { number -> String in
                    let words = (0..<14).map { _ in
                        Bool.random(using: &random)
                            ? own[Int.random(in: own.indices, using: &random)]
                            : fillers[Int.random(in: fillers.indices, using: &random)]
                    }
                    return "Vera Known saw \(cast[number % 2]) at \(words.joined(separator: " "))."
                }
                if story % 4 == 0 {
                    paragraphs.append(
                        "\(cast[0]) said: “nobody asked me to carry the \(own[0]) over the river.”")
                }
                texts.append((paragraphs, story + turn * (story % 3 == 0 ? 90 : 3)))
            }
        }
        let first = texts[4].paragraphs
        texts.append((Array(first.dropLast()), 30))
        texts.append((first.map { $0.replacing("saw", with: "heard") }, 31))
        for (number, text) in texts.enumerated() {
            let day = ArticleDay.iso(text.day)
            let article = madeArticle(text.paragraphs, "Title \(number)", day)
            var annotation = names.annotate(article)
            for range in FoldedQuotes.ranges(in: article.text) {
                annotation.quotations.append(
                    Quotation(range: range, speaker: nil, cue: "said", confidence: 1))
            }
            let file = IncomingArticle.made(article, path: "/\(number)").file
            let stored = try made.library.store([
                IncomingArticle(file: file, article: article, annotation: annotation)
            ])
            made.articles[stored[0].id] = article
        }
        return made
    }

    @Test func `names, words, quotations, days and similarity are what the texts say`() throws {
        let made = try Self.library()
        var seen: [RelationKind: Int] = [:]
        var reasons = 0
        for (id, own) in made.articles {
            for related in try made.library.related(to: id, limit: 20) {
                seen[related.relation, default: 0] += 1
                let other = try #require(made.articles[related.headline.article])
                #expect(!related.reasons.isEmpty)
                for reason in related.reasons {
                    reasons += 1
                    #expect(
                        check(reason, related, own, other, Array(made.articles.values)),
                        "\(reason) — \(own.title), \(other.title)")
                }
            }
        }
        #expect(
            seen[.copy] == 6 && seen[.quotation] ?? 0 >= 20 && seen[.story] ?? 0 >= 40
                && seen[.background] ?? 0 >= 20, "\(seen)")
        #expect(reasons > 300)
    }

    private func check(
        _ reason: String, _ related: RelatedArticle, _ own: Article, _ other: Article, _ all: [Article]
    ) -> Bool {
        if related.relation == .copy { return checkCopy(reason, related, own, other) }
        if let names = reason.after("also names ") {
            return Self.items(names).allSatisfy { name in
                own.text.contains(name) && other.text.contains(name) && name != "Vera Known"
                    && all.count { $0.text.contains(name) } <= max(4, all.count / 10)
            }
        }
        if let words = reason.after("also writes of ") {
            return Self.items(words).allSatisfy { word in
                Self.words(own).contains(word) && Self.words(other).contains(word)
                    && all.count { Self.words($0).contains(word) } <= max(4, all.count / 10)
            }
        }
        if let quoted = reason.after("quotes the same words: “") {
            let words = String(quoted.prefix { $0 != "”" && $0 != "…" }).trimmingCharacters(in: .whitespaces)
            return own.text.contains("“" + words) && other.text.contains("“" + words)
        }
        let days = abs(ArticleDay.number(own.date.iso) - ArticleDay.number(other.date.iso))
        return reason == (days == 0 ? "same day" : days == 1 ? "a day apart" : "\(days) days apart")
    }

    private func checkCopy(_ reason: String, _ related: RelatedArticle, _ own: Article, _ other: Article)
        -> Bool
    {
        let (one, two) = (Self.list(own), Self.list(other))
        // The longest common subsequence, by the plain table.
        var table = [[Int]](repeating: [Int](repeating: 0, count: two.count + 1), count: one.count + 1)
        for row in one.indices.reversed() {
            for column in two.indices.reversed() {
                table[row][column] =
                    one[row] == two[column]
                    ? table[row + 1][column + 1] + 1 : max(table[row + 1][column], table[row][column + 1])
            }
        }
        let similarity = 2 * Double(table[0][0]) / Double(one.count + two.count)
        guard abs(similarity - (related.similarity ?? 0)) < 0.0001 else { return false }
        let (before, after) = (own.blocks.count, other.blocks.count)
        return reason.contains("without the last paragraph") == (after < before)
            && reason.contains("with 1 more paragraph") == (after > before)
            && reason.contains("5 words changed")
                == (own.text.contains("saw") != other.text.contains("saw") && min(before, after) == 6)
            && reason.contains("another headline")
    }

    private static func items(_ list: String) -> [String] {
        list.replacing(" and ", with: ", ").split(separator: ", ").map(String.init)
            .filter { !$0.hasSuffix(" more") }
    }
    private static func list(_ article: Article) -> [String] {
        article.text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
    }
    private static func words(_ article: Article) -> Set<String> {
        Set(article.text.split { !$0.isLetter && !$0.isNumber }.map(String.init))
    }
}

/// Days from a beginning, as dates.
private enum ArticleDay {
    static func iso(_ day: Int) -> String {
        String(DateKey.isoDay(19_000 * DateKey.day + Int64(day) * DateKey.day))
    }
    static func number(_ iso: String) -> Int { Int(DateKey.number(of: iso) / DateKey.day) }
}

/// Where quotations stand.
private enum FoldedQuotes {
    static func ranges(in text: String) -> [Range<Int>] {
        text.split(separator: "“", omittingEmptySubsequences: false).dropFirst().map { part in
            let start = text.utf8.distance(from: text.startIndex, to: part.startIndex)
            return start..<start + part.prefix { $0 != "”" }.utf8.count
        }
    }
}

private func madeArticle(_ paragraphs: [String], _ title: String, _ day: String) -> Article {
    var text = title
    var blocks: [Article.Block] = [.init(kind: .title, range: 0..<title.utf8.count)]
    for paragraph in paragraphs {
        text += "\n\n"
        let start = text.utf8.count
        text += paragraph
        blocks.append(.init(kind: .paragraph, range: start..<text.utf8.count))
    }
    return Article(title: title, text: text, blocks: blocks, date: ArticleDate(iso: day, origin: .text))
}

extension String {
    fileprivate func after(_ beginning: String) -> String? {
        hasPrefix(beginning) ? String(dropFirst(beginning.count)) : nil
    }
}
