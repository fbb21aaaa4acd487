import Articles
import Foundation
import TestSupport

/// A query as a tree, with what it means said as plainly as can be.
indirect enum PlainQuery {
    /// Words next to each other; the last may be the beginning of one.
    case words([String], isPrefix: Bool)
    case title([String], isPrefix: Bool)
    case source(String)
    case byline(String)
    case language(String)
    case tag(String)
    case folder(String)
    case mark(String)
    case after(String)
    case before(String)
    case on(String)
    case person(String)
    case place(String)
    case with(String)
    case says(String)
    case follows(String)
    case not(PlainQuery)
    case all([PlainQuery])
    case any([PlainQuery])

    /// The words of a text, without marks and capitals.
    static func words(_ text: String) -> [String] {
        text.folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil).lowercased()
            .split { !$0.isLetter && !$0.isNumber }.map(String.init)
    }

    // MARK: What it means for articles

    func isTrue(_ item: PlainCollection.Item) -> Bool {
        let date = item.article.date.iso
        switch self {
        case .words(let words, let isPrefix):
            return Self.stand(words, isPrefix, in: item.paragraphs.flatMap(\.words))
        case .title(let words, let isPrefix): return Self.stand(words, isPrefix, in: item.paragraphs[0].words)
        case .source(let word): return Self.begins(word, item.article.source)
        case .byline(let word): return Self.begins(word, item.article.byline)
        case .language(let tag): return item.article.language == tag
        case .tag(let tag): return item.tags.contains(tag)
        case .folder(let path): return item.path.hasPrefix(path + "/")
        case .mark("unread"): return item.isUnread
        case .mark("read"): return !item.isUnread
        case .mark("starred"): return item.isStarred
        case .mark("followed"): return !item.followed.isEmpty
        case .follows(let name): return item.followed.contains { Self.names($0, name) }
        case .mark: return item.isMissing
        case .after(let day): return date >= day
        case .before(let day): return date < day
        case .on(let day): return date.hasPrefix(day)
        case .person(let name):
            return item.paragraphs.contains { $0.people.contains { Self.names($0, name) } }
        case .place(let name): return item.paragraphs.contains { $0.places.contains { Self.names($0, name) } }
        case .with(let name): return Self.areTogether([name], in: item)
        case .says(let name): return item.speakers.contains { Self.names($0, name) }
        case .not(let part): return !part.isTrue(item)
        case .any(let parts): return parts.contains { $0.isTrue(item) }
        case .all(let parts):
            return Self.areTogether(Self.joined(parts), in: item)
                && parts.allSatisfy { $0.isWith || $0.isTrue(item) }
        }
    }

    private static func stand(_ words: [String], _ isPrefix: Bool, in text: [String]) -> Bool {
        guard words.count <= text.count else { return false }
        return (0...text.count - words.count).contains { start in
            words.indices.allSatisfy { place in
                let isOpen = isPrefix && place == words.count - 1
                return isOpen
                    ? text[start + place].hasPrefix(words[place]) : text[start + place] == words[place]
            }
        }
    }

    private static func begins(_ word: String, _ field: String?) -> Bool {
        words(field ?? "").contains { $0.hasPrefix(word) }
    }

    private static func names(_ full: String, _ name: String) -> Bool {
        words(name).allSatisfy(words(full).contains)
    }

    private var isWith: Bool { if case .with = self { true } else { false } }

    /// The names that must stand in one sentence: those after with:, and where there are any those of people beside them.
    private static func joined(_ parts: [PlainQuery]) -> [String] {
        guard parts.contains(where: \.isWith) else { return [] }
        return parts.compactMap { part in
            switch part {
            case .with(let name), .person(let name): name
            default: nil
            }
        }
    }

    /// Whether a paragraph, which is a sentence here, names all of these, each of them somebody else.
    private static func areTogether(_ names: [String], in item: PlainCollection.Item) -> Bool {
        func fits(_ names: ArraySlice<String>, _ named: Set<String>) -> Bool {
            guard let first = names.first else { return true }
            return named.contains {
                self.names($0, first) && fits(names.dropFirst(), named.subtracting([$0]))
            }
        }
        return names.isEmpty || item.paragraphs.contains { fits(names[...], $0.named) }
    }

    // MARK: What it means for entities

    /// Whether it is true of somebody whom an article names: words and kinds of names of them, all else of the article.
    func isTrue(of name: String, in item: PlainCollection.Item) -> Bool {
        let isPerson = PlainCollection.people.contains(name)
        switch self {
        case .words(let words, let isPrefix): return Self.stand(words, isPrefix, in: Self.words(name))
        case .person(let asked): return isPerson && Self.names(name, asked)
        case .place(let asked): return !isPerson && Self.names(name, asked)
        case .mark("followed"): return PlainCollection.followed.contains(name)
        case .follows(let asked): return PlainCollection.followed.contains(name) && Self.names(name, asked)
        case .not(let part): return !part.isTrue(of: name, in: item)
        case .any(let parts): return parts.contains { $0.isTrue(of: name, in: item) }
        case .all(let parts):
            return Self.areTogether(Self.joined(parts), in: item)
                && parts.allSatisfy { $0.isWith || $0.isTrue(of: name, in: item) }
        default: return isTrue(item)
        }
    }

    // MARK: How it is typed

    /// As it is typed; alternatives and conditions within others in brackets.
    var text: String { text(isInner: false) }

    private func text(isInner: Bool) -> String {
        switch self {
        case .words(let words, let isPrefix): Self.typed(words, isPrefix)
        case .title(let words, let isPrefix): "title:" + Self.typed(words, isPrefix)
        case .source(let word): "source:" + word
        case .byline(let word): "by:" + word
        case .language(let tag): "lang:" + tag
        case .tag(let tag): "tag:\"\(tag)\""
        case .folder(let path): "path:" + path
        case .mark(let word): "is:" + word
        case .after(let day): "after:" + day
        case .before(let day): "before:" + day
        case .on(let day): "on:" + day
        case .person(let name): "person:\"\(name)\""
        case .place(let name): "place:\"\(name)\""
        case .with(let name): "with:\"\(name)\""
        case .says(let name): "says:\"\(name)\""
        case .follows(let name): "follows:\"\(name)\""
        case .not(let part): "-" + part.text(isInner: true)
        case .all(let parts):
            Self.bracketed(parts.map { $0.text(isInner: true) }.joined(separator: " "), isInner)
        case .any(let parts):
            Self.bracketed(parts.map { $0.text(isInner: true) }.joined(separator: " OR "), isInner)
        }
    }

    private static func typed(_ words: [String], _ isPrefix: Bool) -> String {
        let text = words.joined(separator: " ") + (isPrefix ? "*" : "")
        return words.count > 1 ? "\"\(text)\"" : text
    }

    private static func bracketed(_ text: String, _ isInner: Bool) -> String { isInner ? "(\(text))" : text }
}

extension PlainQuery {
    /// A random one.
    static func random(depth: Int = 2, using random: inout SeededRandom) -> PlainQuery {
        switch depth > 0 ? Int.random(in: 0..<7, using: &random) : 6 {
        case 0, 1:
            .all(
                (0..<Int.random(in: 2...3, using: &random)).map { _ in
                    Self.random(depth: depth - 1, using: &random)
                })
        case 2, 3:
            .any(
                (0..<Int.random(in: 2...3, using: &random)).map { _ in
                    Self.random(depth: depth - 1, using: &random)
                })
        case 4: .not(Self.random(depth: depth - 1, using: &random).withoutMinus)
        default: leaf(&random)
        }
    }

    private var withoutMinus: PlainQuery { if case .not(let part) = self { part.withoutMinus } else { self } }

    /// One that ends with a word or phrase that is still being typed.
    static func unfinished(using random: inout SeededRandom) -> PlainQuery {
        let word =
            ["w", "wh", "harb", "word1", "e", "the", "t", "ada", "qu"].randomElement(using: &random) ?? "w"
        let before = ["the", "of", "wheat", "a"].randomElement(using: &random) ?? "the"
        let last = PlainQuery.words(Bool.random(using: &random) ? [word] : [before, word], isPrefix: true)
        return Bool.random(using: &random) ? last : .all([Self.random(depth: 1, using: &random), last])
    }

    private static func leaf(_ random: inout SeededRandom) -> PlainQuery {
        func one<T>(_ values: [T], _ otherwise: T) -> T { values.randomElement(using: &random) ?? otherwise }
        let words = [
            "the", "of", "wheat", "harvest", "elan", "harbour", "x", "word7", "ada", "moss", "nowhere",
        ]
        let isPrefix = Int.random(in: 0..<4, using: &random) == 0
        let day = one(["2023", "2024", "2024-03", "2024-07-12", "2025-01"], "2024")
        let name = one(["ada", "moss", "Ada Wren", "tomas", "vale", "nobody", "Karsk", "port"], "ada")
        switch Int.random(in: 0..<20, using: &random) {
        case 0...2: return .words([one(words, "x")], isPrefix: isPrefix)
        case 3, 4: return .words([one(words, "x"), one(words, "x")], isPrefix: isPrefix)
        case 5: return .words([one(words, "x"), one(words, "x"), one(words, "x")], isPrefix: isPrefix)
        case 6: return .title([one(words, "x")], isPrefix: isPrefix)
        case 7: return .title([one(words, "x"), one(words, "x")], isPrefix: isPrefix)
        case 8: return .source(one(["harb", "post", "herald", "the", "none"], "post"))
        case 9: return .byline(one(["mia", "sh", "long"], "mia"))
        case 10:
            return one([.language("en"), .language("fr"), .folder("/n/a"), .folder("/n")], .folder("/n"))
        case 11: return .tag(one(["to check", "crops", "none"], "crops"))
        case 12: return .mark(one(["unread", "read", "starred", "missing", "followed"], "read"))
        case 13: return one([.after(day), .before(day), .on(day)], .on(day))
        case 14, 15: return .person(name)
        case 16: return .place(name)
        case 17: return .with(name)
        case 18: return .follows(name)
        default: return .says(name)
        }
    }
}
