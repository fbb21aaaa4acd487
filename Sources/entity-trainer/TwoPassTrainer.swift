import Dispatch
import Entities
import Synchronization

/// Trains the two passes: the second sees what a first pass that had not seen the document made of it.
struct TwoPassTrainer {
    var lexicon: Lexicon
    var epochs = 10
    var folds = 4
    var report: @Sendable (String) -> Void

    /// The weights of both passes.
    func train(_ documents: [LabelledDocument], groups: [Int]) -> [ModelPacker.Pass] {
        let builder = TrainingSetBuilder(lexicon: lexicon)
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
        let perceptron = Perceptron(features: second.hashes.count)
        perceptron.train(on: second, documents: Array(documents.indices), epochs: epochs, seed: 8, report: report)
        perceptron.settle()
        return [firstPass, perceptron.result(second.hashes)].compactMap { $0 }
    }
}
