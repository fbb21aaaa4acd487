import Dispatch
import Entities
import Synchronization

/// Trains the two passes: the second sees what a first pass that had not seen the document made of it.
struct TwoPassTrainer {
    var lexicon: Lexicon
    var leastCount: UInt32 = 2
    var epochs = 10
    var folds = 4
    var report: @Sendable (String) -> Void

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
        let results = Mutex<(labels: [[UInt8]], pass: ModelPacker.Pass?)>(
            (Array(repeating: [], count: documents.count), nil))
        DispatchQueue.concurrentPerform(iterations: folds + 1) { fold in
            let perceptron = Perceptron(features: first.hashes.count)
            let isAll = fold == folds
            let seen = documents.indices.filter { isAll || groups[$0] % folds != fold }
            perceptron.train(on: first, documents: seen, epochs: epochs, seed: 7) { text in
                if isAll { report(text) }
            }
            perceptron.settle()
            if isAll {
                let pass = perceptron.result(first.hashes)
                results.withLock { $0.pass = pass }
                return
            }
            for number in documents.indices where groups[number] % folds == fold {
                let labels = perceptron.labels(of: first.documents[number], first)
                results.withLock { $0.labels[number] = labels }
            }
        }
        let (labels, firstPass) = results.withLock { ($0.labels, $0.pass) }
        let second = builder.build(documents, labels: labels)
        report("second pass: \(second.hashes.count) features")
        let outcome = Mutex<(pass: ModelPacker.Pass?, calibration: Calibration?)>((nil, nil))
        DispatchQueue.concurrentPerform(iterations: 2) { part in
            let perceptron = Perceptron(features: second.hashes.count)
            let isAll = part == 0
            // A fifth of the documents is kept from a second model, to see how sure it is of what it had not seen.
            let seen = documents.indices.filter { isAll || groups[$0] % 5 != 2 }
            perceptron.train(on: second, documents: seen, epochs: epochs, seed: 8) { text in
                if isAll { report(text) }
            }
            perceptron.settle()
            if isAll {
                let pass = perceptron.result(second.hashes)
                outcome.withLock { $0.pass = pass }
                return
            }
            var sentences: [LabelledSentence] = []
            for number in 0..<measured where groups[number] % 5 == 2 {
                perceptron.find(in: second.documents[number], second) { sentences.append($0) }
            }
            let calibration = Calibration(sentences, transitions: perceptron.transitionScores)
            outcome.withLock { $0.calibration = calibration }
        }
        let (secondPass, calibration) = outcome.withLock { ($0.pass, $0.calibration) }
        return ([firstPass, secondPass].compactMap { $0 }, calibration ?? Calibration([], transitions: []))
    }
}
