import CNcurses
import Glibc

/// Another program, which is started with its arguments as they are; no shell interprets them.
enum ChildProgram {
    /// Runs a program and waits for its end.
    ///
    /// - Parameters:
    ///   - arguments: The program's name, looked for in `PATH`, and its arguments.
    ///   - input: What it reads from standard input; `nil` for the terminal.
    ///   - isSilent: Whether what it prints is thrown away where it has an input.
    /// - Returns: A sentence on what went wrong; `nil` when it ended well.
    static func run(_ arguments: [String], input: [UInt8]? = nil, isSilent: Bool = true) -> String? {
        guard let program = arguments.first else { return nil }
        var process = pid_t()
        let result = start(arguments, input: input, isSilent: isSilent, &process)
        guard result == 0 else {
            return "\(program) could not be started: \(String(cString: strerror(result)))."
        }
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        let code = (status >> 8) & 0xFF
        return status & 0x7F == 0 && code == 0 ? nil : "\(program) ended with status \(code)."
    }

    /// - Returns: 0, or the number of the error.
    private static func start(
        _ arguments: [String], input: [UInt8]?, isSilent: Bool, _ process: inout pid_t
    ) -> Int32 {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        let file = input.map(memoryFile)
        defer { if let file { close(file) } }
        if let file {
            posix_spawn_file_actions_adddup2(&actions, file, STDIN_FILENO)
        }
        if file != nil, isSilent {
            posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)
            posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
        }
        // The reader blocks the signals it reads from a descriptor; the program must not inherit that.
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
        var words: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) }
        words.append(nil)
        defer { for word in words { free(word) } }
        return posix_spawnp(&process, arguments[0], &actions, &attributes, words, environ)
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
