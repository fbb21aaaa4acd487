import Entities
import Foundation

/// A sentence as a model labelled it that had not seen it.
struct LabelledSentence {
    var labels: [UInt8]
    /// For each token a bit for every label that would be right.
    var allowed: [UInt32]
    var scores: [Float]
}

/// How scores become confidence: fitted on sentences that the model had not seen.
struct Calibration {
    var ease: Float = 0.1
    var slope: Float = 1
    var offset: Float = 0

    /// The fit with the least logarithmic loss.
    init(_ sentences: [LabelledSentence], transitions: [Float]) {
        var least = Double.infinity
        for ease in [0.01, 0.02, 0.03, 0.05, 0.08, 0.12, 0.2] as [Float] {
            let outcomes = Self.outcomes(sentences, transitions: transitions, ease: ease)
            let (slope, offset, loss) = Self.fit(outcomes)
            if loss < least {
                least = loss
                self.ease = ease
                self.slope = slope
                self.offset = offset
            }
        }
    }

    /// The log odds of each name found, and whether it was right.
    private static func outcomes(
        _ sentences: [LabelledSentence], transitions: [Float], ease: Float
    ) -> [(odds: Double, isRight: Bool)] {
        var confidence = transitions.withUnsafeBufferPointer { buffer in
            buffer.baseAddress.map { SpanConfidence(transitions: $0, ease: ease) }
        }
        var outcomes: [(odds: Double, isRight: Bool)] = []
        for sentence in sentences {
            sentence.scores.withUnsafeBufferPointer { scores in
                guard let scores = scores.baseAddress else { return }
                confidence?.weigh(scores, count: sentence.labels.count)
            }
            var index = 0
            while index < sentence.labels.count {
                let kind = LabelScheme.kind(of: Int(sentence.labels[index]))
                var end = index + 1
                while end < sentence.labels.count, !LabelScheme.starts(Int(sentence.labels[end])) { end += 1 }
                if kind >= 0, let chance = confidence?.chance(of: index..<end, kind: kind) {
                    let bounded = Double(min(max(chance, 1e-6), 1 - 1e-6))
                    let isRight = (index..<end).allSatisfy {
                        sentence.allowed[$0] >> UInt32(sentence.labels[$0]) & 1 == 1
                    }
                    outcomes.append((log(bounded / (1 - bounded)), isRight))
                }
                index = end
            }
        }
        return outcomes
    }

    /// Logistic regression on one value, by Newton's method.
    private static func fit(_ outcomes: [(odds: Double, isRight: Bool)]) -> (Float, Float, Double) {
        var slope = 1.0
        var offset = 0.0
        var loss = Double.infinity
        for _ in 0..<40 {
            var gradient = (0.0, 0.0)
            var curve = (1e-6, 0.0, 1e-6)
            loss = 0
            for outcome in outcomes {
                let chance = 1 / (1 + exp(-(slope * outcome.odds + offset)))
                let error = chance - (outcome.isRight ? 1 : 0)
                loss -= log(max(1e-12, outcome.isRight ? chance : 1 - chance))
                gradient.0 += error * outcome.odds
                gradient.1 += error
                let weight = chance * (1 - chance)
                curve.0 += weight * outcome.odds * outcome.odds
                curve.1 += weight * outcome.odds
                curve.2 += weight
            }
            let determinant = curve.0 * curve.2 - curve.1 * curve.1
            guard determinant > 1e-9 else { break }
            slope -= (curve.2 * gradient.0 - curve.1 * gradient.1) / determinant
            offset -= (curve.0 * gradient.1 - curve.1 * gradient.0) / determinant
        }
        return (Float(slope), Float(offset), loss)
    }
}
