/// Finds the best labels for the tokens of a sentence.
package struct LabelDecoder {
    private var back: [UInt8] = []
    private var scores: [Float] = []
    private static let unreachable: Float = -1e30
    private static let starting: [Int] = (0..<LabelScheme.count).filter { LabelScheme.starts($0) }
    private static let ending: [Int] = (0..<LabelScheme.count).filter { LabelScheme.ends($0) }

    package init() {}

    /// The labels with the highest sum of scores.
    ///
    /// - Parameter emissions: `LabelScheme.stride` scores for each token.
    /// - Parameter transitions: The score of a label (column) after another (row of `LabelScheme.stride`).
    /// - Parameter allowed: A bit for every label that each token may have; `nil` allows all.
    package mutating func decode(
        emissions: UnsafePointer<Float>, count: Int, transitions: UnsafePointer<Float>,
        allowed: UnsafePointer<UInt32>? = nil, into labels: UnsafeMutablePointer<UInt8>
    ) {
        guard count > 0 else { return }
        let stride = LabelScheme.stride
        if scores.count < count * stride {
            scores = Array(repeating: 0, count: count * stride)
            back = Array(repeating: 0, count: count * stride)
        }
        scores.withUnsafeMutableBufferPointer { scores in
            back.withUnsafeMutableBufferPointer { back in
                guard let scores = scores.baseAddress, let back = back.baseAddress else { return }
                for label in 0..<LabelScheme.count {
                    let isFine =
                        LabelScheme.starts(label) && (allowed.map { $0[0] >> UInt32(label) & 1 == 1 } ?? true)
                    scores[label] = isFine ? emissions[label] : Self.unreachable
                }
                for token in 1..<max(1, count) {
                    Self.step(
                        from: scores + (token - 1) * stride, to: scores + token * stride,
                        back: back + token * stride,
                        emissions: emissions + token * stride, transitions: transitions,
                        allowed: allowed.map { $0[token] } ?? .max)
                }
                Self.trace(scores, back, count: count, into: labels)
            }
        }
    }

    @inline(__always)
    private static func step(
        from: UnsafePointer<Float>, to: UnsafeMutablePointer<Float>, back: UnsafeMutablePointer<UInt8>,
        emissions: UnsafePointer<Float>, transitions: UnsafePointer<Float>, allowed: UInt32
    ) {
        let stride = LabelScheme.stride
        starting.withUnsafeBufferPointer { starting in
            ending.withUnsafeBufferPointer { ending in
                for next in starting {
                    var best = Self.unreachable
                    var origin = 0
                    for label in ending {
                        let score = from[label] + transitions[label * stride + next]
                        if score > best {
                            best = score
                            origin = label
                        }
                    }
                    to[next] = best + emissions[next]
                    back[next] = UInt8(origin)
                }
            }
        }
        for kind in 0..<LabelScheme.kinds.count {
            let begin = 1 + 4 * kind
            for next in [begin + 1, begin + 2] {
                let first = from[begin] + transitions[begin * stride + next]
                let second = from[begin + 1] + transitions[(begin + 1) * stride + next]
                to[next] = max(first, second) + emissions[next]
                back[next] = UInt8(second > first ? begin + 1 : begin)
            }
        }
        guard allowed != .max else { return }
        for label in 0..<LabelScheme.count where allowed >> UInt32(label) & 1 == 0 {
            to[label] = Self.unreachable
        }
    }

    private static func trace(
        _ scores: UnsafePointer<Float>, _ back: UnsafePointer<UInt8>, count: Int,
        into labels: UnsafeMutablePointer<UInt8>
    ) {
        let stride = LabelScheme.stride
        var label = 0
        var best = -Float.infinity
        for candidate in ending where scores[(count - 1) * stride + candidate] > best {
            best = scores[(count - 1) * stride + candidate]
            label = candidate
        }
        for token in Swift.stride(from: count - 1, through: 0, by: -1) {
            labels[token] = UInt8(label)
            if token > 0 { label = Int(back[token * stride + label]) }
        }
    }
}
