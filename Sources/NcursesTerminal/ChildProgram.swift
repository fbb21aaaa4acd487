import CChildProgram
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
    ///   - patience: So many seconds it may take before it is ended; `nil` for any time.
    /// - Returns: A sentence on what went wrong; `nil` when it ended well.
    static func run(
        _ arguments: [String], input: [UInt8]? = nil, isSilent: Bool = true, patience: Double? = nil
    )
        -> String?
    {
        guard let program = arguments.first else { return nil }
        var process = pid_t()
        let result = start(arguments, input: input, isSilent: isSilent, &process)
        guard result == 0 else {
            return "\(program) could not be started: \(String(cString: strerror(result)))."
        }
        guard let status = end(of: process, within: patience) else {
            return "\(program) did not answer and was ended."
        }
        let code = (status >> 8) & 0xFF
        return status & 0x7F == 0 && code == 0 ? nil : "\(program) ended with status \(code)."
    }

    /// How long it is slept between two looks at whether a program has ended.
    private static let step = 0.002

    /// The status of a program that has ended; `nil` where it had to be ended.
    private static func end(of process: pid_t, within patience: Double?) -> Int32? {
        var status: Int32 = 0
        if let patience {
            for _ in 0..<Int(patience / step) {
                if waitpid(process, &status, WNOHANG) == process { return status }
                usleep(useconds_t(step * 1_000_000))
            }
            kill(process, SIGKILL)
        }
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        return patience == nil ? status : nil
    }

    /// - Returns: 0, or the number of the error.
    private static func start(
        _ arguments: [String], input: [UInt8]?, isSilent: Bool, _ process: inout pid_t
    ) -> Int32 {
        let file = input.map(memoryFile)
        let nowhere = file == nil || !isSilent ? -1 : open("/dev/null", O_WRONLY | O_CLOEXEC)
        defer { for descriptor in [file ?? -1, nowhere] where descriptor >= 0 { close(descriptor) } }
        var words: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) }
        words.append(nil)
        defer { for word in words { free(word) } }
        return words.withUnsafeMutableBufferPointer { words in
            var program = cc_program(
                arguments: words.baseAddress, environment: nil, input: file ?? -1, output: nowhere,
                errors: nowhere,
                memory: 0, seconds: 0, ends_with_thread: false)
            process = cc_start(&program)
            return process < 0 ? -process : 0
        }
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
