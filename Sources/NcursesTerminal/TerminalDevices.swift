import CNcurses
import Glibc

/// The files that lead to the terminal.
struct TerminalDevices {
    let outputFile: UnsafeMutablePointer<FILE>
    let inputFile: UnsafeMutablePointer<FILE>
    var output: Int32 { fileno(outputFile) }
    var input: Int32 { fileno(inputFile) }

    /// The terminal's name, as the environment has it.
    static var terminalName: String {
        getenv("TERM").map { String(cString: $0) } ?? ""
    }

    /// Finds the terminal: standard output must be one; keys come from /dev/tty when standard input is not one.
    ///
    /// - Throws: ``TerminalError`` when there is no terminal, or it cannot show a screen.
    init() throws {
        guard isatty(STDOUT_FILENO) == 1, let output = nc_stdout() else { throw TerminalError.noTerminal }
        let keys = isatty(STDIN_FILENO) == 1 ? nc_stdin() : fopen("/dev/tty", "re")
        guard let keys else { throw TerminalError.noTerminal }
        outputFile = output
        inputFile = keys
        let name = TerminalDevices.terminalName
        guard !name.isEmpty else { throw TerminalError.unknownTerminal(name: name) }
        guard name != "dumb" else { throw TerminalError.dumbTerminal(name: name) }
        switch nc_terminal_check(fileno(output)) {
        case 1: break
        case 0: throw TerminalError.unknownTerminal(name: name)
        default: throw TerminalError.dumbTerminal(name: name)
        }
    }
}
