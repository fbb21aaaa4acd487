import Entities

/// A structured averaged perceptron over the features of a training set.
///
/// Used by one thread at a time.
final class Perceptron {
    private static let stride = LabelScheme.stride
    /// The row of each feature's weights, or -1 while it has none.
    private let rows: UnsafeMutablePointer<Int32>
    private let featureCount: Int
    private var rowCount = 0
    private var room = 1 << 16
    private var weights: UnsafeMutablePointer<Float>
    private var sums: UnsafeMutablePointer<Float>
    private let transitions: UnsafeMutablePointer<Float>
    private let transitionSums: UnsafeMutablePointer<Float>
    private var steps: Float = 1
    private var decoder = LabelDecoder()
    private var longest = 0
    private var emissions = UnsafeMutablePointer<Float>.allocate(capacity: 1)
    private var gold = UnsafeMutablePointer<UInt8>.allocate(capacity: 1)
    private var guess = UnsafeMutablePointer<UInt8>.allocate(capacity: 1)
    /// What a wrong label costs while learning, so that right ones win by a margin.
    private let cost: Float = 1

    /// Which features are overlooked in the document at hand: those whose hash with the seed is below the threshold.
    private var overlooked: (seed: UInt32, threshold: UInt32) = (0, 0)

    /// Epochs before documents that leave kinds of names unmarked are learnt from.
    private static let warmUp = 2

    init(features: Int) {
        featureCount = features
        rows = .allocate(capacity: features)
        rows.initialize(repeating: -1, count: features)
        weights = .allocate(capacity: room * Self.stride)
        sums = .allocate(capacity: room * Self.stride)
        transitions = .allocate(capacity: Self.stride * Self.stride)
        transitionSums = .allocate(capacity: Self.stride * Self.stride)
        transitions.initialize(repeating: 0, count: Self.stride * Self.stride)
        transitionSums.initialize(repeating: 0, count: Self.stride * Self.stride)
    }

    deinit {
        rows.deallocate()
        weights.deallocate()
        sums.deallocate()
        transitions.deallocate()
        transitionSums.deallocate()
        emissions.deallocate()
        gold.deallocate()
        guess.deallocate()
    }

    /// Learns from the documents with the given numbers.
    func train(on set: TrainingSet, documents: [Int], epochs: Int, dropOut: Double, seed: UInt64) {
        var random = SplitMix64(seed: seed)
        var order = documents
        defer { overlooked.threshold = 0 }
        for epoch in 0..<epochs {
            order.shuffle(using: &random)
            for number in order {
                let document = set.documents[number]
                if document.isPartial, epoch < Self.warmUp { continue }
                overlooked = (UInt32(truncatingIfNeeded: random.next()), UInt32(dropOut * Double(UInt32.max)))
                for sentence in document.sentences where !sentence.isEmpty {
                    learn(sentence, of: document, set)
                }
            }
        }
    }

    /// The best labels of a document.
    func labels(of document: TrainingSet.Document, _ set: TrainingSet) -> [UInt8] {
        var labels: [UInt8] = []
        for sentence in document.sentences where !sentence.isEmpty {
            score(sentence, of: document, set)
            decoder.decode(emissions: emissions, count: sentence.count, transitions: transitions, into: guess)
            labels += UnsafeBufferPointer(start: guess, count: sentence.count)
        }
        return labels
    }

    /// The names that are found in a document, with the scores and the sentence that each was found by.
    func find(in document: TrainingSet.Document, _ set: TrainingSet, found: (LabelledSentence) -> Void) {
        for sentence in document.sentences where !sentence.isEmpty {
            score(sentence, of: document, set)
            decoder.decode(emissions: emissions, count: sentence.count, transitions: transitions, into: guess)
            let labels = [UInt8](UnsafeBufferPointer(start: guess, count: sentence.count))
            guard labels.contains(where: { $0 != 0 }) else { continue }
            let allowed = Array(document.allowed[sentence])
            let scores = [Float](UnsafeBufferPointer(start: emissions, count: sentence.count * Self.stride))
            found(LabelledSentence(labels: labels, allowed: allowed, scores: scores))
        }
    }

    /// The scores of a label after another, by rows of `LabelScheme.stride`.
    var transitionScores: [Float] { (0..<Self.stride * Self.stride).map { transitions[$0] } }

    private func learn(_ sentence: Range<Int>, of document: TrainingSet.Document, _ set: TrainingSet) {
        let count = sentence.count
        score(sentence, of: document, set)
        steps += 1
        document.allowed.withUnsafeBufferPointer { allowed in
            decoder.decode(
                emissions: emissions, count: count, transitions: transitions,
                allowed: allowed.baseAddress.map { $0 + sentence.lowerBound }, into: gold)
        }
        for token in 0..<count {
            let right = Int(gold[token])
            for label in 0..<LabelScheme.count where label != right {
                emissions[token * Self.stride + label] += cost
            }
        }
        decoder.decode(emissions: emissions, count: count, transitions: transitions, into: guess)
        for token in 0..<count {
            let right = Int(gold[token])
            let wrong = Int(guess[token])
            if right != wrong {
                update(
                    token + sentence.lowerBound, in: sentence, of: document, set, right: right, wrong: wrong)
            }
            if token > 0, right != wrong || gold[token - 1] != guess[token - 1] {
                change(Int(gold[token - 1]), right, by: 1)
                change(Int(guess[token - 1]), wrong, by: -1)
            }
        }
    }

    private func change(_ label: Int, _ next: Int, by amount: Float) {
        transitions[label * Self.stride + next] += amount
        transitionSums[label * Self.stride + next] += amount * steps
    }

    private func update(
        _ token: Int, in sentence: Range<Int>, of document: TrainingSet.Document, _ set: TrainingSet,
        right: Int, wrong: Int
    ) {
        for place in WordFeatures.places {
            let other = token + place - 2
            guard sentence.contains(other) else { continue }
            for position in set.wordRange(document.words[other], place) {
                update(feature: Int(set.wordFeatures[position]), right: right, wrong: wrong)
            }
        }
        for position in (token == 0 ? 0 : Int(document.ends[token - 1]))..<Int(document.ends[token]) {
            update(feature: Int(document.features[position]), right: right, wrong: wrong)
        }
    }

    @inline(__always)
    private func isOverlooked(_ feature: Int) -> Bool {
        let mixed = (UInt32(truncatingIfNeeded: feature) ^ overlooked.seed) &* 0x9E37_79B1
        return (mixed ^ mixed >> 15) &* 0x85EB_CA77 < overlooked.threshold
    }

    @inline(__always)
    private func update(feature: Int, right: Int, wrong: Int) {
        if isOverlooked(feature) { return }
        if rows[feature] < 0 { addRow(for: feature) }
        let row = Int(rows[feature]) * Self.stride
        weights[row + right] += 1
        sums[row + right] += steps
        weights[row + wrong] -= 1
        sums[row + wrong] -= steps
    }

    private func addRow(for feature: Int) {
        if rowCount == room {
            weights = moved(weights)
            sums = moved(sums)
            room *= 2
        }
        (weights + rowCount * Self.stride).initialize(repeating: 0, count: Self.stride)
        (sums + rowCount * Self.stride).initialize(repeating: 0, count: Self.stride)
        rows[feature] = Int32(rowCount)
        rowCount += 1
    }

    private func moved(_ old: UnsafeMutablePointer<Float>) -> UnsafeMutablePointer<Float> {
        let new = UnsafeMutablePointer<Float>.allocate(capacity: room * 2 * Self.stride)
        new.moveInitialize(from: old, count: room * Self.stride)
        old.deallocate()
        return new
    }

    private func makeRoom(_ count: Int) {
        guard count > longest else { return }
        longest = count * 2
        emissions.deallocate()
        gold.deallocate()
        guess.deallocate()
        emissions = .allocate(capacity: longest * Self.stride)
        gold = .allocate(capacity: longest)
        guess = .allocate(capacity: longest)
    }

    private func score(_ sentence: Range<Int>, of document: TrainingSet.Document, _ set: TrainingSet) {
        makeRoom(sentence.count)
        for token in sentence {
            let total = emissions + (token - sentence.lowerBound) * Self.stride
            for lane in 0..<Self.stride { total[lane] = 0 }
            for place in WordFeatures.places {
                let other = token + place - 2
                guard sentence.contains(other) else { continue }
                for position in set.wordRange(document.words[other], place) {
                    add(Int(set.wordFeatures[position]), to: total)
                }
            }
            for position in (token == 0 ? 0 : Int(document.ends[token - 1]))..<Int(document.ends[token]) {
                add(Int(document.features[position]), to: total)
            }
        }
    }

    @inline(__always)
    private func add(_ feature: Int, to total: UnsafeMutablePointer<Float>) {
        let row = Int(rows[feature])
        guard row >= 0, !isOverlooked(feature) else { return }
        let source = weights + row * Self.stride
        for lane in 0..<Self.stride { total[lane] += source[lane] }
    }

    /// Takes the mean weights over all steps as the weights; learning is over then.
    func settle() {
        for index in 0..<rowCount * Self.stride { weights[index] -= sums[index] / steps }
        for index in 0..<Self.stride * Self.stride { transitions[index] -= transitionSums[index] / steps }
    }

    /// The weights by the hashes of their features; features without a weight are left out.
    func result(_ hashes: [UInt64]) -> ModelPacker.Pass {
        var weights: [UInt64: [Float]] = [:]
        for feature in 0..<featureCount where rows[feature] >= 0 {
            let start = Int(rows[feature]) * Self.stride
            let row = (0..<Self.stride).map { self.weights[start + $0] }
            if row.contains(where: { $0 != 0 }) { weights[hashes[feature]] = row }
        }
        let transitions = (0..<Self.stride * Self.stride).map { self.transitions[$0] }
        return ModelPacker.Pass(weights: weights, transitions: transitions)
    }
}
