/// The words seen so far and what is known about each.
package struct WordTypes {
    package private(set) var types: [WordType] = []
    /// The features of all words, one after the other; only those of the latest words, once the others were forgotten.
    package private(set) var features: [UInt64] = []
    /// How many different lower-case forms there are.
    package private(set) var foldCount = 0

    private var slots: [(hash: UInt64, type: Int32)]
    private var folds: [UInt64: Int32] = [:]
    private let lexicon: Lexicon
    private var lowered: [UInt8] = []
    private var shape: [UInt8] = []

    package init(lexicon: Lexicon) {
        self.lexicon = lexicon
        slots = Array(repeating: (0, -1), count: 1 << 15)
    }

    /// The number of the word that `bytes` spell.
    @inline(__always)
    package mutating func type(of bytes: UnsafeBufferPointer<UInt8>) -> Int {
        let hash = FeatureHash.of(bytes)
        let mask = slots.count - 1
        var slot = Int(truncatingIfNeeded: hash >> 20) & mask
        while slots[slot].type >= 0 {
            if slots[slot].hash == hash { return Int(slots[slot].type) }
            slot = (slot + 1) & mask
        }
        slots[slot] = (hash, Int32(types.count))
        add(bytes, hash: hash)
        if types.count * 2 > slots.count { grow() }
        return types.count - 1
    }

    /// Forgets the features of the words so far; call it once they are summed up elsewhere.
    package mutating func forgetFeatures() { features.removeAll(keepingCapacity: true) }

    private mutating func grow() {
        let old = slots
        slots = Array(repeating: (0, -1), count: old.count * 2)
        let mask = slots.count - 1
        for entry in old where entry.type >= 0 {
            var slot = Int(truncatingIfNeeded: entry.hash >> 20) & mask
            while slots[slot].type >= 0 { slot = (slot + 1) & mask }
            slots[slot] = entry
        }
    }

    private mutating func add(_ bytes: UnsafeBufferPointer<UInt8>, hash: UInt64) {
        var type = WordType()
        WordShape.lower(bytes, into: &lowered)
        type.caseClass = WordShape.caseClass(of: bytes)
        WordShape.shape(of: bytes, into: &shape)
        type.shape = shape.withUnsafeBufferPointer { FeatureHash.of($0) }
        type.lower = lowered.withUnsafeBufferPointer { FeatureHash.of($0) }
        type.length = UInt8(min(bytes.count, 255))
        type.initial = lowered.first.map { $0 >= 0x61 && $0 <= 0x7A || $0 >= 0x80 ? $0 : 0 } ?? 0
        let listed = lexicon.phrase(Lexicon.phrase(0, then: type.lower))
        type.lists = listed & ~Lexicon.continues
        type.startsPhrase = listed & Lexicon.continues != 0
        type.clusters = numbers(of: bytes, lower: type.lower, in: lexicon.clusters)
        type.meanings = numbers(of: bytes, lower: type.lower, in: lexicon.meanings)
        type.isBridge = WordShape.bridges.contains(type.lower)
        type.isOpeningQuote = WordShape.openingQuotes.contains(type.lower)
        type.isClosingQuote = WordShape.closingQuotes.contains(type.lower)
        if let fold = folds[type.lower] {
            type.fold = fold
        } else {
            type.fold = Int32(foldCount)
            folds[type.lower] = type.fold
            foldCount += 1
        }
        addFeatures(&type, word: hash)
        types.append(type)
    }

    /// The classes of the word as written, or capitalised, or in lower case, whichever is known first.
    private func numbers(
        of bytes: UnsafeBufferPointer<UInt8>, lower: UInt64, in classes: WordClasses
    ) -> WordClasses.Numbers {
        let written = WordShape.digitsAsZero(bytes).withUnsafeBufferPointer { FeatureHash.of($0) }
        if let numbers = classes.numbers(of: written) { return numbers }
        if let first = lowered.first, first >= 0x61, first <= 0x7A, bytes.count > 1 {
            var capitalized = lowered
            capitalized[0] = first - 32
            if bytes[0] == capitalized[0],
                let numbers = classes.numbers(
                    of: capitalized.withUnsafeBufferPointer { FeatureHash.of($0) })
            {
                return numbers
            }
        }
        return classes.numbers(of: lower) ?? WordClasses.Numbers()
    }

    private mutating func addFeatures(_ type: inout WordType, word: UInt64) {
        let start = features.count
        type.firstFeature = Int32(start)
        func named(_ name: UInt64, _ value: UInt64) -> UInt64 { FeatureHash.mix(name, value) }
        let caseBits = UInt64(type.caseClass.rawValue)
        features.append(named(1, type.lower))
        features.append(named(2, type.shape))
        features.append(named(3, caseBits))
        if type.clusters.fine != 0 {
            features.append(named(4, UInt64(type.clusters.fine)))
            features.append(named(5, UInt64(type.clusters.middle)))
            features.append(named(6, UInt64(type.clusters.coarse)))
        }
        if type.meanings.fine != 0 {
            features.append(named(40, UInt64(type.meanings.fine) << 8 | caseBits))
            features.append(named(41, UInt64(type.meanings.middle) << 8 | caseBits))
        }
        if type.lists != 0 {
            features.append(named(7, UInt64(type.lists)))
            for bit in 0..<31 where type.lists >> UInt32(bit) & 1 == 1 {
                features.append(named(8, UInt64(bit) << 8 | caseBits))
            }
        }
        type.far = UInt8(features.count - start)
        features.append(named(9, word))
        lowered.withUnsafeBufferPointer { lower in
            for length in [3] where lower.count > length {
                features.append(
                    named(
                        10 + UInt64(length), FeatureHash.of(.init(rebasing: lower[(lower.count - length)...]))
                    ))
            }
        }
        features.append(named(20, UInt64(type.clusters.fine) << 8 | caseBits))
        type.near = UInt8(features.count - start)
        addOwnFeatures(type, caseBits: caseBits)
        type.own = UInt8(features.count - start)
    }

    private mutating func addOwnFeatures(_ type: WordType, caseBits: UInt64) {
        func named(_ name: UInt64, _ value: UInt64) -> UInt64 { FeatureHash.mix(name, value) }
        features.append(named(21, UInt64(min(type.length, 12)) << 8 | caseBits))
        lowered.withUnsafeBufferPointer { lower in
            for length in [1, 2, 4, 5] where lower.count > length {
                features.append(
                    named(
                        10 + UInt64(length), FeatureHash.of(.init(rebasing: lower[(lower.count - length)...]))
                    ))
            }
            for length in [2, 3, 4, 5] where lower.count > length {
                features.append(named(30 + UInt64(length), FeatureHash.of(.init(rebasing: lower[..<length]))))
            }
            for length in [2, 3] where lower.count > length {
                let suffix = FeatureHash.of(.init(rebasing: lower[(lower.count - length)...]))
                features.append(named(22, FeatureHash.mix(suffix, caseBits)))
            }
            if let hyphen = lower.lastIndex(of: 0x2D), hyphen + 1 < lower.count, hyphen > 0 {
                features.append(named(23, FeatureHash.of(.init(rebasing: lower[(hyphen + 1)...]))))
                if let first = lower.firstIndex(of: 0x2D) {
                    features.append(named(24, FeatureHash.of(.init(rebasing: lower[..<first]))))
                }
            }
        }
    }
}
