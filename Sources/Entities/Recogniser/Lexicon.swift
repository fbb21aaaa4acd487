/// What is known about words and phrases beforehand: their classes and the lists they are in.
///
/// It lies in the model's file and is used there.
package struct Lexicon: @unchecked Sendable {
    /// Words by how news uses them, as they are written.
    package let clusters: WordClasses
    /// Words by what they mean, as they are written.
    package let meanings: WordClasses
    private let phraseIndex: HashIndex
    private let phrases: UnsafePointer<UInt32>

    /// Set in a phrase's value when longer phrases start with it.
    package static let continues: UInt32 = 1 << 31
    /// The most words a phrase has.
    package static let longestPhrase = 6

    /// Takes the parts of a model, which have to outlive the lexicon.
    package init?(_ bytes: (ModelPart) -> UnsafeRawBufferPointer) {
        guard
            let clusters = WordClasses(
                index: bytes(.clusterIndex), words: bytes(.clusters), classes: bytes(.classes)),
            let meanings = WordClasses(
                index: bytes(.meaningIndex), words: bytes(.meanings), classes: bytes(.meaningClasses)),
            let listIndex = HashIndex(bytes(.phraseIndex)), let masks = bytes(.phrases).baseAddress,
            bytes(.phrases).count >= 4 * listIndex.count
        else { return nil }
        self.clusters = clusters
        self.meanings = meanings
        phraseIndex = listIndex
        phrases = masks.assumingMemoryBound(to: UInt32.self)
    }

    /// The lists, a bit for each, that hold the phrase with this hash, and ``continues``; 0 if there is none.
    @inline(__always)
    package func phrase(_ phrase: UInt64) -> UInt32 {
        let index = phraseIndex.find(phrase)
        return index < 0 ? 0 : phrases[index]
    }

    /// The hash of a phrase continued by `word`; it starts with 0.
    @inline(__always)
    package static func phrase(_ start: UInt64, then word: UInt64) -> UInt64 {
        FeatureHash.mix(start &+ 0x51, word)
    }
}
