/// One cell of a screen: a character of one or two columns with up to four combining marks, and its role.
///
/// A character of two columns takes two cells; the second is a continuation and shows nothing of its own.
/// Two words, so that screens are compared and copied quickly.
public struct Cell: Equatable, Sendable {
    /// Bits 0–20 the scalar, 21–24 the plane (0 or 1) of each mark, 25–26 the width, 32–39 the role.
    private var head: UInt64
    /// Four marks of 16 bits, the first in the lowest.
    private var marks: UInt64

    /// An empty cell.
    public static let blank = Cell(asciiByte: 0x20, role: .plain)

    @inline(__always)
    init(asciiByte byte: UInt8, role: Role) {
        head = UInt64(byte) | 1 << 25 | UInt64(role.rawValue) << 32
        marks = 0
    }

    @inline(__always)
    init(_ cluster: Cluster, role: Role) {
        head = UInt64(cluster.scalar) | UInt64(cluster.markPlanes) << 21
        head |= UInt64(cluster.width) << 25 | UInt64(role.rawValue) << 32
        marks = cluster.marks
    }

    /// The second cell of a character of two columns.
    static func continuation(role: Role) -> Cell {
        var cell = Cell(asciiByte: 0, role: role)
        cell.head &= ~(3 << 25)
        return cell
    }

    /// The first character of `character` that a terminal shows the same everywhere.
    public init(_ character: Character, role: Role = .plain) {
        self = .blank
        var text = String(character)
        text.withUTF8 { bytes in
            var clusters = Clusters(bytes)
            if let cluster = clusters.next() { self = Cell(cluster, role: role) }
        }
        self.role = role
    }

    public var role: Role {
        @inline(__always) get { Role(rawValue: UInt8(truncatingIfNeeded: head >> 32)) }
        @inline(__always) set { head = head & ~(0xff << 32) | UInt64(newValue.rawValue) << 32 }
    }

    /// The columns the character takes: 1, 2, or 0 for a continuation.
    public var width: Int { Int(head >> 25 & 3) }

    /// Whether this is the second cell of a character of two columns.
    public var isContinuation: Bool { width == 0 }

    /// The value of the character without its marks; 0 in a continuation.
    public var scalarValue: UInt32 { UInt32(head & 0x1f_ffff) }

    /// Whether the character has combining marks.
    public var hasMarks: Bool { marks != 0 }

    /// The values of the combining marks, none of them 0.
    public var markValues: [UInt32] {
        var values: [UInt32] = []
        for index in 0..<4 {
            let low = UInt32(truncatingIfNeeded: marks >> (16 * UInt64(index)) & 0xffff)
            let plane = UInt32(truncatingIfNeeded: head >> (21 + UInt64(index)) & 1)
            if low | plane != 0 { values.append(plane << 16 | low) }
        }
        return values
    }

    /// The character with its marks; empty in a continuation.
    public var text: String {
        guard !isContinuation else { return "" }
        var scalars = String.UnicodeScalarView()
        for value in [scalarValue] + markValues {
            if let scalar = Unicode.Scalar(value) { scalars.append(scalar) }
        }
        return String(scalars)
    }
}

extension Cell {
    /// An empty cell of a role.
    @inline(__always)
    static func blank(role: Role) -> Cell {
        Cell(asciiByte: 0x20, role: role)
    }
}
