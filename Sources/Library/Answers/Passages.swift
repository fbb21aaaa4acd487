import Entities

/// Which quotations of an article belong to one passage: what somebody says in one breath, with “she said” between.
enum Passages {
    /// The most bytes between two quotations of a passage within a paragraph.
    private static let widestGap = 100

    /// For each quotation, in text order, whether it goes on with the one before it.
    static func continued(_ quotations: [LibraryQuotation], in text: [UInt8]) -> [Bool] {
        quotations.indices.map { index in
            index > 0 && isContinued(quotations[index], after: quotations[index - 1], in: text)
        }
    }

    private static func isContinued(
        _ quotation: LibraryQuotation, after before: LibraryQuotation, in text: [UInt8]
    ) -> Bool {
        guard quotation.speaker == before.speaker, quotation.speakerWords == before.speakerWords,
            quotation.kind != .reported, before.kind != .reported
        else { return false }
        let gap = before.range.upperBound..<max(before.range.upperBound, quotation.range.lowerBound)
        guard gap.count <= widestGap, gap.upperBound <= text.count else { return false }
        let between = text[gap]
        // From one paragraph to the next it goes on only where nothing but quotation marks stands between.
        guard between.contains(UInt8(ascii: "\n")) else { return true }
        return !between.contains { isLetter($0) }
    }

    /// Whether a byte is of a letter or a figure; those of quotation marks and dashes are not.
    private static func isLetter(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), 0xC3...0xDF:
            true
        default: false
        }
    }
}
