import CNcurses
import Glibc

/// Another program: an editor, a pager, a browser.
///
/// Started with its arguments as they are; no shell reads them.
public enum OutsideProgram {
    /// Runs a program and waits for its end.
    ///
    /// - Parameters:
    ///   - arguments: The program's name, looked for in `PATH`, and its arguments.
    ///   - input: What it reads from standard input; the terminal's when `nil`.
    ///   - isQuiet: Whether what it prints is thrown away.
    /// - Returns: Its exit status, 128 and the signal when it died of one, `nil` when it could not be started.
    public static func run(_ arguments: [String], input: [UInt8]? = nil, isQuiet: Bool = false) -> Int32? {
        guard let process = start(arguments, input: input, isQuiet: isQuiet) else { return nil }
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0 {
            guard errno == EINTR else { return nil }
        }
        return status & 0x7f == 0 ? status >> 8 & 0xff : 128 + status & 0x7f
    }

    /// Splits a command as in `EDITOR` at its blanks.
    public static func arguments(of command: String) -> [String] {
        command.split(whereSeparator: { $0 == " " || $0 == "\t" }).map(String.init)
    }

    private static func start(_ arguments: [String], input: [UInt8]?, isQuiet: Bool) -> pid_t? {
        guard let program = arguments.first else { return nil }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        let file = input.map(memoryFile)
        defer { if let file { close(file) } }
        if let file { posix_spawn_file_actions_adddup2(&actions, file, STDIN_FILENO) }
        if isQuiet {
            posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)
            posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
        }
        var words: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) }
        words.append(nil)
        defer { for word in words { free(word) } }
        var process = pid_t()
        return posix_spawnp(&process, program, &actions, nil, words, environ) == 0 ? process : nil
    }

    /// A file in memory that holds `bytes`, to be read from its start.
    private static func memoryFile(_ bytes: [UInt8]) -> Int32 {
        let file = nc_memory_file()
        var position = 0
        bytes.withUnsafeBytes { buffer in
            while position < buffer.count {
                let written = write(file, buffer.baseAddress?.advanced(by: position), buffer.count - position)
                guard written > 0 else { return }
                position += written
            }
        }
        lseek(file, 0, SEEK_SET)
        return file
    }
}
