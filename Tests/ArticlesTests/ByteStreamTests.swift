import TestSupport
import Testing

@testable import Articles

@Suite("A stream of bytes")
struct ByteStreamTests {
    private func stream(_ text: String, chunk: Int) -> ByteStream {
        var rest = Array(text.utf8)[...]
        return ByteStream {
            defer { rest = rest.dropFirst(chunk) }
            return Array(rest.prefix(chunk))
        }
    }

    @Test("gives the same bytes however they come", arguments: [1, 2, 3, 7, 100])
    func chunks(chunk: Int) throws {
        let stream = stream("one\ntwo\nthree", chunk: chunk)
        #expect(String(decoding: try stream.peek(5), as: UTF8.self) == "one\nt")
        #expect(String(decoding: try stream.take(2), as: UTF8.self) == "on")
        #expect(try stream.line(longest: 100).map { String(decoding: $0.bytes, as: UTF8.self) } == "e\n")
        #expect(stream.offset == 4)
        #expect(try stream.rest(limit: 100).map { String(decoding: $0, as: UTF8.self) } == "two\nthree")
        #expect(stream.offset == 13)
        #expect(try stream.next().isEmpty)
    }

    @Test("cuts a line that is too long, and goes on behind it", arguments: [1, 3, 100])
    func longLines(chunk: Int) throws {
        let stream = stream("abcdefgh\nij\nk", chunk: chunk)
        let first = try #require(try stream.line(longest: 4))
        #expect(String(decoding: first.bytes, as: UTF8.self) == "abcd")
        #expect(first.isCut)
        let second = try #require(try stream.line(longest: 4))
        #expect(String(decoding: second.bytes, as: UTF8.self) == "ij\n")
        #expect(!second.isCut)
        #expect(try stream.line(longest: 4).map { String(decoding: $0.bytes, as: UTF8.self) } == "k")
        #expect(try stream.line(longest: 4) == nil)
    }

    @Test("gives nothing of a rest that is larger than it may be")
    func largeRest() throws {
        #expect(try stream("12345", chunk: 2).rest(limit: 4) == nil)
        #expect(try stream("12345", chunk: 2).rest(limit: 5)?.count == 5)
        #expect(try ByteStream(Array("12345".utf8)).rest(limit: 4) == nil)
    }
}
