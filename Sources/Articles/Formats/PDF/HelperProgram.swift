import CChildProgram
import Glibc

/// A program of others that turns a document into text: it gets the bytes on its standard input and never a path, and no more
/// time, memory and output than is allowed here.
struct HelperProgram {
    /// Its name, looked for in `PATH`.
    let name: String
    let arguments: [String]
    /// The Debian package that has it.
    let package: String
    /// Seconds that it may run.
    var seconds = 60
    /// Bytes of memory that it may have.
    var memory = 1 << 30
    /// Bytes that it may print.
    var output = 64 << 20

    static let pdfToText = HelperProgram(
        name: "pdftotext", arguments: ["-bbox-layout", "-enc", "UTF-8", "-", "-"], package: "poppler-utils")
    static let catdoc = HelperProgram(
        name: "catdoc", arguments: ["-w", "-d", "utf-8", "-"], package: "catdoc")
    static let all = [pdfToText, catdoc]

    /// Why there is no text.
    enum Failure: Error, Equatable {
        case missing
        case tookTooLong
        case printedTooMuch
        /// It ended otherwise than well; `said` is what it told.
        case failed(said: String)
    }

    /// Whether the program is on this machine.
    var isInstalled: Bool {
        let path = getenv("PATH").map { String(cString: $0) } ?? Self.usualPath
        return path.split(separator: ":").contains { access("\($0)/\(name)", X_OK) == 0 }
    }

    private static let usualPath = "/usr/local/bin:/usr/bin:/bin"

    /// What it prints of a document.
    ///
    /// - Throws: ``Failure``.
    func text(of document: [UInt8]) throws -> [UInt8] {
        guard isInstalled else { throw Failure.missing }
        let input = Self.memoryFile(document)
        let errors = cc_memory_file()
        var (readEnd, writeEnd): (Int32, Int32) = (-1, -1)
        guard input >= 0, errors >= 0, cc_pipe(&readEnd, &writeEnd) else {
            for descriptor in [input, errors] where descriptor >= 0 { close(descriptor) }
            throw Failure.failed(said: String(cString: strerror(errno)))
        }
        defer { for descriptor in [input, errors, readEnd] { close(descriptor) } }
        let process = start(input: input, output: writeEnd, errors: errors)
        close(writeEnd)
        guard process > 0 else {
            throw process == -ENOENT
                ? Failure.missing : Failure.failed(said: String(cString: strerror(-process)))
        }
        let result = Result { try read(readEnd) }
        if case .failure = result { kill(process, SIGKILL) }
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        let printed = try result.get()
        guard status == 0 else { throw Failure.failed(said: Self.beginning(of: errors)) }
        return printed
    }

    private func start(input: Int32, output: Int32, errors: Int32) -> pid_t {
        let path = getenv("PATH").map { String(cString: $0) } ?? Self.usualPath
        // Nothing of a person's own settings changes what is read.
        var environment = Self.words(["PATH=\(path)", "LC_ALL=C.UTF-8"])
        var words = Self.words([name] + arguments)
        defer { for word in words + environment { free(word) } }
        return words.withUnsafeMutableBufferPointer { words in
            environment.withUnsafeMutableBufferPointer { environment in
                var program = cc_program(
                    arguments: words.baseAddress, environment: environment.baseAddress, input: input,
                    output: output,
                    errors: errors, memory: memory, seconds: UInt32(seconds), ends_with_thread: true)
                return cc_start(&program)
            }
        }
    }

    private static func words(_ texts: [String]) -> [UnsafeMutablePointer<CChar>?] {
        var words: [UnsafeMutablePointer<CChar>?] = texts.map { strdup($0) }
        words.append(nil)
        return words
    }

    /// Reads what is printed, until the end, or until it is too much or too late.
    private func read(_ descriptor: Int32) throws -> [UInt8] {
        let deadline = Self.now + seconds * 1000
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let left = deadline - Self.now
            guard left > 0 else { throw Failure.tookTooLong }
            var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            let ready = poll(&waiting, 1, Int32(left))
            if ready < 0, errno == EINTR { continue }
            guard ready > 0 else { throw Failure.tookTooLong }
            let count = Glibc.read(descriptor, &chunk, chunk.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return bytes }
            bytes.append(contentsOf: chunk[..<count])
            guard bytes.count <= output else { throw Failure.printedTooMuch }
        }
    }

    /// Milliseconds of a clock that nobody sets.
    private static var now: Int {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
    }

    /// A file in memory that holds bytes, to be read from its start; below zero where there is none.
    private static func memoryFile(_ bytes: [UInt8]) -> Int32 {
        let file = cc_memory_file()
        guard file >= 0 else { return file }
        var position = 0
        bytes.withUnsafeBytes { raw in
            while position < raw.count {
                let written = write(file, raw.baseAddress?.advanced(by: position), raw.count - position)
                if written < 0, errno == EINTR { continue }
                guard written > 0 else { return }
                position += written
            }
        }
        lseek(file, 0, SEEK_SET)
        return file
    }

    private static func beginning(of file: Int32) -> String {
        var bytes = [UInt8](repeating: 0, count: 1024)
        let count = pread(file, &bytes, bytes.count, 0)
        return ArticleText.clean(String(decoding: bytes[..<max(0, count)], as: UTF8.self).inOneLine)
    }
}

extension ArticleError {
    /// Why a document that a program was to read is not read.
    static func helper(_ failure: HelperProgram.Failure, _ program: HelperProgram, path: String, what: String)
        -> ArticleError
    {
        switch failure {
        case .missing: .needsProgram(path: path, what: what, program: program.name, package: program.package)
        case .tookTooLong:
            .helperFailed(
                path: path, program: program.name, reason: "took more than \(program.seconds) seconds")
        case .printedTooMuch:
            .helperFailed(
                path: path, program: program.name,
                reason: "made more than \(program.output >> 20) MiB of text")
        case .failed(let said) where ["password", "encrypt"].contains { said.lowercased().contains($0) }:
            .encrypted(path: path)
        case .failed(let said):
            .helperFailed(
                path: path, program: program.name,
                reason: said.isEmpty ? "could not read it" : "said: \(said.prefix(200))")
        }
    }
}
