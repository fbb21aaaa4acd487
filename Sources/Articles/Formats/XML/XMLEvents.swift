import CLibXML2

/// Reads XML from a stream from beginning to end, by libxml2: its elements and texts, one after the other.
///
/// No more than one piece of the stream is held. What is ill-formed is mended first; see ``XMLMender``.
final class XMLEvents {
    enum Event {
        case start(XMLElement)
        case end
        /// UTF-8; a text may come in several parts.
        case text([UInt8])
    }

    /// The stream's encoding.
    var encoding: String { stream.encoding }
    /// Whether the stream ended where something was open still.
    private(set) var isBrokenOff = false

    private var stream: DecodedStream
    private var mender: XMLMender
    private var parser: OpaquePointer?
    private var events: [Event] = []
    private var nextEvent = 0
    private var isAtEnd = false
    /// The addresses of namespaces that have been met; libxml2 keeps each in one place.
    private var namespaces: [UnsafePointer<CChar>: String] = [:]

    /// What all roots are put into, so that there is one whatever stands around it.
    private static let root = Array("<all>".utf8)

    /// - Throws: ``ArticleError`` when the stream cannot be read.
    init(_ stream: DecodedStream, deepest: Int) {
        self.stream = stream
        mender = XMLMender(deepest: deepest)
        var functions = cx_xml_events(
            context: Unmanaged.passUnretained(self).toOpaque(),
            start: { context, name, prefix, space, count, attributes in
                guard let reader = XMLEvents.of(context), let name else { return false }
                reader.add(.start(reader.element(name, prefix, space, Int(count), attributes)))
                return true
            },
            end: { context in
                XMLEvents.of(context)?.add(.end)
                return true
            },
            text: { context, bytes, length in
                guard let bytes else { return false }
                let text = UnsafeRawBufferPointer(start: bytes, count: Int(length))
                XMLEvents.of(context)?.add(.text(Array(text)))
                return true
            })
        parser = cx_xml_begin(&functions)
        parse(Self.root, isLast: false)
    }

    deinit {
        if let parser { cx_xml_free(parser) }
    }

    /// The next event; `nil` at the end.
    ///
    /// - Throws: ``ArticleError`` when the stream cannot be read.
    func next() throws -> Event? {
        while nextEvent == events.count {
            guard !isAtEnd else { return nil }
            events.removeAll(keepingCapacity: true)
            nextEvent = 0
            let piece = try stream.next()
            isAtEnd = piece.isEmpty
            parse(mender.mend(piece, isLast: isAtEnd), isLast: isAtEnd)
            if isAtEnd { isBrokenOff = mender.isBrokenOff }
        }
        defer { nextEvent += 1 }
        return events[nextEvent]
    }

    private func parse(_ bytes: [UInt8], isLast: Bool) {
        bytes.withUnsafeBytes { raw in
            let bytes = raw.bindMemory(to: CChar.self)
            // A piece has some hundred kilobytes.
            _ = cx_xml_parse(parser, bytes.baseAddress, Int32(bytes.count), isLast)
        }
    }

    private static func of(_ context: UnsafeMutableRawPointer?) -> XMLEvents? {
        context.map { Unmanaged<XMLEvents>.fromOpaque($0).takeUnretainedValue() }
    }

    private func add(_ event: Event) { events.append(event) }

    private func element(
        _ name: UnsafePointer<CChar>, _ prefix: UnsafePointer<CChar>?, _ space: UnsafePointer<CChar>?,
        _ count: Int, _ attributes: UnsafePointer<UnsafePointer<CChar>?>?
    ) -> XMLElement {
        var element = XMLElement(
            name: String(cString: name), prefix: prefix.map { String(cString: $0) } ?? "",
            namespace: namespace(space))
        guard let attributes else { return element }
        for index in 0..<count {
            let parts = attributes + 5 * index
            guard let name = parts[0], let start = parts[3], let end = parts[4] else { continue }
            let value = UnsafeRawBufferPointer(start: start, count: end - start)
            element.attributes.append(
                XMLElement.Attribute(
                    name: String(cString: name), prefix: parts[1].map { String(cString: $0) } ?? "",
                    // The parser leaves ampersands by their number.
                    value: String(decoding: value, as: UTF8.self).replacing("&#38;", with: "&")))
        }
        return element
    }

    private func namespace(_ space: UnsafePointer<CChar>?) -> String {
        guard let space else { return "" }
        if let known = namespaces[space] { return known }
        let address = String(cString: space)
        namespaces[space] = address
        return address
    }
}

/// The start of an element of XML.
struct XMLElement {
    struct Attribute {
        var name: String
        /// Empty for none.
        var prefix: String
        var value: String
    }

    /// Without its prefix.
    var name: String
    /// Empty for none.
    var prefix: String
    /// The address of its namespace; empty where none was declared.
    var namespace: String
    var attributes: [Attribute] = []

    /// The value of an attribute of this name, in any case of letters, with or without a prefix.
    subscript(name: String, prefix prefix: String = "") -> String? {
        attributes.first { $0.prefix == prefix && $0.name.lowercased() == name }?.value
    }
}
