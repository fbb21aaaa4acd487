import ArgumentParser
import Articles

/// How large and how deep things may be that are read, where that is to be otherwise than usual.
struct LimitOptions: ParsableArguments {
    @Option(
        name: .customLong("limit"),
        help: ArgumentHelp(
            "Change a limit: article=128M, archive-depth=4 … (dossier help formats lists them).",
            valueName: "NAME=VALUE"))
    var changes: [LimitChange] = []

    /// The limits that hold.
    var limits: ReadingLimits {
        var limits = ReadingLimits.standard
        for change in changes { limits[keyPath: change.limit.value] = change.number }
        return limits
    }
}

/// A limit that a person can change.
struct ReadingLimit: Sendable {
    let name: String
    let value: any WritableKeyPath<ReadingLimits, Int> & Sendable
    /// Whether it counts bytes.
    let isBytes: Bool
    let words: String

    private init(
        _ name: String, _ value: any WritableKeyPath<ReadingLimits, Int> & Sendable, isBytes: Bool = false,
        _ words: String
    ) {
        (self.name, self.value, self.isBytes, self.words) = (name, value, isBytes, words)
    }

    static let all = [
        ReadingLimit("article", \.article, isBytes: true, "an article"),
        ReadingLimit("line", \.line, isBytes: true, "a line of a file that is read by lines"),
        ReadingLimit("field", \.field, isBytes: true, "a field of a row"),
        ReadingLimit("archive-members", \.archiveMembers, "the members of an archive"),
        ReadingLimit("archive-depth", \.archiveDepth, "archives within archives"),
        ReadingLimit(
            "archive-ratio", \.archiveRatio,
            "how many times its size an archive unpacks to, beyond archive-bytes"),
        ReadingLimit(
            "archive-bytes", \.archiveBytes, isBytes: true, "what an archive unpacks to, whatever its size"),
        ReadingLimit("xml-depth", \.xmlDepth, "elements within elements of XML"),
        ReadingLimit("mail-depth", \.mailDepth, "parts within parts of a message"),
        ReadingLimit("mail-parts", \.mailParts, "the parts of a message"),
        ReadingLimit("json-depth", \.jsonDepth, "values within values of JSON"),
    ]

    /// The value of a limit, in words: “64 MiB”, “1000000”.
    func text(in limits: ReadingLimits) -> String {
        let number = limits[keyPath: value]
        guard isBytes else { return "\(number)" }
        return number >= 1 << 30 && number % (1 << 30) == 0 ? "\(number >> 30) GiB" : "\(number >> 20) MiB"
    }
}

/// A limit and its new value: `article=128M`.
struct LimitChange: ExpressibleByArgument {
    let limit: ReadingLimit
    let number: Int

    init?(argument: String) {
        let parts = argument.split(separator: "=", maxSplits: 1)
        guard parts.count == 2, let limit = ReadingLimit.all.first(where: { $0.name == parts[0] }) else {
            return nil
        }
        let units: [(String, Int)] = [
            ("GiB", 30), ("MiB", 20), ("KiB", 10), ("G", 30), ("M", 20), ("K", 10),
        ]
        let unit = limit.isBytes ? units.first { parts[1].hasSuffix($0.0) } : nil
        guard let number = Int(parts[1].dropLast(unit?.0.utf8.count ?? 0)), number > 0,
            number <= Int.max >> (unit?.1 ?? 0)
        else { return nil }
        self.limit = limit
        self.number = number << (unit?.1 ?? 0)
    }
}
