import TextBytes

/// The documents of a shard that have a term, as the index keeps it.
///
/// Two forms, told apart by the first byte: gaps between documents with a count and a title mark each, or a bare bit set
/// where only the documents matter and there are many.
public struct Postings {
    /// One document that has the term.
    public struct Occurrence: Equatable, Sendable {
        public var document: Int
        /// How often, 255 at most.
        public var count: Int
        public var inTitle: Bool

        public init(document: Int, count: Int, inTitle: Bool) {
            self.document = document
            self.count = count
            self.inTitle = inTitle
        }
    }

    private enum Form: UInt8 {
        case gaps = 0
        case bits = 1
    }

    /// The number of documents.
    public let documents: Int
    private let bytes: UnsafeBufferPointer<UInt8>

    public init(documents: Int, bytes: UnsafeBufferPointer<UInt8>) {
        // A shard has far fewer; sums of damaged numbers must not overflow.
        self.documents = max(0, min(documents, 1 << 24))
        self.bytes = bytes
    }

    /// A copy of the packed occurrences, for ``init(documents:bytes:)``.
    public var packed: [UInt8] { Array(bytes) }

    /// Packs occurrences, which are in the order of their documents.
    public static func pack(_ occurrences: some Sequence<Occurrence>) -> [UInt8] {
        var writer = ByteWriter()
        writer.putByte(Form.gaps.rawValue)
        var next = 0
        for occurrence in occurrences {
            let gap = occurrence.document - next
            writer.put(gap << 2 | (occurrence.inTitle ? 2 : 0) | (occurrence.count > 1 ? 1 : 0))
            if occurrence.count > 1 { writer.putByte(UInt8(clamping: occurrence.count)) }
            next = occurrence.document + 1
        }
        return writer.bytes
    }

    /// Packs a set of documents in whichever form is shorter.
    public static func pack(_ set: DocumentSet) -> [UInt8] {
        var gaps: [Occurrence] = []
        set.visit { gaps.append(Occurrence(document: $0, count: 1, inTitle: false)) }
        let packed = pack(gaps)
        let bits = set.bytes
        return packed.count <= bits.count + 1 ? packed : [Form.bits.rawValue] + bits
    }

    /// Calls `body` with each occurrence, in the order of documents; with none when the bytes are damaged.
    public func visit(_ body: (Occurrence) -> Void) {
        switch bytes.first.flatMap(Form.init) {
        case .gaps: visitGaps(body)
        case .bits:
            bitSet(capacity: (bytes.count - 1) * 8).visit {
                body(Occurrence(document: $0, count: 1, inTitle: false))
            }
        case nil: return
        }
    }

    private func visitGaps(_ body: (Occurrence) -> Void) {
        var reader = ByteReader(UnsafeBufferPointer(rebasing: bytes.dropFirst()))
        var next = 0
        for _ in 0..<documents {
            let value = reader.number()
            let count = value & 1 == 1 ? Int(reader.byte()) : 1
            if reader.isDamaged || value < 0 { return }
            next &+= value >> 2
            body(Occurrence(document: next, count: count, inTitle: value & 2 != 0))
            next &+= 1
        }
    }

    private func bitSet(capacity: Int) -> DocumentSet {
        DocumentSet(bytes: UnsafeBufferPointer(rebasing: bytes.dropFirst()), capacity: capacity)
    }

    /// Adds these documents to `set`; only those with the term in the title, if asked for.
    public func add(to set: inout DocumentSet, titlesOnly: Bool = false) {
        switch bytes.first.flatMap(Form.init) {
        case .gaps: visitGaps { if !titlesOnly || $0.inTitle { set.insert($0.document) } }
        case .bits: set.formUnion(bitSet(capacity: set.capacity))
        case nil: return
        }
    }
}
