import Glibc
import TextBytes

/// Turns the bytes of one encoding into UTF-8, piece by piece; what stands for no character becomes U+FFFD.
final class TextConverter {
    private let converter: iconv_t?
    /// The beginning of a character whose rest has not come yet.
    private var rest: [UInt8] = []

    /// A character has no more bytes in any encoding, its shifts included.
    private static let longestCharacter = 16

    /// - Parameter charset: How the bytes stand for characters.
    init(_ charset: PageCharset) {
        guard !charset.isUTF8, let opened = iconv_open("UTF-8", charset.iconvName),
            Int(bitPattern: opened) != -1
        else {
            converter = nil
            return
        }
        converter = opened
    }

    deinit {
        if let converter { iconv_close(converter) }
    }

    /// The next bytes as well-formed UTF-8.
    ///
    /// - Parameter isLast: Whether no more come, so that half a character at their end is none.
    func convert(_ bytes: ArraySlice<UInt8>, isLast: Bool) -> [UInt8] {
        let all = rest.isEmpty ? bytes : (rest + bytes)[...]
        rest = []
        guard let converter else { return repaired(all, isLast: isLast) }
        return Array(String(decoding: converted(all, by: converter, isLast: isLast), as: UTF8.self).utf8)
    }

    private func repaired(_ bytes: ArraySlice<UInt8>, isLast: Bool) -> [UInt8] {
        var end = bytes.endIndex
        if !isLast {
            // A lead byte among the last three whose sequence is not whole waits for the next piece.
            for index in bytes.indices.suffix(3).reversed() where bytes[index] >= 0xC0 {
                if index + bytes[index].announcedLength > bytes.endIndex { end = index }
                break
            }
            rest = Array(bytes[end...])
        }
        return Array(String(decoding: bytes[..<end], as: UTF8.self).utf8)
    }

    private func converted(_ bytes: ArraySlice<UInt8>, by converter: iconv_t, isLast: Bool) -> [UInt8] {
        var input = Array(bytes)
        var result: [UInt8] = []
        result.reserveCapacity(input.count + input.count / 2)
        var chunk = [CChar](repeating: 0, count: 1 << 15)
        var left = input.count
        input.withUnsafeMutableBytes { raw in
            var source = raw.bindMemory(to: CChar.self).baseAddress
            while left > 0 {
                let (status, count) = chunk.withUnsafeMutableBufferPointer { buffer -> (Int, Int) in
                    var target = buffer.baseAddress
                    var room = buffer.count
                    let status = iconv(converter, &source, &left, &target, &room)
                    return (status, buffer.count - room)
                }
                let reason = errno
                result.append(contentsOf: chunk[..<count].lazy.map { UInt8(bitPattern: $0) })
                guard status == -1, reason != E2BIG else { continue }
                // What is cut off at the end, and what is no character.
                if reason == EINVAL, !isLast, left <= Self.longestCharacter { break }
                result.append(contentsOf: [0xEF, 0xBF, 0xBD])
                if reason != EILSEQ { left = 0 }
                guard left > 0 else { break }
                source = source?.advanced(by: 1)
                left -= 1
            }
        }
        rest = Array(input.suffix(left))
        return result
    }
}
