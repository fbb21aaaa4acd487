/// The runs of capitalised words in a sentence, narrow (“Foreign Affairs”) and joined by small words (“Ministry of
/// Foreign Affairs”), as seen from one token after the other.
struct CapitalRuns {
    /// A token's place in a run, and the words that frame it.
    struct Place {
        /// The place in the run: 0 first, 1 within, 2 last, 3 alone.
        var position: Int
        var length: Int
        var first: UInt64
        var last: UInt64
        var lastCluster: UInt64
        var lastMeaning: UInt64 = 0
        var firstMeaning: UInt64 = 0
        var before: UInt64
        var after: UInt64
        /// The lists that hold the last word, any word, the word before and the word after.
        var lastLists: UInt32 = 0
        var allLists: UInt32 = 0
        var beforeLists: UInt32 = 0
        var afterLists: UInt32 = 0
    }

    private(set) var place: Place?
    private(set) var widePlace: Place?
    private let sentence: Range<Int>
    private let document: DocumentTokens
    private let types: WordTypes
    private let casing: DocumentTokens.Casing
    private var narrow: Range<Int>
    private var wide: Range<Int>
    private var template = Place(
        position: 0, length: 0, first: 0, last: 0, lastCluster: 0, before: 0, after: 0)
    private var wideTemplate = Place(
        position: 0, length: 0, first: 0, last: 0, lastCluster: 0, before: 0, after: 0)

    init(sentence: Range<Int>, document: DocumentTokens, types: WordTypes, casing: DocumentTokens.Casing) {
        self.sentence = sentence
        self.document = document
        self.types = types
        self.casing = casing
        narrow = sentence.lowerBound..<sentence.lowerBound
        wide = narrow
    }

    @inline(__always)
    private func type(_ index: Int) -> WordType { types.types[Int(document.words[index])] }

    private func isCapital(_ index: Int) -> Bool {
        let caseClass = type(index).caseClass
        return caseClass.isCapital || caseClass == .alphanumeric
    }

    /// Goes on to the token at `index`; tokens are visited from left to right.
    mutating func move(to index: Int) {
        if index >= narrow.upperBound {
            guard isCapital(index) || index < wide.upperBound else {
                place = nil
                widePlace = nil
                return
            }
            if isCapital(index) {
                var end = index + 1
                while end < sentence.upperBound, isCapital(end) { end += 1 }
                narrow = index..<end
                template = frame(narrow)
            }
            if index >= wide.upperBound { widen() }
        }
        place = narrow.contains(index) ? placed(template, index, in: narrow) : nil
        widePlace =
            wide.count > narrow.count && wide.contains(index) ? placed(wideTemplate, index, in: wide) : nil
    }

    private mutating func widen() {
        var end = narrow.upperBound
        while end < sentence.upperBound {
            var ahead = end
            while ahead < sentence.upperBound, ahead - end < 2, type(ahead).isBridge { ahead += 1 }
            guard ahead > end, ahead < sentence.upperBound, isCapital(ahead) else { break }
            end = ahead + 1
            while end < sentence.upperBound, isCapital(end) { end += 1 }
        }
        wide = narrow.lowerBound..<end
        if end > narrow.upperBound { wideTemplate = frame(wide) }
    }

    private func frame(_ run: Range<Int>) -> Place {
        let last = type(run.upperBound - 1)
        var place = Place(
            position: 0, length: run.count, first: type(run.lowerBound).lower, last: last.lower,
            lastCluster: UInt64(last.clusters.fine),
            before: run.lowerBound > sentence.lowerBound ? type(run.lowerBound - 1).lower : 1,
            after: run.upperBound < sentence.upperBound ? type(run.upperBound).lower : 2)
        place.lastLists = last.lists
        place.lastMeaning = UInt64(last.meanings.fine)
        place.firstMeaning = UInt64(type(run.lowerBound).meanings.fine)
        for index in run { place.allLists |= type(index).lists }
        if run.lowerBound > sentence.lowerBound { place.beforeLists = type(run.lowerBound - 1).lists }
        if run.upperBound < sentence.upperBound { place.afterLists = type(run.upperBound).lists }
        return place
    }

    private func placed(_ template: Place, _ index: Int, in run: Range<Int>) -> Place {
        var place = template
        if run.count == 1 {
            place.position = 3
        } else if index == run.lowerBound {
            place.position = 0
        } else {
            place.position = index == run.upperBound - 1 ? 2 : 1
        }
        return place
    }
}
