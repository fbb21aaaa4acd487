import Entities

/// Packs what was learnt into the bytes of a model's file.
struct ModelPacker {
    /// How many features are kept, those with the greatest weights.
    var mostFeatures = 118_000

    /// What one pass learnt.
    struct Pass {
        var weights: [UInt64: [Float]]
        var transitions: [Float]
    }

    /// The bytes of the file.
    func pack(_ passes: [Pass], lexicon: [ModelPart: [UInt8]], calibration: [Float], about: String) -> [UInt8]
    {
        var greatest: [UInt64: Float] = [:]
        for pass in passes {
            for (hash, weights) in pass.weights {
                let weight = weights.reduce(0) { max($0, abs($1)) }
                greatest[hash] = max(greatest[hash] ?? 0, weight)
            }
        }
        let kept = greatest.sorted { ($0.value, $0.key) > ($1.value, $1.key) }.prefix(mostFeatures).map(\.key)
        let unit = (greatest.values.max() ?? 1) / Float(127 << 5)
        let (index, order) = HashIndex.layOut(kept)
        var rows: [UInt8] = []
        rows.reserveCapacity(kept.count * NameModel.rowLength)
        for number in order {
            for pass in passes { rows += half(pass.weights[kept[number]], unit: unit) }
        }
        var parts = lexicon
        parts[.featureIndex] = index
        parts[.rows] = rows
        let transitions = passes.flatMap { $0.transitions.map { $0 / unit } }
        parts[.transitions] = transitions.withUnsafeBytes { [UInt8]($0) }
        var scaled = calibration
        scaled[0] *= unit
        parts[.calibration] = scaled.withUnsafeBytes { [UInt8]($0) }
        parts[.about] = Array(about.utf8)
        return ModelFile.layOut(parts)
    }

    private func half(_ weights: [Float]?, unit: Float) -> [UInt8] {
        var half = [UInt8](repeating: 0, count: NameModel.halfRow)
        guard let weights else { return half }
        let greatest = weights.reduce(0) { max($0, abs($1)) } / unit
        var shift = 0
        while greatest / Float(1 << shift) > 127.4 { shift += 1 }
        for label in 0..<LabelScheme.count {
            let value = (weights[label] / unit / Float(1 << shift)).rounded()
            half[label] = UInt8(bitPattern: Int8(max(-127, min(127, value))))
        }
        half[NameModel.shiftPlace] = UInt8(shift)
        return half
    }
}
