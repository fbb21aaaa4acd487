/// The features of tokens that depend on more than one word: neighbours, runs of capitals, listed phrases, and what the
/// rest of the document shows about a word.
package struct ContextFeatures {
    /// The minimum known about a word, also for words outside the sentence.
    private struct Neighbour {
        var lower: UInt64
        var shape: UInt64
        var middle: UInt64
        var fine: UInt64
        var caseBits: UInt64
        var meaning: UInt64

        init(_ type: WordType) {
            lower = type.lower
            shape = type.shape
            middle = UInt64(type.clusters.middle)
            fine = UInt64(type.clusters.fine)
            caseBits = UInt64(type.caseClass.rawValue)
            meaning = UInt64(type.meanings.middle)
        }

        init(edge: UInt64) {
            lower = edge
            shape = edge
            middle = 0xF000 + edge
            fine = 0xF000 + edge
            caseBits = 0xF0 + edge
            meaning = 0xF000 + edge
        }
    }

    /// The features of the document's tokens.
    package private(set) var runs = FeatureRuns()
    private var neighbours: [Neighbour] = []
    private var matches: [PhraseMatch] = []
    private var acronyms = Acronyms()
    private let lexicon: Lexicon

    /// Which lists a token's surrounding phrase stands in, by the token's part of the phrase.
    private struct PhraseMatch {
        var begin: UInt32 = 0
        var inside: UInt32 = 0
        var last: UInt32 = 0
    }

    package init(lexicon: Lexicon) { self.lexicon = lexicon }

    /// Finds the features of all tokens of `document`.
    package mutating func extract(_ document: DocumentTokens, types: WordTypes) {
        runs.removeAll()
        acronyms.find(in: document, types: types)
        for (number, sentence) in document.sentences.enumerated() {
            extract(sentence, casing: document.casings[number], of: document, types: types)
        }
    }

    private mutating func extract(
        _ sentence: Range<Int>, casing: DocumentTokens.Casing, of document: DocumentTokens, types: WordTypes
    ) {
        neighbours.removeAll(keepingCapacity: true)
        neighbours.append(Neighbour(edge: 1))
        neighbours.append(Neighbour(edge: 2))
        for index in sentence { neighbours.append(Neighbour(types.types[Int(document.words[index])])) }
        neighbours.append(Neighbour(edge: 3))
        neighbours.append(Neighbour(edge: 4))
        findPhrases(sentence, casing: casing, of: document, types: types)
        var run = CapitalRuns(sentence: sentence, document: document, types: types, casing: casing)
        var isQuoted = false
        var isBracketed = false
        let casingBits = UInt64(casing.rawValue)
        for index in sentence {
            let type = types.types[Int(document.words[index])]
            if type.isClosingQuote, isQuoted {
                isQuoted = false
            } else if type.isOpeningQuote {
                isQuoted = true
            }
            addNeighbours(at: index - sentence.lowerBound + 2)
            let caseBits = UInt64(type.caseClass.rawValue)
            let marks = (isQuoted ? 1 : 0) | (isBracketed ? 2 : 0) as UInt64
            runs.add(30, type.shape &+ casingBits)
            if marks != 0 { runs.add(31, caseBits << 8 | marks) }
            if casing != .mixed { runs.add(32, type.lower &+ casingBits) }
            addDocument(
                index, type: type, isFirst: index == sentence.lowerBound, casing: casing, document, types)
            addPhrases(matches[index - sentence.lowerBound], caseBits: caseBits)
            run.move(to: index)
            addRun(run, casingBits: casingBits, caseBits: caseBits)
            addAcronym(index, type: type, caseBits: caseBits)
            if type.lower == Self.openBracket { isBracketed = true }
            if type.lower == Self.closeBracket { isBracketed = false }
            runs.endToken()
        }
    }

    private static let openBracket = FeatureHash.of("(")
    private static let closeBracket = FeatureHash.of(")")

    @inline(__always)
    private mutating func addNeighbours(at position: Int) {
        let before2 = neighbours[position - 2]
        let before = neighbours[position - 1]
        let here = neighbours[position]
        let after = neighbours[position + 1]
        let after2 = neighbours[position + 2]
        runs.add(1, FeatureHash.mix(before.lower, here.lower))
        runs.add(2, FeatureHash.mix(here.lower, after.lower))
        runs.add(3, FeatureHash.mix(before.lower, after.lower))
        runs.add(4, FeatureHash.mix(before2.lower, before.lower))
        runs.add(5, FeatureHash.mix(after.lower, after2.lower))
        runs.add(6, FeatureHash.mix(FeatureHash.mix(before.shape, here.shape), after.shape))
        runs.add(7, FeatureHash.mix(here.shape, after.shape))
        runs.add(8, FeatureHash.mix(before.shape, here.shape))
        runs.add(9, before.middle << 16 | here.middle)
        runs.add(10, here.middle << 16 | after.middle)
        runs.add(11, (before.middle << 16 | after.middle) << 8 | here.caseBits)
        runs.add(12, (before2.middle << 16 | before.middle) << 8 | here.caseBits)
        runs.add(13, (after.middle << 16 | after2.middle) << 8 | here.caseBits)
        runs.add(14, before.lower &+ here.caseBits)
        runs.add(15, after.lower &+ here.caseBits)
        runs.add(16, before.fine << 8 | here.caseBits)
        runs.add(17, after.fine << 8 | here.caseBits)
        runs.add(18, before2.lower &+ here.caseBits)
        runs.add(19, after2.lower &+ here.caseBits)
        runs.add(20, before.middle << 24 | here.middle << 12 | after.middle)
        runs.add(22, (before.meaning << 16 | after.meaning) << 8 | here.caseBits)
        runs.add(23, (before.meaning << 16 | here.meaning) << 8 | here.caseBits)
        runs.add(24, (here.meaning << 16 | after.meaning) << 8 | here.caseBits)
        runs.add(21, FeatureHash.mix(before.shape &+ before2.caseBits, here.shape &+ after.caseBits))
    }

    /// The features from the rest of the document: whether the word is also written in lower case, and its neighbours
    /// elsewhere.
    private mutating func addDocument(
        _ index: Int, type: WordType, isFirst: Bool, casing: DocumentTokens.Casing,
        _ document: DocumentTokens,
        _ types: WordTypes
    ) {
        let counts = document.counts(ofFold: type.fold)
        let first: UInt64 = isFirst ? 1 : 0
        let tally = UInt64(min(counts.lower, 2)) << 4 | UInt64(min(counts.capital, 2))
        runs.add(
            40, (tally << 8 | UInt64(type.caseClass.rawValue)) << 4 | first << 2 | UInt64(casing.rawValue))
        guard type.caseClass.isCapital || casing == .lower && type.caseClass == .lower else { return }
        addElsewhere(document.next, from: index, document, types)
        addElsewhere(document.previous, from: index, document, types)
    }

    private mutating func addElsewhere(
        _ links: [Int32], from index: Int, _ document: DocumentTokens, _ types: WordTypes
    ) {
        var other = Int(links[index])
        var left = 3
        while other >= 0, left > 0 {
            if other > 0 {
                let before = types.types[Int(document.words[other - 1])]
                runs.add(41, before.lower)
                runs.add(42, UInt64(before.clusters.middle))
            }
            if other + 1 < document.words.count {
                let after = types.types[Int(document.words[other + 1])]
                runs.add(43, after.lower)
                runs.add(44, UInt64(after.clusters.middle))
            }
            left -= 1
            other = Int(links[other])
        }
    }

    private mutating func addRun(_ run: CapitalRuns, casingBits: UInt64, caseBits: UInt64) {
        guard let place = run.place else { return }
        let position = UInt64(place.position) << 4 | casingBits
        runs.add(50, place.last &+ position)
        runs.add(51, place.first &+ position)
        runs.add(52, UInt64(min(place.length, 6)) << 8 | position)
        runs.add(53, place.before &+ position)
        runs.add(54, place.after &+ position)
        runs.add(55, place.lastCluster << 8 | position)
        if place.lastMeaning != 0 { runs.add(70, place.lastMeaning << 8 | position) }
        if place.firstMeaning != 0 { runs.add(71, place.firstMeaning << 8 | position) }
        runs.add(62, UInt64(place.lastLists) << 16 | position << 4 | UInt64(min(place.length, 3)))
        runs.add(63, UInt64(place.allLists) << 8 | position)
        runs.add(64, UInt64(place.beforeLists) << 8 | position)
        runs.add(65, UInt64(place.afterLists) << 8 | position)
        if let wide = run.widePlace {
            let position = UInt64(wide.position) << 4 | casingBits
            runs.add(56, wide.last &+ position)
            runs.add(57, wide.first &+ position)
            runs.add(58, FeatureHash.mix(wide.first, wide.last) &+ position)
            runs.add(59, wide.before &+ position)
            runs.add(66, UInt64(wide.allLists) << 8 | position)
            runs.add(67, wide.lastCluster << 8 | position)
        }
    }

    private mutating func addAcronym(_ index: Int, type: WordType, caseBits: UInt64) {
        let place = acronyms.places[index]
        if place != .none { runs.add(80, UInt64(place.rawValue) << 8 | caseBits) }
        if !acronyms.folds.isEmpty, acronyms.folds.contains(type.fold) { runs.add(81, caseBits) }
    }

    private mutating func addPhrases(_ match: PhraseMatch, caseBits: UInt64) {
        let all = match.begin | match.inside | match.last
        guard all != 0 else { return }
        for bit in 0..<31 where all >> UInt32(bit) & 1 == 1 {
            let name = UInt64(bit) << 8
            if match.begin >> UInt32(bit) & 1 == 1 { runs.add(60, name | 1) }
            if match.inside >> UInt32(bit) & 1 == 1 { runs.add(60, name | 2) }
            if match.last >> UInt32(bit) & 1 == 1 { runs.add(60, name | 3) }
        }
        runs.add(61, UInt64(match.begin) << 32 | UInt64(match.last))
    }

    /// Finds the listed phrases of two or more words, the longest of each list from left to right.
    private mutating func findPhrases(
        _ sentence: Range<Int>, casing: DocumentTokens.Casing, of document: DocumentTokens, types: WordTypes
    ) {
        matches.removeAll(keepingCapacity: true)
        matches.append(contentsOf: repeatElement(PhraseMatch(), count: sentence.count))
        for index in sentence {
            let type = types.types[Int(document.words[index])]
            guard type.startsPhrase, type.caseClass != .lower || casing == .lower else { continue }
            var hash = Lexicon.phrase(0, then: type.lower)
            var end = index + 1
            var taken: UInt32 = 0
            var found: [(end: Int, lists: UInt32)] = []
            while end < sentence.upperBound, end - index < Lexicon.longestPhrase {
                hash = Lexicon.phrase(hash, then: types.types[Int(document.words[end])].lower)
                let value = lexicon.phrase(hash)
                if value == 0 { break }
                end += 1
                if value & ~Lexicon.continues != 0 { found.append((end, value & ~Lexicon.continues)) }
                if value & Lexicon.continues == 0 { break }
            }
            for match in found.reversed() {
                let lists = match.lists & ~taken & ~matches[index - sentence.lowerBound].inside
                taken |= match.lists
                mark(lists, from: index - sentence.lowerBound, to: match.end - sentence.lowerBound)
            }
        }
    }

    private mutating func mark(_ lists: UInt32, from start: Int, to end: Int) {
        matches[start].begin |= lists
        matches[end - 1].last |= lists
        for inner in start + 1..<max(start + 1, end - 1) { matches[inner].inside |= lists }
    }
}
