import Foundation
import Glibc

/// A program that ran to its end: how long it took, and the most memory it used.
struct MeasuredProcess {
    var seconds: Double
    /// In MB.
    var memory: Double
    var status: Int32
    var output: String

    var succeeded: Bool { status == 0 }

    /// Runs a program found on the path; what it prints goes to `output`.
    ///
    /// - Parameters:
    ///   - environment: What is set in addition to the environment of this process.
    ///   - meanwhile: Called every 10 ms while it runs, with the seconds since it began.
    static func run(
        _ arguments: [String], environment: [String: String] = [:], meanwhile: ((Double) -> Void)? = nil
    ) throws -> MeasuredProcess {
        let folder = FileManager.default.temporaryDirectory.path
        let output = "\(folder)/dossier-benchmark-\(getpid())-\(UInt32.random(in: 0 ... .max)).out"
        defer { unlink(output) }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
        let variables = ProcessInfo.processInfo.environment.merging(environment) { $1 }.map {
            "\($0.key)=\($0.value)"
        }
        var words: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
        var settings: [UnsafeMutablePointer<CChar>?] = variables.map { strdup($0) } + [nil]
        defer { for pointer in words + settings { free(pointer) } }
        var child: pid_t = 0
        var usage = rusage()
        var status: Int32 = 0
        let time = try timed {
            let failure = posix_spawnp(&child, arguments[0], &actions, nil, &words, &settings)
            guard failure == 0 else { throw POSIXError(POSIXErrorCode(rawValue: failure) ?? .ENOENT) }
            let start = ContinuousClock.now
            while true {
                let ended = wait4(child, &status, meanwhile == nil ? 0 : WNOHANG, &usage)
                if ended > 0 || ended < 0 && errno != EINTR { break }
                guard ended == 0 else { continue }
                meanwhile?(start.duration(to: .now) / .seconds(1))
                usleep(10_000)
            }
        }
        let text = (try? String(contentsOfFile: output, encoding: .utf8)) ?? ""
        return MeasuredProcess(
            seconds: time, memory: Double(usage.ru_maxrss) / 1024, status: status, output: text)
    }

    /// Whether a program is installed.
    static func isInstalled(_ program: String) -> Bool {
        let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin"
        return path.split(separator: ":").contains {
            FileManager.default.isExecutableFile(atPath: "\($0)/\(program)")
        }
    }
}

/// The total size of the files of a folder, in bytes.
func bytes(inFolder path: String) -> Int {
    guard let files = FileManager.default.enumerator(atPath: path) else { return 0 }
    var sum = 0
    for case let file as String in files {
        var status = stat()
        if lstat("\(path)/\(file)", &status) == 0, status.st_mode & S_IFMT == S_IFREG {
            sum += Int(status.st_size)
        }
    }
    return sum
}
