import Foundation
import TestSupport
import Testing

@testable import Fetch

/// What servers do that mean harm, or are broken.
@Suite("Servers that misbehave")
struct HostileServerTests {
    private static let head = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"

    private func answer(_ fields: String, _ body: [UInt8]) -> [UInt8] {
        Array((Self.head + fields + "\r\n").utf8) + body
    }

    private func error(
        of server: MisbehavingServer, _ change: (inout Fetcher.Options) -> Void = { _ in }
    ) -> FetchError? {
        #expect(throws: FetchError.self) {
            try fetcher(change).fetch(FetchRequest(server.address("/x")))
        }
    }

    @Test("a body without an end is stopped at the limit")
    func endless() throws {
        let server = try MisbehavingServer { _, write in
            guard write(Array((Self.head + "\r\n").utf8)) else { return }
            let piece = [UInt8](repeating: 0x61, count: 1 << 16)
            while write(piece) {}
        }
        #expect(error(of: server) == .tooLarge(address: server.address("/x"), limit: 32 << 20))
    }

    @Test("a body that says to be larger is not begun")
    func saysLarge() throws {
        let server = try MisbehavingServer { _, write in
            _ = write(Array((Self.head + "Content-Length: 99999999999\r\n\r\n").utf8))
            sleep(5)
        }
        let start = ContinuousClock.now
        #expect(error(of: server) == .tooLarge(address: server.address("/x"), limit: 32 << 20))
        #expect(start.duration(to: .now) < .seconds(3))
    }

    @Test("a body that comes too slowly is given up")
    func slow() throws {
        let server = try MisbehavingServer { _, write in
            guard write(Array((Self.head + "\r\n").utf8)) else { return }
            while write([0x61]) { usleep(50_000) }
        }
        #expect(
            error(of: server) { $0.limits.total = .seconds(1) }
                == .timedOut(address: server.address("/x"), seconds: 1))
    }

    @Test("redirects that take their time share one")
    func slowRedirects() throws {
        let server = try MisbehavingServer { target, write in
            usleep(400_000)
            _ = write(
                Array("HTTP/1.1 302 Found\r\nLocation: /x\(target.count)\r\nContent-Length: 0\r\n\r\n".utf8))
        }
        let start = ContinuousClock.now
        #expect(
            error(of: server) { $0.limits.total = .seconds(1) }
                == .timedOut(address: server.address("/x5"), seconds: 1)
                || start.duration(to: .now) < .milliseconds(1_400))
    }

    @Test("a host that accepts and says nothing is given up")
    func silent() throws {
        let server = try MisbehavingServer { _, _ in sleep(4) }
        let start = ContinuousClock.now
        #expect(error(of: server) { $0.limits.total = .seconds(1) } != nil)
        #expect(start.duration(to: .now) < .seconds(3))
    }

    @Test("what ends before its length is not taken")
    func brokenOff() throws {
        let server = try MisbehavingServer { _, write in
            _ = write(Array((Self.head + "Content-Length: 1000\r\n\r\nhalf").utf8))
        }
        #expect(error(of: server) == .brokenOff(address: server.address("/x")))
        let chunked = try MisbehavingServer { _, write in
            _ = write(Array((Self.head + "Transfer-Encoding: chunked\r\n\r\nFF\r\nhalf").utf8))
        }
        #expect(error(of: chunked) == .brokenOff(address: chunked.address("/x")))
        let nothing = try MisbehavingServer { _, _ in }
        #expect(error(of: nothing) == .brokenOff(address: nothing.address("/x")))
    }

    @Test("what is longer than its length is cut there")
    func longer() throws {
        let server = try MisbehavingServer { _, write in
            _ = write(Array((Self.head + "Content-Length: 4\r\n\r\nhalf and more").utf8))
        }
        let answer = try fetcher().fetch(FetchRequest(server.address("/x")))
        #expect(answer.bytes == Array("half".utf8))
    }

    @Test("gzip, br and zstd are unpacked")
    func compressed() throws {
        let text = Array("The ferry of Karsk.".utf8)
        // One uncompressed block each.
        let brotli = ((text.count - 1) << 4) | (1 << 20)
        let bodies: [String: [UInt8]] = [
            "br": [UInt8(brotli & 0xFF), UInt8((brotli >> 8) & 0xFF), UInt8(brotli >> 16)] + text + [3],
            "zstd": [0x28, 0xB5, 0x2F, 0xFD, 0x20, UInt8(text.count), UInt8((text.count << 3) | 1), 0, 0]
                + text,
        ]
        for (encoding, body) in bodies {
            let bytes = answer("Content-Encoding: \(encoding)\r\nContent-Length: \(body.count)\r\n", body)
            let server = try MisbehavingServer { _, write in _ = write(bytes) }
            #expect(try fetcher().fetch(FetchRequest(server.address("/x"))).bytes == text, "\(encoding)")
        }
    }

    @Test("a bomb is stopped at the limit, whatever packed it")
    func bombs() throws {
        // A gigabyte of one byte: blocks of 128 KiB that are that byte and their length.
        let block: [UInt8] = [0x02, 0x00, 0x10, 0x61]
        let zstd: [UInt8] = [0x28, 0xB5, 0x2F, 0xFD, 0x00, 0x58] + (0..<8_192).flatMap { _ in block }
        let bytes = answer("Content-Encoding: zstd\r\nContent-Length: \(zstd.count)\r\n", zstd)
        let server = try MisbehavingServer { _, write in _ = write(bytes) }
        #expect(error(of: server) == .tooLarge(address: server.address("/x"), limit: 32 << 20))
    }

    @Test("a bomb of gzip that nginx serves is stopped too", .needsServer)
    func gzipBomb() throws {
        let packed = try Self.output(of: "head -c 200000000 /dev/zero | gzip -1")
        #expect(packed.count < 2 << 20)
        let server = try WebServer(files: ["bomb.html": packed]) { _ in "add_header Content-Encoding gzip;" }
        #expect(throws: FetchError.tooLarge(address: server.address("/bomb.html"), limit: 32 << 20)) {
            try fetcher().fetch(FetchRequest(server.address("/bomb.html")))
        }
    }

    @Test("what is compressed in no known way is told")
    func unknownCompression() throws {
        let bytes = answer("Content-Encoding: rot13\r\nContent-Length: 4\r\n", Array("cnff".utf8))
        let server = try MisbehavingServer { _, write in _ = write(bytes) }
        #expect(error(of: server) == .unknownCompression(address: server.address("/x")))
    }

    @Test("a header without an end is stopped")
    func endlessHeader() throws {
        let server = try MisbehavingServer { _, write in
            guard write(Array(Self.head.utf8)) else { return }
            while write(Array("X-More: \(String(repeating: "a", count: 900))\r\n".utf8)) {}
        }
        #expect(error(of: server) != nil)
    }

    @Test("what is no HTTP is not taken")
    func otherProtocol() throws {
        let server = try MisbehavingServer { _, write in _ = write(Array("SSH-2.0-OpenSSH_9.2\r\n".utf8)) }
        #expect(error(of: server) != nil)
    }

    @Test("fields of an answer end no line of the next request")
    func injectedFields() throws {
        let server = try WebServer(files: ["a.txt": [0x61]])
        let request = FetchRequest(server.address("/a.txt"), etag: "\"x\"\r\nCookie: a=b")
        _ = try fetcher().fetch(request)
        #expect(try server.requests(expecting: 1).first?.cookie == "")
        #expect(throws: FetchError.self) {
            try fetcher().fetch(FetchRequest(server.address("/a.txt\r\nCookie: a=b")))
        }
    }

    @Test("a certificate must be believed, and be the host's", .needsServer)
    func certificates() throws {
        let folder = FileManager.default.temporaryDirectory.appending(
            path: "dossier-tls-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        _ = try Self.output(
            of: """
                openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost \
                -addext subjectAltName=DNS:localhost -keyout \(folder.path)/key -out \(folder.path)/cert 2>/dev/null
                """)
        let server = try WebServer(files: ["a.txt": [0x61]], listening: "ssl") { _ in
            "ssl_certificate \(folder.path)/cert; ssl_certificate_key \(folder.path)/key;"
        }
        let address = server.address("/a.txt", host: "localhost", scheme: "https")
        func fetch(_ address: String, believed: String?) throws -> FetchAnswer {
            try fetcher { $0.certificates = believed }.fetch(FetchRequest(address))
        }
        #expect(try fetch(address, believed: "\(folder.path)/cert").bytes == [0x61])
        for (address, believed) in [
            (address, nil), (server.address("/a.txt", scheme: "https"), "\(folder.path)/cert"),
        ] {
            let error = #expect(throws: FetchError.self) { try fetch(address, believed: believed) }
            guard case .untrusted = error else {
                Issue.record("\(String(describing: error))")
                continue
            }
        }
    }

    @Test("the environment's proxies are passed over, one that is named is asked", .needsServer)
    func proxies() throws {
        let server = try WebServer(files: ["a.txt": [0x61]])
        let proxy = try MisbehavingServer { target, write in
            _ = write(Array("HTTP/1.1 200 OK\r\nContent-Length: \(target.utf8.count)\r\n\r\n\(target)".utf8))
        }
        setenv("http_proxy", proxy.address(""), 1)
        defer { unsetenv("http_proxy") }
        #expect(try fetcher().fetch(FetchRequest(server.address("/a.txt"))).bytes == [0x61])
        let named = fetcher {
            $0.proxy = proxy.address("")
            $0.allowsPrivate = false
        }
        let answer = try named.fetch(FetchRequest("http://example.invalid/a.txt"))
        #expect(answer.bytes == Array("http://example.invalid/a.txt".utf8))
        // What the proxy would be asked for is judged as far as it can be.
        #expect(throws: FetchError.self) { try named.fetch(FetchRequest("http://10.0.0.1/")) }
    }

    private static func output(of line: String) throws -> [UInt8] {
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments = ["-c", line]
        process.standardOutput = pipe
        try process.run()
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return Array(data)
    }
}
