import CrossReferences
import Entities

/// Articles that quote the same words, among those that the others find.
struct SharedQuotationFinder {
    private let subject: RelatedSubject
    private let annotations: AnnotationRows
    /// What the article quotes, the longest first.
    private let own: [QuotedWords]

    private static let quotationLimit = 40

    init(_ subject: RelatedSubject) throws {
        self.subject = subject
        annotations = try subject.snapshot.annotations
        own = try Self.quotations(of: subject.article, subject.text, annotations)
    }

    private static func quotations(
        of article: Int64, _ text: [UInt8], _ annotations: AnnotationRows
    ) throws -> [QuotedWords] {
        let found = try annotations.packed(article)?.quotations ?? []
        return found.filter { $0.kind != .reported }
            .map { QuotedWords(text, $0.range) }.filter { $0.count >= QuotedWords.fewest }
            .sorted { $0.count > $1.count }.prefix(quotationLimit).map { $0 }
    }

    func relation(with other: Headline) throws -> Relation? {
        guard !own.isEmpty, let text = try subject.snapshot.texts.bytes(of: other.article.rawValue) else {
            return nil
        }
        let theirs = try Self.quotations(of: other.article.rawValue, text, annotations)
        var longest: QuotedWords?
        for quotation in own {
            for other in theirs where quotation.isSame(as: other) {
                let shorter = other.count < quotation.count ? other : quotation
                if shorter.count > longest?.count ?? 0 { longest = shorter }
            }
        }
        return longest.map { .quotation($0.beginning) }
    }
}
