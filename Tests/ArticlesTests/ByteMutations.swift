/// Changes bytes at random, always the same ones for a seed.
struct ByteMutations {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    private mutating func next(below limit: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33) % limit
    }

    mutating func changed(_ bytes: [UInt8]) -> [UInt8] {
        var bytes = bytes
        for _ in 0...next(below: 6) {
            let place = next(below: bytes.count)
            switch next(below: 4) {
            case 0: bytes[place] = UInt8(next(below: 256))
            case 1: bytes.removeSubrange(place..<min(bytes.count, place + next(below: 40)))
            case 2:
                bytes.insert(
                    contentsOf: bytes[place..<min(bytes.count, place + next(below: 60))],
                    at: next(below: bytes.count))
            default: bytes.insert(contentsOf: Array("<\"'>/=&;-!".utf8).prefix(next(below: 10)), at: place)
            }
            if bytes.isEmpty { bytes = [0x3C] }
        }
        return bytes
    }
}
