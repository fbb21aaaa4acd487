/// Finds names by their capitals and by repetition, in languages that the model does not know.
///
/// Runs of capitalised words within a sentence are names, with the small words that join names (“de”, “von”). A word alone is one
/// only where the text has it several times with a capital and never without, or as the last of such a run. What begins a sentence
/// counts as far as the word is not written small elsewhere. Kinds are guesses.
public struct CapitalNames: Sendable {
    /// No name found so is surer.
    public static let surest = 0.5

    private let lists = WordLists.shipped
    /// Where every noun has a capital, a word alone is no name.
    private static let capitalNouns: Set<String> = ["de", "lb"]
    private static let joiners: Set<String> = [
        "de", "del", "della", "der", "den", "da", "das", "do", "dos", "di", "du", "des", "la", "le", "el",
        "al", "bin", "ibn", "van", "von", "zu", "zur", "ter", "af", "av", "y",
    ]
    private static let longestName = 6

    public init() {}

    private struct Word {
        var text: String
        var lower: String
        var isCapital: Bool
        /// Whether all of its letters are capitals, and it has several.
        var isUpper: Bool
        var isWord: Bool
    }

    /// The names in `text`, in text order, not overlapping, each within a sentence.
    ///
    /// - Parameter language: The language's tag, without a region.
    public func names(in text: TokenizedText, language: String) -> [RecognizedName] {
        let words = text.tokens.indices.map { Self.word(text.word($0)) }
        let found = text.sentences.filter { !Self.isShouted(words[$0]) }.flatMap { Self.runs(in: $0, words) }
        let nounsAreCapital = Self.capitalNouns.contains(language)
        let all = Self.settled(found, words, nounsAreCapital: nounsAreCapital)
        let runs = nounsAreCapital ? namesAmongNouns(all, words) : all
        var lasts: Set<String> = []
        var counts: [String: Int] = [:]
        for run in runs {
            if run.tokens.count > 1 {
                lasts.insert(words[run.tokens.upperBound - 1].lower)
            } else if !run.isAtStart {
                counts[words[run.tokens.lowerBound].lower, default: 0] += 1
            }
        }
        return runs.compactMap { run in
            let first = words[run.tokens.lowerBound]
            if run.tokens.count > 1 {
                return RecognizedName(
                    tokens: run.tokens, kind: kind(of: words[run.tokens].map(\.text)),
                    confidence: Self.surest)
            }
            if first.isUpper {
                return run.isAtStart && counts[first.lower] == nil
                    ? nil : RecognizedName(tokens: run.tokens, kind: .organization, confidence: 0.4)
            }
            if lasts.contains(first.lower) {
                return RecognizedName(tokens: run.tokens, kind: .person, confidence: 0.4)
            }
            guard !nounsAreCapital, counts[first.lower, default: 0] >= (run.isAtStart ? 1 : 2) else {
                return nil
            }
            return RecognizedName(tokens: run.tokens, kind: kind(ofWord: first.text), confidence: 0.3)
        }
    }

    private static func key(_ tokens: Range<Int>, _ words: [Word]) -> [String] { words[tokens].map(\.lower) }

    /// The runs of several words that are names where every noun has a capital, and all of one word.
    private func namesAmongNouns(_ runs: [Run], _ words: [Word]) -> [Run] {
        let several = Dictionary(grouping: runs.filter { $0.tokens.count > 1 }) { Self.key($0.tokens, words) }
        return runs.compactMap { run in
            guard run.tokens.count > 1 else { return run }
            let isRepeated = several[Self.key(run.tokens, words), default: []].count > 1
            return name(in: run.tokens, words, isRepeated).map { Run(tokens: $0, isAtStart: run.isAtStart) }
        }
    }

    /// The part of a run that is a name where every noun has a capital: from a known given name on, a country or capital,
    /// or all of it where the text has it again and no small word joins it (“Nutzen von Daten” is no name).
    private func name(in run: Range<Int>, _ words: [Word], _ isRepeated: Bool) -> Range<Int>? {
        if let given = run.dropLast().first(where: {
            words[$0].isCapital && lists.isGivenName(NameFolding.fold(words[$0].text))
        }) {
            return given..<run.upperBound
        }
        let isJoined = run.contains { !words[$0].isCapital }
        return kind(of: words[run].map(\.text)) == .place || isRepeated && !isJoined ? run : nil
    }

    private static func word(_ text: String) -> Word {
        let first = text.unicodeScalars.first
        let letters = text.unicodeScalars.filter(\.properties.isAlphabetic)
        let isCapital = first.map {
            $0.properties.isUppercase || $0.properties.generalCategory == .titlecaseLetter
        }
        return Word(
            text: text, lower: text.lowercased(), isCapital: isCapital ?? false,
            isUpper: letters.count > 1 && letters.allSatisfy(\.properties.isUppercase),
            isWord: first?.properties.isAlphabetic ?? false)
    }

    /// Whether a sentence is written in capitals, or each of its words with one: they tell nothing there.
    private static func isShouted(_ sentence: ArraySlice<Word>) -> Bool {
        let words = sentence.filter(\.isWord)
        let capitals = words.count(where: \.isCapital)
        return words.count >= 4 && capitals * 10 >= words.count * 8
    }

    /// A run of capitalised words, and whether it begins a sentence.
    private struct Run {
        var tokens: Range<Int>
        var isAtStart: Bool
    }

    private static func runs(in sentence: Range<Int>, _ words: [Word]) -> [Run] {
        var found: [Run] = []
        let start = sentence.first { words[$0].isWord } ?? sentence.lowerBound
        var index = sentence.lowerBound
        while index < sentence.upperBound {
            guard words[index].isCapital else {
                index += 1
                continue
            }
            var end = index + 1
            while end < sentence.upperBound {
                let joined = words[end..<sentence.upperBound].prefix(2).prefix { joiners.contains($0.lower) }
                    .count
                let next = end + joined
                guard next < sentence.upperBound, words[next].isCapital else { break }
                end = next + 1
            }
            found.append(Run(tokens: index..<end, isAtStart: index <= start))
            index = end
        }
        return found
    }

    /// Runs without the first word of their sentence where it has its capital from there: it is written small elsewhere, or the rest
    /// of the run is a name without it.
    private static func settled(_ runs: [Run], _ words: [Word], nounsAreCapital: Bool) -> [Run] {
        let small = Set(words.filter { $0.isWord && !$0.isCapital }.map(\.lower))
        let within = Set(runs.filter { !$0.isAtStart }.map { key($0.tokens, words) })
        let firsts = Set(within.compactMap(\.first))
        return runs.compactMap { run in
            var run = run
            let first = words[run.tokens.lowerBound].lower
            let rest = run.tokens.dropFirst().drop { !words[$0].isCapital }
            let isOfSentence =
                small.contains(first) || !rest.isEmpty && within.contains(key(rest, words))
                || nounsAreCapital && !firsts.contains(first)
            if run.isAtStart, isOfSentence { run = Run(tokens: rest, isAtStart: false) }
            return run.tokens.isEmpty || run.tokens.count > longestName ? nil : run
        }
    }

    private func kind(of words: [String]) -> EntityKind {
        let whole = NameFolding.fold(words.joined(separator: " "))
        if lists.countries[whole] != nil || lists.capitals[whole] != nil { return .place }
        if words.count > 3 || words.contains(where: { $0.contains(where: \.isNumber) }) {
            return .organization
        }
        return .person
    }

    private func kind(ofWord word: String) -> EntityKind {
        let folded = NameFolding.fold(word)
        return lists.countries[folded] != nil || lists.capitals[folded] != nil ? .place : .other
    }
}
