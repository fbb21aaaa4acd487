#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// How likely the names in a sentence are: the share of all ways to label it, weighted by their scores, that contain
/// exactly this name.
package struct SpanConfidence {
    private static let stride = LabelScheme.stride
    /// The factor for scores before they become weights.
    private let ease: Float
    private let transitions: [Float]
    private var weights: [Float] = []
    private var forward: [Float] = []
    private var backward: [Float] = []

    /// - Parameter transitions: The score of a label (column) after another (row of `LabelScheme.stride`).
    package init(transitions: UnsafePointer<Float>, ease: Float) {
        self.ease = ease
        self.transitions = (0..<Self.stride * Self.stride).map { index in
            let from = index / Self.stride
            let to = index % Self.stride
            guard from < LabelScheme.count, to < LabelScheme.count, LabelScheme.allows(from, before: to)
            else { return 0 }
            return expf(min(30, transitions[index] * ease))
        }
    }

    /// Weighs all ways to label a sentence of `count` tokens, given `LabelScheme.stride` scores for each token.
    package mutating func weigh(_ emissions: UnsafePointer<Float>, count: Int) {
        let stride = Self.stride
        if weights.count < count * stride {
            weights = Array(repeating: 0, count: count * stride)
            forward = weights
            backward = weights
        }
        for token in 0..<count {
            let scores = emissions + token * stride
            var greatest = scores[0]
            for label in 1..<LabelScheme.count { greatest = max(greatest, scores[label]) }
            for label in 0..<LabelScheme.count {
                weights[token * stride + label] = expf((scores[label] - greatest) * ease)
            }
        }
        weights.withUnsafeBufferPointer { weights in
            forward.withUnsafeMutableBufferPointer { forward in
                Self.goForward(count, weights: weights, transitions: transitions, into: forward)
            }
            backward.withUnsafeMutableBufferPointer { backward in
                Self.goBackward(count, weights: weights, transitions: transitions, into: backward)
            }
        }
    }

    private static func goForward(
        _ count: Int, weights: UnsafeBufferPointer<Float>, transitions: [Float],
        into forward: UnsafeMutableBufferPointer<Float>
    ) {
        let (starting, ending) = (starting, ending)
        for label in 0..<LabelScheme.count { forward[label] = LabelScheme.starts(label) ? weights[label] : 0 }
        scale(forward, at: 0)
        for token in 1..<max(1, count) {
            let last = (token - 1) * stride
            let own = token * stride
            for label in starting {
                var before: Float = 0
                for other in ending { before += forward[last + other] * transitions[other * stride + label] }
                forward[own + label] = before * weights[own + label]
            }
            for begin in Swift.stride(from: 1, to: LabelScheme.count, by: 4) {
                for label in begin + 1...begin + 2 {
                    let before =
                        forward[last + begin] * transitions[begin * stride + label]
                        + forward[last + begin + 1] * transitions[(begin + 1) * stride + label]
                    forward[own + label] = before * weights[own + label]
                }
            }
            scale(forward, at: own)
        }
    }

    private static func goBackward(
        _ count: Int, weights: UnsafeBufferPointer<Float>, transitions: [Float],
        into backward: UnsafeMutableBufferPointer<Float>
    ) {
        let (starting, ending) = (starting, ending)
        let end = (count - 1) * stride
        for label in 0..<LabelScheme.count { backward[end + label] = LabelScheme.ends(label) ? 1 : 0 }
        for token in Swift.stride(from: count - 2, through: 0, by: -1) {
            let own = token * stride
            let next = own + stride
            for label in ending {
                var after: Float = 0
                for other in starting {
                    after +=
                        transitions[label * stride + other] * (weights[next + other] * backward[next + other])
                }
                backward[own + label] = after
            }
            for begin in Swift.stride(from: 1, to: LabelScheme.count, by: 4) {
                for label in begin...begin + 1 {
                    let (inside, last) = (begin + 1, begin + 2)
                    backward[own + label] =
                        transitions[label * stride + inside]
                        * (weights[next + inside] * backward[next + inside])
                        + transitions[label * stride + last] * (weights[next + last] * backward[next + last])
                }
            }
            scale(backward, at: own)
        }
    }

    /// Makes a token's values add up to one; only their proportions count.
    private static func scale(_ values: UnsafeMutableBufferPointer<Float>, at start: Int) {
        var sum: Float = 0
        for label in start..<start + LabelScheme.count { sum += values[label] }
        let share = 1 / max(sum, .leastNormalMagnitude)
        for label in start..<start + LabelScheme.count { values[label] *= share }
    }

    private static let starting = (0..<LabelScheme.count).filter { LabelScheme.starts($0) }
    private static let ending = (0..<LabelScheme.count).filter { LabelScheme.ends($0) }

    @inline(__always)
    private func weighed(_ token: Int, _ label: Int) -> Float {
        weights[token * Self.stride + label] * backward[token * Self.stride + label]
    }

    /// The chance, 0…1, of a name of the kind with number `kind` at the given tokens of the sentence that was weighed last.
    package func chance(of tokens: Range<Int>, kind: Int) -> Float {
        // The chance of the first label, then of each next one given the one before it.
        let stride = Self.stride
        func label(_ token: Int) -> Int {
            if tokens.count == 1 { return LabelScheme.label(.unit, kind: kind) }
            if token == tokens.lowerBound { return LabelScheme.label(.begin, kind: kind) }
            return LabelScheme.label(token == tokens.upperBound - 1 ? .last : .inside, kind: kind)
        }
        let first = tokens.lowerBound
        var total: Float = 0
        for other in 0..<LabelScheme.count {
            total += forward[first * stride + other] * backward[first * stride + other]
        }
        guard total > 0 else { return 0 }
        var chance = forward[first * stride + label(first)] * backward[first * stride + label(first)] / total
        for token in tokens.dropFirst() {
            let before = label(token - 1)
            let inside = 2 + 4 * kind
            var sum: Float = 0
            for other in inside...inside + 1 {
                sum += transitions[before * stride + other] * weighed(token, other)
            }
            guard sum > 0 else { return 0 }
            chance *= transitions[before * stride + label(token)] * weighed(token, label(token)) / sum
        }
        return chance
    }

    /// The calibrated value of a raw chance, as learnt on text that the model had not seen.
    package static func calibrated(_ chance: Float, slope: Float, offset: Float) -> Double {
        let bounded = Double(min(max(chance, 1e-6), 1 - 1e-6))
        let odds = Double(slope) * log(bounded / (1 - bounded)) + Double(offset)
        return 1 / (1 + exp(-odds))
    }
}
