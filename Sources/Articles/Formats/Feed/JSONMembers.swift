/// The members of an object of JSON as they come, and the elements of the one that lists what it is about; no more than one of them is
/// held.
final class JSONMembers {
    enum Piece {
        /// A member, by its key and the bytes of its value.
        case member(key: String, [UInt8])
        /// An element of the list.
        case element([UInt8])
        /// An element of more bytes than an article may have, or with values too deep within each other.
        case tooBig(bytes: Int)
        case tooDeep
        /// The object is over, or the file is; `isInElement` where that is in an element of the list.
        case end(isWhole: Bool, isInElement: Bool)
    }

    private let stream: ByteStream
    private let listed: String
    private let limits: ReadingLimits
    private var chunk: ArraySlice<UInt8> = []
    private var place = Place.before

    private enum Place {
        case before, object, list
    }

    /// A value that was taken.
    private enum Value {
        case whole([UInt8])
        case tooBig(bytes: Int)
        case tooDeep
        /// There is none, or the file ends in it.
        case none
    }

    /// - Parameters:
    ///   - stream: UTF-8, or an encoding of which ASCII is a part.
    ///   - listed: The key of the list.
    init(_ stream: ByteStream, listed: String, limits: ReadingLimits) {
        self.stream = stream
        self.listed = listed
        self.limits = limits
    }

    /// What comes next; nothing is asked for after the end.
    func next() throws -> Piece {
        while true {
            switch place {
            case .before:
                guard try byte(after: { $0 != UInt8(ascii: "{") }) != nil else { return broken() }
                chunk = chunk.dropFirst()
                place = .object
            case .object: if let piece = try nextMember() { return piece }
            case .list: if let piece = try nextElement() { return piece }
            }
        }
    }

    private func broken(isInElement: Bool = false) -> Piece { .end(isWhole: false, isInElement: isInElement) }

    /// - Returns: `nil` when the list begins, and for a member that is more than can be held.
    private func nextMember() throws -> Piece? {
        guard let first = try byte(after: { $0 <= 0x20 || $0 == UInt8(ascii: ",") }) else { return broken() }
        if first == UInt8(ascii: "}") { return .end(isWhole: true, isInElement: false) }
        guard first == UInt8(ascii: "\""), case .whole(let name) = try value(),
            let key = JSONValue(name)?.string,
            let start = try byte(after: { $0 <= 0x20 || $0 == UInt8(ascii: ":") })
        else { return broken() }
        if key == listed, start == UInt8(ascii: "[") {
            chunk = chunk.dropFirst()
            place = .list
            return nil
        }
        switch try value() {
        case .whole(let bytes): return .member(key: key, bytes)
        case .tooBig, .tooDeep: return nil
        case .none: return broken()
        }
    }

    /// - Returns: `nil` when the list is over.
    private func nextElement() throws -> Piece? {
        guard let first = try byte(after: { $0 <= 0x20 || $0 == UInt8(ascii: ",") }) else { return broken() }
        if first == UInt8(ascii: "]") {
            chunk = chunk.dropFirst()
            place = .object
            return nil
        }
        return switch try value() {
        case .whole(let bytes): .element(bytes)
        case .tooBig(let bytes): .tooBig(bytes: bytes)
        case .tooDeep: .tooDeep
        case .none: broken(isInElement: true)
        }
    }

    /// The next byte behind those that are passed over; it is not taken.
    private func byte(after isSkipped: (UInt8) -> Bool) throws -> UInt8? {
        while true {
            if chunk.isEmpty { chunk = try stream.next() }
            guard !chunk.isEmpty else { return nil }
            chunk = chunk.drop(while: isSkipped)
            if let first = chunk.first { return first }
        }
    }

    /// Takes the value that begins here.
    private func value() throws -> Value {
        guard let first = chunk.first else { return .none }
        guard "\"{[".utf8.contains(first) else { return try bareWord() }
        var value = JSONValueBytes(limits)
        while !value.extent.isClosed {
            if chunk.isEmpty { chunk = try stream.next() }
            guard !chunk.isEmpty else { return .none }
            value.take(from: &chunk)
        }
        if value.isTooBig { return .tooBig(bytes: value.extent.count) }
        return value.isTooDeep ? .tooDeep : .whole(value.bytes)
    }

    /// Takes a number, or a word like “true”.
    private func bareWord() throws -> Value {
        var bytes: [UInt8] = []
        while let next = try byte(after: { _ in false }), next > 0x20, !",}]".utf8.contains(next) {
            if bytes.count < limits.article { bytes.append(next) }
            chunk = chunk.dropFirst()
        }
        return bytes.isEmpty ? .none : .whole(bytes)
    }
}
