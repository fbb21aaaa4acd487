import TestSupport
import Testing

@testable import Fetch

@Suite("Networks that are not the public one")
struct NetworkTests {
    @Test(
        "are known",
        arguments: [
            "0.0.0.0", "0.1.2.3", "10.1.2.3", "100.64.0.1", "100.127.255.255", "127.0.0.1", "127.255.0.1",
            "169.254.169.254", "172.16.0.1", "172.31.255.255", "192.0.0.8", "192.168.1.1", "198.18.0.1",
            "198.19.255.255", "224.0.0.1", "239.1.1.1", "240.0.0.1", "255.255.255.255",
            "::", "::1", "::127.0.0.1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:169.254.169.254",
            "fe80::1", "febf::1", "fc00::1", "fdff::1", "fec0::1", "ff02::1", "64:ff9b::127.0.0.1",
            "64:ff9b::a00:1",
            "64:ff9b:1::1", "100::1", "2001::1", "2001:db8::1", "2002:7f00:1::", "2002:a00:1::1",
            "2002:c0a8:101::1",
            "3fff::1", "5f00::1", "4000::1",
        ])
    func closed(text: String) throws {
        #expect(try #require(NetworkAddress(text)).closedNetwork != nil)
    }

    @Test(
        "are told from the public one",
        arguments: [
            "1.1.1.1", "9.255.255.255", "11.0.0.1", "100.63.255.255", "100.128.0.0", "128.0.0.1",
            "169.253.0.1",
            "172.15.255.255", "172.32.0.0", "192.167.1.1", "193.168.1.1", "198.17.1.1", "198.20.0.0",
            "223.255.255.255",
            "2606:4700::1111", "2a00:1450:4001::1", "::ffff:8.8.8.8", "64:ff9b::8.8.8.8", "2002:808:808::1",
        ])
    func open(text: String) throws {
        #expect(try #require(NetworkAddress(text)).closedNetwork == nil)
    }

    @Test("names are no addresses")
    func names() {
        #expect(NetworkAddress("localhost") == nil)
        #expect(NetworkAddress("[::1]")?.text == "::1")
        #expect(NetworkAddress("fe80::1%eth0")?.text == "fe80::1")
    }
}

@Suite("Addresses of the web")
struct WebAddressTests {
    @Test("are taken in their usual spelling")
    func spelling() throws {
        let address = try #require(WebAddress("HTTP://Example.ORG:80/a b?c=d#e"))
        #expect(address.scheme == "http" && address.host == "example.org" && address.port == 80)
        #expect(!address.text.contains("#") && !address.text.contains(" "))
        #expect(
            try #require(WebAddress("../x?y", relativeTo: WebAddress("https://a.org/b/c/d"))).text
                == "https://a.org/b/x?y")
        #expect(WebAddress("//b.org/c", relativeTo: WebAddress("https://a.org/"))?.text == "https://b.org/c")
        #expect(WebAddress("nothing at all") == nil)
        #expect(WebAddress("http://") == nil)
        #expect(WebAddress("http://a.org/\u{0}") == nil)
        #expect(WebAddress.isMeant(by: "HTTPS://a.org") && !WebAddress.isMeant(by: "./https.txt"))
    }

    @Test("every error says what to do")
    func errors() {
        let address = "https://example.org/a"
        let errors: [FetchError] = [
            .noAddress("x"), .otherScheme(address: "file:/x", scheme: "file"), .namesUser(address: address),
            .unknownHost(address: address, host: "example.org"), .unknownProxy(proxy: "p"),
            .notConnected(address: address, host: "example.org"),
            .privateNetwork(address: address, network: "127.0.0.1, this machine"),
            .timedOut(address: address, seconds: 60), .untrusted(address: address, reason: "expired"),
            .insecure(address: address, reason: "x"), .brokenOff(address: address),
            .tooLarge(address: address, limit: 32 << 20), .unknownCompression(address: address),
            .tooManyRedirects(address: address, limit: 5), .badRedirect(address: address),
            .status(address: address, 404), .status(address: address, 410), .status(address: address, 429),
            .status(address: address, 403), .status(address: address, 500), .status(address: address, 204),
            .toldToWait(address: address, host: "example.org", seconds: 3600), .keptOff(address: address),
            .stopped, .failed(address: address, reason: "x"),
        ]
        for error in errors {
            let words = error.description
            #expect(words.contains("; ") && words.hasSuffix("."), "\(words)")
        }
        #expect(
            FetchError.toldToWait(address: "a", host: "b", seconds: 3600).description
                == "a was not fetched, as b asks to be left alone for 60 minutes; try again then.")
    }
}

@Suite("robots.txt")
struct RobotsTests {
    private static let rules = RobotsRules(
        Array(
            """
            User-agent: Googlebot
            Disallow: /

            user-agent: *
            Disallow: /private
            Allow: /private/but
            Disallow: /*.pdf$
            Disallow: /caf%c3%a9 # with a remark
            Disallow:
            Sitemap: https://example.org/sitemap.xml
            """.utf8), program: "dossier")

    @Test(
        "says what may be asked for",
        arguments: [
            ("/", true), ("/private", false), ("/private/x", false), ("/private/but/x", true),
            ("/a.pdf", false),
            ("/a.pdf?x", true), ("/café", false), ("/caf%C3%A9/x", false), ("/robots.txt", true),
        ])
    func everybodys(target: String, isAllowed: Bool) {
        #expect(Self.rules.allows(target) == isAllowed)
    }

    @Test("a group of its own holds alone, however often it is named")
    func own() {
        let text =
            "User-agent: *\nDisallow: /\n\nUser-Agent: other\nUser-agent: Dossier/1.0\nDisallow: /a\n\n"
            + "User-agent: x\nDisallow: /c\n\nUser-agent: dossier\nDisallow: /b\n"
        let rules = RobotsRules(Array(text.utf8), program: "dossier")
        #expect(["/a", "/b", "/c", "/d"].map(rules.allows) == [false, false, true, true])
    }

    @Test("whatever it holds, it is read at once", arguments: [1, 2, 3])
    func random(seed: Int) {
        var random = SeededRandom(seed: UInt64(seed))
        for _ in 0..<300 {
            let text = random.text(
                0..<40,
                of: ["User-agent:", "*", "Disallow:", "Allow:", "/", "a", "%", "%2", "$", "dossier", "#"],
                gaps: ["", " ", "\n"])
            let rules = RobotsRules(Array(text.utf8), program: "dossier")
            _ = rules.allows("/" + random.text(0..<10, of: ["a", "*", "/", "%41", "$"], gaps: [""]))
        }
        let stars = "User-agent: *\nDisallow: /" + String(repeating: "*a", count: 2_000) + "$"
        let rules = RobotsRules(Array(stars.utf8), program: "dossier")
        #expect(rules.allows("/" + String(repeating: "a", count: 1_000)))
        #expect(RobotsRules(.init(repeating: 0x2A, count: 1 << 20), program: "dossier") == .allowAll)
    }

    @Test("is asked for pages that nobody named, once for a site", .needsServer)
    func asked() throws {
        let server = try WebServer(files: [
            "a.txt": [0x61], "b.txt": [0x62], "robots.txt": Array("User-agent: *\nDisallow: /b".utf8),
        ])
        let fetcher = fetcher()
        #expect(try fetcher.fetch(FetchRequest(server.address("/b.txt"))).bytes == [0x62])
        #expect(try fetcher.fetch(FetchRequest(server.address("/a.txt"), asksRobots: true)).bytes == [0x61])
        #expect(throws: FetchError.keptOff(address: server.address("/b.txt"))) {
            try fetcher.fetch(FetchRequest(server.address("/b.txt"), asksRobots: true))
        }
        #expect(try server.requests(expecting: 3).map(\.target) == ["/b.txt", "/robots.txt", "/a.txt"])
    }

    @Test(
        "is nothing where there is none, and all where it cannot be had", .needsServer,
        arguments: [
            (404, true), (403, true), (500, false),
        ])
    func missing(status: Int, isAllowed: Bool) throws {
        let server = try WebServer(files: ["a.txt": [0x61]]) { _ in
            "location = /robots.txt { return \(status); }"
        }
        let request = FetchRequest(server.address("/a.txt"), asksRobots: true)
        if isAllowed {
            #expect(try fetcher().fetch(request).bytes == [0x61])
        } else {
            #expect(throws: FetchError.keptOff(address: request.address)) { try fetcher().fetch(request) }
        }
    }
}
