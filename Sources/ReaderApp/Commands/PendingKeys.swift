import TerminalUI

/// Keys that do not make a command yet, and the count typed before one.
///
/// The first digits go to panes, so a count begins with one of the others, or with 0: `05j` is five lines down.
struct PendingKeys: Equatable, Sendable {
    private(set) var keys: [Key] = []
    private(set) var digits = ""

    /// The count typed, 1 when there is none; at most 99,999.
    var count: Int { min(99_999, max(1, Int(digits) ?? 1)) }
    var hasCount: Bool { !digits.isEmpty }
    var isEmpty: Bool { keys.isEmpty && digits.isEmpty }

    /// Takes `key` as a digit of a count if it can be one.
    ///
    /// - Parameters:
    ///   - all: Whether any digit begins a count, and not only those that go nowhere.
    ///   - places: How many panes, or views, digits go to.
    mutating func takeDigit(_ key: Key, all: Bool, places: Int) -> Bool {
        guard keys.isEmpty, case .character(let character) = key, character.isASCII,
            let digit = character.wholeNumberValue,
            all || !digits.isEmpty || digit == 0 || digit > places, digits.count < 5
        else { return false }
        digits.append(character)
        return true
    }

    mutating func append(_ key: Key) { keys.append(key) }
    mutating func clear() { self = PendingKeys() }
}
