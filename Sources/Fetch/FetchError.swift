/// Why something was not fetched.
public enum FetchError: Error, Equatable, Sendable {
    case noAddress(String)
    /// Of another scheme than http and https; `scheme` is in lower case.
    case otherScheme(address: String, scheme: String)
    /// It names a user, whose password would go over the net.
    case namesUser(address: String)
    case unknownHost(address: String, host: String)
    case unknownProxy(proxy: String)
    case notConnected(address: String, host: String)
    /// All that the host's name leads to is in networks that are not the public one; `network` names the first (“127.0.0.1, this machine”).
    case privateNetwork(address: String, network: String)
    case timedOut(address: String, seconds: Int)
    case untrusted(address: String, reason: String)
    case insecure(address: String, reason: String)
    case brokenOff(address: String)
    case tooLarge(address: String, limit: Int)
    case unknownCompression(address: String)
    case tooManyRedirects(address: String, limit: Int)
    /// A redirect without an address, or to what is none.
    case badRedirect(address: String)
    /// The host answered with this status.
    case status(address: String, Int)
    /// The host said to ask again no sooner than in so many seconds.
    case toldToWait(address: String, host: String, seconds: Int)
    /// The host's robots.txt keeps programs off it.
    case keptOff(address: String)
    case stopped
    case failed(address: String, reason: String)
}

extension FetchError: CustomStringConvertible {
    /// One sentence on what happened and what to do.
    public var description: String {
        switch self {
        case .noAddress(let text):
            "“\(text)” is no address of the web; write it as https://example.org/page."
        case .otherScheme(let address, let scheme):
            "\(address) begins with \(scheme): and only http and https are fetched; save it and add the file."
        case .namesUser(let address):
            "\(address) names a user, and nothing is fetched under a name; take that out of it, or save the page."
        case .unknownHost(let address, let host):
            "\(address) was not fetched, as nobody knows the host \(host); check the address and the network."
        case .unknownProxy(let proxy):
            "Nothing was fetched, as nobody knows the proxy \(proxy); check what --proxy says."
        case .notConnected(let address, let host):
            "\(address) was not fetched, as \(host) cannot be reached; check the network, or try again later."
        case .privateNetwork(let address, let network):
            "\(address) leads to \(network), and was not fetched; with --private it is."
        case .timedOut(let address, let seconds):
            "\(address) was not there after \(seconds) seconds; try again later."
        case .untrusted(let address, let reason):
            "\(address) was not fetched, as its certificate is not to be believed (\(reason)); do not go there, or tell its owner."
        case .insecure(let address, let reason):
            "\(address) was not fetched, as no secure connection came about (\(reason)); try again later."
        case .brokenOff(let address):
            "\(address) ended before its end, and was not taken; try again later."
        case .tooLarge(let address, let limit):
            "\(address) is larger than \(limit >> 20) MiB and was not taken; save it and add the file."
        case .unknownCompression(let address):
            "\(address) came compressed in a way that cannot be undone; save the page and add the file."
        case .tooManyRedirects(let address, let limit):
            "\(address) leads on more than \(limit) times, and was not fetched; open it in a browser and save the page."
        case .badRedirect(let address):
            "\(address) leads on to what is no address, and was not fetched; open it in a browser."
        case .status(let address, let status): Self.sentence(address, status: status)
        case .toldToWait(let address, let host, let seconds):
            "\(address) was not fetched, as \(host) asks to be left alone for \(Self.words(seconds: seconds)); try again then."
        case .keptOff(let address):
            "\(address) was not fetched, as the site’s robots.txt keeps programs off it; “dossier add” with the address fetches it."
        case .stopped: "Stopped; what was fetched stays."
        case .failed(let address, let reason):
            "\(address) was not fetched (\(reason)); try again later, or save the page and add the file."
        }
    }

    private static func sentence(_ address: String, status: Int) -> String {
        switch status {
        case 401, 403, 407, 451:
            "\(address) is not for everybody (status \(status)); open it in a browser and save the page."
        case 404: "\(address) is not there (status 404); check the address."
        case 410: "\(address) is gone for good (status 410); look for it in a web archive."
        case 429: "\(address) was asked for too often (status 429); try again later."
        case 500...: "\(address) has trouble of its own (status \(status)); try again later."
        default: "\(address) answered with status \(status) and no page; open it in a browser."
        }
    }

    /// “40 seconds”, “12 minutes”, “3 hours”.
    static func words(seconds: Int) -> String {
        func counted(_ count: Int, _ unit: String) -> String { "\(count) \(unit)\(count == 1 ? "" : "s")" }
        if seconds < 120 { return counted(max(1, seconds), "second") }
        if seconds < 5_400 { return counted((seconds + 59) / 60, "minute") }
        return counted((seconds + 3_599) / 3_600, "hour")
    }
}
