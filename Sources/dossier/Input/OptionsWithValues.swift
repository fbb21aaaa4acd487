import ArgumentParser

/// A command that has options with a value besides `--library`, which every command has.
protocol OptionsWithValues: ParsableCommand {
    /// The options that are followed by one value.
    static var optionsWithValue: Set<String> { get }
    /// The options that are followed by values up to the next option.
    static var optionsWithValues: Set<String> { get }
}

extension OptionsWithValues {
    static var optionsWithValue: Set<String> { [] }
    static var optionsWithValues: Set<String> { [] }
}
