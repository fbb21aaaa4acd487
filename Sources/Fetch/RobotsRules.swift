/// What a site asks of programs that walk the web (RFC 9309).
struct RobotsRules: Equatable {
    private struct Rule: Equatable {
        var isAllowed: Bool
        var pattern: [UInt8]
    }
    private var rules: [Rule]

    static let allowAll = RobotsRules(rules: [])
    static let forbidAll = RobotsRules(rules: [Rule(isAllowed: false, pattern: Array("/".utf8))])
    /// No more of a file is read.
    static let longest = 500 << 10
    private static let mostRules = 10_000

    private init(rules: [Rule]) { self.rules = rules }

    /// - Parameters:
    ///   - bytes: The file, of which at most ``longest`` bytes are read.
    ///   - program: The name that the program goes by, in lower case.
    init(_ bytes: [UInt8], program: String) {
        var own: [Rule] = []
        var everybodys: [Rule] = []
        var hasOwn = false
        var (isOwn, isEverybodys, isInAgents) = (false, false, false)
        let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
        for line in text.prefix(Self.longest).split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
            let line = String(decoding: line.prefix { $0 != UInt8(ascii: "#") }, as: UTF8.self)
            guard let colon = line.firstIndex(of: ":") else { continue }
            let value = HeaderText.trim(line[line.index(after: colon)...])
            switch HeaderText.trim(line[..<colon]).lowercased() {
            case "user-agent":
                if !isInAgents { (isOwn, isEverybodys) = (false, false) }
                isInAgents = true
                // A version may follow the name.
                let name = value.prefix { $0.isASCII && ($0.isLetter || $0 == "-" || $0 == "_") }.lowercased()
                if name == program { (isOwn, hasOwn) = (true, true) }
                if value == "*" { isEverybodys = true }
            case let field where field == "allow" || field == "disallow":
                isInAgents = false
                guard !value.isEmpty, own.count + everybodys.count < Self.mostRules else { continue }
                let rule = Rule(isAllowed: field == "allow", pattern: Self.normal(Array(value.utf8)))
                if isOwn { own.append(rule) }
                if isEverybodys { everybodys.append(rule) }
            default: continue
            }
        }
        rules = hasOwn ? own : everybodys
    }

    /// Whether a program may ask for a path, with its query.
    func allows(_ target: String) -> Bool {
        if target == "/robots.txt" { return true }
        let path = Self.normal(Array(target.utf8))
        var best: Rule?
        for rule in rules where Self.matches(rule.pattern, path) {
            let (length, longest) = (rule.pattern.count, best?.pattern.count ?? -1)
            if length > longest || length == longest && rule.isAllowed { best = rule }
        }
        return best?.isAllowed ?? true
    }

    /// With the bytes that need no percent sign as they are, all others with one, in upper case.
    private static func normal(_ bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            let digits = bytes[index...].dropFirst().prefix(2)
            if byte == UInt8(ascii: "%"), digits.count == 2,
                let value = UInt8(String(decoding: digits, as: UTF8.self), radix: 16)
            {
                append(value, isWritten: true, to: &result)
                index += 3
            } else {
                append(byte, isWritten: false, to: &result)
                index += 1
            }
        }
        return result
    }

    private static func append(_ byte: UInt8, isWritten: Bool, to result: inout [UInt8]) {
        let isLetter = (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte)
        let isPlain = isLetter || "-._~".utf8.contains(byte)
        if isPlain || !isWritten && byte > 0x20 && byte < 0x7F { return result.append(byte) }
        let digits = String(byte, radix: 16, uppercase: true)
        result.append(contentsOf: "%\(digits.count < 2 ? "0" : "")\(digits)".utf8)
    }

    /// Whether a pattern fits the beginning of a path: `*` stands for anything, `$` at its end for the path's end.
    private static func matches(_ pattern: [UInt8], _ path: [UInt8]) -> Bool {
        var pattern = pattern[...]
        let isWhole = pattern.last == UInt8(ascii: "$")
        if isWhole { pattern.removeLast() }
        var position = pattern.startIndex
        var index = 0
        // Where the last star stood, and how much of the path it takes.
        var star: (position: Int, index: Int)?
        while true {
            if position == pattern.endIndex, !isWhole || index == path.count { return true }
            if position < pattern.endIndex, pattern[position] == UInt8(ascii: "*") {
                star = (position, index)
                position += 1
            } else if index < path.count, position < pattern.endIndex, pattern[position] == path[index] {
                position += 1
                index += 1
            } else if let last = star, last.index < path.count {
                star = (last.position, last.index + 1)
                (position, index) = (last.position + 1, last.index + 1)
            } else {
                return false
            }
        }
    }
}
