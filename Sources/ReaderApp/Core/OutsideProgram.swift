import Glibc

/// A program that runs in the reader's place for a while: an editor, a browser.
struct OutsideProgram: Sendable {
    /// The program and its arguments.
    var arguments: [String]

    /// The person's editor on a file.
    static func editor(for path: String) -> OutsideProgram {
        OutsideProgram(arguments: words(of: ["VISUAL", "EDITOR"], otherwise: "vi") + ["--", path])
    }

    /// What shows long texts: the program of that name with its arguments, else the person's own.
    static func pager(_ line: String) -> OutsideProgram {
        let program = line.split(separator: " ").map(String.init)
        return OutsideProgram(arguments: program.isEmpty ? words(of: ["PAGER"], otherwise: "less") : program)
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
}
