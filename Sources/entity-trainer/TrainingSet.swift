import Entities

/// Documents as numbers: what the perceptron learns from.
struct TrainingSet: Sendable {
    struct Document: Sendable {
        var words: [Int32]
        var sentences: [Range<Int>]
        var allowed: [UInt32]
        /// Features of each token that depend on its context, and where each token's end.
        var features: [UInt32]
        var ends: [Int32]
        var isPartial = false
    }

    var documents: [Document] = []
    /// For each word and place, its features: `wordEnds[word * 5 + place]` is where they end.
    var wordFeatures: [UInt32] = []
    var wordEnds: [Int32] = []
    /// The hash of each feature.
    var hashes: [UInt64] = []

    /// Where the features of `word` at `place` are.
    @inline(__always)
    func wordRange(_ word: Int32, _ place: Int) -> Range<Int> {
        let entry = Int(word) * 5 + place
        return (entry == 0 ? 0 : Int(wordEnds[entry - 1]))..<Int(wordEnds[entry])
    }
}

/// Makes a training set from labelled documents.
struct TrainingSetBuilder {
    var lexicon: Lexicon
    /// Features seen less often are not learnt.
    var leastCount: UInt32 = 2

    /// The set of `documents`; with `labels` (of a first pass) the features of the second pass are added.
    func build(_ documents: [LabelledDocument], labels: [[UInt8]]? = nil) -> TrainingSet {
        var types = WordTypes(lexicon: lexicon)
        var set = TrainingSet()
        var wordCounts: [UInt32] = []
        for document in documents {
            let words = document.sentences.joined().map { word in
                var word = word
                return word.withUTF8 { Int32(types.type(of: $0)) }
            }
            while wordCounts.count < types.types.count { wordCounts.append(0) }
            for word in words { wordCounts[Int(word)] += 1 }
            var start = 0
            let sentences = document.sentences.map { sentence in
                defer { start += sentence.count }
                return start..<start + sentence.count
            }
            set.documents.append(
                .init(
                    words: words, sentences: sentences, allowed: document.allowed, features: [], ends: [],
                    isPartial: document.isPartial))
        }
        var table = FeatureTable()
        numberWords(types, counts: wordCounts, in: &table, set: &set)
        numberContexts(types, labels: labels, in: &table, set: &set)
        dropRare(table, set: &set)
        return set
    }

    private func numberWords(
        _ types: WordTypes, counts: [UInt32], in table: inout FeatureTable, set: inout TrainingSet
    ) {
        for (word, type) in types.types.enumerated() {
            for place in WordFeatures.places {
                for number in 0..<WordFeatures.count(of: type, place: place) {
                    let feature = types.features[Int(type.firstFeature) + number]
                    let hash = WordFeatures.hash(feature, place: place)
                    set.wordFeatures.append(table.number(of: hash, count: counts[word]))
                }
                set.wordEnds.append(Int32(set.wordFeatures.count))
            }
        }
    }

    private func numberContexts(
        _ types: WordTypes, labels: [[UInt8]]?, in table: inout FeatureTable, set: inout TrainingSet
    ) {
        var tokens = DocumentTokens()
        var context = ContextFeatures(lexicon: lexicon)
        var memory = DocumentMemory()
        for index in set.documents.indices {
            let document = set.documents[index]
            tokens.set(words: document.words, sentences: document.sentences, types: types)
            context.extract(tokens, types: types)
            if let labels { memory.extract(tokens, labels: labels[index], types: types) }
            for token in document.words.indices {
                for position in context.runs.range(of: token) {
                    set.documents[index].features.append(
                        table.number(of: context.runs.hashes[position], count: 1))
                }
                if labels != nil {
                    for position in memory.runs.range(of: token) {
                        set.documents[index].features.append(
                            table.number(of: memory.runs.hashes[position], count: 1))
                    }
                }
                set.documents[index].ends.append(Int32(set.documents[index].features.count))
            }
        }
    }

    private func dropRare(_ table: FeatureTable, set: inout TrainingSet) {
        var renumbered = [UInt32](repeating: .max, count: table.hashes.count)
        for (number, count) in table.counts.enumerated() where count >= leastCount {
            renumbered[number] = UInt32(set.hashes.count)
            set.hashes.append(table.hashes[number])
        }
        (set.wordFeatures, set.wordEnds) = kept(set.wordFeatures, set.wordEnds, renumbered)
        for index in set.documents.indices {
            (set.documents[index].features, set.documents[index].ends) = kept(
                set.documents[index].features, set.documents[index].ends, renumbered)
        }
    }

    private func kept(_ features: [UInt32], _ ends: [Int32], _ numbers: [UInt32]) -> ([UInt32], [Int32]) {
        var newFeatures: [UInt32] = []
        var newEnds: [Int32] = []
        newEnds.reserveCapacity(ends.count)
        var start = 0
        for end in ends {
            for position in start..<Int(end) {
                let number = numbers[Int(features[position])]
                if number != .max { newFeatures.append(number) }
            }
            start = Int(end)
            newEnds.append(Int32(newFeatures.count))
        }
        return (newFeatures, newEnds)
    }
}
