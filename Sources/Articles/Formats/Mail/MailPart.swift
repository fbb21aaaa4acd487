import CGMime
import Glibc

/// A message taken apart, by GMime: its parts, each with the parts in it.
final class MailPart {
    /// In lower case: “multipart/alternative”.
    let type: String
    let charset: String?
    let fileName: String?
    /// Whether lines of plain text flow on (RFC 3676), and whether the space at which they are broken is none.
    let isFlowed: Bool
    let deletesSpaces: Bool
    let isAttachment: Bool
    fileprivate(set) var children: [MailPart] = []
    /// Without the transfer encoding.
    fileprivate(set) var bytes: [UInt8] = []
    /// Of a message.
    fileprivate(set) var headers = MailHeaders()

    fileprivate init(_ part: cg_part) {
        func text(_ pointer: UnsafePointer<CChar>?) -> String? { pointer.map { String(cString: $0) } }
        type = text(part.type) ?? "text/plain"
        charset = text(part.charset)
        fileName = text(part.file_name)
        isFlowed = text(part.format)?.lowercased() == "flowed"
        deletesSpaces = text(part.deletes_spaces)?.lowercased() == "yes"
        isAttachment = part.is_attachment
    }

    var isMessage: Bool { type == "message/rfc822" }

    /// The parts of a message, which is a part itself.
    ///
    /// - Returns: The message; whether parts of it stand deeper or are more than ``ReadingLimits`` allow, and are left out; `nil` when
    ///   it is no message.
    static func parse(_ bytes: [UInt8], limits: ReadingLimits) -> (message: MailPart, isCut: Bool)? {
        let builder = Builder()
        var events = cg_events(
            context: Unmanaged.passUnretained(builder).toOpaque(),
            begin: { context, part in
                guard let part else { return }
                Builder.of(context)?.begin(MailPart(part.pointee))
            },
            header: { context, name, value in
                guard let name, let value else { return }
                Builder.of(context)?.open.last?.headers.add(
                    String(cString: name), Array(UnsafeRawBufferPointer(start: value, count: strlen(value))))
            },
            content: { context, bytes, count in
                Builder.of(context)?.open.last?.bytes = Array(
                    UnsafeRawBufferPointer(start: bytes, count: count))
            },
            end: { context in Builder.of(context)?.end() },
            beyond: { context in Builder.of(context)?.isCut = true })
        // A message has at most 64 MiB.
        let isDone = bytes.withUnsafeBytes { raw in
            cg_parse(
                raw.bindMemory(to: CChar.self).baseAddress, raw.count, Int32(limits.mailDepth),
                Int32(limits.mailParts), &events)
        }
        return withExtendedLifetime(builder) {
            isDone ? builder.message.map { ($0, builder.isCut) } : nil
        }
    }

    private final class Builder {
        var open: [MailPart] = []
        var message: MailPart?
        var isCut = false

        static func of(_ context: UnsafeMutableRawPointer?) -> Builder? {
            context.map { Unmanaged<Builder>.fromOpaque($0).takeUnretainedValue() }
        }

        func begin(_ part: MailPart) {
            open.last?.children.append(part)
            open.append(part)
        }

        func end() { message = open.popLast() }
    }
}

/// The headers of a message, as they were written.
struct MailHeaders {
    private var values: [String: [UInt8]] = [:]

    fileprivate mutating func add(_ name: String, _ value: [UInt8]) {
        let name = name.lowercased()
        if values[name] == nil { values[name] = value }
    }

    /// A header in UTF-8, its encoded words as they are; `nil` where there is none.
    private func raw(_ name: String) -> [CChar]? {
        guard let value = values[name] else { return nil }
        // Letters beyond ASCII that nobody encoded are in whatever encoding they look like.
        let utf8 = value.contains { $0 >= 0x80 } ? PageEncoding.decode(value).utf8 : value
        return utf8.filter { $0 != 0 }.map { CChar(bitPattern: $0) } + [0]
    }

    /// The text of a header, decoded (RFC 2047) and in one safe line.
    subscript(name: String) -> String? {
        guard let raw = raw(name), let text = cg_decode_text(raw) else { return nil }
        defer { free(text) }
        return Self.line(text)?.nilIfEmpty
    }

    /// The first name and address of a header.
    func address(_ name: String) -> (name: String?, address: String?) {
        guard let raw = raw(name) else { return (nil, nil) }
        var (display, address): (UnsafeMutablePointer<CChar>?, UnsafeMutablePointer<CChar>?) = (nil, nil)
        cg_first_address(raw, &display, &address)
        defer {
            free(display)
            free(address)
        }
        return (
            display.flatMap { Self.line(UnsafePointer($0))?.nilIfEmpty },
            address.flatMap { Self.line(UnsafePointer($0))?.nilIfEmpty }
        )
    }

    func has(_ name: String) -> Bool { values[name] != nil }

    private static func line(_ text: UnsafePointer<CChar>) -> String? {
        ArticleText.clean(String(cString: text).inOneLine)
    }
}
