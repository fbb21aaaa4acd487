import CNcurses
import Glibc

/// Makes the C library, and with it curses, speak UTF-8.
enum TextLocale {
    /// Uses the person's locale; if its text is not UTF-8, only its numbers and dates are kept.
    static func adopt() {
        setlocale(LC_ALL, "")
        guard !isUTF8 else { return }
        for name in ["C.UTF-8", "C.utf8", "en_US.UTF-8"] where setlocale(LC_CTYPE, name) != nil && isUTF8 {
            return
        }
    }

    /// The character set that the variables of the locale name, in lower case; `nil` where they name none.
    static var namedCharset: String? {
        let variables: [String] = ["LC_ALL", "LC_CTYPE", "LANG"]
        let values = variables.compactMap { (name: String) in getenv(name).map { String(cString: $0) } }
        let parts = values.first { !$0.isEmpty }?.split(separator: "@").first?.split(separator: ".") ?? []
        return parts.count > 1 ? parts[1].lowercased() : nil
    }

    private static var isUTF8: Bool {
        nl_langinfo(nl_item(CODESET)).map { String(cString: $0) } == "UTF-8"
    }
}

extension NcursesTerminal {
    /// Whether the terminal shows UTF-8: where the locale names no character set it is taken to, as all do by now.
    public static var showsUTF8: Bool {
        TextLocale.namedCharset.map { ["utf8", "utf-8"].contains($0) } ?? true
    }
}
