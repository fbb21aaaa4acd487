/// What is known of words and phrases beforehand: their clusters and the lists they stand in.
///
/// It lies in the model's file and is used there.
package struct Lexicon: @unchecked Sendable {
    /// The three cluster numbers of a word, from coarse to fine; 0 for a word that has none.
    package struct Clusters: Sendable {
        package var coarse: UInt16 = 0
        package var middle: UInt16 = 0
        package var fine: UInt16 = 0
    }

    private let clusterIndex: HashIndex
    private let clusters: UnsafePointer<UInt16>
    private let classes: UnsafePointer<UInt16>
    private let phraseIndex: HashIndex
    private let phrases: UnsafePointer<UInt32>

    /// Set in a phrase's value when longer phrases start with it.
    package static let continues: UInt32 = 1 << 31
    /// The most words a phrase has.
    package static let longestPhrase = 6

    /// Takes four parts of a model: the index of clustered words, each word's fine class, for each fine class its middle
    /// and coarse class, the index of phrases and each phrase's lists.
    package init?(
        clusterIndex: UnsafeRawBufferPointer, clusters: UnsafeRawBufferPointer,
        classes: UnsafeRawBufferPointer,
        phraseIndex: UnsafeRawBufferPointer, phrases: UnsafeRawBufferPointer
    ) {
        guard let wordIndex = HashIndex(clusterIndex), let listIndex = HashIndex(phraseIndex),
            let fine = clusters.baseAddress, let others = classes.baseAddress,
            let masks = phrases.baseAddress,
            clusters.count >= 2 * wordIndex.count, phrases.count >= 4 * listIndex.count
        else { return nil }
        self.clusterIndex = wordIndex
        self.clusters = fine.assumingMemoryBound(to: UInt16.self)
        self.classes = others.assumingMemoryBound(to: UInt16.self)
        self.phraseIndex = listIndex
        self.phrases = masks.assumingMemoryBound(to: UInt32.self)
        let classCount = classes.count / 4
        for word in 0..<wordIndex.count {
            guard self.clusters[word] < classCount else { return nil }
        }
    }

    /// The clusters of the word with this hash.
    package func clusters(of word: UInt64) -> Clusters? {
        let index = clusterIndex.find(word)
        guard index >= 0 else { return nil }
        let fine = Int(clusters[index])
        return Clusters(coarse: classes[2 * fine + 1], middle: classes[2 * fine], fine: UInt16(fine))
    }

    /// The lists, a bit for each, that hold the phrase with this hash, and ``continues``; 0 if there is none.
    @inline(__always)
    package func phrase(_ phrase: UInt64) -> UInt32 {
        let index = phraseIndex.find(phrase)
        return index < 0 ? 0 : phrases[index]
    }

    /// The hash of a phrase that goes on with `word`; starts with 0.
    @inline(__always)
    package static func phrase(_ start: UInt64, then word: UInt64) -> UInt64 {
        FeatureHash.mix(start &+ 0x51, word)
    }
}
