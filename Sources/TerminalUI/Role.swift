/// What a cell is for.
///
/// A ``Theme`` says what that looks like; views know only roles.
///
/// A program declares its own roles in addition to ``plain``: `extension Role { static let person = Role(rawValue: 1)
/// }`.
public struct Role: RawRepresentable, Hashable, Sendable {
    public let rawValue: UInt8

    public init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    /// Text without any meaning of its own.
    public static let plain = Role(rawValue: 0)

    /// One character for golden texts: `.` for plain, then a–z, A–Z, 0–9, and `?` for the rest.
    public var letter: Character {
        let letters = Role.letters
        let index = Int(rawValue)
        return index < letters.count ? letters[index] : "?"
    }

    private static let letters = Array(".abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")
}
