/// How many colours a terminal has.
public enum ColourDepth: Equatable, Sendable, CaseIterable {
    /// None, or none are wanted.
    case none
    case eight
    case sixteen
    /// 256 or more.
    case full
}

/// What each role looks like, on terminals with many colours, few, or none.
public struct Theme: Equatable, Sendable {
    /// The looks of a role.
    public struct Row: Equatable, Sendable {
        public var role: Role
        /// With 256 colours.
        public var full: Style
        /// With 16 colours, which every terminal has its own idea of.
        public var sixteen: Style
        public var eight: Style

        public init(_ role: Role, _ full: Style, _ sixteen: Style, _ eight: Style) {
            self.role = role
            self.full = full
            self.sixteen = sixteen
            self.eight = eight
        }

        /// The same looks for another role, with attributes added.
        public func standing(for other: Role, adding more: Style.Attributes = []) -> Row {
            Row(other, full.adding(more), sixteen.adding(more), eight.adding(more))
        }
    }

    public let name: String
    private let rows: [Role: Row]
    private let withoutColour: [Role: Style]

    /// - Parameters:
    ///   - rows: The looks of each role; of a role with several rows the first holds.
    ///   - withoutColour: What roles look like where there are no colours.
    public init(_ name: String, _ rows: [Row] = [], withoutColour: [Role: Style] = [:]) {
        self.name = name
        self.rows = Dictionary(rows.map { ($0.role, $0) }) { first, _ in first }
        self.withoutColour = withoutColour
    }

    /// The roles that look like something.
    public var roles: Set<Role> { Set(rows.keys).union(withoutColour.keys) }

    /// The looks of `role`; plain when the theme does not define it.
    public func row(of role: Role) -> Row { rows[role] ?? Row(role, .plain, .plain, .plain) }

    /// The style of `role`; plain when the theme does not define it.
    public func style(of role: Role, at depth: ColourDepth) -> Style {
        switch depth {
        case .none: withoutColour[role] ?? .plain
        case .eight: rows[role]?.eight ?? .plain
        case .sixteen: rows[role]?.sixteen ?? .plain
        case .full: rows[role]?.full ?? .plain
        }
    }
}
