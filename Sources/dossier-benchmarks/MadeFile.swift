import Foundation
import Glibc

/// Articles without number, no two alike.
struct MadeArticles {
    private var texts: MadeTexts
    private var topic: MadeTexts.Topic
    private var number = 0

    init(seed: UInt64) {
        texts = MadeTexts(seed: seed)
        topic = texts.topic()
    }

    mutating func next() -> MadeTexts.Text {
        // A topic is told of for a while.
        if number % 20 == 0 { topic = texts.topic() }
        number += 1
        return texts.text(topic)
    }
}

/// A file of made articles in one of the formats that hold many, or a page; it is written as they come.
final class MadeFile {
    enum Kind: CaseIterable {
        case page, feed, mailbox, lines, zip, wordPress

        var suffix: String {
            switch self {
            case .page: "html"
            case .feed, .wordPress: "xml"
            case .mailbox: "mbox"
            case .lines: "jsonl"
            case .zip: "zip"
            }
        }
    }

    private let kind: Kind
    private let file: UnsafeMutablePointer<FILE>
    private var zip = StoredZip()
    /// How many bytes were written.
    private(set) var size = 0
    /// How many articles.
    private(set) var count = 0

    init(_ kind: Kind, at path: String) throws {
        guard let file = fopen(path, "w") else { throw CocoaError(.fileWriteUnknown) }
        self.kind = kind
        self.file = file
        let rss =
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" xmlns:wp=\"http://wordpress.org/export/1.2/\"><channel><title>Made News</title><link>https://made.example/</link>\n"
        if kind == .feed || kind == .wordPress { try write(Array(rss.utf8)) }
    }

    func add(_ text: MadeTexts.Text) throws {
        count += 1
        switch kind {
        case .page: try write(Array(Self.page(text, count).utf8))
        case .feed, .wordPress: try write(Array(item(text).utf8))
        case .mailbox: try write(Array(message(text).utf8))
        case .lines: try write(Array(line(text).utf8))
        case .zip:
            try write(zip.member("\(count / 1_000)/page\(count).html", Array(Self.page(text, count).utf8)))
        }
    }

    func close() throws {
        if kind == .feed || kind == .wordPress { try write(Array("</channel></rss>\n".utf8)) }
        if kind == .zip { try write(zip.end()) }
        guard fclose(file) == 0 else { throw CocoaError(.fileWriteUnknown) }
    }

    private func write(_ bytes: [UInt8]) throws {
        guard fwrite(bytes, 1, bytes.count, file) == bytes.count else { throw CocoaError(.fileWriteUnknown) }
        size += bytes.count
    }

    private static func paragraphs(_ text: MadeTexts.Text) -> String {
        text.paragraphs.map { "<p>\($0)</p>" }.joined(separator: "\n")
    }

    /// A page with what stands around articles on most sites.
    private static func page(_ text: MadeTexts.Text, _ number: Int) -> String {
        let links = (1...24).map { "<li><a href=\"/section/\($0)\">Section number \($0)</a></li>" }.joined()
        let teasers = (1...8).map {
            "<div class=\"teaser\"><h4><a href=\"/story/\(number)-\($0)\">Another story of the day, number \($0)</a></h4></div>"
        }.joined()
        return """
            <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>\(text.title) | Made News</title>
            <meta property="og:site_name" content="Made News"><meta property="og:title" content="\(text.title)">
            <meta property="article:published_time" content="2024-03-0\(number % 9 + 1)T08:00:00Z">
            <link rel="canonical" href="https://made.example/story/\(number)">
            <style>\(String(repeating: ".block { margin: 0 auto; padding: 1em } ", count: 60))</style>
            <script>\(String(repeating: "var tracker = tracker || []; ", count: 80))</script></head><body>
            <nav><ul>\(links)</ul></nav><main><article><h1>\(text.title)</h1>
            <figure><img src="/\(number).jpg"><figcaption>A picture of the harbour.</figcaption></figure>
            \(paragraphs(text))
            </article></main><aside class="related"><h3>Read more</h3>\(teasers)</aside><footer><ul>\(links)</ul></footer></body></html>
            """
    }

    private func item(_ text: MadeTexts.Text) -> String {
        let export =
            kind == .wordPress
            ? "<wp:post_id>\(count)</wp:post_id><wp:status>publish</wp:status><wp:post_type>post</wp:post_type>"
            : ""
        return """
            <item><title>\(text.title)</title><link>https://made.example/post/\(count)</link><guid>https://made.example/?p=\(count)</guid>
            <pubDate>Mon, 04 Mar 2024 10:00:00 +0000</pubDate>\(export)
            <content:encoded><![CDATA[\(Self.paragraphs(text))]]></content:encoded></item>

            """
    }

    private func message(_ text: MadeTexts.Text) -> String {
        """
        From writer@made.example Mon Mar  4 10:00:00 2024
        From: Ada Wren <writer@made.example>
        To: list@made.example
        Subject: \(text.title)
        Date: Mon, 04 Mar 2024 10:00:00 +0000
        Message-ID: <\(count)@made.example>
        MIME-Version: 1.0
        Content-Type: text/plain; charset=utf-8
        Content-Transfer-Encoding: 8bit

        \(text.paragraphs.joined(separator: "\n\n"))


        """
    }

    private func line(_ text: MadeTexts.Text) -> String {
        func quoted(_ text: String) -> String {
            "\""
                + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing(
                    "\n", with: "\\n") + "\""
        }
        let body = quoted(text.paragraphs.joined(separator: "\n"))
        return
            "{\"id\": \"\(count)\", \"title\": \(quoted(text.title)), \"date\": \"2024-03-04T10:00:00Z\", \"text\": \(body)}\n"
    }
}

/// Writes a zip archive whose members are not compressed, as they come.
struct StoredZip {
    private var directory: [UInt8] = []
    private var offset = 0
    private var count = 0

    /// The bytes of a member.
    mutating func member(_ name: String, _ bytes: [UInt8]) -> [UInt8] {
        var head: [UInt8] = []
        let facts: [UInt8] =
            Self.two(20) + Self.two(0) + Self.two(0) + Self.two(0) + Self.two(0x5864)
            + Self.four(Int(Self.checksum(bytes)))
            + Self.four(bytes.count) + Self.four(bytes.count) + Self.two(name.utf8.count) + Self.two(0)
        head = Self.four(0x0403_4B50) + facts + Array(name.utf8)
        directory +=
            Self.four(0x0201_4B50) + Self.two(20) + facts + Self.two(0) + Self.two(0) + Self.two(0)
            + Self.four(0)
            + Self.four(offset) + Array(name.utf8)
        offset += head.count + bytes.count
        count += 1
        return head + bytes
    }

    /// The bytes behind all members; the archive has less than 4 GB.
    ///
    /// The number of more than 65,535 members wraps around, as most
    /// programs have it.
    func end() -> [UInt8] {
        directory + Self.four(0x0605_4B50) + Self.two(0) + Self.two(0) + Self.two(count & 0xFFFF)
            + Self.two(count & 0xFFFF) + Self.four(directory.count) + Self.four(offset) + Self.two(0)
    }

    private static func two(_ number: Int) -> [UInt8] {
        (0..<2).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
    }
    private static func four(_ number: Int) -> [UInt8] {
        (0..<4).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
    }

    private static let table: [UInt32] = (0..<256).map { byte in
        (0..<8).reduce(UInt32(byte)) { value, _ in value & 1 == 1 ? 0xEDB8_8320 ^ (value >> 1) : value >> 1 }
    }

    private static func checksum(_ bytes: [UInt8]) -> UInt32 {
        ~bytes.reduce(UInt32.max) { table[Int(($0 ^ UInt32($1)) & 0xFF)] ^ ($0 >> 8) }
    }
}
