/// The elements of an array of JSON as they come, each as its bytes; no more than one of them is held.
final class JSONElements {
    enum Element {
        case object([UInt8])
        /// An object of more bytes than an article may have.
        case tooBig(bytes: Int)
        case tooDeep
        /// The array, or the text, is over; `isWhole` where it was closed.
        case end(isWhole: Bool)
    }

    private let stream: ByteStream
    private let isInArray: Bool
    private let limits: ReadingLimits
    private var chunk: ArraySlice<UInt8> = []
    private var isOver = false

    /// - Parameters:
    ///   - stream: Stands at the beginning of the text.
    ///   - start: Where the array's bracket is; `nil` for values that stand in none.
    init(_ stream: ByteStream, start: Int?, limits: ReadingLimits) throws {
        self.stream = stream
        self.limits = limits
        isInArray = start != nil
        guard var left = start.map({ $0 + 1 }) else { return }
        while left > 0 {
            let taken = try stream.take(min(left, 1 << 18)).count
            if taken == 0 { return }
            left -= taken
        }
    }

    /// The next object; values that are none are passed over.
    func next() throws -> Element {
        while !isOver {
            guard let byte = try peekByte() else {
                isOver = true
                return .end(isWhole: !isInArray)
            }
            switch byte {
            case UInt8(ascii: "{"):
                return try value()
            case UInt8(ascii: "["), UInt8(ascii: "\""):
                if case .end(let isWhole) = try value() { return .end(isWhole: isWhole) }
            case UInt8(ascii: "]") where isInArray:
                isOver = true
                return .end(isWhole: true)
            default: chunk = chunk.dropFirst()
            }
        }
        return .end(isWhole: true)
    }

    private func peekByte() throws -> UInt8? {
        if chunk.isEmpty { chunk = try stream.next() }
        return chunk.first
    }

    /// Takes the value that begins here.
    private func value() throws -> Element {
        var value = JSONValueBytes(limits)
        while !value.extent.isClosed {
            guard try peekByte() != nil else {
                isOver = true
                return .end(isWhole: false)
            }
            value.take(from: &chunk)
        }
        if value.isTooBig { return .tooBig(bytes: value.extent.count) }
        return value.isTooDeep ? .tooDeep : .object(value.bytes)
    }
}

/// The bytes of a value of JSON as they come; none are held of one that is larger than the limit.
struct JSONValueBytes {
    private(set) var extent = JSONExtent()
    private(set) var bytes: [UInt8] = []
    private let limits: ReadingLimits

    init(_ limits: ReadingLimits) { self.limits = limits }

    var isTooBig: Bool { extent.count > limits.article }
    var isTooDeep: Bool { extent.depth > limits.jsonDepth }

    /// Takes what belongs to the value.
    mutating func take(from chunk: inout ArraySlice<UInt8>) {
        let count = extent.add(chunk)
        if isTooBig { bytes = [] } else { bytes.append(contentsOf: chunk.prefix(count)) }
        chunk = chunk.dropFirst(count)
    }
}

/// How far a value of JSON goes, judged by its brackets and quotes as its bytes come.
struct JSONExtent {
    /// Whether the value has come to its end.
    private(set) var isClosed = false
    /// How many values stand within each other in it.
    private(set) var depth = 0
    /// How many bytes it has so far.
    private(set) var count = 0
    private var open = 0
    private var isInString = false
    private var isEscaped = false

    /// Adds bytes.
    ///
    /// - Returns: How many of them are of the value.
    mutating func add(_ bytes: ArraySlice<UInt8>) -> Int {
        let length = bytes.withUnsafeBufferPointer { bytes in
            for index in bytes.indices {
                take(bytes[index])
                if isClosed { return index + 1 }
            }
            return bytes.count
        }
        count += length
        return length
    }

    private mutating func take(_ byte: UInt8) {
        if isInString {
            if isEscaped {
                isEscaped = false
            } else if byte == UInt8(ascii: "\\") {
                isEscaped = true
            } else if byte == UInt8(ascii: "\"") {
                isInString = false
                isClosed = open == 0
            }
            return
        }
        switch byte {
        case UInt8(ascii: "\""): isInString = true
        case UInt8(ascii: "{"), UInt8(ascii: "["):
            open += 1
            depth = max(depth, open)
        case UInt8(ascii: "}"), UInt8(ascii: "]"):
            open -= 1
            isClosed = open <= 0
        default: break
        }
    }
}
