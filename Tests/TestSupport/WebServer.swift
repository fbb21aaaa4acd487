import Foundation

/// nginx on a port of this machine, for one test; it ends with the object.
public final class WebServer {
    /// What a request was, as the server saw it.
    public struct Request: Equatable, Sendable {
        public var target: String
        public var status: Int
        /// In seconds since 1970.
        public var time: Double
        /// Empty where it was not sent, as are all below.
        public var agent: String
        public var referer: String
        public var cookie: String
        public var ifNoneMatch: String
        public var ifModifiedSince: String
        public var acceptEncoding: String
    }

    public let port: Int
    private let folder: URL
    private let process = Process()

    public static let path = "/usr/sbin/nginx"
    public static var isInstalled: Bool { FileManager.default.isExecutableFile(atPath: path) }

    /// - Parameters:
    ///   - files: What it serves, by name.
    ///   - directives: What else stands in the block of its server, given its port.
    ///   - listening: What stands behind the port in its “listen”, as “ssl”.
    public init(
        files: [String: [UInt8]] = [:], listening: String = "", _ directives: (Int) -> String = { _ in "" }
    ) throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "dossier-web-\(UUID().uuidString)")
        try FileManager.default.createDirectory(
            at: folder.appending(path: "site"), withIntermediateDirectories: true)
        port = try Self.freePort()
        for (name, bytes) in files { try write(bytes, to: name) }
        let configuration = folder.appending(path: "nginx.conf")
        try Data(text(directives(port), listening: listening).utf8).write(to: configuration)
        process.executableURL = URL(filePath: Self.path)
        process.arguments = [
            "-p", folder.path, "-c", configuration.path, "-e", folder.appending(path: "error.log").path,
        ]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        for _ in 0..<500 where !Self.answers(port) { usleep(10_000) }
    }

    deinit {
        process.terminate()
        process.waitUntilExit()
        try? FileManager.default.removeItem(at: folder)
    }

    /// The address of what it serves under a path.
    public func address(_ path: String, host: String = "127.0.0.1", scheme: String = "http") -> String {
        "\(scheme)://\(host):\(port)\(path)"
    }

    /// Serves a file from now on.
    public func write(_ bytes: [UInt8], to name: String) throws {
        let file = folder.appending(path: "site/\(name)")
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: file)
    }

    public func write(_ text: String, to name: String) throws { try write(Array(text.utf8), to: name) }

    public func remove(_ name: String) throws {
        try FileManager.default.removeItem(at: folder.appending(path: "site/\(name)"))
    }

    /// The requests so far, in their order.
    ///
    /// - Parameter expected: So many are waited for, as one is written down after its answer went out.
    public func requests(expecting expected: Int = 0) throws -> [Request] {
        for _ in 0..<200 {
            let found = try written()
            if found.count >= expected { return found }
            usleep(10_000)
        }
        return try written()
    }

    private func written() throws -> [Request] {
        let log = try String(contentsOf: folder.appending(path: "access.log"), encoding: .utf8)
        return log.split(separator: "\n").compactMap { line in
            let parts = line.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
            guard parts.count == 9, let status = Int(parts[1]), let time = Double(parts[2]) else {
                return nil
            }
            return Request(
                target: parts[0], status: status, time: time, agent: parts[3], referer: parts[4],
                cookie: parts[5], ifNoneMatch: parts[6], ifModifiedSince: parts[7], acceptEncoding: parts[8])
        }
    }

    private func text(_ directives: String, listening: String) -> String {
        let temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map {
            "\($0)_temp_path \(folder.path)/\($0);"
        }
        return """
            daemon off;
            worker_processes 1;
            pid \(folder.path)/nginx.pid;
            \(geteuid() == 0 ? "user root;" : "")
            events { worker_connections 128; }
            http {
                \(temporary.joined(separator: "\n"))
                log_format asked escape=none '$request_uri|$status|$msec|$http_user_agent|$http_referer|$http_cookie|'
                    '$http_if_none_match|$http_if_modified_since|$http_accept_encoding';
                access_log \(folder.path)/access.log asked;
                types { text/html html; text/plain txt; application/rss+xml rss; application/atom+xml atom; text/xml xml; }
                server {
                    listen 127.0.0.1:\(port) \(listening);
                    listen 127.0.0.2:\(port) \(listening);
                    root \(folder.path)/site;
                    \(directives)
                }
            }
            """
    }

    /// A port that nobody listens on.
    public static func freePort() throws -> Int {
        let (socket, port) = try Self.bound()
        close(socket)
        return port
    }

    /// A socket that is bound to a free port of this machine.
    static func bound() throws -> (socket: Int32, port: Int) {
        let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isBound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(socket, $0, length) == 0 && getsockname(socket, $0, &length) == 0
            }
        }
        guard isBound else { throw POSIXError(.EADDRNOTAVAIL) }
        return (socket, Int(UInt16(bigEndian: address.sin_port)))
    }

    private static func answers(_ port: Int) -> Bool {
        let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(socket) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        address.sin_port = UInt16(port).bigEndian
        return withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
    }
}
