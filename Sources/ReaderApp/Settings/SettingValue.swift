/// The value of a setting, as a file or a command gives it.
public enum SettingValue: Equatable, Sendable {
    case number(Int)
    case flag(Bool)
    case word(String)

    /// A value as it is typed: `66`, `true`, `off`, `light`, `"light"`.
    public init(typed text: some StringProtocol) {
        let word = text.drop { $0 == " " || $0 == "\"" }.prefix { $0 != "\"" }
        switch word {
        case "true", "on", "yes": self = .flag(true)
        case "false", "off", "no": self = .flag(false)
        default: self = Int(word).map(SettingValue.number) ?? .word(String(word))
        }
    }

    /// As it stands in a message: `10`, `true`, `dim`.
    var inWords: String {
        switch self {
        case .number(let number): String(number)
        case .flag(let flag): String(flag)
        case .word(let word): word
        }
    }

    /// As it stands in a file.
    public var inTOML: String {
        switch self {
        case .number, .flag: inWords
        case .word(let word):
            "\"\(word.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\""
        }
    }
}
