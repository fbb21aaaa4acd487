import TextBytes

extension Unicode.Scalar {
    /// The letter without its marks, or its first where it is several in one; “?” for what ASCII has nothing like.
    var inASCII: Character {
        var folded: [UInt8] = []
        Folding.append(self, to: &folded)
        guard let first = folded.first, first < 0x7f, first >= 0x20 else { return "?" }
        let letter = Character(Unicode.Scalar(first))
        return properties.isUppercase ? Character(letter.uppercased()) : letter
    }
}
