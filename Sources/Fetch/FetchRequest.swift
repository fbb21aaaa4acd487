/// What is to be fetched.
public struct FetchRequest: Equatable, Sendable {
    public var address: String
    /// The `ETag` of the answer that is there already; what has not changed since is not sent again.
    public var etag: String?
    /// Its `Last-Modified`, as it came.
    public var lastModified: String?
    /// Whether the host’s robots.txt is asked first: nobody has named this very address.
    public var asksRobots = false

    public init(_ address: String, etag: String? = nil, lastModified: String? = nil, asksRobots: Bool = false)
    {
        (self.address, self.etag, self.lastModified) = (address, etag, lastModified)
        self.asksRobots = asksRobots
    }
}

/// How long something may take and how large it may be.
public struct FetchLimits: Equatable, Sendable {
    /// To reach a host.
    public var connecting = Duration.seconds(10)
    /// From the first request to the last byte, redirects among it, waits for a host not.
    public var total = Duration.seconds(60)
    /// A body, unpacked.
    public var bytes = 32 << 20
    public var redirects = 5
    /// Between the end of one request to a host and the next.
    public var spacing = Duration.seconds(1)
    /// A host that asks to wait no longer than this is waited for.
    public var longestWait = Duration.seconds(60)

    public static let standard = FetchLimits()

    public init() {}
}
