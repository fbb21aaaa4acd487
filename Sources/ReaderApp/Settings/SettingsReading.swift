/// What a file of settings says.
public struct SettingsReading: Equatable, Sendable {
    /// The settings; what the file does not say, or says wrongly, is as it is when nothing is set.
    public var settings: Settings
    /// What is wrong with it, in sentences with the file's name and the line.
    public var problems: [String]

    public init(_ settings: Settings = Settings(), problems: [String] = []) {
        self.settings = settings
        self.problems = problems
    }

    /// The problems as one message; `nil` where there are none.
    var message: String? {
        guard let first = problems.first else { return nil }
        return problems.count == 1 ? first : "\(first) (and \(problems.count - 1) more)"
    }
}
