/// All decisions, in the order they were made.
public struct CorrectionLog: Equatable, Sendable {
    /// A line of a written log that is not a known correction.
    public struct Problem: Equatable, Sendable {
        /// Counted from 1.
        public var line: Int
        public var message: String
    }
    public private(set) var corrections: [Correction] = []

    public init(_ corrections: [Correction] = []) { self.corrections = corrections }

    /// The first line of a written log, which names its format.
    private static let head = "# dossier corrections 1"

    /// The log as text, a decision a line.
    public var text: String { ([Self.head] + corrections.map(\.line)).joined(separator: "\n") + "\n" }

    /// Reads a written log in UTF-8; lines that start with # and empty lines are skipped, and lines that cannot be read
    /// are reported.
    public static func read(_ text: some Collection<UInt8>) -> (log: CorrectionLog, problems: [Problem]) {
        var log = CorrectionLog()
        var problems: [Problem] = []
        for (number, bytes) in text.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
            guard let first = bytes.first(where: { $0 != 0x20 && $0 != 0x0D && $0 != 0x09 }), first != 0x23
            else { continue }
            guard let line = String(validating: bytes, as: UTF8.self) else {
                problems.append(Problem(line: number + 1, message: "The line is not UTF-8 text."))
                continue
            }
            do {
                log.corrections.append(try Correction(line: line))
            } catch {
                problems.append(Problem(line: number + 1, message: String(describing: error)))
            }
        }
        return (log, problems)
    }
}
