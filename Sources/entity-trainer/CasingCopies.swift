import Entities

/// Copies of documents in other casings, so that headlines and capitals are learnt too.
enum CasingCopies {
    /// A copy of some documents: headlines in title case or capitals over a body as it is, and whole documents in title case,
    /// capitals and lower case.
    static func copies(of documents: [LabelledDocument], random: inout SplitMix64) -> [LabelledDocument] {
        var copies: [LabelledDocument] = []
        for document in documents {
            switch random.next() % 24 {
            case 0..<4: copies.append(changed(document, title))
            case 4..<7: copies.append(changed(document, { $0.uppercased() }))
            case 7..<9: copies.append(changed(document, { $0.lowercased() }))
            case 9..<13: copies.append(changed(document, title, only: 2))
            case 13..<15: copies.append(changed(document, { $0.uppercased() }, only: 2))
            default: break
            }
        }
        return copies
    }

    private static let small: Set<String> = [
        "a", "an", "the", "of", "in", "on", "at", "to", "for", "and", "or", "by", "with", "from", "as", "'s",
        "’s", "but",
    ]

    private static func title(_ word: String) -> String {
        guard !small.contains(word), let first = word.first, first.isLowercase else { return word }
        return first.uppercased() + word.dropFirst()
    }

    private static func changed(
        _ document: LabelledDocument, _ change: (String) -> String, only count: Int = .max
    ) -> LabelledDocument {
        var document = document
        for index in document.sentences.indices.prefix(count) {
            document.sentences[index] = document.sentences[index].map(change)
        }
        return document
    }
}
