/// A key as it is pressed.
///
/// Control-I, -M, -[ and -H reach a terminal as Tab, Enter, Escape and Backspace, so they are never `control`.
public enum Key: Hashable, Sendable {
    /// A key that types something; the space bar too.
    case character(Character)
    /// A letter with Control, in lower case, or one of `@ \ ] ^ _`.
    case control(Character)
    /// A character with Alt.
    case alt(Character)
    case enter
    case escape
    case tab
    case backTab
    case backspace
    case altBackspace
    case altEnter
    case delete
    case insert
    case up
    case down
    case left
    case right
    case shiftUp
    case shiftDown
    case shiftLeft
    case shiftRight
    case altUp
    case altDown
    case altLeft
    case altRight
    case controlUp
    case controlDown
    case controlLeft
    case controlRight
    case home
    case end
    case controlHome
    case controlEnd
    case pageUp
    case pageDown
    /// F1 and up.
    case function(Int)
}

extension Key {
    /// Whether the key types a character.
    public var types: Bool { if case .character = self { true } else { false } }

    /// The keys that have a name of their own.
    private static let names: [(key: Key, name: String)] = [
        (.character(" "), "Space"), (.enter, "Enter"), (.escape, "Esc"), (.tab, "Tab"),
        (.backTab, "S-Tab"),
        (.backspace, "Backspace"), (.altBackspace, "M-Backspace"), (.altEnter, "M-Enter"),
        (.delete, "Del"), (.insert, "Ins"),
        (.up, "Up"), (.down, "Down"), (.left, "Left"), (.right, "Right"),
        (.shiftUp, "S-Up"), (.shiftDown, "S-Down"), (.shiftLeft, "S-Left"), (.shiftRight, "S-Right"),
        (.altUp, "M-Up"), (.altDown, "M-Down"), (.altLeft, "M-Left"), (.altRight, "M-Right"),
        (.controlUp, "C-Up"), (.controlDown, "C-Down"), (.controlLeft, "C-Left"), (.controlRight, "C-Right"),
        (.home, "Home"), (.end, "End"), (.controlHome, "C-Home"), (.controlEnd, "C-End"),
        (.pageUp, "PageUp"), (.pageDown, "PageDown"),
    ]
    /// Names that other programs write in scripts.
    private static let otherNames: [String: Key] = [
        "Escape": .escape, "BTab": .backTab, "BSpace": .backspace, "DC": .delete, "IC": .insert,
        "PPage": .pageUp, "NPage": .pageDown,
    ]
    private static let nameOfKey = Dictionary(uniqueKeysWithValues: names.map { ($0.key, $0.name) })
    private static let keyOfName = Dictionary(uniqueKeysWithValues: names.map { ($0.name, $0.key) })

    /// What reaches a program in the place of a letter with Control.
    private static let sentByControl: [Character: Key] = [
        "i": .tab, "m": .enter, "j": .enter, "[": .escape, "h": .backspace, "?": .backspace,
    ]

    /// The names of keys that do not type what they are called.
    public static var allNames: [String] { names.map(\.name) }

    /// How the key is written in help, settings and scripts: `j`, `C-d`, `M-b`, `Enter`, `F1`.
    public var name: String {
        switch self {
        case .character(let character) where character != " ": String(character)
        case .control(let character): "C-\(character)"
        case .alt(let character): character == " " ? "M-Space" : "M-\(character)"
        case .function(let number): "F\(number)"
        default: Key.nameOfKey[self] ?? ""
        }
    }

    /// The key that is written this way; `nil` when there is none.
    public init?(name: String) {
        if let key = Key.keyOfName[name] ?? Key.otherNames[name] {
            self = key
        } else if name.count == 1, let character = name.first {
            self = .character(character)
        } else if name.hasPrefix("F"), let number = Int(name.dropFirst()), (1...63).contains(number) {
            self = .function(number)
        } else if name == "M-Space" {
            self = .alt(" ")
        } else if name.count == 3, let character = name.last, name.hasPrefix("C-") {
            let letter = Character(character.lowercased())
            self = Key.sentByControl[letter] ?? .control(letter)
        } else if name.count == 3, let character = name.last, name.hasPrefix("M-") {
            self = .alt(character)
        } else {
            return nil
        }
    }

    /// The keys of a script: names separated by blanks; what is not a name is typed character by character.
    public static func script(_ text: String) -> [Key] {
        text.split(whereSeparator: { $0 == " " || $0 == "\n" || $0 == "\t" }).flatMap { word in
            Key(name: String(word)).map { [$0] } ?? word.map { .character($0) }
        }
    }
}
