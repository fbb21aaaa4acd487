import CNcurses
import Glibc

/// Another program that gets some text as input.
///
/// It is started with its arguments as they are; no shell interprets them.
enum ChildProgram {
    /// Runs a program and waits for its end; what it prints is thrown away.
    ///
    /// - Parameters:
    ///   - arguments: The program's name, looked for in `PATH`, and its arguments.
    ///   - input: What it reads from standard input.
    /// - Returns: Whether it ended well.
    static func run(_ arguments: [String], input: [UInt8]) -> Bool {
        guard let process = start(arguments, input: input) else { return false }
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0 {
            guard errno == EINTR else { return false }
        }
        return status == 0
    }

    private static func start(_ arguments: [String], input: [UInt8]) -> pid_t? {
        guard let program = arguments.first else { return nil }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        let file = memoryFile(input)
        defer { close(file) }
        posix_spawn_file_actions_adddup2(&actions, file, STDIN_FILENO)
        posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)
        posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
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
