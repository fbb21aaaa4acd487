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
    /// ``transitions`` with rows and columns exchanged.
    private let turned: [Float]
    private var weights: [Float] = []
    private var forward: [Float] = []
    private var backward: [Float] = []

    /// - Parameter scores: The score of a label (column) after another (row of `LabelScheme.stride`).
    package init(transitions scores: UnsafePointer<Float>, ease: Float) {
        self.ease = ease
        let transitions = (0..<Self.stride * Self.stride).map { index -> Float in
            let from = index / Self.stride
            let to = index % Self.stride
            guard from < LabelScheme.count, to < LabelScheme.count, LabelScheme.allows(from, before: to)
            else { return 0 }
            return expf(min(30, scores[index] * ease))
        }
        self.transitions = transitions
        turned = transitions.indices.map {
            transitions[$0 % Self.stride * Self.stride + $0 / Self.stride]
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
        guard count > 0 else { return }
        weights.withUnsafeMutableBufferPointer { weights in
            guard let weights = weights.baseAddress else { return }
            forward.withUnsafeMutableBufferPointer { forward in
                guard let forward = forward.baseAddress else { return }
                Self.goForward(count, weights: weights, transitions: transitions, into: forward)
            }
            backward.withUnsafeMutableBufferPointer { backward in
                guard let backward = backward.baseAddress else { return }
                Self.goBackward(count, weights: weights, transitions: turned, into: backward)
            }
        }
    }

    /// A row of a matrix that has ``LabelScheme/stride`` columns, eight columns at a time.
    private typealias Lanes = SIMD8<Float>

    @inline(__always)
    private static func lanes(_ values: UnsafePointer<Float>, _ start: Int) -> Lanes {
        UnsafeRawPointer(values + start).loadUnaligned(as: Lanes.self)
    }

    /// The sum of the rows of a matrix, each times its value, for eight of its columns.
    ///
    /// Added row by row, as one column alone would be: the sums are the same to the last bit.
    @inline(__always)
    private static func sum(
        of matrix: UnsafePointer<Float>, times values: UnsafePointer<Float>, column: Int
    ) -> Lanes {
        var sum = Lanes.zero
        for row in 0..<LabelScheme.count { sum += lanes(matrix, row * stride + column) * values[row] }
        return sum
    }

    private static func goForward(
        _ count: Int, weights: UnsafePointer<Float>, transitions: UnsafePointer<Float>,
        into forward: UnsafeMutablePointer<Float>
    ) {
        for label in 0..<stride {
            forward[label] = label < LabelScheme.count && LabelScheme.starts(label) ? weights[label] : 0
        }
        scale(forward)
        for token in 1..<max(1, count) {
            let own = token * stride
            for column in Swift.stride(from: 0, to: stride, by: Lanes.scalarCount) {
                let before = sum(of: transitions, times: forward + (own - stride), column: column)
                UnsafeMutableRawPointer(forward + own + column).storeBytes(
                    of: before * lanes(weights, own + column), as: Lanes.self)
            }
            scale(forward + own)
        }
    }

    /// - Parameter transitions: Turned: a row for each label that comes after.
    private static func goBackward(
        _ count: Int, weights: UnsafePointer<Float>, transitions: UnsafePointer<Float>,
        into backward: UnsafeMutablePointer<Float>
    ) {
        let end = (count - 1) * stride
        for label in 0..<stride {
            backward[end + label] = label < LabelScheme.count && LabelScheme.ends(label) ? 1 : 0
        }
        withUnsafeTemporaryAllocation(of: Float.self, capacity: stride) { next in
            guard let next = next.baseAddress else { return }
            for token in Swift.stride(from: count - 2, through: 0, by: -1) {
                let own = token * stride
                for label in 0..<stride {
                    next[label] = weights[own + stride + label] * backward[own + stride + label]
                }
                for column in Swift.stride(from: 0, to: stride, by: Lanes.scalarCount) {
                    UnsafeMutableRawPointer(backward + own + column).storeBytes(
                        of: sum(of: transitions, times: next, column: column), as: Lanes.self)
                }
                scale(backward + own)
            }
        }
    }

    /// Makes a token's values add up to one; only their proportions count.
    @inline(__always)
    private static func scale(_ values: UnsafeMutablePointer<Float>) {
        var sum: Float = 0
        for label in 0..<LabelScheme.count { sum += values[label] }
        let share = 1 / max(sum, .leastNormalMagnitude)
        for label in 0..<stride { values[label] *= share }
    }

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
