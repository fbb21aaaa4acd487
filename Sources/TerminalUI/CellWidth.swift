import Algorithms

/// How many columns text takes, by a table of our own: the same on every machine, whatever its C library says.
///
/// East Asian wide characters and emoji take two, combining marks none, everything else one (ambiguous ones too).
public enum CellWidth {
    /// What a scalar is to a terminal.
    enum Kind {
        case narrow
        case wide
        /// Stands over or under the character before it.
        case mark
        /// Is not visible: joiners, selectors, bidi controls.
        case dropped
        case control
    }

    /// The columns of `scalar` alone: 0, 1 or 2.
    public static func width(_ scalar: Unicode.Scalar) -> Int {
        switch kind(of: scalar.value) {
        case .narrow, .control: 1
        case .wide: 2
        case .mark, .dropped: 0
        }
    }

    /// The columns that `text` takes on one row of a ``Screen``.
    public static func width(of text: some StringProtocol) -> Int {
        text.withBytes { bytes in
            var clusters = Clusters(bytes)
            var width = 0
            while let cluster = clusters.next() { width += Int(cluster.width) }
            return width
        }
    }

    /// As much of `text` as fits `cells` columns; when it is cut, “…” replaces its last shown character.
    public static func truncate(_ text: some StringProtocol, to cells: Int, ellipsis: Bool = true) -> String {
        let room = max(0, cells)
        return text.withBytes { bytes in
            var clusters = Clusters(bytes)
            var width = 0
            var cut = 0
            let roomBeforeEllipsis = room - (ellipsis ? 1 : 0)
            while let cluster = clusters.next() {
                width += Int(cluster.width)
                if width <= roomBeforeEllipsis { cut = cluster.end }
                guard width > room else { continue }
                let kept = String(decoding: bytes[..<cut], as: UTF8.self)
                return ellipsis && room > 0 ? kept + "…" : kept
            }
            return String(decoding: bytes, as: UTF8.self)
        }
    }

    /// `text` with each character as it will be shown: without anything that a terminal could execute or that terminals
    /// show differently.
    public static func tame(_ text: some StringProtocol) -> String {
        text.withBytes { bytes in
            var clusters = Clusters(bytes)
            var scalars = String.UnicodeScalarView()
            while let cluster = clusters.next() {
                scalars.append(contentsOf: Cell(cluster, role: .plain).text.unicodeScalars)
            }
            return String(scalars)
        }
    }

    @inline(__always)
    static func kind(of value: UInt32) -> Kind {
        if value < 0x300 {
            if value < 0x20 || (0x7f..<0xa0).contains(value) { return .control }
            return value == 0xad ? .dropped : .narrow
        }
        return kindBySearch(value)
    }

    private static func kindBySearch(_ value: UInt32) -> Kind {
        if isSpaceLike(value) { return .control }
        if contains(value, in: marks) { return .mark }
        if value < 0x1100 { return contains(value, in: dropped) ? .dropped : .narrow }
        if contains(value, in: wide) { return .wide }
        return contains(value, in: dropped) ? .dropped : .narrow
    }

    /// Whether a scalar separates words and is shown as a space: tab, the line breaks, and spaces of all sizes except
    /// those that forbid a line break and the ideographic one.
    static func isSpaceLike(_ value: UInt32) -> Bool {
        switch value {
        case 0x09...0x0d, 0x85, 0x1680, 0x2000...0x2006, 0x2008...0x200a, 0x2028, 0x2029, 0x205f: true
        default: false
        }
    }

    /// Whether the scalar can be a part of a joined sequence of emoji.
    static func isPictograph(_ value: UInt32) -> Bool {
        (0x2190...0x2bff).contains(value) || (0x1f000...0x1fbff).contains(value)
            || value == 0x3030 || value == 0x303d
    }

    /// Finds `value` in ranges given as pairs of first and last.
    private static func contains(_ value: UInt32, in ranges: [UInt32]) -> Bool {
        ranges.withUnsafeBufferPointer { ranges in
            let low = (0..<ranges.count / 2).partitioningIndex { ranges[2 * $0 + 1] >= value }
            return 2 * low < ranges.count && ranges[2 * low] <= value
        }
    }
}
