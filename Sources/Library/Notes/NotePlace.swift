/// Finds the passage of a note in its article, whatever was changed around it.
struct NotePlace {
    /// Where it was when the note was written.
    var start: Int
    /// Its words then, as they stood in the text.
    var words: [UInt8]

    /// Where it is in a text: at its old place, else where its words stand nearest to that.
    ///
    /// How words are broken into lines makes no difference.
    /// - Returns: `nil` where they stand no more.
    func range(in text: [UInt8]) -> Range<Int>? {
        guard !words.isEmpty else { return nil }
        let old = start..<start + words.count
        if start >= 0, old.upperBound <= text.count, text[old].elementsEqual(words) { return old }
        let pieces = words.split(whereSeparator: Self.isSpace).map(Array.init)
        guard let first = pieces.first?.first else { return nil }
        var best: Range<Int>?
        for place in text.indices where text[place] == first {
            guard let end = Self.end(of: pieces, in: text, from: place) else { continue }
            let nearest = best.map { abs($0.lowerBound - start) } ?? .max
            if abs(place - start) < nearest { best = place..<end }
        }
        return best
    }

    /// Where words end that begin at a place of a text, with any blanks between them.
    private static func end(of pieces: [[UInt8]], in text: [UInt8], from place: Int) -> Int? {
        var place = place
        for (number, piece) in pieces.enumerated() {
            if number > 0 {
                let gap = text[place...].prefix(while: isSpace).count
                guard gap > 0 else { return nil }
                place += gap
            }
            guard text[place...].starts(with: piece) else { return nil }
            place += piece.count
        }
        return place
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x09 }
}
