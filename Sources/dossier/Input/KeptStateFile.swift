import Entities
import Library
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
        state.sort = table["sort"]?.string.flatMap { ArticleOrder.Key(rawValue: $0) }
        state.group = table["group"]?.string.flatMap { ArticleOrder.Grouping(rawValue: $0) }
        state.nameOrder = table["name_order"]?.string.flatMap { NameOrder(rawValue: $0) }
        state.preview = table["preview"]?.bool
        let kinds = table["folded_kinds"]?.string?.split(separator: " ") ?? []
        state.foldedKinds = Set(kinds.compactMap { EntityKind(rawValue: String($0)) })
        for name in table["panes"]?.table?.keys ?? [] {
            guard let width = Int(name.drop { !$0.isNumber }) else { continue }
            state.sizes[width] = table["panes"]?.table?[name]?.string.flatMap { PaneSizes($0) }
        }
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
        let words: [(String, String?)] = [
            ("sort", state.sort?.rawValue), ("group", state.group?.rawValue),
            ("name_order", state.nameOrder?.rawValue),
        ]
        for case (let name, let word?) in words {
            lines.append("\(name) = \(SettingValue.word(word).inTOML)")
        }
        if let preview = state.preview { lines.append("preview = \(preview)") }
        if !state.foldedKinds.isEmpty {
            let kinds = state.foldedKinds.map(\.rawValue).sorted().joined(separator: " ")
            lines.append("folded_kinds = \(SettingValue.word(kinds).inTOML)")
        }
        if !state.sizes.isEmpty { lines.append("[panes]") }
        for (width, sizes) in state.sizes.sorted(by: { $0.key < $1.key }) {
            lines.append("from_\(width) = \(SettingValue.word(sizes.text).inTOML)")
        }
        if !state.histories.isEmpty { lines.append("[history]") }
        for (name, typed) in state.histories.sorted(by: { $0.key < $1.key }) {
            // One line may hold what no other can: quotation marks and backslashes.
            let words = typed.map { SettingValue.word($0.filter { !$0.isNewline }).inTOML }
            lines.append("\(name) = [\(words.joined(separator: ", "))]")
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
