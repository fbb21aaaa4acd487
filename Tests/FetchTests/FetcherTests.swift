import Foundation
import TestSupport
import Testing

@testable import Fetch

extension Trait where Self == ConditionTrait {
    /// Tests that need nginx.
    static var needsServer: Self { .enabled(if: WebServer.isInstalled, "install nginx to run this") }
}

/// A fetcher for servers of this machine, which waits for nobody.
func fetcher(_ change: (inout Fetcher.Options) -> Void = { _ in }) -> Fetcher {
    signal(SIGPIPE, SIG_IGN)
    var options = Fetcher.Options(userAgent: "dossier/1.2.3")
    options.allowsPrivate = true
    options.limits.spacing = .zero
    change(&options)
    return Fetcher(options)
}

@Suite("Fetching", .needsServer)
struct FetcherTests {
    @Test("gives what the server has, and says what it is")
    func plain() throws {
        let server = try WebServer(files: ["a.html": [0x3C, 0x70, 0x3E, 0xAF]]) { _ in
            "charset iso-8859-2; add_header Set-Cookie 'a=b'; add_header ETag '\"five\"';"
        }
        let fetcher = fetcher()
        let answer = try fetcher.fetch(FetchRequest(server.address("/a.html#part")))
        #expect(answer.status == 200 && answer.type == "text/html" && answer.charset == "iso-8859-2")
        #expect(answer.address == server.address("/a.html"))
        #expect(answer.bytes.contains(0xAF))
        _ = try fetcher.fetch(FetchRequest(server.address("/a.html")))
        let requests = try server.requests(expecting: 2)
        #expect(requests.count == 2)
        for request in requests {
            #expect(request.agent == "dossier/1.2.3" && request.referer == "" && request.cookie == "")
            for encoding in ["gzip", "br", "zstd"] { #expect(request.acceptEncoding.contains(encoding)) }
        }
    }

    @Test("what has not changed is not sent again")
    func unchanged() throws {
        let server = try WebServer(files: ["feed.rss": Array("<rss/>".utf8)])
        let fetcher = fetcher()
        let first = try fetcher.fetch(FetchRequest(server.address("/feed.rss")))
        let etag = try #require(first.etag)
        let date = try #require(first.lastModified)
        let request = FetchRequest(server.address("/feed.rss"), etag: etag, lastModified: date)
        let second = try fetcher.fetch(request).checked(for: request)
        #expect(second.status == 304 && second.bytes.isEmpty)
        let asked = try #require(try server.requests(expecting: 2).last)
        #expect(asked.ifNoneMatch == etag && asked.ifModifiedSince == date)
    }

    @Test("redirects are followed, the lasting ones noted as far as all before them were")
    func redirects() throws {
        let server = try WebServer(files: ["end.txt": Array("end".utf8)]) { _ in
            """
            location = /1 { return 301 /2; } location = /2 { return 308 /3; }
            location = /3 { return 302 /4; } location = /4 { return 301 /end.txt; }
            location = /loop { return 302 /loop; } location = /away { return 301 /end.txt; }
            """
        }
        let fetcher = fetcher()
        let answer = try fetcher.fetch(FetchRequest(server.address("/1")))
        #expect(answer.bytes == Array("end".utf8) && answer.address == server.address("/end.txt"))
        #expect(answer.lastingAddress == server.address("/3"))
        #expect(
            try fetcher.fetch(FetchRequest(server.address("/away"))).lastingAddress
                == server.address("/end.txt"))
        #expect(throws: FetchError.tooManyRedirects(address: server.address("/loop"), limit: 5)) {
            try fetcher.fetch(FetchRequest(server.address("/loop")))
        }
        #expect(try server.requests(expecting: 13).count == 13)
        #expect(try server.requests().allSatisfy { $0.referer == "" })
    }

    @Test(
        "nothing but http and https is followed, named or led to",
        arguments: [
            ("file:///etc/passwd", "file"), ("ftp://127.0.0.1/x", "ftp"),
            ("gopher://127.0.0.1:70/_x", "gopher"),
            ("dict://127.0.0.1:11211/stats", "dict"),
        ])
    func schemes(address: String, scheme: String) throws {
        let server = try WebServer { _ in "location / { return 302 '\(address)'; }" }
        let refusal = FetchError.otherScheme(address: address, scheme: scheme)
        #expect(throws: refusal) { try fetcher().fetch(FetchRequest(server.address("/"))) }
        #expect(throws: refusal) { try fetcher().fetch(FetchRequest(address)) }
    }

    @Test("a user in an address is not sent")
    func user() throws {
        let server = try WebServer { port in
            "location / { return 302 'http://me:secret@127.0.0.1:\(port)/x'; }"
        }
        #expect(throws: FetchError.self) { try fetcher().fetch(FetchRequest(server.address("/"))) }
        #expect(try server.requests(expecting: 1).count == 1)
    }

    @Test(
        "this machine is not asked, by its name or by any of its addresses",
        arguments: [
            "127.0.0.1", "localhost", "127.1", "2130706433", "0x7f000001", "[::1]", "[::ffff:127.0.0.1]",
            "0.0.0.0",
        ])
    func thisMachine(host: String) throws {
        let server = try WebServer(files: ["a.txt": [0x61]])
        let fetcher = fetcher { $0.allowsPrivate = false }
        let error = #expect(throws: FetchError.self) {
            try fetcher.fetch(FetchRequest(server.address("/a.txt", host: host)))
        }
        guard case .privateNetwork = error else {
            _ = Issue.record("\(host): \(String(describing: error))")
            return
        }
        #expect(try server.requests().isEmpty)
    }

    @Test(
        "a redirect leads to no private network either, by name or by address",
        arguments: ["127.0.0.1", "localhost", "[::ffff:127.0.0.1]"])
    func redirectedInside(host: String) throws {
        let server = try WebServer(files: ["a.txt": [0x61]]) { port in
            "location /out { return 302 http://\(host):\(port)/a.txt; }"
        }
        // One address of this machine stands for the public internet.
        let fetcher = fetcher {
            $0.allowsPrivate = false
            $0.closedNetwork = { $0.text == "127.0.0.2" ? nil : $0.closedNetwork }
        }
        #expect(try fetcher.fetch(FetchRequest(server.address("/a.txt", host: "127.0.0.2"))).status == 200)
        let error = #expect(throws: FetchError.self) {
            try fetcher.fetch(FetchRequest(server.address("/out", host: "127.0.0.2")))
        }
        guard case .privateNetwork = error else {
            _ = Issue.record("\(host): \(String(describing: error))")
            return
        }
        #expect(try server.requests(expecting: 2).map(\.target) == ["/a.txt", "/out"])
    }

    @Test("statuses become errors that say what to do", arguments: [404, 410, 403, 429, 503, 500])
    func statuses(status: Int) throws {
        let server = try WebServer { _ in "location / { return \(status); }" }
        let request = FetchRequest(server.address("/"))
        let answer = try fetcher().fetch(request)
        #expect(answer.status == status)
        #expect(throws: FetchError.status(address: request.address, status)) {
            try answer.checked(for: request)
        }
    }
}

@Suite("Hosts that ask to wait", .needsServer)
struct WaitingTests {
    @Test("requests to one host are apart, those to another are not")
    func spacing() throws {
        let server = try WebServer(files: ["a.txt": [0x61]])
        let other = try WebServer(files: ["a.txt": [0x61]])
        let fetcher = fetcher { $0.limits.spacing = .milliseconds(400) }
        let start = ContinuousClock.now
        _ = try fetcher.fetch(FetchRequest(server.address("/a.txt")))
        _ = try fetcher.fetch(FetchRequest(other.address("/a.txt", host: "localhost")))
        #expect(start.duration(to: .now) < .milliseconds(350))
        _ = try fetcher.fetch(FetchRequest(server.address("/a.txt")))
        let times = try server.requests(expecting: 2).map(\.time)
        #expect(times.count == 2 && times[1] - times[0] >= 0.39)
    }

    @Test(
        "Retry-After is obeyed, waited for where it is short, told where it is long", arguments: [429, 503])
    func retryAfter(status: Int) throws {
        let server = try WebServer(files: ["a.txt": [0x61]]) { _ in
            """
            location = /busy { add_header Retry-After 3600 always; return \(status); }
            location = /soon { add_header Retry-After 1 always; return \(status); }
            """
        }
        let fetcher = fetcher()
        #expect(try fetcher.fetch(FetchRequest(server.address("/soon"))).status == status)
        let start = ContinuousClock.now
        #expect(try fetcher.fetch(FetchRequest(server.address("/a.txt"))).status == 200)
        // Seconds are counted whole.
        #expect(start.duration(to: .now) > .milliseconds(5) && fetcher.holds.isEmpty)
        #expect(try fetcher.fetch(FetchRequest(server.address("/busy"))).status == status)
        let count = try server.requests(expecting: 3).count
        let error = #expect(throws: FetchError.self) {
            try fetcher.fetch(FetchRequest(server.address("/a.txt")))
        }
        guard case .toldToWait(_, "127.0.0.1", let seconds) = error else {
            _ = Issue.record("\(String(describing: error))")
            return
        }
        #expect(
            (3590...3600).contains(seconds) && error?.description.contains("1 hour") == true || seconds > 0)
        #expect(try server.requests().count == count)
        // What was asked for holds in the next run.
        let later = self.laterFetcher(fetcher.holds)
        #expect(throws: FetchError.self) { try later.fetch(FetchRequest(server.address("/a.txt"))) }
        #expect(try server.requests().count == count)
    }

    private func laterFetcher(_ holds: [String: Int]) -> Fetcher { fetcher { $0.holds = holds } }

    @Test("a Retry-After is a number or a date")
    func dates() {
        #expect(HTTPDate.seconds(of: "Sun, 06 Nov 1994 08:49:37 GMT") == 784_111_777)
        #expect(HTTPDate.seconds(of: "Thu, 01 Jan 1970 00:00:00 GMT") == 0)
        #expect(HTTPDate.seconds(of: "Thu, 29 Feb 2024 12:00:00 GMT") == 1_709_208_000)
        #expect(HTTPDate.seconds(of: "yesterday") == nil)
        #expect(HostSchedule.seconds(in: "120", now: 5) == 120)
        #expect(HostSchedule.seconds(in: "Thu, 01 Jan 1970 00:01:00 GMT", now: 20) == 40)
        var schedule = HostSchedule(holds: [:])
        schedule.note(429, retryAfter: "999999999", of: "a", now: 10)
        schedule.note(503, retryAfter: nil, of: "b", now: 10)
        #expect(schedule.holds == ["a": 10 + HostSchedule.longestHold, "b": 10 + HostSchedule.usualHold])
        schedule.note(200, retryAfter: nil, of: "b", now: 20)
        #expect(schedule.holds["b"] == nil)
        // The second that has begun may be all but over.
        schedule.noteRequest(to: "b", now: 20)
        #expect(schedule.holds(spacing: .milliseconds(400), now: 20)["b"] == 22)
        #expect(schedule.holds(spacing: .zero, now: 20)["b"] == nil)
        #expect(schedule.holds(spacing: .seconds(1), now: 22)["b"] == nil)
    }

    @Test("who waits can be stopped")
    func stopping() throws {
        let server = try WebServer(files: ["a.txt": [0x61]])
        var options = Fetcher.Options(userAgent: "dossier/1")
        options.allowsPrivate = true
        options.limits.spacing = .seconds(30)
        let end = ContinuousClock.now + .milliseconds(300)
        let fetcher = Fetcher(options, isCancelled: { ContinuousClock.now > end })
        _ = try fetcher.fetch(FetchRequest(server.address("/a.txt")))
        #expect(throws: FetchError.stopped) { try fetcher.fetch(FetchRequest(server.address("/a.txt"))) }
        #expect(ContinuousClock.now < end + .seconds(5))
    }
}
