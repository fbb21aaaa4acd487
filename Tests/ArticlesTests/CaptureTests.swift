import CLibArchive
import Foundation
import Testing

@testable import Articles

private let markup = """
    <!DOCTYPE html><html lang="en"><head><title>The ferry | Harbour Post</title></head><body><main><h1>The ferry</h1>
    <p>The ferry Aurora stayed at its berth on Monday for the ninth day, because nobody could find the key to its bridge.</p>
    <p>“We have looked everywhere but in the water,” said the harbour master, Ada Wren. The divers come on Friday.</p>
    </main></body></html>
    """

/// A record of a capture.
private func record(
    _ type: String, _ address: String, _ body: [UInt8], id: String = "1",
    contentType: String = "application/http; msgtype=response", length: Int? = nil
) -> [UInt8] {
    let head = """
        WARC/1.0\r
        WARC-Type: \(type)\r
        WARC-Target-URI: \(address)\r
        WARC-Date: 2021-03-04T05:06:07Z\r
        WARC-Record-ID: <urn:uuid:\(id)>\r
        Content-Type: \(contentType)\r
        Content-Length: \(length ?? body.count)\r
        \r

        """
    return Array(head.utf8) + body + Array("\r\n\r\n".utf8)
}

private func answer(_ body: [UInt8], status: Int = 200, _ headers: String...) -> [UInt8] {
    Array(("HTTP/1.1 \(status) OK\r\n" + headers.map { $0 + "\r\n" }.joined() + "\r\n").utf8) + body
}

private func answer(_ body: String, status: Int = 200) -> [UInt8] {
    answer(Array(body.utf8), status: status, "Content-Type: text/html; charset=utf-8")
}

@Suite struct `A capture` {
    private static let file =
        record("warcinfo", "", Array("software: x\r\n".utf8), contentType: "application/warc-fields")
        + record("request", "https://post.example/ferry", Array("GET /ferry HTTP/1.1\r\n\r\n".utf8))
        + record("response", "https://post.example/ferry", answer(markup), id: "7")
        + record(
            "metadata", "https://post.example/ferry", Array("fetchTimeMs: 3".utf8), contentType: "text/x")
        + record("response", "https://post.example/gone", answer(markup, status: 404))
        + record(
            "response", "https://post.example/quay.jpg",
            answer([1, 2, 3], "Content-Type: image/jpeg"))
        + record("revisit", "https://post.example/ferry", answer(""))

    @Test func `gives the pages that were found, under the address of the record`() throws {
        let reading = try Reading(Self.file, path: "/x/a.warc")
        #expect(reading.titles == ["The ferry"])
        let found = try #require(reading.found.first)
        #expect(found.article.url == "https://post.example/ferry")
        #expect(found.article.source == "post.example")
        #expect(found.provenance.format == .capture && found.provenance.part == "urn:uuid:7")
        #expect(found.article.date == ArticleDate(iso: "2020-01-02T03:04:05Z", origin: .fileTime))
        #expect(
            reading.leftOut.map { "\($0.count) \($0.what)" } == [
                "1 warcinfo records", "1 request records", "1 metadata records",
                "1 responses with another status than 200", "1 revisit records",
            ])
        #expect(reading.passedOver.sentence == "1 file is no article: 1 picture")
        #expect(reading.problems.isEmpty)
    }

    @Test func `may be compressed record by record`() throws {
        let records = [
            record("warcinfo", "", [], contentType: "application/warc-fields"),
            record("response", "https://post.example/a", answer(markup), id: "1"),
            record("response", "https://post.example/b", answer(markup), id: "2"),
        ]
        let bytes = records.flatMap { ArchiveMaker.compressed($0) }
        let reading = try Reading(bytes, path: "/x/a.warc.gz")
        #expect(reading.parts == ["urn:uuid:1", "urn:uuid:2"])
        let many = (1...400).flatMap { number in
            ArchiveMaker.compressed(
                record("response", "https://post.example/\(number)", answer(markup), id: "\(number)"))
        }
        let cut = try Reading(Array(many.dropLast(60)), path: "/x/a.warc.gz")
        #expect(cut.found.count > 300 && !cut.problems.isEmpty)
    }

    @Test func `gives bodies without chunks and compression`() throws {
        let body = Array(markup.utf8)
        let chunked =
            body.chunked(into: 100).flatMap {
                Array("\(String($0.count, radix: 16))\r\n".utf8) + $0 + [13, 10]
            }
            + Array("0\r\n\r\n".utf8)
        let type = "Content-Type: text/html"
        let gzip = ArchiveMaker.compressed(body)
        let bodies = [
            answer(chunked, type, "Transfer-Encoding: chunked"),
            answer(body, type, "Transfer-Encoding: chunked"),
            answer(gzip, type, "Content-Encoding: gzip"),
            answer(body, type, "Content-Encoding: gzip"),
            // A gzip file without its header of ten bytes and its trailer of eight.
            answer(Array(gzip.dropFirst(10).dropLast(8)), type, "Content-Encoding: deflate"),
        ]
        for body in bodies {
            let reading = try Reading(record("response", "https://post.example/a", body), path: "/x/a.warc")
            #expect(reading.found.first?.article.text.hasSuffix("The divers come on Friday.") == true)
        }
        let unknown = try Reading(
            record("response", "https://post.example/a", answer([1, 2, 3], type, "Content-Encoding: br"))
                + record("response", "https://post.example/b", answer(markup)), path: "/x/a.warc")
        #expect(unknown.found.count == 1)
        #expect(
            unknown.problems == [
                "/x/a.warc#https://post.example/a is compressed by “br”, which dossier does not read."
            ])
    }

    @Test func `is decoded as the server said`() throws {
        let text = "Паром стоял у причала девять дней, потому что никто не мог найти ключ. Водолазы придут."
        let bytes = try #require(text.data(using: .windowsCP1251))
        let body = Array("<html><body><h1>".utf8) + bytes + Array("</h1><p>".utf8) + bytes
        let page = answer(body, "Content-Type: text/html; charset=windows-1251")
        let reading = try Reading(record("response", "http://a.example/", page), path: "/x/a.warc")
        #expect(reading.found.first?.article.text.contains(text) == true)
        #expect(reading.found.first?.provenance.encoding == "windows-1251")
    }

    @Test func `tells where it breaks off, and what is larger than it may be`() throws {
        let good = record("response", "https://post.example/a", answer(markup))
        let cut = try Reading(good + good.dropLast(300), path: "/x/a.warc")
        #expect(cut.found.count == 1)
        #expect(cut.problems == ["/x/a.warc breaks off in record 2; 1 was read."])
        var limits = ReadingLimits.standard
        limits.article = 4096
        let large = record(
            "response", "https://post.example/l", answer(markup + String(repeating: " ", count: 100_000)))
        let reading = try Reading(large + good, path: "/x/a.warc", limits: limits)
        #expect(reading.found.count == 1)
        #expect(
            reading.problems == [
                "/x/a.warc: record 1 has 98 KiB and an article at most 4 KiB; it was left out."
            ])
        let lying = try Reading(
            record("response", "https://post.example/a", answer(markup), length: .max), path: "/x/a.warc")
        #expect(lying.error != nil && !lying.problems.isEmpty)
    }

    @Test func `changed at random, gives sound articles or none`() throws {
        var random = ByteMutations(seed: 5)
        for _ in 0..<2000 {
            let reading = try Reading(random.changed(Self.file), path: "/x/a.warc")
            #expect(reading.found.allSatisfy { !$0.article.title.isEmpty })
            #expect(!reading.found.isEmpty || reading.error != nil)
        }
    }
}

extension [UInt8] {
    fileprivate func chunked(into size: Int) -> [[UInt8]] {
        stride(from: 0, to: count, by: size).map { Array(self[$0..<Swift.min(count, $0 + size)]) }
    }
}
