/// Random numbers, bytes and texts that are the same in every run (SplitMix64).
public struct SeededRandom: RandomNumberGenerator {
    private var state: UInt64

    public init(seed: UInt64) { state = seed }

    public mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// So many bytes, each any byte at all or one of `alphabet`.
    public mutating func bytes(_ count: Range<Int>, of alphabet: [UInt8]? = nil) -> [UInt8] {
        (0..<Int.random(in: count, using: &self)).map { _ in
            alphabet?.randomElement(using: &self) ?? UInt8.random(in: 0...255, using: &self)
        }
    }

    /// A text of so many of `pieces`, after each of which stands one of `gaps`.
    public mutating func text(_ count: Range<Int>, of pieces: [String], gaps: [String]) -> String {
        var text = ""
        for _ in 0..<Int.random(in: count, using: &self) {
            text += pieces.randomElement(using: &self) ?? ""
            text += gaps.randomElement(using: &self) ?? ""
        }
        return text
    }
}
