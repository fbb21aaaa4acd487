import ReaderApp
import TOMLKit

/// The file of what the reader keeps from run to run, as text in TOML.
enum KeptStateFile {
    /// What is not there, or not as it was written, was not kept.
    static func read(_ text: String) -> KeptState {
        guard let table = try? TOMLTable(string: text) else { return KeptState() }
        var state = KeptState(
            names: table["names"]?.string.flatMap { Settings.NamesShown(rawValue: $0) },
            bars: table["bars"]?.bool)
        for name in table["history"]?.table?.keys ?? [] {
            let lines = table["history"]?.table?[name]?.array.map { Array($0).compactMap(\.string) } ?? []
            state.histories[name] = lines.suffix(KeptState.longestHistory)
        }
        return state
    }

    static func text(of state: KeptState) -> String {
        var lines = ["# Written by dossier: what was chosen with keys. Settings go into config.toml."]
        if let names = state.names { lines.append("names = \(SettingValue.word(names.rawValue).inTOML)") }
        if let bars = state.bars { lines.append("bars = \(bars)") }
        if !state.histories.isEmpty { lines.append("[history]") }
        for (name, typed) in state.histories.sorted(by: { $0.key < $1.key }) {
            // One line may hold what no other can: quotation marks and backslashes.
            let words = typed.map { SettingValue.word($0.filter { !$0.isNewline }).inTOML }
            lines.append("\(name) = [\(words.joined(separator: ", "))]")
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
