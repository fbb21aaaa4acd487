/// The features of the second pass: what the first pass made of a word, here and elsewhere in the document.
package struct DocumentMemory {
    /// The features of the document's tokens.
    package private(set) var runs = FeatureRuns()
    private var tallies: [UInt16] = []
    private var touched: [Int32] = []
    private var longest: [Match] = []
    private var names: [Name] = []
    private var acronyms: [UInt64: UInt8] = [:]

    private struct Match {
        var length = 0
        var position = 0
        var kind = 0
        var count = 0
    }

    private struct Name {
        var tokens: Range<Int>
        var kind: Int
    }

    package init() {}

    /// Finds the features of all tokens of `document`, using the `labels` from the first pass.
    package mutating func extract(_ document: DocumentTokens, labels: [UInt8], types: WordTypes) {
        runs.removeAll()
        count(document, labels: labels, types: types)
        findNames(document, labels: labels, types: types)
        for sentence in document.sentences {
            for index in sentence {
                addTally(index, document, labels: labels, types: types)
                addOwn(index, in: sentence, document, labels: labels, types: types)
                addMatch(index, document, types: types)
                runs.endToken()
            }
        }
    }

    private mutating func count(_ document: DocumentTokens, labels: [UInt8], types: WordTypes) {
        let stride = LabelScheme.stride
        for fold in touched {
            for label in 0..<stride { tallies[Int(fold) * stride + label] = 0 }
        }
        touched.removeAll(keepingCapacity: true)
        let missing = types.foldCount * stride - tallies.count
        if missing > 0 { tallies += Array(repeating: 0, count: missing) }
        for (index, word) in document.words.enumerated() {
            let fold = types.types[Int(word)].fold
            if document.previous[index] < 0 { touched.append(fold) }
            tallies[Int(fold) * stride + Int(labels[index])] &+= 1
        }
    }

    /// What the first pass gave the same word elsewhere.
    private mutating func addTally(
        _ index: Int, _ document: DocumentTokens, labels: [UInt8], types: WordTypes
    ) {
        guard document.next[index] >= 0 || document.previous[index] >= 0 else {
            runs.add(100, 999)
            return
        }
        let type = types.types[Int(document.words[index])]
        let base = Int(type.fold) * LabelScheme.stride
        let own = Int(labels[index])
        var best = 0
        var bestCount = 0
        var named = 0
        var total = 0
        for label in 0..<LabelScheme.count {
            let count = Int(tallies[base + label]) - (label == own ? 1 : 0)
            guard count > 0 else { continue }
            total += count
            runs.add(101, UInt64(label))
            if label > 0 { named += count }
            if count > bestCount {
                best = label
                bestCount = count
            }
        }
        guard total > 0 else { return }
        let caseBits = UInt64(type.caseClass.rawValue)
        let share = UInt64(named * 4 / total)
        runs.add(100, UInt64(best))
        runs.add(102, UInt64(best) << 16 | share << 8 | caseBits)
        runs.add(103, UInt64(LabelScheme.kind(of: best) + 1) << 16 | UInt64(min(total, 3)) << 8 | share)
        runs.add(104, UInt64(best) << 8 | UInt64(own))
    }

    /// What the first pass gave this token and its neighbours.
    private mutating func addOwn(
        _ index: Int, in sentence: Range<Int>, _ document: DocumentTokens, labels: [UInt8], types: WordTypes
    ) {
        let type = types.types[Int(document.words[index])]
        let own = UInt64(labels[index])
        let before = index > sentence.lowerBound ? UInt64(labels[index - 1]) : 30
        let after = index + 1 < sentence.upperBound ? UInt64(labels[index + 1]) : 30
        runs.add(110, own)
        runs.add(111, before)
        runs.add(112, after)
        runs.add(113, before << 16 | own << 8 | after)
        runs.add(114, own << 8 | UInt64(type.caseClass.rawValue))
        runs.add(115, own << 16 | UInt64(type.clusters.middle))
    }

    private mutating func findNames(_ document: DocumentTokens, labels: [UInt8], types: WordTypes) {
        names.removeAll(keepingCapacity: true)
        acronyms.removeAll(keepingCapacity: true)
        longest.removeAll(keepingCapacity: true)
        longest.append(contentsOf: repeatElement(Match(), count: document.words.count))
        for sentence in document.sentences {
            var index = sentence.lowerBound
            while index < sentence.upperBound {
                let kind = LabelScheme.kind(of: Int(labels[index]))
                guard kind >= 0 else {
                    index += 1
                    continue
                }
                var end = index + 1
                while end < sentence.upperBound, !LabelScheme.starts(Int(labels[end])) { end += 1 }
                if end - index > 1, end - index < 10 {
                    names.append(Name(tokens: index..<end, kind: kind))
                    addAcronym(of: index..<end, kind: kind, document, types)
                }
                index = end
            }
        }
        for name in names { findElsewhere(name, document, types) }
    }

    /// Remembers the initials of a name, without its small words.
    private mutating func addAcronym(
        of tokens: Range<Int>, kind: Int, _ document: DocumentTokens, _ types: WordTypes
    ) {
        var letters: [UInt8] = []
        for index in tokens {
            let type = types.types[Int(document.words[index])]
            if type.caseClass.isCapital, type.initial != 0 { letters.append(type.initial) }
        }
        guard letters.count >= 2, kind != 0 else { return }
        acronyms[letters.withUnsafeBufferPointer { FeatureHash.of($0) }] = UInt8(kind)
    }

    /// Marks the other places where the words of `name` occur.
    private mutating func findElsewhere(_ name: Name, _ document: DocumentTokens, _ types: WordTypes) {
        let fold = types.types[Int(document.words[name.tokens.lowerBound])].fold
        var start = Int(document.firstToken(ofFold: fold))
        while start >= 0 {
            defer { start = Int(document.next[start]) }
            guard start != name.tokens.lowerBound, start + name.tokens.count <= document.words.count else {
                continue
            }
            var isSame = true
            for offset in 1..<name.tokens.count {
                let other = types.types[Int(document.words[start + offset])].fold
                if other != types.types[Int(document.words[name.tokens.lowerBound + offset])].fold {
                    isSame = false
                    break
                }
            }
            guard isSame else { continue }
            for offset in 0..<name.tokens.count { note(name, at: start + offset, offset: offset) }
        }
    }

    private mutating func note(_ name: Name, at index: Int, offset: Int) {
        let length = name.tokens.count
        if longest[index].length < length {
            let position = offset == 0 ? 0 : (offset == length - 1 ? 2 : 1)
            longest[index] = Match(length: length, position: position, kind: name.kind, count: 1)
        } else if longest[index].length == length, longest[index].kind == name.kind {
            longest[index].count += 1
        }
    }

    private mutating func addMatch(_ index: Int, _ document: DocumentTokens, types: WordTypes) {
        let match = longest[index]
        if match.length > 0 {
            let value = UInt64(match.kind) << 4 | UInt64(match.position)
            runs.add(120, value)
            runs.add(121, value << 8 | UInt64(min(match.length, 4)) << 4 | UInt64(min(match.count, 3)))
        }
        let type = types.types[Int(document.words[index])]
        guard type.caseClass == .upper, type.length <= 6, !acronyms.isEmpty,
            let kind = acronyms[type.lower]
        else { return }
        runs.add(122, UInt64(kind))
    }
}
