import Glibc

/// A program that runs in the reader's place for a while: an editor, a browser.
struct OutsideProgram: Sendable {
    /// The program and its arguments; no shell ever sees them.
    var arguments: [String]

    /// The person's editor on a file.
    static func editor(for path: String) -> OutsideProgram {
        OutsideProgram(arguments: words(of: ["VISUAL", "EDITOR"], otherwise: "vi") + ["--", path])
    }

    /// The person's browser on a web address; `nil` when it is no web address.
    static func browser(for address: String) -> OutsideProgram? {
        guard address.hasPrefix("http://") || address.hasPrefix("https://") else { return nil }
        return OutsideProgram(arguments: words(of: ["BROWSER"], otherwise: "xdg-open") + [address])
    }

    /// The person's browser on a saved page.
    static func browser(forFile path: String) -> OutsideProgram {
        OutsideProgram(arguments: words(of: ["BROWSER"], otherwise: "xdg-open") + [path])
    }

    private static func words(of variables: [String], otherwise: String) -> [String] {
        for variable in variables {
            if let value = getenv(variable).map({ String(cString: $0) }) {
                let words = value.split(separator: " ").map(String.init)
                if !words.isEmpty { return words }
            }
        }
        return [otherwise]
    }

    /// Runs the program and waits for it.
    ///
    /// - Returns: A sentence on what went wrong, `nil` when it ended well.
    func run() -> String? {
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        // The reader blocks the signals it reads from a descriptor; the program must not inherit that.
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
        var pointers: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) }
        pointers.append(nil)
        defer { for pointer in pointers { free(pointer) } }
        var process = pid_t()
        let result = posix_spawnp(&process, arguments[0], nil, &attributes, pointers, environ)
        guard result == 0 else {
            return "\(arguments[0]) could not be started: \(String(cString: strerror(result)))."
        }
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        let code = (status >> 8) & 0xFF
        return status & 0x7F == 0 && code == 0 ? nil : "\(arguments[0]) ended with status \(code)."
    }
}
