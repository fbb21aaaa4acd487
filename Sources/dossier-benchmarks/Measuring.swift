import Glibc

/// Seconds that `body` takes.
func timed(_ body: () throws -> Void) rethrows -> Double {
    let clock = ContinuousClock()
    let time = try clock.measure(body).components
    return Double(time.seconds) + Double(time.attoseconds) / 1e18
}

/// Milliseconds that each of `rounds` runs of `body` takes, sorted.
func milliseconds(rounds: Int, _ body: () throws -> Void) rethrows -> [Double] {
    try (0..<rounds).map { _ in try timed(body) * 1000 }.sorted()
}

/// The processor time of this process so far, in milliseconds; other work on the machine hardly changes it.
func processorMilliseconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) * 1000 + Double(time.tv_nsec) / 1_000_000
}

extension Array where Element == Double {
    /// The value that `share` (0…1) of a sorted list does not exceed.
    func quantile(_ share: Double) -> Double {
        isEmpty ? 0 : self[Swift.min(count - 1, Swift.max(0, Int((Double(count) * share).rounded(.up)) - 1))]
    }
}

/// The most memory that this process has used, in MB.
func peakMemory() -> Double { memory("VmHWM:", of: "self") }

/// The most memory that another process has used, in MB; 0 when it has ended.
func peakMemory(of process: pid_t) -> Double { memory("VmHWM:", of: "\(process)") }

/// The processor time of another process so far, in milliseconds; 0 when it has ended.
func processorMilliseconds(of process: pid_t) -> Double {
    guard let file = fopen("/proc/\(process)/stat", "r") else { return 0 }
    defer { fclose(file) }
    var buffer = [CChar](repeating: 0, count: 1024)
    guard fgets(&buffer, 1024, file) != nil else { return 0 }
    let line = String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    // After the name, which may hold anything, time in user mode and in the kernel are the 12th and 13th values.
    let values = line.split(separator: ")").last?.split(separator: " ") ?? []
    guard values.count > 12, let user = Double(values[11]), let kernel = Double(values[12]) else { return 0 }
    return (user + kernel) * 1000 / Double(sysconf(Int32(_SC_CLK_TCK)))
}

/// The memory that this process has now, in MB.
func currentMemory() -> Double { memory("VmRSS:", of: "self") }

private func memory(_ key: String, of process: String) -> Double {
    guard let file = fopen("/proc/\(process)/status", "r") else { return 0 }
    defer { fclose(file) }
    var buffer = [CChar](repeating: 0, count: 256)
    while fgets(&buffer, 256, file) != nil {
        let line = String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        guard line.hasPrefix(key) else { continue }
        let number = line.dropFirst(key.count).filter(\.isNumber)
        return (Double(number) ?? 0) / 1024
    }
    return 0
}

/// A number with this many digits after the point.
func rounded(_ number: Double, _ digits: Int = 1) -> String {
    let factor = pow(10, Double(digits))
    let value = (number * factor).rounded() / factor
    return digits == 0 ? String(Int(value)) : String(value)
}
