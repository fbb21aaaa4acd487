import Foundation
import Synchronization

/// A server on a port of this machine that sends what no real one would, for one test.
public final class MisbehavingServer: Sendable {
    public let port: Int
    private let socket: Int32
    private let isClosed = Mutex(false)

    /// What writes an answer: it returns whether the bytes went out.
    public typealias Writer = (_ bytes: [UInt8]) -> Bool

    /// - Parameter answer: Answers a request, given its target; runs on a thread of its own.
    public init(_ answer: @escaping @Sendable (String, Writer) -> Void) throws {
        signal(SIGPIPE, SIG_IGN)
        let (socket, port) = try WebServer.bound()
        (self.socket, self.port) = (socket, port)
        listen(socket, 16)
        Thread.detachNewThread { [weak self] in
            while true {
                let connection = accept(socket, nil, nil)
                guard connection >= 0 else { return }
                guard self != nil else {
                    close(connection)
                    return
                }
                Thread.detachNewThread { Self.serve(connection, answer) }
            }
        }
    }

    deinit {
        shutdown(socket, Int32(SHUT_RDWR))
        close(socket)
    }

    public func address(_ path: String) -> String { "http://127.0.0.1:\(port)\(path)" }

    private static func serve(_ connection: Int32, _ answer: (String, Writer) -> Void) {
        defer { close(connection) }
        var request: [UInt8] = []
        while !request.suffix(4).elementsEqual("\r\n\r\n".utf8) {
            var byte: UInt8 = 0
            guard recv(connection, &byte, 1, 0) == 1 else { return }
            request.append(byte)
        }
        let line = String(decoding: request.prefix { $0 != 0x0D }, as: UTF8.self)
        let words = line.split(separator: " ")
        answer(words.count > 1 ? String(words[1]) : "") { bytes in
            var rest = bytes[...]
            while !rest.isEmpty {
                let count = rest.withUnsafeBytes {
                    send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
                }
                guard count > 0 else { return false }
                rest = rest.dropFirst(count)
            }
            return true
        }
    }
}
