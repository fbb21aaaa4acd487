import TextBytes

/// An open hash table from words to indices that its user keeps elsewhere.
struct WordSlots {
    private var slots: [Int32]
    private var hashes: [UInt32] = []

    init(capacity: Int = 512) {
        var size = 64
        while size < capacity * 2 { size *= 2 }
        slots = Array(repeating: -1, count: size)
    }

    /// The index of `word`, or `count` (the next free index) for a new one, which is remembered.
    mutating func index(
        of word: UnsafeBufferPointer<UInt8>, count: Int, matches: (Int) -> Bool
    ) -> (index: Int, isNew: Bool) {
        let hash = Self.hash(word)
        var slot = Int(hash) & (slots.count - 1)
        while slots[slot] >= 0 {
            let candidate = Int(slots[slot])
            if hashes[candidate] == hash, matches(candidate) { return (candidate, false) }
            slot = (slot + 1) & (slots.count - 1)
        }
        slots[slot] = Int32(count)
        hashes.append(hash)
        if hashes.count * 2 > slots.count { grow() }
        return (count, true)
    }

    private mutating func grow() {
        slots = Array(repeating: -1, count: slots.count * 2)
        for (index, hash) in hashes.enumerated() {
            var slot = Int(hash) & (slots.count - 1)
            while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = Int32(index)
        }
    }

    static func hash(_ word: UnsafeBufferPointer<UInt8>) -> UInt32 {
        var hash = FNV1a.start32
        for byte in word { FNV1a.add(byte, to: &hash) }
        // The low bits choose the slot.
        return hash ^ (hash >> 15)
    }

    static func equal(
        _ stored: UnsafeBufferPointer<UInt8>, at offset: Int, _ word: UnsafeBufferPointer<UInt8>
    ) -> Bool {
        for index in 0..<word.count where stored[offset + index] != word[index] { return false }
        return true
    }
}
