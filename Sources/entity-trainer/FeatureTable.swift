/// Numbers for feature hashes, in order of first appearance, with how often each was seen.
struct FeatureTable {
    private(set) var hashes: [UInt64] = []
    private(set) var counts: [UInt32] = []
    private var slots: [UInt32]
    private var mask: Int

    init(capacity: Int = 1 << 22) {
        slots = Array(repeating: .max, count: capacity)
        mask = capacity - 1
    }

    /// The number of `hash`, which is counted `count` times more.
    mutating func number(of hash: UInt64, count: UInt32) -> UInt32 {
        var slot = Int(truncatingIfNeeded: hash >> 13) & mask
        while slots[slot] != .max {
            let number = Int(slots[slot])
            if hashes[number] == hash {
                counts[number] &+= count
                return UInt32(number)
            }
            slot = (slot + 1) & mask
        }
        let number = UInt32(hashes.count)
        slots[slot] = number
        hashes.append(hash)
        counts.append(count)
        if hashes.count * 2 > slots.count { grow() }
        return number
    }

    private mutating func grow() {
        slots = Array(repeating: .max, count: slots.count * 2)
        mask = slots.count - 1
        for (number, hash) in hashes.enumerated() {
            var slot = Int(truncatingIfNeeded: hash >> 13) & mask
            while slots[slot] != .max { slot = (slot + 1) & mask }
            slots[slot] = UInt32(number)
        }
    }
}
