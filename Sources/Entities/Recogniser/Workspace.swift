/// The memory for finding the names of one text, with everything computed about single words so far.
///
/// Used by one thread at a time.
final class Workspace: @unchecked Sendable {
    /// When more words than this are known, all are forgotten: this bounds memory, and the frequent ones are soon back.
    private static let mostWords = 10_000

    private let lexicon: Lexicon
    private let featureIndex: HashIndex
    private let weights: NameModel.Weights
    private var types: WordTypes
    private var document = DocumentTokens()
    private var context: ContextFeatures
    private var memory = DocumentMemory()
    private var decoder = LabelDecoder()
    /// For each word, for each offset -2 … 2 and pass, `LabelScheme.stride` sums of weights.
    private var sums: [Int16] = []
    private var summed = 0
    /// The rows of the features that the model knows, for each token.
    private var hits: [Int32] = []
    private var hitEnds: [Int32] = []
    private var emissions: [Float] = []
    private var labels: [UInt8] = []

    private var confidence: SpanConfidence

    private static let offsets = 5
    private static let wordStride = offsets * 2 * LabelScheme.stride

    init(model: NameModel) {
        lexicon = model.lexicon
        featureIndex = model.featureIndex
        weights = model.weights
        types = WordTypes(lexicon: model.lexicon)
        context = ContextFeatures(lexicon: model.lexicon)
        confidence = SpanConfidence(
            transitions: model.weights.transitions + LabelScheme.stride * LabelScheme.stride,
            ease: model.weights.calibration[0])
    }

    /// Starts a document: forgets words if there are too many.
    func begin() {
        guard types.types.count > Self.mostWords else { return }
        types = WordTypes(lexicon: lexicon)
        document = DocumentTokens()
        memory = DocumentMemory()
        sums.removeAll(keepingCapacity: true)
        summed = 0
    }

    /// The number of the word that `bytes` spell.
    @inline(__always)
    func word(_ bytes: UnsafeBufferPointer<UInt8>) -> Int32 { Int32(types.type(of: bytes)) }

    /// Finds the names in a document, given the numbers of its words; tokens are counted from its first word.
    func names(words: [Int32], sentences: [Range<Int>], found: (RecognizedName) -> Void) {
        sumNewWords()
        document.set(words: words, sentences: sentences, types: types)
        context.extract(document, types: types)
        findRows(context.runs, count: words.count)
        labels.removeAll(keepingCapacity: true)
        labels.append(contentsOf: repeatElement(0, count: words.count))
        for sentence in sentences { decode(sentence, pass: 0, extra: nil) }
        memory.extract(document, labels: labels, types: types)
        for sentence in sentences {
            decode(sentence, pass: 1, extra: memory.runs)
            collect(sentence, found: found)
        }
    }

    /// Reports the names that the labels of `sentence` spell; the sentence must be the last one decoded.
    private func collect(_ sentence: Range<Int>, found: (RecognizedName) -> Void) {
        guard labels[sentence].contains(where: { $0 != 0 }) else { return }
        emissions.withUnsafeBufferPointer { emissions in
            guard let emissions = emissions.baseAddress else { return }
            confidence.weigh(emissions, count: sentence.count)
        }
        var index = sentence.lowerBound
        while index < sentence.upperBound {
            let kind = LabelScheme.kind(of: Int(labels[index]))
            var end = index + 1
            while end < sentence.upperBound, !LabelScheme.starts(Int(labels[end])) { end += 1 }
            if kind >= 0 {
                let chance = confidence.chance(
                    of: index - sentence.lowerBound..<end - sentence.lowerBound, kind: kind)
                let calibration = weights.calibration
                found(
                    RecognizedName(
                        tokens: index..<end, kind: LabelScheme.kinds[kind],
                        confidence: SpanConfidence.calibrated(
                            chance, slope: calibration[1], offset: calibration[2])))
            }
            index = end
        }
    }

    private func findRows(_ runs: FeatureRuns, count: Int) {
        hits.removeAll(keepingCapacity: true)
        hitEnds.removeAll(keepingCapacity: true)
        let index = featureIndex
        runs.hashes.withUnsafeBufferPointer { hashes in
            for token in 0..<count {
                for position in runs.range(of: token) {
                    let row = index.find(hashes[position])
                    if row >= 0 { hits.append(Int32(truncatingIfNeeded: row)) }
                }
                hitEnds.append(Int32(hits.count))
            }
        }
    }

    /// Sums the weights of the features of each word that has become known, once for each place it may stand in.
    private func sumNewWords() {
        let count = types.types.count
        guard summed < count else { return }
        sums.reserveCapacity(2 * Self.mostWords * Self.wordStride)
        sums.append(contentsOf: repeatElement(0, count: count * Self.wordStride - sums.count))
        var total = [Int32](repeating: 0, count: 2 * LabelScheme.stride)
        for word in summed..<count {
            let type = types.types[word]
            for place in 0..<Self.offsets {
                for lane in total.indices { total[lane] = 0 }
                for number in 0..<WordFeatures.count(of: type, place: place) {
                    let hash = WordFeatures.hash(
                        types.features[Int(type.firstFeature) + number], place: place)
                    let row = featureIndex.find(hash)
                    guard row >= 0 else { continue }
                    total.withUnsafeMutableBufferPointer { total in
                        guard let total = total.baseAddress else { return }
                        add(row: row, pass: 0, to: total)
                        add(row: row, pass: 1, to: total + LabelScheme.stride)
                    }
                }
                let start = word * Self.wordStride + place * 2 * LabelScheme.stride
                for lane in total.indices { sums[start + lane] = Int16(clamping: total[lane]) }
            }
        }
        summed = count
        types.forgetFeatures()
    }

    @inline(__always)
    private func add(row: Int, pass: Int, to total: UnsafeMutablePointer<Int32>) {
        let half = weights.rows + (row * NameModel.rowLength + pass * NameModel.halfRow)
        let shift = Int32(half[NameModel.shiftPlace])
        for lane in 0..<LabelScheme.stride { total[lane] &+= Int32(half[lane]) &<< shift }
    }

    private func decode(_ sentence: Range<Int>, pass: Int, extra: FeatureRuns?) {
        let stride = LabelScheme.stride
        if emissions.count < sentence.count * stride {
            emissions = Array(repeating: 0, count: sentence.count * stride)
        }
        withUnsafeTemporaryAllocation(of: Int32.self, capacity: stride) { total in
            guard let total = total.baseAddress else { return }
            for index in sentence {
                for lane in 0..<stride { total[lane] = 0 }
                addWords(around: index, in: sentence, pass: pass, to: total)
                for hit in Int(index == 0 ? 0 : hitEnds[index - 1])..<Int(hitEnds[index]) {
                    add(row: Int(hits[hit]), pass: pass, to: total)
                }
                if let extra { addExtra(extra, index, pass: pass, to: total) }
                let start = (index - sentence.lowerBound) * stride
                emissions.withUnsafeMutableBufferPointer { emissions in
                    for lane in 0..<stride { emissions[start + lane] = Float(total[lane]) }
                }
            }
        }
        let transitions = weights.transitions + pass * stride * stride
        labels.withUnsafeMutableBufferPointer { labels in
            emissions.withUnsafeBufferPointer { emissions in
                guard let labels = labels.baseAddress, let emissions = emissions.baseAddress else { return }
                decoder.decode(
                    emissions: emissions, count: sentence.count, transitions: transitions,
                    into: labels + sentence.lowerBound)
            }
        }
    }

    @inline(__always)
    private func addWords(
        around index: Int, in sentence: Range<Int>, pass: Int, to total: UnsafeMutablePointer<Int32>
    ) {
        let stride = LabelScheme.stride
        sums.withUnsafeBufferPointer { sums in
            guard let sums = sums.baseAddress else { return }
            for place in 0..<Self.offsets {
                let other = index + place - 2
                guard sentence.contains(other) else { continue }
                let start =
                    sums + (Int(document.words[other]) * Self.wordStride + (place * 2 + pass) * stride)
                for lane in 0..<stride { total[lane] &+= Int32(start[lane]) }
            }
        }
    }

    @inline(__always)
    private func addExtra(
        _ extra: FeatureRuns, _ index: Int, pass: Int, to total: UnsafeMutablePointer<Int32>
    ) {
        for position in extra.range(of: index) {
            let row = featureIndex.find(extra.hashes[position])
            if row >= 0 { add(row: row, pass: pass, to: total) }
        }
    }
}
