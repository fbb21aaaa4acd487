import ArgumentParser
import Fetch
import Glibc
import Library

/// How a command that fetches from the web goes about.
struct WebOptions: ParsableArguments {
    /// Those that are followed by a value.
    static let withValue: Set<String> = ["--proxy"]

    @Flag(
        name: .customLong("private"),
        help: "Fetch also from private networks and this machine.")
    var allowsPrivate = false
    @Option(
        help: ArgumentHelp(
            "Fetch through this proxy; those of the environment are passed over.", valueName: "ADDRESS"))
    var proxy: String?

    /// Those of somebody who wished nothing.
    static var usual: WebOptions {
        var options = WebOptions()
        (options.allowsPrivate, options.proxy) = (false, nil)
        return options
    }

    /// The file of certificates, where it is not where libcurl looks for it: as OpenSSL's programs are told, or where other systems keep it.
    private static var certificates: String? {
        if let named = getenv("SSL_CERT_FILE") { return String(cString: named) }
        let usual = "/etc/ssl/certs/ca-certificates.crt"
        let others = ["/etc/pki/tls/certs/ca-bundle.crt", "/etc/ssl/ca-bundle.pem", "/etc/ssl/cert.pem"]
        return access(usual, R_OK) == 0 ? nil : others.first { access($0, R_OK) == 0 }
    }

    /// A fetcher that knows which hosts asked to be left alone.
    func fetcher(for library: Library, isCancelled: @escaping () -> Bool) throws -> Fetcher {
        var options = Fetcher.Options(userAgent: "dossier/\(ProgramVersion.number)")
        options.allowsPrivate = allowsPrivate
        options.proxy = proxy
        options.certificates = Self.certificates
        options.holds = try library.heldHosts()
        return Fetcher(options, isCancelled: isCancelled)
    }
}
