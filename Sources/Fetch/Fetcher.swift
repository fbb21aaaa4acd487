import CCurl
import Glibc

/// Fetches from the web: one request at a time, and only what it is asked for.
///
/// No cookies, no referer, no names of users, and no proxy but one that is named. Used by one thread at a time; the program ignores SIGPIPE.
public final class Fetcher {
    /// How it goes about.
    public struct Options: Sendable {
        /// What it calls itself: “dossier/0.2.0”.
        public var userAgent: String
        public var limits = FetchLimits.standard
        /// Whether hosts that are not on the public internet are fetched from.
        public var allowsPrivate = false
        /// The proxy to ask instead of hosts; the environment's are passed over.
        ///
        /// With one, names are looked up by the proxy, so only addresses of numbers can be judged.
        public var proxy: String?
        /// The file of the certificates that are believed; `nil` for the system's.
        public var certificates: String?
        /// Until when hosts asked to be left alone, in seconds since 1970.
        public var holds: [String: Int] = [:]

        /// Says of an address that it is in a network which is not the public one, and in which kind.
        var closedNetwork: @Sendable (NetworkAddress) -> String? = { $0.closedNetwork }

        public init(userAgent: String) { self.userAgent = userAgent }
    }

    private let options: Options
    private let session: OpaquePointer
    private let isCancelled: () -> Bool
    private var schedule: HostSchedule
    private var robots: [String: RobotsRules] = [:]

    /// Between two looks at whether to go on, in microseconds.
    private static let nap: UInt32 = 20_000

    /// - Parameter isCancelled: Asked often: whether nobody is waiting any more.
    public init(_ options: Options, isCancelled: @escaping () -> Bool = { false }) {
        self.options = options
        self.isCancelled = isCancelled
        schedule = HostSchedule(holds: options.holds)
        guard let session = cc_begin() else { preconditionFailure("There is no memory for libcurl.") }
        self.session = session
    }

    deinit { cc_end(session) }

    /// Until when hosts asked to be left alone, in seconds since 1970; what is over is not among them.
    public var holds: [String: Int] { schedule.holds.filter { $0.value > Self.now } }

    /// ``holds``, and until when hosts that were just asked are left alone: what a run right after this one has to know.
    public var holdsForNextRun: [String: Int] {
        schedule.holds(spacing: options.limits.spacing, now: Self.now)
    }

    /// The name and version of the library that fetches: “libcurl 7.88.1”.
    public static var libraryVersion: String { "libcurl \(String(cString: cc_version()))" }

    /// Fetches what a request asks for, and what it is led on to.
    ///
    /// Waits until each host may be asked again, unless that takes too long.
    public func fetch(_ request: FetchRequest) throws(FetchError) -> FetchAnswer {
        guard var address = WebAddress(request.address) else { throw .noAddress(request.address) }
        var time = options.limits.total
        var lasting = address
        var isLasting = true
        for _ in 0...options.limits.redirects {
            try check(address)
            if request.asksRobots, try !rules(of: address).allows(address.target) {
                throw .keptOff(address: address.text)
            }
            let answer = try ask(address, request, time: &time)
            guard [301, 302, 303, 307, 308].contains(answer.status) else {
                return FetchAnswer(
                    status: answer.status, address: address.text, lastingAddress: lasting.text,
                    fields: answer.fields, bytes: answer.bytes)
            }
            guard let location = answer.fields["location"],
                let next = WebAddress(location, relativeTo: address)
            else { throw .badRedirect(address: address.text) }
            isLasting = isLasting && (answer.status == 301 || answer.status == 308)
            if isLasting { lasting = next }
            address = next
        }
        throw .tooManyRedirects(address: request.address, limit: options.limits.redirects)
    }

    /// What of an address can be judged before it is asked for.
    private func check(_ address: WebAddress) throws(FetchError) {
        guard address.isFetched else { throw .otherScheme(address: address.text, scheme: address.scheme) }
        guard !address.hasUser else { throw .namesUser(address: address.text) }
        // A proxy would be asked to go there, where no socket of ours is opened.
        if options.proxy != nil, !options.allowsPrivate, let numbers = NetworkAddress(address.host),
            let network = options.closedNetwork(numbers)
        {
            throw .privateNetwork(address: address.text, network: "\(numbers.text), \(network)")
        }
    }

    private func rules(of address: WebAddress) throws(FetchError) -> RobotsRules {
        if let known = robots[address.origin] { return known }
        let rules: RobotsRules
        do {
            let answer = try fetch(FetchRequest("\(address.origin)/robots.txt"))
            switch answer.status {
            case 200..<300:
                let program = options.userAgent.prefix { $0 != "/" }.lowercased()
                rules = RobotsRules(answer.bytes, program: program)
            case 400..<500: rules = .allowAll
            default: rules = .forbidAll
            }
        } catch {
            switch error {
            case .stopped, .toldToWait: throw error
            // Nothing else of that site could be fetched either, and that is what is to be told.
            case .unknownHost, .unknownProxy, .notConnected, .privateNetwork, .untrusted, .insecure:
                rules = .allowAll
            // A file that long, or a chain of redirects, is as good as none.
            case .tooLarge, .tooManyRedirects, .badRedirect, .otherScheme, .namesUser: rules = .allowAll
            default: rules = .forbidAll
            }
        }
        robots[address.origin] = rules
        return rules
    }

    // MARK: One request

    /// - Parameter time: What is left of it; waiting for a host does not count.
    private func ask(_ address: WebAddress, _ request: FetchRequest, time: inout Duration)
        throws(FetchError) -> Transfer
    {
        try wait(for: address)
        let begun = ContinuousClock.now
        let transfer = Transfer(options, isCancelled: isCancelled)
        let result = transfer.perform(session, address, request, time: time)
        time -= begun.duration(to: .now)
        schedule.noteRequest(to: address.host, now: Self.now)
        if let error = error(result, transfer, address, timeLeft: time) { throw error }
        schedule.note(
            transfer.status, retryAfter: transfer.fields["retry-after"], of: address.host, now: Self.now)
        return transfer
    }

    private func wait(for address: WebAddress) throws(FetchError) {
        func left() -> Duration {
            schedule.wait(for: address.host, spacing: options.limits.spacing, now: Self.now)
        }
        let wait = left()
        guard wait <= options.limits.longestWait else {
            throw .toldToWait(
                address: address.text, host: address.host, seconds: Int(wait.components.seconds))
        }
        while left() > .zero {
            if isCancelled() { throw .stopped }
            usleep(Self.nap)
        }
    }

    private func error(
        _ result: cc_result, _ transfer: Transfer, _ address: WebAddress, timeLeft: Duration
    ) -> FetchError? {
        let text = address.text
        var reason = result.reason
        let words = withUnsafeBytes(of: &reason) { bytes in
            String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
        }
        if isCancelled() { return .stopped }
        if transfer.isTooLarge || result.outcome == cc_too_large {
            return .tooLarge(address: text, limit: options.limits.bytes)
        }
        switch result.outcome {
        case cc_done: return nil
        case cc_unknown_host: return .unknownHost(address: text, host: address.host)
        case cc_unknown_proxy: return .unknownProxy(proxy: options.proxy ?? "")
        case cc_not_connected:
            if let network = transfer.refusedNetwork {
                return .privateNetwork(address: text, network: network)
            }
            return .notConnected(address: text, host: address.host)
        case cc_timed_out:
            // The time to reach a host is shorter than all of it.
            if timeLeft > .milliseconds(100), transfer.fields.isEmpty {
                return .notConnected(address: text, host: address.host)
            }
            return .timedOut(address: text, seconds: Int(options.limits.total.components.seconds))
        case cc_untrusted: return .untrusted(address: text, reason: words)
        case cc_insecure: return .insecure(address: text, reason: words)
        case cc_broken_off: return .brokenOff(address: text)
        case cc_bad_encoding: return .unknownCompression(address: text)
        case cc_bad_address: return .noAddress(text)
        default: return .failed(address: text, reason: words)
        }
    }

    private static var now: Int { time(nil) }
}

/// One request and what comes of it.
private final class Transfer {
    private let options: Fetcher.Options
    private let isCancelled: () -> Bool
    private var header = HeaderText()
    private(set) var bytes: [UInt8] = []
    private(set) var status = 0
    private(set) var isTooLarge = false
    /// The first network that was not gone to.
    private(set) var refusedNetwork: String?

    var fields: [String: String] { header.fields }

    private static let longestHeader = 1 << 20

    init(_ options: Fetcher.Options, isCancelled: @escaping () -> Bool) {
        self.options = options
        self.isCancelled = isCancelled
    }

    func perform(_ session: OpaquePointer, _ address: WebAddress, _ request: FetchRequest, time: Duration)
        -> cc_result
    {
        var events = cc_events(
            context: Unmanaged.passUnretained(self).toOpaque(),
            may_connect: { context, address, length in
                Transfer.of(context)?.mayConnect(UnsafeRawBufferPointer(start: address, count: length))
                    ?? false
            },
            header: { context, bytes, count in
                Transfer.of(context)?.takeHeader(UnsafeRawBufferPointer(start: bytes, count: count)) ?? false
            },
            body: { context, bytes, count in
                Transfer.of(context)?.takeBody(UnsafeRawBufferPointer(start: bytes, count: count)) ?? false
            },
            goes_on: { context in !(Transfer.of(context)?.isCancelled() ?? true) })
        var lines: [String] = []
        // A line's end in a value would be another field.
        func isSafe(_ value: String) -> Bool { !value.utf8.contains { $0 < 0x20 || $0 == 0x7F } }
        if let etag = request.etag, isSafe(etag) { lines.append("If-None-Match: \(etag)") }
        if let date = request.lastModified, isSafe(date) { lines.append("If-Modified-Since: \(date)") }
        return withExtendedLifetime(self) {
            CStrings.with([address.text, options.userAgent, options.proxy, options.certificates] + lines) {
                texts in
                (Array(texts[4...]) + [nil]).withUnsafeBufferPointer { fields in
                    var asked = cc_request(
                        address: texts[0], user_agent: texts[1], fields: fields.baseAddress, proxy: texts[2],
                        certificates: texts[3],
                        connect_milliseconds: Self.milliseconds(min(options.limits.connecting, time)),
                        total_milliseconds: Self.milliseconds(time), largest: Int64(options.limits.bytes))
                    let result = cc_perform(session, &asked, &events)
                    status = result.status
                    return result
                }
            }
        }
    }

    private static func of(_ context: UnsafeMutableRawPointer?) -> Transfer? {
        context.map { Unmanaged<Transfer>.fromOpaque($0).takeUnretainedValue() }
    }

    /// At least one: libcurl takes none for no limit.
    private static func milliseconds(_ time: Duration) -> Int {
        let (seconds, attoseconds) = time.components
        return max(1, Int(seconds) * 1_000 + Int(attoseconds / 1_000_000_000_000_000))
    }

    private func mayConnect(_ socketAddress: UnsafeRawBufferPointer) -> Bool {
        // With a proxy it is the proxy's, which a person named.
        if options.allowsPrivate || options.proxy != nil { return true }
        guard let address = NetworkAddress(socketAddress: socketAddress) else {
            refusedNetwork = refusedNetwork ?? "what is no host of the internet"
            return false
        }
        guard let network = options.closedNetwork(address) else { return true }
        refusedNetwork = refusedNetwork ?? "\(address.text), \(network)"
        return false
    }

    private func takeHeader(_ bytes: UnsafeRawBufferPointer) -> Bool {
        header.add(bytes.bindMemory(to: UInt8.self))
        isTooLarge = header.size > Self.longestHeader
        return !isTooLarge
    }

    private func takeBody(_ piece: UnsafeRawBufferPointer) -> Bool {
        isTooLarge = bytes.count + piece.count > options.limits.bytes
        guard !isTooLarge else { return false }
        bytes.append(contentsOf: piece)
        return true
    }
}

/// Strings for C.
private enum CStrings {
    static func with<Value>(_ texts: [String?], _ body: ([UnsafePointer<CChar>?]) -> Value) -> Value {
        let copies = texts.map { text in text.flatMap { strdup($0) } }
        defer { for copy in copies { free(copy) } }
        return body(copies.map { $0.map { UnsafePointer($0) } })
    }
}
