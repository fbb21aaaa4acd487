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

    private static var isUTF8: Bool {
        nl_langinfo(nl_item(CODESET)).map { String(cString: $0) } == "UTF-8"
    }
}
