import Dispatch
import Entities
import Synchronization

/// Trains the two passes: the second sees what a first pass that had not seen the document made of it.
struct TwoPassTrainer {
    var lexicon: Lexicon
    var leastCount: UInt32 = 2
    var epochs = 6
    /// The share of features that are overlooked in a document while learning, so that none is relied on alone.
    var dropOut = 0.1
    var folds = 4
    /// How many times each pass is learnt, in other orders; the mean of the weights is taken.
    var repeats = 3
    var report: @Sendable (String) -> Void

    /// One in this many documents is kept from a model, to see how sure it is of text it has not seen.
    private static let measuredShare = 5

    /// The weights of both passes, and how sure they may be.
    ///
    /// - Parameter groups: Documents of one group are copies of each other, and go the same way.
    /// - Parameter measured: How many documents, from the first, confidence is fitted on.
    func train(
        _ documents: [LabelledDocument], groups: [Int], measured: Int
    ) -> (passes: [ModelPacker.Pass], calibration: Calibration) {
        let builder = TrainingSetBuilder(lexicon: lexicon, leastCount: leastCount)
        let first = builder.build(documents)
        report("first pass: \(documents.count) documents, \(first.hashes.count) features")
        let (labels, firstPass) = learnFirst(first, groups: groups)
        let second = builder.build(documents, labels: labels)
        report("second pass: \(second.hashes.count) features")
        let (secondPass, calibration) = learnSecond(second, groups: groups, measured: measured)
        return ([firstPass, secondPass], calibration)
    }

    /// Learns the first pass, and labels each document by one that had not seen it.
    private func learnFirst(_ set: TrainingSet, groups: [Int]) -> ([[UInt8]], ModelPacker.Pass) {
        let labels = Mutex<[[UInt8]]>(Array(repeating: [], count: set.documents.count))
        let mean = Mutex(MeanPass())
        DispatchQueue.concurrentPerform(iterations: folds + repeats) { part in
            guard part < folds else {
                let learnt = learn(set, seed: part - folds) { _ in true }
                mean.withLock { $0.add(learnt.result(set.hashes), seed: part) }
                return
            }
            let perceptron = learn(set, seed: 0) { groups[$0] % folds != part }
            for number in set.documents.indices where groups[number] % folds == part {
                let own = perceptron.labels(of: set.documents[number], set)
                labels.withLock { $0[number] = own }
            }
        }
        return (labels.withLock { $0 }, mean.withLock { $0.pass })
    }

    /// Learns the second pass, and fits confidence.
    private func learnSecond(
        _ set: TrainingSet, groups: [Int], measured: Int
    ) -> (ModelPacker.Pass, Calibration) {
        let calibration = Mutex<Calibration>(Calibration([], transitions: []))
        let mean = Mutex(MeanPass())
        DispatchQueue.concurrentPerform(iterations: repeats + 1) { part in
            guard part == 0 else {
                let learnt = learn(set, seed: 100 + part) { _ in true }
                mean.withLock { $0.add(learnt.result(set.hashes), seed: part) }
                return
            }
            let perceptron = learn(set, seed: 100) { groups[$0] % Self.measuredShare != 2 }
            var sentences: [LabelledSentence] = []
            for number in 0..<measured where groups[number] % Self.measuredShare == 2 {
                perceptron.find(in: set.documents[number], set) { sentences.append($0) }
            }
            let fit = Calibration(sentences, transitions: perceptron.transitionScores)
            calibration.withLock { $0 = fit }
        }
        return (mean.withLock { $0.pass }, calibration.withLock { $0 })
    }

    private func learn(_ set: TrainingSet, seed: Int, from isSeen: (Int) -> Bool) -> Perceptron {
        let perceptron = Perceptron(features: set.hashes.count)
        perceptron.train(
            on: set, documents: set.documents.indices.filter(isSeen), epochs: epochs, dropOut: dropOut,
            seed: UInt64(seed + 7))
        perceptron.settle()
        report("  learnt with seed \(seed)")
        return perceptron
    }
}

/// The mean of what was learnt several times.
struct MeanPass {
    private var passes: [Int: ModelPacker.Pass] = [:]

    /// Adds what was learnt with a seed; the mean does not depend on the order in which they come.
    mutating func add(_ pass: ModelPacker.Pass, seed: Int) { passes[seed] = pass }

    var pass: ModelPacker.Pass {
        var mean = ModelPacker.Pass(
            weights: [:], transitions: Array(repeating: 0, count: LabelScheme.stride * LabelScheme.stride))
        let share = 1 / Float(max(1, passes.count))
        for (_, pass) in passes.sorted(by: { $0.key < $1.key }) {
            for (hash, row) in pass.weights {
                mean.weights[hash, default: Array(repeating: 0, count: row.count)].add(row, times: share)
            }
            mean.transitions.add(pass.transitions, times: share)
        }
        return mean
    }
}

extension [Float] {
    fileprivate mutating func add(_ other: [Float], times factor: Float) {
        for index in indices { self[index] += other[index] * factor }
    }
}
