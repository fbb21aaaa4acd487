/// What a line of JSON Lines is.
enum JSONLine {
    /// A whole value that begins with a brace, and how its bytes stood for characters.
    case object(JSONValue, encoding: String)
    case damaged
    /// Its value does not end in it.
    case open
    case tooDeep

    /// - Parameters:
    ///   - text: The line, without white space before.
    ///   - label: The encoding of what is not UTF-8.
    init(_ text: ArraySlice<UInt8>, label: String? = nil, deepest: Int) {
        var extent = JSONExtent()
        let length = text.first == UInt8(ascii: "{") ? extent.add(text) : 0
        guard extent.isClosed else {
            self = length > 0 ? .open : .damaged
            return
        }
        guard text.dropFirst(length).allSatisfy({ $0 <= 0x20 || $0 == 0x2C }) else {
            self = .damaged
            return
        }
        guard extent.depth <= deepest else {
            self = .tooDeep
            return
        }
        let (utf8, encoding) = PageEncoding.decode(Array(text.prefix(length)), label: label)
        self = JSONValue(utf8).map { .object($0, encoding: encoding) } ?? .damaged
    }
}
