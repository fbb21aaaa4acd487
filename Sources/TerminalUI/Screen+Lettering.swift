extension Screen {
    /// Doubles the lines of a role: `═` for `─`, `║` for `│`.
    public mutating func doubleLines(of role: Role) {
        changeCells { cell in
            guard cell.role == role, let double = Self.doubles[cell.scalarValue] else { return nil }
            return Cell(double, role: role)
        }
    }

    /// Draws lines and signs with the characters of ASCII; letters stay what they are.
    ///
    /// A line of double strokes becomes `=`. The three dots of “…” take the places of characters that are cut off anyway,
    /// or of blanks after it.
    /// - Parameter letter: What stands for another letter, in ASCII; letters stay what they are without it.
    public mutating func writeInASCII(letter: ((Unicode.Scalar) -> Character)? = nil) {
        for row in 0..<size.rows { spellOutDots(inRow: row) }
        changeCells { cell in
            guard cell.scalarValue > 0x7f || cell.hasMarks else { return nil }
            if let sign = Self.signs[cell.scalarValue] { return Cell(sign, role: cell.role) }
            guard let letter, let scalar = Unicode.Scalar(cell.scalarValue) else { return nil }
            return Cell(letter(scalar), role: cell.role)
        }
        guard let letter else { return }
        for row in 0..<size.rows {
            for (column, cell) in Array(self.row(row)).enumerated() where cell.width == 2 {
                guard let scalar = Unicode.Scalar(cell.scalarValue) else { continue }
                put(Cell(letter(scalar), role: cell.role), column: column, row: row)
            }
        }
    }

    private mutating func spellOutDots(inRow row: Int) {
        let dots = UInt32(0x2026)
        for column in 0..<size.columns where self[column: column, row: row].scalarValue == dots {
            let role = self[column: column, row: row].role
            func isBlank(_ column: Int) -> Bool { self[column: column, row: row].scalarValue == 0x20 }
            let isFollowed = column + 1 >= size.columns || !isBlank(column + 1)
            let isAfterWord = column > 1 && !isBlank(column - 1) && !isBlank(column - 2)
            let isAtEnd = column > 1 && (isAfterWord || isFollowed)
            let isBeforeBlanks = column + 2 < size.columns && isBlank(column + 1) && isBlank(column + 2)
            let places = isAtEnd ? -2...0 : isBeforeBlanks ? 0...2 : 0...0
            for place in places { put(Cell(".", role: role), column: column + place, row: row) }
        }
    }

    private static let doubles: [UInt32: Character] = table("─═│║┌╔┐╗└╚┘╝├╠┤╣┬╦┴╩┼╬")

    private static let signs: [UInt32: Character] = table(
        "─-│|┌+┐+└+┘+├+┤+┬+┴+┼+┃#━-┨#┠#═=║=╔=╗=╚=╝=╠=╣=╦=╩=╬="
            + "●*★#◆*▸>▾v▌|·-•*›>‹<….→>←<↑^↓v–-—-“\"”\"‘'’'«\"»\"×x"
            + "▁.▂:▃-▄=▅+▆*▇#█@✓v")

    /// Pairs of a character and what stands for it.
    private static func table(_ pairs: String) -> [UInt32: Character] {
        var table: [UInt32: Character] = [:]
        var scalars = pairs.unicodeScalars.makeIterator()
        while let key = scalars.next(), let value = scalars.next() { table[key.value] = Character(value) }
        return table
    }
}
