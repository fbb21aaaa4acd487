/// Words put into classes at three grains, used where they lie in a model's file.
package struct WordClasses: @unchecked Sendable {
    /// The three class numbers of a word, from coarse to fine; 0 for a word that has none.
    package struct Numbers: Sendable {
        package var coarse: UInt16 = 0
        package var middle: UInt16 = 0
        package var fine: UInt16 = 0
    }

    private let index: HashIndex
    private let words: UnsafePointer<UInt16>
    private let classes: UnsafePointer<UInt16>

    /// Takes the bytes of the three parts, which have to outlive the classes.
    package init?(
        index: UnsafeRawBufferPointer, words: UnsafeRawBufferPointer, classes: UnsafeRawBufferPointer
    ) {
        guard let wordIndex = HashIndex(index), let fine = words.baseAddress,
            let others = classes.baseAddress,
            words.count >= 2 * wordIndex.count
        else { return nil }
        self.index = wordIndex
        self.words = fine.assumingMemoryBound(to: UInt16.self)
        self.classes = others.assumingMemoryBound(to: UInt16.self)
        let classCount = classes.count / 4
        for word in 0..<wordIndex.count {
            guard self.words[word] < classCount else { return nil }
        }
    }

    /// The classes of the word with this hash.
    package func numbers(of word: UInt64) -> Numbers? {
        let place = index.find(word)
        guard place >= 0 else { return nil }
        let fine = Int(words[place])
        return Numbers(coarse: classes[2 * fine + 1], middle: classes[2 * fine], fine: UInt16(fine))
    }
}
